// Stepping and exploring with the real binary on a real pty: an update is lost by hand, taken back, done again, saved
// and replayed; every order is explored, the lock proved, the bad order watched on real processes.
#include "pty_help.h"

// The PID in the row of a process's next step, after its letter.
static int pid_of(Terminal *t, char letter) {
  for (const char *row = terminal_text(t); row && *row; row = strchr(row, '\n') ? strchr(row, '\n') + 1 : NULL) {
    const char *at = strncmp(row, "▸", 3) ? row + 1 : row + 3;
    int pid;
    char found;
    if (sscanf(at, " %c %d", &found, &pid) == 2 && found == letter && pid > 1) return pid;
  }
  return 0;
}

static void replay(const char *path) {
  char command[9000];
  snprintf(command, sizeof command, "%s replay %s >/dev/null", binary, path);
  assert_int_equal(system(command), 0);
}

static void an_update_is_lost_by_hand(void **ignored) {
  (void)ignored;
  char path[4300], keys[4400];
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t, ">>", "3/6 ");
  press(t, "s", "you decide");
  press(t, "M", "step 1 of 1");
  press(t, "M", "step 2 of 2");
  press(t, "A", "load counter → 0");
  waits(t, "read 0 at step 3");
  int first = pid_of(t, 'A');
  assert_true(alive(first));
  press(t, "B", "step 4 of 4");
  press(t, "\r", "step 5 of 5");  // the same again: B stores
  press(t, "A", "lost 1 of 2");
  waits(t, "✓ You put a store");
  press(t, "u", "step 5 of 6");
  waits(t, "new PIDs");
  int second = pid_of(t, 'A');
  assert_int_not_equal(first, second);
  assert_true(alive(second) && !alive(first));
  press(t, LEFT, "step 4 of 6");
  press(t, RIGHT, "step 5 of 6");
  press(t, RIGHT, "lost 1 of 2");
  press(t, "y", "5 replay");
  press(t, "5", "save the order as: value-race.order.json");
  snprintf(path, sizeof path, "%s/order.json", state);
  snprintf(keys, sizeof keys, "\x15%s\r", path);
  press(t, keys, "mplab replay");
  replay(path);
  press(t, HOME, "step 0 of 6");
  press(t, " ", "ended, exit 0");
  quit(t, "qq");
  assert_false(alive(second));
}

static void a_process_is_killed_in_between(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t, "s", "step 0 of 0");
  press(t, "MM", "step 2 of 2");
  press(t, "A", "step 3 of 3");
  press(t, "!A1", "Killed Process-1");
  waits(t, "you send SIGKILL to A");
  waits(t, "killed by SIGKILL");
  press(t, "u", "step 3 of 4");
  waits(t, "▸ store counter ← 1");
  terminal_keys(t, "\x1b[<0;9;11M\x1b[<0;9;11m");  // a click on B's row chooses it
  waits(t, "▸ B ");
  terminal_keys(t, "\x1b[<0;9;11M\x1b[<0;9;11m");  // … and another lets it go
  waits(t, "step 4 of 4");
  press(t, "\x03", "stopped");
  quit(t, "qq");
}

static void every_order_is_explored(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t, "2", "As you expected");
  press(t, "x", "complete: nothing was left out");
  waits(t, "explored 4 different orders");
  waits(t, "2 of 4 orders break.");
  waits(t, "counter = 1");
  waits(t, "same on real processes");
  waits(t, "no weak-memory effects");
  press(t, "]", "one order that ends so");
  press(t, "[", "here they part: ✓ A ←1");
  press(t, "t", "lock ● next run");  // a setting restarts nothing
  press(t, "x", "Proved: no order breaks, and all come to one end.");
  press(t, "tx", "2 of 4 orders break.");
  waits(t, "same on real processes");
  press(t, "w", "step 0 of");
  for (int i = 0; i < 7; i++) terminal_keys(t, RIGHT);
  waits(t, "lost 1 of 2");
  press(t, "x", "2 of 4 orders break.");
  press(t, "q", "program");
  quit(t, "qq");
}

// The page's goal is the order that breaks, walked to its end: beginning it is not enough. A question asked in stepping
// is answered by a digit.
static void the_bad_order_is_watched_to_its_end(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  to_page(t, 1, 4);
  press(t, "s", "you decide");
  press(t, "x", "x again goes on without");
  press(t, "12", "● 2");
  press(t, "\r", "As you expected");
  press(t, "x", "2 of 4 orders break.");
  press(t, "w", "step 0 of");
  press(t, RIGHT, "step 1 of");
  assert_null(strstr(terminal_text(t), "The same steps, real PIDs"));
  for (int i = 0; i < 13; i++) terminal_keys(t, RIGHT);
  waits(t, "The same steps, real PIDs");
  quit(t, "qq");
}

// Any signal, by its name; it is the learner's doing.
static void a_signal_is_sent(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t, "s", "you decide");
  press(t, "!M", "signal to M:");
  terminal_keys(t, "none\r");
  waits(t, "no such signal: none");
  press(t, "!M", "signal to M:");
  terminal_keys(t, "usr1\r");
  waits(t, "SIGUSR1 sent to MainProcess");
  waits(t, "you send SIGUSR1 to M");
  quit(t, "qq");
}

// Too many orders to wait for: the search says how far it is, and can be stopped.
static void a_search_is_stopped(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file("from multiprocessing import Process, Value\n\n"
                               "def work(v):\n    for _ in range(40):\n        v.value += 1\n\n"
                               "if __name__ == '__main__':\n    v = Value('i', 0)\n"
                               "    ps = [Process(target=work, args=(v,)) for _ in range(4)]\n"
                               "    for p in ps: p.start()\n    for p in ps: p.join()\n"),
                      24, 80);
  waits(t, "program");
  press(t, "x", "exploring");
  waits(t, "orders/s");
  press(t, "\x03", "incomplete: not every order was tried");
  quit(t, "qq");
}

// Twenty philosophers: more orders than anybody waits for, and the one that is stuck is there at once, with its
// neighbour and its reason; the search goes on until it is stopped.
static void the_first_break_is_there_at_once(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file("from multiprocessing import Lock, Process\n\n"
                               "def eat(a, b):\n    with a:\n        with b:\n            pass\n\n"
                               "if __name__ == '__main__':\n    k = [Lock() for _ in range(20)]\n"
                               "    ps = [Process(target=eat, args=(k[i], k[(i + 1) % 20])) for i in range(20)]\n"
                               "    for p in ps: p.start()\n    for p in ps: p.join()\n"),
                      24, 80);
  waits(t, "program");
  press(t, "x", "the first order that breaks");
  waits(t, "exploring");
  waits(t, "▸deadlock: A waits for k[1]");
  waits(t, "Searching on for the shortest.");
  waits(t, "✗ U acquire k[19]");
  press(t, "\x03", "─ time ─");
  waits(t, "incomplete: not every order was tried");
  quit(t, "qq");
}

// " ↓31"
static int ends_below(Terminal *t) {
  const char *at = strstr(terminal_text(t), " ↓");
  return at ? atoi(at + strlen(" ↓")) : 0;
}

// More ends than can be made ready while somebody waits: what was found until the stop stays, with its lanes and its
// reason, and can be watched.
static void what_was_found_stays_after_a_stop(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file("from multiprocessing import Array, Lock, Process\n\n"
                               "def move(s, a, b, amount, locks):\n    for i in range(5):\n"
                               "        with locks[a]:\n            with locks[b]:\n"
                               "                x = s[a]\n                s[a] = x - amount\n"
                               "                s[b] += amount\n\n"
                               "def audit(s, seen):\n    seen[0] = s[0] + s[1]\n\n"
                               "if __name__ == '__main__':\n    s = Array('i', [100, 100], lock=False)\n"
                               "    seen = Array('i', 1)\n    k = [Lock(), Lock()]\n"
                               "    ps = [Process(target=move, args=(s, 0, 1, 10, k)),\n"
                               "          Process(target=move, args=(s, 1, 0, 5, k)),\n"
                               "          Process(target=audit, args=(s, seen))]\n"
                               "    for p in ps: p.start()\n    for p in ps: p.join()\n"),
                      24, 80);
  waits(t, "program");
  press(t, "x", "the first order that breaks");
  for (int64_t until = now_ms() + LONG; ends_below(t) < 30 && now_ms() < until;) terminal_pump(t, 20);
  assert_true(ends_below(t) >= 30);
  press(t, "\x03", "incomplete: not every order was tried");
  has_not(t, "exploring");
  waits(t, "─ time ─");
  waits(t, "each waits for what the other will");
  press(t, "w", "step 0 of");
  quit(t, "qqq");
}

// A run that is over is still there when every order was looked at, twice; and where none stands, that is said.
static void a_run_stands_again_after_a_search(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file("from multiprocessing import Process, Value\n\n"
                               "def work(v):\n    v.value += 1\n\n"
                               "if __name__ == '__main__':\n    v = Value('i', 0)\n"
                               "    ps = [Process(target=work, args=(v,)) for _ in range(2)]\n"
                               "    for p in ps: p.start()\n    for p in ps: p.join()\n    print('it is', 6 * 7)\n"),
                      24, 80);
  waits(t, "program");
  press(t, LEFT, "Nothing has run yet");
  press(t, "r", "ended, exit 0");
  for (int i = 0; i < 2; i++) {
    press(t, "x", "complete: nothing was left out");
    press(t, "q", "◎ run 1");
    waits(t, "it is 42");
    press(t, LEFT, " s of ");
  }
  press(t, "\x1b", "ended, exit 0");
  press(t, "\x1b", "ready");
  press(t, LEFT, "No run stands here now");
  quit(t, "qq");
}

// From where the learner stands: after the second step of the ring of two every order is stuck.
static void every_order_from_here(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file("from multiprocessing import Lock, Process\n\n"
                               "def eat(a, b):\n    with a:\n        with b:\n            pass\n\n"
                               "if __name__ == '__main__':\n    a, b = Lock(), Lock()\n"
                               "    ps = [Process(target=eat, args=(a, b)), Process(target=eat, args=(b, a))]\n"
                               "    for p in ps: p.start()\n    for p in ps: p.join()\n"),
                      24, 80);
  waits(t, "program");
  press(t, "s", "you decide");
  press(t, ":from here\r", "there is none yet");
  press(t, "M", "step 1 of 1");
  press(t, "M", "step 2 of 2");
  press(t, "A", "step 3 of 3");
  press(t, ":from here\r", "every order that begins with these 3 steps");
  waits(t, "1 of the 2 orders that begin with these 3 steps breaks.");
  waits(t, "After step 4 every order ends so.");
  press(t, "w", "step 0 of 4");
  for (int i = 0; i < 4; i++) terminal_keys(t, RIGHT);
  waits(t, "step 4 of 4");
  press(t, ":from here\r", "Every order that begins with these 4 steps breaks.");
  waits(t, "complete from there");
  press(t, ":from here\r", "complete from there");
  press(t, "x", "1 of 3 orders breaks.");
  waits(t, "complete: nothing was left out");
  quit(t, "qqq");
}

// What the learner has turned counts for stepping; the next page begins anew.
static void a_turned_knob_is_taken_along(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t, ">>", "3/6 ");
  press(t, "v1", "value");
  press(t, DOWN "\r", "WORKERS is 3");
  press(t, "s", "for stepping: ROUNDS = 1.");
  press(t, "M", "step 1 of 1");
  press(t, "M", "step 2 of 2");
  press(t, "M", "step 3 of 3");  // a third worker
  waits(t, "C ");
  press(t, ">", "4/6 ");
  press(t, "s", "for stepping: WORKERS = 2, ROUNDS = 1.");
  quit(t, "qq");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_update_is_lost_by_hand),
      cmocka_unit_test(a_process_is_killed_in_between),
      cmocka_unit_test(every_order_is_explored),
      cmocka_unit_test(the_bad_order_is_watched_to_its_end),
      cmocka_unit_test(a_signal_is_sent),
      cmocka_unit_test(a_search_is_stopped),
      cmocka_unit_test(the_first_break_is_there_at_once),
      cmocka_unit_test(what_was_found_stays_after_a_stop),
      cmocka_unit_test(a_run_stands_again_after_a_search),
      cmocka_unit_test(every_order_from_here),
      cmocka_unit_test(a_turned_knob_is_taken_along),
  };
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
