// Waiting for one of many: ends of pipes, queues, processes' ends, as connection.wait does.
//
// The list is in the arena: a process that changes one of the things must test the waiter's guard, and the bench shows
// what it waits for. The waiter is registered at each of them (wait.c). Only the maker writes a list; a reader finds
// whole entries, perhaps of the maker's next list.
#include "families.h"

// An entry: what << 60 | end << 48 | object; of a process, its actor instead of an object.
static Word *entries(const World *w, uint64_t list) { return world_at(w, list); }

uint64_t world_many_new(World *w, uint32_t room) { return block_take(w, (size_t)room * sizeof(Word)); }
void world_many_pipe(World *w, uint64_t list, uint32_t i, uint32_t pipe, int end) {
  atomic_store(&entries(w, list)[i], (uint64_t)MANY_PIPE << 60 | (uint64_t)end << 48 | pipe);
}
void world_many_queue(World *w, uint64_t list, uint32_t i, uint32_t queue) {
  atomic_store(&entries(w, list)[i], (uint64_t)MANY_QUEUE << 60 | queue);
}
void world_many_process(World *w, uint64_t list, uint32_t i, int slot) {
  atomic_store(&entries(w, list)[i], (uint64_t)MANY_PROCESS << 60 | (uint32_t)slot);
}

uint32_t many_count(const World *w, const WorldCall *c) {
  uint64_t list = (uint64_t)c->arg;
  uint32_t n = (uint32_t)c->arg2;
  bool good = c->verb == VERB_WAIT_ANY && list % sizeof(Word) == 0 && list < w->size &&
              n <= (w->size - list) / sizeof(Word);
  return good && n <= MANY_MOST ? n : 0;
}

bool many_thing(const World *w, const WorldCall *c, uint32_t i, ManyThing *thing) {
  uint64_t e = atomic_load(&entries(w, (uint64_t)c->arg)[i]);
  *thing = (ManyThing){.what = (int)(e >> 60), .object = (uint32_t)e, .end = (int)(e >> 48 & 1)};
  switch (thing->what) {
  case MANY_PIPE: return thing->object < WORLD_OBJECTS && world_object(w, thing->object)->kind == KIND_PIPE;
  case MANY_QUEUE: return thing->object < WORLD_OBJECTS && world_object(w, thing->object)->family == FAMILY_QUEUE;
  case MANY_PROCESS: return thing->object < WORLD_SLOTS;
  default: return false;
  }
}

static bool is_ready(World *w, const ManyThing *thing) {
  if (thing->what == MANY_PIPE) return pipe_readable(w, thing->object, thing->end);
  WorldCall c = {.object = thing->object};
  return thing->what == MANY_QUEUE ? queue_has_message(w, &c) : process_ended(w, &c);
}

static bool ready_at(World *w, const WorldCall *c, uint32_t i) {
  ManyThing thing;
  return many_thing(w, c, i, &thing) && is_ready(w, &thing);
}

static bool waits(const WorldCall *c) { return c->arg2 >> 32; }

bool many_guard(World *w, const WorldCall *c) {
  if (!waits(c)) return true;
  for (uint32_t i = 0, n = many_count(w, c); i < n; i++)
    if (ready_at(w, c, i)) return true;
  return false;
}

VerbEnd many_wait(World *w, WorldCall *c) {
  uint64_t ready[MANY_MOST / 64] = {0};
  uint32_t n = many_count(w, c), found = 0;
  for (uint32_t i = 0; i < n; i++)
    if (ready_at(w, c, i)) ready[i / 64] |= (uint64_t)1 << i % 64, found++;
  if (!found && waits(c)) return VERB_BLOCKED;
  uint8_t *out = c->room && n ? c->room(c->room_data, n) : NULL;
  if (c->room && n && !out) return verb_fail(c, ERROR_MEMORY);
  for (uint32_t i = 0; out && i < n; i++) out[i] = ready[i / 64] >> i % 64 & 1;
  c->out = out;
  c->out_size = out ? n : 0;
  c->result = found;
  return VERB_DONE;
}
