// The arrangement: on any size and in each phase nothing overlaps or is left over, the evidence stands beside the text
// at 80×24, content decides the rows, and nothing moves because a number grew.
#include "screen_help.h"

#include "tui/panels/layout.h"

static Scene scene;
static LabGate gate;
static LabChoice choices[8];
static Lesson lesson;
static LessonPage page;

static void set(Phase phase, int processes, bool with_lesson, const char *text) {
  help_free(&scene);
  help_scene(&scene);
  for (int i = 0; i < processes && phase != PHASE_READ; i++) {
    help_process(&scene, LAB_RUNS, 9, "store counter");
    choices[i % 8] = (LabChoice){.slot = i % 8, .can_go = true, .line = 9};
  }
  if (phase != PHASE_READ) {
    LabObject *o = help_object(&scene, LAB_KIND_VALUE, "counter");
    strcpy(o->value, "1");
    help_object(&scene, LAB_KIND_LOCK, "lock");
  }
  static const LabRunState states[] = {LAB_NONE, LAB_RUNNING, LAB_RUNNING, LAB_ENDED};
  scene.snap.state = states[phase];
  gate = (LabGate){.on = phase == PHASE_STEP, .choices = choices, .nchoices = processes < 8 ? processes : 8};
  scene.view.gate = phase == PHASE_STEP ? &gate : NULL;
  page = (LessonPage){.id = "one", .goal = NULL, .words[ENGLISH] = {.title = "Title", .text = text}};
  lesson = (Lesson){.pages = &page, .npages = 1, .words[ENGLISH] = {.title = "Lesson"}};
  scene.view.lesson = with_lesson ? &lesson : NULL;
}

static Layout laid(int rows, int cols) {
  grid_size(&scene.grid, rows, cols);
  return layout_of(&scene.view, grid_area(&scene.grid));
}

static bool meet(Area a, Area b) {
  return a.rows && b.rows && a.row < b.row + b.rows && b.row < a.row + a.rows && a.col < b.col + b.cols &&
         b.col < a.col + a.cols;
}

static Area whole(const Place *p) {
  Area a = p->title;
  if (p->shown) a.rows += p->body.rows;
  return a;
}

static const char long_text[] =
    "One sentence that is folded into several rows on a narrow screen, as the text of a page is.\n\nAnd another one, "
    "since a page has paragraphs.\n\nAnd a third.\n\nAnd a fourth, so that it is higher than what a run leaves to it.";

static void nothing_overlaps(void **state) {
  (void)state;
  for (Phase phase = 0; phase < PHASES; phase++)
    for (int processes = 1; processes <= 12; processes += 5)
      for (int rows = 4; rows <= 60; rows += 7)
        for (int cols = 60; cols <= 210; cols += 19) {
          set(phase, processes, rows % 2, long_text);
          Layout l = laid(rows, cols);
          int cells = 0;
          for (PanelId id = 0; id < PANELS; id++) {
            if (!l.places[id].shown) continue;
            Area a = whole(&l.places[id]);
            assert_true(a.row >= 0 && a.col >= 0 && a.row + a.rows <= rows && a.col + a.cols <= cols);
            cells += a.rows * a.cols;
            for (PanelId other = 0; other < id; other++)
              if (l.places[other].shown) assert_false(meet(a, whole(&l.places[other])));
          }
          for (int i = 0; i < l.nlines; i++) cells += l.lines[i].rows;
          assert_int_equal(cells, rows * cols);  // and nothing is left over
        }
}

// Without Tab: the program, who does what, the shared values, and the page, at once.
static void the_evidence_is_in_sight(void **state) {
  enum { BODY = 21 };
  (void)state;
  for (Phase phase = PHASE_LIVE; phase < PHASES; phase++) {
    set(phase, 5, true, long_text);
    Layout l = laid(BODY, 80);
    static const struct {
      PanelId id;
      int rows;
    } least[] = {{PANEL_PROGRAM, 4}, {PANEL_PROCESSES, 5}, {PANEL_SHARED, 2}, {PANEL_TIMELINE, 3}, {PANEL_LESSON, 2}};
    for (size_t i = 0; i < sizeof least / sizeof *least; i++)
      if (!l.places[least[i].id].shown || l.places[least[i].id].body.rows < least[i].rows)
        fail_msg("phase %d: panel %d has %d rows", phase, least[i].id, l.places[least[i].id].body.rows);
  }
}

// Before a run there is nothing to say of processes, values and time: the program and the page have the screen.
static void reading_has_the_screen(void **state) {
  (void)state;
  set(PHASE_READ, 0, true, long_text);
  Layout l = laid(21, 80);
  assert_false(l.places[PANEL_PROCESSES].shown || l.places[PANEL_SHARED].shown || l.places[PANEL_TIMELINE].shown);
  assert_true(l.places[PANEL_LESSON].body.rows >= 8);
}

// No panel has a blank row while one under or over it is cut. (Beside it, a band is as high as its highest stack.)
static void content_decides(void **state) {
  (void)state;
  for (Phase phase = PHASE_LIVE; phase < PHASES; phase++)
    for (int rows = 21; rows <= 60; rows += 13)
      for (int cols = 80; cols <= 200; cols += 40) {
        set(phase, 5, true, long_text);
        Layout l = laid(rows, cols);
        const Place *time = &l.places[PANEL_TIMELINE], *text = &l.places[PANEL_LESSON];
        if (time->body.rows > 5 && text->body.rows && cols < STACK_COLS)
          assert_true(panel_lesson.wants(&scene.view, text->body) <= text->body.rows);
      }
}

// More output, longer values, a process that ends: the picture stands still.
static void growing_numbers_move_nothing(void **state) {
  (void)state;
  set(PHASE_LIVE, 5, true, long_text);
  Layout before = laid(21, 80);
  strcpy(scene.objects[0].value, "123456789");
  scene.processes[4].ended = true;
  scene.snap.nprocesses = 4;  // its row is gone
  scene.snap.steps = 123456;
  Layout after = laid(21, 80);
  for (PanelId id = 0; id < PANELS; id++) {
    assert_int_equal(before.places[id].body.row, after.places[id].body.row);
    assert_int_equal(before.places[id].body.rows, after.places[id].body.rows);
  }
}

// A panel that is opened is given its rows first; zoomed, it has the body, but for a row with the strips of others.
static void an_opened_panel_comes_first(void **state) {
  (void)state;
  set(PHASE_LIVE, 5, true, long_text);
  int before = laid(21, 80).places[PANEL_LESSON].body.rows;
  scene.view.opened = PANEL_LESSON + 1;
  Layout l = laid(21, 80);
  assert_true(l.places[PANEL_LESSON].body.rows > before);
  assert_true(panel_lesson.wants(&scene.view, l.places[PANEL_LESSON].body) <= l.places[PANEL_LESSON].body.rows);
  scene.view.zoom = true;
  scene.view.focus = PANEL_SHARED;
  l = laid(21, 80);
  assert_int_equal(l.places[PANEL_SHARED].body.rows, 19);
  assert_false(l.places[PANEL_PROGRAM].shown);
  const Place *who = &l.places[PANEL_PROCESSES], *time = &l.places[PANEL_TIMELINE];
  assert_true(who->shown && who->title.row == 20 && !who->body.rows);
  assert_true(time->shown && time->title.row == 20 && time->title.col == who->title.col + who->title.cols);
  assert_int_equal(laid(7, 80).places[PANEL_SHARED].body.rows, 6);  // of few rows none is for strips
}

// What a page speaks of is in sight whatever is opened beside it; of few rows none is for what is left out.
static void spoken_lines_stay_in_sight(void **state) {
  (void)state;
  for (Phase phase = 0; phase < PHASES; phase++)
    for (int opened = 0; opened <= PANELS; opened++) {
      set(phase, 5, true, long_text);
      page.lines[0] = (LineRange){9, 9}, page.nlines = 1;
      scene.view.opened = opened;
      Layout l = laid(21, 80);
      assert_true(l.places[PANEL_PROGRAM].body.rows >= 3);
    }
  scene.view.line = 9;
  grid_size(&scene.grid, 3, 40);
  panel_program.draw(&scene.view, grid_area(&scene.grid));
  help_expect(&scene.grid, "   7       for _ in range(20000):\n"
                           "   8 ●         with lock:\n"
                           "▸┃ 9               counter.v…  M A B +2\n");
}

static int drop(void **state) {
  (void)state;
  help_free(&scene);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_overlaps),
      cmocka_unit_test(the_evidence_is_in_sight),
      cmocka_unit_test(reading_has_the_screen),
      cmocka_unit_test(content_decides),
      cmocka_unit_test(growing_numbers_move_nothing),
      cmocka_unit_test(an_opened_panel_comes_first),
      cmocka_unit_test(spoken_lines_stay_in_sight),
  };
  return cmocka_run_group_tests(tests, NULL, drop);
}
