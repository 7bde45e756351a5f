// Value and Array: handles on cells of the world, synchronized or raw; and a cache of what each strand last loaded.
//
// A Synchronized handle has its lock's handle in keep and its C type in aux. Its load and store are single steps, and
// so is a slice. The raw object inside (get_obj()) is a second handle on the same cells.
#include "base/hash.h"
#include "bind.h"
#include "cells.h"
#include "locks.h"
#include "hosts/quick.h"
#include "lang/compile/flow.h"
#include "lang/compile/opcodes.h"

// ---- what was seen ----

// The cache's key is strand, frame, cell and the instruction that loaded. A strand's store drops the entries of all its
// frames for that cell. (Frames have unique serials, so a frame's entry needs no strand.)
static inline uint64_t cell_key(uint32_t object, uint32_t index) { return (uint64_t)object << 32 | index; }
static inline SeenSet *seen_set(Machine *m, uint32_t object, uint32_t index) {
  return &bind_of(m)->seen[(object ^ index) % BIND_SEEN_SETS];
}

static inline void remember(Machine *m, uint32_t object, uint32_t index, WorldSeen seen) {
  const Frame *f = m->strand->top;
  if (!f) return;
  uint64_t cell = cell_key(object, index);
  SeenSet *set = seen_set(m, object, index);
  uint32_t at = 0;
  while (at < set->used &&
         (set->way[at].cell != cell || set->way[at].serial != f->serial || set->way[at].after != f->pc))
    at++;
  if (at == BIND_SEEN_WAYS) at = bind_of(m)->seen_turn++ % BIND_SEEN_WAYS;
  else if (at == set->used) set->used++;
  set->way[at] = (Seen){cell, f->serial, seen, f->pc, m->strand->number};
}

typedef struct Loaded {
  WorldSeen seen;
  const Ins *after;
} Loaded;

// For a store: what this frame loaded from the cell, in loads[BIND_SEEN_WAYS]; how many.
static inline uint32_t recall(Machine *m, uint32_t object, uint32_t index, Loaded *loads) {
  const Frame *f = m->strand->top;
  uint32_t n = 0;
  if (!f) return 0;
  uint64_t cell = cell_key(object, index);
  SeenSet *set = seen_set(m, object, index);
  for (uint32_t i = set->used; i-- > 0;) {
    if (set->way[i].cell != cell || set->way[i].strand != m->strand->number) continue;
    if (set->way[i].serial == f->serial) loads[n++] = (Loaded){set->way[i].seen, set->way[i].after};
    if (i != --set->used) set->way[i] = set->way[set->used];
  }
  return n;
}

static inline const WorldSeen *oldest(const Loaded *loads, uint32_t n) {
  const Loaded *old = n ? loads : NULL;
  for (uint32_t i = 1; i < n; i++)
    if (loads[i].seen.version < old->seen.version) old = &loads[i];
  return old ? &old->seen : NULL;
}

// Keeps those that what is stored may have been made of.
static uint32_t that_flow(const Machine *m, Loaded *loads, uint32_t n) {
  const Frame *f = m->strand->top;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++)
    if (code_flows(f->code, loads[i].after - 1, f->pc - 1)) loads[kept++] = loads[i];
  return kept;
}

void bind_cells_stored(Machine *m, uint32_t object) {
  for (SeenSet *set = bind_of(m)->seen, *end = set + BIND_SEEN_SETS; set < end; set++)
    for (uint32_t i = set->used; i-- > 0;)
      if (set->way[i].cell >> 32 == object && set->way[i].strand == m->strand->number)
        set->way[i] = set->way[--set->used];
}

void bind_seen_tidy(Machine *m) {
  for (SeenSet *set = bind_of(m)->seen, *end = set + BIND_SEEN_SETS; set < end; set++)
    for (uint32_t i = set->used; i < BIND_SEEN_WAYS && set->way[i].cell; i++) set->way[i] = (Seen){0};
}

// How far down its strand's stack the frame of that serial is; NULL: it has ended.
static const Frame *frame_of(const Machine *m, uint64_t serial, uint32_t *depth) {
  for (const Strand *s = m->strands; s; s = s->next) {
    *depth = 0;
    for (const Frame *f = s->top; f; f = f->back, ++*depth)
      if (f->serial == serial) return f;
  }
  return NULL;
}

static bool may_store(const Ins *i) {
  switch (i->op) {
  case OP_SETATTR:
  case OP_SETITEM:
  case OP_CALL:
  case OP_CALLKW:
  case OP_CALLEX: return true;
  default: return false;
  }
}

// A load that flows into nothing that may store is compared with no store.
static bool is_compared(const Frame *f, const Seen *s) {
  for (const Ins *i = f->code->ins, *end = i + f->code->nins; i < end; i++)
    if (may_store(i) && code_flows(f->code, s->after - 1, i)) return true;
  return false;
}

void bind_seen_each(Machine *m, BindingLoad *each, void *data) {
  for (const SeenSet *set = bind_of(m)->seen, *end = set + BIND_SEEN_SETS; set < end; set++)
    for (uint32_t i = 0; i < set->used; i++) {
      const Seen *s = &set->way[i];
      uint32_t depth;
      const Frame *f = frame_of(m, s->serial, &depth);
      if (!f || !is_compared(f, s)) continue;
      uint64_t place = mix(mix(s->strand + 1, (uint64_t)(uintptr_t)s->after), depth);
      each(data, (uint32_t)(s->cell >> 32), (uint32_t)s->cell, place, s->seen.version);
    }
}

void bind_seen_clear(Machine *m) { memset(bind_of(m)->seen, 0, sizeof bind_of(m)->seen); }

// ---- one cell ----

static inline bool filled(Machine *m, Value self) {
  return shared_of(self)->id != BIND_NO_OBJECT || bind_filled(m, self);
}
static inline int code_of(Value self) { return (int)shared_of(self)->aux; }

static Value loaded(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  remember(m, s->step.object, (uint32_t)s->step.arg,
           (WorldSeen){.version = (uint64_t)s->step.result2, .value = s->step.result});
  return bind_unpack(m, (int)as_int(s->step.keep[0]), s->step.result);
}
static Value load_step(Machine *m, int code, uint32_t object, uint32_t index) {
  Step *step = machine_step_begin(m, VERB_LOAD, object);
  step->arg = index;
  step->keep[0] = from_int(code);
  return machine_step(m, loaded);
}
static Value stored(Machine *m, Strand *s) { return s->step.error ? bind_world_error(m, s) : V_NONE; }
static Value store_step(Machine *m, uint32_t object, uint32_t index, int64_t word, const WorldSeen *seen) {
  Step *step = machine_step_begin(m, VERB_STORE, object);
  step->arg = word;
  step->arg2 = index;
  if (seen) {
    step->seen = true;
    step->seen_version = seen->version;
    step->seen_value = seen->value;
  }
  return machine_step(m, stored);
}

// The fast path is for signed integers, the usual C types.
static inline Value unpack(Machine *m, int code, int64_t word) {
  return bind_signed_bits[code] && int_fits(word) ? from_int(word) : bind_unpack(m, code, word);
}
static inline bool pack(Machine *m, int code, Value v, int64_t *word) {
  if (!bind_signed_bits[code] || !is_int(v)) return bind_pack(m, code, v, word);
  int unused = 64 - bind_signed_bits[code];
  *word = (int64_t)((uint64_t)as_int(v) << unused) >> unused;
  return true;
}

void bind_cells_touched(Machine *m, Value self) {
  if (given(shared_of(self)->keep)) return;  // not what get_obj() gives
  World *w = host_world(m);
  int32_t lock = world_object(w, shared_of(self)->id)->lock;
  bool alone = atomic_load(&w->head->alive) == 1;
  if (lock >= 0 && !alone && world_holder(w, (uint32_t)lock) != host_actor(m)) host_used_inside(m);
}

static inline Value load(Machine *m, Value self, uint32_t index) {
  int code = code_of(self);
  uint32_t object = shared_of(self)->id;
  WorldSeen seen;
  if (host_load(m, object, index, &seen)) {
    remember(m, object, index, seen);
    return unpack(m, code, seen.value);
  }
  bind_cells_touched(m, self);
  return load_step(m, code, object, index);
}

static Value store_slowly(Machine *m, Value self, uint32_t index, int64_t word, Loaded *loads, uint32_t n) {
  uint32_t object = shared_of(self)->id;
  n = that_flow(m, loads, n);
  if (host_store(m, object, index, word, oldest(loads, n))) return V_NONE;
  bind_cells_touched(m, self);
  return store_step(m, object, index, word, oldest(loads, n));
}

// A store that is not stale whatever it is made of is quick. Only else it is asked what flows into it.
static inline Value store(Machine *m, Value self, uint32_t index, int64_t word) {
  uint32_t object = shared_of(self)->id;
  Loaded loads[BIND_SEEN_WAYS];
  uint32_t n = recall(m, object, index, loads);
  if (host_store(m, object, index, word, oldest(loads, n))) return V_NONE;
  return store_slowly(m, self, index, word, loads, n);
}

Value bind_cell_load(Machine *m, Value self, uint32_t index) { return load(m, self, index); }

Value bind_cell_store(Machine *m, Value self, uint32_t index, Value v) {
  int64_t word;
  return pack(m, code_of(self), v, &word) ? store(m, self, index, word) : V_UNBOUND;
}

static Value value_get(Machine *m, Value self) { return filled(m, self) ? bind_cell_load(m, self, 0) : V_UNBOUND; }
static Value value_set(Machine *m, Value self, Value v) {
  return filled(m, self) ? bind_cell_store(m, self, 0, v) : V_UNBOUND;
}

// ---- what all synchronized objects have ----

// A foreign lock (any object with acquire and release): call its method.
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
static Value sync_get_lock(Machine *m, const Value *args, int nargs) {
  return filled(m, args[0]) ? incref(shared_of(args[0])->keep) : V_UNBOUND;
}

static Value raw_handle(Machine *m, Value self) {
  const Binding *b = bind_of(m);
  bool array = !is_instance(m, self, b->t.synchronized);
  Value raw = bind_shared_new(m, array ? bind_raw_array_class(m) : b->t.ctype[code_of(self)], shared_of(self)->id);
  if (raw != V_UNBOUND) shared_of(raw)->aux = (uint32_t)code_of(self);
  return raw;
}

static Value object_inside(Machine *m, const Value *args) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  Value name = str_constant("_obj", 4);
  Dict *d = attr_dict(m, args[0], true);
  Value raw = d ? dict_get_name(d, name) : V_UNBOUND;
  if (raw != V_UNBOUND) return incref(raw);
  raw = raw_handle(m, args[0]);
  if (raw != V_UNBOUND && d) dict_set_name(m, d, name, raw);
  return raw;
}

static Value sync_get_obj(Machine *m, const Value *args, int nargs) { return object_inside(m, args); }

static Value cell_told(Machine *m, Strand *s) {
  if (s->step.error) return bind_world_error(m, s);
  Value self = s->step.keep[0];
  int code = code_of(self);
  Value v = bind_unpack(m, code, s->step.result);
  if (v == V_UNBOUND) return v;
  bool wrapped = is_instance(m, self, bind_of(m)->t.synchronized);
  Value text = wrapped ? str_format(m, "<%s wrapper for %s(%R)>", type_name(m, self), bind_code_name(code), v)
                       : str_format(m, "%s(%R)", bind_code_name(code), v);
  decref(m, v);
  return text;
}
Value bind_cell_shown(Machine *m, Value self) {
  machine_step_begin(m, VERB_LOAD, shared_of(self)->id);
  machine_step_keep(m, 0, self);
  return machine_step(m, cell_told);
}

static Value sync_repr(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  if (is_instance(m, args[0], bind_of(m)->t.synchronized)) return bind_shown_repr(m, args, nargs);
  Value raw = object_inside(m, args), inner = raw == V_UNBOUND ? raw : bind_raw_repr(m, raw);
  Value text = inner == V_UNBOUND ? inner : str_format(m, "<%s wrapper for %V>", type_name(m, args[0]), inner);
  decref(m, raw);
  decref(m, inner);
  return text;
}
// CPython asks the object inside, without the lock.
static Value sync_shown(Machine *m, const Value *args, int nargs) {
  if (!bind_filled(m, args[0])) return V_UNBOUND;
  Value raw = object_inside(m, args);
  if (raw == V_UNBOUND) return V_UNBOUND;
  bind_cells_touched(m, raw);
  decref(m, raw);
  return bind_cell_shown(m, args[0]);
}

static const NativeDef sync_methods[] = {
    {"acquire", sync_acquire, 1, 3, "self block timeout"},
    {"release", sync_release, 1, 1, NULL},
    {"__enter__", sync_enter, 1, 1, NULL},
    {"__exit__", sync_release, 1, -1, NULL},
    {"get_lock", sync_get_lock, 1, 1, NULL},
    {"get_obj", sync_get_obj, 1, 1, NULL},
    {"__repr__", sync_repr, 1, 1, NULL},
    {"_shown", sync_shown, 1, 1, NULL},
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

static uint32_t new_cells(Machine *m, WorldKind kind, int code, Value type, uint32_t count, Value lock,
                          const char *part) {
  bool ours = given(lock) && bind_is_lock(m, lock);
  char name[16];
  snprintf(name, sizeof name, "%s", is_kind(type, K_STR) ? str_data(type) : bind_code_name(code));
  WorldSpec spec = {.kind = kind,
                    .owner = -1,
                    .lock = ours ? (int)shared_of(lock)->id : -1,
                    .typecode = bind_code_char(code),
                    .type = name,
                    .part = part,
                    .count = count};
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

// Checks the values before anything is made, so that a wrong one leaves no object behind.
static bool all_fit(Machine *m, int code, const List *values) {
  int64_t word;
  for (uint32_t i = 0; i < values->count; i++)
    if (!bind_pack(m, code, values->items[i], &word)) return false;
  return true;
}

// args: is it an array, type, how many (an int), initial values (a list), lock: an object, True (a new RLock) or False
// (raw), perhaps where they are in a structure (a text)
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
  uint32_t id = new_cells(m, kind, code, args[1], (uint32_t)as_int(args[2]), raw ? V_UNBOUND : lock,
                          nargs > 5 ? str_data(args[5]) : NULL);
  Type *t = raw      ? (array ? bind_raw_array_class(m) : b->t.ctype[code])
            : !array ? b->t.synchronized
                     : bind_array_class(m, bind_code_char(code) == 'c');
  Value made = id == BIND_NO_OBJECT || !fill(m, id, code, values) ? V_UNBOUND : bind_shared_new(m, t, id);
  if (made != V_UNBOUND) {
    shared_of(made)->aux = (uint32_t)code;
    if (!raw) bind_keep(shared_of(made), lock);
    if (own) bind_own(m, shared_of(lock)->id, id);
  }
  decref(m, lock);
  return made;
}

const NativeDef bind_cells_natives[] = {{"cells", cells_new, 5, 6, "=..il.s"}, {0}};
