// A file that our own machine does not take, on a real pty: it is refused, and python3 itself may be let to run it.
#include "pty_help.h"

// A search that is stopped still explains what it has: the order is there, and can be made real.
static void a_stopped_search_keeps_its_order(void **ignored) {
  static const char program[] = "from multiprocessing import Process, Value\n"
                                "def add(v):\n"
                                "    v.value += 1\n"
                                "if __name__ == '__main__':\n"
                                "    v = Value('i', 0)\n"
                                "    ps = [Process(target=add, args=(v,)) for _ in range(3)]\n"
                                "    for p in ps: p.start()\n"
                                "    for p in ps: p.join()\n";
  (void)ignored;
  const char *argv[] = {binary, "--python", own_file(program), NULL};
  Terminal *t = terminal_start(argv, 30, 110, state);
  assert_non_null(t);
  waits(t, "own.py · python3");
  press(t, "x", "orders break");
  press(t, "\x03", "stopped before all orders were tried");
  waits(t, "✗ a lost update");
  waits(t, "✓ does not");
  quit(t, "qq");
}

static const char *outsider(void) {
  static const char program[] = "import multiprocessing, asyncio\n"
                                "def work(q):\n"
                                "    q.put(asyncio.iscoroutinefunction(work))\n"
                                "if __name__ == '__main__':\n"
                                "    q = multiprocessing.Queue()\n"
                                "    multiprocessing.Process(target=work, args=(q,)).start()\n"
                                "    print('it said', q.get())\n";
  return own_file(program);
}

static Terminal *opened_with_python3(void) {
  char keys[4400];
  Terminal *t = start(NULL, 24, 80);
  waits(t, "open a file");
  snprintf(keys, sizeof keys, "o%s\r", outsider());
  press(t, keys, "Enter lets python3 itself run it");
  press(t, "\r", "own.py · python3");
  return t;
}

static void python3_runs_what_is_refused(void **ignored) {
  (void)ignored;
  Terminal *t = opened_with_python3();
  press(t, "r", "it said False");
  press(t, "s", "step 0 of 0");
  press(t, "M", "step 1 of 1");
  quit(t, "qqq");
}

// Real python3 is run again and again, and what is found is shown as of our own machine.
static void its_orders_are_tried(void **ignored) {
  (void)ignored;
  Terminal *t = opened_with_python3();
  press(t, "x", "1 of 1");
  waits(t, "private work is python3");
  quit(t, "qqq");
}

static void a_lesson_is_our_own_again(void **ignored) {
  (void)ignored;
  Terminal *t = opened_with_python3();
  press(t, "q", "start here");
  press(t, UP UP "\r", "1/");
  has_not(t, "python3");
  quit(t, "qq");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(python3_runs_what_is_refused),
      cmocka_unit_test(its_orders_are_tried),
      cmocka_unit_test(a_stopped_search_keeps_its_order),
      cmocka_unit_test(a_lesson_is_our_own_again),
  };
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
