// Which steps of an order could have come in another order (source sets, see search.h).
//
// A step t, taken or still pending at the order's end, races with an earlier step e of another strand if the two are
// dependent and no other step orders them. The reversed order would be: this order up to e, then the steps after e that
// are independent of e (between), then t. The strands that can take the first of these steps are the initials. One of
// them must be in the source set of the state before e.
//
// A blocking step may not have been enabled before e. If it was pending then, that is known. If not, its guard is
// tested when the search is back at that state (a doubt), unless a step between touches what the guard reads. When t
// was not enabled before e, or perhaps not, its races with steps before e are looked for, too. When it was, they are
// found in the orders where t comes first. A source set that is too large does no harm, sleep sets drop equivalent
// orders; one that is too small loses outcomes.
#include "search_inner.h"

#include <string.h>

#include "base/grow.h"

typedef struct Between {  // the steps after e that are independent of it, then t
  StrandSet initials;
  bool touched;  // one of them conflicts with t, so t's guard at the state before e says nothing
} Between;

// the first steps of between: no other step of it happens before them
typedef struct First {
  int step[CLOCKS_STRANDS];
  int n;
} First;

static bool is_first(const Clocks *c, const First *f, int k) {
  for (int m = 0; m < f->n; m++)
    if (clocks_before(c, f->step[m], k)) return false;
  return true;
}

// base: the clock of what happens before t whatever its footprint (clocks_base).
static Between look_between(const Clocks *c, int e, const ClockStep *t, const uint32_t *base) {
  Between b = {0};
  StrandSet seen = {0};
  First first = {.n = 0};
  bool t_first = true;
  for (int k = e + 1; k < c->n; k++) {
    if (clocks_before(c, e, k)) continue;
    const ClockBrief *brief = &c->brief[k];
    bool meets = brief->meets & t->meets;
    if (t->waits && meets && !b.touched) b.touched = verb_conflict(&c->step[k].footprint, &t->footprint);
    if (t_first && (base[brief->strand] >= brief->local || (meets && clocks_depend(&c->step[k], t)))) t_first = false;
    if (set_has(&seen, brief->strand)) continue;
    set_add(&seen, brief->strand);
    if (!is_first(c, &first, k)) continue;
    set_add(&b.initials, brief->strand);
    first.step[first.n++] = k;
  }
  if (t_first) set_add(&b.initials, t->strand);
  return b;
}

// ---- doubts ----

static void add_doubt(SearchRun *h, SearchNode *n, StrandSet initials, const WorldCall *call) {
  int at = h->free_doubt;
  if (at >= 0) {
    h->free_doubt = h->doubt[at].next;
  } else {
    if (!GROW(h->doubt, h->doubt_room, h->ndoubts + 1, 64)) {
      h->failed = h->stopped = true;
      return;
    }
    at = h->ndoubts++;
  }
  h->doubt[at] = (SearchDoubt){.call = *call, .initials = initials, .next = n->doubts};
  n->doubts = at;
}

void search_forget_doubts(SearchRun *h, int n) {
  SearchNode *node = &h->node[n];
  while (node->doubts >= 0) {
    int at = node->doubts;
    node->doubts = h->doubt[at].next;
    h->doubt[at].next = h->free_doubt;
    h->free_doubt = at;
  }
}

// ---- what is to be tried ----

static bool is_tried(const SearchNode *n, const StrandSet *initials) {
  StrandSet known = set_or(n->todo, n->sleep);
  return set_meets(initials, &known);
}

static void try_one(SearchNode *n, const StrandSet *initials, int liked) {
  if (is_tried(n, initials)) return;
  StrandSet can = set_and(*initials, n->able);
  if (set_empty(&can)) n->todo = set_or(n->todo, set_minus(n->able, n->sleep));
  else set_add(&n->todo, liked >= 0 && set_has(&can, liked) ? liked : set_first(&can));
}

void search_settle_doubts(SearchRun *h, int n) {
  SearchNode *node = &h->node[n];
  for (int at = node->doubts; at >= 0; at = h->doubt[at].next) {
    SearchDoubt *d = &h->doubt[at];
    if (!is_tried(node, &d->initials) && h->g->guard(h->g->self, &d->call)) try_one(node, &d->initials, -1);
  }
  search_forget_doubts(h, n);
}

// ---- races ----

typedef enum Chance { CHANCE_NONE, CHANCE_SURE, CHANCE_PERHAPS, CHANCE_ASK } Chance;  // was t enabled before e

static Chance chance(const SearchNode *before, int e, const ClockStep *t, bool touched, bool may_ask) {
  if (t->posted <= e) {
    bool able = set_has(&before->able, t->strand);
    if (touched) return CHANCE_PERHAPS;
    return able ? CHANCE_SURE : CHANCE_NONE;
  }
  if (!t->waits) return CHANCE_SURE;
  return !touched && may_ask && set_has(&before->here, t->strand) ? CHANCE_ASK : CHANCE_PERHAPS;
}

// ---- what leaves nothing behind ----

// A strand that is apart (a manager's server has one for each client) only looked, found the end of file, or closed an
// end that its process would close as it ends. Nobody can tell whether it did so before its process ended, or was ended
// before it: the world is the same then, and its private memory is gone. Let v be an order in which it had not done so
// when its process ended. With the step put right before that end v goes on in the same way, and is equivalent to an
// order that begins with the step, if no step of v before that depends on it; if one does, it has a race of its own. So
// where the step came first, the order without it need not be tried. An earlier step of that strand may still have to
// be left out: the search for races goes on.
bool search_leaves_nothing(const SearchRun *h, int e, const ClockStep *t) {
  const ExploreEvent *event = &h->event[e];
  if (t->verb != VERB_EXIT || event->choice.slot != t->slot || !event->python || !event->apart) return false;
  bool end_of_file = event->choice.verb == VERB_PIPE_RECV && event->result == 0;
  return !event->failed && (event->reads || end_of_file || event->choice.verb == VERB_PIPE_CLOSE);
}

bool search_ends_others(const SearchRun *h, const StrandSet *of, int strand) {
  int n = h->clocks.n;
  const ClockStep *s = search_step(h, n, strand);
  for (int i = 0; s->verb == VERB_EXIT && i < h->node[n].count; i++) {
    const ExplorePending *other = &h->pending[i];
    bool apart = other->slot == s->slot && other->python && other->apart;
    if (apart && set_has(of, h->step[h->node[n].first + i].strand)) return true;
  }
  return false;
}

int search_choose(const SearchRun *h, const StrandSet *of) {
  int n = h->clocks.n, last = n ? h->node[n - 1].strand : -1;
  if (last >= 0 && set_has(of, last) && !search_ends_others(h, of, last)) return last;
  int first = set_first(of);
  for (int i = first; i < h->clocks.nstrands; i++)
    if (set_has(of, i) && !search_ends_others(h, of, i)) return i;
  return first;
}

void search_races(SearchRun *h, const ClockStep *t, const WorldCall *call) {
  const Clocks *c = &h->clocks;
  uint32_t base[CLOCKS_STRANDS], covered[CLOCKS_STRANDS];
  clocks_base(c, t, base);
  memcpy(covered, base, (size_t)c->nstrands * sizeof *covered);
  int64_t left = 0;
  for (int k = 0; k < c->nstrands; k++) left += c->count[k] - base[k];
  for (int e = c->n - 1; e >= 0 && left > 0; e--) {
    const ClockBrief *b = &c->brief[e];
    if (base[b->strand] >= b->local) continue;
    left--;
    if (b->strand == t->strand) continue;  // t was never taken: its strand got another step
    if (covered[b->strand] >= b->local || !(b->meets & t->meets) || !clocks_depend(&c->step[e], t)) continue;
    if (search_leaves_nothing(h, e, t)) continue;
    SearchNode *before = &h->node[e];
    Between between = look_between(c, e, t, base);
    Chance can = chance(before, e, t, between.touched, call != NULL);
    if (can == CHANCE_ASK && call && before->mark && !is_tried(before, &between.initials))
      add_doubt(h, before, between.initials, call);
    if (can == CHANCE_SURE || can == CHANCE_PERHAPS) try_one(before, &between.initials, t->strand);
    if (can == CHANCE_SURE) clocks_join(c, covered, e);
  }
}
