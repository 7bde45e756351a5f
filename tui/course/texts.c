// What stands in braces, and what must not stand in a text (see texts.h).
#include "texts.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "tui/glass/utf8.h"
#include "tui/words/keys.h"

// The longest that a page's text may be before its question, and one sentence of it.
enum { WORDS_MOST = 60, SIGNS_MOST = 110, SENTENCE_WORDS = 20, SENTENCE_SIGNS = 35 };

// kind: "line:"; what stands behind it in the braces.
static const char *complain(Reading *r, const Texts *t, const char *kind, const char *what, const char *form, ...)
    __attribute__((format(printf, 5, 6)));
static const char *complain(Reading *r, const Texts *t, const char *kind, const char *what, const char *form, ...) {
  va_list args;
  int n = snprintf(r->why, r->size, "%s: %s: {%s%.40s} ", t->file, t->place, kind, what);
  va_start(args, form);
  if (n > 0 && (size_t)n < r->size) vsnprintf(r->why + n, r->size - (size_t)n, form, args);
  va_end(args);
  return NULL;
}

static void fault(Reading *r, const Texts *t, const char *form, ...) __attribute__((format(printf, 3, 4)));
static void fault(Reading *r, const Texts *t, const char *form, ...) {
  char what[400];
  va_list args;
  va_start(args, form);
  vsnprintf(what, sizeof what, form, args);
  va_end(args);
  if (t->faults) *t->faults = keep_printf(r->keep, "%s%s: %s: %s\n", *t->faults, t->file, t->place, what);
}

// ---- numbers ----

// 400000 as 400,000
static const char *grouped(Keep *keep, double number, bool code) {
  char plain[32];
  int n = snprintf(plain, sizeof plain, "%.0f", number), minus = number < 0;
  if (code || n - minus < 5) return keep_text(keep, plain);
  char *out = keep_get(keep, sizeof plain * 2), *to = out;
  for (int i = 0; i < n; i++) {
    if (i > minus && (n - i) % 3 == 0) *to++ = ',';
    *to++ = plain[i];
  }
  return out;
}

static const char *set_value(const ClaimSet *sets, int n, const char *name) {
  for (int i = 0; i < n; i++)
    if (!strcmp(sets[i].name, name)) return sets[i].value;
  return NULL;
}

// The program's knobs, as the page sets them.
static LabProgram program_of(Keep *keep, const Texts *t) {
  LabProgram p = {.knobs = keep_get(keep, sizeof *p.knobs * (size_t)(t->anchors->n + 1))};
  for (int i = 0; i < t->anchors->n; i++) {
    const Anchor *a = &t->anchors->list[i];
    if (a->kind != ANCHOR_KNOB) continue;
    LabKnob *k = &p.knobs[p.nknobs++];
    const char *set = set_value(t->sets, t->nsets, a->name), *small = set_value(t->smalls, t->nsmalls, a->name);
    *k = a->knob;
    if (set && k->is_choice) snprintf(k->choices[0], sizeof k->choices[0], "%s", set);
    else if (set) k->value = strtoll(set, NULL, 10);
    if (small) k->explore = strtoll(small, NULL, 10);
  }
  return p;
}

static const char *put_sum(Reading *r, const Texts *t, const char *what, bool small, bool code) {
  LabProgram p = program_of(r->keep, t);
  Compare c = {0};
  const char *unknown;
  int choice = program_knob(&p, what);
  if (choice >= 0 && p.knobs[choice].is_choice) return keep_text(r->keep, p.knobs[choice].choices[0]);
  cJSON *sum = cJSON_CreateString(keep_printf(r->keep, "== %s", what));
  bool good = compare_read(r->keep, sum, &c);
  cJSON_Delete(sum);
  if (!good) return complain(r, t, "", what, "is neither {key:…}, {line:…}, {claim:…} nor a sum of values");
  if (!compare_fits(&c, &p, &unknown))
    return complain(r, t, "", what, "names \"%s\": no value of the program", unknown);
  return grouped(r->keep, compare_value(&c, &p, small), code);
}

// ---- lines ----

static const char *put_line(Reading *r, const Texts *t, const char *what) {
  char name[80], all[300];
  const char *dot = strrchr(what, '.');
  int which = dot ? atoi(dot + 1) : 1;
  snprintf(name, sizeof name, "%.*s", dot ? (int)(dot - what) : (int)strlen(what), what);
  const Anchor *a = anchors_find(t->anchors, name);
  anchors_names(t->anchors, all, sizeof all);
  if (!a) return complain(r, t, "line:", what, "names no line of the program; named are: %s", all);
  if (which < 1 || which > a->nlines)
    return complain(r, t, "line:", what, "is one line too many: it has %d", a->nlines);
  return keep_printf(r->keep, "%u", a->lines[which - 1]);
}

// ---- claims ----

static const char *number_of(Keep *keep, int n, bool code) { return n < 0 ? NULL : grouped(keep, n, code); }

static const char *joined(Keep *keep, const Texts *t, const ClaimValues *v) {
  const char *out = "";
  for (int i = 0; i < v->ntexts; i++) {
    const char *between = !i                  ? ""
                          : i + 1 < v->ntexts ? (t->language == CHINESE ? "、" : ", ")
                                              : (t->language == CHINESE ? " 或 " : " or ");
    out = keep_printf(keep, "%s%s%s", out, between, v->texts[i]);
  }
  return out;
}

static const char *claimed(Reading *r, const Texts *t, const Claim *c, const char *word, bool code) {
  if (!strcmp(word, "orders")) return number_of(r->keep, c->orders, code);
  if (!strcmp(word, "races")) return number_of(r->keep, c->races, code);
  if (!strcmp(word, "ends")) return number_of(r->keep, c->ends, code);
  if (!strcmp(word, "exit")) return c->says_exit ? keep_printf(r->keep, "%d", c->exit) : NULL;
  for (int i = 0; i < c->nvalues; i++)
    if (!strcmp(c->values[i].name, word)) return joined(r->keep, t, &c->values[i]);
  return NULL;
}

static const char *the_one(Reading *r, const Texts *t, const Claim *c, bool code) {
  static const char *const words[] = {"orders", "ends", "races", "exit"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (claimed(r, t, c, words[i], code)) return claimed(r, t, c, words[i], code);
  return c->nvalues ? joined(r->keep, t, &c->values[0]) : NULL;
}

static const char *put_claim(Reading *r, const Texts *t, const char *what, bool code) {
  const char *dot = strchr(what, '.');
  size_t n = dot ? (size_t)(dot - what) : strlen(what);
  for (int i = 0; i < t->nclaims; i++) {
    const Claim *c = &t->claims[i];
    if (!c->id || strlen(c->id) != n || strncmp(c->id, what, n)) continue;
    const char *said = dot ? claimed(r, t, c, dot + 1, code) : the_one(r, t, c, code);
    return said ? said : complain(r, t, "claim:", what, "is not stated by that claim");
  }
  return complain(r, t, "claim:", what, "names no claim of the lesson: no claim has that \"id\"");
}

// ---- keys ----

static bool names_setting(const Texts *t, const char *name, const char *kind, AnchorKind wanted) {
  size_t n = strlen(kind);
  if (strncmp(name, kind, n) || name[n] != ' ') return true;
  const Anchor *a = anchors_find(t->anchors, name + n + 1);
  return a && a->kind == wanted;
}

static const char *put_key(Reading *r, const Texts *t, const char *name) {
  char key[64];
  if (!key_named(name, NULL, key, sizeof key))
    return complain(r, t, "key:", name, "names no command; tui/words/keys.h has them");
  if (!names_setting(t, name, "switch", ANCHOR_SWITCH) || !names_setting(t, name, "values", ANCHOR_KNOB))
    return complain(r, t, "key:", name, "names no switch or value of the program");
  return keep_printf(r->keep, "{key:%s}", name);
}

// ---- the text ----

static const char *put(Reading *r, const Texts *t, const char *what, bool code) {
  if (!strncmp(what, "key:", 4)) return put_key(r, t, what + 4);
  if (!strncmp(what, "line:", 5)) return put_line(r, t, what + 5);
  if (!strncmp(what, "claim:", 6)) return put_claim(r, t, what + 6, code);
  if (!strncmp(what, "small:", 6)) return put_sum(r, t, what + 6, true, code);
  return put_sum(r, t, what, false, code);
}

static void find_faults(Reading *r, const Texts *t, const char *text);

const char *text_filled(Reading *r, const Texts *t, const char *text) {
  const char *out = "", *from = text;
  bool code = false;
  if (!text) return NULL;
  find_faults(r, t, text);
  for (const char *s = text;; s++) {
    if (*s == '`') code = !code;
    if (*s && *s != '{' && *s != '}') continue;
    out = keep_printf(r->keep, "%s%.*s", out, (int)(s - from), from);
    if (!*s) return out;
    if (s[1] == *s) {
      from = ++s;
      continue;
    }
    const char *end = *s == '{' ? strchr(s, '}') : NULL;
    if (!end) return complain(r, t, "", s, "is a brace that is not closed, or closes none; a brace itself is {{ or }}");
    const char *in = put(r, t, keep_printf(r->keep, "%.*s", (int)(end - s) - 1, s + 1), code);
    if (!in) return NULL;
    out = keep_printf(r->keep, "%s%s", out, in);
    from = (s = end) + 1;
  }
}

// ---- what must not stand in it ----

// Keys as texts would say them: their names, or in backticks a sign alone. A capital letter is a process, and may stand.
static bool is_key(const char *s, size_t n) {
  static const char *const named[] = {"Enter", "Space", "Esc",    "Tab",    "Home",   "End",
                                      "PgUp",  "PgDn",  "Ctrl-C", "Ctrl-L", "Ctrl-Z", "Shift-Tab"};
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    if (strlen(named[i]) == n && !strncmp(s, named[i], n)) return true;
  static const char *const arrows[] = {"←", "→", "↑", "↓"};
  for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
    if (strlen(arrows[i]) == n && !strncmp(s, arrows[i], n)) return true;
  const char *end = s;
  uint32_t sign = n ? utf8_next(&end) : 0;
  int by, row = n && (size_t)(end - s) == n ? key_row_of(&sign, &by) : -1;
  return row >= 0 && row != KEY_PROCESS && row != KEY_PICK;
}

static void code_faults(Reading *r, const Texts *t, const char *s, size_t n) {
  if (is_key(s, n) && !anchors_has_word(t->anchors, s, n))
    fault(r, t, "`%.*s` is a bare key: write {key:…}", (int)n, s);
  for (size_t i = 0; i < n; i++) {
    size_t digits = strspn(s + i, "0123456789");
    if (!digits || i + digits > n) continue;
    bool word = i && (isalpha((unsigned char)s[i - 1]) || s[i - 1] == '_');
    if (!word && strtoll(s + i, NULL, 10) > 2 && !anchors_has_word(t->anchors, s + i, digits))
      fault(r, t, "%.*s in `%.*s` is a bare number that the program does not have", (int)digits, s + i, (int)n, s);
    i += digits;
  }
}

static bool before(const char *text, const char *s, const char *word) {
  size_t n = strlen(word);
  while (s > text && s[-1] == ' ') s--;
  return (size_t)(s - text) >= n && !strncmp(s - n, word, n);
}

static void number_fault(Reading *r, const Texts *t, const char *text, const char *s, size_t n) {
  static const char *const lines[] = {"line", "lines", "Line", "Lines", "第"};
  bool is_line = false;
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) is_line |= before(text, s, lines[i]);
  is_line &= !before(text, s, "第") || strstr(s + n, "行") == s + n || strstr(s + n, " 行") == s + n;
  bool word = s > text && (isalpha((unsigned char)s[-1]) || s[-1] == '_' ||
                           (s[-1] == '-' && s - 1 > text && isalpha((unsigned char)s[-2])));
  if (is_line) fault(r, t, "line %.*s is bare: write {line:NAME}", (int)n, s);
  else if (!word && strtoll(s, NULL, 10) > 2)
    fault(r, t, "%.*s is a bare number: write {claim:…} or {NAME OF A VALUE}", (int)n, s);
}

static void find_faults(Reading *r, const Texts *t, const char *text) {
  for (const char *s = text; *s;) {
    const char *end = *s == '{' ? strchr(s, '}') : *s == '`' ? strchr(s + 1, '`') : NULL;
    size_t n = strspn(s, "0123456789,"), letters = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-");
    if (*s == '`' && end && !memchr(s, '{', (size_t)(end - s))) code_faults(r, t, s + 1, (size_t)(end - s) - 1);
    if (end) {
      s = end + 1;
    } else if (isdigit((unsigned char)*s)) {
      while (s[n - 1] == ',') n--;
      number_fault(r, t, text, s, n);
      s += n;
    } else if (letters) {
      if (letters > 1 && is_key(s, letters)) fault(r, t, "%.*s is a bare key: write {key:…}", (int)letters, s);
      s += letters;
    } else {
      s++;
    }
  }
}

// ---- its length ----

static bool ends_sentence(const char *s) {
  static const char *const stops[] = {"。", "？", "！", "；", "\n\n"};
  for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
    if (!strncmp(s, stops[i], strlen(stops[i]))) return true;
  return strchr(".?!;", *s) && (!s[1] || s[1] == ' ' || s[1] == '\n');
}

// As much of a sentence as tells which one is meant, up to a blank.
static int excerpt(const char *sentence) {
  const int most = 40;
  int n = 0;
  for (int i = 0; i < most && sentence[i]; i++)
    if (sentence[i] == ' ') n = i;
  return n;
}

static void sentence_length(Reading *r, const Texts *t, const char *sentence, int words, int signs) {
  if (t->language != CHINESE && words > SENTENCE_WORDS)
    fault(r, t, "a sentence of %d words, %d are the most: %.*s …", words, SENTENCE_WORDS, excerpt(sentence), sentence);
  if (t->language == CHINESE && signs > SENTENCE_SIGNS)
    fault(r, t, "a sentence of %d signs, %d are the most: %.18s …", signs, SENTENCE_SIGNS, sentence);
}

// Words between blanks; signs that are as wide as Chinese ones. What stands in braces or backticks counts as one.
void text_length(Reading *r, const Texts *t, const char *text) {
  int words = 0, signs = 0, from_words = 0, from_signs = 0;
  bool inside = false;
  const char *sentence = text;
  for (const char *s = text; *s;) {
    const char *end = *s == '{' ? strchr(s, '}') : *s == '`' ? strchr(s + 1, '`') : NULL;
    bool stop = ends_sentence(s);
    if (!isspace((unsigned char)*s) && !inside) words++, inside = true;
    if (isspace((unsigned char)*s)) inside = false;
    if (end) {
      signs++;
      s = end + 1;
      continue;
    }
    signs += rune_width(utf8_next(&s)) == 2;
    if (!stop && *s) continue;
    sentence_length(r, t, sentence, words - from_words, signs - from_signs);
    from_words = words, from_signs = signs;
    sentence = s + strspn(s, " \n");
  }
  if (t->language != CHINESE && words > WORDS_MOST)
    fault(r, t, "%d words before the question, %d are the most", words, WORDS_MOST);
  if (t->language == CHINESE && signs > SIGNS_MOST)
    fault(r, t, "%d signs before the question, %d are the most", signs, SIGNS_MOST);
}
