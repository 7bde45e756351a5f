// The verb table's dispatch, and the step: a verb with its event and its count.
#include "families.h"
#include "inside.h"
#include "stuck.h"
#include "trace.h"

typedef struct Row {
  const char *name;
  WorldFamily family;
  VerbMark mark;
  bool (*guard)(World *, const WorldCall *);
  VerbEnd (*effect)(World *, WorldCall *);
  VerbEnd (*expire)(World *, WorldCall *);
  void (*foot)(World *, const WorldCall *, VerbFootprint *);
  void (*ends)(World *, const WorldCall *, Enders *);
  VerbWhy why;
  void (*moves)(World *, const VerbDone *, VerbMoves *);
  VerbChange (*change)(const VerbDone *);
  bool (*spins)(const WorldCall *);
  VerbAnswer answer;
  VerbInside inside;
  int flags;
} Row;

static const Row rows[VERB_COUNT] = {[VERB_NONE] = {.name = "",
                                                    .foot = foot_nothing,
                                                    .ends = ends_nobody,
                                                    .moves = moves_nothing,
                                                    .change = change_looks,
                                                    .spins = spins_never},
#define V(id, name, family, mark, guard, effect, expire, sentence, foot, ends, why, moves, change, spins, answer, \
          inside, flags)                                                                                          \
  [VERB_##                                                                                                        \
      id] = {name, family, mark, guard, effect, expire, foot, ends, why, moves, change, spins, answer, inside, flags},
                                     VERBS(V)
#undef V
};

const char *world_error_text(WorldError e) {
  static const char *const texts[] = {
#define E(id, text) [ERROR_##id] = text,
      WORLD_ERRORS(E)
#undef E
  };
  return (unsigned)e < sizeof texts / sizeof *texts ? texts[e] : "";
}

static const Row *row_of(int verb) { return verb > 0 && verb < VERB_COUNT ? &rows[verb] : &rows[VERB_NONE]; }
const char *verb_name(int verb) { return row_of(verb)->name; }
VerbMark verb_mark(int verb) { return row_of(verb)->mark; }
WorldFamily verb_family(int verb) { return row_of(verb)->family; }
bool verb_blocks(int verb) { return verb != VERB_NONE && row_of(verb)->guard != always; }
VerbAnswer verb_answer(int verb) { return row_of(verb)->answer; }
VerbWhy verb_row_why(int verb) { return row_of(verb)->why; }
VerbInside verb_row_inside(int verb) { return row_of(verb)->inside; }
bool verb_row_guard(World *w, const WorldCall *c) { return row_of(c->verb)->guard(w, c); }
bool verb_accesses(int verb) { return row_of(verb)->flags & DATA; }
bool verb_spins(const WorldCall *c) { return row_of(c->verb)->spins(c); }

VerbFootprint verb_footprint(World *w, const WorldCall *c) {
  VerbFootprint f = {0};
  row_of(c->verb)->foot(w, c, &f);
  return f;
}

VerbMoves verb_moves(World *w, const VerbDone *d) {
  VerbMoves m = {0};
  if (!d->failed) row_of(d->verb)->moves(w, d, &m);
  return m;
}

VerbChange verb_change(const VerbDone *d) { return d->failed ? CHANGED_NOTHING : row_of(d->verb)->change(d); }

// Somebody was killed with what it needs.
static inline bool is_kept(World *w, const WorldCall *c) {
  Actor who;
  return world_insides(w) && world_kept(w, c, &who);
}

int verb_object(int verb, uint32_t object) {
  return family_is_object(verb_family(verb)) && object < WORLD_OBJECTS ? (int)object : -1;
}

static inline bool fits(World *w, const WorldCall *c, const Row *r) {
  if (family_is_object(r->family)) {
    if (c->object >= WORLD_OBJECTS) return false;
    const WorldObject *o = world_object(w, c->object);
    return o->family == r->family && o->kind != KIND_NONE;
  }
  return r->family == FAMILY_PROCESS ? c->object < WORLD_SLOTS : r->family != FAMILY_NONE;
}

int world_could_end(World *w, const WorldCall *c, int *slots, int max, bool *anybody) {
  Enders e = {.slots = slots, .max = max};
  *anybody = false;
  if (!fits(w, c, row_of(c->verb)) || is_kept(w, c)) return 0;
  row_of(c->verb)->ends(w, c, &e);
  *anybody = e.anybody;
  return e.n;
}

static inline bool is_left(const WorldCall *c, const Row *r) { return r->flags & LEFT && c->arg2 == 1; }

bool verb_guard(World *w, const WorldCall *c) {
  const Row *r = row_of(c->verb);
  return fits(w, c, r) && (is_left(c, r) || (r->guard(w, c) && !is_kept(w, c)));
}

VerbEnd verb_try(World *w, WorldCall *c) {
  const Row *r = row_of(c->verb);
  c->result = c->result2 = 0;
  c->out = NULL;
  c->out_size = 0;
  c->timed_out = c->stale = false;
  c->error = ERROR_NONE;
  if (!fits(w, c, r)) return verb_fail(c, ERROR_BAD);
  if (is_left(c, r)) return r->expire(w, c);
  if (is_kept(w, c)) return VERB_BLOCKED;
  if (family_is_object(r->family)) trace_acting(w, actor_slot(c->actor), c->object);
  return r->effect(w, c);
}

VerbEnd verb_expire(World *w, WorldCall *c) {
  const Row *r = row_of(c->verb);
  c->result = c->result2 = 0;
  c->out = NULL;
  c->timed_out = false;
  c->error = ERROR_NONE;
  if (!fits(w, c, r)) return verb_fail(c, ERROR_BAD);
  return r->expire(w, c);
}

// What the timeline wants to know of a step beside its verb: the word of a load or store, else the result.
static int64_t told(const WorldCall *c) { return row_of(c->verb)->flags & TELLS_ARG ? c->arg : c->result; }

static inline int flags_of(World *w, const WorldCall *c, VerbEnd end) {
  int flags = c->stale ? EVENT_STALE : 0;
  if (atomic_load_explicit(&world_wait(w, actor_slot(c->actor), actor_strand(c->actor))->state, memory_order_relaxed) !=
      WAIT_NONE)
    flags |= EVENT_WAITED;
  if (end == VERB_FAILED) flags |= EVENT_FAILED;
  if (c->timed_out) flags |= EVENT_TIMED_OUT;
  if (c->result == 0 && end == VERB_DONE && row_of(c->verb)->flags & REFUSES) flags |= EVENT_REFUSED;
  return flags;
}

static inline void tell(World *w, const WorldCall *c, VerbEnd end, uint64_t ticks) {
  trace_step(w, actor_slot(c->actor), c->verb == VERB_LOAD ? TRACE_OFTEN : TRACE_TIMED,
             &(WorldEvent){
                 .ticks = ticks,
                 .value = told(c),
                 .object = c->object,
                 .line = c->line,
                 .verb = c->verb,
                 .flags = (uint8_t)flags_of(w, c, end),
                 .strand = (uint8_t)actor_strand(c->actor),
             });
}

// A step that lets others go on writes its event before it rings them: one of them may be quicker than we are.
static inline bool lets_others_go(int verb) { return row_of(verb)->flags & LETS; }

VerbEnd world_step(World *w, WorldCall *c) {
  uint64_t ticks = lets_others_go(c->verb) ? ticks_now() : 0;
  VerbEnd end = verb_try(w, c);
  if (end != VERB_BLOCKED) tell(w, c, end, ticks);
  return end;
}

void world_step_expired(World *w, WorldCall *c) { tell(w, c, verb_expire(w, c), 0); }
