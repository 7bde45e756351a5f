// Far, the bench on a wall: its numbers, its votes, the keys, as text.
#include "screen_help.h"

#include "tui/panels/far.h"

static Scene scene;
static Far far;
static Ask ask = {.kind = ASK_CHOICE, .options = {{.id = "yes"}, {.id = "no"}}, .noptions = 2};
static LessonPage page;
static Lesson lesson = {.pages = &page, .npages = 1};

static int set_up(void **state) {
  (void)state;
  help_scene(&scene);
  far = (Far){.on = true};
  page = (LessonPage){.ask = &ask};
  page.words[ENGLISH] = (PageWords){.question = "Is line 9 `one` step?", .options = {"Yes", "No"}};
  return 0;
}
static int tear_down(void **state) {
  (void)state;
  help_free(&scene);
  return 0;
}

static char *drawn(int rows, int cols) {
  grid_size(&scene.grid, rows, cols);
  far_draw(&scene.view, &far, grid_area(&scene.grid));
  return grid_text(&scene.grid);
}

static void has(const char *text, const char *part) {
  if (!strstr(text, part)) fail_msg("\"%s\" is not in\n%s", part, text);
}

static void test_numbers_are_large(void **state) {
  (void)state;
  LabObject *o = help_object(&scene, LAB_KIND_VALUE, "counter");
  snprintf(o->value, sizeof o->value, "27");
  scene.snap.lost = 5;
  char *text = drawn(20, 80);
  has(text, "counter");
  has(text, "✗ lost");
  has(text, "████ ████");  // the upper rows of 2 and 7
  has(text, "   █    █");
  free(text);
}

// What the page names first is the first number, whatever was made before it.
static void test_a_page_says_which_number_is_first(void **state) {
  (void)state;
  help_object(&scene, LAB_KIND_VALUE, "counter");
  help_object(&scene, LAB_KIND_VALUE, "room");
  for (int named = 0; named < 2; named++) {
    page.screen.first[0] = "room", page.screen.nfirst = named;
    scene.view.lesson = &lesson;
    char *text = drawn(20, 80);
    scene.view.lesson = NULL;
    const char *counter = strstr(text, "counter"), *room = strstr(text, "room");
    assert_true(counter && room);
    assert_int_equal(room < counter, named);
    free(text);
  }
}

static void test_what_is_too_long_stands_in_a_row(void **state) {
  (void)state;
  LabObject *o = help_object(&scene, LAB_KIND_VALUE, "total");
  snprintf(o->value, sizeof o->value, "123456789012345678");
  char *text = drawn(20, 60);
  has(text, "123456789012345678");
  free(text);
}

static void test_keys_as_they_were_pressed(void **state) {
  (void)state;
  const char *keys[] = {"a", "b", "-", "Space", "t", "1", "2", "3", "Enter"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) far_press(&far, keys[i]);
  char *text = drawn(16, 80);
  has(text, "pressed:  b  -  Space  t  1  2  3  Enter");  // the first one has gone
  free(text);
}

static void test_votes_are_counted(void **state) {
  (void)state;
  assert_false(far_vote(&scene.view, &far, 0));  // nothing is asked
  scene.view.lesson = &lesson;
  assert_int_equal(far_favourite(&scene.view, &far), -1);
  assert_true(far_vote(&scene.view, &far, 0));
  assert_true(far_vote(&scene.view, &far, 1));
  assert_int_equal(far_favourite(&scene.view, &far), -1);  // as many for one as for the other
  assert_true(far_vote(&scene.view, &far, 1));
  assert_int_equal(far_favourite(&scene.view, &far), 1);
  assert_false(far_vote(&scene.view, &far, 2));
  char *text = drawn(20, 80);
  has(text, "Is line 9 one step?");
  has(text, "1  Yes");
  has(text, "██████             1");
  has(text, "████████████       2");
  free(text);
  LessonPage other = page;
  lesson.pages = &other;
  assert_int_equal(far_favourite(&scene.view, &far), -1);  // the votes were another page's
  lesson.pages = &page;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_numbers_are_large, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_what_is_too_long_stands_in_a_row, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_a_page_says_which_number_is_first, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_keys_as_they_were_pressed, set_up, tear_down),
      cmocka_unit_test_setup_teardown(test_votes_are_counted, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
