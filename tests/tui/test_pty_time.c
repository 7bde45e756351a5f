// One time, with the real binary on a real pty: a run at a pace, one at full speed, one that is over and one that is
// stepped through are walked by the same keys, and every panel shows the moment under the cursor.
#include "pty_help.h"

// The number after these words on the screen; -1: they are not there.
static long after(Terminal *t, const char *words) {
  const char *at = strstr(terminal_text(t), words);
  return at ? strtol(at + strlen(words), NULL, 10) : -1;
}

// A race of two workers (four, when it is not stepped through), as a file of the learner's own.
static Terminal *race(int rows, int cols) {
  static const char program[] = "from multiprocessing import Lock, Process, Value\n"
                                "WORKERS = 4    #: knob 1..16 explore 2\n"
                                "ROUNDS = 100000    #: knob 1..100000000 explore 1\n"
                                "def worker(counter, lock):\n"
                                "    for _ in range(ROUNDS):\n"
                                "        with lock:    #: switch lock\n"
                                "            counter.value += 1\n"
                                "if __name__ == '__main__':\n"
                                "    counter = Value('i', 0)\n"
                                "    lock = Lock()\n"
                                "    workers = [Process(target=worker, args=(counter, lock)) for _ in range(WORKERS)]\n"
                                "    for w in workers: w.start()\n"
                                "    for w in workers: w.join()\n"
                                "    print('expected', WORKERS * ROUNDS)\n"
                                "    print('counter ', counter.value)\n";
  Terminal *t = start(own_file(program), rows, cols);
  press(t, "t", "lock ○");
  return t;
}

static void paced_run(Terminal *t, const char *until) {
  press(t, "--------", "pace 5 steps/s");
  press(t, "v12\r", "WORKERS 2");
  press(t, "r", "steps/s  ");
  waits(t, until);
}

static void a_paced_run_is_walked_step_by_step(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  paced_run(t, "✗ lost ");
  long lost = after(t, "✗ lost ");
  for (int64_t until = now_ms() + LONG; after(t, "✗ lost ") == lost && now_ms() < until;) terminal_pump(t, 20);
  press(t, " ", "‖ paused");
  press(t, LEFT, "◎ step ");
  long at = after(t, "◎ step ");
  assert_true(at > 3);
  char before[40];
  snprintf(before, sizeof before, "◎ step %ld,", at - 1);
  press(t, LEFT, before);
  // the first three: nobody has loaded, one has, and its lane says so before the bar
  press(t, HOME, "◎ step 0,");
  waits(t, "┃");
  press(t, RIGHT, "◎ step 1,");
  press(t, RIGHT, "◎ step 2,");
  waits_gone(t, "✗ lost ");  // nothing was lost then
  for (int i = 0; i < 20 && !strstr(terminal_text(t), "over what it had not seen"); i++) press(t, "n", "◎ step ");
  waits(t, "✗ lost ");
  press(t, "pppppppp", "There is none before.");
  press(t, END, "‖ paused");
  press(t, LEFT, "◎ step ");
  press(t, "\x1b", "‖ paused");
  quit(t, "q");
}

// A run goes on while it is looked back at; the one that is over keeps its moments.
static void a_live_run_is_looked_back_at(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  press(t, "r", "ended, exit 0");
  press(t, HOME, "◎ 0.0");
  waits_gone(t, "ended, exit 0");
  waits_gone(t, "expected 400000");  // nothing was printed then
  press(t, "n", "◎ ");
  press(t, END, "ended, exit 0");
  waits(t, "expected 400000");
  quit(t, "q");
}

// The touches of what is chosen, in a run that is stepped through: real processes are led to each.
static void touches_are_sought(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  press(t, "s", "step 0 of 0");
  press(t, "MM", "step 2 of 2");
  press(t, "A", "step 3 of 3");
  press(t, "B", "step 4 of 4");
  press(t, "B", "step 5 of 5");
  press(t, "A", "step 6 of 6");
  press(t, "gs*", "seek counter: 4 of 4");
  press(t, "p", "step 5 of 6");
  press(t, "pp", "step 3 of 6");
  waits(t, "seek counter: 1 of 4");
  press(t, "p", "There is none before.");
  press(t, "\x1b", "step 3 of 6");
  waits_gone(t, "seek counter");
  press(t, "n", "step 6 of 6");  // the stale store is of note
  press(t, "gt/start\r", "step 2 of 6");
  waits(t, "seek \"start\": 2 of 2");
  quit(t, "q");
}

// Who goes back and lets somebody else go keeps the old future: it stands under the lanes, and [ ] change to it.
static void the_old_future_is_kept(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  press(t, "s", "step 0 of 0");
  press(t, "]", "No way was left yet");
  press(t, "MM", "step 2 of 2");
  press(t, "A", "step 3 of 3");
  press(t, "B", "step 4 of 4");
  press(t, "B", "step 5 of 5");
  press(t, "A", "lost 1 of 2");
  press(t, LEFT, "step 5 of 6");
  press(t, LEFT, "step 4 of 6");
  press(t, LEFT, "step 3 of 6");
  press(t, "A", "step 4 of 4");
  waits(t, "kept  from step 3: B →0  B ←1  A ✗1    ] goes there");
  press(t, "]", "step 4 of 6");
  waits(t, "kept  from step 3: A ←1    ] goes there");
  press(t, END, "lost 1 of 2");
  press(t, "[", "step 4 of 4");
  quit(t, "q");
}

// As soon as there is a moment to look back at.
static void looks_back(Terminal *t) {
  for (int64_t until = now_ms() + LONG; !strstr(terminal_text(t), "◎ step ") && now_ms() < until;) {
    terminal_pump(t, 300);
    terminal_keys(t, LEFT);
  }
  waits(t, "◎ step ");
}

// A run at a pace is a stepped run by lot: a letter takes it over where it stands, on the same processes; in its past
// there, and what came after is kept as a way. It goes on by lot again.
static void a_letter_takes_a_paced_run_over(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  paced_run(t, "✗ lost ");
  waits(t, "A…Z you decide");
  press(t, "A", "‖ you decide");
  waits(t, "You decide from here, step ");
  press(t, " ", "▶ 5 steps/s");
  looks_back(t);
  press(t, "\x1b", "▶ 5 steps/s");
  quit(t, "q");
  t = race(36, 120);
  paced_run(t, "✗ lost ");
  press(t, " ", "‖ paused");
  press(t, HOME, "◎ step 0,");
  press(t, RIGHT, "◎ step 1,");
  press(t, "M", "step 2 of ");
  // one of the two does something else than it did by lot
  press(t, "A", "step 3 of ");
  if (!strstr(terminal_text(t), "step 3 of 3")) {
    press(t, LEFT, "step 2 of ");
    press(t, "B", "step 3 of 3");
  }
  waits(t, "kept  from step ");  // 1 where not M had gone second
  press(t, "]", "step 3 of ");
  waits_gone(t, "step 3 of 3");
  press(t, " ", "▶ 5 steps/s");  // from here it goes on by lot
  looks_back(t);
  press(t, "\x03", " of ");
  press(t, "w", "‖ you decide");  // over: real processes stand there
  waits(t, "You decide from step ");
  quit(t, "q");
}

// Each run has a row in the ledger: it is looked at again, its moments are walked; a run that was stepped through
// stands where it was left, on new processes; two stand beside each other.
static void runs_are_kept(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  press(t, "=", "No run is kept yet");
  press(t, "r", "ended, exit 0");
  waits(t, "lost");
  press(t, "s", "step 0 of 0");
  press(t, "MM", "step 2 of 2");
  press(t, "A", "step 3 of 3");
  press(t, "x", "2 of 4 orders break.");
  press(t, "=", "3  every order");
  waits(t, "2  you decide");
  waits(t, "1  flat out");
  waits(t, "exit 0  ✗ lost ");
  press(t, DOWN "=", "= 2  you decide");
  press(t, DOWN, "run 2 beside run 1");
  waits(t, "WORKERS              ≠ 2");
  press(t, "\r", "◎ run 1  ■ ended, exit 0");  // stands in it
  press(t, LEFT, " s of ");
  press(t, HOME, "Nothing is shared yet.");
  press(t, "=" DOWN, "▸= 2  you decide");
  press(t, "\r", "‖ you decide  step 3 of 3");
  waits(t, "▸ store counter ← 1");
  press(t, "B", "step 4 of 4");
  press(t, "=", "4  you decide");  // the present one; the row that it came from is there, too
  press(t, "\x1b", "step 4 of 4");
  quit(t, "q");
}

// An explored order is walked, and real processes are led to the step under the cursor.
static void an_explored_order_is_walked(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  press(t, "x", "2 of 4 orders break.");
  waits(t, "same on real processes");
  waits(t, "▾4 ");  // it stands where they part
  press(t, RIGHT, "▸  5 B  store counter ← 1");
  waits(t, "│ counter  1                        1 ");
  waits(t, "step 5 · line 7: ✗ B store counter ← 1 · ✓ B load counter → 1");
  press(t, LEFT, "▸  4 B  load counter → 0");
  waits(t, "│ counter  0                        1 ");
  press(t, "n", "◎ step 6 of 14");  // of note: B ends
  press(t, "p", "◎ step 4 of 14");
  press(t, "p", "There is none before.");
  press(t, "*", "seek counter: 2 of 6");
  press(t, "n", "◎ step 5 of 14");
  press(t, "g12\r", "◎ step 12 of 14");
  press(t, "A*", "seek A: ");
  press(t, "/join\r", "seek \"join\": ");
  press(t, "\x1b", "─ time ─");
  press(t, HOME, "◎ step 1 of 14");
  press(t, DOWN, "one order that ends so");  // rows are ends
  press(t, UP, "here they part: ✓ A ←1");
  press(t, "g4\r", "◎ step 4 of 14");
  press(t, "w", "step 4 of 14");
  waits(t, "led to step 4 of this order");
  press(t, RIGHT, "step 5 of 14");
  quit(t, "q");
}

// What is looked at is not what goes: the present run is held meanwhile, and goes on when it is looked at again.
static void the_present_run_is_held_meanwhile(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  press(t, "r", "ended, exit 0");
  press(t, "v2100000000\r", "ROUNDS 100,000");
  press(t, "r", "▶ live");
  press(t, "=" DOWN, "▸  1  flat out");
  press(t, "\r", "◎ run 1");
  press(t, "\x1b", "▶ live");
  press(t, "=" DOWN "\r", "◎ run 1");
  press(t, "t", "▶ live");  // what is turned acts on the present one
  waits(t, "lock ●");
  press(t, "\x03", "stopped");
  quit(t, "q");
}

// Enter opens what is chosen: an object with its touches; Enter on one of them leads the whole bench to it. A message
// of any length is read whole.
static void anything_is_seen_whole(void **ignored) {
  (void)ignored;
  Terminal *t = race(24, 80);
  press(t, "s", "step 0 of 0");
  press(t, "MM", "step 2 of 2");
  press(t, "A", "step 3 of 3");
  press(t, "B", "step 4 of 4");
  press(t, "B", "step 5 of 5");
  press(t, "A", "step 6 of 6");
  press(t, "gs\r", "steps that touch it: 4");
  waits(t, "over what it had not seen");
  press(t, "p", "step 6 of 6");
  press(t, "\r", "step 5 of 6");
  waits(t, "next steps");
  press(t, "gs\r", "steps that touch it: 4");
  press(t, LEFT, "step 4 of 6");  // time goes under it
  press(t, "A", "Process-1 ─");
  press(t, "\x1b", "steps that touch it: 4");
  press(t, "q", "next steps");
  quit(t, "q");
}

static void a_message_is_read_whole(void **ignored) {
  (void)ignored;
  static const char program[] = "from multiprocessing import Queue\n"
                                "import time\n"
                                "if __name__ == '__main__':\n"
                                "    q = Queue()\n"
                                "    q.put('z' * 5000 + 'the end')\n"
                                "    time.sleep(1000)\n";
  Terminal *t = start(own_file(program), 24, 80);
  press(t, "r", "zzzz");
  press(t, "gs\r", "in it, the next first: 1");
  waits(t, "5,009 bytes");
  press(t, "\r", "its value: 5,009 characters");
  press(t, "/the end\r", "the end'");
  press(t, "\x1b\x1b", "in it, the next first: 1");
  quit(t, "qq");
}

// The steps made by hand are not lost by a search: when it is left they stand there again.
static void steps_outlive_a_search(void **ignored) {
  (void)ignored;
  Terminal *t = race(24, 80);
  press(t, "s", "step 0 of 0");
  press(t, "MM", "step 2 of 2");
  press(t, "A", "step 3 of 3");
  press(t, "x", "orders break");
  press(t, "q", "step 3 of 3");
  waits(t, "next steps");
  quit(t, "q");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_paced_run_is_walked_step_by_step),
      cmocka_unit_test(a_live_run_is_looked_back_at),
      cmocka_unit_test(touches_are_sought),
      cmocka_unit_test(steps_outlive_a_search),
      cmocka_unit_test(anything_is_seen_whole),
      cmocka_unit_test(a_message_is_read_whole),
      cmocka_unit_test(the_old_future_is_kept),
      cmocka_unit_test(a_letter_takes_a_paced_run_over),
      cmocka_unit_test(runs_are_kept),
      cmocka_unit_test(an_explored_order_is_walked),
      cmocka_unit_test(the_present_run_is_held_meanwhile),
  };
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
