// A task's page, with the real binary on a real pty: the starter is edited in the learner's editor, checked by every
// order, the order that breaks it is walked on real processes, and a good answer passes; all of it is kept.
#include "pty_help.h"

static void write_file(const char *name, const char *form, const char *what) {
  char path[4300];
  snprintf(path, sizeof path, "%s/%s", state, name);
  FILE *f = fopen(path, "w");
  assert_non_null(f);
  fprintf(f, form, what);
  fclose(f);
}

// An editor that writes what the learner would: the named answer of the task's folder.
static void will_write(const char *answer) {
  char path[4300];
  write_file("editor", "cp lessons/08-lock-fix/tasks/two-shelves/%s.py \"$2\"\n", answer);
  snprintf(path, sizeof path, "sh %s/editor", state);
  setenv("EDITOR", path, 1);
  unsetenv("VISUAL");
}

static Terminal *at_task(void) {
  Terminal *t = start("lock-fix", 24, 80);
  waits(t, "program");
  to_page(t, 1, 6);
  press(t, ">", "task 1 of 2: Not so wide");
  press(t, ">", "task 2 of 2: Two shelves, two locks");
  return t;
}

static bool is_there(const char *name) {
  char path[4300];
  snprintf(path, sizeof path, "%s/mplab/answers/%s", state, name);
  return access(path, F_OK) == 0;
}

static bool comes_to_be(const char *name) {
  for (int64_t end = now_ms() + LONG; now_ms() < end && !is_there(name);) usleep(2000);
  return is_there(name);
}

static void a_task_is_mended(void **ignored) {
  (void)ignored;
  will_write("wrong-other-job");
  Terminal *t = at_task();
  waits(t, "A shop has a shelf");
  press(t, "c", "A loaf or a bottle was put");
  waits(t, "the shortest order that breaks yours");
  waits(t, ": does not hold");
  waits(t, ": holds in");
  press(t, "h", "Hint 1 of 3");
  press(t, "w", "step 0 of");  // real processes, before the first step of it
  press(t, "M", "step 1 of");
  press(t, "q", "task 2 of 2");
  press(t, "e", "The text has changed");
  press(t, "c", "A loaf or a bottle was put");  // which stands there already
  waits_gone(t, "The text has changed");
  waits_gone(t, "checking every order");
  assert_true(comes_to_be("two-shelves.py~1"));
  assert_true(comes_to_be("two-shelves.py~2"));
  press(t, ":solution", "▸ solution");
  press(t, "\r", "after three different texts");
  write_file("editor", "cp lessons/08-lock-fix/tasks/two-shelves/%s.py \"$2\"\n", "good");
  press(t, "e", "The text has changed");
  press(t, "c", "✓ passed");
  waits(t, "wrong lock");
  press(t, ":begin anew", "▸ begin anew");
  press(t, "\r", "The starter stands there again");
  press(t, ":solution", "▸ solution");
  press(t, "\r", "two-shelves.py.solution.py");
  quit(t, "qqq");
  t = at_task();  // it is still passed
  waits(t, "✓ passed");
  quit(t, "qqq");
}

// Whatever happens to the judge, the screen goes on; a text that cannot be read costs nothing.
static void a_broken_text_is_told(void **ignored) {
  (void)ignored;
  write_file("editor", "echo '%s' >\"$2\"\n", "#: edit");
  Terminal *t = at_task();
  press(t, "e", "The text has changed");
  press(t, "c", "two-shelves.py:");
  quit(t, "qqq");
}

static int drop_all(void **ignored) {
  char command[9000];
  snprintf(command, sizeof command, "rm -rf '%s/mplab/answers' '%s/editor'", state, state);
  return system(command) || drop_state(ignored);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_task_is_mended),
      cmocka_unit_test(a_broken_text_is_told),
  };
  return cmocka_run_group_tests(tests, make_state, drop_all);
}
