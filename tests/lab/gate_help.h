// Shared by the tests of stepping: holds a program before its first step, takes steps by process number, goes back.
#ifndef TESTS_GATE_HELP_H
#define TESTS_GATE_HELP_H

#include "lab_help.h"

static const char counter[] = "from multiprocessing import Process, Value, Lock\n"
                              "WORKERS = 3     #: knob 1..8 explore 2\n"
                              "ROUNDS = 3000     #: knob 1..100000000 explore 1\n"
                              "def work(counter, lock):\n"
                              "    for i in range(ROUNDS):\n"
                              "        with lock:     #: switch lock\n"
                              "            counter.value += 1\n"
                              "if __name__ == '__main__':\n"
                              "    counter = Value('i', 0)\n"
                              "    lock = Lock()\n"
                              "    ps = [Process(target=work, args=(counter, lock)) for _ in range(WORKERS)]\n"
                              "    for p in ps:\n"
                              "        p.start()\n"
                              "    for p in ps:\n"
                              "        p.join()\n"
                              "    print('counter', counter.value)\n";

static LabSnapshot *snap;

static inline const LabGate *settle(Lab *lab) {
  double end = now() + 10;
  lab_tick(lab);
  while (!lab_gate(lab)->settled) {
    if (now() > end) fail_msg("it does not come to rest: %s", lab_gate(lab)->message);
    one_turn(lab);
  }
  lab_snapshot(lab, snap);
  return lab_gate(lab);
}

static inline Lab *step_open(const char *text, bool lock) {
  char why[200];
  Lab *lab = help_open(text);
  if (lab_switch_index(lab, "lock") >= 0) lab_set_switch(lab, lab_switch_index(lab, "lock"), lock);
  if (!lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why)) fail_msg("%s", why);
  settle(lab);
  return lab;
}

static inline int find(Lab *lab, int slot) {
  const LabGate *g = lab_gate(lab);
  for (int i = 0; i < g->nchoices; i++)
    if (g->choices[i].slot == slot) return i;
  return -1;
}

static inline const LabChoice *held(Lab *lab, int slot) {
  int i = find(lab, slot);
  if (i < 0) fail_msg("process %d is not held before a step", slot);
  return &lab_gate(lab)->choices[i];
}

static inline void step(Lab *lab, int slot) {
  int i = find(lab, slot);
  if (i < 0 || !lab_step(lab, i))
    fail_msg("process %d cannot go: %s", slot, i < 0 ? "nothing" : lab_gate(lab)->choices[i].note);
  settle(lab);
}

static inline void steps(Lab *lab, const char *slots) {
  for (; *slots; slots++) step(lab, *slots - '0');
}

// Lets whoever can go, go: chosen by a seed, until nobody can.
static inline int walk(Lab *lab, unsigned seed, int most) {
  int n = 0;
  for (; n < most; n++) {
    const LabGate *g = settle(lab);
    int can[LAB_CHOICES], k = 0;
    for (int i = 0; i < g->nchoices; i++)
      if (g->choices[i].can_go || g->choices[i].timeout) can[k++] = i;
    if (k == 0) break;
    seed = seed * 1103515245 + 12345;
    assert_true(lab_step(lab, can[(seed >> 16) % (unsigned)k]));
  }
  settle(lab);
  return n;
}

static inline void go_to(Lab *lab, int at) {
  lab_step_to(lab, at);
  const LabGate *g = settle(lab);
  if (g->differs) fail_msg("%s", g->message);
  assert_int_equal(g->at, at);
}

static inline void said(const char *is, const char *should) { assert_string_equal(is, should); }

static inline int start(void **state) {
  lab_start();
  snap = lab_snapshot_new();
  return 0;
}
static inline int end(void **state) {
  lab_snapshot_free(snap);
  return 0;
}

#endif
