// Progress is kept between starts; a damaged file is set aside, and a failed save leaves the old one.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "screen_help.h"
#include "tui/course/json.h"

static char folder[] = "progress-XXXXXX", path[100];

static int make_folder(void **state) {
  (void)state;
  if (!mkdtemp(folder)) return -1;
  snprintf(path, sizeof path, "%s/deep/progress.json", folder);
  return 0;
}

static int drop_folder(void **state) {
  (void)state;
  char name[100];
  remove(path);
  snprintf(name, sizeof name, "%s/deep", folder);
  return rmdir(name) || rmdir(folder);
}

static Progress *load(char *aside, size_t size) {
  Progress *p = progress_load(path, aside, size);
  assert_non_null(p);
  return p;
}

static void it_is_there_again(void **state) {
  (void)state;
  char why[200] = "", aside[200];
  const char *answer = NULL;
  Progress *p = load(aside, sizeof aside);
  assert_int_equal(progress_language(p), -1);
  progress_see(p, "value-race", "look");
  progress_reach(p, "value-race", "fix");
  progress_predict(p, "value-race", "look", "short", PREDICTED_OPEN);
  progress_predict(p, "value-race", "look", "short", PREDICTED_RIGHT);
  progress_set_language(p, 1);
  assert_true(progress_save(p, why, sizeof why));
  progress_free(p);
  p = load(aside, sizeof aside);
  assert_string_equal(aside, "");
  assert_true(progress_seen(p, "value-race", "look"));
  assert_false(progress_seen(p, "value-race", "fix"));
  assert_true(progress_reached(p, "value-race", "fix"));
  assert_int_equal(progress_predicted(p, "value-race", "look", &answer), PREDICTED_RIGHT);
  assert_string_equal(answer, "short");
  assert_int_equal(progress_predicted(p, "value-race", "fix", NULL), PREDICTED_NOT);
  assert_int_equal(progress_language(p), 1);
  progress_free(p);
}

static void damaged(const char *text) {
  char aside[200];
  FILE *f = fopen(path, "w");
  assert_non_null(f);
  fputs(text, f);
  fclose(f);
  Progress *p = load(aside, sizeof aside);
  assert_string_not_equal(aside, "");
  size_t size;
  char *kept = file_text(aside, 1000, &size);
  assert_string_equal(kept, text);
  free(kept);
  remove(aside);
  assert_false(progress_seen(p, "value-race", "look"));
  progress_free(p);
}

static void a_damaged_file_is_set_aside(void **state) {
  (void)state;
  damaged("{\"version\": 1, \"lessons\": {");
  damaged("[]");
  damaged("{\"lessons\": {\"value-race\": {\"seen\": 3}}}");
  damaged("{\"lessons\": {\"value-race\": {\"predicted\": {\"look\": [1, 2]}}}}");
}

static void a_failed_save_says_so(void **state) {
  (void)state;
  char why[300] = "", aside[200], below[200];
  Progress *p = load(aside, sizeof aside);
  progress_see(p, "a", "b");
  assert_true(progress_save(p, why, sizeof why));
  progress_free(p);
  snprintf(below, sizeof below, "%s/cannot/be.json", path);  // below a file
  p = progress_load(below, aside, sizeof aside);
  progress_see(p, "a", "b");
  assert_false(progress_save(p, why, sizeof why));
  assert_non_null(strstr(why, "Not a directory"));
  progress_free(p);
}

enum { PAGES = 40 };

// One process of two: reaches its own pages, one save each.
static void reach_all(const char *mark) {
  char why[300], aside[200], page[20];
  Progress *p = progress_load(path, aside, sizeof aside);
  bool good = p != NULL;
  for (int i = 0; good && i < PAGES; i++) {
    snprintf(page, sizeof page, "%s%d", mark, i);
    progress_reach(p, "both", page);
    good = progress_save(p, why, sizeof why);
  }
  progress_free(p);
  _exit(good ? 0 : 1);
}

static void two_processes_lose_nothing(void **state) {
  (void)state;
  static const char *const marks[] = {"a", "b"};
  char aside[200], page[20];
  for (int i = 0; i < 2; i++)
    if (!fork()) reach_all(marks[i]);
  for (int i = 0, status; i < 2; i++) {
    assert_true(wait(&status) > 0);
    assert_int_equal(status, 0);
  }
  Progress *p = load(aside, sizeof aside);
  assert_string_equal(aside, "");
  for (int i = 0; i < 2 * PAGES; i++) {
    snprintf(page, sizeof page, "%s%d", marks[i % 2], i / 2);
    assert_true(progress_reached(p, "both", page));
  }
  progress_free(p);
}

static void of_two_open_ones_each_keeps_what_the_other_did(void **state) {
  (void)state;
  char why[300], aside[200];
  Progress *first = load(aside, sizeof aside), *second = load(aside, sizeof aside);
  progress_predict(first, "l", "page", "short", PREDICTED_WRONG);
  progress_set_language(first, 0);
  assert_true(progress_save(first, why, sizeof why));
  progress_predict(second, "l", "page", "long", PREDICTED_OPEN);
  progress_see(second, "l", "other");
  assert_true(progress_save(second, why, sizeof why));
  progress_free(first);
  progress_free(second);
  const char *answer = "";
  Progress *p = load(aside, sizeof aside);
  assert_int_equal(progress_predicted(p, "l", "page", &answer), PREDICTED_WRONG);
  assert_string_equal(answer, "short");
  assert_true(progress_seen(p, "l", "other"));
  assert_int_equal(progress_language(p), 0);
  progress_free(p);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(it_is_there_again), cmocka_unit_test(a_damaged_file_is_set_aside),
                                     cmocka_unit_test(a_failed_save_says_so),
                                     cmocka_unit_test(two_processes_lose_nothing),
                                     cmocka_unit_test(of_two_open_ones_each_keeps_what_the_other_did)};
  return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
