// What is asked of every order besides: ends, values that a cell may hold, a bound of steps; and how much of the work
// can be done at once; programs that are opened from a text.
#include "lab_help.h"

static const char increments[] = "from multiprocessing import Process, Value\n"
                                 "def f(v):\n"
                                 "    with v.get_lock():\n"
                                 "        v.value += 1\n"
                                 "def g(v, first):\n"
                                 "    with v.get_lock():\n"
                                 "        if v.value == 0:\n"
                                 "            first.value = 1\n"
                                 "if __name__ == '__main__':\n"
                                 "    v, first = Value('i', 0), Value('i', 0)\n"
                                 "    ps = [Process(target=f, args=(v,)), Process(target=g, args=(v, first))]\n"
                                 "    for p in ps: p.start()\n"
                                 "    for p in ps: p.join()\n"
                                 "    print('first', first.value)\n";

static const LabExplore *explored(Lab *lab, const LabExploreOptions *o) {
  char why[300];
  if (!lab_explore(lab, o, why, sizeof why)) fail_msg("%s", why);
  while (lab_explore_report(lab)->running || lab_timeout(lab) == 0) {
    int ms = lab_timeout(lab);
    struct pollfd p = {.fd = lab_fd(lab), .events = POLLIN};
    poll(&p, 1, ms < 0 || ms > 100 ? 100 : ms);
    lab_tick(lab);
  }
  return lab_explore_report(lab);
}

static const char *text_of(const LabFinal *e, const char *name) {
  for (int i = 0; i < e->n; i++)
    if (!strcmp(e->names[i], name)) return e->texts[i];
  return "";
}

// data: the text that first must not have
static bool not_so(void *data, const LabFinal *e) {
  return strcmp(text_of(e, "first"), data) != 0 && strstr(e->prints, "first ") != NULL;
}

static void an_end_against_the_rule_breaks_and_has_its_nearest_beside_it(void **state) {
  Lab *lab = help_open(increments);
  LabRule rule = {.ends = not_so, .data = "1"};
  const LabExplore *e = explored(lab, &(LabExploreOptions){.rule = &rule});
  assert_true(e->complete);
  assert_int_equal(lab_verdict(e), LAB_BROKEN);
  assert_int_equal(e->noutcomes, 2);
  const LabOutcome *good = &e->outcomes[0], *bad = &e->outcomes[1];
  assert_false(good->breaks || good->against);
  assert_string_equal(good->prints, "first 0\n");
  assert_true(bad->breaks && bad->against);
  assert_int_equal(bad->kind, LAB_ENDS_OK);
  assert_string_equal(bad->prints, "first 1\n");
  assert_true(bad->nsteps > 0 && bad->ngood > 0 && bad->parts > 0);
  assert_int_equal(bad->replayed, 1);
  lab_free(lab);
}

static void without_a_rule_or_with_one_that_holds_nothing_breaks(void **state) {
  Lab *lab = help_open(increments);
  LabRule rule = {.ends = not_so, .data = "7"};
  assert_int_equal(lab_verdict(explored(lab, &(LabExploreOptions){.rule = &rule})), LAB_OPEN);
  assert_int_equal(lab_verdict(explored(lab, &(LabExploreOptions){0})), LAB_OPEN);
  lab_free(lab);
}

// data: the most that v may hold
static bool stays(void *data, const char *cell, double value) {
  return strcmp(cell, "v") != 0 || value <= *(int *)data;
}

static const char row[] = "from multiprocessing import Lock, Process, Value\n"
                          "def f(v, lock):\n"
                          "    with lock:\n"
                          "        v.value += 1\n"
                          "    with lock:\n"
                          "        v.value -= 1\n"
                          "if __name__ == '__main__':\n"
                          "    v, lock = Value('i', 0), Lock()\n"
                          "    ps = [Process(target=f, args=(v, lock)) for _ in range(2)]\n"
                          "    for p in ps: p.start()\n"
                          "    for p in ps: p.join()\n";

static void what_a_cell_may_hold_is_asked_at_every_store(void **state) {
  Lab *lab = help_open(row);
  int most = 2;
  LabRule rule = {.stays = stays, .data = &most};
  for (int store = LAB_STORE_NEVER; store <= LAB_STORE_AT_ONCE; store++) {
    most = 2;
    const LabExplore *e = explored(lab, &(LabExploreOptions){.rule = &rule, .store = store});
    assert_int_equal(lab_verdict(e), LAB_PROVED);
    most = 1;
    e = explored(lab, &(LabExploreOptions){.rule = &rule, .store = store});
    assert_int_equal(lab_verdict(e), LAB_BROKEN);
    assert_int_equal(e->noutcomes, 2);  // the same end, with and without
    assert_true(e->outcomes[1].against);
#ifdef __SANITIZE_ADDRESS__
    assert_int_not_equal(e->outcomes[1].replayed, -1);  // there may be no time left for it
#else
    assert_int_equal(e->outcomes[1].replayed, 1);
#endif
  }
  lab_free(lab);
}

static void a_bound_of_steps_is_the_same_everywhere(void **state) {
  Lab *lab = help_open(increments);
  const LabExplore *e = explored(lab, &(LabExploreOptions){.max_steps = 20});
  assert_false(e->complete);
  assert_int_equal(e->steps, 20);
  assert_string_equal(e->incomplete, "stopped after 20 steps");
  e = explored(lab, &(LabExploreOptions){.max_steps = 100000});
  assert_true(e->complete);
  lab_free(lab);
}

static const char work[] = "from multiprocessing import Lock, Process\n"
                           "def f(lock):\n"
                           "    %s\n"
                           "        n = 0\n"
                           "        for k in range(3000): n += k\n"
                           "if __name__ == '__main__':\n"
                           "    lock = Lock()\n"
                           "    ps = [Process(target=f, args=(lock,)) for _ in range(3)]\n"
                           "    for p in ps: p.start()\n"
                           "    for p in ps: p.join()\n";

static double at_once(const char *header, uint64_t *instructions) {
  char text[1000];
  snprintf(text, sizeof text, work, header);
  Lab *lab = help_open(text);
  const LabExplore *e = explored(lab, &(LabExploreOptions){.measures = true});
  assert_true(e->complete);
  assert_true(e->path > 0);
  double ratio = (double)e->work / (double)e->path;
  *instructions = e->work;
  lab_free(lab);
  return ratio;
}

static void work_is_measured_over_its_longest_chain(void **state) {
  uint64_t first, second, other;
  double serial = at_once("with lock:", &first), same = at_once("with lock:", &second),
         free = at_once("if True:", &other);
  assert_true(serial < 1.1 && serial >= 1);
  assert_true(free > 2.4 && free <= 3);  // main's own beginning is work, too
  assert_int_equal(first, second);
  assert_true(same == serial);
}

static void a_text_is_opened_with_its_modules(void **state) {
  LabModule module = {"beside", "seven = 7\n"};
  LabRefusal why;
  Lab *lab = lab_new();
  if (!lab_open_text(lab, "nowhere.py", "import beside\nprint(beside.seven)\n", &module, 1, &why))
    fail_msg("%s", why.message);
  const LabExplore *e = explored(lab, &(LabExploreOptions){0});
  assert_string_equal(e->outcomes[0].prints, "7\n");
  assert_false(lab_open_text(lab, "nowhere.py", "print 1\n", NULL, 0, &why));
  assert_int_equal(why.line, 1);
  assert_false(lab_changed(lab));
  lab_free(lab);
}

int main(void) {
  lab_start();
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_end_against_the_rule_breaks_and_has_its_nearest_beside_it),
      cmocka_unit_test(without_a_rule_or_with_one_that_holds_nothing_breaks),
      cmocka_unit_test(what_a_cell_may_hold_is_asked_at_every_store),
      cmocka_unit_test(a_bound_of_steps_is_the_same_everywhere),
      cmocka_unit_test(work_is_measured_over_its_longest_chain),
      cmocka_unit_test(a_text_is_opened_with_its_modules),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
