// Ways: an order that is left by going back and letting somebody else go is kept, changed to and back; and a whole
// order is kept for later, with the settings that it began with.
#include "gate_help.h"

static void values(const char *is) {
  for (int i = 0; i < snap->nobjects; i++)
    if (!strcmp(snap->objects[i].name, "counter")) assert_string_equal(snap->objects[i].value, is);
}

static void change(Lab *lab, int way, int by) {
  lab_step_way(lab, way, by);
  const LabGate *g = settle(lab);
  if (g->differs) fail_msg("%s", g->message);
}

static void test_what_is_left_is_kept(void **state) {
  Lab *lab = step_open(counter, false);
  const LabGate *g = lab_gate(lab);
  steps(lab, "001221");  // both load 0; the second store is lost
  assert_int_equal(g->nways, 0);
  values("1");
  assert_true(g->history[5].stale);
  go_to(lab, 3);
  step(lab, 2);  // the same again: no other way
  assert_int_equal(g->nways, 0);
  assert_int_equal(g->nhistory, 6);
  go_to(lab, 3);
  steps(lab, "122");  // one stores before the other loads
  values("2");
  assert_int_equal(g->nways, 1);
  assert_int_equal(g->ways[0].from, 3);
  assert_int_equal(g->ways[0].nsteps, 6);
  assert_true(g->ways[0].steps[5].stale);
  change(lab, 0, 1);  // at the same step of the other way
  assert_int_equal(g->at, 6);
  assert_int_equal(g->nhistory, 6);
  values("1");
  assert_int_equal(g->nways, 1);
  assert_int_equal(g->ways[0].from, 3);
  go_to(lab, 3);
  int pid = snap->processes[1].pid;
  change(lab, 0, 1);  // where they are still the same nobody is led anew
  assert_int_equal(g->at, 3);
  assert_int_equal(snap->processes[1].pid, pid);
  go_to(lab, 6);
  values("2");
  lab_free(lab);
}

// Three ways in a ring: each is met once, forth and back; one that the present order contains is none.
static void test_ways_are_a_ring(void **state) {
  Lab *lab = step_open(counter, false);
  const LabGate *g = lab_gate(lab);
  steps(lab, "0012");
  go_to(lab, 3);
  step(lab, 1);
  go_to(lab, 2);
  step(lab, 2);
  assert_int_equal(g->nways, 2);
  int first = g->history[2].slot, seen = 0;
  for (int i = 0; i < 3; i++) {
    change(lab, 0, 1);
    assert_int_equal(g->nways, 2);
    seen |= 1 << (g->nhistory * 4 + g->history[g->nhistory - 1].slot) % 31;
  }
  assert_int_equal(g->history[2].slot, first);  // once round
  assert_int_equal(__builtin_popcount((unsigned)seen), 3);
  change(lab, 0, 1);
  int slot = g->history[2].slot, n = g->nhistory;
  change(lab, 0, 1);
  change(lab, 1, -1);
  assert_int_equal(g->history[2].slot, slot);
  assert_int_equal(g->nhistory, n);
  lab_free(lab);
}

static void test_an_order_is_kept_for_later(void **state) {
  char why[300];
  Lab *lab = step_open(counter, false);
  steps(lab, "001221");
  go_to(lab, 5);
  LabOrder *order = lab_step_keep(lab);
  assert_non_null(order);
  lab_set_switch(lab, 0, true);
  assert_true(lab_set_explore_knob(lab, 0, "3", why, sizeof why));
  assert_true(lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why));
  settle(lab);
  lab_stop(lab);
  if (!lab_step_again(lab, order, why, sizeof why)) fail_msg("%s", why);
  const LabGate *g = settle(lab);
  if (g->differs) fail_msg("%s", g->message);
  assert_int_equal(g->at, 5);
  assert_int_equal(g->nhistory, 6);
  assert_false(lab_program(lab)->switches[0].on);  // as it began
  said(held(lab, 1)->note, "it read 0 at step 3; Process-2 has stored since");
  go_to(lab, 6);
  values("1");
  lab_order_free(order);
  lab_stop(lab);
  assert_null(lab_step_keep(lab));
  lab_free(lab);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_what_is_left_is_kept),
                                     cmocka_unit_test(test_ways_are_a_ring),
                                     cmocka_unit_test(test_an_order_is_kept_for_later)};
  return cmocka_run_group_tests(tests, start, end);
}
