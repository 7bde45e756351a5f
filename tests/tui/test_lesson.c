// The course is read strictly: what is missing, spare or wrong is named with its file and place; goals hold exactly
// when they should.
#include <sys/stat.h>
#include <unistd.h>

#include "screen_help.h"
#include "tui/course/goal.h"

#include <cjson/cJSON.h>

static char folder[] = "course-XXXXXX";

static void write_file(const char *name, const char *text) {
  char path[200];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *f = fopen(path, "w");
  assert_non_null(f);
  fputs(text, f);
  fclose(f);
}

static const char course[] =
    "{\"parts\":[{\"title\":{\"en\":\"Sharing\",\"zh\":\"共享\"},\"lessons\":[\"07-value-race\"]}]}";
static const char lesson[] =
    "{\"pages\":[{\"id\":\"a\",\"lines\":[2,\"3-4\"],\"set\":{\"lock\":\"off\",\"pace\":20},"
    "\"ask\":[{\"id\":\"x\",\"when\":{\"lost\":\"> 0\"}},{\"id\":\"y\",\"when\":{\"state\":\"ended\"}}]},"
    "{\"id\":\"b\",\"goal\":{\"value\":{\"counter\":\"== WORKERS * 10 + 1\"}}}]}";
static const char words[] =
    "{\"title\":\"t\",\"about\":\"a\",\"see\":\"s\",\"do\":\"d\",\"hints\":[\"1\",\"2\",\"3\"],\"pages\":{"
    "\"a\":{\"title\":\"t\",\"text\":\"t\",\"question\":\"q\",\"options\":{\"x\":\"X\",\"y\":\"Y\"},"
    "\"why\":{\"x\":\"r\",\"y\":\"w\"}},"
    "\"b\":{\"title\":\"t\",\"text\":\"t\",\"goal\":\"g\",\"reached\":\"r\"}}}";

static void whole_course(void) {
  write_file("course.json", course);
  write_file("07-value-race/lesson.json", lesson);
  write_file("07-value-race/en.json", words);
  write_file("07-value-race/zh.json", words);
}

static int make_folder(void **state) {
  (void)state;
  char path[100];
  if (!mkdtemp(folder)) return -1;
  snprintf(path, sizeof path, "%s/07-value-race", folder);
  return mkdir(path, 0700);
}

static int drop_folder(void **state) {
  static const char *const names[] = {"course.json",           "07-value-race/lesson.json",
                                      "07-value-race/en.json", "07-value-race/zh.json",
                                      "07-value-race",         ""};
  (void)state;
  for (int i = 0; i < 6; i++) {
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, names[i]);
    remove(path);
  }
  return 0;
}

static void a_course_is_read(void **state) {
  (void)state;
  char why[300] = "";
  whole_course();
  Course *c = course_load(folder, why, sizeof why);
  assert_string_equal(why, "");
  assert_non_null(c);
  assert_int_equal(c->nlessons, 1);
  const Lesson *l = course_lesson(c, "7");
  assert_ptr_equal(l, course_lesson(c, "value-race"));
  assert_ptr_equal(l, course_lesson(c, "07-value-race"));
  assert_null(course_lesson(c, "8"));
  assert_int_equal(l->npages, 2);
  assert_int_equal(l->pages[0].noptions, 2);
  assert_int_equal(l->pages[0].lines[1].last, 4);
  assert_string_equal(l->pages[0].sets[1].value, "20");
  assert_string_equal(l->pages[0].words[CHINESE].options[1], "Y");
  assert_string_equal(l->words[ENGLISH].hints[2], "3");
  course_free(c);
}

static void refused(const char *file, const char *text, const char *expected) {
  char why[900] = "", whole[1000];
  whole_course();
  write_file(file, text);
  Course *c = course_load(folder, why, sizeof why);
  assert_null(c);
  snprintf(whole, sizeof whole, "%s/%s%s", folder, file, expected);
  assert_string_equal(why, whole);
}

static char *changed(const char *text, const char *from, const char *to) {
  static char out[4000];
  const char *at = strstr(text, from);
  assert_non_null(at);
  snprintf(out, sizeof out, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
  return out;
}

static void what_is_wrong_is_named(void **state) {
  (void)state;
  refused("course.json", "{\n\"parts\": [\n}", ":3: this is not JSON");
  refused("course.json", "[]", ":1: an object is expected here");
  refused("07-value-race/lesson.json", changed(lesson, "\"id\":\"b\"", "\"id\":\"a\""),
          ": \"pages\" has two with the id \"a\"");
  refused("07-value-race/lesson.json", changed(lesson, "\"goal\":{", "\"gaol\":{"),
          ": page \"b\": \"gaol\" is a spare key; there may be: id lines set ask goal");
  refused(
      "07-value-race/lesson.json", changed(lesson, "\"lost\"", "\"lots\""),
      ": page \"a\": \"x\" when: \"lots\" is no test that mplab knows; it knows state, lost, stale, updates, steps, "
      "seconds, alive, processes, runs, exit, lost_since_toggle, updates_since_toggle, killed, paced, let_go, "
      "stale_by_hand, went_back, watched, pace, values, ends, agree, possible, pattern, explored_with, orders, "
      "outcomes, explored, found, exitcode, value, waiting, text, "
      "switch, knob, toggled, holder_dead, output, output_lacks");
  refused("07-value-race/lesson.json", changed(lesson, "> 0", "> "),
          ": page \"a\": \"x\" when: \"lost\" must compare: a number or a text such as \">= 2\"");
  refused("07-value-race/lesson.json", changed(lesson, "\"lost\":\"> 0\"", "\"explored\":\"all\""),
          ": page \"a\": \"x\" when: \"explored\" must be any, breaks, proved or ends");
  refused("07-value-race/lesson.json", changed(lesson, "\"3-4\"", "\"4-3\""),
          ": page \"a\": \"lines\" has a line that cannot be");
  refused(
      "07-value-race/lesson.json", changed(lesson, "\"pages\"", "\"claims\":[{\"explore\":{\"raecs\":0}}],\"pages\""),
      ": claim 1: \"raecs\" is a spare key; there may be: complete orders races outcomes breaks verdict ends caveats");
  refused("07-value-race/lesson.json",
          changed(lesson, "\"pages\"", "\"claims\":[{\"run\":{\"exit\":\"0\"}}],\"pages\""),
          ": claim 1: \"exit\" must be a number");
  refused("07-value-race/lesson.json", changed(lesson, "\"pages\"", "\"claims\":[{\"set\":{}}],\"pages\""),
          ": claim 1: either \"explore\" or \"run\" is expected");
  refused("07-value-race/zh.json", changed(words, "\"see\":\"s\",", ""), ": \"see\" is missing");
  refused("07-value-race/zh.json", changed(words, "\"y\":\"Y\"", "\"z\":\"Y\""),
          ": page \"a\", options: \"z\" is a spare key; there may be: x y");
  refused("07-value-race/en.json", changed(words, "\"goal\":\"g\"", "\"goal\":\"\""),
          ": page \"b\": \"goal\" must be a text");
  refused("07-value-race/en.json", changed(words, "\"1\",", ""), ": \"hints\" must be exactly 3 texts");
}

static void a_lesson_must_fit_its_program(void **state) {
  (void)state;
  char why[300] = "";
  Scene s;
  help_scene(&s);
  whole_course();
  Course *c = course_load(folder, why, sizeof why);
  assert_non_null(c);
  assert_true(lesson_fits(&c->lessons[0], &s.program, why, sizeof why));
  strcpy(s.switches[0].name, "other");
  assert_false(lesson_fits(&c->lessons[0], &s.program, why, sizeof why));
  assert_string_equal(why, "07-value-race/lesson.json: page \"a\": set \"lock\" to \"off\" cannot be done");
  strcpy(s.switches[0].name, "lock");
  s.program.nlines = 3;
  assert_false(lesson_fits(&c->lessons[0], &s.program, why, sizeof why));
  assert_string_equal(why, "07-value-race/lesson.json: page \"a\": line 4: the program has 3");
  course_free(c);
  help_free(&s);
}

static bool met(Scene *s, Facts *f, const char *text) {
  char why[200] = "";
  Keep *keep = keep_new();
  cJSON *json = cJSON_Parse(text);
  Goal *g = goal_read(keep, json, why, sizeof why);
  assert_string_equal(why, "");
  f->program = &s->program;
  f->snap = &s->snap;
  bool is = goal_met(g, f);
  keep_free(keep);
  cJSON_Delete(json);
  return is;
}

static void goals_hold_when_they_should(void **state) {
  (void)state;
  Scene s;
  Facts f = {.run_counts = true, .runs = 2, .killed = 1};
  help_scene(&s);
  help_run(&s);
  assert_true(met(&s, &f, "{\"lost\":\"> 0\",\"state\":\"running\"}"));
  assert_false(met(&s, &f, "{\"lost\":0}"));
  assert_true(met(&s, &f, "{\"lost\":1423,\"updates\":\">= 42626\"}"));
  assert_true(met(&s, &f, "{\"state\":[\"ended\",\"running\"]}"));
  assert_true(met(&s, &f, "{\"value\":{\"counter\":\"== WORKERS * 10000 + 1203\"}}"));
  assert_true(met(&s, &f, "{\"value\":{\"counter\":\"< 3 - 1 + WORKERS * WORKERS * 20000\"}}"));
  assert_true(met(&s, &f, "{\"value\":{\"q\":3},\"waiting\":{\"lock\":\">= 2\"}}"));
  assert_true(met(&s, &f, "{\"text\":{\"counter\":\"41203\"},\"output\":\"80000\",\"output_lacks\":\"Done\"}"));
  assert_true(met(&s, &f, "{\"exitcode\":{\"Process-4\":-9},\"killed\":1,\"runs\":2}"));
  assert_false(met(&s, &f, "{\"exitcode\":{\"Process-1\":0}}"));
  assert_true(met(&s, &f, "{\"switch\":{\"lock\":\"on\"},\"knob\":{\"WORKERS\":\"> 3\",\"METHOD\":\"fork\"}}"));
  assert_false(met(&s, &f, "{\"toggled\":{\"lock\":\"on\"}}"));
  f.toggled[0] = 2;
  f.any_toggle = true;
  f.lost_at_toggle = 1423;
  assert_true(
      met(&s, &f, "{\"toggled\":{\"lock\":\"on\"},\"lost_since_toggle\":0,\"updates_since_toggle\":\"> 1000\"}"));
  f.run_counts = false;
  assert_false(met(&s, &f, "{\"lost\":\"> 0\"}"));
  assert_true(met(&s, &f, "true"));
  help_free(&s);
}

// What the learner did as the scheduler, and what was explored on this page.
static void goals_of_stepping_and_exploring(void **state) {
  (void)state;
  Scene s;
  LabStep history[3] = {{.slot = 1}, {.slot = 2, .stale = true}, {.slot = 1, .stale = true}};
  LabGate gate = {.on = true, .history = history, .nhistory = 3, .at = 2};
  LabOutcome outcomes[2] = {{.kind = LAB_ENDS_OK, .text = "counter = 2"},
                            {.kind = LAB_ENDS_STALE, .breaks = true, .text = "counter = 1"}};
  LabExplore explore = {.on = true, .complete = true, .orders = 4, .outcomes = outcomes, .noutcomes = 2};
  Facts f = {.run_counts = true, .gate = &gate, .explore = &explore, .let_go = 2, .went_back = 1, .watched = 1};
  help_scene(&s);
  help_run(&s);
  s.knobs[0].explore = 2;
  assert_true(met(&s, &f, "{\"stale_by_hand\":1,\"let_go\":\">= 2\",\"went_back\":1,\"watched\":1}"));
  assert_false(met(&s, &f, "{\"explored\":\"any\"}"));  // not on this page
  f.explore_counts = true;
  assert_true(met(&s, &f, "{\"explored\":\"breaks\",\"orders\":\"== 4\",\"outcomes\":2,\"found\":\"counter = 1\"}"));
  assert_false(met(&s, &f, "{\"explored\":\"proved\"}"));
  assert_false(met(&s, &f, "{\"found\":\"counter = 3\"}"));
  outcomes[1].breaks = false;
  assert_true(met(&s, &f, "{\"explored\":[\"any\",\"proved\"]}"));
  explore.nends = 2;  // nothing breaks, but that proves nothing
  assert_false(met(&s, &f, "{\"explored\":\"proved\"}"));
  explore.nends = 1, explore.ncaveats = 1;
  assert_false(met(&s, &f, "{\"explored\":\"proved\"}"));
  explore.ncaveats = 0;
  assert_true(met(&s, &f, "{\"explored\":\"proved\"}"));
  explore.complete = false;
  assert_false(met(&s, &f, "{\"explored\":\"proved\"}"));
  assert_false(met(&s, &f, "{\"orders\":4}"));
  assert_true(met(&s, &f, "{\"value\":{\"counter\":\"> WORKERS\"}}"));
  f.small = true;  // the run's knobs have their explore values
  assert_true(met(&s, &f, "{\"value\":{\"counter\":\"== WORKERS * 20601 + 1\"}}"));
  f.let_go = 0;
  assert_false(met(&s, &f, "{\"stale_by_hand\":1}"));  // led there, not let go by hand
  help_free(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_course_is_read),
      cmocka_unit_test(what_is_wrong_is_named),
      cmocka_unit_test(a_lesson_must_fit_its_program),
      cmocka_unit_test(goals_hold_when_they_should),
      cmocka_unit_test(goals_of_stepping_and_exploring),
  };
  return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
