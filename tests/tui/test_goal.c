// Goals and comparisons, word by word: when each one holds. What of a goal's text is refused: test_goal_text.c.
#include "goal_help.h"

// ---- a run of which everything is known, no two numbers the same ----

static LabProcess processes[] = {{.name = "MainProcess"},
                                 {.name = "Process-1", .ended = true, .exitcode = 7, .doing = LAB_ZOMBIE},
                                 {.name = "Process-2", .ended = true, .exitcode = -9, .doing = LAB_GONE}};
static LabObject objects[] = {{.name = "n", .value = "41", .is_number = true, .number = 41, .size = 8, .nwaiting = 1},
                              {.name = "q", .value = "a", .size = 5, .nwaiting = 2},
                              {.name = "l", .nwaiting = 3, .holder_dead = true}};
static LabSwitch switches[] = {{.name = "lock"}, {.name = "join", .on = true}};
static LabKnob knobs[] = {
    {.name = "WORKERS", .min = 1, .max = 16, .value = 4, .explore = 2},
    {.name = "METHOD", .is_choice = true, .choices = {"fork", "spawn"}, .nchoices = 2, .choice = 1},
    {.name = "ROUNDS", .min = 1, .max = 99, .value = 10, .explore = 3}};
static LabProgram program = {.switches = switches, .nswitches = 2, .knobs = knobs, .nknobs = 3};
static LabStep history[] = {{.stale = true}, {.stale = false}, {.stale = true}, {.stale = true}};
static LabGate gate = {.on = true, .history = history, .nhistory = 4, .at = 3};
static LabOutcome outcomes[] = {{.text = "n = 2"}, {.text = "n = 1", .breaks = true}, {.text = "n = 3"}};
static LabSnapshot snap;
static LabExplore explore;
static Facts facts;

static void begin(void) {
  snap = (LabSnapshot){.state = LAB_ENDED,
                       .lost = 101,
                       .stale = 102,
                       .updates = 203,
                       .steps = 104,
                       .nanoseconds = 2500000000,
                       .alive = 105,
                       .exit_code = 106,
                       .processes = processes,
                       .nprocesses = 3,
                       .objects = objects,
                       .nobjects = 3,
                       .output = "one two",
                       .output_size = 7};
  explore = (LabExplore){.on = true, .complete = true, .orders = 111, .outcomes = outcomes, .noutcomes = 3};
  facts = (Facts){.program = &program,
                  .snap = &snap,
                  .run_counts = true,
                  .runs = 121,
                  .killed = 122,
                  .paced = 123,
                  .gate = &gate,
                  .explore = &explore,
                  .explore_counts = true,
                  .let_go = 124,
                  .went_back = 125,
                  .watched = 126,
                  .any_toggle = true,
                  .lost_at_toggle = 91,
                  .updates_at_toggle = 12};
}

__attribute__((format(printf, 2, 3))) static void holds(bool expected, const char *form, ...) {
  char text[300], why[900];
  va_list list;
  va_start(list, form);
  vsnprintf(text, sizeof text, form, list);
  va_end(list);
  Goal *g = goal_of(text, why, sizeof why);
  if (!g || *why) fail_msg("%s: %s", text, why);
  if (goal_met(g, &facts) != expected) fail_msg("%s holds%s", text, expected ? " not" : "");
  goal_done();
}

// ---- numbers ----

static const struct Number {
  const char *word, *name;  // name: of whose
  double is;
  enum { OF_NOTHING, OF_RUN, OF_SEARCH } of;
} numbers[] = {{"lost", NULL, 101, OF_RUN},
               {"stale", NULL, 102, OF_RUN},
               {"updates", NULL, 203, OF_RUN},
               {"steps", NULL, 104, OF_RUN},
               {"seconds", NULL, 2.5, OF_RUN},
               {"alive", NULL, 105, OF_RUN},
               {"processes", NULL, 3, OF_RUN},
               {"zombies", NULL, 1, OF_RUN},
               {"runs", NULL, 121, OF_NOTHING},
               {"exit", NULL, 106, OF_RUN},
               {"lost_since_toggle", NULL, 10, OF_RUN},
               {"updates_since_toggle", NULL, 191, OF_RUN},
               {"killed", NULL, 122, OF_RUN},
               {"paced", NULL, 123, OF_NOTHING},
               {"let_go", NULL, 124, OF_RUN},
               {"stale_by_hand", NULL, 2, OF_RUN},
               {"went_back", NULL, 125, OF_RUN},
               {"watched", NULL, 126, OF_NOTHING},
               {"orders", NULL, 111, OF_SEARCH},
               {"outcomes", NULL, 3, OF_SEARCH},
               {"exitcode", "Process-1", 7, OF_RUN},
               {"exitcode", "Process-2", -9, OF_RUN},
               {"value", "n", 41, OF_RUN},
               {"value", "q", 5, OF_RUN},
               {"waiting", "n", 1, OF_RUN},
               {"waiting", "q", 2, OF_RUN},
               {"waiting", "l", 3, OF_RUN},
               {"knob", "WORKERS", 4, OF_NOTHING},
               {"knob", "ROUNDS", 10, OF_NOTHING}};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

static void asked(const struct Number *n, const char *order, double right, bool expected) {
  if (n->name) holds(expected, "{\"%s\":{\"%s\":\"%s %.10g\"}}", n->word, n->name, order, right);
  else holds(expected, "{\"%s\":\"%s %.10g\"}", n->word, order, right);
}

static void each_number_is_compared(void **state) {
  for (int i = 0; i < NUMBERS; i++) {
    const struct Number *n = &numbers[i];
    begin();
    for (int by = -1; by <= 1; by++) {
      double right = n->is + by;
      asked(n, "==", right, n->is == right);
      asked(n, "!=", right, n->is != right);
      asked(n, "<", right, n->is < right);
      asked(n, "<=", right, n->is <= right);
      asked(n, ">", right, n->is > right);
      asked(n, ">=", right, n->is >= right);
    }
    holds(true, n->name ? "{\"%s\":{\"%s\":%.10g}}" : "{\"%s\"%.0s:%.10g}", n->word, n->name ? n->name : "", n->is);
  }
}

static void a_number_of_the_run_needs_the_run(void **state) {
  for (int i = 0; i < NUMBERS; i++) {
    begin();
    facts.run_counts = false;
    asked(&numbers[i], "==", numbers[i].is, numbers[i].of != OF_RUN);
    begin();
    snap.state = LAB_NONE;
    asked(&numbers[i], "==", numbers[i].is, numbers[i].of != OF_RUN);
    begin();
    facts.snap = NULL;
    asked(&numbers[i], "==", numbers[i].is, numbers[i].of != OF_RUN);
    begin();
    facts.explore_counts = false;
    asked(&numbers[i], "==", numbers[i].is, numbers[i].of != OF_SEARCH);
    begin();
    explore.complete = false;
    asked(&numbers[i], "==", numbers[i].is, numbers[i].of != OF_SEARCH);
  }
}

static void what_is_not_known_is_not_compared(void **state) {
  begin();
  snap.state = LAB_RUNNING;
  holds(false, "{\"exit\":106}");
  begin();
  facts.any_toggle = false;
  holds(false, "{\"lost_since_toggle\":10}");
  holds(false, "{\"updates_since_toggle\":191}");
  holds(false, "{\"exitcode\":{\"MainProcess\":0}}");  // it has not ended
  holds(false, "{\"exitcode\":{\"Process-3\":0}}");
  for (int i = 0; i < 3; i++) {
    static const char *const words[] = {"value", "waiting", "knob"};
    holds(false, "{\"%s\":{\"other\":\">= 0\"}}", words[i]);
  }
  holds(false, "{\"text\":{\"other\":\"\"}}");
  holds(false, "{\"holder_dead\":\"other\"}");
  facts.program = NULL;
  holds(false, "{\"knob\":{\"WORKERS\":4}}");
  holds(false, "{\"switch\":{\"lock\":\"off\"}}");
}

static void what_was_stale_by_hand(void **state) {
  for (int at = 0; at <= 4; at++) {
    begin();
    gate.at = at;
    holds(true, "{\"stale_by_hand\":%d}", (at > 0) + (at > 2) + (at > 3));
    facts.let_go = 0;
    holds(true, "{\"stale_by_hand\":0}");
    facts.let_go = 1;
    gate.on = false;
    holds(true, "{\"stale_by_hand\":0}");
    gate.on = true;
    facts.gate = NULL;
    holds(true, "{\"stale_by_hand\":0}");
  }
  gate.at = 3;
}

// ---- sums ----

static const struct Sum {
  const char *text;
  double is, small;
} sums[] = {{"3", 3, 3},
            {" 3 + 4", 7, 7},
            {"9 - 4 + 2", 7, 7},
            {"9-4-2", 3, 3},
            {"2 * 3 * 4", 24, 24},
            {"1 + 2 * 3 - 4 * 5", -13, -13},
            {"WORKERS", 4, 2},
            {"WORKERS * ROUNDS + 1", 41, 7},
            {"WORKERS * ROUNDS * 2 - ROUNDS", 70, 9},
            {"1.5 * WORKERS", 6, 3},
            {"1 * 1 * 1 * 5 + 1 + 1 + 2 * 2 * 2 * 2", 23, 23}};

static void a_sum_of_products_is_compared_with(void **state) {
  for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
    for (int small = 0; small < 2; small++) {
      begin();
      facts.small = small;
      snap.lost = (int64_t)(small ? sums[i].small : sums[i].is);
      holds(true, "{\"lost\":\"== %s\"}", sums[i].text);
      holds(true, "{\"lost\":\"<=%s\"}", sums[i].text);
      holds(false, "{\"lost\":\"!= %s\"}", sums[i].text);
      snap.lost++;
      holds(false, "{\"lost\":\"== %s\"}", sums[i].text);
    }
}

// ---- texts, states, switches, knobs ----

static void texts_are_looked_for(void **state) {
  begin();
  holds(true, "{\"output\":\"one\"}");
  holds(true, "{\"output\":[\"two\",\"one\"]}");
  holds(false, "{\"output\":[\"one\",\"three\"]}");
  holds(false, "{\"output\":[\"three\",\"one\"]}");
  holds(false, "{\"output_lacks\":\"one\"}");
  holds(false, "{\"output_lacks\":[\"three\",\"one\"]}");
  holds(true, "{\"output_lacks\":[\"three\",\"four\"]}");
  snap.output = NULL;
  holds(false, "{\"output\":\"one\"}");
  holds(true, "{\"output_lacks\":\"one\"}");
  holds(true, "{\"text\":{\"n\":\"41\"}}");
  holds(false, "{\"text\":{\"n\":\"4\"}}");
  holds(true, "{\"text\":{\"q\":\"a\",\"n\":\"41\"}}");
  holds(false, "{\"text\":{\"q\":\"b\",\"n\":\"41\"}}");
  holds(false, "{\"text\":{\"q\":\"a\",\"n\":\"42\"}}");
  holds(true, "{\"holder_dead\":\"l\"}");
  holds(false, "{\"holder_dead\":\"n\"}");
  holds(false, "{\"holder_dead\":[\"n\",\"l\"]}");
}

static void a_state_is_one_of_those_asked(void **state) {
  static const char *const words[] = {"running", "paused", "ended", "deadlock", "stopped"};
  static const LabRunState states[] = {LAB_RUNNING, LAB_PAUSED, LAB_ENDED, LAB_DEADLOCK, LAB_STOPPED};
  for (int i = 0; i < 5; i++)
    for (int k = 0; k < 5; k++)
      for (int m = 0; m < 5; m++) {
        begin();
        snap.state = states[i];
        holds(i == k || i == m, "{\"state\":[\"%s\",\"%s\"]}", words[k], words[m]);
        holds(i == k && m, "{\"lost\":%d,\"state\":\"%s\"}", m ? 101 : 7, words[k]);
        holds(i == k && m, "{\"state\":\"%s\",\"lost\":%d}", words[k], m ? 101 : 7);
      }
}

static void switches_and_how_they_were_turned(void **state) {
  for (int on = 0; on < 4; on++)
    for (int turned = 0; turned < 4; turned++)
      for (int i = 0; i < 2; i++) {
        begin();
        switches[0].on = on & 1, switches[1].on = on & 2;
        facts.toggled[i] = (uint8_t)turned;
        const char *name = switches[i].name, *other = switches[!i].name;
        holds(switches[i].on, "{\"switch\":{\"%s\":\"on\"}}", name);
        holds(!switches[i].on, "{\"switch\":{\"%s\":\"off\"}}", name);
        holds(on == 3, "{\"switch\":{\"lock\":\"on\",\"join\":\"on\"}}");
        holds(turned & 2, "{\"toggled\":{\"%s\":\"on\"}}", name);
        holds(turned & 1, "{\"toggled\":{\"%s\":\"off\"}}", name);
        holds(false, "{\"toggled\":{\"%s\":\"on\"}}", other);
        holds(false, "{\"toggled\":{\"%s\":\"off\"}}", other);
        holds(false, "{\"toggled\":{\"third\":\"off\"}}");
      }
}

// What was counted since a toggle goes on: a goal that was met lapses with it, another does not.
static void a_count_since_the_toggle_lapses(void **state) {
  static const char since[] = "{\"toggled\":{\"lock\":\"on\"},\"lost_since_toggle\":0,\"alive\":\">= 3\"}";
  static const struct {
    const char *goal;
    int64_t lost_before;
    bool toggled, lapsed;
  } cases[] = {{since, 101, true, false},                   // nothing was lost since; that nobody lives does not matter
               {since, 100, true, true},                    // something was
               {since, 101, false, true},                   // another run, in which nothing was turned
               {"{\"lost\":\"> 500\"}", 0, false, false}};  // what was seen was seen
  char why[200];
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    begin();
    snap.alive = 0;
    facts.any_toggle = cases[i].toggled;
    facts.lost_at_toggle = cases[i].lost_before;
    assert_int_equal(goal_lapsed(goal_of(cases[i].goal, why, sizeof why), &facts), cases[i].lapsed);
    goal_done();
  }
}

static void a_knob_is_a_number_or_a_choice(void **state) {
  begin();
  for (knobs[1].choice = 0; knobs[1].choice < 2; knobs[1].choice++)
    for (int k = 0; k < 2; k++) {
      holds(knobs[1].choice == k, "{\"knob\":{\"METHOD\":\"%s\"}}", knobs[1].choices[k]);
      holds(knobs[1].choice == k, "{\"knob\":{\"WORKERS\":\"> 3\",\"METHOD\":\"%s\"}}", knobs[1].choices[k]);
    }
  knobs[1].choice = 0;
  strcpy(knobs[0].choices[0], "fork");  // no choice all the same
  holds(false, "{\"knob\":{\"WORKERS\":\"fork\"}}");
}

// ---- what was explored ----

static void an_exploration_counts_when_it_has_ended_here(void **state) {
  for (int bits = 0; bits < 256; bits++) {
    begin();
    bool there = bits & 1, here = bits & 2, on = bits & 4, over = bits & 8, good = bits & 16;
    explore.complete = bits & 32;
    explore.on = on, explore.running = !over;
    if (!good) strcpy(explore.error, "no");
    facts.explore = there ? &explore : NULL;
    facts.explore_counts = here;
    outcomes[0].breaks = bits & 64, outcomes[1].breaks = false, outcomes[2].breaks = bits & 128;
    bool counts = there && here && on && over && good, breaks = bits & 192;
    holds(counts, "{\"explored\":\"any\"}");
    holds(counts && breaks, "{\"explored\":\"breaks\"}");
    holds(counts && !breaks && explore.complete, "{\"explored\":\"proved\"}");
    holds(counts && explore.complete, "{\"orders\":111}");
    holds(counts && explore.complete, "{\"outcomes\":3}");
    for (int i = 0; i < 3; i++) holds(counts, "{\"found\":\"%s\"}", outcomes[i].text);
    holds(false, "{\"found\":\"n = 4\"}");
    holds(false, "{\"found\":[\"n = 1\",\"n = 4\"]}");
  }
}

static void an_exploration_can_be_pinned_and_asked_for_its_ends(void **state) {
  static const bool turned[] = {false, true};
  static const int64_t with[] = {2, 0, 3};
  static const int choices[] = {0, 1, 0};
  static struct LabNamed one = {.name = "n", .text = "1"}, two = {.name = "n", .text = "2"};
  begin();
  outcomes[0].breaks = outcomes[2].breaks = false, outcomes[1].breaks = true;
  explore.switches = turned, explore.knobs = with, explore.choices = choices;
  explore.nends = 2;
  outcomes[0].values = &two, outcomes[1].values = &one, outcomes[2].values = &two;
  for (int i = 0; i < 3; i++) outcomes[i].nvalues = 1;
  outcomes[1].pattern = PATTERN_LOST_UPDATE;
  holds(true, "{\"explored_with\":{\"WORKERS\":2,\"lock\":\"off\",\"join\":\"on\",\"METHOD\":\"spawn\"}}");
  holds(true, "{\"explored_with\":{\"ROUNDS\":\">= WORKERS\"}}");
  holds(false, "{\"explored_with\":{\"WORKERS\":4}}");
  holds(false, "{\"explored_with\":{\"lock\":\"on\"}}");
  holds(false, "{\"explored_with\":{\"METHOD\":\"fork\"}}");
  holds(true, "{\"ends\":2}");
  holds(false, "{\"ends\":3}");
  holds(false, "{\"agree\":true}");
  holds(true, "{\"possible\":{\"n\":1}}");
  holds(true, "{\"possible\":{\"n\":\"== 2\"}}");
  holds(false, "{\"possible\":{\"n\":3}}");
  holds(true, "{\"pattern\":\"lost update\"}");
  holds(false, "{\"pattern\":\"circular wait\"}");
  explore.nends = 1;
  holds(true, "{\"agree\":true}");
  explore.complete = false;
  holds(false, "{\"agree\":true}");
  outcomes[1].breaks = false, explore.complete = true, explore.nends = 2;
  holds(true, "{\"explored\":\"ends\"}");
  holds(false, "{\"explored\":\"proved\"}");
  facts.explore_counts = false;
  holds(false, "{\"explored_with\":{\"WORKERS\":2}}");
  for (int i = 0; i < 3; i++) outcomes[i].nvalues = 0, outcomes[i].pattern = PATTERN_NONE;
}

static void a_run_has_its_pace_and_its_values_by_rules(void **state) {
  begin();
  facts.pace = 5;
  holds(true, "{\"pace\":\"<= 5\"}");
  holds(false, "{\"pace\":\"< 5\"}");
  facts.pace = 0;  // flat out
  holds(false, "{\"pace\":\"<= 5\"}");
  holds(true, "{\"values\":{\"n\":\"== 41\",\"q\":\"a\"}}");
  holds(false, "{\"values\":{\"n\":\"== 42\"}}");
  holds(true, "{\"values\":{\"n\":\"== WORKERS * ROUNDS + 1\"}}");  // the run's own values, 4 and 10 …
  facts.small = true;                                               // … or those of stepping, 2 and 3
  holds(false, "{\"values\":{\"n\":\"== WORKERS * ROUNDS + 1\"}}");
  holds(true, "{\"values\":{\"n\":\"== WORKERS * ROUNDS + 35\"}}");
  facts.run_counts = false;
  holds(false, "{\"values\":{\"n\":\"== 41\"}}");
}

static void what_a_manager_serves_has_values_too(void **state) {
  static LabBoard board = {.ntasks = 3,
                           .tasks = {{.name = "till", .value = "{'sold': 3, 'left': 4}"},
                                     {.name = "long", .value = "{'sold': 3, …"},
                                     {.value = "{'sold': 5}"}}};
  begin();
  objects[2].board = &board;
  holds(true, "{\"values\":{\"till['sold']\":3}}");
  holds(false, "{\"values\":{\"till['sold']\":4}}");
  holds(true, "{\"values\":{\"till[*]\":\"sum == 7\"}}");
  holds(true, "{\"values\":{\"till\":\"{'sold': 3, 'left': 4}\"}}");
  holds(false, "{\"values\":{\"long['sold']\":3}}");
  holds(true, "{\"values\":{\"n\":41}}");
  objects[2].board = NULL;
}

static void tests_of_an_array_hold_one_after_the_other(void **state) {
  char why[300];
  begin();
  Goal *g = goal_of("[{\"lost\":1},{\"lost\":2}]", why, sizeof why);
  assert_string_equal(why, "");
  snap.lost = 2;
  assert_false(goal_met(g, &facts));
  snap.lost = 1;
  assert_false(goal_met(g, &facts));
  snap.lost = 2;
  assert_true(goal_met(g, &facts));
  goal_begin(g);
  assert_false(goal_met(g, &facts));
  assert_true(goal_names_lost(g));
  goal_done();
}

// Seen must be what is to hold next: a screen cannot show all of them at once.
static void of_an_array_the_next_is_present(void **state) {
  char why[300];
  begin();
  facts.explore_counts = false;
  Goal *g = goal_of("[{\"lost\":1},{\"explored\":\"any\"}]", why, sizeof why);
  assert_string_equal(why, "");
  assert_int_equal(goal_evidence(goal_present(g)), EVIDENCE_SHARED);
  assert_true(goal_has(goal_present(g), "lost"));
  snap.lost = 1;
  assert_false(goal_met(g, &facts));
  assert_int_equal(goal_evidence(goal_present(g)), EVIDENCE_ENDS);
  assert_false(goal_names_lost(goal_present(g)));
  goal_done();
  g = goal_of("{\"lost\":1}", why, sizeof why);
  assert_ptr_equal(goal_present(g), g);
  goal_done();
}

// ---- constants; where it is seen ----

static void true_and_false_hold_by_themselves(void **state) {
  begin();
  facts.snap = NULL;
  holds(true, "true");
  holds(false, "false");
}

// Where it is seen that a goal holds: all its words together.
static void each_goal_has_its_evidence(void **state) {
  static const struct {
    const char *text;
    unsigned evidence;
  } rows[] = {{"{\"lost\": 0}", EVIDENCE_SHARED},
              {"{\"lost\": 0, \"state\": \"ended\"}", EVIDENCE_SHARED | EVIDENCE_HEADER},
              {"{\"stale_by_hand\": 1}", EVIDENCE_TIME},
              {"{\"explored\": \"proved\", \"switch\": {\"lock\": \"on\"}}", EVIDENCE_ENDS | EVIDENCE_HEADER},
              {"{\"output\": \"Done\", \"exitcode\": {\"P\": 0}}", EVIDENCE_OUTPUT | EVIDENCE_PROCESSES}};
  char why[200];
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const Goal *g = goal_of(rows[i].text, why, sizeof why);
    assert_non_null(g);
    assert_int_equal(goal_evidence(g), rows[i].evidence);
    goal_done();
  }
  const Goal *g = goal_of("{\"switch\": {\"lock\": \"on\"}, \"runs\": 3}", why, sizeof why);
  assert_true(goal_has(g, "switch") && goal_has(g, "runs") && !goal_has(g, "lost"));
  begin();
  bool was = switches[0].on;
  switches[0].on = false;
  assert_false(goal_settings_met(g, &facts));  // lock is off; how often it ran is no setting
  switches[0].on = true;
  assert_true(goal_settings_met(g, &facts));
  switches[0].on = was;
  goal_done();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_number_is_compared),
      cmocka_unit_test(a_number_of_the_run_needs_the_run),
      cmocka_unit_test(what_is_not_known_is_not_compared),
      cmocka_unit_test(what_was_stale_by_hand),
      cmocka_unit_test(a_sum_of_products_is_compared_with),
      cmocka_unit_test(texts_are_looked_for),
      cmocka_unit_test(a_state_is_one_of_those_asked),
      cmocka_unit_test(switches_and_how_they_were_turned),
      cmocka_unit_test(a_count_since_the_toggle_lapses),
      cmocka_unit_test(a_knob_is_a_number_or_a_choice),
      cmocka_unit_test(an_exploration_counts_when_it_has_ended_here),
      cmocka_unit_test(an_exploration_can_be_pinned_and_asked_for_its_ends),
      cmocka_unit_test(a_run_has_its_pace_and_its_values_by_rules),
      cmocka_unit_test(what_a_manager_serves_has_values_too),
      cmocka_unit_test(tests_of_an_array_hold_one_after_the_other),
      cmocka_unit_test(of_an_array_the_next_is_present),
      cmocka_unit_test(true_and_false_hold_by_themselves),
      cmocka_unit_test(each_goal_has_its_evidence),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
