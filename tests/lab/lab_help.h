// Shared by the tests of the lab: writes programs to a temporary folder, drives a lab to a point, checks that no
// process is left.
#ifndef TESTS_LAB_HELP_H
#define TESTS_LAB_HELP_H

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "lab/lab.h"

static char folder[64];
static int nprograms;

static void remove_programs(void) {
  char path[128];
  for (int i = 0; i < nprograms; i++) {
    snprintf(path, sizeof path, "%s/p%d.py", folder, i);
    unlink(path);
  }
  rmdir(folder);
}

// Its path; the file goes with the process of the test.
static inline const char *help_program(const char *text) {
  static char path[128];
  if (folder[0] == '\0') {
    snprintf(folder, sizeof folder, "/tmp/mplab-test-XXXXXX");
    assert_non_null(mkdtemp(folder));
    atexit(remove_programs);
  }
  snprintf(path, sizeof path, "%s/p%d.py", folder, nprograms++);
  FILE *f = fopen(path, "w");
  assert_non_null(f);
  fputs(text, f);
  fclose(f);
  return path;
}

// Fails the test when it is refused.
static inline Lab *help_open_path(const char *path) {
  LabRefusal why;
  Lab *lab = lab_new();
  if (!lab_open(lab, path, &why)) fail_msg("%s", why.message);
  return lab;
}

static inline Lab *help_open(const char *text) { return help_open_path(help_program(text)); }

static inline void help_run(Lab *lab, const LabOptions *o) {
  char why[200];
  if (!lab_run(lab, o, why, sizeof why)) fail_msg("%s", why);
}

static double now(void) { return clock_seconds(clock_monotonic()); }

static void one_turn(Lab *lab) {
  struct pollfd p = {.fd = lab_fd(lab), .events = POLLIN};
  int ms = lab_timeout(lab);
  poll(&p, 1, ms < 0 || ms > 20 ? 20 : ms);
  lab_tick(lab);
}

// Ticks until ready(snapshot) or the seconds have passed. false: it never was.
static inline bool help_until(Lab *lab, LabSnapshot *s, bool (*ready)(const LabSnapshot *s), double seconds) {
  for (double end = now() + seconds;;) {
    one_turn(lab);
    lab_snapshot(lab, s);
    if (ready(s)) return true;
    if (now() > end) return false;
  }
}

static inline void help_for(Lab *lab, double seconds) {
  for (double end = now() + seconds; now() < end;) one_turn(lab);
}

static inline bool help_over(const LabSnapshot *s) {
  return s->state == LAB_ENDED || s->state == LAB_DEADLOCK || s->state == LAB_STOPPED;
}

// In /proc and not a zombie.
static inline bool help_alive(int pid) {
  char path[32], line[256] = "";
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  FILE *f = fopen(path, "r");
  if (f == NULL) return false;
  char *got = fgets(line, sizeof line, f);
  fclose(f);
  const char *at = strrchr(line, ')');
  return got && at && at[2] != 'Z' && at[2] != 'X';
}

static inline const LabObject *help_object(const LabSnapshot *s, const char *name) {
  for (int i = 0; i < s->nobjects; i++)
    if (strcmp(s->objects[i].name, name) == 0) return &s->objects[i];
  fail_msg("there is no object called %s", name);
  return NULL;
}

#endif
