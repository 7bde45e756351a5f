// Conditions: who sleeps, who was notified.
//
// A table holds the sleepers, each with a ticket; tickets grow. notify moves one word, the cursor: tickets below it are
// notified. So a notify is one store whatever number it wakes, sleepers are woken in FIFO order, and a sleeper that
// times out after a notify chose it counts as notified. A killed sleeper is skipped (on purpose unlike CPython, where
// the notifier hangs). Where orders are compared the notifier hangs here, too (inside.h).
#include "canonical_inner.h"
#include "families.h"

#include <stdlib.h>

static Actor sleeper_actor(uint64_t who) { return (Actor)who; }
static uint32_t entry_of(int64_t ticket) { return (uint32_t)(ticket & (COND_SLEEPERS - 1)); }

// In explore a strand is found by itself, and is told no ticket: so its private memory says nothing of how many slept
// here before, and equal states are equal. Of several entries the newest is its own: a handler slept in a sleep.
static bool tells_no_ticket(const World *w) { return w->ring == NULL; }

static Sleeper *newest_of(World *w, const WorldObject *o, Actor who) {
  Sleeper *all = cond_sleepers(w, o), *found = NULL;
  for (uint64_t i = 0, used = word_of(o, COND_USED); i < used && i < COND_SLEEPERS; i++)
    if (sleeper_actor(atomic_load(&all[i].who)) == who &&
        (!found || atomic_load(&all[i].ticket) > atomic_load(&found->ticket)))
      found = &all[i];
  return found;
}

static Sleeper *sleeper_of(World *w, const WorldObject *o, const WorldCall *c) {
  if (tells_no_ticket(w)) return newest_of(w, o, c->actor);
  Sleeper *s = &cond_sleepers(w, o)[entry_of(c->arg)];
  bool mine = sleeper_actor(atomic_load(&s->who)) == c->actor && atomic_load(&s->ticket) == (uint64_t)c->arg >> 12;
  return mine ? s : NULL;
}

bool cond_has_of(World *w, uint32_t cond, int slot) {
  const WorldObject *o = world_object(w, cond);
  const Sleeper *s = cond_sleepers(w, o);
  uint64_t used = atomic_load(&((WorldObject *)o)->word[COND_USED]);
  for (uint64_t i = 0; i < used && i < COND_SLEEPERS; i++) {
    Actor who = sleeper_actor(atomic_load(&((Sleeper *)s)[i].who));
    if (who && actor_slot(who) == slot && !world_actor_dead(w, who)) return true;
  }
  return false;
}

static uint32_t free_entry(World *w, const WorldObject *o, uint32_t used) {
  const Sleeper *s = cond_sleepers(w, o);
  for (uint32_t i = 0; i < used; i++) {
    uint64_t who = atomic_load(&((Sleeper *)s)[i].who);
    if (who == 0 || world_actor_dead(w, sleeper_actor(who))) return i;
  }
  return used;
}

VerbEnd cond_sleep(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object), *lock = world_object(w, (uint32_t)o->lock);
  if (!lock_held_by(lock, c->actor)) return verb_fail(c, ERROR_NOT_OWNER);
  uint64_t depth = lock->kind == KIND_RLOCK ? atomic_load(&lock->word[LOCK_DEPTH]) : 1;
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  uint64_t used = atomic_load(&o->word[COND_USED]), ticket = atomic_load(&o->word[COND_NEXT]);
  uint32_t entry = free_entry(w, o, (uint32_t)used);
  if (entry == COND_SLEEPERS) return redo_abort(&t), verb_fail(c, ERROR_FULL);
  uint64_t held = atomic_load(&lock->word[LOCK_STATE]);
  Sleeper *s = &cond_sleepers(w, o)[entry];
  redo_set(&t, &s->ticket, ticket);
  redo_set(&t, &s->who, depth << 32 | c->actor);
  redo_set(&t, &o->word[COND_NEXT], ticket + 1);
  if (entry == used) redo_set(&t, &o->word[COND_USED], used + 1);
  if (lock_holder_of(held) == c->actor) redo_set_if(&t, &lock->word[LOCK_STATE], held, lock_freed(held));
  redo_commit(&t);
  c->result = tells_no_ticket(w) ? 0 : (int64_t)(ticket << 12 | entry);
  c->result2 = (int64_t)depth;
  wait_ring_next(w, (uint32_t)o->lock);
  return VERB_DONE;
}

// A sleeper that is not in the table any more has nothing to wait for.
bool cond_notified(World *w, const WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  Sleeper *s = sleeper_of(w, o, c);
  return !s || atomic_load(&s->ticket) < atomic_load(&o->word[COND_CURSOR]);
}

static VerbEnd leave(World *w, WorldCall *c, bool even_if_not_notified) {
  WorldObject *o = world_object(w, c->object);
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  bool notified = cond_notified(w, c);
  if (!notified && !even_if_not_notified) return redo_abort(&t), VERB_BLOCKED;
  Sleeper *s = sleeper_of(w, o, c);
  if (s) redo_set(&t, &s->who, 0);
  redo_commit(&t);
  c->result = notified;
  c->timed_out = !notified;
  return VERB_DONE;
}

VerbEnd cond_woken(World *w, WorldCall *c) { return leave(w, c, false); }
VerbEnd cond_give_up(World *w, WorldCall *c) { return leave(w, c, true); }

static int by_ticket(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

static int sleeping_tickets(World *w, WorldObject *o, uint64_t *tickets) {
  Sleeper *s = cond_sleepers(w, o);
  uint64_t used = atomic_load(&o->word[COND_USED]), cursor = atomic_load(&o->word[COND_CURSOR]);
  int n = 0;
  for (uint64_t i = 0; i < used; i++) {
    uint64_t who = atomic_load(&s[i].who), ticket = atomic_load(&s[i].ticket);
    if (who && ticket >= cursor && !world_actor_dead(w, sleeper_actor(who))) tickets[n++] = ticket;
  }
  return n;
}

// A notify of one goes to any sleeper that lives.
bool cond_wakes_dead(World *w, const WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  if (!word_of(o, KEPT_ASLEEP)) return false;
  uint64_t tickets[COND_SLEEPERS];
  return c->arg < 0 || c->arg > sleeping_tickets(w, o, tickets);
}

VerbEnd cond_notify(World *w, WorldCall *c) {
  WorldObject *o = world_object(w, c->object);
  if (!lock_held_by(world_object(w, (uint32_t)o->lock), c->actor)) return verb_fail(c, ERROR_NOT_OWNER);
  uint64_t tickets[COND_SLEEPERS];
  Txn t;
  redo_begin(&t, w, c->actor, &o->latch);
  int n = sleeping_tickets(w, o, tickets);
  uint64_t cursor = atomic_load(&o->word[COND_NEXT]);
  if (c->arg >= 0 && c->arg < n) {
    qsort(tickets, (size_t)n, sizeof *tickets, by_ticket);
    n = (int)c->arg;
    cursor = n ? tickets[n - 1] + 1 : atomic_load(&o->word[COND_CURSOR]);
  }
  redo_set(&t, &o->word[COND_CURSOR], cursor);
  redo_commit(&t);
  c->result = n;
  if (n && w->ring) wait_ring_some(w, c->object, n);
  return VERB_DONE;
}

// ---- for those who watch, and for the form that worlds are compared by ----

typedef struct Ticketed {
  uint64_t ticket;
  Actor who;
} Ticketed;
static int earlier(const void *a, const void *b) {
  const Ticketed *x = a, *y = b;
  return x->ticket < y->ticket ? -1 : x->ticket > y->ticket;
}

static int read_sleepers(World *w, const WorldObject *o, Ticketed *all) {
  Sleeper *s = cond_sleepers(w, o);
  int n = 0;
  for (uint64_t i = 0, used = word_of(o, COND_USED); i < used && i < COND_SLEEPERS; i++) {
    Actor who = (Actor)atomic_load(&s[i].who);
    if (who && !world_actor_dead(w, who)) all[n++] = (Ticketed){atomic_load(&s[i].ticket), who};
  }
  qsort(all, (size_t)n, sizeof *all, earlier);
  return n;
}

WorldStands cond_view(World *w, const WorldObject *o, WorldObjectView *v) {
  Ticketed all[COND_SLEEPERS] = {{0}};
  int n = read_sleepers(w, o, all);
  for (int i = 0; i < n; i++) {
    bool woken = all[i].ticket < word_of(o, COND_CURSOR);
    Actor *list = woken ? v->woken : v->sleeping;
    int *count = woken ? &v->nwoken : &v->nsleeping;
    if (*count < VIEW_LIST) list[*count] = all[i].who;
    ++*count;
  }
  return STANDS_NONE;
}

// The notified ones sorted by name; the sleeping ones sorted by ticket, without the ticket.
static void put_sleepers(Form *f, World *w, const WorldObject *o, bool notified) {
  uint64_t *pairs = form_pairs(f);
  Sleeper *s = cond_sleepers(w, o);
  uint64_t n = 0;
  for (uint64_t i = 0, used = word_of(o, COND_USED); i < used && i < COND_SLEEPERS; i++) {
    uint64_t who = atomic_load(&s[i].who), ticket = atomic_load(&s[i].ticket);
    if (!who || world_actor_dead(w, (Actor)who) || notified != (ticket < word_of(o, COND_CURSOR))) continue;
    uint64_t name = form_strand(f, (Actor)who) << 32 | who >> 32;
    pairs[2 * n] = notified ? name : ticket;
    pairs[2 * n++ + 1] = name;
  }
  form_put_sorted(f, pairs, n);
  for (uint64_t i = 0; i < n; i++) form_put(f, pairs[2 * i + 1]);
}

void cond_form(Form *f, World *w, uint32_t id) {
  put_sleepers(f, w, world_object(w, id), true);
  put_sleepers(f, w, world_object(w, id), false);
  form_put(f, word_of(world_object(w, id), KEPT_ASLEEP));
}
