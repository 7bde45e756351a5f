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
                                     .strand = 255,
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

#define HEAD                                                                                                       \
  "{\"mplab\": \"schedule\", \"version\": 1, \"program\": \"p\", \"hash\": \"1f\", \"seed\": \"7\", \"made_by\": " \
  "\"explore\", \"outcome\": \"\", \"switches\": {}, \"knobs\": {}, \"arguments\": [], "

static void test_refusals(void **state) {
  refused("", "no JSON");
  refused("{\n\"mplab\":\n}", "line 3");
  refused("[]", "no schedule");
  refused("{}", "no schedule");
  refused("{\"mplab\": 3}", "no schedule");
  refused("{\"mplab\": \"schedule\", \"version\": 2}", "version 2");
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
      cmocka_unit_test_setup_teardown(test_whole_or_none, set_up, clear),
      cmocka_unit_test(test_refusals),
      cmocka_unit_test_setup_teardown(test_any_bytes, set_up, clear),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
