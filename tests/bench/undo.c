// Undo: how long it takes to be one step back after so many steps (fresh processes are led along all the others).
// Prints milliseconds. Usage: bench_undo PROGRAM STEPS
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "lab/lab.h"

static double now(void) { return 1e3 * clock_seconds(clock_monotonic()); }

static bool settle(Lab *lab) {
  for (double end = now() + 10000; now() < end;) {
    lab_tick(lab);
    if (lab_gate(lab)->settled) return true;
    poll(&(struct pollfd){.fd = lab_fd(lab), .events = POLLIN}, 1, 1);
  }
  return false;
}

int main(int argc, char **argv) {
  lab_start();
  enum { TIMES = 5 };
  char why[200];
  LabRefusal refusal;
  int steps = argc > 2 ? atoi(argv[2]) : 0;
  Lab *lab = lab_new();
  if (!lab || argc < 3 || !lab_open(lab, argv[1], &refusal) ||
      !lab_step_begin(lab, &(LabOptions){0}, false, why, sizeof why))
    return 1;
  unsigned chosen = 1;
  for (int i = 0; i < steps && settle(lab); i++) {
    int n = lab_gate(lab)->nchoices;
    for (int k = 0; k < n && !lab_step(lab, (int)((chosen = chosen * 1103515245 + 12345) >> 16) % n); k++) continue;
  }
  double took[TIMES], best = 1e9;
  for (int i = 0; i < TIMES && settle(lab); i++) {
    double t = now();
    lab_step_to(lab, lab_gate(lab)->at - 1);
    if (!settle(lab)) return 1;
    took[i] = now() - t;
    if (took[i] < best) best = took[i];
  }
  printf("%d %.2f\n", lab_gate(lab)->nhistory, best);
  lab_free(lab);
  return 0;
}
