// Connections: the ends of pipes, and waiting for several things at once.
//
// A Connection is a handle on one end of a pipe of the world. A process may have several for the same end; when the
// last is closed or freed, a step closes the end in the world. A pickled connection is lent (steps lend, take); during
// a spawn it is an end that the child has open from its birth.
#include <errno.h>

#include "bind.h"
#include "lang/types/containers.h"
#include "lang/pickle/pickle.h"

// Shared.aux of a connection: descriptor << 8 and these
enum { CONN_END = 1, CONN_READABLE = 2, CONN_WRITABLE = 4, CONN_CLOSED = 8 };

struct OpenPipe {
  OpenPipe *next;
  uint32_t pipe, count[2];
};
struct ManyList {
  ManyList *next;
  uint64_t list;
  uint32_t room;
  bool busy;
};

static int end_of(Value v) { return (int)shared_of(v)->aux & CONN_END; }
static bool has(Value v, uint32_t flag) { return shared_of(v)->aux & flag; }

// ---- how many connections an end has here ----

static OpenPipe *find_pipe(Machine *m, uint32_t pipe) {
  OpenPipe *p = bind_of(m)->pipes;
  while (p && p->pipe != pipe) p = p->next;
  return p;
}

static bool count_up(Machine *m, uint32_t pipe, int end) {
  OpenPipe *p = find_pipe(m, pipe);
  if (!p) {
    if (!(p = heap_alloc(m->heap, sizeof *p))) return raise_memory(m), false;
    *p = (OpenPipe){.next = bind_of(m)->pipes, .pipe = pipe};
    bind_of(m)->pipes = p;
  }
  p->count[end]++;
  return true;
}

// true: that was the last one
static bool count_down(Machine *m, uint32_t pipe, int end) {
  OpenPipe **at = &bind_of(m)->pipes;
  while (*at && (*at)->pipe != pipe) at = &(*at)->next;
  OpenPipe *p = *at;
  if (!p || !p->count[end]) return false;
  bool last = --p->count[end] == 0;
  if (!p->count[0] && !p->count[1]) {
    *at = p->next;
    heap_free(m->heap, p, sizeof *p);
  }
  return last;
}

// The lowest number that is free, as the kernel gives them out.
static uint32_t new_descriptor(Machine *m) {
  uint64_t *taken = bind_of(m)->descriptors;
  for (uint32_t i = 3; i < 16 * 64; i++) {
    if (taken[i / 64] >> i % 64 & 1) continue;
    taken[i / 64] |= (uint64_t)1 << i % 64;
    return i;
  }
  return 16 * 64;
}
static void free_descriptor(Machine *m, uint32_t n) {
  if (n < 16 * 64) bind_of(m)->descriptors[n / 64] &= ~((uint64_t)1 << n % 64);
}

static Value connection_new(Machine *m, uint32_t pipe, int end, uint32_t flags) {
  Value v = bind_shared_new(m, bind_of(m)->t.connection, pipe);
  if (v == V_UNBOUND) return v;
  if (!count_up(m, pipe, end)) {
    as_obj(v)->flags |= INSTANCE_SAID;
    shared_of(v)->aux = CONN_CLOSED;
    return decref(m, v), V_UNBOUND;
  }
  shared_of(v)->aux = new_descriptor(m) << 8 | (uint32_t)end | flags;
  return v;
}

// pipe(duplex): both ends of a new one
static Value mp_pipe(Machine *m, const Value *args, int nargs) {
  bool duplex = bind_truth(m, args[0], true);
  WorldSpec spec = {.kind = KIND_PIPE, .owner = -1, .lock = -1, .count = duplex ? 2 : 1};
  if (raised(m)) return V_UNBOUND;
  uint32_t pipe = bind_object_new(m, &spec);
  if (pipe == BIND_NO_OBJECT) return V_UNBOUND;
  Value a = connection_new(m, pipe, 0, duplex ? CONN_READABLE | CONN_WRITABLE : CONN_READABLE);
  Value b = a == V_UNBOUND ? a : connection_new(m, pipe, 1, duplex ? CONN_READABLE | CONN_WRITABLE : CONN_WRITABLE);
  Value both = b == V_UNBOUND ? b : tuple_of(m, 2, a, b);
  decref(m, a);
  decref(m, b);
  return both;
}

// ---- may it be used ----

static bool is_open(Machine *m, Value self) {
  if (shared_of(self)->id != BIND_NO_OBJECT && !has(self, CONN_CLOSED)) return true;
  raisef(m, m->e_OSError, "handle is closed");
  return false;
}
static bool may(Machine *m, Value self, uint32_t what) {
  if (!is_open(m, self)) return false;
  if (has(self, what)) return true;
  raisef(m, m->e_OSError, what == CONN_READABLE ? "connection is write-only" : "connection is read-only");
  return false;
}

static Step *begin(Machine *m, Verb verb, Value self) {
  Step *step = machine_step_begin(m, verb, shared_of(self)->id);
  step->arg = end_of(self);
  return step;
}

// ---- sending ----

static Value sent(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  if (s->step.result == 0) return raise_os(m, EPIPE);
  if (s->step.result == 1) return V_NONE;
  int64_t end = s->step.arg, number = s->step.result2;
  Step *step = machine_step_begin(m, VERB_PIPE_SENT, s->step.object);
  step->arg = end;
  step->arg2 = number;
  return machine_step(m, sent);
}

// keep: what the bytes belong to
static Value send_message(Machine *m, Value self, Value keep, const void *bytes, uint32_t nbytes) {
  Step *step = begin(m, VERB_PIPE_SEND, self);
  machine_step_keep(m, 0, keep);
  step->bytes = bytes;
  step->nbytes = nbytes;
  return machine_step(m, sent);
}

static Value send_whole(Machine *m, Value self, Value data) {
  return send_message(m, self, data, ((Bytes *)as_obj(data))->data, ((Bytes *)as_obj(data))->size);
}

static Value conn_send(Machine *m, const Value *args, int nargs) {
  if (!may(m, args[0], CONN_WRITABLE)) return V_UNBOUND;
  Value data = pickle_dumps(m, args[1]);
  if (data == V_TAIL) {
    tail_drop(m);
    Value slow = bind_mp_function(m, "_send_slowly");
    return slow == V_UNBOUND ? slow : machine_tail(m, slow, tuple_of(m, 2, args[0], args[1]), V_UNBOUND);
  }
  if (data == V_UNBOUND) return data;
  Value v = send_whole(m, args[0], data);
  decref(m, data);
  return v;
}

// send_pickled(connection, bytes): of an object whose pickling ran Python
static Value mp_send_pickled(Machine *m, const Value *args, int nargs) {
  return is_open(m, args[0]) ? send_whole(m, args[0], args[1]) : V_UNBOUND;
}

static bool buffer_of(Machine *m, Value v, char **data, int64_t *size) {
  if (is_kind(v, K_BYTES)) return *data = ((Bytes *)as_obj(v))->data, *size = ((Bytes *)as_obj(v))->size, true;
  if (is_kind(v, K_BYTEARRAY))
    return *data = ((ByteArray *)as_obj(v))->data, *size = ((ByteArray *)as_obj(v))->size, true;
  raisef(m, m->e_TypeError, "memoryview: a bytes-like object is required, not '%T'", v);
  return false;
}

// Is it an array of array.py? Python makes the bytes then.
static bool is_machine_array(Machine *m, Value v) {
  return is_kind(v, K_INSTANCE) && type_lookup_str(m, as_obj(v)->type, "_put_bytes") != V_UNBOUND;
}

static Value by_python(Machine *m, const char *name, const Value *args, uint32_t n) {
  Value f = bind_mp_function(m, name), all = f == V_UNBOUND ? f : tuple_new(m, n);
  if (all == V_UNBOUND) return all;
  for (uint32_t i = 0; i < n; i++) ((Tuple *)as_obj(all))->items[i] = given(args[i]) ? incref(args[i]) : V_NONE;
  return machine_tail(m, f, all, V_UNBOUND);
}

static Value conn_send_bytes(Machine *m, const Value *args, int nargs) {
  int64_t total, offset = 0, size;
  char *data;
  if (is_machine_array(m, args[1])) return by_python(m, "_send_array", args, 4);
  if (!may(m, args[0], CONN_WRITABLE) || !buffer_of(m, args[1], &data, &total)) return V_UNBOUND;
  if (given(args[2]) && !bind_int(m, args[2], &offset)) return V_UNBOUND;
  if (offset < 0) return raisef(m, m->e_ValueError, "offset is negative");
  if (total < offset) return raisef(m, m->e_ValueError, "buffer length < offset");
  size = total - offset;
  if (given(args[3]) && args[3] != V_NONE && !bind_int(m, args[3], &size)) return V_UNBOUND;
  if (size < 0) return raisef(m, m->e_ValueError, "size is negative");
  if (offset + size > total) return raisef(m, m->e_ValueError, "buffer length < offset + size");
  Value copy = bytes_new(m, data + offset, (size_t)size);  // a copy: a bytearray may change while the message waits
  if (copy == V_UNBOUND) return copy;
  Value v = send_whole(m, args[0], copy);
  decref(m, copy);
  return v;
}

// ---- receiving ----

// false: raised, no message
static bool came(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s), false;
  if (s->step.result == 1) return true;
  if (s->step.result < 0) return raise_os(m, ECONNRESET), false;
  Value exc = exception_new(m, m->e_EOFError, tuple_new(m, 0));
  if (exc != V_UNBOUND) raise_value(m, exc);
  return false;
}

static Value received(Machine *m, Strand *s) {
  return came(m, s) ? pickle_loads(m, s->step.out, s->step.out_size) : V_UNBOUND;
}

static Value conn_recv(Machine *m, const Value *args, int nargs) {
  if (!may(m, args[0], CONN_READABLE)) return V_UNBOUND;
  begin(m, VERB_PIPE_RECV, args[0]);
  return machine_step(m, received);
}

static Value conn_close(Machine *m, const Value *args, int nargs);

// Longer than maxlength: raises, and closes the connection for reading, as what follows in the pipe is of no use.
static Value bad_length(Machine *m, Value self) {
  raisef(m, m->e_OSError, "bad message length");
  if (has(self, CONN_WRITABLE)) {
    shared_of(self)->aux &= ~(uint32_t)CONN_READABLE;
    return V_UNBOUND;
  }
  Value exc = exception_take(m), slow = bind_mp_function(m, "_close_and_raise");
  Value v = slow == V_UNBOUND ? slow : machine_tail(m, slow, tuple_of(m, 2, self, exc), V_UNBOUND);
  decref(m, exc);
  return v;
}

static Value received_bytes(Machine *m, Strand *s) {
  if (!came(m, s)) return V_UNBOUND;
  Value limit = s->step.keep[1];
  if (is_int(limit) && (int64_t)s->step.out_size > as_int(limit)) return bad_length(m, s->step.keep[0]);
  return bytes_new(m, s->step.out, s->step.out_size);
}

static Value conn_recv_bytes(Machine *m, const Value *args, int nargs) {
  int64_t limit;
  if (!may(m, args[0], CONN_READABLE)) return V_UNBOUND;
  bool limited = given(args[1]) && args[1] != V_NONE;
  if (limited && !bind_int(m, args[1], &limit)) return V_UNBOUND;
  if (limited && limit < 0) return raisef(m, m->e_ValueError, "negative maxlength");
  begin(m, VERB_PIPE_RECV, args[0]);
  machine_step_keep(m, 0, args[0]);
  if (limited) machine_step_keep(m, 1, args[1]);
  return machine_step(m, received_bytes);
}

static Value received_into(Machine *m, Strand *s) {
  if (!came(m, s)) return V_UNBOUND;
  const Step *step = &s->step;
  if (!is_kind(step->keep[1], K_BYTEARRAY))
    return raisef(m, m->e_TypeError, "readinto() argument must be read-write bytes-like object, not memoryview");
  ByteArray *into = (ByteArray *)as_obj(step->keep[1]);
  int64_t offset = as_int(step->keep[2]);
  if (offset + step->out_size > into->size) {
    Value data = bytes_new(m, step->out, step->out_size), short_ = bind_mp_function(m, "BufferTooShort");
    Value args = data == V_UNBOUND ? data : tuple_of(m, 1, data);
    decref(m, data);
    if (args == V_UNBOUND || !is_kind(short_, K_TYPE)) return V_UNBOUND;
    Value exc = exception_new(m, (Type *)as_obj(short_), args);
    return exc == V_UNBOUND ? exc : raise_value(m, exc);
  }
  if (step->out_size) memcpy(into->data + offset, step->out, step->out_size);
  return from_int(step->out_size);
}

static Value conn_recv_bytes_into(Machine *m, const Value *args, int nargs) {
  int64_t total, offset = 0;
  char *data;
  if (is_machine_array(m, args[1])) return by_python(m, "_recv_into_array", args, 3);
  if (!may(m, args[0], CONN_READABLE) || !buffer_of(m, args[1], &data, &total)) return V_UNBOUND;
  if (given(args[2]) && !bind_int(m, args[2], &offset)) return V_UNBOUND;
  if (offset < 0) return raisef(m, m->e_ValueError, "negative offset");
  if (offset > total) return raisef(m, m->e_ValueError, "offset too large");
  begin(m, VERB_PIPE_RECV, args[0]);
  machine_step_keep(m, 1, args[1]);
  m->strand->step.keep[2] = from_int(offset);
  return machine_step(m, received_into);
}

static Value polled(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_bool(!s->step.timed_out && s->step.result);
}

static Value conn_poll(Machine *m, const Value *args, int nargs) {
  bool forever = false;
  double seconds = 0;
  if (!may(m, args[0], CONN_READABLE)) return V_UNBOUND;
  if (given(args[1])) {
    if (is_kind(args[1], K_STR))
      return raisef(m, m->e_TypeError, "unsupported operand type(s) for +: 'float' and 'str'");
    if (!bind_timeout(m, args[1], &forever, &seconds)) return V_UNBOUND;
  }
  Step *step = begin(m, VERB_PIPE_POLL, args[0]);
  step->arg2 = forever || seconds > 0;
  if (!forever && seconds > 0) step->deadline = bind_deadline(m, seconds);
  return machine_step(m, polled);
}

// ---- the end ----

static Value closed(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }

static Value conn_close(Machine *m, const Value *args, int nargs) {
  Shared *s = shared_of(args[0]);
  as_obj(args[0])->flags |= INSTANCE_SAID;
  if (s->id == BIND_NO_OBJECT || s->aux & CONN_CLOSED) return V_NONE;
  free_descriptor(m, s->aux >> 8);
  s->aux |= CONN_CLOSED;
  if (!count_down(m, s->id, end_of(args[0]))) return V_NONE;
  begin(m, VERB_PIPE_CLOSE, args[0]);
  return machine_step(m, closed);
}

static Value conn_enter(Machine *m, const Value *args, int nargs) { return incref(args[0]); }
static Value conn_fileno(Machine *m, const Value *args, int nargs) {
  return is_open(m, args[0]) ? from_int(shared_of(args[0])->aux >> 8) : V_UNBOUND;
}
static Value conn_closed(Machine *m, Value self) {
  return from_bool(shared_of(self)->id == BIND_NO_OBJECT || has(self, CONN_CLOSED));
}
static Value conn_readable(Machine *m, Value self) { return from_bool(has(self, CONN_READABLE)); }
static Value conn_writable(Machine *m, Value self) { return from_bool(has(self, CONN_WRITABLE)); }

static Value conn_init(Machine *m, const Value *args, int nargs) {
  return raisef(m, m->e_ValueError,
                "mplab: a Connection is not made from a descriptor: Pipe(), a Listener and a Client make its ends");
}

// ---- on its way to another process ----

static Value reduced(Machine *m, Value self, int64_t ticket) {
  Value rebuild = bind_mp_function(m, "_rebuild_connection");
  if (rebuild == V_UNBOUND) return rebuild;
  uint32_t flags = shared_of(self)->aux & (CONN_END | CONN_READABLE | CONN_WRITABLE);
  Value args = tuple_of(m, 3, from_int(shared_of(self)->id), from_int(flags), from_int(ticket));
  Value v = args == V_UNBOUND ? args : tuple_of(m, 2, rebuild, args);
  decref(m, args);
  return v;
}

static Value lent(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : reduced(m, s->step.keep[0], s->step.result);
}

static Value conn_reduce(Machine *m, const Value *args, int nargs) {
  Binding *b = bind_of(m);
  if (!is_open(m, args[0])) return V_UNBOUND;
  if (b->spawning != V_UNBOUND) {
    if (!list_append(m, b->spawning, from_int(shared_of(args[0])->id)) ||
        !list_append(m, b->spawning, from_int(end_of(args[0]))))
      return V_UNBOUND;
    return reduced(m, args[0], 0);
  }
  begin(m, VERB_PIPE_LEND, args[0]);
  machine_step_keep(m, 0, args[0]);
  return machine_step(m, lent);
}

// offer(connection, listener): as __reduce__; but the end stays open as long as the listener's process lives, as a
// connection that a socket has not accepted yet
static Value mp_offer(Machine *m, const Value *args, int nargs) {
  if (!is_open(m, args[0])) return V_UNBOUND;
  begin(m, VERB_PIPE_LEND, args[0])->arg2 = world_object(host_world(m), shared_of(args[1])->id)->creator;
  machine_step_keep(m, 0, args[0]);
  return machine_step(m, lent);
}

static bool is_pipe(Machine *m, Value v) {
  return is_int(v) && as_int(v) >= 0 && as_int(v) < world_objects(host_world(m)) &&
         world_object(host_world(m), (uint32_t)as_int(v))->kind == KIND_PIPE;
}

static Value taken(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  if (!s->step.result) return raise_os(m, ENOENT);  // as CPython: the sender's resource-sharing server is gone
  return connection_new(m, s->step.object, (int)s->step.arg, (uint32_t)as_int(s->step.keep[0]));
}

// take_connection(pipe, flags, ticket): unpickles what __reduce__ gave
static Value mp_take_connection(Machine *m, const Value *args, int nargs) {
  if (!is_pipe(m, args[0]) || !is_int(args[1]) || !is_int(args[2]))
    return raisef(m, m->e_ValueError, "mplab: this is not a connection");
  uint32_t pipe = (uint32_t)as_int(args[0]), flags = (uint32_t)as_int(args[1]) & (CONN_READABLE | CONN_WRITABLE);
  int end = (int)as_int(args[1]) & CONN_END;
  if (as_int(args[2]) == 0) {
    if (world_pipe_open_in(host_world(m), pipe, end, (int)host_slot(m))) return connection_new(m, pipe, end, flags);
    return raise_os(m, ENOENT);
  }
  Step *step = machine_step_begin(m, VERB_PIPE_TAKE, pipe);
  step->arg = end;
  step->arg2 = as_int(args[2]);
  step->keep[0] = from_int(flags);
  return machine_step(m, taken);
}

// ---- waiting for several ----

static ManyList *take_list(Machine *m, uint32_t n) {
  Binding *b = bind_of(m);
  for (ManyList *l = b->lists; l; l = l->next)
    if (!l->busy && l->room >= n) return l->busy = true, l;
  ManyList *l = heap_alloc(m->heap, sizeof *l);
  if (!l) return raise_memory(m), NULL;
  *l = (ManyList){.next = b->lists, .room = 16, .busy = true};
  while (l->room < n) l->room *= 2;
  l->list = world_many_new(host_world(m), l->room);
  if (!l->list) {
    heap_free(m->heap, l, sizeof *l);
    return raise_memory(m), NULL;
  }
  return b->lists = l;
}

static void give_list(Machine *m, uint64_t list) {
  for (ManyList *l = bind_of(m)->lists; l; l = l->next)
    if (l->list == list) l->busy = false;
}

enum { SENTINEL = 1000 };  // a sentinel is this and the number of its process's slot (multiprocessing/process)

static bool add_thing(Machine *m, uint64_t list, uint32_t i, Value v) {
  World *w = host_world(m);
  const Binding *b = bind_of(m);
  if (is_kind(v, K_SHARED) && is_instance(m, v, b->t.connection)) {
    if (!is_open(m, v)) return false;
    world_many_pipe(w, list, i, shared_of(v)->id, end_of(v));
    return true;
  }
  if (is_kind(v, K_SHARED) && (is_instance(m, v, b->t.queue) || is_instance(m, v, b->t.simple))) {
    if (!bind_filled(m, v)) return false;
    world_many_queue(w, list, i, shared_of(v)->id);
    return true;
  }
  if (is_int(v) && as_int(v) >= SENTINEL && as_int(v) < SENTINEL + WORLD_SLOTS) {
    world_many_process(w, list, i, (int)as_int(v) - SENTINEL);
    return true;
  }
  raisef(m, m->e_ValueError, "Invalid file object: %R", v);
  return false;
}

// Which of those that were waited for are ready, in their order.
static Value waited(Machine *m, Strand *s) {
  give_list(m, (uint64_t)s->step.arg);
  if (s->step.error) return bind_world_error(m, s);
  Value found = list_new(m, 0);
  const List *things = (const List *)as_obj(s->step.keep[0]);
  const uint8_t *ready = s->step.out;
  for (uint32_t i = 0; found != V_UNBOUND && !s->step.timed_out && ready && i < s->step.out_size && i < things->count;
       i++)
    if (ready[i] && !list_append(m, found, from_int(i))) return decref(m, found), V_UNBOUND;
  return found;
}

// wait_any(things, timeout): a list of the numbers of those that are ready; things a list that nobody else has
static Value mp_wait_any(Machine *m, const Value *args, int nargs) {
  bool forever;
  double seconds;
  const List *things = (const List *)as_obj(args[0]);
  if (!bind_timeout(m, args[1], &forever, &seconds)) return V_UNBOUND;
  ManyList *l = take_list(m, things->count);
  if (!l) return V_UNBOUND;
  for (uint32_t i = 0; i < things->count; i++)
    if (!add_thing(m, l->list, i, things->items[i])) return l->busy = false, V_UNBOUND;
  Step *step = machine_step_begin(m, VERB_WAIT_ANY, 0);
  step->arg = (int64_t)l->list;
  step->arg2 = things->count | (int64_t)(forever || seconds > 0) << 32;
  if (!forever && seconds > 0) step->deadline = bind_deadline(m, seconds);
  machine_step_keep(m, 0, args[0]);
  return machine_step(m, waited);
}

// In a child: the lists are the parent's and may be in use.
void bind_connections_forked(Machine *m) {
  for (ManyList *l = bind_of(m)->lists, *next; l; l = next) {
    next = l->next;
    heap_free(m->heap, l, sizeof *l);
  }
  bind_of(m)->lists = NULL;
}

const NativeDef bind_connection_natives[] = {{"pipe", mp_pipe, 1, 1, "=."},
                                             {"send_pickled", mp_send_pickled, 2, 2, "=Hb"},
                                             {"take_connection", mp_take_connection, 3, 3, "=..."},
                                             {"offer", mp_offer, 2, 2, "=Hh"},
                                             {"wait_any", mp_wait_any, 2, 2, "=l."},
                                             {0}};

static const NativeDef methods[] = {
    {"__init__", conn_init, 1, -1, "**"},
    {"send", conn_send, 2, 2, "self obj"},
    {"recv", conn_recv, 1, 1, NULL},
    {"send_bytes", conn_send_bytes, 2, 4, "self buf offset size"},
    {"recv_bytes", conn_recv_bytes, 1, 2, "self maxlength"},
    {"recv_bytes_into", conn_recv_bytes_into, 2, 3, "self buf offset"},
    {"poll", conn_poll, 1, 2, "self timeout"},
    {"close", conn_close, 1, 1, NULL},
    {"fileno", conn_fileno, 1, 1, NULL},
    {"__enter__", conn_enter, 1, 1, NULL},
    {"__exit__", conn_close, 1, -1, NULL},
    {"__del__", conn_close, 1, 1, NULL},
    {"__reduce__", conn_reduce, 1, 1, NULL},
    {0},
};
static const GetSetDef attrs[] = {
    {"closed", conn_closed, NULL}, {"readable", conn_readable, NULL}, {"writable", conn_writable, NULL}, {0}};

void bind_connection_boot(Machine *m) {
  static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
  const char *module = "multiprocessing.connection";
  Type *base = type_new_native(m, "_ConnectionBase", module, m->t_shared, K_SHARED, methods, attrs);
  base->make = &make;
  Type *t = bind_of(m)->t.connection = type_new_native(m, "Connection", module, base, K_SHARED, NULL, NULL);
  base->head.flags |= TYPE_HAS_DEL | TYPE_WRITTEN;
  t->head.flags |= TYPE_HAS_DEL;
}
