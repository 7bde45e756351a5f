// What a page does to the bench, with the real binary on a real pty: its settings restart nothing and are nobody's
// doing, its hints are its own, only what was judged is counted; a text that was saved is not an empty search.
#include "pty_help.h"

// The live run of page 2 goes on when page 3 sets other values: they wait.
static void a_page_restarts_nothing(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start("value-race", 36, 120);
  waits(t, "program");
  to_page(t, 1, 2);
  press(t, "r", "▶ live");
  to_page(t, 2, 3);
  waits(t, "ROUNDS 50,000,000 → 100,000 next run");
  waits(t, "goes on as it is");
  waits(t, "▶ live");
  waits(t, "▸s step");  // it is not the page's run
  press(t, "s", "you decide");
  quit(t, "qq");
}

// A switch that a page turns while the learner steps is a step; whose doing it was is not claimed.
static void a_page_is_not_the_learner(void **ignored) {
  (void)ignored;
  Terminal *t = start("lock-fix", 36, 120);
  waits(t, "program");
  to_page(t, 1, 3);
  press(t, "s", "step 0 of 0");
  press(t, "M", "step 1 of 1");
  press(t, ">", "4/6 ");
  waits(t, "switch same off");
  has_not(t, "your doing");
  has_not(t, "next run");
  quit(t, "qq");
}

static void hints_are_of_their_page(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 36, 120);
  waits(t, "program");
  press(t, "h", "Hint 1 of 2");
  press(t, ">", "2/6 ");
  has_not(t, "Hint 1");
  quit(t, "qq");
}

// What judges a question leaves the run alone that stands on the screen: its processes are still there.
static void a_question_ends_no_run(void **ignored) {
  (void)ignored;
  Terminal *t = start("deadlock", 36, 120);
  waits(t, "program");
  press(t, "3", "As you expected");
  press(t, "r", "✗ DEADLOCK");
  to_page(t, 1, 4);
  press(t, "1\r", "Of 3 orders it is one");
  waits(t, "✗ DEADLOCK");
  has_not(t, "killed by SIGKILL");
  quit(t, "qq");
}

// Options that are numbers have no other number before them, and the footer names the keys that there are.
static void numbers_are_their_own_keys(void **ignored) {
  (void)ignored;
  Terminal *t = start("event-semaphore-barrier", 24, 80);
  waits(t, "program");
  press(t, ">", "2/5 ");
  press(t, ">", "3/5 ");
  press(t, ">", "4/5 ");
  waits(t, "0 3 4 answer");
  waits(t, "   3: one is left over");
  press(t, "3", "As you expected");
  quit(t, "qq");
}

// A value that is typed takes the place of the one that stands there; the one that is turned by ↑ is that one's next.
static void a_typed_value_is_the_value(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t,
        "v1\x15"
        "3\r",
        "stand still until");  // the question is open
  press(t, "2", "As you expected");
  press(t, "v1", "value");
  press(t, "3\r", "WORKERS 3");
  press(t, "v1" UP "\r", "WORKERS 4");
  press(t,
        "v1\x7f"
        "6\r",
        "WORKERS 6");
  quit(t, "qq");
}

static void only_what_was_judged_counts(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start("value-race", 36, 140);
  press(t, "q", "pages 1 of 6 · goals");
  press(t, "\r", "1/6 ");
  press(t, "2", "✓ 2");
  press(t, "q", "predicted right 1 of 1");  // the lesson asks twice
  quit(t, "q");
}

// A search of a text that is gone is neither "incomplete" nor empty.
static void a_new_text_has_no_search(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file("x = 1\nprint(x)\n"), 24, 80);
  waits(t, "program");
  press(t, "x", "complete: nothing was left out");
  own_file("y = 22\nprint(y)\n");
  waits(t, "The text is new: x tries every order of it.");
  waits(t, "y = 22");
  has_not(t, "incomplete");
  press(t, "x", "complete: nothing was left out");
  own_file("y = = 2\n");
  waits(t, "saved since: cannot be run");
  quit(t, "qq");
}

// Once all have ended well their rows give way to the page, and what is still cut has its key in the footer. What is
// found on explore's screen is seen to reach the goal there.
static void the_page_is_in_reach(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t, "2", "As you expected");
  press(t, "r", "5: all ended, exit 0");
  waits(t, "✓ What is missing was added");
  press(t, "z", "Look at line 10");
  press(t, "z", "5: all ended, exit 0");
  to_page(t, 1, 5);
  press(t, "x", "2 of 4 orders break.");
  press(t,
        "v1\x15"
        "3\r",
        "WORKERS 2 → 3 next run");
  press(t, "tx", "Proved: no order breaks");
  waits(t, "✓ Complete, and all orders");
  press(t, "<", "4/6 ");
  quit(t, "qq");
}

// What a page asks is seen whole, though the run of the page before it still stands on a small screen. Options that
// begin with a digit are answered by it, in whatever order they stand.
static void what_is_asked_comes_first(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start("start-methods", 24, 80);
  waits(t, "program");
  press(t, "3\r", "As you expected");
  press(t, "r", "exit codes: [0, 0]");
  press(t, ">", "2/4 ");
  waits(t, "3  It ends with an error");
  press(t, ">", "3/4 ");
  press(t, ">", "4/4 ");
  waits(t, "0-2 answer");
  quit(t, "qq");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_page_restarts_nothing),     cmocka_unit_test(a_page_is_not_the_learner),
      cmocka_unit_test(hints_are_of_their_page),     cmocka_unit_test(a_typed_value_is_the_value),
      cmocka_unit_test(only_what_was_judged_counts), cmocka_unit_test(a_new_text_has_no_search),
      cmocka_unit_test(the_page_is_in_reach),        cmocka_unit_test(what_is_asked_comes_first),
      cmocka_unit_test(numbers_are_their_own_keys),  cmocka_unit_test(a_question_ends_no_run),
  };
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
