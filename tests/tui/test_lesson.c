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
    "{\"parts\":[{\"title\":{\"en\":\"Processes\",\"zh\":\"进程\"},\"lessons\":[\"first\",\"race\",\"later\"]}]}";
static const char program[] = "WORKERS = 4  #: knob 1..16 explore 2\n"
                              "METHOD = 'fork'  #: knob fork|spawn\n"
                              "def work():\n"
                              "    with lock:  #: switch lock\n"
                              "        counter.value += 1  #: mark add\n"
                              "    done()  #: mark end\n";
static const char lesson[] =
    "{\"needs\":[\"later\"],\"pages\":[{\"id\":\"a\",\"idea\":\"One thing.\",\"lines\":[\"lock\",\"add..end\"],"
    "\"set\":{\"lock\":\"off\",\"pace\":20},\"ask\":{\"options\":[{\"id\":\"x\",\"when\":{\"ends\":\"> 1\"}},"
    "{\"id\":\"y\",\"when\":{\"agree\":true}}]},\"play\":[\"answer x\"]},"
    "{\"id\":\"b\",\"idea\":\"Another.\",\"set\":{\"WORKERS\":1200},\"small\":{\"WORKERS\":3},"
    "\"goal\":{\"value\":{\"counter\":\"== WORKERS * 10 + 1\"}},\"play\":[\"run\",\"switch lock\"]}],"
    "\"claims\":[{\"id\":\"free\",\"explore\":{\"orders\":14,\"outcomes\":{\"counter\":[1,2]}}}]}";
static const char words[] = "# T\n## about\na\n## see\ns\n## do\nd\n"
                            "## a: Page a\nLine {line:add}, {WORKERS * 2}.\n### question\nq\n### x: X\nr\n### y: Y\nw\n"
                            "### hints\n- one\n"
                            "## b: Page b\n{WORKERS} `{WORKERS}` {small:WORKERS} {METHOD} {claim:free.orders} "
                            "{claim:free.counter} {key:run} {{}}\n### goal\ng\n### reached\nr\n";

static void whole_course(void) {
  write_file("course.json", course);
  write_file("02-race/program.py", program);
  write_file("02-race/lesson.json", lesson);
  write_file("02-race/en.md", words);
  write_file("02-race/zh.md", words);
}

static int make_folder(void **state) {
  (void)state;
  char path[100];
  if (!mkdtemp(folder)) return -1;
  snprintf(path, sizeof path, "%s/02-race", folder);
  return mkdir(path, 0700);
}

static int drop_folder(void **state) {
  static const char *const names[] = {
      "course.json", "02-race/lesson.json", "02-race/en.md", "02-race/zh.md", "02-race/program.py", "02-race", ""};
  (void)state;
  for (int i = 0; i < 7; i++) {
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, names[i]);
    remove(path);
  }
  return 0;
}

static Course *loaded(void) {
  char why[900] = "";
  Course *c = course_load(folder, why, sizeof why);
  assert_string_equal(why, "");
  assert_non_null(c);
  return c;
}

// The number is the place among all that are named; a lesson without lesson.json is not there.
static void a_course_is_read(void **state) {
  (void)state;
  whole_course();
  Course *c = loaded();
  assert_int_equal(c->nlessons, 1);
  const Lesson *l = course_lesson(c, "2");
  assert_ptr_equal(l, course_lesson(c, "race"));
  assert_ptr_equal(l, course_lesson(c, "02-race"));
  assert_null(course_lesson(c, "first"));
  assert_int_equal(l->npages, 2);
  const LessonPage *a = &l->pages[0];
  assert_int_equal(a->ask->noptions, 2);
  assert_int_equal(a->lines[0].last, 4);
  assert_int_equal(a->lines[1].first, 5);
  assert_int_equal(a->lines[1].last, 6);
  assert_string_equal(a->sets[1].value, "20");
  assert_string_equal(a->words[CHINESE].options[1], "Y");
  assert_string_equal(a->words[ENGLISH].why[0], "r");
  assert_string_equal(a->words[ENGLISH].title, "Page a");
  assert_int_equal(a->words[ENGLISH].nhints, 1);
  assert_string_equal(l->faults, "");
  course_free(c);
}

static void names_in_braces_are_put_in(void **state) {
  (void)state;
  whole_course();
  Course *c = loaded();
  const LessonPage *pages = c->lessons[0].pages;
  assert_string_equal(pages[0].words[ENGLISH].text, "Line 5, 8.");
  assert_string_equal(pages[1].words[ENGLISH].text, "1200 `1200` 3 fork 14 1 or 2 {key:run} {}");
  assert_string_equal(pages[1].words[CHINESE].text, "1200 `1200` 3 fork 14 1 或 2 {key:run} {}");
  course_free(c);
}

// What must not stand bare in a text.
static void bare_facts_are_found(void **state) {
  static const struct {
    const char *text, *fault;
  } rows[] = {
      {"Read line 5.", "line 5 is bare: write {line:NAME}"},
      {"Read lines 1.", "line 1 is bare: write {line:NAME}"},
      {"第 5 行。", "line 5 is bare: write {line:NAME}"},
      {"It is 14.", "14 is a bare number: write {claim:…} or {NAME OF A VALUE}"},
      {"Press `r`.", "`r` is a bare key: write {key:…}"},
      {"Press Enter.", "Enter is a bare key: write {key:…}"},
      {"It says `counter 99`.", "99 in `counter 99` is a bare number that the program does not have"},
      {"One two three four five six seven eight nine ten one two three four five six seven eight nine ten one.",
       "a sentence of 21 words, 20 are the most: One two three four five six seven eight …"},
      {"It is 2, and Process-3 has utf8; `WORKERS = 4` and `lock`, {WORKERS}.", NULL},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char text[2000], fault[400];
    whole_course();
    snprintf(text, sizeof text, "%.*s%s%s", (int)(strstr(words, "Line {line:add}") - words), words, rows[i].text,
             strstr(words, "\n### question"));
    write_file("02-race/en.md", text);
    Course *c = loaded();
    snprintf(fault, sizeof fault, "%s/02-race/en.md: ## a: %s\n", folder, rows[i].fault);
    assert_string_equal(c->lessons[0].faults, rows[i].fault ? fault : "");
    course_free(c);
  }
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
  static const char json[] = "02-race/lesson.json", en[] = "02-race/en.md", zh[] = "02-race/zh.md";
  (void)state;
  refused("course.json", "{\n\"parts\": [\n}", ":3: this is not JSON");
  refused("course.json", "[]", ":1: an object is expected here");
  refused("course.json", changed(course, "later", "race"), ": \"lessons\" has \"race\" twice");
  refused(json, changed(lesson, "\"id\":\"b\"", "\"id\":\"a\""), ": \"pages\" has two with the id \"a\"");
  refused(json, changed(lesson, "\"idea\":\"Another.\"", "\"idea\":\"Another.\",\"of\":\"first\""),
          ": page \"b\": \"of\" is for the pages of a review");
  refused(json, changed(lesson, "\"later\"", "\"never\""), ": \"needs\" names \"never\", which is not in the course");
  refused(
      json, changed(lesson, "\"goal\":{", "\"gaol\":{"),
      ": page \"b\": \"gaol\" is a spare key; there may be: id idea of open program lines set small screen ask goal "
      "play");
  refused(json, changed(lesson, "\"ends\"", "\"lots\""),
          ": page \"a\", ask: \"x\" when: \"lots\" is no test that mplab knows; it knows state, lost, stale, updates, "
          "steps, seconds, alive, processes, zombies, runs, exit, lost_since_toggle, updates_since_toggle, killed, "
          "paced, let_go, "
          "stale_by_hand, went_back, watched, pace, values, ends, agree, possible, pattern, explored_with, orders, "
          "outcomes, explored, found, ending, may_print, must_print, exitcode, value, waiting, text, switch, knob, "
          "toggled, holder_dead, output, output_lacks");
  refused(json, changed(lesson, "> 1", "> "),
          ": page \"a\", ask: \"x\" when: \"ends\" must compare: a number or a text such as \">= 2\"");
  refused(json, changed(lesson, "{\"ends\":\"> 1\"}", "{\"explored\":\"all\"}"),
          ": page \"a\", ask: \"x\" when: \"explored\" must be any, breaks, proved or ends");
  refused(json, changed(lesson, "add..end", "end..add"), ": page \"a\": \"lines\" \"end..add\" ends before it begins");
  refused(json, changed(lesson, "\"lock\",\"add", "\"dock\",\"add"),
          ": page \"a\": \"lines\" names \"dock\", no line of the program; named are: WORKERS, METHOD, lock, add, end");
  refused(json, changed(lesson, "\"small\"", "\"screen\":{\"first\":[\"lok\"]},\"small\""),
          ": page \"b\", screen: \"first\" names \"lok\", which the program does not have");
  refused(json, changed(lesson, "\"small\"", "\"screen\":{\"first\":[]},\"small\""),
          ": page \"b\", screen: \"first\" must be an array of 1 to 4 names of objects");
  refused(json, changed(lesson, ",\"play\":[\"answer x\"]", ""), ": page \"a\": \"play\" is missing: how is it done");
  refused(json, changed(lesson, "\"switch lock\"", "\"switch dock\""),
          ": page \"b\": \"play\" \"switch dock\": it names no switch of the program");
  refused(json, changed(lesson, "\"run\",", "\"ran\","), ": page \"b\": \"play\" \"ran\": there is no such command");
  refused(json, changed(lesson, "One thing.", ""), ": page \"a\": \"idea\" must be a sentence of at most 15 words");
  refused(
      json, changed(lesson, "\"orders\":14", "\"raecs\":0"),
      ": claim 1: \"raecs\" is a spare key; there may be: complete orders races outcomes breaks verdict ends caveats");
  refused(json,
          changed(lesson, "\"explore\":{\"orders\":14,\"outcomes\":{\"counter\":[1,2]}}", "\"run\":{\"exit\":\"0\"}"),
          ": claim 1: \"exit\" must be a number");
  refused(zh, changed(words, "## see\ns\n", ""), ": \"## see\" is missing");
  refused(zh, changed(words, "### y: Y", "### z: Y"), ": \"## a / ### y\" is missing");
  refused(en, changed(words, "### goal\ng", "### goal"), ":20: \"goal\" has no text");
  refused(en, changed(words, "### x: X", "### x"), ":12: \"x\" has no title: a colon and then it");
  refused(en, changed(words, "## about", "## more\nm\n## about"), ":2: \"more\" is a spare heading");
  refused(zh, changed(words, "- one", "- one\n- two"), ": \"## a / ### hints\" has 2 entries, and en.md 1");
  refused(en, changed(words, "- one", "- one\n- two\n- three"),
          ": \"## a / ### hints\" must be a list of at most 2 entries");
  refused(en, changed(words, "{line:add}", "{line:odd}"),
          ": ## a: {line:odd} names no line of the program; named are: WORKERS, METHOD, lock, add, end");
  refused(en, changed(words, "{key:run}", "{key:ran}"),
          ": ## b: {key:ran} names no command; tui/words/keys.h has them");
  refused(en, changed(words, "{claim:free.orders}", "{claim:free.races}"),
          ": ## b: {claim:free.races} is not stated by that claim");
  refused(en, changed(words, "{METHOD}", "{ROUNDS}"), ": ## b: {ROUNDS} names \"ROUNDS\": no value of the program");
}

static void a_lesson_must_fit_its_program(void **state) {
  (void)state;
  char why[300] = "";
  Scene s;
  help_scene(&s);
  whole_course();
  Course *c = loaded();
  const Lesson *l = &c->lessons[0];
  assert_true(lesson_fits(l, l->program, &s.program, why, sizeof why));
  strcpy(s.switches[0].name, "other");
  assert_false(lesson_fits(l, l->program, &s.program, why, sizeof why));
  assert_string_equal(why, "02-race/lesson.json: page \"a\": set \"lock\" to \"off\" cannot be done");
  assert_true(lesson_fits(l, "another.py", &s.program, why, sizeof why));  // none of its pages has that
  strcpy(s.switches[0].name, "lock");
  strcpy(s.knobs[0].name, "OTHER");
  assert_false(lesson_fits(l, l->program, &s.program, why, sizeof why));
  course_free(c);
  help_free(&s);
}

// What each kind of question holds for right, and which reason it gives.
static void questions_know_their_answers(void **state) {
  static const struct {
    const char *json, *truth, *answers[3];
    int reasons[3];
  } rows[] = {
      {"{\"options\":[{\"id\":\"x\",\"when\":{\"agree\":true}},{\"id\":\"y\",\"when\":{\"ends\":2}}]}",
       "y",
       {"x", "y", "x"},
       {0, 1, 0}},
      {"{\"kind\":\"many\",\"options\":[{\"id\":\"x\",\"when\":{\"possible\":{\"n\":1}}},{\"id\":\"y\",\"when\":{"
       "\"possible\":{\"n\":2}}},"
       "{\"id\":\"z\",\"when\":{\"possible\":{\"n\":3}}}]}",
       "x y",
       {"x", "x y", "x y z"},
       {1, ASK_OPTIONS, 2}},
      {"{\"kind\":\"number\",\"is\":\"orders\",\"options\":[{\"id\":\"two\",\"is\":2}]}",
       "4",
       {"2", "4", "9"},
       {0, ASK_OPTIONS, ASK_OPTIONS + 1}},
      {"{\"kind\":\"number\",\"is\":\"breaking\"}", "3", {"3", "4", "3"}, {ASK_OPTIONS, ASK_OPTIONS + 1, ASK_OPTIONS}},
      {"{\"kind\":\"line\",\"is\":[\"add\"],\"options\":[{\"id\":\"l\",\"at\":\"lock\"}]}",
       "5",
       {"4", "5", "6"},
       {0, ASK_OPTIONS, ASK_OPTIONS + 1}},
      {"{\"kind\":\"order\",\"options\":[{\"id\":\"p\"},{\"id\":\"q\"}],\"is\":[[\"q\",\"p\"]]}",
       "q p",
       {"q p", "p q", "q p"},
       {ASK_OPTIONS, ASK_OPTIONS + 1, ASK_OPTIONS}},
  };
  static struct LabNamed one[1] = {{"n", "1"}}, two[1] = {{"n", "2"}};
  LabOutcome outcomes[2] = {{.orders = 1, .values = one, .nvalues = 1},
                            {.orders = 3, .breaks = true, .values = two, .nvalues = 1}};
  LabExplore e = {.on = true, .complete = true, .orders = 4, .nends = 2, .outcomes = outcomes, .noutcomes = 2};
  (void)state;
  Scene s;
  help_scene(&s);
  Facts f = {.program = &s.program, .snap = &s.snap, .explore = &e, .explore_counts = true};
  whole_course();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char why[300] = "", truth[ASK_ANSWER] = "", path[200];
    Reading r = {.keep = keep_new(), .folder = folder, .file = "l", .why = why, .size = sizeof why};
    Anchors anchors;
    snprintf(path, sizeof path, "%s/02-race/program.py", folder);
    assert_true(anchors_read(&r, path, &anchors));
    cJSON *json = cJSON_Parse(rows[i].json);
    Ask *ask = ask_read(&r, json, "page", &anchors);
    assert_string_equal(why, "");
    assert_true(ask_truth(ask, &f, true, truth, sizeof truth));
    assert_string_equal(truth, rows[i].truth);
    for (int k = 0; k < 3; k++) {
      assert_int_equal(ask_is_right(ask, rows[i].answers[k], truth), !strcmp(rows[i].answers[k], truth));
      assert_int_equal(ask_reason(ask, rows[i].answers[k], truth), rows[i].reasons[k]);
    }
    keep_free(r.keep);
    cJSON_Delete(json);
  }
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
  LabOutcome outcomes[2] = {
      {.kind = LAB_ENDS_OK, .text = "counter = 2", .prints = (char[]){"sum 2\n"}},
      {.kind = LAB_ENDS_STALE, .breaks = true, .text = "counter = 1", .prints = (char[]){"sum 1\n"}}};
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
  assert_true(met(&s, &f, "{\"ending\":[\"ok\",\"stale\"]}"));
  assert_false(met(&s, &f, "{\"ending\":\"deadlock\"}"));
  assert_true(met(&s, &f, "{\"may_print\":[\"sum 2\",\"sum 1\"],\"must_print\":\"sum\"}"));
  assert_false(met(&s, &f, "{\"must_print\":\"sum 2\"}"));
  assert_false(met(&s, &f, "{\"may_print\":\"sum 3\"}"));
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
      cmocka_unit_test(names_in_braces_are_put_in),
      cmocka_unit_test(bare_facts_are_found),
      cmocka_unit_test(what_is_wrong_is_named),
      cmocka_unit_test(questions_know_their_answers),
      cmocka_unit_test(a_lesson_must_fit_its_program),
      cmocka_unit_test(goals_hold_when_they_should),
      cmocka_unit_test(goals_of_stepping_and_exploring),
  };
  return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
