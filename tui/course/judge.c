// The settings under which an answer is judged, and the verdict of all (see judge.h).
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "judge_inner.h"
#include "tui/glass/utf8.h"

static const double GUARD = 60;  // seconds of one search
// bytes of one search: the same everywhere, and two fit a small machine
static const uint64_t MEMORY = (uint64_t)1 << 30;

const char *check_state_name(CheckState s) {
  static const char *const names[] = {"passed", "failed", "not proved", "not judged"};
  return names[s];
}

// From good to bad: what could not be judged tells nothing of the rest.
static int badness(CheckState s) {
  static const int order[] = {[CHECK_PASSED] = 0, [CHECK_OPEN] = 1, [CHECK_FAILED] = 2, [CHECK_UNJUDGED] = 3};
  return order[s];
}

bool judge_say(Judging *j, Judged *c, CheckState state, const char *form, ...) {
  char why[JUDGE_WHY];
  va_list args;
  if (badness(state) <= badness(c->state)) return false;
  va_start(args, form);
  vsnprintf(why, sizeof why, form, args);
  va_end(args);
  c->state = state;
  c->why = keep_text(j->v->keep, why);
  c->others = j->others;
  return false;
}

void judge_wait(Lab *lab) {
  int ms = lab_timeout(lab);
  struct pollfd p = {.fd = lab_fd(lab), .events = POLLIN};
  poll(&p, 1, ms < 0 || ms > 200 ? 200 : ms);
  lab_tick(lab);
}

// ---- opening ----

static const char KILLER[] = "import os\n"
                             "import signal\n"
                             "from multiprocessing import Process\n"
                             "_start = Process.start\n"
                             "def start(self):\n"
                             "    _start(self)\n"
                             "    if self.name == \"%s\" and os.fork() == 0:\n"
                             "        try:\n"
                             "            os.kill(self.pid, signal.SIGKILL)\n"
                             "        except ProcessLookupError:\n"
                             "            pass\n"
                             "        os._exit(0)\n"
                             "Process.start = start\n";

// The program with a killer imported in front of its first import, so that lines keep their numbers. NULL: it has none.
static const char *with_killer(Keep *keep, const char *text) {
  for (const char *s = text; *s; s += strcspn(s, "\n"), s += *s == '\n') {
    bool future = strncmp(s, "from __future__", 15) == 0;
    if (!future && (strncmp(s, "import ", 7) == 0 || strncmp(s, "from ", 5) == 0))
      return keep_printf(keep, "%.*simport _killer; %s", (int)(s - text), text, s);
  }
  return NULL;
}

static bool cannot(Judging *j, const char *form, ...) __attribute__((format(printf, 2, 3)));
static bool cannot(Judging *j, const char *form, ...) {
  char why[JUDGE_WHY];
  va_list args;
  va_start(args, form);
  vsnprintf(why, sizeof why, form, args);
  va_end(args);
  if (!j->v->why) j->v->why = keep_text(j->v->keep, why);
  return false;
}

// ada.py:3:5: what is wrong with it
static bool refused(Judging *j, const LabRefusal *r) {
  uint32_t line = frame_line(&j->framed, r->line);
  const char *comma = r->instead[0] ? ": " : "";
  if (!r->line) return cannot(j, "%s: %s", j->options->file, r->headline);
  return cannot(j, "%s:%u:%u: %s%s%s", j->options->file, line, r->col, r->what, comma, r->instead);
}

// The modules of the task, with other names if those are asked for, and the killer.
static int take_modules(Judging *j, const char *killed, LabModule *modules) {
  const Task *t = j->task;
  int n = 0;
  for (; n < t->nmodules; n++) {
    Framed f;
    char why[200];
    modules[n] = t->modules[n];
    // a module is all frame: as a starter whose only part is empty
    const char *whole = keep_printf(j->v->keep, "%s#: edit\n#: end\n", t->modules[n].text);
    if (j->others &&
        frame_put(j->v->keep, whole, "#: edit\n#: end\n", t->names, t->others, t->nnames, &f, why, sizeof why))
      modules[n].text = f.text;
  }
  if (killed) modules[n++] = (LabModule){"_killer", keep_printf(j->v->keep, KILLER, killed)};
  return n;
}

static bool open_program(Judging *j, const char *killed) {
  const Task *t = j->task;
  char why[200];
  LabRefusal refusal;
  LabModule *modules = keep_get(j->v->keep, sizeof *modules * (size_t)(t->nmodules + 1));
  if (!frame_put(j->v->keep, t->starter, j->answer, t->names, t->others, j->others ? t->nnames : 0, &j->framed, why,
                 sizeof why))
    return cannot(j, "%s: %s", j->options->file, why);
  j->v->outside = j->framed.outside;
  if (!j->others && frame_taken(j->v->keep, t->starter, &j->framed, why, sizeof why))
    return cannot(j, "%s: %s", j->options->file, why);
  const char *text = killed ? with_killer(j->v->keep, j->framed.text) : j->framed.text;
  if (!text) return cannot(j, "%s: it imports nothing", j->options->file);
  int n = take_modules(j, killed, modules);
  lab_explore_clear(j->lab);
  if (!lab_open_text(j->lab, j->options->file, text, modules, n, &refusal)) return refused(j, &refusal);
  char unfit[JUDGE_WHY];
  return task_fits(t, judging_program(j), unfit, sizeof unfit) || cannot(j, "%s", unfit);
}

static bool set(Judging *j, const ClaimSet *sets, int n) {
  char why[300];
  for (int i = 0; i < n; i++) {
    int sw = lab_switch_index(j->lab, sets[i].name), knob = lab_knob_index(j->lab, sets[i].name);
    if (sw >= 0) lab_set_switch(j->lab, sw, !strcmp(sets[i].value, "on"));
    else if (!lab_set_explore_knob(j->lab, knob, sets[i].value, why, sizeof why)) return cannot(j, "%s", why);
  }
  return true;
}

// What a check says of its own settings stands above the others'.
static bool set_all(Judging *j, const TaskCheck *c) {
  return (!j->others || set(j, j->task->sets, j->task->nsets)) && set(j, c->sets, c->nsets);
}

// ---- searching ----

static bool asks_orders(const TaskCheck *c) {
  return c->finishes || c->agree || c->never.n || c->outcomes.n || c->only.n || c->always.n || c->possible.n ||
         c->prints.n;
}

static bool same_text(const char *a, const char *b) { return a == b || (a && b && !strcmp(a, b)); }

// Are two checks judged by one search? An invariant has one of its own: what broke it is then known.
static bool same_search(const TaskCheck *a, const TaskCheck *b) {
  if (a->nsets != b->nsets || !same_text(a->killed, b->killed) || a->inside != b->inside) return false;
  if (a->always.n || b->always.n) return false;
  for (int i = 0; i < a->nsets; i++)
    if (strcmp(a->sets[i].name, b->sets[i].name) != 0 || strcmp(a->sets[i].value, b->sets[i].value) != 0) return false;
  return true;
}

static double guard(const Judging *j) { return j->options->seconds > 0 ? j->options->seconds : GUARD; }

static bool search(Judging *j, const TaskCheck *first) {
  char why[300];
  LabExploreOptions o = {.explore_values = true,
                         .max_steps = j->options->steps ? j->options->steps : j->task->steps,
                         .seconds = guard(j),
                         .memory = MEMORY,
                         .kills_between = first->killed && !first->inside,
                         .rule = judge_rule(j)};
  if (!open_program(j, first->killed) || !set_all(j, first)) return false;
  if (!lab_explore(j->lab, &o, why, sizeof why)) return cannot(j, "%s", why);
  while (lab_explore_report(j->lab)->running) judge_wait(j->lab);
  return true;
}

static bool is_late(const Judging *j, const LabExplore *e) { return !e->complete && e->seconds >= guard(j); }

// Judges all checks that are judged by the same search as this one.
static bool judge_orders(Judging *j, int first, bool *done) {
  j->nasked = 0;
  for (int i = first; i < j->v->nchecks; i++) {
    Judged *c = &j->v->checks[i];
    if (done[i] || judging_settled(c) || !asks_orders(c->check)) continue;
    if (i != first && !same_search(j->v->checks[first].check, c->check)) continue;
    j->asked[j->nasked++] = c->check;
  }
  if (!search(j, j->v->checks[first].check)) return false;
  const LabExplore *e = lab_explore_report(j->lab);
  for (int i = first; i < j->v->nchecks; i++) {
    Judged *c = &j->v->checks[i];
    bool asked = false;
    for (int k = 0; k < j->nasked; k++) asked |= j->asked[k] == c->check;
    if (!asked) continue;
    done[i] = true;
    if (is_late(j, e) && lab_verdict(e) != LAB_BROKEN)
      judge_say(j, c, CHECK_UNJUDGED, "not judged here: %s", e->incomplete);
    else judge_search(j, c, e);
  }
  return true;
}

static bool judge_settings(Judging *j) {
  bool done[TASK_CHECKS] = {false};
  for (int i = 0; i < j->v->nchecks; i++) {
    const Judged *c = &j->v->checks[i];
    if (!done[i] && !judging_settled(c) && asks_orders(c->check) && !judge_orders(j, i, done)) return false;
  }
  for (int i = 0; i < j->v->nchecks; i++) {
    Judged *c = &j->v->checks[i];
    bool runs = c->check->prints.n || c->check->says_parallel;
    if (judging_settled(c) || !runs) continue;
    if (!open_program(j, c->check->killed) || !set_all(j, c->check)) return false;
    if (c->check->says_parallel) judge_parallel(j, c);
    if (c->check->prints.n && c->state != CHECK_FAILED) judge_run(j, c);
  }
  return true;
}

// ---- all of it ----

static const char *bad_text(const char *text, size_t size) {
  if (strlen(text) != size) return "it contains a null byte: this is not a text file";
  for (const char *s = text; *s;) {
    const char *from = s;
    bool replaced = utf8_next(&s) == 0xfffd;
    if (replaced && strncmp(from, "\xef\xbf\xbd", 3) != 0) return "it is not UTF-8";
  }
  return NULL;
}

static void begin(Judging *j) {
  Verdict *v = j->v;
  for (int i = 0; i < j->task->nchecks; i++) {
    const TaskCheck *c = &j->task->checks[i];
    if (c->hidden && !j->options->hidden) continue;
    v->checks[v->nchecks++] = (Judged){.check = c, .why = "", .explanation = "", .trail.parts = -1};
  }
}

static bool judge_all(Judging *j, size_t size) {
  const char *bad = bad_text(j->answer, size);
  if (bad) return cannot(j, "%s: %s", j->options->file, bad);
  if (!open_program(j, NULL)) return false;
  for (int i = 0; i < j->v->nchecks; i++) judge_text(j, &j->v->checks[i]);
  if (!judge_settings(j)) return false;
  j->others = true;
  return !j->task->again || judge_settings(j);
}

static void sum_up(Verdict *v) {
  v->state = v->why ? CHECK_UNJUDGED : CHECK_PASSED;
  for (int i = 0; i < v->nchecks; i++) {
    Judged *c = &v->checks[i];
    if (v->why && !c->why[0]) c->state = CHECK_UNJUDGED, c->why = v->why;
    if (!c->check->hidden && badness(c->state) > badness(v->state)) v->state = c->state;
  }
}

void task_judge(Lab *lab, const Task *t, const char *text, size_t size, const JudgeOptions *o, Verdict *v) {
  int64_t began = clock_monotonic();
  *v = (Verdict){.keep = keep_new()};
  Judging *j = keep_get(v->keep, sizeof *j);
  *j = (Judging){.lab = lab, .task = t, .options = o, .answer = text, .v = v};
  begin(j);
  judge_all(j, size);
  lab_stop(lab);
  lab_explore_clear(lab);
  sum_up(v);
  v->seconds = clock_seconds(clock_monotonic() - began);
}

void verdict_free(Verdict *v) {
  keep_free(v->keep);
  *v = (Verdict){0};
}
