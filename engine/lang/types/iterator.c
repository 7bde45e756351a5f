// The iterators over builtin containers, enumerate, zip and reversed, as far as nothing in them is Python: then each
// next is a few instructions of C. Over a generator or an instance the prelude's generators of the same names take
// over.
#include "collections.h"
#include "lang/object/deque.h"

static Type *type_of_entries(Machine *m, bool backwards, Value what) {
  if (what == from_int(1)) return backwards ? m->t_dict_reversevalueiterator : m->t_dict_valueiterator;
  if (what == from_int(2)) return backwards ? m->t_dict_reverseitemiterator : m->t_dict_itemiterator;
  return backwards ? m->t_dict_reversekeyiterator : m->t_dict_keyiterator;
}

static Type *type_of_iterator(Machine *m, IterKind kind, Value source, Value more) {
  switch (kind) {
  case IT_LIST: return m->t_list_iterator;
  case IT_TUPLE: return m->t_tuple_iterator;
  case IT_STR:
    return str_size(source) == ((const Str *)as_obj(source))->length ? m->t_str_ascii_iterator : m->t_str_iterator;
  case IT_BYTES: return is_kind(source, K_BYTES) ? m->t_bytes_iterator : m->t_bytearray_iterator;
  case IT_RANGE: return m->t_range_iterator;
  case IT_DICT: return type_of_entries(m, false, more);
  case IT_SET: return m->t_set_iterator;
  case IT_REVERSED:
    if (is_kind(source, K_DICT)) return type_of_entries(m, true, more);
    if (is_kind(source, K_DEQUE)) return m->t__deque_reverse_iterator;
    return is_kind(source, K_LIST) ? m->t_list_reverseiterator : m->t_reversed;
  case IT_ENUMERATE: return m->t_enumerate;
  case IT_ZIP: return m->t_zip;
  case IT_DEQUE: return m->t__deque_iterator;
  default: return m->t_iterator;
  }
}

Value iterator_new(Machine *m, IterKind kind, Value source, Value more) {
  return iterator_of(m, type_of_iterator(m, kind, source, more), kind, source, more);
}

Value iterator_of(Machine *m, Type *type, IterKind kind, Value source, Value more) {
  Iterator *it = object_alloc(m, sizeof *it, K_ITERATOR, type);
  if (!it) return V_UNBOUND;
  *it = (Iterator){.head = it->head, .source = incref(source), .more = incref(more)};
  it->head.flags = (uint8_t)kind;
  m->own.objects++;
  return from_obj(it);
}

static Iterator *as_iterator(Value v) { return (Iterator *)as_obj(v); }

static Value range_iterator(Machine *m, Value v) {
  const Range *r = (const Range *)as_obj(v);
  if (range_is_wide(r)) return prelude(m, "_wide_range", 1, v);
  Value it = iterator_new(m, IT_RANGE, v, V_UNBOUND);
  if (it == V_UNBOUND) return it;
  as_iterator(it)->at = as_int(r->start);
  as_iterator(it)->stop = r->length;
  as_iterator(it)->step = as_int(r->step);
  return it;
}

static Value dict_iterator(Machine *m, Dict *d, IterKind kind, int what) {
  Value it = iterator_new(m, kind, from_obj(d), from_int(what));
  if (it == V_UNBOUND) return it;
  as_iterator(it)->mark = d->live;
  as_iterator(it)->stop = d->live;  // how many entries are still to come
  return it;
}

Value container_iterator(Machine *m, Value v) {
  switch ((Kind)as_obj(v)->kind) {
  case K_LIST: return iterator_new(m, IT_LIST, v, V_UNBOUND);
  case K_TUPLE: return iterator_new(m, IT_TUPLE, v, V_UNBOUND);
  case K_STR: return iterator_new(m, IT_STR, v, V_UNBOUND);
  case K_BYTES:
  case K_BYTEARRAY: return iterator_new(m, IT_BYTES, v, V_UNBOUND);
  case K_RANGE: return range_iterator(m, v);
  case K_DICT: return dict_iterator(m, as_dict(v), IT_DICT, 0);
  case K_DEQUE: {
    Value it = iterator_new(m, IT_DEQUE, v, V_UNBOUND);
    if (it != V_UNBOUND) as_iterator(it)->mark = as_deque(v)->changes;
    return it;
  }
  case K_DICTVIEW: return dict_iterator(m, ((DictView *)as_obj(v))->dict, IT_DICT, ((DictView *)as_obj(v))->what);
  default: table_looked_at(m, as_set(v)->dict); return dict_iterator(m, as_set(v)->dict, IT_SET, 0);
  }
}

static Value sequence_protocol(Machine *m, Value v) {
  if (type_lookup(m, type_of(m, v), n_iter) == V_NONE)
    return raisef(m, m->e_TypeError, "'%T' object is not iterable", v);
  if (!is_kind(v, K_TYPE) && method_of(m, v, n_getitem) != V_UNBOUND) return prelude(m, "_seq_iter", 1, v);
  return raisef(m, m->e_TypeError, "'%T' object is not iterable", v);
}

Value iter_new(Machine *m, Value v) {
  if (!is_ptr(v)) return raisef(m, m->e_TypeError, "'%T' object is not iterable", v);
  if (is_subclassed(v) && method_is_python(m, v, n_iter)) return tail_special(m, v, n_iter, 0, NULL);
  switch ((Kind)as_obj(v)->kind) {
  case K_ITERATOR:
  case K_GENERATOR: return incref(v);
  case K_LIST:
  case K_TUPLE:
  case K_STR:
  case K_BYTES:
  case K_BYTEARRAY:
  case K_RANGE:
  case K_DICT:
  case K_SET:
  case K_FROZENSET:
  case K_DEQUE:
  case K_DICTVIEW: return container_iterator(m, v);
  default:
    if (method_of(m, v, n_iter) != V_UNBOUND) return tail_special(m, v, n_iter, 0, NULL);
    return sequence_protocol(m, v);
  }
}

bool iterates_in_c(Machine *m, Value v) {
  if (!is_ptr(v)) return true;  // iter_new says what is wrong
  if (is_subclassed(v) && (as_obj(v)->kind == K_INSTANCE || method_is_python(m, v, n_iter))) return false;
  switch ((Kind)as_obj(v)->kind) {
  case K_GENERATOR: return false;
  case K_ITERATOR:
  case K_LIST:
  case K_TUPLE:
  case K_STR:
  case K_BYTES:
  case K_BYTEARRAY:
  case K_DICT:
  case K_SET:
  case K_FROZENSET:
  case K_DEQUE:
  case K_DICTVIEW: return true;
  case K_RANGE: return !range_is_wide((const Range *)as_obj(v));
  default:
    return method_of(m, v, n_iter) == V_UNBOUND && (is_kind(v, K_TYPE) || method_of(m, v, n_getitem) == V_UNBOUND);
  }
}

// ---- next ----

static Value finish(Machine *m, Iterator *it) {
  Value source = it->source;
  it->source = V_UNBOUND;
  decref(m, source);
  return V_UNBOUND;
}

static Value next_str(Machine *m, Iterator *it) {
  const Str *s = (const Str *)as_obj(it->source);
  if (it->at >= s->size) return finish(m, it);
  if (s->length == s->size) return str_at(m, it->source, it->at++);
  int size;
  utf8_decode(s->data + it->at, s->data + s->size, &size);
  Value v = str_new(m, s->data + it->at, (size_t)size);
  it->at += size;
  return v;
}

static Value pair(Machine *m, Value a, Value b) {
  Value t = tuple_new(m, 2);
  if (t == V_UNBOUND) return t;
  as_tuple(t)->items[0] = incref(a);
  as_tuple(t)->items[1] = incref(b);
  return t;
}

static Value entry_part(Machine *m, const DictEntry *e, Value what) {
  if (what == from_int(0)) return incref(e->key);
  if (what == from_int(1)) return incref(e->value);
  return pair(m, e->key, e->value);
}

static Value next_entry(Machine *m, Iterator *it) {
  const Dict *d = as_dict(it->source);
  if (it->mark != d->live) {
    it->mark = UINT64_MAX;
    return raisef(m, m->e_RuntimeError,
                  it->head.flags == IT_SET ? "Set changed size during iteration"
                                           : "dictionary changed size during iteration");
  }
  while (it->at < d->used && d->entries[it->at].key == V_UNBOUND) it->at++;
  if (it->at >= d->used) return finish(m, it);
  if (it->head.flags == IT_DICT && it->stop-- == 0)
    return raisef(m, m->e_RuntimeError, "dictionary keys changed during iteration");
  return entry_part(m, &d->entries[it->at++], it->more);
}

static Value next_of_deque(Machine *m, Iterator *it, int64_t step) {
  const Deque *d = as_deque(it->source);
  if (it->mark != d->changes && step < 0) finish(m, it);
  if (it->mark != d->changes) return raisef(m, m->e_RuntimeError, "deque mutated during iteration");
  if (it->at < 0 || it->at >= d->count) return finish(m, it);
  Value v = incref(deque_at(d, it->at));
  it->at += step;
  return v;
}

static Value next_reversed(Machine *m, Iterator *it) {
  if (is_kind(it->source, K_DICT)) {
    const Dict *d = as_dict(it->source);
    if (it->mark != d->live) return raisef(m, m->e_RuntimeError, "dictionary changed size during iteration");
    while (it->at >= 0 && (it->at >= d->used || d->entries[it->at].key == V_UNBOUND)) it->at--;
    if (it->at < 0) return finish(m, it);
    return entry_part(m, &d->entries[it->at--], it->more);
  }
  if (is_kind(it->source, K_DEQUE)) return next_of_deque(m, it, -1);
  if (it->at < 0 || it->at >= value_length(m, it->source)) return finish(m, it);
  return item_get(m, it->source, from_int(it->at--));
}

static Value next_numbered(Machine *m, Iterator *it) {
  Value v = iter_next(m, as_iterator(it->more));
  if (v == V_UNBOUND) return v;
  Value t = pair(m, from_int(it->at), v);
  it->at++;
  decref(m, v);
  return t;
}

// One of several ended. With strict=True the others must end too.
static Value zip_ended(Machine *m, Iterator *it, uint32_t which) {
  if (raised(m) || !it->mark) return V_UNBOUND;
  const Tuple *all = as_tuple(it->more);
  if (which)
    return raisef(m, m->e_ValueError, "zip() argument %u is shorter than argument%s%u", which + 1,
                  which == 1 ? " " : "s 1-", which);
  for (uint32_t i = 1; i < all->count; i++) {
    Value v = iter_next(m, as_iterator(all->items[i]));
    if (raised(m)) return V_UNBOUND;
    if (v == V_UNBOUND) continue;
    decref(m, v);
    return raisef(m, m->e_ValueError, "zip() argument %u is longer than argument%s%u", i + 1, i == 1 ? " " : "s 1-", i);
  }
  return V_UNBOUND;
}

static Value next_zipped(Machine *m, Iterator *it) {
  const Tuple *all = as_tuple(it->more);
  if (!all->count) return finish(m, it);
  Value t = tuple_new(m, all->count);
  for (uint32_t i = 0; t != V_UNBOUND && i < all->count; i++) {
    Value v = iter_next(m, as_iterator(all->items[i]));
    if (v == V_UNBOUND) {
      decref(m, t);
      finish(m, it);
      return zip_ended(m, it, i);
    }
    as_tuple(t)->items[i] = v;
  }
  return t;
}

// An iterator over another one: chains of them are walked on the C stack, so their depth is bounded. CPython has no
// bound there, and crashes.
static Value next_of_inner(Machine *m, Iterator *it) {
  enum { DEEPEST = 5000 };
  static int under_way;
  if (under_way > DEEPEST) return raisef(m, m->e_RecursionError, "maximum recursion depth exceeded");
  under_way++;
  Value v = it->head.flags == IT_ENUMERATE ? next_numbered(m, it)
            : it->head.flags == IT_ZIP     ? next_zipped(m, it)
                                           : tool_next(m, it);
  under_way--;
  return v;
}

Value iter_next(Machine *m, Iterator *it) {
  if (it->source == V_UNBOUND) return V_UNBOUND;
  switch ((IterKind)it->head.flags) {
  case IT_LIST:
    return it->at < as_list(it->source)->count ? incref(as_list(it->source)->items[it->at++]) : finish(m, it);
  case IT_TUPLE:
    return it->at < as_tuple(it->source)->count ? incref(as_tuple(it->source)->items[it->at++]) : finish(m, it);
  case IT_RANGE: {
    if (it->stop <= 0) return finish(m, it);
    int64_t i = it->at;
    it->at += it->step;
    it->stop--;
    return int_new(m, i);
  }
  case IT_STR: return next_str(m, it);
  case IT_BYTES: {
    const char *data;
    size_t size;
    bytes_like(m, it->source, &data, &size);
    return (size_t)it->at < size ? from_int((unsigned char)data[it->at++]) : finish(m, it);
  }
  case IT_DICT:
  case IT_SET: return next_entry(m, it);
  case IT_REVERSED: return next_reversed(m, it);
  case IT_ENUMERATE:
  case IT_ZIP:
  case IT_LONGEST: return next_of_inner(m, it);
  case IT_DEQUE: return next_of_deque(m, it, 1);
  case IT_ROWS:
  case IT_COUNT:
  case IT_REPEAT:
  case IT_CYCLE: return tool_next(m, it);
  case IT_CALL: break;  // the prelude's
  }
  return V_UNBOUND;
}

// ---- all at once ----

bool walk_begin(Walk *w, Machine *m, Value v) {
  w->m = m;
  w->iterator = iter_new(m, v);
  return w->iterator != V_UNBOUND;
}

Value walk_next(Walk *w) { return iter_next(w->m, as_iterator(w->iterator)); }
void walk_end(Walk *w) { decref(w->m, w->iterator); }

static Value all_entries(Machine *m, const Dict *d, Value what) {
  Value list = list_new(m, d->live);
  for (uint32_t i = 0; list != V_UNBOUND && i < d->used; i++) {
    if (d->entries[i].key == V_UNBOUND) continue;
    Value v = entry_part(m, &d->entries[i], what);
    if (v == V_UNBOUND) {
      decref(m, list);
      return v;
    }
    as_list(list)->items[as_list(list)->count++] = v;
  }
  return list;
}

Value iter_all(Machine *m, Value v, bool *python) {
  const Value *items;
  uint32_t n;
  if (!iterates_in_c(m, v)) {
    *python = true;
    return V_UNBOUND;
  }
  if (sequence_values(v, &items, &n) != V_UNBOUND) return list_from(m, items, n);
  if (is_kind(v, K_DEQUE)) return list_from(m, deque_values(as_deque(v)), as_deque(v)->count);
  if (is_kind(v, K_DICT)) return all_entries(m, as_dict(v), from_int(0));
  if (is_set(v)) {
    table_looked_at(m, as_set(v)->dict);
    return all_entries(m, as_set(v)->dict, from_int(0));
  }
  Walk w;
  if (!walk_begin(&w, m, v)) return V_UNBOUND;
  Value list = list_new(m, 0), item;
  while (list != V_UNBOUND && (item = walk_next(&w)) != V_UNBOUND) {
    bool good = list_append(m, list, item);
    decref(m, item);
    if (!good) break;
  }
  walk_end(&w);
  if (!raised(m)) return list;
  decref(m, list);
  return V_UNBOUND;
}

// ---- enumerate, zip, reversed ----

static Value enumerate_make(Machine *m, const Value *args, int nargs) {
  if (!is_given(args, nargs, 1))
    return raisef(m, m->e_TypeError, "enumerate() missing required argument 'iterable' (pos 1)");
  Value start = is_given(args, nargs, 2) ? args[2] : from_int(0);
  if (!is_integer(start)) return raise_no_index(m, start);
  if (!iterates_in_c(m, args[1]) || !is_whole(start)) return prelude(m, "_enumerate", 2, args[1], start);
  Value inner = iter_new(m, args[1]);
  if (inner == V_UNBOUND) return inner;
  Value it = iterator_new(m, IT_ENUMERATE, V_NONE, inner);
  decref(m, inner);
  if (it != V_UNBOUND) as_iterator(it)->at = as_whole(start);
  return it;
}

static Value zip_make(Machine *m, const Value *args, int nargs) {
  bool strict = false;
  if (m->kwnames != V_UNBOUND) {
    Value name = as_tuple(m->kwnames)->items[0];
    if (as_tuple(m->kwnames)->count > 1 || strcmp(str_data(name), "strict")) return keyword_refused(m, name, "zip");
    strict = value_truth(m, args[--nargs]) == YES;
  }
  for (int i = 1; i < nargs; i++)
    if (!iterates_in_c(m, args[i])) {
      Value all = tuple_from(m, args + 1, (uint32_t)nargs - 1);
      if (all == V_UNBOUND) return all;
      Value tail = prelude(m, "_zip", 2, all, from_bool(strict));
      decref(m, all);
      return tail;
    }
  Value inner = tuple_new(m, (uint32_t)nargs - 1);
  for (int i = 1; inner != V_UNBOUND && i < nargs; i++) {
    Value one = iter_new(m, args[i]);
    if (one == V_UNBOUND) {
      decref(m, inner);
      return one;
    }
    as_tuple(inner)->items[i - 1] = one;
  }
  if (inner == V_UNBOUND) return inner;
  Value it = iterator_new(m, IT_ZIP, V_NONE, inner);
  decref(m, inner);
  if (it != V_UNBOUND) as_iterator(it)->mark = strict;
  return it;
}

static Value range_backwards(Machine *m, Value v) {
  if (range_is_wide((const Range *)as_obj(v))) {
    Value turned = range_turned(m, (const Range *)as_obj(v));
    Value tail = turned == V_UNBOUND ? turned : prelude(m, "_wide_range", 1, turned);
    decref(m, turned);
    return tail;
  }
  Value it = range_iterator(m, v);
  if (it == V_UNBOUND) return it;
  Iterator *r = as_iterator(it);
  if (r->stop) r->at += (r->stop - 1) * r->step;
  r->step = -r->step;
  return it;
}

static Value reversed_make(Machine *m, const Value *args, int nargs) {
  Value v = args[1], source = v;
  int what = 0;
  if (is_subclassed(v) && type_lookup(m, type_of(m, v), n_reversed) == V_NONE)
    return raisef(m, m->e_TypeError, "'%T' object is not reversible", v);
  if (is_subclassed(v) && method_is_python(m, v, n_reversed)) return tail_special(m, v, n_reversed, 0, NULL);
  if (is_kind(v, K_RANGE)) return range_backwards(m, v);
  if (is_kind(v, K_DEQUE)) return tail_special(m, v, n_reversed, 0, NULL);
  if (is_kind(v, K_INSTANCE) && method_of(m, v, n_getitem) != V_UNBOUND) return prelude(m, "_seq_reversed", 1, v);
  if (is_kind(v, K_DICTVIEW)) source = from_obj(((DictView *)as_obj(v))->dict), what = ((DictView *)as_obj(v))->what;
  bool sequence = is_kind(v, K_LIST) || is_kind(v, K_TUPLE) || is_kind(v, K_STR) || is_kind(v, K_RANGE) ||
                  is_kind(v, K_BYTES) || is_kind(v, K_BYTEARRAY);
  if (!sequence && !is_kind(source, K_DICT)) {
    if (is_kind(v, K_SHARED) && method_of(m, v, n_getitem) != V_UNBOUND) return prelude(m, "_seq_reversed", 1, v);
    return raisef(m, m->e_TypeError, "'%T' object is not reversible", v);
  }
  Value it = iterator_new(m, IT_REVERSED, source, from_int(what));
  if (it == V_UNBOUND) return it;
  as_iterator(it)->at = (is_kind(source, K_DICT) ? as_dict(source)->used : value_length(m, v)) - 1;
  as_iterator(it)->mark = is_kind(source, K_DICT) ? as_dict(source)->live : 0;
  return it;
}

int64_t iterator_left(Machine *m, const Iterator *it) {
  if (it->source == V_UNBOUND) return 0;
  if (it->head.flags == IT_RANGE) return it->stop;
  int64_t n = value_length(m, it->source);
  return n > it->at ? n - it->at : 0;
}

static const NativeDef enumerate_def = {"enumerate", enumerate_make, 2, 3, "cls iterable start"};
static const NativeDef zip_def = {"zip", zip_make, 1, -1, "**"};
static const NativeDef reversed_def = {"reversed", reversed_make, 2, 2, NULL};

void iterator_boot(Machine *m) {
  m->t_enumerate->make = &enumerate_def;
  m->t_zip->make = &zip_def;
  m->t_reversed->make = &reversed_def;
}
