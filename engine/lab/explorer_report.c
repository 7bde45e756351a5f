// The search as a report, which is sent to the bench as a line: so far, several times a second, and whole (explorer.h).
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "explore/finer_steps.h"
#include "explorer.h"
#include "forms.h"

void explorer_send(int to, const ExploreReport *r) {
  char *line = report_write(r);
  if (line == NULL) _exit(1);
  size_t n = strlen(line);
  line[n] = '\n';  // in place of the end: written with it
  for (size_t at = 0; at <= n;) {
    ssize_t wrote = write(to, line + at, n + 1 - at);
    if (wrote > 0) at += (size_t)wrote;
    else if (errno != EINTR) _exit(1);
  }
  free(line);
}

static void put_counts(const Explorer *e, LabExplore *pub) {
  const Search *s = &e->search;
  pub->on = true;
  pub->random = s->method == SEARCH_RANDOM;
  pub->orders = s->orders;
  pub->redundant = s->redundant;
  pub->steps = s->steps;
  pub->by_states = !s->exact;
  pub->states = s->states;
  pub->matched = s->matched;
  pub->broke_after = s->broke_after;
  pub->first_bad = -1;
  pub->from_steps = e->begin.n;
  pub->seconds = s->spent;
  pub->cpu = e->rerun ? s->spent : s->cpu;  // the work is others'
  pub->estimate = s->estimate;
  pub->seed = s->seed;
}

static void room_for_outcomes(ExploreReport *r, int n) {
  r->pub.outcomes = calloc((size_t)n + 1, sizeof *r->pub.outcomes);
  r->order = calloc((size_t)n + 1, sizeof *r->order);
  if (r->pub.outcomes == NULL || r->order == NULL) _exit(1);
  r->pub.noutcomes = n;
}

// ---- the first order that broke ----

void explorer_keep_first(Explorer *e, const SearchFinding *f) {
  e->has_first = true;
  e->first_key = f->outcome.key;
  e->first.breaks = true;
  explorer_put_finding(e, f, &e->first, &e->first_order);
}

static void find_first(const Explorer *e, const SearchFinding **f, LabExplore *pub) {
  for (int i = 0; e->has_first && i < pub->noutcomes; i++)
    if (f[i]->outcome.key == e->first_key) pub->first_bad = i;
}

// Its steps and its schedule are e's own, until they are taken back. They go out with each report: where no last one
// comes (the explorer is killed, or ends by itself) this order can still be looked at, watched and saved.
static void lend_first(const Explorer *e, ExploreReport *r) {
  LabExplore *pub = &r->pub;
  const LabOutcome *from = &e->first;
  if (pub->first_bad < 0) return;
  LabOutcome *o = &pub->outcomes[pub->first_bad];
  o->names = from->names, o->nnames = from->nnames;
  o->good_names = from->good_names, o->ngood_names = from->ngood_names;
  o->blocked = from->blocked, o->nblocked = from->nblocked;
  o->values = from->values, o->nvalues = from->nvalues;
  o->steps = from->steps, o->nsteps = from->nsteps;
  o->good = from->good, o->ngood = from->ngood;
  o->parts = from->parts;
  o->pattern = from->pattern;
  memcpy(o->explanation, from->explanation, sizeof o->explanation);
  memcpy(o->explanation_said, from->explanation_said, sizeof o->explanation_said);
  r->order[pub->first_bad] = e->first_order;
  r->printed = e->printed;
}

static void take_back(ExploreReport *r) {
  LabExplore *pub = &r->pub;
  if (pub->first_bad < 0) return;
  LabOutcome *o = &pub->outcomes[pub->first_bad];
  o->names = o->good_names = NULL;
  o->blocked = NULL;
  o->values = NULL, o->nvalues = 0;
  o->steps = o->good = NULL;
  r->order[pub->first_bad] = (ExploreOrder){.key = 0};
  r->printed = (PrintedTable){0};
}

static void put_caveats(const Caveats *c, LabExplore *pub) {
  pub->caveats = calloc((size_t)c->n + 1, sizeof *pub->caveats);
  if (pub->caveats == NULL) _exit(1);
  for (int i = 0; i < c->n; i++) {
    LabCaveat *out = &pub->caveats[i];
    out->kind = c->list[i].kind;
    out->line = c->list[i].line;
    saying_copy(c->list[i].said, out->said, sizeof out->said);
    lab_english(c->list[i].said, out->text, sizeof out->text);
  }
  pub->ncaveats = c->n;
}

// ---- so far ----

void explorer_say_so_far(Explorer *e) {
  const Search *s = &e->search;
  ExploreReport r = {0};
  const SearchFinding **f = explorer_sorted(s);
  put_counts(e, &r.pub);
  r.pub.running = true;
  room_for_outcomes(&r, s->nfindings);
  explorer_put_outcomes(e, f, s->nfindings, &r);
  find_first(e, f, &r.pub);
  lend_first(e, &r);
  put_caveats(&e->caveats, &r.pub);
  explorer_send(e->to, &r);
  take_back(&r);
  report_free(&r);
  free(f);
}

// ---- of the whole search ----

static void put_races(const Races *found, LabExplore *pub) {
  pub->races = calloc((size_t)found->n + 1, sizeof *pub->races);
  if (pub->races == NULL) _exit(1);
  for (int i = 0; i < found->n; i++) {
    const Race *r = &found->race[i];
    LabRace *out = &pub->races[i];
    snprintf(out->object, sizeof out->object, "%.*s", LAB_NAME - 1, r->object);
    out->line_a = r->a.line, out->write_a = r->a.write;
    out->line_b = r->b.line, out->write_b = r->b.write;
    Saying s = saying_in(out->said, sizeof out->said);
    race_said(r, &s);
    if (s.full) out->said[0] = '\0';
    race_text(r, out->text, sizeof out->text);
  }
  pub->nraces = found->n;
}

static void put_guards(Guards *g, const Races *races, LabExplore *pub) {
  for (int i = 0; i < races->n; i++) {
    char object[2 * WORLD_NAME];
    snprintf(object, sizeof object, "%.*s", (int)strcspn(races->race[i].object, "["), races->race[i].object);
    guards_unsafe(g, object);
  }
  guards_find(g);
  pub->guards = calloc((size_t)g->n + 1, sizeof *pub->guards);
  if (pub->guards == NULL) _exit(1);
  for (int i = 0; i < g->n; i++) {
    LabGuard *out = &pub->guards[i];
    snprintf(out->object, sizeof out->object, "%.*s", LAB_NAME - 1, g->guard[i].object);
    snprintf(out->lock, sizeof out->lock, "%.*s", LAB_NAME - 1, g->guard[i].lock);
    out->broken = g->guard[i].broken;
    out->split = g->guard[i].split;
    Saying s = saying_in(out->said, sizeof out->said);
    guard_said(&g->guard[i], &s);
    if (s.full) out->said[0] = '\0';
    guard_text(&g->guard[i], out->text, sizeof out->text);
  }
  pub->nguards = g->n;
}

static void end_patterns(Explorer *e) {
  const Search *s = &e->search;
  for (int i = 0; i < s->nfindings; i++)
    if (outcome_breaks(&s->finding[i].outcome)) return;
  if (s->nfindings > 1) patterns_ends(e->patterns, &e->caveats);
}

static void put_incomplete(const Search *s, bool stopped, int from, LabExplore *pub) {
  Saying said = saying_in(pub->incomplete_said, sizeof pub->incomplete_said);
  if (s->complete && !from) return;
  if (s->complete) say_form(&said, FORM_ONLY_FROM, "n", say_int(from).text, NULL);
  else if (stopped) say_form(&said, FORM_STOPPED_EARLY, NULL);
  else say_text(&said, s->incomplete_said);
  lab_english(pub->incomplete_said, pub->incomplete, sizeof pub->incomplete);
}

// The time may be up before all are ready: those that break are what a search is for, and the first of them is there.
static void put_findings(Explorer *e, const SearchFinding **f, int n, ExploreReport *r) {
  for (int breaks = 1; breaks >= 0; breaks--)
    for (int i = 0; i < n; i++)
      if (outcome_breaks(&f[i]->outcome) == breaks) explorer_put_finding(e, f[i], &r->pub.outcomes[i], &r->order[i]);
  if (r->pub.first_bad >= 0 && !r->pub.outcomes[r->pub.first_bad].nsteps) lend_first(e, r);
}

void explorer_report(Explorer *e, bool stopped) {
  ExploreReport r = {0};
  const Search *s = &e->search;
  const SearchFinding **f = explorer_sorted(s);
  put_counts(e, &r.pub);
  r.pub.complete = s->complete && e->begin.n == 0;
  r.pub.from_complete = s->complete && e->begin.n > 0;
  r.pub.draws = e->x && explore_drew_lots(e->x);
  put_incomplete(s, stopped, e->begin.n, &r.pub);
  room_for_outcomes(&r, s->nfindings);
  explorer_put_ends(f, s->nfindings, &r.pub);
  explorer_put_outcomes(e, f, s->nfindings, &r);
  find_first(e, f, &r.pub);
  put_findings(e, f, s->nfindings, &r);
  explorer_put_returns(e, f, &r);
  put_races(e->races, &r.pub);
  put_guards(&e->guards, e->races, &r.pub);
  r.pub.guards_sure = r.pub.complete && (!s->exact || s->orders <= LOOKED_AT);
  end_patterns(e);
  for (int i = 0; e->x && i < e->races->n; i++) race_caveat(&e->races->race[i], e->x, &e->caveats);
  if (e->x) finer_steps_inside(&e->caveats, e->x);
  put_caveats(&e->caveats, &r.pub);
  snprintf(r.pub.left_behind, sizeof r.pub.left_behind, "%s", e->left);
  r.printed = e->printed;
  explorer_send(e->to, &r);
}
