// `mplab run`: a run without a screen, that prints and ends as python3 does (see lab.h).
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "inner.h"
#include "base/visible.h"
#include "json.h"
#include "terminal_signals.h"

enum { EXIT_DEADLOCK = 4, EXIT_STOPPED = 1, EXIT_WRONG = 2 };

static const char *name_of(const LabSnapshot *s, int slot) {
  return slot >= 0 && slot < s->nprocesses ? s->processes[slot].name : "?";
}

static const LabObject *object_of(const LabSnapshot *s, const LabStuck *one) {
  return one->object >= 0 && one->object < s->nobjects ? &s->objects[one->object] : NULL;
}

static const char *object_name(const LabObject *o) { return o->name[0] ? o->name : lab_kind_label(o->kind); }

static bool is(const LabStuck *one, Verb verb) { return one->verb == verb_name(verb); }

// A SimpleQueue has no feeder: its put writes into the pipe.
static bool is_feeding(const LabSnapshot *s, const LabStuck *one) {
  const LabObject *o = object_of(s, one);
  return o && (is(one, VERB_FEED) || is(one, VERB_DRAINED)) && o->kind != LAB_KIND_SIMPLEQUEUE;
}

static const LabStuck *stuck_feeder(const LabSnapshot *s, int slot) {
  for (int i = 0; i < s->nstuck; i++)
    if (s->stuck[i].slot == slot && is_feeding(s, &s->stuck[i])) return &s->stuck[i];
  return NULL;
}

// A wait that belongs to no line: at its end a process waits for its feeder, and the feeder for room. false: it is
// neither.
static bool tell_feeding(const LabSnapshot *s, const LabStuck *one) {
  const LabProcess *p = &s->processes[one->slot];
  const LabStuck *feeder = stuck_feeder(s, one->slot);
  const LabObject *queue = feeder ? object_of(s, feeder) : NULL, *o = object_of(s, one);
  if (queue == NULL || o == NULL) return false;
  const char *name = object_name(queue);
  if (is_feeding(s, one)) fprintf(stderr, "  %s's feeder waits for room in %s's pipe\n", p->name, name);
  else if (is(one, VERB_WAIT) && o->owned && o->owner == queue->id)
    fprintf(stderr, "  %s (PID %d) cannot end before its feeder has written all that it has put in %s\n", p->name,
            p->pid, name);
  else return false;
  return true;
}

static void tell_join_before_drain(const LabSnapshot *s) {
  for (int i = 0; i < s->nstuck; i++) {
    const LabStuck *one = &s->stuck[i], *feeder = is(one, VERB_JOIN) ? stuck_feeder(s, one->holder) : NULL;
    const LabObject *queue = feeder ? object_of(s, feeder) : NULL;
    if (queue == NULL) continue;
    fprintf(stderr, "  %s waits for %s to end before what it has put in %s was got. Get first, then join.\n",
            name_of(s, one->slot), name_of(s, one->holder), object_name(queue));
    return;
  }
}

// A strand beside the main one, that is not its process's feeder.
static bool is_thread(const LabStuck *one) { return one->strand > 0 && one->sentence[0]; }

static void tell_holder(const LabSnapshot *s, const LabStuck *one, bool dead) {
  fprintf(stderr, ", held by %s", one->holder_strand > 0 ? one->by : name_of(s, one->holder));
  if (dead) fprintf(stderr, " (which has ended)");
}

static void tell_stuck(const LabSnapshot *s, const LabStuck *one) {
  const LabProcess *p = &s->processes[one->slot];
  const LabObject *o = object_of(s, one);
  if (tell_feeding(s, one)) return;
  // no line: at its end a process waits for its children and feeders, as CPython does at exit; a pool's worker and its
  // threads are not of the program's text
  bool thread = is_thread(one), ends = !thread && (is(one, VERB_JOIN) || is(one, VERB_WAIT) || is(one, VERB_DRAINED));
  char place[32] = "";
  if (ends) snprintf(place, sizeof place, ", at its end");
  const char *sentence = thread ? one->sentence : p->sentence;
  uint32_t line = thread ? one->line : p->line;
  if (line) snprintf(place, sizeof place, ", line %u", line);
  fprintf(stderr, "  %s", thread ? one->who : p->name);
  fprintf(stderr, " (PID %d)%s, waits: %s", p->pid, place,
          is(one, VERB_PIPE_SENT) && o ? "send to "
          : sentence[0]                ? sentence
                                       : one->verb);
  if (is(one, VERB_PIPE_SENT) && o) fputs(o->name[0] ? o->name : "the pipe", stderr);
  bool pipe = o && o->kind == LAB_KIND_PIPE, sends = pipe && (is(one, VERB_PIPE_SEND) || is(one, VERB_PIPE_SENT));
  if (sends) fprintf(stderr, ": its pipe is full, and nobody reads the other end");
  else if (pipe && one->holder == one->slot)
    fprintf(stderr, ", whose other end it has open itself, so the end of file never comes");
  else if (pipe && one->holder >= 0) fprintf(stderr, ", whose other end %s has open", name_of(s, one->holder));
  else if (one->holder >= 0 && one->object >= 0 && !is(one, VERB_WAIT_ANY)) tell_holder(s, one, o && o->holder_dead);
  else if (is(one, VERB_ACQUIRE) && o && o->signal) fprintf(stderr, ", which nobody releases");
  fprintf(stderr, "\n");
}

static void tell_deadlock(const LabSnapshot *s) {
  complain("deadlock: nobody in this program can ever go on");
  for (int i = 0; i < s->nstuck; i++) tell_stuck(s, &s->stuck[i]);
  tell_join_before_drain(s);
  if (s->ring) fprintf(stderr, "  a ring: %s\n", s->ring_text);
}

// Of a terminal, where the program's processes are in the background and may not read. A read gives a line, or an end.
static void pass_a_line(Lab *lab) {
  char line[4096];
  ssize_t n = read(STDIN_FILENO, line, sizeof line);
  if (n >= 0) lab_input(lab, line, (size_t)n);
}

static void run_to_the_end(Lab *lab, bool typed) {
  while (lab->state == LAB_RUNNING) {
    bool asks = typed && lab_asks_input(lab);
    struct pollfd p[2] = {{.fd = lab_fd(lab), .events = POLLIN}, {.fd = asks ? STDIN_FILENO : -1, .events = POLLIN}};
    poll(p, 2, lab_timeout(lab));
    if (p[1].revents) pass_a_line(lab);
    lab_tick(lab);
    terminal_signals_late();
  }
}

static _Noreturn void die_as_it_did(int sig) {
  lab_end();
  fflush(stdout);
  fflush(stderr);
  signal(sig, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  kill(getpid(), sig);
  _exit(128 + sig);
}

int lab_run_headless(Lab *lab, const LabOptions *options, bool json) {
  char why[256];
  LabOptions o = *options;
  o.pass_output = !json;
  o.pace = 0;
  o.typed = isatty(STDIN_FILENO);
  o.input = o.typed ? LAB_INPUT_ASKED : LAB_INPUT_OWN;
  fflush(stdout);
  terminal_signals_begin(lab);
  if (!lab_run(lab, &o, why, sizeof why)) {
    terminal_signals_end();
    complain("%s", why);
    return EXIT_WRONG;
  }
  if (lab->message[0] && !json) complain("%s", lab->message);
  bool told = lab->message[0];
  run_to_the_end(lab, o.typed);
  LabSnapshot *s = lab_snapshot_new();
  lab_snapshot(lab, s);
  LabRunState how = s->state;
  int code = how == LAB_DEADLOCK ? EXIT_DEADLOCK : how == LAB_STOPPED ? EXIT_STOPPED : s->exit_code;
  if (how == LAB_DEADLOCK && !json) tell_deadlock(s);
  if (s->message[0] && !json && !(told && how != LAB_STOPPED)) complain("%s", s->message);
  if (json) json_print_run(lab, s, code);
  lab_stop(lab);
  lab_snapshot_free(s);
  terminal_signals_end();
  if (code < 0) die_as_it_did(-code);
  return code;
}
