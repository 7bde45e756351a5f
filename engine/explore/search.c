// One search from start to end: bounds, the present path, findings (see search.h).
#include "search_inner.h"

#include <assert.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/grow.h"
#include "memory.h"

enum {
  TICKS = 64,          // steps between two looks at the clock
  INDEX = 4096,        // places of the index of findings: a power of two, several times SEARCH_FINDINGS
  FIRST_FINDINGS = 8,  // room for findings at first: large enough that realloc moves pages instead of copying
};
static const double PROGRESS = 0.05;  // seconds between two reports

static double now(void) { return clock_seconds(clock_monotonic()); }
static double cpu_now(void) { return clock_seconds(clock_of(CLOCK_PROCESS_CPUTIME_ID)); }

static bool left_out(SearchRun *h, Saying *s) {
  if (!h->s->complete) return false;
  h->s->complete = false;
  *s = saying_in(h->s->incomplete_said, sizeof h->s->incomplete_said);
  return true;
}

void search_incomplete_with(SearchRun *h, const char *why, uint64_t n, const char *who) {
  Saying s;
  if (!left_out(h, &s)) return;
  say_form(&s, why, "n", say_int((int64_t)n).text, "who", who, NULL);
  int size = explore_english(s.out, h->s->incomplete, sizeof h->s->incomplete);
  if (*who == '\0' || (!s.full && size < (int)sizeof h->s->incomplete)) return;
  h->s->complete = true;  // too long: without them
  search_incomplete_with(h, why, n, "");
}

void search_incomplete(SearchRun *h, const char *why, uint64_t n) {
  search_incomplete_with(h, why == FORM_STOPPED_ORDERS && n == 1 ? FORM_STOPPED_ORDER : why, n, "");
}

// For a reason that is a saying already, or has no other language.
static void say_incomplete(SearchRun *h, const char *why) {
  Saying s;
  if (!left_out(h, &s)) return;
  saying_copy(why, s.out, s.size);
  explore_english(s.out, h->s->incomplete, sizeof h->s->incomplete);
}

void search_no_memory(SearchRun *h, const char *why) {
  bool limit = memory_reached();
  search_incomplete(h, limit ? FORM_STOPPED_MEMORY : why, limit ? memory_limit_is() >> 20 : 0);
  h->stopped = true;
}

static bool no_memory(SearchRun *h) {
  search_no_memory(h, FORM_NO_MEMORY);
  h->failed = true;
  return false;
}

// ---- bounds ----

// Estimates the number of all orders: orders seen divided by the part of the tree that is done. At each state of the
// path the strands to be tried have equal parts; their number is taken to be at least the average over states that are
// done.
double search_estimate(const SearchRun *h) {
  double mean = h->branched ? h->branches / (double)h->branched : 1, part = 1, done = 0;
  for (int i = 0; i < h->clocks.n; i++) {
    const SearchNode *n = &h->node[i];
    if (!n->mark) continue;
    double width = fmax(set_size(&n->todo), fmin(mean, set_size(&n->able)));
    done += part * n->done / width;
    part /= width;
  }
  return (double)h->s->orders / (done > 0 ? done : part);
}

bool search_late(const SearchRun *h, double grace) {
  const Search *s = h->s;
  return s->seconds > 0 && now() - h->start + s->used >= s->seconds + grace;
}

static void stop_late(SearchRun *h) {
  char seconds[24], said[OUTCOME_TEXT];
  snprintf(seconds, sizeof seconds, "%.3g", h->s->seconds);
  Saying why = saying_in(said, sizeof said);
  say_form(&why, FORM_STOPPED_SECONDS, "n", seconds, NULL);
  say_incomplete(h, said);
  h->stopped = true;
}

static void report(SearchRun *h, double time) {
  Search *s = h->s;
  s->spent = time - h->start;
  s->cpu = cpu_now() - h->cpu_start;
  h->next_progress = time + PROGRESS;
  if (s->method == SEARCH_DPOR && s->orders && !h->lot) s->estimate = fmax(search_estimate(h), (double)s->orders);
  if (search_late(h, 0)) stop_late(h);
  if (!memory_left(0)) search_no_memory(h, FORM_NO_MEMORY);
  if (s->on_progress && !s->on_progress(s)) {
    search_incomplete(h, FORM_STOPPED_ORDERS, s->orders);
    h->stopped = true;
  }
}

bool search_tick(SearchRun *h) {
  bool hurry = h->s->hurry && *h->s->hurry;
  if (!h->stopped && (++h->ticks % TICKS == 0 || hurry)) {
    double time = now();
    if (time >= h->next_progress || hurry || search_late(h, 0)) report(h, time);
  }
  return !h->stopped;
}

// ---- the present path ----

static bool grow_way(SearchRun *h) {
  int room = h->room, same = room;
  if (!GROW(h->node, room, h->room + 1, 256) || !GROW(h->event, same, h->room + 1, 256)) return no_memory(h);
  h->room = room;
  return true;
}

static bool grow_steps(SearchRun *h) {
  enum { MORE = 4 * CLOCKS_STRANDS };
  return GROW(h->step, h->step_room, h->step_room + MORE, MORE) || no_memory(h);
}

static int by_place(const ClockStep *a, const ClockStep *b) {
  return a->slot != b->slot ? a->slot - b->slot : a->place - b->place;
}

static bool add_gone(SearchRun *h, int step) {
  if (!GROW(h->gone, h->gone_room, h->ngone + 1, 16)) return no_memory(h);
  h->gone[h->ngone].step = step;
  h->gone[h->ngone++].since = h->clocks.n;
  return true;
}

// Fills in strand and posted of a pending step from the state before, which lists its steps in the same order. A strand
// that came back to the same step after a handler (its cause is another) came to it anew: what was pending before did
// not depend on the signal.
static bool find_strand(SearchRun *h, ClockStep *s, const SearchNode *before, int *at) {
  int n = h->clocks.n, moved = before ? before->strand : -1;
  for (; before && *at < before->count; ++*at) {
    ClockStep *old = &h->step[before->first + *at];
    int order = by_place(old, s);
    if (order > 0) break;
    bool stays = order == 0 && old->strand != moved && clocks_same(old, s);
    if (!stays && old->strand != moved && !add_gone(h, before->first + *at)) return false;
    if (order < 0) continue;
    s->strand = old->strand;
    s->posted = stays ? old->posted : n;
    s->own = h->clocks.last[s->strand];
    ++*at;
    return true;
  }
  int strand = clocks_strand(&h->clocks, s->slot, s->place);
  s->strand = (uint16_t)strand;
  s->posted = n;
  if (strand < 0) {
    search_incomplete(h, FORM_TOO_MANY_STRANDS, CLOCKS_STRANDS);
    h->stopped = true;
    return false;
  }
  s->own = h->clocks.last[strand];
  return true;
}

bool search_arrive(SearchRun *h) {
  const SearchGround *g = h->g;
  int n = h->clocks.n, at = 0;
  h->node[n] = (SearchNode){.strand = -1, .doubts = -1};
  if (n + 1 >= h->room && !grow_way(h)) return false;
  assert(h->node);
  SearchNode *node = &h->node[n];
  const SearchNode *before = n ? &h->node[n - 1] : NULL;
  h->npending = g->pending(g->self, h->pending, CLOCKS_STRANDS);
  if (h->npending > CLOCKS_STRANDS) {
    search_incomplete(h, FORM_TOO_MANY_STRANDS_AT_ONCE, CLOCKS_STRANDS);
    h->stopped = true;
    return false;
  }
  node->first = before ? before->first + before->count : 0;
  node->count = h->npending;
  if (node->first + node->count > h->step_room && !grow_steps(h)) return false;
  for (int i = 0; i < h->npending; i++) {
    ClockStep *s = &h->step[node->first + i];
    *s = clocks_pending(&h->pending[i]);
    s->cause -= g->base;
    if (!find_strand(h, s, before, &at)) return false;
    set_add(&node->here, s->strand);
    if (s->able) set_add(&node->able, s->strand);
  }
  for (; before && at < before->count; at++)
    if (h->step[before->first + at].strand != before->strand && !add_gone(h, before->first + at)) return false;
  node->nstrands = h->clocks.nstrands;
  return true;
}

const ClockStep *search_step(const SearchRun *h, int n, int strand) {
  const ClockStep *s = &h->step[h->node[n].first];
  while (s->strand != strand) s++;
  return s;
}

const ExplorePending *search_pending(const SearchRun *h, int strand) {
  const SearchNode *node = &h->node[h->clocks.n];
  return &h->pending[search_step(h, h->clocks.n, strand) - &h->step[node->first]];
}

static SearchStep cut(SearchRun *h, ExploreEnd end) {
  const char *why = h->g->why(h->g->self);
  if (end == EXPLORE_MEMORY) {
    search_no_memory(h, FORM_NO_IMAGE);
    return SEARCH_STOP;
  }
  if (end == EXPLORE_LATE) {
    report(h, now());
    if (!h->stopped) stop_late(h);
    return SEARCH_STOP;
  }
  if (h->lot) return SEARCH_CUT;
  if (why == NULL || *why == '\0') search_incomplete(h, FORM_COMPUTES_FOR_EVER, 0);
  else say_incomplete(h, why);
  return SEARCH_CUT;
}

static SearchStep stop_after_steps(SearchRun *h) {
  search_incomplete(h, FORM_STOPPED_STEPS, h->s->most_steps);
  h->stopped = true;
  return SEARCH_STOP;
}

SearchStep search_take(SearchRun *h, int strand) {
  int n = h->clocks.n;
  ClockStep s = *search_step(h, n, strand);
  ExploreEvent *e = &h->event[n];
  h->node[n].strand = strand;
  if (h->s->most_steps && h->s->steps >= h->s->most_steps) return stop_after_steps(h);
  h->s->steps++;
  ExploreEnd end = h->g->take(h->g->self, s.slot, s.place, e);
  if (end != EXPLORE_TAKEN) return cut(h, end);
  if (h->g->independence_lost && h->g->independence_lost(h->g->self)) {
    h->independence_lost = h->stopped = true;
    return SEARCH_STOP;
  }
  e->cause -= h->g->base;
  if (e->created >= 0 || e->ended >= 0) {
    int posted = s.posted;
    s = clocks_taken(e);
    s.strand = (uint16_t)strand;
    s.posted = posted;
  }
  if (!clocks_push(&h->clocks, &s)) {
    no_memory(h);
    return SEARCH_STOP;
  }
  return SEARCH_TAKEN;
}

void search_return(SearchRun *h, int n, void *mark) {
  h->g->back(h->g->self, mark);
  clocks_cut(&h->clocks, n, h->node[n].nstrands);
  while (h->ngone && h->gone[h->ngone - 1].since > n) h->ngone--;
  h->npending = h->g->pending(h->g->self, h->pending, CLOCKS_STRANDS);
}

// ---- what was found ----

static bool grow_seen(SearchRun *h) {
  uint64_t room = h->seen_room ? h->seen_room * 2 : 1024;
  uint64_t *seen = calloc(room, sizeof *seen);
  if (!seen) return no_memory(h);
  for (uint64_t i = 0; i < h->seen_room; i++) {
    if (!h->seen[i]) continue;
    uint64_t at = h->seen[i] & (room - 1);
    while (seen[at]) at = (at + 1) & (room - 1);
    seen[at] = h->seen[i];
  }
  free(h->seen);
  h->seen = seen;
  h->seen_room = room;
  return true;
}

static bool is_new(SearchRun *h) {
  if (h->nseen * 2 >= h->seen_room && !grow_seen(h)) return false;
  uint64_t hash = clocks_hash(&h->clocks) | 1, at = hash & (h->seen_room - 1);
  for (; h->seen[at]; at = (at + 1) & (h->seen_room - 1))
    if (h->seen[at] == hash) return false;
  h->seen[at] = hash;
  h->nseen++;
  return true;
}

// The place in index of the finding with this outcome, or where it would be: there index is 0.
static unsigned place_of(const SearchRun *h, const Outcome *o) {
  unsigned at = (unsigned)(o->key ^ o->key >> 32) & (INDEX - 1);
  for (; h->index[at]; at = (at + 1) & (INDEX - 1))
    if (h->s->finding[h->index[at] - 1].outcome.key == o->key) break;
  return at;
}

static SearchFinding *find(SearchRun *h, const Outcome *o) {
  Search *s = h->s;
  unsigned at = place_of(h, o);
  if (h->index[at]) return &s->finding[h->index[at] - 1];
  if (s->nfindings == SEARCH_FINDINGS) {
    search_incomplete(h, FORM_TOO_MANY_OUTCOMES, SEARCH_FINDINGS);
    return NULL;
  }
  // room for a power of two
  if (s->nfindings >= FIRST_FINDINGS ? (s->nfindings & (s->nfindings - 1)) == 0 : s->nfindings == 0) {
    int room = s->nfindings;
    if (!GROW(s->finding, room, s->nfindings + 1, FIRST_FINDINGS)) {
      no_memory(h);
      return NULL;
    }
  }
  SearchFinding *f = &s->finding[s->nfindings++];
  f->event = f->good = NULL;
  f->outcome.value = f->good_outcome.value = NULL;
  f->outcome.values_room = f->good_outcome.values_room = 0;
  f->outcome.texts = f->good_outcome.texts = (Texts){NULL, NULL};
  f->sentence = f->good_sentence = NULL;
  f->orders = 0;
  f->n = f->ngood = f->parts = 0;
  outcome_clear(&f->good_outcome);
  outcome_copy(&f->outcome, o);
  h->index[at] = s->nfindings;
  return f;
}

static int count_switches(const ExploreEvent *e, int n) {
  int switches = 0;
  for (int i = 1; i < n; i++)
    switches += e[i].choice.slot != e[i - 1].choice.slot || e[i].choice.strand != e[i - 1].choice.strand;
  return switches;
}

static void keep_best(SearchRun *h, SearchFinding *f) {
  int n = h->clocks.n, *switches = &h->note[f - h->s->finding].switches;
  if (f->event && n > f->n) return;
  int now_switches = count_switches(h->event, n);
  if (f->event && !search_is_better(h->event, n, now_switches, f->event, f->n, *switches)) return;
  if (!f->event || n > f->n) {
    int room = f->event ? f->n : 0;
    if (!GROW_EXACTLY(f->event, room, n ? n : 1)) {
      no_memory(h);
      return;
    }
  }
  memcpy(f->event, h->event, (size_t)n * sizeof *f->event);
  f->n = n;
  outcome_copy(&f->outcome, h->outcome);  // the same key; objects may have other numbers
  *switches = now_switches;
}

static void note_break(SearchRun *h) {
  Search *s = h->s;
  if (s->broke_after || !outcome_breaks(h->outcome)) return;
  s->broke_after = s->orders + s->lots;
  h->broke_at = s->steps;
}

int search_found(SearchRun *h) {
  Search *s = h->s;
  if (h->g->outside && h->g->outside(h->g->self)) {
    if (!h->lot) say_incomplete(h, h->g->why(h->g->self));
    return -1;
  }
  if (s->method != SEARCH_DPOR && !is_new(h)) {
    s->redundant++;
    return -1;
  }
  if (h->lot) s->lots++;
  else s->orders++;
  h->g->outcome(h->g->self, h->outcome);
  if (h->g->independence_lost && h->g->independence_lost(h->g->self)) {
    h->independence_lost = h->stopped = true;
    return -1;
  }
  bool new = !h->index[place_of(h, h->outcome)];
  if (s->on_new && new && s->on_new(s, h->event, h->clocks.n)) h->g->outcome(h->g->self, h->outcome);
  if (h->outcome->no_memory) no_memory(h);
  SearchFinding *f = find(h, h->outcome);
  if (f) {
    f->orders += !h->lot;
    keep_best(h, f);
  }
  note_break(h);
  if (h->lot && !new) return -1;
  if (s->on_order && !s->on_order(s, h->event, h->clocks.n, h->outcome)) {
    search_incomplete(h, FORM_STOPPED_ORDERS, s->orders);
    h->stopped = true;
  }
  return f ? (int)(f - s->finding) : -1;
}

bool search_is_at(SearchRun *h, int finding) {
  h->g->outcome(h->g->self, h->outcome);
  return h->outcome->key == h->s->finding[finding].outcome.key;
}

void search_keep(SearchRun *h, int finding) { keep_best(h, &h->s->finding[finding]); }

// Plain first, so that small programs have exact counts; then, or at once, with a store of states.
static void search_dpor(SearchRun *h) {
  Search *s = h->s;
  bool store = s->method == SEARCH_DPOR && h->g->key && s->store != SEARCH_STORE_NEVER;
  if (!store || s->store == SEARCH_STORE_LATER) search_tree(h);
  if (!store || h->stopped || !(h->plain_is_over || s->store == SEARCH_STORE_AT_ONCE)) return;
  search_store(h);
}

// ---- from beginning to end ----

static bool prepare(SearchRun *h) {
  Search *s = h->s;
  s->orders = s->redundant = s->steps = s->lots = s->broke_after = 0;
  s->spent = s->cpu = s->estimate = 0;
  s->states = s->matched = s->store_bytes = 0;
  s->complete = s->exact = true;
  s->lot_alone = false;
  s->incomplete[0] = s->incomplete_said[0] = '\0';
  s->finding = NULL;
  s->nfindings = 0;
  h->max_steps = s->max_steps > 0 ? s->max_steps : SEARCH_STEPS;
  h->free_doubt = -1;
  h->start = now();
  h->cpu_start = cpu_now();
  h->next_progress = h->start + PROGRESS;
  h->pending = malloc(CLOCKS_STRANDS * sizeof *h->pending);
  h->outcome = calloc(1, sizeof *h->outcome);
  h->index = calloc(INDEX, sizeof *h->index);
  h->note = calloc(SEARCH_FINDINGS, sizeof *h->note);
  h->root = h->g->mark(h->g->self);
  return clocks_init(&h->clocks) && h->pending && h->outcome && h->index && h->note && h->root && grow_way(h) &&
         grow_steps(h);
}

static void put_way_away(SearchRun *h) {
  if (h->begin && h->begin != h->root) h->g->drop(h->g->self, h->begin);
  clocks_free(&h->clocks);
  free(h->event);
  free(h->node);
  free(h->step);
  free(h->gone);
  free(h->pending);
  free(h->doubt);
}

bool search_beside(SearchRun *h, SearchRun *beside) {
  *beside = (SearchRun){.s = h->s,
                        .g = h->g,
                        .max_steps = h->max_steps,
                        .free_doubt = -1,
                        .start = h->start,
                        .cpu_start = h->cpu_start,
                        .next_progress = h->next_progress,
                        .outcome = h->outcome,
                        .index = h->index,
                        .note = h->note,
                        .root = h->root,
                        .lot = true};
  beside->pending = malloc(CLOCKS_STRANDS * sizeof *beside->pending);
  if (!clocks_init(&beside->clocks) || !beside->pending) return no_memory(beside);
  if (!grow_way(beside) || !grow_steps(beside)) return false;
  h->g->back(h->g->self, h->root);
  return search_begin(beside);
}

void search_beside_end(SearchRun *h, SearchRun *beside) {
  h->next_progress = beside->next_progress;
  h->stopped |= beside->stopped;
  h->failed |= beside->failed;
  h->independence_lost |= beside->independence_lost;
  if (beside->broke_at) h->broke_at = beside->broke_at;
  put_way_away(beside);
}

static void put_away(SearchRun *h) {
  if (h->root) h->g->back(h->g->self, h->root);
  put_way_away(h);
  if (h->root) h->g->drop(h->g->self, h->root);
  if (h->outcome) outcome_free(h->outcome);
  free(h->outcome);
  free(h->note);
  free(h->index);
  free(h->seen);
}

bool search_run_on(Search *s, const SearchGround *g) {
  SearchRun h = {.s = s, .g = g};
  bool ready = prepare(&h);
  if (ready) {
    if (s->method == SEARCH_RANDOM) search_random(&h);
    else search_dpor(&h);
    s->spent = now() - h.start;
    s->cpu = cpu_now() - h.cpu_start;
    s->estimate = s->complete ? (double)s->orders : s->estimate;
    if (!h.independence_lost) search_settle_lots(&h);
    if (!h.independence_lost && !s->rough) search_best(&h);
  }
  put_away(&h);
  return ready && !h.failed;
}

void search_free(Search *s) {
  for (int i = 0; i < s->nfindings; i++) {
    SearchFinding *f = &s->finding[i];
    free(f->event);
    free(f->sentence);
    free(f->good);
    free(f->good_sentence);
    outcome_free(&f->outcome);
    outcome_free(&f->good_outcome);
  }
  free(s->finding);
  s->finding = NULL;
  s->nfindings = 0;
}
