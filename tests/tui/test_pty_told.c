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

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_no_longer_holds_is_not_said),
                                     cmocka_unit_test(space_says_what_it_does),
                                     cmocka_unit_test(a_switch_of_a_stuck_run_is_for_the_next)};
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
