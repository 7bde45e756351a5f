// What a search comes to, check by check, and what the search itself is asked (see judge.h).
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "judge_inner.h"

// ---- names ----

// An object's name as the task has it: the others' "balances_b[0]" is its "balances[0]".
static const char *own_name(const Task *t, const char *name, char *to, size_t size) {
  for (int i = 0; i < t->nnames; i++) {
    size_t n = strlen(t->others[i]);
    if (strncmp(name, t->others[i], n) != 0 || !strchr("[#.", name[n])) continue;
    snprintf(to, size, "%s%s", t->names[i], name + n);
    return to;
  }
  return name;
}

// The lists are kept from call to call: it is asked at the end of every order.
static LabFinal own_names(const Judging *j, LabFinal e) {
  static const char **names;
  static char(*text)[2 * LAB_NAME];
  static int room, same;
  if (!j->others || !j->task->nnames) return e;
  if (!GROW(names, room, e.n + 1, 16) || !GROW(text, same, e.n + 1, 16)) return e;
  for (int i = 0; i < e.n; i++) names[i] = own_name(j->task, e.names[i], text[i], sizeof text[i]);
  e.names = names;
  return e;
}

// ---- lines that are printed ----

// {…} is a number: a sum of products of numbers and knobs.
bool judge_line(const Judging *j, const char *form, char *line, size_t size, bool small) {
  size_t n = 0;
  Keep *keep = j->v->keep;
  while (*form && n + 1 < size) {
    const char *close = *form == '{' ? strchr(form, '}') : NULL;
    if (!close) {
      line[n++] = *form++;
      continue;
    }
    Compare c = {0};
    cJSON *sum = cJSON_CreateString(keep_printf(keep, "== %.*s", (int)(close - form) - 1, form + 1));
    bool good = compare_read(keep, sum, &c);
    cJSON_Delete(sum);
    if (!good) return false;
    n += (size_t)snprintf(line + n, size - n, "%.15g", compare_value(&c, judging_program(j), small));
    form = close + 1;
  }
  line[n < size ? n : size - 1] = 0;
  return true;
}

bool judge_has_line(const char *text, size_t size, const char *line) {
  size_t n = strlen(line);
  for (const char *s = text, *end = text + size; s < end;) {
    const char *newline = memchr(s, '\n', (size_t)(end - s)), *stop = newline ? newline : end;
    size_t m = (size_t)(stop - s);
    if (m && s[m - 1] == '\r') m--;
    if (m == n && memcmp(s, line, n) == 0) return true;
    s = stop + 1;
  }
  return false;
}

// The first line that main does not print. NULL: it prints all.
static const char *missing_line(Judging *j, const TaskCheck *c, const LabFinal *e) {
  static char line[400];
  for (int i = 0; i < c->prints.n; i++) {
    if (!judge_line(j, c->prints.list[i], line, sizeof line, true)) return c->prints.list[i];
    if (!judge_has_line(e->prints, strlen(e->prints), line)) return line;
  }
  return NULL;
}

// ---- the search's rule ----

static const Rule *first_broken(Judging *j, const TaskRules *rules, const LabFinal *e, char *why, size_t size) {
  for (int i = 0; i < rules->n; i++)
    if (rule_says(&rules->list[i], e, judging_program(j), true, why, size) != RULE_HOLDS) return &rules->list[i];
  return NULL;
}

static bool end_holds(Judging *j, const TaskCheck *c, const LabFinal *e, char *why, size_t size) {
  if (first_broken(j, &c->outcomes, e, why, size) || first_broken(j, &c->only, e, why, size)) return false;
  const char *line = missing_line(j, c, e);
  if (line) snprintf(why, size, "main can end without printing \"%s\"", line);
  return !line;
}

static bool ends(void *data, const LabFinal *end) {
  Judging *j = data;
  char why[JUDGE_WHY];
  LabFinal e = own_names(j, *end);
  for (int i = 0; i < j->nasked; i++)
    if (!end_holds(j, j->asked[i], &e, why, sizeof why)) return false;
  return true;
}

static bool cell_holds(const Judging *j, const TaskCheck *c, const char *cell, double value, const Rule **broken) {
  char own[2 * LAB_NAME];
  const char *name = own_name(j->task, cell, own, sizeof own);
  for (int i = 0; i < c->always.n; i++) {
    const Rule *rule = *broken = &c->always.list[i];
    if (rule_is_of(rule, name) && !compare_holds(&rule->compare, value, judging_program(j), true)) return false;
  }
  return true;
}

static bool stays(void *data, const char *cell, double value) {
  const Judging *j = data;
  const Rule *broken;
  for (int i = 0; i < j->nasked; i++)
    if (!cell_holds(j, j->asked[i], cell, value, &broken)) return false;
  return true;
}

const LabRule *judge_rule(Judging *j) {
  bool any = false, always = false;
  for (int i = 0; i < j->nasked; i++) {
    const TaskCheck *c = j->asked[i];
    any |= c->outcomes.n || c->only.n || c->prints.n;
    always |= c->always.n > 0;
  }
  if (!any && !always) return NULL;
  LabRule *rule = keep_get(j->v->keep, sizeof *rule);
  *rule = (LabRule){.ends = any ? ends : NULL, .stays = always ? stays : NULL, .data = j};
  return rule;
}

// ---- outcomes ----

static bool comes_to_an_end(const LabOutcome *o) {
  return o->kind != LAB_ENDS_DEADLOCK && o->kind != LAB_ENDS_LIVELOCK;
}

static LabFinal end_of(Judging *j, const LabOutcome *o) { return own_names(j, rule_end(j->v->keep, o)); }

// The shortest order that this is true of; -1 none.
static int shortest(Judging *j, const LabExplore *e, const TaskCheck *c,
                    bool (*is)(Judging *j, const TaskCheck *c, const LabOutcome *o)) {
  int best = -1;
  for (int i = 0; i < e->noutcomes; i++) {
    const LabOutcome *o = &e->outcomes[i];
    if (!is(j, c, o)) continue;
    if (best < 0 || (o->nsteps && o->nsteps < e->outcomes[best].nsteps)) best = i;
  }
  return best;
}

static bool does_not_finish(Judging *j, const TaskCheck *c, const LabOutcome *o) {
  return o->kind == LAB_ENDS_EXCEPTION || !comes_to_an_end(o);
}

static bool is_never(Judging *j, const TaskCheck *c, const LabOutcome *o) {
  for (int i = 0; i < c->never.n; i++)
    if (!strcmp(c->never.list[i], lab_ending_name(o->kind)) || !strcmp(c->never.list[i], lab_pattern_name(o->pattern)))
      return true;
  return false;
}

// What is stuck prints no more, so it is against "prints" as well.
static bool ends_badly(Judging *j, const TaskCheck *c, const LabOutcome *o) {
  char why[JUDGE_WHY];
  if (!comes_to_an_end(o)) return c->prints.n > 0;
  LabFinal e = end_of(j, o);
  return !end_holds(j, c, &e, why, sizeof why);
}

static bool ends_well(Judging *j, const TaskCheck *c, const LabOutcome *o) {
  return comes_to_an_end(o) && o->kind != LAB_ENDS_EXCEPTION && !ends_badly(j, c, o);
}

static bool is_against(Judging *j, const TaskCheck *c, const LabOutcome *o) { return o->against; }

static bool is_possible(Judging *j, const TaskCheck *c, const LabOutcome *o) {
  if (!comes_to_an_end(o)) return false;
  LabFinal e = end_of(j, o);
  return !first_broken(j, &c->possible, &e, NULL, 0);
}

// ---- one word after the other; false: it is broken ----

static bool fail(Judging *j, Judged *c, const LabExplore *e, int outcome, const char *form, const char *what) {
  judge_say(j, c, CHECK_FAILED, form, what);
  if (c->state == CHECK_FAILED && outcome >= 0) judge_show(j, c, e, outcome, shortest(j, e, c->check, ends_well));
  return false;
}

static bool finishes(Judging *j, Judged *c, const LabExplore *e) {
  int bad = c->check->finishes ? shortest(j, e, c->check, does_not_finish) : -1;
  return bad < 0 || fail(j, c, e, bad, "%s", e->outcomes[bad].text);
}

static bool never(Judging *j, Judged *c, const LabExplore *e) {
  int bad = c->check->never.n ? shortest(j, e, c->check, is_never) : -1;
  if (bad < 0) return true;
  const LabOutcome *o = &e->outcomes[bad];
  const char *how = o->pattern ? lab_pattern_name(o->pattern) : lab_ending_name(o->kind);
  return fail(j, c, e, bad, "%s", keep_printf(j->v->keep, "%s: %s", how, o->text));
}

static bool agree(Judging *j, Judged *c, const LabExplore *e) {
  if (!c->check->agree || e->nends < 2 || e->noutcomes < 2) return true;
  if (e->ndiffers) judge_say(j, c, CHECK_FAILED, "the end depends on the order: %s", e->differs[0].text);
  else
    judge_say(j, c, CHECK_FAILED, "the end depends on the order: %s, or %s", e->outcomes[0].text, e->outcomes[1].text);
  judge_show(j, c, e, 1, 0);
  return false;
}

static bool all_are_met(Judging *j, Judged *c, const LabExplore *e) {
  for (int i = 0; i < c->check->outcomes.n; i++) {
    const Rule *rule = &c->check->outcomes.list[i];
    for (int t = 0; t < rule->ntexts; t++) {
      bool met = false;
      for (int k = 0; k < e->noutcomes && !met; k++) {
        if (!comes_to_an_end(&e->outcomes[k])) continue;
        LabFinal end = end_of(j, &e->outcomes[k]);
        met = rule_has_text(rule, &end, t);
      }
      if (met) continue;
      return judge_say(j, c, e->complete ? CHECK_FAILED : CHECK_OPEN, "%s never ends as %s", rule->name,
                       rule->texts[t]);
    }
  }
  return true;
}

static bool outcomes(Judging *j, Judged *c, const LabExplore *e) {
  const TaskCheck *k = c->check;
  char why[JUDGE_WHY] = "";
  if (!k->outcomes.n && !k->only.n && !k->prints.n) return true;
  int bad = shortest(j, e, k, ends_badly);
  if (bad >= 0) {
    LabFinal end = end_of(j, &e->outcomes[bad]);
    if (end_holds(j, k, &end, why, sizeof why) || !comes_to_an_end(&e->outcomes[bad]))
      snprintf(why, sizeof why, "%s", e->outcomes[bad].text);
    return fail(j, c, e, bad, "%s", why);
  }
  bool any = false;
  for (int i = 0; i < e->noutcomes; i++) any |= comes_to_an_end(&e->outcomes[i]);
  if (!any && e->noutcomes) return fail(j, c, e, 0, "no order comes to its end: %s", e->outcomes[0].text);
  return all_are_met(j, c, e);
}

// The store that is against the rule: "store count ← 3".
static const char *against_where(Judging *j, const TaskCheck *c, const LabOutcome *o) {
  for (int i = 0; i < o->nsteps; i++) {
    char cell[128];
    double value;
    const Rule *rule = NULL;
    if (sscanf(o->steps[i].sentence, "store %127s ← %lf", cell, &value) != 2) continue;
    if (cell_holds(j, c, cell, value, &rule)) continue;
    return keep_printf(j->v->keep, "%s becomes %.15g in line %u, and %s must hold after every step", rule->name, value,
                       frame_line(&j->framed, o->steps[i].line), rule->compare_text);
  }
  return keep_printf(j->v->keep, "%s %s does not hold after every step", c->always.list[0].name,
                     c->always.list[0].compare_text);
}

static bool always(Judging *j, Judged *c, const LabExplore *e) {
  int bad = c->check->always.n ? shortest(j, e, c->check, is_against) : -1;
  return bad < 0 || fail(j, c, e, bad, "%s", against_where(j, c->check, &e->outcomes[bad]));
}

static bool possible(Judging *j, Judged *c, const LabExplore *e) {
  const TaskRules *rules = &c->check->possible;
  if (!rules->n || shortest(j, e, c->check, is_possible) >= 0) return true;
  char what[JUDGE_WHY];
  size_t n = 0;
  for (int i = 0; i < rules->n && n < sizeof what; i++) {
    const Rule *r = &rules->list[i];
    n += (size_t)snprintf(what + n, sizeof what - n, "%s%s %s", i ? " and " : "", r->name,
                          r->compares ? r->compare_text : keep_printf(j->v->keep, "== %s", r->texts[0]));
  }
  if (!e->complete) return judge_say(j, c, CHECK_OPEN, "no order was found in which %s", what);
  return judge_say(j, c, CHECK_FAILED, "in no order is %s%s", what, judge_widest(j, e));
}

// What was found holds; is it the whole truth? A pattern that breaks nothing takes nothing from it: what it comes to
// has been looked at.
static void proved(Judging *j, Judged *c, const LabExplore *e) {
  const TaskCheck *k = c->check;
  bool of_all = k->finishes || k->never.n || k->agree || k->outcomes.n || k->only.n || k->always.n || k->prints.n;
  if (!of_all) return;
  if (!e->complete) judge_say(j, c, CHECK_OPEN, "not proved: %s", e->incomplete);
  for (int i = 0; i < e->ncaveats; i++)
    if (!((k->caveats | 1u << CAVEAT_PATTERN) >> e->caveats[i].kind & 1))
      judge_say(j, c, CHECK_OPEN, "not proved: %s", e->caveats[i].text);
}

void judge_search(Judging *j, Judged *c, const LabExplore *e) {
  static bool (*const words[])(Judging *, Judged *, const LabExplore *) = {finishes, never,    outcomes,
                                                                           always,   possible, agree};
  c->orders = e->orders;
  c->complete = e->complete;
  if (e->error[0]) {
    judge_say(j, c, CHECK_OPEN, "not proved: %s", e->error);
    return;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (!words[i](j, c, e)) return;
  proved(j, c, e);
}
