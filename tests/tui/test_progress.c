// Progress is kept between starts; a damaged file is set aside, and a failed save leaves the old one.
#include <glob.h>
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

// How many files lie aside; drops them.
static int all_aside(void) {
  char pattern[130];
  glob_t found;
  snprintf(pattern, sizeof pattern, "%s.damaged-*", path);
  if (glob(pattern, 0, NULL, &found)) return 0;
  int n = (int)found.gl_pathc;
  for (int i = 0; i < n; i++) assert_int_equal(remove(found.gl_pathv[i]), 0);
  globfree(&found);
  return n;
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

static void write_file(const char *name, const char *text) {
  FILE *f = fopen(name, "w");
  assert_non_null(f);
  fputs(text, f);
  fclose(f);
}

static void damaged(const char *text) {
  char aside[200];
  write_file(path, text);
  Progress *p = load(aside, sizeof aside);
  if (!*aside) fail_msg("not set aside: %s", text);
  size_t size;
  char *kept = file_text(aside, 1000, &size);
  assert_string_equal(kept, text);
  free(kept);
  remove(aside);
  assert_false(progress_seen(p, "a", "x"));
  assert_int_equal(progress_language(p), -1);
  progress_free(p);
}

// Each is damaged in one place; a lesson that is as it should be stands before it, and one after it.
static void a_damaged_file_is_set_aside(void **state) {
  (void)state;
  static const char *const whole[] = {"",
                                      "[]",
                                      "3",
                                      "null",
                                      "{\"lessons\"",
                                      "{}",
                                      "true",
                                      "{\"lessons\": []}",
                                      "{\"lessons\": {\"a\": {\"seen\": [\"x\"]}}} and more"};
  static const char *const lessons[] = {"3",
                                        "[]",
                                        "null",
                                        "{\"seen\": 3}",
                                        "{\"seen\": {}}",
                                        "{\"reached\": {}}",
                                        "{\"reached\": \"x\"}",
                                        "{\"predicted\": []}",
                                        "{\"predicted\": 3}",
                                        "{\"predicted\": {\"x\": 3}}",
                                        "{\"predicted\": {\"x\": []}}",
                                        "{\"predicted\": {\"x\": [\"o\"]}}",
                                        "{\"predicted\": {\"x\": [\"o\", 2]}}",
                                        "{\"predicted\": {\"x\": [1, \"right\"]}}",
                                        "{\"predicted\": {\"y\": [\"o\", \"right\"], \"x\": [1, 2]}}",
                                        "{\"predicted\": {\"x\": [1, 2], \"y\": [\"o\", \"right\"]}}",
                                        "{\"rounds\": []}",
                                        "{\"rounds\": 1}",
                                        "{\"rounds\": {\"1\": 20000}}",
                                        "{\"rounds\": {\"1\": \"2026-11-31\"}}",
                                        "{\"rounds\": {\"1\": \"2026-11-30\", \"2\": \"\"}}"};
  for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) damaged(whole[i]);
  for (size_t i = 0; i < sizeof lessons / sizeof *lessons; i++)
    for (int place = 0; place < 3; place++) {
      char text[600], good[] = "{\"seen\": [\"x\"], \"reached\": [], \"predicted\": {}}";
      snprintf(text, sizeof text, "{\"language\": \"en\", \"lessons\": {\"a\": %s, \"b\": %s, \"c\": %s}}",
               place == 0 ? lessons[i] : good, place == 1 ? lessons[i] : good, place == 2 ? lessons[i] : good);
      damaged(text);
    }
}

// Too large to be read, or not a file at all: it lies aside as it was, and the next save does not fall on it.
static void one_that_cannot_be_read_is_set_aside(void **state) {
  (void)state;
  const off_t size = (off_t)40 << 20;
  for (int twice = 0; twice < 2; twice++) {
    char aside[2][200], why[200];
    struct stat there;
    write_file(path, "{\"lessons\": {}}");
    assert_int_equal(truncate(path, size), 0);
    Progress *p = load(aside[0], sizeof aside[0]);
    assert_int_equal(stat(aside[0], &there), 0);
    assert_true(there.st_size == size);
    if (twice) assert_int_equal(mkdir(path, 0700), 0);
    else write_file(path, "{\"lessons\": {}}"), assert_int_equal(truncate(path, size), 0);
    progress_see(p, "l", "page");
    assert_true(progress_save(p, why, sizeof why));
    progress_free(p);
    p = load(aside[1], sizeof aside[1]);
    assert_string_equal(aside[1], "");
    assert_true(progress_seen(p, "l", "page"));
    progress_free(p);
    assert_int_equal(all_aside(), 2);
  }
}

static void what_may_be_missing_is_no_damage(void **state) {
  (void)state;
  static const char *const lessons[] = {
      "",
      "\"a\": {}",
      "\"a\": {\"seen\": []}",
      "\"a\": {\"reached\": [3, \"x\"]}",
      "\"a\": {\"predicted\": {}}",
      "\"a\": {\"rounds\": {}}, \"b\": {\"rounds\": {\"1\": \"2026-11-30\"}}",
      "\"a\": {\"predicted\": {\"x\": [\"o\", \"right\"], \"y\": [\"o\", \"open\"]}}, \"b\": {}"};
  for (size_t i = 0; i < sizeof lessons / sizeof *lessons; i++) {
    char aside[200], text[300];
    snprintf(text, sizeof text, "{\"lessons\": {%s}}", lessons[i]);
    write_file(path, text);
    progress_free(load(aside, sizeof aside));
    assert_string_equal(aside, "");
  }
  progress_free(progress_load(path, NULL, 0));  // nobody asks where
}

static void each_judgement_and_language_is_read(void **state) {
  (void)state;
  static const char *const words[] = {"open", "wrong", "right"};
  static const char *const tongues[] = {"en", "zh", "de"};
  for (int i = 0; i < 3; i++) {
    char aside[200], text[300];
    const char *answer = NULL;
    snprintf(text, sizeof text,
             "{\"language\": \"%s\", \"lessons\": {\"a\": {\"predicted\": {\"x\": [\"yes\", \"%s\"]}}}}", tongues[i],
             words[i]);
    write_file(path, text);
    Progress *p = load(aside, sizeof aside);
    assert_int_equal(progress_predicted(p, "a", "x", &answer), PREDICTED_OPEN + i);
    assert_string_equal(answer, "yes");
    assert_int_equal(progress_predicted(p, "a", "x", NULL), PREDICTED_OPEN + i);
    assert_int_equal(progress_predicted(p, "a", "y", &answer), PREDICTED_NOT);
    assert_int_equal(progress_predicted(p, "b", "x", &answer), PREDICTED_NOT);
    assert_int_equal(progress_language(p), i < 2 ? i : -1);
    progress_free(p);
  }
  write_file(path, "{\"language\": 1, \"lessons\": {}}");
  char aside[200];
  Progress *p = load(aside, sizeof aside);
  assert_int_equal(progress_language(p), -1);
  progress_free(p);
}

// Of two open ones: ours, theirs, and what stands in the file when ours is saved last.
static void of_two_predictions_the_judged_one_stays(void **state) {
  (void)state;
  for (int ours = PREDICTED_NOT; ours <= PREDICTED_RIGHT; ours++)
    for (int theirs = PREDICTED_NOT; theirs <= PREDICTED_RIGHT; theirs++) {
      char why[300], aside[200];
      remove(path);
      Progress *a = load(aside, sizeof aside), *b = load(aside, sizeof aside);
      progress_see(a, "l", "before");
      if (ours) progress_predict(a, "l", "x", "ours", (Predicted)ours);
      if (theirs) progress_predict(b, "l", "x", "theirs", (Predicted)theirs);
      progress_reach(b, "m", "last");
      assert_true(progress_save(b, why, sizeof why));
      assert_true(progress_save(a, why, sizeof why));
      progress_free(a);
      progress_free(b);
      a = load(aside, sizeof aside);
      const char *answer = "";
      bool of_theirs = theirs && (!ours || (ours == PREDICTED_OPEN && theirs != PREDICTED_OPEN));
      assert_int_equal(progress_predicted(a, "l", "x", &answer), of_theirs ? theirs : ours);
      assert_string_equal(answer, of_theirs ? "theirs" : ours ? "ours" : "");
      assert_true(progress_seen(a, "l", "before"));
      assert_true(progress_reached(a, "m", "last"));
      progress_free(a);
    }
}

// Two workbenches finish rounds of one review: each round has the earlier of their days, in whatever order they save.
static void rounds_of_two_are_put_together(void **state) {
  (void)state;
  for (int order = 0; order < 2; order++) {
    char why[300], aside[200];
    remove(path);
    Progress *a = load(aside, sizeof aside), *b = load(aside, sizeof aside);
    assert_int_equal(progress_rounds(a, "review-1"), 0);
    progress_finish_round(a, "review-1", 1, 20000);
    progress_finish_round(a, "review-1", 1, 30000);  // it is finished already
    progress_finish_round(b, "review-1", 1, 20003);
    progress_finish_round(b, "review-1", 2, 20004);
    assert_true(progress_save(order ? a : b, why, sizeof why));
    assert_true(progress_save(order ? b : a, why, sizeof why));
    progress_free(a);
    progress_free(b);
    a = load(aside, sizeof aside);
    assert_string_equal(aside, "");
    assert_int_equal(progress_rounds(a, "review-1"), 2);
    assert_int_equal(progress_round_day(a, "review-1", 1), 20000);
    assert_int_equal(progress_round_day(a, "review-1", 2), 20004);
    assert_int_equal(progress_round_day(a, "review-1", 3), 0);
    assert_int_equal(progress_rounds(a, "review-2"), 0);
    progress_free(a);
  }
}

static void the_language_chosen_last_stays(void **state) {
  (void)state;
  for (int ours = -1; ours < 2; ours++)
    for (int theirs = -1; theirs < 2; theirs++) {
      char why[300], aside[200];
      remove(path);
      Progress *a = load(aside, sizeof aside), *b = load(aside, sizeof aside);
      if (ours >= 0) progress_set_language(a, !ours), progress_set_language(a, ours);
      if (theirs >= 0) progress_set_language(b, theirs);
      progress_see(a, "l", "x");
      progress_see(b, "l", "x");
      assert_true(progress_save(b, why, sizeof why));
      assert_true(progress_save(a, why, sizeof why));
      progress_free(b);
      b = load(aside, sizeof aside);
      assert_int_equal(progress_language(b), ours >= 0 ? ours : theirs);
      assert_int_equal(progress_language(a), ours >= 0 ? ours : theirs);
      progress_free(a);
      progress_free(b);
    }
}

// Saved once and only when something is new; nothing is listed twice.
static void only_what_is_new_is_saved(void **state) {
  (void)state;
  char why[300], aside[200];
  remove(path);
  Progress *p = load(aside, sizeof aside);
  assert_true(progress_save(p, why, sizeof why));
  assert_int_equal(access(path, F_OK), -1);
  typedef void Change(Progress *, const char *, const char *);
  static Change *const changes[] = {progress_see, progress_reach};
  for (int i = 0; i < 2; i++) {
    changes[i](p, "l", "x");
    assert_true(progress_save(p, why, sizeof why));
    assert_int_equal(remove(path), 0);
    changes[i](p, "l", "x");
    assert_true(progress_save(p, why, sizeof why));
    assert_int_equal(access(path, F_OK), -1);
  }
  progress_set_language(p, 1);
  assert_true(progress_save(p, why, sizeof why));
  assert_int_equal(remove(path), 0);
  progress_predict(p, "l", "x", "o", PREDICTED_OPEN);
  progress_predict(p, "l", "x", "o", PREDICTED_RIGHT);
  assert_true(progress_save(p, why, sizeof why));
  progress_see(p, "l", "y");
  assert_true(progress_save(p, why, sizeof why));
  size_t size;
  char *text = file_text(path, 4000, &size);
  assert_non_null(text);
  static const char *const once[] = {"\"l\"", "\"y\"", "\"version\"", "\"language\"", "\"zh\"", "\"right\"", "\"o\""};
  for (size_t i = 0; i < sizeof once / sizeof *once; i++) {
    const char *first = strstr(text, once[i]);
    if (!first || strstr(first + 1, once[i])) fail_msg("%s is not there once: %s", once[i], text);
  }
  assert_null(strstr(text, "open"));
  free(text);
  progress_free(p);
}

// A damaged file that another has left is set aside at a save; ours is written.
static void a_save_sets_a_damaged_file_aside(void **state) {
  (void)state;
  char why[300], aside[200], command[300];
  remove(path);
  Progress *p = load(aside, sizeof aside);
  progress_see(p, "l", "x");
  write_file(path, "{\"lessons\": 3}");
  assert_true(progress_save(p, why, sizeof why));
  progress_free(p);
  p = load(aside, sizeof aside);
  assert_string_equal(aside, "");
  assert_true(progress_seen(p, "l", "x"));
  progress_free(p);
  snprintf(command, sizeof command, "grep -q 3 %s.damaged-* && rm %s.damaged-*", path, path);
  assert_int_equal(system(command), 0);
}

static void the_usual_place_is_the_users(void **state) {
  (void)state;
  static const struct {
    const char *state_home, *home, *place;
  } rows[] = {{"state", "home", "state/mplab/progress.json"},
              {NULL, "home", "home/.local/state/mplab/progress.json"},
              {"", "home", "home/.local/state/mplab/progress.json"},
              {"relative", "home", "home/.local/state/mplab/progress.json"},
              {NULL, NULL, NULL},
              {NULL, "", NULL}};
  char here[200], value[300], place[600], why[300] = "", aside[200];
  assert_non_null(getcwd(here, sizeof here));
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const char *home = rows[i].state_home;
    snprintf(value, sizeof value, "%s/%s/state", here, folder);
    if (home) setenv("XDG_STATE_HOME", !strcmp(home, "state") ? value : home, 1);
    else unsetenv("XDG_STATE_HOME");
    snprintf(value, sizeof value, "%s/%s/home", here, folder);
    if (rows[i].home) setenv("HOME", *rows[i].home ? value : "", 1);
    else unsetenv("HOME");
    Progress *p = progress_load(NULL, aside, sizeof aside);
    progress_see(p, "l", "x");
    assert_true(progress_save(p, why, sizeof why));
    progress_free(p);
    p = progress_load(NULL, aside, sizeof aside);
    assert_int_equal(progress_seen(p, "l", "x"), rows[i].place != NULL);
    progress_free(p);
    if (!rows[i].place) continue;
    snprintf(place, sizeof place, "%s/%s", folder, rows[i].place);
    struct stat made;
    assert_int_equal(stat(place, &made), 0);
    assert_int_equal(remove(place), 0);
    for (char *slash; (slash = strrchr(place, '/')) && slash - place > (long)strlen(folder);) {
      *slash = '\0';
      assert_int_equal(stat(place, &made), 0);
      assert_int_equal(made.st_mode & 0777, 0700);  // nobody else's
      assert_int_equal(rmdir(place), 0);
    }
  }
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
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(it_is_there_again),
      cmocka_unit_test(a_damaged_file_is_set_aside),
      cmocka_unit_test(one_that_cannot_be_read_is_set_aside),
      cmocka_unit_test(what_may_be_missing_is_no_damage),
      cmocka_unit_test(each_judgement_and_language_is_read),
      cmocka_unit_test(of_two_predictions_the_judged_one_stays),
      cmocka_unit_test(rounds_of_two_are_put_together),
      cmocka_unit_test(the_language_chosen_last_stays),
      cmocka_unit_test(only_what_is_new_is_saved),
      cmocka_unit_test(a_save_sets_a_damaged_file_aside),
      cmocka_unit_test(the_usual_place_is_the_users),
      cmocka_unit_test(a_failed_save_says_so),
      cmocka_unit_test(two_processes_lose_nothing),
      cmocka_unit_test(of_two_open_ones_each_keeps_what_the_other_did),
  };
  return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
