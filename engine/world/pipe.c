// Pipes: two ends, the messages between them, and which processes have each end open.
//
// An end is open in a process, as a file descriptor is: a fork copies it, closing it or dying gives it up, and a
// message can carry it (lend, take). End of file: no message is left and nobody has the other end open. A message is
// sent and received whole: a killed sender leaves no half of one.
//
// The capacity is that of the kernel's objects. One-way is a pipe: 64 KiB, a message costs 4 bytes plus its size.
// Two-way is a socket pair: each packet costs the size of its kernel buffers, and another one may begin while less than
// SOCKET_HOLDS is taken. A message that would not fit an empty pipe is kept in a block of its own, fills the pipe
// alone, and its sender waits (sent) until it was received.
#include "canonical_inner.h"
#include "families.h"

enum { PIPE_FRAME = 4, SOCKET_HOLDS = 212992 };  // the length before each message; net.core.wmem_default
enum { RING_HEAD = sizeof(Message) };

static int end_of(const WorldCall *c) { return (int)c->arg & 1; }
static int other(int end) { return end ^ 1; }
static bool two_way(const WorldObject *o) { return o->count == 2; }
static PipeLane *lane_of(const World *w, const WorldObject *o, int end) { return &pipe_block(w, o)->lane[end]; }
static size_t ring_size(const WorldObject *o) { return two_way(o) ? PIPE_TWO_WAY_RING : PIPE_ONE_WAY_RING; }
static char *ring_of(const World *w, const WorldObject *o, int end) {
  return (char *)(pipe_block(w, o) + 1) + (two_way(o) ? (size_t)end * PIPE_TWO_WAY_RING : 0);
}
size_t pipe_block_size(uint32_t count) {
  return sizeof(PipeBlock) + (count == 2 ? 2 * (size_t)PIPE_TWO_WAY_RING : PIPE_ONE_WAY_RING);
}

// From the ring of what end has sent.
static void copy_out(World *w, const WorldObject *o, int end, uint64_t at, void *out, size_t n) {
  ring_out(ring_of(w, o, end), ring_size(o), at, out, n);
}

// ---- who has an end open ----

static Word *open_word(const World *w, uint32_t pipe, int end, int slot) {
  return &pipe_block(w, world_object(w, (uint32_t)pipe))->open[end][slot / 64];
}
static uint64_t bit_of(int slot) { return (uint64_t)1 << slot % 64; }

bool world_pipe_open_in(const World *w, uint32_t pipe, int end, int slot) {
  return atomic_load(open_word(w, pipe, end, slot)) & bit_of(slot);
}
void world_pipe_give(World *w, uint32_t pipe, int end, int slot) {
  atomic_fetch_or(open_word(w, pipe, end, slot), bit_of(slot));
}
static bool give_up(World *w, uint32_t pipe, int end, int slot) {  // true: it had it open
  Word *at = open_word(w, pipe, end, slot);
  return atomic_load(at) & bit_of(slot) && atomic_fetch_and(at, ~bit_of(slot)) & bit_of(slot);
}

static bool is_lent(const World *w, const PipeBlock *b, int end) {
  for (int i = 0; i < PIPE_LENDS; i++) {
    uint64_t l = atomic_load(&((PipeBlock *)b)->lent[i]);
    if (l && (int)(l >> 32 & 1) == end && !world_actor_dead(w, (Actor)l)) return true;
  }
  return false;
}

bool pipe_lent_by(const World *w, uint32_t pipe, int end, int slot) {
  PipeBlock *b = pipe_block(w, world_object(w, (uint32_t)pipe));
  for (int i = 0; i < PIPE_LENDS; i++) {
    uint64_t l = atomic_load(&b->lent[i]);
    if (l && (int)(l >> 32 & 1) == end && actor_slot((Actor)l) == slot && !world_actor_dead(w, (Actor)l)) return true;
  }
  return false;
}

int pipe_lender(const World *w, uint32_t pipe, int64_t ticket) {
  if (ticket <= 0) return -1;
  uint64_t l = atomic_load(&pipe_block(w, world_object(w, (uint32_t)pipe))->lent[(uint64_t)ticket % PIPE_LENDS]);
  return l && l >> 33 == (uint64_t)ticket / PIPE_LENDS ? actor_slot((Actor)l) : -1;
}

bool pipe_open_without(const World *w, uint32_t pipe, int end, int slot) {
  PipeBlock *b = pipe_block(w, world_object(w, (uint32_t)pipe));
  for (int i = 0, n = (world_processes(w) + 63) / 64; i < n; i++)
    if (atomic_load(&b->open[end][i]) & ~(i == slot / 64 ? bit_of(slot) : 0)) return true;
  for (int i = 0; i < PIPE_LENDS; i++) {
    uint64_t l = atomic_load(&b->lent[i]);
    if (l && (int)(l >> 32 & 1) == end && actor_slot((Actor)l) != slot && !world_actor_dead(w, (Actor)l)) return true;
  }
  return false;
}

bool world_pipe_open(const World *w, uint32_t pipe, int end) {
  PipeBlock *b = pipe_block(w, world_object(w, (uint32_t)pipe));
  for (int i = 0, n = (world_processes(w) + 63) / 64; i < n; i++)
    if (atomic_load(&b->open[end][i])) return true;
  return is_lent(w, b, end);
}

bool pipe_is_used(const World *w, uint32_t pipe) {
  PipeBlock *b = pipe_block(w, world_object(w, pipe));
  for (int end = 0; end < 2; end++)
    for (int i = 0; i < WORLD_SLOTS / 64; i++)
      if (atomic_load(&b->open[end][i])) return true;
  return is_lent(w, b, 0) || is_lent(w, b, 1);
}

int pipe_holders(World *w, uint32_t pipe, int end, int *slots, int max, bool *lent) {
  PipeBlock *b = pipe_block(w, world_object(w, (uint32_t)pipe));
  int n = 0;
  for (int i = 0; i < WORLD_SLOTS / 64; i++)
    for (uint64_t bits = atomic_load(&b->open[end][i]); bits; bits &= bits - 1)
      if (n++ < max) slots[n - 1] = i * 64 + __builtin_ctzll(bits);
  *lent = is_lent(w, b, end);
  return n;
}

void pipe_made(World *w, uint32_t pipe, bool listed) {
  WorldObject *o = world_object(w, pipe);
  for (int end = 0; end < 2; end++) world_pipe_give(w, pipe, end, actor_slot(o->creator));
  if (listed) return;
  uint64_t last = atomic_load(&w->head->pipes);
  do atomic_store(&o->word[PIPE_NEXT], last);
  while (!atomic_compare_exchange_strong(&w->head->pipes, &last, (uint64_t)pipe + 1));
}

void pipes_forked(World *w, int parent, int child) {
  for (int i = pipe_last(w); i >= 0; i = pipe_before(w, i))
    for (int end = 0; end < 2; end++)
      if (world_pipe_open_in(w, (uint32_t)i, end, parent)) world_pipe_give(w, (uint32_t)i, end, child);
}

void pipes_left(World *w, int slot) {
  for (int i = pipe_last(w); i >= 0; i = pipe_before(w, i)) {
    uint32_t pipe = (uint32_t)i;
    bool had = give_up(w, pipe, 0, slot);
    had |= give_up(w, pipe, 1, slot);
    if (had && w->ring && atomic_load(&world_object(w, (uint32_t)pipe)->waiters)) wait_ring_some(w, pipe, WORLD_SLOTS);
  }
}

// Rings in any case: an earlier reporter of the death may have been killed between closing an end and ringing.
void pipes_dead(World *w, int slot) {
  for (int i = pipe_last(w); i >= 0; i = pipe_before(w, i)) {
    uint32_t pipe = (uint32_t)i;
    give_up(w, pipe, 0, slot);
    give_up(w, pipe, 1, slot);
    if (w->ring && atomic_load(&world_object(w, (uint32_t)pipe)->waiters)) wait_ring_surely(w, pipe);
  }
}

void pipes_forget(World *w, int slot) {
  for (int i = pipe_last(w); i >= 0; i = pipe_before(w, i))
    for (int end = 0; end < 2; end++) give_up(w, (uint32_t)i, end, slot);
}

// ---- what a message takes of the pipe ----

// Bytes of kernel buffers for a packet of n bytes: a head of a power of two, whole pages for the rest.
static uint64_t packet_cost(uint32_t n) {
  enum { HEAD_MOST = 3776, SHARED_INFO = 320, DESCRIPTOR = 256, PAGE = 4096 };
  uint32_t pages = n > HEAD_MOST ? (n - HEAD_MOST + PAGE - 1) / PAGE * PAGE : 0, head = n > pages ? n - pages : 0,
           room = 512;
  while (room < head + SHARED_INFO) room *= 2;
  return room + DESCRIPTOR + pages;
}

// Bytes taken in all, and before the last packet: which may begin when that much fits.
typedef struct Cost {
  uint64_t all, before_last;
} Cost;

static Cost cost_of(const WorldObject *o, uint32_t n) {
  enum {
    TOGETHER = 16384,
    PACKET_MOST = 36544
  };  // a longer message is written apart from its length; most bytes of
      // a packet
  Cost c = {0, 0};
  if (!two_way(o)) return (Cost){(uint64_t)n + PIPE_FRAME, (uint64_t)n + PIPE_FRAME};
  if (n > TOGETHER) c.all = packet_cost(PIPE_FRAME);
  else n += PIPE_FRAME;
  do {
    uint32_t packet = n < PACKET_MOST ? n : PACKET_MOST;
    c.before_last = c.all;
    c.all += packet_cost(packet);
    n -= packet;
  } while (n);
  return c;
}

static bool fits_after(const WorldObject *o, uint64_t used, Cost c) {
  return two_way(o) ? used + c.before_last < SOCKET_HOLDS : used + c.all <= WORLD_PIPE;
}
static bool has_room(const WorldObject *o, PipeLane *l, uint32_t nbytes) {
  Cost c = cost_of(o, nbytes);
  return fits_after(o, 0, c) ? fits_after(o, atomic_load(&l->used), c) && !atomic_load(&l->big)
                             : atomic_load(&l->messages) == 0;
}

// ---- sending ----

bool pipe_can_send(World *w, const WorldCall *c) {
  const WorldObject *o = world_object(w, c->object);
  return has_room(o, lane_of(w, o, end_of(c)), c->nbytes) || !world_pipe_open(w, c->object, other(end_of(c)));
}

static void write_message(Txn *t, const WorldObject *o, PipeLane *l, const WorldCall *c, uint64_t block) {
  Message m = {.size = c->nbytes, .maker = c->actor};
  uint64_t tail = atomic_load(&l->tail), number = atomic_load(&l->sent) + 1;
  if (block) {
    redo_set(t, &l->big, block);
    redo_set(t, &l->big_who, (uint64_t)c->nbytes << 32 | c->actor);
  } else {
    char *ring = ring_of(t->w, o, end_of(c));
    ring_in(ring, ring_size(o), tail, &m, sizeof m);
    ring_in(ring, ring_size(o), tail + RING_HEAD, c->bytes, c->nbytes);
    redo_set(t, &l->tail, tail + RING_HEAD + c->nbytes);
  }
  redo_set(t, &l->sent, number);
  redo_set(t, &l->messages, atomic_load(&l->messages) + 1);
  redo_set(t, &l->used, atomic_load(&l->used) + cost_of(o, c->nbytes).all);
  redo_set(t, &l->bytes, atomic_load(&l->bytes) + c->nbytes);
}

VerbEnd pipe_send(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  PipeLane *l = lane_of(w, o, end_of(c));
  if (!pipe_can_send(w, c)) return VERB_BLOCKED;
  bool big = !fits_after(o, 0, cost_of(o, c->nbytes));
  uint64_t block = big ? block_alloc(w, c->actor, c->nbytes) : 0;  // leaked if we are killed before the commit
  if (big && !block) return verb_fail(c, ERROR_MEMORY);
  if (big) memcpy(world_at(w, block), c->bytes, c->nbytes);
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  bool heard = world_pipe_open(w, c->object, other(end_of(c))), room = has_room(o, l, c->nbytes);
  if (!heard || !room) {
    redo_abort(&t);
    if (big) block_free(w, c->actor, block, c->nbytes);
    return heard ? VERB_BLOCKED : VERB_DONE;
  }
  write_message(&t, o, l, c, block);
  c->result2 = (int64_t)atomic_load(&l->sent) + 1;
  redo_commit(&t);
  c->result = big ? 2 : 1;
  wait_ring_next(w, c->object);
  return VERB_DONE;
}

static bool was_received(World *w, const WorldCall *c) {
  return atomic_load(&lane_of(w, world_object(w, c->object), end_of(c))->got) >= (uint64_t)c->arg2;
}
bool pipe_was_received(World *w, const WorldCall *c) {
  return was_received(w, c) || !world_pipe_open(w, c->object, other(end_of(c)));
}
VerbEnd pipe_sent(World *w, WorldCall *c) {
  if (!pipe_was_received(w, c)) return VERB_BLOCKED;
  c->result = was_received(w, c);
  return VERB_DONE;
}

// ---- receiving ----

bool pipe_has_message(World *w, uint32_t pipe, int end) {
  return atomic_load(&lane_of(w, world_object(w, pipe), other(end))->messages) > 0;
}
bool pipe_readable(World *w, uint32_t pipe, int end) {
  PipeLane *l = lane_of(w, world_object(w, pipe), other(end));
  return atomic_load(&l->messages) > 0 || !world_pipe_open(w, pipe, other(end));
}
bool pipe_can_recv(World *w, const WorldCall *c) { return pipe_readable(w, c->object, end_of(c)); }

// End of file. If a message of ours was not received it is a connection reset, once, as with a socket pair.
static VerbEnd end_of_messages(Txn *t, WorldObject *o, WorldCall *c) {
  uint64_t told = atomic_load(&o->word[PIPE_TOLD]), mine = (uint64_t)1 << end_of(c);
  if (!two_way(o) || told & mine || !atomic_load(&lane_of(t->w, o, end_of(c))->messages))
    return redo_abort(t), VERB_DONE;
  redo_set(t, &o->word[PIPE_TOLD], told | mine);
  redo_commit(t);
  c->result = -1;
  return VERB_DONE;
}

// Copies the first message out, and writes the lane without it into the transaction. false: no memory.
static bool take_message(Txn *t, WorldObject *o, PipeLane *l, WorldCall *c) {
  World *w = t->w;
  uint64_t block = atomic_load(&l->big), who = atomic_load(&l->big_who), head = atomic_load(&l->head),
           messages = atomic_load(&l->messages);
  const char *ring = ring_of(w, o, other(end_of(c)));
  Message m = {.size = (uint32_t)(who >> 32), .maker = (Actor)who};
  if (!block) ring_out(ring, ring_size(o), head, &m, sizeof m);
  if (!(c->out = c->room(c->room_data, m.size))) return false;
  if (block) memcpy(c->out, world_at(w, block), m.size);
  else ring_out(ring, ring_size(o), head + RING_HEAD, c->out, m.size);
  c->out_size = m.size;
  c->result = 1;
  c->result2 = m.maker;
  if (block) redo_set(t, &l->big, 0);
  else head += RING_HEAD + m.size;
  bool empty = messages == 1;  // start again at offset 0: the ring's first pages stay in the cache
  redo_set(t, &l->head, empty ? 0 : head);
  if (empty) redo_set(t, &l->tail, 0);
  redo_set(t, &l->messages, messages - 1);
  redo_set(t, &l->used, atomic_load(&l->used) - cost_of(o, m.size).all);
  redo_set(t, &l->bytes, atomic_load(&l->bytes) - m.size);
  redo_set(t, &l->got, atomic_load(&l->got) + 1);
  return true;
}

VerbEnd pipe_recv(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  PipeLane *l = lane_of(w, o, other(end_of(c)));
  if (!pipe_can_recv(w, c)) return VERB_BLOCKED;
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  // In this order: a reader that finds the other end closed has seen all that was sent there.
  bool open = world_pipe_open(w, c->object, other(end_of(c)));
  if (!atomic_load(&l->messages)) {
    if (!open) return end_of_messages(&t, o, c);
    redo_abort(&t);
    return VERB_BLOCKED;
  }
  uint64_t block = atomic_load(&l->big);
  if (!take_message(&t, o, l, c)) return redo_abort(&t), verb_fail(c, ERROR_MEMORY);
  redo_commit(&t);
  if (block) block_free(w, c->actor, block, c->out_size);
  wait_ring_next(w, c->object);
  return VERB_DONE;
}

bool pipe_can_poll(World *w, const WorldCall *c) { return !c->arg2 || pipe_readable(w, c->object, end_of(c)); }
VerbEnd pipe_poll(World *w, WorldCall *c) {
  c->result = pipe_readable(w, c->object, end_of(c));
  return c->result || !c->arg2 ? VERB_DONE : VERB_BLOCKED;
}

// ---- ends ----

VerbEnd pipe_close(World *w, WorldCall *c) {
  give_up(w, c->object, end_of(c), actor_slot(c->actor));
  if (w->ring && atomic_load(&world_object(w, c->object)->waiters)) wait_ring_some(w, c->object, WORLD_SLOTS);
  return VERB_DONE;
}

static int free_lend(const World *w, PipeBlock *b) {
  for (int i = 0; i < PIPE_LENDS; i++) {
    uint64_t l = atomic_load(&b->lent[i]);
    if (!l || world_actor_dead(w, (Actor)l)) return i;
  }
  return -1;
}

enum { SERIALS = 0x7fffffff };

VerbEnd pipe_lend(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  PipeBlock *b = pipe_block(w, o);
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  int at = free_lend(w, b);
  if (at < 0) return redo_abort(&t), verb_fail(c, ERROR_FULL);
  uint64_t serial = atomic_load(&o->word[PIPE_SERIAL]) % SERIALS + 1;
  redo_set(&t, &o->word[PIPE_SERIAL], serial);
  redo_set(&t, &b->lent[at], serial << 33 | (uint64_t)end_of(c) << 32 | (c->arg2 ? (Actor)c->arg2 : c->actor));
  redo_commit(&t);
  c->result = (int64_t)(serial * PIPE_LENDS + (uint64_t)at);
  return VERB_DONE;
}

// Opens the end before the lend is cleared: it is never closed in between.
VerbEnd pipe_take(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  int slot = actor_slot(c->actor), end = end_of(c);
  Word *lent = &pipe_block(w, o)->lent[(uint64_t)c->arg2 % PIPE_LENDS];
  bool had = world_pipe_open_in(w, c->object, end, slot);
  world_hold(w, slot, c->object);  // … nor free in between
  world_pipe_give(w, c->object, end, slot);
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  uint64_t l = atomic_load(lent);
  c->result = c->arg2 > 0 && l >> 33 == (uint64_t)c->arg2 / PIPE_LENDS && (int)(l >> 32 & 1) == end &&
              !world_actor_dead(w, (Actor)l);
  if (c->result) {
    redo_set(&t, lent, 0);
    redo_commit(&t);
    return VERB_DONE;
  }
  redo_abort(&t);
  if (!had) give_up(w, c->object, end, slot);
  return VERB_DONE;
}

// ---- for those who watch, and for the form that worlds are compared by ----

WorldStands pipe_view(World *w, const WorldObject *o, WorldObjectView *v) {
  v->two_way = two_way(o);
  view_yes_no(v, "duplex", v->two_way);
  for (int end = 0; end < 2; end++) {
    const PipeLane *l = &pipe_block(w, o)->lane[end];
    v->sent[end] = (uint32_t)atomic_load(&((PipeLane *)l)->messages);
    v->sent_bytes[end] = (uint32_t)atomic_load(&((PipeLane *)l)->bytes);
    v->nopen[end] = pipe_holders(w, (uint32_t)v->id, end, v->open[end], VIEW_LIST, &v->lent[end]);
  }
  v->messages = v->sent[0] + v->sent[1];
  v->bytes = v->sent_bytes[0] + v->sent_bytes[1];
  return STANDS_NONE;
}

int pipe_copy_sent(World *w, const WorldObject *o, int end, int first, WorldItem *items, int max, char *text,
                   size_t each) {
  PipeLane *l = &pipe_block(w, o)->lane[end];
  uint64_t messages = atomic_load(&l->messages), at = atomic_load(&l->head), block = atomic_load(&l->big),
           who = atomic_load(&l->big_who);
  int n = 0;
  for (int i = 0; n < max && (uint64_t)i < messages; i++) {
    Message m = {.size = (uint32_t)(who >> 32), .maker = (Actor)who};
    if (!block) copy_out(w, o, end, at, &m, sizeof m);
    uint32_t copied = m.size < each ? m.size : (uint32_t)each;
    char *to = text + (size_t)n * each;
    uint64_t from = at + sizeof m;
    at = from + m.size;
    if (i < first) continue;
    if (block && block < w->size - copied) memcpy(to, world_at(w, block), copied);
    else if (!block && m.size <= PIPE_TWO_WAY_RING) copy_out(w, o, end, from, to, copied);
    else copied = 0;
    items[n++] = (WorldItem){.maker = m.maker, .size = m.size, .copied = copied, .bytes = to};
  }
  return n;
}

static void put_openers(Form *f, World *w, uint32_t pipe, int end) {
  uint64_t bits = 0;
  int k = 0;
  for (int slot; (slot = form_slot(f, k)) >= 0;) {
    if (world_pipe_open_in(w, pipe, end, slot)) bits |= (uint64_t)1 << k % 64;
    if (++k % 64 == 0) form_put(f, bits), bits = 0;
  }
  if (k % 64) form_put(f, bits);
}

static void put_lent(Form *f, World *w, const PipeBlock *b) {
  uint64_t *pairs = form_pairs(f);
  uint64_t n = 0;
  for (uint64_t i = 0; i < PIPE_LENDS; i++) {
    uint64_t l = atomic_load(&((PipeBlock *)b)->lent[i]);
    if (!l || world_actor_dead(w, (Actor)l)) continue;
    pairs[2 * n] = (l >> 33) * PIPE_LENDS + i;
    pairs[2 * n++ + 1] = form_strand(f, (Actor)l) << 1 | (l >> 32 & 1);
  }
  form_put_sorted(f, pairs, n);
  for (uint64_t i = 0; i < 2 * n; i++) form_put(f, pairs[i]);
}

void pipe_form(Form *f, World *w, uint32_t id) {
  const WorldObject *o = world_object(w, id);
  PipeBlock *b = pipe_block(w, o);
  form_put(f, word_of(o, PIPE_TOLD));
  form_put(f, word_of(o, PIPE_SERIAL));
  for (int lane = 0; lane < 2; lane++) {
    PipeLane *l = &b->lane[lane];
    if (atomic_load(&l->big)) form_put_big(f, atomic_load(&l->big), atomic_load(&l->big_who));
    else form_put_messages(f, o, lane, atomic_load(&l->head), atomic_load(&l->messages), false, copy_out);
    put_openers(f, w, id, lane);
  }
  put_lent(f, w, b);
}
