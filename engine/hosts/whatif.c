// The private work of a process done again with one answer changed (whatif.h).
#include "whatif.h"

#include <setjmp.h>
#include <string.h>

#include "echo.h"
#include "base/hash.h"

enum { LONGEST = 4000 };  // slices in all, as explore's bound: beyond it the work is endless

static jmp_buf leave;  // out of the machine: the process has ended by itself
static int left;       // slices

uint64_t past_hash(const void *bytes, size_t n) { return fnv_add(FNV_EMPTY, bytes, n); }

PastStep past_step(uint32_t strand, const WorldCall *c, VerbEnd end, int objects) {
  return (PastStep){.strand = strand,
                    .verb = c->verb,
                    .object = c->object,
                    .line = c->line,
                    .arg = c->arg,
                    .arg2 = c->arg2,
                    .bytes = c->bytes ? past_hash(c->bytes, c->nbytes) : 0,
                    .objects = objects,
                    .error = end == VERB_FAILED ? (uint16_t)c->error : 0,
                    .timed_out = c->timed_out,
                    .result = c->result,
                    .result2 = c->verb == VERB_WRITE ? 0 : c->result2,
                    .out_size = c->out ? c->out_size : 0,
                    .out = c->out};
}

bool past_which(const PastStep *s, uint32_t index, uint32_t *which) {
  int64_t start = (uint32_t)s->arg, count = (uint32_t)((uint64_t)s->arg >> 32), step = (int32_t)s->arg2;
  int64_t away = (int64_t)index - start;
  if (!step || away % step || away / step < 0 || away / step >= count) return false;
  *which = (uint32_t)(away / step);
  return true;
}

static bool is_of(const PastStep *s, uint32_t strand, uint32_t object) {
  return s->strand == strand && s->object == object && !s->error && !s->timed_out;
}

bool past_loads(const PastStep *s, uint32_t strand, uint32_t object, uint32_t index, int64_t *word) {
  uint32_t which;
  if (!is_of(s, strand, object)) return false;
  if (s->verb == VERB_LOAD && (uint64_t)s->arg == index) return *word = s->result, true;
  if (s->verb != VERB_LOAD_ALL || !past_which(s, index, &which) || s->out_size < (which + 1) * sizeof *word)
    return false;
  memcpy(word, s->out + which * sizeof *word, sizeof *word);
  return true;
}

bool past_stores(const PastStep *s, uint32_t strand, uint32_t object, uint32_t index) {
  uint32_t which;
  if (!is_of(s, strand, object)) return false;
  return (s->verb == VERB_STORE_ALL && past_which(s, index, &which)) ||
         (s->verb == VERB_STORE && (uint64_t)s->arg2 == index);
}

// ---- objects that were made then ----

static const Process *doing;  // whose private work is done again; NULL: nobody's
static int made;              // objects before this number were made before, or again

int host_made_before(Machine *m) {
  const Process *p = process_of(m);
  Actor mine = world_actor(p->world, (int)p->slot, 0);
  for (int n = p == doing ? world_objects(p->world) : 0; made < n; made++)
    if (actor_same_process(world_object(p->world, (uint32_t)made)->creator, mine)) return made++;
  return -1;
}

// ---- a host that performs nothing ----

static bool perform(Host *h, Machine *m, Strand *s) { return false; }

static bool another_can_go(const Machine *m) {
  for (const Strand *s = m->strands; s; s = s->next)
    if (s != m->strand && s->state == STRAND_READY) return true;
  return false;
}

static bool tick(Host *h, Machine *m) {
  m->slice = PROCESS_SLICE;
  return --left > 0 && !another_can_go(m);
}

static int pid_of(Process *p, uint32_t slot, const void *data, size_t size) {
  return world_process(p->world, (int)slot)->pid;
}
static int fork_none(Process *p, uint32_t slot) { return pid_of(p, slot, NULL, 0); }
static void exit_now(Process *p, int code) { longjmp(leave, 1); }

static int reap(Process *p, uint32_t *slot, bool nohang, int *status) {
  int code;
  if (*slot == HOST_NO_SLOT || !world_process_exit(p->world, (int)*slot, &code)) return nohang ? 0 : -1;
  *status = code < 0 ? -code : code << 8;
  return pid_of(p, *slot, NULL, 0);
}

static int kill_none(Process *p, int pid, int sig) { return 0; }
static int parent(Process *p) {
  int slot = process_record(p)->parent;
  return slot < 0 ? 1 : pid_of(p, (uint32_t)slot, NULL, 0);
}
static int set_action(Process *p, int sig, HostAction action) {
  p->action[sig] = (uint8_t)action;
  return 0;
}
static uint64_t set_mask(Process *p, int how, uint64_t mask) { return atomic_load(&p->blocked); }
static int take_none(Process *p, uint64_t set) { return 0; }
static int alarm_none(Process *p, int64_t ns) { return 0; }

static const HostOps nothing = {.fork = fork_none,
                                .exit = exit_now,
                                .reap = reap,
                                .kill = kill_none,
                                .parent_pid = parent,
                                .signal_set = set_action,
                                .signal_mask = set_mask,
                                .signal_take = take_none,
                                .alarm = alarm_none,
                                .spawn = pid_of};

// ---- private work ----

static Strand *next_ready(Machine *m) {
  for (Strand *s = m->strands; s; s = s->next)
    if (s->state == STRAND_READY) return s;
  return NULL;
}

// All that can run, up to their next steps. false: it is endless.
static bool run(Process *p) {
  Machine *m = p->machine;
  for (Strand *s; (s = next_ready(m));) {
    m->slice = PROCESS_SLICE;
    machine_run(m, s);
    if (left <= 0) return false;
    if (s->state != STRAND_ENDED) continue;
    if (s == m->strands) process_post_exit(s, process_how_it_ended(p, s));
    else strand_ended(p, s);
  }
  return true;
}

static Strand *pending(Process *p, uint32_t number) {
  for (Strand *s = p->machine->strands; s; s = s->next)
    if (s->number == number) return s->state == STRAND_WAITING && s->step.verb != VERB_NONE ? s : NULL;
  return NULL;
}

// The strand's pending step, if it is the one of the past.
static Strand *at_step(Process *p, const PastStep *was, WorldCall *c) {
  Strand *s = pending(p, was->strand);
  if (!s) return NULL;
  step_to_call(p, s, c);
  return c->verb == was->verb && c->line == was->line ? s : NULL;
}

// A load of another cell than it was then (its index was made of the answer) gives what stands there now.
static int64_t word_of(Process *p, const PastStep *was, const WorldCall *c) {
  WorldSeen now;
  bool another = c->verb == VERB_LOAD && (c->object != was->object || c->arg != was->arg);
  return another && world_cell_now(p->world, c->object, (uint32_t)c->arg, &now) ? now.value : was->result;
}

// A lock is taken and let go again: private work looks who holds it (a Condition's notify).
static void hold_again(Process *p, WorldCall c) {
  if (verb_family(c.verb) == FAMILY_LOCK) verb_try(p->world, &c);
}

static bool answer(Process *p, Strand *s, const PastStep *was, int64_t word, const void *out, uint32_t size) {
  Step *step = &s->step;
  step->error = was->error;
  step->timed_out = was->timed_out;
  step->result = word;
  step->result2 = was->result2;
  step->out = size ? heap_alloc(p->machine->heap, size) : NULL;
  step->out_size = size;
  if (size && !step->out) return false;
  if (size) memcpy(step->out, out, size);
  machine_step_done(p->machine, s);
  return run(p);
}

// What the step returns now: what it returned then, but for the one that is asked about and what was made of it.
typedef struct Returned {
  int64_t word;
  const void *out;
  uint32_t size;
} Returned;

static Returned returned(Process *p, const WhatIf *q, uint32_t i, const WorldCall *c, const Echoes *e) {
  const PastStep *was = q->step[i];
  Returned r = {word_of(p, was, c), was->out, was->out_size};
  if (i != q->at) {
    bool same_cell = c->object == was->object && c->arg == was->arg;
    if (same_cell) echo_word(e, was, &r.word);
    echo_message(e, was, &r.out, &r.size);
  } else if (q->out) {
    r.out = q->out;
    r.size = q->out_size;
  } else {
    r.word = q->word;
  }
  return r;
}

static bool again(Process *p, const WhatIf *q, Echoes *e) {
  for (uint32_t i = 0; i < q->n; i++) {
    WorldCall c;
    Strand *s = at_step(p, q->step[i], &c);
    if (!s) return false;
    hold_again(p, c);
    echo_given(e, q->step[i], &c);
    Returned r = returned(p, q, i, &c, e);
    if (!answer(p, s, q->step[i], r.word, r.out, r.size)) return false;
  }
  return true;
}

// A function of its own: what setjmp returns to twice keeps nothing in registers.
__attribute__((noinline)) static bool comes_there(Process *p, const WhatIf *q, Echoes *e, WorldCall *c) {
  return setjmp(leave) == 0 && again(p, q, e) && at_step(p, q->to, c);
}

WhatIfEnd what_if(Process *p, const WhatIf *q) {
  static Host host;
  static HostLooks looks;
  static Echoes echoes;
  WhatIfEnd end = {.there = false};
  WorldCall c;
  looks = (HostLooks){0};
  host = (Host){.data = p, .perform = perform, .tick = tick, .name = p->host.name, .switches = p->host.switches};
  if (p->finer->n) host.watch = finer_stop;
  p->machine->host = &host;
  p->ops = &nothing;
  p->looks = &looks;
  echoes = (Echoes){.next = 0};
  left = LONGEST;
  doing = p;
  made = q->step[0]->objects;
  if (comes_there(p, q, &echoes, &c))
    end = (WhatIfEnd){.there = c.object == q->to->object && (c.verb != VERB_STORE || c.arg2 == q->to->arg2),
                      .arg = c.arg,
                      .bytes = c.bytes ? past_hash(c.bytes, c.nbytes) : 0};
  doing = NULL;
  echo_free(&echoes);
  end.asked = looks.asked > 0;
  return end;
}
