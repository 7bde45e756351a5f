// The explorer: a process of its own that searches, explains what it found, and says it (see explore.h).
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <unistd.h>

#include "bind/ops.h"
#include "forms.h"
#include "base/clock.h"
#include "base/grow.h"
#include "explore/caveats.h"
#include "explore/ends.h"
#include "explore/explain.h"
#include "explore/guards.h"
#include "explore/memory.h"
#include "explore/orphans.h"
#include "explore/patterns_order.h"
#include "explore/races.h"
#include "explore/search.h"
#include "explore/would.h"
#include "explore.h"

static const double SAY_EVERY = 0.15;  // seconds between reports: the screen looks alive, the cost is small
// Orders that guards and waits are collected from: they hardly differ from order to order.
enum { LOOKED_AT = 256 };
// Places told in which ends differ; outcomes that are compared in a report of a search that goes on.
enum { DIFFERS_MOST = 100, COMPARED = 100 };

// An outcome in words, taken while its world was there.
typedef struct SaidOutcome {
  uint64_t key;
  char text[LAB_TEXT * 2], said[LAB_TEXT * 4];
} SaidOutcome;

_Static_assert((int)LAB_ENDS_OK == (int)OUTCOME_OK && (int)LAB_ENDS_STALE == (int)OUTCOME_STALE &&
                   (int)LAB_ENDS_EXCEPTION == (int)OUTCOME_EXCEPTION &&
                   (int)LAB_ENDS_DEADLOCK == (int)OUTCOME_DEADLOCK && (int)LAB_ENDS_LIVELOCK == (int)OUTCOME_LIVELOCK &&
                   LAB_ENDINGS == OUTCOME_LIVELOCK + 1,
               "lab.h has explore's kinds of outcomes, in its order");

const char *lab_ending_name(LabEnding e) { return outcome_kind_name((OutcomeKind)e); }
LabVerdict lab_verdict(const LabExplore *e) {
  for (int i = 0; i < e->noutcomes; i++)
    if (e->outcomes[i].breaks) return LAB_BROKEN;
  if (!e->complete || e->error[0] || e->running) return LAB_INCOMPLETE;
  return e->nends > 1 || e->ncaveats > 0 ? LAB_OPEN : LAB_PROVED;
}

const char *lab_verdict_name(LabVerdict v) {
  switch (v) {
  case LAB_PROVED: return "proved";
  case LAB_BROKEN: return "broken";
  case LAB_INCOMPLETE: return "incomplete";
  case LAB_OPEN: return "ends";
  }
  return "";
}

const char *lab_caveat_name(CaveatKind k) { return caveat_name(k); }
const char *lab_pattern_name(ExplorePattern p) { return explain_pattern_name(p); }

typedef struct Explorer {
  Explore *x;
  ExploreMark *start;
  Search search;
  int to;
  Races *races;
  Guards guards;
  Caveats caveats;
  Patterns *patterns;
  SaidOutcome *told;
  int ntold, told_room;
  char left[LAB_TEXT];  // processes that are left behind
  double next;
  bool broken;      // an order that breaks has been told
  int64_t late_at;  // CLOCK_MONOTONIC ns: from then on findings are reported without their steps
} Explorer;

static const double GRACE_REPORT = 1;  // seconds, after the bound: then the bench ends this process (explore.c)

// One a process, as their signal handlers are. stop: the bench asked for it. hurry: the time is up, or nearly.
static volatile sig_atomic_t stop, hurry;

enum { HURRY_EVERY = 200000 };  // µs: private work that takes longer is left when the time is up

static void hurry_from(double seconds) {
  long whole = (long)seconds;
  struct itimerval t = {.it_interval.tv_usec = HURRY_EVERY,
                        .it_value = {.tv_sec = whole, .tv_usec = (long)((seconds - (double)whole) * 1e6)}};
  if (t.it_value.tv_sec == 0 && t.it_value.tv_usec == 0) t.it_value.tv_usec = 1;
  setitimer(ITIMER_REAL, &t, NULL);
}

static void time_is_up(int signal) {
  hurry = signal;
  explore_hurry();
}

static void asked_to_stop(int signal) {
  stop = signal;
  hurry_from(0);
}

// ---- saying ----

static void send_line(int to, const ExploreReport *r) {
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

static _Noreturn void fail_saying(int to, const char *said) {
  ExploreReport r = {.pub = {.on = true}};
  lab_english(said, r.pub.error, sizeof r.pub.error);
  saying_copy(said, r.pub.error_said, sizeof r.pub.error_said);
  send_line(to, &r);
  _exit(0);
}

static _Noreturn void fail(int to, const char *why) {
  char said[LAB_TEXT];
  Saying s = saying_in(said, sizeof said);
  say_form(&s, why, NULL);
  fail_saying(to, said);
}

// ---- while it searches ----

static const SaidOutcome *said_of(const Explorer *e, const Outcome *o) {
  for (int i = 0; i < e->ntold; i++)
    if (e->told[i].key == o->key) return &e->told[i];
  return NULL;
}

static void tell_exit_codes(const Outcome *o, Saying *s) {
  for (int i = 0; i < o->nprocesses; i++) {
    const OutcomeProcess *p = &o->process[i];
    if (p->ended && p->exitcode && !p->exception[0])
      say_form(s, FORM_EXIT_CODE, "who", p->name, "n", say_int(p->exitcode).text, NULL);
  }
}

// Outcomes with the same text differ in values beside a deadlock, or in what a process printed. Adds the first places
// in which this one (number i of the sorted ones) differs from another of them.
static void tell_apart(const Explorer *e, const SearchFinding **f, const EndDifferences *d, int i, const char *text,
                       Saying *s) {
  enum { MOST = 3 };
  for (int place = 0, n = 0; place < d->n && n < MOST; place++) {
    const EndDifference *at = &d->list[place];
    const char *mine = at->text[i];
    bool apart = false;
    for (int k = 0; k < d->outcomes && mine && !apart; k++) {
      if (k == i || (at->text[k] && strcmp(at->text[k], mine) == 0)) continue;
      const SaidOutcome *other = said_of(e, &f[k]->outcome);
      apart = other && strcmp(other->text, text) == 0;
    }
    if (!apart || at->place == END_EXIT || at->place == END_EXCEPTION) continue;
    n++;
    OutcomeShort value = outcome_short(mine);
    if (at->place == END_VALUE) say_form(s, FORM_AND_VALUE, "name", at->name, "value", value.text, NULL);
    else if (strcmp(at->name, "MainProcess") == 0) say_form(s, FORM_PRINTS, "text", value.text, NULL);
    else say_form(s, FORM_ANOTHER_PRINTS, "who", at->name, "text", value.text, NULL);
  }
}

static void note_left_behind(Explorer *e, World *w, const ExploreEvent *event, int n) {
  enum { MOST = 16 };
  int slots[MOST], found = left_behind(w, event, n, slots, MOST);
  for (int i = 0; i < found && i < MOST; i++) {
    const char *name = world_process(w, slots[i])->name;
    size_t at = strlen(e->left), size = sizeof e->left;
    if (!strstr(e->left, name) && at + strlen(name) + 3 < size)
      snprintf(e->left + at, size - at, "%s%s", at ? ", " : "", name);
  }
}

static void tell(Explorer *e, const Outcome *o) {
  if (said_of(e, o)) return;
  if (!GROW(e->told, e->told_room, e->ntold + 1, 16)) return;
  SaidOutcome *t = &e->told[e->ntold++];
  t->key = o->key;
  char said[OUTCOME_SAID];
  Saying s = saying_in(said, sizeof said);
  outcome_said(explore_world(e->x), o, &s);
  if (s.n == 0) say_form(&s, FORM_ALL_END, NULL);
  tell_exit_codes(o, &s);
  lab_english(said, t->text, sizeof t->text);
  saying_copy(said, t->said, sizeof t->said);
}

static void put_counts(const Explorer *e, LabExplore *pub) {
  const Search *s = &e->search;
  pub->on = true;
  pub->random = s->method == SEARCH_RANDOM;
  pub->orders = s->orders;
  pub->redundant = s->redundant;
  pub->steps = s->steps;
  pub->seconds = s->spent;
  pub->cpu = s->cpu;
  pub->estimate = s->estimate;
  pub->seed = s->seed;
}

// Number i of the sorted ones.
static void put_outcome(const Explorer *e, const SearchFinding **f, const EndDifferences *d, int i, LabOutcome *out) {
  const Outcome *o = &f[i]->outcome;
  const SaidOutcome *told = said_of(e, o);
  out->kind = (LabEnding)o->kind;
  out->breaks = outcome_breaks(o);
  out->orders = f[i]->orders;
  if (told == NULL) return;
  char said[sizeof out->said * 2];
  Saying s = saying_in(said, sizeof said);
  say_text(&s, told->said);
  tell_apart(e, f, d, i, told->text, &s);
  lab_english(said, out->text, sizeof out->text);
  saying_copy(said, out->said, sizeof out->said);
}

// Two that still have the same text get a number: they differ earlier in the output, or past the end of a cut text.
static void number_twins(ExploreReport *r) {
  for (int i = 0; i < r->pub.noutcomes; i++) {
    int n = 1;
    for (int k = 0; k < i; k++) n += strcmp(r->pub.outcomes[k].text, r->pub.outcomes[i].text) == 0;
    r->pub.outcomes[i].twin = n;
  }
  for (int i = 0; i < r->pub.noutcomes; i++) {
    LabOutcome *o = &r->pub.outcomes[i];
    char mark[LAB_NAME], mark_said[LAB_NAME];
    Saying s = saying_in(mark_said, sizeof mark_said);
    if (o->twin < 2) continue;
    say_form(&s, FORM_TWIN, "n", say_int(o->twin).text, NULL);
    lab_english(mark_said, mark, sizeof mark);
    size_t room = sizeof o->text - strlen(mark) - 1, at = strlen(o->text) < room ? strlen(o->text) : room;
    while (at > 0 && ((unsigned char)o->text[at] & 0xc0) == 0x80) at--;
    snprintf(o->text + at, sizeof o->text - at, "%s", mark);
    if (o->said[0] && strlen(o->said) + strlen(mark_said) < sizeof o->said) strcat(o->said, mark_said);
  }
}

// Good ones first, then by kind, then the most frequent.
static int by_kind(const void *a, const void *b) {
  const SearchFinding *x = *(const SearchFinding *const *)a, *y = *(const SearchFinding *const *)b;
  if (x->outcome.kind != y->outcome.kind) return x->outcome.kind < y->outcome.kind ? -1 : 1;
  if (x->orders != y->orders) return x->orders > y->orders ? -1 : 1;
  return x->outcome.key < y->outcome.key ? -1 : x->outcome.key > y->outcome.key;
}

static const SearchFinding **sorted_findings(const Search *s) {
  const SearchFinding **f = calloc((size_t)s->nfindings + 1, sizeof *f);
  if (f == NULL) _exit(1);
  for (int i = 0; i < s->nfindings; i++) f[i] = &s->finding[i];
  qsort(f, (size_t)s->nfindings, sizeof(*f), by_kind);
  return f;
}

static const Outcome **outcomes_of(const SearchFinding **f, int n) {
  const Outcome **o = calloc((size_t)n + 1, sizeof *o);
  if (o == NULL) _exit(1);
  for (int i = 0; i < n; i++) o[i] = &f[i]->outcome;
  return o;
}

// How many ends there are, and in what those differ that nothing breaks: f is sorted, they come first.
static void put_ends(const SearchFinding **f, int n, LabExplore *pub) {
  const Outcome **o = outcomes_of(f, n);
  EndDifferences d;
  int good = 0;
  while (good < n && !outcome_breaks(o[good])) good++;
  pub->nends = ends_count(o, n);
  ends_differ(o, good, &d);
  pub->differs = calloc((size_t)d.n + 1, sizeof *pub->differs);
  if (pub->differs == NULL) _exit(1);
  for (int i = 0; i < d.n && i < DIFFERS_MOST; i++) {
    LabDiffers *out = &pub->differs[pub->ndiffers++];
    Saying s = saying_in(out->said, sizeof out->said);
    end_difference_said(&d.list[i], good, &s);
    lab_english(out->said, out->text, sizeof out->text);
  }
  ends_free(&d);
  free(o);
}

static void put_outcomes(const Explorer *e, const SearchFinding **f, int n, ExploreReport *r) {
  const Outcome **o = outcomes_of(f, n);
  EndDifferences d;
  ends_differ(o, r->pub.running && n > COMPARED ? 0 : n, &d);
  for (int i = 0; i < n; i++) put_outcome(e, f, &d, i, &r->pub.outcomes[i]);
  ends_free(&d);
  free(o);
  number_twins(r);
}

static void room_for_outcomes(ExploreReport *r, int n) {
  r->pub.outcomes = calloc((size_t)n + 1, sizeof *r->pub.outcomes);
  r->order = calloc((size_t)n + 1, sizeof *r->order);
  if (r->pub.outcomes == NULL || r->order == NULL) _exit(1);
  r->pub.noutcomes = n;
}

static void say_so_far(Explorer *e) {
  const Search *s = &e->search;
  ExploreReport r = {0};
  const SearchFinding **f = sorted_findings(s);
  put_counts(e, &r.pub);
  r.pub.running = true;
  room_for_outcomes(&r, s->nfindings);
  put_outcomes(e, f, s->nfindings, &r);
  send_line(e->to, &r);
  report_free(&r);
  free(f);
}

static bool on_progress(Search *s) {
  Explorer *e = s->data;
  if (stop) return false;
  if (s->spent < e->next) return true;
  e->next = s->spent + SAY_EVERY;
  say_so_far(e);
  return true;
}

// The next step may be one that never ends, so news do not wait: the first order that breaks, and new outcomes, while
// they are few (each report has all of them).
static bool is_news(Explorer *e, const Outcome *o, int ntold) {
  bool breaks = outcome_breaks(o) && !e->broken, few = e->ntold != ntold && (e->ntold & (e->ntold - 1)) == 0;
  e->broken |= breaks;
  return breaks || few;
}

static bool on_order(Search *s, const ExploreEvent *event, int n, const Outcome *o) {
  Explorer *e = s->data;
  World *w = explore_world(e->x);
  int ntold = e->ntold;
  tell(e, o);
  races_order(e->races, w, event, n);
  if (s->orders < LOOKED_AT) {
    guards_order(&e->guards, w, event, n);
    note_left_behind(e, w, event, n);
  }
  if (e->ntold > ntold || s->orders < LOOKED_AT) patterns_order(e->patterns, w, event, n, &e->caveats);
  if (is_news(e, o, ntold)) say_so_far(e);
  return !stop;
}

// ---- what was found ----

// Takes an order from the start once more: the world is then as that order leaves it.
static bool go_along(Explorer *e, const ExploreEvent *event, int n) {
  explore_back(e->x, e->start);
  for (int i = 0; i < n; i++) {
    ExploreEvent done;
    if (explore_take(e->x, event[i].choice.slot, event[i].choice.strand, &done) != EXPLORE_TAKEN) return false;
    if (!choice_same(&done.choice, &event[i].choice)) return false;
  }
  return true;
}

static int put_names(const Explorer *e, char (**names)[LAB_NAME]) {
  World *w = explore_world(e->x);
  int n = world_processes(w);
  *names = calloc((size_t)n + 1, sizeof **names);
  if (*names == NULL) _exit(1);
  for (int i = 0; i < n; i++) snprintf((*names)[i], LAB_NAME, "%s", world_process(w, i)->name);
  return n;
}

// A load's sentence ends with the value that it read, as a store's does with the value it wrote.
static void say_result(World *w, const ExploreEvent *v, Saying *s) {
  if (v->choice.verb != VERB_LOAD || v->choice.kind != CHOICE_STEP || v->failed) return;
  char value[64];
  explain_value(w, v->choice.object, v->value, value, sizeof value);
  say_form(s, FORM_RESULT, "value", value, NULL);
}

static LabStep *put_steps(const Explorer *e, const ExploreEvent *event, const char (*sentence)[OUTCOME_TEXT], int n) {
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
                   .feeder = !event[i].python,
                   .mark = verb_mark(c->verb)};
    char said[2 * OUTCOME_TEXT];
    Saying t = saying_in(said, sizeof said);
    say_text(&t, sentence ? sentence[i] : "");
    say_result(explore_world(e->x), &event[i], &t);
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
    out->values[i].text = strdup(o->value[i].text);
    if (out->values[i].text == NULL) _exit(1);
  }
  out->nvalues = o->nvalues;
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
  int n = explore_pending(e->x, list, MOST);
  if (n > MOST) n = MOST;
  for (int i = 0; i < o->nstuck; i++) {
    const OutcomeStuck *s = &o->stuck[i];
    LabBlocked *b = &out->blocked[i];
    const ExplorePending *p = pending_of(list, n, s);
    *b = (LabBlocked){.slot = s->slot,
                      .strand = s->strand,
                      .holder = s->holder,
                      .verb = verb_name(s->verb),
                      .line = p ? p->call.line : 0};
    line[i] = b->line;
    char name[2 * WORLD_NAME] = "";
    if (s->object >= 0) explain_object(explore_world(e->x), (uint32_t)s->object, name, sizeof name);
    snprintf(b->object, sizeof b->object, "%.*s", LAB_NAME - 1, name);
    if (p) explore_sentence(e->x, p, b->said, sizeof b->said);
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
  bool known = would_give(e->x, &f->outcome, gives);
  ExplainCase c = {.world = explore_world(e->x),
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

static void put_finding(Explorer *e, const SearchFinding *f, LabOutcome *out, ExploreOrder *order) {
  uint32_t line[OUTCOME_STUCK] = {0};
  put_values(&f->outcome, out);
  put_order(f->event, f->n, &order->schedule);
  order->key = f->outcome.key;
  if (clock_monotonic() > e->late_at) return;
  if (f->ngood && go_along(e, f->good, f->ngood)) out->ngood_names = put_names(e, &out->good_names);
  out->good = put_steps(e, f->good, (const char(*)[OUTCOME_TEXT])f->good_sentence, f->ngood);
  out->ngood = f->ngood;
  out->parts = f->parts;
  go_along(e, f->event, f->n);
  out->nnames = put_names(e, &out->names);
  out->steps = put_steps(e, f->event, (const char(*)[OUTCOME_TEXT])f->sentence, f->n);
  out->nsteps = f->n;
  put_blocked(e, &f->outcome, line, out);
  guards_order(&e->guards, explore_world(e->x), f->event, f->n);
  note_left_behind(e, explore_world(e->x), f->event, f->n);
  if (out->breaks) put_why(e, f, line, out);
}

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

static void note_changed_items(Explorer *e) {
  const uint32_t *lines;
  for (int i = 0, n = explore_changed_items(e->x, &lines); i < n; i++) {
    char said[CAVEAT_SAID];
    Saying s = saying_in(said, sizeof said);
    say_form(&s, FORM_CHANGED_ITEM, "line", say_int(lines[i]).text, NULL);
    caveats_add(&e->caveats, CAVEAT_STEP, lines[i], said);
  }
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

static void put_incomplete(const Search *s, LabExplore *pub) {
  Saying said = saying_in(pub->incomplete_said, sizeof pub->incomplete_said);
  if (s->complete) return;
  if (stop) say_form(&said, FORM_STOPPED_EARLY, NULL);
  else say_text(&said, s->incomplete_said);
  lab_english(pub->incomplete_said, pub->incomplete, sizeof pub->incomplete);
}

static void report(Explorer *e) {
  ExploreReport r = {0};
  const Search *s = &e->search;
  const SearchFinding **f = sorted_findings(s);
  put_counts(e, &r.pub);
  r.pub.complete = s->complete;
  put_incomplete(s, &r.pub);
  room_for_outcomes(&r, s->nfindings);
  put_ends(f, s->nfindings, &r.pub);
  put_outcomes(e, f, s->nfindings, &r);
  for (int i = 0; i < s->nfindings; i++) put_finding(e, f[i], &r.pub.outcomes[i], &r.order[i]);
  put_races(e->races, &r.pub);
  put_guards(&e->guards, e->races, &r.pub);
  r.pub.guards_sure = s->complete && s->orders <= LOOKED_AT;
  end_patterns(e);
  note_changed_items(e);
  for (int i = 0; i < e->races->n; i++) race_caveat(&e->races->race[i], &e->caveats);
  put_caveats(&e->caveats, &r.pub);
  snprintf(r.pub.left_behind, sizeof r.pub.left_behind, "%s", e->left);
  send_line(e->to, &r);
}

// ---- its life ----

// This process drops all that it has from the bench: terminal, descriptors, signals.
static void settle_down(int to, int death) {
  prctl(PR_SET_NAME, "mplab-explore");
  for (int sig = 1; sig < NSIG; sig++) signal(sig, SIG_DFL);
  signal(SIGINT, SIG_IGN);
  signal(SIGQUIT, SIG_IGN);
  signal(SIGTSTP, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  struct sigaction a = {.sa_handler = asked_to_stop, .sa_flags = SA_RESTART};
  sigaction(SIGTERM, &a, NULL);
  // it may leave what it interrupts by a jump
  a = (struct sigaction){.sa_handler = time_is_up, .sa_flags = SA_RESTART | SA_NODEFER};
  sigaction(SIGALRM, &a, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = 0; fd < 3; fd++) dup2(nothing, fd);
  int low = to < death ? to : death, high = to < death ? death : to;
  if (low > 3) close_range(3, (unsigned)low - 1, 0);
  if (high > low + 1) close_range((unsigned)low + 1, (unsigned)high - 1, 0);
  close_range((unsigned)high + 1, ~0u, 0);
  // a search that fills the memory must not take the bench with it
  int first_to_die = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (first_to_die < 0) return;
  if (write(first_to_die, "1000", 4) < 0) errno = 0;
  close(first_to_die);
}

// A bound was reached before the first step.
static _Noreturn void bound_at_once(int to, const Exploring *how) {
  ExploreReport r = {.pub = {.on = true, .seconds = clock_seconds(clock_monotonic() - how->began)}};
  Saying said = saying_in(r.pub.incomplete_said, sizeof r.pub.incomplete_said);
  if (memory_reached())
    say_form(&said, FORM_STOPPED_MEMORY, "n", say_int((int64_t)(memory_limit_is() >> 20)).text, NULL);
  else if (stop) say_form(&said, FORM_STOPPED_EARLY, NULL);
  else exploring_say_late(&how->options, &said);
  lab_english(r.pub.incomplete_said, r.pub.incomplete, sizeof r.pub.incomplete);
  send_line(to, &r);
  _exit(0);
}

// What the run is made from: it lives as long as this process.
typedef struct Settings {
  KnobSetting *knob;
  char (*value)[32];
  const char **argv;
  uint32_t *switches;
} Settings;

static void settle(Settings *s, const Lab *lab, const LabExploreOptions *o, int to) {
  const LabProgram *p = &lab->program;
  s->knob = calloc((size_t)p->nknobs + 1, sizeof *s->knob);
  s->value = calloc((size_t)p->nknobs + 1, sizeof *s->value);
  s->argv = calloc((size_t)o->argc + 2, sizeof *s->argv);
  s->switches = calloc((size_t)p->nswitches + 1, sizeof *s->switches);
  if (!s->knob || !s->value || !s->argv || !s->switches) fail(to, FORM_NO_MEMORY);
  for (int i = 0; i < p->nknobs; i++) {
    run_knob_text(&p->knobs[i], o->explore_values, s->value[i]);
    s->knob[i] = (KnobSetting){p->knobs[i].name, s->value[i]};
  }
  for (int i = 0; i < p->nswitches; i++) s->switches[i] = p->switches[i].on;
  s->argv[0] = lab->path;
  for (int i = 0; i < o->argc; i++) s->argv[i + 1] = o->argv[i];
}

static void begin(Explorer *e, Lab *lab, const Exploring *how) {
  static Settings s;  // this process is one search: lives until its _exit
  const LabExploreOptions *o = &how->options;
  settle(&s, lab, o, e->to);
  RunConfig c = {.path = lab->path,
                 .text = lab->text,
                 .size = lab->size,
                 .settings = s.knob,
                 .nsettings = lab->program.nknobs,
                 .argv = s.argv,
                 .argc = o->argc + 1,
                 .births = -1,
                 .flags = CONFIG_TERMINAL};
  ExploreSetup setup = {.seed = o->has_seed ? o->seed : LAB_FIXED_SEED,
                        .memory = o->memory ? o->memory : memory_default(),
                        .switches = s.switches,
                        .nswitches = lab->program.nswitches};
  char why[LAB_TEXT * 2] = "";
  e->x = explore_new(&bind_ops, &c, &setup, why, sizeof why);
  if (e->x == NULL && (memory_reached() || hurry)) bound_at_once(e->to, how);
  if (e->x == NULL && why[0]) fail_saying(e->to, why);
  if (e->x == NULL) fail(e->to, FORM_NOT_EXPLORABLE);
  e->start = explore_mark(e->x);
  e->races = races_new();
  e->patterns = patterns_new();
  if (e->start == NULL || e->races == NULL || e->patterns == NULL) fail(e->to, FORM_NO_MEMORY);
}

void explorer_main(Lab *lab, const Exploring *how, int to) {
  static Explorer e;  // large; this process is one search, and does not return
  const LabExploreOptions *o = &how->options;
  settle_down(to, death_arm(how->death.read));
  e.to = to;
  double used = clock_seconds(clock_monotonic() - how->began);
  e.late_at = o->seconds > 0 ? how->began + (int64_t)((o->seconds + GRACE_REPORT) * 1e9) : INT64_MAX;
  if (o->seconds > 0) hurry_from(o->seconds > used ? o->seconds - used : 0);
  begin(&e, lab, how);
  e.search = (Search){.method = o->random ? SEARCH_RANDOM
                                : o->all  ? SEARCH_ALL
                                          : SEARCH_DPOR,
                      .max_orders = o->max_orders,
                      .seconds = o->seconds,
                      .used = clock_seconds(clock_monotonic() - how->began),
                      .hurry = &hurry,
                      .seed = o->has_seed ? o->seed : LAB_FIXED_SEED,
                      .on_order = on_order,
                      .on_progress = on_progress,
                      .data = &e};
  if (o->random && (o->max_orders == 0 || o->random < o->max_orders)) e.search.max_orders = o->random;
  if (!search_run(&e.search, e.x) && !memory_reached()) fail(to, FORM_NO_SEARCH_MEMORY);
  report(&e);
  _exit(0);
}
