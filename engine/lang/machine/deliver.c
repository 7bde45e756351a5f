// The end of a frame: its result is delivered to the caller's current instruction, or its exception finds a handler.
#include "loop.h"

#include "lang/object/names.h"

#include <string.h>

static void put(Machine *m, Value *slot, Value v) {
  Value old = *slot;
  *slot = v;
  decref(m, old);
}

// Takes the top frame off the strand; it is freed, or belongs to its generator.
static void pop(Machine *m, Strand *s, Frame *f) {
  s->top = f->back;
  strand_count_out(s, f->code);
}

static void leave_generator(Machine *m, Strand *s, Frame *f, bool ends) {
  Generator *g = f->generator;
  if (ends || s->handled == f->outer) {
    decref(m, s->handled);
  } else {
    f->own = s->handled;
  }
  s->handled = f->outer;
  f->outer = V_UNBOUND;
  f->back = NULL;
  g->running = false;
  if (ends) {
    g->frame = NULL;
    f->generator = NULL;
    frame_free(m, f);
  }
  DECREF_OBJ(m, g);
}

// A signal handler's frame is gone: the step that waited is taken up again.
// raised: what the handler has raised, if the step must be left first; taken over.
static CallEnd after_interrupt(Machine *m, Strand *s, Value saved, Value raised) {
  if (saved == V_UNBOUND) return decref(m, raised), CALL_DONE;
  memcpy(&s->step, ((Bytes *)as_obj(saved))->data, sizeof s->step);
  decref(m, saved);
  s->between = s->step.done == NULL;
  if (s->step.leaves && !s->step.raises && is_kind(raised, K_EXCEPTION)) {
    s->step.arg2 = 1;
    s->step.deadline = -1;
    s->step.raises = true;
    s->step.keep[3] = raised;
  } else {
    decref(m, raised);
  }
  return CALL_WAIT;
}

CallEnd deliver(Machine *m, Strand *s, Value v) {
  Frame *f = s->top;
  if (!f) {
    s->state = STRAND_ENDED;
    put(m, &s->result, v);
    return CALL_DONE;
  }
  Ins i = f->pc[-1];
  Value *r = f->r;
  switch ((Op)i.op) {
  case OP_NOT: put(m, &r[i.a], v == V_TRUE ? V_FALSE : V_TRUE); return CALL_DONE;
  case OP_NOTIN: put(m, &r[i.a], v == V_TRUE ? V_FALSE : V_TRUE); return CALL_DONE;
  case OP_JT:
  case OP_JF:
    if ((v == V_TRUE) == (i.op == OP_JT)) f->pc += ins_jump(i);
    return CALL_DONE;
  case OP_JLT:
  case OP_JLE:
  case OP_JEQ:
  case OP_JNE:
  case OP_JGT:
  case OP_JGE:
  case OP_WITHEXC: {
    Value truth = v;
    if (v != V_TRUE && v != V_FALSE) {
      CallEnd end = do_truth(m, v, &truth);
      decref(m, v);
      if (end != CALL_DONE) return end;
    }
    if (i.op == OP_WITHEXC) put(m, &r[i.a], truth);
    else if ((truth == V_TRUE) == !!(i.x & XTRUE)) f->pc += (int16_t)i.c;
    return CALL_DONE;
  }
  case OP_UNPACK:
  case OP_UNPACKEX: return unpack_tuple(m, r, i, v);
  case OP_SETATTR:
  case OP_DELATTR:
  case OP_SETITEM:
  case OP_DELITEM:
  case OP_SETADD:
  case OP_DICTADD:
  case OP_LISTADD:
  case OP_LISTEXTEND:
  case OP_SETUPDATE:
  case OP_DICTUPDATE:
  case OP_DICTMERGE:
  case OP_IMPORTSTAR:
  case OP_WITHEXIT: decref(m, v); return CALL_DONE;
  case OP_IMPORT:  // a module's text has run: the instruction is done again
    f->pc--;
    decref(m, v);
    return CALL_DONE;
  case OP_RAISE: return raise_called(m, r, i, v);
  case OP_YIELDFROM:  // an inner __next__ gave a value: it is ours to yield
    return do_yield(m, s, f, v);
  default: put(m, &r[i.a], v); return CALL_DONE;
  }
}

CallEnd do_return(Machine *m, Strand *s, Frame *f, Value v) {
  pop(m, s, f);
  uint8_t flags = f->flags;
  if (flags & FRAME_GENERATOR) {
    leave_generator(m, s, f, true);
    raise_stop(m, v);
    decref(m, v);
    return CALL_ERROR;
  }
  if (flags & FRAME_INIT) {
    if (v != V_NONE) {
      raisef(m, m->e_TypeError, "__init__() should return None, not '%T'", v);
      decref(m, v);
      frame_free(m, f);
      return CALL_ERROR;
    }
    v = f->extra;
    f->extra = V_UNBOUND;
  } else if (flags & FRAME_CLASS) {
    decref(m, v);
    CallEnd end = class_build(m, f, &v);
    frame_free(m, f);
    return end == CALL_DONE ? deliver(m, s, v) : end;
  } else if (flags & FRAME_DROP) {
    Value saved = f->extra;
    f->extra = V_UNBOUND;
    frame_free(m, f);
    return after_interrupt(m, s, saved, v);
  }
  if (flags) frame_free(m, f);
  else frame_drop(m, f);
  return deliver(m, s, v);
}

CallEnd do_yield(Machine *m, Strand *s, Frame *f, Value v) {
  pop(m, s, f);
  leave_generator(m, s, f, false);
  return deliver(m, s, v);
}

// One round of "yield from": the inner iterator gives its next value, or ends and its value is ours.
CallEnd do_yield_from(Machine *m, Strand *s, Frame *f, Ins i) {
  Value it = f->r[i.b], sent = f->extra, v = V_NONE;
  f->extra = V_UNBOUND;
  if (sent == V_UNBOUND) sent = V_NONE;
  CallEnd end;
  if (is_kind(it, K_GENERATOR)) {
    end = generator_resume(m, (Generator *)as_obj(it), sent, V_UNBOUND);
  } else if (is_kind(it, K_ITERATOR)) {
    v = iter_next(m, (Iterator *)as_obj(it));
    if (v == V_UNBOUND && s->exc == V_UNBOUND) {
      put(m, &f->r[i.b], V_UNBOUND);
      put(m, &f->r[i.a], V_NONE);
      decref(m, sent);
      return CALL_DONE;
    }
    end = call_native_result(m, v, &v);
  } else if (sent != V_NONE) {
    end = call_prelude(m, "_send", 2, (Value[]){it, sent}, &v);
  } else {
    end = do_next(m, it, &v);
  }
  decref(m, sent);
  return end == CALL_DONE ? do_yield(m, s, f, v) : end;
}

// ---- exceptions ----

static const Handler *find_handler(const Frame *f) {
  uint32_t at = (uint32_t)(f->pc - f->code->ins) - 1;
  for (uint32_t i = f->code->nhandlers; i-- > 0;) {
    const Handler *h = &f->code->handlers[i];
    if (at >= h->start && at < h->end) return h;
  }
  return NULL;
}

// StopIteration from an iterator's __next__ ends the loop or the delegation that called it.
static bool ends_iteration(Machine *m, Strand *s, Frame *f) {
  Ins i = f->pc[-1];
  if (i.op != OP_FOR && i.op != OP_YIELDFROM) return false;
  if (!exception_matches(s->exc, m->e_StopIteration)) return false;
  Value exc = exception_take(m);
  put(m, &f->r[i.b], V_UNBOUND);
  if (i.op == OP_FOR) {
    f->pc += (int16_t)i.c;
  } else {
    const Tuple *args = (const Tuple *)as_obj(((Exception *)as_obj(exc))->args);
    put(m, &f->r[i.a], args->count ? incref(args->items[0]) : V_NONE);
  }
  decref(m, exc);
  return true;
}

// A module whose text has raised is none: the next import runs it again.
static void module_failed(Machine *m, const Frame *f) {
  Value name = dict_get_name(f->globals, name_name);
  if (!is_kind(name, K_STR) || f->globals == m->main) return;
  Value found = dict_get_name(m->modules, name);
  if (is_kind(found, K_MODULE) && ((Module *)as_obj(found))->dict == f->globals) dict_del_name(m, m->modules, name);
}

// A StopIteration that leaves a generator by mistake becomes a RuntimeError. Not that of the prelude's, which stand for
// iterators in C: there it is their end.
static void stop_leaves_generator(Machine *m, Strand *s, const Frame *f) {
  if (f->code->flags & CODE_PRELUDE) return;
  if (!exception_matches(s->exc, m->e_StopIteration)) return;
  Value stop = exception_take(m);
  raisef(m, m->e_RuntimeError, "generator raised StopIteration");
  if (!is_kind(s->exc, K_EXCEPTION)) return;
  Exception *e = (Exception *)as_obj(s->exc);
  e->cause = incref(stop);
  e->context = stop;
  e->suppress_context = true;
}

bool unwind(Machine *m, Strand *s, bool note) {
  bool fresh = note;
  for (Frame *f; (f = s->top);) {
    if (ends_iteration(m, s, f)) return true;
    if (fresh && ((Exception *)as_obj(s->exc))->traceback == V_UNBOUND) exception_set_context(m, s->exc);
    fresh = false;
    if (note) unwind_note(m, s->exc, f);
    note = true;
    const Handler *h = find_handler(f);
    if (h) {
      if (m->own.reserve && f->code->flags & CODE_PRELUDE && exception_matches(s->exc, m->e_MemoryError)) {
        heap_free(m->heap, m->own.reserve, MACHINE_RESERVE);
        m->own.reserve = NULL;
      }
      for (uint32_t k = h->level; k < f->nregs; k++) put(m, &f->r[k], V_UNBOUND);
      put(m, &f->r[h->reg], exception_take(m));
      f->pc = f->code->ins + h->target;
      return true;
    }
    pop(m, s, f);
    if (f->code->flags & CODE_MODULE) module_failed(m, f);
    if (f->flags & FRAME_GENERATOR) {
      stop_leaves_generator(m, s, f);
      leave_generator(m, s, f, true);
    } else {
      if (f->flags & FRAME_DROP && f->extra != V_UNBOUND) {  // the handler raised: the step that waited is given up
        memcpy(&s->step, ((Bytes *)as_obj(f->extra))->data, sizeof s->step);
        machine_step_release(m, &s->step);
      } else if (f->flags & FRAME_DROP && f->back) {
        f->back->pc++;  // it came between two instructions: what it raised belongs to the one to come
      }
      frame_free(m, f);
    }
  }
  s->state = STRAND_ENDED;
  return false;
}
