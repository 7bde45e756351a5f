// The real binary on a real pty: a lesson is chosen and run, its processes are real, the lock acts at once, a process is killed, the window
// changes its size, and at the end the terminal is as it was and nothing is left.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include <cmocka.h>

enum { LONG = 20000 }; // ms: a limit, not a delay; under a sanitizer on a busy machine everything is slow

// ---- the terminal ----

typedef struct Terminal {
  pid_t pid;
  int fd, slave;
  bool ended;
  int status;
  VTerm *vt;
  VTermScreen *screen;
  char text[64 * 1024];
} Terminal;

static int64_t now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * (int64_t)1000 + t.tv_nsec / 1000000;
}

static void answer(const char *s, size_t n, void *user) { // what the terminal itself says (a cursor's place …)
  ssize_t done = write(((Terminal *)user)->fd, s, n);
  (void)done;
}

static Terminal *terminal_start(const char *const *argv, int rows, int cols, const char *state) {
  Terminal *t = calloc(1, sizeof *t);
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
  if (!t || openpty(&t->fd, &t->slave, NULL, NULL, &size)) return free(t), NULL;
  t->pid = fork();
  if (t->pid == 0) {
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("XDG_STATE_HOME", state, 1);
    close(t->fd);
    login_tty(dup(t->slave));
    close(t->slave);
    execv(argv[0], (char *const *)(uintptr_t)argv);
    _exit(127);
  }
  fcntl(t->fd, F_SETFL, O_NONBLOCK);
  t->vt = vterm_new(rows, cols);
  vterm_set_utf8(t->vt, 1);
  vterm_output_set_callback(t->vt, answer, t);
  t->screen = vterm_obtain_screen(t->vt);
  vterm_screen_enable_altscreen(t->screen, 1);
  vterm_screen_reset(t->screen, 1);
  return t;
}

static pid_t terminal_pid(const Terminal *t) { return t->pid; }

static void terminal_keys(Terminal *t, const char *keys) {
  size_t n = strlen(keys);
  assert_int_equal(write(t->fd, keys, n), (ssize_t)n);
}

static void terminal_resize(Terminal *t, int rows, int cols) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
  vterm_set_size(t->vt, rows, cols);
  ioctl(t->fd, TIOCSWINSZ, &size);
}

static void terminal_pump(Terminal *t, int ms) {
  int64_t end = now_ms() + ms;
  for (int64_t left; (left = end - now_ms()) >= 0;) {
    struct pollfd p = {.fd = t->fd, .events = POLLIN};
    char bytes[8192];
    if (poll(&p, 1, (int)left) <= 0) return;
    ssize_t n = read(t->fd, bytes, sizeof bytes);
    if (n <= 0) return;
    vterm_input_write(t->vt, bytes, (size_t)n);
  }
}

static size_t put_utf8(char *to, uint32_t c) {
  if (c < 0x80) return to[0] = (char)c, 1;
  if (c < 0x800) return to[0] = (char)(0xC0 | c >> 6), to[1] = (char)(0x80 | (c & 63)), 2;
  return to[0] = (char)(0xE0 | c >> 12), to[1] = (char)(0x80 | (c >> 6 & 63)), to[2] = (char)(0x80 | (c & 63)), 3;
}

static const char *terminal_text(Terminal *t) {
  int rows, cols;
  char *end = t->text;
  vterm_get_size(t->vt, &rows, &cols);
  for (int row = 0; row < rows; row++) {
    for (int col = 0; col < cols && end < t->text + sizeof t->text - 8; col++) {
      VTermScreenCell cell;
      vterm_screen_get_cell(t->screen, (VTermPos){row, col}, &cell);
      if (cell.chars[0] == (uint32_t)-1) continue;
      end += put_utf8(end, cell.chars[0] ? cell.chars[0] : ' ');
    }
    *end++ = '\n';
  }
  *end = 0;
  return t->text;
}

static bool terminal_wait(Terminal *t, const char *text, int ms) {
  for (int64_t end = now_ms() + ms; now_ms() < end; terminal_pump(t, 20))
    if (strstr(terminal_text(t), text)) return true;
  print_error("waited for \"%s\" before\n%s", text, terminal_text(t));
  return false;
}

static bool terminal_wait_end(Terminal *t, int ms, int *status) {
  for (int64_t end = now_ms() + ms; !t->ended && now_ms() < end; terminal_pump(t, 10))
    if (waitpid(t->pid, &t->status, WNOHANG) == t->pid) t->ended = true;
  if (status) *status = t->status;
  return t->ended;
}

static struct termios terminal_modes(const Terminal *t) {
  struct termios modes = {0};
  tcgetattr(t->slave, &modes);
  return modes;
}

static void terminal_free(Terminal *t) {
  if (!t->ended) {
    kill(t->pid, SIGKILL);
    waitpid(t->pid, NULL, 0);
  }
  vterm_free(t->vt);
  close(t->fd);
  close(t->slave);
  free(t);
}

// ---- the tests ----

static char folder[] = "pty-XXXXXX", state[4200]; // state: the same, absolute
static const char *binary;

static Terminal *start(const char *what, int rows, int cols) {
  const char *argv[] = {binary, what, NULL};
  Terminal *t = terminal_start(argv, rows, cols, state);
  assert_non_null(t);
  return t;
}

static void quit(Terminal *t, const char *keys) {
  int status = -1;
  terminal_keys(t, keys);
  assert_true(terminal_wait_end(t, LONG, &status));
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
  terminal_free(t);
}

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
    if (lost != at)
      at = lost, since = updates;
    else if (updates > since + 20000)
      return true;
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
  terminal_keys(t, "nnn");
  assert_true(terminal_wait(t, rows < 34 ? " 4/" : "4 of", LONG));
  terminal_keys(t, "r");
  assert_true(terminal_wait(t, "▶ live", LONG));
  return t;
}

static void the_lock_acts_at_once(void **ignored) {
  (void)ignored;
  Terminal *t = race(36, 120);
  assert_true(lost_grows(t));
  pid_t pids[8];
  int n = pids_on_screen(t, pids, 8);
  assert_true(n >= 5);
  for (int i = 0; i < n; i++) assert_true(alive(pids[i]));
  terminal_keys(t, "l");
  assert_true(terminal_wait(t, "lock ●", LONG));
  assert_true(lost_stands(t));
  terminal_keys(t, "l");
  assert_true(terminal_wait(t, "○         with lock:", LONG));
  assert_true(lost_grows(t));
  terminal_keys(t, ".");
  assert_true(terminal_wait(t, "■ stopped", LONG));
  assert_true(all_gone(pids, n));
  quit(t, "qq");
}

static void a_process_is_killed(void **ignored) {
  (void)ignored;
  Terminal *t = race(24, 80);
  pid_t pids[8];
  assert_true(terminal_wait(t, " D ", LONG));
  int n = pids_on_screen(t, pids, 8);
  terminal_keys(t, "\t\x1b[B"); // to the processes, and down to A
  terminal_keys(t, "k");
  assert_true(terminal_wait(t, "SIGKILL", LONG));
  terminal_resize(t, 40, 130);
  assert_true(terminal_wait(t, "timeline", LONG));
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

static void the_terminal_is_given_back(void **ignored) {
  static const int signals[] = {0, SIGTERM, SIGHUP, SIGSEGV};
  (void)ignored;
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    Terminal *t = start(NULL, 24, 80);
    struct termios before = terminal_modes(t);
    assert_true(terminal_wait(t, "quit", LONG));
    struct termios during = terminal_modes(t);
    assert_true(before.c_lflag != during.c_lflag || before.c_iflag != during.c_iflag || !(during.c_lflag & ICANON));
    if (signals[i])
      kill(terminal_pid(t), signals[i]);
    else
      terminal_keys(t, "q");
    int status;
    assert_true(terminal_wait_end(t, LONG, &status));
    if (signals[i] && signals[i] != SIGSEGV) assert_int_equal(WTERMSIG(status), signals[i]);
    struct termios after = terminal_modes(t);
    assert_true(after.c_lflag & ICANON && after.c_lflag & ECHO && after.c_lflag & ISIG);
    terminal_pump(t, 50);
    assert_null(strstr(terminal_text(t), "quit")); // the first screen is back
    terminal_free(t);
  }
}

static void both_languages(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  assert_true(terminal_wait(t, "program", LONG));
  terminal_keys(t, "L");
  assert_true(terminal_wait(t, "程序", LONG));
  terminal_keys(t, "?");
  assert_true(terminal_wait(t, "按键", LONG));
  terminal_keys(t, "L");
  assert_true(terminal_wait(t, "Keys", LONG));
  quit(t, "qqq");
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

static int make_state(void **ignored) {
  (void)ignored;
  binary = getenv("MPLAB") ? getenv("MPLAB") : "./mplab";
  if (!getenv("MPLAB_LESSONS")) setenv("MPLAB_LESSONS", "lessons", 1);
  if (!mkdtemp(folder) || !getcwd(state, sizeof state - 32)) return -1;
  snprintf(state + strlen(state), 32, "/%s", folder);
  return 0;
}

static int drop_state(void **ignored) {
  char path[4300];
  (void)ignored;
  static const char *const left[] = {"own.py", "mplab/progress.json", "mplab"};
  for (int i = 0; i < 3; i++) {
    snprintf(path, sizeof path, "%s/%s", state, left[i]);
    remove(path);
  }
  return remove(state);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_lock_acts_at_once), cmocka_unit_test(a_process_is_killed),        cmocka_unit_test(the_terminal_is_given_back),
      cmocka_unit_test(both_languages),        cmocka_unit_test(a_saved_file_is_read_again), cmocka_unit_test(no_terminal_no_screen),
  };
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
