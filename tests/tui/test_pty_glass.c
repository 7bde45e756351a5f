// The real binary and its terminal: a paste is text, a light ground is seen, a locale that is not installed is taken at
// its word, the shell gets a machine on which nothing burns, and keys are borne where the screen has room for nothing.
#include "pty_help.h"

static void a_paste_is_text(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "program");
  terminal_keys(t, "\x1b[200~print(1)\rq\rq\x1b[201~");  // its q leaves nothing
  waits(t, "12 characters pasted");
  terminal_keys(t, "/");
  waits(t, "print(1)");
  terminal_keys(t, "\x15\x1b[200~WORK\rERS\x1b[201~");
  waits(t, "WORK ERS");
  terminal_keys(t, "\x1b");
  terminal_keys(t, "\x1b[200~print('pasted', 6 * 7)\r\x1b[201~");
  waits(t, "characters pasted");
  terminal_keys(t, "o");
  waits(t, "pasted.py");
  terminal_keys(t, "r");
  waits(t, "ended, exit 0");
  quit(t, "qq");
}

// The colour of the header's title on the screen's ground: the table of a light one has darker colours.
static VTermColor colour_of(Terminal *t, const char *text) {
  int rows, cols;
  vterm_get_size(t->vt, &rows, &cols);
  for (int row = 0; row < rows; row++)
    for (int col = 0; col < cols; col++) {
      size_t n = 0;
      VTermScreenCell cell = {0};
      while (text[n] && col + (int)n < cols) {
        vterm_screen_get_cell(t->screen, (VTermPos){row, col + (int)n}, &cell);
        if (cell.chars[0] != (uint32_t)text[n]) break;
        n++;
      }
      if (!text[n]) return cell.fg;
    }
  fail_msg("\"%s\" is not on the screen", text);
  return (VTermColor){0};
}

static void a_light_ground_has_its_own_colours(void **ignored) {
  (void)ignored;
  setenv("COLORFGBG", "0;15", 1);
  Terminal *t = start("value-race", 24, 80);
  unsetenv("COLORFGBG");
  waits(t, "def");
  VTermColor light = colour_of(t, "def");
  assert_true(VTERM_COLOR_IS_INDEXED(&light));
  assert_int_equal(light.indexed.idx, 90);
  quit(t, "qq");
  t = start("value-race", 24, 80);
  waits(t, "def");
  VTermColor dark = colour_of(t, "def");
  assert_int_equal(dark.indexed.idx, 140);
  quit(t, "qq");
}

// The terminal says what its ground is when mplab has begun already: the answer is no key.
static void a_late_answer_is_no_key(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 24, 80);
  waits(t, "def");
  terminal_keys(t, "\x1b]11;rgb:ffff/ffff/ffff\x1b\\");
  VTermColor colour = colour_of(t, "def");
  for (int64_t end = now_ms() + LONG; now_ms() < end && colour.indexed.idx != 90; colour = colour_of(t, "def"))
    terminal_pump(t, 20);
  assert_int_equal(colour.indexed.idx, 90);
  assert_non_null(strstr(terminal_text(t), "program"));
  quit(t, "qq");
}

static void a_missing_locale_is_taken_at_its_word(void **ignored) {
  (void)ignored;
  const char *argv[] = {"/usr/bin/env", "LC_ALL=xx_YY.UTF-8", binary, "value-race", NULL};
  Terminal *t = terminal_start(argv, 24, 80, state);
  assert_non_null(t);
  waits(t, "─ ");
  assert_null(strstr(terminal_text(t), "ASCII"));
  quit(t, "qq");
}

static char state_of(int pid) {
  char path[40], kind = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  FILE *f = fopen(path, "r");
  if (!f) return 0;
  if (fscanf(f, "%*d %*[^)]) %c", &kind) != 1) kind = 0;
  fclose(f);
  return kind;
}

static int children(int pid, int *found, int most) {
  char path[60];
  int n = 0;
  snprintf(path, sizeof path, "/proc/%d/task/%d/children", pid, pid);
  FILE *f = fopen(path, "r");
  while (f && n < most && fscanf(f, "%d", &found[n]) == 1) n++;
  if (f) fclose(f);
  return n;
}

static bool all_are(const int *pids, int n, bool stopped) {
  for (int64_t end = now_ms() + LONG; now_ms() < end; usleep(2000)) {
    int right = 0;
    for (int i = 0; i < n; i++) right += (state_of(pids[i]) == 'T') == stopped;
    if (right == n) return true;
  }
  return false;
}

// Control-Z in a run whose process comes to no step: it stands still until the shell calls mplab back.
static void nothing_burns_behind_the_shell(void **ignored) {
  (void)ignored;
  Terminal *t = start(own_file("print('begun')\nn = 0\nwhile True:\n    n += 1\n"), 24, 80);
  waits(t, "program");
  terminal_keys(t, "r");
  waits(t, "begun");
  int pids[8], all[16], n = children(terminal_pid(t), pids, 8), count = 0;
  for (int i = 0; i < n; i++) {
    all[count++] = pids[i];
    if (count < 8) count += children(pids[i], all + count, 16 - count);
  }
  assert_true(count > 0);
  terminal_keys(t, "\x1a");
  int mplab = terminal_pid(t);
  assert_true(all_are(&mplab, 1, true));
  int burning = 0;
  for (int i = 0; i < count; i++) burning += state_of(all[i]) == 'R';
  assert_int_equal(burning, 0);
  kill(mplab, SIGCONT);
  assert_true(all_are(&mplab, 1, false));
  waits(t, "live");
  quit(t, "q");
}

// Of the panels none is there to have the focus.
static void a_screen_too_small_takes_keys(void **ignored) {
  (void)ignored;
  Terminal *t = start("value-race", 8, 40);
  waits(t, "40");
  terminal_keys(t, "\t\x1b[Z\x1b[<0;1;1M?:\x1b");
  terminal_resize(t, 30, 100);
  waits(t, "program");
  quit(t, "qq");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_paste_is_text),
      cmocka_unit_test(a_light_ground_has_its_own_colours),
      cmocka_unit_test(a_late_answer_is_no_key),
      cmocka_unit_test(a_missing_locale_is_taken_at_its_word),
      cmocka_unit_test(nothing_burns_behind_the_shell),
      cmocka_unit_test(a_screen_too_small_takes_keys),
  };
  return cmocka_run_group_tests(tests, make_state, drop_state);
}
