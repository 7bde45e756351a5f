// Boards: what pools, executors and managers say of themselves, read from runs that the gate holds at known points; and
// from `mplab run --json`.
#include "gate_help.h"

static const char pool[] = "from multiprocessing import Pool\n"
                           "def f(x):\n"
                           "    return x * x\n"
                           "def bad(text):\n"
                           "    raise ValueError(text)\n"
                           "if __name__ == '__main__':\n"
                           "    p = Pool(2)\n"
                           "    r = p.map_async(f, [3, 4, 5], 1)\n"
                           "    e = p.apply_async(bad, ('no',))\n"
                           "    print(r.get())\n"
                           "    p.close()\n"
                           "    p.join()\n";

static const char executor[] = "from concurrent.futures import ProcessPoolExecutor\n"
                               "def f(x, y=0):\n"
                               "    return x + y\n"
                               "if __name__ == '__main__':\n"
                               "    ex = ProcessPoolExecutor(1)\n"
                               "    fs = [ex.submit(f, i, y=1) for i in range(4)]\n"
                               "    print(fs[3].cancel())\n"
                               "    print(fs[0].result())\n"
                               "    ex.shutdown()\n";

static const char manager[] = "from multiprocessing import Manager, Process\n"
                              "def use(e):\n"
                              "    e.wait()\n"
                              "if __name__ == '__main__':\n"
                              "    m = Manager()\n"
                              "    d = m.dict()\n"
                              "    d['k'] = 1\n"
                              "    e = m.Event()\n"
                              "    ps = [Process(target=use, args=(e,)) for _ in range(2)]\n"
                              "    for p in ps: p.start()\n"
                              "    for p in ps: p.join()\n";

static const LabBoard *board(const char *name) {
  const LabObject *o = help_object(snap, name);
  if (!o->board) fail_msg("%s has no board", name);
  return o->board;
}

static const LabHand *hand_of(const LabBoard *b, int slot) {
  for (int i = 0; i < b->nhands; i++)
    if (b->hands[i].slot == slot) return &b->hands[i];
  fail_msg("process %d is nobody's hand", slot);
  return NULL;
}

static int can_go(Lab *lab, int slot) {
  const LabGate *g = lab_gate(lab);
  for (int i = g->nchoices - 1; i >= 0; i--)  // its other strands before its main one
    if (g->choices[i].slot == slot && g->choices[i].can_go) return i;
  return -1;
}

// Lets this process alone go (whichever of its strands can) until one of them is about to make such a step.
static void until(Lab *lab, int slot, const char *sentence) {
  for (int n = 0; n < 200; n++) {
    const LabGate *g = settle(lab);
    for (int i = 0; i < g->nchoices; i++)
      if (g->choices[i].slot == slot && strcmp(g->choices[i].sentence, sentence) == 0) return;
    int choice = can_go(lab, slot);
    if (choice < 0 || !lab_step(lab, choice)) break;
  }
  fail_msg("process %d does not come to: %s", slot, sentence);
}

static void once(Lab *lab, int slot, const char *sentence) {
  until(lab, slot, sentence);
  const LabGate *g = lab_gate(lab);
  for (int i = 0; i < g->nchoices; i++)
    if (g->choices[i].slot == slot && strcmp(g->choices[i].sentence, sentence) == 0) {
      assert_true(lab_step(lab, i));
      settle(lab);
      return;
    }
}

static Lab *hold(const char *text) {
  char why[200];
  Lab *lab = help_open(text);
  if (!lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why)) fail_msg("%s", why);
  lab_step_grain(lab, LAB_INSIDE);  // steps inside of calls are told to the board, too
  settle(lab);
  return lab;
}

// Three tasks and one that fails, on two workers: one of them has taken two, and is killed with the second in its hand.
static void a_pool(void **state) {
  Lab *lab = hold(pool);
  until(lab, 0, "look for a result of p");
  const LabBoard *b = board("p");
  assert_int_equal(b->asked, 4);
  assert_int_equal(b->waiting, 4);
  assert_int_equal(b->nqueue, 4);
  said(b->queue[0], "f(3)");
  said(b->queue[3], "bad('no')");
  assert_int_equal(b->rows[LAB_TASK_WAITING], 2);
  said(b->tasks[0].text, "f × 3");
  said(b->tasks[1].text, "bad('no')");

  until(lab, 1, "put in p's results");
  b = board("p");
  assert_int_equal(b->working, 1);
  assert_int_equal(b->waiting, 3);
  assert_int_equal(b->nqueue, 3);
  assert_true(hand_of(b, 1)->working);
  said(hand_of(b, 1)->text, "f(3)");
  assert_int_equal(b->tasks[0].state, LAB_TASK_RUNNING);
  assert_int_equal(b->tasks[0].slot, 1);

  once(lab, 1, "put in p's results");
  b = board("p");
  assert_false(hand_of(b, 1)->working);
  assert_int_equal(b->done, 1);
  assert_int_equal(b->nresults, 1);
  said(b->results[0], "9");

  until(lab, 1, "put in p's results");
  b = board("p");
  said(hand_of(b, 1)->text, "f(4)");
  assert_true(lab_step_signal(lab, 1, 9));
  settle(lab);
  b = board("p");
  assert_int_equal(b->working, 0);
  assert_int_equal(b->lost, 1);
  assert_true(hand_of(b, 1)->lost);
  said(hand_of(b, 1)->text, "f(4)");
  assert_int_equal(b->tasks[0].state, LAB_TASK_LOST);

  until(lab, 2, "put in p's results");
  once(lab, 2, "put in p's results");
  until(lab, 2, "put in p's results");
  once(lab, 2, "put in p's results");
  b = board("p");
  assert_int_equal(b->done, 3);
  assert_int_equal(b->failed, 1);
  assert_int_equal(b->waiting, 0);
  assert_int_equal(b->nresults, 3);
  said(b->results[2], "✗ ValueError('no')");
  lab_free(lab);
}

// What it is made of stands behind it, not beside it.
static void a_pools_parts_are_its_own(void **state) {
  Lab *lab = hold(pool);
  until(lab, 0, "look for a result of p");
  for (int i = 0; i < snap->nobjects; i++)
    if (!snap->objects[i].owned) said(snap->objects[i].name, "p");
  lab_free(lab);
}

static void an_executor(void **state) {
  Lab *lab = hold(executor);
  once(lab, 0, "say that a call begins");
  until(lab, 0, "print \"True\"");
  const LabBoard *b = board("ex");
  assert_int_equal(b->asked, 4);
  assert_int_equal(b->ntasks, 4);
  said(b->tasks[0].text, "f(0, y=1)");
  assert_int_equal(b->tasks[3].state, LAB_TASK_CANCELLED);
  assert_int_equal(b->rows[LAB_TASK_CANCELLED], 1);
  until(lab, 1, "put in ex's results");
  b = board("ex");
  assert_int_equal(b->working, 1);
  said(hand_of(b, 1)->text, "f(0, y=1)");
  assert_int_equal(b->tasks[0].state, LAB_TASK_RUNNING);
  assert_int_equal(b->tasks[0].slot, 1);
  once(lab, 1, "put in ex's results");
  until(lab, 0, "print \"1\"");
  b = board("ex");
  assert_int_equal(b->tasks[0].state, LAB_TASK_DONE);
  assert_int_equal(b->rows[LAB_TASK_DONE], 1);
  lab_free(lab);
}

// What lies in the queue of tasks says what it is by its form, whatever is in the texts of its arguments; of a message
// that is longer than what is looked at, the beginning.
static void what_lies_in_the_queue(void **state) {
  static const char *const shown[] = {"f(2.5)", "f('a, (b: c.d')", "g(1, [1, 2])", "f(0) …"};
  Lab *lab = hold("from multiprocessing import Pool\n"
                  "from functools import partial\n"
                  "def f(x, y=0):\n"
                  "    return x\n"
                  "class A:\n"
                  "    def g(self, x, y):\n"
                  "        return x\n"
                  "if __name__ == '__main__':\n"
                  "    p = Pool(2)\n"
                  "    p.apply_async(partial(f, y=1.5), (2.5,))\n"
                  "    p.apply_async(f, ('a, (b: c.d',))\n"
                  "    p.apply_async(A().g, (1, [1, 2]))\n"
                  "    p.map_async(f, range(800), 800)\n"
                  "    p.close()\n"
                  "    p.join()\n");
  for (int n = 0; n < 400; n++) {
    settle(lab);
    if (snap->nobjects && snap->objects[0].board && snap->objects[0].board->nqueue == 4) break;
    int choice = can_go(lab, 0);
    if (choice < 0 || !lab_step(lab, choice)) fail_msg("it does not come to put its tasks");
  }
  const LabBoard *b = board("p");
  for (int i = 0; i < 4; i++) said(b->queue[i], shown[i]);
  lab_free(lab);
}

static int serving(const LabBoard *b, const char *call) {
  int n = 0;
  for (int i = 0; i < b->nhands; i++)
    n += b->hands[i].working && strcmp(b->hands[i].text, call) == 0 && b->hands[i].client >= 2;
  return n;
}

// Two clients in calls that do not come back: both are seen, each with its client.
static void a_manager(void **state) {
  Lab *lab = hold(manager);
  for (int n = 0; n < 400; n++) {
    const LabGate *g = settle(lab);
    const LabObject *o = snap->nobjects > 0 ? &snap->objects[0] : NULL;
    if (o && o->board && serving(o->board, "Event.wait(None)") == 2) break;
    int choice = -1;
    for (int i = 0; i < g->nchoices && choice < 0; i++)
      if (g->choices[(i + n) % g->nchoices].can_go) choice = (i + n) % g->nchoices;
    assert_true(choice >= 0);
    assert_true(lab_step(lab, choice));
  }
  const LabBoard *b = board("m");
  assert_int_equal(serving(b, "Event.wait(None)"), 2);
  assert_int_equal(b->server, 1);
  assert_int_equal(b->state, LAB_BOARD_SERVING);
  assert_int_equal(b->ntasks, 2);
  said(b->tasks[0].text, "dict");
  said(b->tasks[0].name, "d");
  said(b->tasks[0].value, "{'k': 1}");
  said(b->tasks[1].text, "Event");
  said(b->tasks[1].name, "e");
  said(b->tasks[1].value, "");
  for (int i = 1; i < snap->nobjects; i++) assert_true(snap->objects[i].owned);
  lab_kill(lab, 1, 9);
  lab_free(lab);
}

// ---- the command line ----

static void expect(const char *text, const char *what) {
  if (!strstr(text, what)) fail_msg("%s is not in:\n%s", what, text);
}

static void as_json(void **state) {
  char command[256], text[32768];
  const char *binary = getenv("MPLAB") ? getenv("MPLAB") : "./mplab";
  snprintf(command, sizeof command, "%s run --json %s", binary, help_program(pool));
  FILE *f = popen(command, "r");
  assert_non_null(f);
  size_t n = fread(text, 1, sizeof text - 1, f);
  text[n] = '\0';
  assert_int_equal(pclose(f), 0);
  expect(text, "\"kind\":\t\"Pool\"");
  expect(text, "\"state\":\t\"closed\"");
  expect(text, "\"submitted\":\t4");
  expect(text, "\"failed\":\t1");
  expect(text, "\"text\":\t\"f × 3\"");
  expect(text, "\"process\":\t\"ForkPoolWorker-2\"");
  assert_null(strstr(text, "SimpleQueue"));
  assert_null(strstr(text, "\"Event\""));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_pool),    cmocka_unit_test(a_pools_parts_are_its_own), cmocka_unit_test(an_executor),
      cmocka_unit_test(a_manager), cmocka_unit_test(what_lies_in_the_queue),    cmocka_unit_test(as_json),
  };
  return cmocka_run_group_tests(tests, start, end);
}
