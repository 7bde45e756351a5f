// import and from … import.
#include <string.h>

#include "compiler.h"
#include "lang/object/constant.h"

static Value part(const char *from, const char *to) { return str_constant(from, (size_t)(to - from)); }

// One of mplab's own modules, imported by another text of the prelude.
static bool is_inner(const Compiler *c, const char *name) {
  return name[0] == '_' && c->source->prelude && c->u->scope->kind == SCOPE_MODULE;
}

static void import_module(Compiler *c, const Alias *a) {
  uint32_t mark = c->u->top;
  Reg r = temp_push(c);
  emit(c, OP_IMPORT, 0, r, unit_const(c, a->name), unit_const(c, V_NONE));
  const char *text = str_data(a->name), *dot = strchr(text, '.');
  if (a->asname == V_UNBOUND && is_inner(c, text)) {
    // found by its name wherever this text asks for it (find_inner)
  } else if (a->asname == V_UNBOUND) {
    store_name(c, dot ? part(text, dot) : a->name, r, false);
  } else {
    while (dot) {  // the top module came; the name is for the last one
      const char *next = strchr(dot + 1, '.');
      emit(c, OP_IMPORTFROM, XB, r, r, unit_const(c, part(dot + 1, next ? next : text + strlen(text))));
      dot = next;
    }
    store_name(c, a->asname, r, false);
  }
  c->u->top = mark;
}

static void import_names(Compiler *c, const Node *n) {
  enum { MAX_NAMES = 256 };
  uint32_t mark = c->u->top;
  int count = n->u.import.nnames;
  const Alias *names = n->u.import.names;
  if (strcmp(str_data(n->u.import.module), "__future__") == 0) {
    c->postponed |= scopes_postponed(n);
    return;
  }
  Value list[MAX_NAMES];
  for (int i = 0; i < count && i < MAX_NAMES; i++) list[i] = names[i].name;
  Reg module = temp_push(c);
  emit(c, OP_IMPORT, 0, module, unit_const(c, n->u.import.module),
       unit_const(c, tuple_constant(list, (uint32_t)(count < MAX_NAMES ? count : MAX_NAMES))));
  if (strcmp(str_data(names[0].name), "*") == 0) {
    emit(c, OP_IMPORTSTAR, XA, module, 0, 0);
  } else {
    for (int i = 0; i < count; i++) {
      Reg r = temp_push(c);
      emit(c, OP_IMPORTFROM, i + 1 == count ? XB : 0, r, module, unit_const(c, names[i].name));
      store_name(c, names[i].asname != V_UNBOUND ? names[i].asname : names[i].name, r, false);
      c->u->top = mark + 1;
    }
  }
  c->u->top = mark;
}

void compile_import(Compiler *c, const Node *n) {
  if (n->kind == N_IMPORTFROM) {
    import_names(c, n);
    return;
  }
  for (int i = 0; i < n->u.import.nnames; i++) import_module(c, &n->u.import.names[i]);
}
