// The text of a traceback, as CPython prints it: frames outermost first, the line, carets under the part that failed,
// causes and contexts before.
#include "call.h"
#include "lang/types/text.h"

#include <string.h>

enum { SHOWN_REPEATS = 3, MAX_CHAIN = 64 };  // CPython shows a repeated line three times, then counts

static const char *line_of(const Source *s, uint32_t line, size_t *size) {
  if (line == 0 || line > s->nlines) return NULL;
  const char *p = s->text + s->line_start[line - 1];
  const char *end = line < s->nlines ? s->text + s->line_start[line] : s->text + s->size;
  while (end > p && (end[-1] == '\n' || end[-1] == '\r')) end--;
  *size = (size_t)(end - p);
  return p;
}

static int cells(const char *s, const char *end) {  // how many characters, as CPython counts for its carets
  int n = 0;
  for (; s < end; s++) n += ((unsigned char)*s & 0xC0) != 0x80;
  return n;
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\f'; }

// CPython marks the operator of a binary operation and the brackets of a subscript with ^, the rest of it with ~.
static bool anchor(const Code *code, uint32_t at, const char *text, const char *end, const char **from,
                   const char **to) {
  Op op = (Op)code->ins[at].op;
  bool binary = op >= OP_ADD && op <= OP_XOR && !(code->ins[at].x & XINPLACE);
  if (!binary && op != OP_GETITEM) return false;
  int depth = 0;
  char quote = 0;
  const char *best = NULL;
  static const char *const signs[] = {"+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"};
  const char *sign = binary ? signs[op - OP_ADD] : "[";
  size_t n = strlen(sign);
  for (const char *p = text; p < end; p++) {
    if (quote) {
      if (*p == '\\') p++;
      else if (*p == quote) quote = 0;
      continue;
    }
    if (*p == '\'' || *p == '"') quote = *p;
    else if (!binary && *p == '[' && depth == 0) best = p, depth++;
    else if (strchr("([{", *p)) depth++;
    else if (strchr(")]}", *p)) depth--;
    else if (binary && depth == 0 && p > text && (size_t)(end - p) >= n && !memcmp(p, sign, n)) {
      bool doubled = n == 1 && p + 1 < end && p[1] == *p && strchr("*/<>", *p);
      const char *before = p;
      while (before > text && is_space(before[-1])) before--;
      bool unary = before == text || strchr("+-*/%@&|^~<>", before[-1]);
      if (!doubled && !unary) best = p;
      p += doubled ? 1 : n - 1;
    }
  }
  if (!best) return false;
  *from = best;
  *to = binary ? best + n : end;
  return true;
}

static void add_carets(Buffer *b, const Code *code, uint32_t at, const char *line, size_t size) {
  Pos pos = code->pos[at];
  if (pos.col == 0xffff || pos.col > size) return;
  const char *end = line + size;
  const char *first = line;
  while (first < end && is_space(*first)) first++;
  const char *from = line + pos.col, *to = pos.end_line == pos.line && pos.end_col <= size ? line + pos.end_col : end;
  while (end > first && is_space(end[-1])) end--;
  if (to > end) to = end;
  if (from >= to || (from <= first && to >= end)) {
    const char *a, *z;
    if (from > first || to < end || pos.end_line != pos.line || !anchor(code, at, from, to, &a, &z)) return;
  }
  buffer_puts(b, "    ");
  for (int i = cells(first, from); i > 0; i--) buffer_putc(b, ' ');
  const char *a = from, *z = to;
  bool anchored = pos.end_line == pos.line && anchor(code, at, from, to, &a, &z);
  if (!anchored) a = from, z = to;
  for (int i = cells(from, a); i > 0; i--) buffer_putc(b, '~');
  for (int i = cells(a, z); i > 0; i--) buffer_putc(b, '^');
  for (int i = cells(z, to); i > 0; i--) buffer_putc(b, '~');
  buffer_putc(b, '\n');
}

static void add_frame(Buffer *b, const Code *code, uint32_t at) {
  uint32_t line = code->pos[at].line;
  buffer_printf(b, "  File \"%s\", line %u, in %s\n", code->source->path, line, str_data(code->name));
  size_t size;
  const char *text = line_of(code->source, line, &size);
  if (!text) return;
  const char *first = text, *end = text + size;
  while (first < end && is_space(*first)) first++;
  while (end > first && is_space(end[-1])) end--;
  if (first == end) return;
  buffer_puts(b, "    ");
  buffer_add(b, first, (size_t)(end - first));
  buffer_putc(b, '\n');
  add_carets(b, code, at, text, size);
}

static void add_frames(Buffer *b, Value traceback) {
  const List *l = (const List *)as_obj(traceback);
  int64_t last_code = -1, last_at = -1;
  int repeats = 0;
  for (uint32_t i = l->count / 2; i-- > 0;) {
    int64_t serial = as_int(l->items[2 * i]), at = as_int(l->items[2 * i + 1]);
    const Code *code = code_by_serial((uint32_t)serial);
    if (!code || at < 0 || at >= code->nins) continue;
    bool same = serial == last_code && last_at >= 0 && code->pos[at].line == code->pos[last_at].line;
    repeats = same ? repeats + 1 : 0;
    last_code = serial;
    last_at = at;
    if (repeats < SHOWN_REPEATS) add_frame(b, code, (uint32_t)at);
    bool ends = i == 0 || as_int(l->items[2 * i - 2]) != serial ||
                code->pos[as_int(l->items[2 * i - 1])].line != code->pos[at].line;
    if (ends && repeats >= SHOWN_REPEATS) {
      int more = repeats - SHOWN_REPEATS + 1;
      buffer_printf(b, "  [Previous line repeated %d more time%s]\n", more, more > 1 ? "s" : "");
    }
  }
}

Value traceback_text(Machine *m, Value places) {
  Buffer b;
  buffer_init(&b, m);
  add_frames(&b, places);
  return buffer_str(&b);
}

static void add_last_line(Machine *m, Buffer *b, Value exc, bool suggests) {
  Type *t = as_obj(exc)->type;
  const char *module = is_kind(t->module, K_STR) ? str_data(t->module) : "builtins";
  if (strcmp(module, "builtins") && strcmp(module, "__main__")) buffer_printf(b, "%s.", module);
  buffer_puts(b, str_data(t->qualname));
  Dict *d = attr_dict(m, exc, false);
  Value text = d ? dict_get_name(d, str_constant("__text__", 8)) : V_UNBOUND;  // the prelude printed it: see machine.h
  text = text != V_UNBOUND ? incref(text) : value_str(m, exc);
  if (text == V_TAIL) {
    decref(m, m->tail.callable), decref(m, m->tail.args), decref(m, m->tail.kwargs);
    buffer_puts(b, ": <exception str() failed>");
  } else if (text == V_UNBOUND) {
    decref(m, exception_take(m));
    buffer_puts(b, ": <exception str() failed>");
  } else {
    if (str_size(text)) buffer_puts(b, ": "), buffer_add(b, str_data(text), str_size(text));
    decref(m, text);
  }
  Value meant = suggests ? exception_suggestion(m, (const Exception *)as_obj(exc)) : V_UNBOUND;
  if (meant != V_UNBOUND) buffer_printf(b, ". Did you mean: '%s'?", str_data(meant));
  buffer_putc(b, '\n');
  Value notes = d ? dict_get_name(d, str_constant("__notes__", 9)) : V_UNBOUND;
  for (uint32_t i = 0; is_kind(notes, K_LIST) && i < ((List *)as_obj(notes))->count; i++)
    if (is_kind(((List *)as_obj(notes))->items[i], K_STR))
      buffer_printf(b, "%s\n", str_data(((List *)as_obj(notes))->items[i]));
}

static Value whole_text(Machine *m, Value exc, bool suggests) {
  Buffer b;
  buffer_init(&b, m);
  Value chain[MAX_CHAIN];
  bool as_cause[MAX_CHAIN];
  int n = 0;
  for (Value at = exc; is_kind(at, K_EXCEPTION) && n < MAX_CHAIN;) {
    bool seen = false;
    for (int i = 0; i < n; i++) seen = seen || chain[i] == at;
    if (seen) break;
    const Exception *e = (const Exception *)as_obj(at);
    chain[n] = at;
    as_cause[n] = is_kind(e->cause, K_EXCEPTION);
    n++;
    at = is_kind(e->cause, K_EXCEPTION) ? e->cause : e->suppress_context ? V_NONE : e->context;
  }
  for (int i = n; i-- > 0;) {
    const Exception *e = (const Exception *)as_obj(chain[i]);
    if (is_kind(e->traceback, K_LIST)) {
      buffer_puts(&b, "Traceback (most recent call last):\n");
      add_frames(&b, e->traceback);
    }
    add_last_line(m, &b, chain[i], suggests);
    if (i > 0)
      buffer_puts(&b, as_cause[i - 1] ? "\nThe above exception was the direct cause of the following exception:\n\n"
                                      : "\nDuring handling of the above exception, another exception occurred:\n\n");
  }
  return buffer_str(&b);
}

Value exception_traceback(Machine *m, Value exc) { return whole_text(m, exc, false); }
Value exception_uncaught(Machine *m, Value exc) { return whole_text(m, exc, true); }
