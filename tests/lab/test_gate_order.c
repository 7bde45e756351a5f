// Stepping: the learner's signals and switches, orders that are saved and replayed, and the end of the bench itself.
#include <signal.h>
#include <sys/wait.h>

#include "gate_help.h"
#include "lab/gate.h"

static char order_file[96];

// ---- the learner's other doings ----

static void test_a_kill_is_part_of_the_order(void **state) {
  Lab *lab = step_open(counter, true);
  const LabGate *g = lab_gate(lab);
  steps(lab, "001");
  int victim = snap->processes[1].pid;
  assert_true(lab_step_signal(lab, 1, SIGKILL));
  settle(lab);
  assert_false(help_alive(victim));
  assert_int_equal(find(lab, 1), -1);
  assert_int_equal(g->history[3].by, LAB_BY_LEARNER);
  said(g->history[3].sentence, "send SIGKILL to Process-1");
  assert_int_equal(g->history[3].mark, MARK_END);
  said(held(lab, 2)->note, "held by Process-1 since step 3, which has ended");
  step(lab, 0);
  assert_int_equal(snap->state, LAB_DEADLOCK);
  go_to(lab, 3);
  assert_true(snap->processes[1].pid != victim && help_alive(snap->processes[1].pid));
  go_to(lab, 5);
  assert_int_equal(snap->processes[1].exitcode, -SIGKILL);
  assert_int_equal(snap->state, LAB_DEADLOCK);
  lab_free(lab);
}

static void test_a_kill_from_outside_is_written_down(void **state) {
  Lab *lab = step_open(counter, true);
  const LabGate *g = lab_gate(lab);
  steps(lab, "001");
  kill(snap->processes[1].pid, SIGKILL);
  for (double end = now() + 5; g->nhistory < 4 && now() < end;) one_turn(lab);
  settle(lab);
  assert_int_equal(g->nhistory, 4);
  said(g->history[3].sentence, "send SIGKILL to Process-1");
  step(lab, 0);
  go_to(lab, 3);
  go_to(lab, 5);
  assert_int_equal(snap->state, LAB_DEADLOCK);
  lab_free(lab);
}

static const char killer[] = "from multiprocessing import Process, Value\n"
                             "def store(v):\n"
                             "    v.value = 1\n"
                             "if __name__ == '__main__':\n"
                             "    v = Value('i', 0)\n"
                             "    p = Process(target=store, args=(v,))\n"
                             "    p.start()\n"
                             "    p.kill()\n"
                             "    p.join()\n"
                             "    v.value = 2\n";

static int inside_at(const LabGate *g) {
  for (int i = 0; i < g->nchoices; i++)
    if (g->choices[i].way) return i;
  return -1;
}

static void test_a_kill_inside_a_step(void **state) {
  Lab *lab = step_open(killer, true);
  steps(lab, "0");
  const LabGate *g = lab_gate(lab);
  assert_int_equal(g->nchoices, 4);  // both, and two ways of the kill
  int way = inside_at(g);
  said(g->choices[way].sentence, "send SIGKILL to Process-1 inside its step (store v ← 1, line 3)");
  assert_true(lab_step(lab, way));
  settle(lab);
  steps(lab, "0");
  said(held(lab, 0)->note, "held by Process-1, which has ended");
  assert_int_equal(snap->state, LAB_DEADLOCK);
  lab_free(lab);
}

// The memory is the program's: what stands there is believed as far as it can be true.
static void test_a_forged_number_of_strands(void **state) {
  Lab *lab = step_open(killer, true);
  steps(lab, "0");
  atomic_store(&world_process(lab->world, 1)->nwaits, 1 << 29);
  assert_int_equal(settle(lab)->nchoices, 4);
  lab_free(lab);
}

static void test_stop_and_continue(void **state) {
  Lab *lab = step_open(counter, true);
  steps(lab, "00");
  lab_step_signal(lab, 1, SIGSTOP);
  settle(lab);
  assert_false(held(lab, 1)->can_go);
  said(held(lab, 1)->note, "stopped by a signal");
  assert_int_equal(lab_gate(lab)->history[2].mark, MARK_OTHER);  // nobody's end
  step(lab, 2);
  lab_step_signal(lab, 1, SIGCONT);
  settle(lab);
  said(held(lab, 1)->note, "held by Process-2 since step 4");
  go_to(lab, 3);
  said(held(lab, 1)->note, "stopped by a signal");
  go_to(lab, 5);
  walk(lab, 1, 100);
  assert_string_equal(snap->output, "counter 2\n");
  lab_free(lab);
}

static void test_a_toggle_is_part_of_the_order(void **state) {
  Lab *lab = step_open(counter, true);
  const LabGate *g = lab_gate(lab);
  steps(lab, "001");
  lab_set_switch(lab, 0, false);
  settle(lab);
  said(g->history[3].sentence, "switch lock off");
  assert_int_equal(g->history[3].slot, -1);
  assert_int_equal(g->at, 4);
  go_to(lab, 0);
  assert_true(lab_program(lab)->switches[0].on);
  go_to(lab, 4);
  assert_false(lab_program(lab)->switches[0].on);
  lab_free(lab);
}

static void test_knobs_turned_meanwhile_act_on_the_next_run(void **state) {
  char why[200];
  Lab *lab = step_open(counter, true);
  steps(lab, "00");
  assert_true(lab_set_knob(lab, 0, "1", why, sizeof why));
  lab->program.knobs[0].explore = 1;
  go_to(lab, 1);
  go_to(lab, 2);
  assert_int_equal(snap->nprocesses, 3);
  lab_free(lab);
}

// Of both processes, each from outside, and each by the other's own step: that one is no signal of the learner's.
static void test_whose_end_is_written_down(void **state) {
  for (int slot = 1; slot < 3; slot++) {
    Lab *lab = step_open(counter, true);
    const LabGate *g = lab_gate(lab);
    steps(lab, "00");
    kill(snap->processes[slot].pid, SIGKILL);
    for (double end = now() + 5; g->nhistory < 3 && now() < end;) one_turn(lab);
    settle(lab);
    assert_int_equal(g->nhistory, 3);
    assert_int_equal(g->history[2].slot, slot);
    assert_int_equal(g->history[2].by, LAB_BY_LEARNER);
    lab_free(lab);
  }
  Lab *lab = step_open("from multiprocessing import Process\n"
                       "import os, signal, sys, time\n"
                       "def work():\n"
                       "    time.sleep(9)\n"
                       "def leave():\n"
                       "    sys.exit(3)\n"
                       "ps = [Process(target=work), Process(target=leave)]\n"
                       "for p in ps:\n"
                       "    p.start()\n"
                       "os.kill(ps[0].pid, signal.SIGKILL)\n"
                       "for p in ps:\n"
                       "    p.join()\n",
                       true);
  const LabGate *g = lab_gate(lab);
  steps(lab, "000");
  walk(lab, 1, 100);
  assert_int_equal(snap->state, LAB_ENDED);
  assert_int_equal(snap->processes[1].exitcode, -SIGKILL);
  assert_int_equal(snap->processes[2].exitcode, 3);
  for (int i = 0; i < g->nhistory; i++) assert_int_equal(g->history[i].by, LAB_BY_STRAND);
  go_to(lab, 2);
  go_to(lab, g->nhistory);
  lab_free(lab);
}

// What does not fit the moment does nothing.
static void test_what_the_learner_may_not(void **state) {
  static const struct { int slot, sig; } bad[] = {{-1, SIGTERM}, {3, SIGTERM}, {1, 0}, {1, -1}, {1, 65}};
  Lab *lab = help_open(counter);
  assert_false(lab_step(lab, 0));
  assert_false(lab_step_signal(lab, 0, SIGTERM));
  lab_step_to(lab, 1);
  assert_false(lab_gate(lab)->on);
  lab_free(lab);
  char why[200];
  lab = lab_new();  // with no program
  assert_false(lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why));
  assert_false(lab_step_begin_order(lab, &(LabOptions){0}, true, &(Schedule){0}, NULL, 0, why, sizeof why));
  assert_false(lab_gate(lab)->on);
  lab_free(lab);
  lab = step_open(counter, true);
  const LabGate *g = lab_gate(lab);
  steps(lab, "00");
  assert_int_equal(g->nchoices, 3);
  assert_false(lab_step(lab, -1));
  assert_false(lab_step(lab, 3));
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(lab_step_signal(lab, bad[i].slot, bad[i].sig));
  assert_int_equal(g->nhistory, 2);
  assert_true(lab_step_signal(lab, 1, SIGKILL));
  settle(lab);
  assert_false(lab_step_signal(lab, 1, SIGKILL));
  assert_int_equal(g->nchoices, 2);
  assert_false(lab_step(lab, 2));  // which was process 2's
  settle(lab);
  assert_int_equal(g->nhistory, 3);
  lab_step_to(lab, -5);
  settle(lab);
  assert_int_equal(g->at, 0);
  lab_step_to(lab, 99);
  settle(lab);
  assert_int_equal(g->at, 3);
  assert_false(g->differs);
  lab_step_free(lab);
  assert_false(lab_step(lab, 0));
  assert_false(lab_step_signal(lab, 2, SIGKILL));
  lab_step_to(lab, 1);
  assert_false(lab_gate(lab)->on);
  lab_free(lab);
}

// ---- files, replay ----

static void save(Lab *lab) {
  char why[300];
  snprintf(order_file, sizeof order_file, "%s/order.json", folder);
  if (!lab_step_save(lab, order_file, why, sizeof why)) fail_msg("%s", why);
}

static void test_ten_of_ten(void **state) {
  char why[400];
  Lab *lab = step_open(counter, false);
  steps(lab, "00");
  steps(lab, "1221");
  walk(lab, 1, 100);
  save(lab);
  ScheduleFile f;
  assert_true(schedule_read(&f, order_file, why, sizeof why));
  assert_string_equal(f.outcome, "stale");
  assert_string_equal(f.made_by, "learner");
  static Outcome first, other;
  for (int i = 0; i < 10; i++) {
    if (!lab_replay_outcome(lab, &(LabOptions){.has_seed = true, .seed = f.seed}, true, &f.schedule, NULL,
                            i ? &other : &first, why, sizeof why))
      fail_msg("%s", why);
    if (i > 0) assert_true(other.key == first.key);
  }
  assert_int_equal(first.kind, OUTCOME_STALE);
  assert_int_equal(first.lost, 1);
  schedule_file_free(&f);
  unlink(order_file);
  lab_free(lab);
}

// What has happened up to here, with all that the run was begun with; at the start the whole of it.
static void test_what_is_saved(void **state) {
  char why[400];
  Lab *lab = help_open(counter);
  lab_set_switch(lab, lab_switch_index(lab, "lock"), false);
  LabOptions options = {.has_seed = true, .seed = 77, .argc = 2, .argv = (const char *const[]){"one", "two"}};
  if (!lab_step_begin(lab, &options, true, why, sizeof why)) fail_msg("%s", why);
  settle(lab);
  assert_false(lab_step_save(lab, "/nowhere/x.json", why, sizeof why));
  assert_string_equal(why, "there is no order to save yet");
  steps(lab, "00121");
  static const struct { int at, n; } rows[] = {{5, 5}, {3, 3}, {1, 1}, {0, 5}};
  for (int i = 0; i < 4; i++) {
    go_to(lab, rows[i].at);
    save(lab);
    ScheduleFile f;
    if (!schedule_read(&f, order_file, why, sizeof why)) fail_msg("%s", why);
    assert_int_equal(f.schedule.n, rows[i].n);
    assert_true(f.seed == 77);
    assert_int_equal(f.argc, 2);
    assert_string_equal(f.argv[0], "one");
    assert_string_equal(f.argv[1], "two");
    assert_int_equal(f.nswitches, 1);
    assert_false(f.switches[0].on);
    assert_int_equal(f.nknobs, 2);
    assert_string_equal(f.knobs[0].value, "2");
    assert_string_equal(f.knobs[1].value, "1");
    assert_string_equal(f.outcome, "");  // it is not over
    schedule_file_free(&f);
  }
  // a knob's written value is what it is from then on, for a search, too
  ScheduleFile changed;
  assert_true(schedule_read(&changed, order_file, why, sizeof why));
  snprintf(changed.knobs[1].value, sizeof changed.knobs[1].value, "4");
  assert_true(schedule_write(&changed, order_file, why, sizeof why));
  schedule_file_free(&changed);
  // who replays it asks for another seed and no arguments: what is written counts
  assert_true(lab_replay_begin(lab, &(LabOptions){.has_seed = true, .seed = 3}, order_file, why, sizeof why));
  settle(lab);
  assert_true(snap->seed == 77);
  assert_int_equal(lab_program(lab)->knobs[1].value, 4);
  assert_int_equal(lab_program(lab)->knobs[1].explore, 4);
  assert_int_equal(lab->gate->options.argc, 2);
  assert_string_equal(lab->gate->options.argv[1], "two");
  assert_false(lab_program(lab)->switches[0].on);
  unlink(order_file);
  lab_free(lab);
}

static void test_another_course_is_said(void **state) {
  char why[400];
  Lab *lab = step_open(counter, false);
  steps(lab, "0012");
  save(lab);
  ScheduleFile f;
  assert_true(schedule_read(&f, order_file, why, sizeof why));
  f.schedule.choice[3].line = 6;
  static Outcome o;
  assert_false(lab_replay_outcome(lab, &(LabOptions){0}, true, &f.schedule, NULL, &o, why, sizeof why));
  assert_non_null(strstr(why, "step 4: Process-2 was to load (line 6), but it has come to load counter → 0 (line 7)"));
  f.schedule.choice[3].line = 7;
  f.schedule.choice[2].kind = CHOICE_TIMEOUT;
  assert_false(lab_replay_outcome(lab, &(LabOptions){0}, true, &f.schedule, NULL, &o, why, sizeof why));
  assert_non_null(strstr(why, "step 3"));
  schedule_file_free(&f);
  unlink(order_file);
  lab_free(lab);
}

// A limit of the run ends it: that is no order that differs, and the limit is what is said.
static void test_a_limit_ends_a_replay(void **state) {
  static const char computes[] = "from multiprocessing import Value\n"
                                 "v = Value('i', 0)\n"
                                 "v.value = 1\n"
                                 "while True:\n"
                                 "    pass\n";
  char why[400] = "";
  static Outcome o;
  Lab *lab = help_open(computes);
  Choice store = {.kind = CHOICE_STEP, .verb = VERB_STORE, .line = 3};
  Schedule order = {.choice = &store, .n = 1};
  assert_false(
      lab_replay_outcome(lab, &(LabOptions){.limits = {.seconds = 1}}, true, &order, NULL, &o, why, sizeof why));
  if (!strstr(why, "it ran for 1 s")) fail_msg("%s", why);
  lab_free(lab);
}

// Who is led astray is at rest there, and decides himself from then on: no more is led, and what was written is gone.
static void test_on_from_where_it_differs(void **state) {
  char why[200];
  Lab *lab = step_open(counter, false);
  steps(lab, "0012");
  Schedule order = {0};
  for (int i = 0; i < 4; i++) assert_true(schedule_add(&order, lab->gate->order.choice[i]));
  order.choice[2].line = 6;
  GateOrder lead = {.explore_values = true, .order = &order, .lead_to = 4};
  assert_true(gate_begin(lab, &(LabOptions){0}, &lead, why, sizeof why));
  const LabGate *g = settle(lab);
  assert_true(g->differs);
  assert_non_null(strstr(g->message, "step 3: Process-1 was to load (line 6), but it has come to load counter"));
  assert_int_equal(g->at, 2);
  assert_int_equal(g->nchoices, 3);
  step(lab, 2);
  assert_false(g->differs);
  assert_string_equal(g->message, "");
  assert_int_equal(g->at, 3);
  assert_int_equal(g->nhistory, 3);
  assert_int_equal(g->history[2].slot, 2);
  schedule_free(&order);
  lab_free(lab);
}

static void test_replay_with_a_pace(void **state) {
  char why[400];
  Lab *lab = step_open(counter, false);
  steps(lab, "0012");
  save(lab);
  double began = now();
  assert_true(lab_replay_begin(lab, &(LabOptions){.pace = 20}, order_file, why, sizeof why));
  const LabGate *g = settle(lab);
  assert_true(now() - began > 0.12);
  assert_int_equal(g->at, 4);
  said(g->history[3].sentence, "load counter → 0");
  unlink(order_file);
  lab_free(lab);
}

// While it is led nobody else takes steps; when the next one is due is known.
static void test_while_it_is_led(void **state) {
  char why[400];
  Lab *lab = step_open(counter, false);
  assert_true(gate_due(lab) == -1 && gate_at_rest(lab));
  steps(lab, "0012");
  save(lab);
  assert_true(lab_replay_begin(lab, &(LabOptions){.pace = 0.5}, order_file, why, sizeof why));
  const LabGate *g = lab_gate(lab);
  for (double end = now() + 5; g->at < 1 && now() < end;) one_turn(lab);
  int64_t at = clock_monotonic(), due = gate_due(lab);
  assert_true(due > at + 500000000 && due <= at + 2000000000);
  assert_int_equal(g->at, 1);
  assert_int_equal(g->nchoices, 0);
  assert_false(g->settled || gate_at_rest(lab) || lab_step(lab, 0) || lab_step_signal(lab, 0, SIGTERM));
  assert_int_equal(g->at, 1);
  lab_step_to(lab, 4);  // without the pace
  settle(lab);
  assert_true(now() < clock_seconds(due) + 1.5);
  assert_int_equal(g->at, 4);
  unlink(order_file);
  lab_free(lab);
}

static void led_to(Lab *lab, int at) {
  for (double end = now() + 5; lab_gate(lab)->at < at && now() < end;) one_turn(lab);
  assert_true(lab_gate(lab)->at >= at);
}

// Who comes a little late to a beat is in time for the next one; what was missed for more than a second is not made up.
static void test_a_beat_that_is_missed(void **state) {
  enum { BEAT = 500000000 };  // ns
  char why[400];
  Lab *lab = step_open(counter, false);
  steps(lab, "0012");
  save(lab);
  assert_true(lab_replay_begin(lab, &(LabOptions){.pace = 2}, order_file, why, sizeof why));
  led_to(lab, 1);
  int64_t was = lab->gate->due = clock_monotonic() - BEAT / 5;
  led_to(lab, 2);
  assert_true(lab->gate->due > was && (lab->gate->due - was) % BEAT == 0);
  was = clock_monotonic();
  lab->gate->due = was - 3 * BEAT;
  led_to(lab, 3);
  assert_true(lab->gate->due >= was + BEAT);
  unlink(order_file);
  lab_free(lab);
}

// More steps are written down than the run has, and a signal to a process that is not there.
static void test_an_order_that_goes_too_far(void **state) {
  char why[400];
  Lab *lab = step_open(counter, false);
  steps(lab, "00");
  walk(lab, 1, 100);
  save(lab);
  ScheduleFile f;
  static Outcome o;
  assert_true(schedule_read(&f, order_file, why, sizeof why));
  Choice last = f.schedule.choice[f.schedule.n - 1];
  for (int more = 1; more < 3; more++) {
    assert_true(schedule_add(&f.schedule, last));
    assert_false(lab_replay_outcome(lab, &(LabOptions){0}, true, &f.schedule, NULL, &o, why, sizeof why));
    bool early = strstr(why, more == 1 ? "though 1 more" : "though 2 more");
    assert_true(early || strstr(why, "it has ended or has no step to take"));  // as it is seen first
  }
  for (int slot = 2; slot < 4; slot++) {  // 2 is the last that there is
    schedule_cut(&f.schedule, 2);
    assert_true(schedule_add(&f.schedule, (Choice){.kind = CHOICE_SIGNAL, .slot = (uint16_t)slot, .arg = SIGKILL}));
    lab_replay_outcome(lab, &(LabOptions){0}, true, &f.schedule, NULL, &o, why, sizeof why);
    assert_int_equal(strstr(why, "it has ended or has no step to take") != NULL, slot == 3);
  }
  schedule_file_free(&f);
  unlink(order_file);
  lab_free(lab);
}

static void test_another_text_is_refused(void **state) {
  char why[600], program[4096];
  Lab *lab = step_open(counter, false);
  steps(lab, "0012");
  save(lab);
  assert_true(lab_schedule_program(order_file, program, sizeof program, why, sizeof why));
  assert_string_equal(program, lab_program(lab)->path);
  lab_free(lab);
  lab = help_open("x = 1     #: knob 1..3\n");
  assert_false(lab_replay_begin(lab, &(LabOptions){0}, order_file, why, sizeof why));
  assert_non_null(strstr(why, "another text"));
  assert_non_null(strstr(why, "the switch lock is gone"));
  assert_non_null(strstr(why, "the knob WORKERS is gone"));
  assert_non_null(strstr(why, "the knob x is new"));
  assert_false(lab_gate(lab)->on);
  unlink(order_file);
  lab_free(lab);
}

// ---- the bench itself is killed ----

static void test_nothing_is_left(void **state) {
  int told[2], pids[4] = {0};
  assert_int_equal(pipe(told), 0);
  const char *path = help_program(counter);
  int bench = fork();
  if (bench == 0) {
    char why[200];
    lab_start();
    snap = lab_snapshot_new();
    Lab *lab = help_open_path(path);
    if (!lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why)) _exit(1);
    settle(lab);
    steps(lab, "001");
    for (int i = 0; i < 3; i++) pids[i] = snap->processes[i].pid;
    pids[3] = lab->supervisor->nursery.pid;
    if (write(told[1], pids, sizeof pids) != (ssize_t)sizeof pids) _exit(1);
    for (;;) pause();
  }
  close(told[1]);
  assert_int_equal(read(told[0], pids, sizeof pids), sizeof pids);
  close(told[0]);
  for (int i = 0; i < 4; i++) assert_true(pids[i] > 0 && help_alive(pids[i]));
  kill(bench, SIGKILL);
  waitpid(bench, NULL, 0);
  for (int i = 0; i < 4; i++)
    for (double end = now() + 5; help_alive(pids[i]);)
      if (now() > end) fail_msg("process %d outlives the bench", pids[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_kill_is_part_of_the_order),
      cmocka_unit_test(test_a_kill_inside_a_step),
      cmocka_unit_test(test_a_forged_number_of_strands),
      cmocka_unit_test(test_a_kill_from_outside_is_written_down),
      cmocka_unit_test(test_stop_and_continue),
      cmocka_unit_test(test_a_toggle_is_part_of_the_order),
      cmocka_unit_test(test_knobs_turned_meanwhile_act_on_the_next_run),
      cmocka_unit_test(test_whose_end_is_written_down),
      cmocka_unit_test(test_what_the_learner_may_not),
      cmocka_unit_test(test_ten_of_ten),
      cmocka_unit_test(test_while_it_is_led),
      cmocka_unit_test(test_a_beat_that_is_missed),
      cmocka_unit_test(test_an_order_that_goes_too_far),
      cmocka_unit_test(test_what_is_saved),
      cmocka_unit_test(test_another_course_is_said),
      cmocka_unit_test(test_a_limit_ends_a_replay),
      cmocka_unit_test(test_on_from_where_it_differs),
      cmocka_unit_test(test_replay_with_a_pace),
      cmocka_unit_test(test_another_text_is_refused),
      cmocka_unit_test(test_nothing_is_left),
  };
  return cmocka_run_group_tests(tests, start, end);
}
