// Tasks: what may stand in their files, and what is refused; names, frames, rules and lists, by themselves.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cjson/cJSON.h>
#include <cmocka.h>

#include "tui/course/frame.h"
#include "tui/course/markdown.h"
#include "tui/course/names.h"
#include "tui/course/task.h"

static char why[900];

// ---- names ----

static void names_are_not_those_in_comments_and_strings(void **state) {
  const char *text =
      "import time  # sleep\ns = 'sleep' + \"\"\"a\nsleep\"\"\" + r'\\' + f'{nap!r} sleep {{no}}'\nx = 0xbad + it's\n";
  assert_true(names_has(text, "time"));
  assert_false(names_has(text, "sleep"));
  assert_true(names_has(text, "nap"));
  assert_false(names_has(text, "no"));
  assert_false(names_has(text, "xbad"));
  assert_true(names_has(text, "it"));
  assert_false(names_has("", "a"));
  assert_false(names_has("'''never closed", "closed"));
  assert_false(names_has("f'{", "f"));
}

static void names_are_replaced_whole(void **state) {
  const char *names[] = {"most", "a"}, *others[] = {"least", "b"};
  char *text = names_replace("most = a.most + almost  # most\nprint(f'{most} most', 'a')", names, others, 2);
  assert_string_equal(text, "least = b.least + almost  # most\nprint(f'{least} most', 'a')");
  free(text);
}

// ---- the frame ----

static const char starter[] = "a = 1\n#: edit\nb = 2\n#: end\nc = 3\n#: edit\n#: end\nprint(a)\n";

static bool framed(Keep *keep, const char *answer, Framed *f) {
  const char *names[] = {"a"}, *others[] = {"z"};
  *why = 0;
  return frame_put(keep, starter, answer, names, others, 1, f, why, sizeof why);
}

static void an_answers_parts_are_put_into_the_starters_frame(void **state) {
  Keep *keep = keep_new();
  Framed f;
  const char *answer = "mine = 0\nhacked = 1\n#: edit\nb = a\nb += 1\n  #: end\nos.exit()\n#: edit\nd = 4\n#:end\n";
  assert_true(framed(keep, answer, &f));
  assert_string_equal(f.text, "z = 1\n#: edit\nb = a\nb += 1\n#: end\nc = 3\n#: edit\nd = 4\n#: end\nprint(z)\n");
  assert_string_equal(f.own, "b = a\nb += 1\nd = 4\n");
  assert_string_equal(f.given, "b = 2\n");
  assert_int_equal(frame_line(&f, 3), 4);  // b = a
  assert_int_equal(frame_line(&f, 8), 9);  // d = 4
  assert_int_equal(f.outside, 1);
  keep_free(keep);
}

// What the frame calls by a name is the frame's own, whatever the answer defines.
static void an_answer_takes_no_name_of_the_frame(void **state) {
  static const char whole[] =
      "from multiprocessing import Lock, Process\nimport kitchen\nSIZE = 3\nopen_now = 0\ndef report(q):\n"
      "    local = q\n#: edit\nbusy = 1\ndef work(q): pass\n#: end\n"
      "if __name__ == '__main__':\n    for p in [Process()]: p.start()\n";
  static const struct {
    const char *part, *taken;
  } rows[] = {
      {"def work(q):\n    report(q)\n    p = q\n", NULL},
      {"def work(q):\n    def report(x): return x\n    SIZE = 5\n    import json as kitchen\n", NULL},
      {"from multiprocessing import Lock, Queue\nimport kitchen\nlocal = 2\nopen_now = 1\n", NULL},
      {"for p in range(3): pass\nlocks = [Lock() for _ in range(SIZE)]\nlocks[SIZE - 1] = report\n", NULL},
      {"s = '''\ndef report(q): pass\n'''  # SIZE = 2\nif SIZE == 2 or SIZE <= 5: pass\nf(SIZE=1)\n", NULL},
      {"class Mine:\n    SIZE = 1\n    def report(self): self.kitchen = 1\nMine.SIZE = 3\n", NULL},
      {"def work(q): pass\ndef report(q): pass\n", "line 3: report belongs"},
      {"def f():\n    pass\nasync def report(): pass\n", "line 4: report belongs"},
      {"class report: pass\n", "report belongs"},
      {"if True:\n    report = lambda q: q\n", "line 3: report belongs"},
      {"if True: report = print\n", "report belongs"},
      {"x = 1; report = print\n", "report belongs"},
      {"x = report = print\n", "report belongs"},
      {"(x, report), y = (1, print), 2\n", "report belongs"},
      {"x = (1,\n  2)\ny = 1 + \\\n  2\nSIZE: int = 1\n", "line 6: SIZE belongs"},
      {"SIZE -= 2\n", "SIZE belongs"},
      {"def work(q):\n    global x, SIZE\n    SIZE = 1\n", "line 3: SIZE belongs"},
      {"del report\n", "report belongs"},
      {"from threading import Lock\n", "Lock belongs"},
      {"from queue import Queue as Process, Empty\n", "Process belongs"},
      {"from mine import (a,\n  b as report)\n", "report belongs"},
      {"import other as kitchen\n", "kitchen belongs"},
      {"kitchen.cook = print\n", "kitchen does not belong"},
      {"def work(q):\n    if q: Process.start = print\n", "line 3: Process does not belong"},
      {"import random\nrandom.random = print\n", "random does not belong"},
      {"globals()['report'] = print\n", "globals can change"},
      {"from __main__ import x\n", "__main__ can change"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char answer[400];
    Keep *keep = keep_new();
    Framed f;
    snprintf(answer, sizeof answer, "#: edit\n%s#: end\n", rows[i].part);
    assert_true(frame_put(keep, whole, answer, NULL, NULL, 0, &f, why, sizeof why));
    *why = 0;
    if (frame_taken(keep, whole, &f, why, sizeof why) != (rows[i].taken != NULL) ||
        (rows[i].taken && !strstr(why, rows[i].taken)))
      fail_msg("%s: %s", rows[i].part, why);
    keep_free(keep);
  }
}

// What is changed outside the parts is put back, and where it begins is known.
static void what_is_changed_outside_is_told(void **state) {
  static const struct {
    const char *answer;
    uint32_t line;
  } rows[] = {{"a = 1\n#: edit\nb = 5\nb = 6\n#: end\nc = 3\n#: edit\nd = 1\n#: end\nprint(a)\n", 0},
              {"a = 1  \n #: edit\n #: end\nc = 3\n#: edit\n#: end\nprint(a)", 0},
              {"a = 2\n#: edit\n#: end\nc = 3\n#: edit\n#: end\nprint(a)\n", 1},
              {"a = 1\nx = 1\n#: edit\n#: end\nc = 3\n#: edit\n#: end\nprint(a)\n", 2},
              {"a = 1\n#: edit\nb = 5\nb = 6\n#: end\nc = 4\n#: edit\n#: end\nprint(a)\n", 6},
              {"a = 1\n#: edit\n#: end\n#: edit\n#: end\nprint(a)\n", 4},
              {"a = 1\n#: edit\n#: end\nc = 3\n#: edit\n#: end\n", 7}};
  Keep *keep = keep_new();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Framed f;
    assert_true(framed(keep, rows[i].answer, &f));
    if (f.outside != rows[i].line) fail_msg("row %zu: line %u, not %u", i, f.outside, rows[i].line);
  }
  keep_free(keep);
}

static void marks_must_be_in_pairs_and_as_many_as_in_the_starter(void **state) {
  static const struct {
    const char *answer, *says;
  } rows[] = {{"x = 1\n", "no #: edit stands in it"},
              {"#: edit\nx = 1\n", "#: end is missing"},
              {"#: end\n", "line 1: this mark has no partner"},
              {"#: edit\n#: edit\n#: end\n", "line 2"},
              {"#: edit\n#: end\n#: edit\n#: end\n#: edit\n#: end\n", "3 parts stand"}};
  Keep *keep = keep_new();
  Framed f;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    assert_false(framed(keep, rows[i].answer, &f));
    if (!strstr(why, rows[i].says)) fail_msg("%s: %s", rows[i].answer, why);
  }
  keep_free(keep);
}

static void changed_lines_are_counted(void **state) {
  static const struct {
    const char *a, *b;
    int n;
  } rows[] = {{"", "", 0},          {"a\nb\n", "a\nb \n", 0}, {"a\nb\n", "a\nc\n", 1},
              {"a\nb\n", "a\n", 1}, {"a\n", "a\nb\nc\n", 2},  {"a\nb\nc\n", "c\na\nb\n", 1},
              {"a\n", "", 1}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    assert_int_equal(lines_changed(rows[i].a, rows[i].b), rows[i].n);
}

// ---- rules ----

static const LabKnob knobs[] = {{.name = "N", .min = 1, .max = 9, .value = 5, .explore = 3}};
static const LabProgram program = {.knobs = (LabKnob *)knobs, .nknobs = 1};

static RuleSays says(const char *json, const char *name, const char *value) {
  Keep *keep = keep_new();
  cJSON *tree = cJSON_Parse(json);
  Reading r = {.keep = keep, .file = "t", .why = why, .size = sizeof why};
  Rule rule = {0};
  assert_true(tree && rule_read(&r, tree->child, "", &rule));
  LabFinal end = {.names = &name, .texts = &value, .n = 1, .prints = ""};
  RuleSays s = rule_says(&rule, &end, &program, true, why, sizeof why);
  cJSON_Delete(tree);
  keep_free(keep);
  return s;
}

static void rules_speak_of_values_sums_and_entries(void **state) {
  static const struct {
    const char *rule, *name, *value;
    RuleSays says;
  } rows[] = {
      {"{\"n\":3}", "n", "3", RULE_HOLDS},
      {"{\"n\":3}", "n", "4", RULE_BROKEN},
      {"{\"n\":3}", "m", "3", RULE_NO_VALUE},
      {"{\"n\":[0,2]}", "n", "2", RULE_HOLDS},
      {"{\"n\":[0,2]}", "n", "1", RULE_BROKEN},
      {"{\"n\":true}", "n", "True", RULE_HOLDS},
      {"{\"n\":\"[1, 2]\"}", "n", "[1, 2]", RULE_HOLDS},
      {"{\"n\":\"== N * 2\"}", "n", "6", RULE_HOLDS},
      {"{\"n\":\"== N * 2\"}", "n", "'6'", RULE_BROKEN},
      {"{\"n[*]\":\"== 1\"}", "n", "[1, 1]", RULE_HOLDS},
      {"{\"n[*]\":\"== 1\"}", "n", "[1, 2]", RULE_BROKEN},
      {"{\"n[*]\":\"sum == 3\"}", "n", "[1, 2]", RULE_HOLDS},
      {"{\"n[*]\":\"sum == 3\"}", "n[0]", "3", RULE_HOLDS},
      {"{\"n[*]\":\"sum == 3\"}", "nn[0]", "3", RULE_NO_VALUE},
      {"{\"n[1]\":2}", "n", "[1, 2]", RULE_HOLDS},
      {"{\"n['a']\":2}", "n", "{'b': 'x, \\'a\\': 9', 'a': 2}", RULE_HOLDS},
      {"{\"n['a']\":\"[1, 2]\"}", "n", "{'a': [1, 2], 'b': {'a': 3}}", RULE_HOLDS},
      {"{\"n['c']\":2}", "n", "{'a': 2}", RULE_NO_VALUE},
      {"{\"n['a']\":2}", "n", "{'a': 2", RULE_BROKEN},
      {"{\"n['a']\":2}", "n", "", RULE_NO_VALUE},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    RuleSays s = says(rows[i].rule, rows[i].name, rows[i].value);
    if (s != rows[i].says) fail_msg("%s of %s = %s: %d", rows[i].rule, rows[i].name, rows[i].value, s);
  }
}

// ---- Markdown ----

static void headings_and_lists_are_read(void **state) {
  Keep *keep = keep_new();
  Reading r = {.keep = keep, .file = "t", .why = why, .size = sizeof why};
  Markdown m;
  const char *list[3];
  assert_true(markdown_parse(&r, "f.md", "# T\n\n## a\n\nx\n\ny\n\n## b\n### c\n- 1\n- 2\n  more\n", &m));
  assert_string_equal(markdown_title(&r, &m), "T");
  assert_string_equal(markdown_take(&r, &m, "a", NULL, false), "x\n\ny");
  assert_int_equal(markdown_list(keep, markdown_take(&r, &m, "b", "c", false), list, 3), 2);
  assert_string_equal(list[1], "2 more");
  assert_true(markdown_all_used(&r, &m));
  assert_null(markdown_take(&r, &m, "z", NULL, false));
  assert_string_equal(why, "f.md: \"## z\" is missing");
  assert_int_equal(markdown_list(keep, "- a\nb\n", list, 3), -1);
  assert_int_equal(markdown_list(keep, "- a\n- b\n", list, 1), -1);
  keep_free(keep);
}

static void headings_that_cannot_be_are_refused_with_their_line(void **state) {
  static const struct {
    const char *text, *says;
  } rows[] = {{"", "f.md:1: a title is expected"},
              {"## a\n", "f.md:1:"},
              {"# T\n# U\n", "f.md:2:"},
              {"# T\n### a\n", "f.md:2: \"a\" is a part of no section"},
              {"# T\n## a\n## a\n", "f.md:3: \"a\" is there twice"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Keep *keep = keep_new();
    Reading r = {.keep = keep, .file = "t", .why = why, .size = sizeof why};
    Markdown m;
    assert_false(markdown_parse(&r, "f.md", rows[i].text, &m));
    if (!strstr(why, rows[i].says)) fail_msg("%s: %s", rows[i].text, why);
    keep_free(keep);
  }
}

// ---- a task's folder ----

static char folder[64];

static void put(const char *name, const char *text) {
  char path[200];
  snprintf(path, sizeof path, "%s/01-x/tasks/t/%s", folder, name);
  FILE *f = fopen(path, "w");
  assert_non_null(f);
  fputs(text, f);
  fclose(f);
}

static const char words[] = "# T\n\n## story\n\ns\n\n## hints\n\n- a\n- b\n- c\n\n## fail-ok\n\nf\n\n## solved\n\nd\n";

static void make_folder(void **state) {
  char command[200];
  snprintf(folder, sizeof folder, "/tmp/mplab-test-XXXXXX");
  assert_non_null(mkdtemp(folder));
  snprintf(command, sizeof command, "mkdir -p %s/01-x/tasks/t", folder);
  assert_int_equal(system(command), 0);
}

static void drop_folder(void) {
  char command[200];
  snprintf(command, sizeof command, "rm -rf %s", folder);
  assert_int_equal(system(command), 0);
}

static bool loads(const char *json, const char *en, const char *zh) {
  put("task.json", json);
  put("starter.py", "N = 1  #: knob 1..3\nv = 1\n#: edit\nx = 1\n#: end\n");
  put("en.md", en);
  put("zh.md", zh);
  Tasks *t = tasks_load(folder, why, sizeof why);
  bool good = t != NULL;
  if (good) assert_int_equal(t->n, 1);
  tasks_free(t);
  return good;
}

#define TASK(checks) "{\"minutes\":5,\"others\":{},\"checks\":[" checks "]}"

static void a_task_is_read_whole(void **state) {
  make_folder(state);
  assert_true(loads(TASK("{\"id\":\"ok\",\"finishes\":true}"), words, words));
  assert_true(loads("{\"pattern\":\"lost update\",\"minutes\":5,\"needs\":[\"a\"],\"budget\":{\"steps\":9},"
                    "\"others\":{\"names\":[\"v\"],\"set\":{\"N\":2}},\"checks\":[{\"id\":\"ok\",\"points\":2,"
                    "\"hidden\":true,\"set\":{\"N\":3},\"killed\":\"Process-1\",\"caveats\":[\"kill\"],\"agree\":true,"
                    "\"finishes\":true,\"never\":[\"stale\",\"lost update\"],\"outcomes\":{\"v\":[1,2]},"
                    "\"only\":{\"v\":1},\"always\":{\"v\":\"<= N\"},\"possible\":{\"v\":\">= 1\"},"
                    "\"parallel\":\">= 1.5\",\"prints\":[\"a {N * 2}\"],\"uses\":[\"x\"],\"lacks\":[\"y\"],"
                    "\"edits\":3}]}",
                    words, words));
  drop_folder();
}

static void what_is_missing_or_spare_is_named(void **state) {
  static const struct {
    const char *json, *says;
  } rows[] = {
      {"{\"minutes\":5,\"checks\":[{\"id\":\"ok\",\"agree\":true}]}", "\"others\" is missing"},
      {"{\"minutes\":5,\"others\":{},\"checks\":[]}", "\"checks\" must be"},
      {TASK("{\"id\":\"ok\"}"), "check \"ok\": asks nothing"},
      {TASK("{\"id\":\"ok\",\"finishes\":true,\"inside\":true}"), "\"inside\" needs \"killed\""},
      {TASK("{\"agree\":true}"), "\"id\" is missing"},
      {TASK("{\"id\":\"ok\",\"agree\":true},{\"id\":\"ok\",\"agree\":true}"), "is there twice"},
      {TASK("{\"id\":\"ok\",\"agre\":true}"), "\"agre\" is a spare key"},
      {TASK("{\"id\":\"ok\",\"agree\":false}"), "can only be true"},
      {TASK("{\"id\":\"ok\",\"never\":[\"lost\"]}"), "\"lost\" is no pattern; there are: the holder was killed"},
      {TASK("{\"id\":\"ok\",\"outcomes\":{\"v\":\"sum 3\"}}"), "sum must be compared"},
      {TASK("{\"id\":\"ok\",\"outcomes\":{\"v\":\"== = 3\"}}"), "is not a comparison"},
      {TASK("{\"id\":\"ok\",\"always\":{\"v\":3}}"), "always: a comparison of one cell"},
      {TASK("{\"id\":\"ok\",\"parallel\":1}"), "\"parallel\" must be a comparison"},
      {TASK("{\"id\":\"ok\",\"agree\":true,\"points\":-1}"), "\"points\" must be a whole number"},
      {TASK("{\"id\":\"ok\",\"agree\":true,\"caveats\":[\"x\"]}"), "\"caveats\" must name caveats"},
      {TASK("{\"id\":\"other\",\"agree\":true}"), "\"## fail-other\" is missing"},
      {"{\"minutes\":5,\"others\":{\"names\":[\"w\"]},\"checks\":[{\"id\":\"ok\",\"agree\":true}]}",
       "\"w\" is no name of the frame"},
      {"{\"minutes\":5,\"others\":{},\"beside\":[\"m.py\"],\"checks\":[{\"id\":\"ok\",\"agree\":true}]}",
       "No such file"},
      {"{\"minutes\":5,\"others\":{},\"pattern\":\"x\",\"checks\":[{\"id\":\"ok\",\"agree\":true}]}",
       "\"x\" is no pattern"},
  };
  make_folder(state);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    assert_false(loads(rows[i].json, words, words));
    if (!strstr(why, rows[i].says)) fail_msg("%s: %s", rows[i].json, why);
  }
  drop_folder();
}

static void words_have_all_headings_and_no_other(void **state) {
  static const struct {
    const char *zh, *says;
  } rows[] = {
      {"# T\n\n## story\n\ns\n", "zh.md: \"## hints\" is missing"},
      {"# T\n\n## story\n\n## hints\n\n- a\n- b\n- c\n\n## fail-ok\n\nf\n\n## solved\n\nd\n", "has no text"},
      {"# T\n\n## story\n\ns\n\n## hints\n\n- a\n- b\n\n## fail-ok\n\nf\n\n## solved\n\nd\n", "a list of 3"},
      {"# T\n\n## more\n\ns\n\n## story\n\ns\n\n## hints\n\n- a\n- b\n- c\n\n## fail-ok\n\nf\n\n## solved\n\nd\n",
       "zh.md:3: \"more\" is a spare heading"}};
  make_folder(state);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    assert_false(loads(TASK("{\"id\":\"ok\",\"agree\":true}"), words, rows[i].zh));
    if (!strstr(why, rows[i].says)) fail_msg("%s", why);
  }
  drop_folder();
}

static void settings_must_fit_the_program(void **state) {
  make_folder(state);
  put("task.json", TASK("{\"id\":\"ok\",\"set\":{\"M\":1},\"agree\":true}"));
  put("starter.py", "v = 1\n");
  put("en.md", words);
  put("zh.md", words);
  Tasks *t = tasks_load(folder, why, sizeof why);
  assert_non_null(t);
  assert_false(task_fits(&t->list[0], &program, why, sizeof why));
  assert_non_null(strstr(why, "check \"ok\": set \"M\" to \"1\" cannot be done"));
  tasks_free(t);
  drop_folder();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_not_those_in_comments_and_strings),
      cmocka_unit_test(names_are_replaced_whole),
      cmocka_unit_test(an_answers_parts_are_put_into_the_starters_frame),
      cmocka_unit_test(an_answer_takes_no_name_of_the_frame),
      cmocka_unit_test(what_is_changed_outside_is_told),
      cmocka_unit_test(marks_must_be_in_pairs_and_as_many_as_in_the_starter),
      cmocka_unit_test(changed_lines_are_counted),
      cmocka_unit_test(rules_speak_of_values_sums_and_entries),
      cmocka_unit_test(headings_and_lists_are_read),
      cmocka_unit_test(headings_that_cannot_be_are_refused_with_their_line),
      cmocka_unit_test(a_task_is_read_whole),
      cmocka_unit_test(what_is_missing_or_spare_is_named),
      cmocka_unit_test(words_have_all_headings_and_no_other),
      cmocka_unit_test(settings_must_fit_the_program),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
