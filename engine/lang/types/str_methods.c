// str itself: str(), and the methods that bytes does not have: encode, translate, maketrans, format, format_map.
#include "text_parts.h"

#include <string.h>

// str(object='', encoding, errors)
static Value str_make(Machine *m, const Value *args, int nargs) {
  Value object = args[1], encoding = args[2], errors = args[3];
  if (encoding == V_UNBOUND && errors == V_UNBOUND)
    return object == V_UNBOUND ? str_constant("", 0) : value_str(m, object);
  if (object == V_UNBOUND) return str_constant("", 0);
  if (is_kind(object, K_STR)) return raisef(m, m->e_TypeError, "decoding str is not supported");
  Span s;
  if (!text_span(object, &s)) {
    raisef(m, m->e_TypeError, "decoding to str: need a bytes-like object, %T found", object);
    return raise_no_bytes(m, object, object);
  }
  return text_decode(m, s, object, encoding, errors);
}

static Value str_encode(Machine *m, const Value *args, int nargs) { return text_encode(m, args[0], args[1], args[2]); }

// ---- translate ----

// One character's row in the table: 1 found (*row new), 0 absent, -1 raised.
static int table_row(Machine *m, Value table, uint32_t c, Value *row) {
  if (is_kind(table, K_DICT)) {
    Value v;
    Answer a = dict_get(m, (Dict *)as_obj(table), from_int(c), &v);
    if (a == YES) *row = incref(v);
    return a == YES ? 1 : a == NO ? 0 : -1;
  }
  *row = item_get(m, table, from_int(c));
  if (*row != V_UNBOUND) return 1;
  if (!exception_matches(m->strand->exc, m->e_LookupError)) return -1;
  decref(m, exception_take(m));
  return 0;
}

static bool add_row(Machine *m, Buffer *b, Value row) {
  Span s;
  if (row == V_NONE) return true;
  if (text_raw_str(row, &s)) {
    buffer_add(b, s.data, s.size);
    return true;
  }
  if (!is_int(row)) raisef(m, m->e_TypeError, "character mapping must return integer, None or str");
  else if (as_int(row) < 0 || as_int(row) > 0x10FFFF)
    raisef(m, m->e_ValueError, "character mapping must be in range(0x110000)");
  else {
    format_code_point((uint32_t)as_int(row), b);
    return true;
  }
  return false;
}

static Value str_translate(Machine *m, const Value *args, int nargs) {
  if (is_kind(args[1], K_INSTANCE) || (is_kind(args[1], K_DICT) && as_obj(args[1])->type != m->t_dict))
    return machine_tail_prelude(m, "_translate", 2, args);
  Span s;
  text_span(args[0], &s);
  Buffer b;
  buffer_init(&b, m);
  const char *end = s.data + s.size;
  for (const char *p = s.data; p < end;) {
    int size;
    uint32_t c = utf8_decode(p, end, &size);
    Value row;
    int found = table_row(m, args[1], c, &row);
    bool good = found == 0 || (found == 1 && add_row(m, &b, row));
    if (found == 0) buffer_add(&b, p, (size_t)size);
    if (found == 1) decref(m, row);
    if (!good) {
      buffer_free(&b);
      return V_UNBOUND;
    }
    p += size;
  }
  return buffer_str(&b);
}

static bool set_pair(Machine *m, Dict *d, uint32_t from, Value to) { return dict_set(m, d, from_int(from), to) == YES; }

static bool maketrans_dict(Machine *m, Dict *into, const Dict *from) {
  uint32_t at = 0;
  Value key, v;
  while (dict_next(from, &at, &key, &v)) {
    if (is_kind(key, K_STR)) {
      if (text_units(key) != 1) {
        raisef(m, m->e_ValueError, "string keys in translate table must be of length 1");
        return false;
      }
      int size;
      key = from_int(utf8_decode(str_data(key), str_data(key) + str_size(key), &size));
    } else if (!is_int(key)) {
      raisef(m, m->e_TypeError, "keys in translate table must be strings or integers");
      return false;
    }
    if (dict_set(m, into, key, v) != YES) return false;
  }
  return true;
}

static bool maketrans_pairs(Machine *m, Dict *into, Span from, Span to, Span gone) {
  const char *p = from.data, *q = to.data;
  int size = 1;
  while (p < from.data + from.size) {
    uint32_t a = utf8_decode(p, from.data + from.size, &size);
    p += size;
    uint32_t b = utf8_decode(q, to.data + to.size, &size);
    q += size;
    if (!set_pair(m, into, a, from_int(b))) return false;
  }
  for (p = gone.data; p < gone.data + gone.size; p += size)
    if (!set_pair(m, into, utf8_decode(p, gone.data + gone.size, &size), V_NONE)) return false;
  return true;
}

static Value str_maketrans(Machine *m, const Value *args, int nargs) {
  Span from = {"", 0}, to = {"", 0}, gone = {"", 0};
  if (nargs == 1 && !is_kind(args[0], K_DICT))
    return raisef(m, m->e_TypeError, "if you give only one argument to maketrans it must be a dict");
  if (nargs > 1) {
    if (!text_raw_str(args[0], &from))
      return raisef(m, m->e_TypeError, "first maketrans argument must be a string if there is a second argument");
    if (!text_raw_str(args[1], &to))
      return raisef(m, m->e_TypeError, "maketrans() argument 2 must be str, not %T", args[1]);
    if (nargs > 2 && !text_raw_str(args[2], &gone))
      return raisef(m, m->e_TypeError, "maketrans() argument 3 must be str, not %T", args[2]);
    if (text_units(args[0]) != text_units(args[1]))
      return raisef(m, m->e_ValueError, "the first two maketrans arguments must have equal length");
  }
  Dict *d = dict_new(m);
  if (!d) return V_UNBOUND;
  if (nargs == 1 ? maketrans_dict(m, d, (Dict *)as_obj(args[0])) : maketrans_pairs(m, d, from, to, gone))
    return from_obj(d);
  DECREF_OBJ(m, d);
  return V_UNBOUND;
}

static const NativeDef str_def = {"str", str_make, 1, 4, "cls object encoding errors"};
static const NativeDef maketrans_def = {"maketrans", str_maketrans, 1, 3, NULL};

static const NativeDef str_only_methods[] = {
    {"encode", str_encode, 1, 3, "self encoding errors"},
    {"translate", str_translate, 2, 2, NULL},
    {"format", str_format_method, 1, -1, "**"},
    {"format_map", str_format_map_method, 2, 2, NULL},
    {0},
};

// A static or class method of a builtin type, immortal as the type is.
void text_add_wrapped(Machine *m, Type *t, const NativeDef *def, Kind kind) {
  Wrapper *w = object_alloc(m, sizeof *w, kind, kind == K_STATICMETHOD ? m->t_staticmethod : m->t_classmethod);
  if (!w) return;
  w->function = native_new(m, def, NULL, V_UNBOUND);
  as_obj(w->function)->refs = IMMORTAL;
  w->head.refs = IMMORTAL;
  dict_set_name(m, t->dict, str_constant(def->name, strlen(def->name)), from_obj(w));
  type_attribute_changed(t);
}

void str_boot(Machine *m) {
  m->t_str->make = &str_def;
  const NativeDef *tables[] = {text_search_methods, text_split_methods,    text_pad_methods,
                               text_case_methods,   text_case_str_methods, str_only_methods};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) type_add(m, m->t_str, tables[i], NULL);
  text_add_wrapped(m, m->t_str, &maketrans_def, K_STATICMETHOD);
}
