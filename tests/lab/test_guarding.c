// Which lock guards which data, during a run: in stepping, where every access is seen, and at full speed, where only
// some are.
#include "gate_help.h"

static const LabGuarding *guarding(const char *name) { return &help_object(snap, name)->guarding; }

static void expect(const LabGuarding *g, const char *lock, int with, int without, bool open) {
  if (lock) assert_int_equal(g->lock, help_object(snap, lock)->id);
  assert_int_equal(g->with, with);
  assert_int_equal(g->without, without);
  assert_int_equal(g->open, open);
}

static const char two_rounds[] = "from multiprocessing import Process, Value, Lock\n"
                                 "def work(counter, lock):\n"
                                 "    for i in range(2):\n"
                                 "        with lock:     #: switch lock\n"
                                 "            counter.value += 1\n"
                                 "if __name__ == '__main__':\n"
                                 "    counter, lock = Value('i', 0), Lock()\n"
                                 "    ps = [Process(target=work, args=(counter, lock)) for _ in range(2)]\n"
                                 "    for p in ps:\n"
                                 "        p.start()\n"
                                 "    for p in ps:\n"
                                 "        p.join()\n"
                                 "    print('counter', counter.value)\n";

// The first process adds under the lock; while it does the lock is taken away; its second round goes without.
static void test_each_access_counts(void **state) {
  Lab *lab = step_open(two_rounds, true);
  steps(lab, "00");
  assert_int_equal(guarding("counter")->lock, -1);
  steps(lab, "111");  // acquire, load, store
  expect(guarding("counter"), "lock", 2, 0, false);
  lab_set_switch(lab, lab_switch_index(lab, "lock"), false);
  settle(lab);
  steps(lab, "1");  // release
  expect(guarding("counter"), "lock", 2, 0, false);
  steps(lab, "1");  // load
  expect(guarding("counter"), "lock", 2, 1, true);
  assert_int_equal(guarding("counter")->last_by, 1);
  assert_int_equal(guarding("counter")->last_line, 5);
  steps(lab, "1");
  expect(guarding("counter"), "lock", 2, 2, true);
  assert_false(guarding("counter")->gaps);
  lab_step_to(lab, lab_gate(lab)->at - 1);  // fresh processes, counted anew
  settle(lab);
  expect(guarding("counter"), "lock", 2, 1, true);
  walk(lab, 1, 100);
  // nobody is left who goes without; and what main does alone needs no lock
  expect(guarding("counter"), "lock", 4, 4, false);
  lab_free(lab);
}

static const char kinds[] = "from multiprocessing import Process, Value, Array, Lock, RLock, Condition, Queue\n"
                            "def work(own, cells, waited, passed, turn, cond, lock, q):\n"
                            "    with own.get_lock():\n"
                            "        with own.get_lock():\n"
                            "            own.value += 1\n"
                            "        own.value += 1\n"
                            "    with lock:\n"
                            "        cells[1] += 1\n"
                            "    q.put(1)\n"
                            "    with cond:\n"
                            "        cond.wait(timeout=1)\n"
                            "        waited.value += 1\n"
                            "    passed.value += 1\n"
                            "    turn.release()\n"
                            "    q.put(2)\n"
                            "if __name__ == '__main__':\n"
                            "    own, waited, passed = Value('i', 0), Value('i', 0), Value('i', 0)\n"
                            "    cells = Array('i', 2, lock=False)\n"
                            "    cond, lock, turn, q = Condition(), RLock(), Lock(), Queue()\n"
                            "    turn.acquire()\n"
                            "    p = Process(target=work, args=(own, cells, waited, passed, turn, cond, lock, q))\n"
                            "    p.start()\n"
                            "    turn.acquire()\n"
                            "    passed.value += 1\n"
                            "    assert q.get() == 1 and q.get() == 2\n"
                            "    p.join()\n";

// The own lock of a Value, nested; an RLock; a Condition that is slept on; and a lock that one takes and another gives
// back guards nothing.
static void test_kinds_of_locks(void **state) {
  for (unsigned seed = 1; seed < 4; seed++) {
    Lab *lab = step_open(kinds, true);
    walk(lab, seed, 200);
    assert_int_equal(snap->state, LAB_ENDED);
    assert_int_equal(snap->exit_code, 0);
    const LabObject *own = help_object(snap, "own");
    expect(&own->guarding, NULL, 4, 0, false);
    assert_int_equal(snap->objects[own->guarding.lock].owner, own->id);
    expect(guarding("cells"), "lock", 2, 0, false);
    assert_int_equal(guarding("waited")->with, 2);
    assert_int_equal(snap->objects[guarding("waited")->lock].owner, help_object(snap, "cond")->id);
    assert_int_equal(guarding("passed")->lock, -1);
    lab_free(lab);
  }
}

static bool many(const LabSnapshot *s) {
  return help_object(s, "counter")->guarding.with > 20000 && help_object(s, "counter")->guarding.gaps;
}
static bool broken(const LabSnapshot *s) { return help_object(s, "counter")->guarding.open; }
static bool made(const LabSnapshot *s) { return s->nobjects > 2 && *s->objects[2].name; }

// Faster than anybody can read: what is seen is true all the same, and the moment the lock is gone is seen.
static void test_at_full_speed(void **state) {
  Lab *lab = help_open(counter);
  int lock = lab_switch_index(lab, "lock");
  char why[200];
  lab_set_switch(lab, lock, true);
  assert_true(lab_set_knob(lab, lab_knob_index(lab, "ROUNDS"), "100000000", why, sizeof why));
  help_run(lab, &(LabOptions){0});
  assert_true(help_until(lab, snap, made, 20));
  assert_true(help_until(lab, snap, many, 20));
  assert_int_equal(guarding("counter")->without, 0);
  assert_int_equal(guarding("counter")->lock, help_object(snap, "lock")->id);
  lab_set_switch(lab, lock, false);
  assert_true(help_until(lab, snap, broken, 20));
  assert_int_equal(guarding("counter")->last_line, 7);
  lab_stop(lab);
  lab_free(lab);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_each_access_counts),
      cmocka_unit_test(test_kinds_of_locks),
      cmocka_unit_test(test_at_full_speed),
  };
  return cmocka_run_group_tests(tests, start, end);
}
