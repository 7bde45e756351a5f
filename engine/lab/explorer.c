// The explorer: a process of its own that searches, explains what it found, and says it (see explore.h).
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "bind/ops.h"
#include "forms.h"
#include "base/grow.h"
#include "explore/caveats.h"
#include "explore/explain.h"
#include "explore/guards.h"
#include "explore/kills.h"
#include "explore/orphans.h"
#include "explore/races.h"
#include "explore/retake.h"
#include "explore/search.h"
#include "explore.h"

static const double SAY_EVERY = 0.15;  // seconds between reports: the screen looks alive, the cost is small
// Orders that guards and waits are collected from: they hardly differ from order to order.
enum { LOOKED_AT = 256 };

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
  Retake *retake;
  PrintedTable printed;
  bool retaken;  // the order that has just come to its end
  SaidOutcome *told;
  int ntold, told_room;
  char left[LAB_TEXT];  // processes that are left behind
  double next;
} Explorer;

static volatile sig_atomic_t stop;  // the bench asked for it: one a process, as its signal handler is
static void asked_to_stop(int signal) { stop = signal; }

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

static bool last_line(const Outcome *o, char *text, size_t size) {
  size_t end = strlen(o->output), start;
  while (end > 0 && o->output[end - 1] == '\n') end--;
  for (start = end; start > 0 && o->output[start - 1] != '\n';) start--;
  snprintf(text, size, "%.*s", (int)(end - start), o->output + start);
  return end > 0;
}

static void tell_exit_codes(const Outcome *o, Saying *s) {
  for (int i = 0; i < o->nprocesses; i++) {
    const OutcomeProcess *p = &o->process[i];
    if (p->ended && p->exitcode && !p->exception[0])
      say_form(s, FORM_EXIT_CODE, "who", p->name, "n", say_int(p->exitcode).text, NULL);
  }
}

static bool has_value(const Outcome *o, const OutcomeValue *v) {
  for (int i = 0; i < o->nvalues; i++)
    if (strcmp(o->value[i].name, v->name) == 0 && strcmp(o->value[i].text, v->text) == 0) return true;
  return false;
}

// Outcomes with the same text differ in values beside a deadlock, or in what main printed. Adds the values in which one
// of the others differs.
static void tell_apart(const Explorer *e, const SearchFinding *f, const char *text, Saying *s) {
  const Outcome *o = &f->outcome;
  bool apart[OUTCOME_VALUES] = {false}, prints = false;
  bool stuck = o->kind == OUTCOME_DEADLOCK || o->kind == OUTCOME_LIVELOCK;
  char line[LAB_TEXT], other_line[LAB_TEXT];
  bool printed = last_line(o, line, sizeof line);
  for (int i = 0; i < e->search.nfindings; i++) {
    const Outcome *other = &e->search.finding[i].outcome;
    const SaidOutcome *told = other == o ? NULL : said_of(e, other);
    if (told == NULL || strcmp(told->text, text) != 0) continue;
    for (int k = 0; stuck && k < o->nvalues; k++) apart[k] |= !has_value(other, &o->value[k]);
    prints |= last_line(other, other_line, sizeof other_line) != printed || strcmp(line, other_line) != 0;
  }
  for (int k = 0; k < o->nvalues; k++)
    if (apart[k]) say_form(s, FORM_AND_VALUE, "name", o->value[k].name, "value", o->value[k].text, NULL);
  if (prints && printed) say_form(s, FORM_PRINTS, "text", line, NULL);
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

// Takes the order that has just come to its end again, under other clocks, PIDs, addresses and hashes.
static bool take_again(Explorer *e, const ExploreEvent *event, int n) {
  ExploreMark *here = explore_mark(e->x);
  if (here == NULL) return false;
  bool learned = retake_order(e->retake, event, n, &e->caveats, &e->printed);
  explore_back(e->x, here);
  explore_drop(e->x, here);
  return learned;
}

static bool on_new(Search *s, const ExploreEvent *event, int n) {
  Explorer *e = s->data;
  e->retaken = retake_wants(e->retake);
  return e->retaken && take_again(e, event, n);
}

static void look_again(Explorer *e, const ExploreEvent *event, int n) {
  if (!e->retaken && retake_wants(e->retake) && retake_is_due(e->retake)) take_again(e, event, n);
  e->retaken = false;
}

static bool on_order(Search *s, const ExploreEvent *event, int n, const Outcome *o) {
  Explorer *e = s->data;
  World *w = explore_world(e->x);
  tell(e, o);
  races_order(e->races, w, event, n);
  int nkills;
  const ExploreKill *kill = explore_kills(e->x, &nkills);
  if (nkills) kills_order(&e->caveats, w, event, n, kill, nkills);
  if (s->orders < LOOKED_AT) {
    guards_order(&e->guards, w, event, n);
    note_left_behind(e, w, event, n);
  }
  look_again(e, event, n);
  return !stop;
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

static void put_outcome(const Explorer *e, const SearchFinding *f, LabOutcome *out) {
  const SaidOutcome *told = said_of(e, &f->outcome);
  out->kind = (LabEnding)f->outcome.kind;
  out->breaks = outcome_breaks(&f->outcome);
  out->orders = f->orders;
  if (told == NULL) return;
  char said[sizeof out->said * 2];
  Saying s = saying_in(said, sizeof said);
  say_text(&s, told->said);
  tell_apart(e, f, told->text, &s);
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

static void room_for_outcomes(ExploreReport *r, int n) {
  r->pub.outcomes = calloc((size_t)n + 1, sizeof *r->pub.outcomes);
  r->order = calloc((size_t)n + 1, sizeof *r->order);
  if (r->pub.outcomes == NULL || r->order == NULL) _exit(1);
  r->pub.noutcomes = n;
}

static bool on_progress(Search *s) {
  Explorer *e = s->data;
  if (stop) return false;
  if (s->spent < e->next) return true;
  e->next = s->spent + SAY_EVERY;
  ExploreReport r = {0};
  const SearchFinding **f = sorted_findings(s);
  put_counts(e, &r.pub);
  r.pub.running = true;
  room_for_outcomes(&r, s->nfindings);
  for (int i = 0; i < s->nfindings; i++) put_outcome(e, f[i], &r.pub.outcomes[i]);
  number_twins(&r);
  send_line(e->to, &r);
  report_free(&r);
  free(f);
  return true;
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
    snprintf(out->values[i].text, sizeof out->values[i].text, "%s", o->value[i].text);
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

static void put_why(const Explorer *e, const SearchFinding *f, const uint32_t *line, LabOutcome *out) {
  Explanation why = {0};
  ExplainCase c = {.world = explore_world(e->x),
                   .event = f->event,
                   .n = f->n,
                   .sentence = (const char(*)[OUTCOME_TEXT])f->sentence,
                   .outcome = &f->outcome,
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
  put_outcome(e, f, out);
  put_values(&f->outcome, out);
  put_order(f->event, f->n, &order->schedule);
  order->key = f->outcome.key;
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
  for (int i = 0; i < s->nfindings; i++) put_finding(e, f[i], &r.pub.outcomes[i], &r.order[i]);
  number_twins(&r);
  put_races(e->races, &r.pub);
  put_guards(&e->guards, e->races, &r.pub);
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
  ExploreSetup setup = {
      .seed = o->has_seed ? o->seed : LAB_FIXED_SEED, .switches = s.switches, .nswitches = lab->program.nswitches};
  char why[LAB_TEXT * 2] = "";
  e->x = explore_new(&bind_ops, &c, &setup, why, sizeof why);
  if (e->x == NULL && why[0]) fail_saying(e->to, why);
  if (e->x == NULL) fail(e->to, FORM_NOT_EXPLORABLE);
  e->start = explore_mark(e->x);
  e->races = races_new();
  e->retake = e->start ? retake_new(e->x, e->start) : NULL;
  if (e->start == NULL || e->races == NULL || e->retake == NULL) fail(e->to, FORM_NO_MEMORY);
}

void explorer_main(Lab *lab, const Exploring *how, int to) {
  static Explorer e;  // large; this process is one search, and does not return
  const LabExploreOptions *o = &how->options;
  settle_down(to, death_arm(how->death.read));
  e.to = to;
  begin(&e, lab, how);
  e.search = (Search){.method = o->random ? SEARCH_RANDOM
                                : o->all  ? SEARCH_ALL
                                          : SEARCH_DPOR,
                      .max_orders = o->max_orders,
                      .seconds = o->seconds,
                      .seed = o->has_seed ? o->seed : LAB_FIXED_SEED,
                      .on_new = on_new,
                      .on_order = on_order,
                      .on_progress = on_progress,
                      .data = &e};
  if (o->random && (o->max_orders == 0 || o->random < o->max_orders)) e.search.max_orders = o->random;
  if (!search_run(&e.search, e.x)) fail(to, FORM_NO_SEARCH_MEMORY);
  report(&e);
  _exit(0);
}
