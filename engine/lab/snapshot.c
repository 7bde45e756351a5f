// A snapshot: the whole picture of a run, from the memory that its processes share and from /proc (see lab.h).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gate.h"
#include "inner.h"
#include "base/clock.h"
#include "base/grow.h"
#include "forms.h"
#include "explore/outside_said.h"
#include "base/out_of_memory.h"

typedef struct Snap {  // a LabSnapshot and the room behind its pointers
  LabSnapshot pub;
  int room_processes, room_objects, room_boards;
  LabBoard *boards;
  LabStuck stuck[STUCK_LIST];
  char *output;
  uint16_t *by;
  size_t output_room, by_room;
  uint64_t output_run, output_seen;
  uint64_t stood_run;
  int64_t stood;  // the run's clock when its deadlock was first seen: the clock stands still from then on
} Snap;

LabSnapshot *lab_snapshot_new(void) {
  Snap *s = calloc(1, sizeof *s);
  if (s == NULL) out_of_memory();
  return &s->pub;
}

void lab_snapshot_free(LabSnapshot *pub) {
  if (pub == NULL) return;
  Snap *s = (Snap *)pub;
  free(s->pub.processes);
  free(s->pub.objects);
  free(s->boards);
  free(s->output);
  free(s->by);
  free(s);
}

// ---- one process ----

// The strand that stands for its process: main if it waits, else the first that does. -1: none waits. said: c's bytes
static int waiting_strand(World *w, int slot, WorldCall *c, char said[WAIT_SAID]) {
  int n = (int)atomic_load(&world_process(w, slot)->nwaits);
  for (int i = 0; i < n && i < WORLD_STRANDS; i++) {
    // main runs; its feeder's wait is not the process's
    if (i > 0 && !atomic_load(&world_process(w, slot)->asleep)) break;
    if (world_wait_said(w, slot, i, c, said)) return i;
  }
  return -1;
}

static void say_step(World *w, const WorldCall *c, LabProcess *p) {
  Saying s = saying_in(p->said, sizeof p->said);
  verb_said(w, c, &s);
  if (s.full) verb_sentence(w, c, p->sentence, sizeof p->sentence);
  else lab_english(p->said, p->sentence, sizeof p->sentence);
}

static void fill_wait(World *w, int64_t now, int slot, int strand, const WorldCall *c, LabProcess *p) {
  const WorldWait *wait = world_wait(w, slot, strand);
  int64_t deadline = (int64_t)atomic_load(&wait->deadline);
  uint32_t state = atomic_load(&wait->state);
  bool posted = state == WAIT_POSTED || state == WAIT_GRANTED || state == WAIT_GRANTED_TIMEOUT;
  bool sleeps = c->verb == VERB_SLEEP_UNTIL;
  bool held_up = world_held_up(w, slot, strand, c);
  p->doing = sleeps ? LAB_SLEEPS : held_up ? LAB_WAITS : posted ? LAB_HELD : LAB_RUNS;
  p->verb = verb_name(c->verb);
  p->object = verb_object(c->verb, c->object);
  if (c->line > 0) p->line = c->line;
  say_step(w, c, p);
  if (p->doing == LAB_RUNS) return;  // it has just got what it waited for
  p->since = clock_between((int64_t)atomic_load(&wait->since), now);
  if (p->since < 0) p->since = 0;
  if (deadline >= 0) p->deadline = deadline > now ? clock_between(now, deadline) : 0;
  if (p->doing != LAB_WAITS) return;
  bool anybody;
  p->nwaits_for = world_could_end(w, c, p->waits_for, LAB_WAITERS, &anybody);
}

// A process reports its line only now and then; while it takes steps, the last step's line is newer.
static void fill_running(Lab *lab, int slot, LabProcess *p) {
  World *w = lab->world;
  const WorldProcess *r = world_process(w, slot);
  uint64_t n = atomic_load(&r->events);
  p->doing = LAB_RUNS;
  if (n == 0) return;
  WorldEvent e = w->events[(size_t)slot * WORLD_EVENTS + (n - 1) % WORLD_EVENTS];
  if (e.verb == VERB_NONE || e.verb >= VERB_COUNT) return;  // a torn read of an event
  if (n != lab->seen[slot].events && e.line > 0) p->line = e.line;
  lab->seen[slot].events = n;
  p->verb = verb_name(e.verb);
  int object = verb_object(e.verb, e.object);
  p->object = object < world_objects(w) ? object : -1;
  WorldCall c = {.verb = e.verb, .actor = world_actor(w, slot, 0), .object = e.object, .arg = e.value, .deadline = -1};
  if (p->object >= 0) say_step(w, &c, p);
  else snprintf(p->sentence, sizeof p->sentence, "%s", p->verb);
}

static void fill_doing(Lab *lab, int64_t now, int slot, LabProcess *p) {
  World *w = lab->world;
  WorldCall c;
  switch (world_process_state(w, slot)) {
  case PROCESS_BORN: p->doing = LAB_STARTING; return;
  case PROCESS_EXITING: p->doing = LAB_ENDING; break;
  case PROCESS_ENDED: p->doing = LAB_ZOMBIE; break;
  case PROCESS_GONE:
  case PROCESS_FREE: p->doing = LAB_GONE; break;
  default: {
    char said[WAIT_SAID];
    int strand = waiting_strand(w, slot, &c, said);
    if (strand >= 0) fill_wait(w, now, slot, strand, &c, p);
    else fill_running(lab, slot, p);
    return;
  }
  }
  p->ended = world_process_exit(w, slot, &p->exitcode);
}

// Only python3's processes have an outside.
static void fill_outside(const Lab *lab, LabProcess *p) {
  char said[sizeof p->said];
  Saying s = saying_in(said, sizeof said);
  if (!lab->python || p->doing != LAB_RUNS || !outside_said(p->pid, &s)) return;
  p->outside = true;
  p->object = -1;
  saying_copy(said, p->said, sizeof p->said);
  lab_english(said, p->sentence, sizeof p->sentence);
}

static void fill_process(Lab *lab, int64_t now, int slot, LabProcess *p) {
  static const char *methods[] = {"", "fork", "spawn", "forkserver", "spawn"};
  World *w = lab->world;
  const WorldProcess *r = world_process(w, slot);
  *p = (LabProcess){.slot = slot,
                    .parent_slot = r->parent,
                    .pid = r->pid,
                    .verb = "",
                    .object = -1,
                    .deadline = -1,
                    .kernel_state = '-',
                    .waits = -1,
                    .core = -1};
  snprintf(p->name, sizeof p->name, "%s", world_process_shown(w, slot).text);
  snprintf(p->method, sizeof p->method, "%s", r->method <= METHOD_SERVER ? methods[r->method] : "");
  // until /proc is read
  p->ppid = r->parent >= 0 ? world_process(w, r->parent)->pid : lab->supervisor->nursery.pid;
  p->daemon = r->daemon;
  p->steps = atomic_load(&r->steps);
  p->line = atomic_load(&r->line);
  fill_doing(lab, now, slot, p);
  if (p->doing == LAB_GONE) return;
  const ProcStat *stat = watch_proc(lab, slot);
  if (stat == NULL) return;
  p->kernel_state = stat->state;
  fill_outside(lab, p);
  p->ppid = stat->ppid;
  p->core = stat->core;
  p->waits = lab->seen[slot].waits;
}

// Nothing, of one that is gone.
static void fill_held(void *data, int slot, int object) {
  LabSnapshot *s = data;
  LabProcess *p = slot < s->nprocesses ? &s->processes[slot] : NULL;
  if (p && p->kernel_state != '-' && p->nholds < LAB_HOLDS) p->holds[p->nholds++] = object;
}

// ---- the whole ----

// "; outside it: Process-3 (a Lock can be released by any process that has it)": who still moves, or will when its time
// is up. Which Locks such a process has, nobody knows: a forked child has all that its parent's names reach.
static void say_breakers(World *w, const WorldRing *ring, int n, const LabSnapshot *s, Saying *to) {
  bool anybody = false;
  char names[3 * LAB_NAME + 8] = "";
  for (int i = 0; i < n; i++)
    anybody |= ring[i].object >= 0 && world_object(w, (uint32_t)ring[i].object)->kind == KIND_LOCK;
  int named = 0;
  for (int i = 0; anybody && i < s->nprocesses; i++) {
    const LabProcess *p = &s->processes[i];
    size_t at = strlen(names);
    if (p->in_ring || p->doing >= LAB_ZOMBIE || (p->doing == LAB_WAITS && p->deadline < 0)) continue;
    if (++named <= 3) snprintf(names + at, sizeof names - at, "%s%s", named == 1 ? "" : ", ", p->name);
  }
  if (named) say_form(to, FORM_LIVE_BREAKERS, "who", names, "n", named > 3 ? say_int(named - 3).text : "", NULL);
  else say_form(to, FORM_LIVE_NO_BREAKER, NULL);
}

static void fill_ring(Lab *lab, LabSnapshot *s) {
  WorldRing ring[LAB_WAITERS];
  World *w = lab->world;
  Saying said = saying_in(s->ring_said, sizeof s->ring_said);
  int n = world_ring_of_waits(w, ring, LAB_WAITERS);
  if (n == 1 && verb_family(ring[0].verb) == FAMILY_PIPE) n = 0;  // it has both ends of a pipe: nobody is waited for
  s->ring = n > 0;
  if (n > LAB_WAITERS) n = LAB_WAITERS;
  for (int i = 0; i < n; i++) {
    const char *object = ring[i].object >= 0 ? world_object(w, (uint32_t)ring[i].object)->name : "";
    if (ring[i].slot < s->nprocesses) s->processes[ring[i].slot].in_ring = true;
    char who[LAB_TEXT], holder[LAB_TEXT];
    Saying one = saying_in(who, sizeof who), next = saying_in(holder, sizeof holder);
    say_strand(w, &one, ring[i].slot, ring[i].strand);
    say_strand(w, &next, ring[i].next, ring[i].next_strand);
    say_form(&said, i ? FORM_LIVE_WHO_WAITS : FORM_LIVE_WAITS, "who", who, "object", object, "holder", holder, NULL);
  }
  if (n > 0) say_breakers(w, ring, n, s, &said);
  lab_english(s->ring_said, s->ring_text, sizeof s->ring_text);
}

static void fill_stuck_strand(World *w, const WorldStuckOne *one, LabStuck *to) {
  WorldCall c;
  if (!world_wait_call(w, one->slot, one->strand, &c)) return;
  Actor holder = c.verb == VERB_ACQUIRE && c.object < WORLD_OBJECTS ? world_holder(w, c.object) : 0;
  to->strand = actor_strand(c.actor);
  if (holder && actor_slot(holder) == to->holder) to->holder_strand = actor_strand(holder);
  to->line = c.line;
  lab_strand(w, one->slot, to->strand, to->who, sizeof to->who);
  if (to->holder >= 0) lab_strand(w, to->holder, to->holder_strand, to->by, sizeof to->by);
  to->strand = say_strand_shown(w, one->slot, to->strand);
  verb_sentence(w, &c, to->sentence, sizeof to->sentence);
  Saying s = saying_in(to->said, sizeof to->said);
  verb_said(w, &c, &s);
  if (s.full) to->said[0] = '\0';
}

static void fill_stuck(Lab *lab, Snap *snap) {
  LabSnapshot *s = &snap->pub;
  s->nstuck = 0;
  s->stuck = snap->stuck;
  s->waits_for_outside = lab->state == LAB_RUNNING && lab->stuck.all && lab->stuck.outside && lab->stuck_before;
  if (lab->state != LAB_DEADLOCK) return;
  for (int i = 0; i < lab->stuck.n && i < STUCK_LIST; i++) {
    const WorldStuckOne *one = &lab->stuck.one[i];
    Actor last = one->holder < 0 && one->object >= 0 &&
                         (one->verb == VERB_ACQUIRE || one->verb == VERB_GET || one->verb == VERB_SEIZE) &&
                         !world_is_signal(lab->world, (uint32_t)one->object)
                     ? world_holder(lab->world, (uint32_t)one->object)
                     : 0;
    LabStuck *to = &snap->stuck[s->nstuck++];
    *to = (LabStuck){.slot = one->slot,
                     .verb = verb_name(one->verb),
                     .object = one->object,
                     .holder = last ? actor_slot(last) : one->holder};
    fill_stuck_strand(lab->world, one, to);
  }
}

static void fill_output(Lab *lab, Snap *snap) {
  LabSnapshot *s = &snap->pub;
  s->output_total = atomic_load(&lab->world->head->output_bytes);
  if (snap->output_run != lab->run || snap->output_seen != lab->output_cursor) {
    if (!GROW_EXACTLY(snap->output, snap->output_room, lab->nkept + 1)) return;
    if (!GROW_EXACTLY(snap->by, snap->by_room, lab->nkept + 1)) return;
    if (lab->nkept) memcpy(snap->output, lab->kept, lab->nkept);
    if (lab->nkept) memcpy(snap->by, lab->kept_by, lab->nkept * sizeof *snap->by);
    snap->output[lab->nkept] = '\0';
    s->output_size = lab->nkept;
    snap->output_run = lab->run;
    snap->output_seen = lab->output_cursor;
  }
  s->output = snap->output ? snap->output : "";
  s->output_by = snap->by;
}

static void fill_processes(Lab *lab, Snap *snap) {
  LabSnapshot *s = &snap->pub;
  int n = world_processes(lab->world);
  if (!GROW_EXACTLY(s->processes, snap->room_processes, n)) out_of_memory();
  s->nprocesses = n;
  s->steps = 0;
  s->alive = 0;
  for (int i = 0; i < n; i++) {
    fill_process(lab, s->nanoseconds, i, &s->processes[i]);
    s->steps += s->processes[i].steps;
    s->alive += s->processes[i].doing < LAB_ZOMBIE;
  }
  world_each_held(lab->world, fill_held, s);
}

static void fill_boards(Lab *lab, Snap *snap, int n) {
  int boards = 0;
  for (int i = 0; i < n; i++) boards += boards_kept(lab, (uint32_t)i);
  if (!GROW_EXACTLY(snap->boards, snap->room_boards, boards)) out_of_memory();
  for (int i = 0, at = 0; i < n && at < boards; i++) {
    if (!boards_kept(lab, (uint32_t)i)) continue;
    boards_fill(lab, (uint32_t)i, &snap->boards[at]);
    snap->pub.objects[i].board = &snap->boards[at++];
  }
}

static void fill_objects(Lab *lab, Snap *snap) {
  LabSnapshot *s = &snap->pub;
  int n = world_objects(lab->world);
  if (n > LAB_OBJECTS_SHOWN) n = LAB_OBJECTS_SHOWN;
  if (!GROW_EXACTLY(s->objects, snap->room_objects, n)) out_of_memory();
  s->nobjects = n;
  objects_snapshot(lab, s->objects, n);
  fill_boards(lab, snap, n);
  s->updates = s->stale = 0;
  s->lost = 0;
  for (int i = 0; i < n; i++) {
    s->updates += s->objects[i].stores;
    s->stale += s->objects[i].stale;
    s->lost += s->objects[i].lost;
  }
}

void lab_snapshot(Lab *lab, LabSnapshot *s) {
  Snap *snap = (Snap *)s;
  s->state = lab->state;
  s->gated = (metronome_gates(&lab->metronome) || gate_on(lab)) && lab->supervisor->going;
  s->at_rest = lab->state == LAB_PAUSED || lab->state == LAB_DEADLOCK || gate_at_rest(lab);
  s->pace = lab->metronome.pace;
  s->awaited = s->gated && !gate_on(lab) ? metronome_awaits(&lab->metronome, clock_monotonic()) : -1;
  s->awaits = s->awaited >= 0;
  s->seed = lab->seed;
  snprintf(s->message, sizeof s->message, "%s", lab->message);
  snprintf(s->message_said, sizeof s->message_said, "%s", lab->message_said);
  if (lab->state == LAB_NONE) {
    s->nprocesses = s->nobjects = s->alive = s->nstuck = 0;
    s->steps = s->updates = s->stale = s->output_total = 0;
    s->lost = s->nanoseconds = s->wall = 0;
    s->output = "";
    s->output_size = 0;
    s->ring = false;
    return;
  }
  s->memory = lab->memory, s->memory_most = lab->memory_most;
  s->nanoseconds = lab->ended >= 0 ? lab->ended : world_now(lab->world);
  if (lab->state != LAB_DEADLOCK || snap->stood_run != lab->run)
    snap->stood = s->nanoseconds, snap->stood_run = lab->run;
  else if (lab->ended < 0) s->nanoseconds = snap->stood;
  s->wall = lab->ended >= 0 ? lab->ended_wall : clock_between(lab->world->head->monotonic_base, clock_monotonic());
  fill_processes(lab, snap);
  fill_objects(lab, snap);
  fill_ring(lab, s);
  fill_stuck(lab, snap);
  fill_output(lab, snap);
  int code;
  s->exit_code = s->nprocesses > 0 && world_process_exit(lab->world, 0, &code) ? code : 0;
}
