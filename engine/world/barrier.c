// Barriers: how many are there, and whether they may go on.
//
// As CPython's: parties arrive; the last one opens the barrier, after an action of its own if there is one; then all
// leave, and when the last has left it fills anew. Who comes meanwhile waits. A barrier that is broken, or is reset
// while somebody is there, lets everybody leave, too, with an error.
//
// The state is one word, state << 32 | how many are there, changed by one compare-exchange: a killed process leaves it
// as before its step or as after it. A party that is killed at the barrier stays counted, as in CPython.
#include "canonical_inner.h"
#include "families.h"

static BarrierState state_of(uint64_t word) { return (BarrierState)(word >> 32); }
static int64_t there(uint64_t word) { return (int64_t)(uint32_t)word; }
static uint64_t make(BarrierState s, int64_t n) { return (uint64_t)s << 32 | (uint32_t)n; }
static uint64_t now(World *w, const WorldCall *c) { return word_of(world_object(w, c->object), BARRIER_WORD); }

// One leaves: the last one out makes room for the next round.
static uint64_t one_less(BarrierState s, int64_t n) {
  return make(n == 1 && (s == BARRIER_DRAINING || s == BARRIER_RESETTING) ? BARRIER_FILLING : s, n > 0 ? n - 1 : 0);
}

static bool change(World *w, const WorldCall *c, uint64_t was, uint64_t is) {
  Word *word = &world_object(w, c->object)->word[BARRIER_WORD];
  if (!atomic_compare_exchange_strong(word, &was, is)) return false;
  if (w->ring && state_of(was) != state_of(is)) wait_ring_some(w, c->object, WORLD_SLOTS);
  return true;
}

// ---- arriving and leaving ----

bool barrier_fills(World *w, const WorldCall *c) {
  BarrierState s = state_of(now(w, c));
  return s == BARRIER_FILLING || s == BARRIER_BROKEN;
}

VerbEnd barrier_arrive(World *w, WorldCall *c) {
  int64_t parties = world_object(w, c->object)->bound;
  for (;;) {
    uint64_t word = now(w, c);
    int64_t n = there(word);
    c->result = -1;
    if (state_of(word) == BARRIER_BROKEN) return VERB_DONE;
    if (state_of(word) != BARRIER_FILLING) return VERB_BLOCKED;
    bool last = n + 1 == parties;
    c->result = n;
    if (change(w, c, word,
               !last    ? make(BARRIER_FILLING, n + 1)
               : c->arg ? make(BARRIER_ACTING, n + 1)
                        : one_less(BARRIER_DRAINING, n + 1)))
      return VERB_DONE;
  }
}

bool barrier_is_last(World *w, const WorldCall *c) {
  uint64_t word = now(w, c);
  return state_of(word) == BARRIER_FILLING && there(word) + 1 == world_object(w, c->object)->bound;
}

bool barrier_lets_go(World *w, const WorldCall *c) {
  BarrierState s = state_of(now(w, c));
  return s != BARRIER_FILLING && s != BARRIER_ACTING;
}

VerbEnd barrier_leave(World *w, WorldCall *c) {
  for (;;) {
    uint64_t word = now(w, c);
    BarrierState s = state_of(word);
    if (s == BARRIER_FILLING || s == BARRIER_ACTING) return VERB_BLOCKED;
    c->result = s == BARRIER_DRAINING ? 0 : -1;
    if (change(w, c, word, one_less(s, there(word)))) return VERB_DONE;
  }
}

// A timeout breaks the barrier. While the action runs it cannot be broken: the party must wait on (result 1). A party
// that an exception takes away only leaves.
VerbEnd barrier_give_up(World *w, WorldCall *c) {
  bool late = c->deadline >= 0 && world_now(w) >= c->deadline;
  for (;;) {
    uint64_t word = now(w, c);
    BarrierState s = state_of(word);
    if (s == BARRIER_ACTING && late) return c->result = 1, VERB_DONE;
    c->timed_out = s == BARRIER_FILLING;
    c->result = s == BARRIER_DRAINING ? 0 : -1;
    if (change(w, c, word, one_less(s == BARRIER_FILLING && late ? BARRIER_BROKEN : s, there(word)))) return VERB_DONE;
  }
}

// ---- the last one, whose action has run ----

VerbEnd barrier_open(World *w, WorldCall *c) {
  uint64_t word;
  do word = now(w, c);
  while (
      !change(w, c, word, one_less(state_of(word) == BARRIER_ACTING ? BARRIER_DRAINING : state_of(word), there(word))));
  return VERB_DONE;
}

// ---- from outside ----

bool barrier_rests(World *w, const WorldCall *c) { return c->arg || state_of(now(w, c)) != BARRIER_ACTING; }

VerbEnd barrier_break(World *w, WorldCall *c) {
  for (;;) {
    uint64_t word = now(w, c);
    if (!barrier_rests(w, c)) return VERB_BLOCKED;
    if (change(w, c, word, c->arg ? one_less(BARRIER_BROKEN, there(word)) : make(BARRIER_BROKEN, there(word))))
      return VERB_DONE;
  }
}

VerbEnd barrier_reset(World *w, WorldCall *c) {
  for (;;) {
    uint64_t word = now(w, c);
    BarrierState s = state_of(word);
    if (s == BARRIER_ACTING) return VERB_BLOCKED;
    BarrierState next = there(word) == 0                              ? BARRIER_FILLING
                        : s == BARRIER_FILLING || s == BARRIER_BROKEN ? BARRIER_RESETTING
                                                                      : s;
    if (change(w, c, word, make(next, there(word)))) return VERB_DONE;
  }
}

VerbEnd barrier_look(World *w, WorldCall *c) {
  uint64_t word = now(w, c);
  c->result = state_of(word) == BARRIER_FILLING || state_of(word) == BARRIER_ACTING ? there(word) : 0;
  c->result2 = state_of(word) == BARRIER_BROKEN;
  return VERB_DONE;
}

BarrierState barrier_read(const WorldObject *o, int64_t *n) {
  uint64_t word = word_of(o, BARRIER_WORD);
  *n = there(word);
  return state_of(word);
}

// ---- what the steps mean ----

// Leaves of an open barrier commute; a leave before that breaks it.
void foot_barrier_leave(World *w, const WorldCall *c, VerbFootprint *f) {
  verb_place_add(f, c->object, barrier_lets_go(w, c) ? verb_part_of(c->actor) : PART_WHOLE, true);
}

// Every arrival is before every leave, and before what the last one does.
void moves_arrive(World *w, const VerbDone *d, VerbMoves *m) {
  if (d->result < 0) return;
  verb_move_add(m, false, THING_ARRIVAL, d->object);
  verb_move_add(m, true, THING_ARRIVAL, d->object);
}

void moves_leave(World *w, const VerbDone *d, VerbMoves *m) {
  bool left = d->timed_out || (d->arg2 == 1 && d->result < 0);
  if (!left) verb_move_add(m, false, THING_ARRIVAL, d->object);
}

void moves_let_leave(World *w, const VerbDone *d, VerbMoves *m) { verb_move_add(m, true, THING_ARRIVAL, d->object); }

VerbChange change_arrive(const VerbDone *d) { return d->result < 0 ? CHANGED_NOTHING : CHANGED_WORLD; }

// ---- for those who watch, and for the form that worlds are compared by ----

WorldStands barrier_view(World *w, const WorldObject *o, WorldObjectView *v) {
  static const WorldStands stands[] = {[BARRIER_FILLING] = STANDS_BARRIER_FILLS,
                                       [BARRIER_DRAINING] = STANDS_BARRIER_DRAINS,
                                       [BARRIER_RESETTING] = STANDS_BARRIER_RESET,
                                       [BARRIER_BROKEN] = STANDS_BARRIER_BROKEN,
                                       [BARRIER_ACTING] = STANDS_BARRIER_ACTS};
  BarrierState s = barrier_read(o, &v->n);
  if ((unsigned)s > BARRIER_ACTING) s = BARRIER_BROKEN;  // the word is the program's: not believed
  v->all = o->bound;
  view_number(v, "parties", v->all);
  view_number(v, "there", v->n);
  view_yes_no(v, "broken", s == BARRIER_BROKEN);
  return stands[s];
}

void barrier_form(Form *f, World *w, uint32_t id) {
  const WorldObject *o = world_object(w, id);
  form_put(f, word_of(o, BARRIER_WORD));
  form_put(f, word_of(o, KEPT_ASLEEP) << 1 | (word_of(o, KEPT_BY) != 0));
}
