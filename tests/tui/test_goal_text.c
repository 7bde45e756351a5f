// What a goal says before anything has run: what it is about, what of its text is refused, whose names it must use.
#include "goal_help.h"

static LabSwitch switches[] = {{.name = "lock"}, {.name = "join"}};
static LabKnob knobs[] = {{.name = "WORKERS"},
                          {.name = "METHOD", .is_choice = true, .choices = {"fork", "spawn"}, .nchoices = 2},
                          {.name = "ROUNDS"}};
static LabProgram program = {.switches = switches, .nswitches = 2, .knobs = knobs, .nknobs = 3};

static void a_goal_knows_what_it_is_about(void **state) {
  static const struct {
    const char *text;
    bool constant, state, lost, explore;
  } rows[] = {
      {"true", true, false, false, false},
      {"{\"state\":\"ended\",\"steps\":1}", false, true, false, false},
      {"{\"steps\":1,\"state\":\"ended\"}", false, true, false, false},
      {"{\"steps\":1,\"updates\":1,\"alive\":1}", false, false, false, false},
      {"{\"lost\":1}", false, false, true, false},
      {"{\"stale\":1}", false, false, true, false},
      {"{\"lost_since_toggle\":1}", false, false, true, false},
      {"{\"stale_by_hand\":1}", false, false, true, false},
      {"{\"orders\":1}", false, false, false, true},
      {"{\"outcomes\":1,\"runs\":1}", false, false, false, true},
      {"{\"explored\":\"any\"}", false, false, false, true},
      {"{\"found\":\"x\"}", false, false, false, true},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char why[300];
    Goal *g = goal_of(rows[i].text, why, sizeof why);
    assert_int_equal(goal_constant(g), rows[i].constant);
    assert_int_equal(goal_names_state(g), rows[i].state);
    assert_int_equal(goal_names_lost(g), rows[i].lost);
    assert_int_equal(goal_names_explore(g), rows[i].explore);
    goal_done();
  }
}

static void what_cannot_be_read_is_named(void **state) {
  static const char compare[] = "must compare: a number or a text such as \">= 2\"";
  static const char object[] = "must be an object: a name and what is asked of it";
  static const struct {
    const char *text, *word, *why;
  } rows[] = {
      {"3", NULL, "must be a test: an object with at least one key"},
      {"{}", NULL, "must be a test: an object with at least one key"},
      {"[]", NULL, "must have at least two tests, one to hold after the other"},
      {"[{\"lost\":1}]", NULL, "must have at least two tests, one to hold after the other"},
      {"[true,{\"lost\":1}]", NULL, "must be a test, or an array of tests"},
      {"[{\"lost\":1},{\"lost\":[]}]", "lost", compare},
      {"{\"agree\":1}", "agree", "can only be true"},
      {"{\"pattern\":\"x\"}", "pattern", "must name a pattern that explore finds, such as \"lost update\""},
      {"{\"possible\":3}", "possible", object},
      {"{\"lost\":true}", "lost", compare},
      {"{\"lost\":\"3\"}", "lost", compare},
      {"{\"lost\":\"= 3\"}", "lost", compare},
      {"{\"lost\":\">\"}", "lost", compare},
      {"{\"lost\":\"> 1 +\"}", "lost", compare},
      {"{\"lost\":\"> 1 2\"}", "lost", compare},
      {"{\"lost\":\"> 1 *\"}", "lost", compare},
      {"{\"lost\":\"> 1 + 2 + 3 + 4 + 5\"}", "lost", compare},
      {"{\"lost\":\"> 1 * 2 * 3 * 4 * 5\"}", "lost", compare},
      {"{\"steps\":1,\"lost\":[]}", "lost", compare},
      {"{\"value\":3}", "value", object},
      {"{\"value\":{}}", "value", object},
      {"{\"value\":{\"n\":1,\"q\":[]}}", "value", compare},
      {"{\"value\":{\"n\":[],\"q\":1}}", "value", compare},
      {"{\"exitcode\":{\"P\":null}}", "exitcode", compare},
      {"{\"text\":{\"n\":1}}", "text", "must ask for texts"},
      {"{\"text\":{\"n\":1,\"q\":\"a\"}}", "text", "must ask for texts"},
      {"{\"text\":\"n\"}", "text", object},
      {"{\"switch\":{\"lock\":true}}", "switch", "must ask for texts"},
      {"{\"switch\":{\"lock\":\"On\"}}", "switch", "must be \"on\" or \"off\""},
      {"{\"toggled\":{\"lock\":\"\"}}", "toggled", "must be \"on\" or \"off\""},
      {"{\"knob\":{\"WORKERS\":true}}", "knob", compare},
      {"{\"knob\":[]}", "knob", object},
      {"{\"output\":[]}", "output", "is an empty array"},
      {"{\"output\":3}", "output", "must be a text or an array of texts"},
      {"{\"output\":[\"a\",3]}", "output", "must be a text or an array of texts"},
      {"{\"state\":\"over\"}", "state", "must be running, paused, ended, deadlock or stopped"},
      {"{\"state\":[\"ended\",\"over\"]}", "state", "must be running, paused, ended, deadlock or stopped"},
      {"{\"state\":[\"over\",\"ended\"]}", "state", "must be running, paused, ended, deadlock or stopped"},
      {"{\"explored\":\"all\"}", "explored", "must be any, breaks, proved or ends"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char why[900], expected[200];
    if (rows[i].word) snprintf(expected, sizeof expected, "\"%s\" %s", rows[i].word, rows[i].why);
    else snprintf(expected, sizeof expected, "%s", rows[i].why);
    if (goal_of(rows[i].text, why, sizeof why)) fail_msg("was read: %s", rows[i].text);
    assert_string_equal(why, expected);
    goal_done();
  }
}

static void names_must_be_the_programs(void **state) {
  static const struct {
    const char *text, *why;
  } rows[] = {
      {"{\"switch\":{\"lock\":\"on\",\"join\":\"on\"}}", ""},
      {"{\"switch\":{\"lock\":\"on\",\"jion\":\"on\"}}", "\"jion\" is no switch of the program"},
      {"{\"switch\":{\"lcok\":\"on\",\"join\":\"on\"}}", "\"lcok\" is no switch of the program"},
      {"{\"toggled\":{\"WORKERS\":\"on\"}}", "\"WORKERS\" is no switch of the program"},
      {"{\"knob\":{\"WORKERS\":4,\"METHOD\":\"spawn\",\"ROUNDS\":1}}", ""},
      {"{\"knob\":{\"lock\":4}}", "\"lock\" is no knob of the program"},
      {"{\"lost\":\"> WORKERS * ROUNDS\"}", ""},
      {"{\"lost\":\"> WORKERS * METHOD\"}", "\"METHOD\" is no knob with numbers of the program"},
      {"{\"lost\":\"> 1 + 2 * ROUDNS\"}", "\"ROUDNS\" is no knob with numbers of the program"},
      {"{\"value\":{\"n\":\"> ROUNDS\",\"q\":\"> lock\"}}", "\"lock\" is no knob with numbers of the program"},
      {"{\"output\":\"lock\"}", ""},
      {"true", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char why[300];
    Goal *g = goal_of(rows[i].text, why, sizeof why);
    assert_non_null(g);
    assert_int_equal(goal_fits(g, &program, why, sizeof why), !*rows[i].why);
    assert_string_equal(why, rows[i].why);
    goal_done();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_goal_knows_what_it_is_about),
      cmocka_unit_test(what_cannot_be_read_is_named),
      cmocka_unit_test(names_must_be_the_programs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
