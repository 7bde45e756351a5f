// Value and Array: handles on cells of the world, synchronized or raw; and what each strand last saw in a cell.
//
// A Synchronized handle has its lock's handle in keep and its C type in aux. Its load and store are single steps, and so is a slice.
// The raw object inside (get_obj()) is a second handle on the same cells.
#include "bind.h"
#include "bind_cells.h"
#include "bind_locks.h"

// ---- what was seen ----

// Keyed by strand, frame and cell. A strand's own store forgets what any frame of it had loaded from that cell before.
static Seen *seen_set(Machine *m, uint32_t object, uint32_t index) {
  uint32_t h = (object * 2654435761u ^ index * 40503u ^ m->strand->number * 97u) >> 5;
  return bind_of(m)->seen[h % BIND_SEEN_SETS];
}

void bind_loaded(Machine *m, uint32_t object, uint32_t index, uint64_t version, int64_t value) {
  if (!m->strand->top) return;
  Binding *b = bind_of(m);
  Seen *set = seen_set(m, object, index), *at = NULL;
  uint64_t serial = m->strand->top->serial;
  for (int i = 0; i < BIND_SEEN_WAYS; i++)
    if (set[i].serial == serial && set[i].object == object && set[i].index == index && set[i].strand == m->strand->number) at = &set[i];
  for (int i = 0; i < BIND_SEEN_WAYS && !at; i++)
    if (set[i].serial == 0) at = &set[i];
  if (!at) at = &set[b->seen_turn++ % BIND_SEEN_WAYS];
  *at = (Seen){serial, version, value, object, index, m->strand->number};
}

void bind_store_begins(Machine *m, Step *step, uint32_t object, uint32_t index) {
  if (!m->strand->top) return;
  Seen *set = seen_set(m, object, index);
  for (int i = 0; i < BIND_SEEN_WAYS; i++) {
    if (set[i].object != object || set[i].index != index || set[i].strand != m->strand->number || set[i].serial == 0) continue;
    if (set[i].serial == m->strand->top->serial) {
      step->seen = true;
      step->seen_version = set[i].version;
      step->seen_value = set[i].value;
    }
    set[i].serial = 0;
  }
}

void bind_seen_clear(Machine *m) { memset(bind_of(m)->seen, 0, sizeof bind_of(m)->seen); }

// ---- one cell ----

static int code_of(Value self) { return (int)shared_of(self)->aux; }

static Value loaded(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  bind_loaded(m, s->step.object, (uint32_t)s->step.arg, (uint64_t)s->step.result2, s->step.result);
  return bind_unpack(m, (int)as_int(s->step.keep[0]), s->step.result);
}
static Value stored(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }

Value bind_cell_load(Machine *m, Value self, uint32_t index) {
  Step *step = machine_step_begin(m, VERB_LOAD, shared_of(self)->id);
  step->arg = index;
  step->keep[0] = from_int(code_of(self));
  return machine_step(m, loaded);
}

Value bind_cell_store(Machine *m, Value self, uint32_t index, Value v) {
  int64_t word;
  if (!bind_pack(m, code_of(self), v, &word)) return V_UNBOUND;
  Step *step = machine_step_begin(m, VERB_STORE, shared_of(self)->id);
  step->arg = word;
  step->arg2 = index;
  bind_store_begins(m, step, step->object, index);
  return machine_step(m, stored);
}

static Value value_get(Machine *m, Value self) { return bind_filled(m, self) ? bind_cell_load(m, self, 0) : V_UNBOUND; }
static Value value_set(Machine *m, Value self, Value v) { return bind_filled(m, self) ? bind_cell_store(m, self, 0, v) : V_UNBOUND; }

// ---- what all synchronized objects have ----

// The lock was not one of ours (an object with acquire and release): call its method.
static Value foreign(Machine *m, Value self, const char *method) {
  Value f = attr_get_str(m, shared_of(self)->keep, method);
  if (f == V_UNBOUND || f == V_TAIL) return f;
  Value args = tuple_new(m, 0);
  Value v = args == V_UNBOUND ? V_UNBOUND : machine_tail(m, f, args, V_UNBOUND);
  decref(m, f);
  return v;
}
static bool has_lock(Machine *m, Value self) { return bind_is_lock(m, shared_of(self)->keep); }

static Value sync_acquire(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  if (!has_lock(m, args[0])) return foreign(m, args[0], "acquire");
  return bind_acquire(m, shared_of(shared_of(args[0])->keep)->id, args[1], args[2]);
}
static Value sync_release(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  if (!has_lock(m, args[0])) return foreign(m, args[0], "release");
  return bind_release(m, shared_of(shared_of(args[0])->keep)->id);
}
static Value sync_enter(Machine *m, const Value *args, int nargs) {
  return sync_acquire(m, (Value[]){args[0], V_UNBOUND, V_UNBOUND}, 3);
}
static Value sync_get_lock(Machine *m, const Value *args, int nargs) { return bind_filled(m, args[0]) ? incref(shared_of(args[0])->keep) : V_UNBOUND; }

static Value raw_handle(Machine *m, Value self) {
  const Binding *b = bind_of(m);
  bool array = !is_instance(m, self, b->t.synchronized);
  Value raw = bind_shared_new(m, array ? bind_raw_array_class(m) : b->t.ctype[code_of(self)], shared_of(self)->id);
  if (raw != V_UNBOUND) shared_of(raw)->aux = (uint32_t)code_of(self);
  return raw;
}

static Value sync_get_obj(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  Value name = str_constant("_obj", 4);
  Dict *d = attr_dict(m, args[0], true);
  Value raw = d ? dict_get_name(d, name) : V_UNBOUND;
  if (raw != V_UNBOUND) return incref(raw);
  raw = raw_handle(m, args[0]);
  if (raw != V_UNBOUND && d) dict_set_name(m, d, name, raw);
  return raw;
}

static Value sync_repr(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  const char *name = type_name(m, args[0]);
  if (!is_instance(m, args[0], bind_of(m)->t.synchronized)) {
    Value raw = sync_get_obj(m, args, 1), inner = raw == V_UNBOUND ? raw : bind_raw_repr(m, raw);
    Value text = inner == V_UNBOUND ? inner : str_format(m, "<%s wrapper for %V>", name, inner);
    decref(m, raw);
    decref(m, inner);
    return text;
  }
  int64_t word = 0;
  world_cells_read(host_world(m), shared_of(args[0])->id, 0, 1, &word);
  Value v = bind_unpack(m, code_of(args[0]), word);
  if (v == V_UNBOUND) return v;
  Value text = str_format(m, "<%s wrapper for %s(%R)>", name, bind_code_name(code_of(args[0])), v);
  decref(m, v);
  return text;
}

static const NativeDef sync_methods[] = {
    {"acquire", sync_acquire, 1, 3, "self block timeout"},
    {"release", sync_release, 1, 1, NULL},
    {"__enter__", sync_enter, 1, 1, NULL},
    {"__exit__", sync_release, 1, -1, NULL},
    {"get_lock", sync_get_lock, 1, 1, NULL},
    {"get_obj", sync_get_obj, 1, 1, NULL},
    {"__repr__", sync_repr, 1, 1, NULL},
    {0},
};
static const GetSetDef value_attrs[] = {{"value", value_get, value_set}, {0}};

void bind_cells_boot(Machine *m) {
  static const NativeDef make = {"__new__", bind_shared_make, 1, -1, "**"};
  Binding *b = bind_of(m);
  const char *module = "multiprocessing.sharedctypes";
  Type *base = type_new_native(m, "SynchronizedBase", module, m->t_shared, K_SHARED, sync_methods, NULL);
  base->make = &make;
  b->t.synchronized = type_new_native(m, "Synchronized", module, base, K_SHARED, NULL, value_attrs);
  bind_array_boot(m, base);
}

// ---- making them: _mp.cells(kind, type, count, values, lock) ----

// The C type that a program named: a letter or a ctypes class. -1: raised.
static int named_type(Machine *m, Value v) {
  int code = -1;
  if (is_kind(v, K_STR) && str_size(v) == 1) code = bind_code_of(str_data(v)[0]);
  if (is_kind(v, K_TYPE)) code = bind_code_of_type(m, (Type *)as_obj(v));
  if (code < 0) raisef(m, m->e_TypeError, "this type has no size");
  return code;
}

static uint32_t new_cells(Machine *m, WorldKind kind, int code, Value type, uint32_t count, Value lock) {
  bool ours = given(lock) && bind_is_lock(m, lock);
  char name[16];
  snprintf(name, sizeof name, "%s", is_kind(type, K_STR) ? str_data(type) : bind_code_name(code));
  WorldSpec spec = {.kind = kind, .owner = -1, .lock = ours ? (int)shared_of(lock)->id : -1, .typecode = bind_code_char(code), .type = name, .count = count};
  return bind_object_new(m, &spec);
}

static bool fill(Machine *m, uint32_t id, int code, const List *values) {
  for (uint32_t i = 0; i < values->count; i++) {
    int64_t word;
    if (!bind_pack(m, code, values->items[i], &word)) return false;
    world_cells_init(host_world(m), id, i, word);
  }
  return true;
}

// The values are packed before anything is made, so that a wrong one leaves nothing behind.
static bool all_fit(Machine *m, int code, const List *values) {
  int64_t word;
  for (uint32_t i = 0; i < values->count; i++)
    if (!bind_pack(m, code, values->items[i], &word)) return false;
  return true;
}

// args: is it an array, type, how many (an int), initial values (a list), lock: an object, True (a new RLock) or False (raw)
static Value cells_new(Machine *m, const Value *args, int nargs) {
  Binding *b = bind_of(m);
  bool array = args[0] == V_TRUE, raw = args[4] == V_FALSE;
  int code = named_type(m, args[1]);
  const List *values = (const List *)as_obj(args[3]);
  if (code < 0 || !all_fit(m, code, values)) return V_UNBOUND;
  Value lock = args[4] == V_TRUE ? V_UNBOUND : incref(args[4]);
  bool own = args[4] == V_TRUE;
  if (own) {
    uint32_t number = bind_lock_new(m, KIND_RLOCK, 1);
    if (number == BIND_NO_OBJECT || (lock = bind_shared_new(m, b->t.rlock, number)) == V_UNBOUND) return V_UNBOUND;
  }
  WorldKind kind = array ? (raw ? KIND_RAWARRAY : KIND_ARRAY) : raw ? KIND_RAWVALUE : KIND_VALUE;
  uint32_t id = new_cells(m, kind, code, args[1], (uint32_t)as_int(args[2]), raw ? V_UNBOUND : lock);
  Type *t = raw ? (array ? bind_raw_array_class(m) : b->t.ctype[code]) : !array ? b->t.synchronized : bind_array_class(m, bind_code_char(code) == 'c');
  Value made = id == BIND_NO_OBJECT || !fill(m, id, code, values) ? V_UNBOUND : bind_shared_new(m, t, id);
  if (made != V_UNBOUND) {
    shared_of(made)->aux = (uint32_t)code;
    if (!raw) bind_keep(shared_of(made), lock);
    if (own) bind_own(m, shared_of(lock)->id, id);
  }
  decref(m, lock);
  return made;
}

const NativeDef bind_cells_natives[] = {{"cells", cells_new, 5, 5, NULL}, {0}};
