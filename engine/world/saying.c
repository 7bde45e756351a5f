// Sayings: written, cut, put into words (see saying.h).
//
//   FORM name (PART name IS value)* END
//
// A value is literal text and forms again; what others wrote in it is made visible (base/visible.h). A program's text
// (an exception's) may hold mark bytes, which would be taken for ours: if they do not pair, they are made visible, too.
#include "saying.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/visible.h"

enum { FORM = 1, PART = 2, IS = 3, END = 4, PARTS = 12, DEEPEST = 6 };

// ---- the English forms ----

#define F(id, english) const char FORM_##id[] = #id;
WORLD_FORMS(F)
#undef F

static const FormRow rows[] = {{"", ""},  // VERB_NONE
#define F(id, english) {FORM_##id, english},
                               WORLD_FORMS(F)
#undef F
#define S(id, mark, look, english) {#id, english},
                                   WORLD_STANDS(S)
#undef S
#define V(id, name, family, mark, guard, effect, expire, sentence, ...) {name, sentence},
                                       VERBS(V)
#undef V
};
const FormSet world_forms = {rows, sizeof rows / sizeof *rows, NULL};

// For every sentence of every picture: of some hundred names few begin alike.
const char *form_english(const FormSet *forms, const char *name) {
  for (; forms; forms = forms->below)
    for (int i = 0; i < forms->n; i++)
      if (forms->row[i].name[0] == name[0] && strcmp(forms->row[i].name, name) == 0) return forms->row[i].english;
  return NULL;
}

// ---- writing ----

Saying saying_in(char *out, size_t size) {
  if (size > 0) out[0] = '\0';
  return (Saying){.out = out, .size = size};
}

static void put(Saying *s, const char *text, size_t n) {
  if (s->full || s->n + n + 1 > s->size) {
    s->full = true;
    return;
  }
  memcpy(s->out + s->n, text, n);
  s->n += n;
  s->out[s->n] = '\0';
}
static void put_mark(Saying *s, char mark) { put(s, &mark, 1); }

static bool is_mark(char c) { return c >= FORM && c <= END; }

static bool marks_pair(const char *text) {
  int depth = 0;
  for (; *text; text++) {
    depth += (*text == FORM) - (*text == END);
    if (depth < 0 || (depth == 0 && (*text == PART || *text == IS))) return false;
  }
  return depth == 0;
}

void say_text(Saying *s, const char *text) {
  bool whole = marks_pair(text);
  for (size_t n; *text; text += n) {
    char shown[VISIBLE_MARK] = "";
    n = whole && is_mark(*text) ? 1 : visible_character(text, shown);
    if (*shown) put(s, shown, strlen(shown));
    else put(s, text, n);
  }
}

SayingMark saying_begin(Saying *s, const char *form) {
  SayingMark begun = {s->n, s->full};
  put_mark(s, FORM);
  put(s, form, strlen(form));
  return begun;
}

void saying_part(Saying *s, const char *name, size_t length, const char *value) {
  if (value[0] == '\0') return;
  put_mark(s, PART);
  put(s, name, length);
  put_mark(s, IS);
  say_text(s, value);
}

// A form is there as a whole or not at all.
void saying_end(Saying *s, SayingMark begun) {
  put_mark(s, END);
  if (!s->full || begun.full || begun.n >= s->size) return;
  s->n = begun.n;
  s->out[s->n] = '\0';
}

void say_parts(Saying *s, const char *form, const char *const *pairs) {
  SayingMark begun = saying_begin(s, form);
  for (; pairs[0]; pairs += 2) saying_part(s, pairs[0], strlen(pairs[0]), pairs[1]);
  saying_end(s, begun);
}

SayText say_int(int64_t n) {
  SayText t;
  snprintf(t.text, sizeof t.text, "%" PRId64, n);
  return t;
}
SayText say_line(uint32_t line) {
  SayText t = {""};
  if (line > 0) snprintf(t.text, sizeof t.text, "%" PRIu32, line);
  return t;
}

// ---- reading ----

// Behind the form that begins here; NULL: it does not end.
static const char *after_form(const char *at) {
  int depth = 0;
  for (; *at; at++) {
    depth += (*at == FORM) - (*at == END);
    if (depth == 0) return at + 1;
  }
  return NULL;
}

static size_t character(const char *at) {
  size_t n = 1;
  while (((unsigned char)at[n] & 0xc0) == 0x80) n++;
  return n;
}

void saying_copy(const char *said, char *out, size_t size) {
  static const char mark[] = "…";
  size_t length = strlen(said), n = 0;
  if (size == 0) return;
  while (length >= size && said[n]) {
    const char *next = said[n] == FORM ? after_form(said + n) : said + n + character(said + n);
    if (next == NULL || (size_t)(next - said) + sizeof mark > size) break;
    n = (size_t)(next - said);
  }
  if (length < size) n = length;
  memcpy(out, said, n);
  out[n] = '\0';
  if (n < length && n + sizeof mark <= size) memcpy(out + n, mark, sizeof mark);
}

// ---- in words ----

// The forms: a function that knows them, or ours.
typedef struct Words {
  FormTable *form;
  const FormSet *forms;
  char *out;
  size_t size, n;
} Words;
typedef struct Part {
  const char *name, *value;
  size_t name_length, length;
} Part;
typedef struct Parts {
  Part part[PARTS];
  int n;
} Parts;

static void word(Words *w, const char *text, size_t n) {
  for (size_t i = 0; i < n; i++, w->n++)
    if (w->n + 1 < w->size) w->out[w->n] = text[i];
}

static const Part *part_named(const Parts *p, const char *name, size_t length) {
  for (int i = 0; i < p->n; i++)
    if (p->part[i].name_length == length && memcmp(p->part[i].name, name, length) == 0) return &p->part[i];
  return NULL;
}

// The end of what may stand in a value: the next mark that is not inside a form of its own.
static const char *value_end(const char *at, const char *end) {
  while (at && at < end && *at != PART && *at != END) at = *at == FORM ? after_form(at) : at + 1;
  return at && at < end ? at : NULL;
}

static bool read_parts(const char *at, const char *end, Parts *p) {
  p->n = 0;
  while (*at == PART && p->n < PARTS) {
    Part *one = &p->part[p->n++];
    const char *is = memchr(at, IS, (size_t)(end - at));
    if (is == NULL) return false;
    *one = (Part){.name = at + 1, .name_length = (size_t)(is - at - 1), .value = is + 1};
    at = value_end(is + 1, end);
    if (at == NULL) return false;
    one->length = (size_t)(at - one->value);
  }
  return *at == END;
}

static bool words(Words *w, const char *said, size_t length, int depth);

// In [brackets]: is each part there?
static bool all_there(const char *at, const Parts *p) {
  for (; *at && *at != ']'; at++) {
    if (*at != '{') continue;
    const char *close = strchr(at, '}');
    const Part *one = close ? part_named(p, at + 1, (size_t)(close - at - 1)) : NULL;
    if (one == NULL || one->length == 0) return false;
  }
  return true;
}

static bool fill(Words *w, const char *form, const Parts *p, int depth) {
  for (const char *at = form; *at; at++) {
    const char *close = *at == '{' ? strchr(at, '}') : *at == '[' ? strchr(at, ']') : NULL;
    if (*at == '{' && close) {
      const Part *one = part_named(p, at + 1, (size_t)(close - at - 1));
      if (one && !words(w, one->value, one->length, depth + 1)) return false;
      at = close;
    } else if (*at == '[' && close) {
      if (!all_there(at + 1, p)) at = close;
    } else if (*at != ']') {
      word(w, at, 1);
    }
  }
  return true;
}

static bool words(Words *w, const char *said, size_t length, int depth) {
  const char *end = said + length;
  if (depth > DEEPEST) return false;
  for (const char *at = said; at < end;) {
    if (*at != FORM) {
      word(w, at++, 1);
      continue;
    }
    char name[48];
    Parts parts;
    const char *next = after_form(at);
    size_t n = 1;
    while (at + n < end && !is_mark(at[n])) n++;
    if (next == NULL || next > end || n > sizeof name || !read_parts(at + n, next, &parts)) return false;
    snprintf(name, sizeof name, "%.*s", (int)n - 1, at + 1);
    const char *form = w->form ? w->form(name) : form_english(w->forms, name);
    if (form == NULL || !fill(w, form, &parts, depth)) return false;
    at = next;
  }
  return true;
}

static int put_into_words(Words *w, const char *said) {
  bool good = words(w, said, strlen(said), 0);
  if (w->size > 0) w->out[!good ? 0 : w->n < w->size ? w->n : w->size - 1] = '\0';
  return good ? (int)w->n : -1;
}

int saying_words(const char *said, FormTable *form, char *out, size_t size) {
  return put_into_words(&(Words){.form = form, .out = out, .size = size}, said);
}

int saying_english(const char *said, const FormSet *forms, char *out, size_t size) {
  int n = put_into_words(&(Words){.forms = forms, .out = out, .size = size}, said);
  return n < 0 ? 0 : n;
}

int world_english(const char *said, char *out, size_t size) { return saying_english(said, &world_forms, out, size); }
