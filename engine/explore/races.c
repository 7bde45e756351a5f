// Data races by happens-before (see races.h).
#include "races.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explain.h"
#include "held.h"
#include "sync.h"
#include "base/grow.h"

// of a larger slice only the first so many cells are looked at
enum { SLICE_MOST = 4096 };

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
  Held held;
  Sync *sync;
  CellAccesses *cell;
  int ncells, cell_room;
  int *place;
  int place_room;  // cell[] by object and index: number + 1, 0 free; a power of two, at most half full
  LockSet *locks;
  int locks_room;  // of each event that is an access
  bool no_memory;
};

Races *races_new(void) {
  Races *r = calloc(1, sizeof *r);
  if (r) r->tables = calloc(1, sizeof *r->tables);
  if (r && r->tables) r->tables->sync = sync_new();
  if (r && r->tables && r->tables->sync) return r;
  if (r) free(r->tables);
  free(r);
  return NULL;
}

void races_free(Races *r) {
  if (r == NULL) return;
  RaceTables *t = r->tables;
  for (int i = 0; i < t->cell_room; i++) free(t->cell[i].access);
  free(t->cell);
  free(t->place);
  sync_free(t->sync);
  free(t->locks);
  free(t);
  free(r->race);
  free(r);
}

static bool no_memory(RaceTables *t) { return t->no_memory = true, false; }

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

static uint32_t slice_of(const ExploreEvent *e) {
  bool all = e->choice.verb == VERB_LOAD_ALL || e->choice.verb == VERB_STORE_ALL;
  uint32_t n = (uint32_t)((uint64_t)e->arg >> 32);
  return all && n > 1 ? n : 0;
}

static void describe(RaceTables *t, RaceSide *s, const Access *mine, const Access *other) {
  const ExploreEvent *e = &t->event[mine->event];
  explain_process(t->world, e->choice.slot, e->choice.strand, e->python, s->process, sizeof s->process);
  s->line = e->choice.line;
  s->write = mine->write;
  s->slice = slice_of(e);
  s->lock[0] = '\0';
  const LockSet *held = &t->locks[mine->event], *lacks = &t->locks[other->event];
  for (int i = 0; i < held->n && !s->lock[0]; i++)
    if (!lockset_has(lacks, held->lock[i])) explain_lock(t->world, held->lock[i], s->lock, sizeof s->lock);
}

static bool same_side(const RaceSide *a, const RaceSide *b) {
  return a->line == b->line && a->write == b->write && strcmp(a->lock, b->lock) == 0;
}

static void longest(RaceSide *known, const RaceSide *now) {
  if (known->slice < now->slice) known->slice = now->slice;
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
    bool same = same_side(&known->a, &race.a);
    longest(&known->a, same ? &race.a : &race.b);
    longest(&known->b, same ? &race.b : &race.a);
    return;
  }
  if (GROW(r->race, r->room, r->n + 1, 16)) r->race[r->n++] = race;
  else t->no_memory = true;
}

static void access_cell(Races *r, int me, int event, uint32_t object, int64_t index, bool write) {
  RaceTables *t = r->tables;
  CellAccesses *c = cell_of(t, object, index);
  if (c == NULL) return;
  Access now = {.event = event, .epoch = sync_epoch(t->sync, me), .strand = me, .write = write};
  for (int i = 0; i < c->accesses; i++) {
    const Access *old = &c->access[i];
    bool ordered = sync_ordered(t->sync, me, old->strand, old->epoch);
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
  t->ncells = 0;
  t->no_memory = false;
  if (t->place) memset(t->place, 0, (size_t)t->place_room * sizeof *t->place);
  held_begin(&t->held, w);
  sync_begin(t->sync, w, event, n, SYNC_LOCKS, SYNC_NO_EXCEPTION);
  return GROW_EXACTLY(t->locks, t->locks_room, n);
}

bool races_order(Races *r, World *w, const ExploreEvent *event, int n) {
  RaceTables *t = r->tables;
  if (!any_access(w, event, n)) return true;
  if (!begin(t, w, event, n)) return false;
  for (int i = 0; i < n && !t->no_memory; i++) {
    const ExploreEvent *e = &event[i];
    int me = sync_enter(t->sync, i);
    // more strands than there is room for: what was found is still true
    if (me < 0) return true;
    if (races_at_all(w, e)) {
      held_set(&t->held, e->choice.slot, e->choice.strand, &t->locks[i]);
      access(r, me, i);
    }
    sync_leave(t->sync, me, i);
    held_step(&t->held, e, i);
  }
  return !t->no_memory && !sync_no_memory(t->sync);
}

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

void races_refine(const Races *r, Explore *x) {
  for (int i = 0; i < r->n; i++) {
    const RaceSide *side[] = {&r->race[i].a, &r->race[i].b};
    for (int k = 0; k < 2; k++)
      if (side[k]->slice && side[k]->line) explore_refine(x, side[k]->line);
  }
}

static bool is_coarse(const RaceSide *s, const Finer *fine) {
  return s->slice && (s->slice > FINER_ELEMENTS || !finer_has(fine, s->line));
}

bool race_caveat(const Race *r, const Explore *x, Caveats *to) {
  const Finer fine = explore_finer(x);
  const RaceSide *slice = is_coarse(&r->a, &fine) ? &r->a : &r->b, *other = slice == &r->a ? &r->b : &r->a;
  char said[CAVEAT_SAID], name[sizeof r->object];
  Saying s = saying_in(said, sizeof said);
  if (!is_coarse(slice, &fine)) return true;
  snprintf(name, sizeof name, "%.*s", (int)strcspn(r->object, "["), r->object);  // of the array
  say_form(&s, slice->write ? FORM_SLICE_STORES : FORM_SLICE_LOADS, "line", say_int(slice->line).text, "object", name,
           "other", say_int(other->line).text, NULL);
  return caveats_add(to, CAVEAT_STEP, slice->line, said);
}
