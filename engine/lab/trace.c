// A run in the Chrome trace event format, as Perfetto and chrome://tracing read it (see lab.h).
//
// A process of the program is a process there, with its own PID. Each strand is a lane of steps and waits; each lock
// that it holds is a lane too, so that slices of a lane lie side by side or within one another. Arrows go from step to
// step: release to acquire, put to get, send to receive, notify to woken, set to wait, start to first step, end to
// join.
//
// Steps are read from the processes' rings while they run. A live program can be faster: what was not seen is marked as
// a gap, and no arrow crosses it. In a replay nothing is missed, and waits are known before each step.
#include "trace.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory_text.h"
#include "base/grow.h"
#include "base/visible.h"
#include "terminal_signals.h"
#include "base/out_of_memory.h"
#include "hosts/whole_file.h"

enum { EXIT_DEADLOCK = 4, EXIT_WRONG = 2 };
enum { MOST = 200000 };  // events kept: a file of some 20 MB, which a browser still opens

// ---- collecting ----

static void keep(Trace *t, int slot, TakenSort sort, const WorldEvent *e, uint64_t number) {
  if (t->n == MOST) {
    t->dropped++;
    return;
  }
  if (!GROW(t->taken, t->room, t->n + 1, 4096)) out_of_memory();
  t->taken[t->n++] = (Taken){.ticks = e->ticks, .number = number, .slot = slot, .sort = sort, .e = *e};
}

static void collect(Trace *t) {
  static WorldEvent raw[WORLD_EVENTS];  // a whole ring, large for a stack: nothing of it outlives a call
  World *w = t->lab->world;
  for (int slot = 0, n = world_processes(w); slot < n; slot++) {
    uint64_t dropped = 0, first = t->next[slot];
    int got = world_events(w, slot, &t->next[slot], raw, WORLD_EVENTS, &dropped);
    t->dropped += dropped;
    if (dropped > 0 && got > 0)
      keep(t, slot, TAKEN_GAP, &(WorldEvent){.ticks = raw[0].ticks, .value = (int64_t)dropped}, first);
    for (int i = 0; i < got; i++) {
      bool waits = raw[i].flags & EVENT_WAITS;
      keep(t, slot, waits ? TAKEN_WAITS : TAKEN_STEP, &raw[i], t->next[slot] - (uint64_t)(got - i));
      t->waits[slot][raw[i].strand] = false;
    }
  }
}

static void collect_waits(Lab *lab, void *data) {
  Trace *t = data;
  World *w = lab->world;
  collect(t);
  for (int slot = 0, n = world_processes(w); slot < n; slot++)
    for (int strand = 0, strands = (int)atomic_load(&world_process(w, slot)->nwaits);
         strand < strands && strand < WORLD_STRANDS; strand++) {
      Posted h;
      if (t->waits[slot][strand] || !conductor_find(&lab->gate->conductor, slot, strand, &h) || h.go) continue;
      t->waits[slot][strand] = true;
      WorldEvent e = {.ticks = world_ticks(),
                      .verb = h.call.verb,
                      .object = h.call.object,
                      .line = h.call.line,
                      .strand = (uint8_t)strand};
      keep(t, slot, TAKEN_WAITS, &e, t->next[slot]);
    }
}

// ---- in order ----

static int by_slot(const void *a, const void *b) {
  const Taken *x = a, *y = b;
  if (x->slot != y->slot) return x->slot < y->slot ? -1 : 1;
  if (x->number != y->number) return x->number < y->number ? -1 : 1;
  // a gap, or the beginning of a wait, comes before what is read after it
  return (x->sort == TAKEN_STEP) - (y->sort == TAKEN_STEP);
}

static int by_time(const void *a, const void *b) {
  const Taken *x = a, *y = b;
  if (x->ns != y->ns) return x->ns < y->ns ? -1 : 1;
  return by_slot(a, b);
}

// The order within a process is certain: each event is put at least a nanosecond after the one before it.
static void put_in_order(Trace *t) {
  const WorldHeader *h = t->lab->world->head;
  uint64_t now = world_ticks();
  double scale = now > h->ticks_base ? (double)world_ticks_ns(t->lab->world, now) / (double)(now - h->ticks_base) : 0;
  if (t->n > 0) qsort(t->taken, t->n, sizeof *t->taken, by_slot);
  for (size_t i = 0; i < t->n; i++) {
    Taken *e = &t->taken[i];
    // whole: the file has three digits of a microsecond
    e->ns = e->ticks > h->ticks_base ? (double)(int64_t)((double)(e->ticks - h->ticks_base) * scale) : 0;
    if (i > 0 && e[-1].slot == e->slot && e->ns < e[-1].ns + 1) e->ns = e[-1].ns + 1;
  }
  if (t->n > 0) qsort(t->taken, t->n, sizeof *t->taken, by_time);
}

// ---- the runs ----

static void write_trace(Trace *t) {
  collect(t);
  put_in_order(t);
  fputs("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[", t->out);
  trace_draw_lanes(t);
  trace_draw_arrows(t);
  fputs("\n]}\n", t->out);
}

static void after_step(Lab *lab, int step, void *data) { collect(data); }

static int trace_live(Trace *t, const LabOptions *options) {
  Lab *lab = t->lab;
  char why[256];
  LabOptions o = *options;
  o.pass_output = true;
  o.pace = 0;
  terminal_signals_begin(lab);
  if (!lab_run(lab, &o, why, sizeof why)) {
    terminal_signals_end();
    complain("%s", why);
    return EXIT_WRONG;
  }
  while (lab->state == LAB_RUNNING) {
    poll(&(struct pollfd){.fd = lab_fd(lab), .events = POLLIN}, 1, 1);
    collect(t);
    lab_tick(lab);
    terminal_signals_late();
  }
  terminal_signals_end();
  if (lab->message[0]) complain("%s", lab->message);
  if (lab->state != LAB_DEADLOCK) return 0;
  complain("deadlock: nobody in this program can ever go on");
  return EXIT_DEADLOCK;
}

static int trace_replay(Trace *t, const LabOptions *o, const char *schedule) {
  Lab *lab = t->lab;
  char why[600];
  ScheduleFile f;
  if (!schedule_read(&f, schedule, why, sizeof why)) return complain("%s", why), EXIT_WRONG;
  int code = 0;
  if (!replay_begin(lab, o, &f, schedule, f.schedule.n, true, why, sizeof why)) {
    complain("%s", why);
    code = EXIT_WRONG;
  } else {
    lab->gate->before = collect_waits;
    lab->gate->before_data = t;
    Ending ending = replay_follow(lab, after_step, t);
    lab->gate->before = NULL;
    if (ending == ENDING_DIFFERS) code = (complain("%s", lab->gate->pub.message), 1);
    if (ending == ENDING_NEVER) code = (complain("the order did not come to its end"), 1);
  }
  schedule_file_free(&f);
  return code;
}

int lab_trace_headless(Lab *lab, const LabOptions *options, const char *schedule, const char *out) {
  Trace *t = calloc(1, sizeof *t);
  char *text = NULL;
  size_t size = 0;
  FILE *file = t ? open_memstream(&text, &size) : NULL;
  if (file == NULL) out_of_memory();
  t->lab = lab;
  t->out = file;
  int code = schedule ? trace_replay(t, options, schedule) : trace_live(t, options);
  if (code != EXIT_WRONG) write_trace(t);
  bool good = memory_text(file, &text);
  if (code != EXIT_WRONG && !(good && whole_file_write(out, text, size, 0666)))
    code = (complain("%s: %s", out, strerror(errno)), EXIT_WRONG);
  if (t->dropped > 0 && code != EXIT_WRONG)
    complain("the program was faster than its steps could be read: %llu of them are gaps in the trace",
             (unsigned long long)t->dropped);
  lab_stop(lab);
  free(text);
  free(t->taken);
  free(t);
  return code;
}
