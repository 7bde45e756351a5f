// Walking a value (see content.h): depth first, each container once.
#include "content.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/hash.h"
#include "lang/object/deque.h"
#include "lang/object/dict.h"
#include "lang/types/collections.h"

typedef struct Met {  // a container: how often it was come to
  const Object *object;
  uint32_t times;
} Met;

typedef struct Inside {
  Content *c;
  Value *stack;  // to be walked
  size_t n, room;
  Met *met;  // a table by hash
  size_t nmet, met_room;
  bool failed;
} Inside;

static void add(Inside *in, uint64_t word) { in->c->hash = mix(in->c->hash, word); }

static void push(Inside *in, Value v) {
  if (in->failed || !GROW(in->stack, in->room, in->n + 1, 64)) in->failed = true;
  else in->stack[in->n++] = v;
}

static void push_object(Inside *in, const void *o) {
  if (o) push(in, from_obj(o));
}

// ---- containers that were met ----

static Met *place_of(Met *table, size_t room, const Object *o) {
  size_t i = (size_t)mix(1, (uint64_t)(uintptr_t)o) & (room - 1);
  while (table[i].object && table[i].object != o) i = (i + 1) & (room - 1);
  return &table[i];
}

static bool grow_met(Inside *in) {
  size_t room = in->met_room ? 2 * in->met_room : 64;
  Met *table = calloc(room, sizeof *table);
  if (table == NULL) return false;
  for (size_t i = 0; i < in->met_room; i++)
    if (in->met[i].object) *place_of(table, room, in->met[i].object) = in->met[i];
  free(in->met);
  in->met = table;
  in->met_room = room;
  return true;
}

// Is it the first time?
static bool meet(Inside *in, const Object *o) {
  if (2 * in->nmet >= in->met_room && !grow_met(in)) {
    in->failed = true;
    return false;
  }
  Met *at = place_of(in->met, in->met_room, o);
  if (at->times++) return false;
  at->object = o;
  in->nmet++;
  return true;
}

// Whoever asked is the only way to v itself, as the container around it is to each inner one.
static bool all_alone(const Inside *in, Value v, uint32_t own) {
  for (size_t i = 0; i < in->met_room; i++) {
    const Met *at = &in->met[i];
    if (at->object == NULL || at->object->refs & IMMORTAL) continue;
    bool is_v = is_ptr(v) && at->object == as_obj(v);
    if (at->object->refs > at->times + (is_v ? own - 1 : 0)) return false;
  }
  return true;
}

// ---- one value ----

// Of these the prelude keeps what is no part of a pickle.
static bool goes_by_name(const Object *o) {
  static const char *const modules[] = {"multiprocessing", "threading", "concurrent", "queue", "logging", "_strands"};
  const Tuple *mro = is_kind(o->type->mro, K_TUPLE) ? as_tuple(o->type->mro) : NULL;
  for (uint32_t i = 0; mro && i < mro->count; i++) {
    const Type *t = as_type(mro->items[i]);
    for (size_t k = 0;
         t->head.flags & TYPE_PRELUDE && is_kind(t->module, K_STR) && k < sizeof modules / sizeof *modules; k++)
      if (strncmp(str_data(t->module), modules[k], strlen(modules[k])) == 0) return true;
  }
  return false;
}

static void push_items(Inside *in, const Value *item, uint32_t n) {
  add(in, n);
  for (uint32_t i = n; i-- > 0;) push(in, item[i]);
}

static void push_dict(Inside *in, const Dict *d) {
  Value key, value;
  add(in, d->live);
  for (uint32_t at = 0; dict_next(d, &at, &key, &value);) push(in, value), push(in, key);
}

static void push_deque(Inside *in, const Deque *d) {
  add(in, d->count);
  for (uint32_t i = d->count; i-- > 0;) push(in, deque_at(d, i));
}

static void push_iterator(Inside *in, const Iterator *it) {
  add(in, (uint64_t)it->at), add(in, (uint64_t)it->stop);
  push(in, it->source), push(in, it->more);
}

static void walk_container(Inside *in, Object *o) {
  add(in, (uint64_t)(uintptr_t)o->type);
  switch ((Kind)o->kind) {
  case K_TUPLE: push_items(in, ((const Tuple *)o)->items, ((const Tuple *)o)->count); break;
  case K_LIST: push_items(in, ((const List *)o)->items, ((const List *)o)->count), push(in, ((List *)o)->attrs); break;
  case K_DICT: push_dict(in, (const Dict *)o), push(in, ((const Dict *)o)->attrs); break;
  case K_SET:
  case K_FROZENSET: push_dict(in, ((const Set *)o)->dict), push(in, ((const Set *)o)->attrs); break;
  case K_DEQUE: push_deque(in, (const Deque *)o), push(in, ((const Deque *)o)->attrs); break;
  case K_METHOD: push(in, ((const Method *)o)->self), push(in, ((const Method *)o)->function); break;
  case K_ITERATOR: push_iterator(in, (const Iterator *)o); break;
  case K_EXCEPTION: push(in, ((const Exception *)o)->args), push_object(in, ((const Exception *)o)->dict); break;
  default: push_object(in, ((const Instance *)o)->dict); break;
  }
  in->c->changes |= o->kind != K_TUPLE && o->kind != K_FROZENSET && o->kind != K_METHOD;
}

static void walk_data(Inside *in, Object *o) {
  switch ((Kind)o->kind) {
  case K_FLOAT: add(in, fnv_add(FNV_EMPTY, &((const Float *)o)->value, sizeof(double))); break;
  case K_COMPLEX: add(in, fnv_add(FNV_EMPTY, &((const Complex *)o)->re, 2 * sizeof(double))); break;
  case K_STR: add(in, fnv_add(FNV_EMPTY, ((const Str *)o)->data, ((const Str *)o)->size)); break;
  case K_BYTES: add(in, fnv_add(FNV_EMPTY, ((const Bytes *)o)->data, ((const Bytes *)o)->size)); break;
  case K_BIGINT:
    add(in, (uint64_t)((const BigInt *)o)->sign);
    add(in, fnv_add(FNV_EMPTY, ((const BigInt *)o)->limbs, ((const BigInt *)o)->nlimbs * sizeof(uint64_t)));
    break;
  case K_BYTEARRAY:
    add(in, fnv_add(((const ByteArray *)o)->size, ((const ByteArray *)o)->data, ((const ByteArray *)o)->size));
    in->c->changes |= meet(in, o);
    break;
  case K_SHARED: add(in, ((const Shared *)o)->id); break;
  default: add(in, (uint64_t)(uintptr_t)o); break;
  }
}

static bool is_container(const Object *o) {
  switch ((Kind)o->kind) {
  case K_TUPLE:
  case K_LIST:
  case K_DICT:
  case K_SET:
  case K_FROZENSET:
  case K_DEQUE:
  case K_METHOD:
  case K_ITERATOR:
  case K_EXCEPTION: return true;
  case K_INSTANCE: return !goes_by_name(o);
  default: return false;
  }
}

static void walk(Inside *in, Value v) {
  if (!is_ptr(v)) {
    add(in, v);
    return;
  }
  Object *o = as_obj(v);
  add(in, o->kind);
  if (!is_container(o)) walk_data(in, o);
  else if (meet(in, o)) walk_container(in, o);
  if (is_own(v)) push(in, *own_attrs(o));
}

bool content_of(Value v, uint32_t own, bool shallow, Content *c) {
  Inside in = {.c = c};
  *c = (Content){.hash = FNV_EMPTY};
  walk(&in, v);
  while (in.n && !in.failed && c->values++ < CONTENT_MOST) {
    Value inner = in.stack[--in.n];
    if (shallow) add(&in, inner);
    else walk(&in, inner);
  }
  bool whole = in.n == 0 && !in.failed;
  c->alone = whole && all_alone(&in, v, own);
  free(in.stack);
  free(in.met);
  return whole;
}
