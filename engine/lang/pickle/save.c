// Writing plain data: numbers, text, containers. What is none of these is object.c's.
#include "parts.h"

#include <string.h>

enum { BATCH = 1000 };  // items a MARK … APPENDS holds at most, as CPython's

static bool add_with_u32(Pickler *p, int op, uint32_t n) {
  char head[5] = {(char)op};
  memcpy(head + 1, &n, 4);
  return pickler_add(p, head, 5);
}

// ---- numbers ----

static bool save_long(Pickler *p, const unsigned char *bytes, size_t n) {
  char head[2] = {(char)PK_LONG1, (char)n};
  bool good = n < 256 ? pickler_add(p, head, 2) : add_with_u32(p, PK_LONG4, (uint32_t)n);
  return good && pickler_add(p, bytes, n);
}

static bool save_int(Pickler *p, int64_t i) {
  unsigned char text[9] = {PK_BININT1, (unsigned char)i};
  if (i >= 0 && i < 256) return pickler_add(p, text, 2);
  if (i >= 0 && i < 65536) {
    text[0] = PK_BININT2;
    text[2] = (unsigned char)(i >> 8);
    return pickler_add(p, text, 3);
  }
  if (i >= INT32_MIN && i <= INT32_MAX) return add_with_u32(p, PK_BININT, (uint32_t)(int32_t)i);
  memcpy(text, &i, 8);
  size_t n = 8;  // as few bytes as keep the sign
  while (n > 1 && ((text[n - 1] == 0 && text[n - 2] < 128) || (text[n - 1] == 255 && text[n - 2] >= 128))) n--;
  return save_long(p, text, n);
}

// Writes the small ints at the start of items straight into the buffer and returns their number; fewer if there is no
// room.
static uint32_t save_small_ints(Pickler *p, const Value *items, uint32_t n) {
  char *at = p->out + p->size, *end = p->out + (p->room ? p->room : SMALL_OUT);
  uint32_t i = 0;
  for (; i < n && end - at >= 8 && is_int(items[i]); i++) {
    int64_t v = as_int(items[i]);
    if (v < INT32_MIN || v > INT32_MAX) break;
    bool one = v >= 0 && v < 256, two = v >= 0 && v < 65536;
    uint64_t code = (uint64_t)(uint32_t)v << 8 | (uint64_t)(one ? PK_BININT1 : two ? PK_BININT2 : PK_BININT);
    memcpy(at, &code, 8);
    at += one ? 2 : two ? 3 : 5;
  }
  p->size = (size_t)(at - p->out);
  return i;
}

// Two's complement, as few bytes as keep the sign.
static bool save_bigint(Pickler *p, const BigInt *b) {
  size_t n = b->nlimbs * 8 + 1;
  unsigned char *bytes = heap_alloc(p->m->heap, n);
  if (!bytes) {
    raise_memory(p->m);
    return false;
  }
  memcpy(bytes, b->limbs, n - 1);
  bytes[n - 1] = 0;
  if (b->sign < 0) {
    unsigned carry = 1;
    for (size_t i = 0; i < n; i++) {
      unsigned c = (unsigned char)~bytes[i] + carry;
      bytes[i] = (unsigned char)c;
      carry = c >> 8;
    }
  }
  size_t used = n;
  while (used > 1 &&
         ((bytes[used - 1] == 0 && bytes[used - 2] < 128) || (bytes[used - 1] == 255 && bytes[used - 2] >= 128)))
    used--;
  bool good = save_long(p, bytes, used);
  heap_free(p->m->heap, bytes, n);
  return good;
}

static bool save_float(Pickler *p, double d) {
  unsigned char text[9] = {PK_BINFLOAT};
  uint64_t bits;
  memcpy(&bits, &d, 8);
  for (int i = 0; i < 8; i++) text[1 + i] = (unsigned char)(bits >> (56 - 8 * i));
  return pickler_add(p, text, 9);
}

// ---- text ----

static bool save_sized(Pickler *p, int short_op, int op, const char *data, uint32_t size) {
  char head[2] = {(char)short_op, (char)size};
  bool good = size < 256 && short_op ? pickler_add(p, head, 2) : add_with_u32(p, op, size);
  return good && pickler_add(p, data, size);
}

static bool save_bytearray(Pickler *p, const ByteArray *b, Value v) {
  if (p->protocol >= 5) {
    uint64_t size = b->size;
    return pickler_code(p, PK_BYTEARRAY8) && pickler_add(p, &size, 8) &&
           pickler_add(p, b->size ? b->data : "", b->size) && pickler_memoize(p, v);
  }
  if (!pickler_save_global(p, from_obj(p->m->t_bytearray), V_UNBOUND)) return false;
  bool good = !b->size
                  ? pickler_code(p, PK_EMPTY_TUPLE)
                  : save_sized(p, PK_SHORT_BINBYTES, PK_BINBYTES, b->data, b->size) && pickler_memoize(p, V_UNBOUND) &&
                        pickler_code(p, PK_TUPLE1) && pickler_memoize(p, V_UNBOUND);
  return good && pickler_code(p, PK_REDUCE) && pickler_memoize(p, v);
}

// ---- containers ----

static bool start_list(Pickler *p, Value v) {
  return pickler_code(p, PK_EMPTY_LIST) && pickler_memoize(p, v) &&
         (!((List *)as_obj(v))->count || pickler_push(p, WORK_LIST, v, 0));
}

static bool start_dict(Pickler *p, Value v) {
  return pickler_code(p, PK_EMPTY_DICT) && pickler_memoize(p, v) &&
         (!((Dict *)as_obj(v))->live || pickler_push(p, WORK_DICT, v, 0));
}

static bool start_set(Pickler *p, Value v) {
  if (as_obj(v)->kind == K_FROZENSET) return pickler_code(p, PK_MARK) && pickler_push(p, WORK_FROZENSET, v, 0);
  return pickler_code(p, PK_EMPTY_SET) && pickler_memoize(p, v) &&
         (!((Set *)as_obj(v))->dict->live || pickler_push(p, WORK_SET, v, 0));
}

static bool start_tuple(Pickler *p, Value v) {
  uint32_t n = ((Tuple *)as_obj(v))->count;
  if (!n) return pickler_code(p, PK_EMPTY_TUPLE);
  return (n <= 3 || pickler_code(p, PK_MARK)) && pickler_push(p, WORK_TUPLE, v, 0);
}

// A container of the builtin class itself; a subclass is an object with a state.
static bool is_exact(Pickler *p, const Object *o) {
  if (!o->type) return true;
  if (is_own(from_obj(o))) return false;
  Machine *m = p->m;
  switch ((Kind)o->kind) {
  case K_LIST: return o->type == m->t_list;
  case K_DICT: return o->type == m->t_dict;
  case K_SET: return o->type == m->t_set;
  case K_FROZENSET: return o->type == m->t_frozenset;
  default: return true;
  }
}

bool pickler_save(Pickler *p, Value v) {
  if (is_int(v)) return save_int(p, as_int(v));
  if (v == V_NONE) return pickler_code(p, PK_NONE);
  if (is_bool(v)) return pickler_code(p, v == V_TRUE ? PK_NEWTRUE : PK_NEWFALSE);
  if (is_float(v) && !is_own(v)) return save_float(p, float_of(v));
  if (!is_ptr(v)) return pickler_save_object(p, v);
  const Object *o = as_obj(v);
  if (o->kind == K_BIGINT && !is_own(v)) return save_bigint(p, (const BigInt *)o);
  bool known;
  if (!pickler_recall(p, v, &known)) return false;
  if (known) return true;
  if (!is_exact(p, o)) return pickler_save_object(p, v);
  switch ((Kind)o->kind) {
  case K_STR:
    return save_sized(p, PK_SHORT_BINUNICODE, PK_BINUNICODE, str_data(v), str_size(v)) && pickler_memoize(p, v);
  case K_BYTES:
    return save_sized(p, PK_SHORT_BINBYTES, PK_BINBYTES, ((const Bytes *)o)->data, ((const Bytes *)o)->size) &&
           pickler_memoize(p, v);
  case K_BYTEARRAY: return save_bytearray(p, (const ByteArray *)o, v);
  case K_LIST: return start_list(p, v);
  case K_DICT: return start_dict(p, v);
  case K_SET:
  case K_FROZENSET: return start_set(p, v);
  case K_TUPLE: return start_tuple(p, v);
  default: return pickler_save_object(p, v);
  }
}

// ---- the work ----

// Each goes on with the work on top, w, until something was pushed above it or it is finished (and popped). The array
// of work may move under a push, so w is taken anew after each save.

static Work *top(Pickler *p) { return &p->work[p->nwork - 1]; }

static bool more_items(Pickler *p, bool pairs) {
  uint32_t level = p->nwork;
  for (;;) {
    Work *w = top(p);
    const List *l = (const List *)as_obj(w->v);
    if (!w->at) w->single = l->count == (pairs ? 2 : 1);
    bool single = w->single, end = w->at >= l->count || (single && w->at == (pairs ? 2 : 1));
    if (end) {
      p->nwork--;
      if (!single && !w->batch) return true;  // it has become empty
      return pickler_code(p, pairs ? (single ? PK_SETITEM : PK_SETITEMS) : (single ? PK_APPEND : PK_APPENDS));
    }
    if (w->batch == (pairs ? 2 * BATCH : BATCH)) {
      if (!pickler_code(p, pairs ? PK_SETITEMS : PK_APPENDS)) return false;
      w->batch = 0;
    }
    if (!single && !w->batch && !pickler_code(p, PK_MARK)) return false;
    w->batch++;
    if (!pickler_save(p, l->items[w->at++])) return false;
    if (p->nwork != level || p->need != V_UNBOUND) return true;
    if (single || pairs || w->at >= l->count) continue;
    uint32_t left = l->count - w->at, most = left < BATCH - w->batch ? left : BATCH - w->batch,
             saved = save_small_ints(p, l->items + w->at, most);
    w->at += saved;
    w->batch += saved;
  }
}

// The next entry of a dict or set from w->at on; of a dict first its key (odd batch: its value).
static bool more_entries(Pickler *p, bool is_set, int end_op) {
  uint32_t level = p->nwork;
  for (;;) {
    Work *w = top(p);
    const Dict *d = is_set ? ((const Set *)as_obj(w->v))->dict : (const Dict *)as_obj(w->v);
    if (!w->at && !w->batch) w->single = !is_set && d->live == 1;
    bool in_value = !is_set && w->batch % 2, full = w->batch == (is_set ? BATCH : 2 * BATCH);
    if (full) {
      if (!pickler_code(p, end_op)) return false;
      w->batch = 0;
    }
    Value key, v;
    uint32_t at = w->at;
    bool single = w->single;
    if ((single && w->batch == 2) || !dict_next(d, &at, &key, &v)) {
      if (in_value) {  // it was deleted while its key was written
        raisef(p->m, p->m->e_RuntimeError, "dictionary changed size during iteration");
        return false;
      }
      bool empty = !w->batch && !single;  // CPython too ends a full batch with an empty one
      p->nwork--;
      return (!empty || pickler_code(p, PK_MARK)) && pickler_code(p, single ? PK_SETITEM : end_op);
    }
    if (!single && !w->batch && !pickler_code(p, PK_MARK)) return false;
    w->batch++;
    if (is_set || in_value) w->at = at;
    if (!pickler_save(p, in_value ? v : key)) return false;
    if (p->nwork != level || p->need != V_UNBOUND) return true;
  }
}

// A tuple that its own items lead back to is in the memo by now: what was written of it is removed again.
static bool end_recursive(Pickler *p, Value v, uint32_t pops, int pop_op) {
  while (pops--)
    if (!pickler_code(p, pop_op)) return false;
  bool known;
  return pickler_recall(p, v, &known);
}

static bool more_frozen(Pickler *p) {
  uint32_t level = p->nwork;
  for (;;) {
    Work *w = top(p);
    Value key, none, v = w->v;
    if (!dict_next(((const Set *)as_obj(v))->dict, &w->at, &key, &none)) {
      p->nwork--;
      if (pickler_knows(p, v)) return end_recursive(p, v, 1, PK_POP_MARK);
      return pickler_code(p, PK_FROZENSET) && pickler_memoize(p, v);
    }
    if (!pickler_save(p, key)) return false;
    if (p->nwork != level || p->need != V_UNBOUND) return true;
  }
}

static bool more_tuple(Pickler *p) {
  uint32_t level = p->nwork;
  for (;;) {
    Work *w = top(p);
    Value v = w->v;
    const Tuple *t = (const Tuple *)as_obj(v);
    if (w->at == t->count) {
      p->nwork--;
      bool small = t->count <= 3;
      if (pickler_knows(p, v)) return end_recursive(p, v, small ? t->count : 1, small ? PK_POP : PK_POP_MARK);
      return pickler_code(p, small ? PK_TUPLE1 + (int)t->count - 1 : PK_TUPLE) && pickler_memoize(p, v);
    }
    if (!pickler_save(p, t->items[w->at++])) return false;
    if (p->nwork != level || p->need != V_UNBOUND) return true;
    w->at += save_small_ints(p, t->items + w->at, t->count - w->at);
  }
}

static bool step(Pickler *p) {
  Work w = *top(p);
  switch ((WorkKind)w.what) {
  case WORK_LIST: return more_items(p, false);
  case WORK_PAIRS: return more_items(p, true);
  case WORK_DICT: return more_entries(p, false, PK_SETITEMS);
  case WORK_SET: return more_entries(p, true, PK_ADDITEMS);
  case WORK_FROZENSET: return more_frozen(p);
  case WORK_TUPLE: return more_tuple(p);
  case WORK_VALUE: p->nwork--; return pickler_save(p, w.v);
  case WORK_CODE: p->nwork--; return pickler_code(p, (int)w.at);
  case WORK_CODE_MEMO: p->nwork--; return pickler_code(p, (int)w.at) && pickler_memoize(p, V_UNBOUND);
  default: p->nwork--; return pickler_memoize(p, w.v);
  }
}

Outcome pickler_run(Pickler *p, Value *bytes) {
  while (p->nwork) {
    if (!pickler_frame(p, false) || !step(p)) return FAILED;
    if (p->need != V_UNBOUND) return ASKS;
  }
  if (!pickler_code(p, PK_STOP) || !pickler_frame(p, true)) return FAILED;
  *bytes = bytes_new(p->m, p->out, p->size);
  return *bytes == V_UNBOUND ? FAILED : DONE;
}
