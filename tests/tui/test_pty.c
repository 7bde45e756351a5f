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

static bool alive(pid_t pid) {
  char path[40];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
  return access(path, F_OK) == 0;
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
  assert_true(terminal_wait(t, "mplab", LONG));
  terminal_keys(t, "/value-race\r");
  assert_true(terminal_wait(t, "07  ", LONG));
  terminal_keys(t, "\r");
  assert_true(terminal_wait(t, "with lock:", LONG));
  terminal_keys(t, ">");
  assert_true(terminal_wait(t, "2/6 ", LONG));
  terminal_keys(t, "v2\x15"
                   "100000000\r");  // so many rounds that no run is over before the test is, however loaded the machine
  assert_true(terminal_wait(t, "100,000,000", LONG));
  terminal_keys(t, "r");
  assert_true(terminal_wait(t, "▶ live", LONG));
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
  terminal_keys(t, "t");
  assert_true(terminal_wait(t, "lock ●", LONG));
  assert_true(lost_stands(t));
  terminal_keys(t, "t");
  assert_true(terminal_wait(t, "○         with lock:", LONG));
  assert_true(lost_grows(t));
  terminal_keys(t, "\x03");
  assert_true(terminal_wait(t, "■ stopped", LONG));
  assert_true(all_gone(pids, n));
  quit(t, "qq");
}

static void a_process_is_killed(void **ignored) {
  (void)ignored;
  Terminal *t = race(24, 80);
  pid_t pids[8];
  assert_true(terminal_wait(t, " D ", LONG));
  int n = pids_when_all_are_there(t, pids, 8);
  terminal_keys(t, "!A1");
  assert_true(terminal_wait(t, "SIGKILL", LONG));
  terminal_resize(t, 40, 130);
  assert_true(terminal_wait(t, "─ time ─", LONG));
  assert_true(terminal_wait(t, "Process-4", LONG));
  terminal_resize(t, 20, 70);
  assert_true(terminal_wait(t, "q back", LONG));
  terminal_resize(t, 6, 30);
  assert_true(terminal_wait(t, "30", LONG));
  terminal_resize(t, 24, 80);
  assert_true(terminal_wait(t, "q back", LONG));
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
    assert_true(terminal_wait(t, "q leave", LONG));
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
    assert_null(strstr(terminal_text(t), "q leave"));  // the first screen is back
    terminal_free(t);
  }
}

static void both_languages(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  assert_true(terminal_wait(t, "program", LONG));
  terminal_keys(t, "l");
  assert_true(terminal_wait(t, "lock is switched by t", LONG));
  terminal_keys(t, "ql");
  assert_true(terminal_wait(t, "你自己的程序", LONG));
  terminal_keys(t, "\r?");
  assert_true(terminal_wait(t, "此处可用的按键", LONG));
  terminal_keys(t, "\x1bql");
  assert_true(terminal_wait(t, "Your programs", LONG));
  quit(t, "q");
}

// A program of one's own: broken while it is open, mended again, read each time it is saved.
static void a_saved_file_is_read_again(void **ignored) {
  (void)ignored;
  char path[4300];
  snprintf(path, sizeof path, "%s/own.py", state);
  static const char *const texts[] = {"x = 1\nprint(x)\n", "x = 1\nprint x\n", "y = 2\nprint('two', y)\n"};
  static const char *const seen[] = {"print(x)", "✗ ", "print('two', y)"};
  Terminal *t = NULL;
  for (int i = 0; i < 3; i++) {
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(texts[i], f);
    fclose(f);
    if (!t) t = start(path, 24, 80);
    assert_true(terminal_wait(t, seen[i], LONG));
  }
  terminal_keys(t, "r");
  assert_true(terminal_wait(t, "ended, exit 0", LONG));
  assert_true(terminal_wait(t, "two 2", LONG));
  quit(t, "q");
  remove(path);
}

// From the launch to a lost update in at most four keys, to a switched lock in at most six.
static void the_first_minute(void **ignored) {
  (void)ignored;
  char path[4300];
  snprintf(path, sizeof path, "%s/mplab/progress.json", state);
  remove(path);
  Terminal *t = start(NULL, 24, 80);
  assert_true(terminal_wait(t, "start here", LONG));
  terminal_keys(t, "\r");
  assert_true(terminal_wait(t, "Is it certain", LONG));
  terminal_keys(t, "2");
  assert_true(terminal_wait(t, "As you expected", LONG));  // by every order, before anything has run
  terminal_keys(t, "r");                                   // three keys
  assert_true(terminal_wait(t, "of 400,000", LONG));
  assert_true(terminal_wait(t, "✗ lost", LONG));  // … and beside the object, without a key
  terminal_keys(t, ">r");                         // five
  assert_true(terminal_wait(t, "▶ live", LONG));
  assert_true(lost_grows(t));
  terminal_keys(t, "t");  // six
  assert_true(terminal_wait(t, "lock ●", LONG));
  assert_true(lost_stands(t));
  quit(t, "qq");
}

// A goal is ticked only when what it stands for is drawn: a zoomed text gives way to it.
static void evidence_comes_before_the_tick(void **ignored) {
  (void)ignored;
  char path[4300];
  snprintf(path, sizeof path, "%s/mplab/progress.json", state);
  remove(path);
  Terminal *t = start("value-race", 24, 80);
  assert_true(terminal_wait(t, "program", LONG));
  terminal_keys(t, "2");
  assert_true(terminal_wait(t, "As you expected", LONG));
  terminal_keys(t, "z");
  for (int64_t end = now_ms() + LONG; strstr(terminal_text(t), "program") && now_ms() < end;) terminal_pump(t, 20);
  assert_null(strstr(terminal_text(t), "program"));  // the text alone
  assert_null(strstr(terminal_text(t), "✓ What is missing"));
  terminal_keys(t, "r");
  assert_true(terminal_wait(t, "✓ What is missing", LONG));
  assert_non_null(strstr(terminal_text(t), "✗ lost"));
  quit(t, "qq");
}

// A run that lives is held when its bench is left, and stands there again.
static void a_left_run_is_held(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  assert_true(lost_grows(t));
  terminal_keys(t, "q");
  assert_true(terminal_wait(t, "q leave, ends 1 run", LONG));
  terminal_keys(t, "\r");
  assert_true(terminal_wait(t, "▶ live", LONG));
  assert_true(lost_grows(t));
  terminal_keys(t, " ");
  assert_true(terminal_wait(t, "‖ paused", LONG));
  terminal_keys(t, "q\r");
  assert_true(terminal_wait(t, "‖ paused", LONG));
  // a value that is set waits for the next run
  terminal_keys(t, "v1\x15"
                   "3\r");
  assert_true(terminal_wait(t, "WORKERS 4 → 3 next run", LONG));
  assert_non_null(strstr(terminal_text(t), "‖ paused"));
  quit(t, "qq");
}

static void every_command_has_a_name(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  assert_true(terminal_wait(t, "program", LONG));
  terminal_keys(t, ":order every");
  assert_true(terminal_wait(t, "▸ explore", LONG));
  terminal_keys(t, "\x15探索");  // by its Chinese name, too
  assert_true(terminal_wait(t, "▸ explore", LONG));
  terminal_keys(t, "\x15"
                   "20\r");
  assert_true(terminal_wait(t, "▸ 20 ", LONG));
  assert_non_null(strstr(terminal_text(t), "▸program"));
  terminal_keys(t, "?");
  assert_true(terminal_wait(t, "keys that work here", LONG));
  terminal_keys(t, "\x1b");
  assert_true(terminal_wait(t, "program", LONG));
  terminal_keys(t, "Q");
  assert_true(terminal_wait(t, "Nobody is called Q", LONG));
  quit(t, "qq");
}

static void no_terminal_no_screen(void **ignored) {
  (void)ignored;
  char command[400], line[300] = "";
  snprintf(command, sizeof command, "%s value-race 2>&1 </dev/null; echo =$?", binary);
  FILE *p = popen(command, "r");
  assert_non_null(fgets(line, sizeof line, p));
  assert_string_equal(line, "mplab: standard output is not a terminal; use mplab run …\n");
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
