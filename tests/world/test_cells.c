// Cells: every slice of a small array against a plain array of numbers, and what is lost by stale stores, cell by cell.
#include "world_help.h"

enum { CELLS = 3, MOST = 5 };

// Of a slice that is one: which cell stands at its i-th place. Whether it is one is asked of each of its cells.
static bool is_slice(int start, int count, int step) {
  for (int i = 0; i < count; i++)
    if (start + i * step < 0 || start + i * step >= CELLS) return false;
  return count <= CELLS;
}

static WorldCall slice_call(Actor a, int verb, int array, int start, int count, int step) {
  return call(a, verb, array, start | (int64_t)count << 32, step);
}

static int64_t value_of(World *w, Actor a, int array, int i) { return ask(w, a, VERB_LOAD, array, i, 0); }

static void load_slice(World *w, Actor a, int array, int start, int count, int step) {
  WorldCall c = slice_call(a, VERB_LOAD_ALL, array, start, count, step);
  VerbEnd end = world_step(w, &c);
  if (!is_slice(start, count, step)) {
    assert_int_equal(end, VERB_FAILED);
    assert_int_equal(c.error, ERROR_BAD);
    return;
  }
  assert_int_equal(end, VERB_DONE);
  assert_int_equal(c.out_size, count * 8);
  for (int i = 0; i < count; i++) assert_int_equal(((int64_t *)c.out)[i], value_of(w, a, array, start + i * step));
  free(c.out);
}

// The slice's cells were loaded; those of `changed` were stored to by another since; of those of `blind` nothing is
// said. What is stale and what is lost follows from that alone. (A step of 0 names one cell again and again, each time
// made of what the time before has changed: that is for Python to refuse.)
static void store_slice(World *w, Actor a, Actor b, int array, int start, int count, int step, int changed, int blind) {
  WorldSeen seen[CELLS];
  int64_t words[MOST], lost = 0, before[CELLS];
  bool stale = false;
  for (int i = 0; i < CELLS; i++) {
    WorldCall c = call(a, VERB_LOAD, array, i, 0);
    assert_int_equal(world_step(w, &c), VERB_DONE);
    seen[i] = (WorldSeen){(uint64_t)c.result2, c.result};
  }
  for (int i = 0; i < CELLS; i++)
    if (changed >> i & 1) act(w, b, VERB_STORE, array, seen[i].value + 10 * (i + 1), i);
  WorldSeen each[MOST];
  for (int i = 0; i < count; i++) {
    int at = start + i * step;
    words[i] = 100 * (i + 1) + start;
    each[i] = blind >> at & 1 ? (WorldSeen){WORLD_UNSEEN, 7} : seen[at];
    if (changed >> at & 1 && !(blind >> at & 1)) stale = true, lost += 10 * (at + 1);
  }
  for (int i = 0; i < CELLS; i++) before[i] = value_of(w, a, array, i);
  WorldCall c = slice_call(a, VERB_STORE_ALL, array, start, count, step);
  c.bytes = words, c.nbytes = (uint32_t)count * 8, c.seen_each = each;
  assert_int_equal(world_step(w, &c), VERB_DONE);
  if (c.result != stale || c.stale != stale || c.result2 != lost)
    fail_msg("%d:%d:%d changed %d blind %d: %d, %lld lost, not %lld", start, count, step, changed, blind, (int)c.result,
             (long long)c.result2, (long long)lost);
  for (int i = 0; i < count; i++) before[start + i * step] = words[i];
  for (int i = 0; i < CELLS; i++) assert_int_equal(value_of(w, a, array, i), before[i]);
}

static void test_slices(void **state) {
  World *w = world_create_private();
  Actor a = new_process(w, 0, "MainProcess"), b = new_process(w, a, "Process-1");
  int array = new_object(w, a, KIND_RAWARRAY, -1, CELLS), lock = new_object(w, a, KIND_RLOCK, -1, 1);
  int locked = new_object(w, a, KIND_ARRAY, lock, CELLS);
  for (int i = 0; i < CELLS; i++) act(w, a, VERB_STORE, array, 5 + i, i), act(w, a, VERB_STORE, locked, 7 * i, i);
  for (int start = 0; start < MOST; start++)
    for (int count = 0; count < MOST; count++)
      for (int step = -3; step <= 3; step++) {
        load_slice(w, a, array, start, count, step);
        load_slice(w, a, locked, start, count, step);
        WorldCall c = slice_call(a, VERB_STORE_ALL, array, start, count, step);
        int64_t words[MOST + 1] = {0};
        c.bytes = words;
        for (int wrong = -1; wrong < 2; wrong++) {  // a word too few, a word too many
          c.nbytes = (uint32_t)((count + wrong) * 8);
          if (count + wrong < 0 || (wrong == 0 && is_slice(start, count, step))) continue;
          assert_int_equal(world_step(w, &c), VERB_FAILED);
          assert_int_equal(c.error, ERROR_BAD);
        }
        if (!is_slice(start, count, step) || (step == 0 && count > 1)) continue;
        for (int changed = 0; changed < 1 << CELLS; changed++)
          for (int blind = 0; blind < 1 << CELLS; blind += step == 1 ? 1 : 3)
            store_slice(w, a, b, array, start, count, step, changed, blind);
      }
  world_free(w);
}

// The tallies of an object are those of its stores.
static void test_what_is_told_of_losses(void **state) {
  World *w = world_create_private();
  Actor a = new_process(w, 0, "MainProcess"), b = new_process(w, a, "Process-1");
  int array = new_object(w, a, KIND_RAWARRAY, -1, CELLS);
  WorldObjectView v;
  for (int i = 0; i < CELLS; i++) {
    WorldCall seen = call(a, VERB_LOAD, array, i, 0);
    assert_int_equal(world_step(w, &seen), VERB_DONE);
    act(w, b, VERB_STORE, array, 40 + i, i);
    WorldCall c = call(a, VERB_STORE, array, 3, i);
    c.line = 20 + (uint32_t)i;
    c.seen = true, c.seen_version = (uint64_t)seen.result2, c.seen_value = seen.result;
    assert_int_equal(world_step(w, &c), VERB_DONE);
    assert_true(c.stale && c.result == 1);
    assert_true(world_object_read(w, (uint32_t)array, &v));
    assert_int_equal(v.stale, i + 1);
    assert_int_equal(v.lost, (i + 1) * 40 + i * (i + 1) / 2);
    assert_int_equal(v.stores, 2 * (i + 1));
    assert_int_equal(v.last_by, actor_slot(a));
    assert_int_equal(v.last_over, actor_slot(b));
    assert_int_equal(v.last_line, 20 + i);
    assert_int_equal(v.last_wrote, 3);
    assert_int_equal(v.last_was, 40 + i);
  }
  world_free(w);
}

// What stands in a cell now; of what is no cell, nothing.
static void test_what_stands_now(void **state) {
  World *w = world_create_private();
  Actor a = new_process(w, 0, "MainProcess");
  int lock = new_object(w, a, KIND_LOCK, -1, 1), array = new_object(w, a, KIND_RAWARRAY, -1, CELLS);
  WorldSeen now;
  for (int i = 0; i < CELLS; i++) act(w, a, VERB_STORE, array, 60 + i, i);
  for (uint32_t i = 0; i < MOST; i++) {
    assert_int_equal(world_cell_now(w, (uint32_t)array, i, &now), i < CELLS);
    if (i < CELLS) assert_int_equal(now.value, 60 + i);
    WorldCall c = call(a, VERB_LOAD, array, i, 0);
    assert_int_equal(world_step(w, &c), i < CELLS ? VERB_DONE : VERB_FAILED);
    if (i < CELLS) assert_int_equal(now.version, c.result2);
    assert_int_equal(act(w, a, VERB_STORE, array, 1, i), i < CELLS ? VERB_DONE : VERB_FAILED);
  }
  assert_false(world_cell_now(w, (uint32_t)lock, 0, &now));
  assert_false(world_cell_now(w, (uint32_t)world_objects(w), 0, &now));
  assert_false(world_cell_now(w, UINT32_MAX, 0, &now));
  assert_int_equal(act(w, a, VERB_LOAD, array, -1, 0), VERB_FAILED);
  assert_int_equal(act(w, a, VERB_STORE, array, 1, -1), VERB_FAILED);
  world_free(w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_slices),
      cmocka_unit_test(test_what_is_told_of_losses),
      cmocka_unit_test(test_what_stands_now),
  };
  return cmocka_run_group_tests_name("cells", tests, NULL, NULL);
}
