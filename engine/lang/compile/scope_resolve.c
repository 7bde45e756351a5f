// The second pass over names: finds, for each name that a scope uses but does not bind, who owns it.
//
// An owner is a function around it that binds the name (class bodies in between are passed over, but for the
// __class__ cell, which a class owns). The owner's variable becomes a cell, and every scope in between hands it on.
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "lang/object/constant.h"
#include "scope.h"
#include "base/out_of_memory.h"

static void hand_on(Scope *s, Value name) {
  Symbol *sym = scope_add(s, name);
  if (sym->flags & SYM_FREE) return;
  sym->flags |= SYM_FREE;
  int room = s->nfree;
  if (!GROW_EXACTLY(s->free, room, s->nfree + 1)) out_of_memory();
  s->free[s->nfree++] = name;
}

static Scope *owner_of(const Scope *s, Value name) {
  bool is_class = strcmp(str_data(name), "__class__") == 0;
  for (Scope *p = s->parent; p && p->kind != SCOPE_MODULE; p = p->parent) {
    if (p->kind == SCOPE_CLASS) {
      if (is_class) return p;
      continue;
    }
    Symbol *sym = scope_symbol(p, name);
    if (!sym) continue;
    if (sym->flags & SYM_GLOBAL) return NULL;
    if ((sym->flags & SYM_BOUND) && !(sym->flags & SYM_NONLOCAL)) return p;
  }
  return NULL;
}

static void capture(Scope *s, Scope *owner, Value name) {
  Symbol *own = scope_add(owner, name);
  own->flags |= SYM_CELL;
  if (owner->kind == SCOPE_CLASS) owner->class_cell = true;
  for (Scope *p = s; p != owner; p = p->parent) hand_on(p, name);
}

static void resolve(Scope *s, int i, const Source *source, Refusal *r) {
  Symbol sym = s->symbols[i];
  if (sym.flags & (SYM_GLOBAL | SYM_FREE)) return;
  if ((sym.flags & SYM_BOUND) && !(sym.flags & SYM_NONLOCAL)) return;
  if (!(sym.flags & (SYM_USED | SYM_NONLOCAL))) return;
  Scope *owner = owner_of(s, sym.name);
  if (owner) capture(s, owner, sym.name);
  else if (sym.flags & SYM_NONLOCAL)
    compiler_refuse(r, source, sym.declared, "no binding for nonlocal '%s' found", str_data(sym.name));
}

bool scopes_resolve(Scope *first, const Source *source, Refusal *r) {
  for (Scope *s = first->next; s; s = s->next)
    for (int i = 0; i < s->nsymbols && !compiler_refused(r); i++) resolve(s, i, source, r);
  return !compiler_refused(r);
}
