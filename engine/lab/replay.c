// Orders and their files: saving what the learner did, leading a run along a file (see lab.h, hosts/schedule.h).
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gate.h"
#include "base/clock.h"

// ---- what is written down ----

static void put_program(const Lab *lab, ScheduleFile *f) {
  char *whole = realpath(lab->path, NULL);
  snprintf(f->program, sizeof f->program, "%s", whole ? whole : lab->path);
  free(whole);
  f->hash = lab->program.hash;
  f->guest = lab->python != NULL;
}

static void put_arguments(const LabOptions *o, ScheduleFile *f) {
  f->argv = o->argc > 0 ? calloc((size_t)o->argc, sizeof *f->argv) : NULL;
  for (int i = 0; f->argv && i < o->argc; i++)
    if ((f->argv[f->argc] = strdup(o->argv[i])) != NULL) f->argc++;
}

static void put_settings(const LabProgram *p, const bool *switches, const char (*knobs)[32], bool explore_values,
                         ScheduleFile *f) {
  enum { MOST = sizeof f->knobs / sizeof *f->knobs };
  for (int i = 0; i < p->nswitches && i < MOST; i++) {
    memcpy(f->switches[f->nswitches].name, p->switches[i].name, sizeof f->switches[0].name);
    f->switches[f->nswitches++].on = switches ? switches[i] : p->switches[i].on;
  }
  for (int i = 0; i < p->nknobs && i < MOST; i++) {
    memcpy(f->knobs[f->nknobs].name, p->knobs[i].name, sizeof f->knobs[0].name);
    if (knobs) memcpy(f->knobs[f->nknobs].value, knobs[i], sizeof f->knobs[0].value);
    else run_knob_text(&p->knobs[i], explore_values, f->knobs[f->nknobs].value);
    f->nknobs++;
  }
}

void lab_schedule_head(Lab *lab, const LabOptions *o, bool explore_values, ScheduleFile *f) {
  memset(f, 0, sizeof *f);
  put_program(lab, f);
  put_settings(&lab->program, NULL, NULL, explore_values, f);
  put_arguments(o, f);
  f->seed = o->has_seed ? o->seed : LAB_FIXED_SEED;
}

// The steps that have happened; at the start, the order that is to come.
bool lab_step_save(Lab *lab, const char *path, char *why, size_t size) {
  if (!gate_on(lab) || lab->gate->order.n == 0) {
    snprintf(why, size, "there is no order to save yet");
    return false;
  }
  Gate *g = lab->gate;
  ScheduleFile f = {.seed = g->options.seed, .made_by = "learner", .schedule = g->order};
  put_program(lab, &f);
  put_settings(&lab->program, g->switches, (const char(*)[32])g->knobs, false, &f);
  put_arguments(&g->options, &f);
  if (g->pub.at > 0) f.schedule.n = g->pub.at;
  bool over = lab->state == LAB_ENDED, stuck = lab->state == LAB_DEADLOCK;
  Outcome *o = g->pub.at > 0 && (over || stuck) ? calloc(1, sizeof *o) : NULL;
  if (o) outcome_read(lab->world, stuck, false, NULL, o);
  if (o) snprintf(f.outcome, sizeof f.outcome, "%s", outcome_kind_name(o->kind));
  if (o) outcome_free(o);
  free(o);
  bool good = schedule_write(&f, path, why, size);
  f.schedule = (Schedule){0};
  schedule_file_free(&f);
  return good;
}

// ---- what is read ----

// The program is searched where it was, and then beside the schedule file.
static bool find_program(const char *path, const ScheduleFile *f, char *program, size_t size) {
  const char *slash = strrchr(path, '/'), *last = strrchr(f->program, '/');
  last = last ? last + 1 : f->program;
  snprintf(program, size, "%s", f->program);
  if (access(program, F_OK) == 0) return true;
  int n = snprintf(program, size, "%.*s%s", slash ? (int)(slash - path + 1) : 0, path, last);
  if (n < (int)size && access(program, F_OK) == 0) return true;
  snprintf(program, size, "%s", f->program);
  return false;
}

bool lab_schedule_program(const char *path, char *program, size_t program_size, char *why, size_t size) {
  ScheduleFile f;
  if (!schedule_read(&f, path, why, size)) return false;
  bool there = find_program(path, &f, program, program_size);
  if (!there) snprintf(why, size, "%s: its program %s is not there", path, f.program);
  schedule_file_free(&f);
  return there;
}

static void tell(char *why, size_t size, const char *what, const char *name, const char *how) {
  size_t n = strlen(why);
  snprintf(why + n, size - n, "; the %s %s is %s", what, name, how);
}

// The names that only one of the two lists has.
static bool names_changed(Lab *lab, const ScheduleFile *f, char *why, size_t size) {
  size_t before = strlen(why);
  bool had_switch[64] = {0}, had_knob[64] = {0};
  for (int i = 0; i < f->nswitches; i++) {
    int k = lab_switch_index(lab, f->switches[i].name);
    if (k < 0) tell(why, size, "switch", f->switches[i].name, "gone");
    else if (k < 64) had_switch[k] = true;
  }
  for (int i = 0; i < f->nknobs; i++) {
    int k = lab_knob_index(lab, f->knobs[i].name);
    if (k < 0) tell(why, size, "knob", f->knobs[i].name, "gone");
    else if (k < 64) had_knob[k] = true;
  }
  for (int i = 0; i < lab->program.nswitches && i < 64; i++)
    if (!had_switch[i]) tell(why, size, "switch", lab->program.switches[i].name, "new");
  for (int i = 0; i < lab->program.nknobs && i < 64; i++)
    if (!had_knob[i]) tell(why, size, "knob", lab->program.knobs[i].name, "new");
  return strlen(why) > before;
}

// A file names no interpreter: whoever opens it decides whether a program of the outside is let run.
static bool same_machine(const Lab *lab, const ScheduleFile *f, const char *path, char *why, size_t size) {
  if (f->guest == (lab->python != NULL)) return true;
  snprintf(why, size,
           f->guest
               ? "%s is an order of python3's own steps: it is followed with --python, and then not behind the wall"
               : "%s is an order of mplab's own machine: it is followed without --python",
           path);
  return false;
}

static bool fits(Lab *lab, const ScheduleFile *f, const char *path, char *why, size_t size) {
  if (!same_machine(lab, f, path, why, size)) return false;
  if (lab->program.hash != f->hash) {
    snprintf(why, size, "%s was made from another text of %s (its hash was %016llx, now it is %016llx)", path,
             lab->path, (unsigned long long)f->hash, (unsigned long long)lab->program.hash);
    names_changed(lab, f, why, size);
    return false;
  }
  int n = snprintf(why, size, "%s does not fit %s", path, lab->path);
  return n < 0 || !names_changed(lab, f, why, size);
}

static bool set_up(Lab *lab, const ScheduleFile *f, const char *path, char *why, size_t size) {
  for (int i = 0; i < f->nknobs; i++) {
    int k = lab_knob_index(lab, f->knobs[i].name);
    char what[LAB_TEXT];
    if (!lab_set_knob(lab, k, f->knobs[i].value, what, sizeof what)) {
      snprintf(why, size, "%s: %s", path, what);
      return false;
    }
    lab->program.knobs[k].explore = lab->program.knobs[k].value;
  }
  for (int i = 0; i < f->nswitches; i++)
    lab->program.switches[lab_switch_index(lab, f->switches[i].name)].on = f->switches[i].on;
  return true;
}

bool lab_schedule_set_up(Lab *lab, const ScheduleFile *f, const char *path, char *why, size_t size) {
  return fits(lab, f, path, why, size) && set_up(lab, f, path, why, size);
}

bool replay_begin(Lab *lab, const LabOptions *o, ScheduleFile *f, const char *path, int lead_to, bool careful,
                  char *why, size_t size) {
  if (!lab->opened) {
    snprintf(why, size, "no program is open");
    return false;
  }
  lab_stop(lab);
  if (!lab_schedule_set_up(lab, f, path, why, size)) return false;
  LabOptions as_written = *o;
  as_written.has_seed = true;
  as_written.seed = f->seed;
  as_written.argc = f->argc;
  as_written.argv = (const char *const *)f->argv;
  return gate_begin(lab, &as_written,
                    &(GateOrder){.order = &f->schedule, .lead_to = lead_to, .pace = o->pace, .careful = careful}, why,
                    size);
}

bool lab_replay_begin(Lab *lab, const LabOptions *o, const char *path, char *why, size_t size) {
  ScheduleFile f;
  if (!schedule_read(&f, path, why, size)) return false;
  bool good = replay_begin(lab, o, &f, path, f.schedule.n, false, why, size);
  schedule_file_free(&f);
  if (good) gate_tick(lab, clock_monotonic());
  return good;
}
