// Small things that the panels share: letters, what stands on a line, numbers as people read them.
#include "screen_help.h"

static Scene s;

static int set_up(void **state) {
  (void)state;
  help_scene(&s);
  return 0;
}
static int tear_down(void **state) {
  (void)state;
  help_free(&s);
  return 0;
}

static void test_letters(void **state) {
  (void)state;
  assert_string_equal(view_letter(-1), "M");
  assert_string_equal(view_letter(0), "M");
  assert_string_equal(view_letter(1), "A");
  assert_string_equal(view_letter(13), "N");  // M is main's
  assert_string_equal(view_letter(25), "Z");
  assert_string_equal(view_letter(26), "AA");
  assert_string_equal(view_letter(51), "AZ");
  assert_string_equal(view_letter(52), "BA");
  assert_int_equal(view_style(0), STYLE_PLAIN | STYLE_BOLD);
  assert_int_equal(view_style(1), STYLE_PROCESS | STYLE_BOLD);
  assert_int_equal(view_style(8), (STYLE_PROCESS + 7) | STYLE_BOLD);
  assert_int_equal(view_style(9), view_style(1));
}

static void put(int (*draw)(Area a), int col, const char *expected) {
  grid_size(&s.grid, 1, 20);
  assert_int_equal(draw(grid_area(&s.grid)), col);
  help_expect(&s.grid, expected);
}
static int two(Area a) { return view_put_letters(a, 0, 1, (int[]){0, 2}, 2, 2); }
static int two_of_five(Area a) { return view_put_letters(a, 0, 1, (int[]){1, 2}, 2, 5); }
static int nobody(Area a) { return view_put_letters(a, 0, 1, NULL, 0, 0); }
static int main_strand(Area a) { return view_put_strand(a, 0, 2, 3, 0); }
static int second_strand(Area a) { return view_put_strand(a, 0, 2, 3, 1); }

static void test_letters_on_the_screen(void **state) {
  (void)state;
  put(two, 4, " M B\n");
  put(two_of_five, 7, " A B +3\n");
  put(nobody, 1, "\n");
  put(main_strand, 3, "  C\n");
  put(second_strand, 4, "  C'\n");
}

// A process is found by its slot, wherever it stands in the list.
static void test_whose_process(void **state) {
  (void)state;
  for (int i = 0; i < 3; i++) help_process(&s, LAB_RUNS, 1, "");
  s.processes[1].slot = 7;
  s.processes[2].slot = 1;
  assert_ptr_equal(view_process(&s.view, 0), &s.processes[0]);
  assert_ptr_equal(view_process(&s.view, 7), &s.processes[1]);
  assert_ptr_equal(view_process(&s.view, 1), &s.processes[2]);
  assert_null(view_process(&s.view, 2));
  assert_null(view_process(&s.view, -1));
  assert_null(view_process(&s.view, 3));
}

static void test_which_object(void **state) {
  (void)state;
  char name[40];
  LabObject *a = help_object(&s, LAB_KIND_LOCK, ""), *b = help_object(&s, LAB_KIND_VALUE, "counter");
  a->id = 5;
  assert_ptr_equal(view_object(&s.view, 5), a);
  assert_ptr_equal(view_object(&s.view, 1), b);
  assert_null(view_object(&s.view, 0));
  assert_null(view_object(&s.view, -1));
  assert_string_equal(view_object_name(b, name, sizeof name), "counter");
  assert_string_equal(view_object_name(a, name, sizeof name), "Lock");
  a->line = 12;
  assert_string_equal(view_object_name(a, name, sizeof name), "Lock@12");
}

// A switch is on its own line and on those that it changes; by place they are numbered from above.
static void test_switches(void **state) {
  (void)state;
  LabSwitch many[3] = {{.name = "c", .line = 30}, {.name = "a", .line = 10}, {.name = "b", .line = 20}};
  LabProgram p = {.switches = many, .nswitches = 3};
  many[0].nplaces = many[1].nplaces = 2;
  many[0].places[0] = (LabPlace){30, "one"};
  many[0].places[1] = (LabPlace){31, "two"};
  many[1].places[0] = (LabPlace){11, "three"};
  many[1].places[1] = (LabPlace){15, "four"};
  static const struct {
    uint32_t line;
    int is;
  } rows[] = {{10, 1}, {11, 1}, {12, -1}, {15, 1}, {20, 2}, {21, -1}, {30, 0}, {31, 0}, {32, -1}};
  for (int i = 0; i < 9; i++) assert_int_equal(view_switch_on_line(&p, rows[i].line), rows[i].is);
  assert_string_equal(view_place_on_line(&p, 31)->instead, "two");
  assert_string_equal(view_place_on_line(&p, 11)->instead, "three");
  assert_null(view_place_on_line(&p, 10));
  assert_int_equal(view_switch_by_place(&p, 0), 1);
  assert_int_equal(view_switch_by_place(&p, 1), 2);
  assert_int_equal(view_switch_by_place(&p, 2), 0);
  assert_int_equal(view_switch_by_place(&p, 3), -1);
  assert_int_equal(view_switch_by_place(&p, -1), -1);
}

static void test_knobs(void **state) {
  (void)state;
  View *v = &s.view;
  assert_int_equal(view_knob_on_line(&s.program, 3), 0);
  assert_int_equal(view_knob_on_line(&s.program, 4), 1);
  assert_int_equal(view_knob_on_line(&s.program, 5), -1);
  LabKnob k = {.min = 1, .max = 100, .value = 50, .explore = 2};
  assert_true(view_knob_is_wide(&k));
  k.max = 99;
  assert_false(view_knob_is_wide(&k));
  k.min = 0, k.max = 1000;
  assert_false(view_knob_is_wide(&k));
  k.min = 10;
  assert_true(view_knob_is_wide(&k));
  assert_false(view_knob_small(v, &k));
  assert_int_equal(view_knob_value(v, &k), 50);
  v->explore_values = true;
  assert_true(view_knob_small(v, &k));
  assert_int_equal(view_knob_value(v, &k), 2);
  k.is_choice = true;
  assert_false(view_knob_small(v, &k));
  k.is_choice = false, k.explore = 50;
  assert_false(view_knob_small(v, &k));
}

static void test_what_goes_on(void **state) {
  (void)state;
  LabGate gate = {.on = false};
  static const struct {
    LabRunState state;
    bool runs;
  } rows[] = {{LAB_NONE, false},  {LAB_RUNNING, true},  {LAB_PAUSED, true},
              {LAB_ENDED, false}, {LAB_DEADLOCK, true}, {LAB_STOPPED, false}};
  for (int i = 0; i < 6; i++) {
    s.snap.state = rows[i].state;
    assert_int_equal(view_running(&s.view), rows[i].runs);
  }
  assert_false(view_stepping(&s.view));
  s.view.gate = &gate;
  assert_false(view_stepping(&s.view));
  assert_ptr_equal(view_panel(&s.view, PANEL_PROCESSES), &panel_processes);
  assert_ptr_equal(view_panel(&s.view, PANEL_TIMELINE), &panel_timeline);
  gate.on = true;
  assert_true(view_stepping(&s.view));
  assert_ptr_equal(view_panel(&s.view, PANEL_PROCESSES), &panel_steps);
  assert_ptr_equal(view_panel(&s.view, PANEL_TIMELINE), &panel_history);
}

static void test_scrolling_stays_inside(void **state) {
  (void)state;
  View *v = &s.view;
  v->most[PANEL_OUTPUT] = 5;
  static const int by[] = {2, 2, 2, -1, -9, 0}, is[] = {2, 4, 5, 4, 0, 0};
  for (int i = 0; i < 6; i++) {
    view_scroll(v, PANEL_OUTPUT, by[i]);
    assert_int_equal(v->scroll[PANEL_OUTPUT], is[i]);
  }
  assert_int_equal(v->scroll[PANEL_LESSON], 0);
}

static void number(int64_t n, const char *expected) {
  char text[40];
  assert_string_equal(say_number(text, sizeof text, n), expected);
}
static void lasts(int64_t ns, const char *expected) {
  char text[40];
  assert_string_equal(say_duration(text, sizeof text, ns), expected);
}

static void test_numbers(void **state) {
  (void)state;
  char text[40];
  number(0, "0");
  number(999, "999");
  number(1000, "1,000");
  number(-1000, "-1,000");
  number(-100, "-100");
  number(123456, "123,456");
  number(1234567, "1,234,567");
  number(INT64_MIN, "-9,223,372,036,854,775,808");
  assert_string_equal(say_number(text, 4, 1234567), "1,");  // a number in three letters at most: no comma is half said
  lasts(0, "0 us");
  lasts(999000, "999 us");
  lasts(1000000, "1 ms");
  lasts(999000000, "999 ms");
  lasts(1000000000, "1.0 s");
  lasts(59900000000, "59.9 s");
  lasts(60000000000, "1:00");
  lasts(125000000000, "2:05");
}

static void test_ends(void **state) {
  (void)state;
  char text[60];
  assert_string_equal(say_signal(text, sizeof text, 9), "SIGKILL");
  assert_string_equal(say_signal(text, sizeof text, 40), "signal 40");
  assert_string_equal(say_exit(text, sizeof text, ENGLISH, -15), "killed by SIGTERM");
  assert_non_null(strstr(say_exit(text, sizeof text, ENGLISH, 3), "3"));
  assert_null(strstr(say_exit(text, sizeof text, ENGLISH, 0), "killed"));
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
int main(void) {
  const struct CMUnitTest tests[] = {
      T(test_letters),       T(test_letters_on_the_screen),
      T(test_whose_process), T(test_which_object),
      T(test_switches),      T(test_knobs),
      T(test_what_goes_on),  T(test_scrolling_stays_inside),
      T(test_numbers),       T(test_ends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
