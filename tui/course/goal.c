// Goals: one row a key in one table, read from JSON and asked of the facts.
#include "goal.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum Shape { NUMBER, NUMBER_BY_NAME, TEXT_BY_NAME, TEXTS } Shape;

typedef enum Key {
// clang-format off
#define GOAL_KEYS(KEY) \
  KEY(STATE, "state", TEXTS) KEY(LOST, "lost", NUMBER) KEY(STALE, "stale", NUMBER) KEY(UPDATES, "updates", NUMBER) \
  KEY(STEPS, "steps", NUMBER) KEY(SECONDS, "seconds", NUMBER) KEY(ALIVE, "alive", NUMBER) \
  KEY(BORN, "processes", NUMBER) KEY(RUNS, "runs", NUMBER) KEY(EXIT, "exit", NUMBER) \
  KEY(LOST_SINCE, "lost_since_toggle", NUMBER) KEY(UPDATES_SINCE, "updates_since_toggle", NUMBER) \
  KEY(KILLED, "killed", NUMBER) KEY(PACED, "paced", NUMBER) KEY(LET_GO, "let_go", NUMBER) \
  KEY(STALE_BY_HAND, "stale_by_hand", NUMBER) KEY(WENT_BACK, "went_back", NUMBER) KEY(WATCHED, "watched", NUMBER) \
  KEY(ORDERS, "orders", NUMBER) KEY(OUTCOMES, "outcomes", NUMBER) KEY(EXPLORED, "explored", TEXTS) \
  KEY(FOUND, "found", TEXTS) KEY(EXITCODE, "exitcode", NUMBER_BY_NAME) KEY(VALUE, "value", NUMBER_BY_NAME) \
  KEY(WAITING, "waiting", NUMBER_BY_NAME) KEY(TEXT, "text", TEXT_BY_NAME) KEY(SWITCH, "switch", TEXT_BY_NAME) \
  KEY(KNOB, "knob", TEXT_BY_NAME) KEY(TOGGLED, "toggled", TEXT_BY_NAME) KEY(HOLDER_DEAD, "holder_dead", TEXTS) \
  KEY(OUTPUT, "output", TEXTS) KEY(OUTPUT_LACKS, "output_lacks", TEXTS)
// clang-format on
#define KEY(name, word, shape) KEY_##name,
  GOAL_KEYS(KEY)
#undef KEY
      KEY_COUNT
} Key;

static const struct {
  const char *word;
  Shape shape;
} keys[] = {
#define KEY(name, word, shape) {word, shape},
    GOAL_KEYS(KEY)
#undef KEY
};

typedef enum Order { EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST } Order;

enum { TERMS = 4, FACTORS = 4 };

typedef struct Factor {
  const char *knob;
  double number;
} Factor;  // knob NULL: the number

typedef struct Compare {  // ORDER  factor*factor + factor*factor …
  Order order;
  struct {
    int sign, n;
    Factor factors[FACTORS];
  } terms[TERMS];
  int nterms;
} Compare;

typedef struct Test {
  struct Test *next;
  Key key;
  const char *name;  // by name: whose
  const char *text;  // a text asked for; several: a list of tests with `any` or all to hold
  Compare compare;
} Test;

struct Goal {
  bool constant, holds;
  Test *tests;
};

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

static bool read_compare(Keep *keep, const cJSON *json, Compare *c) {
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

static Test *add(Keep *keep, Goal *g, Key key, const char *name) {
  Test *t = keep_get(keep, sizeof *t);
  *t = (Test){.next = g->tests, .key = key, .name = name};
  return g->tests = t;
}

static bool no(char *why, size_t size, const char *key, const char *what) {
  snprintf(why, size, "\"%s\" %s", key, what);
  return false;
}

static bool state_known(const char *s) {
  static const char *const states[] = {"running", "paused", "ended", "deadlock", "stopped"};
  for (size_t i = 0; i < sizeof states / sizeof *states; i++)
    if (!strcmp(s, states[i])) return true;
  return false;
}

static bool read_texts(Keep *keep, Goal *g, Key key, const cJSON *json, char *why, size_t size) {
  const char *word = keys[key].word;
  const cJSON *one = cJSON_IsArray(json) ? json->child : json;
  if (!one) return no(why, size, word, "is an empty array");
  for (; one; one = cJSON_IsArray(json) ? one->next : NULL) {
    if (!cJSON_IsString(one)) return no(why, size, word, "must be a text or an array of texts");
    if (key == KEY_EXPLORED && strcmp(one->valuestring, "any") && strcmp(one->valuestring, "breaks") &&
        strcmp(one->valuestring, "proved"))
      return no(why, size, word, "must be any, breaks or proved");
    if (key == KEY_STATE && !state_known(one->valuestring))
      return no(why, size, word, "must be running, paused, ended, deadlock or stopped");
    add(keep, g, key, NULL)->text = one->valuestring;
  }
  return true;
}

static bool read_named(Keep *keep, Goal *g, Key key, const cJSON *json, char *why, size_t size) {
  const char *word = keys[key].word;
  if (!cJSON_IsObject(json) || !json->child)
    return no(why, size, word, "must be an object: a name and what is asked of it");
  for (const cJSON *one = json->child; one; one = one->next) {
    Test *t = add(keep, g, key, one->string);
    if (keys[key].shape == NUMBER_BY_NAME || (key == KEY_KNOB && !cJSON_IsString(one))) {
      if (!read_compare(keep, one, &t->compare))
        return no(why, size, word, "must compare: a number or a text such as \">= 2\"");
    } else if (!cJSON_IsString(one)) {
      return no(why, size, word, "must ask for texts");
    } else if (key != KEY_KNOB || !read_compare(keep, one, &t->compare)) {
      t->compare = (Compare){0};
      t->text = one->valuestring;
    }
    if ((key == KEY_SWITCH || key == KEY_TOGGLED) && strcmp(t->text, "on") && strcmp(t->text, "off"))
      return no(why, size, word, "must be \"on\" or \"off\"");
  }
  return true;
}

static bool read_key(Keep *keep, Goal *g, const cJSON *json, char *why, size_t size) {
  Key key = 0;
  while (key < KEY_COUNT && strcmp(keys[key].word, json->string)) key++;
  if (key == KEY_COUNT) return no(why, size, json->string, "is no test that mplab knows");
  switch (keys[key].shape) {
  case TEXTS: return read_texts(keep, g, key, json, why, size);
  case NUMBER:
    return read_compare(keep, json, &add(keep, g, key, NULL)->compare) ||
           no(why, size, json->string, "must compare: a number or a text such as \">= 2\"");
  case NUMBER_BY_NAME:
  case TEXT_BY_NAME: return read_named(keep, g, key, json, why, size);
  }
  return false;
}

Goal *goal_read(Keep *keep, const cJSON *json, char *why, size_t size) {
  Goal *g = keep_get(keep, sizeof *g);
  if (cJSON_IsBool(json)) {
    g->constant = true;
    g->holds = cJSON_IsTrue(json);
    return g;
  }
  if (!cJSON_IsObject(json) || !json->child) {
    snprintf(why, size, "must be a test: an object with at least one key");
    return NULL;
  }
  for (const cJSON *one = json->child; one; one = one->next)
    if (!read_key(keep, g, one, why, size)) return NULL;
  return g;
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

static double sum(const Compare *c, const Facts *f) {
  const LabProgram *p = f->program;
  double total = 0;
  for (int t = 0; t < c->nterms; t++) {
    double product = c->terms[t].sign;
    for (int i = 0; i < c->terms[t].n; i++) {
      const Factor *one = &c->terms[t].factors[i];
      int knob = one->knob ? program_knob(p, one->knob) : -1;
      product *= !one->knob ? one->number
                 : knob < 0 ? NAN
                            : (double)(f->small ? p->knobs[knob].explore : p->knobs[knob].value);
    }
    total += product;
  }
  return total;
}

static bool compares(const Compare *c, double left, const Facts *f) {
  double right = sum(c, f);
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

static const LabObject *object_named(const LabSnapshot *s, const char *name) {
  for (int i = 0; i < s->nobjects; i++)
    if (!strcmp(s->objects[i].name, name)) return &s->objects[i];
  return NULL;
}

static bool in_state(const LabSnapshot *s, const char *state) {
  LabRunState want = !strcmp(state, "running")    ? LAB_RUNNING
                     : !strcmp(state, "paused")   ? LAB_PAUSED
                     : !strcmp(state, "ended")    ? LAB_ENDED
                     : !strcmp(state, "deadlock") ? LAB_DEADLOCK
                                                  : LAB_STOPPED;
  return s->state == want;
}

static bool in_output(const LabSnapshot *s, const char *text) {
  return s->output && memmem(s->output, s->output_size, text, strlen(text));
}

static bool exitcode_met(const Test *t, const Facts *f) {
  for (int i = 0; i < f->snap->nprocesses; i++) {
    const LabProcess *p = &f->snap->processes[i];
    if (!strcmp(p->name, t->name) && p->ended) return compares(&t->compare, p->exitcode, f);
  }
  return false;
}

static bool switch_met(const Test *t, const Facts *f) {
  int i = program_switch(f->program, t->name);
  if (i < 0) return false;
  bool on = !strcmp(t->text, "on");
  if (t->key == KEY_SWITCH) return f->program->switches[i].on == on;
  return i < FACT_SWITCHES && (f->toggled[i] & (on ? 2 : 1));
}

static bool knob_met(const Test *t, const Facts *f) {
  int i = program_knob(f->program, t->name);
  if (i < 0) return false;
  const LabKnob *k = &f->program->knobs[i];
  if (!t->text) return compares(&t->compare, (double)k->value, f);
  return k->is_choice && !strcmp(k->choices[k->choice], t->text);
}

static bool object_met(const Test *t, const Facts *f) {
  const LabObject *o = object_named(f->snap, t->key == KEY_HOLDER_DEAD ? t->text : t->name);
  if (!o) return false;
  if (t->key == KEY_HOLDER_DEAD) return o->holder_dead;
  if (t->key == KEY_TEXT) return !strcmp(o->value, t->text);
  double v = t->key == KEY_WAITING ? o->nwaiting : o->is_number ? o->number : (double)o->size;
  return compares(&t->compare, v, f);
}

static int stale_by_hand(const Facts *f) {
  int n = 0;
  for (int i = 0; f->gate && f->gate->on && f->let_go && i < f->gate->at; i++) n += f->gate->history[i].stale;
  return n;
}

static bool counter_met(const Test *t, const Facts *f) {
  const LabSnapshot *s = f->snap;
  double v = 0;
  switch (t->key) {
  case KEY_LOST: v = (double)s->lost; break;
  case KEY_STALE: v = (double)s->stale; break;
  case KEY_UPDATES: v = (double)s->updates; break;
  case KEY_STEPS: v = (double)s->steps; break;
  case KEY_SECONDS: v = (double)s->nanoseconds / 1e9; break;
  case KEY_ALIVE: v = s->alive; break;
  case KEY_BORN: v = s->nprocesses; break;
  case KEY_KILLED: v = f->killed; break;
  case KEY_LET_GO: v = f->let_go; break;
  case KEY_WENT_BACK: v = f->went_back; break;
  case KEY_STALE_BY_HAND: v = stale_by_hand(f); break;
  case KEY_EXIT:
    if (s->state != LAB_ENDED) return false;
    v = s->exit_code;
    break;
  default:
    if (!f->any_toggle) return false;
    v = t->key == KEY_LOST_SINCE ? (double)(s->lost - f->lost_at_toggle) : (double)(s->updates - f->updates_at_toggle);
  }
  return compares(&t->compare, v, f);
}

// What was explored on this page: to its end, whatever that was.
static bool explore_met(const Test *t, const Facts *f) {
  const LabExplore *e = f->explore;
  if (!e || !f->explore_counts || !e->on || e->running || *e->error) return false;
  bool breaks = false, found = false;
  for (int i = 0; i < e->noutcomes; i++) {
    breaks |= e->outcomes[i].breaks;
    found |= t->key == KEY_FOUND && strstr(e->outcomes[i].text, t->text);
  }
  switch (t->key) {
  case KEY_FOUND: return found;
  case KEY_ORDERS: return e->complete && compares(&t->compare, (double)e->orders, f);
  case KEY_OUTCOMES: return e->complete && compares(&t->compare, e->noutcomes, f);
  default: return !strcmp(t->text, "breaks") ? breaks : !strcmp(t->text, "proved") ? !breaks && e->complete : true;
  }
}

static bool met(const Test *t, const Facts *f) {
  switch (t->key) {
  case KEY_EXPLORED:
  case KEY_ORDERS:
  case KEY_OUTCOMES:
  case KEY_FOUND: return explore_met(t, f);
  case KEY_WATCHED: return compares(&t->compare, f->watched, f);
  case KEY_SWITCH: return switch_met(t, f);
  case KEY_KNOB: return knob_met(t, f);
  case KEY_RUNS: return compares(&t->compare, f->runs, f);
  case KEY_PACED: return compares(&t->compare, f->paced, f);
  default: break;
  }
  if (!f->snap || f->snap->state == LAB_NONE || !f->run_counts) return false;
  switch (t->key) {
  case KEY_STATE: return in_state(f->snap, t->text);
  case KEY_TOGGLED: return switch_met(t, f);
  case KEY_OUTPUT: return in_output(f->snap, t->text);
  case KEY_OUTPUT_LACKS: return !in_output(f->snap, t->text);
  case KEY_EXITCODE: return exitcode_met(t, f);
  case KEY_VALUE:
  case KEY_TEXT:
  case KEY_WAITING:
  case KEY_HOLDER_DEAD: return object_met(t, f);
  default: return counter_met(t, f);
  }
}

bool goal_met(const Goal *g, const Facts *f) {
  if (g->constant) return g->holds;
  bool state_asked = false, state_met = false;
  for (const Test *t = g->tests; t; t = t->next) {
    bool holds = met(t, f);
    if (t->key == KEY_STATE) state_asked = true, state_met |= holds;
    else if (!holds) return false;
  }
  return !state_asked || state_met;
}

bool goal_constant(const Goal *g) { return g->constant; }

bool goal_names_state(const Goal *g) {
  for (const Test *t = g->tests; t; t = t->next)
    if (t->key == KEY_STATE) return true;
  return false;
}

bool goal_names_lost(const Goal *g) {
  for (const Test *t = g->tests; t; t = t->next)
    if (t->key == KEY_LOST || t->key == KEY_STALE || t->key == KEY_LOST_SINCE || t->key == KEY_STALE_BY_HAND)
      return true;
  return false;
}

bool goal_names_explore(const Goal *g) {
  for (const Test *t = g->tests; t; t = t->next)
    if (t->key == KEY_EXPLORED || t->key == KEY_ORDERS || t->key == KEY_OUTCOMES || t->key == KEY_FOUND) return true;
  return false;
}

static bool compare_fits(const Compare *c, const LabProgram *p, char *why, size_t size) {
  for (int t = 0; t < c->nterms; t++)
    for (int i = 0; i < c->terms[t].n; i++) {
      const char *knob = c->terms[t].factors[i].knob;
      int k = knob ? program_knob(p, knob) : 0;
      if (knob && (k < 0 || p->knobs[k].is_choice)) {
        snprintf(why, size, "\"%s\" is no knob with numbers of the program", knob);
        return false;
      }
    }
  return true;
}

bool goal_fits(const Goal *g, const LabProgram *p, char *why, size_t size) {
  for (const Test *t = g->tests; t; t = t->next) {
    if ((t->key == KEY_SWITCH || t->key == KEY_TOGGLED) && program_switch(p, t->name) < 0)
      return no(why, size, t->name, "is no switch of the program");
    if (t->key == KEY_KNOB && program_knob(p, t->name) < 0) return no(why, size, t->name, "is no knob of the program");
    if (!compare_fits(&t->compare, p, why, size)) return false;
  }
  return true;
}
