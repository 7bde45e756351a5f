// A memo table of private work: from (image, what the step returned) to (next image, next steps).
//
// What a process does between two steps depends only on its private memory and on what the step returned. So when a
// strand takes a step from a known image and gets a known answer, the next image and the next steps are known, whatever
// other processes did: nothing is run, loaded or saved. Processes have far fewer local states than there are orders of
// their steps.
//
// Equal images are one image: a saved image is looked up by its contents among the known ones.
//
// Private work that read or changed the world without a step is not memoized (HostLooks counts this). Two exceptions:
// the reaping of a joined child is repeated, and its exit code is part of the answer; host_show (a manager's object) is
// repeated.
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "inner.h"

enum {
  ROOM = 1 << 8,
  MOST_ROOM = 1 << 16,   // places of the table, at first and at most: a small search touches little memory. New memos
                         // replace old ones
  MOST_BYTES = 1 << 28,  // bytes of all images: beyond it all memos are dropped
};

struct Memo {
  uint64_t hash;
  StepAnswer told;
  Image *from;
  char *out;
  LocalState *to;  // the local state, without what depends on the order (see as_now)
  int buried;
  Shown *shown;    // NULL: nothing
  uint64_t place;  // of the strand's next step (spin_place)
};

static uint64_t hash_of(const StepAnswer *t, const Image *from, const void *out) {
  uint64_t h = mix(mix((uint64_t)(uintptr_t)from, (uint64_t)t->slot << 8 | t->place), (uint64_t)t->result);
  h = mix(mix(h, (uint64_t)t->result2), (uint64_t)t->life ^ (uint64_t)(uint32_t)t->exitcode << 32);
  h = mix(h, (uint64_t)t->out_size << 32 | (uint64_t)t->error << 2 | (uint64_t)t->failed << 1 | t->timed_out);
  const unsigned char *byte = out;
  for (uint32_t i = 0; i < t->out_size; i++) h = (h ^ byte[i]) * 0x100000001b3u;
  return mix(h, 0);
}

static bool same(const StepAnswer *a, const StepAnswer *b) {
  return a->slot == b->slot && a->place == b->place && a->failed == b->failed && a->timed_out == b->timed_out &&
         a->error == b->error && a->result == b->result && a->result2 == b->result2 && a->out_size == b->out_size &&
         a->life == b->life && a->exitcode == b->exitcode;
}

// ---- the table ----

static void forget(Explore *x, Memo **at) {
  Memo *r = *at;
  if (!r) return;
  image_drop(x->private, r->from);
  explore_local_drop(x, r->to);
  free(r->out);
  free(r->shown);
  free(r);
  *at = NULL;
  x->memos.n--;
}

void memo_forget(Explore *x) {
  for (uint32_t i = 0; i < x->memos.room; i++) {
    forget(x, &x->memos.place[i]);
    image_drop(x->private, x->memos.known[i]);
    x->memos.known[i] = NULL;
  }
}

void memo_free(Explore *x) {
  memo_forget(x);
  free(x->memos.place);
  free(x->memos.known);
  x->memos = (MemoTable){0};
}

static void grow(Explore *x) {
  MemoTable old = x->memos;
  uint32_t room = old.room ? old.room * 4 : ROOM;
  Memo **place = calloc(room, sizeof(Memo *));
  Image **known = calloc(room, sizeof(Image *));
  if (!place || !known) {
    free(place);
    free(known);
    return;
  }
  x->memos = (MemoTable){place, known, room, old.n};
  for (uint32_t i = 0; i < old.room; i++) {  // no two meet there that did not before
    if (old.place[i]) place[old.place[i]->hash & (room - 1)] = old.place[i];
    if (old.known[i]) known[image_hash(old.known[i]) & (room - 1)] = old.known[i];
  }
  free(old.place);
  free(old.known);
}

Image *memo_known(Explore *x, Image *now) {
  if (!x->memos.room) grow(x);
  if (!x->memos.room) return now;
  Image **at = &x->memos.known[image_hash(now) & (x->memos.room - 1)], *old = *at;
  if (old && image_equal(x->private, old, now)) {
    if (old == now) return now;
    image_adopt(x->private, old);
    image_drop(x->private, now);
    return image_keep(old);
  }
  *at = image_keep(now);
  image_drop(x->private, old);
  return now;
}

// NULL: there is no table.
static Memo **place_of(const Explore *x, uint64_t hash) {
  return x->memos.room ? &x->memos.place[hash & (x->memos.room - 1)] : NULL;
}

static Memo *found_at(Memo **at) { return at ? *at : NULL; }

// ---- whether ----

// A verb that starts or ends a process or handles signals does more than lead to private work: no memo.
static bool is_pure(int verb) {
  return verb_family(verb) != FAMILY_PROCESS ||
         verb_change(&(VerbDone){.verb = (uint16_t)verb, .result = -1}) == CHANGED_NOTHING;
}

static bool is_quiet(const Explore *x, int slot) {
  return !x->local[slot]->due && atomic_load(&world_process(x->world, slot)->signals) == 0;
}

bool memo_can(const Explore *x, int slot, const WorldCall *c) {
  return x->local[slot]->image && is_pure(c->verb) && is_quiet(x, slot) && !x->watch_private;
}

StepAnswer memo_answer(const Explore *x, int slot, int place, const WorldCall *c, VerbEnd end) {
  StepAnswer t = {.slot = slot,
                  .place = (uint8_t)place,
                  .failed = end == VERB_FAILED,
                  .timed_out = c->timed_out,
                  .result = c->result,
                  .result2 = c->result2,
                  .out_size = c->out ? c->out_size : 0};
  if (t.failed) t.error = c->error;
  if (c->verb == VERB_JOIN || c->verb == VERB_IS_ALIVE) {
    t.life = atomic_load(&world_process(x->world, (int)c->object)->life);
    if (!world_process_exit(x->world, (int)c->object, &t.exitcode)) t.exitcode = -1000;
  }
  return t;
}

static bool is_it(const Memo *r, uint64_t hash, const StepAnswer *t, const Image *from, const void *out) {
  return r && r->hash == hash && r->from == from && same(&r->told, t) &&
         (t->out_size == 0 || memcmp(r->out, out, t->out_size) == 0);
}

// ---- from memory ----

static const PendingStep *known(const LocalState *l, const PendingStep *p, int taken) {
  for (int i = 0; i < l->n; i++)
    if (l->pending[i].strand == p->strand && l->pending[i].number == p->number && l->pending[i].place != taken)
      return &l->pending[i];
  return NULL;
}

// As note_pending (run.c) would have made it of the LocalState that is there now.
static LocalState *as_now(const Explore *x, const Memo *r, const LocalState *before) {
  LocalState *l = explore_local_new(r->to->n);
  l->image = image_keep(r->to->image);
  l->stopped = before->stopped;
  l->cycle = before->cycle;
  spin_keep(l->spin = before->spin);
  l->past = past_keep(before->past);
  for (int i = 0; i < l->n; i++) {
    PendingStep *p = &l->pending[i];
    *p = r->to->pending[i];
    const PendingStep *old = known(before, p, r->told.place);
    p->cause = old ? old->cause : x->step;
    p->waited = old && old->waited;
    p->parked = old && old->parked;
    p->call.actor = world_actor(x->world, r->told.slot, actor_strand(p->call.actor));
  }
  return l;
}

const Memo *memo_find(Explore *x, const StepAnswer *t, const void *out) {
  LocalState *before = x->local[t->slot];
  uint64_t hash = hash_of(t, before->image, out);
  const Memo *r = found_at(place_of(x, hash));
  if (!is_it(r, hash, t, before->image, out) || x->checked) return NULL;
  if (r->buried >= 0) world_process_reaped(x->world, r->buried);
  if (r->shown)
    world_show(x->world, world_actor(x->world, t->slot, t->place), (uint32_t)r->shown->object, r->shown->text,
               r->shown->size);
  x->local[t->slot] = as_now(x, r, before);
  explore_local_drop(x, before);
  if (x->in_window == t->slot) x->in_window = -1;
  return r;
}

uint64_t memo_place(const Memo *r) { return r->place; }

// ---- is it true ----

static bool same_pending(const PendingStep *a, const PendingStep *b) {
  const WorldCall *c = &a->call, *d = &b->call;
  return a->strand == b->strand && a->number == b->number && a->place == b->place && a->python == b->python &&
         a->apart == b->apart && c->verb == d->verb && c->actor == d->actor && c->object == d->object &&
         c->line == d->line && c->arg == d->arg && c->arg2 == d->arg2 && c->nbytes == d->nbytes && c->seen == d->seen &&
         c->seen_version == d->seen_version && c->seen_value == d->seen_value && c->deadline == d->deadline;
}

static bool same_shown(const Shown *then, const Shown *now) {
  if (!then) return now->object < 0;
  return then->object == now->object && then->size == now->size && memcmp(then->text, now->text, now->size) == 0;
}

static void check(Explore *x, const Memo *r, uint64_t place) {
  LocalState *l = x->local[r->told.slot];
  bool good = l->n == r->to->n && r->place == place && r->buried == x->buried && same_shown(r->shown, &x->shown) &&
              spin_same(x, r->to->image, l->image);
  for (int i = 0; good && i < l->n; i++) good = same_pending(&l->pending[i], &r->to->pending[i]);
  if (!good) abort();
  image_drop(x->private, l->image);
  l->image = image_keep(r->to->image);  // so that the next step from there can be found in the table, too
  x->in_window = -1;
}

void memo_check_forgotten(Explore *x, const StepAnswer *t, const Image *from, const void *out) {
  uint64_t hash = hash_of(t, from, out);
  if (is_it(found_at(place_of(x, hash)), hash, t, from, out)) abort();
}

// ---- into memory ----

static LocalState *without_order(const LocalState *l) {
  LocalState *to = explore_local_new(l->n);
  to->image = image_keep(l->image);
  memcpy(to->pending, l->pending, (size_t)l->n * sizeof *l->pending);
  for (int i = 0; i < to->n; i++) to->pending[i].call.bytes = NULL;
  return to;
}

// As much of it as there is text. NULL: no memory
static Shown *copy_of(const Shown *s) {
  size_t size = offsetof(Shown, text) + s->size;
  Shown *copy = malloc(size);
  if (copy) memcpy(copy, s, size);
  return copy;
}

// The process has come from there to where it is now.
void memo_note(Explore *x, const StepAnswer *t, Image *from, const void *out, uint64_t place) {
  int slot = t->slot;
  if (window_bytes(x->private) > MOST_BYTES) memo_forget(x);
  if (!is_quiet(x, slot) || !explore_settle(x, slot)) return;
  char *copy = t->out_size ? malloc(t->out_size) : NULL;
  uint64_t hash = hash_of(t, from, out);
  if (x->memos.n * 2 >= x->memos.room && x->memos.room < MOST_ROOM) grow(x);
  Memo **at = place_of(x, hash), *r = found_at(at);
  bool there = is_it(r, hash, t, from, out);
  if (there) check(x, r, place);
  Shown *shown = x->shown.object >= 0 ? copy_of(&x->shown) : NULL;
  bool complete = (copy || !t->out_size) && (shown || x->shown.object < 0);
  r = there || !at || !complete ? NULL : malloc(sizeof *r);
  if (!r) {
    free(copy);
    free(shown);
    return;
  }
  forget(x, at);
  if (copy) memcpy(copy, out, t->out_size);
  x->memos.n++;
  *at = r;
  *r = (Memo){.hash = hash,
              .told = *t,
              .from = image_keep(from),
              .out = copy,
              .to = without_order(x->local[slot]),
              .buried = x->buried,
              .shown = shown,
              .place = place};
}
