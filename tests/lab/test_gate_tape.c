// A run at a pace is a stepped run by lot: its steps are kept, and the caller takes over at any of them.
#include "gate_help.h"
#include "paced_programs.h"

#include <signal.h>

static void on_to(Lab *lab, int kept) {
  for (double end = now() + 20; lab_step_kept(lab) < kept;) {
    if (now() > end) fail_msg("it takes no %d steps", kept);
    one_turn(lab);
  }
}

static void paced_to(Lab *lab, double pace, int kept) {
  help_run(lab, &(LabOptions){.has_seed = true, .seed = 7, .pace = pace});
  on_to(lab, kept);
}

static void take(Lab *lab, int at) {
  if (!lab_step_take(lab, at)) fail_msg("nothing is kept");
  const LabGate *g = settle(lab);
  if (g->differs) fail_msg("%s", g->message);
}

static const LabObject *counter_of(void) {
  for (int i = 0; i < snap->nobjects; i++)
    if (!strcmp(snap->objects[i].name, "counter")) return &snap->objects[i];
  fail_msg("no counter");
  return NULL;
}

// Each kind of step is led along once more as it was taken by lot, and comes to the same.
static void test_an_order_by_lot_is_walked(void **state) {
  for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
    Lab *lab = help_open(programs[i]);
    help_run(lab, &(LabOptions){.has_seed = true, .seed = i + 1, .as_terminal = true, .pace = 1000});
    if (!help_until(lab, snap, help_over, 60)) fail_msg("it does not end");
    assert_int_equal(snap->state, LAB_ENDED);
    char *printed = strdup(snap->output);
    int n = lab_step_kept(lab);
    assert_true(n > 10);
    if (!lab_step_take(lab, n)) fail_msg("nothing is kept");
    const LabGate *g = settle(lab);
    if (g->differs) fail_msg("program %zu, of %d steps: %s", i, n, g->message);
    assert_int_equal(g->nhistory, n);
    assert_int_equal(g->at, n);
    assert_string_equal(snap->output, printed);
    go_to(lab, n / 2);
    free(printed);
    lab_free(lab);
  }
}

// Where the run stands its processes stay; it is stepped on, gone back in, and the old future is a way.
static void test_it_is_taken_over(void **state) {
  Lab *lab = help_open(counter);
  lab_set_switch(lab, lab_switch_index(lab, "lock"), false);
  paced_to(lab, 50, 8);
  lab_snapshot(lab, snap);
  int pid = snap->processes[0].pid, n = lab_step_kept(lab);
  assert_true(lab_step_takes(lab));
  take(lab, -1);
  const LabGate *g = lab_gate(lab);
  assert_true(g->on);
  assert_true(g->at >= n && g->at <= n + 1);  // one was under way
  assert_int_equal(g->nhistory, g->at);
  assert_false(g->fresh);
  assert_int_equal(snap->processes[0].pid, pid);
  assert_int_equal(lab_step_kept(lab), -1);
  for (int i = 0; i < g->at; i++) assert_true(*g->history[i].said);
  n = g->at;
  go_to(lab, 3);
  int other = -1;
  for (int i = 0; i < g->nchoices && other < 0; i++)
    if (g->choices[i].can_go && g->choices[i].slot != g->history[3].slot) other = g->choices[i].slot;
  assert_true(other >= 0);
  step(lab, other);
  assert_int_equal(g->at, 4);
  assert_int_equal(g->nways, 1);
  assert_int_equal(g->ways[0].from, 3);
  assert_int_equal(g->ways[0].nsteps, n);
  lab_free(lab);
}

// Looked back at: it stands there at once, on new processes, and what came after is the future.
static void test_in_the_past(void **state) {
  Lab *lab = help_open(counter);
  paced_to(lab, 200, 12);
  lab_pause(lab, true);
  int n = lab_step_kept(lab);
  take(lab, 5);
  const LabGate *g = lab_gate(lab);
  assert_int_equal(g->at, 5);
  assert_true(g->nhistory >= n);
  assert_true(g->fresh);
  go_to(lab, g->nhistory);
  lab_free(lab);
}

// It goes on by lot and is taken over once more, as often as one likes; ways stay.
static void test_there_and_back(void **state) {
  Lab *lab = step_open(counter, false);
  const LabGate *g = lab_gate(lab);
  steps(lab, "0012");
  go_to(lab, 3);
  step(lab, 1);
  assert_int_equal(g->nways, 1);
  for (int i = 0; i < 3; i++) {
    int n = g->at;
    lab_pace(lab, 200);
    lab_step_free(lab);
    on_to(lab, n + 2);
    take(lab, -1);
    assert_true(g->at >= n);
  }
  assert_int_equal(g->nways, 1);
  go_to(lab, 0);
  go_to(lab, g->nhistory);
  lab_free(lab);
}

// A switch that is turned and a signal that is sent meanwhile are steps of it.
static void test_the_learners_doing_is_kept(void **state) {
  Lab *lab = help_open(counter);
  int lock = lab_switch_index(lab, "lock");
  lab_set_switch(lab, lock, true);
  paced_to(lab, 200, 8);
  lab_set_switch(lab, lock, false);
  int n = lab_step_kept(lab);
  on_to(lab, n + 6);
  assert_true(lab_kill(lab, 1, SIGKILL));
  take(lab, -1);
  const LabGate *g = lab_gate(lab);
  int by = 0, all = g->nhistory;
  for (int i = 0; i < all; i++) by += g->history[i].by == LAB_BY_LEARNER;
  assert_int_equal(by, 2);
  char *value = strdup(counter_of()->value);
  go_to(lab, 2);
  assert_true(lab_program(lab)->switches[lock].on);
  go_to(lab, all);
  assert_false(lab_program(lab)->switches[lock].on);
  assert_string_equal(counter_of()->value, value);
  free(value);
  lab_free(lab);
}

// Flat out nobody knows in which order: what came before is still there to go back to.
static void test_flat_out(void **state) {
  Lab *lab = help_open(counter);
  assert_int_equal(lab_step_kept(lab), -1);
  paced_to(lab, 200, 8);
  lab_pace(lab, 0);
  if (!help_until(lab, snap, help_over, 20)) fail_msg("it does not end");
  assert_false(lab_step_takes(lab));
  int n = lab_step_kept(lab);
  take(lab, n);
  assert_int_equal(lab_gate(lab)->at, n);
  help_run(lab, &(LabOptions){0});
  assert_int_equal(lab_step_kept(lab), -1);
  assert_false(lab_step_take(lab, 0));
  lab_free(lab);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_an_order_by_lot_is_walked),
      cmocka_unit_test(test_it_is_taken_over),
      cmocka_unit_test(test_in_the_past),
      cmocka_unit_test(test_there_and_back),
      cmocka_unit_test(test_the_learners_doing_is_kept),
      cmocka_unit_test(test_flat_out),
  };
  return cmocka_run_group_tests(tests, start, end);
}
