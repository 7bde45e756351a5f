// Quick steps equal verbs: in every state of a small cell and its lock, a quick step does what the verb does (the same
// words, event and counters), or refuses and has changed nothing.
//
// Two private worlds are brought into the same state; one takes the quick step, the other world_step. If the quick step
// refuses, its world takes world_step too. Both must end equal.
#include "world_help.h"
#include "world/quick.h"

enum { LINE = 31, VALUE = 5, WORD = 9, INDEX = 1 };
typedef enum Locked { FREE, MINE, MINE_TWICE, OTHERS, OTHERS_MOMENT, FREED_BEFORE, LOCKED_STATES } Locked;
typedef enum CellState { QUIET, BUSY, CELL_STATES } CellState;
typedef enum SeenState { UNSEEN, FRESH, STALE, SEEN_STATES } SeenState;
static const int cell_kinds[] = {KIND_VALUE, KIND_ARRAY, KIND_RAWVALUE, KIND_RAWARRAY};
static const int lock_kinds[] = {KIND_NONE, KIND_LOCK, KIND_RLOCK, KIND_SEMAPHORE, KIND_BOUNDED};
enum { CELL_KINDS = sizeof cell_kinds / sizeof *cell_kinds, LOCK_KINDS = sizeof lock_kinds / sizeof *lock_kinds };

typedef struct State {
  int cells, lock;  // kinds
  Locked locked;
  CellState cell;
  SeenState seen;
} State;

typedef struct Scene {
  World *w;
  Actor me, other;
  int cells, lock;
  uint32_t index;
  WorldSeen seen;
} Scene;

// ---- a state ----

static bool is_semaphore(int kind) { return kind == KIND_SEMAPHORE || kind == KIND_BOUNDED; }

// A moment of the other's is his for ever here: a verb would wait for him.
static bool is_possible(const State *s) {
  if (s->lock == KIND_NONE) return s->locked == FREE;
  if (is_semaphore(s->lock)) return s->locked == FREE || s->locked == OTHERS || s->locked == FREED_BEFORE;
  return s->lock == KIND_RLOCK || s->locked != MINE_TWICE;
}
static bool verb_would_wait_a_moment(const State *s) { return s->locked == OTHERS_MOMENT || s->cell == BUSY; }

static void lock_it(Scene *x, const State *s) {
  if (s->lock == KIND_NONE) return;
  WorldObject *lock = world_object(x->w, (uint32_t)x->lock);
  Word *state = &lock->word[LOCK_STATE];
  switch (s->locked) {
  case MINE_TWICE: ask(x->w, x->me, VERB_ACQUIRE, x->lock, 1, 0);  // fall through
  case MINE: ask(x->w, x->me, VERB_ACQUIRE, x->lock, 1, 0); break;
  case OTHERS: ask(x->w, x->other, VERB_ACQUIRE, x->lock, 1, 0); break;
  case OTHERS_MOMENT: atomic_store(state, lock_taken(atomic_load(state), x->other) | LOCK_MOMENT); break;
  case FREED_BEFORE:
    ask(x->w, x->other, VERB_ACQUIRE, x->lock, 1, 0);
    act(x->w, x->other, VERB_RELEASE, x->lock, 0, 0);
    break;
  default: break;
  }
}

static Scene make(const State *s) {
  Scene x = {.w = world_create_private()};
  x.me = new_process(x.w, 0, "me");
  x.other = new_process(x.w, x.me, "other");
  x.lock = s->lock == KIND_NONE ? -1 : new_object(x.w, x.me, (WorldKind)s->lock, -1, 1);
  bool many = s->cells == KIND_ARRAY || s->cells == KIND_RAWARRAY;
  x.cells = new_object(x.w, x.me, (WorldKind)s->cells, x.lock, many ? 3 : VALUE);
  x.index = many ? INDEX : 0;
  WorldCell *cell = &cells_of(x.w, world_object(x.w, (uint32_t)x.cells))[x.index];
  x.seen = (WorldSeen){.version = 0, .value = VALUE};
  ask(x.w, x.other, VERB_STORE, x.cells, VALUE + 1, x.index);
  if (s->seen == FRESH) x.seen.version = 1;
  lock_it(&x, s);
  if (s->cell == BUSY) atomic_store(&cell->meta, meta_make(1, x.other) | META_BUSY);
  return x;
}

// ---- what must be alike ----

static void same_word(Word *a, Word *b, uint64_t mask) {
  assert_int_equal(atomic_load(a) & mask, atomic_load(b) & mask);
}

// how often a lock was taken: one that says no may have had it for a moment
static const uint64_t ALL = UINT64_MAX, BUT_SERIAL = 0x80000000ffffffff;

static void same_object(Scene *a, Scene *b, int object, bool done) {
  if (object < 0) return;
  WorldObject *one = world_object(a->w, (uint32_t)object), *two = world_object(b->w, (uint32_t)object);
  size_t words = sizeof one->word / sizeof *one->word;
  bool serial = object == a->lock && lock_is_mutex(one) && !done;
  for (size_t i = 0; i < words; i++)
    same_word(&one->word[i], &two->word[i], i == LOCK_STATE && serial ? BUT_SERIAL : ALL);
}

static void same_cells(Scene *a, Scene *b) {
  WorldObject *one = world_object(a->w, (uint32_t)a->cells), *two = world_object(b->w, (uint32_t)b->cells);
  for (uint32_t i = 0; i < one->count; i++) {
    WorldCell *c = &cells_of(a->w, one)[i], *d = &cells_of(b->w, two)[i];
    same_word(&c->value, &d->value, ALL);
    same_word(&c->meta, &d->meta, ALL);
    same_word(&c->stale, &d->stale, ALL);
    same_word(&c->lost, &d->lost, ALL);
  }
}

static void same_trace(Scene *a, Scene *b) {
  WorldProcess *p = world_process(a->w, actor_slot(a->me)), *q = world_process(b->w, actor_slot(b->me));
  assert_int_equal(atomic_load(&p->steps), atomic_load(&q->steps));
  assert_int_equal(atomic_load(&p->last_verb), atomic_load(&q->last_verb));
  assert_int_equal(atomic_load(&p->acting), atomic_load(&q->acting));
  uint64_t n = atomic_load(&p->events);
  assert_int_equal(n, atomic_load(&q->events));
  if (n == 0) return;
  const WorldEvent *e = &trace_ring(a->w, actor_slot(a->me))[(n - 1) % WORLD_EVENTS],
                   *f = &trace_ring(b->w, actor_slot(b->me))[(n - 1) % WORLD_EVENTS];
  assert_int_equal(e->value, f->value);
  assert_int_equal(e->object, f->object);
  assert_int_equal(e->line, f->line);
  assert_int_equal(e->verb, f->verb);
  assert_int_equal(e->flags, f->flags);
  assert_int_equal(e->strand, f->strand);
  assert_int_equal(e->number, f->number);
}

static void same(Scene *a, Scene *b, bool done) {
  same_object(a, b, a->cells, done);
  same_object(a, b, a->lock, done);
  same_cells(a, b);
  same_trace(a, b);
}

// ---- the two ways ----

static WorldCall call_of(const Scene *x, int verb, SeenState seen) {
  bool cells = verb == VERB_LOAD || verb == VERB_STORE;
  WorldCall c = call(x->me, verb, cells ? x->cells : x->lock, 0, 0);
  c.line = LINE;
  if (verb == VERB_LOAD) c.arg = x->index;
  if (verb == VERB_ACQUIRE) c.arg = 1;
  if (verb != VERB_STORE) return c;
  c.arg = WORD;
  c.arg2 = x->index;
  c.seen = seen != UNSEEN;
  c.seen_version = x->seen.version;
  c.seen_value = x->seen.value;
  return c;
}

static bool quickly(Scene *x, int verb, SeenState seen, WorldSeen *loaded) {
  WorldSelf self = world_self(x->w, x->me);
  uint32_t cells = (uint32_t)x->cells, lock = (uint32_t)x->lock;
  switch (verb) {
  case VERB_LOAD: return world_load(x->w, &self, LINE, cells, x->index, loaded);
  case VERB_STORE: return world_store(x->w, &self, LINE, cells, x->index, WORD, seen == UNSEEN ? NULL : &x->seen);
  case VERB_ACQUIRE: return world_acquire(x->w, &self, LINE, lock);
  default: return world_release(x->w, &self, LINE, lock);
  }
}

static int quick_ones, verb_ones;  // how often the quick step did it, and how often not

static void compare(const State *s, int verb) {
  Scene a = make(s), b = make(s);
  WorldSeen loaded = {0};
  WorldCall c = call_of(&a, verb, s->seen), d = call_of(&b, verb, s->seen);
  bool done = quickly(&a, verb, s->seen, &loaded);
  *(done ? &quick_ones : &verb_ones) += 1;
  bool waits = verb == VERB_LOAD || verb == VERB_STORE ? verb_would_wait_a_moment(s) : s->locked == OTHERS_MOMENT;
  if (waits) {  // nobody will end it: the quick step must have said no and done nothing
    assert_false(done);
    world_process(b.w, actor_slot(b.me))->acting = world_process(a.w, actor_slot(a.me))->acting;
    same(&a, &b, false);
  } else {
    VerbEnd end = world_step(b.w, &d);
    if (done) {
      assert_int_equal(end, VERB_DONE);
      assert_false(d.stale);
      if (verb == VERB_LOAD) assert_int_equal(loaded.value, d.result);
      if (verb == VERB_LOAD) assert_int_equal(loaded.version, d.result2);
    } else {
      assert_int_equal(world_step(a.w, &c), end);
      assert_int_equal(c.error, d.error);
      assert_int_equal(c.result, d.result);
    }
    same(&a, &b, done);
  }
  world_free(a.w);
  world_free(b.w);
}

static void every_state(int verb) {
  bool cells = verb == VERB_LOAD || verb == VERB_STORE;
  State s;
  for (int kind = 0; kind < (cells ? CELL_KINDS : 1); kind++)
    for (int lock = cells ? 0 : 1; lock < LOCK_KINDS; lock++)
      for (int locked = 0; locked < LOCKED_STATES; locked++)
        for (int cell = 0; cell < (cells ? CELL_STATES : 1); cell++)
          for (int seen = 0; seen < (verb == VERB_STORE ? SEEN_STATES : 1); seen++) {
            s = (State){cell_kinds[kind], lock_kinds[lock], (Locked)locked, (CellState)cell, (SeenState)seen};
            if (is_possible(&s)) compare(&s, verb);
          }
}

static void test_a_quick_step_is_the_verb(void **state) {
  static const int verbs[] = {VERB_LOAD, VERB_STORE, VERB_ACQUIRE, VERB_RELEASE};
  for (int i = 0; i < 4; i++) {
    quick_ones = verb_ones = 0;
    every_state(verbs[i]);
    assert_true(quick_ones > 0 && verb_ones > 0);
  }
}

// What a program does all the time is done quickly: else the quick steps would be right and of no use.
static void test_the_usual_is_quick(void **state) {
  State usual = {KIND_VALUE, KIND_RLOCK, FREE, QUIET, FRESH};
  for (int locked = FREE; locked <= MINE_TWICE; locked++) {
    usual.locked = (Locked)locked;
    Scene x = make(&usual);
    WorldSeen loaded;
    assert_true(quickly(&x, VERB_ACQUIRE, FRESH, &loaded));
    assert_true(quickly(&x, VERB_LOAD, FRESH, &loaded));
    assert_int_equal(loaded.value, VALUE + 1);
    assert_true(quickly(&x, VERB_STORE, FRESH, &loaded));
    assert_true(quickly(&x, VERB_RELEASE, FRESH, &loaded));
    world_free(x.w);
  }
}

// What is none of it is left alone: another object's number, a place outside the array.
static void test_what_is_not_there(void **state) {
  State usual = {KIND_ARRAY, KIND_RLOCK, FREE, QUIET, FRESH};
  Scene x = make(&usual);
  WorldSelf self = world_self(x.w, x.me);
  WorldSeen loaded;
  assert_false(world_load(x.w, &self, LINE, (uint32_t)x.cells, 3, &loaded));
  assert_false(world_load(x.w, &self, LINE, (uint32_t)x.lock, 0, &loaded));
  assert_false(world_store(x.w, &self, LINE, WORLD_OBJECTS, 0, 1, NULL));
  assert_false(world_acquire(x.w, &self, LINE, (uint32_t)x.cells));
  assert_false(world_release(x.w, &self, LINE, WORLD_OBJECTS));
  world_free(x.w);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_quick_step_is_the_verb),
      cmocka_unit_test(test_the_usual_is_quick),
      cmocka_unit_test(test_what_is_not_there),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
