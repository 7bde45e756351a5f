// Schedules: the list, and its file, which may come from anywhere.
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "hosts/schedule.h"
#include "world/verbs.h"

static char folder[64], path[96];

static int set_up(void **state) {
  snprintf(folder, sizeof folder, "/tmp/mplab-test-XXXXXX");
  assert_non_null(mkdtemp(folder));
  snprintf(path, sizeof path, "%s/order.json", folder);
  return 0;
}

static int clear(void **state) {
  unlink(path);
  return rmdir(folder);  // fails if a temporary file was left there
}

static ScheduleFile example(void) {
  ScheduleFile f = {.program = "/a/\"quoted\" name/p.py",
                    .hash = 0xfedcba9876543210u,
                    .seed = UINT64_MAX,
                    .outcome = "stale",
                    .made_by = "learner",
                    .nswitches = 2,
                    .nknobs = 1};
  strcpy(f.switches[0].name, "lock");
  strcpy(f.switches[1].name, "recheck");
  f.switches[1].on = true;
  strcpy(f.knobs[0].name, "WORKERS");
  strcpy(f.knobs[0].value, "-2");
  f.argc = 2;
  f.argv = calloc(2, sizeof *f.argv);
  f.argv[0] = strdup("--fast");
  f.argv[1] = strdup("ö\n");
  schedule_add(&f.schedule,
               (Choice){.kind = CHOICE_STEP, .slot = 1, .strand = 3, .verb = VERB_STORE, .line = 11, .object = 4});
  schedule_add(&f.schedule, (Choice){.kind = CHOICE_TIMEOUT,
                                     .slot = 4095,
                                     .strand = 254,
                                     .verb = VERB_ACQUIRE,
                                     .line = UINT32_MAX,
                                     .object = UINT32_MAX});
  schedule_add(&f.schedule, (Choice){.kind = CHOICE_SIGNAL, .slot = 2, .arg = 9});
  schedule_add(&f.schedule, (Choice){.kind = CHOICE_TOGGLE, .slot = 1, .arg = 1});
  return f;
}

static void write_text(const char *text, size_t n) {
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  fwrite(text, 1, n, out);
  fclose(out);
}

static char *whole(size_t *n) {
  static char text[1 << 16];
  FILE *in = fopen(path, "rb");
  *n = fread(text, 1, sizeof text - 1, in);
  text[*n] = '\0';
  fclose(in);
  return text;
}

// ---- the list ----

static void test_list(void **state) {
  Schedule s = {0};
  for (int i = 0; i < 1000; i++) assert_true(schedule_add(&s, (Choice){.slot = (uint16_t)i}));
  assert_int_equal(s.n, 1000);
  assert_int_equal(s.choice[999].slot, 999);
  schedule_cut(&s, 10);
  assert_int_equal(s.n, 10);
  schedule_cut(&s, 20);
  assert_int_equal(s.n, 10);
  schedule_cut(&s, -1);
  assert_int_equal(s.n, 10);
  schedule_cut(&s, 0);
  assert_int_equal(s.n, 0);
  schedule_free(&s);
}

static void test_same(void **state) {
  Choice load = {.kind = CHOICE_STEP, .slot = 1, .strand = 0, .verb = VERB_LOAD, .line = 7, .object = 3}, other = load;
  other.object = 9;  // numbers of objects are given out in private: they may differ
  assert_true(choice_same(&load, &other));
  other.line = 8;
  assert_false(choice_same(&load, &other));
  other = load;
  other.kind = CHOICE_TIMEOUT;
  assert_false(choice_same(&load, &other));
  Choice sleep = {.kind = CHOICE_STEP, .verb = VERB_SLEEP_UNTIL, .line = 7}, rang = sleep;
  rang.kind = CHOICE_TIMEOUT;  // a sleep has but one way to end
  assert_true(choice_same(&sleep, &rang));
  Choice kill = {.kind = CHOICE_SIGNAL, .slot = 1, .arg = 9}, stop = kill;
  stop.arg = 19;
  assert_false(choice_same(&kill, &stop));
  stop.arg = 9;
  stop.strand = 3, stop.line = 8;  // these say nothing of a signal
  assert_true(choice_same(&kill, &stop));
  stop.slot = 2;
  assert_false(choice_same(&kill, &stop));
  Choice on = {.kind = CHOICE_TOGGLE, .slot = 1, .arg = 1}, off = on;
  off.arg = 0;
  assert_false(choice_same(&on, &off));
  other = load;
  other.slot = 2;
  assert_false(choice_same(&load, &other));
  other = load;
  other.strand = 1;
  assert_false(choice_same(&load, &other));
  other = load;
  other.verb = VERB_STORE;
  assert_false(choice_same(&load, &other));
}

// ---- the file ----

static void test_round_trip(void **state) {
  char why[300];
  ScheduleFile f = example(), back;
  assert_true(schedule_write(&f, path, why, sizeof why));
  if (!schedule_read(&back, path, why, sizeof why)) fail_msg("%s", why);
  assert_string_equal(back.program, f.program);
  assert_true(back.hash == f.hash && back.seed == f.seed);
  assert_string_equal(back.outcome, "stale");
  assert_string_equal(back.made_by, "learner");
  assert_int_equal(back.nswitches, 2);
  assert_memory_equal(back.switches, f.switches, sizeof f.switches);
  assert_memory_equal(back.knobs, f.knobs, sizeof f.knobs);
  assert_int_equal(back.argc, 2);
  assert_string_equal(back.argv[1], "ö\n");
  assert_int_equal(back.schedule.n, 4);
  for (int i = 0; i < 4; i++) assert_true(choice_same(&back.schedule.choice[i], &f.schedule.choice[i]));
  assert_int_equal(back.schedule.choice[1].object, UINT32_MAX);
  schedule_file_free(&f);
  schedule_file_free(&back);
}

#define HEAD                                                                                                       \
  "{\"mplab\": \"schedule\", \"version\": 1, \"program\": \"p\", \"hash\": \"1f\", \"seed\": \"7\", \"made_by\": " \
  "\"explore\", \"outcome\": \"\", \"switches\": {}, \"knobs\": {}, \"arguments\": [], "

// A file without "gets" is from when each get was two steps.
static void test_gets(void **state) {
  char why[300];
  ScheduleFile f = example(), back;
  f.schedule.kinds.whole_gets = true;
  assert_true(schedule_write(&f, path, why, sizeof why));
  assert_true(schedule_read(&back, path, why, sizeof why));
  assert_true(back.schedule.kinds.whole_gets);
  assert_int_equal(back.schedule.kinds.finer.n, 0);
  schedule_file_free(&back);
  f.schedule.kinds.finer = (Finer){.stops = 20, .n = 2, .line = {7, 0}};
  assert_true(schedule_write(&f, path, why, sizeof why));
  assert_true(schedule_read(&back, path, why, sizeof why));
  assert_memory_equal(&back.schedule.kinds.finer, &f.schedule.kinds.finer, sizeof f.schedule.kinds.finer);
  schedule_file_free(&back);
  const char *old = HEAD "\"order\": []}";
  assert_true(schedule_parse(&back, old, strlen(old), why, sizeof why));
  assert_false(back.schedule.kinds.whole_gets);
  schedule_file_free(&back);
  schedule_file_free(&f);
}

// A kill inside a call keeps which one; an order from before there were such has none.
static void test_insides(void **state) {
  char why[300];
  ScheduleFile f = example(), back;
  Choice kill = {.kind = CHOICE_STEP, .slot = 1, .verb = VERB_KILL, .line = 9, .object = 2};
  kill.arg = way_of(3, WORLD_INSIDE_DONE);
  assert_true(schedule_add(&f.schedule, kill));
  f.schedule.kinds.insides = f.schedule.kinds.late = true;
  assert_true(schedule_write(&f, path, why, sizeof why));
  assert_true(schedule_read(&back, path, why, sizeof why));
  assert_true(back.schedule.kinds.insides && back.schedule.kinds.late);
  Choice *c = &back.schedule.choice[back.schedule.n - 1];
  assert_int_equal(way_strand(c->arg), 3);
  assert_int_equal(way_inside(c->arg), WORLD_INSIDE_DONE);
  assert_true(choice_same(c, &kill));
  c->arg = 0;
  assert_false(choice_same(c, &kill));
  schedule_file_free(&back);
  schedule_file_free(&f);
  static const char *const steps[] = {
      "{\"do\": \"step\", \"process\": 0, \"strand\": 0, \"verb\": \"kill\", \"line\": 1, \"object\": 1}",
      "{\"do\": \"step\", \"process\": 0, \"strand\": 0, \"verb\": \"kill\", \"line\": 1, \"object\": 1, "
      "\"inside\": 0}",
      "{\"do\": \"step\", \"process\": 0, \"strand\": 0, \"verb\": \"set\", \"line\": 1, \"object\": 1, "
      "\"inside\": 0, \"done\": true}",
      "{\"do\": \"step\", \"process\": 0, \"strand\": 0, \"verb\": \"kill\", \"line\": 1, \"object\": 1, "
      "\"inside\": 999, \"done\": true}"};
  for (int i = 0; i < 4; i++) {
    char text[900];
    snprintf(text, sizeof text, HEAD "\"order\": [%s]}", steps[i]);
    assert_int_equal(schedule_parse(&back, text, strlen(text), why, sizeof why), i == 0);
    if (i) continue;
    assert_false(back.schedule.kinds.insides || back.schedule.kinds.late);
    assert_int_equal(back.schedule.choice[0].arg, 0);
    schedule_file_free(&back);
  }
}

// A reading of the clock keeps whether much time had gone by.
static void test_late(void **state) {
  char why[300], text[900];
  ScheduleFile f = example(), back;
  Choice ask = {.kind = CHOICE_STEP, .slot = 1, .arg = 1, .verb = VERB_CLOCK, .line = 9}, soon = ask;
  soon.arg = 0;
  assert_true(schedule_add(&f.schedule, ask) && schedule_add(&f.schedule, soon));
  assert_true(schedule_write(&f, path, why, sizeof why));
  assert_true(schedule_read(&back, path, why, sizeof why));
  const Choice *read = &back.schedule.choice[back.schedule.n - 2];
  assert_true(choice_same(&read[0], &ask) && choice_same(&read[1], &soon));
  assert_false(choice_same(&read[0], &soon));
  assert_int_not_equal(choice_place(&ask), choice_place(&soon));
  schedule_file_free(&back);
  schedule_file_free(&f);
  snprintf(text, sizeof text,
           HEAD "\"order\": [{\"do\": \"step\", \"process\": 0, \"strand\": 0, \"verb\": \"set\", "
                "\"line\": 1, \"object\": 1, \"late\": true}]}");
  assert_false(schedule_parse(&back, text, strlen(text), why, sizeof why));
  assert_non_null(strstr(why, "only a reading of the clock is late"));
}

static void test_whole_or_none(void **state) {
  char why[300];
  ScheduleFile f = example();
  write_text("before", 6);
  char nowhere[160];
  snprintf(nowhere, sizeof nowhere, "%s/there/is/no/folder", folder);
  assert_false(schedule_write(&f, nowhere, why, sizeof why));
  assert_non_null(strstr(why, "No such file"));
  snprintf(nowhere, sizeof nowhere, "%s", folder);  // a folder cannot be replaced by a file
  assert_false(schedule_write(&f, nowhere, why, sizeof why));
  size_t n;
  assert_string_equal(whole(&n), "before");
  glob_t left;
  snprintf(nowhere, sizeof nowhere, "%s.*", folder);
  assert_int_equal(glob(nowhere, 0, NULL, &left), GLOB_NOMATCH);
  schedule_file_free(&f);
}

static void refused(const char *text, const char *part) {
  ScheduleFile f;
  char why[300] = "";
  assert_false(schedule_parse(&f, text, strlen(text), why, sizeof why));
  if (strstr(why, part) == NULL) fail_msg("\"%s\" does not say \"%s\"", why, part);
  assert_null(strchr(why, '\n'));
  assert_null(f.schedule.choice);
}

static void test_refusals(void **state) {
  refused("", "no JSON");
  refused("{\n\"mplab\":\n}", "line 3");
  refused("[]", "no schedule");
  refused("{}", "no schedule");
  refused("{\"mplab\": 3}", "no schedule");
  refused("{\"mplab\": \"schedule\", \"version\": 4}", "version 4");
  refused(HEAD "\"order\": [{\"do\": \"s\n ignal\", \"process\": 1, \"signal\": 1}]}", "s? ignal");
  refused(HEAD "\"order\": 3}", "\"order\" is missing");
  refused(HEAD "\"order\": [3]}", "step 1 of its order: it is no object");
  refused(HEAD "\"order\": [{\"do\": \"jump\"}]}", "called \"jump\"");
  refused(HEAD "\"order\": [{\"do\": \"step\", \"process\": 4096, \"strand\": 0, \"verb\": \"load\", \"line\": 1, "
               "\"object\": 1}]}",
          "0 to 4095");
  refused(HEAD "\"order\": [{\"do\": \"step\", \"process\": 0.5, \"strand\": 0, \"verb\": \"load\", \"line\": 1, "
               "\"object\": 1}]}",
          "0 to 4095");
  refused(HEAD "\"order\": [{\"do\": \"step\", \"process\": 0, \"strand\": 256, \"verb\": \"load\", \"line\": 1, "
               "\"object\": 1}]}",
          "strand");
  refused(HEAD "\"order\": [{\"do\": \"step\", \"process\": 0, \"strand\": 0, \"verb\": \"dance\", \"line\": 1, "
               "\"object\": 1}]}",
          "no verb \"dance\"");
  refused(HEAD "\"order\": [{\"do\": \"signal\", \"process\": 0, \"signal\": 65}]}", "signal");
  refused(HEAD "\"order\": [{\"do\": \"toggle\", \"switch\": 64, \"on\": true}]}", "switch");
  ScheduleFile f;
  char why[300];
  assert_true(schedule_parse(&f, HEAD "\"order\": []}", strlen(HEAD "\"order\": []}"), why, sizeof why));
  assert_true(f.hash == 0x1f && f.seed == 7);
  schedule_file_free(&f);
  assert_false(schedule_read(&f, "/nowhere/at-all.json", why, sizeof why));
  assert_non_null(strstr(why, "No such file"));
  assert_false(schedule_read(&f, "/tmp", why, sizeof why));
  assert_false(schedule_read(&f, "/dev/zero", why, sizeof why));
  assert_non_null(strstr(why, "larger"));
}

// A step whose one field is this; and is it read?
static bool reads(const char *order, Choice *c) {
  ScheduleFile f;
  char text[900], why[300];
  snprintf(text, sizeof text, HEAD "\"order\": [{%s}]}", order);
  bool good = schedule_parse(&f, text, strlen(text), why, sizeof why);
  if (good) {
    assert_int_equal(f.schedule.n, 1);
    *c = f.schedule.choice[0];
    schedule_file_free(&f);
  }
  return good;
}

static bool reads_step(const char *process, const char *strand, const char *verb, const char *line, const char *object,
                       Choice *c) {
  char text[400];
  snprintf(text, sizeof text,
           "\"do\": \"step\", \"process\": %s, \"strand\": %s, \"verb\": %s, \"line\": %s, \"object\": %s", process,
           strand, verb, line, object);
  return reads(text, c);
}

// The least and the most of each number, and what is one beside it.
static void test_numbers(void **state) {
  Choice c;
  assert_true(reads_step("0", "0", "\"load\"", "0", "0", &c));
  assert_true(c.slot == 0 && c.strand == 0 && c.line == 0 && c.object == 0 && c.verb == VERB_LOAD);
  assert_true(reads_step("4095", "254", "\"write\"", "4294967295", "4294967295", &c));
  assert_true(c.slot == 4095 && c.strand == 254 && c.line == UINT32_MAX && c.object == UINT32_MAX);
  assert_int_equal(c.verb, VERB_WRITE);
  assert_false(reads_step("-1", "0", "\"load\"", "1", "1", &c));
  assert_false(reads_step("4096", "0", "\"load\"", "1", "1", &c));
  assert_false(reads_step("1", "-1", "\"load\"", "1", "1", &c));
  assert_false(reads_step("1", "256", "\"load\"", "1", "1", &c));
  assert_false(reads_step("1", "0", "\"load\"", "-1", "1", &c));
  assert_false(reads_step("1", "0", "\"load\"", "4294967296", "1", &c));
  assert_false(reads_step("1", "0", "\"load\"", "1", "-1", &c));
  assert_false(reads_step("1", "0", "\"load\"", "1", "4294967296", &c));
  assert_false(reads_step("1", "0", "\"load\"", "1.5", "1", &c));
  assert_false(reads_step("\"1\"", "0", "\"load\"", "1", "1", &c));
  assert_false(reads_step("1", "0", "3", "1", "1", &c));
  assert_false(reads_step("1", "0", "\"\"", "1", "1", &c));
  static const char *const signals[] = {"0", "1", "64", "65"};
  for (int i = 0; i < 4; i++) {
    char text[80];
    snprintf(text, sizeof text, "\"do\": \"signal\", \"process\": 4095, \"signal\": %s", signals[i]);
    assert_int_equal(reads(text, &c), i == 1 || i == 2);
    if (i == 2) assert_true(c.kind == CHOICE_SIGNAL && c.slot == 4095 && c.arg == 64);
  }
  assert_true(reads("\"do\": \"toggle\", \"switch\": 63, \"on\": false", &c));
  assert_true(c.kind == CHOICE_TOGGLE && c.slot == 63 && c.arg == 0);
  assert_true(reads("\"do\": \"toggle\", \"switch\": 0, \"on\": true", &c));
  assert_int_equal(c.arg, 1);
  assert_false(reads("\"do\": \"toggle\", \"switch\": 0", &c));
  assert_false(reads("\"do\": \"toggle\", \"switch\": 0, \"on\": 1", &c));
  assert_false(reads("\"do\": \"signal\", \"process\": 1", &c));
  assert_false(reads("\"do\": \"toggle\", \"process\": 1, \"on\": true", &c));
  assert_false(reads("\"do\": 3", &c));
}

static void test_each_verb_has_its_name(void **state) {
  Choice c;
  for (int v = VERB_NONE + 1; v < VERB_COUNT; v++) {
    char quoted[48];
    snprintf(quoted, sizeof quoted, "\"%s\"", verb_name(v));
    assert_true(reads_step("1", "0", quoted, "1", "1", &c));
    assert_int_equal(c.verb, v);
  }
}

// Any one thing of the file's head that is missing, of another type or out of its bounds.
static void test_heads(void **state) {
  static const struct {
    const char *is, *instead, *says;
  } rows[] = {
      {"\"version\": 1", "\"version\": \"1\"", "\"version\" is no number from 0 to 2147483647"},
      {"\"version\": 1", "\"version\": 0", "it is of version 0; this mplab reads versions 1 to 3"},
      {"\"version\": 1", "\"version\": 2", "\"gets\" is no number from 1 to 2"},
      {"\"version\": 1", "\"version\": 2, \"gets\": 3", "\"gets\" is no number from 1 to 2"},
      {"\"version\": 1", "\"version\": 4", "it is of version 4; this mplab reads versions 1 to 3"},
      {"\"version\": 1", "\"version\": 3, \"gets\": 1", "\"finer\" is missing"},
      {"\"version\": 1", "\"version\": 3, \"gets\": 1, \"finer\": [1]", "\"stops\" is no number from 0 to 4294967295"},
      {"\"version\": 1", "\"version\": 3, \"gets\": 1, \"stops\": 0, \"finer\": [-1]", "a finer line is a number"},
      {"\"mplab\": \"schedule\"", "\"mplab\": \"schedules\"", "this is no schedule of mplab"},
      {"\"mplab\": \"schedule\"", "\"mplab\": \"a very long word indeed\"", "this is no schedule of mplab"},
      {"\"program\": \"p\"", "\"program\": 1", "\"program\" is missing or no text"},
      {"\"hash\": \"1f\"", "\"hash\": \"1g\"", "\"hash\" is no number"},
      {"\"hash\": \"1f\"", "\"hash\": \"\"", "\"hash\" is no number"},
      {"\"hash\": \"1f\"", "\"hash\": \"-1\"", "\"hash\" is no number"},
      {"\"hash\": \"1f\"", "\"hash\": \" 1\"", "\"hash\" is no number"},
      {"\"hash\": \"1f\"", "\"hash\": \"G1\"", "\"hash\" is no number"},
      {"\"hash\": \"1f\"", "\"hash\": \"10000000000000000\"", "\"hash\" is no number"},
      {"\"hash\": \"1f\"", "\"hash\": \"00000000000000000000000000000001\"", "\"hash\" is too long"},
      {"\"seed\": \"7\"", "\"seed\": 7", "\"seed\" is missing"},
      {"\"seed\": \"7\"", "\"seed\": \"a\"", "\"seed\" is no number"},
      {"\"seed\": \"7\"", "\"seed\": \"18446744073709551616\"", "\"seed\" is no number"},
      {"\"made_by\": \"explore\"", "\"made_by\": null", "\"made_by\" is missing"},
      {"\"outcome\": \"\"", "\"outcomes\": \"\"", "\"outcome\" is missing"},
      {"\"switches\": {}", "\"switches\": []", "\"switches\" is missing"},
      {"\"switches\": {}", "\"switches\": {\"a\": 1}", "a switch is true or false"},
      {"\"knobs\": {}", "\"knobs\": []", "\"knobs\" is missing"},
      {"\"knobs\": {}", "\"knobs\": {\"a\": 1}", "a knob's value is no short text"},
      {"\"arguments\": []", "\"arguments\": {}", "\"arguments\" is missing"},
      {"\"arguments\": []", "\"arguments\": [1]", "an argument is no text"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char text[900] = HEAD "\"order\": []}", *at = strstr(text, rows[i].is), rest[600];
    assert_non_null(at);
    snprintf(rest, sizeof rest, "%s", at + strlen(rows[i].is));
    snprintf(at, sizeof text - (size_t)(at - text), "%s%s", rows[i].instead, rest);
    refused(text, rows[i].says);
  }
}

static void test_where_it_is_no_json(void **state) {
  refused("{\n\n\n\"mplab\": nothing}", "line 4: this is no JSON");
  refused("nothing", "line 1: this is no JSON");
}

// So many switches, knobs and arguments, and no more.
static void many(const char *name, const char *shut, const char *item, int n, const char *says) {
  static char text[20000];
  char key[40];
  snprintf(key, sizeof key, "\"%s\": %c", name, shut[0] == '}' ? '{' : '[');
  strcpy(text, HEAD);
  char *at = strstr(text, key);
  assert_non_null(at);
  at += strlen(key);
  char rest[400];
  snprintf(rest, sizeof rest, "%s", at);
  for (int i = 0; i < n; i++) {
    at += sprintf(at, "%s", i ? ", " : "");
    at += shut[0] == '}' ? sprintf(at, "\"n%d\": %s", i, item) : sprintf(at, "%s", item);
  }
  sprintf(at, "%s\"order\": []}", rest);
  if (says) {
    refused(text, says);
    return;
  }
  ScheduleFile f;
  char why[300];
  assert_true(schedule_parse(&f, text, strlen(text), why, sizeof why));
  assert_int_equal(f.nswitches + f.nknobs + f.argc, n);
  schedule_file_free(&f);
}

static void test_how_many(void **state) {
  many("switches", "}", "true", 64, NULL);
  many("switches", "}", "true", 65, "\"switches\" has more than 64");
  many("knobs", "}", "\"1\"", 64, NULL);
  many("knobs", "}", "\"1\"", 65, "\"knobs\" has more than 64");
  many("arguments", "]", "\"x\"", 256, NULL);
  many("arguments", "]", "\"x\"", 257, "\"arguments\" has more than 256");
}

// The file as a person reads it.
static void test_the_text(void **state) {
  char why[300];
  size_t n;
  ScheduleFile f = example();
  assert_true(schedule_write(&f, path, why, sizeof why));
  assert_string_equal(
      whole(&n),
      "{\n  \"mplab\": \"schedule\",\n  \"version\": 2,\n  \"program\": \"/a/\\\"quoted\\\" name/p.py\",\n"
      "  \"hash\": \"fedcba9876543210\",\n  \"seed\": \"18446744073709551615\",\n  \"made_by\": \"learner\",\n"
      "  \"outcome\": \"stale\",\n  \"gets\": 2,\n  \"switches\": {\"lock\": false, \"recheck\": true},\n"
      "  \"knobs\": {\"WORKERS\": \"-2\"},\n  \"arguments\": [\"--fast\", \"ö\\n\"],\n  \"order\": [\n"
      "    {\"do\": \"step\", \"process\": 1, \"strand\": 3, \"verb\": \"store\", \"line\": 11, \"object\": 4},\n"
      "    {\"do\": \"timeout\", \"process\": 4095, \"strand\": 254, \"verb\": \"acquire\", \"line\": 4294967295, "
      "\"object\": 4294967295},\n"
      "    {\"do\": \"signal\", \"process\": 2, \"signal\": 9},\n"
      "    {\"do\": \"toggle\", \"switch\": 1, \"on\": true}\n  ]\n}\n");
  schedule_cut(&f.schedule, 0);
  f.schedule.n = 0;
  assert_true(schedule_write(&f, path, why, sizeof why));
  assert_non_null(strstr(whole(&n), "\"order\": []\n}\n"));
  schedule_file_free(&f);
  assert_null(f.argv);
  assert_int_equal(f.argc + f.schedule.n, 0);
}

// Whatever the bytes, it is read or refused in one line, and nothing else happens.
static void test_any_bytes(void **state) {
  char why[300];
  ScheduleFile f = example();
  assert_true(schedule_write(&f, path, why, sizeof why));
  schedule_file_free(&f);
  size_t n;
  const char *good = whole(&n);
  char *text = malloc(n);
  srand(7);
  for (int round = 0; round < 20000; round++) {
    memcpy(text, good, n);
    size_t cut = round % 3 == 0 ? (size_t)rand() % (n + 1) : n;
    for (int k = rand() % 6; k >= 0; k--)
      text[rand() % (int)n] = (char)(rand() % 3 ? "0123456789-.eE\"{}[],:\\tfn"[rand() % 25] : rand());
    if (schedule_parse(&f, text, cut, why, sizeof why)) {
      assert_true(f.schedule.n <= 4 && f.nswitches <= 64 && f.nknobs <= 64);
      for (int i = 0; i < f.schedule.n; i++)
        assert_true(f.schedule.choice[i].kind <= CHOICE_TOGGLE && f.schedule.choice[i].slot < WORLD_SLOTS);
      schedule_file_free(&f);
    } else {
      assert_true(why[0] && strlen(why) < sizeof why && f.schedule.choice == NULL);
    }
  }
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_list),
      cmocka_unit_test(test_same),
      cmocka_unit_test_setup_teardown(test_round_trip, set_up, clear),
      cmocka_unit_test_setup_teardown(test_gets, set_up, clear),
      cmocka_unit_test_setup_teardown(test_insides, set_up, clear),
      cmocka_unit_test_setup_teardown(test_late, set_up, clear),
      cmocka_unit_test_setup_teardown(test_whole_or_none, set_up, clear),
      cmocka_unit_test(test_refusals),
      cmocka_unit_test(test_numbers),
      cmocka_unit_test(test_each_verb_has_its_name),
      cmocka_unit_test(test_heads),
      cmocka_unit_test(test_where_it_is_no_json),
      cmocka_unit_test(test_how_many),
      cmocka_unit_test_setup_teardown(test_the_text, set_up, clear),
      cmocka_unit_test_setup_teardown(test_any_bytes, set_up, clear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
