// Queue and SimpleQueue.
//
// As in CPython, put takes a place and leaves the item with the process's own feeder (feeder.c), which pickles it later
// and writes it into the pipe; get takes the reading lock and waits for a message. A SimpleQueue has no feeder: its put
// writes.
#include <errno.h>

#include "bind.h"
#include "queue.h"
#include "lang/pickle/pickle.h"

// ---- flags of a handle: this process's own, and forgotten by a fork, as CPython's _reset does ----

enum { CLOSED = 1 };

static uint32_t flags_of(Machine *m, Value self) {
  uint32_t aux = shared_of(self)->aux;
  return aux >> 8 == host_slot(m) ? aux & 0xff : 0;
}
static void set_flag(Machine *m, Value self, uint32_t flag) {
  shared_of(self)->aux = host_slot(m) << 8 | flags_of(m, self) | flag;
}

static bool is_open(Machine *m, Value self) {
  if (!bind_filled(m, self)) return false;
  if (!(flags_of(m, self) & CLOSED)) return true;
  if (is_instance(m, self, bind_of(m)->t.simple)) raisef(m, m->e_OSError, "handle is closed");
  else raisef(m, m->e_ValueError, "Queue %R is closed", self);
  return false;
}

static Value raise_queue(Machine *m, const char *name) {
  Value module = machine_module(m, "queue");
  Value type = is_kind(module, K_MODULE)
                   ? dict_get_name(((Module *)as_obj(module))->dict, str_constant(name, strlen(name)))
                   : V_UNBOUND;
  if (!is_kind(type, K_TYPE)) return raisef(m, m->e_RuntimeError, "queue.%s", name);
  Value exc = exception_new(m, (Type *)as_obj(type), tuple_new(m, 0));
  return exc == V_UNBOUND ? exc : raise_value(m, exc);
}

static Value raise_eof(Machine *m) {
  Value exc = exception_new(m, m->e_EOFError, tuple_new(m, 0));
  return exc == V_UNBOUND ? exc : raise_value(m, exc);
}

// ---- put ----

static Value put_done(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  if (s->step.timed_out || !s->step.result) return raise_queue(m, "Full");
  if (s->step.keep[1] == V_UNBOUND) return V_NONE;  // _place: the item comes later
  bool changes = s->step.keep[2] == V_TRUE;
  return bind_feeder_put(m, s->step.keep[0], s->step.keep[1], changes);
}

static Value put(Machine *m, Value self, Value item, Value block, Value timeout) {
  bool forever, wait = bind_truth(m, block, true);
  double seconds;
  if (!is_open(m, self) || raised(m) || !bind_timeout(m, timeout, &forever, &seconds)) return V_UNBOUND;
  bool changes = item != V_UNBOUND && bind_may_change(m, shared_of(self)->id, item, 1);
  Step *step = machine_step_begin(m, VERB_PUT, shared_of(self)->id);
  step->arg = wait && (forever || seconds > 0);
  if (step->arg && !forever) step->deadline = bind_deadline(m, seconds);
  machine_step_keep(m, 0, self);
  machine_step_keep(m, 1, item);
  machine_step_keep(m, 2, from_bool(changes));
  return machine_step(m, put_done);
}

static Value queue_put(Machine *m, const Value *args, int nargs) { return put(m, args[0], args[1], args[2], args[3]); }
static Value queue_put_nowait(Machine *m, const Value *args, int nargs) {
  return put(m, args[0], args[1], V_FALSE, V_UNBOUND);
}
static Value queue_place(Machine *m, const Value *args, int nargs) {
  return put(m, args[0], V_UNBOUND, args[1], args[2]);
}
static Value queue_append(Machine *m, const Value *args, int nargs) {
  return bind_feeder_put(m, args[0], args[1], bind_may_change(m, shared_of(args[0])->id, args[1], 1));
}

// ---- get ----

static Value get_done(Machine *m, Strand *s);

static Value get_step(Machine *m, Verb verb, uint32_t queue, int64_t deadline) {
  Step *step = machine_step_begin(m, verb, queue);
  step->deadline = deadline;
  step->leaves = verb == VERB_RECV;
  return machine_step(m, get_done);
}

static Value get_done(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  uint32_t queue = s->step.object;
  int64_t deadline = s->step.deadline;
  if (s->step.timed_out) return raise_queue(m, "Empty");
  if (s->step.result) return pickle_loads(m, s->step.out, s->step.out_size);
  if (s->step.verb == VERB_GET_NOWAIT) return raise_queue(m, "Empty");
  if (s->step.verb == VERB_RECV) return raise_eof(m);
  return get_step(m, VERB_RECV, queue, deadline);
}

static Value get(Machine *m, Value self, Value block, Value timeout) {
  bool forever, wait = bind_truth(m, block, true);
  double seconds;
  if (wait && is_kind(timeout, K_STR) && is_open(m, self))
    return raisef(m, m->e_TypeError, "unsupported operand type(s) for +: 'float' and 'str'");
  if (!is_open(m, self) || raised(m) || !bind_timeout(m, timeout, &forever, &seconds)) return V_UNBOUND;
  bool now = !wait || (!forever && seconds <= 0);
  return get_step(m, now ? VERB_GET_NOWAIT : VERB_GET, shared_of(self)->id,
                  now || forever ? -1 : bind_deadline(m, seconds));
}

static Value queue_get(Machine *m, const Value *args, int nargs) { return get(m, args[0], args[1], args[2]); }
static Value queue_get_nowait(Machine *m, const Value *args, int nargs) { return get(m, args[0], V_FALSE, V_UNBOUND); }

// ---- questions ----

static Value number_done(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_int(s->step.result);
}
static Value bool_done(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_bool(s->step.result != 0);
}

static Value ask(Machine *m, Value self, Verb verb, StepDone done) {
  if (!bind_filled(m, self)) return V_UNBOUND;
  machine_step_begin(m, verb, shared_of(self)->id);
  return machine_step(m, done);
}
static Value queue_qsize(Machine *m, const Value *args, int nargs) { return ask(m, args[0], VERB_QSIZE, number_done); }
static Value queue_empty(Machine *m, const Value *args, int nargs) { return ask(m, args[0], VERB_EMPTY, bool_done); }
static Value queue_full(Machine *m, const Value *args, int nargs) { return ask(m, args[0], VERB_FULL, bool_done); }

// ---- the end ----

static Value queue_close(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  set_flag(m, args[0], CLOSED);
  return V_NONE;
}

static Value queue_join_thread(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  if (!(flags_of(m, args[0]) & CLOSED)) return raisef(m, m->e_AssertionError, "Queue %R not closed", args[0]);
  return bind_feeder_join(m, args[0]);
}
static Value queue_finish(Machine *m, const Value *args, int nargs) { return bind_feeder_join(m, args[0]); }
static Value queue_cancel(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  bind_feeder_cancel(m, args[0]);
  return V_NONE;
}

// ---- making one ----

static Value new_queue(Machine *m, Value self, WorldKind kind, int64_t maxsize) {
  WorldSpec spec = {.kind = kind, .owner = -1, .lock = -1, .bound = maxsize};
  uint32_t id = bind_object_new(m, &spec);
  if (id == BIND_NO_OBJECT) return V_UNBOUND;
  shared_of(self)->id = id;
  return V_NONE;
}

static Value queue_init(Machine *m, const Value *args, int nargs) {
  int64_t maxsize = 0;
  if (is_kind(args[1], K_STR))
    return raisef(m, m->e_TypeError, "'<=' not supported between instances of 'str' and 'int'");
  if (given(args[1]) && !bind_int(m, args[1], &maxsize)) return V_UNBOUND;
  bool joinable = !strcmp(type_name(m, args[0]), "JoinableQueue");
  return new_queue(m, args[0], joinable ? KIND_JOINABLEQUEUE : KIND_QUEUE, maxsize > 0 ? maxsize : 0);
}

static Value queue_maxsize(Machine *m, Value self) {
  if (!bind_filled(m, self)) return V_UNBOUND;
  int64_t bound = world_object(host_world(m), shared_of(self)->id)->bound;
  return from_int(bound > 0 ? bound : INT32_MAX);
}

static const NativeDef queue_methods[] = {
    {"__init__", queue_init, 1, 3, "self maxsize * ctx"},
    {"put", queue_put, 2, 4, "self obj block timeout"},
    {"put_nowait", queue_put_nowait, 2, 2, "self obj"},
    {"get", queue_get, 1, 3, "self block timeout"},
    {"get_nowait", queue_get_nowait, 1, 1, NULL},
    {"qsize", queue_qsize, 1, 1, NULL},
    {"empty", queue_empty, 1, 1, NULL},
    {"full", queue_full, 1, 1, NULL},
    {"close", queue_close, 1, 1, NULL},
    {"join_thread", queue_join_thread, 1, 1, NULL},
    {"cancel_join_thread", queue_cancel, 1, 1, NULL},
    {"_place", queue_place, 1, 3, "self block timeout"},
    {"_append", queue_append, 2, 2, NULL},
    {"_finish", queue_finish, 1, 1, NULL},
    {0},
};
// What connection.wait can wait for: the queue itself.
static Value queue_reader(Machine *m, Value self) { return incref(self); }

static const GetSetDef queue_attrs[] = {{"_maxsize", queue_maxsize, NULL}, {"_reader", queue_reader, NULL}, {0}};
static const GetSetDef simple_attrs[] = {{"_reader", queue_reader, NULL}, {0}};

// ---- SimpleQueue ----

static Value drained(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }

static Value fed(Machine *m, Strand *s) {
  bind_of(m)->feeds++;
  if (s->step.error) return bind_world_error(m, s);
  if (s->step.result < 0) return raise_os(m, EPIPE);
  if (!s->step.result) return V_NONE;
  int64_t number = s->step.result2;
  machine_step_begin(m, VERB_DRAINED, s->step.object)->arg = number;
  return machine_step(m, drained);
}

// Writes a message; simple: it takes the place itself. data: a Bytes, borrowed. None when the feeder may go on.
static Value feed_message(Machine *m, uint32_t queue, Value data, bool simple) {
  Step *step = machine_step_begin(m, VERB_FEED, queue);
  step->arg = simple;
  machine_step_keep(m, 0, data);
  step->bytes = ((Bytes *)as_obj(data))->data;
  step->nbytes = ((Bytes *)as_obj(data))->size;
  return machine_step(m, fed);
}

static Value simple_init(Machine *m, const Value *args, int nargs) {
  return new_queue(m, args[0], KIND_SIMPLEQUEUE, 0);
}

static Value simple_put(Machine *m, const Value *args, int nargs) {
  if (!is_open(m, args[0])) return V_UNBOUND;
  Value data = pickle_dumps(m, args[1]);
  if (data == V_TAIL) {
    decref(m, m->tail.callable), decref(m, m->tail.args), decref(m, m->tail.kwargs);
    m->tail.callable = m->tail.args = m->tail.kwargs = V_UNBOUND;
    Value slow = bind_mp_function(m, "_put_simple");
    return slow == V_UNBOUND ? slow : machine_tail(m, slow, tuple_of(m, 2, args[0], args[1]), V_UNBOUND);
  }
  if (data == V_UNBOUND) return data;
  Value v = feed_message(m, shared_of(args[0])->id, data, true);
  decref(m, data);
  return v;
}

static Value simple_get(Machine *m, const Value *args, int nargs) { return get(m, args[0], V_UNBOUND, V_UNBOUND); }
static Value simple_empty(Machine *m, const Value *args, int nargs) {
  return is_open(m, args[0]) ? ask(m, args[0], VERB_EMPTY, bool_done) : V_UNBOUND;
}

static const NativeDef simple_methods[] = {
    {"__init__", simple_init, 1, 2, "self * ctx"},
    {"put", simple_put, 2, 2, "self obj"},
    {"get", simple_get, 1, 1, NULL},
    {"empty", simple_empty, 1, 1, NULL},
    {"close", queue_close, 1, 1, NULL},
    {0},
};

// For the prelude's slow path: feeds an item whose pickling ran Python.
static Value mp_feed(Machine *m, const Value *args, int nargs) {
  return feed_message(m, shared_of(args[0])->id, args[1], is_instance(m, args[0], bind_of(m)->t.simple));
}
static Value mp_feeding(Machine *m, const Value *args, int nargs) { return bind_feeders(m); }

// one_sided(tasks, results): a pool's two queues, whose other ends its workers have closed
static Value mp_one_sided(Machine *m, const Value *args, int nargs) {
  world_object(host_world(m), shared_of(args[0])->id)->count = SIDES_MAKER_WRITES;
  world_object(host_world(m), shared_of(args[1])->id)->count = SIDES_MAKER_READS;
  return V_NONE;
}

// own(part, whole, what, bound): the bench shows part as a part of whole; what: the letter of a WorldRole
static Value mp_own(Machine *m, const Value *args, int nargs) {
  WorldObject *part = world_object(host_world(m), shared_of(args[0])->id);
  if (nargs > 2 && is_kind(args[2], K_STR)) part->role = str_data(args[2])[0];
  if (nargs > 3 && is_int(args[3])) part->bound = as_int(args[3]);
  bind_own(m, shared_of(args[0])->id, shared_of(args[1])->id);
  return V_NONE;
}

const NativeDef bind_queue_natives[] = {{"own", mp_own, 2, 4, "=hhsi"},
                                        {"one_sided", mp_one_sided, 2, 2, "=hh"},
                                        {"feed", mp_feed, 2, 2, "=hb"},
                                        {"feeding", mp_feeding, 0, 0, NULL},
                                        {"item_fed", bind_item_fed, 1, 1, "=H"},
                                        {"item_failed", bind_item_failed, 1, 1, "=H"},
                                        {0}};

void bind_queue_boot(Machine *m) {
  static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
  Binding *b = bind_of(m);
  b->t.queue = type_new_native(m, "Queue", "multiprocessing.queues", m->t_shared, K_SHARED, queue_methods, queue_attrs);
  b->t.queue->make = &make;
  b->t.queue->head.flags |= TYPE_WRITTEN;
  b->t.simple = type_new_native(m, "SimpleQueue", "multiprocessing.queues", m->t_shared, K_SHARED, simple_methods,
                                simple_attrs);
  b->t.simple->make = &make;
  b->t.simple->head.flags |= TYPE_WRITTEN;
}
