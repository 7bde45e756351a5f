// The real binary on a real pty, its screen kept by libvterm: for the tests that press keys and read what is drawn.
#ifndef PTY_HELP_H
#define PTY_HELP_H

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
#include <termios.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include <cmocka.h>

#include "base/clock.h"

enum { LONG = 20000 };  // ms: a limit, not a delay; under a sanitizer on a busy machine everything is slow

#define UP "\x1bOA"
#define DOWN "\x1bOB"
#define RIGHT "\x1bOC"
#define LEFT "\x1bOD"
#define HOME "\x1bOH"
#define END "\x1bOF"

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

static inline int64_t now_ms(void) { return clock_monotonic() / 1000000; }

static inline void answer(const char *s, size_t n, void *user) {  // what the terminal itself says (a cursor's place …)
  ssize_t done = write(((Terminal *)user)->fd, s, n);
  (void)done;
}

static inline Terminal *terminal_start(const char *const *argv, int rows, int cols, const char *state) {
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

static inline pid_t terminal_pid(const Terminal *t) { return t->pid; }

static inline void terminal_keys(Terminal *t, const char *keys) {
  size_t n = strlen(keys);
  assert_int_equal(write(t->fd, keys, n), (ssize_t)n);
}

static inline void terminal_resize(Terminal *t, int rows, int cols) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
  vterm_set_size(t->vt, rows, cols);
  ioctl(t->fd, TIOCSWINSZ, &size);
}

static inline void terminal_pump(Terminal *t, int ms) {
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

static inline size_t put_utf8(char *to, uint32_t c) {
  if (c < 0x80) return to[0] = (char)c, 1;
  if (c < 0x800) return to[0] = (char)(0xC0 | c >> 6), to[1] = (char)(0x80 | (c & 63)), 2;
  return to[0] = (char)(0xE0 | c >> 12), to[1] = (char)(0x80 | (c >> 6 & 63)), to[2] = (char)(0x80 | (c & 63)), 3;
}

static inline const char *terminal_text(Terminal *t) {
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

static inline bool terminal_wait(Terminal *t, const char *text, int ms) {
  for (int64_t end = now_ms() + ms; now_ms() < end; terminal_pump(t, 20))
    if (strstr(terminal_text(t), text)) return true;
  fprintf(stderr, "waited for \"%s\" before\n%s", text, terminal_text(t));  // whole: print_error cuts
  return false;
}

static inline bool terminal_wait_end(Terminal *t, int ms, int *status) {
  for (int64_t end = now_ms() + ms; !t->ended && now_ms() < end; terminal_pump(t, 10))
    if (waitpid(t->pid, &t->status, WNOHANG) == t->pid) t->ended = true;
  if (status) *status = t->status;
  return t->ended;
}

static inline struct termios terminal_modes(const Terminal *t) {
  struct termios modes = {0};
  tcgetattr(t->slave, &modes);
  return modes;
}

static inline void terminal_free(Terminal *t) {
  if (!t->ended) {
    kill(t->pid, SIGKILL);
    waitpid(t->pid, NULL, 0);
  }
  vterm_free(t->vt);
  close(t->fd);
  close(t->slave);
  free(t);
}

// ---- mplab in it ----

static char folder[] = "pty-XXXXXX", state[4200];  // state: the same, absolute
static const char *binary;

static inline Terminal *start(const char *what, int rows, int cols) {
  const char *argv[] = {binary, what, NULL};
  Terminal *t = terminal_start(argv, rows, cols, state);
  assert_non_null(t);
  return t;
}

static inline void quit(Terminal *t, const char *keys) {
  int status = -1;
  terminal_keys(t, keys);
  assert_true(terminal_wait_end(t, LONG, &status));
  assert_true(WIFEXITED(status));
  assert_int_equal(WEXITSTATUS(status), 0);
  terminal_free(t);
}

static inline void waits(Terminal *t, const char *text) { assert_true(terminal_wait(t, text, LONG)); }

static inline void press(Terminal *t, const char *keys, const char *then) {
  terminal_keys(t, keys);
  waits(t, then);
}

// In the picture that stands there now.
static inline void has_not(Terminal *t, const char *text) {
  if (!strstr(terminal_text(t), text)) return;
  fprintf(stderr, "\"%s\" in\n%s", text, terminal_text(t));
  fail();
}

// … is soon no longer there: a key's picture comes a moment later.
static inline void waits_gone(Terminal *t, const char *text) {
  for (int64_t until = now_ms() + LONG; strstr(terminal_text(t), text) && now_ms() < until;) terminal_pump(t, 20);
  has_not(t, text);
}

// From one page of the lesson to a later one; all of them have six.
static inline void to_page(Terminal *t, int from, int to) {
  char shown[24];
  for (int page = from + 1; page <= to; page++) {
    snprintf(shown, sizeof shown, "%d/6 ", page);
    press(t, ">", shown);
  }
}

// A file of the learner's own: its path; drop_state removes it.
static inline const char *own_file(const char *text) {
  static char path[4300];
  snprintf(path, sizeof path, "%s/own.py", state);
  FILE *f = fopen(path, "w");
  assert_non_null(f);
  fputs(text, f);
  fclose(f);
  return path;
}

// What the learner has done in the course is forgotten.
static inline void forget(void) {
  char path[4300];
  snprintf(path, sizeof path, "%s/mplab/progress.json", state);
  remove(path);
}

static inline bool alive(pid_t pid) {
  char path[40];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
  return access(path, F_OK) == 0;
}

static inline int make_state(void **ignored) {
  (void)ignored;
  binary = getenv("MPLAB") ? getenv("MPLAB") : "./mplab";
  if (!getenv("MPLAB_LESSONS")) setenv("MPLAB_LESSONS", "lessons", 1);
  if (!mkdtemp(folder) || !getcwd(state, sizeof state - 32)) return -1;
  snprintf(state + strlen(state), 32, "/%s", folder);
  return 0;
}

static inline int drop_state(void **ignored) {
  char path[4300];
  (void)ignored;
  static const char *const left[] = {"own.py", "order.json", "mplab/progress.json", "mplab/pasted.py", "mplab"};
  for (int i = 0; i < 5; i++) {
    snprintf(path, sizeof path, "%s/%s", state, left[i]);
    remove(path);
  }
  return remove(state);
}

#endif
