// The bench's screen, read as text: what stands where, what is cut with a mark, and the same shape in ASCII.
#include "screen_help.h"

static void draw(Scene *s, int rows, int cols, const char *banner, const char *second) {
  grid_size(&s->grid, rows, cols);
  bench_draw(&s->view, grid_area(&s->grid), banner, second);
}

static void narrow_shows_program_processes_and_shared(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  draw(&s, 20, 80, "", "");
  help_expect(&s.grid, " race.py  ▶ live  1.3 s                            lost 1,423 of 42,626 updates\n"
                       " t lock ●   v WORKERS 4   METHOD fork   pace flat out                   seed 42\n"
                       "─▸program ───────────────────── M line 20 ─┬─ processes ────────────────────────\n"
                       "▸  1   from multiprocessing import Lock, P…│▸M 48213  S ┄ join Process-1  1.2 s\n"
                       "   2                                       │ A 48214  R store counter ← 41,203\n"
                       "   3   WORKERS = 4                         │ B 48215  S ┄ acquire lock    12 ms\n"
                       "   4   METHOD = \"fork\"                     │ C 48216  S ┄ acquire lock    12 ms\n"
                       "   5                                       │ D 48217  - killed by SIGKILL\n"
                       "   6   def worker(counter, lock):          ├─ shared ───────────────────────────\n"
                       "   7       for _ in range(20000):          │ counter       41,203  ✗ lost 1,423\n"
                       "   8 ●         with lock:              B C │   line 9: B wrote over A's, unseen\n"
                       "   9               counter.value += 1    A │ lock       ◆ A  ┄ waiting B C\n"
                       "                                           │ q          │A:0│B:7│…       3 of 5\n"
                       "─ time ───────────────── ▬ runs  ┄ waits  ✗ lost  ◆ acquire  · a cell is 50 ms ─\n"
                       " M ▬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
                       " A  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬◆◆▬▬▬▬▬▬▬\n"
                       " B     ▬▬▬▬▬▬▬▬▬✗✗┄┄┄┄┄┄┄┄┄┄┄\n"
                       " C                          ▬                                            1 more\n"
                       "─ output ───────────────────────────────────────────────────────────────────────\n"
                       " expected 80000\n");
  help_free(&s);
}

static void ascii_has_the_same_shape(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  s.grid.ascii = true;
  s.switches[0].on = false;
  draw(&s, 20, 80, "", "");
  help_expect(&s.grid, " race.py  > live  1.3 s                            lost 1,423 of 42,626 updates\n"
                       " t lock o   v WORKERS 4   METHOD fork   pace flat out                   seed 42\n"
                       "->program --------------------- M line 20 -+- processes ------------------------\n"
                       ">  1   from multiprocessing import Lock, P~|>M 48213  S . join Process-1  1.2 s\n"
                       "   2                                       | A 48214  R store counter = 41,203\n"
                       "   3   WORKERS = 4                         | B 48215  S . acquire lock    12 ms\n"
                       "   4   METHOD = \"fork\"                     | C 48216  S . acquire lock    12 ms\n"
                       "   5                                       | D 48217  - killed by SIGKILL\n"
                       "   6   def worker(counter, lock):          +- shared ---------------------------\n"
                       "   7       for _ in range(20000):          | counter       41,203  x lost 1,423\n"
                       "   8 o         with lock:              B C |   line 9: B wrote over A's, unseen\n"
                       "   9               counter.value += 1    A | lock       { A  . waiting B C\n"
                       "                                           | q          |A:0|B:7|~       3 of 5\n"
                       "- time ----------------- # runs  . waits  x lost  { acquire  - a cell is 50 ms -\n"
                       " M #.........................\n"
                       " A  ################{{#######\n"
                       " B     #########xx...........\n"
                       " C                          #                                            1 more\n"
                       "- output -----------------------------------------------------------------------\n"
                       " expected 80000\n");
  help_free(&s);
}

static void wide_shows_all_panels(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  draw(&s, 34, 100, "", "");
  // clang-format off
  help_expect(&s.grid,
              " race.py  ▶ live  1.284 s                                              lost 1,423 of 42,626 updates\n"
              " t lock ●   v WORKERS 4   METHOD fork   pace flat out                                       seed 42\n"
              "─▸program ───────────────────── M line 20 ─┬─ processes ────────────────────────────────────────────\n"
              "▸  1   from multiprocessing import Lock, P…│▸M 48213   MainProcess  S  ┄ join Process-1 → A   1.2 s\n"
              "   2                                       │ A 48214   Process-1    R  store counter ← 41,2… line 9\n"
              "   3   WORKERS = 4                         │ B 48215   Process-2    S  ┄ acquire lock → A     12 ms\n"
              "   4   METHOD = \"fork\"                     │ C 48216   Process-3    S  ┄ acquire lock → A     12 ms\n"
              "   5                                       │ D 48217   Process-4    -  killed by SIGKILL\n"
              "   6   def worker(counter, lock):          ├─ shared ───────────────────────────────────────────────\n"
              "   7       for _ in range(20000):          │ counter    Value i       41,203  ▁▂▃▅▆▇█  ✗ lost 1,423\n"
              "   8 ●         with lock:              B C │   line 9: B wrote 41,203 over A's 41,203, unseen\n"
              "   9               counter.value += 1    A │ lock       Lock       ◆ A  ┄ waiting B C\n"
              "                                           │ q          Queue      │A:0│B:7│A:14│   │   │    3 of 5\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "                                           │\n"
              "─ time ────────────────────────────────────┴ ▬ runs  ┄ waits  ✗ lost  ◆ acquire  · a cell is 20 ms ─\n"
              " M ▬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
              " A     ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬◆◆▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
              " B           ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬✗✗┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
              " C                                                                 ▬\n"
              " D\n"
              "─ output ───────────────────────────────────────────────────────────────────────────────────────────\n"
              " expected 80000\n");
  // clang-format on
  help_free(&s);
}

// At a pace that an eye can follow the timeline's columns are steps.
static void slow_steps_are_columns(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  s.snap.gated = true;
  s.snap.pace = s.view.pace = 5;
  draw(&s, 20, 80, "", "");
  char *text = grid_text(&s.grid);
  assert_non_null(strstr(text, "▶ 5 steps/s  170,504 steps"));
  assert_non_null(strstr(text, "\n M start\n A       →6      ←7      ◆\n B           →6      ✗7\n"));
  free(text);
  help_free(&s);
}

// Somebody computes, so no step is chosen: the header says who.
static void the_header_names_whom_it_waits_for(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  s.snap.gated = s.snap.awaits = true;
  s.snap.pace = s.view.pace = 5;
  s.snap.awaited = 1;
  draw(&s, 16, 110, "▶ 5 steps/s  waiting for Process-1 to come to its next step", "");
  draw(&s, 16, 60, "waiting for Process-1", "");
  s.view.language = CHINESE;
  draw(&s, 16, 110, "等 Process-1 走到它的下一步", "");
  s.snap.awaits = false;
  draw(&s, 16, 110, "170,504", "");
  help_free(&s);
}

// Of more steps than there is room for the last ones are shown, the very last one whole.
static void the_last_steps_are_columns(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  s.snap.gated = true;
  s.snap.pace = s.view.pace = 5;
  for (int i = 0; i < 60; i++) {
    LabEvent e = {.number = 4 + (uint64_t)i,
                  .time = 1000000000 + (int64_t)i * 100000000,
                  .slot = 1,
                  .verb = "load",
                  .mark = MARK_LOAD};
    e.value = 100 + i;
    timeline_feed(s.timeline, &e, 1);
  }
  draw(&s, 20, 80, "", "");
  char *text = grid_text(&s.grid);
  assert_non_null(strstr(text, "→159"));
  assert_null(strstr(text, "→101"));
  free(text);
  help_free(&s);
}

static void a_deadlock_has_a_banner(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  s.snap.state = LAB_DEADLOCK;
  s.view.language = CHINESE;
  draw(&s, 16, 60, "✗ 死锁", "A: acquire lock");
  help_expect(&s.grid, " race.py  ✗ 死锁  1.3 s           42,626 次更新中丢失 1,423\n"
                       " t lock ●   v WORKERS 4   METHOD fork   全速        种子 42\n"
                       " ✗ 死锁\n"
                       " A: acquire lock\n"
                       "─▸程序 ────────── M 第 20 行 ─┬─ 进程 ───────────────── ↓4 ─\n"
                       "▸  1   from multiprocessing i…│▸M 48213  S ┄ join Pr… 1.2 s\n"
                       "   2                          │ … 还有 4 个 (1–1 / 5)\n"
                       "       … 5 行                 ├─ 共享 ───────────────── ↓2 ─\n"
                       "   8 ●         with loc…  B C │ counter     41,203  ✗ 1,423\n"
                       "   9               counte…  A │   第 9 行：B 盖掉 A 的，未见\n"
                       "─ 时间 ──── ▬ 运行  ┄ 等待  ✗ 丢失  ◆ 获得  · 1 格是 50 ms ─\n"
                       " M ▬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
                       " A  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬◆◆▬▬▬▬▬▬▬\n"
                       " B     ▬▬▬▬▬▬▬▬▬✗✗┄┄┄┄┄┄┄┄┄┄┄\n"
                       " C                          ▬                     还有 1 个\n"
                       "─ 输出 ──────────────────────────────────── expected 80000 ─\n");
  help_free(&s);
}

static char *text_of(Scene *s) {
  static char kept[40000];
  char *text = grid_text(&s->grid);
  snprintf(kept, sizeof kept, "%s", text);
  free(text);
  return kept;
}

// Where there is room the waits of a deadlock are drawn, instead of told.
static void a_deadlock_is_drawn(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  s.snap.state = LAB_DEADLOCK;
  s.stuck[0] = (LabStuck){.slot = 1, .verb = "acquire", .object = 1, .holder = 2};
  s.stuck[1] = (LabStuck){.slot = 2, .verb = "acquire", .object = 0, .holder = 1};
  s.snap.nstuck = 2;
  draw(&s, 40, 120, "✗ deadlock", "in words");
  const char *text = text_of(&s);
  assert_non_null(strstr(text, "┌───┐ lock  ┌───┐ counter\n"));
  assert_non_null(strstr(text, "│ A ├──────▸│ B ├────────▸ A\n"));
  assert_null(strstr(text, "in words"));
  draw(&s, 30, 120, "✗ deadlock", "in words");
  assert_non_null(strstr(text_of(&s), "in words"));
  help_free(&s);
}

// A switch that is off shows the other wording its line has then, on each of its lines.
static void a_switch_has_its_other_wording(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  s.switches[0].nplaces = 2;
  s.switches[0].places[0] = (LabPlace){8, "with guard:"};
  s.switches[0].places[1] = (LabPlace){9, ""};
  draw(&s, 30, 80, "", "");
  assert_non_null(strstr(text_of(&s), "8 ●         with lock:"));
  assert_non_null(strstr(text_of(&s), "9 ●             counter.value += 1"));
  s.switches[0].on = false;
  draw(&s, 30, 80, "", "");
  assert_non_null(strstr(text_of(&s), "8 ○         with guard:"));
  assert_non_null(strstr(text_of(&s), "9 ○             counter.value += 1"));
  assert_int_equal(view_switch_on_line(&s.program, 9), 0);
  help_free(&s);
}

// The file as it was saved, which cannot be run: its own lines, the wrong one marked, no letters of a run that has
// other lines.
static void a_broken_file_is_shown(void **state) {
  (void)state;
  static const char *const lines[] = {"x = 1", "print x"};
  LabProgram broken = {.lines = lines, .nlines = 2};
  Scene s;
  help_scene(&s);
  help_run(&s);
  s.view.broken = &broken;
  s.view.broken_line = 2;
  draw(&s, 24, 80, "", "");
  assert_non_null(strstr(text_of(&s), "   2 ✗ print x"));
  assert_null(strstr(text_of(&s), "with lock"));
  help_free(&s);
}

// Lost updates stand in the header when there are any, or when the lesson asks about them.
static void nothing_lost_is_not_told(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  s.snap.lost = 0;
  s.snap.stale = 0;
  draw(&s, 24, 80, "", "");
  assert_null(strstr(text_of(&s), "updates"));
  s.view.counts_lost = true;
  draw(&s, 24, 80, "", "");
  assert_non_null(strstr(text_of(&s), "lost 0 of 42,626 updates"));
  help_free(&s);
}

// Small values for stepping are shown as such.
static void explore_values_are_told(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  s.knobs[0].explore = 2;
  s.view.explore_values = true;
  draw(&s, 24, 80, "", "");
  assert_non_null(strstr(text_of(&s), "WORKERS = 2"));
  assert_non_null(strstr(text_of(&s), "WORKERS 2 (runs: 4)"));
  help_free(&s);
}

static void nothing_run_yet(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  draw(&s, 16, 60, "", "");
  help_expect(&s.grid, " race.py  ○ ready\n"
                       " t lock ●   v WORKERS 4   METHOD fork   pace flat out\n"
                       "─▸program ──────────────────────────────────────────────────\n"
                       "▸  1   from multiprocessing import Lock, Process, Value\n"
                       "   2\n"
                       "   3   WORKERS = 4\n"
                       "   4   METHOD = \"fork\"\n"
                       "   5\n"
                       "   6   def worker(counter, lock):\n"
                       "   7       for _ in range(20000):\n"
                       "   8 ●         with lock:\n"
                       "   9               counter.value += 1\n"
                       "\n"
                       "\n"
                       "\n"
                       "\n");
  help_free(&s);
}

// Any size at all, with every panel in front: drawn without leaving the grid (the sanitizers see to it).
static void any_size_is_survived(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  help_run(&s);
  for (int rows = 1; rows < 48; rows += 3)
    for (int cols = 1; cols < 130; cols += 7)
      for (PanelId tab = 0; tab < PANELS; tab++) {
        s.view.focus = tab, s.view.opened = (int)tab + 1;
        s.view.scroll[tab] = 100;
        draw(&s, rows, cols, "a banner that is longer than the screen is wide, on some of these", "中文中文中文");
        char *text = grid_text(&s.grid);
        assert_non_null(text);
        free(text);
      }
  help_free(&s);
}

// A step that waits for the clock alone sleeps; whatever else waits, waits.
static void timeline_tells_sleeping_from_waiting(void **state) {
  (void)state;
  Timeline *t = timeline_new();
  LabEvent events[] = {
      {.number = 1, .time = 0, .slot = 0, .verb = "sleep_until", .waits = true, .mark = MARK_SLEEP},
      {.number = 2, .time = 3000000, .slot = 0, .verb = "sleep_until", .mark = MARK_SLEEP},
      {.number = 1, .time = 0, .slot = 1, .verb = "sleep", .waits = true, .mark = MARK_RELEASE},
      {.number = 2, .time = 3000000, .slot = 1, .verb = "sleep", .mark = MARK_RELEASE},
  };
  timeline_feed(t, events, 4);
  assert_int_equal(timeline_read(t, 0, 1000000, 2000000).was, SPAN_SLEPT);
  assert_int_equal(timeline_read(t, 1, 1000000, 2000000).was, SPAN_WAITED);
  timeline_free(t);
}

static void timeline_joins_and_marks(void **state) {
  (void)state;
  Timeline *t = timeline_new();
  LabEvent events[] = {
      {.number = 1, .time = 0, .slot = 1, .verb = "begin", .mark = MARK_START},
      {.number = 2, .time = 1000000, .slot = 1, .verb = "acquire", .waits = true, .mark = MARK_ACQUIRE},
      {.number = 3, .time = 3000000, .slot = 1, .verb = "acquire", .mark = MARK_ACQUIRE},
      {.number = 4, .time = 5000000, .slot = 1, .verb = "store", .mark = MARK_STORE, .stale = true},
      {.number = 9, .time = 800000000, .slot = 1, .verb = "release", .mark = MARK_RELEASE},
  };
  timeline_feed(t, events, 5);
  assert_true(timeline_read(t, 1, 1500000, 2500000).was & SPAN_WAITED);
  assert_int_equal(timeline_read(t, 1, 0, 900000000).acquired, 1);
  assert_int_equal(timeline_read(t, 1, 0, 900000000).lost, 1);
  assert_true(timeline_read(t, 1, 400000000, 500000000).was & SPAN_FAST);  // five steps were forgotten there
  assert_true(timeline_span(t) > 100000);
  timeline_free(t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(narrow_shows_program_processes_and_shared),
      cmocka_unit_test(ascii_has_the_same_shape),
      cmocka_unit_test(wide_shows_all_panels),
      cmocka_unit_test(slow_steps_are_columns),
      cmocka_unit_test(the_header_names_whom_it_waits_for),
      cmocka_unit_test(the_last_steps_are_columns),
      cmocka_unit_test(a_deadlock_has_a_banner),
      cmocka_unit_test(nothing_run_yet),
      cmocka_unit_test(any_size_is_survived),
      cmocka_unit_test(a_deadlock_is_drawn),
      cmocka_unit_test(a_broken_file_is_shown),
      cmocka_unit_test(nothing_lost_is_not_told),
      cmocka_unit_test(a_switch_has_its_other_wording),
      cmocka_unit_test(explore_values_are_told),
      cmocka_unit_test(timeline_tells_sleeping_from_waiting),
      cmocka_unit_test(timeline_joins_and_marks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
