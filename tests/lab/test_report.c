// The explorer's report: written as a line and read again it is equal; a damaged line is refused without harm.
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/explore.h"

static void name_of(char (**names)[LAB_NAME], int *n, const char *first, const char *second) {
  *names = calloc(2, sizeof **names);
  snprintf((*names)[0], LAB_NAME, "%s", first);
  snprintf((*names)[1], LAB_NAME, "%s", second);
  *n = 2;
}

static void make(ExploreReport *r) {
  *r = (ExploreReport){.pub = {.on = true,
                               .orders = 12345678901,
                               .redundant = 3,
                               .steps = 99,
                               .seconds = 0.25,
                               .estimate = 1e12,
                               .complete = true,
                               .seed = 0xfedcba9876543210}};
  LabExplore *e = &r->pub;
  e->outcomes = calloc(2, sizeof *e->outcomes);
  r->order = calloc(2, sizeof *r->order);
  e->noutcomes = 2;
  e->outcomes[0] = (LabOutcome){.kind = LAB_ENDS_OK, .orders = 7, .text = "v = 2"};
  LabOutcome *o = &e->outcomes[1];
  *o = (LabOutcome){.kind = LAB_ENDS_DEADLOCK,
                    .breaks = true,
                    .orders = 5,
                    .text = "deadlock: \"ä\" → .",
                    .parts = 1,
                    .explanation = "because",
                    .pattern = PATTERN_CIRCULAR_WAIT};
  o->values = calloc(1, sizeof *o->values);
  o->nvalues = 1;
  snprintf(o->values[0].name, sizeof o->values[0].name, "v");
  o->values[0].text = strdup("[1, 2]");
  name_of(&o->names, &o->nnames, "MainProcess", "Process-1");
  name_of(&o->good_names, &o->ngood_names, "MainProcess", "Process-2");
  o->steps = calloc(2, sizeof *o->steps);
  o->steps[0] = (LabStep){.by = LAB_BY_STRAND,
                          .slot = 1,
                          .strand = 2,
                          .verb = "acquire",
                          .object = -1,
                          .line = 9,
                          .sentence = "acquire a",
                          .mark = MARK_ACQUIRE};
  o->steps[1] = (LabStep){.by = LAB_BY_CLOCK, .verb = "store", .object = 3, .stale = true, .mark = MARK_STORE};
  o->nsteps = 2;
  o->good = calloc(1, sizeof *o->good);
  o->good[0] = (LabStep){.verb = "start", .mark = MARK_START};
  o->ngood = 1;
  o->blocked = calloc(1, sizeof *o->blocked);
  o->blocked[0] = (LabBlocked){
      .slot = 1, .holder = -1, .object = "a", .sentence = "acquire a", .verb = "acquire", .line = 4};
  o->nblocked = 1;
  r->order[1].key = 0xffffffffffffffff;
  schedule_add(&r->order[1].schedule, (Choice){.kind = CHOICE_TIMEOUT,
                                               .slot = 4000,
                                               .strand = WORLD_STRANDS - 1,
                                               .arg = -5,
                                               .verb = VERB_STORE,
                                               .line = 70000,
                                               .object = 65535});
  e->races = calloc(1, sizeof *e->races);
  e->races[0] = (LabRace){.object = "raw", .line_a = 1, .line_b = 2, .write_a = true, .text = "race"};
  e->nraces = 1;
  e->guards = calloc(1, sizeof *e->guards);
  e->guards[0] = (LabGuard){.object = "v", .lock = "a", .broken = true, .text = "guard"};
  e->nguards = 1;
  printed_learn(&r->printed, "Process-1", "took 0.0 s", "took 1.2 s");
  e->nends = 2;
  e->differs = calloc(1, sizeof *e->differs);
  snprintf(e->differs[0].text, sizeof e->differs[0].text, "main prints 2 or 3");
  e->ndiffers = 1;
  e->caveats = calloc(1, sizeof *e->caveats);
  e->caveats[0] = (LabCaveat){.kind = CAVEAT_PID, .line = 7, .text = "line 7 rests on a PID"};
  e->ncaveats = 1;
  snprintf(e->left_behind, sizeof e->left_behind, "Process-9");
}

static void test_written_and_read(void **state) {
  ExploreReport out, in = {0};
  make(&out);
  char *line = report_write(&out);
  assert_non_null(line);
  assert_null(strchr(line, '\n'));
  assert_true(report_read(line, &in));
  char *again = report_write(&in);
  assert_string_equal(line, again);
  const LabOutcome *o = &in.pub.outcomes[1];
  assert_int_equal(o->kind, LAB_ENDS_DEADLOCK);
  assert_string_equal(o->text, "deadlock: \"ä\" → .");
  assert_true(in.pub.seed == 0xfedcba9876543210 && in.order[1].key == 0xffffffffffffffff &&
              in.pub.orders == 12345678901);
  assert_string_equal(o->steps[1].verb, "store");
  assert_true(o->steps[1].stale && o->steps[1].by == LAB_BY_CLOCK && o->steps[0].object == -1);
  const Choice *got = &in.order[1].schedule.choice[0], *made = &out.order[1].schedule.choice[0];
  assert_true(in.order[1].schedule.n == 1 && choice_same(got, made) && got->arg == made->arg &&
              got->object == made->object);
  assert_int_equal(o->blocked[0].holder, -1);
  assert_int_equal(in.printed.n, 1);
  assert_true(in.printed.line[0].skeleton == out.printed.line[0].skeleton && in.printed.line[0].runs == 1);
  free(line);
  free(again);
  report_free(&in);
  report_free(&out);
}

// Cut anywhere, or with any one byte changed: it is read as something, or refused; what was there before stays.
static void test_damaged(void **state) {
  ExploreReport out, in = {0};
  make(&out);
  char *line = report_write(&out);
  size_t n = strlen(line);
  assert_true(report_read(line, &in));
  for (size_t i = 0; i < n; i++) {
    char was = line[i];
    line[i] = '\0';
    assert_false(report_read(line, &in));
    assert_int_equal(in.pub.noutcomes, 2);
    for (const char *c = "0[{\"x-"; *c; c++) {
      line[i] = *c;
      ExploreReport other = {0};
      report_read(line, &other);
      report_free(&other);
    }
    line[i] = was;
  }
  assert_false(report_read("[]", &in));
  assert_false(report_read("", &in));
  free(line);
  report_free(&in);
  report_free(&out);
}

// The first that fits: broken, incomplete, more than one end or a caveat, proved.
static void test_verdict(void **state) {
  LabOutcome good = {.kind = LAB_ENDS_OK}, bad = {.kind = LAB_ENDS_STALE, .breaks = true};
  LabOutcome outcomes[2] = {good, bad};
  for (int breaks = 0; breaks < 2; breaks++)
    for (int complete = 0; complete < 2; complete++)
      for (int ends = 1; ends <= 2; ends++)
        for (int caveats = 0; caveats < 2; caveats++) {
          LabExplore e = {.complete = complete, .outcomes = outcomes, .noutcomes = 1 + breaks};
          e.nends = ends, e.ncaveats = caveats;
          LabVerdict v = lab_verdict(&e);
          assert_int_equal(v, breaks                    ? LAB_BROKEN
                              : !complete               ? LAB_INCOMPLETE
                              : ends > 1 || caveats > 0 ? LAB_OPEN
                                                        : LAB_PROVED);
          e.running = true;
          assert_int_equal(lab_verdict(&e), breaks ? LAB_BROKEN : LAB_INCOMPLETE);
          e.running = false;
          snprintf(e.error, sizeof e.error, "why");
          assert_int_equal(lab_verdict(&e), breaks ? LAB_BROKEN : LAB_INCOMPLETE);
        }
  assert_string_equal(lab_verdict_name(LAB_PROVED), "proved");
  assert_string_equal(lab_verdict_name(LAB_OPEN), "ends");
}

static void verdict_line(const LabExplore *e, const char *line) {
  char *text = report_text(e);
  if (!strstr(text, line)) print_error("%s\nin\n%s\n", line, text);
  assert_non_null(strstr(text, line));
  free(text);
}

static void test_verdict_in_words(void **state) {
  LabOutcome outcomes[2] = {{.kind = LAB_ENDS_OK, .orders = 3, .text = "v = 2"},
                            {.kind = LAB_ENDS_OK, .orders = 1, .text = "v = 3"}};
  LabDiffers differs[6] = {{.text = "v ends as 2 or 3"}, {.text = "main prints 2 or 3"}};
  LabCaveat caveat = {.kind = CAVEAT_CLOCK, .line = 3, .text = "line 3 rests on the clock"};
  LabExplore e = {.complete = true, .orders = 4, .outcomes = outcomes, .noutcomes = 1, .nends = 1};
  verdict_line(&e, "\n✓ proved: no order breaks, and all come to one end\n");
  e.caveats = &caveat, e.ncaveats = 1;
  verdict_line(&e, "\nno order breaks, and all come to one end, but with a caveat:\n"
                   "caveat (clock): line 3 rests on the clock\n");
  e.ncaveats = 0, e.nends = 2, e.noutcomes = 2, e.differs = differs, e.ndiffers = 2;
  verdict_line(&e, "\nno order breaks, but there is more than one end (2): v ends as 2 or 3; main prints 2 or 3\n");
  e.ndiffers = 6;
  verdict_line(&e, "; and 2 more places (--json has them)\n");
  outcomes[1].breaks = true, outcomes[1].kind = LAB_ENDS_STALE;
  verdict_line(&e, "\n✗ broken: 1 of 4 orders breaks\n");
  outcomes[1].orders = e.orders = 1, e.outcomes = outcomes + 1, e.noutcomes = 1;
  verdict_line(&e, "\n✗ broken: the only order breaks\n");
  e.complete = false;
  verdict_line(&e, "\n✗ broken: the one order that was tried breaks\n");
  e.orders = 4, e.outcomes = outcomes;
  verdict_line(&e, "\nnot proved: not every order was tried\n");
}

static void test_text(void **state) {
  ExploreReport r;
  make(&r);
  char *text = report_text(&r.pub), *plain = report_ascii(text);
  assert_non_null(strstr(text, "✗ circular wait"));
  assert_non_null(strstr(text, "Process-1, line 4, waits: acquire a"));
  assert_non_null(strstr(plain, "x circular wait"));
  for (const char *c = plain; *c; c++) assert_true((unsigned char)*c < 128);
  free(text);
  free(plain);
  report_free(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_written_and_read), cmocka_unit_test(test_damaged),
                                     cmocka_unit_test(test_verdict), cmocka_unit_test(test_verdict_in_words),
                                     cmocka_unit_test(test_text)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
