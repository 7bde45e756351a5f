// A model for the search to run on, small enough to be certainly right: processes of a few steps each, with words,
// locks, semaphores, a condition, a queue with feeders, timeouts, spins, and processes that are started, joined, killed
// and interrupted. Its whole state is one struct; a mark is a copy of it.
#ifndef TESTS_SEARCH_MODEL_H
#define TESTS_SEARCH_MODEL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "explore/search_inner.h"

enum { M_PROCESSES = 5, M_OPS = 16, M_WORDS = 3, M_LOCKS = 3, M_SEMS = 2, M_STRANDS = 2, M_FEEDER = 1 };

// The operations of a program. a: which word, lock, semaphore, process; b: a number.
typedef enum ModelOp {
  M_END,
  M_LOAD,     // register = word[a]
  M_ADD,      // word[a] = register + b
  M_SET,      // word[a] = b
  M_GUARDED,  // register = word[a], which waits while another holds lock[b]
  M_ACQUIRE,
  M_RELEASE,
  M_TRY,    // register = did it get lock[a] at once
  M_TIMED,  // register = did it get lock[a] before its deadline
  M_DOWN,
  M_UP,        // semaphore[a]
  M_IF,        // if register is b go on, else pass over the next op (private)
  M_SPIN,      // loads word[a] until it is b
  M_SPIN_ONE,  // loads word[a] and word[a + 1] in turn until one of them is b
  M_BEGIN,
  M_JOIN,
  M_KILL,
  M_INTERRUPT,  // process a sets word 0 to 50 + its number before it goes on
  M_SLEEP,      // on the condition, whose lock is lock[0]: lets it go, …
  M_WOKEN,      // … waits for a notify; with b: or for a deadline, register = was it notified
  M_NOTIFY,     // one
  M_PUT,        // its feeder will feed it
  M_GET,        // register = number of what was got
} ModelOp;

typedef struct Op {
  uint8_t op, a;
  int8_t b;
} Op;
// processes 0 .. first-1 are there from the beginning
typedef struct ModelProgram {
  Op op[M_PROCESSES][M_OPS];
  int first;
} ModelProgram;

typedef enum Life { M_UNBORN, M_ALIVE, M_ENDED } Life;

typedef struct ModelProcess {
  uint8_t life, pc, interrupted, parked, second, killed;
  int8_t reg, seen_word;
  int cause, put_at[M_OPS];  // put_at: the step that put the item its feeder feeds
  int16_t seen_version;
  int8_t asleep, ticket;  // 1 sleeps, 2 was notified
  uint8_t put, fed;
  int16_t spun[M_WORDS];  // versions of what it loaded while it spins
} ModelProcess;

typedef struct ModelState {
  ModelProcess p[M_PROCESSES];
  int8_t word[M_WORDS], lock[M_LOCKS], sem[M_SEMS], next_ticket, fed_by[16], fed, got;
  int16_t version[M_WORDS];
  int depth, stale;
} ModelState;

typedef struct Model {
  const ModelProgram *program;
  ModelState s;
} Model;

// Object numbers of what the operations touch.
enum { O_WORD = 10, O_LOCK = 20, O_SEM = 30, O_COND = 40, O_QUEUE = 50 };

static inline Op model_op(const Model *m, int p) {
  if (m->s.p[p].interrupted) return (Op){M_SET, 0, (int8_t)(50 + p)};
  return m->program->op[p][m->s.p[p].pc];
}

static inline int verb_of(const Model *m, int p) {
  static const int verbs[] = {
      [M_END] = VERB_EXIT,       [M_LOAD] = VERB_LOAD,       [M_ADD] = VERB_STORE,       [M_SET] = VERB_STORE,
      [M_GUARDED] = VERB_LOAD,   [M_ACQUIRE] = VERB_ACQUIRE, [M_RELEASE] = VERB_RELEASE, [M_TRY] = VERB_ACQUIRE,
      [M_TIMED] = VERB_ACQUIRE,  [M_DOWN] = VERB_ACQUIRE,    [M_UP] = VERB_RELEASE,      [M_SPIN] = VERB_LOAD,
      [M_SPIN_ONE] = VERB_LOAD,  [M_BEGIN] = VERB_START,     [M_JOIN] = VERB_JOIN,       [M_KILL] = VERB_KILL,
      [M_INTERRUPT] = VERB_KILL, [M_SLEEP] = VERB_SLEEP,     [M_WOKEN] = VERB_WOKEN,     [M_NOTIFY] = VERB_NOTIFY,
      [M_PUT] = VERB_PUT,        [M_GET] = VERB_RECV};
  return verbs[model_op(m, p).op];
}

static inline uint32_t object_of(const Model *m, int p) {
  Op o = model_op(m, p);
  switch (o.op) {
  case M_LOAD:
  case M_ADD:
  case M_SET:
  case M_GUARDED:
  case M_SPIN: return O_WORD + o.a;
  case M_SPIN_ONE: return O_WORD + o.a + (uint32_t)m->s.p[p].second;
  case M_ACQUIRE:
  case M_RELEASE:
  case M_TRY:
  case M_TIMED: return O_LOCK + o.a;
  case M_DOWN:
  case M_UP: return O_SEM + o.a;
  case M_SLEEP:
  case M_WOKEN:
  case M_NOTIFY: return O_COND;
  case M_PUT:
  case M_GET: return O_QUEUE;
  case M_JOIN:
  case M_KILL:
  case M_INTERRUPT: return o.a;
  default: return (uint32_t)p;
  }
}

static inline VerbFootprint footprint_of(const Model *m, int p) {
  Op o = model_op(m, p);
  uint32_t object = object_of(m, p);
  int verb = verb_of(m, p);
  VerbFootprint f = {.n = 1, .place = {{object, PART_WHOLE, verb != VERB_LOAD}}};
  if (verb == VERB_JOIN) f.place[0] = (VerbPlace){PLACE_PROCESS + object, PART_WHOLE, false};
  if (verb == VERB_KILL) f.place[0] = (VerbPlace){PLACE_PROCESS + object, PART_WHOLE, true};
  if (verb == VERB_START || verb == VERB_EXIT) f.place[0] = (VerbPlace){PLACE_PROCESS + (uint32_t)p, PART_WHOLE, true};
  if (o.op == M_GUARDED) f.place[f.n++] = (VerbPlace){O_LOCK + (uint32_t)o.b, PART_WHOLE, false};
  if (o.op == M_SLEEP || o.op == M_NOTIFY) f.place[f.n++] = (VerbPlace){O_LOCK, PART_WHOLE, o.op == M_SLEEP};
  if (o.op == M_PUT) f.place[0].part = PART_PLACES;
  return f;
}

static inline bool guard_of(const Model *m, int p) {
  Op o = model_op(m, p);
  switch (o.op) {
  case M_ACQUIRE:
  case M_TIMED: return m->s.lock[o.a] < 0;
  case M_GUARDED: return m->s.lock[o.b] < 0 || m->s.lock[o.b] == p;
  case M_DOWN: return m->s.sem[o.a] > 0;
  case M_JOIN: return m->s.p[o.a].life == M_ENDED;
  case M_WOKEN: return m->s.p[p].asleep == 2;
  case M_GET: return m->s.fed > m->s.got;
  default: return true;
  }
}

static inline bool is_timed(Op o) { return o.op == M_TIMED || (o.op == M_WOKEN && o.b); }

static inline int model_pending(void *self, ExplorePending *out, int max) {
  Model *m = self;
  int n = 0;
  for (int p = 0; p < M_PROCESSES; p++) {
    ModelProcess *q = &m->s.p[p];
    if (q->life != M_ALIVE) continue;
    bool open = guard_of(m, p), timed = is_timed(model_op(m, p));
    out[n++] = (ExplorePending){.slot = p,
                                .go = open && !q->parked,
                                .timeout = !open && timed,
                                .parked = q->parked,
                                .python = true,
                                .cause = q->cause,
                                .told = -1,
                                .call = {.verb = (uint16_t)verb_of(m, p),
                                         .actor = (Actor)p,
                                         .object = object_of(m, p),
                                         .line = q->pc + 1u,
                                         .arg = q->interrupted,
                                         .deadline = timed ? 1 : -1},
                                .footprint = footprint_of(m, p)};
    if (q->put > q->fed)
      out[n++] = (ExplorePending){
          .slot = p,
          .strand = M_FEEDER,
          .go = true,
          .cause = q->put_at[q->fed],
          .told = -1,
          .call = {.verb = VERB_FEED, .actor = (Actor)(p | M_FEEDER << 24), .object = O_QUEUE, .deadline = -1},
          .footprint = {1, {{O_QUEUE, PART_PIPE, true}}}};
  }
  return n;
}

// a strand's step by its line, whatever it has come to now
static inline bool model_guard(void *self, const WorldCall *c) {
  Model *m = self;
  int p = actor_slot(c->actor);
  if (actor_strand(c->actor)) return true;
  ModelProcess was = m->s.p[p];
  m->s.p[p].pc = (uint8_t)(c->line - 1);
  m->s.p[p].interrupted = c->arg != 0;
  bool open = guard_of(m, p);
  m->s.p[p] = was;
  return open;
}

static inline void store_word(Model *m, int p, int word, int value) {
  ModelState *s = &m->s;
  ModelProcess *me = &s->p[p];
  if (me->seen_word == word && me->seen_version != s->version[word]) s->stale++;
  if (me->seen_word == word) me->seen_word = -1;
  if (s->word[word] == value) return;
  s->word[word] = (int8_t)value;
  s->version[word]++;
  for (int q = 0; q < M_PROCESSES; q++)
    if (s->p[q].spun[word] >= 0 && s->p[q].spun[word] != s->version[word]) s->p[q].parked = 0;
}

static inline void stop_spinning(ModelProcess *me) {
  me->parked = me->second = 0;
  for (int i = 0; i < M_WORDS; i++) me->spun[i] = -1;
}

// Parks when all it looks at was loaded and has not changed since.
static inline void spin(Model *m, int p, Op o) {
  ModelProcess *me = &m->s.p[p];
  int word = o.a + me->second;
  bool both = o.op == M_SPIN_ONE;
  if (m->s.word[word] == o.b) {
    stop_spinning(me);
    me->pc++;
    return;
  }
  me->spun[word] = m->s.version[word];
  if (both) me->second ^= 1;
  me->parked = me->second == 0 && me->spun[o.a] == m->s.version[o.a] &&
               (!both || me->spun[o.a + 1] == m->s.version[o.a + 1]);
}

static inline void end_process(Model *m, int p, bool killed, ExploreEvent *e) {
  if (m->s.p[p].life != M_ALIVE) return;
  m->s.p[p].life = M_ENDED;
  m->s.p[p].killed = killed;
  e->ended = p;
}

static inline void notify_one(ModelState *s) {
  int who = -1;
  for (int q = 0; q < M_PROCESSES; q++)
    if (s->p[q].life == M_ALIVE && s->p[q].asleep == 1 && (who < 0 || s->p[q].ticket < s->p[who].ticket)) who = q;
  if (who >= 0) s->p[who].asleep = 2;
}

static inline void do_op(Model *m, int p, Op o, bool open, ExploreEvent *e) {
  ModelState *s = &m->s;
  ModelProcess *me = &s->p[p];
  switch (o.op) {
  case M_LOAD:
  case M_GUARDED: me->reg = s->word[o.a], me->seen_word = (int8_t)o.a, me->seen_version = s->version[o.a]; break;
  case M_ADD: store_word(m, p, o.a, me->reg + o.b); break;
  case M_SET: store_word(m, p, o.a, o.b); break;
  case M_TRY:
    open = s->lock[o.a] < 0;
    me->reg = open;
    if (open) s->lock[o.a] = (int8_t)p;
    break;
  case M_ACQUIRE:
  case M_TIMED:
    if (o.op == M_TIMED) me->reg = open;
    if (open) s->lock[o.a] = (int8_t)p;
    break;
  case M_RELEASE: s->lock[o.a] = -1; break;
  case M_DOWN: s->sem[o.a]--; break;
  case M_UP: s->sem[o.a]++; break;
  case M_BEGIN:
    if (s->p[o.a].life == M_UNBORN) s->p[o.a].life = M_ALIVE, s->p[o.a].cause = s->depth, e->created = o.a;
    break;
  case M_KILL: end_process(m, o.a, true, e); break;
  case M_INTERRUPT:
    if (s->p[o.a].life == M_ALIVE && !s->p[o.a].interrupted) s->p[o.a].interrupted = 1, s->p[o.a].cause = s->depth;
    break;
  case M_SLEEP:
    s->lock[0] = -1;
    me->asleep = 1;
    me->ticket = s->next_ticket++;
    break;
  case M_WOKEN:
    me->reg = open;
    me->asleep = 0;
    break;
  case M_NOTIFY: notify_one(s); break;
  case M_PUT: me->put_at[me->put++] = s->depth; break;
  case M_GET: me->reg = s->fed_by[s->got++]; break;
  case M_END: end_process(m, p, false, e); break;
  default: break;
  }
}

static inline void run_privately(Model *m, int p) {
  ModelProcess *me = &m->s.p[p];
  for (Op o = m->program->op[p][me->pc]; o.op == M_IF; o = m->program->op[p][me->pc])
    me->pc = (uint8_t)(me->pc + (me->reg == o.b ? 1 : 2));
}

static inline ExploreEnd model_take(void *self, int slot, int strand, ExploreEvent *e) {
  Model *m = self;
  ModelProcess *me = &m->s.p[slot];
  bool open = guard_of(m, slot);
  *e = (ExploreEvent){
      .choice = {.kind = CHOICE_STEP, .strand = (uint8_t)strand, .slot = (uint16_t)slot, .line = me->pc + 1u},
      .created = -1,
      .ended = -1,
      .told = -1,
      .stale_over = -1,
      .python = strand == 0};
  if (strand == M_FEEDER) {
    e->choice.verb = VERB_FEED;
    e->choice.object = O_QUEUE;
    e->footprint = (VerbFootprint){1, {{O_QUEUE, PART_PIPE, true}}};
    e->cause = me->put_at[me->fed++];
    m->s.fed_by[m->s.fed++] = (int8_t)slot;
    m->s.depth++;
    return EXPLORE_TAKEN;
  }
  Op o = model_op(m, slot);
  int stale = m->s.stale;
  e->choice.kind = open ? CHOICE_STEP : CHOICE_TIMEOUT;
  e->choice.verb = (uint16_t)verb_of(m, slot);
  e->choice.object = object_of(m, slot);
  e->footprint = footprint_of(m, slot);
  e->cause = me->cause;
  e->arg = me->interrupted;
  me->cause = m->s.depth;
  if (o.op == M_SPIN || o.op == M_SPIN_ONE) spin(m, slot, o);
  else do_op(m, slot, o, open, e);
  if (e->arg) me->interrupted = 0;
  else if (me->life == M_ALIVE && o.op != M_SPIN && o.op != M_SPIN_ONE) me->pc++;
  e->stale = m->s.stale != stale;
  for (int p = 0; p < M_PROCESSES; p++) run_privately(m, p);
  m->s.depth++;
  return EXPLORE_TAKEN;
}

static inline void *model_mark(void *self) {
  ModelState *s = malloc(sizeof *s);
  if (s) *s = ((Model *)self)->s;
  return s;
}
static inline void model_back(void *self, const void *mark) { ((Model *)self)->s = *(const ModelState *)mark; }
static inline void model_drop(void *self, void *mark) { free(mark); }
static inline const char *model_why(void *self) { return ""; }

static inline ExploreState model_state(void *self) {
  ExplorePending p[M_PROCESSES * M_STRANDS];
  int n = model_pending(self, p, M_PROCESSES * M_STRANDS);
  bool parked = false;
  for (int i = 0; i < n; i++) {
    if (p[i].go || p[i].timeout) return EXPLORE_GOING;
    parked |= p[i].parked;
  }
  return n == 0 ? EXPLORE_OVER : parked ? EXPLORE_LIVELOCK : EXPLORE_DEADLOCK;
}

static inline void model_outcome(void *self, Outcome *o) {
  Model *m = self;
  ExploreState end = model_state(self);
  memset(o, 0, sizeof *o);
  o->kind = end == EXPLORE_DEADLOCK   ? OUTCOME_DEADLOCK
            : end == EXPLORE_LIVELOCK ? OUTCOME_LIVELOCK
            : m->s.stale              ? OUTCOME_STALE
                                      : OUTCOME_OK;
  o->stale = (uint64_t)m->s.stale;
  uint64_t key = (uint64_t)end;
  for (int i = 0; i < M_WORDS; i++) key = key * 1000003 + (uint8_t)m->s.word[i];
  for (int i = 0; i < M_PROCESSES; i++)
    key = key * 1000003 + m->s.p[i].life * 256u + m->s.p[i].killed * 128u +
          (m->s.p[i].life == M_ALIVE ? m->s.p[i].pc : 0u) + (uint8_t)m->s.p[i].reg * 65536u;
  o->key = key * 2 + (m->s.stale > 0);
}

static inline int model_sentence(void *self, const ExplorePending *p, char *out, int size) {
  return snprintf(out, (size_t)size, "%d.%d %s %u", p->slot, p->strand, verb_name(p->call.verb), p->call.object);
}

static inline SearchGround model_ground(Model *m, const ModelProgram *program) {
  *m = (Model){.program = program};
  for (int i = 0; i < M_LOCKS; i++) m->s.lock[i] = -1;
  for (int p = 0; p < M_PROCESSES; p++) {
    m->s.p[p].life = p < program->first ? M_ALIVE : M_UNBORN;
    m->s.p[p].cause = m->s.p[p].seen_word = -1;
    stop_spinning(&m->s.p[p]);
    run_privately(m, p);
  }
  return (SearchGround){.self = m,
                        .pending = model_pending,
                        .take = model_take,
                        .why = model_why,
                        .mark = model_mark,
                        .back = model_back,
                        .drop = model_drop,
                        .state = model_state,
                        .outcome = model_outcome,
                        .sentence = model_sentence,
                        .guard = model_guard};
}

#endif
