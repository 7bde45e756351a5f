// str of values in C, the str of exceptions, and the natives __repr__, __str__ and __format__ of the builtin types.
#include "text_parts.h"
#include "boot.h"

#include <string.h>

// ---- exceptions ----

static const Tuple *exc_args(Value v) { return (const Tuple *)as_obj(((const Exception *)as_obj(v))->args); }

static Value os_part(const Dict *own, const char *name, Value otherwise) {
  Value v = own ? dict_get_name(own, str_constant(name, strlen(name))) : V_UNBOUND;
  return v == V_UNBOUND ? otherwise : v;
}

// [Errno 2] text: 'file' -> 'other file'. What the program has set since is among its own attributes.
static Answer add_os_error(Machine *m, Value v, const Tuple *args, Buffer *out) {
  const Dict *own = attr_dict(m, v, false);
  Value file = os_part(own, "filename", ((const Exception *)as_obj(v))->name),
        other = os_part(own, "filename2", V_NONE);
  buffer_puts(out, "[Errno ");
  Answer a = text_add_str(m, os_part(own, "errno", args->items[0]), out);
  buffer_puts(out, "] ");
  if (a == YES) a = text_add_str(m, os_part(own, "strerror", args->items[1]), out);
  if (a != YES || file == V_UNBOUND || file == V_NONE) return a;
  buffer_puts(out, ": ");
  a = text_add_repr(m, file, out);
  if (a != YES || other == V_NONE) return a;
  buffer_puts(out, " -> ");
  return text_add_repr(m, other, out);
}

// args: encoding, object, start, end, reason
static bool add_unicode_error(Machine *m, Value v, const Tuple *args, Buffer *out) {
  bool decode = is_instance(m, v, m->e_UnicodeDecodeError);
  if (args->count != 5 || !is_int(args->items[2]) || !is_int(args->items[3])) return false;
  int64_t start = as_int(args->items[2]), end = as_int(args->items[3]), units = 0;
  if (is_kind(args->items[1], decode ? K_BYTES : K_STR)) units = text_units(args->items[1]);
  buffer_putc(out, '\'');
  text_add_str(m, args->items[0], out);
  buffer_printf(out, "' codec can't %s ", decode ? "decode" : "encode");
  if (end == start + 1 && start >= 0 && start < units) {
    Value object = args->items[1];
    int size;
    uint32_t c = decode ? (unsigned char)((Bytes *)as_obj(object))->data[start]
                        : utf8_decode(str_data(object) + str_offset(object, start), str_data(object) + str_size(object),
                                      &size);
    if (decode) buffer_printf(out, "byte 0x%02x in position %lld: ", (unsigned)c, (long long)start);
    else
      buffer_printf(out,
                    c < 0x100     ? "character '\\x%02x' in position %lld: "
                    : c < 0x10000 ? "character '\\u%04x' in position %lld: "
                                  : "character '\\U%08x' in position %lld: ",
                    (unsigned)c, (long long)start);
  } else
    buffer_printf(out, "%s in position %lld-%lld: ", decode ? "bytes" : "characters", (long long)start,
                  (long long)end - 1);
  text_add_str(m, args->items[4], out);
  return true;
}

static Answer add_exception(Machine *m, Value v, Buffer *out) {
  const Tuple *args = exc_args(v);
  if (is_instance(m, v, m->e_KeyError) && args->count == 1) return text_add_repr(m, args->items[0], out);
  if (is_instance(m, v, m->e_OSError) && args->count == 2) return add_os_error(m, v, args, out);
  if ((is_instance(m, v, m->e_UnicodeDecodeError) || is_instance(m, v, m->e_UnicodeEncodeError)) &&
      add_unicode_error(m, v, args, out))
    return YES;
  if (!args->count) return YES;
  return args->count == 1 ? text_add_str(m, args->items[0], out) : text_add_repr(m, from_obj(args), out);
}

// ---- str ----

Answer text_add_str(Machine *m, Value v, Buffer *out) {
  Span s;
  if (text_raw_str(v, &s) && !is_own(v)) {
    buffer_add(out, s.data, s.size);
    return YES;
  }
  if (!is_ptr(v) || !as_obj(v)->type) return text_add_repr(m, v, out);
  const Object *o = as_obj(v);
  if (o->kind != K_EXCEPTION && o->type->head.flags & TYPE_IMMUTABLE && o->kind != K_SHARED && o->kind != K_INSTANCE)
    return text_add_repr(m, v, out);
  Value str = type_lookup(m, o->type, str_constant("__str__", 7));
  if (!is_kind(str, K_NATIVE)) return str == V_UNBOUND ? text_add_repr(m, v, out) : NEEDS_PYTHON;
  const Native *n = (const Native *)as_obj(str);
  if (o->kind == K_EXCEPTION) return add_exception(m, v, out);
  if (n->owner == m->t_str && text_raw_str(v, &s)) {
    buffer_add(out, s.data, s.size);
    return YES;
  }
  if (!n->owner || n->owner == m->t_object || !is_instance(m, v, n->owner) ||
      (n->owner->layout != K_SHARED && n->owner->layout != K_INSTANCE))
    return text_add_repr(m, v, out);
  Value text = n->def->fn(m, &v, 1);
  if (text == V_UNBOUND) return RAISED;
  if (text == V_TAIL) {
    decref(m, m->tail.callable), decref(m, m->tail.args), decref(m, m->tail.kwargs);
    m->tail.callable = m->tail.args = m->tail.kwargs = V_UNBOUND;
  }
  if (!text_raw_str(text, &s)) return NEEDS_PYTHON;
  buffer_add(out, s.data, s.size);
  decref(m, text);
  return YES;
}

static Value finish(Machine *m, Answer a, Buffer *b, const char *slow, Value v) {
  if (a == YES) return buffer_str(b);
  buffer_free(b);
  return a == NEEDS_PYTHON ? machine_tail_prelude(m, slow, 1, &v) : V_UNBOUND;
}

static Value small_int_str(Machine *m, Value v) {
  char text[24];
  return str_new(m, text, text_small_int(as_int(v), text));
}

Value value_str(Machine *m, Value v) {
  if (is_kind(v, K_STR) && !is_own(v)) return incref(v);
  if (is_int(v)) return small_int_str(m, v);
  Buffer b;
  buffer_init(&b, m);
  return finish(m, text_add_str(m, v, &b), &b, "_str", v);
}

Value value_repr(Machine *m, Value v) {
  if (is_int(v)) return small_int_str(m, v);
  Buffer b;
  buffer_init(&b, m);
  return finish(m, text_add_repr(m, v, &b), &b, "_repr", v);
}

// ---- natives ----

static Value kind_repr(Machine *m, const Value *args, int nargs) {
  Buffer b;
  buffer_init(&b, m);
  return finish(m, text_add_kind_repr(m, args[0], &b), &b, "_repr_kind", args[0]);
}

static Value str_str(Machine *m, const Value *args, int nargs) { return text_itself(m, args[0]); }

static Value exception_str(Machine *m, const Value *args, int nargs) {
  Buffer b;
  buffer_init(&b, m);
  return finish(m, add_exception(m, args[0], &b), &b, "_exception_str", args[0]);
}

static Value kind_format(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[1], K_STR)) return raisef(m, m->e_TypeError, "__format__() argument must be str, not %T", args[1]);
  Buffer b;
  buffer_init(&b, m);
  return finish(m, format_bare(m, args[0], (Span){str_data(args[1]), str_size(args[1])}, &b), &b, "_str", args[0]);
}

static Value error_part(Machine *m, Value v, uint32_t i) {
  const Tuple *args = exc_args(v);
  return i < args->count ? incref(args->items[i]) : V_NONE;
}
static Value error_encoding(Machine *m, Value v) { return error_part(m, v, 0); }
static Value error_object(Machine *m, Value v) { return error_part(m, v, 1); }
static Value error_start(Machine *m, Value v) { return error_part(m, v, 2); }
static Value error_end(Machine *m, Value v) { return error_part(m, v, 3); }
static Value error_reason(Machine *m, Value v) { return error_part(m, v, 4); }

static const NativeDef repr_method[] = {{"__repr__", kind_repr, 1, 1, NULL}, {0}};
static const NativeDef str_method[] = {{"__str__", str_str, 1, 1, NULL}, {0}};
static const NativeDef format_method[] = {{"__format__", kind_format, 2, 2, NULL}, {0}};
static const NativeDef exception_methods[] = {
    {"__repr__", kind_repr, 1, 1, NULL}, {"__str__", exception_str, 1, 1, NULL}, {0}};
static const GetSetDef unicode_error_attrs[] = {{"encoding", error_encoding, NULL}, {"object", error_object, NULL},
                                                {"start", error_start, NULL},       {"end", error_end, NULL},
                                                {"reason", error_reason, NULL},     {0}};

void text_dunders_boot(Machine *m) {
#define T(name) \
  if (m->t_##name != m->t_object && m->t_##name != m->t_shared) type_add(m, m->t_##name, repr_method, NULL);
  TYPES(T)
#undef T
  type_add(m, m->t_str, str_method, NULL);
  Type *formatted[] = {m->t_int, m->t_float, m->t_str};
  for (int i = 0; i < 3; i++) type_add(m, formatted[i], format_method, NULL);
  type_add(m, m->e_BaseException, exception_methods, NULL);
  type_add(m, m->e_UnicodeDecodeError, NULL, unicode_error_attrs);
  type_add(m, m->e_UnicodeEncodeError, NULL, unicode_error_attrs);
}

void text_boot(Machine *m) {
  str_boot(m);
  bytes_boot(m);
  text_dunders_boot(m);
  format_boot(m);
}
