// The C types that shared memory holds: their letters, their names in ctypes, and how a Python value becomes a word and
// back.
//
// Integers wrap around as in C. A word of the world holds an integer sign- or zero-extended to 64 bits, a float as a
// double's bits. A ctypes object made by the program (c_int(5)) is private: its word is in its own handle.
#include "bind.h"
#include "cells.h"
#include "pickle.h"

typedef enum Form { SIGNED, UNSIGNED, REAL, CHARACTER, WIDE, TRUTH } Form;
static const struct {
  char letter;
  const char *name;
  uint8_t size;
  Form form;
} codes[BIND_CODES] = {
    {'i', "c_int", 4, SIGNED},      {'I', "c_uint", 4, UNSIGNED},  {'d', "c_double", 8, REAL},
    {'f', "c_float", 4, REAL},      {'c', "c_char", 1, CHARACTER}, {'u', "c_wchar", 4, WIDE},
    {'b', "c_byte", 1, SIGNED},     {'B', "c_ubyte", 1, UNSIGNED}, {'h', "c_short", 2, SIGNED},
    {'H', "c_ushort", 2, UNSIGNED}, {'l', "c_long", 8, SIGNED},    {'L', "c_ulong", 8, UNSIGNED},
    {'?', "c_bool", 1, TRUTH},
};

const uint8_t bind_signed_bits[BIND_CODES] = {[0] = 32, [6] = 8, [8] = 16, [10] = 64};

int bind_code_of(char typecode) {
  if (typecode == 'q') typecode = 'l';
  if (typecode == 'Q') typecode = 'L';
  if (typecode == '?') return -1;  // only as ctypes.c_bool
  for (int i = 0; i < BIND_CODES; i++)
    if (codes[i].letter == typecode) return i;
  return -1;
}

int bind_code_of_type(Machine *m, const Type *t) {
  const Binding *b = bind_of(m);
  for (int i = 0; i < BIND_CODES; i++)
    if (type_is_subclass(t, b->t.ctype[i])) return i;
  return -1;
}

char bind_code_char(int code) { return codes[code].letter; }
const char *bind_code_name(int code) { return codes[code].name; }

// ---- from Python ----

static bool low_bits(Machine *m, Value v, uint64_t *bits) {
  if (is_int(v)) return *bits = (uint64_t)as_int(v), true;
  if (is_big(v)) {
    const BigInt *big = (const BigInt *)as_obj(v);
    *bits = big->sign < 0 ? 0 - big->limbs[0] : big->limbs[0];
    return true;
  }
  int64_t i;
  if (!bind_int(m, v, &i)) return false;
  *bits = (uint64_t)i;
  return true;
}

static int64_t cut(uint64_t bits, int size, bool is_signed) {
  int unused = 64 - 8 * size;
  return is_signed ? (int64_t)(bits << unused) >> unused : (int64_t)(bits << unused >> unused);
}

static bool pack_real(Machine *m, Value v, int size, int64_t *word) {
  double d;
  if (!bind_real(m, v, &d)) return false;
  if (size == 4) d = (double)(float)d;
  memcpy(word, &d, sizeof d);
  return true;
}

static bool pack_character(Machine *m, Value v, int64_t *word) {
  if (is_kind(v, K_BYTES) && ((Bytes *)as_obj(v))->size == 1)
    return *word = (unsigned char)((Bytes *)as_obj(v))->data[0], true;
  if (is_kind(v, K_BYTEARRAY) && ((ByteArray *)as_obj(v))->size == 1)
    return *word = (unsigned char)((ByteArray *)as_obj(v))->data[0], true;
  if (is_int(v) && as_int(v) >= 0 && as_int(v) < 256) return *word = as_int(v), true;
  raisef(m, m->e_TypeError, "one character bytes, bytearray or integer expected");
  return false;
}

static bool pack_wide(Machine *m, Value v, int64_t *word) {
  int n;
  if (!is_kind(v, K_STR)) {
    raisef(m, m->e_TypeError, "unicode string expected instead of %T instance", v);
    return false;
  }
  if (((Str *)as_obj(v))->length != 1) {
    raisef(m, m->e_TypeError, "one character unicode string expected");
    return false;
  }
  *word = utf8_decode(str_data(v), str_data(v) + str_size(v), &n);
  return true;
}

bool bind_pack(Machine *m, int code, Value v, int64_t *word) {
  uint64_t bits;
  if (codes[code].form == SIGNED && is_int(v)) return *word = cut((uint64_t)as_int(v), codes[code].size, true), true;
  switch (codes[code].form) {
  case REAL: return pack_real(m, v, codes[code].size, word);
  case CHARACTER: return pack_character(m, v, word);
  case WIDE: return pack_wide(m, v, word);
  case TRUTH: return *word = bind_truth(m, v, false), !raised(m);
  default:
    if (!low_bits(m, v, &bits)) return false;
    *word = cut(bits, codes[code].size, codes[code].form == SIGNED);
    return true;
  }
}

// ---- to Python ----

Value bind_unpack(Machine *m, int code, int64_t word) {
  double d;
  char text[4];
  if (codes[code].form == SIGNED && int_fits(word)) return from_int(word);
  switch (codes[code].form) {
  case SIGNED: return int_new(m, word);
  case UNSIGNED: return int_new_u64(m, (uint64_t)word);
  case TRUTH: return from_bool(word != 0);
  case CHARACTER: text[0] = (char)word; return bytes_new(m, text, 1);
  case WIDE: return str_new(m, text, (size_t)utf8_encode((uint32_t)word, text));
  default: memcpy(&d, &word, sizeof d); return float_new(m, d);
  }
}

// ---- private ctypes objects: id BIND_NO_OBJECT, the word in a Bytes of 8 under keep ----

// Handles on cells know their code (aux), others may not.
static inline int code_of(Machine *m, Value self) {
  const Type *t = as_obj(self)->type;
  uint32_t likely = shared_of(self)->aux;
  return likely < BIND_CODES && bind_of(m)->t.ctype[likely] == t ? (int)likely : bind_code_of_type(m, t);
}

static bool private_set(Machine *m, Value self, int64_t word) {
  Value held = bytes_new(m, &word, sizeof word);
  if (held == V_UNBOUND) return false;
  decref(m, shared_of(self)->keep);
  shared_of(self)->keep = held;
  return true;
}
static int64_t private_word(Value self) {
  int64_t word = 0;
  if (is_kind(shared_of(self)->keep, K_BYTES))
    memcpy(&word, ((Bytes *)as_obj(shared_of(self)->keep))->data, sizeof word);
  return word;
}

static Value ctype_init(Machine *m, const Value *args, int nargs) {
  int64_t word = 0;
  if (nargs > 2) return raisef(m, m->e_TypeError, "__init__ expected at most 1 argument, got %d", nargs - 1);
  if (nargs == 2 && !bind_pack(m, code_of(m, args[0]), args[1], &word)) return V_UNBOUND;
  return private_set(m, args[0], word) ? V_NONE : V_UNBOUND;
}

Value bind_ctype_word(Machine *m, Value self) { return bind_unpack(m, code_of(m, self), private_word(self)); }

Value bind_ctype_new(Machine *m, int code, Value v) {
  int64_t word;
  if (!bind_pack(m, code, v, &word)) return V_UNBOUND;
  Value made = bind_shared_new(m, bind_of(m)->t.ctype[code], BIND_NO_OBJECT);
  if (made == V_UNBOUND || private_set(m, made, word)) return made;
  decref(m, made);
  return V_UNBOUND;
}

static Value ctype_get(Machine *m, Value self) {
  return shared_of(self)->id == BIND_NO_OBJECT ? bind_ctype_word(m, self) : bind_cell_load(m, self, 0);
}

static Value ctype_set(Machine *m, Value self, Value v) {
  int64_t word;
  if (shared_of(self)->id != BIND_NO_OBJECT) return bind_cell_store(m, self, 0, v);
  return bind_pack(m, code_of(m, self), v, &word) && private_set(m, self, word) ? V_NONE : V_UNBOUND;
}

static Value ctype_repr(Machine *m, const Value *args, int nargs) {
  if (shared_of(args[0])->id != BIND_NO_OBJECT) return bind_shown_repr(m, args, nargs);
  Value v = bind_unpack(m, code_of(m, args[0]), private_word(args[0]));
  if (v == V_UNBOUND) return v;
  Value text = str_format(m, "%s(%R)", type_name(m, args[0]), v);
  decref(m, v);
  return text;
}

static Value ctype_shown(Machine *m, const Value *args, int nargs) {
  if (shared_of(args[0])->id == BIND_NO_OBJECT) return ctype_repr(m, args, nargs);
  bind_cells_touched(m, args[0]);
  return bind_cell_shown(m, args[0]);
}

static Value true_told(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_bool(s->step.result != 0);
}
static Value ctype_bool(Machine *m, const Value *args, int nargs) {
  if (shared_of(args[0])->id == BIND_NO_OBJECT) return from_bool(private_word(args[0]) != 0);
  bind_cells_touched(m, args[0]);
  machine_step_begin(m, VERB_LOAD, shared_of(args[0])->id);
  return machine_step(m, true_told);
}

static const NativeDef ctype_methods[] = {{"__init__", ctype_init, 1, -1, NULL},
                                          {"__repr__", ctype_repr, 1, 1, NULL},
                                          {"_shown", ctype_shown, 1, 1, NULL},
                                          {"__bool__", ctype_bool, 1, 1, NULL},
                                          {0}};
static const GetSetDef ctype_attrs[] = {{"value", ctype_get, ctype_set}, {0}};

// c_int * 4: ctypes' own Python makes the class.
static Value ctype_times(Machine *m, const Value *args, int nargs) {
  Value module = machine_module(m, "ctypes"),
        make = is_kind(module, K_MODULE)
                   ? dict_get_name(((Module *)as_obj(module))->dict, str_constant("_array_type", 11))
                   : V_UNBOUND;
  if (make == V_UNBOUND) return incref(V_NOTIMPLEMENTED);
  Value both = tuple_of(m, 2, args[0], args[1]);
  return both == V_UNBOUND ? both : machine_tail(m, make, both, V_UNBOUND);
}
static const NativeDef kind_methods[] = {
    {"__mul__", ctype_times, 2, 2, NULL}, {"__rmul__", ctype_times, 2, 2, NULL}, {0}};

void bind_ctypes_boot(Machine *m) {
  static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
  Binding *b = bind_of(m);
  Type *kind = type_new_native(m, "PyCSimpleType", "_ctypes", m->t_type, K_TYPE, kind_methods, NULL);
  Type *base = type_new_native(m, "_SimpleCData", "_ctypes", m->t_shared, K_SHARED, ctype_methods, ctype_attrs);
  base->make = &make;
  base->head.type = kind;
  for (int i = 0; i < BIND_CODES; i++) {
    b->t.ctype[i] = type_new_native(m, codes[i].name, "ctypes", base, K_SHARED, NULL, NULL);
    b->t.ctype[i]->head.type = kind;
  }
}

// ---- the module ctypes ----

static Value ctypes_sizeof(Machine *m, const Value *args, int nargs) {
  Type *t = is_kind(args[0], K_TYPE) ? (Type *)as_obj(args[0]) : type_of(m, args[0]);
  int code = bind_code_of_type(m, t);
  return code >= 0 ? from_int(codes[code].size) : raisef(m, m->e_TypeError, "this type has no size");
}

const NativeDef bind_ctypes_natives[] = {{"_sizeof", ctypes_sizeof, 1, 1, NULL}, {0}};

void bind_ctypes_module(Machine *m, Module *mod) {
  static const struct {
    const char *alias, *name;
  } aliases[] = {{"c_longlong", "c_long"}, {"c_ulonglong", "c_ulong"}, {"c_int8", "c_byte"},
                 {"c_uint8", "c_ubyte"},   {"c_int16", "c_short"},     {"c_uint16", "c_ushort"},
                 {"c_int32", "c_int"},     {"c_uint32", "c_uint"},     {"c_int64", "c_long"},
                 {"c_uint64", "c_ulong"},  {"c_size_t", "c_ulong"},    {"c_ssize_t", "c_long"}};
  const Binding *b = bind_of(m);
  module_add(m, mod, "Array", from_obj(b->t.raw_array));
  for (int i = 0; i < BIND_CODES; i++) {
    module_add(m, mod, codes[i].name, from_obj(b->t.ctype[i]));
    for (size_t k = 0; k < sizeof aliases / sizeof *aliases; k++)
      if (!strcmp(aliases[k].name, codes[i].name)) module_add(m, mod, aliases[k].alias, from_obj(b->t.ctype[i]));
  }
}
