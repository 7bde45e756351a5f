// Stepping on real processes: the caller chooses each step, goes back, and replays an order.
#include <signal.h>

#include "gate_help.h"
#include "lab/gate.h"

static const char ring[] = "from multiprocessing import Process, Lock\n"
                           "def work(first, second):\n"
                           "    with first:\n"
                           "        with second:\n"
                           "            pass\n"
                           "a = Lock()\n"
                           "b = Lock()\n"
                           "p = Process(target=work, args=(a, b))\n"
                           "q = Process(target=work, args=(b, a))\n"
                           "p.start()\n"
                           "q.start()\n"
                           "p.join()\n"
                           "q.join()\n";

// ---- the learner's order ----

static void test_one_update_is_lost(void **state) {
  Lab *lab = step_open(counter, false);
  const LabGate *g = lab_gate(lab);
  assert_true(g->on);
  assert_int_equal(g->nchoices, 1);
  said(held(lab, 0)->sentence, "start a process");
  steps(lab, "0012");
  said(g->history[2].sentence, "load counter → 0");
  said(held(lab, 1)->sentence, "store counter ← 1");
  said(held(lab, 1)->note, "it read 0 at step 3");
  assert_int_equal(held(lab, 1)->line, 7);
  assert_int_equal(held(lab, 1)->why, LAB_WHY_READ);
  said(held(lab, 0)->note, "Process-1 has not ended");
  assert_false(held(lab, 0)->can_go);
  step(lab, 1);
  said(held(lab, 2)->note, "it read 0 at step 4; Process-1 has stored since");
  assert_true(snap->at_rest);
  steps(lab, "21200000");
  assert_int_equal(snap->state, LAB_ENDED);
  assert_string_equal(snap->output, "counter 1\n");
  assert_int_equal(help_object(snap, "counter")->lost, 1);
  assert_int_equal(g->nchoices, 0);
  int stale = 0;
  for (int i = 0; i < g->nhistory; i++) stale += g->history[i].stale;
  assert_int_equal(stale, 1);
  assert_true(g->history[5].stale);
  said(g->history[12].sentence, "end");
  lab_free(lab);
}

// What is read in one function and stored in another is stale, too; what is only looked at is not.
static const char through_a_function[] = "from multiprocessing import Process, Value\n"
                                         "def get(v):\n"
                                         "    return v.value\n"
                                         "def add(v, w):\n"
                                         "    box = [get(v), get(w)]\n"
                                         "    v.value = box.pop(0) + 1\n"
                                         "    w.value = 5\n"
                                         "if __name__ == '__main__':\n"
                                         "    v, w = Value('i', 0), Value('i', 0)\n"
                                         "    ps = [Process(target=add, args=(v, w)) for _ in range(2)]\n"
                                         "    for p in ps:\n"
                                         "        p.start()\n"
                                         "    for p in ps:\n"
                                         "        p.join()\n";

static void test_read_in_a_function(void **state) {
  Lab *lab = step_open(through_a_function, false);
  steps(lab, "0012121122");
  assert_int_equal(help_object(snap, "v")->stale, 1);
  assert_int_equal(help_object(snap, "v")->lost, 1);
  assert_int_equal(help_object(snap, "v")->last_lost_by, 2);
  assert_int_equal(help_object(snap, "w")->stale, 0);
  lab_free(lab);
  lab = step_open(through_a_function, false);
  steps(lab, "0011111222");
  assert_int_equal(help_object(snap, "v")->stale, 0);
  lab_free(lab);
}

static void test_a_lock_is_waited_for(void **state) {
  Lab *lab = step_open(counter, true);
  steps(lab, "001");
  assert_false(held(lab, 2)->can_go);
  said(held(lab, 2)->sentence, "acquire lock");
  said(held(lab, 2)->note, "held by Process-1 since step 3");
  assert_int_equal(held(lab, 2)->why, LAB_WHY_HELD);
  assert_int_equal(held(lab, 2)->step, 3);
  assert_false(lab_step(lab, find(lab, 2)));
  assert_int_equal(snap->processes[2].doing, LAB_WAITS);
  assert_int_equal(snap->processes[1].doing, LAB_HELD);
  walk(lab, 3, 100);
  assert_string_equal(snap->output, "counter 2\n");
  lab_free(lab);
}

// Released by another than took it: nobody holds it, and who waits for it waits for a release.
static void test_a_signal_is_waited_for(void **state) {
  Lab *lab = step_open("from multiprocessing import Lock, Process\n"
                       "def work(done):\n"
                       "    done.release()\n"
                       "if __name__ == '__main__':\n"
                       "    done = Lock()\n"
                       "    done.acquire()\n"
                       "    p = Process(target=work, args=(done,))\n"
                       "    p.start()\n"
                       "    done.acquire()\n"
                       "    done.acquire()\n",
                       false);
  steps(lab, "00");
  said(held(lab, 0)->note, "held by itself since step 1");
  step(lab, 1);
  step(lab, 0);
  assert_false(held(lab, 0)->can_go);
  assert_int_equal(held(lab, 0)->why, LAB_WHY_NOT_RELEASED);
  said(held(lab, 0)->note, "nobody has released it");
  assert_int_equal(snap->processes[0].nholds, 0);
  lab_free(lab);
}

// ---- going back ----

static void test_undo(void **state) {
  Lab *lab = step_open(counter, false);
  steps(lab, "00121");
  int pid = snap->processes[1].pid;
  assert_false(lab_gate(lab)->fresh);
  go_to(lab, 4);
  const LabGate *g = lab_gate(lab);
  assert_true(g->fresh);
  assert_true(snap->processes[1].pid != pid);
  assert_false(help_alive(pid));
  assert_int_equal(g->nhistory, 5);
  said(held(lab, 1)->sentence, "store counter ← 1");
  go_to(lab, 5);  // forward again: the same processes go on
  assert_int_equal(lab->gate->lead_to, 5);
  said(g->history[4].sentence, "store counter ← 1");
  go_to(lab, 3);
  assert_int_equal(g->nhistory, 5);
  step(lab, 1);  // another choice than the one before: the rest is forgotten
  assert_int_equal(g->nhistory, 4);
  assert_int_equal(lab->gate->lead_to, 4);  // nobody is led by what is forgotten
  assert_false(g->fresh);
  go_to(lab, 0);
  assert_int_equal(snap->nprocesses, 1);
  assert_int_equal(g->nhistory, 4);
  step(lab, 0);  // the same choice: it stays
  assert_int_equal(g->nhistory, 4);
  lab_free(lab);
}

static void test_undo_after_the_end(void **state) {
  Lab *lab = step_open(counter, true);
  int n = walk(lab, 5, 100);
  assert_int_equal(snap->state, LAB_ENDED);
  go_to(lab, n - 1);
  assert_int_equal(snap->state, LAB_RUNNING);
  said(held(lab, 0)->sentence, "end");
  step(lab, 0);
  assert_int_equal(snap->state, LAB_ENDED);
  lab_free(lab);
}

// Led along an order at a pace of one step in an hour: whoever turns a switch then decides himself from there on.
static void test_a_switch_ends_being_led(void **state) {
  char why[200];
  Lab *lab = step_open(counter, false);
  steps(lab, "0012");
  Schedule order = {0};
  for (int i = 0; i < 4; i++) assert_true(schedule_add(&order, lab->gate->order.choice[i]));
  assert_true(gate_begin(lab, &(LabOptions){0},
                         &(GateOrder){.explore_values = true, .order = &order, .lead_to = 4, .pace = 1.0 / 3600}, why,
                         sizeof why));
  schedule_free(&order);
  const LabGate *g = lab_gate(lab);
  lab_set_switch(lab, 0, true);
  settle(lab);
  assert_int_equal(g->at, 1);
  assert_int_equal(g->nhistory, 1);
  assert_int_equal(g->history[0].by, LAB_BY_LEARNER);
  step(lab, 0);
  said(g->history[1].sentence, "start a process: Process-1");
  lab_free(lab);
}

// As many steps as anybody will make by hand come back at once; the bound is wide, for machines that do something else
// besides.
#ifdef __SANITIZE_ADDRESS__
#define QUICK 5.0  // seconds: what the sanitizer costs is not ours
#else
#define QUICK 0.5
#endif
static void test_undo_is_quick(void **state) {
  char why[200];
  Lab *lab = help_open(counter);
  lab_set_switch(lab, 0, false);
  lab_set_knob(lab, lab_knob_index(lab, "ROUNDS"), "300", why, sizeof why);
  lab_set_knob(lab, lab_knob_index(lab, "WORKERS"), "2", why, sizeof why);
  assert_true(lab_step_begin(lab, &(LabOptions){0}, false, why, sizeof why));
  assert_int_equal(walk(lab, 1, 1001), 1001);
  double best = 1e9;
  for (int i = 0; i < 5; i++) {
    double began = now();
    go_to(lab, 1000 - i);
    if (now() - began < best) best = now() - began;
  }
  print_message("1000 steps again in %.1f ms\n", best * 1e3);
  assert_true(best < QUICK);
  lab_free(lab);
}

// ---- whatever the program ----

static void same_again(const char *text, unsigned seed) {
  char why[200], before[400][LAB_TEXT], output[2000];
  Lab *lab = help_open(text);
  if (!lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why)) fail_msg("%s", why);
  int n = walk(lab, seed, 400);
  const LabGate *g = lab_gate(lab);
  n = g->nhistory;
  LabRunState end = snap->state;
  snprintf(output, sizeof output, "%s", snap->output);
  for (int i = 0; i < n; i++) snprintf(before[i], LAB_TEXT, "%s", g->history[i].sentence);
  go_to(lab, n / 2);
  go_to(lab, n);
  for (int i = 0; i < n; i++) said(g->history[i].sentence, before[i]);
  assert_int_equal(snap->state, end);
  assert_string_equal(snap->output, output);
  lab_free(lab);
}

static const char *const programs[] = {
    "from multiprocessing import Process, Queue\n"
    "def make(q, n):\n"
    "    for i in range(2):\n"
    "        q.put((n, i))\n"
    "q = Queue(1)\n"
    "ps = [Process(target=make, args=(q, n)) for n in range(2)]\n"
    "for p in ps: p.start()\n"
    "for i in range(4): print(q.get())\n"
    "for p in ps: p.join()\n",

    "from multiprocessing import Process, Condition, Value\n"
    "def eat(c, v):\n"
    "    with c:\n"
    "        while v.value == 0:\n"
    "            c.wait(2.0)\n"
    "        v.value -= 1\n"
    "c, v = Condition(), Value('i', 0)\n"
    "ps = [Process(target=eat, args=(c, v)) for _ in range(2)]\n"
    "for p in ps: p.start()\n"
    "for i in range(2):\n"
    "    with c:\n"
    "        v.value += 1\n"
    "        c.notify()\n"
    "for p in ps: p.join()\n"
    "print(v.value)\n",

    "import os, signal, time\n"
    "from multiprocessing import Process, Event\n"
    "def on(sig, frame): print('signal', sig)\n"
    "def wait(ready):\n"
    "    signal.signal(signal.SIGUSR1, on)\n"
    "    ready.set()\n"
    "    time.sleep(10)\n"
    "    signal.pause()\n"
    "ready = Event()\n"
    "signal.signal(signal.SIGCHLD, on)\n"
    "p = Process(target=wait, args=(ready,))\n"
    "p.start()\n"
    "ready.wait()\n"
    "os.kill(p.pid, signal.SIGUSR1)\n"
    "p.join(1)\n"
    "p.terminate()\n"
    "p.join()\n"
    "print(p.exitcode)\n",

    "import threading, time\n"
    "from multiprocessing import Process, Value\n"
    "def both(v):\n"
    "    ts = [threading.Thread(target=add, args=(v,)) for _ in range(2)]\n"
    "    for t in ts: t.start()\n"
    "    for t in ts: t.join()\n"
    "def add(v):\n"
    "    time.sleep(0.1)\n"
    "    v.value += 1\n"
    "v = Value('i', 0)\n"
    "p = Process(target=both, args=(v,))\n"
    "p.start()\n"
    "v.value += 1\n"
    "p.join()\n"
    "print(v.value)\n",

    "from multiprocessing import Process, Pool, Semaphore, Barrier\n"
    "def meet(s, b):\n"
    "    with s: b.wait()\n"
    "s, b = Semaphore(2), Barrier(2)\n"
    "ps = [Process(target=meet, args=(s, b), daemon=True) for _ in range(2)]\n"
    "for p in ps: p.start()\n"
    "for p in ps: p.join(5)\n"
    "raise ValueError('end')\n",
};

static void test_any_order_comes_again(void **state) {
  for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
    for (unsigned seed = 1; seed <= 3; seed++) same_again(programs[i], seed * 7);
}

// ---- deadlock, timeouts ----

static void test_deadlock_is_known_at_once(void **state) {
  Lab *lab = step_open(ring, true);
  steps(lab, "00");
  steps(lab, "12");
  assert_int_equal(snap->state, LAB_DEADLOCK);
  assert_int_equal(snap->nstuck, 3);
  assert_true(snap->ring);
  said(held(lab, 1)->note, "held by Process-2 since step 4");
  said(held(lab, 2)->note, "held by Process-1 since step 3");
  go_to(lab, 3);
  assert_int_equal(snap->state, LAB_RUNNING);
  assert_true(held(lab, 1)->can_go);
  steps(lab, "1111");
  walk(lab, 1, 100);
  assert_int_equal(snap->state, LAB_ENDED);
  lab_free(lab);
}

static void test_time_is_a_choice(void **state) {
  Lab *lab = step_open("import time\n"
                       "from multiprocessing import Process, Lock\n"
                       "def late(lock):\n"
                       "    time.sleep(100)\n"
                       "    lock.release()\n"
                       "lock = Lock()\n"
                       "lock.acquire()\n"
                       "p = Process(target=late, args=(lock,))\n"
                       "p.start()\n"
                       "print(lock.acquire(timeout=50))\n"
                       "p.join()\n",
                       true);
  steps(lab, "00");
  said(held(lab, 1)->sentence, "sleep until 100.000 s");
  assert_true(held(lab, 1)->can_go);
  assert_false(held(lab, 0)->can_go);
  assert_true(held(lab, 0)->timeout);
  said(held(lab, 0)->note, "held by itself since step 1; it would time out");
  step(lab, 0);
  const LabGate *g = lab_gate(lab);
  assert_int_equal(g->history[2].by, LAB_BY_CLOCK);
  said(g->history[2].sentence, "acquire lock: timed out");
  assert_in_range(snap->nanoseconds, 50000000000, 50001000000);
  go_to(lab, 2);
  steps(lab, "110");  // the sleeper first: durations do not order processes
  said(g->history[4].sentence, "acquire lock");
  walk(lab, 1, 20);
  assert_string_equal(snap->output, "True\n");
  lab_free(lab);
}

// ---- grains, running on ----

static void test_by_line(void **state) {
  Lab *lab = step_open(counter, true);
  lab_step_grain(lab, LAB_BY_LINE);
  steps(lab, "0");
  const LabGate *g = lab_gate(lab);
  assert_int_equal(g->at, 2);  // line 13 starts both
  assert_true(!g->history[0].by_itself && g->history[1].by_itself);
  steps(lab, "11");
  assert_int_equal(g->at, 5);
  said(g->history[3].sentence, "load counter → 0");
  said(g->history[4].sentence, "store counter ← 1");
  said(held(lab, 2)->sentence, "acquire lock");
  said(held(lab, 1)->sentence, "release lock");
  lab_set_switch(lab, 0, false);  // what the learner does between two steps is no part of a line
  settle(lab);
  assert_true(lab_step_signal(lab, 2, SIGKILL));
  settle(lab);
  kill(snap->processes[1].pid, SIGKILL);
  for (double end = now() + 5; g->at < 8 && now() < end;) one_turn(lab);
  assert_int_equal(g->at, 8);
  for (int i = 5; i < 8; i++) assert_false(g->history[i].by_itself);
  go_to(lab, 4);  // back to within the line
  assert_true(g->history[4].by_itself);
  go_to(lab, 4);
  go_to(lab, 8);
  for (int i = 5; i < 8; i++) assert_false(g->history[i].by_itself);
  lab_free(lab);
}

static void test_at_locks(void **state) {
  Lab *lab = step_open(counter, true);
  lab_step_grain(lab, LAB_AT_LOCKS);
  steps(lab, "001");
  const LabGate *g = lab_gate(lab);
  assert_int_equal(g->at, 5);
  said(held(lab, 1)->sentence, "release lock");
  said(held(lab, 2)->sentence, "acquire lock");
  lab_free(lab);
}

// A store and a line of output are passed over, an Event and a Queue are not.
static void test_what_is_passed_over(void **state) {
  Lab *lab = step_open("from multiprocessing import Event, SimpleQueue, Value\n"
                       "e, q, v = Event(), SimpleQueue(), Value('i', 0)\n"
                       "v.value = 1\n"
                       "print(1)\n"
                       "e.set()\n"
                       "print(2)\n"
                       "v.value = 2\n"
                       "q.put(3)\n",
                       true);
  lab_step_grain(lab, LAB_AT_LOCKS);
  step(lab, 0);
  assert_int_equal(held(lab, 0)->line, 5);
  step(lab, 0);
  assert_int_equal(held(lab, 0)->line, 8);
  char why[200];
  if (!lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why)) fail_msg("%s", why);
  settle(lab);
  assert_int_equal(lab_gate(lab)->at, 0);  // a new run stands before its first step, whatever was let go before
  lab_free(lab);
}

// Nobody may look again before the next step is taken: what was printed is there as soon as all stand.
static void test_what_is_printed_is_there(void **state) {
  Lab *lab = step_open("print('one')\nprint('two')\nprint('three')\n", true);
  step(lab, 0);
  assert_string_equal(snap->output, "one\n");
  step(lab, 0);
  assert_string_equal(snap->output, "one\ntwo\n");
  lab_free(lab);
}

static void test_let_run(void **state) {
  Lab *lab = step_open(counter, true);
  steps(lab, "001");
  lab_step_free(lab);
  assert_false(lab_gate(lab)->on);
  assert_true(help_until(lab, snap, help_over, 10));
  assert_int_equal(snap->state, LAB_ENDED);
  assert_string_equal(snap->output, "counter 2\n");
  lab_free(lab);
}

static void test_who_computes_is_not_waited_for(void **state) {
  Lab *lab = help_open("from multiprocessing import Process, Value\n"
                       "def spin():\n"
                       "    while True: pass\n"
                       "v = Value('i', 0)\n"
                       "p = Process(target=spin)\n"
                       "p.start()\n"
                       "for i in range(10): v.value += 1\n");
  char why[200];
  assert_true(lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why));
  settle(lab);
  lab_step(lab, 0);
  const LabGate *g = lab_gate(lab);
  for (int n = 0; n < 8; n++) {
    for (double end = now() + 5; find(lab, 0) < 0 && now() < end;) one_turn(lab);
    assert_true(lab_step(lab, find(lab, 0)));
  }
  for (double end = now() + 5; g->at < 9 && now() < end;) one_turn(lab);
  assert_int_equal(g->at, 9);
  assert_false(g->settled);
  lab_free(lab);
}

// More strands than a mask of 64 has bits: each is held, named, and can be let go.
static void test_a_hundred_are_held(void **state) {
  (void)state;
  enum { ALL = 100 };
  Lab *lab = step_open("from multiprocessing import Process, Lock\n"
                       "def work(lock):\n"
                       "    with lock: pass\n"
                       "if __name__ == '__main__':\n"
                       "    lock = Lock()\n"
                       "    ps = [Process(target=work, args=(lock,)) for _ in range(100)]\n"
                       "    for p in ps: p.start()\n"
                       "    for p in ps: p.join()\n",
                       true);
  for (int i = 0; i < ALL; i++) step(lab, 0);
  assert_int_equal(lab_gate(lab)->nchoices, ALL + 1);
  step(lab, ALL);
  assert_string_equal(lab_gate(lab)->history[ALL].sentence, "acquire lock");
  assert_int_equal(lab_gate(lab)->history[ALL].slot, ALL);
  for (int i = 1; i < ALL; i++) assert_false(held(lab, i)->can_go);
  assert_true(held(lab, ALL)->can_go);
  for (int i = 0; i < snap->nobjects; i++)
    if (!strcmp(snap->objects[i].name, "lock")) assert_int_equal(snap->objects[i].nwaiting, ALL - 1);
  lab_free(lab);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_one_update_is_lost),
      cmocka_unit_test(test_read_in_a_function),
      cmocka_unit_test(test_a_lock_is_waited_for),
      cmocka_unit_test(test_a_signal_is_waited_for),
      cmocka_unit_test(test_undo),
      cmocka_unit_test(test_a_hundred_are_held),
      cmocka_unit_test(test_undo_after_the_end),
      cmocka_unit_test(test_a_switch_ends_being_led),
      cmocka_unit_test(test_undo_is_quick),
      cmocka_unit_test(test_any_order_comes_again),
      cmocka_unit_test(test_deadlock_is_known_at_once),
      cmocka_unit_test(test_time_is_a_choice),
      cmocka_unit_test(test_by_line),
      cmocka_unit_test(test_at_locks),
      cmocka_unit_test(test_what_is_passed_over),
      cmocka_unit_test(test_what_is_printed_is_there),
      cmocka_unit_test(test_let_run),
      cmocka_unit_test(test_who_computes_is_not_waited_for),
  };
  return cmocka_run_group_tests(tests, start, end);
}
