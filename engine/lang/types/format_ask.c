// What the format languages share when a value's conversion is Python: see Asking in text_parts.h.
#include "text_parts.h"

#include <string.h>

Answer format_ask(Asking *a, Value callable, int n, const Value *args, Value *answer) {
  if (a->answers && a->used < a->answers->count) {
    *answer = a->answers->items[a->used++];
    return YES;
  }
  Value need = tuple_new(a->m, (uint32_t)n + 1);
  if (need == V_UNBOUND) return RAISED;
  ((Tuple *)as_obj(need))->items[0] = incref(callable);
  for (int i = 0; i < n; i++) ((Tuple *)as_obj(need))->items[i + 1] = incref(args[i]);
  a->need = need;
  return NEEDS_PYTHON;
}

Answer format_ask_text(Asking *a, const char *prelude, Value v, Buffer *out) {
  Value text;
  Answer got = format_ask(a, prelude_function(a->m, prelude), 1, &v, &text);
  if (got != YES) return got;
  if (!is_kind(text, K_STR)) {
    raisef(a->m, a->m->e_TypeError, "a conversion returned non-string (type %T)", text);
    return RAISED;
  }
  buffer_add(out, str_data(text), str_size(text));
  return YES;
}

Answer format_convert(Asking *a, char conversion, Value v, Buffer *out) {
  size_t start = out->size;
  Answer got = conversion == 's' ? text_add_str(a->m, v, out) : text_add_repr(a->m, v, out);
  if (got == NEEDS_PYTHON) {
    out->size = start;
    got = format_ask_text(a, conversion == 's' ? "_str" : "_repr", v, out);
  }
  if (got != YES || conversion != 'a' || out->failed) return got;
  Buffer ascii;
  buffer_init(&ascii, a->m);
  text_add_ascii(&ascii, (Span){out->data + start, out->size - start});
  out->size = start;
  if (ascii.failed) out->failed = true;
  buffer_add(out, ascii.data, ascii.size);
  buffer_free(&ascii);
  return YES;
}

Value format_end(Asking *a, Answer end, Buffer *out, Kind kind, const char *step, int n, const Value *args) {
  if (end == YES) return text_finish(out, kind);
  buffer_free(out);
  if (end != NEEDS_PYTHON) return V_UNBOUND;
  if (a->answers) return a->need;
  decref(a->m, a->need);
  Value all[4] = {prelude_function(a->m, step)};
  memcpy(all + 1, args, (size_t)n * sizeof *args);
  return machine_tail_prelude(a->m, "_retry", n + 1, all);
}
