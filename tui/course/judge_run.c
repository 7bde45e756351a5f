// What is not asked of every order: the text, one run, work over critical path (see judge.h).
#include <stdio.h>
#include <string.h>

#include "judge_inner.h"
#include "names.h"

enum { RUN_SECONDS = 20 };

// One of several, with bars between them: "wait|wait_for".
static bool has_any(const char *text, const char *names) {
  char name[100];
  for (const char *s = names; *s; s += strspn(s, "|")) {
    size_t n = strcspn(s, "|");
    snprintf(name, sizeof name, "%.*s", (int)n, s);
    if (names_has(text, name)) return true;
    s += n;
  }
  return false;
}

void judge_text(Judging *j, Judged *c) {
  const TaskCheck *k = c->check;
  const Framed *f = &j->framed;
  for (int i = 0; i < k->uses.n; i++)
    if (!has_any(f->own, k->uses.list[i])) judge_say(j, c, CHECK_FAILED, "%s is not used", k->uses.list[i]);
  for (int i = 0; i < k->lacks.n; i++)
    if (names_has(f->own, k->lacks.list[i])) judge_say(j, c, CHECK_FAILED, "%s is used", k->lacks.list[i]);
  int edits = k->edits >= 0 ? lines_changed(f->given, f->own) : 0;
  if (edits > k->edits && k->edits >= 0)
    judge_say(j, c, CHECK_FAILED, "%d lines are changed, and %d are enough", edits, k->edits);
}

// ---- a run ----

static void judge_output(Judging *j, Judged *c, const LabSnapshot *s) {
  char line[400];
  if (s->state == LAB_DEADLOCK) {
    judge_say(j, c, CHECK_FAILED, "a run got stuck: nobody in it could ever go on");
    return;
  }
  if (s->state != LAB_ENDED) {
    judge_say(j, c, CHECK_UNJUDGED, "not judged here: %s",
              s->message[0] ? s->message : "a run does not come to its end");
    return;
  }
  for (int i = 0; i < c->check->prints.n; i++) {
    const char *form = c->check->prints.list[i];
    if (!judge_line(j, form, line, sizeof line, false)) judge_say(j, c, CHECK_UNJUDGED, "\"%s\" has no number", form);
    else if (!judge_has_line(s->output, s->output_size, line))
      judge_say(j, c, CHECK_FAILED, "a run did not print \"%s\"", line);
  }
}

void judge_run(Judging *j, Judged *c) {
  char why[300];
  LabOptions o = {.as_terminal = true, .limits = {.seconds = RUN_SECONDS}};
  LabSnapshot *s = lab_snapshot_new();
  bool begun = s && lab_run(j->lab, &o, why, sizeof why);
  do {
    if (begun) judge_wait(j->lab), lab_snapshot(j->lab, s);
  } while (begun && s->state == LAB_RUNNING);
  if (begun) judge_output(j, c, s);
  else judge_say(j, c, CHECK_UNJUDGED, "not judged here: %s", s ? why : "no memory");
  lab_stop(j->lab);
  lab_snapshot_free(s);
}

// ---- work over critical path ----

void judge_parallel(Judging *j, Judged *c) {
  char why[300];
  LabExploreOptions o = {.explore_values = true, .measures = true};
  if (!lab_explore(j->lab, &o, why, sizeof why)) {
    judge_say(j, c, CHECK_UNJUDGED, "not judged here: %s", why);
    return;
  }
  while (lab_explore_report(j->lab)->running) judge_wait(j->lab);
  const LabExplore *e = lab_explore_report(j->lab);
  double ratio = e->path ? (double)e->work / (double)e->path : 0;
  if (!e->complete) judge_say(j, c, CHECK_OPEN, "its work could not be measured: it does not come to its end");
  else if (!compare_holds(&c->check->parallel, ratio, judging_program(j), true))
    judge_say(j, c, CHECK_FAILED,
              "of %llu instructions %llu must come one after the other, however many cores there are: %.2f at a time, "
              "and %s is asked",
              (unsigned long long)e->work, (unsigned long long)e->path, ratio, c->check->parallel_text);
}
