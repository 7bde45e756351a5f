// Progress is kept between starts; a damaged file is set aside, and a failed save leaves the old one.
#include <sys/stat.h>
#include <unistd.h>

#include "tests/screen_help.h"
#include "tui/lesson_json.h"

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
  snprintf(below, sizeof below, "%s/cannot/be.json", path); // below a file
  p = progress_load(below, aside, sizeof aside);
  progress_see(p, "a", "b");
  assert_false(progress_save(p, why, sizeof why));
  assert_non_null(strstr(why, "Not a directory"));
  progress_free(p);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(it_is_there_again), cmocka_unit_test(a_damaged_file_is_set_aside),
                                     cmocka_unit_test(a_failed_save_says_so)};
  return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
