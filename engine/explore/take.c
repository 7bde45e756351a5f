// One step in explore, and its event (see explore.h).
//
// A step is performed as in live and gate: the verb's guarded transition on the world, then its results into the
// strand's Step, then the strand is ready. A start makes the child's image at once: the parent's image before its
// native goes on. In the child that native goes on a second time, and its host_fork returns 0. A spawned child begins
// with the image of a booted machine.
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"
#include "explain.h"
#include "state_inner.h"
#include "base/grow.h"
#include "lang/object/frame.h"
#include "world/view.h"

// Writes of different processes are independent: only the order within one process's output matters.
VerbFootprint explore_footprint(World *w, const WorldCall *c) {
  VerbFootprint f = verb_footprint(w, c);
  if (c->verb == VERB_WRITE) f.place[0].part = actor_slot(c->actor);
  return f;
}

VerbFootprint explore_foot(const Explore *x, const WorldCall *c) {
  VerbFootprint f = explore_footprint(x->world, c);
  if (c->verb == VERB_EXIT) gets_foot(x, actor_slot(c->actor), c, &f);
  if (c->verb == VERB_KILL) gets_foot(x, (int)c->object, c, &f), insides_die_foot(x, (int)c->object, &f);
  return f;
}

VerbDone explore_done(const ExploreEvent *e) {
  return (VerbDone){.verb = e->choice.verb,
                    .object = e->choice.object,
                    .arg2 = e->arg2,
                    .result = e->result,
                    .failed = e->failed,
                    .timed_out = e->choice.kind == CHOICE_TIMEOUT};
}

// ---- the event ----

static void tell_before(Explore *x, int slot, const PendingStep *p, const WorldCall *c, ExploreEvent *e) {
  *e = (ExploreEvent){.choice = {.kind = CHOICE_STEP,
                                 .slot = (uint16_t)slot,
                                 .strand = p->place,
                                 .verb = c->verb,
                                 .line = c->line,
                                 .object = c->object},
                      .footprint = explore_foot(x, c),
                      .cause = p->cause,
                      .told = explore_told(x, c),
                      .python = p->python,
                      .apart = p->apart && !x->strands_share,
                      .arg = c->arg,
                      .arg2 = c->arg2,
                      .nbytes = c->nbytes,
                      .seen = c->seen,
                      .seen_version = c->seen_version,
                      .seen_value = c->seen_value,
                      .tested = x->judged.tested,
                      .stale_over = -1,
                      .waited = p->waited,
                      .created = -1,
                      .ended = -1};
}

static int64_t lost_by(World *w, const WorldCall *c, int64_t stood) {
  if (!world_cells_real(world_object(w, c->object))) return (int64_t)((uint64_t)stood - (uint64_t)c->seen_value);
  double was, read;
  memcpy(&was, &stood, sizeof was);
  memcpy(&read, &c->seen_value, sizeof read);
  return (int64_t)(was - read);
}

static void tell_stale(World *w, const WorldCall *c, int64_t stood, ExploreEvent *e) {
  WorldObjectView v;
  e->stale = true;
  if (c->verb == VERB_STALE || c->verb == VERB_STORE_ALL) {
    e->lost = c->verb == VERB_STALE ? c->seen_value : c->result2;
    return;
  }
  e->lost = lost_by(w, c, stood);
  if (world_object_read(w, c->object, &v)) e->stale_over = v.last_over;
}

static void tell_after(Explore *x, int slot, const WorldCall *c, VerbEnd end, int64_t stood, ExploreEvent *e) {
  e->result = c->result;
  e->result2 = c->result2;
  e->failed = end == VERB_FAILED;
  e->error = e->failed ? c->error : ERROR_NONE;
  VerbDone done = explore_done(e);
  e->reads = verb_change(&done) == CHANGED_NOTHING;
  if (c->verb == VERB_LOAD) e->value = c->result;
  if (c->verb == VERB_STORE) e->value = c->arg;
  if (c->stale) tell_stale(x->world, c, stood, e);
  if (c->verb == VERB_START && end == VERB_DONE) e->created = (int)c->result;
  if (c->verb == VERB_EXIT) e->ended = slot;
}

// ---- the rule ----

// Stores of one cell depend on each other: whatever it is given in some order, it is given in an order of the search.
static void ask_rule(Explore *x, const ExploreEvent *e) {
  char name[3 * WORLD_NAME];
  if (!x->rule || !x->rule->stays || x->against || e->choice.verb != VERB_STORE || e->failed) return;
  explain_cell(x->world, e->choice.object, e->arg2, name, sizeof name);
  double value = (double)e->value;
  if (world_cells_real(world_object(x->world, e->choice.object))) memcpy(&value, &e->value, sizeof value);
  x->against = !x->rule->stays(x->rule->data, name, value);
}

// ---- its past ----

// What was found out about what it was made of, beyond what the compiler knows (depend.h).
static void judge(const Explore *x, WorldCall *c) {
  c->seen_each = x->judged.each;
  past_found(c, x->judged.found, &x->judged.seen);
}

static void forget_past(Explore *x, int slot) {
  if (!x->local[slot] || !x->local[slot]->past) return;
  LocalState *l = explore_own(x, slot);
  past_drop(x, l->past);
  l->past = NULL;
}

// The process has come to its next step: its past has one more. A handler is no step: what came before it is not asked
// about any more.
static void note_past(Explore *x, int slot, Past *past) {
  if (x->local[slot]->ended || x->handled || !past) {
    past_drop(x, past);
    forget_past(x, slot);
    return;
  }
  LocalState *l = explore_own(x, slot);
  past_drop(x, l->past);
  l->past = past;
}

// ---- performing it ----

static VerbEnd perform(Explore *x, WorldCall *c, ExploreEvent *e) {
  World *w = x->world;
  if (c->verb == VERB_SLEEP_UNTIL) {
    world_clock_advance(w, c->deadline);
    return verb_try(w, c);
  }
  gets_take(x, c);
  VerbEnd end = verb_try(w, c);
  if (end != VERB_BLOCKED) return end;
  assert(c->deadline >= 0);
  world_clock_advance(w, c->deadline);
  e->choice.kind = CHOICE_TIMEOUT;
  return verb_expire(w, c);
}

// The child's first image is the parent's, now.
static bool give_birth(Explore *x, int child) {
  world_process_running(x->world, child, explore_pid(x, child));
  Image *i = explore_save(x);
  if (!i) return false;
  window_ran(x->private);
  LocalState *l = explore_local_new(0);
  l->image = i;
  return explore_add_local(x, child, l);
}

// The parent has come to its next step: now the child does.
static bool run_child(Explore *x, int child) {
  if (x->spawn.slot == child) return explore_begin_anew(x);
  // its parent did not go through with it
  if (child >= x->nlocals || !x->local[child]) return world_process_unborn(x->world, child), true;
  if (!explore_enter(x, child)) return false;
  x->born = child;
  explore_run(x, child);
  return true;
}

static bool run_those_due(Explore *x) {
  while (x->any_due && x->end == EXPLORE_TAKEN) {
    x->any_due = false;
    for (int slot = 0; slot < x->nlocals && x->end == EXPLORE_TAKEN; slot++) {
      if (!x->local[slot] || !x->local[slot]->due || x->local[slot]->stopped) continue;
      explore_own(x, slot)->due = false;
      if (x->local[slot]->ended) continue;
      spin_forget(x, slot);
      if (!explore_enter(x, slot)) return false;
      explore_run(x, slot);
      forget_past(x, slot);
    }
  }
  return true;
}

static PendingStep *find(LocalState *l, int strand) {
  for (int i = 0; i < l->n; i++)
    if (l->pending[i].place == strand) return &l->pending[i];
  return NULL;
}

static void forget(LocalState *l, const PendingStep *p) {
  size_t i = (size_t)(p - l->pending);
  memmove(&l->pending[i], &l->pending[i + 1], ((size_t)l->n - i - 1) * sizeof *l->pending);
  l->n--;
}

// Sets waited for strands whose guard is false now.
static void note_who_waits(Explore *x) {
  for (int slot = 0; slot < x->nlocals; slot++) {
    const LocalState *l = x->local[slot];
    for (int i = 0; l && i < l->n; i++)
      if (!l->pending[i].waited && verb_blocks(l->pending[i].call.verb) && !verb_guard(x->world, &l->pending[i].call)) {
        l = explore_own(x, slot);
        x->local[slot]->pending[i].waited = true;
      }
  }
}

static int64_t standing(World *w, const WorldCall *c) {
  int64_t word = 0;
  if (c->verb == VERB_STORE && c->seen) world_cells_read(w, c->object, (uint32_t)c->arg2, 1, &word);
  return word;
}

// A process's last step: its image is not needed.
static void take_last(Explore *x, int slot, const PendingStep *p, ExploreEvent *e) {
  WorldCall c = p->call;
  if (x->watch) x->watch(x->watch_data, &c);
  tell_before(x, slot, p, &c, e);
  VerbEnd end = perform(x, &c, e);
  tell_after(x, slot, &c, end, 0, e);
  explore_end_process(x, slot, (int)c.arg);
}

// Gives the results to the strand and does the private work, with the process's image in the window.
static void go_on(Explore *x, int slot, Strand *s, WorldCall *c, VerbEnd end, const ExploreEvent *e) {
  x->running = slot;
  step_finish(x->process, s, c, end);
  machine_step_done(x->machine, s);
  if (e->created >= 0 && (c->arg & 0xff) == METHOD_FORK && !give_birth(x, e->created)) x->end = EXPLORE_MEMORY;
  if (x->end == EXPLORE_TAKEN) explore_run(x, slot);
}

static bool enter_to_take(Explore *x, int slot, int strand) {
  if (!explore_enter(x, slot)) return false;
  forget(x->local[slot], find(x->local[slot], strand));
  return true;
}

// Bytes that a step returns go to a buffer outside of the image first, and to the process's heap when it is to run.
void *explore_room_outside(void *data, uint32_t size) {
  Explore *x = data;
  if (!GROW_EXACTLY(x->out, x->out_room, size)) return NULL;
  x->out_asked = size;
  return x->out;
}

static bool move_out(Explore *x, WorldCall *c) {
  if (!c->out) return true;
  void *to = heap_alloc(x->machine->heap, x->out_asked);
  if (!to) return false;
  memcpy(to, c->out, c->out_size);
  c->out = to;
  return true;
}

// Does the private work, and memoizes it if it learnt nothing but t. false: no memory.
static bool go_on_anew(Explore *x, int slot, const PendingStep *p, WorldCall *c, VerbEnd end, const StepAnswer *t,
                       const ExploreEvent *e) {
  Image *from = image_keep(x->local[slot]->image);
  bool good = enter_to_take(x, slot, p->place) && move_out(x, c);
  if (good) {
    unsigned asked = x->looks.asked;
    x->joined = c->verb == VERB_JOIN || c->verb == VERB_IS_ALIVE ? (int)c->object : -1;
    x->buried = -1;
    x->shown.object = -1;
    go_on(x, slot, p->strand, c, end, e);
    bool alone = asked == x->looks.asked && x->end == EXPLORE_TAKEN && !x->local[slot]->ended;
    if (alone) memo_note(x, t, from, x->out, spin_place(x, slot, p->strand));
    else if (x->checked) memo_check_forgotten(x, t, from, x->out);
    x->joined = -1;
  }
  image_drop(x->private, from);
  return good;
}

// What a step needs before it: its process's private memory as it is, if its past wants it (before); whether what
// follows may be known from before (memorable); and the process in the window, if it has to be there (needed).
typedef struct Ready {
  Image *before;
  bool memorable, needed;
} Ready;

// false: no memory for it.
static bool make_ready(Explore *x, int slot, const PendingStep *p, Ready *r) {
  if (!past_begin(x, slot, &r->before)) return false;
  r->memorable = memo_can(x, slot, &p->call);
  r->needed = !r->memorable || p->call.nbytes > 0;
  if (!r->memorable ? enter_to_take(x, slot, p->place) : !r->needed || explore_bring(x, slot)) return true;
  image_drop(x->private, r->before);
  return false;
}

// The private work that follows the step: what is known of it, else NULL, and it is done.
static const Memo *work_on(Explore *x, int slot, PendingStep *p, WorldCall *c, VerbEnd end, bool memorable,
                           ExploreEvent *e) {
  if (!memorable) {
    go_on(x, slot, p->strand, c, end, e);
    return NULL;
  }
  StepAnswer t = memo_answer(x, slot, p->place, c, end);
  const Memo *known = memo_find(x, &t, x->out);
  if (!known && !go_on_anew(x, slot, p, c, end, &t, e)) x->end = EXPLORE_MEMORY;
  return known;
}

// The step itself: x->end says when it could not be finished.
static void take(Explore *x, int slot, PendingStep p, ExploreEvent *e) {
  World *w = x->world;
  int objects = world_objects(w);
  uint64_t made = world_made(w);
  Strand *s = p.strand;
  WorldCall c = p.call;
  Ready ready;
  if (!make_ready(x, slot, &p, &ready)) {
    x->end = EXPLORE_MEMORY;
    return;
  }
  if (ready.needed) step_to_call(x->process, s, &c);
  else c.bytes = NULL;
  if (c.verb == VERB_CLOCK) c.arg = p.call.arg;  // its way
  x->pool_kills = p.pools;
  if (x->watch) x->watch(x->watch_data, &c);
  if (ready.memorable) c.room = explore_room_outside, c.room_data = x;
  judge(x, &c);
  tell_before(x, slot, &p, &c, e);
  int64_t stood = standing(w, &c);
  SpinTurns turns = {.n = 0};
  if (x->local[slot]->spin) spin_before(x, e, &turns);
  unsigned told = x->looks.told;
  VerbEnd end = perform(x, &c, e);
  tell_after(x, slot, &c, end, stood, e);
  ask_rule(x, e);
  PastStep step = past_step(p.number, &c, end, objects);
  Past *past = past_with(x, slot, ready.before, &step);
  const Memo *known = work_on(x, slot, &p, &c, end, ready.memorable, e);
  bool alone = made == world_made(w) && e->ended < 0 && told == x->looks.told;
  if (x->end == EXPLORE_TAKEN && !x->local[slot]->ended)
    spin_after(x, slot, s, known ? memo_place(known) : spin_place(x, slot, s), e, &turns, alone);
  note_past(x, slot, past);
  if (x->end == EXPLORE_TAKEN && e->created >= 0 && !run_child(x, e->created)) x->end = EXPLORE_MEMORY;
}

// A load that a later store may be asked about: what its process is before it (state_past.c).
static bool keep_before(Explore *x, int slot, const PendingStep *p) {
  int verb = p->call.verb;
  if (verb != VERB_LOAD && verb != VERB_LOAD_ALL && verb != VERB_PIPE_RECV) return true;
  const StatePrivate *before = state_private(x, slot);
  if (before) memcpy(x->before_sum, before->sum.word, sizeof x->before_sum);
  return before != NULL;
}

ExploreEnd explore_take(Explore *x, int slot, int place, ExploreEvent *event) {
  int strand = place & 0xff, way = place >> 8;
  assert(!x->broken && slot >= 0 && slot < x->nlocals && x->local[slot]);
  x->end = EXPLORE_TAKEN;
  x->event = event;
  x->step = x->depth;
  const PendingStep *p = find(x->local[slot], strand);
  assert(p != NULL);
  PendingStep taken = *p;
  x->handled = false;
  if (x->keeps_states && !keep_before(x, slot, &taken)) return x->broken = true, EXPLORE_MEMORY;
  x->judged = depends(x, slot, &taken);
  window_ran(x->shared);
  VerbFootprint inside;
  bool late = way && taken.call.verb == VERB_CLOCK;
  if (late) taken.call.arg = 1;
  if (way && !late && !insides_take(x, slot, &taken, way, &inside)) return x->broken = true, EXPLORE_MEMORY;
  if (taken.call.verb == VERB_EXIT) {
    take_last(x, slot, &taken, event);
  } else {
    take(x, slot, taken, event);
  }
  if (way) event->choice.arg = way;
  if (way && !late) event->footprint = inside;
  free(x->judged.each);
  x->judged.each = NULL;
  if (x->end == EXPLORE_TAKEN && !run_those_due(x)) x->end = EXPLORE_MEMORY;
  x->depth++;
  x->running = -1;
  x->event = NULL;
  if (x->end == EXPLORE_TAKEN) {
    spin_seen(x, slot, event);
    note_who_waits(x);
  }
  x->broken = x->end != EXPLORE_TAKEN;
  return x->end;
}
