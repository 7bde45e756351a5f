// str.format and str.format_map: "{0.name[key]!r:>{width}}".
#include "text_parts.h"

#include <string.h>

typedef struct Fields {
  Asking ask;
  const Value *args;
  uint32_t nargs;  // positional; args NULL: format_map
  Value names;     // a Dict or any mapping
  enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;
  uint32_t next;  // AUTOMATIC: the next position
} Fields;

typedef struct Field {
  Span name, spec;
  uint32_t conversion;
  bool nested;
} Field;  // nested: the spec holds fields

static Answer fail(Machine *m, const char *text) {
  raisef(m, m->e_ValueError, "%s", text);
  return RAISED;
}

// Reads a field from behind its '{' to behind its '}'.
static Answer read_field(Machine *m, const char **at, const char *end, Field *f) {
  const char *p = *at;
  *f = (Field){.name = {p, 0}};
  char c = 0;
  while (p < end) {
    c = *p++;
    if (c == '{') return fail(m, "unexpected '{' in field name");
    if (c == '[') {
      while (p < end && *p != ']') p++;
      continue;
    }
    if (c == '}' || c == ':' || c == '!') break;
  }
  if (c != '}' && c != ':' && c != '!') return fail(m, "expected '}' before end of string");
  f->name.size = (size_t)(p - 1 - f->name.data);
  if (c == '!') {
    if (p == end) return fail(m, "end of string while looking for conversion specifier");
    int size;
    f->conversion = utf8_decode(p, end, &size);
    p += size;
    c = p < end ? *p++ : ':';
    if (c != '}' && c != ':') return fail(m, "expected ':' after conversion specifier");
  }
  if (c == ':') {
    f->spec.data = p;
    int open = 1;
    for (; open && p < end; p++) {
      if (*p == '{') f->nested = true, open++;
      else if (*p == '}') open--;
      if (!open) f->spec.size = (size_t)(p - f->spec.data);
    }
    if (open) return fail(m, "unmatched '{' in format spec");
  }
  *at = p;
  return YES;
}

// An index written in digits alone: 1; no number: 0; too big: -1 (raised).
static int read_index(Machine *m, Span s, int64_t *n) {
  if (!s.size) return 0;
  *n = 0;
  for (size_t i = 0; i < s.size; i++) {
    if (s.data[i] < '0' || s.data[i] > '9') return 0;
    if (*n > (INT64_MAX / 4 - 9) / 10) {
      fail(m, "Too many decimal digits in format string");
      return -1;
    }
    *n = *n * 10 + (s.data[i] - '0');
  }
  return 1;
}

static bool choose_numbering(Fields *w, bool automatic) {
  if (w->numbering == UNDECIDED) w->numbering = automatic ? AUTOMATIC : MANUAL;
  if (automatic == (w->numbering == AUTOMATIC)) return true;
  fail(w->ask.m, automatic ? "cannot switch from manual field specification to automatic field numbering"
                           : "cannot switch from automatic field numbering to manual field specification");
  return false;
}

// o[key], owned.
static Answer get_item(Fields *w, Value o, Value key, Value *v) {
  Machine *m = w->ask.m;
  if (!is_kind(o, K_INSTANCE) && !(is_kind(o, K_DICT) && as_obj(o)->type && as_obj(o)->type != m->t_dict) &&
      !is_kind(o, K_SHARED)) {
    *v = item_get(m, o, key);
    if (*v == V_UNBOUND) return RAISED;
    if (*v != V_TAIL) return YES;
    decref(m, m->tail.callable), decref(m, m->tail.args), decref(m, m->tail.kwargs);
    m->tail.callable = m->tail.args = m->tail.kwargs = V_UNBOUND;
  }
  Answer a = format_ask(&w->ask, prelude_function(m, "_item"), 2, (Value[]){o, key}, v);
  if (a == YES) incref(*v);
  return a;
}

static Answer get_attribute(Fields *w, Value o, Value name, Value *v) {
  Machine *m = w->ask.m;
  *v = attr_get(m, o, name);
  if (*v == V_UNBOUND) return RAISED;
  if (*v != V_TAIL) return YES;
  decref(m, m->tail.callable), decref(m, m->tail.args), decref(m, m->tail.kwargs);
  m->tail.callable = m->tail.args = m->tail.kwargs = V_UNBOUND;
  Value getattr = dict_get_name(m->builtins, str_constant("getattr", 7));
  Answer a = format_ask(&w->ask, getattr, 2, (Value[]){o, name}, v);
  if (a == YES) incref(*v);
  return a;
}

static Answer first_of(Fields *w, Span name, Value *v) {
  Machine *m = w->ask.m;
  int64_t index = 0;
  int numbered = read_index(m, name, &index);
  if (numbered < 0) return RAISED;
  if (numbered || !name.size) {
    if (!w->args) return fail(m, "Format string contains positional fields");
    if (!choose_numbering(w, !numbered)) return RAISED;
    if (!numbered) index = w->next++;
    if (index >= w->nargs) {
      raisef(m, m->e_IndexError, "Replacement index %lld out of range for positional args tuple", (long long)index);
      return RAISED;
    }
    *v = incref(w->args[index]);
    return YES;
  }
  Value key = str_new(m, name.data, name.size);
  if (key == V_UNBOUND) return RAISED;
  Answer a = RAISED;
  if (w->args) {
    *v = w->names == V_UNBOUND ? V_UNBOUND : dict_get_name((Dict *)as_obj(w->names), key);
    if (*v == V_UNBOUND) raise_key(m, key);
    else a = YES, incref(*v);
  } else a = get_item(w, w->names, key, v);
  decref(m, key);
  return a;
}

// One ".name" or "[key]" from p on, of *v, which it replaces.
static Answer one_access(Fields *w, const char **at, const char *end, Value *v) {
  Machine *m = w->ask.m;
  const char *p = *at;
  bool item = *p == '[';
  if (!item && *p != '.') return fail(m, "Only '.' or '[' may follow ']' in format field specifier");
  Span name = {++p, 0};
  while (p < end && (item ? *p != ']' : *p != '.' && *p != '[')) p++;
  name.size = (size_t)(p - name.data);
  if (item && p++ == end) return fail(m, "Missing ']' in format string");
  if (!name.size) return fail(m, "Empty attribute in format string");
  *at = p;
  int64_t index;
  int numbered = item ? read_index(m, name, &index) : 0;
  if (numbered < 0) return RAISED;
  Value key = numbered ? from_int(index) : str_new(m, name.data, name.size), next = V_UNBOUND;
  if (key == V_UNBOUND) return RAISED;
  Answer a = item ? get_item(w, *v, key, &next) : get_attribute(w, *v, key, &next);
  decref(m, key);
  if (a != YES) return a;
  decref(m, *v);
  *v = next;
  return YES;
}

static Answer field_value(Fields *w, Span name, Value *v) {
  const char *p = name.data, *end = p + name.size;
  while (p < end && *p != '.' && *p != '[') p++;
  Answer a = first_of(w, (Span){name.data, (size_t)(p - name.data)}, v);
  if (a != YES) return a;
  while (a == YES && p < end) a = one_access(w, &p, end, v);
  if (a != YES) decref(w->ask.m, *v);
  return a;
}

static Answer expand(Fields *w, Span text, int depth, Buffer *out);

static Answer format_by(Fields *w, Value v, Span spec, Buffer *out) {
  Machine *m = w->ask.m;
  size_t start = out->size;
  Answer a = format_add(m, v, spec, out);
  if (a != NEEDS_PYTHON) return a;
  out->size = start;
  Value text = str_new(m, spec.data ? spec.data : "", spec.size), answer;
  if (text == V_UNBOUND) return RAISED;
  a = format_ask(&w->ask, prelude_function(m, "_format_slow"), 2, (Value[]){v, text}, &answer);
  decref(m, text);
  if (a == YES && is_kind(answer, K_STR)) buffer_add(out, str_data(answer), str_size(answer));
  return a;
}

static Answer add_converted(Fields *w, Value v, uint32_t conversion, Span spec, Buffer *out) {
  Machine *m = w->ask.m;
  if (!conversion) return format_by(w, v, spec, out);
  if (conversion != 'r' && conversion != 's' && conversion != 'a') {
    if (conversion > 32 && conversion < 127)
      raisef(m, m->e_ValueError, "Unknown conversion specifier %c", (int)conversion);
    else raisef(m, m->e_ValueError, "Unknown conversion specifier \\x%x", (unsigned)conversion);
    return RAISED;
  }
  Buffer b;
  buffer_init(&b, m);
  Answer a = format_convert(&w->ask, (char)conversion, v, &b);
  if (a == YES && !spec.size) buffer_add(out, b.data, b.size);
  else if (a == YES) {
    FormatSpec parsed;
    Value text = buffer_str(&b);
    a = text != V_UNBOUND && format_parse(m, spec, text, &parsed) ? YES : RAISED;
    if (a == YES) a = format_add(m, text, spec, out);
    decref(m, text);
  }
  buffer_free(&b);
  return a;
}

static Answer add_field(Fields *w, const Field *f, int depth, Buffer *out) {
  Value v;
  Answer a = field_value(w, f->name, &v);
  if (a != YES) return a;
  Buffer spec;
  buffer_init(&spec, w->ask.m);
  Span text = f->spec;
  if (f->nested) {
    a = expand(w, f->spec, depth - 1, &spec);
    text = (Span){spec.data, spec.size};
  }
  if (a == YES) a = add_converted(w, v, f->conversion, text, out);
  buffer_free(&spec);
  decref(w->ask.m, v);
  return a;
}

static Answer expand(Fields *w, Span text, int depth, Buffer *out) {
  Machine *m = w->ask.m;
  if (depth <= 0) return fail(m, "Max string recursion exceeded");
  const char *end = text.data + text.size;
  for (const char *p = text.data; p < end;) {
    const char *run = p;
    while (p < end && *p != '{' && *p != '}') p++;
    buffer_add(out, run, (size_t)(p - run));
    if (p == end) break;
    char c = *p++;
    if (p < end && *p == c) {
      buffer_putc(out, c);
      p++;
      continue;
    }
    if (c == '}') return fail(m, "Single '}' encountered in format string");
    if (p == end) return fail(m, "Single '{' encountered in format string");
    Field f;
    Answer a = read_field(m, &p, end, &f);
    if (a == YES) a = add_field(w, &f, depth, out);
    if (a != YES) return a;
  }
  return YES;
}

enum { NESTING = 2 };  // fields in the spec of a field, and no deeper

static Value run(Fields *w, Value text, const char *step, int n, const Value *args) {
  Span s;
  text_span(text, &s);
  Buffer out;
  buffer_init(&out, w->ask.m);
  return format_end(&w->ask, expand(w, s, NESTING, &out), &out, K_STR, step, n, args);
}

// _try_format(answers, text, args, kwargs)
static Value try_format(Machine *m, const Value *args, int nargs) {
  const Tuple *positional = (const Tuple *)as_obj(args[2]);
  Fields w = {.ask = {m, (const List *)as_obj(args[0]), 0, V_UNBOUND},
              .args = positional->items,
              .nargs = positional->count,
              .names = args[3]};
  return run(&w, args[1], "_try_format", 3, args + 1);
}

// _try_format_map(answers, text, mapping)
static Value try_format_map(Machine *m, const Value *args, int nargs) {
  Fields w = {.ask = {m, (const List *)as_obj(args[0]), 0, V_UNBOUND}, .names = args[2]};
  return run(&w, args[1], "_try_format_map", 2, args + 1);
}

Value str_format_method(Machine *m, const Value *args, int nargs) {
  uint32_t nkw = m->kwnames == V_UNBOUND ? 0 : ((Tuple *)as_obj(m->kwnames))->count, npos = (uint32_t)nargs - 1 - nkw;
  Dict *names = dict_new(m);
  Value positional = tuple_new(m, npos), result = V_UNBOUND;
  bool good = names && positional != V_UNBOUND;
  for (uint32_t i = 0; good && i < npos; i++) ((Tuple *)as_obj(positional))->items[i] = incref(args[1 + i]);
  for (uint32_t i = 0; good && i < nkw; i++)
    good = dict_set_name(m, names, ((Tuple *)as_obj(m->kwnames))->items[i], args[1 + npos + i]);
  if (good) {
    Fields w = {.ask = {m, NULL, 0, V_UNBOUND},
                .args = ((Tuple *)as_obj(positional))->items,
                .nargs = npos,
                .names = from_obj(names)};
    result = run(&w, args[0], "_try_format", 3, (Value[]){args[0], positional, from_obj(names)});
  }
  if (names) DECREF_OBJ(m, names);
  decref(m, positional);
  return result;
}

Value str_format_map_method(Machine *m, const Value *args, int nargs) {
  Fields w = {.ask = {m, NULL, 0, V_UNBOUND}, .names = args[1]};
  return run(&w, args[0], "_try_format_map", 2, args);
}

static Value try_percent(Machine *m, const Value *args, int nargs) {
  return percent_try(m, (const List *)as_obj(args[0]), args[1], args[2]);
}

static const NativeDef natives[] = {{"_try_format", try_format, 4, 4, "=lst."},
                                    {"_try_format_map", try_format_map, 3, 3, "=ls."},
                                    {"_try_percent", try_percent, 3, 3, "=lx."},
                                    {0}};

void format_boot(Machine *m) {
  for (const NativeDef *d = natives; d->name; d++) {
    Value fn = native_new(m, d, NULL, V_UNBOUND);
    if (fn != V_UNBOUND) dict_set_name(m, m->prelude, str_constant(d->name, strlen(d->name)), fn);
    decref(m, fn);
  }
}
