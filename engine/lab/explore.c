// Exploring: the bench's side (see explore.h and lab.h).
#include "explore.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gate.h"
#include "forms.h"
#include "base/clock.h"
#include "base/grow.h"
#include "hosts/proc.h"

// ns. It checks for a stop after each order, and then still explains what it has.
static const int64_t STOP_WITHIN = 3000000000;
// ns after the bound of seconds. The explorer ends by itself, wherever a process of the program is; if it does not, it
// is killed, and what it has said until then stands.
static const int64_t END_WITHIN = 1400000000, REPLAY_WITHIN = 1750000000;
// … more of a guest's: each order that is to be explained is run again.
static const int64_t RERUN_WITHIN = 6000000000;

// ---- the explorer's process ----

static void hang_up(Exploring *e) {
  if (e->from >= 0) close(e->from);  // leaves the epoll set by itself
  e->from = -1;
  death_close(&e->death);
}

// Waits for the explorer: it has ended, or its death pipe kills it. Returns its wait status.
static int end_explorer(Exploring *e) {
  int status = 0;
  hang_up(e);
  if (e->pid > 0)
    while (waitpid(e->pid, &status, 0) < 0 && errno == EINTR) {
    }
  e->pid = 0;
  e->asked_to_stop = false;
  e->nheard = 0;
  return status;
}

static void forget_options(Exploring *e) {
  for (int i = 0; e->argv && i < e->options.argc; i++) free(e->argv[i]);
  free(e->argv);
  free(e->knobs);
  free(e->choices);
  schedule_free(&e->begin);
  e->argv = NULL;
  e->knobs = NULL;
  e->choices = NULL;
}

static void forget(Exploring *e) {
  if (e == NULL) return;
  end_explorer(e);
  report_free(&e->report);
  forget_options(e);
  free(e->heard);
  free(e);
}

void lab_explore_clear(Lab *lab) {
  forget(lab->exploring);
  lab->exploring = NULL;
}

static bool keep_arguments(Exploring *e, const LabExploreOptions *o) {
  e->argv = calloc((size_t)o->argc + 1, sizeof *e->argv);
  for (int i = 0; e->argv && i < o->argc; i++)
    if ((e->argv[i] = strdup(o->argv[i])) == NULL) return false;
  e->options.argv = (const char *const *)e->argv;
  return e->argv != NULL;
}

// The program's switches and knobs, as they stand now.
static bool keep_settings(Exploring *e, const Lab *lab) {
  const LabProgram *p = &lab->program;
  const LabExploreOptions *o = &e->options;
  e->knobs = calloc((size_t)p->nknobs + 1, sizeof *e->knobs);
  e->choices = calloc((size_t)p->nknobs + 1, sizeof *e->choices);
  if (!e->knobs || !e->choices) return false;
  for (int i = 0; i < p->nswitches; i++) e->switches[i] = p->switches[i].on;
  for (int i = 0; i < p->nknobs; i++) {
    e->knobs[i] = o->explore_values ? p->knobs[i].explore : p->knobs[i].value;
    e->choices[i] = p->knobs[i].choice;
  }
  return true;
}

static bool fork_explorer(Lab *lab, Exploring *e) {
  int words[2];
  if (!death_open(&e->death)) return false;
  if (pipe2(words, O_CLOEXEC) != 0) return false;
  fflush(stdout);
  fflush(stderr);
  e->pid = fork();
  if (e->pid == 0) {
    close(e->death.write);
    explorer_main(lab, e, words[1]);
  }
  int error = errno;
  close(words[1]);
  e->from = words[0];
  fcntl(e->from, F_SETFL, O_NONBLOCK);
  close(e->death.read);
  e->death.read = -1;
  errno = error;
  return e->pid > 0 && supervisor_also(lab->supervisor, e->from);
}

// NULL: why
static Exploring *new_exploring(Lab *lab, const LabExploreOptions *o, char *why, size_t size) {
  Exploring *e = calloc(1, sizeof *e);
  snprintf(why, size, "no memory");
  if (e == NULL) return NULL;
  e->from = -1;
  e->death = (DeathPipe){-1, -1};
  e->options = *o;
  e->report.pub.first_bad = -1;
  if ((o->from || keep_arguments(e, o)) && exploring_read_from(lab, e, why, size)) return e;
  forget(e);
  return NULL;
}

bool lab_explore(Lab *lab, const LabExploreOptions *o, char *why, size_t size) {
  if (!lab->opened) {
    snprintf(why, size, "no program is open");
    return false;
  }
  Exploring *e = new_exploring(lab, o, why, size);
  if (e == NULL) return false;
  lab_stop(lab);
  lab_explore_clear(lab);
  lab->exploring = e;
  e->began = clock_monotonic();
  int64_t end = e->began + (int64_t)(o->seconds * 1e9) + (lab->python ? RERUN_WITHIN : 0);
  e->end_by = o->seconds > 0 ? end + END_WITHIN : INT64_MAX;
  e->replay_by = o->seconds > 0 ? end + REPLAY_WITHIN : INT64_MAX;
  if (!keep_settings(e, lab) || !fork_explorer(lab, e)) {
    snprintf(why, size, "cannot start the explorer: %s", strerror(errno));
    lab_explore_clear(lab);
    return false;
  }
  e->report.pub.on = e->report.pub.running = true;
  e->report.pub.random = o->random > 0;
  e->report.pub.seed = e->options.has_seed ? e->options.seed : LAB_FIXED_SEED;
  e->report.pub.from_steps = e->begin.n;
  return true;
}

void lab_explore_stop(Lab *lab) {
  Exploring *e = lab->exploring;
  if (e == NULL || e->pid <= 0 || e->asked_to_stop) return;
  e->asked_to_stop = true;
  e->stop_by = clock_monotonic() + STOP_WITHIN + (lab->python ? RERUN_WITHIN : 0);  // … and to take an order again
  kill(e->pid, SIGTERM);
}

const LabExplore *lab_explore_report(Lab *lab) {
  static const LabExplore nothing;
  Exploring *e = lab->exploring;
  if (e == NULL) return &nothing;
  e->report.pub.switches = e->switches;
  e->report.pub.knobs = e->knobs;
  e->report.pub.choices = e->choices;
  return &e->report.pub;
}

// ---- what it says ----

static void broke_off(Exploring *e, const char *how, const char *signal) {
  LabExplore *p = &e->report.pub;
  bool some = p->outcomes != NULL;
  Saying s = some ? saying_in(p->incomplete_said, sizeof p->incomplete_said)
                  : saying_in(p->error_said, sizeof p->error_said);
  p->running = p->complete = false;
  say_form(&s, how, "signal", signal, NULL);
  if (some) lab_english(s.out, p->incomplete, sizeof p->incomplete);
  else lab_english(s.out, p->error, sizeof p->error);
}

void exploring_say_late(const LabExploreOptions *o, Saying *s) {
  char seconds[24];
  snprintf(seconds, sizeof seconds, "%.3g", o->seconds);
  say_form(s, FORM_STOPPED_SECONDS, "n", seconds, NULL);
}

static void broke_off_late(Exploring *e) {
  LabExplore *p = &e->report.pub;
  Saying s = saying_in(p->incomplete_said, sizeof p->incomplete_said);
  p->running = p->complete = false;
  p->seconds = clock_seconds(clock_monotonic() - e->began);
  exploring_say_late(&e->options, &s);
  lab_english(s.out, p->incomplete, sizeof p->incomplete);
}

static void take_line(Exploring *e, const char *line) {
  if (!report_read(line, &e->report)) broke_off(e, FORM_UNREADABLE, "");
}

static void take_lines(Exploring *e) {
  char *start = e->heard, *end = e->heard + e->nheard, *newline;
  while ((newline = memchr(start, '\n', (size_t)(end - start)))) {
    *newline = '\0';
    take_line(e, start);
    start = newline + 1;
  }
  e->nheard = (size_t)(end - start);
  memmove(e->heard, start, e->nheard);
}

// For a pipe's content at least.
static bool room_to_hear(Exploring *e) { return GROW(e->heard, e->heard_room, e->nheard + (1 << 16), 1 << 18); }

static void hear(Exploring *e) {
  while (e->from >= 0 && room_to_hear(e)) {
    ssize_t n = read(e->from, e->heard + e->nheard, e->heard_room - e->nheard);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) break;
    if (n == 0) {
      int status = end_explorer(e);
      const char *how = !WIFSIGNALED(status)          ? FORM_EXPLORER_ENDED
                        : WTERMSIG(status) == SIGKILL ? FORM_EXPLORER_NO_MEMORY
                                                      : FORM_EXPLORER_KILLED;
      char name[LAB_TEXT];
      Saying signal = saying_in(name, sizeof name);
      if (WIFSIGNALED(status)) say_signal_name(&signal, WTERMSIG(status));
      if (e->report.pub.running) broke_off(e, how, name);
      return;
    }
    e->nheard += (size_t)n;
    take_lines(e);
  }
}

// ---- on real processes ----

// Exchanges the program's switches and knobs with those it was explored with; a second call undoes it.
static void swap_settings(Lab *lab, Exploring *e) {
  for (int i = 0; i < lab->program.nswitches; i++) {
    bool on = lab->program.switches[i].on;
    lab->program.switches[i].on = e->switches[i];
    e->switches[i] = on;
  }
  for (int i = 0; i < lab->program.nknobs; i++) {
    LabKnob *k = &lab->program.knobs[i];
    int64_t *value = e->options.explore_values ? &k->explore : &k->value, was = *value;
    int choice = k->choice;
    *value = e->knobs[i];
    k->choice = e->choices[i];
    e->knobs[i] = was;
    e->choices[i] = choice;
  }
}

static LabOptions run_options(const Exploring *e) {
  return (LabOptions){.has_seed = true,
                      .seed = e->options.has_seed ? e->options.seed : LAB_FIXED_SEED,
                      .as_terminal = true,
                      .argc = e->options.argc,
                      .argv = e->options.argv};
}

static void say_outcome(World *w, const Outcome *got, LabOutcome *o) {
  char said[OUTCOME_SAID];
  Saying s = saying_in(said, sizeof said);
  outcome_said(w, got, &s);
  lab_english(said, o->message, sizeof o->message);
  saying_copy(said, o->message_said, sizeof o->message_said);
}

// Replays on real processes; fills in replayed and message. Blocks for some milliseconds.
static bool replay_outcome(Lab *lab, int outcome) {
  Exploring *e = lab->exploring;
  LabOutcome *o = &e->report.pub.outcomes[outcome];
  LabOptions how = run_options(e);
  Outcome *got = calloc(1, sizeof *got);
  if (got == NULL) return false;
  e->replaying = true;
  swap_settings(lab, e);
  bool same_steps = lab_replay_outcome(lab, &how, e->options.explore_values, &e->report.order[outcome].schedule,
                                       &e->report.printed, got, o->message, sizeof o->message);
  swap_settings(lab, e);
  e->replaying = false;
  bool same = same_steps && got->key == e->report.order[outcome].key;
  if (!same && clock_monotonic() > e->replay_by) {
    o->message[0] = '\0';
    free(got);
    return false;
  }
  o->replayed = same ? 1 : -1;
  o->message_said[0] = '\0';
  if (same) o->message[0] = '\0';
  else if (same_steps) say_outcome(lab->world, got, o);
  else if (lab->gate && strcmp(o->message, lab->gate->pub.message) == 0)
    snprintf(o->message_said, sizeof o->message_said, "%s", lab->gate->pub.message_said);
  outcome_free(got);
  free(got);
  return same;
}

static int next_replay(const Exploring *e) {
  if (e->options.unreplayed || e->report.pub.running || e->replaying || clock_monotonic() > e->replay_by ||
      !proc_is_there())
    return -1;
  for (int i = 0; i < e->report.pub.noutcomes; i++) {
    const LabOutcome *o = &e->report.pub.outcomes[i];
    if (o->breaks && o->nsteps && e->report.order[i].schedule.n && o->replayed == 0) return i;
  }
  return -1;
}

bool exploring_replay_over(const Lab *lab) {
  const Exploring *e = lab->exploring;
  return e && e->replaying && clock_monotonic() > e->replay_by;
}

static bool may_replay(const Lab *lab) { return !lab->supervisor->going && !gate_on(lab); }

void exploring_tick(Lab *lab) {
  Exploring *e = lab->exploring;
  if (e == NULL || e->replaying) return;
  hear(e);
  if (e->asked_to_stop && e->pid > 0 && clock_monotonic() > e->stop_by) {
    end_explorer(e);
    broke_off(e, FORM_STOPPED_EARLY, "");
  }
  if (e->pid > 0 && clock_monotonic() > e->end_by) {
    end_explorer(e);
    broke_off_late(e);
  }
  int i = may_replay(lab) ? next_replay(e) : -1;
  if (i < 0) return;
  replay_outcome(lab, i);
  lab->state = LAB_NONE;  // it was nobody's run
}

int64_t exploring_due(const Lab *lab) {
  const Exploring *e = lab->exploring;
  if (e == NULL) return -1;
  if (may_replay(lab) && next_replay(e) >= 0) return 0;
  if (e->pid <= 0) return -1;
  int64_t due = e->asked_to_stop && e->stop_by < e->end_by ? e->stop_by : e->end_by;
  return due == INT64_MAX ? -1 : due;
}

// ---- keeping an order, watching one ----

static bool has_order(Lab *lab, int outcome, char *why, size_t size) {
  Exploring *e = lab->exploring;
  if (e && !e->report.pub.running && outcome >= 0 && outcome < e->report.pub.noutcomes &&
      e->report.order[outcome].schedule.n > 0)
    return true;
  snprintf(why, size, "there is no order to be had yet");
  return false;
}

bool lab_explore_save(Lab *lab, int outcome, const char *path, char *why, size_t size) {
  if (!has_order(lab, outcome, why, size)) return false;
  Exploring *e = lab->exploring;
  LabOptions how = run_options(e);
  ScheduleFile *f = calloc(1, sizeof *f);
  if (f == NULL) return snprintf(why, size, "no memory"), false;
  swap_settings(lab, e);
  lab_schedule_head(lab, &how, e->options.explore_values, f);
  swap_settings(lab, e);
  f->schedule = e->report.order[outcome].schedule;
  snprintf(f->outcome, sizeof f->outcome, "%s", lab_ending_name(e->report.pub.outcomes[outcome].kind));
  snprintf(f->made_by, sizeof f->made_by, "explore");
  bool ok = schedule_write(f, path, why, size);
  f->schedule = (Schedule){0};  // borrowed
  schedule_file_free(f);
  free(f);
  return ok;
}

bool lab_explore_watch(Lab *lab, int outcome, const LabOptions *options, char *why, size_t size) {
  if (!has_order(lab, outcome, why, size)) return false;
  Exploring *e = lab->exploring;
  LabOptions how = run_options(e);
  how.limits = options->limits;
  how.pace = options->pace;
  swap_settings(lab, e);  // and not back: what is shown is what runs
  for (int i = 0; i < lab->program.nswitches; i++) e->switches[i] = lab->program.switches[i].on;
  for (int i = 0; i < lab->program.nknobs; i++) {
    const LabKnob *k = &lab->program.knobs[i];
    e->knobs[i] = e->options.explore_values ? k->explore : k->value;
    e->choices[i] = k->choice;
  }
  const LabOutcome *o = &e->report.pub.outcomes[outcome];
  const Schedule *order = &e->report.order[outcome].schedule;
  const LabStep *steps = o->nsteps == order->n ? o->steps : NULL;  // the time was up before they were in words
  return lab_step_begin_order(lab, &how, e->options.explore_values, order, steps, 0, why, size);
}

bool lab_set_explore_knob(Lab *lab, int i, const char *value, char *why, size_t size) {
  if (!lab_set_knob(lab, i, value, why, size)) return false;
  lab->program.knobs[i].explore = lab->program.knobs[i].value;
  return true;
}
