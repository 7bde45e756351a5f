// sys.stdout and sys.stderr.
//
// As in CPython stdout is block buffered (8 KiB), or line buffered if it is a terminal; stderr is line buffered. The
// buffer is private memory: a fork copies it, a kill loses it. A write to the world is a step.
#include "stream.h"

#include <errno.h>

static int which_of(Machine *m, Value self) {
  const Binding *b = bind_of(m);
  return b->stream[1].object == self ? 1 : 0;
}

// ---- writing what is gathered ----

// The text that is being written is a Bytes under keep[0]; keep[1]: how much of it is written; keep[2]: what to return
static Value written(Machine *m, Strand *s);

static Value write_rest(Machine *m, int which, Value text, uint32_t at, Value result) {
  const Bytes *b = (const Bytes *)as_obj(text);
  if (at >= b->size) return incref(result);
  uint32_t n = b->size - at < WORLD_WRITE ? b->size - at : WORLD_WRITE;
  Step *step = machine_step_begin(m, VERB_WRITE, 0);
  step->arg = which + 1;
  machine_step_keep(m, 0, text);
  machine_step_keep(m, 1, from_int(at + n));
  machine_step_keep(m, 2, result);
  step->bytes = b->data + at;
  step->nbytes = n;
  return machine_step(m, written);
}

// After a failed flush the unwritten text stays in the buffer, as in CPython: the next flush tries again.
static void gather_again(Machine *m, const Strand *s) {
  Stream *st = &bind_of(m)->stream[s->step.arg - 1];
  const Bytes *b = (const Bytes *)as_obj(s->step.keep[0]);
  uint32_t at = (uint32_t)as_int(s->step.keep[1]) - s->step.nbytes, left = b->size - at;
  if (s->step.keep[2] != V_NONE || st->size + left > BIND_STREAM) return;
  memmove(st->data + left, st->data, st->size);
  memcpy(st->data, b->data + at, left);
  st->size += left;
}

static Value written(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  if (s->step.result2) {
    gather_again(m, s);
    return raise_os(m, (int)s->step.result2);
  }
  Value text = incref(s->step.keep[0]), result = incref(s->step.keep[2]);
  Value v = write_rest(m, (int)s->step.arg - 1, text, (uint32_t)as_int(s->step.keep[1]), result);
  decref(m, text);
  decref(m, result);
  return v;
}

// Writes the buffer and then more, in one write. The buffer is empty afterwards, unless the write fails (above).
static Value write_all(Machine *m, int which, const char *more, uint32_t size, Value result) {
  Stream *st = &bind_of(m)->stream[which];
  if (st->size + size == 0) return incref(result);
  Value text = bytes_new(m, NULL, (size_t)st->size + size);
  if (text == V_UNBOUND) return text;
  char *data = ((Bytes *)as_obj(text))->data;
  memcpy(data, st->data, st->size);
  memcpy(data + st->size, more, size);
  st->size = 0;
  Value v = write_rest(m, which, text, 0, result);
  decref(m, text);
  return v;
}

// Returns None when the buffer is written. which: 0 stdout, 1 stderr
static Value flush_text(Machine *m, int which) { return write_all(m, which, "", 0, V_NONE); }

// ---- methods ----

static Value raise_closed(Machine *m) { return raisef(m, m->e_ValueError, "I/O operation on closed file."); }

static Value stream_write(Machine *m, const Value *args, int nargs) {
  int which = which_of(m, args[0]);
  Stream *st = &bind_of(m)->stream[which];
  if (!is_kind(args[1], K_STR)) return raisef(m, m->e_TypeError, "write() argument must be str, not %T", args[1]);
  if (st->closed) return raise_closed(m);
  const char *data = str_data(args[1]);
  uint32_t size = str_size(args[1]);
  Value length = from_int(((Str *)as_obj(args[1]))->length);
  bool newline = st->by_line && memchr(data, '\n', size);
  if (newline || st->size + size > BIND_STREAM) return write_all(m, which, data, size, length);
  memcpy(st->data + st->size, data, size);
  st->size += size;
  return length;
}

static Value stream_flush(Machine *m, const Value *args, int nargs) {
  int which = which_of(m, args[0]);
  return bind_of(m)->stream[which].closed ? raise_closed(m) : flush_text(m, which);
}
static Value stream_close(Machine *m, const Value *args, int nargs) {
  int which = which_of(m, args[0]);
  if (bind_of(m)->stream[which].closed) return V_NONE;
  bind_of(m)->stream[which].closed = true;
  return flush_text(m, which);
}
static Value stream_isatty(Machine *m, const Value *args, int nargs) {
  return from_bool(host_is_terminal(m, which_of(m, args[0]) + 1));
}
static Value stream_fileno(Machine *m, const Value *args, int nargs) { return from_int(which_of(m, args[0]) + 1); }
static Value stream_true(Machine *m, const Value *args, int nargs) { return V_TRUE; }
static Value stream_false(Machine *m, const Value *args, int nargs) { return V_FALSE; }

static Value stream_writelines(Machine *m, const Value *args, int nargs) {
  bool python = false;
  Value lines = iter_all(m, args[1], &python);
  if (lines == V_UNBOUND)
    return python ? raisef(m, m->e_TypeError, "mplab: writelines() takes a list or a tuple") : V_UNBOUND;
  Buffer b;
  buffer_init(&b, m);
  const List *l = (const List *)as_obj(lines);
  for (uint32_t i = 0; i < l->count; i++) {
    if (!is_kind(l->items[i], K_STR)) {
      raisef(m, m->e_TypeError, "write() argument must be str, not %T", l->items[i]);
      buffer_free(&b);
      decref(m, lines);
      return V_UNBOUND;
    }
    buffer_add(&b, str_data(l->items[i]), str_size(l->items[i]));
  }
  decref(m, lines);
  Value text = buffer_str(&b);
  if (text == V_UNBOUND) return text;
  Value v = stream_write(m, (Value[]){args[0], text}, 2);
  decref(m, text);
  return is_int(v) ? V_NONE : v;
}

static Value stream_repr(Machine *m, const Value *args, int nargs) {
  return str_format(m, "<_io.TextIOWrapper name='<%s>' mode='w' encoding='utf-8'>",
                    which_of(m, args[0]) ? "stderr" : "stdout");
}

static Value get_name(Machine *m, Value self) { return str_from(m, which_of(m, self) ? "<stderr>" : "<stdout>"); }
static Value get_encoding(Machine *m, Value self) { return str_from(m, "utf-8"); }
static Value get_errors(Machine *m, Value self) {
  return str_from(m, which_of(m, self) ? "backslashreplace" : "strict");
}
static Value get_mode(Machine *m, Value self) { return str_from(m, "w"); }
static Value get_closed(Machine *m, Value self) { return from_bool(bind_of(m)->stream[which_of(m, self)].closed); }
static Value get_line_buffering(Machine *m, Value self) {
  return from_bool(bind_of(m)->stream[which_of(m, self)].by_line);
}

// reconfigure(line_buffering=True): for programs that want their prints at once.
static Value stream_reconfigure(Machine *m, const Value *args, int nargs) {
  if (given(args[1]) && args[1] != V_NONE)
    bind_of(m)->stream[which_of(m, args[0])].by_line = bind_truth(m, args[1], false);
  return flush_text(m, which_of(m, args[0]));
}

static const NativeDef stream_methods[] = {
    {"write", stream_write, 2, 2, NULL},    {"writelines", stream_writelines, 2, 2, NULL},
    {"flush", stream_flush, 1, 1, NULL},    {"close", stream_close, 1, 1, NULL},
    {"isatty", stream_isatty, 1, 1, NULL},  {"fileno", stream_fileno, 1, 1, NULL},
    {"writable", stream_true, 1, 1, NULL},  {"readable", stream_false, 1, 1, NULL},
    {"seekable", stream_false, 1, 1, NULL}, {"reconfigure", stream_reconfigure, 1, 2, "self * line_buffering"},
    {"__repr__", stream_repr, 1, 1, NULL},  {0},
};
static const GetSetDef stream_attrs[] = {{"name", get_name, NULL},
                                         {"encoding", get_encoding, NULL},
                                         {"errors", get_errors, NULL},
                                         {"mode", get_mode, NULL},
                                         {"closed", get_closed, NULL},
                                         {"line_buffering", get_line_buffering, NULL},
                                         {0}};

void bind_stream_boot(Machine *m) {
  Binding *b = bind_of(m);
  b->t.stream = type_new_native(m, "TextIOWrapper", "_io", m->t_object, K_INSTANCE, stream_methods, stream_attrs);
  for (int i = 0; i < 2; i++) {
    Instance *o = object_alloc(m, sizeof *o, K_INSTANCE, b->t.stream);
    if (!o || !(o->dict = dict_new(m))) return;
    b->stream[i] = (Stream){
        .data = heap_alloc(m->heap, BIND_STREAM), .by_line = i == 1 || host_is_terminal(m, 1), .object = from_obj(o)};
  }
}
