// The world's verbs, waits and views, in one process and between real ones.
//
// What one process can do to another is tried on a shared world with forked workers; what a verb means is tried on a private one.
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "world/stuck.h"
#include "world/verbs.h"
#include "world/view.h"

static void *take_room(void *data, uint32_t size) { return malloc(size + 1); }

static WorldCall call(Actor a, int verb, int object, int64_t arg, int64_t arg2) {
  return (WorldCall){.verb = (uint16_t)verb, .actor = a, .object = (uint32_t)object, .arg = arg, .arg2 = arg2, .deadline = -1, .room = take_room};
}
static VerbEnd act(World *w, Actor a, int verb, int object, int64_t arg, int64_t arg2) {
  WorldCall c = call(a, verb, object, arg, arg2);
  VerbEnd end = world_step(w, &c);
  free(c.out);
  return end;
}
static int64_t ask(World *w, Actor a, int verb, int object, int64_t arg, int64_t arg2) {
  WorldCall c = call(a, verb, object, arg, arg2);
  assert_int_equal(world_step(w, &c), VERB_DONE);
  free(c.out);
  return c.result;
}

static Actor new_process(World *w, Actor parent, const char *name) {
  int slot = world_process_new(w, parent, parent ? METHOD_FORK : METHOD_MAIN, false, name, 1);
  assert_true(slot >= 0);
  world_process_running(w, slot, 1000 + slot);
  return world_actor(w, slot, 0);
}
static int new_object(World *w, Actor a, WorldKind kind, int lock, int64_t number) {
  WorldSpec s = {.kind = kind, .line = 7, .owner = -1, .lock = lock, .typecode = 'q', .count = 1, .value = number, .bound = number};
  if (kind == KIND_ARRAY || kind == KIND_RAWARRAY) s.count = (uint32_t)number;
  int id = world_object_new(w, a, &s);
  assert_true(id >= 0);
  return id;
}

// ---- what the verbs mean ----

typedef struct Stage { World *w; Actor a, b; } Stage;

static int set_stage(void **state) {
  Stage *s = malloc(sizeof *s);
  s->w = world_create_private();
  s->a = new_process(s->w, 0, "MainProcess");
  s->b = new_process(s->w, s->a, "Process-1");
  *state = s;
  return 0;
}
static int clear_stage(void **state) {
  Stage *s = *state;
  world_free(s->w);
  free(s);
  return 0;
}

static void test_lock(void **state) {
  Stage *s = *state;
  int lock = new_object(s->w, s->a, KIND_LOCK, -1, 0);
  assert_int_equal(ask(s->w, s->a, VERB_ACQUIRE, lock, 1, 0), 1);
  assert_int_equal(act(s->w, s->b, VERB_ACQUIRE, lock, 1, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, s->a, VERB_ACQUIRE, lock, 1, 0), VERB_BLOCKED);  // not recursive
  assert_int_equal(ask(s->w, s->b, VERB_ACQUIRE, lock, 0, 0), 0);
  assert_int_equal(ask(s->w, s->b, VERB_HOLDER, lock, 0, 0), s->a);
  assert_int_equal(act(s->w, s->b, VERB_RELEASE, lock, 0, 0), VERB_DONE);     // anybody may
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
  }
  Actor waker = new_process(s->w, s->a, "Process-3");
  ask(s->w, waker, VERB_ACQUIRE, lock, 1, 0);
  assert_int_equal(ask(s->w, waker, VERB_NOTIFY, cond, 2, 0), 2);
  assert_int_equal(act(s->w, who[2], VERB_WOKEN, cond, ticket[2], 0), VERB_BLOCKED);
  assert_int_equal(ask(s->w, who[1], VERB_WOKEN, cond, ticket[1], 0), 1);
  WorldCall late = call(who[0], VERB_WOKEN, cond, ticket[0], 0);
  verb_expire(s->w, &late);
  assert_int_equal(late.result, 1);       // a notify had chosen it
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

static VerbEnd feed(World *w, Actor a, int q, const void *bytes, uint32_t n, WorldCall *c) {
  *c = call(a, VERB_FEED, q, 0, 0);
  c->bytes = bytes;
  c->nbytes = n;
  return world_step(w, c);
}

static void test_queue(void **state) {
  Stage *s = *state;
  int q = new_object(s->w, s->a, KIND_QUEUE, -1, 2);
  WorldCall c;
  assert_int_equal(ask(s->w, s->a, VERB_PUT, q, 1, 0), 1);
  assert_int_equal(ask(s->w, s->a, VERB_PUT, q, 1, 0), 1);
  assert_int_equal(act(s->w, s->a, VERB_PUT, q, 1, 0), VERB_BLOCKED);
  assert_int_equal(ask(s->w, s->a, VERB_PUT, q, 0, 0), 0);
  assert_int_equal(ask(s->w, s->a, VERB_FULL, q, 0, 0), 1);
  assert_int_equal(ask(s->w, s->a, VERB_EMPTY, q, 0, 0), 1);
  assert_int_equal(feed(s->w, s->a, q, "hello", 5, &c), VERB_DONE);
  assert_int_equal(feed(s->w, s->a, q, "you", 3, &c), VERB_DONE);
  WorldItem items[4];
  char text[64];
  assert_int_equal(world_queue_items(s->w, (uint32_t)q, items, 4, text, sizeof text), 2);
  assert_memory_equal(items[1].bytes, "you", 3);
  c = call(s->b, VERB_GET, q, 1, 0);
  assert_int_equal(world_step(s->w, &c), VERB_DONE);
  assert_int_equal(c.result, 1);
  assert_int_equal(c.result2, s->a);
  assert_memory_equal(c.out, "hello", 5);
  free(c.out);
  assert_int_equal(ask(s->w, s->a, VERB_QSIZE, q, 0, 0), 1);
  assert_int_equal(ask(s->w, s->b, VERB_GET_NOWAIT, q, 0, 0), 1);
  assert_int_equal(ask(s->w, s->b, VERB_GET_NOWAIT, q, 0, 0), 0);
  assert_int_equal(ask(s->w, s->b, VERB_GET, q, 1, 0), 0);           // has the reading lock now
  assert_int_equal(act(s->w, s->a, VERB_GET, q, 1, 0), VERB_BLOCKED);
  assert_int_equal(act(s->w, s->b, VERB_RECV, q, 0, 0), VERB_BLOCKED);
  c = call(s->b, VERB_RECV, q, 0, 0);
  verb_expire(s->w, &c);
  assert_true(c.timed_out);
  assert_int_equal(ask(s->w, s->a, VERB_GET, q, 1, 0), 0);
}

static void test_queue_pipe(void **state) {
  Stage *s = *state;
  int q = new_object(s->w, s->a, KIND_QUEUE, -1, 0);
  static char big[200000], part[1000];
  memset(big, 'b', sizeof big);
  WorldCall c;
  int fed = 0;
  while (feed(s->w, s->a, q, part, sizeof part, &c) == VERB_DONE) fed++;
  assert_int_equal(fed, 65);                                           // 65 * 1004 of 65536
  assert_int_equal(feed(s->w, s->a, q, big, sizeof big, &c), VERB_BLOCKED);
  while (fed--) assert_int_equal(ask(s->w, s->b, VERB_GET, q, 1, 0), 1);
  for (int round = 0; round < 3; round++) {
    assert_int_equal(feed(s->w, s->a, q, big, sizeof big, &c), VERB_DONE);
    assert_int_equal(c.result, 1);
    int64_t number = c.result2;
    assert_int_equal(act(s->w, s->a, VERB_DRAINED, q, number, 0), VERB_BLOCKED);
    assert_int_equal(feed(s->w, s->a, q, "x", 1, &c), VERB_BLOCKED);
    c = call(s->b, VERB_GET, q, 1, 0);
    assert_int_equal(world_step(s->w, &c), VERB_DONE);
    assert_int_equal(c.out_size, sizeof big);
    assert_memory_equal(c.out, big, sizeof big);
    free(c.out);
    assert_int_equal(act(s->w, s->a, VERB_DRAINED, q, number, 0), VERB_DONE);
  }
  for (uint32_t n = 0; n < 5000; n++) {                                // round the ring, with every alignment
    memset(part, (int)(n & 127), sizeof part);
    assert_int_equal(feed(s->w, s->a, q, part, n % 700, &c), VERB_DONE);
    if (n < 20) continue;
    c = call(s->b, VERB_GET, q, 1, 0);
    assert_int_equal(world_step(s->w, &c), VERB_DONE);
    assert_int_equal(c.out_size, (n - 20) % 700);
    for (uint32_t i = 0; i < c.out_size; i++) assert_int_equal(((char *)c.out)[i], (n - 20) & 127);
    free(c.out);
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
  assert_int_equal(ask(s->w, s->b, VERB_WAIT, e, c.result2, 0), 0);    // woken by the pulse, finds it cleared
}

static void test_names_and_sentences(void **state) {
  Stage *s = *state;
  int a = new_object(s->w, s->a, KIND_VALUE, -1, 0), b = new_object(s->w, s->a, KIND_VALUE, -1, 0), l = new_object(s->w, s->a, KIND_LOCK, -1, 0);
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
  WorldCall load0 = call(s->a, VERB_LOAD, v, 0, 0), load1 = call(s->b, VERB_LOAD, v, 1, 0), store1 = call(s->a, VERB_STORE, v, 5, 1), take = call(s->b, VERB_ACQUIRE, lock, 1, 0);
  VerbFootprint l0 = verb_footprint(s->w, &load0), l1 = verb_footprint(s->w, &load1), s1 = verb_footprint(s->w, &store1), t = verb_footprint(s->w, &take);
  assert_false(verb_conflict(&l0, &l1));
  assert_false(verb_conflict(&l0, &s1));
  assert_true(verb_conflict(&l1, &s1));
  assert_true(verb_conflict(&l1, &t));
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

// ---- between processes ----

typedef struct Live { World *w; Actor main; } Live;

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

// A step as the live host takes it: waits until it is done.
static VerbEnd live_step(World *w, WorldCall *c) {
  int slot = actor_slot(c->actor), strand = actor_strand(c->actor);
  VerbEnd end = world_step(w, c);
  if (end != VERB_BLOCKED) return end;
  world_wait_begin(w, c);
  for (;;) {
    uint32_t bell = world_bell(w, slot);
    end = world_step(w, c);
    if (end == VERB_BLOCKED && c->deadline >= 0 && world_now(w) >= c->deadline) {
      world_step_expired(w, c);
      end = VERB_DONE;
    }
    if (end != VERB_BLOCKED) break;
    world_sleep(w, slot, bell, c->deadline);
  }
  world_wait_end(w, slot, strand);
  return end;
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
  assert_false(s.all);                    // main runs: it could release them
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
  world_clock_hold(l->w, false);
  assert_in_range(world_now(l->w), t + 1000000000, t + 1500000000);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_stage, clear_stage)
#define LIVE(f) cmocka_unit_test_setup_teardown(f, set_live, clear_live)
  const struct CMUnitTest tests[] = {
      TEST(test_lock), TEST(test_rlock), TEST(test_semaphores), TEST(test_stale), TEST(test_synchronized), TEST(test_condition), TEST(test_queue), TEST(test_queue_pipe),
      TEST(test_event), TEST(test_names_and_sentences), TEST(test_conflicts), TEST(test_births), TEST(test_output), TEST(test_trace),
      LIVE(test_counting_raw), LIVE(test_counting_synchronized), LIVE(test_counting_locked), LIVE(test_counting_plain_lock), LIVE(test_queue_between), LIVE(test_condition_between),
      LIVE(test_notify_all), LIVE(test_timeout), LIVE(test_deadlock), LIVE(test_killed_holder), LIVE(test_gate), LIVE(test_attach), LIVE(test_clock),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
