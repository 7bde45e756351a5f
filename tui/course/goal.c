// Goals as a whole: reading them, and asking whether all of their tests hold. Their words stand in goal_words.c.
#include "goal.h"

#include <stdio.h>
#include <string.h>

#include "goal_inner.h"

static bool no(char *why, size_t size, const char *key, const char *what) {
  snprintf(why, size, "\"%s\" %s", key, what);
  return false;
}

// "lots" is no test that mplab knows; it knows state, lost, …
static bool unknown(const char *word, char *why, size_t size) {
  no(why, size, word, "is no test that mplab knows; it knows");
  for (int i = 0; i < ngoal_keys; i++) {
    size_t n = strlen(why);
    snprintf(why + n, size - n, "%s%s", i ? ", " : " ", goal_keys[i].word);
  }
  return false;
}

static bool read_key(Keep *keep, Goal *g, const cJSON *json, char *why, size_t size) {
  for (int i = 0; i < ngoal_keys; i++)
    if (!strcmp(goal_keys[i].word, json->string))
      return goal_keys[i].read(&(GoalAsking){keep, g, &goal_keys[i], json, why, size});
  return unknown(json->string, why, size);
}

static Goal *read_array(Keep *keep, Goal *g, const cJSON *json, char *why, size_t size) {
  int n = cJSON_GetArraySize(json);
  g->then = keep_get(keep, sizeof *g->then * (size_t)(n + 1));
  g->held = keep_get(keep, sizeof *g->held);
  for (const cJSON *one = json->child; one; one = one->next) {
    if (!cJSON_IsObject(one)) return snprintf(why, size, "must be a test, or an array of tests"), NULL;
    if (!(g->then[g->nthen++] = goal_read(keep, one, why, size))) return NULL;
  }
  if (n >= 2) return g;
  snprintf(why, size, "must have at least two tests, one to hold after the other");
  return NULL;
}

void goal_begin(Goal *g) {
  if (g && g->held) *g->held = 0;
}

Goal *goal_read(Keep *keep, const cJSON *json, char *why, size_t size) {
  Goal *g = keep_get(keep, sizeof *g);
  if (cJSON_IsArray(json)) return read_array(keep, g, json, why, size);
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

static bool met(const GoalTest *t, const Facts *f) {
  if (t->key->about & RUN && (!f->snap || f->snap->state == LAB_NONE || !f->run_counts)) return false;
  return t->key->holds(t, f);
}

bool goal_met(const Goal *g, const Facts *f) {
  if (g->constant) return g->holds;
  while (g->held && *g->held < g->nthen && goal_met(g->then[*g->held], f)) ++*g->held;
  if (g->held) return *g->held == g->nthen;
  bool state_asked = false, state_met = false;
  for (const GoalTest *t = g->tests; t; t = t->next) {
    bool holds = met(t, f);
    if (t->key->about & STATE) state_asked = true, state_met |= holds;
    else if (!holds) return false;
  }
  return !state_asked || state_met;
}

bool goal_constant(const Goal *g) { return g->constant; }

static bool is_about(const Goal *g, unsigned about) {
  for (int i = 0; i < g->nthen; i++)
    if (is_about(g->then[i], about)) return true;
  for (const GoalTest *t = g->tests; t; t = t->next)
    if (t->key->about & about) return true;
  return false;
}

bool goal_names_state(const Goal *g) { return is_about(g, STATE); }
bool goal_names_lost(const Goal *g) { return is_about(g, LOST); }
bool goal_names_explore(const Goal *g) { return is_about(g, EXPLORE); }

const Goal *goal_present(const Goal *g) {
  return g->nthen ? g->then[*g->held < g->nthen ? *g->held : g->nthen - 1] : g;
}

unsigned goal_evidence(const Goal *g) {
  unsigned bits = 0;
  for (const GoalTest *t = g->tests; t; t = t->next) bits |= t->key->evidence;
  return bits;
}

bool goal_has(const Goal *g, const char *word) {
  for (const GoalTest *t = g->tests; t; t = t->next)
    if (!strcmp(t->key->word, word)) return true;
  return false;
}

bool goal_lapsed(const Goal *g, const Facts *f) {
  if (g->nthen) return goal_lapsed(g->then[g->nthen - 1], f);
  for (const GoalTest *t = g->tests; t; t = t->next)
    if (t->key->about & SINCE && !met(t, f)) return true;
  return false;
}

bool goal_settings_met(const Goal *g, const Facts *f) {
  for (const GoalTest *t = g->tests; t; t = t->next)
    if (t->key->about & (NAMES_SWITCH | NAMES_KNOB) && !(t->key->about & RUN) && !t->key->holds(t, f)) return false;
  return true;
}

bool goal_fits(const Goal *g, const LabProgram *p, char *why, size_t size) {
  const char *name;
  for (int i = 0; i < g->nthen; i++)
    if (!goal_fits(g->then[i], p, why, size)) return false;
  for (const GoalTest *t = g->tests; t; t = t->next) {
    if (t->key->about & NAMES_SETTING && program_knob(p, t->name) < 0 && program_switch(p, t->name) < 0)
      return no(why, size, t->name, "is no switch or knob of the program");
    if (t->key->about & NAMES_SWITCH && program_switch(p, t->name) < 0)
      return no(why, size, t->name, "is no switch of the program");
    if (t->key->about & NAMES_KNOB && program_knob(p, t->name) < 0)
      return no(why, size, t->name, "is no knob of the program");
    if (!compare_fits(&t->compare, p, &name)) return no(why, size, name, "is no knob with numbers of the program");
  }
  return true;
}
