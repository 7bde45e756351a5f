// The store of states (store.h): open addressing by key; kinds, sets and lists are interned.
#include "store.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/hash.h"
#include "memory.h"

// Numbers of things, found again by a hash: 0 free, else number + 1. room: a power of two, at most half full.
typedef struct Index {
  uint32_t *at;
  size_t room, n;
} Index;

// Runs of bytes, each kept once: run i is at[start[i]] … up to start[i + 1].
typedef struct Pool {
  char *bytes;
  size_t size, bytes_room;
  size_t *start;
  uint64_t *hash;
  size_t n, start_room, hash_room;
  Index index;
} Pool;

typedef struct StepKind {
  ClockStep step;
  uint64_t hash;
  int who;
  uint32_t latest;
  StoreBits rivals, dependents;
  int looked_at;  // so many kinds have been looked at for dependents
} StepKind;

struct Store {
  StoreState *state;
  uint64_t room, n;
  StepKind *kind;
  int nkinds, kind_room;
  Index kinds;
  struct {
    uint16_t slot, place;
  } * who;
  int nwhos, who_room;
  Pool sets, ends;
};

enum { FIRST_STATES = 1 << 10, FIRST_INDEX = 256 };

// ---- numbers by hash ----

static bool index_grow(Index *x, uint64_t (*hash)(const void *of, size_t i), const void *of) {
  size_t room = x->room ? 2 * x->room : FIRST_INDEX;
  if (!memory_left(room * sizeof *x->at)) return false;
  uint32_t *at = calloc(room, sizeof *at);
  if (!at) return false;
  for (size_t i = 0; i < x->n; i++) {
    size_t k = hash(of, i) & (room - 1);
    while (at[k]) k = (k + 1) & (room - 1);
    at[k] = (uint32_t)i + 1;
  }
  free(x->at);
  x->at = at;
  x->room = room;
  return true;
}

// ---- runs of bytes ----

static uint64_t run_hash(const void *of, size_t i) { return ((const Pool *)of)->hash[i]; }

static uint64_t hash_of(const void *bytes, size_t size) {
  const char *at = bytes;
  uint64_t h = size + 1;
  for (uint64_t word; size >= 8; at += 8, size -= 8) memcpy(&word, at, 8), h = mix(h, word);
  return mix(h, h >> 32);
}

static const void *run_at(const Pool *p, size_t i, size_t *size) {
  *size = p->start[i + 1] - p->start[i];
  return p->bytes + p->start[i];
}

// A run that is a multiple of eight bytes; -1: no memory.
static int64_t run_number(Pool *p, const void *bytes, size_t size) {
  if (2 * (p->n + 1) > p->index.room) {
    p->index.n = p->n;
    if (!index_grow(&p->index, run_hash, p)) return -1;
  }
  uint64_t hash = hash_of(bytes, size);
  size_t k = hash & (p->index.room - 1), had;
  for (; p->index.at[k]; k = (k + 1) & (p->index.room - 1)) {
    size_t i = p->index.at[k] - 1;
    const void *there = run_at(p, i, &had);
    if (p->hash[i] == hash && had == size && (size == 0 || memcmp(there, bytes, size) == 0)) return (int64_t)i;
  }
  if (!GROW(p->start, p->start_room, p->n + 2, 64) || !GROW(p->hash, p->hash_room, p->n + 1, 64) ||
      !GROW(p->bytes, p->bytes_room, p->size + size, 4096))
    return -1;
  if (p->n == 0) p->start[0] = 0;
  if (size) memcpy(p->bytes + p->size, bytes, size);
  p->size += size;
  p->hash[p->n] = hash;
  p->start[++p->n] = p->size;
  p->index.at[k] = (uint32_t)p->n;
  return (int64_t)p->n - 1;
}

static void pool_free(Pool *p) {
  free(p->bytes);
  free(p->start);
  free(p->hash);
  free(p->index.at);
}

static size_t pool_bytes(const Pool *p) {
  return p->bytes_room + (p->start_room + p->hash_room) * 8 + p->index.room * sizeof *p->index.at;
}

// ---- states ----

static StoreState *place_of(StoreState *state, uint64_t room, StateKey key) {
  uint64_t i = key.word[0] & (room - 1);
  while (state[i].used && !state_same(state[i].key, key)) i = (i + 1) & (room - 1);
  return &state[i];
}

static bool states_grow(Store *t) {
  uint64_t room = t->room ? 2 * t->room : FIRST_STATES;
  if (!memory_left(room * sizeof *t->state)) return false;
  StoreState *state = calloc(room, sizeof *state);
  if (!state) return false;
  for (uint64_t i = 0; i < t->room; i++)
    if (t->state[i].used) *place_of(state, room, t->state[i].key) = t->state[i];
  free(t->state);
  t->state = state;
  t->room = room;
  return true;
}

StoreState *store_at(Store *t, StateKey key) {
  if (3 * t->room < 4 * (t->n + 1) && !states_grow(t)) return NULL;
  StoreState *s = place_of(t->state, t->room, key);
  if (!s->used) {
    s->key = key;
    t->n++;
  }
  return s;
}

StoreState *store_find(Store *t, StateKey key) {
  StoreState *s = t->room ? place_of(t->state, t->room, key) : NULL;
  return s && s->used ? s : NULL;
}

// ---- kinds of steps ----

static uint64_t kind_hash(const void *of, size_t i) { return ((const Store *)of)->kind[i].hash; }

static uint64_t hash_step(const ClockStep *s) {
  uint64_t h = mix(mix((uint64_t)s->slot << 32 | s->place, (uint64_t)s->verb << 32 | s->object), (uint64_t)s->arg);
  h = mix(h, (uint64_t)(uint32_t)s->target << 32 | (uint32_t)s->told);
  h = mix(h, (uint64_t)s->python << 1 | s->waits);
  for (int i = 0; i < s->footprint.n; i++) {
    const VerbPlace *p = &s->footprint.place[i];
    h = mix(h, (uint64_t)p->object << 33 | (uint64_t)(uint32_t)p->part << 1 | p->write);
  }
  return mix(h, 0);
}

static bool same_places(const VerbFootprint *a, const VerbFootprint *b) {
  if (a->n != b->n) return false;
  for (int i = 0; i < a->n; i++)
    if (a->place[i].object != b->place[i].object || a->place[i].part != b->place[i].part ||
        a->place[i].write != b->place[i].write)
      return false;
  return true;
}

static bool same_kind(const ClockStep *a, const ClockStep *b) {
  return a->slot == b->slot && a->place == b->place && a->verb == b->verb && a->object == b->object &&
         a->arg == b->arg && a->target == b->target && a->told == b->told && a->python == b->python &&
         a->waits == b->waits && same_places(&a->footprint, &b->footprint);
}

int store_who_of(const Store *t, const ClockStep *s) {
  for (int i = 0; i < t->nwhos; i++)
    if (t->who[i].slot == s->slot && t->who[i].place == s->place) return i;
  return -1;
}

static int who_of(Store *t, const ClockStep *s) {
  int who = store_who_of(t, s);
  if (who >= 0) return who;
  if (!GROW(t->who, t->who_room, t->nwhos + 1, 16)) return -1;
  t->who[t->nwhos].slot = s->slot;
  t->who[t->nwhos].place = s->place;
  return t->nwhos++;
}

// What a step stores or sends is no part of its kind: only of one that may block, whether it does.
static ClockStep as_kind(const ClockStep *s) {
  ClockStep k = *s;
  if (s->verb != VERB_ACQUIRE) k.arg = 0;
  return k;
}

// Its place in the index, or where it would be: there it is 0.
static uint32_t *kind_place(const Store *t, const ClockStep *s, uint64_t hash) {
  size_t k = hash & (t->kinds.room - 1);
  for (; t->kinds.at[k]; k = (k + 1) & (t->kinds.room - 1)) {
    const StepKind *kind = &t->kind[t->kinds.at[k] - 1];
    if (kind->hash == hash && same_kind(&kind->step, s)) break;
  }
  return &t->kinds.at[k];
}

int store_find_kind(const Store *t, const ClockStep *step) {
  ClockStep s = as_kind(step);
  return t->kinds.room ? (int)*kind_place(t, &s, hash_step(&s)) - 1 : -1;
}

int store_kind(Store *t, const ClockStep *step) {
  ClockStep s = as_kind(step);
  if (2 * ((size_t)t->nkinds + 1) > t->kinds.room) {
    t->kinds.n = (size_t)t->nkinds;
    if (!index_grow(&t->kinds, kind_hash, t)) return -1;
  }
  uint64_t hash = hash_step(&s);
  uint32_t *at = kind_place(t, &s, hash);
  if (*at) return (int)*at - 1;
  int who = who_of(t, &s);
  if (who < 0 || !GROW(t->kind, t->kind_room, t->nkinds + 1, 64)) return -1;
  t->kind[t->nkinds] = (StepKind){.step = s, .hash = hash, .who = who};
  *at = (uint32_t)++t->nkinds;
  return t->nkinds - 1;
}

const ClockStep *store_step(const Store *t, int kind) { return &t->kind[kind].step; }
int store_who(const Store *t, int kind) { return t->kind[kind].who; }
int store_whos(const Store *t) { return t->nwhos; }

// ---- sets ----

static bool bits_reach(StoreBits *b, size_t n) {
  if (n <= b->n) return true;
  if (!GROW(b->word, b->room, n, 8)) return false;
  memset(b->word + b->n, 0, (n - b->n) * sizeof *b->word);
  b->n = n;
  return true;
}

bool store_bits_add(StoreBits *b, int kind) {
  if (kind < 0 || !bits_reach(b, (size_t)kind / 64 + 1)) return false;
  b->word[kind / 64] |= (uint64_t)1 << kind % 64;
  return true;
}

bool store_bits_join(StoreBits *b, const uint64_t *word, size_t n) {
  if (!bits_reach(b, n)) return false;
  for (size_t i = 0; i < n; i++) b->word[i] |= word[i];
  return true;
}

void store_bits_clear(StoreBits *b) { b->n = 0; }

// ---- what is learnt of kinds ----

void store_note_taken(Store *t, int kind, uint32_t own) {
  if (kind >= 0 && t->kind[kind].latest < own) t->kind[kind].latest = own;
}
uint32_t store_latest(const Store *t, int kind) { return t->kind[kind].latest; }

void store_note_race(Store *t, int a, int b) {
  if (a < 0 || b < 0) return;
  store_bits_add(&t->kind[a].rivals, b);  // without memory for it the guess is worse
  store_bits_add(&t->kind[b].rivals, a);
}
const StoreBits *store_rivals(const Store *t, int kind) { return &t->kind[kind].rivals; }

const StoreBits *store_dependents(Store *t, int kind) {
  StepKind *k = &t->kind[kind];
  for (; k->looked_at < t->nkinds; k->looked_at++) {
    const StepKind *other = &t->kind[k->looked_at];
    // their strands' numbers along some order say nothing
    ClockStep a = k->step, b = other->step;
    a.strand = (uint16_t)k->who;
    b.strand = (uint16_t)other->who;
    if (k->who != other->who && clocks_depend(&a, &b) && !store_bits_add(&k->dependents, k->looked_at)) return NULL;
  }
  return &k->dependents;
}

int64_t store_set(Store *t, const StoreBits *b) { return run_number(&t->sets, b->word, b->n * sizeof *b->word); }

const uint64_t *store_set_words(const Store *t, uint32_t set, size_t *n) {
  size_t size;
  const void *at = run_at(&t->sets, set, &size);
  *n = size / sizeof(uint64_t);
  return at;
}

int64_t store_ends(Store *t, const StoreEnd *list, uint32_t n) { return run_number(&t->ends, list, n * sizeof *list); }

const StoreEnd *store_ends_list(const Store *t, uint32_t ends, uint32_t *n) {
  size_t size;
  const void *at = run_at(&t->ends, ends, &size);
  *n = (uint32_t)(size / sizeof(StoreEnd));
  return at;
}

// ---- the whole ----

Store *store_new(void) { return calloc(1, sizeof(Store)); }

void store_free(Store *t) {
  if (!t) return;
  free(t->state);
  for (int i = 0; i < t->nkinds; i++) {
    free(t->kind[i].rivals.word);
    free(t->kind[i].dependents.word);
  }
  free(t->kind);
  free(t->kinds.at);
  free(t->who);
  pool_free(&t->sets);
  pool_free(&t->ends);
  free(t);
}

uint64_t store_states(const Store *t) { return t->n; }

uint64_t store_bytes(const Store *t) {
  return t->room * sizeof *t->state + (uint64_t)t->kind_room * sizeof *t->kind + t->kinds.room * 4 +
         pool_bytes(&t->sets) + pool_bytes(&t->ends);
}
