// A bench made by hand for the tests of the screen: a small program, five processes, the objects they share. No engine
// runs.
#ifndef SCREEN_HELP_H
#define SCREEN_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tui/screens/app.h"

static const char *const help_lines[] = {
    "from multiprocessing import Lock, Process, Value",
    "",
    "WORKERS = 4",
    "METHOD = \"fork\"",
    "",
    "def worker(counter, lock):",
    "    for _ in range(20000):",
    "        with lock:",
    "            counter.value += 1",
};

typedef struct Scene {
  LabSwitch switches[1];
  LabKnob knobs[2];
  LabProgram program;
  LabProcess processes[16];
  LabObject objects[4];
  LabStuck stuck[16];
  LabSnapshot snap;
  Timeline *timeline;
  View view;
  Grid grid;
} Scene;

static inline LabProcess *help_process(Scene *s, LabDoing doing, uint32_t line, const char *sentence) {
  int slot = s->snap.nprocesses++;
  LabProcess *p = &s->processes[slot];
  *p = (LabProcess){.slot = slot,
                    .parent_slot = slot ? 0 : -1,
                    .pid = 48213 + slot,
                    .ppid = 48213,
                    .kernel_state = doing == LAB_WAITS ? 'S' : 'R',
                    .core = 1,
                    .doing = doing,
                    .line = line,
                    .verb = "",
                    .object = -1,
                    .deadline = -1};
  snprintf(p->name, sizeof p->name, slot ? "Process-%d" : "MainProcess", slot);
  snprintf(p->sentence, sizeof p->sentence, "%s", sentence);
  snprintf(p->method, sizeof p->method, "%s", slot ? "fork" : "");
  return p;
}

static inline LabObject *help_object(Scene *s, LabKind kind, const char *name) {
  LabObject *o = &s->objects[s->snap.nobjects];
  *o = (LabObject){.id = s->snap.nobjects++, .kind = kind, .holder = -1, .last_lost_by = -1, .last_lost_over = -1};
  snprintf(o->name, sizeof o->name, "%s", name);
  return o;
}

static inline void help_scene(Scene *s) {
  memset(s, 0, sizeof *s);
  s->switches[0] = (LabSwitch){.name = "lock", .line = 8, .on = true};
  s->knobs[0] = (LabKnob){.name = "WORKERS", .line = 3, .min = 1, .max = 16, .value = 4};
  s->knobs[1] = (LabKnob){.name = "METHOD", .line = 4, .is_choice = true, .choices = {"fork", "spawn"}, .nchoices = 2};
  s->program = (LabProgram){.path = "race.py",
                            .lines = help_lines,
                            .nlines = sizeof help_lines / sizeof *help_lines,
                            .switches = s->switches,
                            .nswitches = 1,
                            .knobs = s->knobs,
                            .nknobs = 2};
  s->snap = (LabSnapshot){
      .processes = s->processes, .objects = s->objects, .stuck = s->stuck, .output = "", .seed = 42};
  s->timeline = timeline_new();
  s->view = (View){.program = &s->program, .snap = &s->snap, .timeline = s->timeline, .line = 1};
}

// Four workers on one lock, some updates lost before it was switched on.
static inline void help_run(Scene *s) {
  s->snap.state = LAB_RUNNING;
  s->snap.nanoseconds = s->snap.wall = 1284000000;
  s->snap.updates = 42626;
  s->snap.lost = s->snap.stale = 1423;
  s->snap.steps = 170504;
  s->snap.alive = 5;
  LabProcess *p = help_process(s, LAB_WAITS, 20, "join Process-1");
  p->since = 1200000000;
  p->waits_for[p->nwaits_for++] = 1;
  p = help_process(s, LAB_RUNS, 9, "store counter ← 41,203");
  p->holds[p->nholds++] = 1;
  for (int i = 2; i < 4; i++) {
    p = help_process(s, LAB_WAITS, 8, "acquire lock");
    p->since = 12000000;
    p->waits_for[p->nwaits_for++] = 1;
  }
  p = help_process(s, LAB_GONE, 0, "");
  p->ended = true;
  p->exitcode = -9;
  LabObject *o = help_object(s, LAB_KIND_VALUE, "counter");
  strcpy(o->typecode, "i");
  strcpy(o->value, "41203");
  o->is_number = true;
  o->number = 41203;
  for (int i = 0; i < 8; i++) o->history[o->nhistory++] = i;
  o->lost = 1423;
  o->stale = 1423;
  strcpy(o->last_lost, "Process-2 wrote 41,203 over Process-1's 41,203");
  strcpy(o->last_wrote, "41,203");
  strcpy(o->last_was, "41,203");
  o->last_lost_line = 9;
  o->last_lost_by = 2, o->last_lost_over = 1;
  o = help_object(s, LAB_KIND_LOCK, "lock");
  o->holder = 1;
  o->waiting[0].slot = 2, o->waiting[1].slot = 3, o->nwaiting = 2;
  o = help_object(s, LAB_KIND_QUEUE, "q");
  o->maxsize = 5, o->size = 3;
  for (int i = 0; i < 3; i++) {
    o->items[o->nitems].maker = 1 + i % 2;
    snprintf(o->items[o->nitems++].text, sizeof o->items[0].text, "%d", i * 7);
  }
  static const LabEvent events[] = {
      {.number = 1, .time = 0, .slot = 0, .verb = "start", .object = -1, .mark = MARK_START},
      {.number = 1, .time = 100000000, .slot = 1, .verb = "load", .object = 0, .value = 6, .mark = MARK_LOAD},
      {.number = 1, .time = 200000000, .slot = 2, .verb = "load", .object = 0, .value = 6, .mark = MARK_LOAD},
      {.number = 2, .time = 500000000, .slot = 1, .verb = "store", .object = 0, .value = 7, .mark = MARK_STORE},
      {.number = 2,
       .time = 700000000,
       .slot = 2,
       .verb = "store",
       .object = 0,
       .value = 7,
       .stale = true,
       .mark = MARK_STORE},
      {.number = 3, .time = 900000000, .slot = 1, .verb = "acquire", .object = 1, .mark = MARK_ACQUIRE},
  };
  timeline_feed(s->timeline, events, sizeof events / sizeof *events);
  timeline_sample(s->timeline, &s->snap);
  s->snap.output = "expected 80000\n";
  s->snap.output_size = s->snap.output_total = strlen(s->snap.output);
}

static inline void help_free(Scene *s) {
  timeline_free(s->timeline);
  grid_free(&s->grid);
}

static inline void help_expect(const Grid *g, const char *expected) {
  char *text = grid_text(g);
  if (strcmp(text, expected)) {
    fprintf(stderr, "the screen is:\n%s", text);  // whole: print_error cuts
    for (const char *a = text, *b = expected;; a++, b++)
      if (*a != *b) {
        print_error("first difference: here \"%.20s\", expected \"%.20s\"\n", a, b);
        break;
      }
    free(text);
    fail();
    return;
  }
  free(text);
}

#endif
