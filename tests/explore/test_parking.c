// Spins, one by one: who counts is not parked; what unparks; and how long a round may be that is found.
#include "spin_help.h"

// One who counts does not spin, whatever it counts with.
static const char *const counting[] = {
    "n = 0\n  while True:\n    n += v.value + 1",
    "n = [0]\n  while True:\n    v.value\n    n[0] += 1",
    "n = []\n  while True:\n    v.value\n    n.append(0)",
    "d = {1: 0}\n  while True:\n    v.value\n    d[1] += 1",
    "n = iter(range(1000))\n  while True:\n    v.value\n    next(n)",
    "n = iter([0] * 1000)\n  while True:\n    v.value\n    next(n)",
    "n = (0 for i in range(1000))\n  while True:\n    v.value\n    next(n)",
    "class C: n = 0\n  while True:\n    v.value\n    C.n += 1",
    "class C: pass\n  c = C()\n  c.n = 0\n  while True:\n    v.value\n    c.n += 1",
    "n = bytearray(1)\n  while True:\n    v.value\n    n[0] = (n[0] + 1) % 200",
    "global n\n  n = 0\n  while True:\n    v.value\n    n += 1",
    "while True:\n    time.monotonic()\n    v.value",
    "while True:\n    random.random()\n    v.value",
    "s = set()\n  while True:\n    s.add(len(s))\n    v.value",
    "n = 0\n  def inc():\n    nonlocal n\n    n += 1\n  while True:\n    inc()\n    v.value",
    "while True:\n    v.value\n    v.value = 0",
    "while True: print(v.value)",
};

static void go(int slot, int strand) {
  ExploreEvent e;
  assert_int_equal(explore_take(x, slot, strand, &e), EXPLORE_TAKEN);
}

static const ExplorePending *pending(int slot, int strand) {
  static ExplorePending p[16];
  for (int i = 0, n = explore_pending(x, p, 16); i < n; i++)
    if (p[i].slot == slot && p[i].strand == strand) return &p[i];
  return NULL;
}

static void who_counts_is_not_parked(void **state) {
  for (size_t i = 0; i < sizeof counting / sizeof *counting; i++) {
    char text[1000];
    snprintf(text, sizeof text, IMPORTS "v = mp.Value('i', 0, lock=False)\ndef f():\n  %s\nf()\n", counting[i]);
    x = opened(text);
    for (int k = 0; k < 70; k++) {
      const ExplorePending *p = pending(0, 0);
      if (p->parked || !(p->go || p->timeout)) fail_msg("parked after %d steps: %s", k, counting[i]);
      go(0, 0);
    }
    explore_free(x);
  }
}

// Each of the script takes a step: f, g, m main, t a thread of f's. The marks are about one of them: P parked, - not,
// after each step.
typedef struct Script {
  const char *what;
  Program program;
  const char *script, *marks;
  char of;
} Script;

static int slot_of(char who) { return who == 'm' ? 0 : who == 'g' ? 2 : 1; }

static void begin(const Program *p) {
  x = opened(text_of(p));
  while (!pending(2, 0)) go(0, 0);
}

static void play(const Script *s) {
  begin(&s->program);
  for (int i = 0; s->script[i]; i++) {
    go(slot_of(s->script[i]), s->script[i] == 't');
    const ExplorePending *p = pending(slot_of(s->of), s->of == 't');
    char is = p && p->parked ? 'P' : '-';
    if (is != s->marks[i]) fail_msg("%s: after %.*s: %c", s->what, i + 1, s->script, is);
  }
  assert_int_equal(strlen(s->script), strlen(s->marks));
  explore_free(x);
}

#define HANDLED "  def h(*a): pass\n  signal.signal(signal.SIGUSR1, h)\n" FOREVER "v.value"
#define THREAD "  def h():\n    while True: u.value\n  threading.Thread(target=h).start()\n" FOREVER "v.value"
// clang-format off
static const Script scripts[] = {
    {"a signal changes private memory", {CELLS, "u, v", HANDLED, "  pass", "  os.kill(ps[0].pid, signal.SIGUSR1)"}, "ffmff", "-P--P", 'f'},
    {"a signal to another", {CELLS, "u, v", HANDLED, HANDLED, "  os.kill(ps[0].pid, signal.SIGUSR1)"}, "fgfgmf", "---PPP", 'g'},
    {"threads share private memory", {CELLS, "u, v", THREAD, "  pass", JOINS}, "fttffttff", "----P---P", 'f'},
    {"a thread's own round", {CELLS, "u, v", THREAD, "  pass", JOINS}, "fttffttff", "--P---P--", 't'},
    {"a change unparks until the next round", {CELLS, "u, v", FOREVER "v.value", FOREVER "v.value = 0", JOINS}, "ffgffgg", "-P-PP--", 'f'},
};
// clang-format on

// ---- how far it looks ----

// main alone: a loop of n of these; is it ever parked in so many steps?
static bool parks(const char *shared, const char *before, const char *each, int n, const char *after, int steps) {
  static char text[9000];
  int size = snprintf(text, sizeof text, IMPORTS "%s\ndef f():\n  while True:\n    %s", shared, before);
  for (int i = 0; i < n; i++) size += snprintf(text + size, sizeof text - (size_t)size, each, i);
  snprintf(text + size, sizeof text - (size_t)size, "%s\nf()\n", after);
  x = opened(text);
  bool parked = false;
  for (int i = 0; i < steps && !parked; i++) {
    assert_true(pending(0, 0)->go || pending(0, 0)->timeout);
    go(0, 0);
    parked = pending(0, 0)->parked;
  }
  explore_free(x);
  return parked;
}

static void a_round_is_short(void **state) {
  const char *value = "v = mp.Value('i', 0, lock=False)", *locks = "l = [mp.Lock() for i in range(9)]";
  const char *pipes = "p = [mp.Pipe()[0] for i in range(6)]\ndef e(): pass",
             *queues = "q = [mp.SimpleQueue() for i in range(6)]";
  assert_true(parks(value, "v.value\n", "    v.value\n", 62, "", 300));
  assert_false(parks(value, "v.value\n", "    v.value\n", 63, "", 300));
  for (int n = 1; n < 10; n++) assert_int_equal(parks(locks, "pass\n", "    with l[%d]: pass\n", n, "", 100), n <= 4);
  for (int n = 1; n < 7; n++) assert_int_equal(parks(queues, "wait([", "q[%d]._reader, ", n, "], 0)", 30), n <= 4);
  for (int n = 1; n < 7; n++) assert_true(parks(pipes, "wait([", "p[%d], ", n, "], 0)", 30));
}

// f looks at two cells of three, g changes the third one, or another array, between two steps of f's round.
static bool parks_beside(int changes, const char *shared, const char *change) {
  begin(&(Program){shared, "b, a", FOREVER "a[0]\n    a[1]", change, JOINS});
  for (int i = 0; i < 2; i++) go(1, 0);
  for (int i = 0; i < changes; i++) go(2, 0);
  go(1, 0);
  bool parked = pending(1, 0)->parked;
  explore_free(x);
  return parked;
}

static void few_changes_come_between(void **state) {
  const char *arrays = "b, a = mp.Array('i', 3, lock=False), mp.Array('i', 3, lock=False)";
  for (int n = 0; n < 12; n++) assert_int_equal(parks_beside(n, arrays, FOREVER "a[2] = 0"), n <= 8);
  for (int n = 0; n < 80; n += 20) assert_true(parks_beside(n, arrays, FOREVER "b[0] = 0"));
  for (int n = 0; n < 80; n += 20) assert_int_equal(parks_beside(n, arrays, FOREVER "a[2]"), n <= 60);
}

static void a_script_parks(void **state) {
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) play(&scripts[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(who_counts_is_not_parked),
      cmocka_unit_test(a_script_parks),
      cmocka_unit_test(a_round_is_short),
      cmocka_unit_test(few_changes_come_between),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
