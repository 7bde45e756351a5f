// repr of values in C. If a value inside has a __repr__ in Python, the answer is NEEDS_PYTHON and the prelude does the
// whole.
//
// A container that stands inside itself is shown as [...]: the containers being shown are a chain on the C stack. The
// chain's length is bounded, as CPython bounds it, by a RecursionError.
#include "collections.h"
#include "lang/object/code.h"
#include "text_parts.h"

#include <string.h>

enum { DEEPEST = 900 };  // containers in one another; CPython stops a little below 1000

typedef struct Showing {
  const struct Showing *outer;
  const Object *o;
  int depth;
} Showing;
typedef struct Show {
  Machine *m;
  Buffer *out;
  bool plain;
} Show;  // plain: never ask Python, never fail

static Answer show(Show *w, Value v, const Showing *outer);

// ---- text ----

static void add_code(Buffer *out, uint32_t c) {
  buffer_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
}

static char quote_for(Span s) {
  bool single = memchr(s.data, '\'', s.size) != NULL, twice = memchr(s.data, '"', s.size) != NULL;
  return single && !twice ? '"' : '\'';
}

static bool add_short_escape(Buffer *out, uint32_t c, char quote) {
  const char *text = c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : c == '\\' ? "\\\\" : NULL;
  if (text) buffer_puts(out, text);
  else if (c == (unsigned char)quote) buffer_putc(out, '\\'), buffer_putc(out, quote);
  else return false;
  return true;
}

static void add_quoted_str(Buffer *out, Span s, bool ascii) {
  char quote = quote_for(s);
  buffer_putc(out, quote);
  const char *end = s.data + s.size, *run = s.data;
  for (const char *p = s.data; p < end;) {
    int size;
    uint32_t c = utf8_decode(p, end, &size);
    if (c >= 32 && c != '\\' && c != (unsigned char)quote && (c < 127 || (!ascii && uni_printable(c)))) {
      p += size;
      continue;
    }
    buffer_add(out, run, (size_t)(p - run));
    if (!add_short_escape(out, c, quote)) add_code(out, c);
    run = p += size;
  }
  buffer_add(out, run, (size_t)(end - run));
  buffer_putc(out, quote);
}

static void add_quoted_bytes(Buffer *out, Span s, char quote) {
  buffer_putc(out, 'b');
  buffer_putc(out, quote);
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (add_short_escape(out, c, quote)) continue;
    if (c < 32 || c >= 127) add_code(out, c);
    else buffer_putc(out, (char)c);
  }
  buffer_putc(out, quote);
}

// repr(bytearray(b"'")) escapes the quote though it chose the other one: CPython's way.
static void add_quoted_bytearray(Buffer *out, const char *name, Span s) {
  char quote = quote_for(s);
  buffer_printf(out, "%s(b", name);
  buffer_putc(out, quote);
  for (size_t i = 0; i < s.size; i++) {
    unsigned char c = (unsigned char)s.data[i];
    if (c == '\'' || c == '\\') buffer_putc(out, '\\'), buffer_putc(out, (char)c);
    else if (add_short_escape(out, c, '\'')) continue;
    else if (c < 32 || c >= 127) add_code(out, c);
    else buffer_putc(out, (char)c);
  }
  buffer_putc(out, quote);
  buffer_putc(out, ')');
}

void text_add_quoted(Buffer *out, Value v, bool ascii) {
  Span s = {"", 0};
  text_span(v, &s);
  if (is_kind(v, K_STR)) add_quoted_str(out, s, ascii);
  else if (is_kind(v, K_BYTES)) add_quoted_bytes(out, s, quote_for(s));
  else add_quoted_bytearray(out, is_own(v) ? str_data(as_obj(v)->type->name) : "bytearray", s);
}

void text_add_ascii(Buffer *out, Span s) {
  const char *end = s.data + s.size;
  for (const char *p = s.data; p < end;) {
    int size;
    uint32_t c = utf8_decode(p, end, &size);
    if (c < 128) buffer_putc(out, (char)c);
    else add_code(out, c);
    p += size;
  }
}

// ---- containers ----

static bool inside(const Showing *chain, const Object *o) {
  for (; chain; chain = chain->outer)
    if (chain->o == o) return true;
  return false;
}

static Answer show_items(Show *w, const Value *items, uint32_t n, const Showing *chain) {
  for (uint32_t i = 0; i < n; i++) {
    if (i) buffer_puts(w->out, ", ");
    Answer a = show(w, items[i], chain);
    if (a != YES) return a;
  }
  return YES;
}

// what: 0 keys, 1 values, 2 items as tuples, 3 key: value
static Answer show_entries(Show *w, const Dict *d, int what, const Showing *chain) {
  uint32_t at = 0;
  Value key, v;
  for (bool first = true; dict_next(d, &at, &key, &v); first = false) {
    if (!first) buffer_puts(w->out, ", ");
    if (what == 2) buffer_putc(w->out, '(');
    Answer a = what == 1 ? YES : show(w, key, chain);
    if (a != YES) return a;
    if (what >= 2) buffer_puts(w->out, what == 2 ? ", " : ": ");
    if (what >= 1) a = show(w, v, chain);
    if (a != YES) return a;
    if (what == 2) buffer_putc(w->out, ')');
  }
  return YES;
}

static Answer show_set(Show *w, const Set *s, const Showing *chain) {
  const Type *t = s->head.type;
  bool plain = !t || t == w->m->t_set;
  const char *name = t ? str_data(t->name) : "frozenset";
  if (!s->dict->live) {
    buffer_printf(w->out, "%s()", name);
    return YES;
  }
  if (!t || !plain || s->head.kind == K_FROZENSET) buffer_printf(w->out, "%s({", name), plain = false;
  else buffer_putc(w->out, '{');
  Answer a = show_entries(w, s->dict, 0, chain);
  buffer_puts(w->out, plain ? "}" : "})");
  return a;
}

static Answer show_view(Show *w, const DictView *v, const Showing *chain) {
  static const char *const names[] = {"dict_keys([", "dict_values([", "dict_items(["};
  buffer_puts(w->out, names[v->what]);
  Answer a = show_entries(w, v->dict, v->what, chain);
  buffer_puts(w->out, "])");
  return a;
}

static Answer show_container(Show *w, Object *o, const Showing *chain) {
  Answer a;
  switch ((Kind)o->kind) {
  case K_LIST:
    buffer_putc(w->out, '[');
    a = show_items(w, ((const List *)o)->items, ((const List *)o)->count, chain);
    buffer_putc(w->out, ']');
    return a;
  case K_DEQUE:
    buffer_printf(w->out, "%s([", str_data(o->type->name));
    a = show_items(w, deque_values((Deque *)o), ((const Deque *)o)->count, chain);
    buffer_putc(w->out, ']');
    if (((const Deque *)o)->maxlen >= 0) buffer_printf(w->out, ", maxlen=%lld", (long long)((const Deque *)o)->maxlen);
    buffer_putc(w->out, ')');
    return a;
  case K_TUPLE:
    buffer_putc(w->out, '(');
    a = show_items(w, ((const Tuple *)o)->items, ((const Tuple *)o)->count, chain);
    buffer_puts(w->out, ((const Tuple *)o)->count == 1 ? ",)" : ")");
    return a;
  case K_DICT:
    buffer_putc(w->out, '{');
    a = show_entries(w, (const Dict *)o, 3, chain);
    buffer_putc(w->out, '}');
    return a;
  case K_DICTVIEW: return show_view(w, (const DictView *)o, chain);
  default: return show_set(w, (const Set *)o, chain);
  }
}

static bool too_deep(Show *w, const Showing *chain, Answer *a) {
  if (chain->depth <= DEEPEST) return false;
  if (w->plain) buffer_puts(w->out, "...");
  else raisef(w->m, w->m->e_RecursionError, "maximum recursion depth exceeded while getting the repr of an object");
  *a = w->plain ? YES : RAISED;
  return true;
}

// What is no container, but has others in it: an exception, a slice, a bound method.
static Answer show_within(Show *w, const Object *o, const Value *items, uint32_t n, const Showing *outer) {
  Showing chain = {outer, o, outer ? outer->depth + 1 : 1};
  Answer a;
  return too_deep(w, &chain, &a) ? a : show_items(w, items, n, &chain);
}

static Answer show_nested(Show *w, Object *o, const Showing *outer) {
  if (inside(outer, o)) {
    Kind k = (Kind)o->kind;
    buffer_puts(w->out, k == K_LIST || k == K_DEQUE ? "[...]"
                        : k == K_TUPLE              ? "(...)"
                        : k == K_DICT               ? "{...}"
                        : k == K_DICTVIEW           ? "..."
                                                    : "set(...)");
    return YES;
  }
  Showing chain = {outer, o, outer ? outer->depth + 1 : 1};
  Answer a;
  return too_deep(w, &chain, &a) ? a : show_container(w, o, &chain);
}

// ---- everything else ----

static void add_address(Machine *m, Buffer *out, const void *o) {
  buffer_printf(out, "0x%llx", (unsigned long long)address_shown(m, from_obj(o)));
}

static void add_full_name(Buffer *out, const Type *t) {
  if (is_kind(t->module, K_STR) && strcmp(str_data(t->module), "builtins"))
    buffer_printf(out, "%s.", str_data(t->module));
  buffer_puts(out, str_data(t->qualname));
}

void text_add_instance(Machine *m, Value v, Buffer *out) {
  buffer_putc(out, '<');
  add_full_name(out, type_of(m, v));
  buffer_puts(out, " object at ");
  add_address(m, out, as_obj(v));
  buffer_putc(out, '>');
}

// count(5, 2), repeat('x', 3)
static Answer show_tool(Show *w, const Iterator *it, const Showing *outer) {
  bool counts = it->head.flags == IT_COUNT;
  buffer_puts(w->out, counts ? "count(" : "repeat(");
  Value shown = it->source == V_UNBOUND ? it->more : it->source;
  Answer answer = show(w, shown, outer);
  if (counts && answer == YES && it->more != from_int(1)) {
    buffer_puts(w->out, ", ");
    answer = show(w, it->more, outer);
  }
  if (!counts && it->stop >= 0) buffer_printf(w->out, ", %lld", (long long)it->stop);
  buffer_putc(w->out, ')');
  return answer;
}

static Answer show_range(Show *w, const Range *r, const Showing *outer) {
  buffer_puts(w->out, "range(");
  show(w, r->start, outer);
  buffer_puts(w->out, ", ");
  show(w, r->stop, outer);
  if (r->step != from_int(1)) {
    buffer_puts(w->out, ", ");
    show(w, r->step, outer);
  }
  buffer_putc(w->out, ')');
  return YES;
}

static Answer show_slice(Show *w, const Slice *s, const Showing *outer) {
  const Value parts[] = {s->start, s->stop, s->step};
  buffer_puts(w->out, "slice(");
  Answer a = show_within(w, &s->head, parts, 3, outer);
  buffer_putc(w->out, ')');
  return a;
}

static Answer show_exception(Show *w, const Exception *e, const Showing *outer) {
  const Tuple *args = (const Tuple *)as_obj(e->args);
  buffer_printf(w->out, "%s(", str_data(e->head.type->name));
  Answer a = show_within(w, &e->head, args->items, args->count, outer);
  buffer_putc(w->out, ')');
  return a;
}

static Answer show_method(Show *w, const Method *o, const Showing *outer) {
  if (is_kind(o->function, K_NATIVE)) {
    const Native *n = (const Native *)as_obj(o->function);
    const char *of = is_kind(o->self, K_TYPE) ? "type" : type_name(w->m, o->self);
    buffer_printf(w->out,
                  strncmp(n->def->name, "__", 2) ? "<built-in method %s of %s object at "
                                                 : "<method-wrapper '%s' of %s object at ",
                  n->def->name, of);
    add_address(w->m, w->out, is_ptr(o->self) ? (const void *)as_obj(o->self) : o);
    buffer_putc(w->out, '>');
    return YES;
  }
  buffer_puts(w->out, "<bound method ");
  if (is_kind(o->function, K_FUNCTION))
    buffer_puts(w->out, str_data(((const Function *)as_obj(o->function))->qualname));
  else buffer_putc(w->out, '?');
  buffer_puts(w->out, " of ");
  Answer a = show_within(w, &o->head, &o->self, 1, outer);
  buffer_putc(w->out, '>');
  return a;
}

static void show_native(Show *w, const Native *n) {
  if (!n->owner) buffer_printf(w->out, "<built-in function %s>", n->def->name);
  else if (strncmp(n->def->name, "__", 2))
    buffer_printf(w->out, "<method '%s' of '%s' objects>", n->def->name, str_data(n->owner->name));
  else buffer_printf(w->out, "<slot wrapper '%s' of '%s' objects>", n->def->name, str_data(n->owner->name));
}

static Answer show_wrapper(Show *w, const Wrapper *o, const Showing *outer) {
  buffer_puts(w->out, o->head.kind == K_STATICMETHOD ? "<staticmethod(" : "<classmethod(");
  Answer a = show_within(w, &o->head, &o->function, 1, outer);
  buffer_puts(w->out, ")>");
  return a;
}

static void add_named(Machine *m, Buffer *out, const char *what, Value name, const void *o) {
  buffer_printf(out, "<%s %s at ", what, is_kind(name, K_STR) ? str_data(name) : "?");
  add_address(m, out, o);
  buffer_putc(out, '>');
}

// A builtin that is written in Python here is none to the program.
static void show_module(Buffer *out, const Module *mod) {
  Value file = dict_get_name(mod->dict, str_constant("__file__", 8));
  if (is_kind(file, K_STR)) buffer_printf(out, "<module '%s' from '%s'>", str_data(mod->name), str_data(file));
  else buffer_printf(out, "<module '%s' (built-in)>", str_data(mod->name));
}

static void show_function(Machine *m, Buffer *out, const Function *f) {
  bool builtin = f->code->flags & CODE_PRELUDE && is_kind(f->module, K_STR) && !strcmp(str_data(f->module), "builtins");
  if (builtin) buffer_printf(out, "<built-in function %s>", str_data(f->name));
  else add_named(m, out, "function", f->qualname, f);
}

static Answer show_other(Show *w, Value v, const Showing *outer) {
  const Object *o = as_obj(v);
  Buffer *out = w->out;
  switch ((Kind)o->kind) {
  case K_COMPLEX: {
    char text[72];
    complex_repr(v, text);
    buffer_puts(out, text);
    return YES;
  }
  case K_RANGE: return show_range(w, (const Range *)o, outer);
  case K_SLICE: return show_slice(w, (const Slice *)o, outer);
  case K_EXCEPTION: return show_exception(w, (const Exception *)o, outer);
  case K_METHOD: return show_method(w, (const Method *)o, outer);
  case K_STATICMETHOD:
  case K_CLASSMETHOD: return show_wrapper(w, (const Wrapper *)o, outer);
  case K_FUNCTION: show_function(w->m, out, (const Function *)o); return YES;
  case K_GENERATOR:
    if (o->type != w->m->t_generator) return text_add_instance(w->m, v, out), YES;  // of itertools
    add_named(w->m, out, "generator object", ((const Generator *)o)->qualname, o);
    return YES;
  case K_NATIVE: show_native(w, (const Native *)o); return YES;
  case K_TYPE:
    buffer_puts(out, "<class '");
    add_full_name(out, (const Type *)o);
    buffer_puts(out, "'>");
    return YES;
  case K_MODULE: show_module(out, (const Module *)o); return YES;
  case K_GETSET:
    buffer_printf(out, "<attribute '%s' of '%s' objects>", ((const GetSet *)o)->def->name,
                  str_data(((const GetSet *)o)->owner->name));
    return YES;
  case K_SUPER: {
    const Super *s = (const Super *)o;
    buffer_printf(out, "<super: <class '%s'>, <%s object>>", str_data(s->type->name), str_data(s->self_type->name));
    return YES;
  }
  case K_CELL: {
    const Cell *c = (const Cell *)o;
    buffer_puts(out, "<cell at ");
    add_address(w->m, out, o);
    if (c->value == V_UNBOUND) buffer_puts(out, ": empty>");
    else {
      buffer_printf(out, ": %s object at ", type_name(w->m, c->value));
      add_address(w->m, out, is_ptr(c->value) ? (const void *)as_obj(c->value) : o);
      buffer_putc(out, '>');
    }
    return YES;
  }
  case K_ITERATOR:
    if (o->flags == IT_COUNT || o->flags == IT_REPEAT) return show_tool(w, (const Iterator *)o, outer);
    text_add_instance(w->m, v, out);
    return YES;
  default: text_add_instance(w->m, v, out); return YES;
  }
}

size_t text_small_int(int64_t i, char out[24]) {
  char digits[24];
  size_t n = 0, size = 0;
  uint64_t left = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
  do digits[n++] = (char)('0' + left % 10);
  while (left /= 10);
  if (i < 0) out[size++] = '-';
  while (n) out[size++] = digits[--n];
  return size;
}

static Answer show_int(Show *w, Value v) {
  if (is_int(v)) {
    char small[24];
    buffer_add(w->out, small, text_small_int(as_int(v), small));
    return YES;
  }
  char *text;
  size_t size;
  if (!int_to_text(w->m, v, 10, &text, &size)) {
    if (!w->plain) return RAISED;
    decref(w->m, exception_take(w->m));
    buffer_puts(w->out, "<int>");
    return YES;
  }
  buffer_add(w->out, text, size);
  heap_free(w->m->heap, text, size + 1);
  return YES;
}

// A __repr__ of a class of its own: YES: it was native and has been added; NO: the kind's repr will do.
static Answer own_repr(Show *w, Value v) {
  const Object *o = as_obj(v);
  Type *t = o->type;
  if (!t || w->plain || (o->kind == K_TYPE && t == w->m->t_type)) return NO;
  if (t->head.flags & TYPE_IMMUTABLE && o->kind != K_SHARED && o->kind != K_INSTANCE) return NO;
  Value repr = type_lookup(w->m, t, str_constant("__repr__", 8));
  if (!is_kind(repr, K_NATIVE)) return repr == V_UNBOUND ? NO : NEEDS_PYTHON;
  const Native *n = (const Native *)as_obj(repr);
  if (!n->owner || !is_instance(w->m, v, n->owner) ||
      (n->owner->layout != K_SHARED && (n->owner->layout != K_INSTANCE || n->owner == w->m->t_object)))
    return NO;
  Value text = n->def->fn(w->m, &v, 1);
  if (text == V_UNBOUND) return RAISED;
  if (text == V_TAIL) {
    decref(w->m, w->m->tail.callable), decref(w->m, w->m->tail.args), decref(w->m, w->m->tail.kwargs);
    w->m->tail.callable = w->m->tail.args = w->m->tail.kwargs = V_UNBOUND;
  }
  if (!is_kind(text, K_STR)) return NEEDS_PYTHON;
  buffer_add(w->out, str_data(text), str_size(text));
  decref(w->m, text);
  return YES;
}

static Answer show_kind(Show *w, Value v, const Showing *outer) {
  if (is_int(v)) return show_int(w, v);
  if (is_float(v)) {
    char text[32];
    float_repr(float_of(v), text);
    buffer_puts(w->out, text);
    return YES;
  }
  if (!is_ptr(v) || !v) {
    buffer_puts(w->out, v == V_NONE             ? "None"
                        : v == V_TRUE           ? "True"
                        : v == V_FALSE          ? "False"
                        : v == V_NOTIMPLEMENTED ? "NotImplemented"
                        : v == V_ELLIPSIS       ? "Ellipsis"
                                                : "<unbound>");
    return YES;
  }
  switch ((Kind)as_obj(v)->kind) {
  case K_STR:
  case K_BYTES:
  case K_BYTEARRAY: text_add_quoted(w->out, v, false); return YES;
  case K_BIGINT: return show_int(w, v);
  case K_SET:
  case K_FROZENSET: table_looked_at(w->m, as_set(v)->dict); return show_nested(w, as_obj(v), outer);
  case K_LIST:
  case K_TUPLE:
  case K_DICT:
  case K_DEQUE:
  case K_DICTVIEW: return show_nested(w, as_obj(v), outer);
  default: return show_other(w, v, outer);
  }
}

static Answer show(Show *w, Value v, const Showing *outer) {
  Answer own = is_ptr(v) && v ? own_repr(w, v) : NO;
  return own == NO ? show_kind(w, v, outer) : own;
}

Answer text_add_kind_repr(Machine *m, Value v, Buffer *out) {
  Show w = {m, out, false};
  return show_kind(&w, v, NULL);
}

Answer text_add_repr(Machine *m, Value v, Buffer *out) {
  Show w = {m, out, false};
  return show(&w, v, NULL);
}

void value_repr_plain(Machine *m, Value v, Buffer *out) {
  Show w = {m, out, true};
  show(&w, v, NULL);
}
