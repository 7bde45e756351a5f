// An order that came to an outcome, taken once more to be explained: its steps, who is stuck on what, why (explorer.h).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "explore/explain.h"
#include "explore/fold.h"
#include "explore/orphans.h"
#include "explore/would.h"
#include "explorer.h"
#include "forms.h"
#include "base/out_of_memory.h"

void explorer_note_left(Explorer *e, World *w, const ExploreEvent *event, int n) {
  enum { MOST = 16 };
  int slots[MOST], found = left_behind(w, event, n, slots, MOST);
  for (int i = 0; i < found && i < MOST; i++) {
    const char *name = world_process(w, slots[i])->name;
    size_t at = strlen(e->left), size = sizeof e->left;
    if (!strstr(e->left, name) && at + strlen(name) + 3 < size)
      snprintf(e->left + at, size - at, "%s%s", at ? ", " : "", name);
  }
}

// Takes an order from the start once more: the world is then as that order leaves it.
static bool go_along(const Explorer *e, const ExploreEvent *event, int n) {
  explorer_back(e);
  for (int i = 0; i < n; i++) {
    ExploreEvent done;
    if (e->ground.take(e->ground.self, event[i].choice.slot, choice_place(&event[i].choice), &done) != EXPLORE_TAKEN)
      return false;
    if (!choice_same(&done.choice, &event[i].choice)) return false;
  }
  return true;
}

static int put_names(const Explorer *e, char (**names)[LAB_NAME]) {
  World *w = explorer_world(e);
  int n = world_processes(w);
  *names = calloc((size_t)n + 1, sizeof **names);
  if (*names == NULL) _exit(1);
  for (int i = 0; i < n; i++) snprintf((*names)[i], LAB_NAME, "%s", world_process(w, i)->name);
  return n;
}

// A load's sentence ends with the value that it read, as a store's does with the value it wrote. What was put and got
// is not known here.
static void say_result(World *w, const ExploreEvent *v, Saying *s) {
  WorldCall c = {.verb = v->choice.verb, .object = v->choice.object, .arg = v->arg};
  char value[64];
  if (v->failed) {
    say_form(s, FORM_REFUSED, NULL);
  } else if (v->choice.kind == CHOICE_STEP && v->choice.verb == VERB_LOAD) {
    explain_value(w, v->choice.object, v->value, value, sizeof value);
    say_form(s, FORM_RESULT, "value", value, NULL);
  } else if (v->choice.kind == CHOICE_STEP && !step_says_nothing(w, &c)) {
    lab_say_answer(v->choice.verb, v->result, s);
  }
}

// Of a strand beside the main one.
static void put_who(World *w, int slot, int strand, char *out, size_t size) {
  if (strand > 0) lab_strand(w, slot, strand, out, size);
}

static LabStep *put_steps(const Explorer *e, const ExploreEvent *event, const char (*sentence)[OUTCOME_TEXT], int n,
                          const FoldStep *fold) {
  LabStep *steps = calloc((size_t)n + 1, sizeof *steps);
  if (steps == NULL) _exit(1);
  for (int i = 0; i < n; i++) {
    const Choice *c = &event[i].choice;
    LabStep *s = &steps[i];
    *s = (LabStep){.by = c->kind == CHOICE_TIMEOUT ? LAB_BY_CLOCK : LAB_BY_STRAND,
                   .slot = c->slot,
                   .strand = c->strand,
                   .verb = verb_name(c->verb),
                   .object = verb_object(c->verb, c->object),
                   .line = c->line,
                   .stale = event[i].stale,
                   .feeder = !event[i].python && c->strand > 0,
                   .mark = verb_mark(c->verb),
                   .inside = fold[i].inside,
                   .served = fold[i].served,
                   .for_slot = fold[i].slot,
                   .for_strand = fold[i].strand,
                   .for_line = fold[i].line};
    if (s->served) put_who(explorer_world(e), s->for_slot, s->for_strand, s->who, sizeof s->who);
    else if (!s->feeder) put_who(explorer_world(e), s->slot, s->strand, s->who, sizeof s->who);
    char said[2 * OUTCOME_TEXT];
    Saying t = saying_in(said, sizeof said);
    say_text(&t, sentence ? sentence[i] : "");
    say_result(explorer_world(e), &event[i], &t);
    lab_english(said, s->sentence, sizeof s->sentence);
    saying_copy(said, s->said, sizeof s->said);
  }
  return steps;
}

static void put_values(const Outcome *o, LabOutcome *out) {
  out->values = calloc((size_t)o->nvalues + 1, sizeof *out->values);
  if (out->values == NULL) _exit(1);
  for (int i = 0; i < o->nvalues; i++) {
    snprintf(out->values[i].name, sizeof out->values[i].name, "%s", o->value[i].name);
    out->values[i].text = not_null(strdup(o->value[i].text));
  }
  out->nvalues = o->nvalues;
  out->prints = not_null(strdup(explorer_prints(o)));
}

static const ExplorePending *pending_of(const ExplorePending *list, int n, const OutcomeStuck *s) {
  for (int i = 0; i < n; i++)
    if (list[i].slot == s->slot && list[i].strand == s->strand) return &list[i];
  return NULL;
}

static void put_blocked(Explorer *e, const Outcome *o, uint32_t *line, LabOutcome *out) {
  enum { MOST = 256 };
  ExplorePending *list = calloc(MOST, sizeof *list);
  out->blocked = calloc((size_t)o->nstuck + 1, sizeof *out->blocked);
  if (list == NULL || out->blocked == NULL) _exit(1);
  int n = e->ground.pending(e->ground.self, list, MOST);
  if (n > MOST) n = MOST;
  for (int i = 0; i < o->nstuck; i++) {
    const OutcomeStuck *s = &o->stuck[i];
    LabBlocked *b = &out->blocked[i];
    const ExplorePending *p = pending_of(list, n, s);
    *b = (LabBlocked){.slot = s->slot,
                      .strand = s->strand,
                      .holder = s->holder,
                      .holder_strand = s->holder_strand,
                      .verb = verb_name(s->verb),
                      .line = p ? p->call.line : 0};
    put_who(explorer_world(e), b->slot, b->strand, b->who, sizeof b->who);
    if (b->holder >= 0) put_who(explorer_world(e), b->holder, b->holder_strand, b->by, sizeof b->by);
    line[i] = b->line;
    char name[2 * WORLD_NAME] = "";
    if (s->object >= 0) explain_object(explorer_world(e), (uint32_t)s->object, name, sizeof name);
    snprintf(b->object, sizeof b->object, "%.*s", LAB_NAME - 1, name);
    if (p) e->ground.sentence(e->ground.self, p, b->said, sizeof b->said);
    else snprintf(b->said, sizeof b->said, "%s %s", b->verb, name);
    lab_english(b->said, b->sentence, sizeof b->sentence);
  }
  out->nblocked = o->nstuck;
  free(list);
}

// The world stands where the order ended.
static void put_why(const Explorer *e, const SearchFinding *f, const uint32_t *line, LabOutcome *out) {
  Explanation why = {0};
  uint64_t gives[OUTCOME_STUCK] = {0};
  bool known = e->x && would_give(e->x, &f->outcome, gives);
  ExplainCase c = {.world = explorer_world(e),
                   .event = f->event,
                   .n = f->n,
                   .sentence = (const char(*)[OUTCOME_TEXT])f->sentence,
                   .outcome = &f->outcome,
                   .gives = known ? gives : NULL,
                   .stuck_line = line,
                   .good = f->good,
                   .ngood = f->ngood,
                   .good_sentence = (const char(*)[OUTCOME_TEXT])f->good_sentence,
                   .parts = f->parts};
  explain(&c, &why);
  snprintf(out->explanation, sizeof out->explanation, "%s", why.text);
  snprintf(out->explanation_said, sizeof out->explanation_said, "%s", why.said);
  out->pattern = why.pattern;
}

static void put_order(const ExploreEvent *event, int n, Schedule *s) {
  for (int i = 0; i < n; i++)
    if (!schedule_add(s, event[i].choice)) _exit(1);
}

// Which steps of the order and of its neighbour are inside a call. What both begin with is shown in the same way.
typedef struct Folds {
  FoldStep *order, *good;
} Folds;
static Folds fold_both(const Explorer *e, const SearchFinding *f) {
  Folds folds = {calloc((size_t)f->n + 1, sizeof *folds.order), calloc((size_t)f->ngood + 1, sizeof *folds.good)};
  if (folds.order == NULL || folds.good == NULL) _exit(1);
  if (!e->x) return folds;
  go_along(e, f->event, f->n);
  fold_order(e->x, e->start, f->event, f->n, folds.order);
  if (f->ngood && go_along(e, f->good, f->ngood)) fold_order(e->x, e->start, f->good, f->ngood, folds.good);
  for (int i = 0; f->ngood && i < f->parts; i++)
    folds.order[i].inside = folds.good[i].inside = folds.order[i].inside && folds.good[i].inside;
  return folds;
}

void explorer_put_finding(Explorer *e, const SearchFinding *f, LabOutcome *out, ExploreOrder *order) {
  uint32_t line[OUTCOME_STUCK] = {0};
  put_values(&f->outcome, out);
  put_order(f->event, f->n, &order->schedule);
  order->schedule.kinds = e->x ? explore_step_kinds(e->x) : rerun_step_kinds(e->rerun);
  order->key = outcome_key_without_rule(&f->outcome);
  if (clock_monotonic() > e->late_at) return;
  Folds folds = fold_both(e, f);
  if (f->ngood && go_along(e, f->good, f->ngood)) out->ngood_names = put_names(e, &out->good_names);
  out->good = put_steps(e, f->good, (const char(*)[OUTCOME_TEXT])f->good_sentence, f->ngood, folds.good);
  out->ngood = f->ngood;
  out->parts = f->parts;
  go_along(e, f->event, f->n);
  out->nnames = put_names(e, &out->names);
  out->steps = put_steps(e, f->event, (const char(*)[OUTCOME_TEXT])f->sentence, f->n, folds.order);
  out->nsteps = f->n;
  free(folds.order);
  free(folds.good);
  put_blocked(e, &f->outcome, line, out);
  guards_order(&e->guards, explorer_world(e), f->event, f->n);
  explorer_note_left(e, explorer_world(e), f->event, f->n);
  if (out->breaks) put_why(e, f, line, out);
}
