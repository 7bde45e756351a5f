// Comparisons: read, asked, and whether they fit a program (see compare.h).
#include "compare.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- reading ----

static const char *spaces(const char *s) {
  while (*s == ' ') s++;
  return s;
}

static const char *read_factor(Keep *keep, const char *s, Factor *f) {
  char *end;
  if (isalpha((unsigned char)*s) || *s == '_') {
    size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    f->knob = keep_printf(keep, "%.*s", (int)n, s);
    return spaces(s + n);
  }
  f->number = strtod(s, &end);
  return end == s ? NULL : spaces(end);
}

static bool read_sum(Keep *keep, const char *s, Compare *c) {
  int sign = 1;
  for (s = spaces(s); c->nterms < TERMS;) {
    int t = c->nterms++;
    c->terms[t].sign = sign;
    for (;;) {
      if (c->terms[t].n == FACTORS || !(s = read_factor(keep, s, &c->terms[t].factors[c->terms[t].n++]))) return false;
      if (*s != '*') break;
      s = spaces(s + 1);
    }
    if (!*s) return true;
    if (*s != '+' && *s != '-') return false;
    sign = *s == '-' ? -1 : 1;
    s = spaces(s + 1);
  }
  return false;
}

bool compare_read(Keep *keep, const cJSON *json, Compare *c) {
  static const struct {
    const char *sign;
    Order order;
  } orders[] = {{"==", EQUAL}, {"!=", UNEQUAL}, {"<=", AT_MOST}, {">=", AT_LEAST}, {"<", LESS}, {">", MORE}};
  if (cJSON_IsNumber(json)) {
    c->nterms = c->terms[0].n = c->terms[0].sign = 1;
    c->terms[0].factors[0].number = json->valuedouble;
    return true;
  }
  if (!cJSON_IsString(json)) return false;
  const char *s = spaces(json->valuestring);
  for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
    size_t n = strlen(orders[i].sign);
    if (strncmp(s, orders[i].sign, n)) continue;
    c->order = orders[i].order;
    return read_sum(keep, s + n, c);
  }
  return false;
}

// ---- asking ----

int program_switch(const LabProgram *p, const char *name) {
  for (int i = 0; p && i < p->nswitches; i++)
    if (!strcmp(p->switches[i].name, name)) return i;
  return -1;
}

int program_knob(const LabProgram *p, const char *name) {
  for (int i = 0; p && i < p->nknobs; i++)
    if (!strcmp(p->knobs[i].name, name)) return i;
  return -1;
}

double compare_value(const Compare *c, const LabProgram *p, bool small) {
  double total = 0;
  for (int t = 0; t < c->nterms; t++) {
    double product = c->terms[t].sign;
    for (int i = 0; i < c->terms[t].n; i++) {
      const Factor *one = &c->terms[t].factors[i];
      int knob = one->knob ? program_knob(p, one->knob) : -1;
      product *= !one->knob ? one->number
                 : knob < 0 ? NAN
                            : (double)(small ? p->knobs[knob].explore : p->knobs[knob].value);
    }
    total += product;
  }
  return total;
}

bool compare_holds(const Compare *c, double left, const LabProgram *p, bool small) {
  double right = compare_value(c, p, small);
  switch (c->order) {
  case EQUAL: return left == right;
  case UNEQUAL: return left != right;
  case LESS: return left < right;
  case AT_MOST: return left <= right;
  case MORE: return left > right;
  case AT_LEAST: return left >= right;
  }
  return false;
}

bool compare_fits(const Compare *c, const LabProgram *p, const char **name) {
  for (int t = 0; t < c->nterms; t++)
    for (int i = 0; i < c->terms[t].n; i++) {
      int knob = c->terms[t].factors[i].knob ? program_knob(p, c->terms[t].factors[i].knob) : -1;
      if (!c->terms[t].factors[i].knob || (knob >= 0 && !p->knobs[knob].is_choice)) continue;
      *name = c->terms[t].factors[i].knob;
      return false;
    }
  return true;
}
