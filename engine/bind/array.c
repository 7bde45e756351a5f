// Array and RawArray: items, slices, and the value and raw of arrays of characters.
//
// An array that the program makes itself, (c_int * 4)(1, 2), is private: its words are in a Bytes under keep, and loads
// and stores are no steps.
#include "bind.h"
#include "cells.h"

static int code_of(Value self) { return (int)shared_of(self)->aux; }
static bool is_private(Value self) {
  return shared_of(self)->id == BIND_NO_OBJECT && is_kind(shared_of(self)->keep, K_BYTES);
}
static bool ready(Machine *m, Value self) { return is_private(self) || bind_filled(m, self); }
static char *private_words(Value self) { return ((Bytes *)as_obj(shared_of(self)->keep))->data; }
static uint32_t count_of(Machine *m, Value self) {
  return is_private(self) ? ((Bytes *)as_obj(shared_of(self)->keep))->size / 8
                          : world_object(host_world(m), shared_of(self)->id)->count;
}

Type *bind_raw_array_class(Machine *m) { return bind_of(m)->t.raw_array; }
Type *bind_array_class(Machine *m, bool characters) { return characters ? bind_of(m)->t.string : bind_of(m)->t.array; }

// ---- many cells at once ----

// Where they come from they may lie at any byte.
static int64_t word_at(const void *words, uint32_t i) {
  int64_t word;
  memcpy(&word, (const char *)words + i * sizeof word, sizeof word);
  return word;
}

static Value as_text(Machine *m, const void *words, uint32_t n, bool wide) {
  Buffer b;
  buffer_init(&b, m);
  for (uint32_t i = 0; i < n; i++) {
    char c[4] = {(char)word_at(words, i)};
    buffer_add(&b, c, wide ? (size_t)utf8_encode((uint32_t)word_at(words, i), c) : 1);
  }
  return wide ? buffer_str(&b) : buffer_bytes(&b);
}

static Value as_values(Machine *m, int code, const void *words, uint32_t n) {
  char letter = bind_code_char(code);
  if (letter == 'c' || letter == 'u') return as_text(m, words, n, letter == 'u');
  Value list = list_new(m, n);
  for (uint32_t i = 0; i < n && list != V_UNBOUND; i++) {
    Value v = bind_unpack(m, code, word_at(words, i));
    bool good = v != V_UNBOUND && list_append(m, list, v);
    decref(m, v);
    if (!good) return decref(m, list), V_UNBOUND;
  }
  return list;
}

static Value up_to_zero(Machine *m, int code, const void *words, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (word_at(words, i) == 0) n = i;
  return as_values(m, code, words, n);
}

// keep[0]: the C type; keep[1]: true to stop at the first zero (.value)
static Value all_loaded(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  uint32_t n = s->step.out_size / 8;
  int code = (int)as_int(s->step.keep[0]);
  return s->step.keep[1] == V_TRUE ? up_to_zero(m, code, s->step.out, n) : as_values(m, code, s->step.out, n);
}

static Value private_many(Machine *m, Value self, int64_t start, int64_t stride, int64_t n, bool to_zero) {
  Value picked = bytes_new(m, NULL, (size_t)n * 8);
  if (picked == V_UNBOUND) return picked;
  char *words = ((Bytes *)as_obj(picked))->data;
  for (int64_t i = 0; i < n; i++) memcpy(words + i * 8, private_words(self) + (start + i * stride) * 8, 8);
  Value made = (to_zero ? up_to_zero : as_values)(m, code_of(self), (const int64_t *)(const void *)words, (uint32_t)n);
  decref(m, picked);
  return made;
}

// ---- one step an element ----

// CPython goes from element to element, and another may come between where no lock keeps it out. So does a slice that
// a search has found to race (hosts/finer.h); a long one goes by halves. On the way words and places are in a Bytes
// that the step keeps. What bytes hold does not begin at a whole word, so it stands BEFORE bytes further.
enum { BEFORE = (8 - offsetof(Bytes, data) % 8) % 8 };
typedef struct Elements {
  int64_t start, stride, n, at;  // at: how many have been done
  int64_t part;                  // so many a step, 1: unless it is long
  int64_t word[];
} Elements;

static bool goes_by_elements(Machine *m, Value self, int64_t n) {
  return n > 1 && host_slice_elements(m) && world_object(host_world(m), shared_of(self)->id)->lock < 0;
}

static int64_t next_part(const Elements *e) { return e->part < e->n - e->at ? e->part : e->n - e->at; }

// Of the part that is next: as load_all and store_all have them.
static void set_part(Step *step, const Elements *e) {
  step->arg = (e->start + e->at * e->stride) | next_part(e) << 32;
  step->arg2 = e->stride;
}

static Elements *elements_of(Value bytes) { return (Elements *)(void *)(((Bytes *)as_obj(bytes))->data + BEFORE); }

static Value element_load(Machine *m, uint32_t object, Value code, Value to_zero, Value elements);

static Value element_loaded(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  Elements *e = elements_of(s->step.keep[2]);
  int code = (int)as_int(s->step.keep[0]);
  bool to_zero = s->step.keep[1] == V_TRUE;
  if (s->step.verb == VERB_LOAD) e->word[e->at] = s->step.result;
  else memcpy(&e->word[e->at], s->step.out, s->step.out_size);
  e->at += next_part(e);
  if (e->at == e->n) return (to_zero ? up_to_zero : as_values)(m, code, e->word, (uint32_t)e->n);
  return element_load(m, s->step.object, s->step.keep[0], s->step.keep[1], s->step.keep[2]);
}

static Value element_load(Machine *m, uint32_t object, Value code, Value to_zero, Value elements) {
  const Elements *next = elements_of(elements);
  Step *step = machine_step_begin(m, next_part(next) > 1 ? VERB_LOAD_ALL : VERB_LOAD, object);
  step->keep[0] = code;
  step->keep[1] = to_zero;
  machine_step_keep(m, 2, elements);
  if (step->verb == VERB_LOAD) step->arg = next->start + next->at * next->stride;
  else set_part(step, next);
  return machine_step(m, element_loaded);
}

static Value element_store(Machine *m, uint32_t object, Value elements);

static Value element_stored(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  Elements *e = elements_of(s->step.keep[2]);
  if ((e->at += next_part(e)) < e->n) return element_store(m, s->step.object, s->step.keep[2]);
  bind_cells_stored(m, s->step.object);
  return V_NONE;
}

static Value element_store(Machine *m, uint32_t object, Value elements) {
  const Elements *next = elements_of(elements);
  Step *step = machine_step_begin(m, next_part(next) > 1 ? VERB_STORE_ALL : VERB_STORE, object);
  machine_step_keep(m, 2, elements);
  if (step->verb == VERB_STORE) {
    step->arg = next->word[next->at];
    step->arg2 = next->start + next->at * next->stride;
    return machine_step(m, element_stored);
  }
  set_part(step, next);
  step->bytes = (const char *)&next->word[next->at];
  step->nbytes = (uint32_t)next_part(next) * 8;
  return machine_step(m, element_stored);
}

// words: n of them, to be stored; NULL: to be loaded. New; V_UNBOUND: no memory
static Value elements_new(Machine *m, int64_t start, int64_t stride, int64_t n, const void *words) {
  Value v = bytes_new(m, NULL, BEFORE + sizeof(Elements) + (size_t)n * sizeof(int64_t));
  if (v == V_UNBOUND) return v;
  memset(((Bytes *)as_obj(v))->data, 0, BEFORE);
  Elements *e = elements_of(v);
  *e = (Elements){start, stride, n, 0, n > host_slice_elements(m) ? (n + 1) / 2 : 1};
  if (words) memcpy(e->word, words, (size_t)n * sizeof(int64_t));
  else memset(e->word, 0, (size_t)n * sizeof(int64_t));
  return v;
}

static Value load_elements(Machine *m, Value self, int64_t start, int64_t stride, int64_t n, bool to_zero) {
  Value elements = elements_new(m, start, stride, n, NULL);
  if (elements == V_UNBOUND) return elements;
  Value v = element_load(m, shared_of(self)->id, from_int(code_of(self)), from_bool(to_zero), elements);
  decref(m, elements);
  return v;
}

static Value store_elements(Machine *m, Value self, int64_t start, int64_t stride, int64_t n, const void *words) {
  Value elements = elements_new(m, start, stride, n, words);
  if (elements == V_UNBOUND) return elements;
  Value v = element_store(m, shared_of(self)->id, elements);
  decref(m, elements);
  return v;
}

// ---- all of them in one step ----

static Value load_many(Machine *m, Value self, int64_t start, int64_t stride, int64_t n, bool to_zero) {
  if (n == 0) return as_values(m, code_of(self), NULL, 0);
  if (is_private(self)) return private_many(m, self, start, stride, n, to_zero);
  if (goes_by_elements(m, self, n)) return load_elements(m, self, start, stride, n, to_zero);
  bind_cells_touched(m, self);
  Step *step = machine_step_begin(m, VERB_LOAD_ALL, shared_of(self)->id);
  step->arg = start | n << 32;
  step->arg2 = stride;
  step->keep[0] = from_int(code_of(self));
  step->keep[1] = from_bool(to_zero);
  return machine_step(m, all_loaded);
}

static Value all_stored(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  bind_cells_stored(m, s->step.object);
  return V_NONE;
}

// words: a Bytes of n words; taken over
static Value store_words(Machine *m, Value self, int64_t start, int64_t stride, int64_t n, Value words) {
  if (n == 0) return decref(m, words), V_NONE;
  if (is_private(self)) {
    for (int64_t i = 0; i < n; i++)
      memcpy(private_words(self) + (start + i * stride) * 8, ((Bytes *)as_obj(words))->data + i * 8, 8);
    return decref(m, words), V_NONE;
  }
  if (goes_by_elements(m, self, n)) {
    Value v = store_elements(m, self, start, stride, n, ((Bytes *)as_obj(words))->data);
    return decref(m, words), v;
  }
  bind_cells_touched(m, self);
  Step *step = machine_step_begin(m, VERB_STORE_ALL, shared_of(self)->id);
  step->arg = start | n << 32;
  step->arg2 = stride;
  machine_step_keep(m, 0, words);
  step->bytes = ((Bytes *)as_obj(words))->data;
  step->nbytes = (uint32_t)n * 8;
  decref(m, words);
  return machine_step(m, all_stored);
}

static Value pack_all(Machine *m, int code, const List *values) {
  Value words = bytes_new(m, NULL, (size_t)values->count * 8);
  for (uint32_t i = 0; i < values->count && words != V_UNBOUND; i++) {
    int64_t word;
    if (!bind_pack(m, code, values->items[i], &word)) return decref(m, words), V_UNBOUND;
    memcpy(((Bytes *)as_obj(words))->data + (size_t)i * 8, &word, 8);
  }
  return words;
}

// ---- items and slices ----

static bool item_index(Machine *m, Value self, Value key, uint32_t *at, const char *wrong) {
  int64_t i, n = count_of(m, self);
  if (is_big(key)) return raisef(m, m->e_IndexError, "cannot fit 'int' into an index-sized integer"), false;
  if (!is_int(key) && !is_bool(key)) return raisef(m, m->e_TypeError, "%s", wrong), false;
  i = is_int(key) ? as_int(key) : key == V_TRUE;
  if (i < 0) i += n;
  if (i < 0 || i >= n) {
    raisef(m, m->e_IndexError, "invalid index");
    return false;
  }
  *at = (uint32_t)i;
  return true;
}

static Value cell_load(Machine *m, Value self, uint32_t at) {
  int64_t word;
  if (!is_private(self)) return bind_cell_load(m, self, at);
  memcpy(&word, private_words(self) + (size_t)at * 8, 8);
  return bind_unpack(m, code_of(self), word);
}

static Value cell_store(Machine *m, Value self, uint32_t at, Value v) {
  int64_t word;
  if (!is_private(self)) return bind_cell_store(m, self, at, v);
  if (!bind_pack(m, code_of(self), v, &word)) return V_UNBOUND;
  memcpy(private_words(self) + (size_t)at * 8, &word, 8);
  return V_NONE;
}

static Value array_getitem(Machine *m, const Value *args, int nargs) {
  uint32_t at;
  int64_t start, stop, step, n;
  if (!ready(m, args[0])) return V_UNBOUND;
  if (!is_kind(args[1], K_SLICE))
    return item_index(m, args[0], args[1], &at, "indices must be integers") ? cell_load(m, args[0], at) : V_UNBOUND;
  if (!slice_bounds(m, args[1], count_of(m, args[0]), &start, &stop, &step, &n)) return V_UNBOUND;
  return load_many(m, args[0], start, step, n, false);
}

static Value array_setitem(Machine *m, const Value *args, int nargs) {
  uint32_t at;
  int64_t start, stop, step, n;
  bool python = false;
  if (!ready(m, args[0])) return V_UNBOUND;
  if (!is_kind(args[1], K_SLICE))
    return item_index(m, args[0], args[1], &at, "indices must be integer") ? cell_store(m, args[0], at, args[2])
                                                                           : V_UNBOUND;
  if (!slice_bounds(m, args[1], count_of(m, args[0]), &start, &stop, &step, &n)) return V_UNBOUND;
  if (is_kind(args[2], K_INSTANCE) && type_lookup_str(m, type_of(m, args[2]), "__len__") != V_UNBOUND &&
      type_lookup_str(m, type_of(m, args[2]), "__getitem__") != V_UNBOUND)
    return machine_tail_prelude(m, "_setitem_sequence", 3, args);
  Value values = value_length(m, args[2]) < 0 ? V_UNBOUND : iter_all(m, args[2], &python);
  if (values == V_UNBOUND || ((List *)as_obj(values))->count != n) {
    if (raised(m)) decref(m, exception_take(m));
    decref(m, values);
    return raisef(m, m->e_ValueError, "Can only assign sequence of same size");
  }
  Value words = pack_all(m, code_of(args[0]), (List *)as_obj(values));
  decref(m, values);
  return words == V_UNBOUND ? words : store_words(m, args[0], start, step, n, words);
}

static Value array_len(Machine *m, const Value *args, int nargs) {
  return ready(m, args[0]) ? from_int(count_of(m, args[0])) : V_UNBOUND;
}

// ---- arrays of characters ----

static Value string_value(Machine *m, Value self) {
  return ready(m, self) ? load_many(m, self, 0, 1, count_of(m, self), true) : V_UNBOUND;
}
static Value string_raw(Machine *m, Value self) {
  return ready(m, self) ? load_many(m, self, 0, 1, count_of(m, self), false) : V_UNBOUND;
}

static Value store_text(Machine *m, Value self, const char *data, uint32_t size, bool closing_zero) {
  uint32_t room = count_of(m, self);
  if (size > room) return raisef(m, m->e_ValueError, "byte string too long");
  uint32_t n = size + (closing_zero && size < room ? 1 : 0);
  Value words = bytes_new(m, NULL, (size_t)n * 8);
  if (words == V_UNBOUND) return words;
  for (uint32_t i = 0; i < n; i++) {
    int64_t word = i < size ? (unsigned char)data[i] : 0;
    memcpy(((Bytes *)as_obj(words))->data + (size_t)i * 8, &word, 8);
  }
  return store_words(m, self, 0, 1, n, words);
}

static Value string_set(Machine *m, Value self, Value v, bool closing_zero) {
  if (!ready(m, self)) return V_UNBOUND;
  if (is_kind(v, K_BYTES))
    return store_text(m, self, ((Bytes *)as_obj(v))->data, ((Bytes *)as_obj(v))->size, closing_zero);
  if (is_kind(v, K_BYTEARRAY) && !closing_zero)
    return store_text(m, self, ((ByteArray *)as_obj(v))->data, ((ByteArray *)as_obj(v))->size, false);
  if (closing_zero) return raisef(m, m->e_TypeError, "bytes expected instead of %T instance", v);
  return raisef(m, m->e_TypeError, "a bytes-like object is required, not '%T'", v);
}
static Value string_set_value(Machine *m, Value self, Value v) { return string_set(m, self, v, true); }
static Value string_set_raw(Machine *m, Value self, Value v) { return string_set(m, self, v, false); }

// A raw array has value only if it is of characters.
static Value raw_value(Machine *m, Value self) {
  char letter = ready(m, self) ? bind_code_char(code_of(self)) : 0;
  if (!letter) return V_UNBOUND;
  if (letter == 'c' || letter == 'u') return string_value(m, self);
  return raisef(m, m->e_AttributeError, "'%s_Array_%u' object has no attribute 'value'", bind_code_name(code_of(self)),
                count_of(m, self));
}
static Value raw_raw(Machine *m, Value self) {
  if (!ready(m, self)) return V_UNBOUND;
  if (bind_code_char(code_of(self)) == 'c') return string_raw(m, self);
  return raisef(m, m->e_AttributeError, "'%s_Array_%u' object has no attribute 'raw'", bind_code_name(code_of(self)),
                count_of(m, self));
}

Value bind_raw_repr(Machine *m, Value raw) {
  return str_format(m, "<multiprocessing.sharedctypes.%s_Array_%u object at 0x%llx>", bind_code_name(code_of(raw)),
                    count_of(m, raw), (unsigned long long)address_shown(m, raw));
}
static Value raw_repr(Machine *m, const Value *args, int nargs) {
  if (is_private(args[0]))
    return str_format(m, "<%V.%s object at 0x%llx>", as_obj(args[0])->type->module, type_name(m, args[0]),
                      (unsigned long long)address_shown(m, args[0]));
  return ready(m, args[0]) ? bind_raw_repr(m, args[0]) : V_UNBOUND;
}

static Value array_iter(Machine *m, const Value *args, int nargs) {
  Value module = machine_module(m, is_private(args[0]) ? "ctypes" : "multiprocessing");
  Value walk = is_kind(module, K_MODULE) ? dict_get_name(((Module *)as_obj(module))->dict, str_constant("_walk", 5))
                                         : V_UNBOUND;
  if (walk == V_UNBOUND) return raisef(m, m->e_TypeError, "'%T' object is not iterable", args[0]);
  return machine_tail(m, walk, tuple_of(m, 1, args[0]), V_UNBOUND);
}

// (c_int * 4)(1, 2): the class has the item type and the length.
static Value raw_init(Machine *m, const Value *args, int nargs) {
  Type *t = as_obj(args[0])->type;
  Value of = type_lookup(m, t, str_constant("_type_", 6)), length = type_lookup(m, t, str_constant("_length_", 8));
  int code = is_kind(of, K_TYPE) ? bind_code_of_type(m, (Type *)as_obj(of)) : -1;
  if (code < 0 || !is_int(length) || as_int(length) < 0)
    return raisef(m, m->e_AttributeError, "class must define a '_length_' attribute");
  Value words = bytes_new(m, NULL, (size_t)as_int(length) * 8);
  if (words == V_UNBOUND) return words;
  memset(((Bytes *)as_obj(words))->data, 0, (size_t)as_int(length) * 8);
  decref(m, shared_of(args[0])->keep);
  shared_of(args[0])->keep = words;
  shared_of(args[0])->aux = (uint32_t)code;
  for (int i = 1; i < nargs; i++) {
    if (i > as_int(length)) return raisef(m, m->e_IndexError, "invalid index");
    if (cell_store(m, args[0], (uint32_t)i - 1, args[i]) == V_UNBOUND) return V_UNBOUND;
  }
  return V_NONE;
}

static Value raw_length(Machine *m, Value self) { return ready(m, self) ? from_int(count_of(m, self)) : V_UNBOUND; }
static Value raw_type(Machine *m, Value self) {
  return ready(m, self) ? INCREF_OBJ(bind_of(m)->t.ctype[code_of(self)]) : V_UNBOUND;
}

static const NativeDef array_methods[] = {{"__getitem__", array_getitem, 2, 2, NULL},
                                          {"__setitem__", array_setitem, 3, 3, NULL},
                                          {"__len__", array_len, 1, 1, NULL},
                                          {"__iter__", array_iter, 1, 1, NULL},
                                          {0}};
static const NativeDef raw_methods[] = {{"__repr__", raw_repr, 1, 1, NULL}, {"__init__", raw_init, 1, -1, NULL}, {0}};
static const GetSetDef string_attrs[] = {
    {"value", string_value, string_set_value}, {"raw", string_raw, string_set_raw}, {0}};
static const GetSetDef raw_attrs[] = {{"value", raw_value, string_set_value},
                                      {"raw", raw_raw, string_set_raw},
                                      {"_length_", raw_length, NULL},
                                      {"_type_", raw_type, NULL},
                                      {0}};

void bind_array_boot(Machine *m, Type *base) {
  static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
  Binding *b = bind_of(m);
  const char *module = "multiprocessing.sharedctypes";
  b->t.array = type_new_native(m, "SynchronizedArray", module, base, K_SHARED, array_methods, NULL);
  b->t.string = type_new_native(m, "SynchronizedString", module, b->t.array, K_SHARED, NULL, string_attrs);
  b->t.raw_array = type_new_native(m, "Array", "_ctypes", m->t_shared, K_SHARED, array_methods, raw_attrs);
  type_add(m, b->t.raw_array, raw_methods, NULL);
  b->t.raw_array->make = &make;
}
