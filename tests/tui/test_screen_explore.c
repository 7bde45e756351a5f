// Explore's screen, from a report made by hand: the outcomes as bars, the order that breaks beside the nearest good
// one, a deadlock's ring, what is said when nothing breaks and when not everything was tried.
#include "screen_help.h"

#include "tui/panels/explore_view.h"

typedef struct Report {
  Scene scene;
  LabExplore explore;
  LabOutcome outcomes[4];
  LabStep bad[16], good[16];
  LabBlocked blocked[4];
  LabRace race;
  char names[3][LAB_NAME];
} Report;

static LabStep step(int slot, const char *verb, VerbMark mark, uint32_t line, const char *sentence, bool stale) {
  LabStep s = {.slot = slot, .verb = verb, .object = 0, .line = line, .stale = stale, .mark = mark};
  snprintf(s.sentence, sizeof s.sentence, "%s", sentence);
  return s;
}

static LabOutcome *outcome(Report *r, LabEnding kind, const char *text, uint64_t orders) {
  LabOutcome *o = &r->outcomes[r->explore.noutcomes++];
  *o = (LabOutcome){.kind = kind, .breaks = kind != LAB_ENDS_OK, .orders = orders, .names = r->names, .nnames = 3};
  snprintf(o->text, sizeof o->text, "%s", text);
  o->steps = r->bad;
  return o;
}

// Two workers, one addition each, no lock.
static Report *report(void) {
  Report *r = calloc(1, sizeof *r);
  assert_non_null(r);
  help_scene(&r->scene);
  r->scene.switches[0].on = false;
  r->scene.knobs[0].explore = 2;
  r->scene.view.explore_values = true;
  r->explore = (LabExplore){.on = true,
                            .orders = 4,
                            .steps = 60,
                            .seconds = 0.001,
                            .complete = true,
                            .outcomes = r->outcomes,
                            .races = &r->race};
  strcpy(r->names[0], "MainProcess"), strcpy(r->names[1], "Process-1"), strcpy(r->names[2], "Process-2");
  r->bad[0] = r->good[0] = step(0, "start", MARK_START, 18, "start a process", false);
  r->bad[1] = r->good[1] = step(0, "start", MARK_START, 18, "start a process", false);
  r->bad[2] = r->good[2] = step(1, "load", MARK_LOAD, 9, "load counter → 0", false);
  r->bad[3] = step(2, "load", MARK_LOAD, 9, "load counter → 0", false);
  r->bad[4] = step(1, "store", MARK_STORE, 9, "store counter ← 1", false);
  r->bad[5] = step(2, "store", MARK_STORE, 9, "store counter ← 1", true);
  r->good[3] = step(1, "store", MARK_STORE, 9, "store counter ← 1", false);
  r->good[4] = step(2, "load", MARK_LOAD, 9, "load counter → 1", false);
  r->good[5] = step(2, "store", MARK_STORE, 9, "store counter ← 2", false);
  LabOutcome *o = outcome(r, LAB_ENDS_OK, "counter = 2", 2);
  o->steps = r->good, o->nsteps = 6;
  o = outcome(r, LAB_ENDS_STALE, "counter = 1", 2);
  o->nsteps = o->ngood = 6, o->good = r->good, o->parts = 3, o->replayed = 1;
  o->pattern = PATTERN_LOST_UPDATE;
  strcpy(o->explanation, "Process-2 read counter = 0 before Process-1 had written 1, so its 1 fell on top of it: one "
                         "update is lost. Line 9 is not one step.");
  r->scene.view.explore = &r->explore;
  r->scene.view.outcome = 1;
  r->scene.view.order_top = -1;
  return r;
}

static void drop(Report *r) {
  help_free(&r->scene);
  free(r);
}

static void draw(Report *r, int rows, int cols) {
  grid_size(&r->scene.grid, rows, cols);
  explore_draw(&r->scene.view, grid_area(&r->scene.grid));
}

static void an_order_that_breaks(void **state) {
  (void)state;
  Report *r = report();
  draw(r, 23, 80);
  // clang-format off
  help_expect(&r->scene.grid,
              " race.py  every order  ◎ step 4 of 6             complete: nothing was left out\n"
              " t lock ○   v WORKERS 2 (runs: 4)   METHOD fork\n"
              " 2 of 4 orders break.    explored 4 different orders · 0.001 s · 4,000 orders/s\n"
              "▸counter = 1  ██████       2 of 4  ✗ a lost update  same on real processes\n"
              " counter = 2  ██████       2 of 4  ✓\n"
              "─ program ────────── who is here: ✗ ✓ ─┬─ at step 4 ✗ breaks ─ ✓ does not ──────\n"
              "       … 5 lines                       │ A     ▸ store counte…\n"
              "   6   def worker(counter, lock):      │ B       store counte… ▸ load counter …\n"
              "   7       for _ in range(20000):      │ M\n"
              "   8 ○         with lock:              │\n"
              "▸  9               counter.va…  A B  B │\n"
              "─ time ───────── step 4 · line 9: ✗ B load counter → 0 · ✓ A store counter ← 1 ─\n"
              "      1          2          3         ▾4         5          6\n"
              " ✗ M  start      start\n"
              " ✗ A                        load                 store\n"
              " ✗ B                                  load                  store\n"
              "                                      ╵ here they part: ✓ A store\n"
              " ✓ M  start      start\n"
              " ✓ A                        load      store\n"
              " ✓ B                                             load       store\n"
              "─ Orders are sequentially consistent: no weak-memory effects are shown. ────────\n"
              " B read counter = 0 before A had written 1, so its 1 fell on top of it: one\n"
              " update is lost. Line 9 is not one step.\n");
  // clang-format on
  drop(r);
}

static void a_ring(void **state) {
  (void)state;
  Report *r = report();
  LabOutcome *o = &r->outcomes[1];
  o->kind = LAB_ENDS_DEADLOCK;
  o->nblocked = 3;
  o->blocked = r->blocked;
  strcpy(o->text, "deadlock: Process-1 waits for b, held by Process-2");
  o->pattern = PATTERN_CIRCULAR_WAIT;
  strcpy(o->explanation, "Process-1 holds a and waits for b; Process-2 holds b and waits for a.");
  r->blocked[0] = (LabBlocked){.slot = 1, .holder = 2, .object = "b", .sentence = "acquire b"};
  r->blocked[1] = (LabBlocked){.slot = 2, .holder = 1, .object = "a", .sentence = "acquire a"};
  r->blocked[2] = (LabBlocked){.slot = 0, .holder = 1, .object = "", .sentence = "join Process-1"};
  r->explore.nraces = 1;
  r->race = (LabRace){.object = "counter", .line_a = 9, .line_b = 12, .write_a = true};
  r->explore.complete = false;
  strcpy(r->explore.incomplete, "stopped");
  draw(r, 35, 120);
  // clang-format off
  help_expect(&r->scene.grid,
              " race.py  every order  ◎ step 4 of 6                                              incomplete: not every order was tried\n"
              " explored 4 different orders · 0.001 s · 4,000 orders/s · stopped\n"
              " t lock ○   v WORKERS 2 (runs: 4)   METHOD fork\n"
              " 2 of 4 orders break.\n"
              "▸deadlock: A waits for b, held by B  ████████████             2 of 4  ✗ deadlock: a circular wait  same on real process…\n"
              " counter = 2                         ████████████             2 of 4\n"
              "─ program ────────────────────────────── who is here: ✗ ✓ ─┬─ at step 4 ✗ breaks ─────────── ✓ does not ────────────────\n"
              "   1   from multiprocessing import Lock, Process, Value    │ A     ▸ store counter ← 1\n"
              "   2                                                       │ B       store counter ← 1       ▸ load counter → 1\n"
              "   3   WORKERS = 2                                         │ M     ┄ join A\n"
              "   4   METHOD = \"fork\"                                     │\n"
              "   5                                                       │\n"
              "   6   def worker(counter, lock):                          │\n"
              "   7       for _ in range(20000):                          │\n"
              "   8 ○         with lock:                                  │\n"
              "▸  9               counter.value += 1               A B  B │\n"
              "                                                           │\n"
              "                                                           │\n"
              "─ time ───────────────────────────────────────────────── step 4 · line 9: ✗ B load counter → 0 · ✓ A store counter ← 1 ─\n"
              "      1          2          3         ▾4         5          6\n"
              " ✗ M  start      start      ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
              " ✗ A                        load                 store      ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
              " ✗ B                                  load                  store      ┄┄┄┄\n"
              "                                      ╵ here they part: ✓ A store\n"
              " ✓ M  start      start\n"
              " ✓ A                        load      store\n"
              " ✓ B                                             load       store\n"
              "──────────────────────────────────────────────────┬─ the shortest order that breaks ─┬ the nearest order that does not ─\n"
              " A holds a and waits for b; B holds b and waits   │   1 M  start a process       18  │  1 M  start a process         18\n"
              " for a.                                           │   2 M  start a process       18  │  2 M  start a process         18\n"
              " data race: counter, lines 9 and 12               │   3 A  load counter → 0       9  │  3 A  load counter → 0         9\n"
              "                                                  │   4 B  load counter → 0     9 ◂  │  4 A  store counter ← 1      9 ◂\n"
              "                                                  │   5 A  store counter ← 1      9  │  5 B  load counter → 1         9\n"
              "                                                  │   6 B  store counter ← 1    9 ✗  │  6 B  store counter ← 2      9 ✓\n"
              " Orders are sequentially consistent: no weak-memory effects are shown.\n");
  // clang-format on
  drop(r);
}

static bool shows(Report *r, const char *text) {
  char *all = grid_text(&r->scene.grid);
  bool found = strstr(all, text) != NULL;
  if (!found) fprintf(stderr, "no \"%s\" in\n%s", text, all);
  free(all);
  return found;
}

static void what_it_comes_to(void **state) {
  (void)state;
  Report *r = report();
  r->explore.noutcomes = 1;
  draw(r, 23, 80);
  assert_true(shows(r, "Proved: no order breaks, and all come to one end."));
  r->explore.complete = false;
  draw(r, 23, 80);
  assert_true(shows(r, "incomplete: not every order was tried"));
  assert_true(shows(r, "No order that was tried breaks. Not all were tried: this proves nothing."));
  r->explore.running = true;
  r->explore.estimate = 1200;
  draw(r, 23, 80);
  assert_true(shows(r, "explored 4 different orders of about 1,200"));
  assert_true(shows(r, "No order has broken so far."));
  r->explore.running = false;
  strcpy(r->explore.error, "it forks without end");
  r->explore.noutcomes = 0;
  draw(r, 23, 80);
  assert_true(shows(r, "could not be explored"));
  assert_true(shows(r, "it forks without end"));
  drop(r);
}

static void the_parting_is_seen(void **state) {
  (void)state;
  Report *r = report();
  LabStep *many = calloc(60, sizeof *many), *good = calloc(60, sizeof *good);
  for (int i = 0; i < 60; i++) many[i] = good[i] = step(1 + i % 2, "load", MARK_LOAD, 9, "load counter → 0", false);
  LabOutcome *o = &r->outcomes[1];
  o->steps = many, o->good = good, o->nsteps = o->ngood = 60, o->parts = 40;
  draw(r, 23, 80);
  assert_true(shows(r, "▾41  42 "));
  assert_true(shows(r, "╵ here they part: ✓ A load"));
  draw(r, 36, 120);
  assert_true(shows(r, " ◂  │ 41 A"));
  explore_walk(&r->scene.view, -100);
  draw(r, 36, 120);
  assert_true(shows(r, "  1 A  load counter"));
  explore_choose(&r->scene.view, 1);  // round to the good one
  draw(r, 23, 80);
  assert_true(shows(r, "one order that ends so"));
  free(many);
  free(good);
  drop(r);
}

// As world/saying.h writes it: 1 a form, 2 a part's name, 3 its value, 4 the end.
static void said_part(LabStep *s, const char *object, const char *value) {
  snprintf(s->said, sizeof s->said, "\1load\2object\3%s\2value\3%s\4", object, value);
}

// The cursor walks both orders; below stands what there is after its step in each, as far as the steps tell.
static void the_cursor_walks_both_orders(void **state) {
  (void)state;
  static const char *const bad[] = {"0", "0", "1", "1"}, *const good[] = {"0", "1", "1", "2"};
  Report *r = report();
  for (int i = 0; i < 4; i++)
    said_part(&r->bad[2 + i], "counter", bad[i]), said_part(&r->good[2 + i], "counter", good[i]);
  draw(r, 23, 80);
  assert_int_equal(explore_step(&r->scene.view), 0);  // not moved: the start
  explore_walk(&r->scene.view, 0);
  draw(r, 23, 80);
  assert_true(shows(r, "at step 4 ✗ breaks"));  // it begins where they part
  assert_true(shows(r, "│ counter  0              1\n"));
  assert_true(shows(r, "│ A        ▸ store ←1\n"));  // the next one; in the other order it has no more to do
  assert_true(shows(r, "│ B          store ✗1     ▸ load →1\n"));
  assert_int_equal(explore_step(&r->scene.view), 4);
  explore_walk(&r->scene.view, 2);
  draw(r, 23, 80);
  assert_true(shows(r, "│ counter  1              2\n"));
  explore_walk(&r->scene.view, 100);
  assert_int_equal(explore_step(&r->scene.view), 6);
  explore_walk(&r->scene.view, -100);
  draw(r, 23, 80);
  assert_true(shows(r, "      ▾1         2 "));
  assert_true(shows(r, "│ counter  0              0\n"));  // a load tells what was there before it
  assert_true(shows(r, "│ B        not yet        not yet\n"));
  draw(r, 36, 120);
  assert_true(shows(r, "▸  1 M  start a process"));
  explore_choose(&r->scene.view, 1);
  assert_int_equal(explore_step(&r->scene.view), 0);
  drop(r);
}

// Nothing green stands above more than one end, or above a caveat.
static bool any_green(const Report *r) {
  const Grid *g = &r->scene.grid;
  for (int row = 3; row < g->rows; row++)  // below the settings
    for (int col = 0; col < g->cols; col++)
      if ((g->cells[row * g->cols + col].style & STYLE_NAME) == STYLE_GOOD) return true;
  return false;
}

static void more_than_one_end(void **state) {
  (void)state;
  static LabDiffers differs[5] = {{.text = "counter ends as 1 or 2", .said = ""},
                                  {.text = "main prints 2 or 3"},
                                  {.text = "Process-1 prints \"I wrote 1 and read 2\" or \"I wrote 1 and read 1\""}};
  static LabCaveat caveat = {.kind = CAVEAT_PID, .line = 9, .text = "line 9 stores what rests on a PID"};
  Report *r = report();
  r->outcomes[1].kind = LAB_ENDS_OK, r->outcomes[1].breaks = false;
  r->explore.nends = 2;
  r->explore.differs = differs, r->explore.ndiffers = 2;
  draw(r, 12, 80);
  assert_true(
      shows(r, " No order breaks, but there are 2 ends: counter ends as 1 or 2; main prints 2\n or 3\n counter = 2"));
  assert_false(any_green(r));
  assert_false(shows(r, "✓"));
  r->explore.ndiffers = 5;
  draw(r, 23, 120);
  assert_true(shows(r, "\" or \"I wrote 1 and read 1\"; and 2 more\n"));
  int list = 5;  // two rows of verdict: the outcomes begin one row lower, for the mouse too
  explore_click(&r->scene.view, grid_area(&r->scene.grid), list, 3);
  assert_int_equal(r->scene.view.outcome, 0);
  explore_click(&r->scene.view, grid_area(&r->scene.grid), list + 1, 3);
  assert_int_equal(r->scene.view.outcome, 1);
  r->explore.nends = 1, r->explore.ndiffers = 0;
  r->explore.caveats = &caveat, r->explore.ncaveats = 1;
  r->explore.noutcomes = 1;
  draw(r, 23, 80);
  assert_true(shows(r, " No order breaks, and all come to one end, but: line 9 stores what rests on a\n PID\n"));
  assert_false(any_green(r));
  r->explore.nends = 2, r->explore.ndiffers = 1;
  draw(r, 23, 80);
  assert_true(shows(r, " caveat: line 9 stores what rests on a PID"));
  r->explore.ncaveats = 0, r->explore.nends = 1, r->explore.ndiffers = 0;
  draw(r, 23, 80);
  assert_true(any_green(r));
  drop(r);
}

// Nothing stands behind an end that does not break but how many orders it has: its text takes the room.
static void ends_are_told_apart(void **state) {
  (void)state;
  Report *r = report();
  const char *begin = "all come to their end; Process-1: exit code 3; prints codes";
  r->outcomes[1].kind = LAB_ENDS_OK, r->outcomes[1].breaks = false, r->outcomes[1].replayed = 0;
  for (int i = 0; i < 2; i++) snprintf(r->outcomes[i].text, sizeof r->outcomes[i].text, "%s [%d]", begin, i);
  draw(r, 23, 120);
  assert_true(shows(r, "codes [0]  █") && shows(r, "codes [1]  █") && shows(r, "2 of 4"));
  drop(r);
}

static void in_chinese_and_in_ascii(void **state) {
  (void)state;
  Report *r = report();
  LabOutcome *o = &r->explore.outcomes[1];
  strcpy(o->said, "\1RAISED\2who\3Process-1\2exception\3E\4");
  strcpy(o->explanation_said, "\1UPDATE_LOST\4\1LINE_NOT_ONE_STEP\2line\0039\4");
  strcpy(r->bad[3].said, "\1load\2object\3counter\4\1RESULT\2value\0030\4");
  r->scene.view.language = CHINESE;
  draw(r, 23, 80);
  assert_true(shows(r, "4 种顺序中有 2 种会出错。"));
  assert_true(shows(r, "▸A：E"));  // its name is a letter
  assert_true(shows(r, "丢了一次更新。第 9 行不是一步：它先读，再写。"));
  assert_true(shows(r, "第 4 步 · 第 9 行: ✗ B 读 counter → 0 · ✓ A "));
  assert_true(shows(r, "在这里分开：✓ A store"));
  r->scene.view.language = ENGLISH;
  r->scene.grid.ascii = true;
  draw(r, 23, 80);
  assert_true(shows(r, ">counter = 1  ######       2 of 4  x a lost update"));
  assert_true(shows(r, "V4 "));
  assert_true(shows(r, "/ here they part: + A store"));
  for (int rows = 1; rows < 50; rows += 3)
    for (int cols = 1; cols < 140; cols += 9) draw(r, rows, cols);
  drop(r);
}

// ---- how the search goes ----

// Past so many orders it goes by states: no count of orders is known then, and no bar is drawn.
static void by_states(void **state) {
  (void)state;
  Report *r = report();
  r->explore.by_states = true;
  r->explore.states = 2878, r->explore.matched = 6148, r->explore.steps = 9026;
  r->explore.nends = 2, r->explore.cpu = 0.04, r->explore.seconds = 0.04;
  draw(r, 23, 80);
  // clang-format off
  help_expect(&r->scene.grid,
              " race.py  every order  ◎ step 4 of 6             complete: nothing was left out\n"
              " every order covered: 2,878 states, 2 ends (met again: 6,148) · 0.040 s · 225,6…\n"
              " t lock ○   v WORKERS 2 (runs: 4)   METHOD fork\n"
              " Orders break, in 1 of 2 outcomes.\n"
              "▸counter = 1  ✗ a lost update  same on real processes\n"
              " counter = 2  ✓\n"
              "─ program ────────── who is here: ✗ ✓ ─┬─ at step 4 ✗ breaks ─ ✓ does not ──────\n"
              "       … 6 lines                       │ A     ▸ store counte…\n"
              "   7       for _ in range(20000):      │ B       store counte… ▸ load counter …\n"
              "   8 ○         with lock:              │ M\n"
              "▸  9               counter.va…  A B  B │\n"
              "─ time ───────── step 4 · line 9: ✗ B load counter → 0 · ✓ A store counter ← 1 ─\n"
              "      1          2          3         ▾4         5          6\n"
              " ✗ M  start      start\n"
              " ✗ A                        load                 store\n"
              " ✗ B                                  load                  store\n"
              "                                      ╵ here they part: ✓ A store\n"
              " ✓ M  start      start\n"
              " ✓ A                        load      store\n"
              " ✓ B                                             load       store\n"
              "─ Orders are sequentially consistent: no weak-memory effects are shown. ────────\n"
              " B read counter = 0 before A had written 1, so its 1 fell on top of it: one\n"
              " update is lost. Line 9 is not one step.\n");
  // clang-format on
  draw(r, 36, 120);
  assert_true(shows(r, "2 ends (met again: 6,148) · 0.040 s · 225,650 steps/s\n"));
  r->scene.view.language = CHINESE;
  draw(r, 36, 120);
  assert_true(shows(r, " 涵盖了所有顺序：2,878 个状态，2 种结局（再次遇到 6,148 次） · 0.040 秒 · 每秒 225,650 步\n"));
  assert_true(shows(r, " 有会出错的顺序：2 种结局中有 1 种。\n"));
  r->explore.running = true, r->explore.complete = false;
  draw(r, 36, 120);
  assert_true(shows(r, " 至此 2,878 个状态，2 种结局"));
  r->scene.view.language = ENGLISH;
  r->explore.running = false, r->explore.complete = true;
  r->explore.noutcomes = r->explore.nends = 1;
  draw(r, 36, 120);
  assert_true(shows(r, "every order covered: 2,878 states, one end"));
  assert_true(shows(r, "Proved: no order breaks, and all come to one end."));
  drop(r);
}

// The first order that breaks, while the search goes on.
static void the_first_break(void **state) {
  (void)state;
  Report *r = report();
  LabOutcome *o = &r->outcomes[1];
  r->explore.running = true, r->explore.complete = false;
  r->explore.orders = r->outcomes[0].orders = 1500, r->explore.estimate = 40000;
  r->explore.first_bad = 1;
  o->orders = 0, o->replayed = 0;
  draw(r, 23, 80);
  // clang-format off
  help_expect(&r->scene.grid,
              " race.py  every order  ◎ step 4 of 6                                exploring …\n"
              " explored 1,500 different orders of about 40,000 · 0.001 s · 1,500,000 orders/s\n"
              " t lock ○   v WORKERS 2 (runs: 4)   METHOD fork\n"
              " An order breaks that was tried before its turn; of the 1,500 in turn none.\n"
              " Searching on for the shortest.\n"
              "▸counter = 1               before its turn  ✗ a lost update\n"
              " counter = 2  ████████████ 1,500 of 1,500\n"
              "─ program ────────── who is here: ✗ ✓ ─┬─ at step 4 ✗ breaks ─ ✓ does not ──────\n"
              "       … 6 lines                       │ A     ▸ store counte…\n"
              "   7       for _ in range(20000):      │ B       store counte… ▸ load counter …\n"
              "   8 ○         with lock:              │ M\n"
              "▸  9               counter.va…  A B  B │\n"
              "─ the first order that breaks  step 4 · line 9: ✗ B load counter → 0 · ✓ A st…──\n"
              "      1          2          3         ▾4         5          6\n"
              " ✗ A                        load                 store\n"
              " ✗ B                                  load                  store           +1\n"
              "                                      ╵ here they part: ✓ A store\n"
              " ✓ M  start      start\n"
              " ✓ A                        load      store\n"
              " ✓ B                                             load       store\n"
              "─ Orders are sequentially consistent: no weak-memory effects are shown. ────────\n"
              " B read counter = 0 before A had written 1, so its 1 fell on top of it: one\n"
              " update is lost. Line 9 is not one step.\n");
  // clang-format on
  o->orders = 3;
  r->scene.view.language = CHINESE;
  draw(r, 36, 120);
  assert_true(shows(r, "1,503 种顺序中有 3 种会出错。正在继续寻找最短的一种。\n"));
  assert_true(shows(r, "─ 第一种会出错的顺序 ─"));
  o->orders = 0;
  draw(r, 36, 120);
  assert_true(shows(r, "提前试到一种会出错的顺序；依次试过的 1,500 种都没有出错。"));
  assert_true(shows(r, "提前试到  ✗"));
  drop(r);
}

static void from_a_beginning(void **state) {
  (void)state;
  Report *r = report();
  r->explore.complete = false, r->explore.from_complete = true, r->explore.from_steps = 4;
  strcpy(r->explore.incomplete, "only orders that begin with these 4 steps were tried");
  draw(r, 23, 80);
  assert_true(shows(r, " race.py  every order that begins with these 4 steps        complete from there\n"
                       " explored 4 different orders · 0.001 s · 4,000 orders/s\n"));
  assert_true(shows(r, "\n 2 of the 4 orders that begin with these 4 steps break.\n"));
  r->outcomes[0].orders = 0, r->outcomes[1].orders = 4;
  draw(r, 23, 80);
  assert_true(shows(r, "\n Every order that begins with these 4 steps breaks.\n"));
  r->explore.from_steps = 1;
  draw(r, 23, 80);
  assert_true(shows(r, "\n Every order that begins with this step breaks.\n"));
  r->explore.from_steps = 4;
  r->explore.noutcomes = r->explore.nends = 1, r->outcomes[0].orders = 4;
  draw(r, 23, 80);
  assert_true(shows(r, "\n Of the orders that begin with these 4 steps none breaks. No others were tried.\n"));
  assert_false(any_green(r));  // of the program nothing is proved
  assert_false(shows(r, "roved: "));
  r->scene.view.language = CHINESE;
  draw(r, 36, 120);
  assert_true(shows(r, "以这 4 步开头的所有顺序"));
  assert_true(shows(r, "从那里起完整\n"));
  assert_true(shows(r, "\n 以这 4 步开头的顺序没有一种会出错。其他的没有试。\n"));
  drop(r);
}

static void the_point_of_no_return(void **state) {
  (void)state;
  Report *r = report();
  LabOutcome *o = &r->outcomes[1];
  o->kind = LAB_ENDS_DEADLOCK;
  o->no_return = 4, o->no_return_all = true;
  draw(r, 23, 80);
  assert_true(shows(r, " update is lost. Line 9 is not one step.\n After step 4 every order ends so.\n"));
  o->no_return_all = false;
  draw(r, 23, 80);
  assert_true(shows(r, "\n After step 4 every order breaks.\n"));
  r->scene.view.language = CHINESE;
  draw(r, 36, 120);
  assert_true(shows(r, "\n 第 4 步之后，每一种顺序都会出错。 "));
  drop(r);
}

// Those that break first, then by how many orders come to them; each is reached, and what is below is counted.
static void three_hundred_ends(void **state) {
  enum { ENDS = 300 };
  (void)state;
  Report *r = report();
  LabOutcome *all = calloc(ENDS, sizeof *all);
  for (int i = 0; i < ENDS; i++) {
    all[i] = r->outcomes[i % 7 == 3];
    all[i].orders = (uint64_t)(i * 37 % 300 + 1);
    snprintf(all[i].text, sizeof all[i].text, "end %d", i);
  }
  r->explore.outcomes = all, r->explore.noutcomes = r->explore.nends = ENDS;
  r->scene.view.outcome = 3;
  explore_choose(&r->scene.view, -ENDS);  // to the first one
  int seen = 0;
  bool broke = true;
  uint64_t orders = UINT64_MAX;
  for (int i = 0; i < ENDS; i++) {
    const LabOutcome *o = explore_chosen(&r->scene.view);
    assert_true(broke || !o->breaks);
    if (broke != o->breaks) orders = UINT64_MAX;
    assert_true(o->orders <= orders);
    broke = o->breaks, orders = o->orders;
    seen += !strncmp(o->text, "end ", 4);
    explore_choose(&r->scene.view, 1);
  }
  assert_int_equal(seen, ENDS);
  draw(r, 59, 200);
  assert_true(shows(r, "▸end "));
  assert_true(shows(r, " and 286 more ends, "));
  explore_choose(&r->scene.view, 8);
  draw(r, 23, 80);
  assert_true(shows(r, " ↑6\n"));
  assert_true(shows(r, " ↓291\n"));  // no word of it lies over the row's own
  explore_choose(&r->scene.view, 1000);
  draw(r, 23, 80);
  assert_true(shows(r, " ↑297\n"));
  free(all);
  drop(r);
}

static void the_only_order_breaks(void **state) {
  (void)state;
  Report *r = report();
  r->explore.orders = 1, r->explore.noutcomes = 0;
  outcome(r, LAB_ENDS_DEADLOCK, "deadlock", 1);
  draw(r, 23, 80);
  assert_true(shows(r, "\n The only order breaks. "));
  r->scene.view.language = CHINESE;
  draw(r, 23, 80);
  assert_true(shows(r, "唯一的一种顺序会出错。"));
  r->scene.view.language = ENGLISH;
  r->explore.complete = false;
  draw(r, 23, 80);
  assert_true(shows(r, "\n The one order that was tried breaks.\n"));
  r->explore.from_steps = 4;
  draw(r, 23, 80);
  assert_true(shows(r, "\n The one order tried that begins with these 4 steps breaks.\n"));
  drop(r);
}

// Ends that differ behind the width: their middle is cut, and the number of what is below leaves the row whole.
static void ends_are_told_apart_where_columns_are_few(void **state) {
  (void)state;
  Report *r = report();
  r->explore.noutcomes = 0;
  static const char *const end[] = {"200", "195", "190", "185"};
  for (int i = 0; i < 4; i++) {
    char text[LAB_TEXT];
    snprintf(text, sizeof text, "deadlock: Process-1 waits for locks[1]; seen = %s", end[i]);
    LabOutcome *o = outcome(r, LAB_ENDS_DEADLOCK, text, i == 3 ? 1 : (uint64_t)(20 - i));
    o->nnames = 0, o->replayed = 1;
  }
  draw(r, 23, 80);
  assert_true(shows(r, "seen = 200  █") && shows(r, "seen = 195  █") && shows(r, "seen = 190  █"));
  assert_true(shows(r, "18 of 58  ✗ deadlock"));
  assert_true(shows(r, " ↓1\n"));
  draw(r, 23, 160);
  assert_true(shows(r, " and 1 more end, 1 order ↓\n"));
  r->scene.view.language = CHINESE;
  draw(r, 23, 160);
  assert_true(shows(r, " 还有 1 种结局，1 种顺序 ↓\n"));
  r->scene.view.language = ENGLISH;
  // whose order is not made ready has its main process's letter, too
  snprintf(r->outcomes[0].text, sizeof r->outcomes[0].text, "MainProcess: AssertionError; v = 58");
  draw(r, 23, 80);
  assert_true(shows(r, " M: AssertionError; v = 58  "));
  drop(r);
}

// At each size the parts stand side by side, in ASCII too: nothing lies over another, nothing is cut without a mark.
static void at_each_size(void **state) {
  (void)state;
  static const char *const bad[] = {"0", "0", "1", "1"}, *const good[] = {"0", "1", "1", "2"};
  Report *r = report();
  for (int i = 0; i < 4; i++)
    said_part(&r->bad[2 + i], "counter", bad[i]), said_part(&r->good[2 + i], "counter", good[i]);
  draw(r, 35, 120);
  assert_true(shows(r, "who is here: ✗ ✓ ─┬─ at step 4 ✗ breaks"));
  assert_true(shows(r, "│ counter  0                        1\n"));
  assert_true(shows(r, "│   4 B  load counter → 0     9 ◂  │  4 A  store counter ← 1      9 ◂\n"));
  draw(r, 59, 200);
  assert_true(shows(r, "─ time ─"));
  assert_true(shows(r, "counter.value += 1"));
  assert_true(shows(r, "│ B          store counter ← 1"));
  r->scene.grid.ascii = true;
  draw(r, 23, 80);
  assert_true(shows(r, "who is here: x + -+- at step 4 x breaks"));
  assert_true(shows(r, "| A        > store <-1"));
  assert_true(shows(r, "x B load counter -> 0 - + A store counter <- 1"));
  for (int i = 0; i < r->scene.grid.rows * r->scene.grid.cols; i++) assert_true(r->scene.grid.cells[i].rune < 0x80);
  drop(r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_order_that_breaks),
      cmocka_unit_test(a_ring),
      cmocka_unit_test(what_it_comes_to),
      cmocka_unit_test(the_parting_is_seen),
      cmocka_unit_test(the_cursor_walks_both_orders),
      cmocka_unit_test(more_than_one_end),
      cmocka_unit_test(ends_are_told_apart),
      cmocka_unit_test(in_chinese_and_in_ascii),
      cmocka_unit_test(by_states),
      cmocka_unit_test(the_first_break),
      cmocka_unit_test(from_a_beginning),
      cmocka_unit_test(the_point_of_no_return),
      cmocka_unit_test(three_hundred_ends),
      cmocka_unit_test(the_only_order_breaks),
      cmocka_unit_test(ends_are_told_apart_where_columns_are_few),
      cmocka_unit_test(at_each_size),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
