// Generators: a frame that is not on a strand between two resumptions.
#include "call.h"
#include "boot.h"

#include <string.h>

Value generator_new(Machine *m, Frame *f) {
  Strand *s = m->strand;
  s->top = f->back;
  f->back = NULL;
  strand_count_out(s, f->code);
  Generator *g = object_alloc(m, sizeof *g, K_GENERATOR, m->t_generator);
  if (!g) {
    frame_free(m, f);
    return V_UNBOUND;
  }
  g->frame = f;
  g->name = incref(f->function->name);
  g->qualname = incref(f->function->qualname);
  g->running = g->started = false;
  f->generator = g;
  f->flags |= FRAME_GENERATOR;
  m->own.objects++;
  return from_obj(g);
}

// Puts the generator's frame on the strand. The value of its YIELD expression is put into its register here. A thrown
// exception is left in m->strand->exc, with CALL_PUSHED: the loop checks for it.
CallEnd generator_resume(Machine *m, Generator *g, Value sent, Value thrown) {
  Strand *s = m->strand;
  if (g->running) {
    raisef(m, m->e_ValueError, "generator already executing");
    return CALL_ERROR;
  }
  if (!g->frame) {
    if (thrown != V_UNBOUND) raise_value(m, incref(thrown));
    else raise_stop(m, V_NONE);
    return CALL_ERROR;
  }
  if (!g->started && sent != V_NONE) {
    raisef(m, m->e_TypeError, "can't send non-None value to a just-started generator");
    return CALL_ERROR;
  }
  Frame *f = g->frame;
  bool counted = !(f->code->flags & CODE_PRELUDE);
  if (!strand_has_room(m, s, counted)) return CALL_ERROR;
  s->depth += counted;
  s->inner += !counted;
  m->strands_share |= counted & s->apart;
  if (g->started) {
    const Ins *ins = f->pc - 1;
    if (ins->op == OP_YIELDFROM) {
      if (thrown == V_UNBOUND) {
        f->extra = incref(sent);  // what goes on to the inner generator
        f->pc--;
      }
    } else {
      Value old = f->r[ins->a];
      f->r[ins->a] = incref(sent);
      decref(m, old);
    }
  } else if (thrown != V_UNBOUND) {
    f->pc++;  // the place of the exception is the generator's first line
  }
  g->running = g->started = true;
  INCREF_OBJ(g);  // the strand's; given back when it yields or ends
  f->back = s->top;
  s->top = f;
  f->outer = s->handled;
  if (f->own != V_UNBOUND) {
    s->handled = f->own;
    f->own = V_UNBOUND;
  } else {
    s->handled = incref(s->handled);
  }
  if (thrown == V_UNBOUND) return CALL_PUSHED;
  Value inner = f->pc[-1].op == OP_YIELDFROM ? f->r[f->pc[-1].b] : V_UNBOUND, ignored;
  if (inner != V_UNBOUND) return call_prelude(m, "_throw_on", 2, (Value[]){inner, thrown}, &ignored);
  raise_value(m, incref(thrown));
  return CALL_PUSHED;
}

static Generator *self_gen(Value v) { return (Generator *)as_obj(v); }

static Value gen_next(Machine *m, const Value *args, int nargs) {
  return machine_resume(m, self_gen(args[0]), V_NONE, V_UNBOUND);
}
static Value gen_send(Machine *m, const Value *args, int nargs) {
  return machine_resume(m, self_gen(args[0]), args[1], V_UNBOUND);
}
static Value gen_iter(Machine *m, const Value *args, int nargs) { return incref(args[0]); }

static Value gen_throw(Machine *m, const Value *args, int nargs) {
  Value exc = args[1];
  if (nargs > 3 && args[3] != V_NONE && type_of(m, args[3]) != m->t_traceback)
    return raisef(m, m->e_TypeError, "throw() third argument must be a traceback object");
  if (is_kind(exc, K_EXCEPTION) && nargs > 2 && args[2] != V_NONE)
    return raisef(m, m->e_TypeError, "instance exception may not have a separate value");
  if (is_kind(exc, K_TYPE) && nargs > 2 && is_kind(args[2], K_EXCEPTION) &&
      is_instance(m, args[2], (Type *)as_obj(exc)))
    exc = args[2];
  if (is_kind(exc, K_TYPE) && type_is_subclass((Type *)as_obj(exc), m->e_BaseException))
    return machine_tail_prelude(m, "_throw_made", 3, (Value[]){args[0], exc, nargs > 2 ? args[2] : V_NONE});
  if (!is_kind(exc, K_EXCEPTION))
    return raisef(m, m->e_TypeError, "exceptions must be classes or instances deriving from BaseException, not %T",
                  exc);
  return machine_resume(m, self_gen(args[0]), V_NONE, exc);
}

static Value gen_close(Machine *m, const Value *args, int nargs) {
  Generator *g = self_gen(args[0]);
  if (!g->frame) return V_NONE;
  if (!g->started) {
    Frame *f = g->frame;
    g->frame = NULL;
    frame_free(m, f);
    return V_NONE;
  }
  return machine_tail_prelude(m, "_gen_close", 1, args);
}

static Value gen_get_name(Machine *m, Value v) { return incref(self_gen(v)->name); }
static Value gen_get_qualname(Machine *m, Value v) { return incref(self_gen(v)->qualname); }
static Value gen_get_running(Machine *m, Value v) { return from_bool(self_gen(v)->running); }

static const NativeDef methods[] = {{"__next__", gen_next, 1, 1, NULL}, {"__iter__", gen_iter, 1, 1, NULL},
                                    {"send", gen_send, 2, 2, NULL},     {"throw", gen_throw, 2, 4, NULL},
                                    {"close", gen_close, 1, 1, NULL},   {0}};
static Value gen_get_inner(Machine *m, Value v) {
  const Frame *f = self_gen(v)->frame;
  if (!f || !self_gen(v)->started || f->pc[-1].op != OP_YIELDFROM) return V_NONE;
  return f->r[f->pc[-1].b] == V_UNBOUND ? V_NONE : incref(f->r[f->pc[-1].b]);
}
static const GetSetDef attrs[] = {{"__name__", gen_get_name, NULL},
                                  {"__qualname__", gen_get_qualname, NULL},
                                  {"gi_running", gen_get_running, NULL},
                                  {"gi_yieldfrom", gen_get_inner, NULL},
                                  {0}};

void generators_boot(Machine *m) { type_add(m, m->t_generator, methods, attrs); }
