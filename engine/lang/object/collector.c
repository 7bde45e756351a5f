// The cycle collector. Reference counts free nearly everything at once; what is left are rings of containers that
// nothing else refers to.
//
// Trial deletion, as CPython does it: each container's count, less the references that containers hold to it, is what
// refers to it from outside (frames that run, C, immortal objects). What is reachable from those with something left
// stays; the rest is garbage. The tables are malloc'd for the time of one collection: nothing of them outlives it.
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "boot.h"
#include "deque.h"
#include "dict.h"
#include "frame.h"
#include "native.h"
#include "base/grow.h"

enum { COLLECT_AFTER = 50000 };  // containers made before it looks: rarely, most programs make no cycles

typedef struct Item {
  Object *object;
  int64_t outside;
  bool reached;
} Item;
typedef struct Table {
  Item *items;
  size_t count, room;
  bool failed;
} Table;
typedef struct Walk {
  Table *t;
  size_t *stack;
  size_t depth;
} Walk;
typedef void (*Visit)(Walk *w, Value v);

static bool is_container(const Object *o) {
  if (is_own(from_obj(o))) return true;
  switch ((Kind)o->kind) {
  case K_TUPLE:
  case K_LIST:
  case K_DICT:
  case K_SET:
  case K_FROZENSET:
  case K_DEQUE:
  case K_FUNCTION:
  case K_METHOD:
  case K_INSTANCE:
  case K_EXCEPTION:
  case K_CELL:
  case K_GENERATOR:
  case K_FRAME:
  case K_PROPERTY:
  case K_STATICMETHOD:
  case K_CLASSMETHOD:
  case K_TYPE:
  case K_MODULE:
  case K_ITERATOR:
  case K_SHARED:
  case K_NATIVE: return true;
  default: return false;
  }
}

static void children_of_type(Walk *w, const Type *t, Visit visit) {
  visit(w, from_obj(t->dict));
  visit(w, t->bases);
  visit(w, t->mro);
  visit(w, t->subclasses);
}

static void children(Walk *w, const Object *o, Visit visit) {
  if (o->type) visit(w, from_obj(o->type));
  if (is_own(from_obj(o))) visit(w, *own_attrs((Object *)o));
  switch ((Kind)o->kind) {
  case K_TUPLE:
    for (uint32_t i = o->flags & OF_TYPE; i < ((const Tuple *)o)->count; i++) visit(w, ((const Tuple *)o)->items[i]);
    break;
  case K_LIST:
    if (o->flags & OF_TYPE) break;
    for (uint32_t i = 0; i < ((const List *)o)->count; i++) visit(w, ((const List *)o)->items[i]);
    visit(w, ((const List *)o)->attrs);
    break;
  case K_DICT: {
    const Dict *d = (const Dict *)o;
    for (uint32_t i = 0; i < d->used; i++)
      if (d->entries[i].key != V_UNBOUND) visit(w, d->entries[i].key), visit(w, d->entries[i].value);
    visit(w, d->attrs);
    break;
  }
  case K_SET:
  case K_FROZENSET: visit(w, from_obj(((const Set *)o)->dict)), visit(w, ((const Set *)o)->attrs); break;
  case K_DEQUE:
    for (uint32_t i = 0; i < ((const Deque *)o)->count; i++) visit(w, deque_at((const Deque *)o, i));
    visit(w, ((const Deque *)o)->attrs);
    break;
  case K_FUNCTION: {
    const Function *f = (const Function *)o;
    const Value parts[] = {from_obj(f->globals), f->defaults, f->kwdefaults, f->closure, f->attrs};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) visit(w, parts[i]);
    break;
  }
  case K_METHOD: visit(w, ((const Method *)o)->function), visit(w, ((const Method *)o)->self); break;
  case K_NATIVE: visit(w, ((const Native *)o)->self); break;
  case K_INSTANCE: visit(w, from_obj(((const Instance *)o)->dict)); break;
  case K_EXCEPTION: {
    const Exception *e = (const Exception *)o;
    const Value parts[] = {e->args,      e->cause,  e->context,
                           e->traceback, e->object, e->dict ? from_obj(e->dict) : V_NONE};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) visit(w, parts[i]);
    break;
  }
  case K_CELL: visit(w, ((const Cell *)o)->value); break;
  case K_GENERATOR:
    if (((const Generator *)o)->frame) visit(w, from_obj(((const Generator *)o)->frame));
    break;
  case K_FRAME: {
    const Frame *f = (const Frame *)o;
    visit(w, from_obj(f->function));
    if (f->ns) visit(w, from_obj(f->ns));
    visit(w, f->extra), visit(w, f->outer), visit(w, f->own);
    for (uint32_t i = f->first; i < f->nregs; i++) visit(w, f->r[i]);
    break;
  }
  case K_PROPERTY:
    for (int i = 0; i < 4; i++) visit(w, (&((const Property *)o)->get)[i]);
    break;
  case K_STATICMETHOD:
  case K_CLASSMETHOD: visit(w, ((const Wrapper *)o)->function); break;
  case K_TYPE: children_of_type(w, (const Type *)o, visit); break;
  case K_MODULE: visit(w, from_obj(((const Module *)o)->dict)); break;
  case K_ITERATOR: visit(w, ((const Iterator *)o)->source), visit(w, ((const Iterator *)o)->more); break;
  case K_SHARED:
    visit(w, ((const Shared *)o)->keep);
    if (((const Shared *)o)->dict) visit(w, from_obj(((const Shared *)o)->dict));
    break;
  default: break;
  }
}

static void collect_item(void *data, Object *o) {
  Table *t = data;
  if (t->failed || o->refs & IMMORTAL || !is_container(o)) return;
  if (!GROW(t->items, t->room, t->count + 1, 4096)) {
    t->failed = true;
    return;
  }
  t->items[t->count++] = (Item){.object = o, .outside = o->refs};
}

static Item *find(const Table *t, Value v) {  // the walk goes by address: the table is sorted
  if (!is_ptr(v)) return NULL;
  const Object *o = as_obj(v);
  size_t low = 0, high = t->count;
  while (low < high) {
    size_t mid = (low + high) / 2;
    if (t->items[mid].object < o) low = mid + 1;
    else high = mid;
  }
  return low < t->count && t->items[low].object == o ? &t->items[low] : NULL;
}

static void subtract(Walk *w, Value v) {
  Item *i = find(w->t, v);
  if (i) i->outside--;
}

static void reach(Walk *w, Value v) {
  Item *i = find(w->t, v);
  if (!i || i->reached) return;
  i->reached = true;
  w->stack[w->depth++] = (size_t)(i - w->t->items);
}

// What keeps an object alive is broken: its contents go, and with them the ring.
static void break_up(Machine *m, Object *o) {
  if (is_own(from_obj(o)) && *own_attrs(o) != V_UNBOUND) dict_clear(m, (Dict *)as_obj(*own_attrs(o)));
  switch ((Kind)o->kind) {
  case K_LIST: {
    List *l = (List *)o;
    if (o->flags & OF_TYPE) break;
    while (l->count) decref(m, l->items[--l->count]);
    break;
  }
  case K_DICT: dict_clear(m, (Dict *)o); break;
  case K_SET:
  case K_FROZENSET: dict_clear(m, ((Set *)o)->dict); break;
  case K_DEQUE: deque_clear(m, (Deque *)o); break;
  case K_INSTANCE: dict_clear(m, ((Instance *)o)->dict); break;
  case K_CELL: {
    Value v = ((Cell *)o)->value;
    ((Cell *)o)->value = V_UNBOUND;
    decref(m, v);
    break;
  }
  case K_EXCEPTION: {
    Exception *e = (Exception *)o;
    Value *parts[] = {&e->cause, &e->context, &e->traceback, &e->object};
    for (int i = 0; i < 4; i++) {
      Value v = *parts[i];
      *parts[i] = V_UNBOUND;
      decref(m, v);
    }
    if (e->dict) dict_clear(m, e->dict);
    break;
  }
  case K_FUNCTION: {
    Function *f = (Function *)o;
    Value *parts[] = {&f->defaults, &f->kwdefaults, &f->closure, &f->attrs};
    for (int i = 0; i < 4; i++) {
      Value v = *parts[i];
      *parts[i] = V_UNBOUND;
      decref(m, v);
    }
    break;
  }
  case K_TYPE: dict_clear(m, ((Type *)o)->dict); break;
  case K_GENERATOR: {
    Generator *g = (Generator *)o;
    Frame *f = g->frame;
    g->frame = NULL;
    if (f) frame_free(m, f);
    break;
  }
  default: break;
  }
}

// A reference that goes with the ring hears of nobody's end; the others do, while the rings still stand.
static void forget_weakly(Machine *m, const Table *t, Object *o) {
  if (!m->own.weak.live) return;
  for (Weak *w = weak_of(m, o); w; w = w->next) {
    const Item *owner = find(t, from_obj(w->owner));
    if (owner && !owner->reached) w->calls = false;
  }
  weak_target_ends(m, o);
}

void machine_collect(Machine *m) {
  m->own.collecting = true;
  m->own.objects = 0;
  Table t = {0};
  heap_walk(m->heap, collect_item, &t);
  size_t *stack = t.count ? malloc(t.count * sizeof *stack) : NULL;
  if (t.failed || !stack) goto done;
  Walk w = {.t = &t, .stack = stack};
  for (size_t i = 0; i < t.count; i++) children(&w, t.items[i].object, subtract);
  for (size_t i = 0; i < t.count; i++)
    if (t.items[i].outside > 0 && !t.items[i].reached) {
      t.items[i].reached = true;
      stack[w.depth++] = i;
      while (w.depth) children(&w, t.items[stack[--w.depth]].object, reach);
    }
  size_t live = 0;
  for (size_t i = 0; i < t.count; i++) live += t.items[i].reached;
  for (size_t i = 0; i < t.count; i++)
    if (!t.items[i].reached) t.items[i].object->refs++;  // none is freed while others are broken up
  for (size_t i = 0; i < t.count; i++)
    if (!t.items[i].reached) forget_weakly(m, &t, t.items[i].object);
  for (size_t i = 0; i < t.count; i++)
    if (!t.items[i].reached) break_up(m, t.items[i].object);
  for (size_t i = 0; i < t.count; i++)
    if (!t.items[i].reached) DECREF_OBJ(m, t.items[i].object);
  // As often as the heap doubles: what a collection costs stays in proportion to what was made.
  m->own.collect_at = live > COLLECT_AFTER ? (uint32_t)(live < UINT32_MAX ? live : UINT32_MAX) : COLLECT_AFTER;
done:
  m->own.collecting = false;
  free(stack);
  free(t.items);
}

void collector_boot(Machine *m) { m->own.collect_at = COLLECT_AFTER; }
