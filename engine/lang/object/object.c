// Making objects, and what goes with the last reference. See object.h and native.h ("objects: making them").
#include <string.h>

#include "deque.h"
#include "frame.h"
#include "inner.h"
#include "native.h"

void *object_alloc(Machine *m, size_t size, Kind kind, Type *type) {
  Object *o = heap_alloc_object(m->heap, size);
  if (!o) {
    raise_memory(m);
    return NULL;
  }
  *o = (Object){.refs = 1, .kind = (uint8_t)kind, .type = type};
  incref(from_obj(type));
  return o;
}

Value float_new(Machine *m, double d) {
  Value word = float_word(d);
  if (word != V_UNBOUND) return word;
  Float *f = object_alloc(m, sizeof *f, K_FLOAT, m->t_float);
  if (!f) return V_UNBOUND;
  f->value = d;
  return from_obj(f);
}

Value complex_new(Machine *m, double re, double im) {
  Complex *c = object_alloc(m, sizeof *c, K_COMPLEX, m->t_complex);
  if (!c) return V_UNBOUND;
  c->re = re;
  c->im = im;
  return from_obj(c);
}

Value int_from_limbs(Machine *m, int sign, const uint64_t *limbs, size_t n) {
  while (n && !limbs[n - 1]) n--;
  if (!n) return from_int(0);
  if (n == 1 && (limbs[0] <= (uint64_t)INT_MAX63 || (sign < 0 && limbs[0] == (uint64_t)INT_MAX63 + 1)))
    return from_int(sign < 0 ? (int64_t)(0 - limbs[0]) : (int64_t)limbs[0]);
  BigInt *b = n > MOST_LIMBS ? NULL : object_alloc(m, sizeof *b + n * sizeof *limbs, K_BIGINT, m->t_int);
  if (!b) return raised(m) ? V_UNBOUND : raise_memory(m);
  b->sign = sign < 0 ? -1 : 1;
  b->nlimbs = (uint32_t)n;
  memcpy(b->limbs, limbs, n * sizeof *limbs);
  return from_obj(b);
}

Value int_new(Machine *m, int64_t i) {
  if (int_fits(i)) return from_int(i);
  uint64_t magnitude = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
  return int_from_limbs(m, i < 0 ? -1 : 1, &magnitude, 1);
}

Value int_new_u64(Machine *m, uint64_t u) {
  if (u <= (uint64_t)INT_MAX63) return from_int((int64_t)u);
  return int_from_limbs(m, 1, &u, 1);
}

static uint32_t code_points(const char *s, size_t n) {
  uint32_t count = 0;
  for (size_t i = 0; i < n; i++) count += ((unsigned char)s[i] & 0xC0) != 0x80;
  return count;
}

Value str_new(Machine *m, const char *utf8, size_t size) {
  if (size > UINT32_MAX - 64) return raise_memory(m);
  Str *s = object_alloc(m, sizeof *s + size + 1, K_STR, m->t_str);
  if (!s) return V_UNBOUND;
  s->hash = 0;
  s->size = (uint32_t)size;
  s->length = code_points(utf8, size);
  memcpy(s->data, utf8, size);
  s->data[size] = 0;
  return from_obj(s);
}

Value str_from(Machine *m, const char *cstring) { return str_new(m, cstring, strlen(cstring)); }

Value bytes_new(Machine *m, const void *data, size_t size) {
  if (size > UINT32_MAX - 64) return raise_memory(m);
  Bytes *b = object_alloc(m, sizeof *b + size + 1, K_BYTES, m->t_bytes);
  if (!b) return V_UNBOUND;
  b->hash = 0;
  b->size = (uint32_t)size;
  if (data) memcpy(b->data, data, size);
  b->data[size] = 0;
  return from_obj(b);
}

Value tuple_new(Machine *m, uint32_t count) {
  Tuple *t = object_alloc(m, sizeof *t + (size_t)count * sizeof(Value), K_TUPLE, m->t_tuple);
  if (!t) return V_UNBOUND;
  t->count = count;
  t->spare = 0;
  for (uint32_t i = 0; i < count; i++) t->items[i] = V_NONE;
  m->own.objects++;
  return from_obj(t);
}

Value tuple_of(Machine *m, int n, ...) {
  Value v = tuple_new(m, (uint32_t)n);
  if (v == V_UNBOUND) return v;
  va_list ap;
  va_start(ap, n);
  for (int i = 0; i < n; i++) ((Tuple *)as_obj(v))->items[i] = incref(va_arg(ap, Value));
  va_end(ap);
  return v;
}

Value list_new(Machine *m, uint32_t room) {
  List *l = object_alloc(m, sizeof *l, K_LIST, m->t_list);
  if (!l) return V_UNBOUND;
  *l = (List){.head = l->head, .room = 0, .attrs = V_UNBOUND};
  m->own.objects++;
  if (room) {
    l->items = heap_alloc(m->heap, (size_t)room * sizeof(Value));
    if (!l->items) {
      decref(m, from_obj(l));
      return raise_memory(m);
    }
    l->room = room;
  }
  return from_obj(l);
}

bool list_append(Machine *m, Value list, Value v) {
  List *l = (List *)as_obj(list);
  if (l->count == l->room) {
    if (l->room > UINT32_MAX / 2 - 8) {
      raise_memory(m);
      return false;
    }
    uint32_t room = l->room + l->room / 2 + 4;
    Value *items = heap_resize(m->heap, l->items, (size_t)l->room * sizeof(Value), (size_t)room * sizeof(Value));
    if (!items) {
      raise_memory(m);
      return false;
    }
    l->items = items;
    l->room = room;
  }
  l->items[l->count++] = incref(v);
  return true;
}

Value cell_new(Machine *m, Value v) {
  Cell *c = object_alloc(m, sizeof *c, K_CELL, m->t_cell);
  if (!c) {
    decref(m, v);
    return V_UNBOUND;
  }
  c->value = v;
  m->own.objects++;
  return from_obj(c);
}

Value slice_new(Machine *m, Value start, Value stop, Value step) {
  Slice *s = object_alloc(m, sizeof *s, K_SLICE, m->t_slice);
  if (!s) return V_UNBOUND;
  s->start = incref(start);
  s->stop = incref(stop);
  s->step = incref(step);
  return from_obj(s);
}

Value method_new(Machine *m, Value function, Value self) {
  Method *o = object_alloc(m, sizeof *o, K_METHOD, m->t_method);
  if (!o) return V_UNBOUND;
  o->function = incref(function);
  o->self = incref(self);
  return from_obj(o);
}

Value native_new(Machine *m, const NativeDef *def, Type *owner, Value self) {
  Native *n = object_alloc(m, sizeof *n, K_NATIVE, owner ? m->t_method_descriptor : m->t_builtin_function_or_method);
  if (!n) return V_UNBOUND;
  n->def = def;
  n->owner = owner;
  n->self = incref(self);
  return from_obj(n);
}

// ---- freeing ----

static size_t plain_size(const Object *o) {
  switch ((Kind)o->kind) {
  case K_FLOAT: return sizeof(Float);
  case K_COMPLEX: return sizeof(Complex);
  case K_BIGINT: return sizeof(BigInt) + ((const BigInt *)o)->nlimbs * sizeof(uint64_t);
  case K_STR: return sizeof(Str) + ((const Str *)o)->size + 1;
  case K_BYTES: return sizeof(Bytes) + ((const Bytes *)o)->size + 1;
  case K_BYTEARRAY: return sizeof(ByteArray);
  case K_TUPLE: return sizeof(Tuple) + ((const Tuple *)o)->count * sizeof(Value);
  case K_LIST: return sizeof(List);
  case K_DICT: return sizeof(Dict);
  case K_SET:
  case K_FROZENSET: return sizeof(Set);
  case K_DEQUE: return sizeof(Deque);
  case K_RANGE: return sizeof(Range);
  case K_SLICE: return sizeof(Slice);
  case K_ITERATOR: return sizeof(Iterator);
  case K_DICTVIEW: return sizeof(DictView);
  case K_FUNCTION: return sizeof(Function);
  case K_NATIVE: return sizeof(Native);
  case K_METHOD: return sizeof(Method);
  case K_TYPE: return sizeof(Type);
  case K_INSTANCE: return sizeof(Instance);
  case K_EXCEPTION: return sizeof(Exception);
  case K_CELL: return sizeof(Cell);
  case K_FRAME: return sizeof(Frame) + ((const Frame *)o)->nregs * sizeof(Value);
  case K_GENERATOR: return sizeof(Generator);
  case K_MODULE: return sizeof(Module);
  case K_PROPERTY: return sizeof(Property);
  case K_STATICMETHOD:
  case K_CLASSMETHOD: return sizeof(Wrapper);
  case K_SUPER: return sizeof(Super);
  case K_GETSET: return sizeof(GetSet);
  case K_SHARED: return sizeof(Shared);
  case K_WEAK: return sizeof(Weak);
  default: return 0;
  }
}

static bool has_own(const Object *o) { return o->flags & OF_OWN && o->kind >= K_FLOAT && o->kind <= K_TUPLE; }
static size_t up_to_word(size_t n) { return (n + sizeof(Value) - 1) / sizeof(Value) * sizeof(Value); }

static size_t object_size(const Object *o) {
  size_t size = plain_size(o);
  return has_own(o) ? up_to_word(size) + sizeof(Value) : size;
}

Value *own_attrs(Object *o) { return (Value *)(void *)((char *)o + up_to_word(plain_size(o))); }

static Value own_of_tuple(Machine *m, Type *t, const Tuple *from) {
  size_t size = sizeof *from + from->count * sizeof(Value);
  Tuple *made = object_alloc(m, size + sizeof(Value), K_TUPLE, t);
  if (!made) return V_UNBOUND;
  made->count = from->count;
  made->spare = 0;
  for (uint32_t i = 0; i < from->count; i++) made->items[i] = incref(from->items[i]);
  m->own.objects++;
  return from_obj(made);
}

static Value own_of_int(Machine *m, Type *t, Value v) {
  const BigInt *big = is_big(v) ? (const BigInt *)as_obj(v) : NULL;
  uint32_t n = big ? big->nlimbs : 1;
  BigInt *made = object_alloc(m, sizeof *made + n * sizeof(uint64_t) + sizeof(Value), K_BIGINT, t);
  if (!made) return V_UNBOUND;
  made->nlimbs = n;
  if (big) {
    made->sign = big->sign;
    memcpy(made->limbs, big->limbs, n * sizeof(uint64_t));
    return from_obj(made);
  }
  int64_t i = as_whole(v);
  made->sign = (i > 0) - (i < 0);
  made->limbs[0] = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
  made->head.flags |= OF_WORD;
  return from_obj(made);
}

static Value own_of_float(Machine *m, Type *t, double d) {
  Float *f = object_alloc(m, up_to_word(sizeof *f) + sizeof(Value), K_FLOAT, t);
  if (!f) return V_UNBOUND;
  f->value = d;
  return from_obj(f);
}

// The rest is copied as it lies in memory.
static Value own_of_data(Machine *m, Type *t, const Object *from) {
  size_t size = plain_size(from);
  Object *made = object_alloc(m, up_to_word(size) + sizeof(Value), (Kind)from->kind, t);
  if (made) memcpy(made + 1, from + 1, size - sizeof *made);
  return made ? from_obj(made) : V_UNBOUND;
}

Value own_new(Machine *m, Type *t, Value v) {
  Value made = is_integer(v)         ? own_of_int(m, t, v)
               : is_float(v)         ? own_of_float(m, t, float_of(v))
               : is_kind(v, K_TUPLE) ? own_of_tuple(m, t, (const Tuple *)as_obj(v))
                                     : own_of_data(m, t, as_obj(v));
  if (made == V_UNBOUND) return made;
  as_obj(made)->flags |= OF_OWN;
  *own_attrs(as_obj(made)) = V_UNBOUND;
  if (is_kind(made, K_BYTEARRAY)) {
    ByteArray *b = (ByteArray *)as_obj(made);
    b->data = NULL;
    b->size = b->room = 0;
  }
  return made;
}

static void release(Machine *m, const void *o) {
  if (o) decref(m, from_obj(o));
}

static void release_values(Machine *m, const Value *v, size_t n) {
  for (size_t i = 0; i < n; i++) decref(m, v[i]);
}

static void free_dict(Machine *m, Dict *d) {
  for (uint32_t i = 0; i < d->used; i++) {
    if (d->entries[i].key == V_UNBOUND) continue;
    decref(m, d->entries[i].key);
    decref(m, d->entries[i].value);
  }
  heap_free(m->heap, d->entries, d->room * sizeof *d->entries);
  if (d->index) heap_free(m->heap, d->index, ((size_t)d->mask + 1) * sizeof *d->index);
  decref(m, d->attrs);
}

static void free_type(Machine *m, Type *t) {
  release(m, t->dict);
  Value parts[] = {t->name, t->qualname, t->module, t->bases, t->subclasses};
  if (is_ptr(t->bases)) {
    Tuple *bases = (Tuple *)as_obj(t->bases);
    for (uint32_t i = 0; i < bases->count; i++) {
      List *subs = (List *)as_obj(((Type *)as_obj(bases->items[i]))->subclasses);
      for (uint32_t j = 0; j < subs->count; j++)
        if (subs->items[j] == from_obj(t)) {
          subs->items[j] = subs->items[--subs->count];
          break;
        }
    }
  }
  List *own = (List *)as_obj(t->subclasses);
  own->count = 0;  // borrowed
  Tuple *mro = (Tuple *)as_obj(t->mro);
  mro->items[0] = V_NONE;  // itself, borrowed
  decref(m, t->mro);
  release_values(m, parts, sizeof parts / sizeof *parts);
}

static void free_function(Machine *m, Function *f) {
  while (f->spare) {
    Frame *spare = f->spare;
    f->spare = spare->back;
    heap_free_object(m->heap, spare, sizeof *spare + spare->nregs * sizeof(Value));
  }
  Value parts[] = {f->name, f->qualname, f->doc, f->module, f->defaults, f->kwdefaults, f->closure, f->attrs};
  release_values(m, parts, sizeof parts / sizeof *parts);
  release(m, f->globals);
}

static void free_exception(Machine *m, Exception *e) {
  release(m, e->dict);
  Value parts[] = {e->args, e->cause, e->context, e->traceback, e->name, e->object};
  release_values(m, parts, sizeof parts / sizeof *parts);
}

static void free_frame(Machine *m, Frame *f) {
  if (f->nregs > f->first) release_values(m, f->r + f->first, f->nregs - f->first);
  release(m, f->function);
  release(m, f->ns);
  decref(m, f->extra);
  decref(m, f->outer);
  decref(m, f->own);
}

void deque_give_room_back(Machine *m, Deque *d) {
  heap_free(m->heap, d->items, d->room * sizeof(Value));
  d->items = NULL;
  d->room = d->first = 0;
}

void deque_clear(Machine *m, Deque *d) {
  d->changes++;
  while (d->count) decref(m, *deque_place(d, --d->count));
  deque_give_room_back(m, d);
}

// It lives on until it has said its last words.
static bool dies_later(Machine *m, Object *o) {
  bool may = o->kind == K_GENERATOR
                 ? ((const Generator *)o)->frame != NULL
                 : (o->kind == K_INSTANCE || o->kind == K_SHARED) && o->type->head.flags & TYPE_HAS_DEL;
  return may && dying_keeps(m, o);
}

static void free_contents(Machine *m, Object *o) {
  if (has_own(o)) decref(m, *own_attrs(o));
  switch ((Kind)o->kind) {
  case K_BYTEARRAY: heap_free(m->heap, ((ByteArray *)o)->data, ((ByteArray *)o)->room); break;
  case K_TUPLE: release_values(m, ((Tuple *)o)->items, ((Tuple *)o)->count); break;
  case K_LIST: {
    List *l = (List *)o;
    release_values(m, l->items, l->count);
    heap_free(m->heap, l->items, l->room * sizeof(Value));
    decref(m, l->attrs);
    break;
  }
  case K_DICT: free_dict(m, (Dict *)o); break;
  case K_SET:
  case K_FROZENSET: release(m, ((Set *)o)->dict), decref(m, ((Set *)o)->attrs); break;
  case K_DEQUE: deque_clear(m, (Deque *)o), decref(m, ((Deque *)o)->attrs); break;
  case K_RANGE:
  case K_SLICE: release_values(m, &((Slice *)o)->start, 3); break;
  case K_ITERATOR: decref(m, ((Iterator *)o)->source), decref(m, ((Iterator *)o)->more); break;
  case K_DICTVIEW: release(m, ((DictView *)o)->dict); break;
  case K_FUNCTION: free_function(m, (Function *)o); break;
  case K_NATIVE: decref(m, ((Native *)o)->self); break;
  case K_METHOD: decref(m, ((Method *)o)->function), decref(m, ((Method *)o)->self); break;
  case K_TYPE: free_type(m, (Type *)o); break;
  case K_INSTANCE: release(m, ((Instance *)o)->dict); break;
  case K_EXCEPTION: free_exception(m, (Exception *)o); break;
  case K_CELL: decref(m, ((Cell *)o)->value); break;
  case K_FRAME: free_frame(m, (Frame *)o); break;
  case K_GENERATOR: {
    Generator *g = (Generator *)o;
    release(m, g->frame);
    decref(m, g->name);
    decref(m, g->qualname);
    break;
  }
  case K_MODULE: decref(m, ((Module *)o)->name), release(m, ((Module *)o)->dict); break;
  case K_PROPERTY: release_values(m, &((Property *)o)->get, 4); break;
  case K_STATICMETHOD:
  case K_CLASSMETHOD: decref(m, ((Wrapper *)o)->function); break;
  case K_SUPER: {
    Super *s = (Super *)o;
    decref(m, s->self);
    release(m, s->type);
    release(m, s->self_type);
    break;
  }
  case K_SHARED: {
    Shared *s = (Shared *)o;
    for (Type *t = o->type; t; t = t->base)
      if (t->drop) {
        t->drop(m, o);
        break;
      }
    decref(m, s->keep);
    release(m, s->dict);
    break;
  }
  case K_WEAK: weak_free(m, (Weak *)o); break;
  default: break;
  }
}

static void free_one(Machine *m, Object *o) {
  size_t size = object_size(o);
  Type *type = o->type;
  if (dies_later(m, o)) return;
  if (m->own.weak.live) weak_target_ends(m, o);
  free_contents(m, o);
  heap_free_object(m->heap, o, size);
  if (type) decref(m, from_obj(type));
}

// How deep object_free nests on the C stack before it queues: a long linked list must not overflow it.
enum { FREE_DEPTH = 64 };

static bool queue_trash(Machine *m, Object *o) {
  if (m->own.ntrash == m->own.trash_room) {
    uint32_t room = m->own.trash_room ? m->own.trash_room * 2 : 64;
    Value *t = heap_resize(m->heap, m->own.trash, m->own.trash_room * sizeof(Value), room * sizeof(Value));
    if (!t) return false;
    m->own.trash = t;
    m->own.trash_room = room;
  }
  m->own.trash[m->own.ntrash++] = from_obj(o);
  return true;
}

void object_free(Machine *m, Object *o) {
  if (m->own.free_depth >= FREE_DEPTH && queue_trash(m, o)) return;
  m->own.free_depth++;
  free_one(m, o);
  if (m->own.free_depth == 1)
    while (m->own.ntrash) free_one(m, as_obj(m->own.trash[--m->own.ntrash]));
  m->own.free_depth--;
}
