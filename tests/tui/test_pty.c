// The real binary on a real pty: a lesson is chosen and run, its processes are real, the lock acts at once, a process
// is killed, the window changes its size, and at the end the terminal is as it was and nothing is left.
#include "pty_help.h"

static long number_after(const char *s) {
  long n = 0;
  for (; *s && *s != ' '; s++)
    if (*s >= '0' && *s <= '9') n = n * 10 + (*s - '0');
  return n;
}

// The header's "lost N of M updates"; false while it is not there.
static bool counters(Terminal *t, long *lost, long *updates) {
  terminal_pump(t, 40);
  const char *s = strstr(terminal_text(t), "lost "), *of = s ? strstr(s, " of ") : NULL;
  if (!of || !strstr(of, " updates")) return false;
  *lost = number_after(s + 5);
  *updates = number_after(of + 4);
  return true;
}

static bool lost_grows(Terminal *t) {
  long first = -1, lost, updates;
  for (int64_t end = now_ms() + LONG; now_ms() < end;) {
    if (!counters(t, &lost, &updates)) continue;
    if (first < 0) first = lost;
    if (lost > first) return true;
  }
  return false;
}

// Updates go on and none is lost any more.
static bool lost_stands(Terminal *t) {
  long lost, updates, since = -1, at = -1;
  for (int64_t end = now_ms() + LONG; now_ms() < end;) {
    if (!counters(t, &lost, &updates)) continue;
    if (lost != at) at = lost, since = updates;
    else if (updates > since + 20000) return true;
  }
  return false;
}

static int pids_on_screen(Terminal *t, pid_t *pids, int most) {
  int n = 0;
  for (const char *s = terminal_text(t); (s = strstr(s, "│")) && n < most; s += 3) {
    char letter;
    int pid;
    const char *at = s + 3;
    if (!strncmp(at, "▸", 3)) at += 3;
    if (sscanf(at, " %c %d", &letter, &pid) == 2 && pid > 1 && strchr("MABCD", letter)) pids[n++] = pid;
  }
  return n;
}

// Main and its four: they come one after the other, and the screen may be in the middle of a picture.
static int pids_when_all_are_there(Terminal *t, pid_t *pids, int most) {
  int n = 0;
  for (int64_t end = now_ms() + LONG; n < 5 && now_ms() < end;) n = pids_on_screen(t, pids, most);
  return n;
}

static bool all_gone(const pid_t *pids, int n) {
  for (int64_t end = now_ms() + LONG; now_ms() < end; usleep(2000)) {
    int left = 0;
    for (int i = 0; i < n; i++) left += alive(pids[i]);
    if (!left) return true;
  }
  return false;
}

// Opens value-race from the course and turns to the page where the lock is switched in mid-run.
static Terminal *race(int rows, int cols) {
  Terminal *t = start(NULL, rows, cols);
  waits(t, "mplab");
  press(t, "/value-race\r", "07  ");
  press(t, "\r", "with lock:");
  press(t, ">", "2/6 ");
  terminal_keys(t, "v2\x15"
                   "100000000\r");  // so many rounds that no run is over before the test is, however loaded the machine
  waits(t, "100,000,000");
  press(t, "r", "▶ live");
  return t;
}

static void the_lock_acts_at_once(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  assert_true(lost_grows(t));
  pid_t pids[8];
  int n = pids_when_all_are_there(t, pids, 8);
  assert_true(n >= 5);
  for (int i = 0; i < n; i++) assert_true(alive(pids[i]));
  press(t, "t", "lock ●");
  assert_true(lost_stands(t));
  press(t, "t", "○         with lock:");
  assert_true(lost_grows(t));
  press(t, "\x03", "■ stopped");
  assert_true(all_gone(pids, n));
  quit(t, "qq");
}

static void a_process_is_killed(void **ignored) {
  (void)ignored;
  Terminal *t = race(24, 80);
  pid_t pids[8];
  waits(t, " D ");
  int n = pids_when_all_are_there(t, pids, 8);
  press(t, "!A1", "SIGKILL");
  terminal_resize(t, 40, 130);
  waits(t, "─ time ─");
  waits(t, "Process-4");
  terminal_resize(t, 20, 70);
  waits(t, "q back");
  terminal_resize(t, 6, 30);
  waits(t, "30");
  terminal_resize(t, 24, 80);
  waits(t, "q back");
  quit(t, "qq");
  assert_true(all_gone(pids, n));
}

// Whatever ends it: 0 is the key q, others are sent.
static void the_terminal_is_given_back(void **ignored) {
  const int signals[] = {0,       SIGTERM, SIGHUP,  SIGINT,  SIGQUIT, SIGUSR1,   SIGUSR2,  SIGALRM,  SIGVTALRM, SIGPROF,
                         SIGPOLL, SIGPWR,  SIGTRAP, SIGABRT, SIGXCPU, SIGSTKFLT, SIGRTMIN, SIGRTMAX, SIGSEGV,   SIGBUS};
  (void)ignored;
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    Terminal *t = start(NULL, 24, 80);
    struct termios before = terminal_modes(t);
    waits(t, "q leave");
    struct termios during = terminal_modes(t);
    assert_true(before.c_lflag != during.c_lflag || before.c_iflag != during.c_iflag || !(during.c_lflag & ICANON));
    if (signals[i]) kill(terminal_pid(t), signals[i]);
    else terminal_keys(t, "q");
    int status;
    assert_true(terminal_wait_end(t, LONG, &status));
    // a sanitizer has a handler of its own for those of a crash
    if (signals[i] && signals[i] != SIGSEGV && signals[i] != SIGBUS) assert_int_equal(WTERMSIG(status), signals[i]);
    struct termios after = terminal_modes(t);
    assert_true(after.c_lflag & ICANON && after.c_lflag & ECHO && after.c_lflag & ISIG);
    terminal_pump(t, 50);
    has_not(t, "q leave");  // the first screen is back
    terminal_free(t);
  }
}

static void both_languages(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t, "l", "lock is switched by t");
  press(t, "ql", "先修");
  press(t, "\r?", "此处可用的按键");
  press(t, "\x1bql", "needs   02");
  quit(t, "q");
}

// A program of one's own: broken while it is open, mended again, read each time it is saved.
static void a_saved_file_is_read_again(void **ignored) {
  (void)ignored;
  static const char *const texts[] = {"x = 1\nprint(x)\n", "x = 1\nprint x\n", "y = 2\nprint('two', y)\n"};
  static const char *const seen[] = {"print(x)", "✗ ", "print('two', y)"};
  Terminal *t = NULL;
  for (int i = 0; i < 3; i++) {
    const char *path = own_file(texts[i]);
    if (!t) t = start(path, 24, 80);
    waits(t, seen[i]);
  }
  press(t, "r", "ended, exit 0");
  waits(t, "two 2");
  quit(t, "q");
}

// From the launch to a lost update in at most four keys, to a switched lock in at most six.
static void the_first_minute(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start(NULL, 24, 80);
  waits(t, "start here");
  press(t, "\r", "Is it certain");
  press(t, "2", "As you expected");  // by every order, before anything has run
  terminal_keys(t, "r");             // three keys
  waits(t, "of 400,000");
  waits(t, "✗ lost");      // … and beside the object, without a key
  terminal_keys(t, ">r");  // five
  waits(t, "▶ live");
  assert_true(lost_grows(t));
  terminal_keys(t, "t");  // six
  waits(t, "lock ●");
  assert_true(lost_stands(t));
  quit(t, "qq");
}

// A goal is ticked only when what it stands for is drawn: a zoomed text gives way to it.
static void evidence_comes_before_the_tick(void **ignored) {
  (void)ignored;
  forget();
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t, "2", "As you expected");
  terminal_keys(t, "z");
  waits_gone(t, "program");  // the text alone
  has_not(t, "✓ What is missing");
  press(t, "r", "✓ What is missing");
  assert_non_null(strstr(terminal_text(t), "✗ lost"));
  quit(t, "qq");
}

// A run that lives is held when its bench is left, and stands there again.
static void a_left_run_is_held(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  assert_true(lost_grows(t));
  press(t, "q", "q leave, ends 1 run");
  press(t, "\r", "▶ live");
  assert_true(lost_grows(t));
  press(t, " ", "‖ paused");
  press(t, "q\r", "‖ paused");
  // a value that is set waits for the next run
  terminal_keys(t, "v1\x15"
                   "3\r");
  waits(t, "WORKERS 4 → 3 next run");
  assert_non_null(strstr(terminal_text(t), "‖ paused"));
  quit(t, "qq");
}

static void every_command_has_a_name(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  press(t, ":order every", "▸ explore");
  terminal_keys(t, "\x15探索");  // by its Chinese name, too
  waits(t, "▸ explore");
  terminal_keys(t, "\x15"
                   "20\r");
  waits(t, "▸ 20 ");
  assert_non_null(strstr(terminal_text(t), "▸program"));
  press(t, "?", "keys that work here");
  press(t, "\x1b", "program");
  press(t, "Q", "Nobody is called Q");
  quit(t, "qq");
}

static void no_terminal_no_screen(void **ignored) {
  (void)ignored;
  char command[400], line[300] = "";
  snprintf(command, sizeof command, "%s value-race 2>&1 </dev/null; echo =$?", binary);
  FILE *p = popen(command, "r");
  assert_non_null(fgets(line, sizeof line, p));
  assert_string_equal(line, "mplab: standard output is not a terminal; use mplab run …, or --plain\n");
  assert_non_null(fgets(line, sizeof line, p));
  assert_string_equal(line, "=2\n");
  pclose(p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_lock_acts_at_once),
      cmocka_unit_test(a_process_is_killed),
      cmocka_unit_test(the_terminal_is_given_back),
      cmocka_unit_test(both_languages),
      cmocka_unit_test(the_first_minute),
      cmocka_unit_test(a_left_run_is_held),
      cmocka_unit_test(evidence_comes_before_the_tick),
      cmocka_unit_test(every_command_has_a_name),
      cmocka_unit_test(a_saved_file_is_read_again),
      cmocka_unit_test(no_terminal_no_screen),
  };
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
