// Runs that begin anew under a variant (see variants.h).
#include "variants.h"

#include "inner.h"
#include "lang/types/containers.h"

static const struct {
  CaveatKind kind;
  uint64_t clock, pids, hash, address, random;
} rows[] = {
#define V(id, ...) [VARIANT_##id] = {__VA_ARGS__},
    VARIANTS(V)
#undef V
};

CaveatKind variant_kind(Variant v) { return rows[v].kind; }

bool variant_looked(const Explore *x, Variant v) {
  switch (rows[v].kind) {
  case CAVEAT_CLOCK: return x->looks.times > 0;
  case CAVEAT_PID: return x->looks.pids > 0;
  case CAVEAT_THREADS: return x->looks.threads > 0 || x->strands_share;  // a thread of its own, or a pool's callback
  case CAVEAT_ID: return x->looked & (LOOKED_ADDRESS | LOOKED_ORDER);
  case CAVEAT_HASH: return x->looked & (LOOKED_HASH | LOOKED_ORDER);
  case CAVEAT_RANDOM: return explore_drew_lots(x);
  default: return false;
  }
}

bool explore_drew_lots(const Explore *x) { return x->looked & LOOKED_RANDOM; }

// ---- PIDs: of 7 digits all, so that texts that hold one are equally long ----

enum { PIDS_MIXED_FROM = 1003000, PIDS_MIXED = 4096, PIDS_DOWN_FROM = 1004099 };
_Static_assert((int)WORLD_SLOTS <= (int)PIDS_MIXED, "PIDS_MIXED: each slot has a PID of its own");

// Both others have another parity than the search's own, and another order: falling, and mixed.
static int pid_of(uint64_t pids, int slot) {
  switch (pids) {
  case 1: return PIDS_DOWN_FROM - slot;
  case 2: return PIDS_MIXED_FROM + (slot * 37 + 11) % PIDS_MIXED;
  default: return EXPLORE_PID + slot;
  }
}

int explore_pid(const Explore *x, int slot) { return pid_of(atomic_load(&x->world->head->host[HOST_WORD_PIDS]), slot); }

static bool same_pid(uint64_t pids, uint64_t a, uint64_t b) {
  return a >= EXPLORE_PID && a < EXPLORE_PID + WORLD_SLOTS && b == (uint64_t)pid_of(pids, (int)(a - EXPLORE_PID));
}

// ---- beginning ----

static bool watch(Host *h, Machine *m, Strand *s) {
  Explore *x = explore_of(h->data);
  if (x->finer.n && finer_stop(h, m, s)) return true;
  if (x->watch_private) x->watch_private(x->watch_data, s);
  return false;
}

void explore_watch(Explore *x) {
  bool watched = atomic_load(&x->world->head->host[HOST_WORD_WATCHED]) || (x->finer.n && finer_shares(x->machine));
  bool (*wanted)(Host *, Machine *, Strand *) = watched ? watch : NULL;
  if (x->process->host.watch != wanted) x->process->host.watch = wanted;
}

void explore_vary(Explore *x) {
  const Word *host = x->world->head->host;
  x->machine->varied.hash = atomic_load(&host[HOST_WORD_HASH]);
  x->machine->varied.address = atomic_load(&host[HOST_WORD_ADDRESS]);
}

static void before_main(Explore *x) {
  for (int i = 0; i < x->nlocals; i++) explore_local_drop(x, x->local[i]);
  x->nlocals = x->depth = 0;
  explore_forget_kills(x);
  explore_forget_changes(x);
  x->in_window = -1;
  x->step = -1;
  x->broken = x->any_due = x->against = false;
  x->end = EXPLORE_TAKEN;
  image_load(x->shared, x->first_world);
  window_ran(x->shared);  // for the words
}

bool explore_begin_again(Explore *x) {
  before_main(x);
  bool begun = explore_begin_main(x);
  x->running = -1;
  return begun;
}

ExploreMark *variant_begin(Explore *x, Variant v, int number) {
  before_main(x);
  Word *host = x->world->head->host;
  atomic_store(&host[HOST_WORD_CLOCK], rows[v].clock + (v == VARIANT_SHAKEN_CLOCK ? (uint64_t)number : 0));
  atomic_store(&host[HOST_WORD_PIDS], rows[v].pids);
  atomic_store(&host[HOST_WORD_HASH], rows[v].hash);
  atomic_store(&host[HOST_WORD_ADDRESS], rows[v].address);
  atomic_store(&host[HOST_WORD_RANDOM], rows[v].random);
  atomic_store(&host[HOST_WORD_WATCHED], v == VARIANT_WATCHED || v == VARIANT_EVEN_CLOCK);
  atomic_store(&host[HOST_WORD_READ_BY], 0);
  atomic_store(&host[HOST_WORD_JUMP], v == VARIANT_JUMPING_CLOCK ? (uint64_t)number : 0);
  bool begun = explore_begin_main(x);
  x->running = -1;
  return begun ? explore_mark(x) : NULL;
}

// ---- the same but for its name ----

uint64_t variant_hash_anew(uint64_t by, int slot) { return by ^ ((uint64_t)slot + 1) * 0x9e3779b97f4a7c15u; }

enum { SPAWNED_MOST = 64 };  // only of so many processes a hash is known again
static bool same_hash(uint64_t by, uint64_t a, uint64_t b) {
  bool same = hash_stirred(a, by) == b;
  for (int slot = 0; slot < SPAWNED_MOST && !same; slot++) same = hash_stirred(a, variant_hash_anew(by, slot)) == b;
  return same;
}

bool variant_same(Variant v, uint64_t a, uint64_t b) {
  if (a == b) return true;
  switch (rows[v].kind) {
  case CAVEAT_PID: return same_pid(rows[v].pids, a, b);
  case CAVEAT_ID: return (a ^ rows[v].address) == b || (a ^ rows[v].address >> 4) == b;
  case CAVEAT_HASH: return same_hash(rows[v].hash, a, b);
  default: return false;
  }
}
