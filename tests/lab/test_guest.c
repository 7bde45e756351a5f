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

static void test_its_orders_are_not_explored(void **state) {
  char why[400];
  Lab *lab = guest_open(counter);
  assert_false(lab_explore(lab, &(LabExploreOptions){0}, why, sizeof why));
  assert_non_null(strstr(why, "python3"));
  assert_non_null(lab_python(lab));
  lab_free(lab);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_lost_update_by_hand),
      cmocka_unit_test(test_a_lock_holds),
      cmocka_unit_test(test_its_orders_are_not_explored),
  };
  return cmocka_run_group_tests(tests, start, end);
}
