// Footprints, place by place: the commutation test notices one that has too little; one that has too much only makes
// the search longer. So here each verb's places are said once more, in the states that they depend on. And whether two
// places conflict is held against sets.
#include <signal.h>
#include <stdio.h>

#include "world/families.h"
#include "world_help.h"

// ---- a footprint as text ----

// "r3" reads the whole of object 3, "w8.tail" writes a part; P1 is a process, P* any; own: the strand's or process's.
static void part_text(World *w, const VerbPlace *p, char *out, size_t size) {
  static const char *const of_queue[] = {"places", "tail", "head", "room", "maker"};
  static const char *const of_pipe[] = {"lane0", "lane1", "end0", "end1", "lent"};
  WorldFamily family = p->object < WORLD_OBJECTS ? world_object(w, p->object)->family : FAMILY_PROCESS;
  if (p->part == PART_WHOLE) out[0] = '\0';
  else if (p->part >= 1 << 28) snprintf(out, size, ".own%d.%d", p->part >> 16 & 0xfff, p->part & 0xffff);
  else if (p->part >= 0x200000) snprintf(out, size, ".lending");
  else if (p->part >= 0x1000) snprintf(out, size, ".m%d", p->part - 0x1000);
  else if (family == FAMILY_QUEUE && p->part < 5) snprintf(out, size, ".%s", of_queue[p->part]);
  else if (family == FAMILY_PIPE && p->part < 5) snprintf(out, size, ".%s", of_pipe[p->part]);
  else snprintf(out, size, ".%d", p->part);
}

static void place_text(World *w, const VerbPlace *p, char *out, size_t size) {
  char part[40], object[20];
  part_text(w, p, part, sizeof part);
  if (p->object == PLACE_EVERYTHING) snprintf(object, sizeof object, "all");
  else if (p->object == PLACE_OUTPUT) snprintf(object, sizeof object, "out");
  else if (p->object == PLACE_CLOCK) snprintf(object, sizeof object, "clock");
  else if (p->object == PLACE_ANY_PROCESS) snprintf(object, sizeof object, "P*");
  else if (p->object >= PLACE_PROCESS) snprintf(object, sizeof object, "P%u", p->object - PLACE_PROCESS);
  else snprintf(object, sizeof object, "%u", p->object);
  snprintf(out, size, "%s%s%s", p->write ? "w" : "r", object, part);
}

static void footprint_text(World *w, const WorldCall *c, char *out, size_t size) {
  VerbFootprint f = verb_footprint(w, c);
  size_t n = 0;
  out[0] = '\0';
  for (int i = 0; i < f.n; i++) {
    char place[64];
    place_text(w, &f.place[i], place, sizeof place);
    n += (size_t)snprintf(out + n, size - n, "%s%s", i ? " " : "", place);
  }
}

// ---- the world: what each number is ----

enum { LOCK, SEMA, BOUNDED, VALUE, ARRAY, COND, EVENT, BARRIER, QUEUE, BOUND2, SIMPLE, PIPE, FREE_VALUE };
static Actor main_one, one, two, second;  // second: another strand of one

static World *a_world(void) {
  World *w = world_create_private();
  assert_non_null(w);
  main_one = new_process(w, 0, "MainProcess");
  assert_int_equal(new_object(w, main_one, KIND_LOCK, -1, 1), LOCK);
  assert_int_equal(new_object(w, main_one, KIND_SEMAPHORE, -1, 1), SEMA);
  assert_int_equal(new_object(w, main_one, KIND_BOUNDED, -1, 1), BOUNDED);
  assert_int_equal(new_object(w, main_one, KIND_VALUE, LOCK, 0), VALUE);
  assert_int_equal(new_object(w, main_one, KIND_RAWARRAY, -1, 3), ARRAY);
  assert_int_equal(new_object(w, main_one, KIND_CONDITION, LOCK, 0), COND);
  assert_int_equal(new_object(w, main_one, KIND_EVENT, -1, 0), EVENT);
  assert_int_equal(new_object(w, main_one, KIND_BARRIER, -1, 2), BARRIER);
  assert_int_equal(new_object(w, main_one, KIND_QUEUE, -1, 0), QUEUE);
  assert_int_equal(new_object(w, main_one, KIND_QUEUE, -1, 2), BOUND2);
  assert_int_equal(new_object(w, main_one, KIND_SIMPLEQUEUE, -1, 0), SIMPLE);
  assert_int_equal(new_pipe(w, main_one, 2), PIPE);
  assert_int_equal(new_object(w, main_one, KIND_RAWVALUE, -1, 0), FREE_VALUE);
  one = new_process(w, main_one, "Process-1");
  two = new_process(w, main_one, "Process-2");
  for (int slot = 1; slot < 3; slot++)
    for (int end = 0; end < 2; end++) world_pipe_give(w, PIPE, end, slot);
  second = actor_of(actor_slot(one), actor_generation(one), 1);
  return w;
}

typedef struct Row {
  int verb, object;
  int64_t arg, arg2;
  const char *places;
} Row;

static void look(World *w, Actor a, const Row *r, uint32_t nbytes) {
  static const char bytes[40000];
  char text[400];
  WorldCall c = call(a, r->verb, r->object, r->arg, r->arg2);
  c.bytes = bytes, c.nbytes = nbytes;
  footprint_text(w, &c, text, sizeof text);
  if (strcmp(text, r->places) != 0)
    fail_msg("%s of %d: \"%s\", not \"%s\"", verb_name(r->verb), r->object, text, r->places);
}
#define LOOK(w, a, nbytes, ...) look(w, a, &(Row)__VA_ARGS__, nbytes)

// By strand 1 of process 1, when nothing has happened yet.
// clang-format off
static const Row rows[] = {
    {VERB_LOAD, VALUE, 0, 0, "r3.0 r0"}, {VERB_LOAD, ARRAY, 2, 0, "r4.2"}, {VERB_LOAD, FREE_VALUE, 0, 0, "r12.0"},
    {VERB_STORE, VALUE, 5, 0, "w3.0 r0"}, {VERB_STORE, ARRAY, 5, 1, "w4.1"},
    {VERB_LOAD_ALL, ARRAY, 0, 1, "r4"}, {VERB_STORE_ALL, ARRAY, 0, 1, "w4"}, {VERB_LOAD_ALL, VALUE, 0, 1, "r3 r0"},
    {VERB_STORE_ALL, VALUE, 0, 1, "w3 r0"},
    {VERB_ACQUIRE, LOCK, 1, 0, "w0"}, {VERB_ACQUIRE, SEMA, 1, 0, "w1"}, {VERB_HOLDER, LOCK, 0, 0, "r0"},
    {VERB_RELEASE, LOCK, 0, 0, "w0"}, {VERB_RELEASE, SEMA, 0, 0, "w1.own1.1"}, {VERB_RELEASE, BOUNDED, 0, 0, "w2"},
    {VERB_SLEEP, COND, 0, 0, "w5 w0"}, {VERB_WOKEN, COND, 1, 0, "w5"}, {VERB_NOTIFY, COND, 1, 0, "w5 r0"},
    {VERB_PUT, QUEUE, 1, 0, "w8.own1.1"}, {VERB_PUT, BOUND2, 1, 0, "w9.places"},
    {VERB_GIVE_BACK, QUEUE, 0, 0, "w8.own1.1"}, {VERB_GIVE_BACK, BOUND2, 0, 0, "w9.places"},
    {VERB_FEED, QUEUE, 0, 0, "w8.tail w8.m0 r8.room"}, {VERB_FEED, BOUND2, 0, 0, "w9.tail w9.m0 r9.room"},
    {VERB_FEED, SIMPLE, 1, 0, "w10.tail w10.m0 r10.room w10.own1.1"},
    {VERB_DRAINED, QUEUE, 1, 0, "r8.tail r8.head"}, {VERB_PICKLE, QUEUE, 0, 0, ""},
    {VERB_GET, QUEUE, 1, 0, "w8.head r8.m0 w8.own1.1"}, {VERB_GET, BOUND2, 1, 0, "w9.head r9.m0 w9.places"},
    {VERB_RECV, QUEUE, 0, 0, "w8.head r8.m0 w8.own1.1"}, {VERB_GET_NOWAIT, QUEUE, 0, 0, "w8.head r8.m0 w8.own1.1"},
    {VERB_SEIZE, SIMPLE, 0, 0, "w10"}, {VERB_QSIZE, QUEUE, 0, 0, "r8"}, {VERB_QSIZE, BOUND2, 0, 0, "r9.places"},
    {VERB_EMPTY, QUEUE, 0, 0, "r8.tail r8.head"}, {VERB_FULL, QUEUE, 0, 0, "r8"}, {VERB_FULL, BOUND2, 0, 0, "r9.places"},
    {VERB_IS_SET, EVENT, 0, 0, "r6"}, {VERB_WAIT, EVENT, 0, 0, "r6"}, {VERB_SET, EVENT, 0, 0, "w6"},
    {VERB_CLEAR, EVENT, 0, 0, "w6"}, {VERB_STALE, EVENT, 0, 0, ""},
    {VERB_ARRIVE, BARRIER, 0, 0, "w7"}, {VERB_OPEN, BARRIER, 0, 0, "w7"}, {VERB_BREAK, BARRIER, 0, 0, "w7"},
    {VERB_RESET, BARRIER, 0, 0, "w7"}, {VERB_PARTIES, BARRIER, 0, 0, "r7"},
    {VERB_PIPE_SEND, PIPE, 0, 0, "w11.lane0 r11.end1"}, {VERB_PIPE_SEND, PIPE, 1, 0, "w11.lane1 r11.end0"},
    {VERB_PIPE_SENT, PIPE, 0, 1, "r11.lane0 r11.end1"}, {VERB_PIPE_SENT, PIPE, 1, 1, "r11.lane1 r11.end0"},
    {VERB_PIPE_RECV, PIPE, 0, 0, "w11.lane1 r11.end1"}, {VERB_PIPE_RECV, PIPE, 1, 0, "w11.lane0 r11.end0"},
    {VERB_PIPE_POLL, PIPE, 0, 0, "r11.lane1 r11.end1"}, {VERB_PIPE_POLL, PIPE, 1, 0, "r11.lane0 r11.end0"},
    {VERB_PIPE_CLOSE, PIPE, 0, 0, "w11.own0.1 rP1"}, {VERB_PIPE_CLOSE, PIPE, 1, 0, "w11.own0.1 rP1"},
    {VERB_PIPE_LEND, PIPE, 0, 0, "w11.lent"}, {VERB_PIPE_TAKE, PIPE, 0, 64, "r11.lent w11.lending w11.own0.1 rP1"},
    {VERB_START, 0, METHOD_FORK, 1, "wP1"}, {VERB_JOIN, 2, 0, 0, "rP2"}, {VERB_IS_ALIVE, 2, 0, 0, "rP2"},
    {VERB_WAIT_CHILD, 1, 0, 0, "rP*"}, {VERB_PAUSE, 1, 2, 0, "wP1"},
    {VERB_HANDLE, 1, SIGUSR1, 0, ""}, {VERB_HANDLE, 1, SIGCHLD | HANDLE_BY_NOTHING << 8, 0, "rP*"},
    {VERB_MASK, 1, 1 << (SIGUSR1 - 1), SIG_BLOCK, ""}, {VERB_MASK, 1, 1 << (SIGCHLD - 1), SIG_BLOCK, "rP*"},
    {VERB_MASK, 1, 0, SIG_SETMASK, "rP*"}, {VERB_SLEEP_UNTIL, 0, 0, 0, ""}, {VERB_RESUME, 1, 0, 0, ""},
    {VERB_CLOCK, 1, 0, 0, "rclock"}, {VERB_CLOCK, 1, 1, 0, "wclock"},
    {VERB_WRITE, 0, 1, 0, "wout"},
};
// clang-format on

static void test_when_nothing_has_happened(void **state) {
  World *w = a_world();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) look(w, second, &rows[i], 1);
  world_free(w);
}

// ---- what a place depends on ----

static void put(World *w, int queue, uint32_t nbytes) {
  static const char bytes[40000];
  WorldCall c = call(main_one, VERB_FEED, queue, 0, 0);
  c.bytes = bytes, c.nbytes = nbytes;
  assert_int_equal(world_step(w, &c), VERB_DONE);
}

// A message is named by its number; from half a pipe on, who feeds looks at the head, and who gets makes room.
static void test_a_queue_that_fills(void **state) {
  World *w = a_world();
  put(w, QUEUE, 10);
  put(w, QUEUE, 10);
  LOOK(w, one, 1, {VERB_FEED, QUEUE, 0, 0, "w8.tail w8.m2 r8.room"});
  LOOK(w, one, 0, {VERB_GET, QUEUE, 1, 0, "w8.head r8.m0 w8.own0.1"});
  int64_t left = WORLD_PIPE / 2 - (int64_t)queue_bytes(world_object(w, QUEUE)) - QUEUE_FRAME;
  LOOK(w, one, (uint32_t)left, {VERB_FEED, QUEUE, 0, 0, "w8.tail w8.m2 r8.room"});
  LOOK(w, one, (uint32_t)left + 1, {VERB_FEED, QUEUE, 0, 0, "w8.tail w8.m2 r8.room r8.head"});
  assert_int_equal(ask(w, main_one, VERB_GET_NOWAIT, QUEUE, 0, 0), 1);
  LOOK(w, one, 0, {VERB_GET, QUEUE, 1, 0, "w8.head r8.m1 w8.own0.1"});
  put(w, QUEUE, (uint32_t)left);
  LOOK(w, one, 0, {VERB_GET, QUEUE, 1, 0, "w8.head r8.m1 w8.own0.1"});
  put(w, QUEUE, 20);
  LOOK(w, one, 0, {VERB_GET, QUEUE, 1, 0, "w8.head r8.m1 w8.room w8.own0.1"});
  LOOK(w, one, 0, {VERB_RECV, QUEUE, 0, 0, "w8.head r8.m1 w8.room w8.own0.1"});
  world_free(w);
}

// Of a pool's queue: who feeds results and who waits for tasks depends on the maker; with a message there he does not.
static void test_who_has_made_it(void **state) {
  World *w = a_world();
  for (int sides = SIDES_SHARED; sides <= SIDES_MAKER_READS; sides++) {
    world_object(w, SIMPLE)->count = (uint32_t)sides;
    LOOK(w, one, 1,
         {VERB_FEED, SIMPLE, 0, 0,
          sides == SIDES_MAKER_READS ? "w10.tail w10.m0 r10.room r10.maker" : "w10.tail w10.m0 r10.room"});
    LOOK(w, one, 0,
         {VERB_RECV, SIMPLE, 0, 0,
          sides == SIDES_MAKER_WRITES ? "w10.head r10.m0 w10.own0.1 r10.maker" : "w10.head r10.m0 w10.own0.1"});
    LOOK(w, one, 0, {VERB_GET, SIMPLE, 1, 0, "w10.head r10.m0 w10.own0.1"});
  }
  world_object(w, SIMPLE)->count = SIDES_MAKER_WRITES;
  put(w, SIMPLE, 1);
  LOOK(w, one, 0, {VERB_RECV, SIMPLE, 0, 0, "w10.head r10.m0 w10.own0.1"});
  world_free(w);
}

static void test_a_pipe(void **state) {
  World *w = a_world();
  WorldCall c = send_call(main_one, PIPE, 0, "x", 1);
  assert_int_equal(world_step(w, &c), VERB_DONE);
  LOOK(w, one, 0, {VERB_PIPE_RECV, PIPE, 1, 0, "w11.lane0"});  // with a message there, who has it open is not asked
  LOOK(w, one, 0, {VERB_PIPE_POLL, PIPE, 1, 0, "r11.lane0"});
  LOOK(w, one, 0, {VERB_PIPE_RECV, PIPE, 0, 0, "w11.lane1 r11.end1"});
  assert_int_equal(act(w, main_one, VERB_PIPE_CLOSE, PIPE, 1, 0), VERB_DONE);
  assert_int_equal(act(w, one, VERB_PIPE_CLOSE, PIPE, 1, 0), VERB_DONE);
  LOOK(w, one, 1, {VERB_PIPE_SEND, PIPE, 0, 0, "w11.lane0 r11.end1"});  // two has it open
  LOOK(w, two, 1, {VERB_PIPE_CLOSE, PIPE, 1, 0, "w11.own0.2 rP2 w11.end1"});
  LOOK(w, two, 1, {VERB_PIPE_CLOSE, PIPE, 0, 0, "w11.own0.2 rP2"});
  assert_int_equal(act(w, two, VERB_PIPE_CLOSE, PIPE, 1, 0), VERB_DONE);
  LOOK(w, one, 1, {VERB_PIPE_SEND, PIPE, 0, 0, "w11.lane0 r11.end1 r11"});  // nobody
  LOOK(w, one, 1, {VERB_PIPE_SENT, PIPE, 0, 1, "r11.lane0 r11.end1 r11"});
  LOOK(w, one, 0, {VERB_PIPE_RECV, PIPE, 0, 0, "w11.lane1 r11.end1 r11"});
  world_free(w);
}

static void test_an_end_that_is_lent(void **state) {
  World *w = a_world();
  int64_t ticket = ask(w, one, VERB_PIPE_LEND, PIPE, 0, 0);
  LOOK(w, two, 0, {VERB_PIPE_TAKE, PIPE, 0, ticket, "r11.lent w11.lending rP1 w11.own0.2 rP2"});
  LOOK(w, two, 0, {VERB_PIPE_TAKE, PIPE, 0, ticket + 64, "r11.lent w11.lending w11.own0.2 rP2"});
  LOOK(w, two, 0, {VERB_PIPE_LEND, PIPE, 0, one, "w11.lent rP1"});
  LOOK(w, two, 0, {VERB_PIPE_LEND, PIPE, 0, main_one, "w11.lent rP0"});
  world_free(w);
}

// Whoever ends closes its ends: the last one writes the end, one of several a part of its own; what it lent, too.
static void test_ends_of_processes(void **state) {
  World *w = a_world();
  LOOK(w, one, 0, {VERB_EXIT, 1, 0, 0, "wP1 w11.own0.1 w11.own0.1"});
  LOOK(w, main_one, 0, {VERB_KILL, 2, 9, 0, "wP2 w11.own0.2 w11.own0.2"});
  assert_int_equal(act(w, main_one, VERB_PIPE_CLOSE, PIPE, 0, 0), VERB_DONE);
  assert_int_equal(act(w, two, VERB_PIPE_CLOSE, PIPE, 0, 0), VERB_DONE);
  LOOK(w, one, 0, {VERB_EXIT, 1, 0, 0, "wP1 w11.end0 w11.own0.1"});
  LOOK(w, main_one, 0, {VERB_KILL, 2, 9, 0, "wP2 w11.own0.2"});
  ask(w, one, VERB_PIPE_LEND, PIPE, 1, 0);
  LOOK(w, one, 0, {VERB_EXIT, 1, 0, 0, "wP1 w11.end0 w11.own0.1 w11.lent"});
  LOOK(w, two, 0, {VERB_EXIT, 2, 0, 0, "wP2 w11.own0.2"});
  world_object(w, SIMPLE)->count = SIDES_MAKER_READS;  // main's, who has made it
  world_object(w, QUEUE)->count = SIDES_ASKED_FOR;
  LOOK(w, main_one, 0, {VERB_EXIT, 0, 0, 0, "wP0 w10.maker w11.own0.0"});
  world_object(w, SIMPLE)->count = SIDES_MAKER_WRITES;
  LOOK(w, two, 0, {VERB_KILL, 0, 9, 0, "wP0 w10.maker w11.own0.0"});
  world_free(w);
}

// Of the sleepers of a condition only those that sleep are touched by their ends.
static void test_ends_of_sleepers(void **state) {
  World *w = a_world();
  for (int end = 0; end < 2; end++)
    for (int slot = 0; slot < 3; slot++) act(w, world_actor(w, slot, 0), VERB_PIPE_CLOSE, PIPE, end, 0);
  assert_int_equal(act(w, two, VERB_ACQUIRE, LOCK, 1, 0), VERB_DONE);
  int64_t ticket = ask(w, two, VERB_SLEEP, COND, 0, 0);
  for (int slot = 0; slot < 3; slot++) assert_int_equal(cond_has_of(w, COND, slot), slot == 2);
  LOOK(w, two, 0, {VERB_EXIT, 2, 0, 0, "wP2 w5.own0.2"});
  LOOK(w, one, 0, {VERB_EXIT, 1, 0, 0, "wP1"});
  LOOK(w, one, 0, {VERB_KILL, 2, 9, 0, "wP2 w5.own0.2"});
  assert_int_equal(act(w, one, VERB_ACQUIRE, LOCK, 1, 0), VERB_DONE);
  assert_int_equal(ask(w, one, VERB_NOTIFY, COND, 1, 0), 1);
  assert_int_equal(ask(w, two, VERB_WOKEN, COND, ticket, 0), 1);
  for (int slot = 0; slot < 3; slot++) assert_false(cond_has_of(w, COND, slot));
  LOOK(w, two, 0, {VERB_EXIT, 2, 0, 0, "wP2"});
  world_free(w);
}

// Once as many were born as there may be, a start depends on ends.
static void test_a_limit_of_processes(void **state) {
  World *w = a_world();  // three were born
  for (uint32_t most = 0; most < 6; most++) {
    w->head->limits.processes = most;
    LOOK(w, one, 0, {VERB_START, 0, METHOD_FORK, 1, most == 0 || most > 3 ? "wP1" : "wP1 rP*"});
  }
  world_free(w);
}

// A list of things; at the arena's very end it is still a list, one entry further it is none.
static void test_lists(void **state) {
  World *w = a_world();
  uint64_t list = world_many_new(w, 4);
  world_many_pipe(w, list, 0, PIPE, 1);
  world_many_queue(w, list, 1, QUEUE);
  world_many_process(w, list, 2, 2);
  world_many_pipe(w, list, 3, LOCK, 1);  // which is no pipe
  static const char *const places[] = {"", "r11.lane0 r11.end0", "r11.lane0 r11.end0 r8.head r8.m0",
                                       "r11.lane0 r11.end0 r8.head r8.m0 rP2", "r11.lane0 r11.end0 r8.head r8.m0 rP2"};
  for (int n = 0; n < 5; n++) LOOK(w, one, 0, {VERB_WAIT_ANY, 0, (int64_t)list, n, places[n]});
  for (int n = 0; n < 4; n++) {
    WorldCall c = call(one, VERB_WAIT_ANY, 0, (int64_t)w->size - 8 * n, n);
    assert_int_equal(many_count(w, &c), n);
    c.arg2 = n + 1;
    assert_int_equal(many_count(w, &c), 0);
    c.arg2 = n;
    c.arg -= 4;
    assert_int_equal(many_count(w, &c), 0);
  }
  for (uint32_t n = MANY_MOST; n < MANY_MOST + 2; n++) {
    WorldCall c = call(one, VERB_WAIT_ANY, 0, (int64_t)list, n);
    assert_int_equal(many_count(w, &c), n == MANY_MOST ? n : 0);
    c.verb = VERB_JOIN;
    assert_int_equal(many_count(w, &c), 0);
  }
  world_free(w);
}

// ---- when two places conflict ----

// The atoms that a place is made of: which objects and which parts. Two conflict when they share one and one writes.
enum { PARTS = 3, OBJECTS = 5 };
static const uint32_t objects[OBJECTS] = {3, 4, PLACE_PROCESS, PLACE_PROCESS + 1, PLACE_OUTPUT};
static uint32_t atoms_of(VerbPlace p) {
  uint32_t atoms = 0;
  for (int o = 0; o < OBJECTS; o++) {
    bool is_process = o == 2 || o == 3;
    if (p.object != PLACE_EVERYTHING && p.object != objects[o] && !(p.object == PLACE_ANY_PROCESS && is_process))
      continue;
    for (int part = 0; part < PARTS; part++)
      if (p.object == PLACE_EVERYTHING || p.part == PART_WHOLE || p.part == part) atoms |= 1u << (o * PARTS + part);
  }
  return atoms;
}

static void test_conflicts(void **state) {
  static const uint32_t all[] = {
      3, 4, PLACE_PROCESS, PLACE_PROCESS + 1, PLACE_ANY_PROCESS, PLACE_OUTPUT, PLACE_EVERYTHING};
  enum { ALL = sizeof all / sizeof *all, SORTS = PARTS + 1, EACH = ALL * SORTS * 2 };
  VerbPlace place[EACH];
  for (int i = 0; i < EACH; i++) place[i] = (VerbPlace){all[i / 2 / SORTS], i / 2 % SORTS - 1, i % 2};
  for (int i = 0; i < EACH; i++)
    for (int j = 0; j < EACH; j++) {
      bool should = (place[i].write || place[j].write) && atoms_of(place[i]) & atoms_of(place[j]);
      VerbFootprint a = {1, {place[i]}}, b = {1, {place[j]}}, none = {0};
      assert_int_equal(verb_conflict(&a, &b), should);
      assert_false(verb_conflict(&a, &none));
      // the place that conflicts may stand anywhere
      VerbPlace harmless = {PLACE_PROCESS + 99, 7, false};
      VerbFootprint long_a = {3, {harmless, harmless, place[i]}}, long_b = {2, {harmless, place[j]}};
      if (place[i].object < PLACE_PROCESS && place[j].object < PLACE_PROCESS)
        assert_int_equal(verb_conflict(&long_a, &long_b), should);
    }
}

// More places than a footprint holds: everything, written if any of them was.
static void test_too_many_places(void **state) {
  for (int writes = -1; writes <= PLACES; writes++) {
    VerbFootprint f = {0};
    for (int i = 0; i <= PLACES; i++) {
      if (i < PLACES) assert_int_equal(f.n, i);
      verb_place_add(&f, (uint32_t)i, PART_WHOLE, i == writes);
    }
    assert_int_equal(f.place[0].object, PLACE_EVERYTHING);
    assert_int_equal(f.place[0].part, PART_WHOLE);
    assert_int_equal(f.place[0].write, writes >= 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_when_nothing_has_happened),
      cmocka_unit_test(test_a_queue_that_fills),
      cmocka_unit_test(test_who_has_made_it),
      cmocka_unit_test(test_a_pipe),
      cmocka_unit_test(test_an_end_that_is_lent),
      cmocka_unit_test(test_ends_of_processes),
      cmocka_unit_test(test_ends_of_sleepers),
      cmocka_unit_test(test_a_limit_of_processes),
      cmocka_unit_test(test_lists),
      cmocka_unit_test(test_conflicts),
      cmocka_unit_test(test_too_many_places),
  };
  return cmocka_run_group_tests_name("footprint", tests, NULL, NULL);
}
