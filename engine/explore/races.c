// Data races by happens-before (see races.h).
#include "races.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explain.h"
#include "held.h"
#include "base/grow.h"

// of a larger slice only the first so many cells are looked at
enum { STRANDS_MOST = 128, SLICE_MOST = 4096 };

typedef struct Clock {
  uint32_t at[STRANDS_MOST];
} Clock;  // by strand number; only the first `strands` are in use

typedef struct SyncClock {  // clock of a synchronization edge: an object, a process's birth or end, …
  uint64_t key;             // 0: free
  Clock clock;
} SyncClock;

typedef struct Access {
  int event;
  uint32_t epoch;
  int strand;
  bool write;
} Access;
typedef struct CellAccesses {  // a cell and its accesses
  uint32_t object;
  int64_t index;
  int accesses, room;  // the last store first, then the reads since it, one a strand
  Access *access;
} CellAccesses;

struct RaceTables {
  World *world;
  const ExploreEvent *event;
  int n;
  Held held;
  uint32_t strand[STRANDS_MOST];  // slot << 8 | strand
  int strands;
  Clock clock[STRANDS_MOST];
  SyncClock *sync;
  int nsyncs, sync_room;
  CellAccesses *cell;
  int ncells, cell_room;
  int *place;
  int place_room;  // cell[] by object and index: number + 1, 0 free; a power of two, at most half full
  // messages of all queues, in the order of their feeds: the feeder's clock; message_of: the queue
  Clock *message;
  int nmessages, message_room;
  uint32_t *message_of;
  LockSet *locks;
  int locks_room;  // of each event that is an access
  bool no_memory;
};

Races *races_new(void) {
  Races *r = calloc(1, sizeof *r);
  if (r) r->tables = calloc(1, sizeof *r->tables);
  if (r && r->tables) return r;
  free(r);
  return NULL;
}

void races_free(Races *r) {
  if (r == NULL) return;
  RaceTables *t = r->tables;
  for (int i = 0; i < t->cell_room; i++) free(t->cell[i].access);
  free(t->cell);
  free(t->place);
  free(t->sync);
  free(t->message);
  free(t->message_of);
  free(t->locks);
  free(t);
  free(r->race);
  free(r);
}

static bool no_memory(RaceTables *t) { return t->no_memory = true, false; }

// ---- clocks ----

static int strand_number(RaceTables *t, int slot, int strand) {
  uint32_t key = (uint32_t)slot << 8 | (uint32_t)strand;
  for (int i = 0; i < t->strands; i++)
    if (t->strand[i] == key) return i;
  if (t->strands == STRANDS_MOST) return -1;
  t->strand[t->strands] = key;
  memset(&t->clock[t->strands], 0, sizeof *t->clock);
  t->clock[t->strands].at[t->strands] = 1;
  return t->strands++;
}

static void join(const RaceTables *t, Clock *to, const Clock *from) {
  for (int i = 0; i < t->strands; i++)
    if (to->at[i] < from->at[i]) to->at[i] = from->at[i];
}

enum { SYNC_OBJECT = 1, SYNC_CALLERS, SYNC_PLACES, SYNC_FEEDER, SYNC_BIRTH, SYNC_END };
static uint64_t sync_key(int what, uint32_t a, uint32_t b) { return (uint64_t)what << 56 | (uint64_t)a << 24 | b; }

static Clock *sync_clock(RaceTables *t, uint64_t key) {
  for (int i = 0; i < t->nsyncs; i++)
    if (t->sync[i].key == key) return &t->sync[i].clock;
  if (!GROW(t->sync, t->sync_room, t->nsyncs + 1, 16)) return no_memory(t), NULL;
  SyncClock *m = &t->sync[t->nsyncs++];
  memset(m, 0, sizeof *m);
  m->key = key;
  return &m->clock;
}

static void leave_at(RaceTables *t, int me, uint64_t key) {
  Clock *c = sync_clock(t, key);
  if (c == NULL) return;
  join(t, c, &t->clock[me]);
  t->clock[me].at[me]++;
}

static void take_from(RaceTables *t, int me, uint64_t key) {
  Clock *c = sync_clock(t, key);
  if (c) join(t, &t->clock[me], c);
}

// All steps of a process happen before its end.
static void leave_end(RaceTables *t, int me, int slot) {
  uint64_t key = sync_key(SYNC_END, (uint32_t)slot, 0);
  for (int i = 0; i < t->strands; i++)
    if ((int)(t->strand[i] >> 8) == slot) leave_at(t, i, key);
  leave_at(t, me, key);
}

static void feed(RaceTables *t, int me, uint32_t queue) {
  int room = t->message_room, same = room, n = t->nmessages + 1;
  if (!GROW(t->message, room, n, 16) || !GROW(t->message_of, same, n, 16)) {
    t->no_memory = true;
    return;
  }
  t->message_room = room;
  t->message[t->nmessages] = t->clock[me];
  t->message_of[t->nmessages++] = queue;
  t->clock[me].at[me]++;
}

static void got(RaceTables *t, int me, uint32_t queue) {
  for (int i = 0; i < t->nmessages; i++) {
    if (t->message_of[i] != queue) continue;
    join(t, &t->clock[me], &t->message[i]);
    t->message_of[i] = UINT32_MAX;
    return;
  }
}

// ---- what orders what ----

// From the event, not from the verb's moves: a kill ends a process, too.
static void at_births_and_ends(RaceTables *t, int me, const ExploreEvent *e) {
  if (e->created >= 0) leave_at(t, me, sync_key(SYNC_BIRTH, (uint32_t)e->created, 0));
  if (e->ended >= 0) leave_end(t, me, e->ended);
}

// A happens-before edge: from who gives a thing to who takes it.
static void pass(RaceTables *t, int me, uint64_t key, bool gives) {
  if (gives) leave_at(t, me, key);
  else take_from(t, me, key);
}

static void at_move(RaceTables *t, int me, const VerbMove *m, int slot) {
  switch (m->thing) {
  case THING_LOCK:
  case THING_NOTICE:
  case THING_FLAG:
  case THING_ARRIVAL: pass(t, me, sync_key(SYNC_OBJECT, m->object, 0), m->gives); break;
  case THING_PLACE: pass(t, me, sync_key(SYNC_PLACES, m->object, 0), m->gives); break;
  case THING_HANDED: pass(t, me, sync_key(SYNC_FEEDER, m->object, slot), m->gives); break;
  case THING_ITEM:
    if (m->gives) feed(t, me, m->object);
    else got(t, me, m->object);
    break;
  case THING_END:
    if (!m->gives) take_from(t, me, sync_key(SYNC_END, m->object, 0));
    break;
  case THING_BIRTH:    // at_births_and_ends
  case THING_READING:  // no edge: the reading lock guards no data
    break;
  }
}

// Steps without a rule of their own: a step that changes an object happens before later steps on it.
static void at_other(RaceTables *t, int me, const ExploreEvent *e) {
  for (int i = 0; i < e->footprint.n; i++) {
    const VerbPlace *p = &e->footprint.place[i];
    if (p->object >= WORLD_OBJECTS) continue;
    uint64_t key = sync_key(SYNC_OBJECT, p->object, 0);
    take_from(t, me, key);
    if (p->write) leave_at(t, me, key);
  }
}

static void order_by(RaceTables *t, int me, const ExploreEvent *e) {
  if (e->failed) return;
  WorldFamily family = verb_family(e->choice.verb);
  if (family == FAMILY_PIPE || family == FAMILY_MANY) {
    at_other(t, me, e);
    return;
  }
  if (family == FAMILY_PROCESS) at_births_and_ends(t, me, e);
  VerbDone done = explore_done(e);
  VerbMoves m = verb_moves(t->world, &done);
  for (int i = 0; i < m.n; i++) at_move(t, me, &m.move[i], e->choice.slot);
}

// A new strand: the step that created it happens before it. The first strand of a process: the step that created the
// process.
static void begin_strand(RaceTables *t, int me, const ExploreEvent *e, int strands_before) {
  if (me < strands_before) return;
  take_from(t, me, sync_key(SYNC_BIRTH, e->choice.slot, 0));
  if (e->cause < 0 || e->cause >= t->n || t->event[e->cause].choice.slot != e->choice.slot) return;
  int maker = strand_number(t, t->event[e->cause].choice.slot, t->event[e->cause].choice.strand);
  if (maker < 0 || maker == me) return;
  join(t, &t->clock[me], &t->clock[maker]);
  t->clock[maker].at[maker]++;
}

// ---- accesses ----

static int *place_of(const RaceTables *t, uint32_t object, int64_t index) {
  uint64_t hash = ((uint64_t)index * 0x9e3779b97f4a7c15u ^ object) * 0xff51afd7ed558ccdu;
  unsigned mask = (unsigned)t->place_room - 1, i = (unsigned)(hash >> 32) & mask;
  while (t->place[i] && (t->cell[t->place[i] - 1].object != object || t->cell[t->place[i] - 1].index != index))
    i = (i + 1) & mask;
  return &t->place[i];
}

static bool more_places(RaceTables *t) {
  int room = t->place_room ? 2 * t->place_room : 64;
  int *place = calloc((size_t)room, sizeof *place);
  if (place == NULL) return no_memory(t);
  free(t->place);
  t->place = place;
  t->place_room = room;
  for (int i = 0; i < t->ncells; i++) *place_of(t, t->cell[i].object, t->cell[i].index) = i + 1;
  return true;
}

static CellAccesses *cell_of(RaceTables *t, uint32_t object, int64_t index) {
  if (2 * t->ncells >= t->place_room && !more_places(t)) return NULL;
  int *place = place_of(t, object, index);
  if (*place) return &t->cell[*place - 1];
  int room = t->cell_room;
  if (!GROW(t->cell, t->cell_room, t->ncells + 1, 16)) return no_memory(t), NULL;
  memset(t->cell + room, 0, (size_t)(t->cell_room - room) * sizeof *t->cell);  // each keeps its accesses' memory
  CellAccesses *c = &t->cell[t->ncells++];
  c->object = object;
  c->index = index;
  c->accesses = 0;
  *place = t->ncells;
  return c;
}

static void describe(RaceTables *t, RaceSide *s, const Access *mine, const Access *other) {
  const ExploreEvent *e = &t->event[mine->event];
  explain_process(t->world, e->choice.slot, e->choice.strand, e->python, s->process, sizeof s->process);
  s->line = e->choice.line;
  s->write = mine->write;
  s->lock[0] = '\0';
  const LockSet *held = &t->locks[mine->event], *lacks = &t->locks[other->event];
  for (int i = 0; i < held->n && !s->lock[0]; i++)
    if (!lockset_has(lacks, held->lock[i])) explain_lock(t->world, held->lock[i], s->lock, sizeof s->lock);
}

static bool same_side(const RaceSide *a, const RaceSide *b) {
  return a->line == b->line && a->write == b->write && strcmp(a->lock, b->lock) == 0;
}

static void report(Races *r, const CellAccesses *c, const Access *first, const Access *second) {
  RaceTables *t = r->tables;
  Race race = {.orders = 1};
  explain_cell(t->world, c->object, c->index, race.object, sizeof race.object);
  describe(t, &race.a, first, second);
  describe(t, &race.b, second, first);
  size_t name = strcspn(race.object, "[");  // one report for all cells of an array
  for (int i = 0; i < r->n; i++) {
    Race *known = &r->race[i];
    if (strncmp(known->object, race.object, name) != 0 || strcspn(known->object, "[") != name) continue;
    if (!(same_side(&known->a, &race.a) && same_side(&known->b, &race.b)) &&
        !(same_side(&known->a, &race.b) && same_side(&known->b, &race.a)))
      continue;
    known->orders++;
    return;
  }
  if (GROW(r->race, r->room, r->n + 1, 16)) r->race[r->n++] = race;
  else t->no_memory = true;
}

static void access_cell(Races *r, int me, int event, uint32_t object, int64_t index, bool write) {
  RaceTables *t = r->tables;
  CellAccesses *c = cell_of(t, object, index);
  if (c == NULL) return;
  Access now = {.event = event, .epoch = t->clock[me].at[me], .strand = me, .write = write};
  for (int i = 0; i < c->accesses; i++) {
    const Access *old = &c->access[i];
    bool ordered = old->strand == me || t->clock[me].at[old->strand] >= old->epoch;
    if (!ordered && (write || old->write)) report(r, c, old, &now);
  }
  if (write) c->accesses = 0;  // those before it are ordered before it, or were reported
  for (int i = 0; i < c->accesses; i++) {
    if (c->access[i].strand != me || c->access[i].write) continue;
    c->access[i] = now;
    return;
  }
  if (GROW(c->access, c->room, c->accesses + 1, 16)) c->access[c->accesses++] = now;
  else t->no_memory = true;
}

static bool is_access(const ExploreEvent *e) {
  return verb_family(e->choice.verb) == FAMILY_CELLS && e->choice.kind == CHOICE_STEP && !e->failed &&
         e->choice.object < WORLD_OBJECTS;
}
static bool races_at_all(const World *w, const ExploreEvent *e) {
  return is_access(e) && world_object(w, e->choice.object)->lock < 0;
}

static void access(Races *r, int me, int event) {
  const ExploreEvent *e = &r->tables->event[event];
  uint32_t o = e->choice.object;
  switch (e->choice.verb) {
  case VERB_LOAD: access_cell(r, me, event, o, e->arg, false); break;
  case VERB_STORE: access_cell(r, me, event, o, e->arg2, true); break;
  case VERB_LOAD_ALL:
  case VERB_STORE_ALL: {
    int64_t start = (uint32_t)e->arg, count = (int64_t)((uint64_t)e->arg >> 32);
    for (int64_t i = 0; i < count && i < SLICE_MOST; i++)
      access_cell(r, me, event, o, start + i * e->arg2, e->choice.verb == VERB_STORE_ALL);
    break;
  }
  default: break;
  }
}

// ---- an order ----

static bool any_access(const World *w, const ExploreEvent *event, int n) {
  for (int i = 0; i < n; i++)
    if (races_at_all(w, &event[i])) return true;
  return false;
}

static bool begin(RaceTables *t, World *w, const ExploreEvent *event, int n) {
  t->world = w;
  t->event = event;
  t->n = n;
  t->strands = t->nsyncs = t->ncells = t->nmessages = 0;
  t->no_memory = false;
  if (t->place) memset(t->place, 0, (size_t)t->place_room * sizeof *t->place);
  held_begin(&t->held, w);
  return GROW_EXACTLY(t->locks, t->locks_room, n);
}

bool races_order(Races *r, World *w, const ExploreEvent *event, int n) {
  RaceTables *t = r->tables;
  if (!any_access(w, event, n)) return true;
  if (!begin(t, w, event, n)) return false;
  for (int i = 0; i < n && !t->no_memory; i++) {
    const ExploreEvent *e = &event[i];
    int before = t->strands, me = strand_number(t, e->choice.slot, e->choice.strand);
    // more strands than there is room for: what was found is still true
    if (me < 0) return true;
    begin_strand(t, me, e, before);
    if (races_at_all(w, e)) {
      held_set(&t->held, e->choice.slot, e->choice.strand, &t->locks[i]);
      access(r, me, i);
    }
    order_by(t, me, e);
    held_step(&t->held, e, i);
  }
  return !t->no_memory;
}

// ---- the relation alone ----

bool races_walk(Races *r, World *w, const ExploreEvent *event, int n, void (*after)(void *data, Races *r, int i),
                void *data) {
  RaceTables *t = r->tables;
  if (!begin(t, w, event, n)) return false;
  after(data, r, -1);
  for (int i = 0; i < n && !t->no_memory; i++) {
    int before = t->strands, me = strand_number(t, event[i].choice.slot, event[i].choice.strand);
    if (me < 0) return true;
    begin_strand(t, me, &event[i], before);
    order_by(t, me, &event[i]);
    after(data, r, i);
  }
  return !t->no_memory;
}

// A strand that has not taken a step yet was made by the one whose step it is.
int races_strand(Races *r, int slot, int strand, int step) {
  RaceTables *t = r->tables;
  int before = t->strands, me = strand_number(t, slot, strand);
  if (me < before || step < 0) return me;
  begin_strand(t, me, &(ExploreEvent){.choice = {.slot = (uint16_t)slot, .strand = (uint16_t)strand}, .cause = step},
               before);
  return me;
}

uint32_t races_epoch(const Races *r, int me) { return r->tables->clock[me].at[me]; }
bool races_before(const Races *r, int by, uint32_t epoch, int me) {
  return by == me || r->tables->clock[me].at[by] >= epoch;
}
void races_give(Races *r, int me, uint32_t thing) { leave_at(r->tables, me, sync_key(SYNC_CALLERS, thing, 0)); }
void races_take(Races *r, int me, uint32_t thing) { take_from(r->tables, me, sync_key(SYNC_CALLERS, thing, 0)); }

// ---- in words ----

typedef struct Side {
  char text[4 * WORLD_NAME + 64];
} Side;
static Side side_said(const RaceSide *s) {
  Side side;
  Saying t = saying_in(side.text, sizeof side.text);
  say_form(&t, s->write ? FORM_RACE_STORES : FORM_RACE_LOADS, "who", s->process, "line", say_int(s->line).text, "lock",
           s->lock, NULL);
  return side;
}

void race_said(const Race *r, Saying *t) {
  const RaceSide *with = r->a.lock[0] ? &r->a : &r->b, *lacks = with == &r->a ? &r->b : &r->a;
  say_form(t, FORM_RACE, "object", r->object, "first", side_said(&r->a).text, "second", side_said(&r->b).text, NULL);
  if (!with->lock[0]) say_form(t, FORM_RACE_NO_LOCK, NULL);
  else if (!lacks->lock[0]) say_form(t, FORM_RACE_LACKS, "line", say_int(lacks->line).text, "lock", with->lock, NULL);
  else say_form(t, FORM_RACE_DIFFERENT_LOCKS, NULL);
}

void race_text(const Race *r, char *out, size_t size) {
  char said[1024];
  Saying s = saying_in(said, sizeof said);
  race_said(r, &s);
  explore_english(said, out, size);
}
