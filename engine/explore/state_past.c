// The part of a state's key that stands for staleness (state.h): what a later store may be found stale by.
//
// Of the loads that the compiler follows, which stand in the binding's cache (state_private.c), only whether the cell
// is unchanged since. Whether a store was made of another load is asked of the machine: taken back to the load, does it
// store something else (depend.h)? The answer hangs on the private memory before the load and on all steps since. So
// such a load adds a hash of these. Only loads of a strand that is known to store to that object count, and of a
// manager's replies only those to requests that were ever asked about; as soon as one more is known, all keys are
// others (Explore.nstores is in the key): a state that was stored before had no such store below it. Of a load for a
// branch less is enough (state_loads.c).
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "guards.h"
#include "state_inner.h"
#include "world/view.h"

int state_unchanged(World *w, uint32_t object, uint32_t index, uint64_t version) {
  WorldSeen now;
  if (!world_cell_now(w, object, index, &now) || world_was_stale(w, object)) return 0;
  return now.version == version ? 1 : 2;
}

// ---- who stores what ----

static uint64_t *place_of(const Explore *x, uint64_t key) {
  uint64_t at = (key ^ key >> 32) & (x->stores_room - 1);
  while (x->stores[at] && x->stores[at] != key) at = (at + 1) & (x->stores_room - 1);
  return &x->stores[at];
}

static bool is_known(const Explore *x, uint64_t key) { return x->stores_room && *place_of(x, key | 1); }

// Without memory for it there are no keys any more.
static void note(Explore *x, uint64_t key) {
  if (is_known(x, key)) return;
  if (2 * x->nstores >= x->stores_room) {
    uint64_t *old = x->stores;
    uint32_t room = x->stores_room, more = room ? 2 * room : 64;
    uint64_t *stores = calloc(more, sizeof *stores);
    if (!stores) {
      x->stores_lost = true;
      return;
    }
    x->stores = stores;
    x->stores_room = more;
    for (uint32_t i = 0; i < room; i++)
      if (old[i]) *place_of(x, old[i]) = old[i];
    free(old);
  }
  *place_of(x, key | 1) = key | 1;
  x->nstores++;
}

static uint64_t store_key(int slot, uint32_t strand, uint32_t object) {
  return mix(mix((uint64_t)slot + 1, strand + 1), object + 1);
}
static uint64_t request_key(int slot, uint32_t strand, uint64_t request) {
  return mix(mix((uint64_t)slot + 1, strand + 1), ~request);
}

// The two requests that begin the bytes of a VERB_STALE (past.h).
static void note_requests(Explore *x, int slot, uint32_t strand, const WorldCall *c) {
  const char *at = c->bytes;
  uint32_t left = c->bytes ? c->nbytes : 0, size;
  for (int i = 0; i < 2 && left >= sizeof size; i++) {
    memcpy(&size, at, sizeof size);
    at += sizeof size, left -= (uint32_t)sizeof size;
    if (size > left) return;
    note(x, request_key(slot, strand, past_hash(at, size)));
    at += size, left -= size;
  }
}

void state_note_store(Explore *x, int slot, const PendingStep *p, const WorldCall *c) {
  if (c->verb == VERB_STALE) note_requests(x, slot, p->number, c);
  else note(x, store_key(slot, p->number, c->object));
  if (c->verb != VERB_STALE) state_note_stood(x, c->object, c->verb == VERB_STORE ? (uint32_t)c->arg2 : STATE_CELLS);
}

// ---- what of a past counts ----

typedef struct Counted {   // a load or a reply
  uint32_t object, index;  // index WHOLE: of many words; REPLY: no cell
  uint64_t hash[2];
  const Past *load;
  PastStep next;  // the step that its strand came to by it; verb VERB_NONE: not known
} Counted;
enum { WHOLE = UINT32_MAX, REPLY = UINT32_MAX - 1 };

typedef struct Count {      // kept with the newest step of a past
  uint32_t nstores, words;  // Explore.nstores and words_known, when it was made
  int n;
  Counted list[];
} Count;

// On the way back along a past: what is known of the steps that come later.
enum { NEXT = 8 };
typedef struct Back {
  struct Met {
    uint32_t strand, object, index, line;
    int64_t word;
    bool stores;
  } * met;
  int nmet, room;
  struct Request {
    uint32_t strand, pipe;
    const Past *reply;
    StateKey since;
  } request[8];
  int nrequests;
  PastStep next[NEXT];  // of each strand, of the first few: its step that comes next, without what it was given
  int nnext;
} Back;

static bool is_stored_later(const Back *b, const PastStep *s, uint32_t index) {
  for (int i = 0; i < b->nmet; i++) {
    const struct Met *m = &b->met[i];
    if (m->strand != s->strand || m->object != s->object) continue;
    if (m->stores ? m->index == index : m->index == index && m->line == s->line && m->word == s->result) return true;
  }
  return false;
}

static PastStep *next_of(Back *b, uint32_t strand) {
  for (int i = 0; i < b->nnext; i++)
    if (b->next[i].strand == strand) return &b->next[i];
  return NULL;
}

static void note_next(Back *b, const PastStep *s) {
  PastStep *next = next_of(b, s->strand);
  if (!next && b->nnext == NEXT) return;
  if (!next) next = &b->next[b->nnext++];
  *next = (PastStep){.strand = s->strand, .verb = s->verb, .line = s->line, .object = s->object, .arg2 = s->arg2};
}

static void note_pending(Back *b, const LocalState *l) {
  for (int i = 0; i < l->n; i++) {
    const WorldCall *c = &l->pending[i].call;
    uint32_t strand = l->pending[i].number;
    note_next(b, &(PastStep){.strand = strand, .verb = c->verb, .line = c->line, .object = c->object, .arg2 = c->arg2});
  }
}

static bool meet(Back *b, const PastStep *s, uint32_t index, bool stores) {
  int room = b->room;
  if (b->nmet == room) {
    struct Met *more = realloc(b->met, (size_t)(2 * room + 16) * sizeof *more);
    if (!more) return false;
    b->met = more;
    b->room = 2 * room + 16;
  }
  b->met[b->nmet++] = (struct Met){s->strand, s->object, index, s->line, s->result, stores};
  return true;
}

static void mix_step(StateKey *k, const PastStep *s) {
  state_mix(k, (uint64_t)s->strand << 32 | s->verb);
  state_mix(k, (uint64_t)s->object << 32 | s->line);
  state_mix(k, (uint64_t)s->arg);
  // versions, pulses, numbers of messages: counters, no part of what the machine made of them
  bool counts = verb_family(s->verb) == FAMILY_CELLS || verb_family(s->verb) == FAMILY_PIPE;
  state_mix(k, s->verb == VERB_PIPE_SENT ? 0 : (uint64_t)s->arg2);
  state_mix(k, s->bytes);
  state_mix(k, (uint64_t)s->error << 1 | s->timed_out);
  state_mix(k, (uint64_t)s->result);
  if (!counts) state_mix(k, (uint64_t)s->result2);
  if (s->out_size) state_mix(k, fnv_add(FNV_EMPTY, s->out, s->out_size));
}

static void add_counted(Count *c, const Past *p, uint32_t index, const StateKey *since, const PastStep *next) {
  Counted *at = &c->list[c->n++];
  *at = (Counted){.object = p->step.object, .index = index, .load = p};
  if (next) at->next = *next;
  StateKey k = *since;
  state_mix(&k, (uint64_t)p->step.strand << 32 | p->step.verb);
  state_mix(&k, (uint64_t)p->step.object << 32 | p->step.line);
  state_mix(&k, (uint64_t)p->step.arg);
  state_mix(&k, index);
  state_mix(&k, p->before_sum[0]);
  state_mix(&k, p->before_sum[1]);
  at->hash[0] = k.word[0];
  at->hash[1] = k.word[1];
}

static struct Request *request_of(Back *b, const PastStep *s, bool make) {
  for (int i = 0; i < b->nrequests; i++)
    if (b->request[i].strand == s->strand && b->request[i].pipe == s->object) return &b->request[i];
  if (!make || b->nrequests == (int)(sizeof b->request / sizeof *b->request)) return NULL;
  b->request[b->nrequests] = (struct Request){.strand = s->strand, .pipe = s->object};
  return &b->request[b->nrequests++];
}

// A receive on the way back is the reply to the send that comes before it; of several the first one.
static void look_at_message(const Explore *x, int slot, Back *b, Count *c, const Past *p, const StateKey *since) {
  const PastStep *s = &p->step;
  if (s->error || s->result <= 0) return;
  if (s->verb == VERB_PIPE_RECV) {
    struct Request *r = request_of(b, s, true);
    if (r) r->reply = p, r->since = *since;
    return;
  }
  struct Request *r = request_of(b, s, false);
  if (!r || !r->reply || !is_known(x, request_key(slot, s->strand, s->bytes))) return;
  if (is_stored_later(b, s, (uint32_t)s->bytes)) return;  // a later reply to the same request
  meet(b, s, (uint32_t)s->bytes, true);
  add_counted(c, r->reply, REPLY, &r->since, NULL);
}

static bool look_at_cells(const Explore *x, int slot, Back *b, Count *c, const Past *p, const StateKey *since) {
  const PastStep *s = &p->step, *next = next_of(b, s->strand);
  if (s->error || s->timed_out || !is_known(x, store_key(slot, s->strand, s->object))) return true;
  if (s->verb == VERB_STORE) return meet(b, s, (uint32_t)s->arg2, true);
  if (s->verb == VERB_LOAD_ALL) add_counted(c, p, WHOLE, since, next);
  if (s->verb != VERB_LOAD || is_stored_later(b, s, (uint32_t)s->arg)) return true;
  add_counted(c, p, (uint32_t)s->arg, since, next);
  return meet(b, s, (uint32_t)s->arg, false);
}

// Of one load alone it may be known what it leads to. Beside another one, which is asked about first matters, too.
static bool is_alone(const Count *c, const Counted *l) {
  for (int i = 0; i < c->n; i++) {
    const Counted *o = &c->list[i];
    bool same = o->index == l->index || o->index == WHOLE;
    if (o != l && o->index != REPLY && same && o->object == l->object && o->load->step.strand == l->load->step.strand)
      return false;
  }
  return true;
}

// A handler may have come between a load and the step that it led to.
static bool has_handled(const Explore *x, int slot) {
  int n;
  const ExploreKill *kill = explore_kills(x, &n);
  for (int i = 0; i < n; i++)
    if (kill[i].slot == slot && kill[i].handled) return true;
  return false;
}

static void tell_fates(Explore *x, int slot, Count *c) {
  if (has_handled(x, slot)) return;
  for (int i = 0; i < c->n; i++) {
    Counted *l = &c->list[i];
    bool cell = l->index != WHOLE && l->index != REPLY;
    if (cell && l->next.verb != VERB_NONE && is_alone(c, l)) state_load_fates(x, l->load, &l->next, l->hash);
  }
}

static uint32_t words_known(const Explore *x) {
  return x->stood_words + (x->guards ? (uint32_t)x->guards->nunsafe : 0);
}

static Count *count_of(Explore *x, int slot, const Past *tip) {
  Count *c = malloc(sizeof *c + (size_t)tip->n * sizeof *c->list);
  Back b = {.nmet = 0};
  StateKey since = {{1, 2}};
  bool good = c != NULL;
  if (c) *c = (Count){.nstores = x->nstores, .words = words_known(x)};
  note_pending(&b, x->local[slot]);
  for (const Past *p = tip; p && good; p = p->before) {
    WorldFamily family = verb_family(p->step.verb);
    if (family == FAMILY_CELLS) good = look_at_cells(x, slot, &b, c, p, &since);
    bool message = p->step.verb == VERB_PIPE_SEND || p->step.verb == VERB_PIPE_RECV;
    if (family == FAMILY_PIPE && message) look_at_message(x, slot, &b, c, p, &since);
    mix_step(&since, &p->step);
    note_next(&b, &p->step);
  }
  if (good) tell_fates(x, slot, c);
  free(b.met);
  if (good) return c;
  free(c);
  return NULL;
}

bool state_add_past(Explore *x, int slot, ImageSum *sum) {
  Past *tip = x->local[slot]->past;
  if (!tip || !x->nstores) return true;
  Count *c = tip->kept;
  if (!c || c->nstores != x->nstores || c->words != words_known(x)) {
    free(c);
    c = tip->kept = count_of(x, slot, tip);
    if (!c) return false;
  }
  for (int i = 0; i < c->n; i++) {
    const Counted *l = &c->list[i];
    bool cell = l->index != REPLY;
    if (cell && world_was_stale(x->world, l->object)) continue;
    state_add_word(sum, l->hash[0], 1);
    state_add_word(sum, l->hash[1], 2);
  }
  return true;
}
