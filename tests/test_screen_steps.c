// Stepping on the screen, from a gate filled by hand: who could go and who cannot and why, the history as the timeline, the keys that let
// one go.
#include "tests/screen_help.h"

#include "tui/stepping.h"

typedef struct Stepping {
  Scene scene;
  LabChoice choices[8];
  LabStep history[16];
  LabGate gate;
} Stepping;

static void choice(Stepping *t, int slot, int strand, bool can_go, const char *verb, uint32_t line, const char *sentence, const char *note) {
  LabChoice *c = &t->choices[t->gate.nchoices++];
  *c = (LabChoice){.slot = slot, .strand = strand, .can_go = can_go, .verb = verb, .object = 0, .line = line};
  snprintf(c->sentence, sizeof c->sentence, "%s", sentence);
  snprintf(c->note, sizeof c->note, "%s", note);
}

static void happened(Stepping *t, int slot, const char *verb, uint32_t line, const char *sentence, char mark) {
  LabStep *s = &t->history[t->gate.nhistory++];
  *s = (LabStep){.slot = slot, .verb = verb, .object = 0, .line = line, .mark = mark};
  snprintf(s->sentence, sizeof s->sentence, "%s", sentence);
  t->gate.at = t->gate.nhistory;
}

// Two workers have read 0; a third waits for a lock.
static Stepping *stepping(void) {
  Stepping *t = calloc(1, sizeof *t);
  Scene *s = &t->scene;
  assert_non_null(t);
  help_scene(s);
  s->snap.state = LAB_RUNNING;
  s->snap.gated = s->snap.at_rest = true;
  help_process(s, LAB_WAITS, 20, "join Process-1");
  help_process(s, LAB_HELD, 9, "store counter ← 1");
  help_process(s, LAB_HELD, 9, "load counter → 0");
  help_process(s, LAB_WAITS, 8, "acquire lock");
  help_process(s, LAB_RUNS, 7, "");
  LabObject *o = help_object(s, "Value", "counter");
  strcpy(o->typecode, "i");
  strcpy(o->value, "0");
  o->is_number = true;
  o = help_object(s, "Lock", "lock");
  o->holder = 1;
  t->gate = (LabGate){.on = true, .choices = t->choices, .history = t->history};
  happened(t, 0, "start", 18, "start a process", 's');
  happened(t, 0, "start", 18, "start a process", 's');
  happened(t, 1, "acquire", 8, "acquire lock", 'a');
  happened(t, 1, "load", 9, "load counter → 0", ' ');
  choice(t, 0, 0, false, "join", 20, "join Process-1", "Process-1 has not ended");
  choice(t, 1, 0, true, "store", 9, "store counter ← 1", "it read 0 at step 4");
  choice(t, 2, 0, true, "load", 9, "load counter → 0", "");
  choice(t, 3, 0, false, "acquire", 8, "acquire lock", "held by Process-1 since step 3");
  s->view.gate = &t->gate;
  s->view.slot = 1;
  s->view.focus = PANEL_PROCESSES;
  s->view.tab = PANEL_TIMELINE;
  s->view.wanted_choice = s->view.wanted_at = -1;
  return t;
}

static void drop(Stepping *t) {
  help_free(&t->scene);
  free(t);
}

static void draw(Stepping *t, int rows, int cols) {
  grid_size(&t->scene.grid, rows, cols);
  bench_draw(&t->scene.view, grid_area(&t->scene.grid), "", "");
}

static void narrow(void **state) {
  (void)state;
  Stepping *t = stepping();
  draw(t, 23, 80);
  help_expect(&t->scene.grid, "");
  drop(t);
}

static void wide(void **state) {
  (void)state;
  Stepping *t = stepping();
  t->gate.nhistory = t->gate.at;
  t->gate.at = 3;
  t->gate.fresh = true;
  draw(t, 35, 120);
  help_expect(&t->scene.grid, "");
  drop(t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(narrow),
      cmocka_unit_test(wide),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
