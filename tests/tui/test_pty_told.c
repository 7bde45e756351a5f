// What the screen says is true at that moment, with the real binary on a real pty: a sentence goes when it no longer
// holds, a key's word is what the key does now.
#include "pty_help.h"

static Terminal *race_with_a_lock(int rows, int cols) {
  forget();
  Terminal *t = start("value-race", rows, cols);
  press(t, ">", "2/6 ");
  terminal_keys(t, "v2\x15"
                   "100000000\r");  // no run is over before the test is
  waits(t, "100,000,000");
  press(t, "r", "▶ live");
  return t;
}

// "Nothing was lost since then" was true, and is so no longer when the lock is off again, nor in the next run.
static void what_no_longer_holds_is_not_said(void **ignored) {
  (void)ignored;
  Terminal *t = race_with_a_lock(36, 120);
  waits(t, "unseen");
  press(t, "t", "✓ Nothing was lost since then.");
  press(t, "t", "✓ Done: Switch the lock on");
  waits_gone(t, "Nothing was lost since then");
  press(t, "r", "▶ live");
  has_not(t, "Nothing was lost since then");
  quit(t, "qq");
}

// Space holds the run and lets it go on, whatever moment is looked at.
static void space_says_what_it_does(void **ignored) {
  (void)ignored;
  Terminal *t = race_with_a_lock(36, 120);
  waits(t, "Space hold");
  waits(t, "unseen");  // something was lost: there are moments to look back at
  press(t, LEFT, "◎ ");
  waits(t, "Space hold");
  press(t, " ", "Space go on");
  press(t, HOME, "◎ 0.0");
  waits(t, "Space go on");
  press(t, END, "‖ paused");
  waits(t, "held: all of this is one instant");
  press(t, " ", "Space hold");
  waits_gone(t, "one instant");
  quit(t, "qq");
}

// Where nobody can ever go on a switch is for the next run, and says so.
static void a_switch_of_a_stuck_run_is_for_the_next(void **ignored) {
  static const char program[] = "from multiprocessing import Lock\n"
                                "if __name__ == '__main__':\n"
                                "    lock = Lock()\n"
                                "    lock.acquire()\n"
                                "    lock.acquire()    #: switch twice\n";
  (void)ignored;
  Terminal *t = start(own_file(program), 30, 100);
  press(t, "r", "DEADLOCK");
  has_not(t, "one instant");
  press(t, "t", "twice ○ next run");
  waits(t, "It acts from the next run.");
  press(t, "r", "ended, exit 0");
  has_not(t, "next run");
  quit(t, "q");
}

// … and when it is turned as the page asks, the key that comes next is run.
static void after_a_deadlock_comes_the_next_run(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start("deadlock", 30, 100);
  press(t, ">", "2/6 ");
  press(t, "r", "DEADLOCK");
  waits_gone(t, "Space hold");
  press(t, "t1", "order ● next run");
  waits(t, "▸r run anew");
  quit(t, "qq");
}

// A number is a line or a step: the menu says which Enter goes to, and a letter goes to the other.
static void a_number_is_a_line_or_a_step(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start("value-race", 24, 80);
  press(t, "g17", "17  Enter line 17");
  has_not(t, "step 17");
  press(t, "\r", "▸ 17 ");
  to_page(t, 1, 3);
  press(t, "s", "step 0 of 0");
  press(t, "MMAB", "step 4 of 4");
  press(t, "gl", "▸3/6 ");
  press(t, "g2", "2  Enter step 2  p line 2");
  press(t, "\r", "step 2 of 4");
  press(t, "g9p", "▸  9 ");
  press(t, "g3", "3  Enter line 3  t step 3");
  press(t, "t", "step 3 of 4");
  quit(t, "qq");
}

// The footer names the keys of the question, Enter among them; nothing marked is no answer by accident; what is
// answered is told once.
static void the_footer_names_the_keys_of_a_question(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start("value-race", 24, 80);
  to_page(t, 1, 4);
  waits(t, "▸0-2 mark  ▸Enter answer");
  press(t, "\r", "Nothing is marked. Enter again");
  press(t, "1", "● 1: one of the two is gone");
  waits_gone(t, "Nothing is marked");
  press(t, "2\r", "As you expected.");
  waits(t, "▸x every order");
  waits(t, "┃10               counter.value += 1");  // the line that the page speaks of
  press(t, "1", "This page's question is answered.");
  press(t, "x", "2 of 4");
  press(t, "w", "▸End to the end");
  press(t, END, "✓ ");
  quit(t, "qqq");
}

static void a_line_is_pointed_at(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start("capstone", 24, 80);
  press(t, ">", "2/5 ");
  waits(t, "▸↑↓ point at a line  ▸Enter answer");
  has_not(t, "1-9");
  press(t, "\r", "Go to a line with the arrows; Enter answers.");
  press(t, DOWN "\r", "▸ You expected: line 35");
  waits(t, "You expected something else: the page says what it is.");
  press(t, "t3", "close is on.");
  waits(t, "▸r run");
  quit(t, "qq");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_no_longer_holds_is_not_said),
                                     cmocka_unit_test(space_says_what_it_does),
                                     cmocka_unit_test(the_footer_names_the_keys_of_a_question),
                                     cmocka_unit_test(a_line_is_pointed_at),
                                     cmocka_unit_test(a_switch_of_a_stuck_run_is_for_the_next),
                                     cmocka_unit_test(after_a_deadlock_comes_the_next_run),
                                     cmocka_unit_test(a_number_is_a_line_or_a_step)};
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
