// Redo records: what a transaction leaves behind at each of its points when its process dies there, and who may recover
// it. The kill tests come to the same instruction by instruction; here each point is a row.
#include "world/families.h"
#include "world/redo.h"
#include "world_help.h"

static World *w;
static Actor main_one, worker, third;
static uint32_t event, other, array;

static int set_up(void **state) {
  w = world_create_private();
  main_one = new_process(w, 0, "MainProcess");
  worker = new_process(w, main_one, "Process-1");
  third = new_process(w, main_one, "Process-2");
  event = (uint32_t)new_object(w, main_one, KIND_EVENT, -1, 0);
  other = (uint32_t)new_object(w, main_one, KIND_EVENT, -1, 0);
  array = (uint32_t)new_object(w, main_one, KIND_RAWARRAY, -1, 3);
  return 0;
}
static int tear_down(void **state) {
  world_free(w);
  return 0;
}

static Word *word_at(uint32_t object, int i) { return &world_object(w, object)->word[i]; }
static Word *latch_of(uint32_t object) { return &world_object(w, object)->latch; }

static void set(Actor a, uint32_t object, uint64_t one, uint64_t two) {
  Txn t;
  redo_begin(&t, w, a, latch_of(object));
  redo_set(&t, word_at(object, 0), one);
  redo_set(&t, word_at(object, 1), two);
  redo_commit(&t);
}

// Nothing before the commit, all after it; the latch counts commits and is free.
static void test_a_transaction(void **state) {
  for (uint64_t i = 1; i < 4; i++) {
    set(worker, event, 10 + i, 20 + i);
    assert_int_equal(atomic_load(word_at(event, 0)), 10 + i);
    assert_int_equal(atomic_load(word_at(event, 1)), 20 + i);
    assert_int_equal(atomic_load(latch_of(event)), i << 32);
    Txn t;
    redo_begin(&t, w, worker, latch_of(event));
    assert_int_equal(atomic_load(latch_of(event)), i << 32 | worker);
    redo_set(&t, word_at(event, 0), 99);
    assert_int_equal(atomic_load(word_at(event, 0)), 10 + i);
    redo_abort(&t);
    assert_int_equal(atomic_load(word_at(event, 0)), 10 + i);
    assert_int_equal(atomic_load(latch_of(event)), i << 32);
  }
}

static void test_only_if_it_is_the_old_one(void **state) {
  for (uint64_t there = 4; there < 7; there++) {
    atomic_store(word_at(event, 0), there);
    Txn t;
    redo_begin(&t, w, worker, latch_of(event));
    redo_set_if(&t, word_at(event, 0), 5, 50);
    redo_commit(&t);
    assert_int_equal(atomic_load(word_at(event, 0)), there == 5 ? 50 : there);
  }
}

// Where it died: with the latch and an older record, before its commit, in it, after it; and without the latch.
typedef enum Point { WAITING, BEGUN, NOTED, COMMITTED, HALF_DONE, LET_GO, POINTS } Point;

static void die_at(Point at) {
  Redo *r = redo_of(w, worker);
  Txn t;
  set(worker, event, 1, 2);  // an older record, which must not be taken for this one
  if (at == WAITING) {       // for a latch that another holds
    atomic_store(latch_of(other), main_one);
    atomic_store(&r->count, 0), atomic_store(&r->slice, 0);
    atomic_store(&r->latch, world_offset(w, latch_of(other)));
    return;
  }
  redo_begin(&t, w, worker, latch_of(event));
  if (at == BEGUN) return;
  redo_set(&t, word_at(event, 0), 7);
  redo_set(&t, word_at(event, 1), 8);
  if (at == NOTED) return;
  if (at == LET_GO) {
    redo_commit(&t);
    atomic_store(word_at(event, 0), 70);  // what another has done since
    return;
  }
  atomic_store(&r->count, 2);
  if (at == HALF_DONE) atomic_store(word_at(event, 0), 7);
}

static void test_who_died_where(void **state) {
  static const uint64_t then[POINTS][3] = {[WAITING] = {1, 2, 1},   [BEGUN] = {1, 2, 2},     [NOTED] = {1, 2, 2},
                                           [COMMITTED] = {7, 8, 2}, [HALF_DONE] = {7, 8, 2}, [LET_GO] = {70, 8, 2}};
  for (Point at = 0; at < POINTS; at++) {
    if (at) tear_down(state), set_up(state);
    die_at(at);
    world_process_mark(w, actor_slot(worker), -9);
    for (int twice = 0; twice < 2; twice++) {
      assert_true(redo_recover(w, actor_slot(worker), main_one));
      assert_int_equal(atomic_load(word_at(event, 0)), then[at][0]);
      assert_int_equal(atomic_load(word_at(event, 1)), then[at][1]);
      assert_int_equal(atomic_load(latch_of(event)), then[at][2] << 32);
      assert_int_equal(atomic_load(latch_of(other)), at == WAITING ? main_one : 0);
      assert_int_equal(atomic_load(&w->processes[actor_slot(worker)].claim), 0);
    }
  }
}

// Whoever needs the latch of one who has died recovers it first, and then goes on.
static void test_the_latch_of_a_dead_one(void **state) {
  die_at(COMMITTED);
  world_process_mark(w, actor_slot(worker), -9);
  Txn t;
  redo_begin(&t, w, main_one, latch_of(event));
  assert_int_equal(atomic_load(word_at(event, 0)), 7);
  assert_int_equal(atomic_load(word_at(event, 1)), 8);
  redo_abort(&t);
}

// Who has never begun anything leaves nothing; the world's first word is no latch of its.
static void test_who_did_nothing(void **state) {
  uint64_t magic = atomic_load((Word *)world_at(w, 0));
  world_process_mark(w, actor_slot(third), -9);
  assert_true(redo_recover(w, actor_slot(third), main_one));
  assert_int_equal(atomic_load((Word *)world_at(w, 0)), magic);
}

// A slice of an earlier transaction is not stored once more by whoever recovers a later one.
static void test_an_older_slice(void **state) {
  int64_t words[3] = {11, 12, 13};
  WorldCall c = call(worker, VERB_STORE_ALL, (int)array, (int64_t)3 << 32, 1);
  c.bytes = words, c.nbytes = sizeof words;
  assert_int_equal(world_step(w, &c), VERB_DONE);
  for (int i = 0; i < 3; i++) act(w, main_one, VERB_STORE, (int)array, 50 + i, i);
  Txn t;
  redo_begin(&t, w, worker, latch_of(event));
  assert_int_equal(atomic_load(&redo_of(w, worker)->slice), 0);
  assert_int_equal(atomic_load(&redo_of(w, worker)->count), 0);
  world_process_mark(w, actor_slot(worker), -9);
  assert_true(redo_recover(w, actor_slot(worker), main_one));
  for (int i = 0; i < 3; i++) assert_int_equal(ask(w, main_one, VERB_LOAD, (int)array, i, 0), 50 + i);
}

// One recovers at a time: a claim of somebody else who lives keeps others out, and stays; of one who has died, or one's
// own, it does not.
static void test_claims(void **state) {
  world_process_mark(w, actor_slot(worker), -9);
  Word32 *claim = &w->processes[actor_slot(worker)].claim;
  for (int dead = 0; dead < 2; dead++) {
    if (dead) world_process_mark(w, actor_slot(third), -9);
    const struct {
      Actor claimed;
      bool may;
    } rows[] = {{0, true}, {main_one, true}, {third, dead}};
    for (int i = 0; i < 3; i++) {
      atomic_store(claim, rows[i].claimed);
      assert_int_equal(redo_recover(w, actor_slot(worker), main_one), rows[i].may);
      assert_int_equal(atomic_load(claim), rows[i].may ? 0 : third);
    }
  }
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
int main(void) {
  const struct CMUnitTest tests[] = {T(test_a_transaction),   T(test_only_if_it_is_the_old_one), T(test_who_died_where),
                                     T(test_who_did_nothing), T(test_the_latch_of_a_dead_one),   T(test_an_older_slice),
                                     T(test_claims)};
  return cmocka_run_group_tests_name("redo", tests, NULL, NULL);
}
