// The lab: a run, from its start to its end (see lab.h).
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/clock.h"
#include "hosts/proc.h"
#include "hosts/wall.h"
#include "world/view.h"
#include "explore.h"
#include "gate.h"
#include "inner.h"
#include "forms.h"

// ns. CHECK: deadlock and limits. SAMPLE: histories and output. For a person two checks are still at once.
enum { CHECK_EVERY = 50000000, SAMPLE_EVERY = 50000000 };
enum { OUTPUT_FACTOR = 16 };

// ---- limits ----

static const LabLimits defaults = {.processes = 1024, .memory = (uint64_t)1 << 30, .output = 1 << 20, .seconds = 0};

static bool limit_number(const char *value, uint64_t *n) {
  char *end;
  errno = 0;
  if (value[0] < '0' || value[0] > '9') return false;
  *n = strtoull(value, &end, 10);
  if (errno != 0) return false;
  unsigned shift = *end == 'K' || *end == 'k'   ? 10
                   : *end == 'M' || *end == 'm' ? 20
                   : *end == 'G' || *end == 'g' ? 30
                                                : 0;
  if (shift > 0) end++;
  if (*end != '\0' || *n > UINT64_MAX >> shift) return false;
  *n <<= shift;
  return true;
}

bool lab_limit_set(LabLimits *l, const char *name, const char *value, char *why, size_t size) {
  static const struct {
    const char *name;
    uint64_t min, max;
    bool bytes;
  } rows[] = {{"processes", 1, LAB_PROCESSES, false},
              {"memory", 4 << 20, (uint64_t)1 << 40, true},
              {"output", 1024, (uint64_t)1 << 32, true},
              {"seconds", 1, 1000000, false},
              {"total", 16 << 20, (uint64_t)1 << 42, true}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (strcmp(rows[i].name, name) != 0) continue;
    uint64_t n;
    if (!limit_number(value, &n) || n < rows[i].min || n > rows[i].max) {
      snprintf(why, size, "the limit %s cannot be %s: it is a number from %llu to %llu%s", name, value,
               (unsigned long long)rows[i].min, (unsigned long long)rows[i].max,
               rows[i].bytes ? " (K, M, G may follow it)" : "");
      return false;
    }
    if (i == 0) l->processes = (uint32_t)n;
    if (i == 1) l->memory = n;
    if (i == 2) l->output = n;
    if (i == 3) l->seconds = (uint32_t)n;
    if (i == 4) l->total = n;
    return true;
  }
  snprintf(why, size, "there is no limit called %s: they are processes, memory, output, seconds, total", name);
  return false;
}

static LabLimits limits_of(const Lab *lab, const LabOptions *o) {
  LabLimits l = o->limits;
  if (l.processes == 0) l.processes = defaults.processes;
  if (l.memory == 0) l.memory = defaults.memory;
  if (l.output == 0) l.output = defaults.output;
  if (l.total == 0) l.total = totals_default(lab);
  return l;
}

// ---- starting ----

static uint64_t fresh_seed(void) {
  uint64_t seed;
  if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != (ssize_t)sizeof seed) seed = (uint64_t)clock_monotonic();
  return seed % 1000000;  // short enough to be typed again with --seed
}

void run_knob_text(const LabKnob *k, bool explore_values, char out[32]) {
  if (k->is_choice) snprintf(out, 32, "%s", k->choices[k->choice]);
  else snprintf(out, 32, "%lld", (long long)(explore_values ? k->explore : k->value));
}

static bool put_config(Lab *lab, const LabOptions *o, const RunHow *how) {
  const LabProgram *p = &lab->program;
  size_t nknobs = (size_t)p->nknobs;
  KnobSetting *settings = calloc(nknobs + 1, sizeof *settings);
  char(*values)[32] = calloc(nknobs + 1, sizeof *values);
  const char **argv = calloc((size_t)o->argc + 2, sizeof *argv);
  for (int i = 0; i < p->nknobs; i++) {
    run_knob_text(&p->knobs[i], false, values[i]);
    settings[i] = (KnobSetting){p->knobs[i].name, how->knobs ? how->knobs[i] : values[i]};
  }
  argv[0] = lab->path;
  for (int i = 0; i < o->argc; i++) argv[i + 1] = o->argv[i];
  RunConfig c = {.path = lab->path,
                 .python = lab->python ? lab->python : "",
                 .text = lab->text,
                 .size = lab->size,
                 .settings = settings,
                 .nsettings = p->nknobs,
                 .argv = argv,
                 .argc = o->argc + 1,
                 .finer = how->kinds.finer,
                 .births = lab->supervisor->births,
                 .input = lab->supervisor->input[0]};
  if (o->pass_output) c.flags |= CONFIG_PASS_OUTPUT;
  if (o->as_terminal) c.flags |= CONFIG_TERMINAL;
  if (o->input == LAB_INPUT_OWN) c.flags |= CONFIG_PASS_INPUT;
  if (o->input == LAB_INPUT_ASKED) c.flags |= CONFIG_ASK_INPUT;
  if (o->typed) c.flags |= CONFIG_TYPED;
  bool ok = config_write(lab->world, &c);
  free(settings);
  free(values);
  free(argv);
  return ok;
}

// Sets the message. The first one stays, unless the run is stopped for another reason.
static void say_why(Lab *lab, bool stops, const char *why, uint64_t n, uint64_t times) {
  char said[LAB_TEXT * 2];
  Saying s = saying_in(said, sizeof said);
  if (!stops && lab->message[0]) return;
  say_form(&s, why, "n", say_int((int64_t)n).text, "times", say_int((int64_t)times).text, NULL);
  lab_say(lab, said);
  if (stops) lab_stop(lab);
}

bool lab_asks_input(const Lab *lab) {
  return lab->state == LAB_RUNNING && atomic_load(&lab->world->head->host[HOST_WORD_ASKS]) == 1;
}

static bool give_input(Lab *lab, const char *text, size_t size) {
  atomic_store(&lab->world->head->host[HOST_WORD_ASKS], 0);
  return supervisor_input(lab->supervisor, text, size);
}

bool lab_input(Lab *lab, const char *text, size_t size) {
  if (size > SUPERVISOR_INPUT || !lab_asks_input(lab)) return false;
  return typed_keep(&lab->typed, text, size) && give_input(lab, text, size);
}

// What was typed before the run began anew is given again.
static void repeat_input(Lab *lab) {
  const char *text;
  size_t size;
  if (lab_asks_input(lab) && typed_next(&lab->typed, &text, &size)) give_input(lab, text, size);
}

// All labs share one supervisor and one world: whose run it is that stands there.
static const Lab *runner;

bool run_goes(const Lab *lab) { return lab->supervisor->going && runner == lab; }

bool run_start(Lab *lab, const LabOptions *o, const RunHow *how, char *why, size_t size) {
  if (!lab->opened) {
    snprintf(why, size, "no program is open");
    return false;
  }
  bool seen = proc_is_there();  // how each process stands, which is asked of the kernel
  if (!seen && how->conductor) {
    snprintf(why, size, "there is no /proc here, and without it nothing can be stepped through (mplab --doctor)");
    return false;
  }
  World *w = lab->world;
  supervisor_stop(lab->supervisor);  // another lab's
  runner = lab;
  world_reset(w);
  lab->run++;
  lab->limits = limits_of(lab, o);
  lab->limit_output = !o->pass_output || o->limits.output > 0;
  lab->seed = o->has_seed ? o->seed : fresh_seed();
  lab->message[0] = lab->message_said[0] = '\0';
  if (!seen) say_why(lab, false, FORM_NO_PROC, 0, 0);
  lab->stuck = (WorldStuck){0};
  lab->stuck_before = false;
  lab->ended = -1;
  typed_begin(&lab->typed);
  lab->began = clock_monotonic();
  lab->next_check = lab->next_sample = lab->next_total = lab->began;
  lab->memory = lab->memory_most = 0;
  watch_reset(lab);
  w->head->seed = lab->seed;
  w->head->limits = (WorldLimits){lab->limits.processes, lab->limits.memory, lab->limits.output, lab->limits.seconds};
  for (int i = 0; i < lab->program.nswitches; i++)
    atomic_store(&w->head->switches[i], how->switches ? how->switches[i] : lab->program.switches[i].on);
  if (!put_config(lab, o, how)) {
    snprintf(why, size, "the program and its arguments are too large");
    return false;
  }
  // Before the first process: it must not take a step in another mode.
  metronome_start(&lab->metronome, w, lab->seed, how->conductor ? 0 : o->pace);
  if (how->conductor) conductor_begin(how->conductor, w);
  atomic_store(&w->head->whole_gets, how->kinds.whole_gets);
  atomic_store(&w->head->late_pickles, how->kinds.late);
  atomic_store(&w->head->insides, how->kinds.insides);
  if (world_process_new(w, 0, METHOD_MAIN, false, "MainProcess", lab->seed) != 0 || !supervisor_run(lab->supervisor)) {
    snprintf(why, size, "cannot start a process: %s", strerror(errno));
    return false;
  }
  lab->state = LAB_RUNNING;
  return true;
}

bool lab_run(Lab *lab, const LabOptions *o, char *why, size_t size) {
  lab_stop(lab);
  typed_forget(&lab->typed);
  gate_tape_begin(lab, o);
  bool good = run_start(lab, o, &(RunHow){0}, why, size);
  gate_tape_seed(lab);
  return good;
}

// ---- steering ----

static void over(Lab *lab, LabRunState state) {
  lab->ended = world_now(lab->world);
  lab->ended_wall = clock_between(lab->world->head->monotonic_base, clock_monotonic());
  watch_output(lab);
  watch_history(lab);
  lab->state = state;
}

void lab_stop(Lab *lab) {
  gate_leave(lab);
  if (!run_goes(lab)) return;
  lab->ended = world_now(lab->world);
  supervisor_stop(lab->supervisor);
  over(lab, LAB_STOPPED);
}

void lab_pause(Lab *lab, bool on) {
  if (!lab->supervisor->going || gate_on(lab)) return;
  metronome_set(&lab->metronome, lab->metronome.pace, on);
  if (lab->state == LAB_RUNNING || lab->state == LAB_PAUSED) lab->state = on ? LAB_PAUSED : LAB_RUNNING;
}

void lab_pace(Lab *lab, double steps_per_second) {
  if (steps_per_second <= 0) gate_tape_flat_out(lab);
  if (gate_on(lab)) gate_pace(lab, steps_per_second);
  else if (lab->supervisor->going) metronome_set(&lab->metronome, steps_per_second, lab->metronome.paused);
}

// What is printed is read first: the moment's picture has it.
static void moment(void *data) {
  Lab *lab = data;
  watch_output(lab);
  lab->moment(lab->moment_data);
}

void lab_on_moment(Lab *lab, void (*fn)(void *data), void *data) {
  lab->moment = fn;
  lab->moment_data = data;
  lab->metronome.moment = fn ? moment : NULL;
  lab->metronome.data = lab;
}

bool lab_kill(Lab *lab, int slot, int sig) {
  if (gate_on(lab)) return lab_step_signal(lab, slot, sig);
  if (!lab->supervisor->going || slot < 0 || slot >= world_processes(lab->world)) return false;
  ProcessState state = world_process_state(lab->world, slot);
  int pid = world_process(lab->world, slot)->pid;
  if (pid <= 0 || (state != PROCESS_BORN && state != PROCESS_RUNNING && state != PROCESS_EXITING)) return false;
  gate_tape_learner(lab, &(Choice){.kind = CHOICE_SIGNAL, .slot = (uint16_t)slot, .arg = sig});
  metronome_signalled(&lab->metronome, slot);
  return supervisor_signal(lab->supervisor, slot, sig) == 0;
}

bool lab_halt(Lab *lab, int slot, bool on) {
  return lab->supervisor->going && supervisor_signal(lab->supervisor, slot, on ? SIGSTOP : SIGCONT) == 0;
}

// ---- now and then ----

static void check_limits(Lab *lab, int64_t now) {
  const WorldHeader *head = lab->world->head;
  uint64_t refused = atomic_load(&head->host[HOST_WORD_REFUSED]);
  uint64_t bytes = atomic_load(&head->output_bytes), most = OUTPUT_FACTOR * lab->limits.output;
  if (refused > 0) say_why(lab, false, FORM_LIMIT_PROCESSES, lab->limits.processes, 0);
  if (refused > REFUSED_BIRTHS) say_why(lab, true, FORM_STOPPED_FORKING, lab->limits.processes, 0);
  else if (lab->limit_output && bytes > most) say_why(lab, true, FORM_STOPPED_PRINTING, most, OUTPUT_FACTOR);
  else if (lab->limits.seconds > 0 && now - lab->began > (int64_t)lab->limits.seconds * 1000000000)
    say_why(lab, true, FORM_STOPPED_TIME, lab->limits.seconds, 0);
  else if (totals_reached(lab, now)) say_why(lab, true, FORM_STOPPED_TOTAL, lab->limits.total >> 20, 0);
}

// A paused program waits for the learner; a gated one is checked when no step can be let go.
static bool may_be_stuck(const Lab *lab) {
  return !lab->metronome.paused && (lab->metronome.pace <= 0 || lab->metronome.idle);
}

// An alarm will go off: its process is not stuck, though all its strands wait.
static bool alarm_is_set(World *w) {
  for (int i = 0, n = world_processes(w); i < n; i++) {
    ProcessState state = world_process_state(w, i);
    if (state == PROCESS_RUNNING && atomic_load(&world_process(w, i)->host[PROCESS_WORD_ALARM])) return true;
  }
  return false;
}

// Some process does not sleep in the kernel: a signal has just woken it, or has killed it and the world does not know
// yet.
static bool somebody_moves(World *w) {
  for (int i = 0, n = world_processes(w); i < n; i++) {
    ProcStat stat;
    ProcessState state = world_process_state(w, i);
    if (state != PROCESS_RUNNING && state != PROCESS_EXITING) continue;
    if (!proc_stat(world_process(w, i)->pid, &stat) || strchr("RDZX", stat.state)) return true;
  }
  return false;
}

// A machine that is broken asks for what the wall refuses, and dies of it: said by whom, and which call it was.
static void check_refused(Lab *lab) {
  for (int i = 0, code, n = world_processes(lab->world); i < n && !lab->message[0]; i++) {
    const WorldProcess *p = world_process(lab->world, i);
    uint64_t refused = atomic_load(&p->host[PROCESS_WORD_REFUSED]);
    if (!refused || !world_process_exit(lab->world, i, &code) || code != -SIGSYS) continue;
    char said[LAB_TEXT * 2], number[24];
    Saying s = saying_in(said, sizeof said);
    const char *name = wall_call_name((long)refused - 1);
    snprintf(number, sizeof number, "%llu", (unsigned long long)refused - 1);
    say_form(&s, FORM_REFUSED_CALL, "who", world_process_shown(lab->world, i).text, "call", *name ? name : number,
             "line", say_line(atomic_load(&p->line)).text, NULL);
    lab_say(lab, said);
  }
}

static void check_stuck(Lab *lab) {
  WorldStuck now;
  world_stuck(lab->world, &now);
  if (now.all && alarm_is_set(lab->world)) now.all = false;
  bool certain = now.all && lab->stuck_before && now.reading == lab->stuck.reading && may_be_stuck(lab) &&
                 !somebody_moves(lab->world);
  lab->stuck_before = now.all;
  lab->stuck = now;
  if (certain && !now.outside) lab->state = LAB_DEADLOCK;
  else if (lab->state == LAB_DEADLOCK && !now.all) lab->state = lab->metronome.paused ? LAB_PAUSED : LAB_RUNNING;
}

void run_ended(Lab *lab) {
  const Supervisor *s = lab->supervisor;
  check_refused(lab);
  if (s->nursery_gone) say_why(lab, false, FORM_NURSERY_KILLED, 0, 0);
  if (s->failure && lab->message[0] == '\0') {
    char said[LAB_TEXT * 2];
    Saying why = saying_in(said, sizeof said);
    say_form(&why, FORM_CANNOT_START, "error", strerror(s->failure), NULL);
    lab_say(lab, said);
  }
  over(lab, s->nursery_gone || s->failure ? LAB_STOPPED : LAB_ENDED);
}

void lab_tick(Lab *lab) {
  Supervisor *s = lab->supervisor;
  bool was = run_goes(lab);
  if (was || !s->going) supervisor_hear(s);  // of another's run that lab must hear
  exploring_tick(lab);
  if (!was) return;
  int64_t now = clock_monotonic();
  if (gate_on(lab)) gate_tick(lab, now), watch_output(lab);  // before the next step nobody may come here again
  if (!s->going) {
    if (lab->ended < 0) run_ended(lab);
    return;
  }
  if (!gate_on(lab)) metronome_tick(&lab->metronome, now);
  repeat_input(lab);
  if (now >= lab->next_sample) {
    lab->next_sample = now + SAMPLE_EVERY;
    watch_output(lab);
    watch_history(lab);
  }
  if (now >= lab->next_check) {
    lab->next_check = now + CHECK_EVERY;
    if (!gate_on(lab)) check_stuck(lab);
    check_limits(lab, now);
    check_refused(lab);
  }
}

int lab_fd(const Lab *lab) { return lab->supervisor->epoll; }

int lab_timeout(const Lab *lab) {
  int64_t explorer = exploring_due(lab);
  if (!run_goes(lab) && explorer < 0) return -1;
  int64_t due = lab->next_check < lab->next_sample ? lab->next_check : lab->next_sample;
  if (!run_goes(lab) || (explorer >= 0 && explorer < due)) due = explorer;
  int64_t beat = !run_goes(lab) ? -1 : gate_on(lab) ? gate_due(lab) : metronome_due(&lab->metronome);
  if (beat >= 0 && beat < due) due = beat;
  int64_t left = due - clock_monotonic();
  return left <= 0 ? 0 : (int)((left + 999999) / 1000000);
}
