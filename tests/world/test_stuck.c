// Who could end a wait, who is stuck for ever, who waits in a ring: on worlds in which sleeping is only written down.
#include "world/traits.h"
#include "world_help.h"

static World *w;
static Actor a, b, c;  // b and c are a's children

static int set_up(void **state) {
  w = world_create_private();
  a = new_process(w, 0, "MainProcess");
  b = new_process(w, a, "Process-1");
  c = new_process(w, a, "Process-2");
  return 0;
}
static int tear_down(void **state) {
  world_free(w);
  return 0;
}

static void sleeps(WorldCall waits) {
  WorldProcess *p = world_process(w, actor_slot(waits.actor));
  world_wait_begin(w, &waits);
  atomic_store(&p->asleep_on, atomic_load(&p->bell));
  atomic_store(&p->asleep, 1);
}

static int stuck(void) {
  WorldStuck s;
  world_stuck(w, &s);
  return s.n;
}

// How many could, the first of them, and whether anybody could.
typedef struct Could {
  int n, first;
  bool anybody;
} Could;
static Could could_end(WorldCall waits) {
  Could could = {.first = -1};
  int slots[8];
  could.n = world_could_end(w, &waits, slots, 8, &could.anybody);
  if (could.n) could.first = slots[0];
  return could;
}

// ---- who could end a wait ----

static void test_only_its_holder_frees_an_rlock(void **state) {
  static const WorldKind kinds[] = {KIND_RLOCK, KIND_LOCK};
  for (int i = 0; i < 2; i++) {
    int lock = new_object(w, a, kinds[i], -1, 0);
    ask(w, a, VERB_ACQUIRE, lock, 1, 0);
    Could could = could_end(call(b, VERB_ACQUIRE, lock, 1, 0));
    assert_int_equal(could.n, 1);
    assert_int_equal(could.first, actor_slot(a));
    assert_int_equal(could.anybody, kinds[i] == KIND_LOCK);
  }
}

// An event may be set by anybody who is free, so nobody is stuck while one is; when all wait, all are.
static void test_anybody_sets_an_event(void **state) {
  int event = new_object(w, a, KIND_EVENT, -1, 0);
  Could could = could_end(call(b, VERB_WAIT, event, 0, 0));
  assert_true(could.anybody);
  assert_int_equal(could.n, 0);
  sleeps(call(b, VERB_WAIT, event, 0, 0));
  sleeps(call(c, VERB_WAIT, event, 0, 0));
  assert_int_equal(stuck(), 0);
  sleeps(call(a, VERB_WAIT, event, 0, 0));
  assert_int_equal(stuck(), 3);
}

// Made without a place, or released by one who had not taken it: a signal, and nobody holds it. Who takes and releases
// it himself has a lock.
typedef struct Held {
  int slot, n;
} Held;
static void count_held(void *data, int slot, int object) {
  Held *h = data;
  (void)object;
  h->n += slot == h->slot;
}
static int held_by(int slot) {
  Held h = {slot, 0};
  world_each_held(w, count_held, &h);
  return h.n;
}

static void test_what_is_a_signal(void **state) {
  static const WorldKind kinds[] = {KIND_LOCK, KIND_SEMAPHORE, KIND_BOUNDED};
  Actor who;
  for (int i = 0; i < 3; i++) {
    int lock = new_object(w, a, kinds[i], -1, 1);
    for (int k = 0; k < 2; k++) {
      ask(w, k ? a : b, VERB_ACQUIRE, lock, 1, 0);
      act(w, k ? a : b, VERB_RELEASE, lock, 0, 0);
    }
    assert_false(world_is_signal(w, (uint32_t)lock));
    ask(w, a, VERB_ACQUIRE, lock, 1, 0);
    act(w, b, VERB_RELEASE, lock, 0, 0);
    assert_true(world_is_signal(w, (uint32_t)lock));
    ask(w, a, VERB_ACQUIRE, lock, 1, 0);
    WorldCall waits = call(c, VERB_ACQUIRE, lock, 1, 0);
    assert_int_equal(could_end(waits).n, 0);
    assert_true(could_end(waits).anybody);
    assert_int_equal(verb_why(w, &waits, &who), WHY_NOT_RELEASED);
    assert_int_equal(who, 0);
    assert_int_equal(held_by(actor_slot(a)), 0);
  }
  assert_true(world_is_signal(w, (uint32_t)new_object(w, a, KIND_SEMAPHORE, -1, 0)));
  int rlock = new_object(w, a, KIND_RLOCK, -1, 0), queue = new_object(w, a, KIND_QUEUE, -1, 0);
  ask(w, a, VERB_ACQUIRE, rlock, 1, 0);
  assert_int_equal(held_by(actor_slot(a)), 1);
  assert_int_equal(held_by(actor_slot(b)), 0);
  assert_int_equal(act(w, b, VERB_RELEASE, rlock, 0, 0), VERB_FAILED);
  assert_false(world_is_signal(w, (uint32_t)rlock));
  assert_false(world_is_signal(w, (uint32_t)queue));
  assert_false(world_is_signal(w, WORLD_OBJECTS));
}

// More places than are noted: who took them all is not known, and so nothing is said.
static void test_many_places_are_no_signal(void **state) {
  int many = new_object(w, a, KIND_SEMAPHORE, -1, 40);
  for (int i = 0; i < 20; i++) ask(w, a, VERB_ACQUIRE, many, 1, 0);
  ask(w, b, VERB_ACQUIRE, many, 1, 0);
  act(w, b, VERB_RELEASE, many, 0, 0);
  assert_false(world_is_signal(w, (uint32_t)many));
}

static void test_a_child_that_lives(void **state) {
  WorldCall waits = call(a, VERB_WAIT_CHILD, actor_slot(a), 0, 0);
  assert_int_equal(could_end(waits).n, 2);
  assert_int_equal(could_end(call(b, VERB_WAIT_CHILD, actor_slot(b), 0, 0)).n, 0);
  world_process_died(w, actor_slot(b), 0, a);
  assert_int_equal(could_end(waits).n, 2);  // it is there to be waited for
  world_process_reaped(w, actor_slot(b));
  assert_int_equal(could_end(waits).n, 1);
  assert_int_equal(could_end(waits).first, actor_slot(c));
}

static void test_one_of_many(void **state) {
  int queue = new_object(w, a, KIND_QUEUE, -1, 0);
  uint64_t list = world_many_new(w, 2);
  WorldCall waits = call(a, VERB_WAIT_ANY, 0, (int64_t)list, 1 | (int64_t)1 << 32);
  world_many_process(w, list, 0, actor_slot(b));
  assert_int_equal(could_end(waits).n, 1);
  assert_int_equal(could_end(waits).first, actor_slot(b));
  assert_false(could_end(waits).anybody);
  world_many_queue(w, list, 0, (uint32_t)queue);
  assert_int_equal(could_end(waits).n, 0);
  assert_true(could_end(waits).anybody);
}

// Each is notified once, in turn, and the dead are passed over.
static void test_whom_a_notify_chooses(void **state) {
  int lock = new_object(w, a, KIND_LOCK, -1, 0), cond = new_object(w, a, KIND_CONDITION, lock, 0);
  Actor who[] = {b, c, new_process(w, a, "Process-3")};
  int64_t ticket[3];
  for (int i = 0; i < 3; i++) {
    ask(w, who[i], VERB_ACQUIRE, lock, 1, 0);
    ticket[i] = ask(w, who[i], VERB_SLEEP, cond, 0, 0);
  }
  ask(w, a, VERB_ACQUIRE, lock, 1, 0);
  assert_int_equal(ask(w, a, VERB_NOTIFY, cond, 1, 0), 1);
  world_process_died(w, actor_slot(c), -9, a);
  assert_int_equal(act(w, who[2], VERB_WOKEN, cond, ticket[2], 0), VERB_BLOCKED);
  assert_int_equal(ask(w, a, VERB_NOTIFY, cond, 1, 0), 1);
  assert_int_equal(ask(w, who[0], VERB_WOKEN, cond, ticket[0], 0), 1);
  assert_int_equal(ask(w, who[2], VERB_WOKEN, cond, ticket[2], 0), 1);
  assert_int_equal(ask(w, a, VERB_NOTIFY, cond, -1, 0), 0);
}

// ---- who is stuck ----

// Whoever runs might let a Lock go, though it does not hold it; an RLock it cannot.
static void test_somebody_may_release_a_lock(void **state) {
  int lock = new_object(w, a, KIND_LOCK, -1, 0), rlock = new_object(w, a, KIND_RLOCK, -1, 0);
  ask(w, a, VERB_ACQUIRE, lock, 1, 0);
  ask(w, a, VERB_ACQUIRE, rlock, 1, 0);
  sleeps(call(b, VERB_ACQUIRE, lock, 1, 0));
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  assert_int_equal(stuck(), 0);  // c runs
  world_process_died(w, actor_slot(c), 0, a);
  assert_int_equal(stuck(), 2);
}

static void test_nobody_may_release_an_rlock(void **state) {
  int rlock = new_object(w, a, KIND_RLOCK, -1, 0);
  ask(w, a, VERB_ACQUIRE, rlock, 1, 0);
  sleeps(call(b, VERB_ACQUIRE, rlock, 1, 0));
  assert_int_equal(stuck(), 0);  // its holder runs
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  assert_int_equal(stuck(), 2);  // c runs, and can do nothing for them
}

// Its record stands, but it has not gone to sleep yet, or was rung since: it will look again.
static void test_who_is_awake_is_free(void **state) {
  int lock = new_object(w, a, KIND_RLOCK, -1, 0);
  WorldProcess *p = world_process(w, actor_slot(b));
  ask(w, a, VERB_ACQUIRE, lock, 1, 0);
  sleeps(call(b, VERB_ACQUIRE, lock, 1, 0));
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  assert_int_equal(stuck(), 2);
  atomic_store(&p->asleep, 0);
  assert_int_equal(stuck(), 0);
  atomic_store(&p->asleep, 1);
  atomic_fetch_add(&p->bell, 1);
  assert_int_equal(stuck(), 0);
  atomic_store(&p->asleep_on, atomic_load(&p->bell));
  assert_int_equal(stuck(), 2);
  world_wait_end(w, actor_slot(b), 0);  // it sleeps, and waits for nothing that is known
  assert_int_equal(stuck(), 0);
}

static void test_a_child_that_is_not_yet_there_is_free(void **state) {
  int slot = world_process_new(w, a, METHOD_FORK, false, "Process-3", 1);
  world_process_died(w, actor_slot(b), 0, a);
  world_process_died(w, actor_slot(c), 0, a);
  sleeps(call(a, VERB_JOIN, slot, 0, 0));
  assert_int_equal(stuck(), 0);
  world_process_running(w, slot, 1077);
  sleeps(call(world_actor(w, slot, 0), VERB_JOIN, actor_slot(a), 0, 0));
  assert_int_equal(stuck(), 2);
}

// One strand that can go, or whose time will run out, and its process is free.
static void test_one_strand_is_enough(void **state) {
  int lock = new_object(w, a, KIND_RLOCK, -1, 0), other = new_object(w, a, KIND_RLOCK, -1, 0);
  ask(w, a, VERB_ACQUIRE, lock, 1, 0);
  ask(w, a, VERB_ACQUIRE, other, 1, 0);
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  sleeps(call(b, VERB_ACQUIRE, lock, 1, 0));
  WorldCall second = call(world_actor(w, actor_slot(b), 1), VERB_ACQUIRE, other, 1, 0);
  sleeps(second);
  assert_int_equal(stuck(), 3);  // strands, of two processes
  second.deadline = 0;
  sleeps(second);
  assert_int_equal(stuck(), 0);
  second.deadline = -1;
  second.object = (uint32_t)new_object(w, a, KIND_RLOCK, -1, 0);  // nobody has that one
  sleeps(second);
  assert_int_equal(stuck(), 0);
}

// Free is whoever could be freed by one that is free, over any number of steps.
static void test_freedom_is_passed_on(void **state) {
  Actor d = new_process(w, a, "Process-3");
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  sleeps(call(b, VERB_JOIN, actor_slot(c), 0, 0));
  sleeps(call(c, VERB_JOIN, actor_slot(d), 0, 0));
  assert_int_equal(stuck(), 0);
  sleeps(call(d, VERB_JOIN, actor_slot(c), 0, 0));
  assert_int_equal(stuck(), 4);
}

static void test_what_is_told_of_the_stuck(void **state) {
  int rlock = new_object(w, a, KIND_RLOCK, -1, 0);
  WorldStuck s;
  ask(w, a, VERB_ACQUIRE, rlock, 1, 0);
  sleeps(call(world_actor(w, actor_slot(b), 3), VERB_ACQUIRE, rlock, 1, 0));
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  world_stuck(w, &s);
  assert_int_equal(s.n, 2);
  assert_int_equal(s.alive, 3);
  assert_false(s.all || s.outside);
  assert_int_equal(s.one[0].slot, actor_slot(a));
  assert_int_equal(s.one[0].verb, VERB_JOIN);
  assert_int_equal(s.one[0].object, -1);
  assert_int_equal(s.one[0].holder, actor_slot(b));
  assert_int_equal(s.one[1].slot, actor_slot(b));
  assert_int_equal(s.one[1].strand, 3);
  assert_int_equal(s.one[1].object, rlock);
  assert_int_equal(s.one[1].holder, actor_slot(a));
  sleeps(call(c, VERB_PAUSE, 0, 0, 0));
  world_stuck(w, &s);
  assert_true(s.all && s.outside);
  assert_int_equal(s.n, 3);
  assert_int_equal(s.one[2].holder, -1);
}

// A reading is another whenever somebody has begun or ended a wait since.
static void test_readings(void **state) {
  int lock = new_object(w, a, KIND_RLOCK, -1, 0);
  WorldStuck first, second;
  world_stuck(w, &first);
  world_stuck(w, &second);
  assert_true(first.reading == second.reading);
  sleeps(call(b, VERB_ACQUIRE, lock, 1, 0));
  world_stuck(w, &second);
  assert_true(first.reading != second.reading);
  world_process_died(w, actor_slot(c), 0, a);
  world_stuck(w, &first);
  assert_true(first.reading != second.reading);
  assert_int_equal(first.alive, 2);
}

// ---- who could end a wait, again: lists that are too short ----

static void test_more_than_were_asked_for(void **state) {
  WorldCall waits = call(a, VERB_WAIT_CHILD, actor_slot(a), 0, 0);
  int slots[2] = {-1, -1};
  bool anybody;
  assert_int_equal(world_could_end(w, &waits, slots, 1, &anybody), 1);
  assert_int_equal(slots[0], actor_slot(b));
  assert_int_equal(slots[1], -1);
}

static void test_whoever_has_the_other_end(void **state) {
  int pipe = new_pipe(w, a, 2), slots[4];
  bool anybody;
  world_pipe_give(w, (uint32_t)pipe, 1, actor_slot(b));
  world_pipe_give(w, (uint32_t)pipe, 1, actor_slot(c));
  WorldCall waits = call(a, VERB_PIPE_RECV, pipe, 0, 0);
  assert_int_equal(world_could_end(w, &waits, slots, 4, &anybody), 3);
  assert_false(anybody);
  assert_int_equal(world_could_end(w, &waits, slots, 2, &anybody), 2);
  assert_true(anybody);  // there are more
  waits.arg = 1;
  assert_int_equal(world_could_end(w, &waits, slots, 4, &anybody), 1);
  assert_int_equal(slots[0], actor_slot(a));
  assert_false(anybody);
}

static void test_who_reads_a_queue(void **state) {
  int queue = new_object(w, a, KIND_QUEUE, -1, 0);
  WorldCall waits = call(b, VERB_GET, queue, 1, 0);
  assert_int_equal(could_end(waits).n, 0);
  ask(w, c, VERB_GET, queue, 1, 0);  // nothing is there: it reads
  assert_int_equal(could_end(waits).n, 1);
  assert_int_equal(could_end(waits).first, actor_slot(c));
  world_process_died(w, actor_slot(c), -9, a);
  assert_int_equal(could_end(waits).n, 0);
}

// ---- rings ----

static void test_a_ring_of_three(void **state) {
  Actor d = new_process(w, a, "Process-3"), who[] = {b, c, d};
  int rlock[3];
  WorldRing ring[4];
  for (int i = 0; i < 3; i++) rlock[i] = new_object(w, a, KIND_RLOCK, -1, 0);
  for (int i = 0; i < 3; i++) ask(w, who[i], VERB_ACQUIRE, rlock[i], 1, 0);
  for (int i = 0; i < 3; i++) sleeps(call(who[i], VERB_ACQUIRE, rlock[(i + 1) % 3], 1, 0));
  sleeps(call(a, VERB_JOIN, actor_slot(d), 0, 0));  // waits for one in it, and is none of it
  assert_int_equal(world_ring_of_waits(w, ring, 4), 3);
  for (int i = 0; i < 3; i++) {
    assert_int_not_equal(ring[i].slot, actor_slot(a));
    assert_int_equal(ring[i].next, ring[(i + 1) % 3].slot);
    assert_int_equal(ring[i].verb, VERB_ACQUIRE);
    assert_int_equal(ring[i].object, rlock[(ring[i].slot - actor_slot(b) + 1) % 3]);
  }
  ring[2].slot = -7;
  assert_int_equal(world_ring_of_waits(w, ring, 2), 2);
  assert_int_equal(ring[2].slot, -7);
  ask(w, who[1], VERB_RELEASE, rlock[1], 0, 0);
  assert_int_equal(world_ring_of_waits(w, ring, 4), 0);  // b can go
}

static void test_who_waits_for_itself(void **state) {
  int lock = new_object(w, a, KIND_LOCK, -1, 0);
  WorldRing ring[4];
  ask(w, b, VERB_ACQUIRE, lock, 1, 0);
  sleeps(call(b, VERB_ACQUIRE, lock, 1, 0));
  assert_int_equal(world_ring_of_waits(w, ring, 4), 1);
  assert_int_equal(ring[0].slot, actor_slot(b));
  assert_int_equal(ring[0].next, actor_slot(b));
  assert_int_equal(ring[0].object, lock);
}

// Whom any child, or one of several ends, could help: those hang on nobody alone.
static void test_no_ring_through_several(void **state) {
  int pipe = new_pipe(w, a, 2);
  WorldRing ring[4];
  sleeps(call(b, VERB_JOIN, actor_slot(a), 0, 0));
  sleeps(call(a, VERB_WAIT_CHILD, actor_slot(a), 0, 0));
  assert_int_equal(world_ring_of_waits(w, ring, 4), 0);
  sleeps(call(a, VERB_PIPE_RECV, pipe, 0, 0));
  world_pipe_give(w, (uint32_t)pipe, 1, actor_slot(b));
  assert_int_equal(world_ring_of_waits(w, ring, 4), 0);
  ask(w, a, VERB_PIPE_CLOSE, pipe, 1, 0);
  assert_int_equal(world_ring_of_waits(w, ring, 4), 2);
}

static void test_a_ring_with_main_in_it(void **state) {
  int rlock = new_object(w, a, KIND_RLOCK, -1, 0);
  WorldRing ring[4];
  ask(w, a, VERB_ACQUIRE, rlock, 1, 0);
  sleeps(call(b, VERB_ACQUIRE, rlock, 1, 0));
  assert_int_equal(world_ring_of_waits(w, ring, 4), 0);
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  assert_int_equal(world_ring_of_waits(w, ring, 4), 2);
  assert_int_equal(ring[0].slot + ring[1].slot, actor_slot(a) + actor_slot(b));
  assert_int_equal(ring[0].next, ring[1].slot);
  assert_int_equal(ring[1].next, ring[0].slot);
}

// Another strand of one of them will go on by itself, and may do what the ring waits for.
static void test_no_ring_where_a_strand_moves(void **state) {
  int rlock = new_object(w, a, KIND_RLOCK, -1, 0), other = new_object(w, a, KIND_LOCK, -1, 0);
  WorldRing ring[4];
  ask(w, a, VERB_ACQUIRE, rlock, 1, 0);
  ask(w, c, VERB_ACQUIRE, other, 1, 0);
  sleeps(call(b, VERB_ACQUIRE, rlock, 1, 0));
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  WorldCall later = call(world_actor(w, actor_slot(a), 1), VERB_ACQUIRE, other, 1, 0);
  later.deadline = 1000;
  sleeps(later);
  assert_int_equal(world_ring_of_waits(w, ring, 4), 0);
}

// A strand that runs has no wait at all: while it does, its process is not asleep.
static void test_no_ring_while_a_strand_runs(void **state) {
  int rlock = new_object(w, a, KIND_RLOCK, -1, 0), other = new_object(w, a, KIND_LOCK, -1, 0);
  WorldRing ring[4];
  ask(w, a, VERB_ACQUIRE, rlock, 1, 0);
  ask(w, c, VERB_ACQUIRE, other, 1, 0);
  sleeps(call(b, VERB_ACQUIRE, rlock, 1, 0));
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  sleeps(call(world_actor(w, actor_slot(a), 1), VERB_ACQUIRE, other, 1, 0));
  assert_int_equal(world_ring_of_waits(w, ring, 4), 2);
  atomic_store(&world_process(w, actor_slot(a))->asleep, 0);
  world_wait_end(w, actor_slot(a), 1);
  assert_int_equal(world_ring_of_waits(w, ring, 4), 0);
  atomic_store(&world_process(w, actor_slot(a))->asleep, 1);  // it has ended
  assert_int_equal(world_ring_of_waits(w, ring, 4), 2);
}

// … but another strand that is as stuck does not break the ring.
static void test_a_ring_beside_a_stuck_strand(void **state) {
  int rlock = new_object(w, a, KIND_RLOCK, -1, 0), other = new_object(w, a, KIND_LOCK, -1, 0);
  WorldRing ring[4];
  ask(w, a, VERB_ACQUIRE, rlock, 1, 0);
  ask(w, c, VERB_ACQUIRE, other, 1, 0);
  sleeps(call(b, VERB_ACQUIRE, rlock, 1, 0));
  sleeps(call(a, VERB_JOIN, actor_slot(b), 0, 0));
  sleeps(call(world_actor(w, actor_slot(a), 1), VERB_ACQUIRE, other, 1, 0));
  assert_int_equal(world_ring_of_waits(w, ring, 4), 2);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
int main(void) {
  const struct CMUnitTest tests[] = {
      T(test_only_its_holder_frees_an_rlock),
      T(test_anybody_sets_an_event),
      T(test_what_is_a_signal),
      T(test_many_places_are_no_signal),
      T(test_a_child_that_lives),
      T(test_one_of_many),
      T(test_whom_a_notify_chooses),
      T(test_somebody_may_release_a_lock),
      T(test_nobody_may_release_an_rlock),
      T(test_a_ring_with_main_in_it),
      T(test_no_ring_where_a_strand_moves),
      T(test_no_ring_while_a_strand_runs),
      T(test_a_ring_beside_a_stuck_strand),
      T(test_who_is_awake_is_free),
      T(test_a_child_that_is_not_yet_there_is_free),
      T(test_one_strand_is_enough),
      T(test_freedom_is_passed_on),
      T(test_what_is_told_of_the_stuck),
      T(test_readings),
      T(test_more_than_were_asked_for),
      T(test_whoever_has_the_other_end),
      T(test_who_reads_a_queue),
      T(test_a_ring_of_three),
      T(test_who_waits_for_itself),
      T(test_no_ring_through_several),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
