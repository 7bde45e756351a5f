// What threads share (see threads.h): finding unordered pairs of accesses (accesses.c).
#include "threads.h"

#include <assert.h>
#include <stdlib.h>

#include "base/grow.h"
#include "base/hash.h"

typedef struct Earlier {  // an access that has been, of a strand in an epoch
  const PrivateAccess *at;
  int strand;
  uint32_t epoch;
  int next;  // the one before it on the same object; -1
} Earlier;

enum { PAIRS = 4096 };  // that are kept

typedef struct Walk {
  Threads *t;
  int at;  // accesses before this one have been
  Earlier *earlier;
  int nearlier, earlier_room;
  int *head;  // by object: the last access; a table by hash
  uint64_t *object;
  int room;  // a power of two, more than twice as many as there are accesses
  ThreadsFound *found;
  void *data;
} Walk;

static int *head_of(Walk *w, uint64_t object, uint16_t slot) {
  uint64_t key = (object ^ (uint64_t)slot << 40) | 1;
  unsigned mask = (unsigned)w->room - 1, i = (unsigned)((key * 0x9e3779b97f4a7c15u) >> 32) & mask;
  while (w->object[i] && w->object[i] != key) i = (i + 1) & mask;
  if (!w->object[i]) w->object[i] = key, w->head[i] = -1;
  return &w->head[i];
}

static uint32_t thing_of(const PrivateAccess *a) {
  return (uint32_t)(mix(mix(a->object, a->key), a->slot) >> 32) & 0x7fffffff;
}

static bool writes(const PrivateAccess *a) { return a->how == PRIVATE_WRITE || a->how == PRIVATE_ADD; }

// They are let be, unless what comes of them is other when the second comes first.
static bool stay_open(const PrivateAccess *a, const PrivateAccess *b) {
  if (a->how == PRIVATE_ENTER && b->how == PRIVATE_ENTER) return a->key != b->key;
  return (a->how == PRIVATE_DRAW && (b->how == PRIVATE_DRAW || b->how == PRIVATE_SEED)) ||
         (a->how == PRIVATE_SEED && b->how == PRIVATE_DRAW);
}

static void keep_open(Threads *t, const PrivateAccess *a, const PrivateAccess *b) {
  if (t->npairs == PAIRS || !GROW(t->pair, t->pair_room, t->npairs + 1, 16)) return;
  t->pair[t->npairs++] = (ThreadsPair){(int)(a - t->access), (int)(b - t->access),
                                       a->how == PRIVATE_ENTER ? PRIVATE_ENTER : PRIVATE_DRAW};
}

static bool is_open_kind(const PrivateAccess *a) {
  return a->how == PRIVATE_ENTER || a->how == PRIVATE_DRAW || a->how == PRIVATE_SEED;
}

// An addition is to the whole.
static bool same_key(const PrivateAccess *a, const PrivateAccess *b) {
  bool whole = a->key == PRIVATE_WHOLE || b->key == PRIVATE_WHOLE || a->how == PRIVATE_ADD || b->how == PRIVATE_ADD;
  return whole || a->key == b->key;
}

// Two additions of equal values may come in either order.
static bool meet(const PrivateAccess *a, const PrivateAccess *b) {
  if (is_open_kind(a) || is_open_kind(b)) return false;
  if (a->how == PRIVATE_ADD && b->how == PRIVATE_ADD) return a->key != b->key;
  return (writes(a) || writes(b)) && same_key(a, b);
}

bool threads_writes_back(const Threads *t, const PrivateAccess *a, const PrivateAccess *other) {
  if (!writes(a) || a->in_c) return false;
  for (const PrivateAccess *b = a; b > t->access && b[-1].step == a->step && b[-1].block == a->block; b--) {
    bool own = b[-1].slot == a->slot && b[-1].strand == a->strand && !b[-1].in_c;
    bool meets = writes(other) || other->line == b[-1].line;
    if (own && meets && b[-1].how == PRIVATE_READ && a->object == b[-1].object && same_key(a, &b[-1])) return true;
  }
  return false;
}

static void access_now(Walk *w, Sync *r, int me, const PrivateAccess *a) {
  int *head = head_of(w, a->object, a->slot);
  for (int i = *head; i >= 0; i = w->earlier[i].next) {
    assert(w->earlier != NULL);  // a head is set when its access is there
    const Earlier *p = &w->earlier[i];
    bool open = stay_open(p->at, a);
    if ((open || meet(p->at, a)) && !sync_ordered(r, me, p->strand, p->epoch))
      open ? keep_open(w->t, p->at, a) : w->found(w->data, p->at, a);
    bool again = p->strand == me && p->epoch == sync_epoch(r, me) && p->at->key == a->key && p->at->how == a->how &&
                 p->at->line == a->line;
    if (again) return;
  }
  if (!GROW(w->earlier, w->earlier_room, w->nearlier + 1, 256)) return;
  w->earlier[w->nearlier] = (Earlier){a, me, sync_epoch(r, me), *head};
  *head = w->nearlier++;
}

static void after(Walk *w, Sync *r, int step) {
  for (; w->at < w->t->n && w->t->access[w->at].step <= step; w->at++) {
    const PrivateAccess *a = &w->t->access[w->at];
    int me = sync_strand(r, a->slot, a->strand, step);
    if (me < 0) continue;
    if (a->how == PRIVATE_GIVE) sync_give(r, me, thing_of(a));
    else if (a->how == PRIVATE_TAKE) sync_take(r, me, thing_of(a));
    else access_now(w, r, me, a);
  }
}

static bool walk_order(Walk *walk, Sync *r, World *w, const ExploreEvent *event, int n) {
  sync_begin(r, w, event, n, SYNC_LOCKS, SYNC_NO_EXCEPTION);
  after(walk, r, -1);
  for (int i = 0; i < n && !sync_no_memory(r); i++) {
    int me = sync_enter(r, i);
    if (me < 0) return true;
    sync_leave(r, me, i);
    after(walk, r, i);
  }
  return !sync_no_memory(r);
}

bool threads_order(Threads *t, Sync *r, World *w, const ExploreEvent *event, int n, ThreadsFound *found, void *data) {
  t->npairs = 0;
  Walk walk = {.t = t, .found = found, .data = data, .room = 64};
  while (walk.room < 3 * t->n) walk.room *= 2;
  walk.head = calloc((size_t)walk.room, sizeof *walk.head);
  walk.object = calloc((size_t)walk.room, sizeof *walk.object);
  bool good = walk.head && walk.object && walk_order(&walk, r, w, event, n);
  free(walk.head);
  free(walk.object);
  free(walk.earlier);
  return good;
}
