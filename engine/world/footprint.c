// Footprints: what a step reads and writes, and whether two steps are dependent (their footprints conflict).
#include <signal.h>

#include "families.h"

void verb_place_add(VerbFootprint *f, uint32_t object, int32_t part, bool write) {
  if (f->n < PLACES) {
    f->place[f->n++] = (VerbPlace){object, part, write};
    return;
  }
  for (int i = 0; i < f->n; i++) write |= f->place[i].write;
  f->place[0] = (VerbPlace){PLACE_EVERYTHING, PART_WHOLE, write};
}

static void add_lock(World *w, VerbFootprint *f, uint32_t object, bool write) {
  int lock = object < WORLD_OBJECTS ? world_object(w, object)->lock : -1;
  if (lock >= 0) verb_place_add(f, (uint32_t)lock, PART_WHOLE, write);
}

// A queue's pipe has parts: tail, head, room, and each message by number. To feed a message and to get an earlier one
// are independent. Only when the pipe might be full does a feeder read the head; a get from a pipe that might be full
// makes room, so it conflicts with feeds.
enum { PART_TAIL = PART_PIPE, PART_HEAD = 2, PART_ROOM = 3, PART_MESSAGE = 0x1000, MESSAGES = 0xfffff };

static uint64_t queue_word(World *w, uint32_t o, int i) { return atomic_load(&world_object(w, o)->word[i]); }
static int32_t message(World *w, uint32_t o, int count) {
  return PART_MESSAGE + (int32_t)(queue_word(w, o, count) & MESSAGES);
}
static bool is_queue(World *w, uint32_t o) { return o < WORLD_OBJECTS && world_object(w, o)->family == FAMILY_QUEUE; }

static bool might_be_full(World *w, uint32_t o, uint64_t more) {
  return queue_bytes(world_object(w, o)) + more > WORLD_PIPE / 2;
}

static void add_feed(World *w, VerbFootprint *f, const WorldCall *c) {
  verb_place_add(f, c->object, is_queue(w, c->object) ? PART_TAIL : PART_WHOLE, true);
  if (!is_queue(w, c->object)) return;
  verb_place_add(f, c->object, message(w, c->object, QUEUE_FED), true);
  verb_place_add(f, c->object, PART_ROOM, false);
  if (might_be_full(w, c->object, c->nbytes + QUEUE_FRAME)) verb_place_add(f, c->object, PART_HEAD, false);
}

static void add_first(World *w, VerbFootprint *f, uint32_t o, bool get) {
  verb_place_add(f, o, is_queue(w, o) ? PART_HEAD : PART_WHOLE, get);
  if (is_queue(w, o)) verb_place_add(f, o, message(w, o, QUEUE_GOT), false);
  if (get && is_queue(w, o) && might_be_full(w, o, 0)) verb_place_add(f, o, PART_ROOM, true);
}

// Whether the maker of a pool's queue is over (WorldSides): feeding its results and waiting for its tasks hang on it.
enum { PART_MAKER = 4 };

static void add_maker(World *w, VerbFootprint *f, uint32_t o, uint32_t count) {
  if (is_queue(w, o) && world_object(w, o)->count == count) verb_place_add(f, o, PART_MAKER, false);
}

// Whether an end is open anywhere changes only when the last process closes it: closes by different processes are
// independent, but conflict with a step that finds them all closed. A step that takes a message does not read this.
enum { PART_LENT = 4, PART_LENDING = 0x200000 };  // which ends are on their way in messages; each of them

static int32_t part_of_process(int slot) { return 1 << 28 | slot; }

static void add_give_up(World *w, VerbFootprint *f, uint32_t pipe, int end, int slot) {
  verb_place_add(f, pipe, pipe_open_without(w, pipe, end, slot) ? part_of_process(slot) : PART_END + end, true);
}

static void add_hears(World *w, VerbFootprint *f, uint32_t pipe, int end) {
  verb_place_add(f, pipe, PART_END + end, false);
  if (!world_pipe_open(w, pipe, end)) verb_place_add(f, pipe, PART_WHOLE, false);
}

static void add_listens(World *w, VerbFootprint *f, uint32_t pipe, int end, bool take) {
  verb_place_add(f, pipe, PART_LANE + !end, take);
  if (!pipe_has_message(w, pipe, end)) add_hears(w, f, pipe, !end);
}

// An end that is lent in another's name (arg2) is open while that process lives.
static void add_lend(VerbFootprint *f, uint32_t pipe, int64_t whose) {
  verb_place_add(f, pipe, PART_LENT, true);
  if (whose) verb_place_add(f, PLACE_PROCESS + (uint32_t)actor_slot((Actor)whose), PART_WHOLE, false);
}

// The ends that a process has open: changed by its strands, inherited by its children.
static void add_own_ends(VerbFootprint *f, uint32_t pipe, int slot) {
  verb_place_add(f, pipe, part_of_process(slot), true);
  verb_place_add(f, PLACE_PROCESS + (uint32_t)slot, PART_WHOLE, false);
}

// A take fails after the lender's end; but the end that comes after the take does not touch the lend. So the two
// conflict on the lender's process.
static void add_take(World *w, VerbFootprint *f, uint32_t pipe, int64_t which) {
  int lender = pipe_lender(w, pipe, which);
  verb_place_add(f, pipe, PART_LENT, false);
  verb_place_add(f, pipe, PART_LENDING + (int32_t)(which & 0xfffff), true);
  if (lender >= 0) verb_place_add(f, PLACE_PROCESS + (uint32_t)lender, PART_WHOLE, false);
}

static void add_things(World *w, VerbFootprint *f, const WorldCall *c) {
  ManyThing thing;
  for (uint32_t i = 0, n = many_count(w, c); i < n; i++) {
    if (!many_thing(w, c, i, &thing)) continue;
    if (thing.what == MANY_PROCESS) verb_place_add(f, PLACE_PROCESS + thing.object, PART_WHOLE, false);
    if (thing.what == MANY_QUEUE) add_first(w, f, thing.object, false);
    if (thing.what == MANY_PIPE) add_listens(w, f, thing.object, thing.end, false);
  }
}

// A notify skips dead sleepers, so it conflicts with their deaths.
static void add_asleep(World *w, VerbFootprint *f, int slot) {
  for (int i = 0, n = world_objects(w); i < n; i++)
    if (world_object(w, (uint32_t)i)->family == FAMILY_COND && cond_has_of(w, (uint32_t)i, slot))
      verb_place_add(f, (uint32_t)i, part_of_process(slot), true);
}

static void add_made(World *w, VerbFootprint *f, int slot) {
  for (int i = 0, n = world_objects(w); i < n; i++)
    if (queue_of_slot(w, (uint32_t)i, slot)) verb_place_add(f, (uint32_t)i, PART_MAKER, true);
}

// The ends that close when the process ends, and the sleepers that go.
static void add_ends(World *w, VerbFootprint *f, int slot) {
  add_asleep(w, f, slot);
  add_made(w, f, slot);
  for (int i = pipe_last(w); i >= 0; i = pipe_before(w, i))
    for (int end = 0; end < 2; end++) {
      bool lent = pipe_lent_by(w, (uint32_t)i, end, slot);
      if (lent || world_pipe_open_in(w, (uint32_t)i, end, slot)) add_give_up(w, f, (uint32_t)i, end, slot);
      if (lent) verb_place_add(f, (uint32_t)i, PART_LENT, true);
    }
}

// Steps that commute (to take or give back a place of an unbounded queue, to release a semaphore) write a part of the
// object that is the strand's own: they do not conflict with one another, only with steps that read the whole.
int32_t verb_part_of(Actor a) { return 1 << 28 | actor_strand(a) << 16 | actor_slot(a); }

static bool has_no_bound(World *w, uint32_t o) { return is_queue(w, o) && world_object(w, o)->bound == 0; }

static void add_places(World *w, VerbFootprint *f, const WorldCall *c) {
  verb_place_add(f, c->object, has_no_bound(w, c->object) ? verb_part_of(c->actor) : PART_PLACES, true);
}

// ---- one function a column of the table (verbs.h, foot) ----

static uint32_t self_of(const WorldCall *c) { return PLACE_PROCESS + (uint32_t)actor_slot(c->actor); }
static int end_of(const WorldCall *c) { return (int)c->arg & 1; }

void foot_nothing(World *w, const WorldCall *c, VerbFootprint *f) {}

void foot_cell_read(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, (int32_t)c->arg, false);
  add_lock(w, f, c->object, false);
}

void foot_cell_write(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, (int32_t)c->arg2, true);
  add_lock(w, f, c->object, false);
}

void foot_cells_read(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, PART_WHOLE, false);
  add_lock(w, f, c->object, false);
}

void foot_cells_write(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, PART_WHOLE, true);
  add_lock(w, f, c->object, false);
}

void foot_object_read(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, PART_WHOLE, false);
}
void foot_object_write(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, PART_WHOLE, true);
}

// A Semaphore's releases commute; a BoundedSemaphore's do not: the last one may be one too many.
void foot_release(World *w, const WorldCall *c, VerbFootprint *f) {
  bool counts = c->object < WORLD_OBJECTS && world_object(w, c->object)->kind == KIND_SEMAPHORE;
  verb_place_add(f, c->object, counts ? verb_part_of(c->actor) : PART_WHOLE, true);
}

void foot_cond_sleep(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, PART_WHOLE, true);
  add_lock(w, f, c->object, true);
}

void foot_cond_notify(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, PART_WHOLE, true);
  add_lock(w, f, c->object, false);
}

void foot_queue_places(World *w, const WorldCall *c, VerbFootprint *f) { add_places(w, f, c); }

void foot_queue_feed(World *w, const WorldCall *c, VerbFootprint *f) {
  add_feed(w, f, c);
  if (c->arg) add_places(w, f, c);
  add_maker(w, f, c->object, SIDES_MAKER_READS);
}

void foot_queue_look(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, PART_TAIL, false);
  verb_place_add(f, c->object, PART_HEAD, false);
}

void foot_queue_see(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, has_no_bound(w, c->object) ? PART_WHOLE : PART_PLACES, false);
}

void foot_queue_all(World *w, const WorldCall *c, VerbFootprint *f) {
  add_first(w, f, c->object, true);
  add_places(w, f, c);
}

void foot_queue_recv(World *w, const WorldCall *c, VerbFootprint *f) {
  foot_queue_all(w, c, f);
  if (is_queue(w, c->object) && queue_messages(world_object(w, c->object)) == 0)
    add_maker(w, f, c->object, SIDES_MAKER_WRITES);
}

void foot_queue_get(World *w, const WorldCall *c, VerbFootprint *f) {
  if (world_whole_gets(w)) foot_queue_recv(w, c, f);
  else foot_queue_all(w, c, f);
}

void verb_leaves_reader(VerbFootprint *f, uint32_t queue) { verb_place_add(f, queue, PART_HEAD, true); }
void verb_leaves_writer(VerbFootprint *f, uint32_t queue) { verb_place_add(f, queue, PART_TAIL, true); }

void foot_pipe_send(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, PART_LANE + end_of(c), true);
  add_hears(w, f, c->object, !end_of(c));
}

void foot_pipe_sent(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, PART_LANE + end_of(c), false);
  add_hears(w, f, c->object, !end_of(c));
}

void foot_pipe_recv(World *w, const WorldCall *c, VerbFootprint *f) { add_listens(w, f, c->object, end_of(c), true); }
void foot_pipe_look(World *w, const WorldCall *c, VerbFootprint *f) { add_listens(w, f, c->object, end_of(c), false); }

void foot_pipe_close(World *w, const WorldCall *c, VerbFootprint *f) {
  int slot = actor_slot(c->actor), end = end_of(c);
  add_own_ends(f, c->object, slot);
  // What it has lent itself stays open by that: only its death ends it.
  bool last = !pipe_open_without(w, c->object, end, slot) && !pipe_lent_by(w, c->object, end, slot);
  if (last) verb_place_add(f, c->object, PART_END + end, true);
}

void foot_pipe_lend(World *w, const WorldCall *c, VerbFootprint *f) { add_lend(f, c->object, c->arg2); }
void foot_pipe_take(World *w, const WorldCall *c, VerbFootprint *f) {
  add_take(w, f, c->object, c->arg2);
  add_own_ends(f, c->object, actor_slot(c->actor));
}

void foot_many(World *w, const WorldCall *c, VerbFootprint *f) { add_things(w, f, c); }

void foot_process_self(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, self_of(c), PART_WHOLE, true);
}

// What a signal does to a process depends on all that the process does (clocks_depend). A child's end sends SIGCHLD.
static void add_children(VerbFootprint *f, bool heard) {
  if (heard) verb_place_add(f, PLACE_ANY_PROCESS, PART_WHOLE, false);
}
void foot_handle(World *w, const WorldCall *c, VerbFootprint *f) { add_children(f, (c->arg & 0xff) == SIGCHLD); }
void foot_mask(World *w, const WorldCall *c, VerbFootprint *f) {
  add_children(f, c->arg2 == SIG_SETMASK || (uint64_t)c->arg >> (SIGCHLD - 1) & 1);
}

// Once there were as many births as the limit (that stays true) a start depends on earlier ends.
void foot_process_start(World *w, const WorldCall *c, VerbFootprint *f) {
  uint64_t most = w->head->limits.processes;
  verb_place_add(f, self_of(c), PART_WHOLE, true);
  if (most && atomic_load(&w->head->births) >= most) verb_place_add(f, PLACE_ANY_PROCESS, PART_WHOLE, false);
}

void foot_process_any(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, PLACE_ANY_PROCESS, PART_WHOLE, false);
}

void foot_process_read(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, PLACE_PROCESS + c->object, PART_WHOLE, false);
}

// The end of a process, by its own step or another's: its open ends close.
void foot_process_end(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, self_of(c), PART_WHOLE, true);
  add_ends(w, f, actor_slot(c->actor));
}

void foot_process_ended(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, PLACE_PROCESS + c->object, PART_WHOLE, true);
  add_ends(w, f, (int)c->object);
}

void foot_clock(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, PLACE_CLOCK, PART_WHOLE, c->arg != 0);
}

void foot_output_write(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, PLACE_OUTPUT, PART_WHOLE, true);
}

// ---- conflicts ----

static bool is_process(uint32_t place) { return place >= PLACE_PROCESS && place <= PLACE_ANY_PROCESS; }

static bool meet(const VerbPlace *a, const VerbPlace *b) {
  if (!a->write && !b->write) return false;
  if (a->object == PLACE_EVERYTHING || b->object == PLACE_EVERYTHING) return true;
  bool any = (a->object == PLACE_ANY_PROCESS && is_process(b->object)) ||
             (b->object == PLACE_ANY_PROCESS && is_process(a->object));
  if (a->object != b->object && !any) return false;
  return a->part == b->part || a->part == PART_WHOLE || b->part == PART_WHOLE;
}

bool verb_conflict(const VerbFootprint *a, const VerbFootprint *b) {
  for (int i = 0; i < a->n; i++)
    for (int j = 0; j < b->n; j++)
      if (meet(&a->place[i], &b->place[j])) return true;
  return false;
}
