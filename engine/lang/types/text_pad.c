// center, ljust, rjust, zfill, expandtabs of str, bytes and bytearray. Widths are in units: code points for str.
#include "text_parts.h"

#include <string.h>

enum { WIDEST = 1 << 30 };

static bool width_arg(Machine *m, Value v, int64_t *width) {
  if (!text_int_arg(m, v, width)) return false;
  if (*width <= WIDEST) return true;
  raise_memory(m);
  return false;
}

static bool fill_arg(Machine *m, Value self, Value v, const char *name, Span *fill) {
  *fill = (Span){" ", 1};
  if (v == V_UNBOUND) return true;
  if (is_kind(self, K_STR)) {
    if (!is_kind(v, K_STR)) raisef(m, m->e_TypeError, "The fill character must be a unicode character, not %T", v);
    else if (text_units(v) != 1) raisef(m, m->e_TypeError, "The fill character must be exactly one character long");
    else return text_span(v, fill);
    return false;
  }
  if (text_span(v, fill) && !is_kind(v, K_STR) && fill->size == 1) return true;
  raisef(m, m->e_TypeError, "%s() argument 2 must be a byte string of length 1, not %T", name, v);
  return false;
}

static void add_fill(Buffer *b, Span fill, int64_t n) {
  while (n-- > 0 && !b->failed) buffer_add(b, fill.data, fill.size);
}

static Value pad(Machine *m, const Value *args, int nargs, const char *name) {
  int64_t width;
  Span fill, self;
  if (!width_arg(m, args[1], &width) || !fill_arg(m, args[0], text_optional(args, nargs, 2), name, &fill))
    return V_UNBOUND;
  Kind kind = (Kind)as_obj(args[0])->kind;
  int64_t missing = width - text_units(args[0]);
  if (missing <= 0 && kind != K_BYTEARRAY) return text_itself(m, args[0]);
  if (missing < 0) missing = 0;
  // the odd one as CPython places it
  int64_t left = *name == 'l' ? 0 : *name == 'r' ? missing : missing / 2 + (missing & width & 1);
  text_span(args[0], &self);
  Buffer b;
  buffer_init(&b, m);
  add_fill(&b, fill, left);
  buffer_add(&b, self.data, self.size);
  add_fill(&b, fill, missing - left);
  return text_finish(&b, kind);
}

static Value text_center(Machine *m, const Value *args, int nargs) { return pad(m, args, nargs, "center"); }
static Value text_ljust(Machine *m, const Value *args, int nargs) { return pad(m, args, nargs, "ljust"); }
static Value text_rjust(Machine *m, const Value *args, int nargs) { return pad(m, args, nargs, "rjust"); }

static Value text_zfill(Machine *m, const Value *args, int nargs) {
  int64_t width;
  if (!width_arg(m, args[1], &width)) return V_UNBOUND;
  Kind kind = (Kind)as_obj(args[0])->kind;
  int64_t missing = width - text_units(args[0]);
  if (missing <= 0 && kind != K_BYTEARRAY) return text_itself(m, args[0]);
  Span self;
  text_span(args[0], &self);
  Buffer b;
  buffer_init(&b, m);
  if (self.size && (*self.data == '+' || *self.data == '-')) {
    buffer_putc(&b, *self.data++);
    self.size--;
  }
  add_fill(&b, (Span){"0", 1}, missing);
  buffer_add(&b, self.data, self.size);
  return text_finish(&b, kind);
}

static Value text_expandtabs(Machine *m, const Value *args, int nargs) {
  int64_t tab = 8, column = 0;
  Value arg = text_optional(args, nargs, 1);
  if (arg != V_UNBOUND && !width_arg(m, arg, &tab)) return V_UNBOUND;
  Span self;
  text_span(args[0], &self);
  Kind kind = (Kind)as_obj(args[0])->kind;
  Buffer b;
  buffer_init(&b, m);
  for (size_t i = 0; i < self.size; i++) {
    char c = self.data[i];
    if (c == '\t') {
      int64_t n = tab > 0 ? tab - column % tab : 0;
      add_fill(&b, (Span){" ", 1}, n);
      column += n;
      continue;
    }
    buffer_putc(&b, c);
    if (c == '\n' || c == '\r') column = 0;
    else if (kind != K_STR || ((unsigned char)c & 0xC0) != 0x80) column++;
  }
  return text_finish(&b, kind);
}

const NativeDef text_pad_methods[] = {
    {"center", text_center, 2, 3, NULL},
    {"ljust", text_ljust, 2, 3, NULL},
    {"rjust", text_rjust, 2, 3, NULL},
    {"zfill", text_zfill, 2, 2, NULL},
    {"expandtabs", text_expandtabs, 1, 2, "self tabsize"},
    {0},
};
