// An order as it grows (see clocks.h).
//
// The clock of a new step: go back along the order and join the clocks of the steps that it depends on. Skip steps that
// are known to be before it already; stop when only such steps are left. Where steps depend on each other often, that
// is soon.
#include "clocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/hash.h"

// Bits of ClockStep.meets: 0–30 objects, 31 the start of a process, 32–47 what is known of a process, 48–63 who moves
// or is moved.
static uint64_t object_bit(uint32_t object) { return (uint64_t)1 << object % 31; }
static const uint64_t START_BIT = (uint64_t)1 << 31;
static uint64_t known_bit(uint32_t slot) { return (uint64_t)1 << (32 + slot % 16); }
static uint64_t mover_bit(int slot) { return (uint64_t)1 << (48 + slot % 16); }

static uint64_t place_bits(uint32_t object) {
  if (object == PLACE_EVERYTHING) return ~(uint64_t)0;
  if (object == PLACE_ANY_PROCESS) return (uint64_t)0xffff << 32;
  return object >= PLACE_PROCESS && object < PLACE_ANY_PROCESS ? known_bit(object - PLACE_PROCESS) : object_bit(object);
}

static void set_meeting(ClockStep *s) {
  s->meets = mover_bit(s->slot);
  if (s->verb == VERB_START) s->meets |= START_BIT;
  if (s->target >= 0) s->meets |= mover_bit(s->target);
  if (s->told >= 0) s->meets |= mover_bit(s->told);
  for (int i = 0; i < s->footprint.n; i++) s->meets |= place_bits(s->footprint.place[i].object);
}

// A cell without a lock is always open.
static bool may_wait(const ExplorePending *p) {
  if (p->call.deadline >= 0) return false;
  return verb_family(p->call.verb) == FAMILY_CELLS ? p->footprint.n > 1 : verb_blocks(p->call.verb);
}

ClockStep clocks_pending(const ExplorePending *p) {
  ClockStep s = {.footprint = p->footprint,
                 .arg = p->call.arg,
                 .object = p->call.object,
                 .line = p->call.line,
                 .target = -1,
                 .told = p->told,
                 .cause = p->cause,
                 .slot = (uint16_t)p->slot,
                 .verb = p->call.verb,
                 .place = (uint16_t)p->strand,
                 .able = p->go || p->timeout,
                 .python = (p->python && !p->apart) || p->call.verb == VERB_PICKLE,
                 .parked = p->parked || p->stopped,
                 .waits = may_wait(p)};
  if (s.verb == VERB_KILL) s.target = (int)s.object;
  if (s.verb == VERB_EXIT) s.target = s.slot;
  set_meeting(&s);
  return s;
}

ClockStep clocks_taken(const ExploreEvent *e) {
  ClockStep s = {.footprint = e->footprint,
                 .arg = e->arg,
                 .object = e->choice.object,
                 .line = e->choice.line,
                 .target = -1,
                 .told = e->told,
                 .cause = e->cause,
                 .slot = e->choice.slot,
                 .verb = e->choice.verb,
                 .place = (uint16_t)choice_place(&e->choice),
                 .able = true,
                 .python = (e->python && !e->apart) || e->choice.verb == VERB_PICKLE};
  if (s.verb == VERB_KILL) s.target = (int)s.object;
  else if (e->ended >= 0) s.target = e->ended;
  else if (e->created >= 0) s.target = e->created;
  set_meeting(&s);
  return s;
}

bool clocks_depend(const ClockStep *a, const ClockStep *b) {
  if (!(a->meets & b->meets)) return false;
  if (a->strand == b->strand || (a->slot == b->slot && a->python && b->python)) return true;
  if (a->target == b->slot || b->target == a->slot || a->told == b->slot || b->told == a->slot) return true;
  if (a->verb == VERB_START && b->verb == VERB_START) return true;
  return verb_conflict(&a->footprint, &b->footprint);
}

bool clocks_same(const ClockStep *a, const ClockStep *b) {
  return a->verb == b->verb && a->object == b->object && a->line == b->line && a->arg == b->arg && a->cause == b->cause;
}

// ---- the order ----

enum { FIRST_STEPS = 256, FIRST_STRANDS = 8 };

static bool make_room(Clocks *c, int room, int stride) {
  int steps = c->room, briefs = steps;  // each GROW moves its own
  if (!GROW_EXACTLY(c->step, steps, room) || !GROW_EXACTLY(c->brief, briefs, room)) return false;
  uint32_t *clock = calloc((size_t)room, (size_t)stride * sizeof *clock);
  if (!clock) return false;
  int width = stride < c->stride ? stride : c->stride;
  for (int i = 0; i < c->n; i++) {
    uint32_t *row = clock + (size_t)i * (size_t)stride;
    memcpy(row, clocks_row(c, i), (size_t)width * sizeof *row);
  }
  free(c->clock);
  c->clock = clock;
  c->room = room;
  c->stride = stride;
  return true;
}

bool clocks_init(Clocks *c) {
  *c = (Clocks){0};
  return make_room(c, FIRST_STEPS, FIRST_STRANDS);
}

void clocks_free(Clocks *c) {
  free(c->step);
  free(c->brief);
  free(c->clock);
  *c = (Clocks){0};
}

int clocks_strand(Clocks *c, int slot, int place) {
  for (int i = 0; i < c->nstrands; i++)
    if (c->who[i].slot == slot && c->who[i].place == place) return i;
  if (c->nstrands == CLOCKS_STRANDS) return -1;
  int i = c->nstrands++;
  c->who[i].slot = (uint16_t)slot;
  c->who[i].place = (uint16_t)place;
  c->count[i] = 0;
  c->last[i] = -1;
  return i;
}

void clocks_join(const Clocks *c, uint32_t *row, int i) {
  const uint32_t *other = clocks_row(c, i);
  int width = c->nstrands < c->stride ? c->nstrands : c->stride;
  for (int k = 0; k < width; k++)
    if (row[k] < other[k]) row[k] = other[k];
}

void clocks_base(const Clocks *c, const ClockStep *s, uint32_t *row) {
  memset(row, 0, (size_t)c->nstrands * sizeof *row);
  if (s->own >= 0) clocks_join(c, row, s->own);
  if (s->cause >= 0 && s->cause < c->n) clocks_join(c, row, s->cause);
}

bool clocks_push(Clocks *c, const ClockStep *step) {
  ClockStep taken = *step, *s = &taken;
  int room = c->n == c->room ? c->room * 2 : c->room, stride = c->stride;
  while (stride < c->nstrands) stride *= 2;
  if ((room != c->room || stride != c->stride) && !make_room(c, room, stride)) return false;
  uint32_t base[CLOCKS_STRANDS], row[CLOCKS_STRANDS];
  s->own = c->last[s->strand];
  clocks_base(c, s, base);
  memcpy(row, base, (size_t)c->nstrands * sizeof *row);
  int64_t left = 0;
  for (int k = 0; k < c->nstrands; k++) left += c->count[k] - base[k];
  for (int i = c->n - 1; i >= 0 && left > 0; i--) {
    const ClockBrief *b = &c->brief[i];
    if (base[b->strand] >= b->local) continue;
    left--;
    if (row[b->strand] < b->local && (b->meets & s->meets) && clocks_depend(&c->step[i], s)) clocks_join(c, row, i);
  }
  int n = c->n++;
  c->step[n] = *s;
  c->last[s->strand] = n;
  row[s->strand] = ++c->count[s->strand];
  c->brief[n] = (ClockBrief){s->meets, row[s->strand], s->strand};
  uint32_t *to = c->clock + (size_t)n * (size_t)c->stride;
  memcpy(to, row, (size_t)c->nstrands * sizeof *row);
  memset(to + c->nstrands, 0, (size_t)(c->stride - c->nstrands) * sizeof *row);
  return true;
}

void clocks_cut(Clocks *c, int n, int nstrands) {
  while (c->n > n) {
    int i = --c->n, strand = c->step[i].strand;
    c->count[strand]--;
    c->last[strand] = c->step[i].own;
  }
  c->nstrands = nstrands;
}

// A sum over the steps; each step is identified by its strand and its clock. So equivalent orders have the same hash.
uint64_t clocks_hash(const Clocks *c) {
  uint64_t sum = 0;
  for (int i = 0; i < c->n; i++) {
    const ClockStep *s = &c->step[i];
    uint64_t h = mix(mix(s->verb, s->slot), s->place), before = 0;
    for (int k = 0; k < c->nstrands && k < c->stride; k++)
      if (clocks_row(c, i)[k]) before += mix(mix(c->who[k].slot + 1, c->who[k].place), clocks_row(c, i)[k]);
    sum += mix(h, before);
  }
  return sum;
}
