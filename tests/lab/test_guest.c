// Stepping real python3: steps are let go one by one, taken back, and begun again, as those of any process.
#include "gate_help.h"

static Lab *guest_open(const char *text) {
  char why[600];
  Lab *lab = lab_new();
  LabRefusal refusal;
  if (!lab_use_python(lab, "python3", why, sizeof why)) fail_msg("%s", why);
  if (!lab_open(lab, help_program(text), &refusal)) fail_msg("%s", refusal.message);
  return lab;
}

static Lab *guest_step(const char *text, bool lock) {
  char why[200];
  Lab *lab = guest_open(text);
  lab_set_switch(lab, lab_switch_index(lab, "lock"), lock);
  if (!lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why)) fail_msg("%s", why);
  settle(lab);
  return lab;
}

static void test_a_lost_update_by_hand(void **state) {
  Lab *lab = guest_step(counter, false);
  const LabGate *g = lab_gate(lab);
  steps(lab, "0012");
  said(g->history[2].sentence, "load counter → 0");
  said(held(lab, 1)->sentence, "store counter ← 1");
  assert_int_equal(held(lab, 1)->line, 7);
  steps(lab, "12");
  assert_true(g->history[5].stale);
  assert_int_equal(help_object(snap, "counter")->lost, 1);
  go_to(lab, 3);
  steps(lab, "12");
  assert_false(g->history[4].stale);
  assert_int_equal(help_object(snap, "counter")->lost, 0);
  while (snap->state != LAB_ENDED) walk(lab, 7, 1);
  assert_string_equal(snap->output, "counter 2\n");
  lab_free(lab);
}

static void test_a_lock_holds(void **state) {
  Lab *lab = guest_step(counter, true);
  steps(lab, "001");
  assert_false(held(lab, 2)->can_go);
  steps(lab, "111");
  assert_true(held(lab, 2)->can_go);
  lab_free(lab);
}

// What it did is written down, and done again by other processes; our own machine does not follow it.
static void test_an_order_is_kept(void **state) {
  char why[600], path[] = "/tmp/mplab-order-XXXXXX";
  int fd = mkstemp(path);
  assert_true(fd >= 0);
  close(fd);
  Lab *lab = guest_step(counter, false);
  steps(lab, "001212");
  while (snap->state != LAB_ENDED) walk(lab, 7, 1);
  if (!lab_step_save(lab, path, why, sizeof why)) fail_msg("%s", why);
  if (!lab_replay_begin(lab, &(LabOptions){0}, path, why, sizeof why)) fail_msg("%s", why);
  settle(lab);
  assert_string_equal(snap->output, "counter 1\n");
  assert_true(lab_gate(lab)->history[5].stale);
  lab_use_python(lab, NULL, NULL, 0);
  LabRefusal refusal;
  assert_true(lab_open(lab, help_program(counter), &refusal));
  assert_false(lab_replay_begin(lab, &(LabOptions){0}, path, why, sizeof why));
  assert_non_null(strstr(why, "--python"));
  lab_free(lab);
  unlink(path);
}

// ---- the outside ----

// Held by the gate, its main waits for what is no object of the world.
static const char reader[] = "import os\n"
                             "from multiprocessing import Process, Value\n"
                             "def work(v, end):\n"
                             "    v.value = 1\n"
                             "    os.read(end, 1)\n"
                             "    v.value = 2\n"
                             "if __name__ == '__main__':\n"
                             "    v = Value('i', 0, lock=False)\n"
                             "    here, there = os.pipe()\n"
                             "    p = Process(target=work, args=(v, here))\n"
                             "    p.start()\n"
                             "    p.join()\n";

static bool waits_outside(const LabSnapshot *s) { return s->nprocesses == 2 && s->processes[1].outside; }

static void test_who_waits_for_the_outside(void **state) {
  Lab *lab = guest_open(reader);
  char why[200];
  if (!lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why)) fail_msg("%s", why);
  settle(lab);
  step(lab, 0);
  int i = find(lab, 1);
  assert_true(i >= 0 && lab_step(lab, i));
  assert_true(help_until(lab, snap, waits_outside, 20));
  assert_non_null(strstr(snap->processes[1].sentence, "waits for the outside: read of descriptor"));
  assert_int_equal(snap->state, LAB_RUNNING);
  assert_false(lab_gate(lab)->settled);
  lab_free(lab);
}

// Live, all that are of the world wait, and yet it is no deadlock: an alarm will go off, again and again.
static const char alarmed[] = "import signal\n"
                              "from multiprocessing import Event\n"
                              "n = 0\n"
                              "def rings(number, frame):\n"
                              "    global n\n"
                              "    n += 1\n"
                              "    if n == 4:\n"
                              "        e.set()\n"
                              "if __name__ == '__main__':\n"
                              "    e = Event()\n"
                              "    signal.signal(signal.SIGALRM, rings)\n"
                              "    signal.setitimer(signal.ITIMER_REAL, 0.3, 0.3)\n"
                              "    e.wait()\n"
                              "    print('rang', n)\n";

static void test_an_alarm_is_no_deadlock(void **state) {
  Lab *lab = guest_open(alarmed);
  help_run(lab, &(LabOptions){0});
  assert_true(help_until(lab, snap, help_over, 20));
  assert_int_equal(snap->state, LAB_ENDED);
  assert_string_equal(snap->output, "rang 4\n");
  lab_free(lab);
}

// ---- every order ----

static const LabExplore *explored(Lab *lab) {
  char why[400];
  if (!lab_explore(lab, &(LabExploreOptions){.explore_values = true, .seconds = 60}, why, sizeof why))
    fail_msg("%s", why);
  for (double end = now() + 90; lab_explore_report(lab)->running;) {
    one_turn(lab);
    if (now() > end) fail_msg("the search does not end");
  }
  help_for(lab, 0.2);  // orders that break are replayed
  return lab_explore_report(lab);
}

static void test_its_orders_are_tried(void **state) {
  Lab *lab = guest_open(counter);
  lab_set_switch(lab, lab_switch_index(lab, "lock"), false);
  const LabExplore *e = explored(lab);
  assert_string_equal(e->error, "");
  assert_true(e->complete);
  assert_int_equal(e->orders, 4);
  assert_int_equal(e->noutcomes, 2);
  assert_int_equal(lab_verdict(e), LAB_BROKEN);
  const LabOutcome *bad = &e->outcomes[e->outcomes[0].breaks ? 0 : 1];
  assert_int_equal(bad->kind, LAB_ENDS_STALE);
  assert_true(bad->nsteps > 0 && bad->ngood > 0);
  assert_non_null(strstr(bad->explanation, "one update is lost"));
  for (double end = now() + 30; bad->replayed == 0 && now() < end;) one_turn(lab);
  assert_int_equal(bad->replayed, 1);
  lab_free(lab);
}

// Nothing breaks, and yet nothing is proved: private work is not ours.
static void test_nothing_is_proved(void **state) {
  Lab *lab = guest_open(counter);
  lab_set_switch(lab, lab_switch_index(lab, "lock"), true);
  const LabExplore *e = explored(lab);
  assert_true(e->complete);
  assert_int_equal(e->nends, 1);
  assert_int_equal(lab_verdict(e), LAB_OPEN);
  assert_int_equal(e->caveats[0].kind, CAVEAT_PYTHON);
  lab_free(lab);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_lost_update_by_hand),   cmocka_unit_test(test_a_lock_holds),
      cmocka_unit_test(test_an_order_is_kept),        cmocka_unit_test(test_who_waits_for_the_outside),
      cmocka_unit_test(test_an_alarm_is_no_deadlock), cmocka_unit_test(test_its_orders_are_tried),
      cmocka_unit_test(test_nothing_is_proved),
  };
  return cmocka_run_group_tests(tests, start, end);
}
