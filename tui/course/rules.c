// Rules about values (see rules.h). A value is a text as Python writes it; entries are found in that text.
#include "rules.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Piece {
  const char *s;
  size_t n;
} Piece;

enum { PIECES = 256 };  // values that one rule speaks of

// ---- reading ----

static const char *literal(Reading *r, const cJSON *json) {
  if (cJSON_IsString(json)) return json->valuestring;
  if (cJSON_IsBool(json)) return cJSON_IsTrue(json) ? "True" : "False";
  if (cJSON_IsNumber(json)) return keep_printf(r->keep, "%.15g", json->valuedouble);
  return NULL;
}

static bool read_texts(Reading *r, const cJSON *json, const char *place, Rule *rule) {
  bool many = cJSON_IsArray(json);
  int room = many ? cJSON_GetArraySize(json) : 1;
  rule->texts = keep_get(r->keep, sizeof(char *) * (size_t)(room + 1));
  for (const cJSON *one = many ? json->child : json; one; one = many ? one->next : NULL) {
    const char *text = literal(r, one);
    if (!text)
      return reading_wrong(r, place, json->string, "must be a number, a text, true, false or an array of them");
    rule->texts[rule->ntexts++] = text;
  }
  return rule->ntexts || reading_wrong(r, place, json->string, "is empty");
}

static bool is_comparison(const char *s) { return strspn(s, "=<>!") > 0; }

bool rule_read(Reading *r, const cJSON *json, const char *place, Rule *rule) {
  const char *text = cJSON_IsString(json) ? json->valuestring : "";
  rule->name = json->string;
  rule->sum = strncmp(text, "sum ", 4) == 0;
  if (rule->sum) text += 4 + strspn(text + 4, " ");
  if (!is_comparison(text)) {
    if (rule->sum) return reading_wrong(r, place, json->string, "sum must be compared: \"sum == 30\"");
    return read_texts(r, json, place, rule);
  }
  cJSON *compared = cJSON_CreateString(text);
  rule->compares = compare_read(r->keep, compared, &rule->compare);
  rule->compare_text = keep_text(r->keep, text);
  cJSON_Delete(compared);
  return rule->compares || reading_wrong(r, place, json->string, "\"%s\" is not a comparison", text);
}

bool rule_fits(const Rule *rule, const LabProgram *p, char *why, size_t size) {
  const char *name;
  if (!rule->compares || compare_fits(&rule->compare, p, &name)) return true;
  snprintf(why, size, "\"%s\": \"%s\" is no knob with a number", rule->name, name);
  return false;
}

// ---- entries of a list or dict ----

// Past one value of Python's text: up to a comma, a colon or a closing bracket of its own level.
static const char *past(const char *s, const char *end) {
  int depth = 0;
  for (; s < end; s++) {
    if (*s == '\'' || *s == '"') {
      char quote = *s++;
      while (s < end && *s != quote) s += *s == '\\' && s + 1 < end ? 2 : 1;
    } else if (strchr("([{", *s)) {
      depth++;
    } else if (strchr(")]}", *s)) {
      if (depth-- == 0) return s;
    } else if ((*s == ',' || *s == ':') && depth == 0) {
      return s;
    }
  }
  return s;
}

static Piece trimmed(const char *from, const char *to) {
  while (from < to && isspace((unsigned char)*from)) from++;
  while (to > from && isspace((unsigned char)to[-1])) to--;
  return (Piece){from, (size_t)(to - from)};
}

static bool is(Piece p, const char *text, size_t n) { return p.n == n && memcmp(p.s, text, n) == 0; }

// The entries of "[…]", "(…)" or "{…}", or the one with this key (a dict's, or a number: the place). Returns how many.
static int entries(const char *text, Piece key, Piece *out, int most) {
  size_t size = strlen(text);
  int n = 0, place = 0;
  if (size < 2 || !strchr("([{", text[0])) return 0;
  const char *end = text + size - 1;
  for (const char *s = text + 1; s < end && n < most; place++) {
    const char *stop = past(s, end);
    Piece name = trimmed(s, stop), value = name;
    char number[24];
    int digits = snprintf(number, sizeof number, "%d", place);
    bool dict = stop < end && *stop == ':';
    if (dict) {
      s = stop + 1;
      stop = past(s, end);
      value = trimmed(s, stop);
    }
    if (!key.s || (dict ? is(name, key.s, key.n) : is(key, number, (size_t)digits))) out[n++] = value;
    s = stop + 1;
  }
  return n;
}

// ---- finding values ----

// "balances[*]" → "balances", "*"
static bool split(const char *name, Piece *base, Piece *key) {
  size_t n = strlen(name);
  const char *open = strchr(name, '[');
  if (!open || n < 3 || name[n - 1] != ']') return false;
  *base = (Piece){name, (size_t)(open - name)};
  *key = (Piece){open + 1, n - (size_t)(open - name) - 2};
  return true;
}

static bool is_one_of(const char *name, Piece base) {
  return strncmp(name, base.s, base.n) == 0 && name[base.n] == '[' && strchr(name, ']') == name + strlen(name) - 1;
}

static int find(const Rule *rule, const LabFinal *e, Piece *out) {
  Piece base = {NULL, 0}, key = {NULL, 0};
  bool entry = split(rule->name, &base, &key), all = entry && is(key, "*", 1);
  int n = 0;
  for (int i = 0; i < e->n; i++)
    if (!strcmp(e->names[i], rule->name)) return out[0] = (Piece){e->texts[i], strlen(e->texts[i])}, 1;
  for (int i = 0; entry && i < e->n && n < PIECES; i++) {
    if (all && is_one_of(e->names[i], base)) out[n++] = (Piece){e->texts[i], strlen(e->texts[i])};
    else if (is((Piece){e->names[i], strlen(e->names[i])}, base.s, base.n))
      n += entries(e->texts[i], all ? (Piece){NULL, 0} : key, out + n, PIECES - n);
  }
  return n;
}

bool rule_is_of(const Rule *rule, const char *cell) {
  Piece base, key;
  if (!strcmp(rule->name, cell)) return true;
  return split(rule->name, &base, &key) && is(key, "*", 1) && is_one_of(cell, base);
}

// ---- asking ----

static bool number_of(Piece p, double *number) {
  char text[64], *end;
  if (p.n >= sizeof text) return false;
  snprintf(text, sizeof text, "%.*s", (int)p.n, p.s);
  if (is(p, "True", 4) || is(p, "False", 5)) return *number = p.n == 4, true;
  *number = strtod(text, &end);
  return end != text && !*end;
}

static RuleSays broken(char *why, size_t size, const char *name, Piece p) {
  if (why) snprintf(why, size, "%s can end as %.*s", name, (int)(p.n < 80 ? p.n : 80), p.s);
  return RULE_BROKEN;
}

static RuleSays sum_says(const Rule *rule, const Piece *found, int n, const LabProgram *p, bool small, char *why,
                         size_t size) {
  double total = 0, one;
  for (int i = 0; i < n; i++) {
    if (!number_of(found[i], &one)) return broken(why, size, rule->name, found[i]);
    total += one;
  }
  if (compare_holds(&rule->compare, total, p, small)) return RULE_HOLDS;
  if (why) snprintf(why, size, "%s can add up to %.15g", rule->name, total);
  return RULE_BROKEN;
}

static bool one_holds(const Rule *rule, Piece value, const LabProgram *p, bool small) {
  double number;
  if (rule->compares) return number_of(value, &number) && compare_holds(&rule->compare, number, p, small);
  for (int i = 0; i < rule->ntexts; i++)
    if (is(value, rule->texts[i], strlen(rule->texts[i]))) return true;
  return false;
}

RuleSays rule_says(const Rule *rule, const LabFinal *end, const LabProgram *p, bool small, char *why, size_t size) {
  Piece found[PIECES];
  int n = find(rule, end, found);
  if (!n) {
    if (why) snprintf(why, size, "there is no %s at the end", rule->name);
    return RULE_NO_VALUE;
  }
  if (rule->sum) return sum_says(rule, found, n, p, small, why, size);
  for (int i = 0; i < n; i++)
    if (!one_holds(rule, found[i], p, small)) return broken(why, size, rule->name, found[i]);
  return RULE_HOLDS;
}

bool rule_has_text(const Rule *rule, const LabFinal *end, int i) {
  Piece found[PIECES];
  int n = find(rule, end, found);
  for (int k = 0; k < n; k++)
    if (is(found[k], rule->texts[i], strlen(rule->texts[i]))) return true;
  return false;
}

LabFinal rule_end(Keep *keep, const LabOutcome *o) {
  const char **names = keep_get(keep, sizeof *names * (size_t)(o->nvalues + 1)),
             **texts = keep_get(keep, sizeof *texts * (size_t)(o->nvalues + 1));
  for (int i = 0; i < o->nvalues; i++) names[i] = o->values[i].name, texts[i] = o->values[i].text;
  return (LabFinal){
      .kind = o->kind, .names = names, .texts = texts, .n = o->nvalues, .prints = o->prints ? o->prints : ""};
}
