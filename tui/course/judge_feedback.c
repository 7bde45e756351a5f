// The order that breaks a check, beside one that does not; the widest critical section (see judge.h).
#include <stdio.h>
#include <string.h>

#include "judge_inner.h"

static TrailStep *take(Judging *j, const LabStep *steps, int n, char (*names)[LAB_NAME], int nnames) {
  TrailStep *trail = keep_get(j->v->keep, sizeof *trail * (size_t)(n + 1));
  for (int i = 0; i < n; i++) {
    const LabStep *s = &steps[i];
    const char *who = s->slot >= 0 && s->slot < nnames ? names[s->slot] : "";
    const char *feeder = s->feeder ? "'s feeder" : "";
    trail[i] = (TrailStep){.who = keep_printf(j->v->keep, "%s%s", who, feeder),
                           .text = keep_text(j->v->keep, s->sentence),
                           .said = j->options->shows ? keep_text(j->v->keep, s->said) : NULL,
                           .line = s->line ? frame_line(&j->framed, s->line) : 0,
                           .stale = s->stale};
  }
  return trail;
}

static int common(const Trail *t) {
  int i = 0;
  while (i < t->nbad && i < t->ngood && !strcmp(t->bad[i].who, t->good[i].who) &&
         !strcmp(t->bad[i].text, t->good[i].text))
    i++;
  return i;
}

// An order of another program than the answer's, with other names or a killer in it, cannot be walked.
static void save_order(Judging *j, const Judged *c, int outcome) {
  char path[4400], why[300];
  snprintf(path, sizeof path, "%s.%s.order.json", j->options->file, c->check->id);
  if (!j->others && !c->check->killed) lab_explore_save(j->lab, outcome, path, why, sizeof why);
}

void judge_show(Judging *j, Judged *c, const LabExplore *e, int outcome, int other) {
  const LabOutcome *o = &e->outcomes[outcome], *well = other >= 0 ? &e->outcomes[other] : NULL;
  Trail *t = &c->trail;
  if (c->explanation[0] || t->nbad) return;  // of an earlier reason
  c->pattern = o->pattern;
  c->explanation = keep_text(j->v->keep, o->explanation + strspn(o->explanation, " "));
  if (j->options->shows) c->said = keep_text(j->v->keep, o->explanation_said), save_order(j, c, outcome);
  t->bad = take(j, o->steps, t->nbad = o->nsteps, o->names, o->nnames);
  if (o->ngood) t->good = take(j, o->good, t->ngood = o->ngood, o->good_names, o->ngood_names);
  else if (well && well != o) t->good = take(j, well->steps, t->ngood = well->nsteps, well->names, well->nnames);
  t->parts = common(t);
}

// ---- the widest critical section ----

static bool is(const LabStep *s, const char *verb) { return s->verb && !strcmp(s->verb, verb); }

// Its own steps from the one that acquires to the one that releases.
static int width(const LabOutcome *o, int from, int *to) {
  const LabStep *a = &o->steps[from];
  int n = 0;
  for (int i = from + 1; i < o->nsteps; i++) {
    const LabStep *s = &o->steps[i];
    if (s->slot != a->slot || s->strand != a->strand) continue;
    if (is(s, "release") && s->object == a->object) return *to = i, n;
    n++;
  }
  return 0;
}

const char *judge_widest(Judging *j, const LabExplore *e) {
  const LabOutcome *best = NULL;
  int widest = 0, from = 0, to = 0;
  for (int k = 0; k < e->noutcomes; k++)
    for (int i = 0; i < e->outcomes[k].nsteps; i++) {
      int end = 0, n = is(&e->outcomes[k].steps[i], "acquire") ? width(&e->outcomes[k], i, &end) : 0;
      if (n > widest) widest = n, best = &e->outcomes[k], from = i, to = end;
    }
  if (!best) return "";
  const LabStep *a = &best->steps[from], *b = &best->steps[to];
  const char *who = a->slot >= 0 && a->slot < best->nnames ? best->names[a->slot] : "somebody";
  return keep_printf(
      j->v->keep, "; the widest critical section: %s, from \"%s\" in line %u to \"%s\" in line %u, %d steps", who,
      a->sentence, frame_line(&j->framed, a->line), b->sentence, frame_line(&j->framed, b->line), widest);
}
