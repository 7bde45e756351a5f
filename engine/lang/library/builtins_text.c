// Builtin functions that make text: print, repr, ascii, format, chr, ord, hex, oct, bin.
//
// print makes its whole text here and hands it over in one write, so that one line of output is one step of the world.
// A file that is an instance of a class of the program's gets its pieces one by one, as CPython gives them.
#include "builtins.h"
#include "lang/types/text_parts.h"
#include "lang/machine/machine.h"

typedef struct Print {
  Value sep, end, file, flush;
} Print;

static bool print_keywords(Machine *m, const Value *values, Print *p) {
  const Tuple *names = as_tuple(m->kwnames);
  for (uint32_t i = 0; i < names->count; i++) {
    const char *name = str_data(names->items[i]);
    if (!strcmp(name, "sep")) p->sep = values[i];
    else if (!strcmp(name, "end")) p->end = values[i];
    else if (!strcmp(name, "file")) p->file = values[i];
    else if (!strcmp(name, "flush")) p->flush = values[i];
    else {
      keyword_refused(m, names->items[i], "print");
      return false;
    }
  }
  for (int i = 0; i < 2; i++) {
    Value v = i ? p->end : p->sep;
    if (v == V_NONE || is_kind(v, K_STR)) continue;
    raisef(m, m->e_TypeError, "%s must be None or a string, not %T", i ? "end" : "sep", v);
    return false;
  }
  return true;
}

static Value standard_output(Machine *m) {
  Value sys = machine_module(m, "sys");
  Value out = is_kind(sys, K_MODULE) ? dict_get_name(((Module *)as_obj(sys))->dict, str_constant("stdout", 6))
                                     : V_UNBOUND;
  if (out == V_UNBOUND) raisef(m, m->e_RuntimeError, "lost sys.stdout");
  return out;
}

static bool takes_pieces(Machine *m, Value file) {
  return is_kind(file, K_INSTANCE) && !(as_obj(file)->type->head.flags & (TYPE_PRELUDE | TYPE_IMMUTABLE));
}

static void add_part(Buffer *b, Value v, const char *fallback) {
  if (v == V_NONE) buffer_puts(b, fallback);
  else buffer_add(b, str_data(v), str_size(v));
}

static Value builtin_print(Machine *m, const Value *args, int nargs) {
  uint32_t named = m->kwnames == V_UNBOUND ? 0 : as_tuple(m->kwnames)->count;
  uint32_t n = (uint32_t)nargs - named;
  Print p = {V_NONE, V_NONE, V_NONE, V_FALSE};
  if (named && !print_keywords(m, args + n, &p)) return V_UNBOUND;
  Value file = p.file == V_NONE ? standard_output(m) : p.file;
  if (file == V_UNBOUND) return file;
  if (file == V_NONE) return V_NONE;
  bool slow = takes_pieces(m, file);
  Buffer b;
  buffer_init(&b, m);
  for (uint32_t i = 0; !slow && i < n; i++) {
    if (i) add_part(&b, p.sep, " ");
    Answer a = text_add_str(m, args[i], &b);
    if (a == RAISED) {
      buffer_free(&b);
      return V_UNBOUND;
    }
    slow = a == NEEDS_PYTHON;
  }
  if (slow) {
    buffer_free(&b);
    Value all = tuple_from(m, args, n);
    if (all == V_UNBOUND) return all;
    Value tail = prelude(m, "_print_slow", 6, all, p.sep, p.end, file, p.flush, from_bool(takes_pieces(m, file)));
    decref(m, all);
    return tail;
  }
  add_part(&b, p.end, "\n");
  Value text = buffer_str(&b);
  if (text == V_UNBOUND) return text;
  Value tail = prelude(m, "_print", 3, file, text, p.flush);
  decref(m, text);
  return tail;
}

// ---- one value ----

static Value builtin_repr(Machine *m, const Value *args, int nargs) { return value_repr(m, args[0]); }

static Value builtin_ascii(Machine *m, const Value *args, int nargs) {
  Value text = value_repr(m, args[0]);
  if (text == V_TAIL) {
    tail_drop(m);
    return prelude(m, "_ascii", 1, args[0]);
  }
  if (text == V_UNBOUND) return text;
  Buffer b;
  buffer_init(&b, m);
  text_add_ascii(&b, (Span){str_data(text), str_size(text)});
  decref(m, text);
  return buffer_str(&b);
}

static Value ascii_of(Machine *m, const Value *args, int nargs) {
  Buffer b;
  buffer_init(&b, m);
  text_add_ascii(&b, (Span){str_data(args[0]), str_size(args[0])});
  return buffer_str(&b);
}

static Value builtin_format(Machine *m, const Value *args, int nargs) {
  Value spec = nargs > 1 ? args[1] : str_constant("", 0);
  if (!is_kind(spec, K_STR)) return raisef(m, m->e_TypeError, "format() argument 2 must be str, not %T", spec);
  return value_format(m, args[0], spec);
}

static Value builtin_chr(Machine *m, const Value *args, int nargs) {
  int64_t c;
  if (!arg_index(m, args[0], &c)) return V_UNBOUND;
  if (c < 0 || c > 0x10ffff) return raisef(m, m->e_ValueError, "chr() arg not in range(0x110000)");
  if (c >= 0xd800 && c <= 0xdfff) return raisef(m, m->e_ValueError, "mplab: a str holds no lone surrogates");
  char text[4];
  return str_new(m, text, (size_t)utf8_encode((uint32_t)c, text));
}

static Value builtin_ord(Machine *m, const Value *args, int nargs) {
  const char *data;
  size_t size;
  if (is_kind(args[0], K_STR)) {
    const Str *s = (const Str *)as_obj(args[0]);
    int width;
    if (s->length == 1) return from_int(utf8_decode(s->data, s->data + s->size, &width));
    return raisef(m, m->e_TypeError, "ord() expected a character, but string of length %u found", s->length);
  }
  if (bytes_like(m, args[0], &data, &size) == V_UNBOUND)
    return raisef(m, m->e_TypeError, "ord() expected string of length 1, but %T found", args[0]);
  if (size == 1) return from_int((unsigned char)data[0]);
  return raisef(m, m->e_TypeError, "ord() expected a character, but string of length %zu found", size);
}

static Value in_base(Machine *m, Value v, int base, const char *prefix) {
  if (!is_integer(v)) return raise_no_index(m, v);
  char *text;
  size_t size;
  if (!int_to_text(m, v, base, &text, &size)) return V_UNBOUND;
  Buffer b;
  buffer_init(&b, m);
  bool negative = *text == '-';
  if (negative) buffer_putc(&b, '-');
  buffer_puts(&b, prefix);
  buffer_add(&b, text + negative, size - negative);
  heap_free(m->heap, text, size + 1);
  return buffer_str(&b);
}

static Value builtin_hex(Machine *m, const Value *args, int nargs) { return in_base(m, args[0], 16, "0x"); }
static Value builtin_oct(Machine *m, const Value *args, int nargs) { return in_base(m, args[0], 8, "0o"); }
static Value builtin_bin(Machine *m, const Value *args, int nargs) { return in_base(m, args[0], 2, "0b"); }

static const NativeDef text_functions[] = {
    {"print", builtin_print, 0, -1, "**"}, {"repr", builtin_repr, 1, 1, NULL},
    {"ascii", builtin_ascii, 1, 1, NULL},  {"format", builtin_format, 1, 2, NULL},
    {"chr", builtin_chr, 1, 1, NULL},      {"ord", builtin_ord, 1, 1, NULL},
    {"hex", builtin_hex, 1, 1, NULL},      {"oct", builtin_oct, 1, 1, NULL},
    {"bin", builtin_bin, 1, 1, NULL},      {0}};
static const NativeDef text_helpers[] = {{"_ascii_of", ascii_of, 1, 1, "=s"}, {0}};

void builtins_text_boot(Machine *m) {
  builtins_add(m, text_functions);
  helpers_add(m, text_helpers);
}
