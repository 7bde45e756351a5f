// The words of goals: one row each, how it is read and when it holds. Their form in JSON stands in lesson.h.
#include <stdio.h>
#include <string.h>

#include "goal_inner.h"

// ---- reading: what a word may ask for ----

static GoalTest *add(const GoalAsking *a, const char *name) {
  GoalTest *t = keep_get(a->keep, sizeof *t);
  *t = (GoalTest){.next = a->goal->tests, .key = a->key, .name = name};
  return a->goal->tests = t;
}

static bool wrong(const GoalAsking *a, const char *what) {
  snprintf(a->why, a->size, "\"%s\" %s", a->key->word, what);
  return false;
}

// A text, or an array of them: each is given to `take`, which says whether it may be.
static bool each_text(const GoalAsking *a, bool (*take)(const GoalAsking *a, const char *text)) {
  const cJSON *one = cJSON_IsArray(a->json) ? a->json->child : a->json;
  if (!one) return wrong(a, "is an empty array");
  for (; one; one = cJSON_IsArray(a->json) ? one->next : NULL) {
    if (!cJSON_IsString(one)) return wrong(a, "must be a text or an array of texts");
    if (!take(a, one->valuestring)) return false;
  }
  return true;
}

static bool take_text(const GoalAsking *a, const char *text) { return add(a, NULL)->text = text, true; }
static bool read_texts(const GoalAsking *a) { return each_text(a, take_text); }

// One of a list of words; the complaint names them: "must be any, breaks or proved".
static bool take_listed(const GoalAsking *a, const char *text, const char *const *list, int n) {
  char what[120] = "must be ";
  for (int i = 0; i < n; i++) {
    if (!strcmp(list[i], text)) return add(a, NULL)->which = i, true;
    size_t at = strlen(what);
    snprintf(what + at, sizeof what - at, "%s%s", !i ? "" : i + 1 < n ? ", " : " or ", list[i]);
  }
  return wrong(a, what);
}

static const char *const states[] = {"running", "paused", "ended", "deadlock", "stopped"};
static const LabRunState state_of[] = {LAB_RUNNING, LAB_PAUSED, LAB_ENDED, LAB_DEADLOCK, LAB_STOPPED};
_Static_assert(sizeof states / sizeof *states == sizeof state_of / sizeof *state_of, "a state without its word");
static bool take_state(const GoalAsking *a, const char *text) {
  return take_listed(a, text, states, sizeof states / sizeof *states);
}
static bool read_state(const GoalAsking *a) { return each_text(a, take_state); }

enum { EXPLORED_ANY, EXPLORED_BREAKS, EXPLORED_PROVED, EXPLORED_OPEN, EXPLORED_WORDS };
static const char *const explored_words[] = {"any", "breaks", "proved", "ends"};
_Static_assert(sizeof explored_words / sizeof *explored_words == EXPLORED_WORDS, "an end without its word");
static bool take_end(const GoalAsking *a, const char *text) {
  return take_listed(a, text, explored_words, EXPLORED_WORDS);
}
static bool read_explored(const GoalAsking *a) { return each_text(a, take_end); }

static const char must_compare[] = "must compare: a number or a text such as \">= 2\"";

static bool read_number(const GoalAsking *a) {
  return compare_read(a->keep, a->json, &add(a, NULL)->compare) || wrong(a, must_compare);
}

static bool read_true(const GoalAsking *a) {
  add(a, NULL);
  return cJSON_IsTrue(a->json) || wrong(a, "can only be true");
}

static bool take_pattern(const GoalAsking *a, const char *text) {
  for (int p = PATTERN_NONE + 1; p < PATTERNS; p++)
    if (!strcmp(lab_pattern_name((ExplorePattern)p), text)) return add(a, NULL)->which = p, true;
  return wrong(a, "must name a pattern that explore finds, such as \"lost update\"");
}
static bool read_patterns(const GoalAsking *a) { return each_text(a, take_pattern); }

// { name: what is asked of it, … }
static bool each_name(const GoalAsking *a, bool (*take)(const GoalAsking *a, const cJSON *one)) {
  if (!cJSON_IsObject(a->json) || !a->json->child) return wrong(a, "must be an object: a name and what is asked of it");
  for (const cJSON *one = a->json->child; one; one = one->next)
    if (!take(a, one)) return false;
  return true;
}

static bool take_number_of(const GoalAsking *a, const cJSON *one) {
  return compare_read(a->keep, one, &add(a, one->string)->compare) || wrong(a, must_compare);
}
static bool read_numbers(const GoalAsking *a) { return each_name(a, take_number_of); }

// As a task's rules: "balances[*]": "sum == 30".
static bool take_rule(const GoalAsking *a, const cJSON *one) {
  char what[300] = "";
  Reading r = {.keep = a->keep, .file = a->key->word, .why = what, .size = sizeof what};
  Rule *rule = keep_get(a->keep, sizeof *rule);
  if (!rule_read(&r, one, "", rule)) return snprintf(a->why, a->size, "%s", what), false;
  GoalTest *t = add(a, one->string);
  t->rule = rule;
  t->compare = rule->compare;
  return true;
}
static bool read_rules(const GoalAsking *a) { return each_name(a, take_rule); }

static bool take_text_of(const GoalAsking *a, const cJSON *one) {
  if (!cJSON_IsString(one)) return wrong(a, "must ask for texts");
  return add(a, one->string)->text = one->valuestring, true;
}
static bool read_text_of(const GoalAsking *a) { return each_name(a, take_text_of); }

static bool take_switch(const GoalAsking *a, const cJSON *one) {
  if (!take_text_of(a, one)) return false;
  if (strcmp(one->valuestring, "on") && strcmp(one->valuestring, "off")) return wrong(a, "must be \"on\" or \"off\"");
  return a->goal->tests->which = !strcmp(one->valuestring, "on"), true;
}
static bool read_switches(const GoalAsking *a) { return each_name(a, take_switch); }

static bool take_knob(const GoalAsking *a, const cJSON *one) {  // a comparison, or a choice's text
  GoalTest *t = add(a, one->string);
  if (compare_read(a->keep, one, &t->compare)) return true;
  if (!cJSON_IsString(one)) return wrong(a, must_compare);
  t->compare = (Compare){0};
  return t->text = one->valuestring, true;
}
static bool read_knobs(const GoalAsking *a) { return each_name(a, take_knob); }

// ---- asking: when it holds ----

static bool compares(const GoalTest *t, double left, const Facts *f) {
  return compare_holds(&t->compare, left, f->program, f->small);
}

// name: the number, and when it is known
#define NUMBER(name, known, number) \
  static bool name(const GoalTest *t, const Facts *f) { return (known) && compares(t, (double)(number), f); }
NUMBER(lost, true, f->snap->lost)
NUMBER(stale, true, f->snap->stale)
NUMBER(updates, true, f->snap->updates)
NUMBER(steps, true, f->snap->steps)
NUMBER(seconds, true, (double)f->snap->nanoseconds / 1e9)
NUMBER(alive, true, f->snap->alive)
NUMBER(born, true, f->snap->nprocesses)
NUMBER(runs, true, f->runs)
NUMBER(exited, f->snap->state == LAB_ENDED, f->snap->exit_code)
NUMBER(lost_since, f->any_toggle, f->snap->lost - f->lost_at_toggle)
NUMBER(updates_since, f->any_toggle, f->snap->updates - f->updates_at_toggle)
NUMBER(killed, true, f->killed)
NUMBER(paced, true, f->paced)
NUMBER(let_go, true, f->let_go)
NUMBER(went_back, true, f->went_back)
NUMBER(watched, true, f->watched)
NUMBER(pace, f->pace > 0, f->pace)
#undef NUMBER

static bool stale_by_hand(const GoalTest *t, const Facts *f) {
  int n = 0;
  for (int i = 0; f->gate && f->gate->on && f->let_go && i < f->gate->at; i++) n += f->gate->history[i].stale;
  return compares(t, n, f);
}

static bool in_state(const GoalTest *t, const Facts *f) { return f->snap->state == state_of[t->which]; }

static bool contains(const LabSnapshot *s, const char *text) {
  return s->output && memmem(s->output, s->output_size, text, strlen(text));
}
static bool in_output(const GoalTest *t, const Facts *f) { return contains(f->snap, t->text); }
static bool output_lacks(const GoalTest *t, const Facts *f) { return !contains(f->snap, t->text); }

// Ended, and their parent has not waited for them.
static bool zombies(const GoalTest *t, const Facts *f) {
  int n = 0;
  for (int i = 0; i < f->snap->nprocesses; i++) n += f->snap->processes[i].doing == LAB_ZOMBIE;
  return compares(t, n, f);
}

static bool exitcode(const GoalTest *t, const Facts *f) {
  for (int i = 0; i < f->snap->nprocesses; i++) {
    const LabProcess *p = &f->snap->processes[i];
    if (!strcmp(p->name, t->name) && p->ended) return compares(t, p->exitcode, f);
  }
  return false;
}

static const LabObject *object_named(const Facts *f, const char *name) {
  for (int i = 0; i < f->snap->nobjects; i++)
    if (!strcmp(f->snap->objects[i].name, name)) return &f->snap->objects[i];
  return NULL;
}

static bool value(const GoalTest *t, const Facts *f) {
  const LabObject *o = object_named(f, t->name);
  return o && compares(t, o->is_number ? o->number : (double)o->size, f);
}
static bool waiting(const GoalTest *t, const Facts *f) {
  const LabObject *o = object_named(f, t->name);
  return o && compares(t, o->nwaiting, f);
}
static bool text(const GoalTest *t, const Facts *f) {
  const LabObject *o = object_named(f, t->name);
  return o && !strcmp(o->value, t->text);
}
static bool holder_dead(const GoalTest *t, const Facts *f) {
  const LabObject *o = object_named(f, t->text);
  return o && o->holder_dead;
}

static bool switched(const GoalTest *t, const Facts *f) {
  int i = program_switch(f->program, t->name);
  return i >= 0 && f->program->switches[i].on == (bool)t->which;
}
static bool toggled(const GoalTest *t, const Facts *f) {
  int i = program_switch(f->program, t->name);
  return i >= 0 && i < FACT_SWITCHES && (f->toggled[i] & (t->which ? 2 : 1));
}

static bool knob(const GoalTest *t, const Facts *f) {
  int i = program_knob(f->program, t->name);
  if (i < 0) return false;
  const LabKnob *k = &f->program->knobs[i];
  if (!t->text) return compares(t, (double)k->value, f);
  return k->is_choice && !strcmp(k->choices[k->choice], t->text);
}

// The exploration on this page, once it has ended in any way. NULL: there is none.
static const LabExplore *explored_here(const Facts *f) {
  const LabExplore *e = f->explore;
  return e && f->explore_counts && e->on && !e->running && !*e->error ? e : NULL;
}

static bool orders(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  return e && e->complete && !e->by_states && compares(t, (double)e->orders, f);
}
static bool outcomes(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  return e && e->complete && compares(t, e->noutcomes, f);
}
static bool found(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  for (int i = 0; e && i < e->noutcomes; i++)
    if (strstr(e->outcomes[i].text, t->text)) return true;
  return false;
}
static bool explored(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  if (e == NULL || t->which == EXPLORED_ANY) return e != NULL;
  static const LabVerdict verdicts[] = {
      [EXPLORED_BREAKS] = LAB_BROKEN, [EXPLORED_PROVED] = LAB_PROVED, [EXPLORED_OPEN] = LAB_OPEN};
  return lab_verdict(e) == verdicts[t->which];
}

static bool ends(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  return e && e->complete && compares(t, e->nends, f);
}
static bool agree(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  return e && e->complete && e->nends == 1;
}
static bool pattern(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  for (int i = 0; e && i < e->noutcomes; i++)
    if (e->outcomes[i].pattern == (ExplorePattern)t->which) return true;
  return false;
}

// Ends in which somebody is stuck count, too: what stands there stands there for good.
static bool possible(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  for (int i = 0; e && i < e->noutcomes; i++) {
    Keep *keep = keep_new();
    LabFinal end = rule_end(keep, &e->outcomes[i]);
    RuleSays says = rule_says(t->rule, &end, f->program, true, NULL, 0);
    keep_free(keep);
    if (says == RULE_HOLDS) return true;
  }
  return false;
}

static bool explored_with(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  int knob_number = program_knob(f->program, t->name), sw = program_switch(f->program, t->name);
  if (!e || !e->knobs) return false;
  if (sw >= 0) return t->text && e->switches[sw] == !strcmp(t->text, "on");
  if (knob_number < 0) return false;
  const LabKnob *k = &f->program->knobs[knob_number];
  if (!t->text) return compare_holds(&t->compare, (double)e->knobs[knob_number], f->program, true);
  return k->is_choice && !strcmp(k->choices[e->choices[knob_number]], t->text);
}

static bool take_ending(const GoalAsking *a, const char *text) {
  for (int e = 0; e < LAB_ENDINGS; e++)
    if (!strcmp(lab_ending_name((LabEnding)e), text)) return add(a, NULL)->which = e, true;
  return wrong(a, "must be ok, stale, exception, deadlock or livelock");
}
static bool read_endings(const GoalAsking *a) { return each_text(a, take_ending); }

static bool ending(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  for (int i = 0; e && i < e->noutcomes; i++)
    if (e->outcomes[i].kind == (LabEnding)t->which) return true;
  return false;
}

static bool outcome_prints(const LabOutcome *o, const char *text) { return o->prints && strstr(o->prints, text); }

static bool may_print(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  for (int i = 0; e && i < e->noutcomes; i++)
    if (outcome_prints(&e->outcomes[i], t->text)) return true;
  return false;
}
static bool must_print(const GoalTest *t, const Facts *f) {
  const LabExplore *e = explored_here(f);
  for (int i = 0; e && i < e->noutcomes; i++)
    if (!outcome_prints(&e->outcomes[i], t->text)) return false;
  return e && e->complete;
}

// The objects that a manager serves, as *shared* shows them; a value that is cut there is not known.
static int served(const LabBoard *b, const char **names, const char **texts) {
  int n = 0;
  for (int i = 0; b && i < b->ntasks; i++) {
    const LabTask *t = &b->tasks[i];
    if (!*t->name || !*t->value || strstr(t->value, "…")) continue;
    if (names) names[n] = t->name, texts[n] = t->value;
    n++;
  }
  return n;
}

// Of the present run: what the screen shows of its objects.
static bool values(const GoalTest *t, const Facts *f) {
  Keep *keep = keep_new();
  int n = f->snap->nobjects, all = n;
  for (int i = 0; i < n; i++) all += served(f->snap->objects[i].board, NULL, NULL);
  const char **names = keep_get(keep, sizeof *names * (size_t)(all + 1)),
             **texts = keep_get(keep, sizeof *texts * (size_t)(all + 1));
  int at = n;
  for (int i = 0; i < n; i++) {
    names[i] = f->snap->objects[i].name, texts[i] = f->snap->objects[i].value;
    at += served(f->snap->objects[i].board, names + at, texts + at);
  }
  LabFinal now = {.names = names, .texts = texts, .n = all, .prints = ""};
  RuleSays says = rule_says(t->rule, &now, f->program, f->small, NULL, 0);
  keep_free(keep);
  return says == RULE_HOLDS;
}

// ---- the words ----

// word, how it is read, when it holds, about what it is, where it is seen. A word without evidence does not compile.
#define KEY(word, read, holds, about, evidence) \
  { word, read, holds, about, (unsigned)(evidence) * (unsigned)sizeof(char[(evidence) ? 1 : -1]) }
#define SHARED EVIDENCE_SHARED
#define TIME EVIDENCE_TIME
#define ENDS EVIDENCE_ENDS
#define OUT EVIDENCE_OUTPUT
#define WHO EVIDENCE_PROCESSES
#define HEAD EVIDENCE_HEADER
// One row each, not to be folded.
// clang-format off
const GoalKey goal_keys[] = {
    KEY("state",                read_state,    in_state,      RUN | STATE,             HEAD),
    KEY("lost",                 read_number,   lost,          RUN | LOST,              SHARED),
    KEY("stale",                read_number,   stale,         RUN | LOST,              SHARED),
    KEY("updates",              read_number,   updates,       RUN,                     HEAD),
    KEY("steps",                read_number,   steps,         RUN,                     HEAD),
    KEY("seconds",              read_number,   seconds,       RUN,                     HEAD),
    KEY("alive",                read_number,   alive,         RUN,                     WHO),
    KEY("processes",            read_number,   born,          RUN,                     WHO),
    KEY("zombies",              read_number,   zombies,       RUN,                     WHO),
    KEY("runs",                 read_number,   runs,          0,                       HEAD),
    KEY("exit",                 read_number,   exited,        RUN,                     HEAD),
    KEY("lost_since_toggle",    read_number,   lost_since,    RUN | LOST | SINCE,      SHARED),
    KEY("updates_since_toggle", read_number,   updates_since, RUN | SINCE,             SHARED),
    KEY("killed",               read_number,   killed,        RUN,                     WHO),
    KEY("paced",                read_number,   paced,         0,                       HEAD),
    KEY("let_go",               read_number,   let_go,        RUN,                     TIME),
    KEY("stale_by_hand",        read_number,   stale_by_hand, RUN | LOST,              TIME),
    KEY("went_back",            read_number,   went_back,     RUN,                     TIME),
    KEY("watched",              read_number,   watched,       0,                       TIME),
    KEY("pace",                 read_number,   pace,          RUN,                     HEAD),
    KEY("values",               read_rules,    values,        RUN,                     SHARED),
    KEY("ends",                 read_number,   ends,          EXPLORE,                 ENDS),
    KEY("agree",                read_true,     agree,         EXPLORE,                 ENDS),
    KEY("possible",             read_rules,    possible,      EXPLORE,                 ENDS),
    KEY("pattern",              read_patterns, pattern,       EXPLORE,                 ENDS),
    KEY("explored_with",        read_knobs,    explored_with, EXPLORE | NAMES_SETTING, ENDS),
    KEY("orders",               read_number,   orders,        EXPLORE,                 ENDS),
    KEY("outcomes",             read_number,   outcomes,      EXPLORE,                 ENDS),
    KEY("explored",             read_explored, explored,      EXPLORE,                 ENDS),
    KEY("found",                read_texts,    found,         EXPLORE,                 ENDS),
    KEY("ending",               read_endings,  ending,        EXPLORE,                 ENDS),
    KEY("may_print",            read_texts,    may_print,     EXPLORE,                 ENDS),
    KEY("must_print",           read_texts,    must_print,    EXPLORE,                 ENDS),
    KEY("exitcode",             read_numbers,  exitcode,      RUN,                     WHO),
    KEY("value",                read_numbers,  value,         RUN,                     SHARED),
    KEY("waiting",              read_numbers,  waiting,       RUN,                     SHARED),
    KEY("text",                 read_text_of,  text,          RUN,                     SHARED),
    KEY("switch",               read_switches, switched,      NAMES_SWITCH,            HEAD),
    KEY("knob",                 read_knobs,    knob,          NAMES_KNOB,              HEAD),
    KEY("toggled",              read_switches, toggled,       RUN | NAMES_SWITCH,      HEAD),
    KEY("holder_dead",          read_texts,    holder_dead,   RUN,                     SHARED),
    KEY("output",               read_texts,    in_output,     RUN,                     OUT),
    KEY("output_lacks",         read_texts,    output_lacks,  RUN,                     OUT),
};
// clang-format on
#undef SHARED
#undef TIME
#undef ENDS
#undef OUT
#undef WHO
#undef HEAD
const int ngoal_keys = sizeof goal_keys / sizeof *goal_keys;
