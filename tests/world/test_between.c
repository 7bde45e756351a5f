// Interleaved effects: a worker's effect is stopped before each of its instructions, the same or another effect is done
// there as a whole, and then the worker goes on. The result must be that of the two effects in sequence. A point where
// the other effect would wait for the worker (a latch is held) is left out.
//
// This tests each compare-exchange: a plain store in its place would pass all tests in which nothing comes between at
// that very instruction.
#include "killing.h"
#include "world/families.h"

static bool is_free(Word *latch) { return (Actor)atomic_load(latch) == 0; }
static bool nobody_has(Scene *s, int object) {
  WorldObject *o = world_object(s->w, (uint32_t)object);
  return is_free(&s->w->head->latch) && is_free(&o->latch);
}
static bool takes(Scene *s, int lock) { return say(s->w, s->main, VERB_ACQUIRE, lock, 0, 0).result == 1; }

// ---- semaphores ----

static void take(Scene *s) {
  if (takes(s, s->lock)) s->ticket = 1;
}
static void set_places(Scene *s, int places) {
  s->lock = new_object(s->w, s->main, KIND_SEMAPHORE, -1, places);
  s->meanwhile = take;
}
static void set_two_places(Scene *s) { set_places(s, 2); }
static void do_take(Scene *s) { say(s->w, s->worker, VERB_ACQUIRE, s->lock, 0, 0); }
static void check_none_is_left(Scene *s) {
  if (!s->ticket) take(s);
  assert_int_equal(s->ticket, 1);
  assert_false(takes(s, s->lock));
}

static void give(Scene *s) { say(s->w, s->main, VERB_RELEASE, s->lock, 0, 0); }
static void set_no_place(Scene *s) {
  set_places(s, 0);
  s->meanwhile = give;
}
static void do_give(Scene *s) { say(s->w, s->worker, VERB_RELEASE, s->lock, 0, 0); }
static void check_two_are_there(Scene *s) {
  assert_true(takes(s, s->lock) && takes(s, s->lock));
  assert_false(takes(s, s->lock));
}

// ---- locks ----

static void set_lock(Scene *s) { s->meanwhile = take; }
static void check_one_holder(Scene *s) {
  assert_int_equal(look(s, s->lock).holder, s->ticket ? s->main : s->worker);
  assert_false(takes(s, s->lock));
}

// Main lets the worker's lock go and takes it itself. The worker's release came before, or frees main's.
static void take_over(Scene *s) {
  say(s->w, s->main, VERB_RELEASE, s->lock, 0, 0);
  s->ticket = takes(s, s->lock);
}
static void set_held(Scene *s) {
  say(s->w, s->worker, VERB_ACQUIRE, s->lock, 1, 0);
  s->meanwhile = take_over;
}
static void check_serial(Scene *s) {
  uint64_t serial = atomic_load(&world_object(s->w, (uint32_t)s->lock)->word[LOCK_STATE]) >> 32;
  assert_int_equal(serial, 2);  // taken twice, whoever let it go
}

// ---- cells ----

static bool is_steady(Scene *s) {
  Word *meta = &cells_of(s->w, world_object(s->w, (uint32_t)s->cells))->meta;
  uint64_t held = atomic_load(&world_object(s->w, (uint32_t)s->rlock)->word[LOCK_STATE]);
  return !(atomic_load(meta) & META_BUSY) && !lock_holder_of(held);
}
static void store_nine(Scene *s) {
  if (!is_steady(s)) return;
  WorldCall c = say(s->w, s->main, VERB_LOAD, s->cells, 0, 0);
  s->ticket = c.result == 0 ? 1 : 2;  // before the worker's store, or after it
  say(s->w, s->main, VERB_STORE, s->cells, 9, 0);
}
static void set_cell(Scene *s) { s->meanwhile = store_nine; }
static void set_raw_cell(Scene *s) {
  s->cells = new_object(s->w, s->main, KIND_RAWVALUE, -1, 1);
  set_cell(s);
}
static void do_store(Scene *s) {
  WorldCall store = call(s->worker, VERB_STORE, s->cells, 5, 0);
  store.seen = true;
  world_step(s->w, &store);
}
static void check_cell(Scene *s) {
  WorldObjectView v = look(s, s->cells);
  assert_int_equal(say(s->w, s->main, VERB_LOAD, s->cells, 0, 0).result, s->ticket == 2 ? 9 : 5);
  assert_int_equal(v.stores, s->ticket ? 2 : 1);
  assert_int_equal(v.stale, s->ticket == 1);
  assert_int_equal(v.lost, s->ticket == 1 ? 9 : 0);
  if (world_object(s->w, (uint32_t)s->cells)->lock < 0) return;
  // each store takes the lock for the moment: whoever loads in between sees that it was taken
  assert_int_equal(atomic_load(&world_object(s->w, (uint32_t)s->rlock)->word[LOCK_STATE]) >> 32, v.stores);
}

// ---- queues ----

static void put_too(Scene *s) { say(s->w, s->main, VERB_PUT, s->queue, 0, 0); }
static void set_places_of_queue(Scene *s) { s->meanwhile = put_too; }
static void do_put(Scene *s) { say(s->w, s->worker, VERB_PUT, s->queue, 0, 0); }
static void check_two_are_put(Scene *s) { assert_int_equal(say(s->w, s->main, VERB_QSIZE, s->queue, 0, 0).result, 2); }

static void feed(Scene *s, Actor who) {
  WorldCall c = call(who, VERB_FEED, s->queue, 0, 0);
  c.bytes = "item";
  c.nbytes = 4;
  world_step(s->w, &c);
}
static void feed_too(Scene *s) {
  if (!nobody_has(s, s->queue)) return;
  feed(s, s->main);
  s->ticket = 1;
}
static void set_feed(Scene *s) { s->meanwhile = feed_too; }
static void do_feed(Scene *s) { feed(s, s->worker); }
static void check_fed(Scene *s) {
  assert_int_equal(look(s, s->queue).messages, 1 + s->ticket);
  // each commit is another version: whoever looked before sees that something has changed
  assert_int_equal(atomic_load(&world_object(s->w, (uint32_t)s->queue)->latch) >> 32, 1 + s->ticket);
}

// ---- processes ----

static void new_third(Scene *s) { s->sleeper = actor_slot(new_process(s->w, s->main, "Third")); }
static ProcessState state_of_third(Scene *s) { return world_process_state(s->w, s->sleeper); }
static void mark_third(Scene *s) { world_process_mark(s->w, s->sleeper, -SIGKILL); }

static void set_birth(Scene *s) {
  s->sleeper = world_process_new(s->w, s->main, METHOD_FORK, false, "Third", 1);
  s->meanwhile = mark_third;
}
static void do_birth(Scene *s) { world_process_running(s->w, s->sleeper, 1234); }

static void set_end(Scene *s) {
  new_third(s);
  s->meanwhile = mark_third;
}
static void do_end(Scene *s) { say(s->w, world_actor(s->w, s->sleeper, 0), VERB_EXIT, s->sleeper, 3, 0); }
static void check_ended(Scene *s) { assert_int_equal(state_of_third(s), PROCESS_ENDED); }

static void reap_third(Scene *s) {
  world_process_died(s->w, s->sleeper, 0, s->main);
  world_process_reaped(s->w, s->sleeper);
}
static void set_death(Scene *s) {
  new_third(s);
  s->meanwhile = reap_third;
}
static void do_mark(Scene *s) { mark_third(s); }
static void check_reaped(Scene *s) { assert_int_equal(state_of_third(s), PROCESS_GONE); }

// Main has begun to clear up after the third, and goes on doing so: the claim stays its own.
static void claim_third(Scene *s) {
  uint32_t nobody = 0;
  WorldProcess *p = world_process(s->w, s->sleeper);
  s->ticket = atomic_compare_exchange_strong(&p->claim, &nobody, s->main);
}
static void set_claim(Scene *s) {
  new_third(s);
  mark_third(s);
  s->meanwhile = claim_third;
}
static void do_recover(Scene *s) { redo_recover(s->w, s->sleeper, s->worker); }
static void check_claim(Scene *s) {
  assert_int_equal(atomic_load(&world_process(s->w, s->sleeper)->claim), s->ticket ? s->main : 0);
}

// ---- between any two instructions ----

static const Scenario scenarios[] = {
    {"a semaphore taken by two", set_two_places, do_take, check_none_is_left, NULL, 1},
    {"a semaphore released by two", set_no_place, do_give, check_two_are_there, NULL, 1},
    {"a lock tried by two", set_lock, do_take, check_one_holder, NULL, 1},
    {"a lock let go, and taken over", set_held, do_give, check_serial, NULL, 1},
    {"a cell stored to by two", set_cell, do_store, check_cell, NULL, 1},
    {"a raw cell stored to by two", set_raw_cell, do_store, check_cell, NULL, 1},
    {"places of a queue", set_places_of_queue, do_put, check_two_are_put, NULL, 1},
    {"a queue fed by two", set_feed, do_feed, check_fed, NULL, 1},
    {"a birth, and a death", set_birth, do_birth, check_ended, NULL, 1},
    {"an end, and a death", set_end, do_end, check_ended, NULL, 1},
    {"a death told twice", set_death, do_mark, check_reaped, NULL, 1},
    {"a dead one cleared up by two", set_claim, do_recover, check_claim, NULL, 1},
};

static void come_between(World *w, const Scenario *sc, const Path *path, int k) {
  Scene s;
  alarm(30);
  int pid = begin_worker(w, sc, &s);
  s.finished = !bring_to(pid, path, k);
  s.meanwhile(&s);
  if (!s.finished) go_on(pid, PTRACE_CONT);  // to the fault at its end
  end_worker(pid);
  sc->check(&s);
  alarm(0);
}

static void test_between(void **state) {
  static Path path;
  const Scenario *sc = *state;
  World *w = world_create();
  Scene s;
  int pid = begin_worker(w, sc, &s);
  record(pid, &path);
  end_worker(pid);
#if defined(__SANITIZE_ADDRESS__)
  if (path.n >= PATH) {  // with the sanitizer's own checks in it the way is too long to be gone step by step
    world_free(w);
    skip();
  }
#endif
  for (int k = 0; k < path.n; k += STRIDE * sc->stride) come_between(w, sc, &path, k);
  print_message("  %-30s at %d instructions\n", sc->name, path.n);
  assert_in_range(path.n, 10, PATH - 1);
  world_free(w);
}

int main(void) {
  struct CMUnitTest tests[sizeof scenarios / sizeof *scenarios];
  for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
    tests[i] = (struct CMUnitTest){
        .name = scenarios[i].name, .test_func = test_between, .initial_state = (void *)(uintptr_t)&scenarios[i]};
  return _cmocka_run_group_tests("between", tests, sizeof tests / sizeof *tests, NULL, NULL);
}
