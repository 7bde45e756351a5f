// Upper, lower, title, … and the questions isalpha, isdigit, … of str, bytes and bytearray (bytes: ASCII alone).
#include "text_parts.h"

typedef struct Walk {
  const char *p, *end;
  bool str;
} Walk;

static Walk walk(Value v) {
  Span s;
  text_span(v, &s);
  return (Walk){s.data, s.data + s.size, is_kind(v, K_STR)};
}

// The next unit. Bytes beyond ASCII come as 0xFFFD, which is in no class and has no case.
static bool next_unit(Walk *w, uint32_t *c) {
  if (w->p >= w->end) return false;
  int size = 1;
  *c = w->str ? utf8_decode(w->p, w->end, &size) : (unsigned char)*w->p;
  w->p += size;
  return true;
}

static bool sees(const Walk *w, uint32_t c, bool (*is)(uint32_t)) { return (w->str || c < 128) && is(c); }

// ---- changing ----

static void add_unit(const Walk *w, Buffer *b, uint32_t c, UniCase to) {
  if (w->str) uni_add_case(b, c, to);
  else if (c < 128) uni_add_case(b, c, to);
  else buffer_putc(b, (char)c);
}

// A sigma at the end of a word has a form of its own in lower case.
static bool final_sigma(const char *begin, const char *sigma, const char *end) {
  bool before = false, after = false;
  if (sigma > begin) {
    const char *p = sigma;
    int size;
    do p--;
    while (p > begin && ((unsigned char)*p & 0xC0) == 0x80);
    before = uni_cased(utf8_decode(p, end, &size));
  }
  if (sigma + 2 < end) {
    int size;
    after = uni_cased(utf8_decode(sigma + 2, end, &size));
  }
  return before && !after;
}

static void add_lower(const Walk *w, const char *begin, Buffer *b, uint32_t c) {
  if (w->str && c == 0x3A3 && final_sigma(begin, w->p - 2, w->end)) format_code_point(0x3C2, b);
  else add_unit(w, b, c, UNI_LOWER);
}

typedef enum Change { LOWER, UPPER, SWAP, CAPITALIZE, TITLE, FOLD } Change;

enum { SHORT = 256 };

// A short text of ASCII alone, in one case; V_NONE: it is not, and nothing was done.
static Value change_short(Machine *m, Value v, Change how) {
  Span s;
  text_span(v, &s);
  if (s.size > SHORT || how == SWAP || how == CAPITALIZE || how == TITLE) return V_NONE;
  char text[SHORT], first = how == UPPER ? 'a' : 'A';
  unsigned char beyond = 0;
  for (size_t i = 0; i < s.size; i++) {
    char c = s.data[i];
    beyond |= (unsigned char)c;
    text[i] = (unsigned char)(c - first) < 26 ? (char)(c ^ 0x20) : c;
  }
  return beyond & 0x80 ? V_NONE : text_make(m, (Kind)as_obj(v)->kind, text, s.size);
}

static Value change(Machine *m, Value v, Change how) {
  Value made = change_short(m, v, how);
  if (made != V_NONE) return made;
  Walk w = walk(v);
  const char *begin = w.p;
  Buffer b;
  buffer_init(&b, m);
  bool inside = false;  // a word (TITLE), the text (CAPITALIZE)
  for (uint32_t c; next_unit(&w, &c);) {
    switch (how) {
    case LOWER: add_lower(&w, begin, &b, c); break;
    case UPPER: add_unit(&w, &b, c, UNI_UPPER); break;
    case SWAP:
      if (sees(&w, c, uni_upper)) add_lower(&w, begin, &b, c);
      else add_unit(&w, &b, c, UNI_UPPER);
      break;
    case FOLD:
      if (c == 0xDF) buffer_puts(&b, "ss");
      else if (c == 0x3C2) format_code_point(0x3C3, &b);
      else add_unit(&w, &b, c, UNI_LOWER);
      break;
    case CAPITALIZE:
    case TITLE:
      if (inside) add_lower(&w, begin, &b, c);
      else add_unit(&w, &b, c, w.str ? UNI_TITLE : UNI_UPPER);
      inside = how == CAPITALIZE || sees(&w, c, uni_cased);
      break;
    }
  }
  return text_finish(&b, (Kind)as_obj(v)->kind);
}

static Value text_lower(Machine *m, const Value *args, int nargs) { return change(m, args[0], LOWER); }
static Value text_upper(Machine *m, const Value *args, int nargs) { return change(m, args[0], UPPER); }
static Value text_swapcase(Machine *m, const Value *args, int nargs) { return change(m, args[0], SWAP); }
static Value text_capitalize(Machine *m, const Value *args, int nargs) { return change(m, args[0], CAPITALIZE); }
static Value text_title(Machine *m, const Value *args, int nargs) { return change(m, args[0], TITLE); }
static Value str_casefold(Machine *m, const Value *args, int nargs) { return change(m, args[0], FOLD); }

// ---- asking ----

static Value all_are(Value v, bool (*is)(uint32_t), bool of_empty) {
  Walk w = walk(v);
  if (w.p == w.end) return from_bool(of_empty);
  for (uint32_t c; next_unit(&w, &c);)
    if (!sees(&w, c, is)) return V_FALSE;
  return V_TRUE;
}

static bool alnum(uint32_t c) { return uni_alpha(c) || uni_decimal(c) || uni_digit(c) || uni_numeric(c); }

// isspace of bytes knows six characters only
static bool byte_space(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }

static Value text_isalnum(Machine *m, const Value *args, int nargs) { return all_are(args[0], alnum, false); }
static Value text_isalpha(Machine *m, const Value *args, int nargs) { return all_are(args[0], uni_alpha, false); }
static Value text_isdigit(Machine *m, const Value *args, int nargs) { return all_are(args[0], uni_digit, false); }
static Value text_isspace(Machine *m, const Value *args, int nargs) {
  return all_are(args[0], is_kind(args[0], K_STR) ? uni_space : byte_space, false);
}
static Value str_isdecimal(Machine *m, const Value *args, int nargs) { return all_are(args[0], uni_decimal, false); }
static Value str_isnumeric(Machine *m, const Value *args, int nargs) { return all_are(args[0], uni_numeric, false); }
static Value str_isprintable(Machine *m, const Value *args, int nargs) { return all_are(args[0], uni_printable, true); }

static Value text_isascii(Machine *m, const Value *args, int nargs) {
  Walk w = walk(args[0]);
  while (w.p < w.end)
    if ((unsigned char)*w.p++ >= 128) return V_FALSE;
  return V_TRUE;
}

static Value str_isidentifier(Machine *m, const Value *args, int nargs) {
  Walk w = walk(args[0]);
  bool first = true;
  for (uint32_t c; next_unit(&w, &c); first = false)
    if (!uni_identifier(c, first)) return V_FALSE;
  return from_bool(!first);
}

static Value one_case(Value v, bool (*right)(uint32_t), bool (*wrong)(uint32_t)) {
  Walk w = walk(v);
  bool any = false;
  for (uint32_t c; next_unit(&w, &c);) {
    if (sees(&w, c, wrong) || sees(&w, c, uni_titlecase)) return V_FALSE;
    any = any || sees(&w, c, right);
  }
  return from_bool(any);
}

static Value text_islower(Machine *m, const Value *args, int nargs) { return one_case(args[0], uni_lower, uni_upper); }
static Value text_isupper(Machine *m, const Value *args, int nargs) { return one_case(args[0], uni_upper, uni_lower); }

static Value text_istitle(Machine *m, const Value *args, int nargs) {
  Walk w = walk(args[0]);
  bool inside = false, any = false;
  for (uint32_t c; next_unit(&w, &c);) {
    bool upper = sees(&w, c, uni_upper) || sees(&w, c, uni_titlecase), lower = sees(&w, c, uni_lower);
    if (upper ? inside : lower && !inside) return V_FALSE;
    inside = upper || lower;
    any = any || inside;
  }
  return from_bool(any);
}

const NativeDef text_case_methods[] = {
    {"lower", text_lower, 1, 1, NULL},       {"upper", text_upper, 1, 1, NULL},
    {"swapcase", text_swapcase, 1, 1, NULL}, {"capitalize", text_capitalize, 1, 1, NULL},
    {"title", text_title, 1, 1, NULL},       {"isalnum", text_isalnum, 1, 1, NULL},
    {"isalpha", text_isalpha, 1, 1, NULL},   {"isdigit", text_isdigit, 1, 1, NULL},
    {"isspace", text_isspace, 1, 1, NULL},   {"isascii", text_isascii, 1, 1, NULL},
    {"islower", text_islower, 1, 1, NULL},   {"isupper", text_isupper, 1, 1, NULL},
    {"istitle", text_istitle, 1, 1, NULL},   {0},
};

const NativeDef text_case_str_methods[] = {
    {"casefold", str_casefold, 1, 1, NULL},         {"isdecimal", str_isdecimal, 1, 1, NULL},
    {"isnumeric", str_isnumeric, 1, 1, NULL},       {"isprintable", str_isprintable, 1, 1, NULL},
    {"isidentifier", str_isidentifier, 1, 1, NULL}, {0},
};
