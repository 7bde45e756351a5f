// The lanes by themselves: of steps that were made (history), and of time (timeline). What is shown of a long order,
// and what a click means there.
#include "screen_help.h"

#include "tui/panels/moments.h"
#include "tui/panels/stepping.h"

static Scene scene;
static LabStep history[40];
static LabGate gate;

static int set_up(void **state) {
  (void)state;
  help_scene(&scene);
  memset(history, 0, sizeof history);
  gate = (LabGate){.on = true, .history = history};
  scene.view.gate = &gate;
  scene.view.wanted_at = -1;
  return 0;
}
static int tear_down(void **state) {
  (void)state;
  help_free(&scene);
  return 0;
}

// As the verb's row has it.
static VerbMark mark_of(const char *verb) {
  static const struct {
    const char *verb;
    VerbMark mark;
  } rows[] = {{"load", MARK_LOAD},       {"store", MARK_STORE}, {"acquire", MARK_ACQUIRE},
              {"release", MARK_RELEASE}, {"begin", MARK_START}, {"sleep_until", MARK_SLEEP}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (!strcmp(rows[i].verb, verb)) return rows[i].mark;
  return MARK_OTHER;
}

static LabStep *happened(int slot, const char *verb, const char *sentence) {
  LabStep *s = &history[gate.nhistory++];
  *s = (LabStep){.slot = slot, .verb = verb, .object = 0, .line = 9, .mark = mark_of(verb)};
  snprintf(s->sentence, sizeof s->sentence, "%s", sentence);
  gate.at = gate.nhistory;
  return s;
}

static void draws(const Panel *panel, int rows, int cols, const char *expected) {
  grid_size(&scene.grid, rows, cols);
  panel->draw(&scene.view, grid_area(&scene.grid));
  help_expect(&scene.grid, expected);
}

// ---- history ----

static void long_order(void) {
  static const char *const verbs[] = {"put", "get_nowait", "wait_any_of_these", "set"};
  for (int i = 0; i < 3; i++) help_process(&scene, LAB_RUNS, 1, "");
  for (int i = 0; i < 24; i++) happened(i % 3, verbs[i % 4], "a step");
}

static void test_a_long_order_moves(void **state) {
  (void)state;
  long_order();
  static const char *const screens[] = {" M ┃ put                          set                      …\n"
                                        " A ┃     get_nowait                   put\n"
                                        " B ┃                wait_any_of_…         get_nowait\n"
                                        "\n",
                                        " M put ┃                          set                      …\n"
                                        " A     ┃ get_nowait                   put\n"
                                        " B     ┃            wait_any_of_…         get_nowait\n"
                                        "\n",
                                        " M put                          ┃ set                      …\n"
                                        " A     get_nowait               ┃     put\n"
                                        " B                wait_any_of_… ┃         get_nowait\n"
                                        "\n",
                                        " M…               wait_any_of_…     ┃     get_nowait       …\n"
                                        " A put                          set ┃\n"
                                        " B     get_nowait                   ┃ put\n"
                                        "\n",
                                        " M…    get_nowait                   ┃ put                  …\n"
                                        " A                wait_any_of_…     ┃     get_nowait\n"
                                        " B put                          set ┃\n"
                                        "\n",
                                        " M…               wait_any_of_…     ┃     get_nowait       …\n"
                                        " A put                          set ┃\n"
                                        " B     get_nowait                   ┃ put\n"
                                        "\n",
                                        " M…wait_any_of_…         get_nowait               ┃\n"
                                        " A               set                wait_any_of_… ┃\n"
                                        " B                   put                          ┃ set\n"
                                        "\n",
                                        " M…wait_any_of_…         get_nowait                   ┃\n"
                                        " A               set                wait_any_of_…     ┃\n"
                                        " B                   put                          set ┃\n"
                                        "\n"};
  static const int at[] = {0, 1, 3, 8, 12, 20, 23, 24};
  for (int i = 0; i < 8; i++) {
    gate.at = at[i];
    draws(&panel_history, 4, 60, screens[i]);
  }
}

static void test_lanes(void **state) {
  (void)state;
  long_order();
  gate.at = 24;
  draws(&panel_history, 3, 60,
        " M…wait_any_of_…         get_nowait                   ┃\n"
        " A               set                wait_any_of_…     ┃\n"
        " B                   put                          set ┃\n");  // a row for each
  scene.processes[1].ended = true;
  draws(&panel_history, 6, 60,
        " M…wait_any_of_…         get_nowait                   ┃\n"
        " A               set                wait_any_of_…     ┃\n"
        " B                   put                          set ┃\n"
        "\n"
        "\n"
        "\n");  // it has steps
  gate.nhistory = gate.at = 1;
  draws(&panel_history, 6, 60,
        " M put ┃\n"
        " B     ┃\n"
        "\n"
        "\n"
        "\n"
        "\n");  // main alone has one; who has ended has no lane
}

static void test_what_a_step_is_called(void **state) {
  (void)state;
  for (int i = 0; i < 2; i++) help_process(&scene, LAB_RUNS, 1, "");
  happened(0, "sleep_until", "x");
  happened(1, "acquire", "x");
  happened(1, "release", "x");
  LabStep *s = happened(1, "", "send SIGKILL to Process-1");
  s->by = LAB_BY_LEARNER;
  s->mark = MARK_END;
  s = happened(-1, "", "x");
  s->by = LAB_BY_LEARNER;
  strcpy(s->said, "\1SWITCHED_ON\2switch\3lock\4");
  s = happened(-1, "", "x");
  s->by = LAB_BY_LEARNER;
  strcpy(s->said, "\1SWITCHED_OFF\2switch\3lock\4");
  s = happened(0, "load", "load counter");  // of what, is not told
  s->strand = 1;
  draws(&panel_history, 3, 100,
        " M ┈sleep               ●on ○off load ┃\n"
        " A        ◆   ◇   ✗kill               ┃\n"
        "\n");
  gate.at = 6;
  draws(&panel_history, 3, 100,
        " M ┈sleep               ●on ○off ┃ load\n"
        " A        ◆   ◇   ✗kill          ┃\n"
        "\n");
  gate.at = 4;
  draws(&panel_history, 3, 100,
        " M ┈sleep               ┃ ●on ○off load\n"
        " A        ◆   ◇   ✗kill ┃\n"
        "\n");
}

// A signal is not the end of whom it is sent to: it has its own name, and is the learner's, not its process's.
static void test_a_signal_that_ends_nobody(void **state) {
  (void)state;
  for (int i = 0; i < 2; i++) help_process(&scene, LAB_RUNS, 1, "");
  LabStep *s = happened(1, "kill", "send SIGCONT to Process-1");
  s->by = LAB_BY_LEARNER, s->line = 0;
  draws(&panel_history, 2, 70,
        " M        ┃\n"
        " A signal ┃\n");
  strcpy(s->said, "\1kill\2signal\3SIGCONT\2process\3Process-1\4");
  draws(&panel_history, 2, 70,
        " M         ┃\n"
        " A SIGCONT ┃\n");
  char text[LAB_TEXT];
  assert_string_equal(step_words(&scene.view, s, text, sizeof text), "you send SIGCONT to A");
  scene.view.language = CHINESE;
  assert_string_equal(step_words(&scene.view, s, text, sizeof text), "你给 A 发 SIGCONT");
  s->by = LAB_BY_STRAND;
  assert_string_equal(step_words(&scene.view, s, text, sizeof text), "给 A 发 SIGCONT");
}

static void test_the_last_step_in_words(void **state) {
  (void)state;
  for (int i = 0; i < 2; i++) help_process(&scene, LAB_RUNS, 1, "");
  LabStep *s = happened(1, "store", "store counter in Process-1");
  draws(&panel_history, 3, 70,
        " M       ┃\n"
        " A store ┃\n"
        "\n");
  s->stale = true;
  draws(&panel_history, 3, 70,
        " M       ┃\n"
        " A store ┃\n"
        "\n");
  s->stale = false, s->line = 0;
  draws(&panel_history, 3, 50,
        " M       ┃\n"
        " A store ┃\n"
        "\n");
  draws(&panel_history, 3, 40,
        " M       ┃\n"
        " A store ┃\n"
        "\n");
  gate.at = 0;
  draws(&panel_history, 3, 70,
        " M ┃\n"
        " A ┃ store\n"
        "\n");
}

// A click on a step goes to the moment after it; beside the steps it asks for nothing.
static void test_clicks(void **state) {
  (void)state;
  long_order();
  gate.at = 12;
  grid_size(&scene.grid, 4, 60);
  char said[400];
  size_t n = 0;
  for (int col = 0; col < 62; col++) {
    scene.view.wanted_at = -1;
    panel_history.click(&scene.view, grid_area(&scene.grid), 0, col);
    n += (size_t)snprintf(said + n, sizeof said - n, "%d ", scene.view.wanted_at);
  }
  assert_string_equal(said,
                      "-1 -1 -1 9 9 9 9 10 10 10 10 10 10 10 10 10 10 10 11 11 11 11 11 11 11 11 11 11 11 11 11 11 12 "
                      "12 12 12 -1 -1 13 13 13 13 14 14 14 14 14 14 14 14 14 14 14 15 15 15 15 15 15 15 15 15 ");
}

static void test_moves_stay_inside(void **state) {
  (void)state;
  long_order();
  static const struct {
    int at, by, to;
  } rows[] = {{0, -1, 0}, {0, 1, 1}, {5, -2, 3}, {24, 1, 24}, {23, 1, 24}, {1, -1, 0}, {20, 9, 24}};
  for (int i = 0; i < 7; i++) {
    gate.at = rows[i].at;
    panel_history.move(&scene.view, rows[i].by);
    assert_int_equal(scene.view.wanted_at, rows[i].to);
  }
}

// ---- notes ----

static void test_notes(void **state) {
  (void)state;
  static const struct {
    LabWhy why;
    int slot, who, step;
    const char *value, *note, *said;
  } rows[] = {
      {LAB_WHY_NONE, 1, -1, 0, "", "", ""},
      {LAB_WHY_READ, 1, -1, 4, "7", "", "read 7 at step 4"},
      {LAB_WHY_READ, 1, 1, 4, "7", "", "read 7 at step 4"},
      {LAB_WHY_READ, 1, 0, 4, "7", "", "read 7 at step 4, M stored since"},
      {LAB_WHY_READ, 1, 2, 4, "7", "", "read 7 at step 4, B stored since"},
      {LAB_WHY_HELD, 1, 2, 3, "", "", "held by B since step 3"},
      {LAB_WHY_HELD, 1, 2, 0, "", "", "held by B"},
      {LAB_WHY_HELD, 1, 2, 1, "", "", "held by B since step 1"},
      {LAB_WHY_HELD_DEAD, 1, 2, 3, "", "", "held by B since step 3, which has ended"},
      {LAB_WHY_NOTIFIED, 1, -1, 3, "", "", "was notified at step 3"},
      {LAB_WHY_NOTIFIED, 1, -1, 1, "", "", "was notified at step 1"},
      {LAB_WHY_NOTIFIED, 1, -1, 0, "", "", "was notified"},
      {LAB_WHY_NOT_ENDED, 0, 1, 0, "", "", "A has not ended"},
      {LAB_WHY_OTHER, 0, 1, 0, "", "asks Process-1", "asks A"},
      {LAB_WHY_OTHER, 0, 1, 0, "", "", "it waits"},
      {LAB_WHY_WILL_WAIT, 0, -1, 0, "", "", "nothing is in it yet: it will wait"},
      {LAB_WHY_STOPPED, 0, -1, 0, "", "", "stopped by a signal"},
  };
  char text[LAB_TEXT];
  for (int i = 0; i < 3; i++) help_process(&scene, LAB_RUNS, 1, "");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    LabChoice c = {.slot = rows[i].slot, .why = rows[i].why, .who = rows[i].who, .step = rows[i].step};
    snprintf(c.value, sizeof c.value, "%s", rows[i].value);
    snprintf(c.note, sizeof c.note, "%s", rows[i].note);
    assert_string_equal(step_note(&scene.view, &c, text, sizeof text), rows[i].said);
  }
}

// A strand's step is found among those that are held.
static void test_keys(void **state) {
  (void)state;
  View *v = &scene.view;
  LabChoice choices[2] = {{.slot = 0}, {.slot = 4, .strand = 2}};
  gate.choices = choices, gate.nchoices = 2;
  assert_int_equal(step_choice_of(v, 0, 0), 0);
  assert_int_equal(step_choice_of(v, 4, 2), 1);
  assert_int_equal(step_choice_of(v, 4, 0), -1);
  assert_int_equal(step_choice_of(v, 0, 2), -1);
  v->gate = NULL;
  assert_int_equal(step_choice_of(v, 0, 0), -1);
}

static void test_names(void **state) {
  (void)state;
  static const char *const names[] = {"MainProcess", "P", NULL, "P-1", "Näher"};
  static const struct {
    const char *text, *said;
  } rows[] = {{"P", "A"},       {"P-1", "C"},
              {"P-12", "P-12"}, {"P_", "P_"},
              {"P1", "P1"},     {"P:", "A:"},
              {"xP", "xP"},     {"x P", "x A"},
              {"(P)", "(A)"},   {"MainProcess and P-1", "M and C"},
              {"等P", "等A"},   {"P P-1 P", "A C A"},
              {"", ""},         {"MainProcessP", "MP"},
              {"Näher,", "D,"}};
  char text[60];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    assert_string_equal(letters_for_names(names, 5, rows[i].text, text, sizeof text), rows[i].said);
  assert_string_equal(letters_for_names(names, 5, "abcdef", text, 4), "abc");
}

// The child of os.fork is called as its parent is: a name that two have is no letter.
static void test_a_shared_name_is_no_letter(void **state) {
  (void)state;
  char text[80];
  for (int i = 0; i < 3; i++) help_process(&scene, LAB_RUNS, 1, "");
  assert_string_equal(step_lettered(&scene.view, "join MainProcess and Process-2", text, sizeof text), "join M and B");
  strcpy(scene.processes[1].name, "MainProcess");
  assert_string_equal(step_lettered(&scene.view, "join MainProcess and Process-2", text, sizeof text),
                      "join MainProcess and B");
}

// ---- time ----

static void lives(int64_t now) {
  scene.snap.state = LAB_RUNNING;
  scene.snap.nanoseconds = scene.snap.wall = now;
  timeline_sample(scene.timeline, &scene.snap);
}

static void event(int64_t time, int slot, const char *verb, bool waits, bool stale) {
  static uint64_t number[8];
  LabEvent e = {
      .number = time ? ++number[slot] : (number[slot] = 1), .time = time, .slot = slot, .verb = verb, .object = -1};
  e.mark = mark_of(verb);
  e.waits = waits;
  e.stale = stale;
  timeline_feed(scene.timeline, &e, 1);
}

// Under a lock each wait may be shorter than a sample: who waited most of the time is drawn as waiting, and the share
// is told, though every picture of the process says that it runs.
static void test_short_waits_are_seen(void **state) {
  (void)state;
  for (int i = 0; i < 2; i++) help_process(&scene, LAB_RUNS, 1, "acquire lock");
  for (int slot = 0; slot < 2; slot++) event(0, slot, "begin", false, false);
  scene.processes[0].waits = scene.processes[1].waits = -1;
  lives(100000000);
  scene.processes[0].waits = 10;
  scene.processes[1].waits = 75;
  for (int64_t now = 200000000; now <= 800000000; now += 100000000) {
    event(now - 50000000, 1, "acquire", true, false);
    event(now - 40000000, 1, "store", false, false);
    lives(now);
  }
  draws(&panel_timeline, 2, 60,
        " M ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " A ▬▬▬▬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n");
  draws(&panel_processes, 2, 60,
        "▸M 48213   MainProcess  R  acquire lock          10 % waits\n"
        " A 48214   Process-1    R  acquire lock          75 % waits\n");
  scene.snap.gated = true;  // paced: it is held, which is no waiting
  draws(&panel_processes, 2, 60,
        "▸M 48213   MainProcess  R  acquire lock              line 1\n"
        " A 48214   Process-1    R  acquire lock              line 1\n");
}

// At full speed hardly a step is listed: who lost an update has its mark by the objects' counts. Once for each sample
// that shows more, and never in a run whose steps are all listed.
static void test_lost_updates_have_marks_at_full_speed(void **state) {
  (void)state;
  for (int i = 0; i < 3; i++) help_process(&scene, LAB_RUNS, 1, "store counter");
  LabObject *o = help_object(&scene, LAB_KIND_VALUE, "counter");
  for (int slot = 0; slot < 3; slot++) event(0, slot, "begin", false, false);
  lives(100000000);
  o->stale = 4, o->last_lost_by = 1;
  lives(300000000);
  lives(500000000);
  o->stale = 9, o->last_lost_by = 2;
  lives(700000000);
  lives(900000000);
  draws(&panel_timeline, 3, 27,
        " M ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " A ▬▬▬▬▬✗✗▬▬▬▬▬▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬▬▬▬▬▬▬▬✗✗▬▬▬\n");
  scene.snap.gated = true;
  o->stale = 20, o->last_lost_by = 0;
  lives(1000000000);
  draws(&panel_timeline, 3, 27,
        " M ▬▬▬▬▬▬▬▬▬▬\n"
        " A ▬▬✗✗▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬✗✗▬▬\n");
}

// What a cell lost is said as what is its own, in the header's measure.
static void test_a_cell_says_what_is_its_own(void **state) {
  (void)state;
  char text[120];
  Record *r = record_new();
  const struct {
    uint64_t steps, stale, updates;
    int64_t lost;
    const char *said;
  } cells[] = {{1000, 3, 900, 90, ""},
               {475188, 7, 3000, 1612, "in this cell: 474,188 steps, ✗ lost 1,522"},
               {475189, 7, 3000, 1612, "in this cell: 1 step"},
               {475200, 9, 3000, -5, "in this cell: 11 steps"}};
  scene.view.record = r;
  for (int i = 0; i < 4; i++) {
    scene.snap.steps = cells[i].steps, scene.snap.stale = cells[i].stale;
    scene.snap.updates = cells[i].updates, scene.snap.lost = cells[i].lost;
    record_take(r, &scene.snap, i, 0, false);
    moment_text(&scene.view, i, text, sizeof text);
    if (i) assert_string_equal(text, cells[i].said);
  }
  record_free(r);
}

// The legend has the signs that the run has had, at 80 columns too: what is too fast to list is among them.
static void test_the_legend_has_what_was_seen(void **state) {
  (void)state;
  char said[200];
  for (int i = 0; i < 3; i++) help_process(&scene, LAB_RUNS, 1, "store counter");
  for (int slot = 0; slot < 3; slot++) event(0, slot, "begin", false, false);
  lives(100000000);
  grid_size(&scene.grid, 3, 80);
  panel_timeline.draw(&scene.view, grid_area(&scene.grid));
  panel_timeline.info(&scene.view, grid_area(&scene.grid), said, sizeof said);
  assert_string_equal(said, "▬ runs  · a cell is 2 ms");
  event(200000000, 1, "store", false, true);
  event(300000000, 2, "acquire", true, false);
  lives(500000000);
  LabEvent far = {.number = 900, .time = 600000000, .slot = 1, .verb = "store", .object = -1, .mark = MARK_STORE};
  timeline_feed(scene.timeline, &far, 1);
  scene.processes[2].doing = LAB_WAITS;
  lives(700000000);
  panel_timeline.draw(&scene.view, grid_area(&scene.grid));
  panel_timeline.info(&scene.view, grid_area(&scene.grid), said, sizeof said);
  assert_string_equal(said, "▬ runs  ┄ waits  ✗ lost  ≈ not listed  · a cell is 20 ms");
}

static void test_signs_of_time(void **state) {
  (void)state;
  for (int i = 0; i < 3; i++) help_process(&scene, i ? LAB_RUNS : LAB_WAITS, 1, "");
  for (int slot = 0; slot < 3; slot++) event(0, slot, "begin", false, false);
  event(100000000, 0, "join", true, false);
  event(200000000, 1, "acquire", false, false);
  event(300000000, 1, "release", false, false);
  event(400000000, 2, "store", false, true);
  event(500000000, 1, "acquire", false, false);
  event(505000000, 1, "release", false, false);
  event(510000000, 1, "acquire", false, false);
  event(515000000, 1, "acquire", false, false);
  event(600000000, 2, "sleep_until", true, false);
  lives(900000000);
  draws(&panel_timeline, 4, 60,
        " M ▬▬▬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
        " A ▬▬▬▬◆◇◇▬▬◆▬▬▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬▬▬✗▬▬▬▬≈≈≈≈≈\n"
        "\n");
  draws(&panel_timeline, 3, 60,
        " M ▬▬▬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
        " A ▬▬▬▬◆◇◇▬▬◆▬▬▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬▬▬✗▬▬▬▬≈≈≈≈≈\n");
  draws(&panel_timeline, 4, 100,
        " M ▬▬▬▬▬▬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
        " A ▬▬▬▬▬▬▬▬▬▬◆▬▬▬◇◇▬▬▬▬▬▬▬▬◆▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬✗▬▬▬▬▬▬▬▬▬▬≈≈≈≈≈≈≈≈≈≈≈≈≈≈\n"
        "\n");
  lives(9000000000);
  draws(&panel_timeline, 4, 60,
        " M ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
        " A ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        "\n");
  scene.snap.gated = true;
  scene.view.pace = 100;
  draws(&panel_timeline, 4, 60,
        " M ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
        " A ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        "\n");
  scene.view.pace = 5000;
  draws(&panel_timeline, 4, 60,
        " M ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄\n"
        " A ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        "\n");
}

// More processes than rows: those that live, by slot.
static void test_the_living_have_lanes(void **state) {
  (void)state;
  for (int i = 0; i < 6; i++) {
    LabProcess *p = help_process(&scene, LAB_RUNS, 1, "");
    p->ended = i == 0 || i == 2;
    event(0, i, "begin", false, false);
  }
  lives(100000000);
  draws(&panel_timeline, 6, 40,
        " M ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " A ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " C ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " D ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " E ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n");
  draws(&panel_timeline, 4, 40,
        " A ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " C ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " D ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " E ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬          2 more\n");
  draws(&panel_timeline, 8, 40,
        " M ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " A ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " B ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " C ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " D ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        " E ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬\n"
        "\n"
        "\n");
}

static void test_steps_as_columns(void **state) {
  (void)state;
  for (int i = 0; i < 3; i++) help_process(&scene, LAB_RUNS, 1, "");
  help_object(&scene, LAB_KIND_VALUE, "v")->typecode[0] = 'd';
  for (int slot = 0; slot < 3; slot++) event(0, slot, "begin", false, false);
  event(100000000, 1, "acquire", true, false);
  event(200000000, 2, "release", false, false);
  double d = 2.5;
  LabEvent e = {.number = 3, .time = 300000000, .slot = 2, .verb = "store", .object = 0, .mark = MARK_STORE};
  memcpy(&e.value, &d, sizeof d);
  timeline_feed(scene.timeline, &e, 1);
  e.object = -1, e.value = 12345, e.number = 4, e.verb = "load", e.mark = MARK_LOAD;
  timeline_feed(scene.timeline, &e, 1);
  event(500000000, 1, "acquire", false, false);
  lives(600000000);
  scene.snap.gated = true;
  scene.snap.pace = scene.view.pace = 50;
  draws(&panel_timeline, 4, 60,
        " M begin\n"
        " A       begin                        ◆\n"
        " B             begin ◇   ←2.5 →12,345\n"
        "\n");
  draws(&panel_timeline, 4, 24,
        " M\n"
        " A              ◆\n"
        " B ←2.5 →12,345\n"
        "\n");
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
int main(void) {
  const struct CMUnitTest tests[] = {
      T(test_a_long_order_moves),
      T(test_lanes),
      T(test_what_a_step_is_called),
      T(test_a_signal_that_ends_nobody),
      T(test_the_last_step_in_words),
      T(test_clicks),
      T(test_moves_stay_inside),
      T(test_notes),
      T(test_keys),
      T(test_names),
      T(test_a_shared_name_is_no_letter),
      T(test_short_waits_are_seen),
      T(test_lost_updates_have_marks_at_full_speed),
      T(test_a_cell_says_what_is_its_own),
      T(test_the_legend_has_what_was_seen),
      T(test_signs_of_time),
      T(test_the_living_have_lanes),
      T(test_steps_as_columns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
