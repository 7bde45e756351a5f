// Orders into the cycles of a lock order.
//
// When a strand takes a lock while it holds another, the lock order has an edge from the one to the other. A cycle of
// edges of different strands is a deadlock that waits for its order: K. Havelund: "Using runtime analysis to guide
// model checking of Java programs", SPIN 2000. It is found in one order that did not break, and tried at once: each
// strand of the cycle goes up to where it holds its lock, and is held there until all are. Whether that comes true is
// for the order to show; a lock around the cycle, or a join, may keep them from it.
#include "search_inner.h"

#include <stdlib.h>

#include "held.h"

enum { EDGES = 512, CYCLES = 8 };

typedef struct Edge {
  uint32_t from, to;  // locks
  uint16_t slot;
  uint8_t place;
  int own;     // so many steps its strand had taken when it came to take `to`
  int before;  // while a cycle is looked for: the edge that leads here, -1 the first; -2: not reached
} Edge;

typedef struct Cycle {
  int n;
  const Edge *edge[CLOCKS_STRANDS];
} Cycle;

// ---- the edges of an order ----

typedef struct Edges {
  int n;
  Edge edge[EDGES];
} Edges;

static void add_edge(Edges *all, const Holding *outer, const Holding *inner, int own) {
  for (int i = 0; i < all->n; i++) {
    const Edge *e = &all->edge[i];
    if (e->from == outer->lock && e->to == inner->lock && e->slot == inner->slot && e->place == inner->strand) return;
  }
  if (all->n < EDGES)
    all->edge[all->n++] = (Edge){outer->lock, inner->lock, (uint16_t)inner->slot, (uint8_t)inner->strand, own, -2};
}

static int steps_before(const ExploreEvent *event, int n) {
  int own = 0;
  for (int i = 0; i < n; i++)
    own += event[i].choice.slot == event[n].choice.slot && event[i].choice.strand == event[n].choice.strand;
  return own;
}

static void find_edges(World *w, const ExploreEvent *event, int n, Edges *all) {
  static Held h;  // large; a search is one at a time
  held_begin(&h, w);
  for (int i = 0; i < n; i++) {
    int held = h.n;
    held_step(&h, &event[i], i);
    for (int k = held; k < h.n; k++)
      for (int outer = 0; outer < held; outer++)
        if (h.one[outer].slot == h.one[k].slot && h.one[outer].strand == h.one[k].strand)
          add_edge(all, &h.one[outer], &h.one[k], steps_before(event, i));
  }
}

// ---- its cycles ----

static bool on_way(const Edges *all, const Edge *e, const Edge *other) {
  for (;; e = &all->edge[e->before]) {
    if (e->slot == other->slot && e->place == other->place) return true;
    if (e->before < 0) return false;
  }
}

static void read_cycle(const Edges *all, const Edge *last, Cycle *c) {
  c->n = 0;
  for (const Edge *e = last; c->n < CLOCKS_STRANDS; e = &all->edge[e->before]) {
    c->edge[c->n++] = e;
    if (e->before < 0) return;
  }
}

// The shortest cycle with this edge, breadth first; of edges with a lower number there are no more. false: none.
static bool find_cycle(Edges *all, int first, Cycle *c) {
  int queue[EDGES], n = 0;
  for (int i = 0; i < all->n; i++) all->edge[i].before = -2;
  all->edge[first].before = -1;
  queue[n++] = first;
  for (int at = 0; at < n; at++) {
    const Edge *e = &all->edge[queue[at]];
    if (e->to == all->edge[first].from) {
      read_cycle(all, e, c);
      return true;
    }
    for (int i = first + 1; i < all->n; i++) {
      Edge *next = &all->edge[i];
      if (next->before != -2 || next->from != e->to || on_way(all, e, next)) continue;
      next->before = queue[at];
      queue[n++] = i;
    }
  }
  return false;
}

// ---- into one ----

static const Edge *edge_of(const Cycle *c, const ClockStep *s) {
  for (int i = 0; i < c->n; i++)
    if (c->edge[i]->slot == s->slot && c->edge[i]->place == s->place) return c->edge[i];
  return NULL;
}

// Those of the cycle go first, up to where they hold their lock; then the others; when all that can go are held, they
// go.
static int choose(const SearchRun *h, const Cycle *c) {
  const SearchNode *node = &h->node[h->clocks.n];
  int other = -1, held = -1;
  for (int i = 0; i < node->count; i++) {
    const ClockStep *s = &h->step[node->first + i];
    if (!s->able) continue;
    const Edge *e = edge_of(c, s);
    if (e && (int)h->clocks.count[s->strand] < e->own) return s->strand;
    if (e && held < 0) held = s->strand;
    if (!e && other < 0) other = s->strand;
  }
  return other >= 0 ? other : held;
}

static bool go_into(SearchRun *h, const Cycle *c) {
  for (int strand; (strand = choose(h, c)) >= 0;)
    if (h->clocks.n >= h->max_steps || search_take(h, strand) != SEARCH_TAKEN || !search_arrive(h) || !search_tick(h))
      return false;
  search_found(h);
  return true;
}

void search_steer(SearchRun *h, const ExploreEvent *event, int n) {
  Edges *all = h->g->world ? calloc(1, sizeof *all) : NULL;
  Cycle c;
  if (!all) return;
  find_edges(h->g->world(h->g->self), event, n, all);
  for (int first = 0, tried = 0; first < all->n && tried < CYCLES && !h->broke_at && !h->stopped; first++) {
    SearchRun beside;
    if (!find_cycle(all, first, &c)) continue;
    tried++;
    if (search_beside(h, &beside)) go_into(&beside, &c);
    search_beside_end(h, &beside);
  }
  free(all);
}
