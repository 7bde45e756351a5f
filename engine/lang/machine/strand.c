// Strands and their steps: starting, running, waiting, interrupting. See machine.h.
#include "loop.h"

#include <stdatomic.h>
#include <string.h>

// ---- strands ----

static Strand *strand_alloc(Machine *m) {
  Strand *s = heap_alloc(m->heap, sizeof *s);
  if (!s) {
    raise_memory(m);
    return NULL;
  }
  memset(s, 0, sizeof *s);
  s->number = m->next_strand++;
  s->handled = s->exc = s->result = V_UNBOUND;
  s->object = V_NONE;
  s->passed = true;
  for (int i = 0; i < 4; i++) s->step.keep[i] = V_UNBOUND;
  Strand **link = &m->strands;
  while (*link) link = &(*link)->next;
  *link = s;
  return s;
}

Strand *machine_strand_new(Machine *m, Value callable, Value args) {
  Strand *s = strand_alloc(m);
  if (!s) return NULL;
  Strand *before = m->strand;
  m->strand = s;
  const Tuple *t = (const Tuple *)as_obj(args);
  Value result = V_UNBOUND;
  CallEnd end = call_value(m, callable, t->items, (int)t->count, V_UNBOUND, &result);
  if (end == CALL_DONE) s->result = result;
  if (end == CALL_DONE || end == CALL_ERROR) s->state = STRAND_ENDED;
  if (end == CALL_WAIT) s->state = STRAND_WAITING;
  m->strand = before;
  return s;
}

Strand *machine_strand_native(Machine *m, Value (*advance)(Machine *, Strand *), void *state) {
  Strand *s = strand_alloc(m);
  if (!s) return NULL;
  s->advance = advance;
  s->native = state;
  return s;
}

void machine_strand_free(Machine *m, Strand *s) {
  Strand **link = &m->strands;
  while (*link != s) link = &(*link)->next;
  *link = s->next;
  while (s->top) {
    Frame *f = s->top;
    s->top = f->back;
    if (f->flags & FRAME_GENERATOR) {
      Generator *g = f->generator;
      f->back = NULL;
      g->running = false;
      DECREF_OBJ(m, g);
    } else {
      frame_free(m, f);
    }
  }
  decref(m, s->handled);
  decref(m, s->exc);
  decref(m, s->result);
  decref(m, s->object);
  machine_step_release(m, &s->step);
  heap_free(m->heap, s, sizeof *s);
}

// ---- steps ----

void machine_step_release(Machine *m, Step *step) {
  for (int i = 0; i < 4; i++) {
    Value v = step->keep[i];
    step->keep[i] = V_UNBOUND;
    decref(m, v);
  }
  if (step->out) heap_free(m->heap, step->out, step->out_size);
  step->out = NULL;
  step->out_size = 0;
  step->leaves = step->raises = false;
}

// The call that an exception had taken the strand away from is over: the exception goes on.
static CallEnd raise_after(Machine *m, Step *step, CallEnd end, Value v) {
  if (end == CALL_DONE) decref(m, v);
  else if (end == CALL_ERROR) decref(m, exception_take(m));
  raise_value(m, incref(step->keep[3]));
  return CALL_ERROR;
}

Step *machine_step_begin(Machine *m, uint16_t verb, uint32_t object) {
  Step *step = &m->strand->step;
  for (int i = 0; i < 4; i++) {
    Value old = m->own.old_keep[i];
    m->own.old_keep[i] = step->keep[i];
    decref(m, old);
  }
  if (step->out) heap_free(m->heap, step->out, step->out_size);
  bool raises = step->raises;
  *step = (Step){.verb = verb, .object = object, .deadline = -1, .keep = {V_UNBOUND, V_UNBOUND, V_UNBOUND, V_UNBOUND}};
  step->raises = raises;
  if (raises) step->keep[3] = incref(m->own.old_keep[3]);
  return step;
}

void machine_step_keep(Machine *m, int i, Value v) {
  Value old = m->strand->step.keep[i];
  m->strand->step.keep[i] = incref(v);
  decref(m, old);
}

Value machine_step(Machine *m, StepDone done) {
  Strand *s = m->strand;
  s->step.done = done;
  if (m->host->perform(m->host, m, s)) {
    s->stepped = false;
    return done(m, s);
  }
  s->state = STRAND_WAITING;
  return V_WAIT;
}

void machine_step_done(Machine *m, Strand *s) {
  s->state = STRAND_READY;
  s->stepped = true;
  s->resumes = !s->advance && !s->step.done;
  s->passed = !s->resumes;
}

// ---- running ----

static RunEnd run_native_strand(Machine *m, Strand *s) {
  if (s->stepped) {
    s->stepped = false;
    Value v = s->step.done ? s->step.done(m, s) : V_NONE;
    if (v == V_WAIT) return RUN_WAITING;
    decref(m, v);
  }
  s->advance(m, s);
  return s->state == STRAND_ENDED ? RUN_ENDED : s->state == STRAND_WAITING ? RUN_WAITING : RUN_TICK;
}

static RunEnd go_on(Machine *m, Strand *s) {
  if (s->advance) return run_native_strand(m, s);
  if (s->stepped && s->resumes) {
    s->stepped = false;
    machine_step_release(m, &s->step);
  } else if (s->stepped) {
    s->stepped = false;
    Value v;
    CallEnd end = call_native_result(m, s->step.done(m, s), &v);
    if (s->state == STRAND_WAITING || end == CALL_WAIT) {
      s->state = STRAND_WAITING;
      return RUN_WAITING;
    }
    if (s->step.raises && (end == CALL_DONE || end == CALL_ERROR)) end = raise_after(m, &s->step, end, v);
    machine_step_release(m, &s->step);
    if (end == CALL_DONE) end = deliver(m, s, v);
    if (s->state == STRAND_ENDED) return RUN_ENDED;
    if (end == CALL_WAIT) {
      s->state = STRAND_WAITING;
      return RUN_WAITING;
    }
  }
  if (s->state == STRAND_ENDED) return RUN_ENDED;
  if (!s->top) {
    s->state = STRAND_ENDED;
    return RUN_ENDED;
  }
  return m->host && m->host->watch ? machine_loop_watched(m, s) : machine_loop(m, s);
}

RunEnd machine_run(Machine *m, Strand *s) {
  Strand *before = m->strand;
  if (s->state == STRAND_ENDED) return RUN_ENDED;
  m->strand = s;
  if (m->slice <= 0 && m->own.dying == V_UNBOUND) m->slice = MACHINE_SLICE;
  RunEnd end = go_on(m, s);
  m->strand = before;
  return end;
}

static Step step_of(Value saved) {
  Step step;  // a Bytes' data is not aligned for it
  memcpy(&step, ((Bytes *)as_obj(saved))->data, sizeof step);
  return step;
}

bool machine_interrupt(Machine *m, Strand *s, Value callable, Value args) {
  Value saved = V_UNBOUND;
  if (s->state == STRAND_ENDED || s->advance || !s->top) return false;
  bool waits = s->state == STRAND_WAITING || s->stepped;
  if (s->stepped) return false;  // its result is on the way: try again after it
  if (waits) {
    saved = bytes_new(m, &s->step, sizeof s->step);
    if (saved == V_UNBOUND) return false;
    memset(&s->step, 0, sizeof s->step);
    for (int i = 0; i < 4; i++) s->step.keep[i] = V_UNBOUND;
  }
  Strand *before = m->strand;
  Frame *top = s->top;
  m->strand = s;
  s->state = STRAND_READY;
  Value result;
  const Tuple *t = (const Tuple *)as_obj(args);
  CallEnd end = saved != V_UNBOUND && step_of(saved).leaves && !step_of(saved).raises
                    ? call_value(m, prelude_function(m, "_leaving"), (Value[]){callable, args}, 2, V_UNBOUND, &result)
                    : call_value(m, callable, t->items, (int)t->count, V_UNBOUND, &result);
  m->strand = before;
  if (end == CALL_PUSHED && s->top != top) {
    s->top->flags |= FRAME_DROP;
    s->top->extra = saved;
    return true;
  }
  if (end == CALL_DONE) decref(m, result);
  if (waits) {
    memcpy(&s->step, ((Bytes *)as_obj(saved))->data, sizeof s->step);
    decref(m, saved);
    if (end == CALL_DONE) s->state = STRAND_WAITING;
    else machine_step_release(m, &s->step);
  }
  return true;
}

// What has last words to say (object/last_words.c) says them now, between two instructions.
static void dying_speak(Machine *m, Strand *s) {
  Value list = m->own.dying, args = tuple_of(m, 1, list);
  if (args != V_UNBOUND && machine_interrupt(m, s, prelude_function(m, "_last_words"), args)) {
    m->own.dying = V_UNBOUND;
    decref(m, list);
  }
  decref(m, args);
}

bool machine_tick(Machine *m, Strand *s) {
  m->slice = MACHINE_SLICE;
  s->between = true;
  if (m->own.objects >= m->own.collect_at) machine_collect(m);
  bool goes_on = !m->host || !m->host->tick || m->host->tick(m->host, m);
  if (m->own.dying != V_UNBOUND && s->exc == V_UNBOUND) dying_speak(m, s);
  return goes_on;
}

bool switch_on(const Machine *m, uint32_t i) {
  return !m->host || !m->host->switches || atomic_load_explicit(&m->host->switches[i], memory_order_relaxed) != 0;
}

int machine_line(const Strand *s, const Code **code) {
  bool inside = !s->between;
  for (const Frame *f = s->top; f; f = f->back, inside = true) {
    if (f->code->flags & (CODE_PRELUDE | CODE_BESIDE)) continue;
    uint32_t at = (uint32_t)(f->pc - f->code->ins);
    if (inside && at > 0) at--;
    if (code) *code = f->code;
    return at < f->code->nins ? (int)f->code->pos[at].line : 0;
  }
  return 0;
}
