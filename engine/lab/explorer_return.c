// The point of no return: the step of an order that ends in a deadlock, after which every order breaks.
//
// All orders that begin with the first k steps break, or not all do: once it is so, it stays so with more steps. So the
// least such k is found by searches from a beginning: from the end on with longer and longer strides back, until one of
// them finds an order that does not break (it stops there), then by halves. Each has a bound of orders, and so have all
// together. What they cannot settle is not told.
#include "base/clock.h"
#include "explorer.h"

enum {
  EACH = 2000,    // orders of one search
  ALL = 10000,    // … of all, whatever the number of outcomes
  DEADLOCKS = 6,  // outcomes that are looked at
};

typedef enum Fate { FATE_OPEN, FATE_SEALED, FATE_UNKNOWN } Fate;  // not every order breaks; every one does

typedef struct Probe {
  bool open;   // an order does not break
  bool other;  // one breaks in another way than by a deadlock
} Probe;

static bool on_order(Search *s, const ExploreEvent *event, int n, const Outcome *o) {
  Probe *p = s->data;
  p->open = !outcome_breaks(o);
  p->other |= o->kind != OUTCOME_DEADLOCK;
  return !p->open;
}

static Fate fate_after(Explorer *e, const Schedule *order, int steps, bool *other) {
  Probe p = {false, false};
  const Search *of = &e->search;
  Search s = {.method = SEARCH_DPOR,
              .max_orders = e->probes < EACH ? e->probes : EACH,
              .seconds = of->seconds,
              .used = clock_seconds(clock_monotonic() - e->began),
              .hurry = of->hurry,
              .from = order->choice,
              .nfrom = steps,
              .rough = true,
              .on_order = on_order,
              .data = &p};
  if (!e->probes) return FATE_UNKNOWN;
  explore_back(e->x, e->start);
  bool done = search_run(&s, e->x);
  e->probes -= s.orders < e->probes ? s.orders : e->probes;
  Fate fate = p.open ? FATE_OPEN : done && s.complete ? FATE_SEALED : FATE_UNKNOWN;
  search_free(&s);
  if (fate == FATE_SEALED) *other = p.other;
  return fate;
}

// open: a number of steps after which it is open, or not known (*known). Returns one after which it is sealed.
static int stride_back(Explorer *e, const Schedule *order, int *open, bool *known, bool *other) {
  int sealed = order->n;
  for (int stride = 1; sealed - stride > *open; stride *= 2) {
    Fate fate = fate_after(e, order, sealed - stride, other);
    if (fate != FATE_SEALED) {
      *open = sealed - stride;
      *known = fate == FATE_OPEN;
      break;
    }
    sealed -= stride;
  }
  return sealed;
}

static void put_return(Explorer *e, const Schedule *order, int open, bool known, LabOutcome *out) {
  bool other = false;
  int sealed = stride_back(e, order, &open, &known, &other);
  while (sealed - open > 1) {
    int middle = open + (sealed - open) / 2;
    Fate fate = fate_after(e, order, middle, &other);
    if (fate == FATE_UNKNOWN) return;
    if (fate == FATE_SEALED) sealed = middle;
    else open = middle, known = true;
  }
  if (!known) return;
  out->no_return = sealed;
  out->no_return_all = !other;
}

void explorer_put_returns(Explorer *e, const SearchFinding **f, ExploreReport *r) {
  const Search *s = &e->search;
  bool open = false;
  int looked_at = 0;
  if (!e->x) return;  // as many runs as a search has
  e->probes = ALL;
  for (int i = 0; i < s->nfindings; i++) open |= !outcome_breaks(&f[i]->outcome);
  if (!open && s->complete) return;
  for (int i = 0; i < r->pub.noutcomes && looked_at < DEADLOCKS; i++) {
    LabOutcome *o = &r->pub.outcomes[i];
    if (o->kind != LAB_ENDS_DEADLOCK || !o->nsteps) continue;
    looked_at++;
    put_return(e, &r->order[i].schedule, e->begin.n, open, o);
  }
}
