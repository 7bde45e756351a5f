// The verbs' rows: what their columns say of one another. A column that is filled carelessly is named here.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "world/families.h"
#include "world/view.h"

typedef struct Row {
  const char *name, *guard, *ends, *change, *spins;
  VerbWhy why;
  VerbMark mark;
  VerbAnswer answer;
  VerbInside inside;
  int flags;
} Row;
static const Row rows[] = {
#define V(id, name, family, mark, guard, effect, expire, sentence, foot, ends, why, moves, change, spins, answer, \
          inside, flags)                                                                                          \
  [VERB_##id] = {name, #guard, #ends, #change, #spins, why, mark, answer, inside, flags},
    VERBS(V)
#undef V
};

static bool is(const char *a, const char *b) { return strcmp(a, b) == 0; }

// Whoever may wait has a reason, and somebody who could end it; who never waits has neither.
static void test_who_waits_has_a_reason(void **state) {
  for (int i = 1; i < VERB_COUNT; i++) {
    bool waits = !is(rows[i].guard, "always");
    if (waits != verb_blocks(i) || waits != (rows[i].why != WHY_NONE) || waits != !is(rows[i].ends, "ends_nobody"))
      fail_msg("%s: guard %s, ends %s, why %d", rows[i].name, rows[i].guard, rows[i].ends, rows[i].why);
  }
}

// A step that went well, as far as the columns look at it.
static VerbMoves moves_of(World *w, int verb, bool gives, bool *any, VerbThing thing) {
  VerbDone d = {.verb = (uint16_t)verb, .result = 1};
  VerbMoves m = verb_moves(w, &d);
  *any = false;
  for (int i = 0; i < m.n; i++) *any |= m.move[i].gives == gives && m.move[i].thing == thing;
  return m;
}

static bool passes(World *w, int verb, bool gives, VerbThing thing) {
  bool any;
  moves_of(w, verb, gives, &any, thing);
  return any;
}

static World *a_world(void) {
  World *w = world_create_private();
  assert_non_null(w);
  int main_slot = world_process_new(w, 0, METHOD_MAIN, false, "MainProcess", 1);
  world_process_running(w, main_slot, 1000);
  Actor a = world_actor(w, main_slot, 0);
  // object 0, which verb_moves is asked about: a condition whose lock is object 1
  WorldSpec condition = {.kind = KIND_CONDITION, .line = 1, .owner = -1, .lock = 1};
  WorldSpec lock = {.kind = KIND_LOCK, .line = 1, .owner = -1, .lock = -1};
  assert_int_equal(world_object_new(w, a, &condition), 0);
  assert_int_equal(world_object_new(w, a, &lock), 1);
  return w;
}

// A mark says what the moves say; of what moves nothing, the other columns: a load's answer is its cell's word, a store
// of one cell is told by that word, and a sleep is the clock's.
static void test_marks_are_moves(void **state) {
  World *w = a_world();
  for (int i = 1; i < VERB_COUNT; i++) {
    bool takes_lock = passes(w, i, false, THING_LOCK), gives_lock = passes(w, i, true, THING_LOCK);
    bool puts = passes(w, i, true, THING_HANDED) || (verb_family(i) == FAMILY_PIPE && passes(w, i, true, THING_ITEM));
    bool gets = passes(w, i, false, THING_ITEM);
    bool stores = verb_family(i) == FAMILY_CELLS && rows[i].flags & TELLS_ARG;
    VerbMark mark = takes_lock                        ? MARK_ACQUIRE
                    : gives_lock                      ? MARK_RELEASE
                    : puts                            ? MARK_PUT
                    : gets                            ? MARK_GET
                    : passes(w, i, true, THING_BIRTH) ? MARK_START
                    : passes(w, i, true, THING_END)   ? MARK_END
                    : rows[i].answer == ANSWER_WORD   ? MARK_LOAD
                    : stores                          ? MARK_STORE
                    : verb_family(i) == FAMILY_CLOCK  ? MARK_SLEEP
                    : i == VERB_WRITE                 ? MARK_PRINT
                                                      : MARK_OTHER;
    if (mark != rows[i].mark) fail_msg("%s: marked %d, the others say %d", rows[i].name, (int)rows[i].mark, (int)mark);
  }
  world_free(w);
}

// What another may be waiting for is stamped before it is rung: arrows go from giver to taker.
static void test_givers_let_others_go(void **state) {
  static const VerbThing told[] = {THING_LOCK, THING_HANDED,  THING_ITEM,  THING_NOTICE,
                                   THING_FLAG, THING_ARRIVAL, THING_BIRTH, THING_END};
  World *w = a_world();
  for (int i = 1; i < VERB_COUNT; i++) {
    bool gives = false;
    for (size_t k = 0; k < sizeof told / sizeof *told; k++) gives |= passes(w, i, true, told[k]);
    if (gives != !!(rows[i].flags & LETS)) fail_msg("%s: gives %d, LETS %d", rows[i].name, gives, !gives);
  }
  world_free(w);
}

static VerbChange change(int verb, int64_t result, bool failed, bool timed_out) {
  VerbDone d = {.verb = (uint16_t)verb, .result = result, .failed = failed, .timed_out = timed_out};
  return verb_change(&d);
}

// A refusal changes nothing but whose turn it is; a failure nothing at all; what can only change the world is no part
// of a cycle that changes nothing.
static void test_changes_and_spins(void **state) {
  for (int i = 1; i < VERB_COUNT; i++) {
    if (rows[i].flags & REFUSES && change(i, 0, false, false) == CHANGED_WORLD)
      fail_msg("%s: refused, and yet it changed the world", rows[i].name);
    assert_int_equal(change(i, 1, true, false), CHANGED_NOTHING);
    bool changes = true;
    for (int64_t result = -1; result < 2; result++)
      for (int late = 0; late < 2; late++) changes &= change(i, result, false, late) == CHANGED_WORLD;
    if (changes != is(rows[i].change, "change_always")) fail_msg("%s: %s", rows[i].name, rows[i].change);
    if (changes && !is(rows[i].spins, "spins_never")) fail_msg("%s always changes the world, and spins", rows[i].name);
  }
}

// ---- what each verb gives, takes and changes, for each answer it may have ----

typedef struct Answer {
  uint16_t verb;
  int result, late;
  const char *moves;  // "-lock": takes one, "+lock": gives one; a number: of that object or process, not the verb's own
  VerbChange change;
} Answer;

#define N CHANGED_NOTHING
#define T CHANGED_TURN
#define W CHANGED_WORLD
// clang-format off
static const Answer answers[] = {
    {VERB_LOAD, 0, 0, "", N}, {VERB_LOAD, 7, 0, "", N}, {VERB_LOAD_ALL, 0, 0, "", N},
    {VERB_STORE, 0, 0, "", W}, {VERB_STORE, 1, 0, "", W}, {VERB_STORE_ALL, 0, 0, "", W}, {VERB_STORE_ALL, 1, 0, "", W},
    {VERB_ACQUIRE, 1, 0, "-lock", T}, {VERB_ACQUIRE, 0, 0, "", N}, {VERB_ACQUIRE, 0, 1, "", N},
    {VERB_RELEASE, 0, 0, "+lock", T}, {VERB_HOLDER, 0, 0, "", N}, {VERB_HOLDER, 1, 0, "", N},
    {VERB_SLEEP, 0, 0, "+lock1", T}, {VERB_SLEEP, 4096, 0, "+lock1", T},  // of the condition's lock
    {VERB_WOKEN, 1, 0, "-notice", W}, {VERB_WOKEN, 1, 1, "-notice", W}, {VERB_WOKEN, 0, 1, "", T},
    {VERB_NOTIFY, 0, 0, "+notice", W}, {VERB_NOTIFY, 2, 0, "+notice", W},
    {VERB_PUT, 1, 0, "-place+handed", W}, {VERB_PUT, 0, 0, "", N}, {VERB_PUT, 0, 1, "", N},
    {VERB_GIVE_BACK, 0, 0, "-handed+place", W},
    {VERB_PICKLE, 0, 0, "", W},
    {VERB_FEED, 0, 0, "-handed+item", W}, {VERB_FEED, 1, 0, "-handed+item", W}, {VERB_FEED, -1, 0, "", W},
    {VERB_DRAINED, 0, 0, "", N},
    {VERB_GET, 1, 0, "-item+place", W}, {VERB_GET, 0, 0, "-reading", T}, {VERB_GET, 0, 1, "", N},
    {VERB_RECV, 1, 0, "+reading-item+place", W}, {VERB_RECV, 0, 0, "+reading", W}, {VERB_RECV, 0, 1, "+reading", T},
    {VERB_GET_NOWAIT, 1, 0, "-item+place", W}, {VERB_GET_NOWAIT, 0, 0, "", N},
    {VERB_SEIZE, 0, 0, "-reading", W}, {VERB_SEIZE, 3, 0, "-reading", W},
    {VERB_QSIZE, 2, 0, "", N}, {VERB_EMPTY, 1, 0, "", N}, {VERB_FULL, 1, 0, "", N},
    {VERB_IS_SET, 1, 0, "-flag", N}, {VERB_IS_SET, 0, 0, "", N},
    {VERB_WAIT, 1, 0, "-flag", N}, {VERB_WAIT, 0, 0, "", N}, {VERB_WAIT, 0, 1, "", N}, {VERB_WAIT, 1, 1, "-flag", N},
    {VERB_SET, 0, 0, "+flag", W}, {VERB_CLEAR, 0, 0, "", W}, {VERB_STALE, 0, 0, "", W}, {VERB_STALE, 1, 0, "", W},
    {VERB_ARRIVE, 0, 0, "-arrival+arrival", W}, {VERB_ARRIVE, 1, 0, "-arrival+arrival", W}, {VERB_ARRIVE, -1, 0, "", N},
    {VERB_LEAVE, 0, 0, "-arrival", W}, {VERB_LEAVE, -1, 0, "-arrival", W}, {VERB_LEAVE, -1, 1, "", W},
    {VERB_OPEN, 0, 0, "+arrival", W}, {VERB_BREAK, 0, 0, "+arrival", W}, {VERB_RESET, 0, 0, "+arrival", W},
    {VERB_PARTIES, 1, 0, "", N},
    {VERB_PIPE_SEND, 1, 0, "+item", W}, {VERB_PIPE_SEND, 2, 0, "+item", W}, {VERB_PIPE_SEND, 0, 0, "", W},
    {VERB_PIPE_SEND, 0, 1, "", N}, {VERB_PIPE_SENT, 1, 0, "", N}, {VERB_PIPE_SENT, 0, 0, "", N},
    {VERB_PIPE_RECV, 1, 0, "-item", W}, {VERB_PIPE_RECV, 0, 0, "", W}, {VERB_PIPE_RECV, -1, 0, "", W},
    {VERB_PIPE_RECV, 0, 1, "", N}, {VERB_PIPE_POLL, 1, 0, "", N}, {VERB_PIPE_POLL, 0, 1, "", N},
    {VERB_PIPE_CLOSE, 0, 0, "", W}, {VERB_PIPE_LEND, 1, 0, "", W}, {VERB_PIPE_TAKE, 1, 0, "", W},
    {VERB_WAIT_ANY, 1, 0, "", N}, {VERB_WAIT_ANY, 0, 1, "", N},
    {VERB_START, 2, 0, "+birth2", W}, {VERB_EXIT, 0, 0, "+end", W}, {VERB_EXIT, 1, 0, "+end", W},
    {VERB_JOIN, 1, 0, "-end", N}, {VERB_JOIN, 0, 1, "", N},
    {VERB_WAIT_CHILD, 2, 0, "-end2", W}, {VERB_WAIT_CHILD, 0, 0, "-end0", W}, {VERB_WAIT_CHILD, -1, 0, "", N},
    {VERB_WAIT_CHILD, -2, 0, "", N}, {VERB_WAIT_CHILD, 0, 1, "", N},
    {VERB_KILL, 9, 0, "", W}, {VERB_KILL, 0, 0, "", W}, {VERB_IS_ALIVE, 0, 0, "-end", N}, {VERB_IS_ALIVE, 1, 0, "", N},
    {VERB_PAUSE, 1, 0, "", W}, {VERB_HANDLE, 0, 0, "", W}, {VERB_MASK, 0, 0, "", W}, {VERB_SLEEP_UNTIL, 0, 0, "", N}, {VERB_RESUME, 0, 0, "", N},
    {VERB_CLOCK, 0, 0, "", N},
    {VERB_WRITE, 0, 0, "", W},
};
// clang-format on
#undef N
#undef T
#undef W

static void moves_text(const VerbMoves *m, uint32_t own, char *text, size_t size) {
  static const char *const things[] = {
      [THING_LOCK] = "lock",   [THING_READING] = "reading", [THING_PLACE] = "place", [THING_HANDED] = "handed",
      [THING_ITEM] = "item",   [THING_NOTICE] = "notice",   [THING_FLAG] = "flag",   [THING_ARRIVAL] = "arrival",
      [THING_BIRTH] = "birth", [THING_END] = "end"};
  size_t n = 0;
  text[0] = '\0';
  for (int i = 0; i < m->n; i++) {
    n += (size_t)snprintf(text + n, size - n, "%c%s", m->move[i].gives ? '+' : '-', things[m->move[i].thing]);
    if (m->move[i].object != own) n += (size_t)snprintf(text + n, size - n, "%u", m->move[i].object);
  }
}

static void test_each_answer(void **state) {
  World *w = a_world();
  bool had[VERB_COUNT] = {false};
  WorldSpec condition = {.kind = KIND_CONDITION, .line = 1, .owner = -1, .lock = 1};
  for (uint32_t own = 2; own < 8; own++)
    assert_int_equal(world_object_new(w, world_actor(w, 0, 0), &condition), (int)own);
  for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
    const Answer *a = &answers[i];
    VerbDone d = {.verb = a->verb, .object = 7, .result = a->result, .timed_out = a->late};
    VerbMoves m = verb_moves(w, &d);
    char text[100];
    moves_text(&m, 7, text, sizeof text);
    if (strcmp(text, a->moves) != 0 || verb_change(&d) != a->change)
      fail_msg("%s, %d, %d: moves %s, changes %d", verb_name(a->verb), a->result, a->late, text, (int)verb_change(&d));
    had[a->verb] = true;
  }
  for (int i = 1; i < VERB_COUNT; i++)
    if (!had[i]) fail_msg("%s has no answer here", verb_name(i));
  world_free(w);
}

// How deep a lock is taken or let go; and a condition that has none, or none that is there, lets none go.
static void test_depths(void **state) {
  World *w = a_world();
  for (int depth = 0; depth < 4; depth++) {
    VerbDone d = {.verb = VERB_ACQUIRE, .object = 1, .arg2 = depth, .result = 1};
    assert_int_equal(verb_moves(w, &d).move[0].depth, depth > 1 ? depth : 1);
    d.verb = VERB_RELEASE;
    assert_int_equal(verb_moves(w, &d).move[0].depth, 1);
    d = (VerbDone){.verb = VERB_SLEEP, .object = 0, .arg2 = depth};
    assert_int_equal(verb_moves(w, &d).move[0].depth, 0);
  }
  assert_int_equal(verb_moves(w, &(VerbDone){.verb = VERB_SLEEP, .object = 1}).n, 0);
  assert_int_equal(verb_moves(w, &(VerbDone){.verb = VERB_SLEEP, .object = WORLD_OBJECTS}).n, 0);
  assert_int_equal(verb_moves(w, &(VerbDone){.verb = VERB_SLEEP, .object = UINT32_MAX}).n, 0);
  world_free(w);
}

// Nothing is passed on by a step that failed.
static void test_failures_move_nothing(void **state) {
  World *w = a_world();
  for (int i = 1; i < VERB_COUNT; i++) {
    VerbDone d = {.verb = (uint16_t)i, .result = 1, .failed = true};
    assert_int_equal(verb_moves(w, &d).n, 0);
  }
  world_free(w);
}

// What a lock may guard is read and changed in cells, queues and nowhere else.
static void test_accesses(void **state) {
  for (int i = 1; i < VERB_COUNT; i++) {
    WorldFamily f = verb_family(i);
    if (verb_accesses(i)) assert_true(f == FAMILY_CELLS || f == FAMILY_QUEUE);
    if (f == FAMILY_CELLS) assert_true(verb_accesses(i));
  }
}

// What CPython holds inside a call. Each verb says it here once more, so that a new row is thought about. A sleep and a
// notify have no more than the condition's lock, which the program itself has taken.
static void test_what_is_held_inside(void **state) {
  static const char *const inside[][12] = {
      [IN_LOCK] = {"load", "store", "load_all", "store_all"},
      [IN_READ] = {"get", "recv", "get_nowait"},
      [IN_WRITE] = {"feed"},
      [IN_OWN] = {"is_set", "wait", "set", "clear", "arrive", "leave", "open", "break", "reset"},
      [IN_SLEEP] = {"woken"},
      [IN_PART] = {"drained", "seize", "send", "sent", "receive"},
  };
  for (int i = 1; i < VERB_COUNT; i++) {
    VerbInside said = IN_NONE;
    for (size_t k = 0; k < sizeof inside / sizeof *inside; k++)
      for (int j = 0; j < 12 && inside[k][j]; j++)
        if (is(rows[i].name, inside[k][j])) said = (VerbInside)k;
    if (said != rows[i].inside) fail_msg("%s: inside %d", rows[i].name, (int)rows[i].inside);
  }
}

// A cell without a lock is one store, a short message one write.
static void test_insides_that_are_one_instruction(void **state) {
  World *w = a_world();
  WorldSpec cell = {.kind = KIND_VALUE, .line = 1, .owner = -1, .lock = 1, .typecode = 'i', .count = 1};
  WorldSpec raw = {.kind = KIND_VALUE, .line = 1, .owner = -1, .lock = -1, .typecode = 'i', .count = 1};
  assert_int_equal(world_object_new(w, world_actor(w, 0, 0), &cell), 2);
  assert_int_equal(world_object_new(w, world_actor(w, 0, 0), &raw), 3);
  assert_int_equal(verb_inside(w, &(WorldCall){.verb = VERB_STORE, .object = 2}), IN_LOCK);
  assert_int_equal(verb_inside(w, &(WorldCall){.verb = VERB_STORE, .object = 3}), IN_NONE);
  assert_int_equal(verb_inside(w, &(WorldCall){.verb = VERB_PIPE_SEND, .nbytes = 4097}), IN_PART);
  assert_int_equal(verb_inside(w, &(WorldCall){.verb = VERB_PIPE_SEND, .nbytes = 4096}), IN_NONE);
  assert_int_equal(verb_inside(w, &(WorldCall){.verb = VERB_ACQUIRE, .object = 1}), IN_NONE);
  assert_int_equal(verb_inside(w, &(WorldCall){.verb = VERB_SLEEP_UNTIL}), IN_NONE);
  world_free(w);
}

// The lock that a step goes through: a condition's, a cell's, the object's own where it is one; else none.
static void test_the_lock_of_a_step(void **state) {
  World *w = a_world();
  WorldSpec cell = {.kind = KIND_VALUE, .line = 1, .owner = -1, .lock = 1, .typecode = 'i', .count = 1};
  WorldSpec queue = {.kind = KIND_QUEUE, .line = 1, .owner = -1, .lock = -1};
  assert_int_equal(world_object_new(w, world_actor(w, 0, 0), &cell), 2);
  assert_int_equal(world_object_new(w, world_actor(w, 0, 0), &queue), 3);
  for (int i = 1; i < VERB_COUNT; i++)
    for (uint32_t object = 0; object < 4; object++) {
      WorldFamily f = verb_family(i);
      WorldCall c = {.verb = (uint16_t)i, .object = object};
      bool own = f == FAMILY_LOCK || f == FAMILY_QUEUE, through = f == FAMILY_CELLS || f == FAMILY_COND;
      int lock = own ? (int)object : through ? world_object(w, object)->lock : -1;
      assert_int_equal(verb_lock(w, &c), lock);
      c.object = WORLD_OBJECTS;
      assert_int_equal(verb_lock(w, &c), -1);
    }
  world_free(w);
}

// Whom a wait is about: a holder, the process it joins, else nobody.
static void test_whom_a_wait_is_about(void **state) {
  World *w = a_world();
  Actor who;
  int child = world_process_new(w, world_actor(w, 0, 0), METHOD_FORK, false, "Process-1", 1);
  WorldCall take = {.verb = VERB_ACQUIRE, .actor = world_actor(w, child, 0), .object = 1, .arg = 1, .deadline = -1};
  assert_int_equal(world_step(w, &take), VERB_DONE);
  for (int i = 1; i < VERB_COUNT; i++) {
    if (rows[i].why == WHY_NONE) continue;
    WorldCall c = {.verb = (uint16_t)i, .object = 1, .deadline = -1};
    VerbWhy why = verb_why(w, &c, &who);
    if (why == WHY_HELD || why == WHY_NOT_ENDED) assert_int_equal(actor_slot(who), child);
    else assert_int_equal(who, 0);
  }
  world_free(w);
}

// While the last party's action runs, that is what whoever waits at the barrier waits for; no other verb, nowhere else.
static void test_an_action_that_runs_is_the_reason(void **state) {
  World *w = a_world();
  Actor main = world_actor(w, 0, 0), who;
  WorldSpec barrier = {.kind = KIND_BARRIER, .line = 1, .owner = -1, .lock = -1, .bound = 1};
  WorldSpec event = {.kind = KIND_EVENT, .line = 1, .owner = -1, .lock = -1};
  int o = world_object_new(w, main, &barrier), other = world_object_new(w, main, &barrier);
  int flag = world_object_new(w, main, &event);
  WorldCall arrive = {.verb = VERB_ARRIVE, .actor = main, .object = (uint32_t)o, .arg = 1, .deadline = -1};
  assert_int_equal(world_step(w, &arrive), VERB_DONE);
  for (int i = 1; i < VERB_COUNT; i++) {
    WorldCall at = {.verb = (uint16_t)i, .object = (uint32_t)o, .deadline = -1}, elsewhere = at, no_barrier = at;
    elsewhere.object = (uint32_t)other, no_barrier.object = (uint32_t)flag;
    bool of_barriers = verb_family(i) == FAMILY_BARRIER;
    if (of_barriers) assert_int_equal(verb_why(w, &at, &who), WHY_ACTING);
    else assert_true(verb_why(w, &at, &who) != WHY_ACTING);
    if (of_barriers) assert_int_equal(verb_why(w, &elsewhere, &who), rows[i].why);
    if (of_barriers) assert_int_equal(verb_why(w, &no_barrier, &who), rows[i].why);
    at.object = WORLD_OBJECTS;
    if (of_barriers) assert_int_equal(verb_why(w, &at, &who), rows[i].why);
  }
  world_free(w);
}

// Which calls may be part of a cycle: with a deadline, without waiting, always, never.
static void test_which_calls_spin(void **state) {
  for (int i = 1; i < VERB_COUNT; i++)
    for (int64_t arg = 0; arg < 3; arg++)
      for (int late = 0; late < 2; late++) {
        WorldCall c = {.verb = (uint16_t)i, .arg = arg, .deadline = late ? 0 : -1};
        const char *rule = rows[i].spins;
        if (is(rule, "spins_never")) assert_false(verb_spins(&c));
        if (is(rule, "spins_timed")) assert_int_equal(verb_spins(&c), late);
        if (is(rule, "spins_tried")) assert_int_equal(verb_spins(&c), arg == 0 || late);
        if (is(rule, "spins_asked")) assert_int_equal(verb_spins(&c), arg == 1);
        if (is(rule, "spins_always")) assert_true(verb_spins(&c));
      }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_who_waits_has_a_reason),
      cmocka_unit_test(test_marks_are_moves),
      cmocka_unit_test(test_givers_let_others_go),
      cmocka_unit_test(test_changes_and_spins),
      cmocka_unit_test(test_failures_move_nothing),
      cmocka_unit_test(test_accesses),
      cmocka_unit_test(test_each_answer),
      cmocka_unit_test(test_depths),
      cmocka_unit_test(test_the_lock_of_a_step),
      cmocka_unit_test(test_which_calls_spin),
      cmocka_unit_test(test_whom_a_wait_is_about),
      cmocka_unit_test(test_an_action_that_runs_is_the_reason),
      cmocka_unit_test(test_what_is_held_inside),
      cmocka_unit_test(test_insides_that_are_one_instruction),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
