// The table of processes against a plain model of it: births, ends, deaths and reaping, in any order, many times over.
#include "world_help.h"

enum { MODELLED = WORLD_SLOTS, OPS = 16000, LIMIT = 40 };

typedef struct Modelled {
  ProcessState state;
  bool counted;  // no more among the living
  int pid, parent, exit;
  uint32_t generation;
  bool has_exit;
} Modelled;

static Modelled model[MODELLED];
static int births, alive;
static World *w;
static uint64_t lot;

static uint32_t below(uint32_t n) {
  lot ^= lot << 13, lot ^= lot >> 7, lot ^= lot << 17;
  return (uint32_t)(lot >> 20) % n;
}

static void leaves(Modelled *m) {
  if (!m->counted) alive--;
  m->counted = true;
}

static int used(void) { return births < WORLD_SLOTS ? births : WORLD_SLOTS; }

static void birth(int parent) {
  int slot = world_process_new(w, world_actor(w, parent, 0), METHOD_FORK, false, "child", 1);
  if (alive >= LIMIT) {
    assert_int_equal(slot, -1);
    return;
  }
  assert_true(slot > 0);
  Modelled *m = &model[slot];
  assert_true(births < WORLD_SLOTS ? slot == births : m->state == PROCESS_GONE);
  *m = (Modelled){.state = PROCESS_BORN, .parent = parent, .generation = m->generation + 1};
  births++, alive++;
}

static void running(int slot, int pid) {
  Modelled *m = &model[slot];
  world_process_running(w, slot, pid);
  m->pid = pid;
  if (m->state == PROCESS_GONE && m->counted) alive++, m->counted = false;
  if (m->state == PROCESS_GONE || m->state == PROCESS_BORN) m->state = PROCESS_RUNNING;
}

static void unborn(Modelled *m) {
  if (m->pid || m->state != PROCESS_BORN) return;
  m->state = PROCESS_GONE;
  leaves(m);
}

static bool ends(Modelled *m, int code) {
  bool first = m->state >= PROCESS_BORN && m->state < PROCESS_ENDED;
  if (first) m->state = PROCESS_ENDED, m->exit = code, m->has_exit = true;
  return first;
}

static void dies(int slot, int code) {
  Modelled *m = &model[slot];
  uint64_t deaths = atomic_load(&w->head->dead_serial);
  bool first = ends(m, code);
  assert_int_equal(world_process_died(w, slot, code, world_actor(w, WORLD_SUPERVISOR, 0)), first);
  assert_int_equal(atomic_load(&w->head->dead_serial) - deaths, m->state == PROCESS_ENDED);
  if (m->state != PROCESS_ENDED) return;
  leaves(m);
  for (int i = 0; i < used(); i++)
    if (model[i].parent == slot) unborn(&model[i]);
}

static void look(int slot) {
  const Modelled *m = &model[slot];
  int code = 0, last = -1;
  assert_int_equal(world_process_state(w, slot), m->state);
  assert_int_equal(world_process_exit(w, slot, &code), m->has_exit);
  if (m->has_exit) assert_int_equal(code, m->exit);
  assert_int_equal(actor_generation(world_actor(w, slot, 3)), m->generation);
  assert_int_equal(world_actor_dead(w, world_actor(w, slot, 0)), m->state >= PROCESS_ENDED);
  if (m->generation > 1) assert_true(world_actor_dead(w, actor_of(slot, m->generation - 1, 0)));
  for (int i = 0; i < used(); i++)
    if (m->pid && model[i].pid == m->pid && model[i].state != PROCESS_GONE) last = i;
  if (m->pid) assert_int_equal(world_process_by_pid(w, m->pid), last);
}

static void an_op(void) {
  int slot = (int)below((uint32_t)used()), code = (int)below(300) - 20;
  Modelled *m = &model[slot];
  switch (below(10)) {
  case 0:
  case 1:
  case 2: birth(slot); break;
  case 3:
  case 4:
    if (m->pid == 0 && slot) running(slot, 100 + (int)below(2000));
    break;
  case 5:
    if (slot) world_process_unborn(w, slot), unborn(m);
    break;
  case 6:
    if (slot) world_process_mark(w, slot, code), ends(m, code);
    break;
  case 7:
    if (slot) dies(slot, code);
    break;
  case 8:
    if (!slot || m->state != PROCESS_RUNNING) break;
    ask(w, world_actor(w, slot, 0), VERB_EXIT, slot, code, 0);
    m->state = PROCESS_EXITING, m->exit = code < 0 ? code : code & 0xff, m->has_exit = true;
    break;
  default:
    world_process_reaped(w, slot);
    if (m->state == PROCESS_ENDED) m->state = PROCESS_GONE;
    break;
  }
  look(slot);
  assert_int_equal(world_processes(w), used());
  assert_int_equal(atomic_load(&w->head->births), births);
  assert_int_equal(atomic_load(&w->head->alive), alive);
}

static void births_and_deaths_in_any_order(void **state) {
  for (uint64_t seed = 1; seed <= 12; seed++) {
    w = world_create_private();
    assert_non_null(w);
    w->head->limits.processes = LIMIT;
    memset(model, 0, sizeof model);
    births = alive = 1;
    lot = seed * 88172645463325252u;
    assert_int_equal(world_process_new(w, 0, METHOD_MAIN, false, "main", 1), 0);
    model[0] = (Modelled){.state = PROCESS_BORN, .parent = -1, .generation = 1};
    running(0, 99);
    for (int i = 0; i < OPS; i++) an_op();
    for (int i = 0; i < used(); i++) look(i);
    world_free(w);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(births_and_deaths_in_any_order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
