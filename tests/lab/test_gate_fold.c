// Stepping over the inside of a call: a call of a manager, a pool or an executor is one step where nobody else could go
// between; the finest grain stops inside of it.
#include "gate_help.h"

static const char served[] = "from multiprocessing import Process, Manager\n"
                             "def f(d):\n"
                             "    d['x'] = d['x'] + 1\n"
                             "if __name__ == '__main__':\n"
                             "    with Manager() as m:\n"
                             "        d = m.dict()\n"
                             "        d['x'] = 0\n"
                             "        ps = [Process(target=f, args=(d,)) for i in range(2)]\n"
                             "        for p in ps: p.start()\n"
                             "        for p in ps: p.join()\n"
                             "        print(d['x'])\n";

static const char pool[] = "from multiprocessing import Pool\n"
                           "def f(x): return x * x\n"
                           "if __name__ == '__main__':\n"
                           "    with Pool(2) as p: print(p.map(f, range(3), 1))\n";

static const char executor[] = "from concurrent.futures import ProcessPoolExecutor\n"
                               "def f(x): return x * x\n"
                               "if __name__ == '__main__':\n"
                               "    with ProcessPoolExecutor(2) as p: print(p.submit(f, 3).result())\n";

static int seen(Lab *lab, const char *sentence) {
  const LabGate *g = lab_gate(lab);
  int n = 0;
  for (int i = 0; i < g->at; i++) n += !g->history[i].inside && strcmp(g->history[i].sentence, sentence) == 0;
  return n;
}

static int inside(Lab *lab) {
  const LabGate *g = lab_gate(lab);
  int n = 0;
  for (int i = 0; i < g->at; i++) n += g->history[i].inside;
  return n;
}

static void ends(Lab *lab, const char *output) {
  assert_int_equal(snap->state, LAB_ENDED);
  assert_string_equal(snap->output, output);
}

// Nobody stands before a message of a call when the caller is asked; what is asked is what the program does.
static void test_a_managers_call_is_one_step(void **state) {
  Lab *lab = step_open(served, true);
  int chosen = walk(lab, 3, 200);
  ends(lab, "2\n");
  const LabGate *g = lab_gate(lab);
  assert_int_equal(g->at, chosen + inside(lab));
  assert_true(inside(lab) > 60 && chosen < 45);
  assert_int_equal(seen(lab, "send to m's connection") + seen(lab, "receive from m's connection"), 0);
  assert_int_equal(seen(lab, "change d"), 3);
  assert_int_equal(seen(lab, "look at d"), 3);
  lab_free(lab);
}

static void test_the_finest_grain_stops_inside(void **state) {
  Lab *lab = step_open(served, true);
  lab_step_grain(lab, LAB_INSIDE);
  int chosen = walk(lab, 3, 200);
  assert_int_equal(snap->state, LAB_ENDED);
  assert_int_equal(lab_gate(lab)->at, chosen);
  assert_int_equal(inside(lab), 0);
  assert_true(seen(lab, "send to m's connection") > 10);
  lab_free(lab);
}

static void test_pools_and_executors(void **state) {
  const char *const texts[] = {pool, executor}, *const says[] = {"[0, 1, 4]\n", "9\n"};
  for (int i = 0; i < 2; i++)
    for (unsigned seed = 1; seed < 4; seed++) {
      Lab *lab = step_open(texts[i], true);
      walk(lab, seed, 300);
      ends(lab, says[i]);
      assert_true(inside(lab) > 3);
      assert_int_equal(seen(lab, "get from p's results"), 0);
      lab_free(lab);
    }
}

// What was folded comes again, and is folded, when one goes back.
static void test_going_back(void **state) {
  Lab *lab = step_open(served, true);
  walk(lab, 5, 12);
  int at = lab_gate(lab)->at, folded = inside(lab);
  assert_true(folded > 0);
  go_to(lab, at / 2);
  go_to(lab, at);
  assert_int_equal(inside(lab), folded);
  walk(lab, 5, 200);
  assert_int_equal(snap->state, LAB_ENDED);
  lab_free(lab);
}

// A process that has both ends of its pipe, or shares one, is the program's own: none of that is folded.
static void test_the_programs_own_pipe_is_in_sight(void **state) {
  Lab *lab = step_open("from multiprocessing import Process, Pipe\n"
                       "def f(c): c.send(1)\n"
                       "a, b = Pipe()\n"
                       "p = Process(target=f, args=(b,))\n"
                       "p.start()\n"
                       "print(a.recv())\n"
                       "p.join()\n",
                       true);
  walk(lab, 1, 100);
  ends(lab, "1\n");
  assert_int_equal(inside(lab), 0);
  lab_free(lab);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_managers_call_is_one_step),
      cmocka_unit_test(test_the_finest_grain_stops_inside),
      cmocka_unit_test(test_pools_and_executors),
      cmocka_unit_test(test_going_back),
      cmocka_unit_test(test_the_programs_own_pipe_is_in_sight),
  };
  return cmocka_run_group_tests(tests, start, end);
}
