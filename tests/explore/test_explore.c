// Explore's machines, marks and images, by programs: a plain search (here, not that of search.h) tries every order and
// finds the right outcomes, and going back is exact.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "bind/ops.h"
#include "explore/inner.h"

// ---- a program, explored ----

static char why[300];

static Explore *open_with(const char *text, const ExploreSetup *setup) {
  static const char *const argv[] = {"program.py"};
  static RunConfig config;
  config = (RunConfig){.path = "program.py", .text = text, .size = strlen(text), .argv = argv, .argc = 1, .births = -1};
  return explore_new(&bind_ops, &config, setup, why, sizeof why);
}

static Explore *open_program(const char *text) {
  Explore *x = open_with(text, &(ExploreSetup){.seed = 1});
  if (!x) fail_msg("%s", why);
  return x;
}

#define IMPORTS "import multiprocessing as mp, os, signal, threading, time\n"
// Two processes that run the functions f and g with the same arguments; main joins them.
#define TWO(args) \
  "  ps = [mp.Process(target=t, args=" args ") for t in (f, g)]\n  for p in ps: p.start()\n  for p in ps: p.join()\n"
#define MAIN "if __name__ == '__main__':\n"

// ---- every order ----

enum { SENTENCES = 64, TEXT = 600, DEPTH = 400 };
typedef struct Found {
  int orders, n;
  char sentence[SENTENCES][TEXT];  // "ok: v = 2"
  uint64_t key[SENTENCES];
  int ends[EXPLORE_MEMORY + 1];  // how often a step ended so
} Found;

static void note_outcome(Explore *x, Found *f) {
  static Outcome o;
  explore_outcome(x, &o);
  f->orders++;
  for (int i = 0; i < f->n; i++)
    if (f->key[i] == o.key) return;
  assert_true(f->n < SENTENCES);
  char text[TEXT / 2];
  outcome_sentence(explore_world(x), &o, text, sizeof text);
  bool stuck = o.kind == OUTCOME_DEADLOCK || o.kind == OUTCOME_LIVELOCK;  // then the sentence begins with that
  const char *printed = o.process[0].printed ? o.process[0].printed : "";
  snprintf(f->sentence[f->n], TEXT, "%s%s%s%s%.200s", stuck ? "" : outcome_kind_name(o.kind), stuck ? "" : ": ", text,
           printed[0] ? " | " : "", printed);
  f->key[f->n++] = o.key;
}

static void every_order(Explore *x, int depth, Found *f) {
  ExplorePending p[32];
  int n = explore_pending(x, p, 32);
  if (explore_state(x) != EXPLORE_GOING) {
    note_outcome(x, f);
    return;
  }
  assert_true(depth < DEPTH);
  ExploreMark *here = explore_mark(x);
  for (int i = 0; i < n; i++) {
    if (!p[i].go && !p[i].timeout) continue;
    ExploreEvent e;
    ExploreEnd end = explore_take(x, p[i].slot, p[i].strand, &e);
    f->ends[end]++;
    if (end == EXPLORE_TAKEN) every_order(x, depth + 1, f);
    explore_back(x, here);
  }
  explore_drop(x, here);
}

static uint64_t seed = 88172645463325252u;
static uint32_t random_below(uint32_t n) {
  seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
  return (uint32_t)(seed >> 20) % n;
}

static void some_orders(Explore *x, int n, Found *f) {
  ExploreMark *start = explore_mark(x);
  while (n-- > 0) {
    for (int depth = 0; explore_state(x) == EXPLORE_GOING; depth++) {
      ExplorePending p[32];
      ExploreEvent e;
      uint32_t i, all = (uint32_t)explore_pending(x, p, 32);
      do i = random_below(all);
      while (!p[i].go && !p[i].timeout);
      assert_true(depth < DEPTH);
      assert_int_equal(explore_take(x, p[i].slot, p[i].strand, &e), EXPLORE_TAKEN);
    }
    note_outcome(x, f);
    explore_back(x, start);
  }
  explore_drop(x, start);
}

static void has(const Found *f, const char *sentence) {
  for (int i = 0; i < f->n; i++)
    if (!strncmp(f->sentence[i], sentence, strlen(sentence))) return;
  for (int i = 0; i < f->n; i++) print_error("found: %s\n", f->sentence[i]);
  fail_msg("not found: %s", sentence);
}

static Found explored(const char *text) {
  Explore *x = open_program(text);
  Found f = {0};
  every_order(x, 0, &f);
  explore_free(x);
  return f;
}

// Exactly these, each by how it begins; the list ends with NULL.
static void expect(const char *text, const char *const *sentences) {
  Found f = explored(text);
  int n = 0;
  for (; sentences[n]; n++) has(&f, sentences[n]);
  for (int i = n; i < f.n; i++) print_error("found: %s\n", f.sentence[i]);
  assert_int_equal(f.n, n);
}
#define EXPECT(text, ...) expect(text, (const char *const[]){__VA_ARGS__, NULL})

// ---- outcomes ----

#define ADD "def f(v, l):\n  v.value += 1\ndef g(v, l):\n  v.value += 1\n"
#define ADD_LOCKED "def f(v, l):\n  with l:\n    v.value += 1\ng = f\n"
#define VALUE_AND_LOCK MAIN "  v = mp.Value('i', 0)\n  l = mp.Lock()\n"

static void an_update_is_lost(void **state) {
  EXPECT(IMPORTS ADD VALUE_AND_LOCK TWO("(v, l)"), "ok: v = 2", "stale: v = 1");
}
static void a_lock_keeps_it(void **state) { EXPECT(IMPORTS ADD_LOCKED VALUE_AND_LOCK TWO("(v, l)"), "ok: v = 2"); }

static void two_locks_in_two_orders(void **state) {
  EXPECT(IMPORTS "def f(a, b):\n  with a:\n    with b: pass\ndef g(a, b):\n  with b:\n    with a: pass\n" MAIN
                 "  a, b = mp.Lock(), mp.Lock()\n" TWO("(a, b)"),
         "ok: ",
         "deadlock: Process-1 waits for b, held by Process-2; Process-2 waits for a, held by Process-1; MainProcess "
         "waits for Process-1 to end");
}

static void main_waits_in_the_ring(void **state) {
  EXPECT(IMPORTS "def f(l):\n  with l: pass\n" MAIN
                 "  l = mp.Lock()\n  p = mp.Process(target=f, args=(l,))\n  with l:\n"
                 "    p.start()\n    p.join()\n",
         "deadlock: MainProcess waits for Process-1 to end; Process-1 waits for l, held by MainProcess");
}

static void a_queue_keeps_the_order(void **state) {
  EXPECT(
      IMPORTS
      "def f(q):\n  q.put(1)\n  q.put([2])\n" MAIN
      "  q = mp.Queue()\n  p = mp.Process(target=f, args=(q,))\n  p.start()\n  print(q.get(), q.get())\n  p.join()\n",
      "ok:  | 1 [2]\n");
}

static void a_wake_up_is_lost(void **state) {
  EXPECT(
      IMPORTS
      "def f(c, v):\n  if not v.value:\n    with c: c.wait()\ndef g(c, v):\n  v.value = 1\n  with c: c.notify()\n" MAIN
      "  c = mp.Condition()\n  v = mp.Value('i', 0, lock=False)\n" TWO("(c, v)"),
      "ok: v = 1", "deadlock: Process-1 waits for c; MainProcess waits for Process-1 to end");
}

static void a_timeout_is_one_more_way(void **state) {
  EXPECT(IMPORTS "def f(e, v):\n  v.value = 2 if e.wait(1) else 3\ndef g(e, v):\n  e.set()\n" MAIN
                 "  e = mp.Event()\n  v = mp.Value('i', 0, lock=False)\n" TWO("(e, v)"),
         "ok: v = 2", "ok: v = 3");
}

static void sleeping_orders_nothing(void **state) {
  EXPECT(IMPORTS "def f(v):\n  time.sleep(10)\n  v.value = 1\ndef g(v):\n  v.value = 2\n" MAIN
                 "  v = mp.Value('i', 0, lock=False)\n" TWO("(v,)"),
         "ok: v = 1", "ok: v = 2");
}

// Both have happened: what a run ends with is the worse of the two.
static void an_exception_outranks_a_lost_update(void **state) {
  EXPECT(IMPORTS ADD VALUE_AND_LOCK TWO("(v, l)") "  assert v.value == 2\n", "ok: v = 2",
         "exception: MainProcess: AssertionError; v = 1");
}

static void an_assert_fails(void **state) {
  EXPECT(IMPORTS "def f(v):\n  v.value = 1\ndef g(v):\n  assert v.value == 0, 'one'\n" MAIN
                 "  v = mp.Value('i', 0, lock=False)\n" TWO("(v,)"),
         "ok: v = 1", "exception: Process-2: AssertionError: one; v = 1");
}

static void one_is_killed_anywhere(void **state) {
  EXPECT(IMPORTS "def f(l):\n  with l: pass\n" MAIN
                 "  l = mp.Lock()\n  p = mp.Process(target=f, args=(l,))\n  p.start()\n  p.kill()\n  with l: pass\n  "
                 "p.join()\n  print(p.exitcode)\n",
         "ok:  | -9\n", "ok:  | 0\n", "deadlock: MainProcess waits for l");
}

static void a_handler_runs(void **state) {
  EXPECT(IMPORTS "def h(s, frame):\n  v.value += 10\ndef f(v):\n  signal.signal(signal.SIGUSR1, h)\n  v.value = 1\n  "
                 "l.acquire()\n" MAIN
                 "  v = mp.Value('i', 0, lock=False)\n  l = mp.Lock()\n  p = mp.Process(target=f, args=(v,))\n  "
                 "p.start()\n  os.kill(p.pid, signal.SIGUSR1)\n  p.join()\n  print(p.exitcode)\n",
         "ok: v = 0 | -10\n", "ok: v = 1 | 0\n", "ok: v = 11 | 0\n");
}

static void pids_are_told_by_name(void **state) {
  EXPECT(IMPORTS "def f(): pass\n" MAIN
                 "  p = mp.Process(target=f)\n  p.start()\n  p.join()\n  print(os.getpid(), p.pid)\n",
         "ok:  | MainProcess Process-1\n");
}

static void children_are_waited_for(void **state) {
  EXPECT(IMPORTS MAIN "  if os.fork() == 0: os._exit(3)\n  if os.fork() == 0: os._exit(4)\n  a, b = os.wait(), "
                      "os.wait()\n  print(a[1] >> 8, b[1] >> 8, a[0] == b[0])\n",
         "ok:  | 3 4 False\n", "ok:  | 4 3 False\n");
}

static void threads_take_turns_at_their_steps(void **state) {
  EXPECT(IMPORTS "def f(v):\n  v.value += 1\n" MAIN
                 "  v = mp.Value('i', 0, lock=False)\n  t = threading.Thread(target=f, args=(v,))\n  t.start()\n  "
                 "v.value += 1\n  t.join()\n",
         "ok: v = 2", "stale: v = 1");
}

static void a_try_without_waiting_can_always_be_made(void **state) {
  EXPECT(
      IMPORTS
      "import queue\ndef f(l, q):\n  a = l.acquire(False)\n  try: q.put(1, False)\n  except queue.Full: print(a)\n" MAIN
      "  l, q = mp.Lock(), mp.Queue(1)\n  l.acquire()\n  q.put(0)\n  p = mp.Process(target=f, args=(l, q))\n  "
      "p.start()\n  p.join()\n  print(q.get())\n",
      "ok:  | 0\n");
}

static void what_is_spawned_begins_anew(void **state) {
  EXPECT(IMPORTS "n = os.getppid()\ndef f(v):\n  v.value += 1\n  print(__name__)\ng = f\n" MAIN
                 "  mp.set_start_method('spawn')\n  v = mp.Value('i', 0, lock=False)\n" TWO("(v,)"),
         "ok: v = 2", "stale: v = 1");
  Found f = {0};
  Explore *x = open_program(IMPORTS "def f(l):\n  with l: pass\n" MAIN
                                    "  c = mp.get_context('forkserver')\n  l = c.Lock()\n  p = c.Process(target=f, "
                                    "args=(l,))\n  p.start()\n  with l: pass\n  p.join()\n  print(p.exitcode)\n");
  some_orders(x, 20, &f);
  assert_int_equal(f.n, 1);
  has(&f, "ok:  | 0\n");
  explore_free(x);
}

static void a_pipe_ends_with_its_last_holder(void **state) {
  EXPECT(IMPORTS "def f(c):\n  c.send([1])\n" MAIN
                 "  a, b = mp.Pipe()\n  p = mp.Process(target=f, args=(b,))\n  p.start()\n  b.close()\n  "
                 "print(a.recv())\n  try: a.recv()\n  except EOFError: print('end')\n  p.join()\n",
         "ok:  | [1]\nend\n");
}

static void a_pool_and_a_manager_can_be_run(void **state) {
  Found f = {0};
  Explore *x = open_program(IMPORTS MAIN "  with mp.Pool(2) as p: print(p.map(abs, [-1, 2, -3]))\n  with mp.Manager() "
                                         "as m:\n    d = m.dict(k=1)\n    d['k'] += 1\n    print(d)\n");
  some_orders(x, 10, &f);
  has(&f, "ok: d = {'k': 2} | [1, 2, 3]\n{'k': 2}\n");
  explore_free(x);
}

static void an_orphan_is_left_behind(void **state) {
  Explore *x = open_program(
      IMPORTS "l = mp.Lock()\nl.acquire()\nif os.fork() == 0:\n  l.acquire()\n  os._exit(0)\nos._exit(0)\n");
  ExploreEvent e;
  Outcome *o = calloc(1, sizeof *o);
  while (explore_state(x) == EXPLORE_GOING) {
    ExplorePending p[4];
    int i = 0, n = explore_pending(x, p, 4);
    while (i < n && !p[i].go) i++;
    explore_take(x, p[i].slot, p[i].strand, &e);
  }
  explore_outcome(x, o);
  assert_int_equal(o->kind, OUTCOME_DEADLOCK);
  assert_int_equal(o->nprocesses, 2);
  assert_false(o->process[0].left_behind);
  assert_true(o->process[1].left_behind);
  outcome_free(o);
  free(o);
  explore_free(x);
}

// ---- spinning ----

#define SPIN "def done(v): return v.value\ndef f(v):\n  n = 0\n  while not done(v): n = [0]\n"

static void who_spins_is_parked(void **state) {
  EXPECT(IMPORTS SPIN "def g(v):\n  v.value = 1\n" MAIN "  v = mp.Value('i', 0, lock=False)\n" TWO("(v,)"),
         "ok: v = 1");
}
static void parked_for_ever_is_a_livelock(void **state) {
  EXPECT(IMPORTS SPIN "def g(v):\n  v.value = 0\n" MAIN "  v = mp.Value('i', 0, lock=False)\n" TWO("(v,)"),
         "livelock: Process-1 waits for v; MainProcess waits for Process-1 to end");
}
static void polling_with_a_sleep_is_spinning_too(void **state) {
  EXPECT(IMPORTS "def f(v):\n  while v.value == 0: time.sleep(0.1)\ndef g(v): pass\n" MAIN
                 "  v = mp.Value('i', 0, lock=False)\n" TWO("(v,)"),
         "livelock: Process-1");
}
static void to_set_the_same_on_a_class_is_spinning_too(void **state) {
  EXPECT(IMPORTS "class C: n = 0\ndef f(v):\n  while v.value == 0: C.n = 0\ndef g(v): pass\n" MAIN
                 "  v = mp.Value('i', 0, lock=False)\n" TWO("(v,)"),
         "livelock: Process-1");
}
static void who_counts_does_not_spin(void **state) {
  EXPECT(IMPORTS "def f(v):\n  n = 0\n  while n < 5:\n    n += 1 - v.value\ndef g(v): pass\n" MAIN
                 "  v = mp.Value('i', 0, lock=False)\n" TWO("(v,)"),
         "ok: v = 0");
}
// Too many orders for a plain search: some of them.
static void peterson_excludes(void **state) {
  Explore *x = open_program("import multiprocessing as mp\ndef run(i, flag, turn, inside):\n  flag[i] = 1\n  "
                            "turn.value = 1 - i\n  while flag[1 - i] and turn.value == 1 - i: pass\n"
                            "  inside.value += 1\n  flag[i] = 0\ndef f(*a): run(0, *a)\ndef g(*a): run(1, *a)\n" MAIN
                            "  flag = mp.Array('i', 2, lock=False)\n  turn = mp.Value('i', 0, lock=False)\n  inside = "
                            "mp.Value('i', 0, lock=False)\n" TWO("(flag, turn, inside)"));
  Found f = {0};
  some_orders(x, 500, &f);
  assert_int_equal(f.n, 2);
  has(&f, "ok: flag = [0, 0], turn = 0, inside = 2");
  has(&f, "ok: flag = [0, 0], turn = 1, inside = 2");
  explore_free(x);
}

// ---- what cannot be explored ----

static void an_endless_loop_is_said(void **state) {
  assert_null(open_with("while True: pass\n", &(ExploreSetup){.private_steps = 20}));
  char text[300];
  explore_english(why, text, sizeof text);
  assert_string_equal(text, "main computes too long without a step to be explored");
  Explore *x = open_with(IMPORTS "v = mp.Value('i', 0, lock=False)\nv.value = 1\nwhile True: pass\n",
                         &(ExploreSetup){.private_steps = 20});
  Found f = {0};
  every_order(x, 0, &f);
  assert_int_equal(f.ends[EXPLORE_ENDLESS], 1);
  explore_free(x);
}

#define ALARM "def h(s, f):\n  v.value += 10\nsignal.signal(signal.SIGALRM, h)\n"

static void an_alarm_comes_at_any_moment(void **state) {
  EXPECT(IMPORTS "v = mp.RawValue('i', 0)\n" ALARM "signal.alarm(1)\nn = v.value\nv.value = n + 1\n", "ok: v = 1",
         "ok: v = 11", "stale: v = 1");
}
static void an_alarm_ends_a_pause(void **state) {
  EXPECT(IMPORTS "v = mp.RawValue('i', 0)\n" ALARM "signal.alarm(5)\nsignal.pause()\nv.value += 1\n", "ok: v = 11",
         "deadlock: MainProcess waits");
}
static void an_alarm_is_taken_back(void **state) {
  EXPECT(IMPORTS "v = mp.RawValue('i', 0)\nsignal.alarm(5)\nv.value = 1\nprint(signal.alarm(0))\nv.value = 2\n",
         "ok: v = 2 | 5\n", "ok: v = 0", "ok: v = 1");
}

static void what_is_no_program_is_said(void **state) {
  assert_null(open_with("def f(:\n", &(ExploreSetup){.seed = 1}));
  assert_true(why[0] != '\0');
}

// ---- going back ----

static uint64_t hash(uint64_t h, uint64_t v) { return (h ^ v) * 0x9e3779b97f4a7c15u + (h >> 29); }

static uint64_t hash_footprint(uint64_t h, const VerbFootprint *f) {
  for (int i = 0; i < f->n; i++)
    h = hash(hash(hash(h, f->place[i].object), (uint64_t)f->place[i].part), f->place[i].write);
  return hash(h, (uint64_t)f->n);
}

static uint64_t hash_event(const ExploreEvent *e) {
  uint64_t h = hash_footprint(1, &e->footprint);
  const uint64_t words[] = {e->choice.kind,
                            e->choice.slot,
                            e->choice.strand,
                            e->choice.verb,
                            e->choice.line,
                            e->choice.object,
                            (uint64_t)e->cause,
                            e->python,
                            (uint64_t)e->arg,
                            (uint64_t)e->arg2,
                            (uint64_t)e->result,
                            (uint64_t)e->result2,
                            (uint64_t)e->value,
                            e->seen,
                            (uint64_t)e->seen_value,
                            e->stale,
                            (uint64_t)e->lost,
                            (uint64_t)e->stale_over,
                            e->waited,
                            e->reads,
                            e->failed,
                            e->error,
                            (uint64_t)e->created,
                            (uint64_t)e->ended};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) h = hash(h, words[i]);
  return h;
}

static uint64_t hash_pending(Explore *x) {
  ExplorePending p[32];
  int n = explore_pending(x, p, 32);
  uint64_t h = hash((uint64_t)n, explore_state(x));
  for (int i = 0; i < n; i++) {
    const WorldCall *c = &p[i].call;
    const uint64_t words[] = {(uint64_t)p[i].slot,
                              (uint64_t)p[i].strand,
                              p[i].go,
                              p[i].timeout,
                              p[i].parked,
                              p[i].python,
                              (uint64_t)p[i].cause,
                              c->verb,
                              c->actor,
                              c->object,
                              c->line,
                              (uint64_t)c->arg,
                              (uint64_t)c->arg2,
                              c->nbytes,
                              c->seen,
                              c->seen_version,
                              (uint64_t)c->deadline};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) h = hash(h, words[k]);
    h = hash_footprint(h, &p[i].footprint);
  }
  Outcome *o = calloc(1, sizeof *o);
  explore_outcome(x, o);
  h = hash(h, o->key);
  outcome_free(o);
  free(o);
  return hash(h, (uint64_t)world_now(explore_world(x)));
}

// A tree of all that was seen: what a choice led to, and what was pending there.
typedef struct Place {
  ExploreMark *mark;
  uint64_t pending;
  int slot, strand, before;
  uint64_t event;
} Place;
enum { PLACES_KEPT = 400 };

static int known(const Place *all, int n, int before, int slot, int strand) {
  for (int i = 0; i < n; i++)
    if (all[i].before == before && all[i].slot == slot && all[i].strand == strand) return i;
  return -1;
}

static void walk(Explore *x, int moves) {
  static Place all[PLACES_KEPT];
  int n = 1, here = 0;
  all[0] = (Place){.mark = explore_mark(x), .pending = hash_pending(x), .before = -1};
  while (moves-- > 0) {
    ExplorePending p[32], *can[32];
    int npending = explore_pending(x, p, 32), ncan = 0;
    for (int i = 0; i < npending; i++)
      if (p[i].go || p[i].timeout) can[ncan++] = &p[i];
    if (ncan == 0 || random_below(8) == 0 || n == PLACES_KEPT) {
      here = (int)random_below((uint32_t)n);
      explore_back(x, all[here].mark);
      assert_int_equal(hash_pending(x), all[here].pending);
      if (n == PLACES_KEPT) break;
      continue;
    }
    const ExplorePending *chosen = can[random_below((uint32_t)ncan)];
    int slot = chosen->slot, strand = chosen->strand, old = known(all, n, here, slot, strand);
    ExploreEvent e;
    assert_int_equal(explore_take(x, slot, strand, &e), EXPLORE_TAKEN);
    uint64_t event = hash_event(&e), pending = hash_pending(x);
    if (old >= 0) {
      assert_int_equal(event, all[old].event);
      assert_int_equal(pending, all[old].pending);
      here = old;
    } else {
      all[n] = (Place){random_below(4) ? explore_mark(x) : NULL, pending, slot, strand, here, event};
      if (!all[n].mark) all[n].mark = explore_mark(x);
      here = n++;
    }
  }
  for (int i = 0; i < n; i++) explore_drop(x, all[(i * 7 + 3) % n].mark), all[(i * 7 + 3) % n].mark = NULL;
  for (int i = 0; i < n; i++) explore_drop(x, all[i].mark);
}

static const char *const walked[] = {
    IMPORTS ADD_LOCKED VALUE_AND_LOCK TWO("(v, l)"),
    IMPORTS "def f(q, r):\n  q.put('x' * 50)\n  print(r.get())\ndef g(q, r):\n  r.put(q.get(timeout=1))\n" MAIN
            "  q, r = mp.Queue(1), mp.Queue()\n" TWO("(q, r)") "  print(mp.active_children())\n",
    IMPORTS "def f(c, v):\n  with c:\n    while not v.value: c.wait(2)\ndef g(c, v):\n  with c:\n    v.value = 1\n    "
            "c.notify_all()\n" MAIN "  c, v = mp.Condition(), mp.Value('i', 0)\n" TWO("(c, v)"),
    IMPORTS "def h(s, frame): v.value += 1\ndef f(v):\n  signal.signal(signal.SIGTERM, h)\n  signal.pause()\ndef "
            "g(v):\n  time.sleep(1)\n  os._exit(7)\n" MAIN
            "  v = mp.Value('i', 0)\n  ps = [mp.Process(target=t, args=(v,)) for t in (f, g)]\n  for p in ps: "
            "p.start()\n  for p in ps: p.terminate()\n  for p in ps: p.join()\n  print([p.exitcode for p in ps])\n",
    IMPORTS
    "def f(n, v):\n  if n:\n    p = mp.Process(target=f, args=(n - 1, v))\n    p.start()\n    p.join()\n  v[n] += "
    "n\n" MAIN
    "  v = mp.Array('i', 4)\n  f(3, v)\n  t = threading.Thread(target=f, args=(0, v))\n  t.start()\n  t.join()\n",
};

static void going_back_is_exact(void **state) {
  for (size_t i = 0; i < sizeof walked / sizeof *walked; i++) {
    Explore *x = open_program(walked[i]);
    walk(x, 1500);
    explore_free(x);
  }
}

// After a search all that its images took has been given back, but for what is remembered of each page.
static void memory_does_not_grow(void **state) {
  Explore *x = open_program(walked[1]);
  walk(x, 1500);
  walk(x, 1500);
  size_t before = window_bytes(x->private) + window_bytes(x->shared);
  for (int i = 0; i < 4; i++) walk(x, 1500);
  assert_true(window_bytes(x->private) + window_bytes(x->shared) <= before + before / 2);
  explore_free(x);
}

static void a_mark_costs_what_has_changed(void **state) {
  Explore *x = open_program(IMPORTS "big = list(range(1000000))\n" ADD_LOCKED VALUE_AND_LOCK TWO("(v, l)"));
  ExploreEvent e;
  for (int i = 0; i < 2; i++) explore_take(x, 0, 0, &e);  // the children are born
  ExploreMark *a = explore_mark(x);
  size_t before = window_bytes(x->private);
  assert_true(before > 8000000);
  assert_int_equal(explore_take(x, 1, 0, &e), EXPLORE_TAKEN);
  ExploreMark *b = explore_mark(x);
  assert_true(window_bytes(x->private) < before + 40000);
  explore_drop(x, a);
  explore_drop(x, b);
  explore_free(x);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_update_is_lost),
      cmocka_unit_test(a_lock_keeps_it),
      cmocka_unit_test(two_locks_in_two_orders),
      cmocka_unit_test(main_waits_in_the_ring),
      cmocka_unit_test(a_queue_keeps_the_order),
      cmocka_unit_test(a_wake_up_is_lost),
      cmocka_unit_test(a_timeout_is_one_more_way),
      cmocka_unit_test(sleeping_orders_nothing),
      cmocka_unit_test(an_exception_outranks_a_lost_update),
      cmocka_unit_test(an_assert_fails),
      cmocka_unit_test(one_is_killed_anywhere),
      cmocka_unit_test(a_handler_runs),
      cmocka_unit_test(pids_are_told_by_name),
      cmocka_unit_test(children_are_waited_for),
      cmocka_unit_test(threads_take_turns_at_their_steps),
      cmocka_unit_test(a_try_without_waiting_can_always_be_made),
      cmocka_unit_test(what_is_spawned_begins_anew),
      cmocka_unit_test(a_pipe_ends_with_its_last_holder),
      cmocka_unit_test(a_pool_and_a_manager_can_be_run),
      cmocka_unit_test(an_orphan_is_left_behind),
      cmocka_unit_test(who_spins_is_parked),
      cmocka_unit_test(parked_for_ever_is_a_livelock),
      cmocka_unit_test(polling_with_a_sleep_is_spinning_too),
      cmocka_unit_test(to_set_the_same_on_a_class_is_spinning_too),
      cmocka_unit_test(who_counts_does_not_spin),
      cmocka_unit_test(peterson_excludes),
      cmocka_unit_test(an_endless_loop_is_said),
      cmocka_unit_test(an_alarm_comes_at_any_moment),
      cmocka_unit_test(an_alarm_ends_a_pause),
      cmocka_unit_test(an_alarm_is_taken_back),
      cmocka_unit_test(what_is_no_program_is_said),
      cmocka_unit_test(going_back_is_exact),
      cmocka_unit_test(memory_does_not_grow),
      cmocka_unit_test(a_mark_costs_what_has_changed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
