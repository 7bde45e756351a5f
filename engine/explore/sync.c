// Happens-before by synchronization (see sync.h).
#include "sync.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "held.h"

enum { STRANDS_MOST = 128, LOCKS_MOST = 64 };

typedef struct Clock {
  uint32_t at[STRANDS_MOST];
} Clock;  // by strand number; only the first `strands` are in use

typedef struct SyncClock {  // clock of a synchronization edge: an object, a process's birth or end, …
  uint64_t key;
  Clock clock;
} SyncClock;

// Messages of all queues and pipes, in the order in which they were sent: the sender's clock. lane: 0 it was got
typedef struct Message {
  uint64_t lane;
  Clock clock;
} Message;

struct Sync {
  World *world;
  const ExploreEvent *event;
  int n;
  unsigned ties;
  int except;
  bool signals;                   // a signal was sent
  uint32_t strand[STRANDS_MOST];  // slot << 8 | strand
  int strands;
  Clock clock[STRANDS_MOST];
  SyncClock *sync;
  int nsyncs, sync_room;
  Message *message;
  int nmessages, message_room, first;  // first: those before it were got
  struct {
    uint32_t lock;
    bool signal;
  } known[LOCKS_MOST];  // what was asked of locks
  int nknown;
  bool no_memory;
};

Sync *sync_new(void) { return calloc(1, sizeof(Sync)); }

void sync_free(Sync *s) {
  if (s == NULL) return;
  free(s->sync);
  free(s->message);
  free(s);
}

void sync_begin(Sync *s, World *w, const ExploreEvent *event, int n, unsigned ties, int except) {
  s->world = w;
  s->event = event;
  s->n = n;
  s->ties = ties;
  s->except = except;
  s->signals = false;
  s->strands = s->nsyncs = s->nmessages = s->first = s->nknown = 0;
  s->no_memory = false;
}

bool sync_no_memory(const Sync *s) { return s->no_memory; }
uint32_t sync_epoch(const Sync *s, int me) { return s->clock[me].at[me]; }

bool sync_ordered(const Sync *s, int me, int strand, uint32_t epoch) {
  return strand == me || s->clock[me].at[strand] >= epoch;
}

// ---- clocks ----

static int strand_number(Sync *s, int slot, int strand) {
  uint32_t key = (uint32_t)slot << 8 | (uint32_t)strand;
  for (int i = 0; i < s->strands; i++)
    if (s->strand[i] == key) return i;
  if (s->strands == STRANDS_MOST) return -1;
  s->strand[s->strands] = key;
  memset(&s->clock[s->strands], 0, sizeof *s->clock);
  s->clock[s->strands].at[s->strands] = 1;
  return s->strands++;
}

// Clocks that were made before the last strand appeared are 0 for it: they are cleared whole.
static void join(const Sync *s, Clock *to, const Clock *from) {
  for (int i = 0; i < s->strands; i++)
    if (to->at[i] < from->at[i]) to->at[i] = from->at[i];
}

enum {
  SYNC_OBJECT = 1,
  SYNC_PLACES,
  SYNC_FEEDER,
  SYNC_BIRTH,
  SYNC_END,
  SYNC_CLOSED,
  SYNC_RECEIVED,
  SYNC_SIGNAL,
  SYNC_WORD,
  SYNC_CALLERS
};
static uint64_t sync_key(int what, uint32_t a, uint32_t b) { return (uint64_t)what << 56 | (uint64_t)a << 24 | b; }

static Clock *sync_clock(Sync *s, uint64_t key) {
  for (int i = 0; i < s->nsyncs; i++)
    if (s->sync[i].key == key) return &s->sync[i].clock;
  if (!GROW(s->sync, s->sync_room, s->nsyncs + 1, 16)) return s->no_memory = true, NULL;
  SyncClock *m = &s->sync[s->nsyncs++];
  memset(m, 0, sizeof *m);
  m->key = key;
  return &m->clock;
}

static void leave_at(Sync *s, int me, uint64_t key) {
  Clock *c = sync_clock(s, key);
  if (c == NULL) return;
  join(s, c, &s->clock[me]);
  s->clock[me].at[me]++;
}

static void take_from(Sync *s, int me, uint64_t key) {
  Clock *c = sync_clock(s, key);
  if (c) join(s, &s->clock[me], c);
}

// All steps of a process happen before its end.
static void leave_end(Sync *s, int me, int slot) {
  uint64_t key = sync_key(SYNC_END, (uint32_t)slot, 0);
  for (int i = 0; i < s->strands; i++)
    if ((int)(s->strand[i] >> 8) == slot) leave_at(s, i, key);
  leave_at(s, me, key);
}

// ---- messages ----

// Of a queue, or of a pipe what one end sends. Never 0.
static uint64_t lane_of(uint32_t object, int64_t end) { return ((uint64_t)object << 1 | (end & 1)) + 1; }

static void send(Sync *s, int me, uint64_t lane) {
  if (!GROW(s->message, s->message_room, s->nmessages + 1, 16)) {
    s->no_memory = true;
    return;
  }
  s->message[s->nmessages++] = (Message){lane, s->clock[me]};
  s->clock[me].at[me]++;
}

static bool receive(Sync *s, int me, uint64_t lane, bool takes) {
  while (s->first < s->nmessages && s->message[s->first].lane == 0) s->first++;
  for (int i = s->first; i < s->nmessages; i++) {
    if (s->message[i].lane != lane) continue;
    join(s, &s->clock[me], &s->message[i].clock);
    if (takes) s->message[i].lane = 0;
    return true;
  }
  return false;
}

// The end of file comes when all who had the other end open have closed it or ended. Who had it open is not followed:
// all that have ended by now count.
static void see_closed(Sync *s, int me, uint32_t pipe, int end) {
  take_from(s, me, sync_key(SYNC_CLOSED, pipe, (uint32_t)end));
  for (int i = 0; i < s->nsyncs; i++)
    if (s->sync[i].key >> 56 == SYNC_END) join(s, &s->clock[me], &s->sync[i].clock);
}

static void at_pipe(Sync *s, int me, const ExploreEvent *e) {
  uint32_t pipe = e->choice.object;
  int end = e->arg & 1;
  bool timed_out = e->choice.kind == CHOICE_TIMEOUT;
  uint64_t received = sync_key(SYNC_RECEIVED, pipe, 0);
  switch (e->choice.verb) {
  case VERB_PIPE_SEND:
    if (e->result && !timed_out) send(s, me, lane_of(pipe, end));
    break;
  case VERB_PIPE_SENT: take_from(s, me, received | (uint64_t)!end); break;
  case VERB_PIPE_RECV:
    if (timed_out) break;
    if (e->result <= 0 || !receive(s, me, lane_of(pipe, !end), true)) see_closed(s, me, pipe, !end);
    leave_at(s, me, received | (uint64_t)end);
    break;
  case VERB_PIPE_POLL:
    if (e->result && !timed_out && !receive(s, me, lane_of(pipe, !end), false)) see_closed(s, me, pipe, !end);
    break;
  case VERB_PIPE_CLOSE: leave_at(s, me, sync_key(SYNC_CLOSED, pipe, (uint32_t)end)); break;
  default: break;  // lend and take: the message that carries the end orders them
  }
}

// ---- what orders what ----

// A signal's handler runs between two steps: what its process does from now on comes after it.
static void signal_to(Sync *s, int me, int slot) {
  s->signals = true;
  leave_at(s, me, sync_key(SYNC_SIGNAL, (uint32_t)slot, 0));
}

// From the event, not from the verb's moves: a kill ends a process, too.
static void at_births_and_ends(Sync *s, int me, const ExploreEvent *e) {
  if (e->choice.verb == VERB_KILL) signal_to(s, me, (int)e->choice.object);
  if (e->told >= 0) signal_to(s, me, e->told);
  if (e->created >= 0) leave_at(s, me, sync_key(SYNC_BIRTH, (uint32_t)e->created, 0));
  if (e->ended >= 0) leave_end(s, me, e->ended);
}

// A happens-before edge: from who gives a thing to who takes it.
static void pass(Sync *s, int me, uint64_t key, bool gives) {
  if (gives) leave_at(s, me, key);
  else take_from(s, me, key);
}

static bool is_signal(Sync *s, uint32_t lock) {
  for (int i = 0; i < s->nknown; i++)
    if (s->known[i].lock == lock) return s->known[i].signal;
  bool signal = lock_is_signal(s->world, s->event, s->n, lock);
  if (s->nknown == LOCKS_MOST) return signal;
  s->known[s->nknown].lock = lock;
  s->known[s->nknown++].signal = signal;
  return signal;
}

static void at_move(Sync *s, int me, const VerbMove *m, int slot) {
  switch (m->thing) {
  case THING_LOCK:
    if (s->ties & SYNC_LOCKS || is_signal(s, m->object)) pass(s, me, sync_key(SYNC_OBJECT, m->object, 0), m->gives);
    break;
  case THING_NOTICE:
  case THING_FLAG:
  case THING_ARRIVAL: pass(s, me, sync_key(SYNC_OBJECT, m->object, 0), m->gives); break;
  case THING_PLACE: pass(s, me, sync_key(SYNC_PLACES, m->object, 0), m->gives); break;
  case THING_HANDED: pass(s, me, sync_key(SYNC_FEEDER, m->object, (uint32_t)slot), m->gives); break;
  case THING_ITEM:
    if (m->gives) send(s, me, lane_of(m->object, 0));
    else receive(s, me, lane_of(m->object, 0), true);
    break;
  case THING_END:
    if (!m->gives) take_from(s, me, sync_key(SYNC_END, m->object, 0));
    break;
  case THING_BIRTH:    // at_births_and_ends
  case THING_READING:  // no edge: the reading lock guards no data
    break;
  }
}

static void at_words(Sync *s, int me, const ExploreEvent *e) {
  bool stores = e->choice.verb == VERB_STORE || e->choice.verb == VERB_STORE_ALL;
  if (!(s->ties & SYNC_WORDS) || (int)e->choice.object == s->except) return;
  pass(s, me, sync_key(SYNC_WORD, e->choice.object, 0), stores);
}

// Who waits for one of many things sees the first message of each, and the end of a process or of a file.
static void at_many(Sync *s, int me, const ExploreEvent *e) {
  for (int i = 0; i < e->footprint.n; i++) {
    uint32_t object = e->footprint.place[i].object;
    int end = e->footprint.place[i].part & 1;
    if (object < WORLD_OBJECTS) {
      bool pipe = world_kind_family(world_object(s->world, object)->kind) == FAMILY_PIPE;
      if (!receive(s, me, lane_of(object, pipe ? end : 0), false) && pipe)
        take_from(s, me, sync_key(SYNC_CLOSED, object, (uint32_t)end));
    } else if (object >= PLACE_PROCESS && object < PLACE_PROCESS + WORLD_SLOTS) {
      take_from(s, me, sync_key(SYNC_END, object - PLACE_PROCESS, 0));
    }
  }
}

void sync_leave(Sync *s, int me, int i) {
  const ExploreEvent *e = &s->event[i];
  if (e->failed) return;
  switch (verb_family(e->choice.verb)) {
  case FAMILY_PIPE: at_pipe(s, me, e); return;
  case FAMILY_MANY: at_many(s, me, e); return;
  case FAMILY_CELLS: at_words(s, me, e); return;
  case FAMILY_PROCESS: at_births_and_ends(s, me, e); break;
  default: break;
  }
  VerbDone done = explore_done(e);
  VerbMoves m = verb_moves(s->world, &done);
  for (int k = 0; k < m.n; k++) at_move(s, me, &m.move[k], e->choice.slot);
}

// A new strand: the step that created it (cause) happens before it. The first strand of a process: the step that
// created the process.
static void begin_strand(Sync *s, int me, int slot, int cause) {
  take_from(s, me, sync_key(SYNC_BIRTH, (uint32_t)slot, 0));
  if (cause < 0 || cause >= s->n || s->event[cause].choice.slot != slot) return;
  int maker = strand_number(s, s->event[cause].choice.slot, s->event[cause].choice.strand);
  if (maker < 0 || maker == me) return;
  join(s, &s->clock[me], &s->clock[maker]);
  s->clock[maker].at[maker]++;
}

int sync_enter(Sync *s, int i) {
  const ExploreEvent *e = &s->event[i];
  int before = s->strands, me = strand_number(s, e->choice.slot, e->choice.strand);
  if (me >= 0 && s->signals) take_from(s, me, sync_key(SYNC_SIGNAL, e->choice.slot, 0));
  if (me >= before) begin_strand(s, me, e->choice.slot, e->cause);
  return me;
}

int sync_strand(Sync *s, int slot, int strand, int step) {
  int before = s->strands, me = strand_number(s, slot, strand);
  if (me >= before && step >= 0) begin_strand(s, me, slot, step);
  return me;
}

void sync_give(Sync *s, int me, uint32_t thing) { leave_at(s, me, sync_key(SYNC_CALLERS, thing, 0)); }
void sync_take(Sync *s, int me, uint32_t thing) { take_from(s, me, sync_key(SYNC_CALLERS, thing, 0)); }

// Does a happen before b itself (slot < 0), or before what slot does in private after it?
static bool happens_before(Sync *s, int a, int b, int slot) {
  int first = -1;
  uint32_t epoch = 0;
  for (int i = 0; i <= b; i++) {
    int me = sync_enter(s, i);
    if (me < 0) return true;
    if (i == a) first = me, epoch = sync_epoch(s, me);
    if (i < b || slot >= 0) sync_leave(s, me, i);
    if (i < b) continue;
    if (slot >= 0 && s->event[i].choice.slot != slot) me = sync_strand(s, slot, 0, i);
    return me < 0 || first < 0 || sync_ordered(s, me, first, epoch) || sync_no_memory(s);
  }
  return true;
}

static bool asked_before(World *w, const ExploreEvent *event, int a, int b, int slot, unsigned ties, int except) {
  Sync *s = sync_new();
  if (s == NULL) return true;
  sync_begin(s, w, event, b + 1, ties, except);
  bool ordered = happens_before(s, a, b, slot);
  sync_free(s);
  return ordered;
}

bool sync_before(World *w, const ExploreEvent *event, int a, int b, unsigned ties, int except) {
  return asked_before(w, event, a, b, -1, ties, except);
}

bool sync_before_work(World *w, const ExploreEvent *event, int a, int b, int slot, unsigned ties) {
  return asked_before(w, event, a, b, slot, ties, SYNC_NO_EXCEPTION);
}
