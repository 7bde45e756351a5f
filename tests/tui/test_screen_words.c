// The screen's sentences at every size: a whole ring of waits, which lock guards what and where it is missing, a
// message beside the keys, what is below the last row and the key that shows it; and explore's guards.
#include "screen_help.h"

#include "tui/panels/explore_view.h"
#include "tui/panels/shared.h"
#include "tui/course/lesson.h"

static char *text_of(Grid *g) {
  static char kept[60000];
  char *text = grid_text(g);
  snprintf(kept, sizeof kept, "%s", text);
  free(text);
  return kept;
}

static void has(Grid *g, const char *text) {
  if (strstr(text_of(g), text)) return;
  fprintf(stderr, "no \"%s\" in\n%s", text, text_of(g));
  fail();
}

static void has_not(Grid *g, const char *text) {
  if (!strstr(text_of(g), text)) return;
  fprintf(stderr, "\"%s\" in\n%s", text, text_of(g));
  fail();
}

// The scene on the bench of an app that has no engine.
static App *app_of(Scene *s) {
  App *app = calloc(1, sizeof *app);
  assert_non_null(app);
  app->screen = &screen_bench;
  app->bench.view = s->view;
  app->bench.snap = &s->snap;
  app->bench.open = true;
  return app;
}

static void show(App *app, int rows, int cols) {
  grid_size(&app->grid, rows, cols);
  app_draw(app);
}

static void drop(App *app, Scene *s) {
  grid_free(&app->grid);
  free(app);
  help_free(s);
}

static void stuck(Scene *s, int slot, const char *verb, int object, int holder, const char *sentence) {
  LabProcess *p = help_process(s, LAB_WAITS, 9, sentence);
  assert_int_equal(p->slot, slot);
  s->stuck[s->snap.nstuck++] = (LabStuck){.slot = slot, .verb = verb, .object = object, .holder = holder};
}

// Six forks, six philosophers: the ring is told whole on each size that mplab runs on, and who is outside it too.
static void a_ring_is_told_whole(void **state) {
  (void)state;
  static const int sizes[][2] = {{24, 80}, {30, 100}, {36, 120}, {38, 200}};
  for (size_t size = 0; size < sizeof sizes / sizeof *sizes; size++) {
    Scene s;
    LabObject forks[6];
    help_scene(&s);
    s.snap.state = LAB_DEADLOCK;
    s.snap.objects = forks;
    stuck(&s, 0, "join", -1, 1, "join Process-1");
    for (int i = 0; i < 6; i++) {
      char name[20], sentence[40];
      forks[i] = (LabObject){.id = i, .kind = LAB_KIND_LOCK, .holder = i + 1};
      snprintf(name, sizeof name, "forks[%d]", i);
      strcpy(forks[i].name, name);
      snprintf(sentence, sizeof sentence, "acquire forks[%d]", (i + 1) % 6);
      stuck(&s, i + 1, "acquire", (i + 1) % 6, (i + 1) % 6 + 1, sentence);
    }
    s.snap.nobjects = 6;
    App *app = app_of(&s);
    show(app, sizes[size][0], sizes[size][1]);
    char *text = text_of(&app->grid);
    for (char *c = text; (c = strchr(c, '\n')) != NULL; c++)  // as the words go on, over the ends of lines
      if (c[1] == ' ') memmove(c, c + 1, strlen(c));
    assert_non_null(
        strstr(text, "A ┄ forks[1] → B ┄ forks[2] → C ┄ forks[3] → D ┄ forks[4] → E ┄ forks[5] → F ┄ forks[0] → A"));
    assert_non_null(strstr(text, "M: join Process-1 → A"));
    show(app, 40, sizes[size][1] < 120 ? 120 : sizes[size][1]);  // from there on it is drawn
    has(&app->grid, "│ F ├");
    drop(app, &s);
  }
}

static void which_lock_guards_what(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  LabGuarding *g = &s.objects[0].guarding;
  s.grid.ascii = false;
  *g = (LabGuarding){.lock = 1, .with = 1200, .last_by = -1};
  grid_size(&s.grid, 34, 110);
  bench_draw(&s.view, grid_area(&s.grid), "", "");
  has(&s.grid, "◆ guarded by lock (all 1,200 accesses)");
  g->gaps = true;
  bench_draw(&s.view, grid_area(&s.grid), "", "");
  has(&s.grid, "◆ guarded by lock (all 1,200 accesses seen)");
  grid_size(&s.grid, 34, 80);  // where there is no room for the sentence the number is whole
  bench_draw(&s.view, grid_area(&s.grid), "", "");
  has(&s.grid, "◆ guarded by lock, 1,200 times");
  grid_size(&s.grid, 34, 110);
  g->without = 18, g->last_by = 2, g->last_line = 9, g->open = true;
  grid_clear(&s.grid);
  bench_draw(&s.view, grid_area(&s.grid), "", "");
  has(&s.grid, "✗ without lock: line 9 B");
  g->open = false;
  grid_clear(&s.grid);
  bench_draw(&s.view, grid_area(&s.grid), "", "");
  has(&s.grid, "18 of 1,218 seen without lock: line 9 B");
  has_not(&s.grid, "✗ without");
  has_not(&s.grid, "guarded");
  has_not(&s.grid, "◆ 18");
  g->gaps = false;
  grid_size(&s.grid, 4, 70);
  shared_draw_one(&s.view, grid_area(&s.grid), &s.objects[0]);
  has(&s.grid, "18 of 1,218 touched it without lock, the last on line 9: B");
  grid_size(&s.grid, 34, 80);  // what is not so comes first, and is whole where there is little room
  bench_draw(&s.view, grid_area(&s.grid), "", "");
  has(&s.grid, "   18 without lock: line 9 B");
  g->with = 60;
  grid_clear(&s.grid);
  bench_draw(&s.view, grid_area(&s.grid), "", "");
  has(&s.grid, "   18 of 78 without lock: line 9 B");
  grid_size(&s.grid, 34, 110);
  g->without = 0;
  s.objects[1].owned = true, s.objects[1].owner = 0;
  grid_clear(&s.grid);
  bench_draw(&s.view, grid_area(&s.grid), "", "");
  has(&s.grid, "◆ guarded by its own lock");
  s.objects[1].owner = 2;
  s.view.language = CHINESE;
  g->open = true;
  grid_clear(&s.grid);
  bench_draw(&s.view, grid_area(&s.grid), "", "");
  has(&s.grid, "✗ 没拿 q 的锁：第 9 行 B");
  help_free(&s);
}

// A message does not hide the keys.
static void a_message_and_the_keys(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  App *app = app_of(&s);
  bench_tell(&app->bench, "First say what you expect.");
  show(app, 24, 80);
  has(&app->grid, "\n First say what you expect.\n r run");
  bench_tell(&app->bench, "%s",
             "A message that is longer than the screen is wide goes on in another row: all of it is to be read, to the "
             "last of its words.");
  show(app, 24, 80);
  has(&app->grid, "words.\n r run");
  drop(app, &s);
}

// In ASCII an arrow in a sentence is no sign of a step; while a question is asked, that it is asked lasts until another
// key is pressed.
static void arrows_and_questions(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  App *app = app_of(&s);
  app->grid.ascii = true;
  bench_tell(&app->bench, "go on: → along it, ← back");
  show(app, 24, 80);
  has(&app->grid, "go on: -> along it, <- back");
  app->screen = &screen_bench;
  app->bench.asking = true;
  app->bench.confirms = 'k';
  app_key(app, (Input){.key = K_TAB});
  assert_true(app->bench.asking);
  assert_int_equal(app->bench.confirms, 0);
  app_key(app, (Input){.key = 'L'});  // says that nobody is called so
  assert_false(app->bench.asking);
  app_key(app, (Input){.key = '?'});
  assert_ptr_equal(app->screen, &screen_help);
  app_key(app, (Input){.key = '?'});
  assert_ptr_equal(app->screen, &screen_bench);
  drop(app, &s);
}

// The help leads on: to the palette, as its foot says, and a click on a key presses it on the screen below.
static void help_leads_on(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  App *app = app_of(&s);
  app->screen = &screen_bench;
  app_key(app, (Input){.key = '?'});
  app_key(app, (Input){.key = ':'});
  assert_ptr_equal(app->screen, &screen_bench);
  assert_true(app->palette.open);
  app_key(app, (Input){.key = K_ESCAPE});
  app_key(app, (Input){.key = '?'});
  show(app, 40, 100);
  Spot zoom = {0};
  for (int i = 0; i < app->grid.nspots; i++)
    if (app->grid.spots[i].key == 'z') zoom = app->grid.spots[i];
  assert_int_equal(zoom.key, 'z');
  app_key(app, (Input){.key = K_CLICK, .row = zoom.row, .col = zoom.col});
  assert_ptr_equal(app->screen, &screen_bench);
  assert_true(app->bench.view.zoom);
  palette_free(app);
  drop(app, &s);
}

// The help and the footer name what there is something to do with: no switch, no value, nobody, nobody who could go.
static void keys_have_something_to_act_on(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  s.program.nswitches = s.program.nknobs = 0;
  App *app = app_of(&s);
  app_key(app, (Input){.key = '?'});
  show(app, 60, 100);
  has(&app->grid, "r          run, anew");
  has_not(&app->grid, "turn a switch");
  has_not(&app->grid, "set a value");
  has_not(&app->grid, "A…Z");
  has_not(&app->grid, "Ctrl-C     stop");
  app_key(app, (Input){.key = '?'});
  LabChoice choice = {.slot = 0};
  LabGate gate = {.on = true, .settled = true, .choices = &choice, .nchoices = 1};
  help_process(&s, LAB_WAITS, 1, "join Process-1");
  s.snap.state = LAB_DEADLOCK;
  app->bench.view.gate = &gate;
  show(app, 24, 80);
  has_not(&app->grid, "A…Z go");
  has_not(&app->grid, "again");
  choice.can_go = true;
  show(app, 24, 80);
  has(&app->grid, "M go");
  drop(app, &s);
}

static void tasks_are_found(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  App *app = app_of(&s);
  palette_open(app);
  for (const char *at = "task"; *at; at++) palette_key(app, (uint32_t)*at);
  assert_string_equal(app->palette.rows[app->palette.chosen].why, "");
  palette_key(app, K_ENTER);
  assert_non_null(strstr(app->bench.tell, "mplab task"));
  palette_free(app);
  drop(app, &s);
}

// Each half of a pair is found by its own name, and does its own.
static void pairs_have_two_names(void **state) {
  static const char *const typed[] = {"faster", "slower"};
  (void)state;
  Scene s;
  help_scene(&s);
  App *app = app_of(&s);
  app->screen = &screen_bench;
  for (int i = 0; i < 2; i++) {
    app->language = i ? CHINESE : ENGLISH;  // a name finds in either language
    double before = app->bench.view.pace = 10;
    palette_open(app);
    for (const char *at = typed[i]; *at; at++) palette_key(app, (uint32_t)*at);
    assert_string_equal(app->palette.rows[app->palette.chosen].key, i ? "-" : "+");
    palette_key(app, K_ENTER);
    assert_true(i ? app->bench.view.pace < before : app->bench.view.pace > before);
  }
  palette_free(app);
  drop(app, &s);
}

// What is asked, or what is to be done, is seen at once, on every size.
static void nothing_asked_is_hidden(void **state) {
  (void)state;
  char why[400];
  Course *course = course_load("lessons", why, sizeof why);
  if (!course) fail_msg("%s", why);
  for (int i = 0; i < course->nlessons; i++)
    for (int page = 0; page < course->lessons[i].npages; page++)
      for (int language = 0; language < LANGUAGES; language++)
        for (int size = 0; size < 3; size++) {
          Scene s;
          help_scene(&s);
          s.view.lesson = &course->lessons[i];
          s.view.page = page;
          s.view.language = (Language)language;
          s.view.focus = PANEL_LESSON;
          const LessonPage *p = &course->lessons[i].pages[page];
          grid_size(&s.grid, size == 0 ? 24 : size == 1 ? 36 : 60, size == 0 ? 80 : size == 1 ? 120 : 200);
          bench_draw(&s.view, area_part(grid_area(&s.grid), 0, 0, s.grid.rows - 1, s.grid.cols), "", "");
          char *text = text_of(&s.grid), option[20];
          if (p->ask) snprintf(option, sizeof option, " %d", view_option_digit(&s.view, p->ask->noptions - 1));
          if (p->ask && ask_has_titles(p->ask) && !strstr(text, option))
            fail_msg("lesson %d, page %d: what is asked is hidden\n%s", course->lessons[i].number, page + 1, text);
          if (p->goal && !strstr(text, language ? "任务" : "To do"))
            fail_msg("lesson %d, page %d: what is to be done is hidden\n%s", course->lessons[i].number, page + 1, text);
          if (size == 2) assert_null(strstr(text, " ↓"));
          help_free(&s);
        }
  course_free(course);
}

// A lesson's lanes are there as soon as something runs; before that its page has their rows.
static void a_lesson_that_runs_has_lanes(void **state) {
  (void)state;
  char why[400];
  Course *course = course_load("lessons", why, sizeof why);
  if (!course) fail_msg("%s", why);
  for (int runs = 0; runs < 2; runs++) {
    Scene s;
    help_scene(&s);
    if (runs) help_run(&s);
    s.view.lesson = &course->lessons[0];
    grid_size(&s.grid, 45, 140);
    bench_draw(&s.view, grid_area(&s.grid), "", "");
    assert_int_equal(strstr(text_of(&s.grid), "─ time ─") != NULL, runs);
    help_free(&s);
  }
  course_free(course);
}

static void explore_tells_of_guards(void **state) {
  (void)state;
  Scene s;
  LabStep steps[2] = {{.slot = 0, .verb = "start", .object = -1, .line = 3, .mark = MARK_START},
                      {.slot = 1, .verb = "load", .object = 0, .line = 9, .mark = MARK_LOAD}};
  LabOutcome o = {.kind = LAB_ENDS_OK, .orders = 4, .steps = steps, .nsteps = 2};
  LabGuard guards[2] = {
      {.object = "counter", .lock = "lock", .text = "counter is guarded by lock on line 9"},
      {.object = "x", .lock = "b", .broken = true, .text = "x is guarded by b on line 7, but not on line 9"}};
  LabExplore e = {
      .on = true, .orders = 4, .complete = true, .outcomes = &o, .noutcomes = 1, .guards = guards, .nguards = 2};
  help_scene(&s);
  s.view.explore = &e;
  strcpy(guards[1].said,
         "\1GUARDED\2object\3x\2lock\3b\2lines\3\1ON_LINE\2n\0037\4\4\1GUARDED_BUT_NOT\2lines\3\1ON_LINE\2n\0039\4\4");
  grid_size(&s.grid, 30, 90);
  explore_draw(&s.view, grid_area(&s.grid));
  has(&s.grid, "◆ counter is guarded by lock on line 9\n ✗ x is guarded by b on line 7, but not on line 9\n");
  has(&s.grid, "def worker(counter, lock):");  // the program stands above the order
  s.view.language = CHINESE;
  grid_size(&s.grid, 40, 180);
  explore_draw(&s.view, grid_area(&s.grid));
  has(&s.grid, "✗ x 在第 7 行由 b 保护，但在第 9 行没有");
  has(&s.grid, "def worker(counter, lock):");
  for (int rows = 1; rows < 60; rows += 7)
    for (int cols = 1; cols < 240; cols += 11) {
      grid_size(&s.grid, rows, cols);
      explore_draw(&s.view, grid_area(&s.grid));
    }
  help_free(&s);
}

// What was stepped through takes no time: let run on, the timeline goes by the run's own clock, as the header does.
static void a_held_run_does_not_move(void **state) {
  (void)state;
  static const int64_t ms = 1000000;
  Timeline *t = timeline_new();
  LabSnapshot s = {.state = LAB_RUNNING, .wall = 5000 * ms, .nanoseconds = 2 * ms};
  timeline_begin_at(t, &s);
  timeline_sample(t, &s);
  assert_int_equal(timeline_now(t), 2 * ms);
  s.at_rest = true, s.wall = 9000 * ms;
  timeline_sample(t, &s);
  assert_int_equal(timeline_now(t), 2 * ms);
  s.at_rest = false, s.wall = 9003 * ms;
  timeline_sample(t, &s);
  assert_int_equal(timeline_now(t), 5 * ms);
  timeline_free(t);
}

// Tab goes to each panel, and on every size the one that has the keys is there and says so; each has a title in each
// language.
static void each_panel_is_reached(void **state) {
  (void)state;
  static const int sizes[][2] = {{24, 80}, {30, 100}, {36, 120}, {20, 60}};
  LabGate gate = {.on = true, .settled = true};
  for (int i = 0; i < 16; i++) {
    Scene s;
    help_scene(&s);
    help_run(&s);
    App *app = app_of(&s);
    View *v = &app->bench.view;
    if (i & 1) v->gate = &gate;
    if (i & 2) v->language = app->language = CHINESE;
    unsigned reached = 0;
    for (int n = 0; n < PANELS; n++) {
      show(app, sizes[i / 4][0], sizes[i / 4][1]);
      app_key(app, (Input){.key = K_TAB});
      show(app, sizes[i / 4][0], sizes[i / 4][1]);
      const Panel *p = view_panel(v, v->focus);
      char title[80];
      if (!p->title[v->language] || !p->draw) fail_msg("panel %d has no title or nothing that draws it", (int)v->focus);
      snprintf(title, sizeof title, "▸%s ", p->title[v->language]);
      has(&app->grid, title);
      reached |= 1u << v->focus;
    }
    assert_int_equal(reached, PANELS_ALL & ~PANEL_BIT(LESSON));  // there is no lesson
    drop(app, &s);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_ring_is_told_whole),    cmocka_unit_test(which_lock_guards_what),
      cmocka_unit_test(a_message_and_the_keys),  cmocka_unit_test(each_panel_is_reached),
      cmocka_unit_test(nothing_asked_is_hidden), cmocka_unit_test(a_lesson_that_runs_has_lanes),
      cmocka_unit_test(explore_tells_of_guards), cmocka_unit_test(a_held_run_does_not_move),
      cmocka_unit_test(arrows_and_questions),    cmocka_unit_test(help_leads_on),
      cmocka_unit_test(pairs_have_two_names),    cmocka_unit_test(keys_have_something_to_act_on),
      cmocka_unit_test(tasks_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
