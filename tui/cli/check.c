// mplab check: every claim of every lesson, on this machine; and every task (check_tasks.c).
#include <limits.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "base/clock.h"
#include "tui/course/claims.h"
#include "base/visible.h"

enum { CLAIM_SECONDS = 120 };  // the longest that a claim may take: a lesson's program is small

typedef struct Check {
  Lab *lab;
  const Lesson *lesson;
  const Claim *claim;
  const LabExplore *found;  // what was explored,
  const LabSnapshot *end;   // … or how the run ended
  char wrong[700];          // why it does not hold; ""
} Check;

static bool wrong(Check *k, const char *form, ...) __attribute__((format(printf, 2, 3)));
static bool wrong(Check *k, const char *form, ...) {
  va_list args;
  va_start(args, form);
  vsnprintf(k->wrong, sizeof k->wrong, form, args);
  va_end(args);
  return false;
}

static size_t say(char *out, size_t size, size_t n, const char *form, ...) __attribute__((format(printf, 4, 5)));
static size_t say(char *out, size_t size, size_t n, const char *form, ...) {
  va_list args;
  va_start(args, form);
  int m = n < size ? vsnprintf(out + n, size - n, form, args) : 0;
  va_end(args);
  return n + (m > 0 ? (size_t)m : 0);
}

static void wait_for_lab(Lab *lab) {
  int ms = lab_timeout(lab);
  struct pollfd p = {.fd = lab_fd(lab), .events = POLLIN};
  poll(&p, 1, ms < 0 || ms > 200 ? 200 : ms);
  lab_tick(lab);
}

static bool has_text(const char *const *texts, int n, const char *text) {
  for (int i = 0; i < n; i++)
    if (!strcmp(texts[i], text)) return true;
  return false;
}

// ---- what is claimed of an exploration: when it holds, how it is said ----

static const char *value_in(const LabOutcome *o, const char *name) {
  for (int i = 0; i < o->nvalues; i++)
    if (!strcmp(o->values[i].name, name)) return o->values[i].text;
  return NULL;
}

static bool comes_to_an_end(const LabOutcome *o) {
  return o->kind != LAB_ENDS_DEADLOCK && o->kind != LAB_ENDS_LIVELOCK;
}

static bool holds_complete(Check *k) {
  return k->found->complete || k->claim->incomplete || wrong(k, "incomplete: %s", k->found->incomplete);
}
static size_t say_complete(const Claim *c, char *out, size_t size) {
  (void)c, (void)out, (void)size;
  return 0;  // it is the rule, and not said
}

static bool holds_orders(Check *k) {
  if (k->claim->orders < 0) return true;
  if (k->found->by_states) return wrong(k, "it was searched by states: how many orders there are is not known");
  return k->found->orders == (uint64_t)k->claim->orders ||
         wrong(k, "there are %llu different orders", (unsigned long long)k->found->orders);
}
static size_t say_orders(const Claim *c, char *out, size_t size) {
  return c->orders < 0 ? 0 : say(out, size, 0, "%d orders", c->orders);
}

static bool holds_races(Check *k) {
  return k->claim->races < 0 || k->found->nraces == k->claim->races ||
         wrong(k, "%d pairs of lines race", k->found->nraces);
}
static size_t say_races(const Claim *c, char *out, size_t size) {
  return c->races < 0 ? 0 : say(out, size, 0, "%d races", c->races);
}

static bool holds_outcomes(Check *k) {
  const LabExplore *e = k->found;
  for (int i = 0; i < k->claim->nvalues; i++) {
    const ClaimValues *v = &k->claim->values[i];
    bool met[64] = {false};
    for (int j = 0; j < e->noutcomes; j++) {
      const char *text = comes_to_an_end(&e->outcomes[j]) ? value_in(&e->outcomes[j], v->name) : NULL;
      if (!comes_to_an_end(&e->outcomes[j])) continue;
      if (!text) return wrong(k, "%s has no value at the end of an order", v->name);
      if (!has_text(v->texts, v->ntexts, text)) return wrong(k, "%s ends as %s, too", v->name, text);
      for (int t = 0; t < v->ntexts && t < 64; t++) met[t] |= !strcmp(v->texts[t], text);
    }
    for (int t = 0; t < v->ntexts && t < 64; t++)
      if (!met[t]) return wrong(k, "%s never ends as %s", v->name, v->texts[t]);
  }
  return true;
}

// "counter = 1 or 2, shelf = 0"
static size_t say_values(const Claim *c, char *out, size_t size) {
  size_t n = 0;
  for (int i = 0; i < c->nvalues; i++) {
    n = say(out, size, n, "%s%s = ", i ? ", " : "", c->values[i].name);
    for (int t = 0; t < c->values[i].ntexts; t++) n = say(out, size, n, "%s%s", t ? " or " : "", c->values[i].texts[t]);
  }
  return n;
}
static size_t say_outcomes(const Claim *c, char *out, size_t size) { return say_values(c, out, size); }

static bool is_reason(const LabOutcome *o, const char *reason) {
  return !strcmp(lab_pattern_name(o->pattern), reason) || !strcmp(lab_ending_name(o->kind), reason);
}

static bool holds_breaks(Check *k) {
  const Claim *c = k->claim;
  const LabExplore *e = k->found;
  int bad = 0;
  for (int i = 0; i < e->noutcomes; i++) {
    const LabOutcome *o = &e->outcomes[i];
    if (!o->breaks) continue;
    bad++;
    if (c->says_breaks && !c->breaks) return wrong(k, "an order breaks: %s", o->text);
    bool known = !c->nreasons;
    for (int t = 0; t < c->nreasons; t++) known |= is_reason(o, c->reasons[t]);
    if (!known)
      return wrong(k, "an order breaks by %s (%s)",
                   o->pattern ? lab_pattern_name(o->pattern) : lab_ending_name(o->kind), o->text);
    if (o->replayed < 0) return wrong(k, "on real processes an order came out differently: %s", o->message);
  }
  if (c->says_breaks && c->breaks && !bad) return wrong(k, "no order breaks");
  for (int t = 0; t < c->nreasons; t++) {
    bool met = false;
    for (int i = 0; i < e->noutcomes; i++) met |= e->outcomes[i].breaks && is_reason(&e->outcomes[i], c->reasons[t]);
    if (!met) return wrong(k, "no order breaks by %s", c->reasons[t]);
  }
  return true;
}

static size_t say_breaks(const Claim *c, char *out, size_t size) {
  if (!c->says_breaks) return 0;
  if (!c->nreasons) return say(out, size, 0, "%s", c->breaks ? "an order breaks" : "no order breaks");
  size_t n = 0;
  for (int i = 0; i < c->nreasons; i++) n = say(out, size, n, "%s%s", i ? ", " : "", c->reasons[i]);
  return n;
}

static bool holds_verdict(Check *k) {
  LabVerdict v = lab_verdict(k->found);
  return k->claim->verdict < 0 || k->claim->verdict == (int)v || wrong(k, "it comes to: %s", lab_verdict_name(v));
}
static size_t say_verdict(const Claim *c, char *out, size_t size) {
  return c->verdict < 0 ? 0 : say(out, size, 0, "%s", lab_verdict_name((LabVerdict)c->verdict));
}

static bool holds_ends(Check *k) {
  const LabExplore *e = k->found;
  if (k->claim->ends < 0 || e->nends == k->claim->ends) return true;
  return e->ndiffers ? wrong(k, "there are %d ends: %s", e->nends, e->differs[0].text)
                     : wrong(k, "there are %d ends", e->nends);
}
static size_t say_ends(const Claim *c, char *out, size_t size) {
  return c->ends < 0 ? 0 : say(out, size, 0, "%d end%s", c->ends, c->ends == 1 ? "" : "s");
}

static bool holds_caveats(Check *k) {
  const LabExplore *e = k->found;
  unsigned met = 0;
  if (!k->claim->says_caveats) return true;
  for (int i = 0; i < e->ncaveats; i++) {
    const LabCaveat *c = &e->caveats[i];
    met |= 1u << c->kind;
    if (!(k->claim->caveats >> c->kind & 1)) return wrong(k, "caveat (%s): %s", lab_caveat_name(c->kind), c->text);
  }
  for (int kind = 0; kind < CAVEAT_KINDS; kind++)
    if (k->claim->caveats & ~met & 1u << kind) return wrong(k, "no caveat: %s", lab_caveat_name((CaveatKind)kind));
  return true;
}
static size_t say_caveats(const Claim *c, char *out, size_t size) {
  if (!c->says_caveats) return 0;
  if (!c->caveats) return say(out, size, 0, "no caveat");
  size_t n = say(out, size, 0, "caveats:");
  for (int kind = 0; kind < CAVEAT_KINDS; kind++)
    if (c->caveats >> kind & 1) n = say(out, size, n, " %s", lab_caveat_name((CaveatKind)kind));
  return n;
}

// ---- and of a run ----

static bool holds_deadlock(Check *k) {
  const LabSnapshot *s = k->end;
  bool stated = k->claim->deadlock;
  if (stated != (s->state == LAB_DEADLOCK)) return wrong(k, "%s", stated ? "there is no deadlock" : "it deadlocks");
  return stated || s->state == LAB_ENDED || wrong(k, "%s", s->message[0] ? s->message : "it does not come to an end");
}
static size_t say_deadlock(const Claim *c, char *out, size_t size) {
  return c->deadlock ? say(out, size, 0, "a deadlock") : 0;
}

static bool holds_exit(Check *k) {
  return !k->claim->says_exit || k->end->exit_code == k->claim->exit ||
         wrong(k, "its exit code is %d", k->end->exit_code);
}
static size_t say_exit(const Claim *c, char *out, size_t size) {
  return c->says_exit ? say(out, size, 0, "exit %d", c->exit) : 0;
}

static const LabObject *object_named(const LabSnapshot *s, const char *name) {
  for (int i = 0; i < s->nobjects; i++)
    if (!strcmp(s->objects[i].name, name)) return &s->objects[i];
  return NULL;
}

static bool holds_values(Check *k) {
  for (int i = 0; i < k->claim->nvalues; i++) {
    const ClaimValues *v = &k->claim->values[i];
    const LabObject *o = object_named(k->end, v->name);
    if (!o) return wrong(k, "there is no %s", v->name);
    if (!has_text(v->texts, v->ntexts, o->value)) return wrong(k, "%s ends as %s", o->name, o->value);
  }
  return true;
}

static bool holds_prints(Check *k) {
  const LabSnapshot *s = k->end;
  for (int i = 0; i < k->claim->nprints; i++) {
    const char *text = k->claim->prints[i];
    if (!s->output_size || !memmem(s->output, s->output_size, text, strlen(text)))
      return wrong(k, "it does not print \"%s\"", text);
  }
  return true;
}
static size_t say_prints(const Claim *c, char *out, size_t size) {
  size_t n = 0;
  for (int i = 0; i < c->nprints; i++) n = say(out, size, n, "%sprints \"%s\"", i ? ", " : "", c->prints[i]);
  return n;
}

// ---- the words ----

typedef struct ClaimWord {
  ClaimHalf half;
  bool (*holds)(Check *k);  // called for each word of the half, stated or not: without "deadlock" a run must end
  size_t (*say)(const Claim *c, char *out, size_t size);  // returns how long it is, 0: it is not stated
} ClaimWord;

static const ClaimWord words[] = {
#define W(half, word) {CLAIM_##half, holds_##word, say_##word},
    CLAIM_WORDS(W)
#undef W
};
enum { WORDS_OF_CLAIMS = sizeof words / sizeof *words };

static bool all_hold(Check *k) {
  for (int i = 0; i < WORDS_OF_CLAIMS; i++)
    if (words[i].half == k->claim->half && !words[i].holds(k)) return false;
  return true;
}

static bool check_explore(Check *k) {
  char why[300];
  LabExploreOptions o = {.explore_values = true, .seconds = CLAIM_SECONDS};
  if (!lab_explore(k->lab, &o, why, sizeof why)) return wrong(k, "%s", why);
  while (lab_explore_report(k->lab)->running || lab_timeout(k->lab) == 0) wait_for_lab(k->lab);
  k->found = lab_explore_report(k->lab);
  if (k->found->error[0]) return wrong(k, "%s", k->found->error);
  return all_hold(k);
}

static bool check_run(Check *k) {
  char why[300];
  LabOptions o = {.as_terminal = true, .limits = {.seconds = CLAIM_SECONDS}};
  LabSnapshot *s = lab_snapshot_new();
  if (!s) return wrong(k, "no memory");
  bool good = lab_run(k->lab, &o, why, sizeof why);
  if (!good) wrong(k, "%s", why);
  do {
    wait_for_lab(k->lab);
    lab_snapshot(k->lab, s);
  } while (good && s->state == LAB_RUNNING);
  k->end = s;
  good = good && all_hold(k);
  lab_stop(k->lab);
  k->end = NULL;
  lab_snapshot_free(s);
  return good;
}

// ---- a claim ----

static bool set_up(Check *k) {
  LabRefusal refusal;
  char why[300];
  const Claim *c = k->claim;
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s", k->lesson->path, c->program ? c->program : "program.py");
  if (!lab_open(k->lab, path, &refusal)) return wrong(k, "%s", refusal.headline);
  const LabProgram *p = lab_program(k->lab);
  if (!claim_fits(c, p, why, sizeof why)) return wrong(k, "%s", why);
  for (int i = 0; i < p->nswitches; i++) lab_set_switch(k->lab, i, true);
  for (int i = 0; i < c->nsets; i++) {
    int sw = lab_switch_index(k->lab, c->sets[i].name), knob = lab_knob_index(k->lab, c->sets[i].name);
    if (sw >= 0) lab_set_switch(k->lab, sw, !strcmp(c->sets[i].value, "on"));
    else if (!(c->half == CLAIM_EXPLORE ? lab_set_explore_knob : lab_set_knob)(k->lab, knob, c->sets[i].value, why,
                                                                               sizeof why))
      return wrong(k, "%s", why);
  }
  return true;
}

// What is claimed, in a line: "lock=off: counter 1 | 2, 4 orders, lost update".
static void describe(const Claim *c, char *out, size_t size) {
  size_t n = say(out, size, 0, "%s", c->nsets ? "" : "as it stands");
  for (int i = 0; i < c->nsets; i++) n = say(out, size, n, "%s%s=%s", i ? " " : "", c->sets[i].name, c->sets[i].value);
  const char *between = ": ";
  for (int values = 1; values >= 0; values--)  // values first: the reader looks for them
    for (int i = 0; i < WORDS_OF_CLAIMS; i++) {
      char one[300];
      bool is_values = words[i].say == say_values || words[i].say == say_outcomes;
      if (words[i].half != c->half || is_values != values || !words[i].say(c, one, sizeof one)) continue;
      n = say(out, size, n, "%s%s", between, one);
      between = ", ";
    }
}

static double seconds(void) { return clock_seconds(clock_monotonic()); }

static bool check_claim(Check *k, const char *yes, const char *no) {
  char what[400];
  double before = seconds();
  k->wrong[0] = 0;
  bool good = set_up(k) && (k->claim->half == CLAIM_EXPLORE ? check_explore : check_run)(k);
  describe(k->claim, what, sizeof what);
  visible_line(stdout, "  %s %s %-20s %-7s  %s  (%.2f s)", good ? yes : no, k->lesson->label, k->lesson->name,
               k->claim->half == CLAIM_EXPLORE ? "explore" : "run", what, seconds() - before);
  if (!good) visible_line(stdout, "      but %s", k->wrong);
  fflush(stdout);
  return good;
}

// ---- the command ----

typedef struct Wanted {
  const Course *course;
  const Tasks *tasks;
  char **names;  // of lessons and tasks; none: all
  int n;
  bool quick;
} Wanted;

static bool asked_for(const Wanted *w, const Lesson *l) {
  for (int i = 0; i < w->n; i++)
    if (course_lesson(w->course, w->names[i]) == l) return true;
  return !w->n;
}

// By its name, or by its lesson's, which need not have pages yet: "10-deadlock", "deadlock".
static bool is_named(const Task *t, const char *name) {
  return !strcmp(t->name, name) || !strcmp(t->lesson, name) || !strcmp(t->lesson + strcspn(t->lesson, "-") + 1, name);
}

static bool wants_task(void *data, const Task *t) {
  const Wanted *w = data;
  for (int i = 0; i < w->n; i++) {
    const Lesson *l = course_lesson(w->course, w->names[i]);
    if (is_named(t, w->names[i]) || (l && !strcmp(l->folder, t->lesson))) return true;
  }
  return !w->n;
}

static bool is_known(const Wanted *w, const char *name) {
  bool task = false;
  for (int i = 0; i < w->tasks->n; i++) task |= is_named(&w->tasks->list[i], name);
  return task || course_lesson(w->course, name);
}

// What only the opened program can tell: the lines, switches and knobs that its pages name.
static bool check_fits(const Lesson *l, Lab *lab, const char *no) {
  LabRefusal refusal;
  char why[700];
  bool good = true;
  for (int i = -1; good && i < l->npages; i++) {
    const char *program = i < 0 ? l->program : l->pages[i].program;
    if (i >= 0 && !strcmp(program, l->program)) continue;
    good = lab_open(lab, program, &refusal);
    if (!good) snprintf(why, sizeof why, "%s", refusal.headline);
    else good = lesson_fits(l, program, lab_program(lab), why, sizeof why);
  }
  if (good && *l->faults) {
    visible_line(stdout, "  %s %s %-20s has texts that must be mended", no, l->label, l->name);
    for (const char *s = l->faults; *s; s += strcspn(s, "\n") + 1)
      visible_line(stdout, "      %.*s", (int)strcspn(s, "\n"), s);
    return false;
  }
  if (good) return true;
  visible_line(stdout, "  %s %s %-20s does not fit its program", no, l->label, l->name);
  visible_line(stdout, "      but %s", why);
  return false;
}

static bool check_lessons(const Wanted *w, Lab *lab) {
  bool fit = true;
  int held = 0, failed = 0;
  const char *yes = cli_utf8() ? "✓" : "+", *no = cli_utf8() ? "✗" : "x";
  for (int i = 0; i < w->course->nlessons; i++) {
    const Lesson *l = &w->course->lessons[i];
    if (!asked_for(w, l)) continue;
    bool fits = check_fits(l, lab, no);
    fit &= fits && check_pages(w->course, l, w->quick);
    if (!l->nclaims) printf("    %s %-20s claims nothing\n", l->label, l->name);
    for (int j = 0; j < l->nclaims; j++) {
      Check k = {.lab = lab, .lesson = l, .claim = &l->claims[j]};
      if (check_claim(&k, yes, no)) held++;
      else failed++;
    }
  }
  printf("claims: %d hold, %d do not\n", held, failed);
  return !failed && fit;
}

static bool read_arguments(int argc, char **argv, Wanted *w) {
  w->names = argv;
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    if (!strcmp(word, "--quick")) w->quick = true;
    else if (word[0] == '-') return cli_bad("check: unknown option \"%s\"; mplab --help", word), false;
    else if (!is_known(w, word)) {
      return cli_bad("there is no lesson or task \"%s\"; mplab list and mplab task show them", word), false;
    } else argv[w->n++] = argv[i];
  }
  return true;
}

static int check(Wanted *w, int argc, char **argv) {
  if (!read_arguments(argc, argv, w)) return EXIT_BAD;
  Lab *lab = lab_new();
  if (!lab) return cli_bad("out of memory"), 1;
  bool good = check_lessons(w, lab);
  lab_free(lab);
  return check_tasks(w->tasks, wants_task, w, w->quick) && good ? 0 : 1;
}

int cli_check(int argc, char **argv) {
  Course *course = cli_course();
  Tasks *tasks = course ? cli_tasks() : NULL;
  Wanted w = {.course = course, .tasks = tasks};
  int code = course && tasks ? check(&w, argc, argv) : EXIT_BAD;
  tasks_free(tasks);
  course_free(course);
  return code;
}
