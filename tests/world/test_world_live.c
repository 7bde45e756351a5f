// The world between real processes: counting, queues, conditions, deadlock, death, the gate.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "world_help.h"

typedef struct Live {
  World *w;
  Actor main;
} Live;

static int set_live(void **state) {
  static Live l;
  l.w = world_create();
  l.main = new_process(l.w, 0, "MainProcess");
  *state = &l;
  return 0;
}
static int clear_live(void **state) {
  Live *l = *state;
  world_free(l->w);
  return 0;
}

static int64_t live(World *w, Actor a, int verb, int object, int64_t arg, int64_t arg2) {
  WorldCall c = call(a, verb, object, arg, arg2);
  if (live_step(w, &c) != VERB_DONE) _exit(90);
  free(c.out);
  return c.result;
}

static int start(Live *l, void (*body)(World *w, Actor me, int object), int object) {
  int slot = world_process_new(l->w, l->main, METHOD_FORK, false, "Process", 0);
  assert_true(slot >= 0);
  int pid = fork();
  if (pid == 0) {
    alarm(60);
    world_process_running(l->w, slot, getpid());
    body(l->w, world_actor(l->w, slot, 0), object);
    act(l->w, world_actor(l->w, slot, 0), VERB_EXIT, slot, 0, 0);
    _exit(0);
  }
  return pid;
}
static void finish(Live *l, int pid, int expected) {
  int status, slot = world_process_by_pid(l->w, pid);
  waitpid(pid, &status, 0);
  int code = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  if (slot >= 0) world_process_died(l->w, slot, code, l->main), world_process_reaped(l->w, slot);
  assert_int_equal(code, expected);
}

enum { ROUNDS = 200000 };

static void incrementing(World *w, Actor me, int v) {
  int lock = world_object(w, (uint32_t)v)->bound ? (int)world_object(w, (uint32_t)v)->bound - 1 : -1;
  for (int i = 0; i < ROUNDS; i++) {
    if (lock >= 0) live(w, me, VERB_ACQUIRE, lock, 1, 0);
    WorldCall load = call(me, VERB_LOAD, v, 0, 0);
    if (live_step(w, &load) != VERB_DONE) _exit(91);
    WorldCall store = call(me, VERB_STORE, v, load.result + 1, 0);
    store.seen = true;
    store.seen_value = load.result;
    store.seen_version = (uint64_t)load.result2;
    if (live_step(w, &store) != VERB_DONE) _exit(92);
    if (lock >= 0) live(w, me, VERB_RELEASE, lock, 0, 0);
  }
}

static void count_to(Live *l, int v, int workers, bool may_lose) {
  int pids[8];
  for (int i = 0; i < workers; i++) pids[i] = start(l, incrementing, v);
  for (int i = 0; i < workers; i++) finish(l, pids[i], 0);
  WorldObjectView view;
  int64_t value;
  world_object_read(l->w, (uint32_t)v, &view);
  world_cells_read(l->w, (uint32_t)v, 0, 1, &value);
  assert_int_equal(value + view.lost, (int64_t)workers * ROUNDS);
  assert_int_equal(view.stores, (int64_t)workers * ROUNDS);
  if (!may_lose) assert_int_equal(view.lost, 0);
}

static void test_counting_raw(void **state) {
  Live *l = *state;
  count_to(l, new_object(l->w, l->main, KIND_RAWVALUE, -1, 0), 3, true);
}
static void test_counting_synchronized(void **state) {
  Live *l = *state;
  int lock = new_object(l->w, l->main, KIND_RLOCK, -1, 0);
  count_to(l, new_object(l->w, l->main, KIND_VALUE, lock, 0), 3, true);
}
static void test_counting_locked(void **state) {
  Live *l = *state;
  int lock = new_object(l->w, l->main, KIND_RLOCK, -1, 0);
  count_to(l, new_object(l->w, l->main, KIND_VALUE, lock, lock + 1), 4, false);
}
static void test_counting_plain_lock(void **state) {
  Live *l = *state;
  int lock = new_object(l->w, l->main, KIND_LOCK, -1, 0);
  count_to(l, new_object(l->w, l->main, KIND_RAWVALUE, -1, lock + 1), 4, false);
}

enum { MESSAGES = 20000 };

static void producing(World *w, Actor me, int q) {
  for (int64_t i = 0; i < MESSAGES; i++) {
    live(w, me, VERB_PUT, q, 1, 0);
    WorldCall c = call(me, VERB_FEED, q, 0, 0);
    c.bytes = &i;
    c.nbytes = sizeof i;
    if (live_step(w, &c) != VERB_DONE) _exit(93);
  }
}
static void consuming(World *w, Actor me, int q) {
  int64_t sum = 0;
  for (int i = 0; i < MESSAGES; i++) {
    WorldCall c = call(me, VERB_GET, q, 1, 0);
    if (live_step(w, &c) != VERB_DONE) _exit(94);
    if (c.result == 0) {
      c = call(me, VERB_RECV, q, 0, 0);
      if (live_step(w, &c) != VERB_DONE) _exit(95);
    }
    int64_t v;
    memcpy(&v, c.out, sizeof v);
    sum += v;
    free(c.out);
  }
  atomic_fetch_add(&w->head->host[0], (uint64_t)sum);
}
static void test_queue_between(void **state) {
  Live *l = *state;
  for (int bound = 0; bound <= 3; bound += 3) {
    int q = new_object(l->w, l->main, KIND_QUEUE, -1, bound), pids[4];
    atomic_store(&l->w->head->host[0], 0);
    for (int i = 0; i < 4; i++) pids[i] = start(l, i % 2 ? consuming : producing, q);
    for (int i = 0; i < 4; i++) finish(l, pids[i], 0);
    assert_int_equal(atomic_load(&l->w->head->host[0]), (int64_t)MESSAGES * (MESSAGES - 1));
  }
}

static int cond_lock;
static void ping_pong(World *w, Actor me, int cond) {
  int turn = actor_slot(me) % 2;
  for (int i = 0; i < 3000; i++) {
    live(w, me, VERB_ACQUIRE, cond_lock, 1, 0);
    while ((int)(atomic_load(&w->head->host[1]) % 2) != turn) {
      WorldCall c = call(me, VERB_SLEEP, cond, 0, 0);
      if (live_step(w, &c) != VERB_DONE) _exit(96);
      live(w, me, VERB_WOKEN, cond, c.result, 0);
      live(w, me, VERB_ACQUIRE, cond_lock, 1, c.result2);
    }
    atomic_fetch_add(&w->head->host[1], 1);
    live(w, me, VERB_NOTIFY, cond, 1, 0);
    live(w, me, VERB_RELEASE, cond_lock, 0, 0);
  }
}
static void test_condition_between(void **state) {
  Live *l = *state;
  cond_lock = new_object(l->w, l->main, KIND_RLOCK, -1, 0);
  int cond = new_object(l->w, l->main, KIND_CONDITION, cond_lock, 0);
  int a = start(l, ping_pong, cond), b = start(l, ping_pong, cond);
  finish(l, a, 0);
  finish(l, b, 0);
  assert_int_equal(atomic_load(&l->w->head->host[1]), 6000);
}

static void sleeping_on(World *w, Actor me, int cond) {
  live(w, me, VERB_ACQUIRE, cond_lock, 1, 0);
  WorldCall c = call(me, VERB_SLEEP, cond, 0, 0);
  live_step(w, &c);
  live(w, me, VERB_WOKEN, cond, c.result, 0);
  live(w, me, VERB_ACQUIRE, cond_lock, 1, c.result2);
  live(w, me, VERB_RELEASE, cond_lock, 0, 0);
}
static void test_notify_all(void **state) {
  Live *l = *state;
  enum { MANY = 100 };
  int pids[MANY];
  cond_lock = new_object(l->w, l->main, KIND_RLOCK, -1, 0);
  int cond = new_object(l->w, l->main, KIND_CONDITION, cond_lock, 0);
  for (int i = 0; i < MANY; i++) pids[i] = start(l, sleeping_on, cond);
  WorldObjectView v;
  do world_object_read(l->w, (uint32_t)cond, &v);
  while (v.nsleeping < MANY);
  live(l->w, l->main, VERB_ACQUIRE, cond_lock, 1, 0);
  assert_int_equal(live(l->w, l->main, VERB_NOTIFY, cond, -1, 0), MANY);
  live(l->w, l->main, VERB_RELEASE, cond_lock, 0, 0);
  for (int i = 0; i < MANY; i++) finish(l, pids[i], 0);
}

static void test_timeout(void **state) {
  Live *l = *state;
  int lock = new_object(l->w, l->main, KIND_LOCK, -1, 0);
  live(l->w, l->main, VERB_ACQUIRE, lock, 1, 0);
  WorldCall c = call(l->main, VERB_ACQUIRE, lock, 1, 0);
  int64_t before = world_now(l->w);
  c.deadline = before + 20000000;
  assert_int_equal(live_step(l->w, &c), VERB_DONE);
  assert_true(c.timed_out);
  assert_in_range(world_now(l->w) - before, 20000000, 2000000000);
  c = call(l->main, VERB_SLEEP_UNTIL, 0, 0, 0);
  c.deadline = world_now(l->w) + 5000000;
  assert_int_equal(live_step(l->w, &c), VERB_DONE);
  assert_false(c.timed_out);
}

static int pair[2];
static void embrace(World *w, Actor me, int unused) {
  int first = actor_slot(me) % 2;
  live(w, me, VERB_ACQUIRE, pair[first], 1, 0);
  atomic_fetch_add(&w->head->host[2], 1);
  while (atomic_load(&w->head->host[2]) < 2) usleep(100);
  live(w, me, VERB_ACQUIRE, pair[!first], 1, 0);
}
static void test_deadlock(void **state) {
  Live *l = *state;
  pair[0] = new_object(l->w, l->main, KIND_LOCK, -1, 0);
  pair[1] = new_object(l->w, l->main, KIND_LOCK, -1, 0);
  atomic_store(&l->w->head->host[2], 0);
  int a = start(l, embrace, 0), b = start(l, embrace, 0);
  WorldStuck s;
  WorldRing ring[8];
  while (world_ring_of_waits(l->w, ring, 8) != 2) usleep(1000);
  world_stuck(l->w, &s);
  assert_false(s.all);  // main runs: it could release them
  int slot = world_process_by_pid(l->w, a);
  world_wait_begin(l->w, &(WorldCall){.verb = VERB_JOIN, .actor = l->main, .object = (uint32_t)slot, .deadline = -1});
  world_process(l->w, actor_slot(l->main))->asleep_on = world_bell(l->w, actor_slot(l->main));
  world_process(l->w, actor_slot(l->main))->asleep = 1;
  world_stuck(l->w, &s);
  for (int i = 0; i < 1000 && !s.all; i++) usleep(1000), world_stuck(l->w, &s);
  assert_true(s.all);
  assert_int_equal(s.n, 3);
  assert_int_equal(s.alive, 3);
  WorldStuck again;
  world_stuck(l->w, &again);
  assert_int_equal(again.reading, s.reading);
  world_process(l->w, actor_slot(l->main))->asleep = 0;
  world_wait_end(l->w, actor_slot(l->main), 0);
  kill(a, SIGKILL);
  kill(b, SIGKILL);
  finish(l, a, -SIGKILL);
  finish(l, b, -SIGKILL);
}

static void holding_on(World *w, Actor me, int lock) {
  live(w, me, VERB_ACQUIRE, lock, 1, 0);
  atomic_fetch_add(&w->head->host[3], 1);
  for (;;) pause();
}
static void test_killed_holder(void **state) {
  Live *l = *state;
  int lock = new_object(l->w, l->main, KIND_LOCK, -1, 0);
  atomic_store(&l->w->head->host[3], 0);
  int pid = start(l, holding_on, lock);
  while (!atomic_load(&l->w->head->host[3])) usleep(100);
  kill(pid, SIGKILL);
  finish(l, pid, -SIGKILL);
  WorldObjectView v;
  world_object_read(l->w, (uint32_t)lock, &v);
  assert_true(v.holder_dead);
  assert_int_equal(live(l->w, l->main, VERB_ACQUIRE, lock, 0, 0), 0);  // stays held, as in CPython
}

static void gated(World *w, Actor me, int v) {
  for (int i = 0; i < 10; i++) {
    WorldCall c = call(me, VERB_STORE, v, i, 0);
    world_post(w, &c);
    for (;;) {
      uint32_t bell = world_bell(w, actor_slot(me));
      if (world_granted(w, actor_slot(me), 0) == WAIT_GRANTED) break;
      world_sleep(w, actor_slot(me), bell, -1);
    }
    world_wait_end(w, actor_slot(me), 0);
    world_step(w, &c);
  }
}
static void test_gate(void **state) {
  Live *l = *state;
  int v = new_object(l->w, l->main, KIND_RAWVALUE, -1, 0);
  int pid = start(l, gated, v), slot;
  while ((slot = world_process_by_pid(l->w, pid)) < 0) usleep(100);
  for (int i = 0; i < 10; i++) {
    WorldCall c;
    while (!world_wait_call(l->w, slot, 0, &c) || c.arg != i) usleep(10);
    assert_true(verb_guard(l->w, &c));
    assert_true(world_grant(l->w, slot, 0, false));
  }
  finish(l, pid, 0);
}

static void test_attach(void **state) {
  Live *l = *state;
  int v = new_object(l->w, l->main, KIND_RAWVALUE, -1, 0);
  ask(l->w, l->main, VERB_STORE, v, 77, 0);
  World *other = world_attach(dup(world_fd(l->w)));
  assert_non_null(other);
  assert_ptr_not_equal(other->base, l->w->base);
  assert_int_equal(ask(other, l->main, VERB_LOAD, v, 0, 0), 77);
  world_free(other);
  world_reset(l->w);
  assert_int_equal(world_objects(l->w), 0);
  l->main = new_process(l->w, 0, "MainProcess");
}

static void test_clock(void **state) {
  Live *l = *state;
  world_clock_hold(l->w, true);
  int64_t t = world_now(l->w);
  usleep(2000);
  assert_int_equal(world_now(l->w), t);
  world_clock_advance(l->w, t + 1000000000);
  assert_int_equal(world_now(l->w), t + 1000000000);
  world_clock_advance(l->w, t);  // it never goes back
  assert_int_equal(world_now(l->w), t + 1000000000);
  world_clock_hold(l->w, false);
  assert_in_range(world_now(l->w), t + 1000000000, t + 60000000000);
}

int main(void) {
#define LIVE(f) cmocka_unit_test_setup_teardown(f, set_live, clear_live)
  const struct CMUnitTest tests[] = {
      LIVE(test_counting_raw),
      LIVE(test_counting_synchronized),
      LIVE(test_counting_locked),
      LIVE(test_counting_plain_lock),
      LIVE(test_queue_between),
      LIVE(test_condition_between),
      LIVE(test_notify_all),
      LIVE(test_timeout),
      LIVE(test_deadlock),
      LIVE(test_killed_holder),
      LIVE(test_gate),
      LIVE(test_attach),
      LIVE(test_clock),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
