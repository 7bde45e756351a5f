// A paced run's order depends on its seed and its program alone: the same in every run, however busy the machine is.
//
// Two processes that do nothing but compute take the processors away at moments that nobody chose.
#include "lab_help.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#ifndef RUNS
#define RUNS 10
#endif
#ifndef BUSY
#define BUSY 2
#endif
enum { EVENTS = 4000 };

static const char *const programs[] = {
    // a lock and a race
    "from multiprocessing import Process, Value, Lock\n"
    "def work(v, lock):\n"
    "    for _ in range(3):\n"
    "        with lock: v.value += 1\n"
    "        v.value += 1\n"
    "if __name__ == '__main__':\n"
    "    v, lock = Value('i', 0), Lock()\n"
    "    ps = [Process(target=work, args=(v, lock)) for _ in range(3)]\n"
    "    for p in ps: p.start()\n"
    "    for p in ps: p.join()\n"
    "    print(v.value)\n",

    // queues and their feeders
    "from multiprocessing import Process, Queue\n"
    "def make(q, n):\n"
    "    for i in range(3): q.put((n, i))\n"
    "if __name__ == '__main__':\n"
    "    q = Queue(2)\n"
    "    ps = [Process(target=make, args=(q, n)) for n in range(2)]\n"
    "    for p in ps: p.start()\n"
    "    print([q.get() for _ in range(6)])\n"
    "    for p in ps: p.join()\n",

    // a pool: its processes, its threads
    "from multiprocessing import Pool\n"
    "def square(x): return x * x\n"
    "if __name__ == '__main__':\n"
    "    with Pool(2) as pool: print(pool.map(square, range(4)))\n",

    // a manager
    "from multiprocessing import Process, Manager\n"
    "def add(d, k): d[k] = len(d)\n"
    "if __name__ == '__main__':\n"
    "    with Manager() as m:\n"
    "        d = m.dict()\n"
    "        ps = [Process(target=add, args=(d, k)) for k in range(2)]\n"
    "        for p in ps: p.start()\n"
    "        for p in ps: p.join()\n"
    "        print(sorted(d.items()))\n",

    // signals: handlers, SIGCHLD, a child that is terminated, a signal that is no step
    "import os, signal, time\n"
    "from multiprocessing import Process, Event, Value\n"
    "def on(sig, frame): print('signal', sig)\n"
    "def wait(ready, v):\n"
    "    signal.signal(signal.SIGUSR1, on)\n"
    "    ready.set()\n"
    "    signal.pause()\n"
    "    for _ in range(3): v.value += 1\n"
    "    time.sleep(10)\n"
    "    signal.pause()\n"
    "if __name__ == '__main__':\n"
    "    ready, v = Event(), Value('i', 0)\n"
    "    signal.signal(signal.SIGCHLD, on)\n"
    "    ps = [Process(target=wait, args=(ready, v)) for _ in range(2)]\n"
    "    for p in ps: p.start()\n"
    "    ready.wait()\n"
    "    os.kill(ps[0].pid, signal.SIGUSR1)\n"
    "    for _ in range(3): v.value += 1\n"
    "    signal.signal(signal.SIGUSR1, signal.SIG_IGN)\n"
    "    ps[1].terminate()\n"
    "    for _ in range(3): v.value += 1\n"
    "    ps[0].join(1)\n"
    "    ps[0].kill()\n"
    "    for p in ps: p.join()\n"
    "    print(v.value, [p.exitcode for p in ps])\n",

    // timeouts, sleeps, an alarm, a loop that waits on the clock
    "import signal, time\n"
    "from multiprocessing import Process, Condition, Queue, Value\n"
    "from queue import Empty\n"
    "def late(c, v, s):\n"
    "    time.sleep(s)\n"
    "    with c:\n"
    "        v.value += 1\n"
    "        c.notify_all()\n"
    "def on(sig, frame): print('alarm')\n"
    "if __name__ == '__main__':\n"
    "    c, v, q = Condition(), Value('i', 0), Queue()\n"
    "    signal.signal(signal.SIGALRM, on)\n"
    "    ps = [Process(target=late, args=(c, v, s)) for s in (0.5, 2)]\n"
    "    for p in ps: p.start()\n"
    "    signal.alarm(1)\n"
    "    with c:\n"
    "        while v.value < 2 and c.wait(0.7): pass\n"
    "    try: q.get(timeout=1)\n"
    "    except Empty: print('empty')\n"
    "    end = time.time() + 1\n"
    "    while time.time() < end and v.value < 2: pass\n"
    "    for p in ps: p.join()\n",

    // spawned, and threads
    "import threading\n"
    "from multiprocessing import Value, get_context\n"
    "def add(v):\n"
    "    for _ in range(2): v.value += 1\n"
    "def both(v):\n"
    "    ts = [threading.Thread(target=add, args=(v,)) for _ in range(2)]\n"
    "    for t in ts: t.start()\n"
    "    for t in ts: t.join()\n"
    "if __name__ == '__main__':\n"
    "    spawn = get_context('spawn')\n"
    "    v = spawn.Value('i', 0)\n"
    "    ps = [spawn.Process(target=both, args=(v,)) for _ in range(2)]\n"
    "    for p in ps: p.start()\n"
    "    add(v)\n"
    "    for p in ps: p.join()\n"
    "    print(v.value)\n",

    // private work of different lengths
    "from multiprocessing import Process, Value\n"
    "def work(v, n):\n"
    "    for _ in range(3):\n"
    "        sum(range(n))\n"
    "        v.value += 1\n"
    "if __name__ == '__main__':\n"
    "    v = Value('i', 0)\n"
    "    ps = [Process(target=work, args=(v, n)) for n in (10, 300000, 1000)]\n"
    "    for p in ps: p.start()\n"
    "    for p in ps: p.join()\n"
    "    print(v.value)\n",
};

// ---- the load ----

static int busy[BUSY + 1];

static void make_busy(void) {
  for (int i = 0; i < BUSY; i++) {
    busy[i] = fork();
    if (busy[i] != 0) continue;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (volatile unsigned n = 0;; n++) {
    }
  }
}

static void make_idle(void) {
  for (int i = 0; i < BUSY; i++) {
    kill(busy[i], SIGKILL);
    waitpid(busy[i], NULL, 0);
  }
}

// ---- the order ----

static LabSnapshot *snap;

// Its steps, a line each, by process: what each did, and where in the whole order.
static char *order_of(Lab *lab, uint64_t seed) {
  static LabEvent events[EVENTS];
  LabOptions o = {.has_seed = true, .seed = seed, .pace = 1000};
  uint64_t cursor = 0, dropped;
  help_run(lab, &o);
  if (!help_until(lab, snap, help_over, 60)) fail_msg("it does not end");
  assert_int_equal(snap->state, LAB_ENDED);
  int n = lab_events(lab, &cursor, events, EVENTS, &dropped);
  char *text = NULL;
  size_t size;
  FILE *f = open_memstream(&text, &size);
  assert_non_null(f);
  for (int i = 0; i < n; i++)
    fprintf(f, "%d %s %d line %u%s\n", events[i].slot, events[i].verb, events[i].object, events[i].line,
            events[i].waits ? " waits" : "");
  fputs(snap->output, f);
  fclose(f);
  return text;
}

static void test_same_seed_same_order(void **state) {
  int bad = 0;
  make_busy();
  for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
    Lab *lab = help_open(programs[i]);
    char *first = order_of(lab, i + 1);
    int differ = 0;
    for (int run = 1; run < RUNS; run++) {
      char *again = order_of(lab, i + 1);
      if (strcmp(first, again) != 0 && differ++ == 0)
        print_message("---- %zu ----\n%s---- and ----\n%s", i, first, again);
      free(again);
    }
    if (differ) print_message("program %zu: %d of %d in another order\n", i, differ, RUNS - 1);
    bad += differ;
    free(first);
    lab_free(lab);
  }
  make_idle();
  assert_int_equal(bad, 0);
}

// ---- somebody computes ----

static bool awaits_the_child(const LabSnapshot *s) { return s->awaits && s->awaited == 1; }
static bool is_paused(const LabSnapshot *s) { return s->state == LAB_PAUSED; }

// Nobody else goes on meanwhile, and whoever watches can do as always: hold it, steer it, end it.
static void test_who_computes_is_waited_for(void **state) {
  Lab *lab = help_open("from multiprocessing import Process, Value\n"
                       "def spin():\n"
                       "    n = 0\n"
                       "    while True: n += 1\n"
                       "if __name__ == '__main__':\n"
                       "    v = Value('i', 0)\n"
                       "    p = Process(target=spin)\n"
                       "    p.start()\n"
                       "    for i in range(10): v.value += 1\n"
                       "    p.join()\n");
  help_run(lab, &(LabOptions){.has_seed = true, .seed = 1, .pace = 1000});
  assert_true(help_until(lab, snap, awaits_the_child, 20));
  uint64_t steps = snap->steps;
  assert_int_equal(steps, 1);
  lab_pause(lab, true);
  assert_true(help_until(lab, snap, is_paused, 1));
  assert_false(snap->awaits);
  lab_pause(lab, false);
  assert_true(help_until(lab, snap, awaits_the_child, 20));
  assert_int_equal(snap->steps, steps);
  lab_kill(lab, 1, SIGKILL);
  assert_true(help_until(lab, snap, help_over, 20));
  assert_int_equal(snap->state, LAB_ENDED);
  assert_true(snap->steps > 20 && !snap->awaits);
  lab_free(lab);
}

static int start(void **state) {
  lab_start();
  snap = lab_snapshot_new();
  return 0;
}
static int end(void **state) {
  lab_snapshot_free(snap);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_same_seed_same_order),
      cmocka_unit_test(test_who_computes_is_waited_for),
  };
  return cmocka_run_group_tests(tests, start, end);
}
