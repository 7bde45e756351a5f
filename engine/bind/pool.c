// Pools, executors and managers in the world: each is an Event, its bell (module _pool).
//
// A result that one strand of a process hands to another is in private memory, which a host cannot order. So a strand
// that changes such state rings its owner's bell afterwards (the step `set`), and a strand that reads it looks at the
// bell first (the step `is_set`):
//
//   pulse = bell.look()
//   if ready: …                          a result that comes after the look ends the wait
//   bell.wait(pulse, timeout)            until it is rung again: False when the time is over
//
// The bench shows the bell as the pool; the pool's queues are parts of it.
#include "modules.h"
#include "hosts/config.h"
#include "lang/compile/flow.h"
#include "world/board.h"

enum { LISTENER_CLOSED = -1 };  // a listener's bound: find() skips it

static const struct {
  const char *name;
  WorldKind kind;
} owners[] = {{"Event", KIND_EVENT},
              {"Pool", KIND_POOL},
              {"ThreadPool", KIND_POOL},
              {"ProcessPoolExecutor", KIND_EXECUTOR},
              {"ThreadPoolExecutor", KIND_EXECUTOR},
              {"Manager", KIND_MANAGER}};

// Bell(owner, type): owner is the name of one of the kinds above; type: of an object that a manager serves
static Value bell_init(Machine *m, const Value *args, int nargs) {
  for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
    if (!is_kind(args[1], K_STR) || strcmp(str_data(args[1]), owners[i].name) != 0) continue;
    WorldSpec spec = {.kind = owners[i].kind,
                      .owner = -1,
                      .lock = -1,
                      .type = nargs > 2 && is_kind(args[2], K_STR) ? str_data(args[2]) : NULL};
    uint32_t id = bind_object_new(m, &spec);
    if (id == BIND_NO_OBJECT) return V_UNBOUND;
    shared_of(args[0])->id = id;
    return V_NONE;
  }
  return raisef(m, m->e_SystemError, "mplab: there is no bell for %R", args[1]);
}

static Value rung(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }
static Value looked(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_int(s->step.result2);
}
static Value waited(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_bool(!s->step.timed_out);
}

static Value bell_step(Machine *m, Value self, Verb verb, StepDone done) {
  if (!bind_filled(m, self)) return V_UNBOUND;
  machine_step_begin(m, verb, shared_of(self)->id);
  return machine_step(m, done);
}
static Value bell_ring(Machine *m, const Value *args, int nargs) { return bell_step(m, args[0], VERB_SET, rung); }
static Value bell_look(Machine *m, const Value *args, int nargs) { return bell_step(m, args[0], VERB_IS_SET, looked); }

// ---- changes of what a manager serves ----

static void add_piece(Buffer *b, Value bytes) {
  const Bytes *piece = (const Bytes *)as_obj(bytes);
  uint32_t size = (uint32_t)piece->size;
  buffer_add(b, (const char *)&size, sizeof size);
  buffer_add(b, piece->data, piece->size);
}

static Value compared(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }

// stale(object's number, connection, request, the same as its link's first, reply, lost, known): the request that was
// sent last through the connection changed the object. Was it made of the reply to that earlier request, which would be
// this reply now? known: it was
static Value pool_stale(Machine *m, const Value *args, int nargs) {
  Buffer b;
  int64_t number;
  if (!bind_int(m, args[0], &number) || number < 0 || number >= world_objects(host_world(m))) return V_NONE;
  buffer_init(&b, m);
  for (int i = 2; i <= 4; i++) add_piece(&b, args[i]);
  Value bytes = b.failed ? raise_memory(m) : bytes_new(m, b.data, b.size);
  buffer_free(&b);
  if (bytes == V_UNBOUND) return bytes;
  Step *step = machine_step_begin(m, VERB_STALE, (uint32_t)number);
  machine_step_keep(m, 0, bytes);
  step->arg = shared_of(args[1])->id;
  step->bytes = ((Bytes *)as_obj(bytes))->data;
  step->nbytes = (uint32_t)((Bytes *)as_obj(bytes))->size;
  step->seen = args[6] == V_TRUE;
  step->seen_value = is_int(args[5]) ? as_int(args[5]) : 0;
  decref(m, bytes);
  return machine_step(m, compared);
}

// The innermost frame of the program's own; NULL: none.
static const Frame *own_frame(const Machine *m) {
  const Frame *f = m->strand->top;
  while (f && f->code->flags & CODE_PRELUDE) f = f->back;
  return f;
}

// place(): where the program is: (frame, instruction)
static Value pool_place(Machine *m, const Value *args, int nargs) {
  const Frame *f = own_frame(m);
  if (!f) return V_NONE;
  return tuple_of(m, 2, from_int((int64_t)f->serial), from_int(f->pc - f->code->ins));
}

// flows(place): may what was called there be in what is called here?
static Value pool_flows(Machine *m, const Value *args, int nargs) {
  const Frame *f = own_frame(m);
  if (!f || !is_kind(args[0], K_TUPLE)) return V_FALSE;
  const Value *place = ((Tuple *)as_obj(args[0]))->items;
  if (((Tuple *)as_obj(args[0]))->count != 2 || !is_int(place[0]) || !is_int(place[1])) return V_FALSE;
  if (as_int(place[1]) < 1 || as_int(place[1]) > f->code->nins) return V_FALSE;
  if (as_int(place[0]) != (int64_t)f->serial) return V_FALSE;
  return from_bool(code_flows(f->code, f->code->ins + as_int(place[1]) - 1, f->pc - 1));
}

static Value bell_wait(Machine *m, const Value *args, int nargs) {
  bool forever;
  double seconds;
  int64_t pulse;
  if (!bind_filled(m, args[0]) || !bind_int(m, args[1], &pulse) || !bind_timeout(m, args[2], &forever, &seconds))
    return V_UNBOUND;
  Step *step = machine_step_begin(m, VERB_WAIT, shared_of(args[0])->id);
  step->arg = pulse;
  if (!forever) step->deadline = bind_deadline(m, seconds);
  return machine_step(m, waited);
}

static const NativeDef bell_methods[] = {
    {"__init__", bell_init, 2, 3, NULL},
    {"ring", bell_ring, 1, 1, NULL},
    {"look", bell_look, 1, 1, NULL},
    {"wait", bell_wait, 2, 3, "self pulse timeout"},
    {0},
};

// ---- listeners: a queue that has an address ----

// The world numbers names that come again: "address", "address#2".
static bool is_named(const WorldObject *o, const char *address) {
  size_t n = strlen(address);
  return !strncmp(o->name, address, n) && (o->name[n] == 0 || o->name[n] == '#');
}

static uint32_t listener_at(Machine *m, const char *address) {
  World *w = host_world(m);
  for (int i = 0, n = world_objects(w); i < n; i++) {
    const WorldObject *o = world_object(w, (uint32_t)i);
    if (o->kind == KIND_LISTENER && o->bound != LISTENER_CLOSED && is_named(o, address) &&
        !world_actor_dead(w, o->creator))
      return (uint32_t)i;
  }
  return BIND_NO_OBJECT;
}

// listen(address, asked for): the queue that clients put their connections in. Asked for: the program chose the
// address, so clients from outside could know it; its count is 1 then
static Value pool_listen(Machine *m, const Value *args, int nargs) {
  WorldSpec spec = {
      .kind = KIND_LISTENER, .owner = -1, .lock = -1, .count = args[1] == V_TRUE ? SIDES_ASKED_FOR : SIDES_SHARED};
  if (!is_kind(args[0], K_STR) || str_size(args[0]) >= WORLD_NAME)
    return raisef(m, m->e_OSError, "AF_UNIX path too long");
  uint32_t id = bind_object_new(m, &spec);
  if (id == BIND_NO_OBJECT) return V_UNBOUND;
  world_name(host_world(m), id, str_data(args[0]));
  return bind_shared_new(m, bind_of(m)->t.simple, id);
}

// find(address): that queue, from whichever process; None: nobody listens there
static Value pool_find(Machine *m, const Value *args, int nargs) {
  uint32_t id = is_kind(args[0], K_STR) ? listener_at(m, str_data(args[0])) : BIND_NO_OBJECT;
  return id == BIND_NO_OBJECT ? V_NONE : bind_shared_new(m, bind_of(m)->t.simple, id);
}

// deserted(address): was the listener's process killed, so that its socket's file would still exist?
static Value pool_deserted(Machine *m, const Value *args, int nargs) {
  World *w = host_world(m);
  for (int i = 0, n = is_kind(args[0], K_STR) ? world_objects(w) : 0; i < n; i++) {
    const WorldObject *o = world_object(w, (uint32_t)i);
    int code;
    if (o->kind != KIND_LISTENER || o->bound == LISTENER_CLOSED || !is_named(o, str_data(args[0]))) continue;
    if (world_actor_dead(w, o->creator) && world_process_exit(w, actor_slot(o->creator), &code) && code < 0)
      return V_TRUE;
  }
  return V_FALSE;
}

// deafen(queue): the address is free again
static Value pool_deafen(Machine *m, const Value *args, int nargs) {
  world_object(host_world(m), shared_of(args[0])->id)->bound = LISTENER_CLOSED;
  return V_NONE;
}

// whole(part): the bell that it is a part of; None
static Value pool_whole(Machine *m, const Value *args, int nargs) {
  World *w = host_world(m);
  int owner = world_object(w, shared_of(args[0])->id)->owner;
  if (owner < 0) return V_NONE;
  Value bell = dict_get_name(((Module *)as_obj(machine_module(m, "_pool")))->dict, str_constant("Bell", 4));
  return bind_shared_new(m, (Type *)as_obj(bell), (uint32_t)owner);
}

// adopt(bell, type): objects that this process has made and that have no name are what the bell's manager serves, or
// parts of it
static Value pool_adopt(Machine *m, const Value *args, int nargs) {
  World *w = is_kind(args[0], K_SHARED) && host_slot(m) != 0 ? host_world(m) : NULL;
  for (int i = 0, n = w ? world_objects(w) : 0; i < n; i++) {
    WorldObject *o = world_object(w, (uint32_t)i);
    if (o->kind == KIND_NONE || o->owner >= 0 || o->named || board_is_kept(o->kind) ||
        actor_slot(o->creator) != (int)host_slot(m))
      continue;
    o->role = ROLE_SERVED;
    if (is_kind(args[1], K_STR)) snprintf(o->type, sizeof o->type, "%s", str_data(args[1]));
    bind_own(m, (uint32_t)i, shared_of(args[0])->id);
  }
  return V_NONE;
}

// join(connection, address): gives it the owner of the listener at that address
static Value pool_join(Machine *m, const Value *args, int nargs) {
  World *w = host_world(m);
  uint32_t listener = is_kind(args[1], K_STR) ? listener_at(m, str_data(args[1])) : BIND_NO_OBJECT;
  if (listener == BIND_NO_OBJECT || world_object(w, listener)->owner < 0) return V_NONE;
  world_object(w, shared_of(args[0])->id)->role = ROLE_LINK;
  bind_own(m, shared_of(args[0])->id, (uint32_t)world_object(w, listener)->owner);
  return V_NONE;
}

static Value counted(Machine *m, Strand *s) {
  return s->step.error ? bind_world_error(m, s) : from_int(s->step.result);
}

// qsize(queue): messages that nobody has got; of a SimpleQueue, too
static Value pool_qsize(Machine *m, const Value *args, int nargs) { return bell_step(m, args[0], VERB_QSIZE, counted); }

// timeless(): are orders compared, so that a timeout is a choice of the search?
static Value pool_timeless(Machine *m, const Value *args, int nargs) {
  return from_bool(atomic_load(&host_world(m)->head->host[HOST_WORD_TIMELESS]) != 0);
}

const NativeDef bind_pool_natives[] = {{"listen", pool_listen, 2, 2, "=.."},
                                       {"whole", pool_whole, 1, 1, "=h"},
                                       {"join", pool_join, 2, 2, "=h."},
                                       {"adopt", pool_adopt, 2, 2, "=.."},
                                       {"find", pool_find, 1, 1, "=."},
                                       {"deafen", pool_deafen, 1, 1, "=h"},
                                       {"deserted", pool_deserted, 1, 1, "=."},
                                       {"qsize", pool_qsize, 1, 1, "=h"},
                                       {"show", pool_show, 3, 3, "=h.."},
                                       {"number", pool_number, 1, 1, "=h"},
                                       {"served", pool_served, 3, 3, "=..."},
                                       {"hand_over", pool_hand_over, 7, 7, "=hi.qi.i"},
                                       {"collect", pool_collect, 2, 2, "=hd"},
                                       {"drain", pool_drain, 1, 1, "=h"},
                                       {"timeless", pool_timeless, 0, 0, NULL},
                                       {"stale", pool_stale, 7, 7, "=.hbbb.."},
                                       {"place", pool_place, 0, 0, NULL},
                                       {"flows", pool_flows, 1, 1, "=."},
                                       {"late", bind_late, 1, 2, "=.."},
                                       {"late_done", bind_late_done, 1, 1, "=."},
                                       {"late_watched", bind_late_watched, 0, 0, NULL},
                                       {0}};

void bind_pool_module(Machine *m, Module *mod) {
  static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
  Type *bell = type_new_native(m, "Bell", "_pool", m->t_shared, K_SHARED, bell_methods, NULL);
  bell->make = &make;
  module_add(m, mod, "Bell", from_obj(bell));
  bind_board_module(m, mod);
}
