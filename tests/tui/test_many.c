// Many: 128 processes and 60 objects on small panels. Those that are alike share a row, whoever matters has one, and
// each can be reached with the arrows.
#include "screen_help.h"

#include "tui/panels/crowd.h"
#include "tui/panels/stepping.h"

enum { WORKERS = 128, ALL = WORKERS + 1, VALUES = 40, LOCKS = 19 };

static Scene scene;
static LabProcess processes[ALL];
static LabObject objects[VALUES + LOCKS + 1];
static LabChoice choices[ALL];
static LabGate gate;

static void make_objects(void) {
  for (int i = 0; i < VALUES + LOCKS + 1; i++) {
    LabObject *o = &objects[i];
    bool value = i < VALUES;
    *o = (LabObject){.id = i, .kind = value ? LAB_KIND_VALUE : LAB_KIND_LOCK, .holder = -1, .last_lost_by = -1};
    if (i == VALUES + LOCKS) snprintf(o->name, sizeof o->name, "lock");
    else snprintf(o->name, sizeof o->name, value ? "vals[%d]" : "locks[%d]", value ? i : i - VALUES);
    if (!value) continue;
    strcpy(o->typecode, "i");
    snprintf(o->value, sizeof o->value, "%d", i + 100);
    o->is_number = true, o->number = i + 100;
  }
  objects[VALUES + LOCKS].holder = 27;
}

static int set_up(void **state) {
  (void)state;
  help_scene(&scene);
  for (int i = 0; i < ALL; i++) {
    processes[i] = (LabProcess){.slot = i,
                                .parent_slot = i ? 0 : -1,
                                .pid = 2000 + i,
                                .doing = LAB_WAITS,
                                .verb = "acquire",
                                .object = VALUES + LOCKS,
                                .line = 8,
                                .core = -1,
                                .kernel_state = 'S'};
    snprintf(processes[i].name, sizeof processes[i].name, i ? "worker-%d" : "MainProcess", i - 1);
    snprintf(processes[i].sentence, sizeof processes[i].sentence, "acquire lock");
  }
  processes[27].holds[processes[27].nholds++] = VALUES + LOCKS;
  processes[27].doing = LAB_RUNS;
  make_objects();
  scene.snap.processes = processes, scene.snap.nprocesses = ALL;
  scene.snap.objects = objects, scene.snap.nobjects = VALUES + LOCKS + 1;
  scene.snap.state = LAB_RUNNING;
  return 0;
}
static int tear_down(void **state) {
  (void)state;
  help_free(&scene);
  return 0;
}

static void draw(const Panel *panel, int rows, int cols) {
  grid_size(&scene.grid, rows, cols);
  grid_clear(&scene.grid);
  panel->draw(&scene.view, grid_area(&scene.grid));
}

static void rows_are(const char *const *wanted, int n) {
  char *text = grid_text(&scene.grid);
  for (int i = 0; i < n; i++)
    if (!strstr(text, wanted[i])) fail_msg("\"%s\" is not in\n%s", wanted[i], text);
  free(text);
}

static void a_crowd_has_one_row(void **state) {
  (void)state;
  draw(&panel_processes, 5, 60);
  static const char *const wanted[] = {"M  2000", "A B +125  worker-…   ┄ acquire lock", "127 · line 8", "AB 2027"};
  rows_are(wanted, 4);
  char info[100];
  panel_processes.info(&scene.view, grid_area(&scene.grid), info, sizeof info);
  assert_string_equal(info, "129: ▬ 1  ┄ 128 ");
}

static void everybody_is_reached(void **state) {
  (void)state;
  draw(&panel_processes, 5, 60);
  for (int i = 1; i < ALL; i++) {
    char letter[8];
    panel_processes.move(&scene.view, 1);
    assert_int_equal(scene.view.slot, i);
    draw(&panel_processes, 5, 60);
    snprintf(letter, sizeof letter, "▸%s", view_letter(i));
    rows_are((const char *const[]){letter}, 1);
  }
}

static void like_objects_share_a_grid(void **state) {
  (void)state;
  draw(&panel_shared, 8, 60);
  // clang-format off
  help_expect(&scene.grid,
              " lock       Lock          ◆ AB\n"
              " vals[0–39] 100 101 102 103 104 105 106 107 108 109 110\n"
              "            111 112 113 114 115 116 117 118 119 120 121\n"
              "            122 123 124 125 126 127 128 129 130 131 132\n"
              "            133 134 135 136 137 138 139\n"
              " locks[…]   ◇ 19 free\n"
              "\n\n");
  // clang-format on
  objects[VALUES + 3].holder = 2;  // one that is held has a row of its own
  draw(&panel_shared, 8, 60);
  static const char *const held[] = {"locks[3]   Lock          ◆ B", "◇ 18 free"};
  rows_are(held, 2);
  char info[100];
  panel_shared.info(&scene.view, grid_area(&scene.grid), info, sizeof info);
  assert_string_equal(info, "60: 40 Value  20 Lock ");
}

static void each_object_is_reached(void **state) {
  (void)state;
  bool met[VALUES + LOCKS + 1] = {false};
  draw(&panel_shared, 6, 36);
  for (int i = 0; i < VALUES + LOCKS + 1; i++) {
    panel_shared.move(&scene.view, i > 0);
    met[scene.view.object - 1] = true;
    draw(&panel_shared, 6, 36);
    rows_are((const char *const[]){objects[scene.view.object - 1].name}, 1);
  }
  for (int i = 0; i < VALUES + LOCKS + 1; i++) assert_true(met[i]);
}

static void many_next_steps(void **state) {
  (void)state;
  for (int i = 0; i < ALL; i++) {
    processes[i].doing = LAB_HELD;
    choices[i] = (LabChoice){.slot = i,
                             .object = VALUES + LOCKS,
                             .line = 8,
                             .verb = "acquire",
                             .who = 27,
                             .why = LAB_WHY_HELD,
                             .can_go = i == 27 || !i};
    snprintf(choices[i].sentence, sizeof choices[i].sentence, i == 27 ? "release lock" : i ? "acquire lock" : "start");
  }
  gate = (LabGate){.on = true, .settled = true, .choices = choices, .nchoices = ALL};
  scene.view.gate = &gate;
  draw(&panel_steps, 6, 80);
  static const char *const wanted[] = {"M  2000", "A  +126", "acquire lock", "AB 2027", "release lock"};
  rows_are(wanted, 5);
  for (int i = 1; i < ALL; i++) panel_steps.move(&scene.view, 1);
  assert_int_equal(scene.view.slot, ALL - 1);
  assert_int_equal(step_choice_of(&scene.view, ALL - 1, 0), ALL - 1);
}

// Any number of processes and objects on a panel of any size: nothing is drawn outside, nothing hangs.
static void any_number_is_drawn(void **state) {
  (void)state;
  unsigned random = 5;
  for (int i = 0; i < 400; i++) {
    random = random * 1103515245u + 12345;
    scene.snap.nprocesses = 1 + (int)(random >> 8 & 127);
    scene.snap.nobjects = (int)(random >> 16) % (VALUES + LOCKS + 2);
    int rows = 1 + (int)(random >> 4 & 15), cols = 30 + (int)(random >> 20 & 127);
    scene.view.slot = (int)(random >> 12 & 127) % scene.snap.nprocesses;
    draw(&panel_processes, rows, cols);
    panel_processes.move(&scene.view, (int)(random >> 24 & 7) - 3);
    draw(&panel_shared, rows, cols);
    panel_shared.move(&scene.view, (int)(random >> 24 & 7) - 3);
    draw(&panel_timeline, rows, cols);
  }
}

int main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      T(a_crowd_has_one_row),    T(everybody_is_reached), T(like_objects_share_a_grid),
      T(each_object_is_reached), T(many_next_steps),      T(any_number_is_drawn),
  };
#undef T
  return cmocka_run_group_tests(tests, NULL, NULL);
}
