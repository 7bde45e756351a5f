// What each verb means but those of a queue (test_queue.c), tried in one process on a private world.
#include <stdio.h>

#include "world/redo.h"
#include "world/traits.h"
#include "stage.h"

// ---- what the verbs mean ----

static void test_lock(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_LOCK, -1, 0);
  assert_int_equal(ask(s->w, s->a, VERB_ACQUIRE, lock, 1, 0), 1);
  assert_int_equal(act(s->w, s->b, VERB_ACQUIRE, lock, 1, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, s->a, VERB_ACQUIRE, lock, 1, 0), VERB_BLOCKED);  // not recursive
  assert_int_equal(ask(s->w, s->b, VERB_ACQUIRE, lock, 0, 0), 0);
  assert_int_equal(ask(s->w, s->b, VERB_HOLDER, lock, 0, 0), s->a);
  assert_int_equal(act(s->w, s->b, VERB_RELEASE, lock, 0, 0), VERB_DONE);  // anybody may
  WorldCall c = call(s->a, VERB_RELEASE, lock, 0, 0);
  assert_int_equal(world_step(s->w, &c), VERB_FAILED);
  assert_int_equal(c.error, ERROR_NOT_HELD);
}

static void test_rlock(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_RLOCK, -1, 0);
  ask(s->w, s->a, VERB_ACQUIRE, lock, 1, 0);
  ask(s->w, s->a, VERB_ACQUIRE, lock, 1, 0);
  WorldCall c = call(s->b, VERB_RELEASE, lock, 0, 0);
  assert_int_equal(world_step(s->w, &c), VERB_FAILED);
  assert_int_equal(c.error, ERROR_NOT_OWNER);
  act(s->w, s->a, VERB_RELEASE, lock, 0, 0);
  assert_int_equal(act(s->w, s->b, VERB_ACQUIRE, lock, 1, 0), VERB_BLOCKED);
  act(s->w, s->a, VERB_RELEASE, lock, 0, 0);
  assert_int_equal(ask(s->w, s->b, VERB_ACQUIRE, lock, 1, 3), 1);
  WorldObjectView v;
  assert_true(world_object_read(s->w, (uint32_t)lock, &v));
  assert_int_equal(v.holder, s->b);
  assert_int_equal(v.depth, 3);
}

static void test_semaphores(void **state) {
  Stage *s = *state;
  int free_one = new_object(s->w, s->a, KIND_SEMAPHORE, -1, 1), bounded = new_object(s->w, s->a, KIND_BOUNDED, -1, 2);
  assert_int_equal(ask(s->w, s->a, VERB_ACQUIRE, free_one, 1, 0), 1);
  assert_int_equal(act(s->w, s->a, VERB_ACQUIRE, free_one, 1, 0), VERB_BLOCKED);
  ask(s->w, s->b, VERB_RELEASE, free_one, 0, 0);
  ask(s->w, s->b, VERB_RELEASE, free_one, 0, 0);
  WorldCall c = call(s->a, VERB_RELEASE, bounded, 0, 0);
  assert_int_equal(world_step(s->w, &c), VERB_FAILED);
  assert_int_equal(c.error, ERROR_NOT_HELD);
  ask(s->w, s->a, VERB_ACQUIRE, bounded, 1, 0);
  ask(s->w, s->a, VERB_RELEASE, bounded, 0, 0);
}

static void increment_half(Stage *s, int v, WorldCall *load, Actor who) {
  *load = call(who, VERB_LOAD, v, 0, 0);
  assert_int_equal(world_step(s->w, load), VERB_DONE);
}
static bool other_half(Stage *s, int v, const WorldCall *load) {
  WorldCall store = call(load->actor, VERB_STORE, v, load->result + 1, 0);
  store.seen = true;
  store.seen_value = load->result;
  store.seen_version = (uint64_t)load->result2;
  store.line = 12;
  assert_int_equal(world_step(s->w, &store), VERB_DONE);
  return store.stale;
}

static void test_stale(void **state) {
  Stage *s = *state;
  int v = new_object(s->w, s->a, KIND_RAWVALUE, -1, 0);
  WorldCall x, y;
  increment_half(s, v, &x, s->a);
  increment_half(s, v, &y, s->b);
  assert_false(other_half(s, v, &x));
  increment_half(s, v, &x, s->a);
  assert_false(other_half(s, v, &x));
  assert_true(other_half(s, v, &y));
  WorldObjectView view;
  world_object_read(s->w, (uint32_t)v, &view);
  int64_t value;
  assert_int_equal(world_cells_read(s->w, (uint32_t)v, 0, 1, &value), 1);
  assert_int_equal(value, 1);
  assert_int_equal(view.lost, 2);
  assert_int_equal(view.stale, 1);
  assert_int_equal(view.stores, 3);
  assert_int_equal(view.last_by, actor_slot(s->b));
  assert_int_equal(view.last_over, actor_slot(s->a));
  assert_int_equal(view.last_line, 12);
  assert_false(act(s->w, s->b, VERB_STORE, v, 9, 0));  // blind
  world_object_read(s->w, (uint32_t)v, &view);
  assert_int_equal(view.stale, 1);
}

static void test_synchronized(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_RLOCK, -1, 0), v = new_object(s->w, s->a, KIND_ARRAY, lock, 4);
  ask(s->w, s->a, VERB_ACQUIRE, lock, 1, 0);
  assert_int_equal(act(s->w, s->b, VERB_LOAD, v, 1, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, s->b, VERB_STORE, v, 1, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, s->a, VERB_STORE, v, 5, 2), VERB_DONE);
  assert_int_equal(ask(s->w, s->a, VERB_LOAD, v, 2, 0), 5);
  ask(s->w, s->a, VERB_RELEASE, lock, 0, 0);
  int64_t words[2] = {8, 9};
  WorldCall c = call(s->b, VERB_STORE_ALL, v, 3 | (int64_t)2 << 32, -2);
  c.bytes = words;
  c.nbytes = sizeof words;
  assert_int_equal(world_step(s->w, &c), VERB_DONE);
  c = call(s->b, VERB_LOAD_ALL, v, 0 | (int64_t)4 << 32, 1);
  assert_int_equal(world_step(s->w, &c), VERB_DONE);
  assert_int_equal(c.out_size, 32);
  assert_memory_equal(c.out, ((int64_t[]){0, 9, 5, 8}), 32);
  free(c.out);
  assert_int_equal(act(s->w, s->b, VERB_LOAD, v, 4, 0), VERB_FAILED);
}

static void ring_nobody(World *w, int slot) {}

// Where processes really sleep a sleeper is found by its ticket; in explore by itself, and it is told no ticket.
static void test_condition(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_RLOCK, -1, 0), cond = new_object(s->w, s->a, KIND_CONDITION, lock, 0);
  Actor c3 = new_process(s->w, s->a, "Process-2");
  assert_int_equal(act(s->w, s->a, VERB_SLEEP, cond, 0, 0), VERB_FAILED);
  Actor who[3] = {s->a, s->b, c3};
  int64_t ticket[3];
  for (int i = 0; i < 3; i++) {
    ask(s->w, who[i], VERB_ACQUIRE, lock, 1, 2);
    WorldCall c = call(who[i], VERB_SLEEP, cond, 0, 0);
    assert_int_equal(world_step(s->w, &c), VERB_DONE);
    assert_int_equal(c.result2, 2);
    ticket[i] = c.result;
    assert_true((ticket[i] != ticket[0]) == (i > 0 && s->w->ring));
  }
  Actor waker = new_process(s->w, s->a, "Process-3");
  ask(s->w, waker, VERB_ACQUIRE, lock, 1, 0);
  assert_int_equal(ask(s->w, waker, VERB_NOTIFY, cond, 2, 0), 2);
  assert_int_equal(act(s->w, who[2], VERB_WOKEN, cond, ticket[2], 0), VERB_BLOCKED);
  assert_int_equal(ask(s->w, who[1], VERB_WOKEN, cond, ticket[1], 0), 1);
  WorldCall late = call(who[0], VERB_WOKEN, cond, ticket[0], 0);
  verb_expire(s->w, &late);
  assert_int_equal(late.result, 1);  // a notify had chosen it
  assert_false(late.timed_out);
  late = call(who[2], VERB_WOKEN, cond, ticket[2], 0);
  WorldObjectView v;
  world_object_read(s->w, (uint32_t)cond, &v);
  assert_int_equal(v.nsleeping, 1);
  assert_int_equal(v.nwoken, 0);
  verb_expire(s->w, &late);
  assert_int_equal(late.result, 0);
  assert_true(late.timed_out);
  assert_int_equal(ask(s->w, waker, VERB_NOTIFY, cond, -1, 0), 0);
}

static void test_condition_by_ticket(void **state) {
  ((Stage *)*state)->w->ring = ring_nobody;
  test_condition(state);
}

// A handler that sleeps in a sleep: the newest entry is its own, then the older one.
static void test_sleeps_in_a_sleep(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_RLOCK, -1, 0), cond = new_object(s->w, s->a, KIND_CONDITION, lock, 0);
  for (int i = 0; i < 2; i++) {
    ask(s->w, s->a, VERB_ACQUIRE, lock, 1, 0);
    ask(s->w, s->a, VERB_SLEEP, cond, 0, 0);
  }
  ask(s->w, s->b, VERB_ACQUIRE, lock, 1, 0);
  assert_int_equal(ask(s->w, s->b, VERB_NOTIFY, cond, 1, 0), 1);  // the outer one
  WorldCall inner = call(s->a, VERB_WOKEN, cond, 0, 0);
  assert_false(verb_guard(s->w, &inner));
  verb_expire(s->w, &inner);
  assert_true(inner.timed_out);
  assert_int_equal(ask(s->w, s->a, VERB_WOKEN, cond, 0, 0), 1);
}

// However often they sleep: places among the sleepers are used again.
static void test_many_sleeps(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_LOCK, -1, 0), cond = new_object(s->w, s->a, KIND_CONDITION, lock, 0);
  for (int i = 0; i < 5000; i++) {
    ask(s->w, s->a, VERB_ACQUIRE, lock, 1, 0);
    WorldCall c = call(s->a, VERB_WOKEN, cond, ask(s->w, s->a, VERB_SLEEP, cond, 0, 0), 0);
    verb_expire(s->w, &c);
    assert_true(c.timed_out);
  }
}

static void test_event(void **state) {
  Stage *s = *state;
  int e = new_object(s->w, s->a, KIND_EVENT, -1, 0);
  WorldCall c = call(s->b, VERB_IS_SET, e, 0, 0);
  world_step(s->w, &c);
  assert_int_equal(act(s->w, s->b, VERB_WAIT, e, c.result2, 0), VERB_BLOCKED);
  ask(s->w, s->a, VERB_SET, e, 0, 0);
  ask(s->w, s->a, VERB_CLEAR, e, 0, 0);
  assert_int_equal(ask(s->w, s->b, VERB_WAIT, e, c.result2, 0), 0);  // woken by the pulse, finds it cleared
}

static int64_t arrive(Stage *s, Actor a, int b, bool acts) { return ask(s->w, a, VERB_ARRIVE, b, acts, 0); }

// Two rounds of two: who comes early waits until all have left.
static void test_barrier(void **state) {
  Stage *s = *state;
  int b = new_object(s->w, s->a, KIND_BARRIER, -1, 2);
  for (int round = 0; round < 2; round++) {
    assert_int_equal(arrive(s, s->a, b, false), 0);
    assert_int_equal(act(s->w, s->a, VERB_LEAVE, b, 0, 0), VERB_BLOCKED);
    assert_int_equal(ask(s->w, s->b, VERB_PARTIES, b, 0, 0), 1);
    assert_int_equal(arrive(s, s->b, b, false), 1);
    assert_int_equal(act(s->w, s->b, VERB_ARRIVE, b, 0, 0), VERB_BLOCKED);
    assert_int_equal(ask(s->w, s->b, VERB_PARTIES, b, 0, 0), 0);
    assert_int_equal(ask(s->w, s->a, VERB_LEAVE, b, 0, 0), 0);
  }
}

// While the last one's action runs nobody comes or goes, and nobody can break or reset it but the one who acts.
static void test_barrier_acts(void **state) {
  Stage *s = *state;
  int b = new_object(s->w, s->a, KIND_BARRIER, -1, 2);
  assert_int_equal(arrive(s, s->a, b, true), 0);
  assert_int_equal(arrive(s, s->b, b, true), 1);
  WorldCall late = call(s->a, VERB_LEAVE, b, 0, 0);
  late.deadline = 0;
  assert_int_equal(verb_expire(s->w, &late), VERB_DONE);
  assert_int_equal(late.result, 1);
  assert_int_equal(act(s->w, s->a, VERB_LEAVE, b, 0, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, s->a, VERB_RESET, b, 0, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, s->a, VERB_BREAK, b, 0, 0), VERB_BLOCKED);
  ask(s->w, s->b, VERB_OPEN, b, 0, 0);
  assert_int_equal(ask(s->w, s->a, VERB_LEAVE, b, 0, 0), 0);
}

static void test_barrier_breaks(void **state) {
  Stage *s = *state;
  int b = new_object(s->w, s->a, KIND_BARRIER, -1, 2);
  arrive(s, s->a, b, false);
  WorldCall late = call(s->a, VERB_LEAVE, b, 0, 0);
  late.deadline = 0;
  assert_int_equal(verb_expire(s->w, &late), VERB_DONE);
  assert_true(late.timed_out);
  assert_int_equal(late.result, -1);
  assert_int_equal(arrive(s, s->b, b, false), -1);
  ask(s->w, s->b, VERB_RESET, b, 0, 0);
  assert_int_equal(arrive(s, s->a, b, false), 0);
  ask(s->w, s->b, VERB_RESET, b, 0, 0);  // somebody is there: it is let go with an error, then the barrier fills anew
  assert_int_equal(act(s->w, s->b, VERB_ARRIVE, b, 0, 0), VERB_BLOCKED);
  assert_int_equal(ask(s->w, s->a, VERB_LEAVE, b, 0, 0), -1);
  assert_int_equal(arrive(s, s->b, b, false), 0);
}

static void test_names_and_sentences(void **state) {
  Stage *s = *state;
  int a = new_object(s->w, s->a, KIND_VALUE, -1, 0), b = new_object(s->w, s->a, KIND_VALUE, -1, 0),
      l = new_object(s->w, s->a, KIND_LOCK, -1, 0);
  world_name(s->w, (uint32_t)a, "counter");
  world_name(s->w, (uint32_t)a, "other");
  world_name(s->w, (uint32_t)b, "counter");
  assert_string_equal(world_object(s->w, (uint32_t)a)->name, "counter");
  assert_string_equal(world_object(s->w, (uint32_t)b)->name, "counter#2");
  char text[80];
  WorldCall c = call(s->a, VERB_STORE, a, -41203, 0);
  verb_sentence(s->w, &c, text, sizeof text);
  assert_string_equal(text, "store counter ← -41,203");
  c = call(s->a, VERB_ACQUIRE, l, 1, 0);
  verb_sentence(s->w, &c, text, sizeof text);
  assert_string_equal(text, "acquire Lock@7");
  c = call(s->a, VERB_JOIN, actor_slot(s->b), 0, 0);
  verb_sentence(s->w, &c, text, sizeof text);
  assert_string_equal(text, "join Process-1");
}

static void test_conflicts(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_RLOCK, -1, 0), v = new_object(s->w, s->a, KIND_ARRAY, lock, 4);
  WorldCall load0 = call(s->a, VERB_LOAD, v, 0, 0), load1 = call(s->b, VERB_LOAD, v, 1, 0),
            store1 = call(s->a, VERB_STORE, v, 5, 1), take = call(s->b, VERB_ACQUIRE, lock, 1, 0);
  VerbFootprint l0 = verb_footprint(s->w, &load0), l1 = verb_footprint(s->w, &load1),
                s1 = verb_footprint(s->w, &store1), t = verb_footprint(s->w, &take);
  assert_false(verb_conflict(&l0, &l1));
  assert_false(verb_conflict(&l0, &s1));
  assert_true(verb_conflict(&l1, &s1));
  assert_true(verb_conflict(&l1, &t));
}

// Semaphores count: in which order two give a place back matters to nobody. Which of two releases of a BoundedSemaphore
// is the one too many does.
static void test_releases_conflict(void **state) {
  Stage *s = *state;
  static const WorldKind kinds[] = {KIND_SEMAPHORE, KIND_BOUNDED, KIND_LOCK};
  for (int i = 0; i < 3; i++) {
    int o = new_object(s->w, s->a, kinds[i], -1, 1);
    WorldCall one = call(s->a, VERB_RELEASE, o, 0, 0), other = call(s->b, VERB_RELEASE, o, 0, 0),
              take = call(s->b, VERB_ACQUIRE, o, 1, 0);
    VerbFootprint f = verb_footprint(s->w, &one), g = verb_footprint(s->w, &other), t = verb_footprint(s->w, &take);
    assert_int_equal(verb_conflict(&f, &g), kinds[i] != KIND_SEMAPHORE);
    assert_true(verb_conflict(&f, &t));
  }
}

// What a strand that goes round may do without having got anywhere: look, and take what it gives back. To be woken is
// more: a notify is used up by it.
static void test_what_a_step_changes(void **state) {
  static const struct {
    uint16_t verb;
    int64_t result;
    bool timed_out;
    VerbChange change;
  } steps[] = {
      {VERB_LOAD, 5, false, CHANGED_NOTHING},     {VERB_STORE, 0, false, CHANGED_WORLD},
      {VERB_ACQUIRE, 1, false, CHANGED_TURN},     {VERB_ACQUIRE, 0, false, CHANGED_NOTHING},
      {VERB_RELEASE, 0, false, CHANGED_TURN},     {VERB_SLEEP, 3, false, CHANGED_TURN},
      {VERB_WOKEN, 1, false, CHANGED_WORLD},      {VERB_WOKEN, 0, true, CHANGED_TURN},
      {VERB_NOTIFY, 0, false, CHANGED_WORLD},     {VERB_GET, 1, false, CHANGED_WORLD},
      {VERB_GET, 0, false, CHANGED_TURN},         {VERB_RECV, 1, false, CHANGED_WORLD},
      {VERB_RECV, 0, true, CHANGED_TURN},         {VERB_GET_NOWAIT, 0, false, CHANGED_NOTHING},
      {VERB_GET_NOWAIT, 1, false, CHANGED_WORLD}, {VERB_IS_SET, 1, false, CHANGED_NOTHING},
      {VERB_PUT, 0, false, CHANGED_NOTHING},      {VERB_PUT, 1, false, CHANGED_WORLD},
  };
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    VerbDone d = {.verb = steps[i].verb, .result = steps[i].result, .timed_out = steps[i].timed_out};
    if (verb_change(&d) != steps[i].change) fail_msg("%s → %d", verb_name(d.verb), (int)d.result);
  }
}

// ---- several words at once ----

// A word that others change without the latch is changed by the commit only if it still is what it was.
static void test_redo_respects_others(void **state) {
  Stage *s = *state;
  WorldObject *o = world_object(s->w, (uint32_t)new_object(s->w, s->a, KIND_EVENT, -1, 0));
  Word *kept = &o->word[4], *changed = &o->word[5];
  Txn t;
  atomic_store(kept, 1);
  atomic_store(changed, 1);
  redo_begin(&t, s->w, s->a, &o->latch);
  redo_set_if(&t, kept, 1, 7);
  redo_set_if(&t, changed, 1, 7);
  atomic_store(changed, 2);
  redo_commit(&t);
  assert_int_equal(atomic_load(kept), 7);
  assert_int_equal(atomic_load(changed), 2);
}

// It has had the lock for the moment of a store, which is undone when it dies; what it really holds is not.
static void test_a_dead_holder_keeps_its_lock(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_RLOCK, -1, 0), v = new_object(s->w, s->a, KIND_VALUE, lock, 0);
  act(s->w, s->b, VERB_STORE, v, 5, 0);
  ask(s->w, s->b, VERB_ACQUIRE, lock, 1, 0);
  assert_true(world_process_died(s->w, actor_slot(s->b), -9, s->a));
  assert_int_equal(ask(s->w, s->a, VERB_ACQUIRE, lock, 0, 0), 0);
}

static void test_births(void **state) {
  Stage *s = *state;
  s->w->head->limits.processes = 3;
  Actor c = new_process(s->w, s->a, "Process-2");
  assert_int_equal(world_process_new(s->w, s->a, METHOD_FORK, false, "x", 0), -1);
  assert_int_equal(act(s->w, s->a, VERB_JOIN, actor_slot(c), 0, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, s->a, VERB_WAIT_CHILD, actor_slot(s->a), 0, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, c, VERB_EXIT, actor_slot(c), 3, 0), VERB_DONE);
  assert_int_equal(act(s->w, s->a, VERB_JOIN, actor_slot(c), 0, 0), VERB_DONE);
  assert_int_equal(ask(s->w, s->a, VERB_WAIT_CHILD, actor_slot(s->a), 0, 0), actor_slot(c));
  assert_false(world_actor_dead(s->w, c));
  assert_true(world_process_died(s->w, actor_slot(c), 3, s->a));
  assert_false(world_process_died(s->w, actor_slot(c), 3, s->a));
  assert_true(world_actor_dead(s->w, c));
  uint64_t told = atomic_load(&s->w->head->dead_serial);
  world_process_reaped(s->w, actor_slot(c));
  assert_false(world_process_died(s->w, actor_slot(c), 3, s->a));  // told again when nothing is left of it
  assert_int_equal(atomic_load(&s->w->head->dead_serial), told);
  int code;
  assert_true(world_process_exit(s->w, actor_slot(c), &code));
  assert_int_equal(code, 3);
  for (int i = 0; i < WORLD_SLOTS + 100; i++) {  // slots are reused, generations tell the old from the new
    Actor n = new_process(s->w, s->a, "again");
    assert_int_not_equal(n, c);
    world_process_died(s->w, actor_slot(n), 0, s->a);
    world_process_reaped(s->w, actor_slot(n));
  }
  assert_int_equal(atomic_load(&s->w->head->alive), 2);
}

static void test_output(void **state) {
  Stage *s = *state;
  uint64_t cursor = 0, dropped = 0;
  char text[WORLD_WRITE];
  WorldOutput chunk;
  for (int i = 0; i < 50000; i++) {
    char line[64];
    WorldCall c = call(s->b, VERB_WRITE, 0, 1 + i % 2, 0);
    c.bytes = line;
    c.nbytes = (uint32_t)snprintf(line, sizeof line, "line %d%.*s", i, i % 9, "         ");
    assert_int_equal(world_step(s->w, &c), VERB_DONE);
    if (i % 3 == 2) continue;
    if (i >= 40000) continue;  // the log forgets its beginning
    while (world_output_next(s->w, &cursor, &chunk, text, &dropped)) assert_memory_equal(text, "line ", 5);
    assert_int_equal(dropped, 0);
  }
  int last = -1;
  while (world_output_next(s->w, &cursor, &chunk, text, &dropped)) last = atoi(text + 5);
  assert_int_equal(last, 49999);
}

static void test_trace(void **state) {
  Stage *s = *state;
  int v = new_object(s->w, s->a, KIND_RAWVALUE, -1, 0);
  uint64_t next = 0, dropped = 0;
  WorldEvent e[64];
  for (int i = 0; i < 10000; i++) act(s->w, s->b, VERB_STORE, v, i, 0);
  int64_t expected = 10000 - WORLD_EVENTS;
  int got = 0;
  for (int n; (n = world_events(s->w, actor_slot(s->b), &next, e, 64, &dropped)) > 0;) {
    for (int i = 0; i < n; i++) assert_int_equal(e[i].value, e[i].number);
    got += n;
  }
  assert_int_equal(got + (int64_t)dropped, 10000);
  assert_in_range(dropped, expected, expected + 1);
}

static int waiting(Stage *s, int object, Actor holder) {
  WorldWaiting who[4];
  return world_waiting(s->w, (uint32_t)object, holder, who, 4);
}

// Who has just got what it waited for does not wait, though its record stands a moment longer; who stands before a step
// that can go does not; who would have once more what it has does.
static void test_waiting(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_LOCK, -1, 0), b = actor_slot(s->b);
  WorldCall c = call(s->b, VERB_ACQUIRE, lock, 1, 0);
  ask(s->w, s->a, VERB_ACQUIRE, lock, 1, 0);
  assert_int_equal(world_step(s->w, &c), VERB_BLOCKED);
  world_wait_begin(s->w, &c);
  assert_int_equal(waiting(s, lock, s->a), 1);
  act(s->w, s->a, VERB_RELEASE, lock, 0, 0);
  assert_int_equal(waiting(s, lock, 0), 1);  // it has not looked again yet
  assert_int_equal(world_step(s->w, &c), VERB_DONE);
  assert_int_equal(waiting(s, lock, s->b), 0);
  assert_false(world_held_up(s->w, b, 0, &c));
  world_wait_end(s->w, b, 0);
  assert_int_equal(world_step(s->w, &c), VERB_BLOCKED);  // its own lock, once more
  world_wait_begin(s->w, &c);
  world_process(s->w, b)->asleep = 1;
  assert_int_equal(waiting(s, lock, s->b), 1);
  world_process(s->w, b)->asleep = 0;
  act(s->w, s->b, VERB_RELEASE, lock, 0, 0);
  ask(s->w, s->a, VERB_ACQUIRE, lock, 1, 0);
  assert_int_equal(waiting(s, lock, s->a), 1);
  assert_int_equal(waiting(s, lock, s->b), 0);  // it was seen to hold it a moment ago: of one picture, not both
  world_wait_end(s->w, b, 0);
  world_post(s->w, &c);
  assert_int_equal(waiting(s, lock, s->a), 1);
  act(s->w, s->a, VERB_RELEASE, lock, 0, 0);
  assert_int_equal(waiting(s, lock, 0), 0);  // held before it, and it may go
  world_wait_end(s->w, b, 0);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_stage, clear_stage)
  const struct CMUnitTest tests[] = {
      TEST(test_lock),
      TEST(test_rlock),
      TEST(test_semaphores),
      TEST(test_stale),
      TEST(test_synchronized),
      TEST(test_condition),
      TEST(test_condition_by_ticket),
      TEST(test_sleeps_in_a_sleep),
      TEST(test_event),
      TEST(test_barrier),
      TEST(test_barrier_acts),
      TEST(test_barrier_breaks),
      TEST(test_names_and_sentences),
      TEST(test_conflicts),
      TEST(test_releases_conflict),
      TEST(test_what_a_step_changes),
      TEST(test_redo_respects_others),
      TEST(test_a_dead_holder_keeps_its_lock),
      TEST(test_many_sleeps),
      TEST(test_births),
      TEST(test_output),
      TEST(test_trace),
      TEST(test_waiting),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
