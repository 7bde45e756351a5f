// The steps that every order of a search begins with (LabExploreOptions.from; see explore.h).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore.h"
#include "gate.h"

// What a learner did between two steps is no step of the program's: a search takes none of it.
static bool are_steps(const Schedule *s, const char *name, char *why, size_t size) {
  for (int i = 0; i < s->n; i++) {
    const Choice *c = &s->choice[i];
    if (c->kind == CHOICE_STEP || c->kind == CHOICE_TIMEOUT) continue;
    snprintf(why, size, "%s: step %d is %s of yours, and explore takes none: it can begin with the first %d", name,
             i + 1, c->kind == CHOICE_SIGNAL ? "a signal" : "a switch", i);
    return false;
  }
  return true;
}

static bool keep_steps(Exploring *e, const Schedule *s, int n) {
  e->begin.kinds = s->kinds;
  for (int i = 0; i < n; i++)
    if (!schedule_add(&e->begin, s->choice[i])) return false;
  return true;
}

static bool keep_arguments(Exploring *e, ScheduleFile *f) {
  e->argv = f->argv;
  e->options.argc = f->argc;
  e->options.argv = (const char *const *)e->argv;
  f->argv = NULL;
  f->argc = 0;
  return e->argv || e->options.argc == 0;
}

static bool read_file(Lab *lab, Exploring *e, ScheduleFile *f, char *why, size_t size) {
  const char *path = e->options.from;
  int n = e->options.from_steps ? e->options.from_steps : f->schedule.n;
  if (n < 1 || n > f->schedule.n) {
    snprintf(why, size, "%s has %d step%s: explore can begin with 1 to %d of them", path, f->schedule.n,
             f->schedule.n == 1 ? "" : "s", f->schedule.n);
    return false;
  }
  if (!lab_schedule_set_up(lab, f, path, why, size)) return false;
  e->options.has_seed = true;
  e->options.seed = f->seed;
  if (keep_steps(e, &f->schedule, n) && keep_arguments(e, f)) return are_steps(&e->begin, path, why, size);
  snprintf(why, size, "no memory");
  return false;
}

static bool as_last_time(const Exploring *last, Exploring *e) {
  e->options.has_seed = true;
  e->options.seed = last->options.has_seed ? last->options.seed : LAB_FIXED_SEED;
  return keep_steps(e, &last->begin, last->begin.n);
}

static bool read_here(Lab *lab, Exploring *e, char *why, size_t size) {
  const Gate *g = lab->gate;
  if (!gate_on(lab) && lab->exploring && lab->exploring->begin.n) return as_last_time(lab->exploring, e);
  if (!gate_on(lab) || g->pub.at == 0) {
    snprintf(why, size, "there is no step yet to explore from");
    return false;
  }
  e->options.has_seed = true;
  e->options.seed = g->options.seed;
  if (keep_steps(e, &g->order, g->pub.at)) return are_steps(&e->begin, "this order", why, size);
  snprintf(why, size, "no memory");
  return false;
}

bool exploring_read_from(Lab *lab, Exploring *e, char *why, size_t size) {
  if (e->options.from_here) return read_here(lab, e, why, size);
  if (e->options.from == NULL) return true;
  ScheduleFile *f = calloc(1, sizeof *f);
  if (f == NULL) return snprintf(why, size, "no memory"), false;
  bool good = schedule_read(f, e->options.from, why, size);
  if (good) {
    good = read_file(lab, e, f, why, size);
    schedule_file_free(f);
  }
  free(f);
  return good;
}
