// Spins: who is parked, and when. Every order of small programs, up to some steps, against a statement of its own: what
// a round is that changes nothing, asked of the whole order from its start, not step by step.

#include "spin_help.h"
#include "world/view.h"

// ---- an order, as it is remembered ----

enum { MOMENTS = 100, SLOTS = 3, OBJECTS = 8, QUEUED = 4, CHANGES = 8 };

typedef struct Turns {  // of one object: who has it, and how much of it is free
  Actor holder, sleeping[QUEUED], woken[QUEUED];
  int64_t depth, places, nsleeping, nwoken;
} Turns;  // without holes: compared by its bytes

typedef struct Next {  // where in the program a strand is: these programs keep nothing else from one round to the next
  WorldCall call;
  bool there, parked;
} Next;

typedef struct Moment {  // a step, and what there was after it
  ExploreEvent e;
  bool turn;   // it changed nothing but turns
  bool alone;  // by itself it is a round that changes nothing: others take no notice of it
  Next next[SLOTS];
  Turns turns[OBJECTS];
} Moment;

static Moment order[MOMENTS];
static int norder;  // order[0] is the start: no step
static Moment *now(void) { return &order[norder - 1]; }

static bool has_turns(uint32_t o) {
  WorldFamily f = o < WORLD_OBJECTS ? world_kind_family(world_object(explore_world(x), o)->kind) : FAMILY_CELLS;
  return f == FAMILY_LOCK || f == FAMILY_COND || f == FAMILY_QUEUE;
}

static Turns turns_now(uint32_t o) {
  World *w = explore_world(x);
  Turns t = {0};
  WorldObjectView v;
  if (!has_turns(o) || !world_object_read(w, o, &v)) return t;
  t.holder = world_holder(w, o);
  if (world_kind_family(v.kind) == FAMILY_QUEUE) return t;
  t.depth = v.holder ? v.depth : 0;
  t.places = v.places;
  t.nsleeping = v.nsleeping, t.nwoken = v.nwoken;
  assert_true(v.nsleeping <= QUEUED && v.nwoken <= QUEUED);
  memcpy(t.sleeping, v.sleeping, sizeof(Actor) * (size_t)v.nsleeping);
  memcpy(t.woken, v.woken, sizeof(Actor) * (size_t)v.nwoken);
  return t;
}

static int64_t is_free(const Turns *t, uint32_t o) {
  int kind = world_object(explore_world(x), o)->kind;
  if (kind == KIND_LOCK || world_kind_family(kind) == FAMILY_QUEUE) return !t->holder;
  return t->holder ? -t->depth : t->places;
}

static bool same_turns(const Turns *a, const Turns *b) { return !memcmp(a, b, sizeof *a); }

static void remember(const ExploreEvent *e) {
  assert_true(norder < MOMENTS);
  Moment *m = &order[norder++];
  memset(m, 0, sizeof *m);
  if (e) {
    VerbDone d = explore_done(e);
    m->e = *e;
    m->turn = verb_change(&d) == CHANGED_TURN;
  }
  ExplorePending p[16];
  for (int i = 0, n = explore_pending(x, p, 16); i < n; i++) {
    assert_true(p[i].slot < SLOTS);
    if (p[i].strand == 0) m->next[p[i].slot] = (Next){p[i].call, true, p[i].parked};
  }
  assert_true(world_objects(explore_world(x)) <= OBJECTS);
  for (int o = 0; o < world_objects(explore_world(x)); o++) m->turns[o] = turns_now((uint32_t)o);
}

// ---- what a round is that changes nothing ----

static bool touches(const Moment *m, uint32_t o) {
  for (int i = 0; i < m->e.footprint.n; i++)
    if (m->e.footprint.place[i].object == o) return true;
  return false;
}

static bool is_of_process(uint32_t o) { return o >= PLACE_PROCESS && o <= PLACE_ANY_PROCESS; }

// Did the step `by` change what the step `own` looked at?
static bool changed(const Moment *own, const Moment *by) {
  VerbFootprint looked = own->e.footprint;
  for (int i = 0; i < looked.n; i++) {
    looked.place[i].write = false;
    if (by->e.ended >= 0 && is_of_process(looked.place[i].object)) return true;
  }
  return !by->e.reads && !by->turn && verb_conflict(&looked, &by->e.footprint);
}

static bool is_step_of(int i, int slot) { return i > 0 && order[i].e.choice.slot == slot; }

// May a round begin after this step; may the step be part of one: then it changed nothing but turns.
static bool is_start(int i, int slot) { return order[i].next[slot].there && verb_spins(&order[i].next[slot].call); }
static bool is_good(int i, int slot) { return (order[i].e.reads || order[i].turn) && is_start(i, slot); }

static bool same_place(int slot, int a, int b) {
  const WorldCall *c = &order[a].next[slot].call, *d = &order[b].next[slot].call;
  return c->verb == d->verb && c->object == d->object && c->line == d->line && c->arg == d->arg && c->arg2 == d->arg2;
}

static bool is_seen(int i, int slot) { return i > 0 && order[i].e.choice.slot != slot && !order[i].alone; }

// Is each turn at the end as it was at the beginning, and never freer in between; was it never in another state when
// somebody else came to it?
static bool turns_given_back(int slot, int from, int to, uint32_t o) {
  const Turns *first = NULL, *last = NULL;
  int64_t free = 0;
  for (int i = from + 1; i <= to; i++) {
    if (!touches(&order[i], o)) continue;
    if (is_step_of(i, slot)) {
      const Turns *before = &order[i - 1].turns[o], *after = &order[i].turns[o];
      if (last && !same_turns(last, before)) return false;
      if (!first) first = before, free = is_free(first, o);
      if (is_free(before, o) > free || is_free(after, o) > free) return false;
      last = after;
    } else if (is_seen(i, slot) && last && !same_turns(last, first)) {
      return false;
    }
  }
  return !last || same_turns(first, last);
}

// Has one of the slot's steps before i, back to where a round could begin, met what the step i touches?
static bool is_met(int slot, int i) {
  for (int k = i - 1; k > 0; k--) {
    if (!is_step_of(k, slot)) continue;
    for (int j = 0; j < order[k].e.footprint.n && is_start(k, slot); j++) {
      uint32_t o = order[k].e.footprint.place[j].object;
      if (touches(&order[i], o) || (is_of_process(o) && order[i].e.ended >= 0)) return true;
    }
    if (!is_good(k, slot)) return false;
  }
  return false;
}

// The search for a round gives up when others have changed too many things meanwhile.
static bool is_restless(int slot, int from, int to) {
  int changes = 0;
  for (int i = from + 1; i < to; i++)
    changes += is_seen(i, slot) && !order[i].e.reads && !order[i].turn && is_met(slot, i);
  return changes > CHANGES;
}

static bool is_round(int slot, int from, int to) {
  for (int i = from + 1; i <= to; i++)
    for (int k = from + 1; k < i && is_seen(i, slot); k++)
      if (is_step_of(k, slot) && changed(&order[k], &order[i])) return false;
  if (is_restless(slot, from, to)) return false;
  for (uint32_t o = 0; o < OBJECTS; o++)
    if (has_turns(o) && !turns_given_back(slot, from, to, o)) return false;
  return true;
}

// Where the shortest round begins that the strand has just ended: -1 there is none.
static int round_of(int slot, int to) {
  if (!is_good(to, slot)) return -1;
  for (int i = to - 1; i > 0; i--) {
    if (!is_step_of(i, slot)) continue;
    bool same = same_place(slot, i, to) && (is_good(i, slot) || order[i].e.result == order[to].e.result);
    if (is_start(i, slot) && same && is_round(slot, i, to)) return i;
    if (!is_good(i, slot)) return -1;
  }
  return -1;
}

static bool should_be_parked(int slot, int now) {
  int to = now;
  while (to > 0 && !is_step_of(to, slot)) to--;
  int from = to > 0 ? round_of(slot, to) : -1;
  if (from < 0) return false;
  for (int i = to + 1; i <= now; i++)
    for (int k = from + 1; k <= to && is_seen(i, slot); k++)
      if (is_step_of(k, slot) && changed(&order[k], &order[i])) return false;
  for (uint32_t o = 0; o < OBJECTS; o++) {
    int last = to;
    while (last > from && !(is_step_of(last, slot) && touches(&order[last], o))) last--;
    if (last > from && has_turns(o) && !same_turns(&order[last].turns[o], &order[now].turns[o])) return false;
  }
  return true;
}

static bool is_alone(int i) {
  int slot = order[i].e.choice.slot, from = round_of(slot, i);
  for (int k = from + 1; k < i && from > 0; k++)
    if (is_step_of(k, slot) || (is_seen(k, slot) && is_met(slot, k))) return false;
  return from > 0;
}

// ---- every order, and some long ones ----

static const Program *program;
static long nparked;

static void say_order(void) {
  print_error("%s", text_of(program));
  for (int i = 1; i < norder; i++) {
    print_error("%d: %s of %u, line %u -> %lld  parked", order[i].e.choice.slot, verb_name(order[i].e.choice.verb),
                order[i].e.choice.object, order[i].e.choice.line, (long long)order[i].e.result);
    for (int s = 0; s < SLOTS; s++) print_error(" %d", order[i].next[s].parked);
    print_error("\n");
  }
}

static void check(void) {
  for (int slot = 0; slot < SLOTS; slot++) {
    const Next *n = &now()->next[slot];
    nparked += n->there && n->parked;
    if (!n->there || n->parked == should_be_parked(slot, norder - 1)) continue;
    say_order();
    fail_msg("process %d is %sparked", slot, n->parked ? "" : "not ");
  }
}

static void take(const ExplorePending *p) {
  ExploreEvent e;
  assert_int_equal(explore_take(x, p->slot, p->strand, &e), EXPLORE_TAKEN);
  remember(&e);
  now()->alone = is_alone(norder - 1);
}

static int who_can(ExplorePending *can) {
  ExplorePending p[16];
  int ncan = 0, n = explore_pending(x, p, 16);
  for (int i = 0; i < n; i++)
    if (p[i].go || p[i].timeout) can[ncan++] = p[i];
  return ncan;
}

static void every_order(int steps) {
  ExplorePending can[16];
  int n = who_can(can), here = norder;
  if (steps == 0 || n == 0) return;
  ExploreMark *mark = explore_mark(x);
  for (int i = 0; i < n; i++) {
    take(&can[i]);
    check();
    every_order(steps - 1);
    norder = here;
    explore_back(x, mark);
  }
  explore_drop(x, mark);
}

static uint64_t lot = 88172645463325252u;
static uint32_t below(uint32_t n) {
  lot ^= lot << 13, lot ^= lot >> 7, lot ^= lot << 17;
  return (uint32_t)(lot >> 20) % n;
}

static void an_order(void) {
  ExplorePending can[16];
  int n, here = norder;
  ExploreMark *mark = explore_mark(x);
  while (norder < here + 36 && (n = who_can(can)) > 0) {
    take(&can[below((uint32_t)n)]);
    check();
  }
  norder = here;
  explore_back(x, mark);
  explore_drop(x, mark);
}

// It begins when both have been born.
static void every_order_of(const Program *p, int steps) {
  program = p;
  x = opened(text_of(p));
  norder = 0;
  remember(NULL);
  ExplorePending can[16];
  while (!now()->next[2].there && who_can(can) > 0) take(&can[0]);
  nparked = 0;
  every_order(steps);
  size_t before = window_bytes(x->private) + window_bytes(x->shared);
  for (int i = 0; i < 40; i++) an_order();
  every_order(3);
  assert_true(nparked > 0);
  assert_true(window_bytes(x->private) + window_bytes(x->shared) <= before + before / 2);  // chains are given back
  explore_free(x);
}

// Their loops keep nothing from one round to the next but where they are. Object 0 is what the program is about.
#define AND(more) more "\n  " CELLS
// clang-format off
static const Program programs[] = {
    // cells
    {CELLS, "u, v", "  while v.value == 0: pass", "  u.value = 1\n  v.value = 0\n  v.value = 0", JOINS},
    {CELLS, "u, v", FOREVER "u.value\n    v.value", "  v.value = 0\n  u.value\n  u.value = 0", JOINS},
    {CELLS, "u, v", FOREVER "u.value\n    v.value", FOREVER "v.value\n    u.value = 0", JOINS},
    {CELLS, "u, v", FOREVER "u.value\n    v.value", FOREVER "v.value\n    u.value", "  v.value = 0\n  u.value = 0\n" JOINS},
    {"a = mp.Array('i', 3, lock=False)", "a", FOREVER "a[1]\n    a[0]", "  a[2] = 0\n  a[0] = 0\n  a[1] = 0", JOINS},
    {CELLS, "u, v", "  v.value = 0\n" FOREVER "v.value", "  v.value = 0\n  v.value", JOINS},
    // locks
    {AND("l = mp.Lock()"), "u, v, l", FOREVER "with l: v.value", "  with l: v.value = 0\n  with l: u.value = 0", JOINS},
    {AND("l = mp.Lock()"), "u, v, l", FOREVER "with l: v.value", FOREVER "with l: u.value", "  v.value = 0\n" JOINS},
    {AND("l = mp.Lock()"), "u, v, l", FOREVER "if l.acquire(False): l.release()", "  with l: pass\n  with l: pass", JOINS},
    {AND("l = mp.Lock()"), "u, v, l", "  l.acquire()\n" FOREVER "l.release()\n    l.acquire()", "  with l: v.value = 0", JOINS},
    {AND("l = mp.Lock()"), "u, v, l", "  l.acquire()\n" FOREVER "v.value", "  l.acquire(False)\n  l.release()\n  v.value = 0", JOINS},
    {AND("l = mp.Lock()"), "u, v, l", FOREVER "while not l.acquire(timeout=.1): pass\n    l.release()", "  with l: v.value\n  with l: v.value", JOINS},
    {AND("l, m = mp.Lock(), mp.Lock()"), "u, v, l, m", FOREVER "with l:\n      with m: v.value", "  with m: pass\n  with l: v.value = 0", JOINS},
    {AND("l, m = mp.Lock(), mp.Lock()"), "u, v, l, m", FOREVER "with l: pass\n    with m: pass", FOREVER "with m: pass\n    with l: pass", JOINS},
    {AND("l = mp.RLock()"), "u, v, l", FOREVER "with l:\n      with l: v.value", "  with l: u.value = 0\n  with l: v.value = 0", JOINS},
    {AND("l = mp.RLock()"), "u, v, l", "  l.acquire()\n" FOREVER "with l: pass", "  l.acquire(False)\n  v.value = 0", JOINS},
    {AND("s = mp.Semaphore(2)"), "u, v, s", FOREVER "with s: v.value", "  with s:\n    with s: v.value = 0", JOINS},
    {AND("s = mp.Semaphore(2)"), "u, v, s", FOREVER "with s:\n      with s: pass", FOREVER "with s: pass", JOINS},
    {AND("s = mp.Semaphore(1)"), "u, v, s", FOREVER "s.acquire(False)\n    s.release()", "  s.acquire()\n  s.release()", JOINS},
    {AND("s = mp.Semaphore(1)"), "u, v, s", FOREVER "s.release()\n    s.acquire()", FOREVER "s.acquire()\n    s.release()", JOINS},
    {AND("s = mp.Semaphore(2)"), "u, v, s", FOREVER "with s: v.value\n    with s: u.value", FOREVER "s.acquire(False)\n    s.release()", JOINS},
    {AND("s = mp.Semaphore(3)"), "u, v, s", FOREVER "with s:\n      s.acquire()\n      s.release()", FOREVER "s.acquire(False)\n    s.release()", JOINS},
    // what came before the loop is no part of it
    {AND("l = mp.Lock()"), "u, v, l", "  u.value\n" FOREVER "v.value", "  u.value = 0\n  u.value = 0\n  v.value = 0", JOINS},
    {AND("l = mp.Lock()"), "u, v, l", "  with l: pass\n" FOREVER "v.value", "  with l: pass\n  with l: v.value = 0", JOINS},
    // counters of the machine's own
    {CELLS, "u, v", "  global n\n" FOREVER "n = 0\n    v.value", "  v.value = 0", JOINS},
    {AND("global C\n  class C: n = 0"), "u, v", FOREVER "C.n = 0\n    v.value", "  v.value = 0", JOINS},
    {AND("global d\n  d = {1: 0}"), "u, v", FOREVER "d[1] = 0\n    v.value", "  v.value = 0", JOINS},
    {CELLS, "u, v", FOREVER "e = {}\n    v.value\n    del e", "  v.value = 0", JOINS},
    {AND("global n\n  n = lambda: 0"), "u, v", FOREVER "n()\n    v.value", "  v.value = 0", JOINS},
    // conditions
    {AND("c = mp.Condition()"), "u, v, c", FOREVER "with c: c.wait(.1)", "  with c: c.notify()\n  with c: v.value = 0", JOINS},
    {AND("c = mp.Condition()"), "u, v, c", "  with c:\n    while True: c.wait(.1)", "  with c:\n    while True: c.wait(.1)", JOINS},
    {AND("c = mp.Condition()"), "u, v, c", "  with c:\n    while True:\n      v.value\n      c.wait(.1)", "  c.acquire(False)\n  v.value = 0", JOINS},
    // queues, pipes, events
    {AND("q = mp.SimpleQueue()"), "u, v, q", "  while q.empty(): pass\n  q.get()", "  v.value = 0\n  q.put(1)", JOINS},
    {AND("q = mp.SimpleQueue()"), "u, v, q", FOREVER "if not q.empty(): q.get()", "  q.put(None)\n  q.put(None)\n  q.put(None)", JOINS},
    {AND("q = mp.Queue()"), "u, v, q", FOREVER "try: q.get(timeout=.1)\n    except queue.Empty: pass",
     FOREVER "try: q.get_nowait()\n    except queue.Empty: pass", JOINS},
    {AND("e = mp.Event()"), "u, v, e", "  while not e.is_set(): pass", "  v.value = 0\n  e.clear()\n  e.set()", JOINS},
    {AND("e = mp.Event()"), "u, v, e", "  while not e.wait(.1): time.sleep(.1)", "  e.clear()\n  e.set()", JOINS},
    {AND("c, d = mp.Pipe()"), "u, v, c, d", "  while not c.poll(.1): pass", "  c.send(1)\n  d.send(1)", JOINS},
    // the ends of processes
    {CELLS, "u, v", FOREVER "v.value", "  u.value = 0", "  while ps[1].is_alive(): pass"},
    {CELLS, "u, v", FOREVER "v.value", "  u.value = 0", "  while ps[0].is_alive(): pass"},
    {CELLS, "u, v", FOREVER "v.value", "  v.value = 0\n  u.value = 0", "  while ps[0].is_alive(): u.value"},
    {CELLS, "u, v", FOREVER "mp.parent_process().is_alive()", "  u.value = 0", "  os._exit(0)"},
};
// clang-format on

static void who_is_parked_is_in_a_round_that_changes_nothing(void **state) {
  for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) every_order_of(&programs[i], 8);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(who_is_parked_is_in_a_round_that_changes_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
