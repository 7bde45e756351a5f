// Queues: places, a pipe of 64 KiB, a reading lock.
//
// As in CPython a queue is three things: a semaphore of places (put takes one, get gives it back), a pipe that feeders
// write and getters read, and a lock that getters take turns with. The pipe's messages lie in a ring; a message costs 4
// bytes and itself of the pipe's 64 KiB. A message larger than the pipe has a block of its own and fills the pipe
// alone; its feeder waits (drained) until it was got. A getter that finds nothing keeps the reading lock while it
// waits: if it is killed, nobody can get any more, as in CPython. A message is fed and got whole: a killed feeder
// leaves no half of one.
//
// Where orders are compared a get is one step (WorldHeader.whole_gets): it waits until there is a message too, and
// takes the lock no earlier. That is the same to all, but to who tries the lock without waiting or with a deadline, and
// after the death of one who waits. Where a program does so, the get is two steps there as well (explore/gets.c).
//
// Feeders and getters have a latch each and a counter each; the queue holds the difference. A reader without a latch
// reads the getters' counter first: an old value makes the queue seem larger than it is, never smaller, and a later get
// rings.
#include "canonical_inner.h"
#include "families.h"

#include <string.h>

static uint64_t frame(uint32_t nbytes) { return (uint64_t)nbytes + QUEUE_FRAME; }
static uint64_t in_ring(uint32_t nbytes) { return sizeof(Message) + (((uint64_t)nbytes + 7) & ~(uint64_t)7); }
static bool is_big(uint32_t nbytes) { return frame(nbytes) > WORLD_PIPE; }

static void copy_in(const World *w, const WorldObject *o, uint64_t at, const void *bytes, size_t n) {
  ring_in(world_at(w, o->block), QUEUE_RING, at, bytes, n);
}

static void copy_out(const World *w, const WorldObject *o, uint64_t at, void *out, size_t n) {
  ring_out(world_at(w, o->block), QUEUE_RING, at, out, n);
}

uint64_t queue_messages(const WorldObject *o) {
  uint64_t got = word_of(o, QUEUE_GOT);
  return word_of(o, QUEUE_FED) - got;
}
uint64_t queue_bytes(const WorldObject *o) {
  uint64_t got = word_of(o, QUEUE_GOT_BYTES);
  return word_of(o, QUEUE_FED_BYTES) - got;
}

// Exact: no place was given back between the two reads.
static uint64_t places_taken(const WorldObject *o) {
  uint64_t taken = word_of(o, QUEUE_TAKEN), put, again;
  for (;; taken = again) {
    put = word_of(o, QUEUE_PUT);
    again = word_of(o, QUEUE_TAKEN);
    if (again == taken) return put > taken ? put - taken : 0;
  }
}

// ---- a pool's pipes, once their maker is over ----

static bool is_over(const World *w, Actor a) {
  uint64_t life = atomic_load(&world_process(w, actor_slot(a))->life);
  return (process_generation(life) & 0x7ff) != actor_generation(a) || process_state(life) >= PROCESS_EXITING;
}
static bool has_no_writer(const World *w, const WorldObject *o) {
  return o->count == SIDES_MAKER_WRITES && is_over(w, o->creator);
}
static bool has_no_reader(const World *w, const WorldObject *o) {
  return o->count == SIDES_MAKER_READS && is_over(w, o->creator);
}

bool queue_of_slot(const World *w, uint32_t id, int slot) {
  const WorldObject *o = world_object(w, id);
  bool one_sided = o->family == FAMILY_QUEUE && (o->count == SIDES_MAKER_WRITES || o->count == SIDES_MAKER_READS);
  return one_sided && actor_slot(o->creator) == slot;
}

void queues_left(World *w, int slot, bool surely) {
  for (int i = 0, n = w->ring ? world_objects(w) : 0; i < n; i++) {
    if (!queue_of_slot(w, (uint32_t)i, slot) || !atomic_load(&world_object(w, (uint32_t)i)->waiters)) continue;
    if (surely) wait_ring_surely(w, (uint32_t)i);
    else wait_ring_some(w, (uint32_t)i, WORLD_SLOTS);
  }
}

// ---- places ----

static bool has_place(const WorldObject *o) { return o->bound == 0 || (int64_t)places_taken(o) < o->bound; }
// put_nowait may always be tried
bool queue_has_place(World *w, const WorldCall *c) { return !c->arg || has_place(world_object(w, c->object)); }

VerbEnd queue_put(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  uint64_t put = word_of(o, QUEUE_PUT);
  do {
    c->result = o->bound == 0 || (int64_t)(put - word_of(o, QUEUE_TAKEN)) < o->bound;
    if (!c->result) return c->arg ? VERB_BLOCKED : VERB_DONE;
  } while (!atomic_compare_exchange_weak(&o->word[QUEUE_PUT], &put, put + 1));
  return VERB_DONE;
}

static void leave_place(Txn *t, WorldObject *o) {
  uint64_t taken = word_of(o, QUEUE_TAKEN);
  if (word_of(o, QUEUE_PUT) > taken) redo_set(t, &o->word[QUEUE_TAKEN], taken + 1);
}

VerbEnd queue_give_back(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, c->actor, &o->word[QUEUE_READING]);
  leave_place(&t, o);
  redo_commit(&t);
  wait_ring_next(w, c->object);
  return VERB_DONE;
}

// ---- the pipe's writing end ----

VerbEnd queue_pickle(World *w, WorldCall *c) { return c->result = 0, VERB_DONE; }

static bool has_room(World *w, const WorldCall *c) {
  uint64_t bytes = queue_bytes(world_object(w, c->object));
  return is_big(c->nbytes) ? bytes == 0 : bytes + frame(c->nbytes) <= WORLD_PIPE;
}
bool queue_can_feed(World *w, const WorldCall *c) {
  return has_room(w, c) || has_no_reader(w, world_object(w, c->object));
}

static void write_small(Txn *t, WorldObject *o, const WorldCall *c) {
  uint64_t tail = word_of(o, QUEUE_TAIL);
  Message m = {.size = c->nbytes, .maker = c->actor};
  copy_in(t->w, o, tail, &m, sizeof m);
  copy_in(t->w, o, tail + sizeof m, c->bytes, c->nbytes);
  if (word_of(o, QUEUE_BIG)) redo_set(t, &o->word[QUEUE_BIG], 0);
  redo_set(t, &o->word[QUEUE_TAIL], tail + in_ring(c->nbytes));
}

static void write_big(Txn *t, WorldObject *o, const WorldCall *c, uint64_t block) {
  redo_set(t, &o->word[QUEUE_BIG], block);
  redo_set(t, &o->word[QUEUE_BIG_WHO], (uint64_t)c->nbytes << 32 | c->actor);
}

VerbEnd queue_feed(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  if (has_no_reader(w, o)) return c->result = -1, VERB_DONE;
  if (!has_room(w, c)) return VERB_BLOCKED;
  bool big = is_big(c->nbytes);
  uint64_t block = big ? block_alloc(w, c->actor, c->nbytes) : 0;  // leaked if we are killed before the commit
  if (big && !block) return verb_fail(c, ERROR_MEMORY);
  if (big) memcpy(world_at(w, block), c->bytes, c->nbytes);
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  if (!has_room(w, c)) {
    redo_abort(&t);
    if (big) block_free(w, c->actor, block, c->nbytes);
    return VERB_BLOCKED;
  }
  if (big) write_big(&t, o, c, block);
  else write_small(&t, o, c);
  uint64_t number = word_of(o, QUEUE_FED) + 1;
  if (c->arg) redo_set(&t, &o->word[QUEUE_PUT], word_of(o, QUEUE_PUT) + 1);
  redo_set(&t, &o->word[QUEUE_FED_BYTES], word_of(o, QUEUE_FED_BYTES) + frame(c->nbytes));
  redo_set(&t, &o->word[QUEUE_FED], number);
  redo_commit(&t);
  c->result = big;
  c->result2 = (int64_t)number;
  wait_ring_next(w, c->object);
  return VERB_DONE;
}

bool queue_was_got(World *w, const WorldCall *c) {
  return word_of(world_object(w, c->object), QUEUE_GOT) >= (uint64_t)c->arg;
}
VerbEnd queue_drained(World *w, WorldCall *c) { return queue_was_got(w, c) ? VERB_DONE : VERB_BLOCKED; }

// ---- the reading end ----

bool queue_may_read(World *w, const WorldCall *c) { return word_of(world_object(w, c->object), QUEUE_READER) == 0; }
bool queue_has_message(World *w, const WorldCall *c) { return queue_messages(world_object(w, c->object)) > 0; }
bool queue_can_recv(World *w, const WorldCall *c) {
  return queue_has_message(w, c) || has_no_writer(w, world_object(w, c->object));
}
bool queue_can_get(World *w, const WorldCall *c) {
  return queue_may_read(w, c) && (!world_whole_gets(w) || queue_can_recv(w, c));
}

typedef struct TakenMessage {
  uint64_t block;
  uint32_t size;
} TakenMessage;

// Copies the first message out, and writes the queue without it into the transaction. false: no memory.
static bool take(Txn *t, WorldObject *o, WorldCall *c, TakenMessage *taken) {
  World *w = t->w;
  uint64_t block = word_of(o, QUEUE_BIG), head = word_of(o, QUEUE_HEAD);
  Message m = {.size = (uint32_t)(word_of(o, QUEUE_BIG_WHO) >> 32), .maker = (Actor)word_of(o, QUEUE_BIG_WHO)};
  if (!block) copy_out(w, o, head, &m, sizeof m);
  if (!(c->out = c->room(c->room_data, m.size))) return false;
  if (block) memcpy(c->out, world_at(w, block), m.size);
  else copy_out(w, o, head + sizeof m, c->out, m.size);
  *taken = (TakenMessage){.block = block, .size = m.size};
  c->out_size = m.size;
  c->result = 1;
  c->result2 = m.maker;
  if (!block) head += in_ring(m.size);
  redo_set(t, &o->word[QUEUE_HEAD], head);
  redo_set(t, &o->word[QUEUE_READER], 0);
  leave_place(t, o);
  redo_set(t, &o->word[QUEUE_GOT_BYTES], word_of(o, QUEUE_GOT_BYTES) + frame(m.size));
  redo_set(t, &o->word[QUEUE_GOT], word_of(o, QUEUE_GOT) + 1);
  return true;
}

// Nothing more will come: the reading lock goes back.
static VerbEnd take_end(Txn *t, WorldObject *o, WorldCall *c) {
  redo_set(t, &o->word[QUEUE_READER], 0);
  redo_commit(t);
  c->result = 0;
  wait_ring_next(t->w, c->object);
  return VERB_DONE;
}

static VerbEnd take_one(Txn *t, WorldObject *o, WorldCall *c) {
  TakenMessage taken;
  if (!take(t, o, c, &taken)) return redo_abort(t), verb_fail(c, ERROR_MEMORY);
  redo_commit(t);
  if (taken.block) block_free(t->w, c->actor, taken.block, taken.size);
  // A place, room in the pipe and the reading lock are free now: ring one waiter for each.
  wait_ring_next(t->w, c->object);
  return VERB_DONE;
}

VerbEnd queue_get(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, c->actor, &o->word[QUEUE_READING]);
  if (!queue_may_read(w, c)) return redo_abort(&t), VERB_BLOCKED;
  bool ended = has_no_writer(w, o);  // the end first: what it had fed before that is seen then
  if (queue_has_message(w, c)) return take_one(&t, o, c);
  if (world_whole_gets(w) && !ended) return redo_abort(&t), VERB_BLOCKED;
  redo_set(&t, &o->word[QUEUE_READER], c->actor);
  redo_commit(&t);
  c->result = 0;
  return VERB_DONE;
}

VerbEnd queue_recv(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, c->actor, &o->word[QUEUE_READING]);
  if (word_of(o, QUEUE_READER) != c->actor) return redo_abort(&t), verb_fail(c, ERROR_NOT_OWNER);
  // The end first: what it had fed before that is seen then.
  bool ended = has_no_writer(w, o);
  if (queue_has_message(w, c)) return take_one(&t, o, c);
  return ended ? take_end(&t, o, c) : (redo_abort(&t), VERB_BLOCKED);
}

VerbEnd queue_get_nowait(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, c->actor, &o->word[QUEUE_READING]);
  if (queue_may_read(w, c) && queue_has_message(w, c)) return take_one(&t, o, c);
  redo_abort(&t);
  c->result = 0;
  return VERB_DONE;
}

typedef struct Emptied {
  uint64_t messages, bytes, block, head;
  uint32_t block_size;
} Emptied;

// What stands in the pipe: feeders may add to it meanwhile, but not take away. A big message stands alone.
static Emptied all_messages(const World *w, const WorldObject *o) {
  Emptied e = {.messages = queue_messages(o), .head = word_of(o, QUEUE_HEAD)};
  if (!e.messages) return e;
  e.block = word_of(o, QUEUE_BIG);
  for (uint64_t i = 0; i < e.messages; i++) {
    Message m = {.size = (uint32_t)(word_of(o, QUEUE_BIG_WHO) >> 32)};
    if (!e.block) copy_out(w, o, e.head, &m, sizeof m);
    if (!e.block) e.head += in_ring(m.size);
    e.bytes += frame(m.size);
    if (e.block) e.block_size = m.size;
  }
  return e;
}

VerbEnd queue_seize(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, c->actor, &o->word[QUEUE_READING]);
  if (!queue_may_read(w, c)) return redo_abort(&t), VERB_BLOCKED;
  Emptied e = all_messages(w, o);
  uint64_t taken = word_of(o, QUEUE_TAKEN), places = word_of(o, QUEUE_PUT) - taken;
  redo_set(&t, &o->word[QUEUE_READER], c->actor);
  redo_set(&t, &o->word[QUEUE_HEAD], e.head);
  redo_set(&t, &o->word[QUEUE_TAKEN], taken + (e.messages < places ? e.messages : places));
  redo_set(&t, &o->word[QUEUE_GOT_BYTES], word_of(o, QUEUE_GOT_BYTES) + e.bytes);
  redo_set(&t, &o->word[QUEUE_GOT], word_of(o, QUEUE_GOT) + e.messages);
  redo_commit(&t);
  if (e.block) block_free(w, c->actor, e.block, e.block_size);
  c->result = (int64_t)e.messages;
  if (w->ring) wait_ring_some(w, c->object, INT32_MAX);
  return VERB_DONE;
}

VerbEnd queue_give_up(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, c->actor, &o->word[QUEUE_READING]);
  if (word_of(o, QUEUE_READER) == c->actor) redo_set(&t, &o->word[QUEUE_READER], 0);
  redo_commit(&t);
  c->result = 0;
  c->timed_out = true;
  wait_ring_next(w, c->object);
  return VERB_DONE;
}

static void keep_lock(World *w, const WorldCall *c, Actor by) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, by, &o->word[QUEUE_READING]);
  bool waited = queue_may_read(w, c) && !queue_has_message(w, c);
  if (waited) redo_set(&t, &o->word[QUEUE_READER], c->actor);
  if (waited) redo_commit(&t);
  else redo_abort(&t);
}

void queues_unread(World *w, int slot, Actor by) {
  if (!world_whole_gets(w)) return;
  for (uint32_t i = 0, n = atomic_load(&world_process(w, slot)->nwaits); i < n && i < WORLD_STRANDS; i++) {
    WorldCall c;
    if (world_wait_call(w, slot, (int)i, &c) && c.verb == VERB_GET) keep_lock(w, &c, by);
  }
}

// ---- questions ----

VerbEnd queue_size(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  c->result = (int64_t)places_taken(o);
  return VERB_DONE;
}
VerbEnd queue_empty(World *w, WorldCall *c) { return c->result = !queue_has_message(w, c), VERB_DONE; }
VerbEnd queue_full(World *w, WorldCall *c) { return c->result = !has_place(world_object(w, c->object)), VERB_DONE; }

// ---- for those who watch, and for the form that worlds are compared by ----

WorldStands queue_view(World *w, const WorldObject *o, WorldObjectView *v) {
  v->size = (int64_t)places_taken(o);
  v->maxsize = o->bound;
  view_number(v, "size", v->size);
  view_number(v, "maxsize", v->maxsize);
  v->bytes = (uint32_t)queue_bytes(o);
  v->messages = (uint32_t)queue_messages(o);
  v->unfed = v->size > v->messages ? v->size - v->messages : 0;
  v->reader = (Actor)word_of(o, QUEUE_READER);
  v->reader_dead = v->reader && world_actor_dead(w, v->reader);
  return STANDS_NONE;
}

int queue_copy_items(World *w, const WorldObject *o, int first, WorldItem *items, int max, char *text, size_t each) {
  uint64_t messages = queue_messages(o), at = word_of(o, QUEUE_HEAD), block = word_of(o, QUEUE_BIG),
           who = word_of(o, QUEUE_BIG_WHO);
  int n = 0;
  for (int i = 0; n < max && (uint64_t)i < messages; i++) {
    Message m = {.size = (uint32_t)(who >> 32), .maker = (Actor)who};
    if (!block) copy_out(w, o, at, &m, sizeof m);
    uint32_t copied = m.size < each ? m.size : (uint32_t)each;
    char *to = text + (size_t)n * each;
    uint64_t from = at + sizeof m;
    at = from + (((uint64_t)m.size + 7) & ~(uint64_t)7);
    if (i < first) continue;
    if (block && block < w->size - copied) memcpy(to, world_at(w, block), copied);
    else if (!block && m.size <= WORLD_PIPE) copy_out(w, o, from, to, copied);
    else copied = 0;
    items[n++] = (WorldItem){.maker = m.maker, .size = m.size, .copied = copied, .bytes = to};
  }
  return n;
}

static void out_of_queue(World *w, const WorldObject *o, int lane, uint64_t at, void *out, size_t n) {
  copy_out(w, o, at, out, n);
}

void queue_form(Form *f, World *w, uint32_t id) {
  const WorldObject *o = world_object(w, id);
  uint64_t n = queue_messages(o);
  form_put(f, form_strand(f, (Actor)word_of(o, QUEUE_READER)));
  form_put(f, word_of(o, QUEUE_LEFT) << 1 | (word_of(o, KEPT_BY) != 0));
  form_put(f, places_taken(o));
  if (form_is_stored(f)) form_put(f, word_of(o, QUEUE_FED)), form_put(f, word_of(o, QUEUE_GOT));
  if (n && word_of(o, QUEUE_BIG)) form_put_big(f, word_of(o, QUEUE_BIG), word_of(o, QUEUE_BIG_WHO));
  else form_put_messages(f, o, 0, word_of(o, QUEUE_HEAD), n, true, out_of_queue);
}
