// The detail of anything: a page of lines over the bench. Long texts are folded and can be read to their end, what is
// sought is found where it stands, and a line leads where it says.
#include "screen_help.h"

#include "tui/panels/detail.h"

static Scene scene;
static Detail detail;
static LabStep history[8];
static LabGate gate;

static int set_up(void **state) {
  (void)state;
  help_scene(&scene);
  help_run(&scene);
  memset(history, 0, sizeof history);
  gate = (LabGate){.on = true, .settled = true, .history = history};
  return 0;
}
static int tear_down(void **state) {
  (void)state;
  detail_free(&detail);
  help_free(&scene);
  return 0;
}

static void draw(int rows, int cols) {
  grid_size(&scene.grid, rows, cols);
  grid_clear(&scene.grid);
  detail_draw(&scene.view, &detail, grid_area(&scene.grid));
}

static void step(int slot, const char *sentence, bool stale) {
  LabStep *s = &history[gate.nhistory++];
  *s = (LabStep){.slot = slot, .verb = "store", .object = 0, .line = 9, .stale = stale, .mark = MARK_STORE};
  snprintf(s->sentence, sizeof s->sentence, "%s", sentence);
}

static void an_object_with_its_touches(void **state) {
  (void)state;
  scene.view.gate = &gate;
  step(1, "store counter ← 1", false);
  step(2, "store counter ← 1", true);
  step(1, "store counter ← 2", false);
  history[2].object = 1;
  gate.at = 2;
  detail_open(&detail, (DetailOf){.kind = DETAIL_OBJECT, .id = 0});
  draw(9, 80);
  // clang-format off
  help_expect(&scene.grid,
              "▸counter ───────────────────────────────────────────────────────────────────────\n"
              " counter    Value i          41,203                                ✗ lost 1,423\n"
              "   line 9: B wrote 41,203 over A's 41,203, unseen\n"
              "─ steps that touch it: 2 · 0 loads, 2 stores, 1 of them ✗ ──────────────────────\n"
              " A    1  store counter ← 1 · line 9\n"
              "▸B    2  store counter ← 1 · line 9 · ✗ over what it had not seen\n"
              "\n\n\n");
  // clang-format on
  assert_int_equal(detail_chosen(&detail)->to.kind, DETAIL_MOMENT);
  assert_int_equal(detail_chosen(&detail)->to.id, 2);
  assert_true(detail_seek(&detail, -1));
  assert_int_equal(detail_chosen(&detail)->to.id, 1);
  assert_false(detail_seek(&detail, -1));
}

// A message of 5,000 characters, as lab_value gives it.
static size_t long_message(void *of, int object, LabPart part, int item, size_t offset, char *out, size_t size) {
  static char text[5001];
  (void)of, (void)object;
  if (part != LAB_PART_ITEM || item > 0) return 0;
  for (int i = 0; i < 5000; i++) text[i] = (char)('a' + i % 26);
  memcpy(text + 4000, "NEEDLE", 6);
  memcpy(text + 4994, "NEEDLE", 6);
  if (size) snprintf(out, size, "%s", text + offset);
  return strlen(text);
}

static void a_long_value_is_read_to_its_end(void **state) {
  (void)state;
  scene.view.whole = long_message;
  detail_open(&detail, (DetailOf){.kind = DETAIL_ITEM, .id = 2, .part = LAB_PART_ITEM});
  draw(24, 80);
  char *text = grid_text(&scene.grid);
  assert_non_null(strstr(text, "its value: 5,000 characters"));
  assert_non_null(strstr(text, "q, item 1"));
  assert_null(strstr(text, "NEEDLE"));
  free(text);
  // row by row, nothing is passed over: each row begins where the one before ended
  for (int i = 0; i < 100; i++) detail_move(&detail, 1), draw(24, 80);
  text = grid_text(&scene.grid);
  assert_non_null(strstr(text, "NEEDLE"));
  free(text);
  assert_int_equal(detail.top, detail.most);
  detail_ends(&detail, false);
  snprintf(detail.sought, sizeof detail.sought, "needle");
  detail.hit = -1;
  assert_true(detail_seek(&detail, 1));
  assert_int_equal(detail.hit, 4000);
  draw(24, 80);
  text = grid_text(&scene.grid);
  assert_non_null(strstr(text, "NEEDLE"));
  free(text);
  assert_true(detail_seek(&detail, 1));
  assert_int_equal(detail.hit, 4994);
  assert_false(detail_seek(&detail, 1));
  assert_true(detail_seek(&detail, -1));
  assert_int_equal(detail.hit, 4000);
}

// The object's row and the list under it: all who wait, though an object's own list has room for sixteen.
static void all_who_wait_are_listed(void **state) {
  (void)state;
  static LabProcess many[100];
  for (int i = 0; i < 100; i++)
    many[i] = (LabProcess){.slot = i, .parent_slot = i ? 0 : -1, .doing = LAB_WAITS, .object = 1, .core = -1};
  scene.snap.processes = many, scene.snap.nprocesses = 100;
  detail_open(&detail, (DetailOf){.kind = DETAIL_OBJECT, .id = 1});
  draw(24, 80);
  char *text = grid_text(&scene.grid);
  assert_non_null(strstr(text, "waiting for it: 100"));
  free(text);
  detail_ends(&detail, true);
  assert_int_equal(detail_chosen(&detail)->to.kind, DETAIL_PROCESS);
  assert_int_equal(detail_chosen(&detail)->to.id, 99);
  DetailOf first = detail.of;
  detail_into(&detail, detail_chosen(&detail)->to);
  draw(24, 80);
  assert_true(detail_back(&detail));
  assert_memory_equal(&detail.of, &first, sizeof first);
  assert_false(detail_back(&detail));
}

// What cannot be there any more says so, and nothing of any kind is drawn outside or crashes.
static void what_is_gone_says_so(void **state) {
  (void)state;
  for (DetailKind k = DETAIL_NONE; k <= DETAIL_MOMENT; k++)
    for (int id = -1; id < 20; id++) {
      detail_open(&detail, (DetailOf){.kind = k, .id = id, .item = 3});
      draw(16, 60);
      assert_true(detail.n > 0);
    }
  detail_open(&detail, (DetailOf){.kind = DETAIL_PROCESS, .id = 77});
  draw(16, 60);
  char *text = grid_text(&scene.grid);
  assert_non_null(strstr(text, "At this moment it is not there."));
  free(text);
}

static void output_is_whole(void **state) {
  (void)state;
  scene.snap.output = "a line that is longer than its row by far\nshort\n";
  scene.snap.output_size = scene.snap.output_total = strlen(scene.snap.output);
  detail_open(&detail, (DetailOf){.kind = DETAIL_OUTPUT});
  draw(5, 24);
  // clang-format off
  help_expect(&scene.grid,
              "▸output ────────────────\n"
              " a line that is longer\n"
              "   than its row by far\n"
              "▸short\n"
              "\n");
  // clang-format on
  detail.unfolded = true;
  detail.sideways = 16;
  draw(5, 24);
  // clang-format off
  help_expect(&scene.grid,
              "▸output ────────────────\n"
              " onger than its row by …\n"
              "▸\n"
              "\n\n");
  // clang-format on
}

// Each line's writer stands before it: in its detail, and in its panel where that is wide enough.
static void who_wrote_a_line(void **state) {
  (void)state;
  static uint16_t by[16] = {1, 1, 1, 1, 2, 2, 2, 2};
  scene.snap.output = "one\ntwo\n";
  scene.snap.output_size = scene.snap.output_total = strlen(scene.snap.output);
  scene.snap.output_by = by;
  detail_open(&detail, (DetailOf){.kind = DETAIL_OUTPUT});
  draw(9, 80);
  char *text = grid_text(&scene.grid);
  assert_non_null(strstr(text, "\n A one\n▸B two\n"));
  free(text);
  for (int cols = 30; cols <= 60; cols += 30) {
    grid_size(&scene.grid, 3, cols);
    panel_output.draw(&scene.view, grid_area(&scene.grid));
    text = grid_text(&scene.grid);
    assert_string_equal(text, cols < 40 ? " one\n two\n\n" : " A one\n B two\n\n");
    free(text);
  }
}

// What is taken away is made outside of a picture, of a detail that may have its lines already.
static void lines_are_made_anew(void **state) {
  (void)state;
  scene.snap.output = "one\ntwo\n";
  scene.snap.output_size = scene.snap.output_total = strlen(scene.snap.output);
  detail_open(&detail, (DetailOf){.kind = DETAIL_OUTPUT});
  draw(9, 80);
  int n = detail.n;
  size_t used = detail.used;
  detail_make(&scene.view, &detail);
  assert_int_equal(n, 2);
  assert_int_equal(detail.n, n);
  assert_int_equal(detail.used, used);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(an_object_with_its_touches, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_long_value_is_read_to_its_end, set_up, tear_down),
      cmocka_unit_test_setup_teardown(all_who_wait_are_listed, set_up, tear_down),
      cmocka_unit_test_setup_teardown(what_is_gone_says_so, set_up, tear_down),
      cmocka_unit_test_setup_teardown(who_wrote_a_line, set_up, tear_down),
      cmocka_unit_test_setup_teardown(output_is_whole, set_up, tear_down),
      cmocka_unit_test_setup_teardown(lines_are_made_anew, set_up, tear_down),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
