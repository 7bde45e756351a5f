// Objects that nobody holds, against a plain model: who holds what is kept there, too. What anybody holds stays as it
// was made; what nobody holds is made anew.
#include "world_help.h"

#include <stdio.h>

enum { PROCESSES = 6, ROUNDS = 60, BATCH = 900 };

typedef struct Held {
  uint64_t bits[WORLD_OBJECTS / 64];
} Held;
typedef struct Made {
  WorldKind kind;
  uint64_t mark;  // in what it was made: which object it is
} Made;

static World *w;
static Held held[PROCESSES];
static Made made[WORLD_OBJECTS];
static Actor actor[PROCESSES];
static uint64_t lot = 88172645463325252u, mark;

static uint32_t below(uint32_t n) {
  lot ^= lot << 13, lot ^= lot >> 7, lot ^= lot << 17;
  return (uint32_t)(lot >> 20) % n;
}
static bool has(int p, uint32_t id) { return held[p].bits[id / 64] >> id % 64 & 1; }
static void put(int p, uint32_t id, bool on) {
  uint64_t bit = (uint64_t)1 << id % 64;
  held[p].bits[id / 64] = on ? held[p].bits[id / 64] | bit : held[p].bits[id / 64] & ~bit;
}
static bool is_held(uint32_t id) {
  for (int p = 0; p < PROCESSES; p++)
    if (actor[p] && has(p, id)) return true;
  return false;
}

// As it was made, with its memory as new.
static void expect_new(uint32_t id) {
  const WorldObject *o = world_object(w, id);
  WorldObjectView v;
  assert_true(world_object_read(w, id, &v));
  assert_int_equal(o->named, 0);
  assert_int_equal(atomic_load(&((WorldObject *)o)->waiters), 0);
  if (o->kind == KIND_PIPE) {
    assert_int_equal(v.messages, 0);
    assert_int_equal(v.nopen[0], 1);
    assert_int_equal(v.nopen[1], 1);
  }
  if (o->kind == KIND_QUEUE) assert_int_equal(v.messages, 0);
  if (o->kind == KIND_EVENT) {
    size_t size = 0;
    assert_true(!world_shown(w, id, &size) || size == 0);
  }
}

static void use(int p, uint32_t id) {
  char text[24];
  snprintf(text, sizeof text, "o%u", below(90));
  world_name(w, id, text);
  switch (made[id].kind) {
  case KIND_RAWVALUE: ask(w, actor[p], VERB_STORE, (int)id, (int64_t)made[id].mark, 0); break;
  case KIND_EVENT: assert_true(world_show(w, actor[p], id, text, strlen(text))); break;
  case KIND_LOCK: ask(w, actor[p], VERB_ACQUIRE, (int)id, 1, 0); break;
  case KIND_PIPE: {
    WorldCall c = send_call(actor[p], (int)id, 1, &made[id].mark, sizeof mark);
    assert_int_equal(world_step(w, &c), VERB_DONE);
    break;
  }
  default: break;
  }
}

static void make(int p) {
  static const WorldKind kinds[] = {KIND_RAWVALUE, KIND_LOCK, KIND_EVENT, KIND_PIPE, KIND_QUEUE, KIND_SEMAPHORE};
  WorldKind kind = kinds[below(6)];
  WorldSpec s = {.kind = kind, .line = 7, .owner = -1, .lock = -1, .typecode = 'q', .count = 1, .value = 3};
  if (kind == KIND_PIPE) s.count = 2;
  int id = world_object_new(w, actor[p], &s);
  assert_true(id >= 0);
  assert_false(is_held((uint32_t)id));
  made[id] = (Made){kind, ++mark};
  put(p, (uint32_t)id, true);
  expect_new((uint32_t)id);
  use(p, (uint32_t)id);
}

static void expect_all(void) {
  for (uint32_t id = 0; id < WORLD_OBJECTS; id++) {
    if (!is_held(id)) continue;
    const WorldObject *o = world_object(w, id);
    assert_int_equal(o->kind, made[id].kind);
    assert_int_equal(o->named, 2);
    if (o->kind == KIND_RAWVALUE) {
      WorldCall c = call(world_actor(w, 0, 0), VERB_LOAD, (int)id, 0, 0);
      assert_int_equal(world_step(w, &c), VERB_DONE);
      assert_int_equal(c.result, made[id].mark);
    }
  }
}

static void fork_into(int p) {
  int from = 0;
  if (actor[p]) {
    world_process_died(w, actor_slot(actor[p]), 0, actor[0]);
    world_process_reaped(w, actor_slot(actor[p]));
  }
  actor[p] = new_process(w, actor[from], "child");
  world_hold_as_parent(w, actor_slot(actor[p]));
  held[p] = held[from];
}

// Drops some, and says so.
static void tell(int p) {
  uint64_t bits[WORLD_HELD];
  for (uint32_t id = 0; id < WORLD_OBJECTS; id++)
    if (has(p, id) && below(4)) {
      if (made[id].kind == KIND_PIPE)
        for (int end = 0; end < 2; end++) ask(w, actor[p], VERB_PIPE_CLOSE, (int)id, end, 0);
      put(p, id, false);
    }
  memcpy(bits, held[p].bits + WORLD_HELD_FROM / 64, sizeof bits);
  world_holds_only(w, actor[p], bits);
}

static void what_is_held_stays(void **state) {
  w = world_create();
  actor[0] = new_process(w, 0, "MainProcess");
  for (int round = 0; round < ROUNDS; round++) {
    int p = (int)below(PROCESSES);
    if (p && (!actor[p] || below(3) == 0)) fork_into(p);
    for (int i = 0; i < BATCH; i++) make(p);
    for (int q = 0; q < PROCESSES; q++)
      if (actor[q] && below(2)) tell(q);
    if (world_sweep_is_due(w) || below(3) == 0) world_sweep(w, actor[p]);
    expect_all();
  }
  assert_true(world_made(w) == ROUNDS * (uint64_t)BATCH);
  assert_true(world_objects(w) < ROUNDS * BATCH / 2);  // the others were made anew
  world_free(w);
}

// Of a maker that is gone nothing is held; with the first numbers nothing is done.
static void nobody_is_left(void **state) {
  w = world_create();
  Actor main = new_process(w, 0, "MainProcess"), child = new_process(w, main, "Process-1");
  for (int i = 0; i < WORLD_HELD_FROM + 500; i++) new_object(w, i < WORLD_HELD_FROM ? main : child, KIND_LOCK, -1, 1);
  int pipe = new_pipe(w, main, 2);
  world_process_died(w, actor_slot(child), -9, main);
  world_sweep(w, main);
  assert_int_equal(new_object(w, main, KIND_LOCK, -1, 1), WORLD_HELD_FROM);
  assert_int_equal(new_object(w, main, KIND_RLOCK, -1, 1), WORLD_HELD_FROM + 1);
  assert_int_equal(new_object(w, main, KIND_RAWVALUE, -1, 1), WORLD_HELD_FROM + 501);  // has no memory of that kind
  uint64_t nothing[WORLD_HELD] = {0};
  world_holds_only(w, main, nothing);
  world_sweep(w, main);
  assert_int_equal(world_object(w, (uint32_t)pipe)->kind, KIND_PIPE);  // its ends are open
  world_free(w);
}

// A pipe's end on its way: its sender has let it go, its receiver has it not yet.
static void on_its_way(void **state) {
  w = world_create();
  uint64_t nothing[WORLD_HELD] = {0};
  Actor main = new_process(w, 0, "MainProcess"), child = new_process(w, main, "Process-1");
  for (int i = 0; i < WORLD_HELD_FROM; i++) new_object(w, main, KIND_LOCK, -1, 1);
  int pipe = new_pipe(w, main, 2);
  int64_t ticket = ask(w, main, VERB_PIPE_LEND, pipe, 0, 0);
  for (int end = 0; end < 2; end++) ask(w, main, VERB_PIPE_CLOSE, pipe, end, 0);
  world_holds_only(w, main, nothing);
  world_sweep(w, main);
  assert_int_equal(world_object(w, (uint32_t)pipe)->kind, KIND_PIPE);
  assert_true(ask(w, child, VERB_PIPE_TAKE, pipe, 0, ticket));
  world_sweep(w, main);
  assert_int_equal(world_object(w, (uint32_t)pipe)->kind, KIND_PIPE);
  ask(w, child, VERB_PIPE_CLOSE, pipe, 0, 0);
  world_holds_only(w, child, nothing);
  world_sweep(w, main);
  assert_int_equal(world_object(w, (uint32_t)pipe)->kind, KIND_NONE);
  assert_int_equal(new_pipe(w, child, 2), pipe);
  assert_false(ask(w, main, VERB_PIPE_TAKE, pipe, 0, ticket));  // it was the old one's
  world_free(w);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_held_stays), cmocka_unit_test(nobody_is_left),
                                     cmocka_unit_test(on_its_way)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
