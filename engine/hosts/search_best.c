// What is made of what was found: each outcome's order is made shorter and gets fewer switches from strand to strand; beside a bad one the nearest order is
// put that does not break; both are told in words.
//
// Everything here is taken again on the ground, so it is true: an order is tried by what is wished (a list of strands: the first of them that can go, goes,
// and when none can, or none is left, the one that went last goes on), and kept if it ends as it should. The number of steps spent so is bounded: the
// orders are good, not provably the best.
#include "search_inner.h"

#include <stdlib.h>
#include <string.h>

// Steps spent in all: as many as the search took, but at least and at most …; at most when it was stopped; at least on one finding; between two reports.
enum { STEPS_LEAST = 20000, STEPS_MOST = 400000, STEPS_STOPPED = 50000, STEPS_EACH = 500, ASK = 4096 };

typedef struct Who { uint16_t slot; uint8_t place; } Who;

typedef struct Run { ExploreEvent *event; int n, room, switches; Outcome outcome; } Run;

typedef struct Best {
  Hunt *h;
  int64_t left;               // steps that may still be spent
  unsigned asked;
  Who *wish; bool *granted; int nwish, wish_room;
  Run run, kept;
} Best;

static Who who(const ExploreEvent *e) { return (Who){e->choice.slot, e->choice.strand}; }
static bool same(Who a, Who b) { return a.slot == b.slot && a.place == b.place; }

static bool is_bad(const Outcome *o) { return o->kind != OUTCOME_OK; }

// ---- taking an order again ----

static const ExplorePending *able(const Hunt *h, int n, Who w) {
  for (int i = 0; i < n; i++) {
    const ExplorePending *p = &h->pending[i];
    if (p->slot == w.slot && p->strand == w.place) return p->go || p->timeout ? p : NULL;
  }
  return NULL;
}

static const ExplorePending *any_able(const Hunt *h, int n) {
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

static bool room_for(Run *r, int n) {
  if (n <= r->room) return true;
  int room = n < 128 ? 256 : 2 * n;
  ExploreEvent *more = realloc(r->event, (size_t)room * sizeof *more);
  if (!more) return false;
  r->event = more;
  r->room = room;
  return true;
}

static bool spend(Best *b) {
  Search *s = b->h->s;
  b->left--;
  if (++b->asked % ASK == 0 && s->on_progress && !s->on_progress(s)) b->left = 0;
  return b->left > 0;
}

static bool take(Best *b, const ExplorePending *p) {
  const SearchGround *g = b->h->g;
  Run *r = &b->run;
  if (!room_for(r, r->n + 1) || g->take(g->self, p->slot, p->strand, &r->event[r->n]) != EXPLORE_TAKEN) return false;
  r->event[r->n].cause -= g->base;
  if (r->n && !same(who(&r->event[r->n]), who(&r->event[r->n - 1]))) r->switches++;
  r->n++;
  return true;
}

static int look(const Hunt *h) {
  int n = h->g->pending(h->g->self, h->pending, CLOCKS_STRANDS);
  return n > CLOCKS_STRANDS ? CLOCKS_STRANDS : n;
}

// From where it is (b->run is the way there) to the end. false: not within so many steps, or not within what may be spent.
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
  for (; r->n < n; r->n++) {
    r->event[r->n] = way[r->n];
    if (r->n && !same(who(&way[r->n]), who(&way[r->n - 1]))) r->switches++;
  }
}

static bool room_to_wish(Best *b, int n) {
  b->nwish = 0;
  if (n <= b->wish_room) return true;
  Who *wish = realloc(b->wish, (size_t)n * sizeof *wish);
  if (wish) b->wish = wish;
  bool *granted = realloc(b->granted, (size_t)n * sizeof *granted);
  if (granted) b->granted = granted;
  if (!wish || !granted) return false;
  b->wish_room = n;
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

// ---- shorter, with fewer switches ----

// Tries what is wished from the start, and keeps it if it is better.
static bool try_wish(Best *b, SearchFinding *f) {
  int *switches = &b->h->note[f - b->h->s->finding].switches;
  start_at(b, b->h->root, NULL, 0);
  if (!run_on(b, f->n) || b->run.outcome.key != f->outcome.key) return false;
  if (b->run.n == f->n && b->run.switches >= *switches) return false;
  memcpy(f->event, b->run.event, (size_t)b->run.n * sizeof *f->event);   // it is not longer
  f->n = b->run.n;
  *switches = b->run.switches;
  return true;
}

static int block_end(const SearchFinding *f, int at) {
  Who w = who(&f->event[at]);
  while (at < f->n && same(who(&f->event[at]), w)) at++;
  return at;
}

// The block of one strand's steps from at on comes right after that strand's block before it, which ends at `end`; or that one right before it.
static bool join_blocks(Best *b, SearchFinding *f, int begin, int end, int at, bool later) {
  const ExploreEvent *e = f->event;
  int stop = block_end(f, at);
  b->nwish = 0;
  wish_for(b, e, later ? begin : end);
  if (later) wish_for(b, e + end, at - end);
  wish_for(b, e + (later ? begin : at), later ? end - begin : stop - at);
  if (later) wish_for(b, e + at, stop - at);
  else wish_for(b, e + end, at - end);
  wish_for(b, e + stop, f->n - stop);
  return try_wish(b, f);
}

static bool improve_block(Best *b, SearchFinding *f, int begin) {
  int end = block_end(f, begin);
  for (int at = end; at < f->n; at = block_end(f, at))
    if (same(who(&f->event[at]), who(&f->event[begin]))) return join_blocks(b, f, begin, end, at, false) || join_blocks(b, f, begin, end, at, true);
  return false;
}

static bool improve_once(Best *b, SearchFinding *f) {
  if (!room_to_wish(b, f->n)) return false;
  for (int at = 0; at < f->n && b->left > 0; at = block_end(f, at)) {
    b->nwish = 0;
    wish_for(b, f->event, at);                                 // from here on nobody is interrupted
    if (try_wish(b, f) || improve_block(b, f, at)) return true;
  }
  return false;
}

// ---- the nearest that does not break ----

// The bad order once more, with a mark wherever another could have gone. false: it did not come out the same.
static bool mark_way(Best *b, const SearchFinding *f, void **mark) {
  const SearchGround *g = b->h->g;
  start_at(b, b->h->root, NULL, 0);
  for (int k = 0; k < f->n; k++) {
    int n = look(b->h), can = 0;
    const ExplorePending *p = able(b->h, n, who(&f->event[k]));
    for (int i = 0; i < n; i++) can += b->h->pending[i].go || b->h->pending[i].timeout;
    if (can > 1) mark[k] = g->mark(g->self);
    if (!p || !take(b, p)) return false;
  }
  return true;
}

static bool better_good(const Best *b, bool found) {
  if (is_bad(&b->run.outcome)) return false;
  return !found || b->run.switches < b->kept.switches || (b->run.switches == b->kept.switches && b->run.n < b->kept.n);
}

// At state k another goes first; then all as in the bad order, or nobody is interrupted any more.
static bool try_other(Best *b, const SearchFinding *f, void *mark, int k, Who other, bool as_before, bool found) {
  start_at(b, mark, f->event, k);
  const ExplorePending *p = able(b->h, look(b->h), other);
  if (!p || !spend(b) || !take(b, p) || !room_to_wish(b, f->n)) return found;
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
  f->good_outcome = b->kept.outcome;
  f->parts = common(f->event, f->n, f->good, f->ngood);
}

static void find_nearest(Best *b, SearchFinding *f) {
  void **mark = calloc((size_t)f->n + 1, sizeof *mark);
  if (!mark) return;
  bool found = false;
  if (mark_way(b, f, mark))
    for (int k = f->n - 1; k >= 0 && !found && b->left > 0; k--) found = mark[k] && try_others(b, f, mark[k], k);
  if (found) keep_good(b, f);
  for (int k = 0; k < f->n; k++)
    if (mark[k]) b->h->g->drop(b->h->g->self, mark[k]);
  free(mark);
}

// ---- in words ----

// false: taken again, it did not come out the same.
static bool tell(Best *b, const ExploreEvent *e, int n, uint64_t key, char (**words)[OUTCOME_TEXT]) {
  const SearchGround *g = b->h->g;
  *words = calloc((size_t)n + 1, sizeof **words);
  if (!*words) return true;
  start_at(b, b->h->root, NULL, 0);
  for (int k = 0; k < n; k++) {
    const ExplorePending *p = able(b->h, look(b->h), who(&e[k]));
    if (!p) return false;
    g->sentence(g->self, p, (*words)[k], OUTCOME_TEXT);
    if (!take(b, p) || b->run.event[k].choice.verb != e[k].choice.verb || b->run.event[k].choice.kind != e[k].choice.kind) return false;
  }
  g->outcome(g->self, &b->run.outcome);
  return b->run.outcome.key == key;
}

static void finish(Best *b, SearchFinding *f, int64_t share) {
  bool breaks = is_bad(&f->outcome);
  b->left = breaks ? share / 2 : share;
  while (improve_once(b, f)) {}
  if (breaks) {
    b->left += share / 2;
    find_nearest(b, f);
  }
  bool same_again = tell(b, f->event, f->n, f->outcome.key, &f->sentence);
  if (f->good) same_again = tell(b, f->good, f->ngood, f->good_outcome.key, &f->good_sentence) && same_again;
  if (!same_again) hunt_incomplete(b->h, "an order did not come out the same when it was taken again");
}

void search_best(Hunt *h) {
  Best b = {.h = h};
  int n = h->s->nfindings;
  if (!n || h->failed) return;
  int64_t most = h->stopped ? STEPS_STOPPED : STEPS_MOST, steps = h->s->steps < (uint64_t)most ? (int64_t)h->s->steps : most;
  int64_t share = (steps > STEPS_LEAST ? steps : STEPS_LEAST) / n;
  if (share < STEPS_EACH) share = STEPS_EACH;
  for (int i = 0; i < n; i++) finish(&b, &h->s->finding[i], share);
  free(b.wish);
  free(b.granted);
  free(b.run.event);
  free(b.kept.event);
}
