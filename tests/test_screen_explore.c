// Explore's screen, from a report made by hand: the outcomes as bars, the order that breaks beside the nearest good one, a deadlock's ring,
// what is said when nothing breaks and when not everything was tried.
#include "tests/screen_help.h"

#include "tui/explore_view.h"

typedef struct Report {
  Scene scene;
  LabExplore explore;
  LabOutcome outcomes[4];
  LabStep bad[16], good[16];
  LabBlocked blocked[4];
  LabRace race;
  char names[3][LAB_NAME];
} Report;

static LabStep step(int slot, const char *verb, uint32_t line, const char *sentence, bool stale) {
  LabStep s = {.slot = slot, .verb = verb, .object = 0, .line = line, .stale = stale, .mark = ' '};
  snprintf(s.sentence, sizeof s.sentence, "%s", sentence);
  return s;
}

static LabOutcome *outcome(Report *r, const char *kind, const char *text, uint64_t orders) {
  LabOutcome *o = &r->outcomes[r->explore.noutcomes++];
  *o = (LabOutcome){.kind = kind, .breaks = strcmp(kind, "ok") != 0, .orders = orders, .names = r->names, .nnames = 3};
  snprintf(o->text, sizeof o->text, "%s", text);
  o->steps = r->bad;
  return o;
}

// Two workers, one addition each, no lock.
static Report *report(void) {
  Report *r = calloc(1, sizeof *r);
  assert_non_null(r);
  help_scene(&r->scene);
  r->scene.switches[0].on = false;
  r->scene.knobs[0].explore = 2;
  r->scene.view.explore_values = true;
  r->explore = (LabExplore){.on = true, .orders = 4, .steps = 60, .seconds = 0.001, .complete = true, .outcomes = r->outcomes, .races = &r->race};
  strcpy(r->names[0], "MainProcess"), strcpy(r->names[1], "Process-1"), strcpy(r->names[2], "Process-2");
  r->bad[0] = r->good[0] = step(0, "start", 18, "start a process", false);
  r->bad[1] = r->good[1] = step(0, "start", 18, "start a process", false);
  r->bad[2] = r->good[2] = step(1, "load", 9, "load counter → 0", false);
  r->bad[3] = step(2, "load", 9, "load counter → 0", false);
  r->bad[4] = step(1, "store", 9, "store counter ← 1", false);
  r->bad[5] = step(2, "store", 9, "store counter ← 1", true);
  r->good[3] = step(1, "store", 9, "store counter ← 1", false);
  r->good[4] = step(2, "load", 9, "load counter → 1", false);
  r->good[5] = step(2, "store", 9, "store counter ← 2", false);
  LabOutcome *o = outcome(r, "ok", "counter = 2", 2);
  o->steps = r->good, o->nsteps = 6;
  o = outcome(r, "stale", "counter = 1", 2);
  o->nsteps = o->ngood = 6, o->good = r->good, o->parts = 3, o->replayed = 1;
  strcpy(o->pattern, "lost update");
  strcpy(o->explanation, "Process-2 read counter = 0 before Process-1 had written 1, so its 1 fell on top of it: one update is lost. Line 9 is not one step.");
  r->scene.view.explore = &r->explore;
  r->scene.view.outcome = 1;
  r->scene.view.order_top = -1;
  return r;
}

static void drop(Report *r) {
  help_free(&r->scene);
  free(r);
}

static void draw(Report *r, int rows, int cols) {
  grid_size(&r->scene.grid, rows, cols);
  explore_draw(&r->scene.view, grid_area(&r->scene.grid));
}

static void an_order_that_breaks(void **state) {
  (void)state;
  Report *r = report();
  draw(r, 23, 80);
  help_expect(&r->scene.grid, "");
  drop(r);
}

static void a_ring(void **state) {
  (void)state;
  Report *r = report();
  LabOutcome *o = &r->outcomes[1];
  o->kind = "deadlock";
  o->nblocked = 3;
  o->blocked = r->blocked;
  strcpy(o->text, "deadlock: Process-1 waits for b, held by Process-2");
  strcpy(o->pattern, "circular wait");
  strcpy(o->explanation, "Process-1 holds a and waits for b; Process-2 holds b and waits for a.");
  r->blocked[0] = (LabBlocked){.slot = 1, .holder = 2, .object = "b", .sentence = "acquire b"};
  r->blocked[1] = (LabBlocked){.slot = 2, .holder = 1, .object = "a", .sentence = "acquire a"};
  r->blocked[2] = (LabBlocked){.slot = 0, .holder = 1, .object = "", .sentence = "join Process-1"};
  r->explore.nraces = 1;
  r->race = (LabRace){.object = "counter", .line_a = 9, .line_b = 12, .write_a = true};
  r->explore.complete = false;
  strcpy(r->explore.incomplete, "stopped");
  draw(r, 35, 120);
  help_expect(&r->scene.grid, "");
  drop(r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_order_that_breaks),
      cmocka_unit_test(a_ring),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
