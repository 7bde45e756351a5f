// After the search: makes each outcome's order shorter, with fewer context switches; finds for a bad one the nearest
// order that does not break; puts both into words.
//
// Every order here is really taken, on the SearchGround. It is tried from a wish, a list of strands: the first of them
// that is enabled takes a step; when none is, or the list is empty, the last strand goes on. It is kept if it has the
// right outcome. The steps spent are bounded: the orders are good, not provably the best.
#include "search_inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

// Steps to spend in all: as many as the search took, but at least LEAST, at most MOST, at most STOPPED if it was
// stopped; at least EACH for each finding. ASK: between two reports.
enum { STEPS_LEAST = 20000, STEPS_MOST = 200000, STEPS_STOPPED = 50000, STEPS_EACH = 500, ASK = 4096 };

typedef struct Who {
  uint16_t slot, place;
} Who;

typedef struct Run {
  ExploreEvent *event;
  int n, room, switches;
  Outcome outcome;
} Run;

// a state of a finding's order; whether the last strand was still enabled there (a switch is a preemption)
typedef struct Way {
  void *mark;
  bool interrupted;
} Way;

typedef struct Best {
  SearchRun *h;
  int64_t left;  // steps that may still be spent on trying
  int64_t all;   // on everything
  unsigned asked;
  Who *wish;
  bool *granted;
  int nwish, wish_room;
  Run run, kept;
  Way *way;
} Best;

static Who who(const ExploreEvent *e) { return (Who){e->choice.slot, (uint16_t)choice_place(&e->choice)}; }
static bool same(Who a, Who b) { return a.slot == b.slot && a.place == b.place; }

// ---- taking an order again ----

static const ExplorePending *able(const SearchRun *h, int n, Who w) {
  for (int i = 0; i < n; i++) {
    const ExplorePending *p = &h->pending[i];
    if (p->slot == w.slot && p->strand == w.place) return p->go || p->timeout ? p : NULL;
  }
  return NULL;
}

static const ExplorePending *any_able(const SearchRun *h, int n) {
  for (int i = 0; i < n; i++)
    if (h->pending[i].go || h->pending[i].timeout) return &h->pending[i];
  return NULL;
}

static const ExplorePending *next_wished(Best *b, int *first, int n) {
  while (*first < b->nwish && b->granted[*first]) ++*first;
  for (int i = *first; i < b->nwish; i++) {
    const ExplorePending *p = b->granted[i] ? NULL : able(b->h, n, b->wish[i]);
    if (!p) continue;
    b->granted[i] = true;
    return p;
  }
  return NULL;
}

static bool room_for(Run *r, int n) { return GROW(r->event, r->room, n, 256); }

// Whoever is late has this much time to make its orders short, and then to put them into words.
static const double GRACE_BEST = 0.5, GRACE_WORDS = 0.8;
enum { LOOK = 32 };  // steps between two looks at the clock

static bool spend(Best *b) {
  Search *s = b->h->s;
  b->left--;
  if (b->asked % LOOK == 0 && search_late(b->h, GRACE_BEST)) b->left = 0;
  if (++b->asked % ASK == 0 && s->on_progress && !s->on_progress(s)) b->left = 0;
  return b->left > 0;
}

static bool take(Best *b, const ExplorePending *p) {
  const SearchGround *g = b->h->g;
  Run *r = &b->run;
  if (!room_for(r, r->n + 1) || g->take(g->self, p->slot, p->strand, &r->event[r->n]) != EXPLORE_TAKEN) return false;
  b->all--;
  r->event[r->n].cause -= g->base;
  if (r->n && !same(who(&r->event[r->n]), who(&r->event[r->n - 1]))) r->switches++;
  r->n++;
  return true;
}

static int look(const SearchRun *h) {
  int n = h->g->pending(h->g->self, h->pending, CLOCKS_STRANDS);
  return n > CLOCKS_STRANDS ? CLOCKS_STRANDS : n;
}

// From the present state (b->run is the path to it) to the end of the order. false: it takes more than so many steps,
// or more than may be spent.
static bool run_on(Best *b, int steps) {
  const SearchGround *g = b->h->g;
  Run *r = &b->run;
  for (int first = 0;;) {
    int n = look(b->h);
    const ExplorePending *p = next_wished(b, &first, n);
    if (!p && r->n) p = able(b->h, n, who(&r->event[r->n - 1]));
    if (!p) p = any_able(b->h, n);
    if (!p) break;
    if (r->n >= steps || !spend(b) || !take(b, p)) return false;
  }
  g->outcome(g->self, &r->outcome);
  return true;
}

static void start_at(Best *b, void *mark, const ExploreEvent *way, int n) {
  b->h->g->back(b->h->g->self, mark);
  Run *r = &b->run;
  r->n = r->switches = 0;
  if (!room_for(r, n)) return;
  for (; way && r->n < n; r->n++) {
    r->event[r->n] = way[r->n];
    if (r->n && !same(who(&way[r->n]), who(&way[r->n - 1]))) r->switches++;
  }
}

static bool room_to_wish(Best *b, int n) {
  int room = b->wish_room, same = room;
  if (!GROW_EXACTLY(b->wish, room, n) || !GROW_EXACTLY(b->granted, same, n)) return false;
  b->wish_room = room;
  return true;
}

static void wish_for(Best *b, const ExploreEvent *e, int n) {
  for (int i = 0; i < n; i++) {
    b->granted[b->nwish] = false;
    b->wish[b->nwish++] = who(&e[i]);
  }
}

static void swap_runs(Best *b) {
  Run r = b->run;
  b->run = b->kept;
  b->kept = r;
}

// ---- marks along an order ----

// Takes the finding's order again, with a mark wherever another strand was enabled. false: the outcome was different,
// or there is no memory.
static bool mark_way(Best *b, const SearchFinding *f) {
  const SearchGround *g = b->h->g;
  start_at(b, b->h->root, NULL, 0);
  for (int k = 0; k < f->n; k++) {
    int n = look(b->h), can = 0;
    const ExplorePending *p = able(b->h, n, who(&f->event[k]));
    for (int i = 0; i < n; i++) can += b->h->pending[i].go || b->h->pending[i].timeout;
    b->way[k].interrupted = k && !same(who(&f->event[k]), who(&f->event[k - 1])) &&
                            able(b->h, n, who(&f->event[k - 1]));
    if (can > 1 && k >= b->h->nbegin) b->way[k].mark = g->mark(g->self);
    if (!p || !take(b, p)) return false;
  }
  return true;
}

static void drop_marks(Best *b, int n) {
  for (int k = 0; k < n; k++)
    if (b->way[k].mark) b->h->g->drop(b->h->g->self, b->way[k].mark);
  memset(b->way, 0, (size_t)n * sizeof *b->way);
}

// Goes to the finding's state k, or to a mark before it, with a wish for the steps in between.
static void start_before(Best *b, const SearchFinding *f, int k) {
  int from = k;
  while (from > 0 && !b->way[from].mark) from--;
  start_at(b, from ? b->way[from].mark : b->h->root, f->event, from);
  b->nwish = 0;
  wish_for(b, f->event + from, k - from);
}

// ---- shorter, with fewer switches ----

static int stale_stores(const ExploreEvent *e, int n) {
  int stale = 0;
  for (int i = 0; i < n; i++) stale += e[i].stale;
  return stale;
}

static bool goes_first(const ExploreEvent *a, const ExploreEvent *b, int n) {
  for (int i = 0; i < n; i++)
    if (!same(who(&a[i]), who(&b[i])))
      return a[i].choice.slot != b[i].choice.slot ? a[i].choice.slot < b[i].choice.slot
                                                  : choice_place(&a[i].choice) < choice_place(&b[i].choice);
  return false;
}

// Of two orders of the same length the one with fewer stale stores is better: it shows only what goes wrong. Then the
// one with fewer switches; then the one in which strands that were created earlier go first.
bool search_is_better(const ExploreEvent *a, int na, int switches_a, const ExploreEvent *b, int nb, int switches_b) {
  if (na != nb) return na < nb;
  int stale_a = stale_stores(a, na), stale_b = stale_stores(b, nb);
  if (stale_a != stale_b) return stale_a < stale_b;
  return switches_a != switches_b ? switches_a < switches_b : goes_first(a, b, na);
}

// Runs the wish, and keeps the order if it is better.
static bool try_wish(Best *b, SearchFinding *f) {
  int *switches = &b->h->note[f - b->h->s->finding].switches;
  if (!run_on(b, f->n) || b->run.outcome.key != f->outcome.key) return false;
  if (!search_is_better(b->run.event, b->run.n, b->run.switches, f->event, f->n, *switches)) return false;
  memcpy(f->event, b->run.event, (size_t)b->run.n * sizeof *f->event);  // it is not longer
  f->n = b->run.n;
  outcome_copy(&f->outcome, &b->run.outcome);  // the same key; the number of stale stores may differ
  *switches = b->run.switches;
  return true;
}

static int block_end(const SearchFinding *f, int at) {
  Who w = who(&f->event[at]);
  while (at < f->n && same(who(&f->event[at]), w)) at++;
  return at;
}

// No preemptions from state `at` on.
static bool try_uninterrupted(Best *b, SearchFinding *f, int at) {
  start_before(b, f, at);
  return try_wish(b, f);
}

// Moves the block of one strand's steps that begins at `from` to the earlier place `to`.
static bool try_earlier(Best *b, SearchFinding *f, int to, int from) {
  int end = block_end(f, from);
  start_before(b, f, to);
  wish_for(b, f->event + from, end - from);
  wish_for(b, f->event + to, from - to);
  wish_for(b, f->event + end, f->n - end);
  return try_wish(b, f);
}

// Moves the block that begins at `from` to right before `to`, where its strand has its next block.
static bool try_later(Best *b, SearchFinding *f, int from, int to) {
  int end = block_end(f, from);
  start_before(b, f, from);
  wish_for(b, f->event + end, to - end);
  wish_for(b, f->event + from, end - from);
  wish_for(b, f->event + to, f->n - to);
  return try_wish(b, f);
}

static bool improve_block(Best *b, SearchFinding *f, int begin) {
  int end = block_end(f, begin), next = end;
  if (end == f->n) return false;
  if (f->event[end].choice.slot < f->event[begin].choice.slot && try_earlier(b, f, begin, end)) return true;
  while (next < f->n && !same(who(&f->event[next]), who(&f->event[begin]))) next = block_end(f, next);
  if (next == f->n) return false;
  return (b->way[end].interrupted && try_earlier(b, f, end, next)) || (begin && try_later(b, f, begin, next));
}

static bool improve_once(Best *b, SearchFinding *f) {
  for (int at = b->h->nbegin; at < f->n && b->left > 0; at = block_end(f, at))
    if ((b->way[at].interrupted && try_uninterrupted(b, f, at)) || improve_block(b, f, at)) return true;
  return false;
}

// At the end the marks stand along the best order.
static bool improve(Best *b, SearchFinding *f) {
  int n = f->n;
  bool better = true;
  while (better) {
    if (!mark_way(b, f)) return false;
    better = b->left > 0 && b->all > 0 && improve_once(b, f);
    if (better) drop_marks(b, n);
  }
  return true;
}

// ---- the nearest that does not break ----

static bool better_good(const Best *b, bool found) {
  if (outcome_breaks(&b->run.outcome)) return false;
  return !found || b->run.switches < b->kept.switches || (b->run.switches == b->kept.switches && b->run.n < b->kept.n);
}

// At state k another strand goes first; then as in the bad order, or without preemptions.
static bool try_other(Best *b, const SearchFinding *f, void *mark, int k, Who other, bool as_before, bool found) {
  start_at(b, mark, f->event, k);
  const ExplorePending *p = able(b->h, look(b->h), other);
  if (!p || !spend(b) || !take(b, p)) return found;
  b->nwish = 0;
  if (as_before) {
    wish_for(b, f->event + k, f->n - k);
    for (int i = 0; i < b->nwish; i++)
      if (same(b->wish[i], other)) {
        b->granted[i] = true;
        break;
      }
  }
  if (!run_on(b, 2 * f->n + 1000) || !better_good(b, found)) return found;
  swap_runs(b);
  return true;
}

static bool try_others(Best *b, const SearchFinding *f, void *mark, int k) {
  Who others[CLOCKS_STRANDS];
  bool found = false;
  b->h->g->back(b->h->g->self, mark);
  int n = look(b->h), nothers = 0;
  for (int i = 0; i < n; i++) {
    const ExplorePending *p = &b->h->pending[i];
    Who w = {(uint16_t)p->slot, (uint8_t)p->strand};
    if ((p->go || p->timeout) && !same(w, who(&f->event[k]))) others[nothers++] = w;
  }
  for (int i = 0; i < nothers; i++) {
    found = try_other(b, f, mark, k, others[i], true, found);
    found = try_other(b, f, mark, k, others[i], false, found);
  }
  return found;
}

static int common(const ExploreEvent *a, int na, const ExploreEvent *b, int nb) {
  int i = 0;
  while (i < na && i < nb && same(who(&a[i]), who(&b[i])) && a[i].choice.kind == b[i].choice.kind) i++;
  return i;
}

static void keep_good(Best *b, SearchFinding *f) {
  f->good = malloc((size_t)b->kept.n * sizeof *f->good);
  if (!f->good) return;
  memcpy(f->good, b->kept.event, (size_t)b->kept.n * sizeof *f->good);
  f->ngood = b->kept.n;
  outcome_copy(&f->good_outcome, &b->kept.outcome);
  f->parts = common(f->event, f->n, f->good, f->ngood);
}

static void find_nearest(Best *b, SearchFinding *f) {
  bool found = false;
  for (int k = f->n - 1; k >= 0 && !found && b->left > 0 && b->all > 0; k--)
    found = b->way[k].mark && try_others(b, f, b->way[k].mark, k);
  if (found) keep_good(b, f);
}

// ---- in words ----

// false: taken again, the order had another outcome.
static bool tell(Best *b, const ExploreEvent *e, int n, uint64_t key, char (**words)[OUTCOME_TEXT]) {
  const SearchGround *g = b->h->g;
  *words = calloc((size_t)n + 1, sizeof **words);
  if (!*words) return true;
  start_at(b, b->h->root, NULL, 0);
  for (int k = 0; k < n; k++) {
    const ExplorePending *p = able(b->h, look(b->h), who(&e[k]));
    if (!p) return false;
    g->sentence(g->self, p, (*words)[k], OUTCOME_TEXT);
    if (!take(b, p) || b->run.event[k].choice.verb != e[k].choice.verb ||
        b->run.event[k].choice.kind != e[k].choice.kind)
      return false;
  }
  g->outcome(g->self, &b->run.outcome);
  return b->run.outcome.key == key;
}

void search_forget_words(SearchFinding *f) {
  free(f->sentence);
  free(f->good);
  free(f->good_sentence);
  f->good = NULL;
  f->sentence = f->good_sentence = NULL;
  f->ngood = f->parts = 0;
}

static bool finish(Best *b, SearchFinding *f, int64_t share) {
  search_forget_words(f);
  int n = f->n;
  bool breaks = outcome_breaks(&f->outcome);
  b->way = calloc((size_t)n + 1, sizeof *b->way);
  if (!b->way || !room_to_wish(b, n)) {
    free(b->way);
    return false;
  }
  b->left = breaks ? share / 2 : share;
  bool same_again = improve(b, f);
  if (breaks && same_again) {
    b->left += share / 2;
    find_nearest(b, f);
  }
  drop_marks(b, n);
  free(b->way);
  same_again = tell(b, f->event, f->n, f->outcome.key, &f->sentence) && same_again;
  if (f->good) same_again = tell(b, f->good, f->ngood, f->good_outcome.key, &f->good_sentence) && same_again;
  if (!same_again && !search_late(b->h, 0)) search_incomplete(b->h, FORM_NOT_THE_SAME_AGAIN, 0);
  return true;
}

static void put_away(Best *b) {
  free(b->wish);
  free(b->granted);
  free(b->run.event);
  free(b->kept.event);
  outcome_free(&b->run.outcome);
  outcome_free(&b->kept.outcome);
}

void search_best_of(SearchRun *h, SearchFinding *f) {
  Best b = {.h = h, .all = STEPS_LEAST};
  if (!finish(&b, f, STEPS_LEAST)) h->failed = h->stopped = true;
  put_away(&b);
}

void search_best(SearchRun *h) {
  Best b = {.h = h};
  int n = h->s->nfindings;
  if (!n || h->failed) return;
  int64_t most = h->stopped ? STEPS_STOPPED : STEPS_MOST,
          steps = h->s->steps < (uint64_t)most ? (int64_t)h->s->steps : most;
  b.all = steps > STEPS_LEAST ? steps : STEPS_LEAST;
  int64_t share = b.all / n > STEPS_EACH ? b.all / n : STEPS_EACH;
  for (int bad = 1; bad >= 0; bad--)
    for (int i = 0; i < n && b.all > 0 && !search_late(h, GRACE_WORDS); i++)
      if (outcome_breaks(&h->s->finding[i].outcome) == bad && !finish(&b, &h->s->finding[i], share)) h->failed = true;
  put_away(&b);
}
