// Sets the binding up: its block on the heap, its types, its modules; and runs a main process.
#include "bind.h"
#include "hosts/config.h"

#include <stdlib.h>

#include "cells.h"
#include "locks.h"
#include "modules.h"
#include "ops.h"
#include "pickle.h"
#include "queue.h"
#include "stream.h"
#include "thread.h"
#include "lang/library/modules.h"
#include "base/out_of_memory.h"

Binding *bind_make(Machine *m) {
  Binding *b = heap_alloc(m->heap, sizeof *b);
  if (!b) out_of_memory();
  memset(b, 0, sizeof *b);
  for (int i = 0; i < BIND_SIGNALS; i++) b->handler[i] = V_UNBOUND;
  b->main = b->spawned = b->spawning = V_UNBOUND;
  m->binding = b;
#define B(file) bind_##file##_boot(m);
  BIND_BOOTS(B)
#undef B
  return b;
}

Value bind_mp_function(Machine *m, const char *name) {
  Value module = machine_module(m, "multiprocessing");
  Value f = is_kind(module, K_MODULE)
                ? dict_get_name(((Module *)as_obj(module))->dict, str_constant(name, strlen(name)))
                : V_UNBOUND;
  return f != V_UNBOUND ? f : raisef(m, m->e_SystemError, "mplab: multiprocessing.%s is missing", name);
}

// ---- the module _mp ----

static void add_natives(Machine *m, Module *mod, const NativeDef *defs) {
  for (; defs->name; defs++) module_add(m, mod, defs->name, native_new(m, defs, NULL, from_obj(mod)));
}

static void mp_module(Machine *m, Module *mod) {
  const Binding *b = bind_of(m);
  add_natives(m, mod, bind_cells_natives);
  add_natives(m, mod, bind_input_natives);
  add_natives(m, mod, bind_queue_natives);
  add_natives(m, mod, bind_process_natives);
  add_natives(m, mod, bind_connection_natives);
  add_natives(m, mod, bind_spawn_natives);
#define T(field, name, sort) module_add(m, mod, name, from_obj(b->t.field));
  BIND_TYPES(T)
#undef T
}

static const ModuleDef bind_modules[] = {
    {"_mp", NULL, mp_module},
    {"ctypes", bind_ctypes_natives, bind_ctypes_module},
    {"os", bind_os_natives, bind_os_module},
    {"time", bind_time_natives, NULL},
    {"signal", bind_signal_natives, NULL},
    {"_thread", bind_thread_natives, bind_thread_module},
    {"sys", bind_sys_natives, bind_sys_module},
    {"_pool", bind_pool_natives, bind_pool_module},
    {0},
};

static void prepare(void) {
  machine_add_modules(bind_modules);
  bind_os_prepare();
}

// ---- a main process ----

static Value run_main(Machine *m, const Value *args, int nargs) {
  return machine_tail_prelude(m, "_run_main", 1, args);
}

uint64_t bind_random_seed(Machine *m) {
  return host_seed(m) ^ atomic_load(&host_world(m)->head->host[HOST_WORD_RANDOM]);
}

static bool boot(Machine *m) {
  static const NativeDef main_def = {"main", run_main, 1, 1, NULL};
  Binding *b = bind_of(m);
  if (b->main == V_UNBOUND) b->main = native_new(m, &main_def, NULL, V_UNBOUND);
  random_seed_fresh(m, bind_random_seed(m));
  return b->main != V_UNBOUND && b->stream[0].data && b->stream[1].data;
}

static Value main_of(Machine *m) { return bind_of(m)->main; }

static Value run_spawned(Machine *m, const Value *args, int nargs) {
  return machine_tail_prelude(m, "_run_spawned", 2, args);
}

static Value spawned_of(Machine *m) {
  static const NativeDef def = {"spawned", run_spawned, 2, 2, NULL};
  Binding *b = bind_of(m);
  if (b->spawned == V_UNBOUND) b->spawned = native_new(m, &def, NULL, V_UNBOUND);
  return b->spawned;
}

// ---- what the hosts call ----

// The cache of seen cells is for warnings only: no state of the process.
static const void *volatiles(Machine *m, size_t *size) {
  const Binding *b = bind_of(m);
  *size = offsetof(Binding, seen_turn) + sizeof b->seen_turn - offsetof(Binding, seen);
  return b->seen;
}

static bool is_volatile(Machine *m, const void *at) {
  size_t size;
  const char *from = volatiles(m, &size);
  return (size_t)((const char *)at - from) < size;
}

const BindingOps bind_ops = {.prepare = prepare,
                             .boot = boot,
                             .main = main_of,
                             .spawned = spawned_of,
                             .signal = bind_signal,
                             .drop_strand = bind_drop_strand,
                             .name = bind_name,
                             .tidy = bind_seen_tidy,
                             .changed_item = bind_late_changed,
                             .is_volatile = is_volatile,
                             .volatiles = volatiles,
                             .remembered = bind_seen_each};
