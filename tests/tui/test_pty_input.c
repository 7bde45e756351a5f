// A program that reads standard input, on the bench: it waits, the learner types a line, and in stepping what was
// typed is given again when steps are taken back.
#include "pty_help.h"

static const char program[] = "from multiprocessing import Process, Value\n"
                              "def add(v, n):\n"
                              "    v.value += n\n"
                              "if __name__ == '__main__':\n"
                              "    v = Value('i', 0)\n"
                              "    name = input('name? ')\n"
                              "    print('hello', name)\n"
                              "    p = Process(target=add, args=(v, int(input('number? '))))\n"
                              "    p.start()\n"
                              "    p.join()\n"
                              "    print('total', v.value)\n"
                              "    try:\n"
                              "        input()\n"
                              "    except EOFError:\n"
                              "        print('over')\n";

static void type_lines(Terminal *t) {
  waits(t, "The program waits for a line: i.");
  press(t, "i", "a line for it");
  press(t, "Ada\r", "hello Ada");
  waits(t, "number?");
  waits(t, "i type a line");
  press(t, "i", "a line for it");
  press(t, "5\r", "total 5");
  waits(t, "i type a line");
  press(t, "i", "a line for it");
  press(t, "^D\r", "over");
  waits(t, "ended, exit 0");
}

static void a_run_is_given_lines(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file(program), 30, 100);
  waits(t, "def add");
  press(t, "i", "does nothing here");
  press(t, "r", "name?");
  type_lines(t);
  quit(t, "q");
}

static void so_is_one_at_a_pace(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file(program), 30, 100);
  waits(t, "def add");
  press(t, "-", "a second");
  press(t, "r", "name?");
  type_lines(t);
  quit(t, "q");
}

static void what_was_typed_stands_when_steps_are_taken_back(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file(program), 30, 100);
  waits(t, "def add");
  press(t, "s", "print \"name? \"");
  press(t, "M", "The program waits for a line: i.");
  press(t, "i", "a line for it");
  press(t, "Ada\r", "print \"hello Ada\"");
  press(t, "M", "print \"number? \"");
  press(t, HOME, "step 0 of");
  press(t, "M", "print \"hello Ada\"");
  press(t, "M", "print \"number? \"");
  press(t, "M", "The program waits for a line: i.");
  press(t, "i", "a line for it");
  press(t, "7\r", "start a process");
  quit(t, "qq");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_run_is_given_lines),
      cmocka_unit_test(so_is_one_at_a_pace),
      cmocka_unit_test(what_was_typed_stands_when_steps_are_taken_back),
  };
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
