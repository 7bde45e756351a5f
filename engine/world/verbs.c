// The verb table's dispatch, and the step: a verb with its event and its count.
#include "families.h"
#include "trace.h"

typedef struct Row {
  const char *name;
  WorldFamily family;
  char mark;
  bool (*guard)(World *, const WorldCall *);
  VerbEnd (*effect)(World *, WorldCall *);
  VerbEnd (*expire)(World *, WorldCall *);
} Row;

static const Row rows[VERB_COUNT] = {[VERB_NONE] = {.name = "", .mark = ' '},
#define V(id, name, family, mark, guard, effect, expire, footprint, sentence) \
  [VERB_##id] = {name, family, mark, guard, effect, expire},
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
char verb_mark(int verb) { return row_of(verb)->mark; }
WorldFamily verb_family(int verb) { return row_of(verb)->family; }
bool verb_blocks(int verb) { return verb != VERB_NONE && row_of(verb)->guard != always; }

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

bool verb_guard(World *w, const WorldCall *c) {
  const Row *r = row_of(c->verb);
  return fits(w, c, r) && r->guard(w, c);
}

VerbEnd verb_try(World *w, WorldCall *c) {
  const Row *r = row_of(c->verb);
  c->result = c->result2 = 0;
  c->out = NULL;
  c->out_size = 0;
  c->timed_out = c->stale = false;
  c->error = ERROR_NONE;
  if (!fits(w, c, r)) return verb_fail(c, ERROR_BAD);
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
static int64_t told(const WorldCall *c) { return c->verb == VERB_STORE || c->verb == VERB_EXIT ? c->arg : c->result; }

static bool may_refuse(int verb) {
  return verb == VERB_ACQUIRE || verb == VERB_PUT || verb == VERB_GET || verb == VERB_GET_NOWAIT;
}

static inline int flags_of(World *w, const WorldCall *c, VerbEnd end) {
  int flags = c->stale ? EVENT_STALE : 0;
  if (atomic_load_explicit(&world_wait(w, actor_slot(c->actor), actor_strand(c->actor))->state, memory_order_relaxed) !=
      WAIT_NONE)
    flags |= EVENT_WAITED;
  if (end == VERB_FAILED) flags |= EVENT_FAILED;
  if (c->timed_out) flags |= EVENT_TIMED_OUT;
  if (c->result == 0 && end == VERB_DONE && may_refuse(c->verb)) flags |= EVENT_REFUSED;
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

// What lets others go on is stamped before they are rung: one of them may be quicker than we are.
static inline bool lets_others_go(int verb) {
  char mark = row_of(verb)->mark;
  return mark == 'r' || mark == 'p' || mark == 's' || mark == 'e' || verb == VERB_NOTIFY || verb == VERB_SET ||
         verb == VERB_FEED;
}

VerbEnd world_step(World *w, WorldCall *c) {
  uint64_t ticks = lets_others_go(c->verb) ? ticks_now() : 0;
  VerbEnd end = verb_try(w, c);
  if (end != VERB_BLOCKED) tell(w, c, end, ticks);
  return end;
}

void world_step_expired(World *w, WorldCall *c) { tell(w, c, verb_expire(w, c), 0); }
