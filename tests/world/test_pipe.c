// Pipes of the world: ends and who has them open, what fits, messages larger than the pipe, ends on their way, waiting
// for one of many.
#include "world/families.h"
#include "world_help.h"

static World *w;
static Actor a, b;  // two processes, b is a's child

static int set_up(void **state) {
  w = world_create_private();
  a = new_process(w, 0, "A");
  b = new_process(w, a, "B");
  return 0;
}
static int tear_down(void **state) {
  world_free(w);
  return 0;
}

static VerbEnd send_n(Actor who, int pipe, int end, uint32_t n, int64_t *result) {
  static char bytes[400000];
  WorldCall c = send_call(who, pipe, end, bytes, n);
  VerbEnd e = world_step(w, &c);
  if (result) *result = c.result;
  return e;
}
static int64_t receive(Actor who, int pipe, int end, uint32_t *size) {
  WorldCall c = call(who, VERB_PIPE_RECV, pipe, end, 0);
  VerbEnd e = world_step(w, &c);
  free(c.out);
  if (size) *size = c.out_size;
  return e == VERB_BLOCKED ? -9 : c.result;
}
static bool open_in(int pipe, int end, Actor who) {
  return world_pipe_open_in(w, (uint32_t)pipe, end, actor_slot(who));
}
static void close_end(Actor who, int pipe, int end) {
  assert_int_equal(act(w, who, VERB_PIPE_CLOSE, pipe, end, 0), VERB_DONE);
}

// ---- ends ----

static void test_end_of_file(void **state) {
  int p = new_pipe(w, a, 1);
  world_pipe_give(w, (uint32_t)p, 1, actor_slot(b));
  assert_int_equal(send_n(b, p, 1, 5, NULL), VERB_DONE);
  close_end(a, p, 1);
  uint32_t size;
  assert_int_equal(receive(a, p, 0, &size), 1);
  assert_int_equal(size, 5);
  assert_int_equal(receive(a, p, 0, NULL), -9);  // b could still send
  close_end(b, p, 1);
  assert_int_equal(receive(a, p, 0, NULL), 0);
  assert_int_equal(receive(a, p, 0, NULL), 0);
  assert_int_equal(ask(w, a, VERB_PIPE_POLL, p, 0, 1), 1);
}

static void test_nobody_reads(void **state) {
  int p = new_pipe(w, a, 2);
  int64_t result;
  send_n(a, p, 0, 3, NULL);
  close_end(a, p, 1);
  send_n(a, p, 0, 3, &result);
  assert_int_equal(result, 0);
  assert_int_equal(receive(a, p, 0, NULL), -1);  // what we sent is lost: said once
  assert_int_equal(receive(a, p, 0, NULL), 0);
}

// What is received is what was sent, whatever its size and however the ring turns.
static void test_bytes_come_as_they_went(void **state) {
  static const uint32_t sizes[] = {0,     1,     7,     8,     9,      1000, 40000, 65000,
                                   65535, 65536, 65537, 70000, 300000, 3,    64000, 2000};
  static char bytes[300000];
  int ways[] = {1, 2};
  for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)(i * 7 + i / 251);
  for (int k = 0; k < 2; k++) {
    int p = new_pipe(w, a, (uint32_t)ways[k]);
    for (int round = 0; round < 3; round++)
      for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int end = 2 - ways[k]; end < 2; end++) {
          WorldCall send = send_call(a, p, end, bytes, sizes[i]), get = call(a, VERB_PIPE_RECV, p, !end, 0);
          assert_int_equal(world_step(w, &send), VERB_DONE);
          bytes[0]++;  // it is the receiver's now
          assert_int_equal(world_step(w, &get), VERB_DONE);
          bytes[0]--;
          assert_int_equal(get.result, 1);
          assert_int_equal(get.out_size, sizes[i]);
          if (sizes[i]) assert_memory_equal(get.out, bytes, sizes[i]);
          free(get.out);
        }
  }
}

static void test_fork_and_death(void **state) {
  int p = new_pipe(w, b, 2), slot = (int)ask(w, b, VERB_START, 0, METHOD_FORK, 1),
      fresh = (int)ask(w, b, VERB_START, 0, METHOD_SPAWN, 2);
  world_process_running(w, slot, 2000);
  world_process_running(w, fresh, 2001);
  Actor child = world_actor(w, slot, 0);
  assert_true(open_in(p, 0, child) && open_in(p, 1, child));
  assert_false(open_in(p, 0, world_actor(w, fresh, 0)));
  close_end(b, p, 0);
  close_end(child, p, 1);
  assert_int_equal(receive(child, p, 0, NULL), -9);
  world_process_died(w, actor_slot(b), -9, a);
  assert_int_equal(receive(child, p, 0, NULL), 0);
  act(w, child, VERB_EXIT, slot, 0, 0);
  assert_false(world_pipe_open(w, (uint32_t)p, 0));
}

static void test_lent(void **state) {
  int p = new_pipe(w, a, 1);
  int64_t ticket = ask(w, a, VERB_PIPE_LEND, p, 1, 0);
  close_end(a, p, 1);
  assert_int_equal(receive(a, p, 0, NULL), -9);                  // it is open on its way
  assert_int_equal(ask(w, b, VERB_PIPE_TAKE, p, 0, ticket), 0);  // not that end
  assert_int_equal(ask(w, b, VERB_PIPE_TAKE, p, 1, ticket), 1);
  assert_int_equal(ask(w, b, VERB_PIPE_TAKE, p, 1, ticket), 0);
  assert_true(open_in(p, 1, b));
  close_end(b, p, 1);
  assert_int_equal(receive(a, p, 0, NULL), 0);
  int q = new_pipe(w, b, 1);
  ticket = ask(w, b, VERB_PIPE_LEND, q, 1, 0);
  world_pipe_give(w, (uint32_t)q, 0, actor_slot(a));
  world_process_died(w, actor_slot(b), -9, a);
  assert_int_equal(receive(a, q, 0, NULL), 0);  // it was closed with its lender
  assert_int_equal(ask(w, a, VERB_PIPE_TAKE, q, 1, ticket), 0);
  for (int i = 0; i < 64; i++) assert_int_equal(act(w, a, VERB_PIPE_LEND, p, 0, 0), VERB_DONE);
  assert_int_equal(act(w, a, VERB_PIPE_LEND, p, 0, 0), VERB_FAILED);
}

// An end is open as long as one of its lends has not been taken, whichever that is.
static void test_the_last_one_lent(void **state) {
  int p = new_pipe(w, a, 1);
  int64_t ticket[PIPE_LENDS];
  for (int i = 0; i < PIPE_LENDS; i++) ticket[i] = ask(w, a, VERB_PIPE_LEND, p, 1, 0);
  close_end(a, p, 1);
  for (int i = 0; i < PIPE_LENDS; i++) {
    assert_true(world_pipe_open(w, (uint32_t)p, 1));
    assert_true(pipe_open_without(w, (uint32_t)p, 1, actor_slot(b)));
    assert_true(pipe_lent_by(w, (uint32_t)p, 1, actor_slot(a)));
    assert_int_equal(ask(w, b, VERB_PIPE_TAKE, p, 1, ticket[i]), 1);
    close_end(b, p, 1);
  }
  assert_false(world_pipe_open(w, (uint32_t)p, 1));
}

// ---- what fits ----

static void test_room(void **state) {
  static const struct {
    uint32_t ways, size;
    int fits;
  } rows[] = {{1, 0, 16384},  {1, 4, 8192},  {1, 508, 128}, {1, 65532, 1}, {2, 0, 278},   {2, 100, 278},
              {2, 200, 167},  {2, 764, 93},  {2, 2000, 49}, {2, 4000, 44}, {2, 8000, 24}, {2, 16384, 13},
              {2, 20000, 10}, {2, 40000, 5}, {2, 60000, 3}, {2, 200000, 1}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    int p = new_pipe(w, a, rows[i].ways), n = 0;
    while (send_n(a, p, 1, rows[i].size, NULL) == VERB_DONE) n++;
    assert_int_equal(n, rows[i].fits);
    uint32_t size;
    for (int k = 0; k < n; k++) {
      assert_int_equal(receive(a, p, 0, &size), 1);
      assert_int_equal(size, rows[i].size);
    }
    WorldObjectView v;
    world_object_read(w, (uint32_t)p, &v);
    assert_int_equal(v.bytes, 0);
    assert_int_equal(send_n(a, p, 1, rows[i].size, NULL), VERB_DONE);
  }
}

// The ring's end is in the middle of messages of every size.
static void test_contents(void **state) {
  int p = new_pipe(w, a, 2);
  for (uint32_t round = 0, n = 1; round < 3000; round++, n = n * 7 % 9973) {
    char bytes[10000], *got;
    for (uint32_t i = 0; i < n; i++) bytes[i] = (char)(i * 31 + round);
    for (int end = 0; end < 2; end++) {
      WorldCall c = send_call(a, p, end, bytes, n);
      assert_int_equal(world_step(w, &c), VERB_DONE);
    }
    if (round < 5) continue;  // some stay in the pipe
    for (int end = 0; end < 2; end++) {
      WorldCall c = call(a, VERB_PIPE_RECV, p, end, 0);
      assert_int_equal(world_step(w, &c), VERB_DONE);
      got = c.out;
      for (uint32_t i = 1; i < c.out_size; i++) assert_int_equal((char)(got[i] - got[i - 1]), 31);
      assert_int_equal(c.result2, a);
      free(c.out);
    }
  }
}

static void test_larger(void **state) {
  int p = new_pipe(w, a, 1);
  int64_t result;
  uint32_t size;
  assert_int_equal(send_n(a, p, 1, 10, NULL), VERB_DONE);
  assert_int_equal(send_n(a, p, 1, 65533, NULL), VERB_BLOCKED);  // until the pipe is empty
  receive(a, p, 0, NULL);
  assert_int_equal(send_n(a, p, 1, 65533, &result), VERB_DONE);
  assert_int_equal(result, 2);
  assert_int_equal(send_n(a, p, 1, 0, NULL), VERB_BLOCKED);
  assert_int_equal(act(w, a, VERB_PIPE_SENT, p, 1, 2), VERB_BLOCKED);
  assert_int_equal(receive(a, p, 0, &size), 1);
  assert_int_equal(size, 65533);
  assert_int_equal(ask(w, a, VERB_PIPE_SENT, p, 1, 2), 1);
  send_n(a, p, 1, 100000, NULL);
  close_end(a, p, 0);
  assert_int_equal(ask(w, a, VERB_PIPE_SENT, p, 1, 3), 0);  // nobody ever will
}

// ---- waiting for one of many ----

static void remember_ring(World *world, int slot) { atomic_fetch_add(&world_process(world, slot)->bell, 1); }

static WorldCall many_call(Actor who, uint64_t list, uint32_t n) {
  return call(who, VERB_WAIT_ANY, 0, (int64_t)list, n | (int64_t)1 << 32);
}

static void test_many(void **state) {
  int p = new_pipe(w, a, 1), q = new_object(w, a, KIND_SIMPLEQUEUE, -1, 0);
  Actor stranger = new_process(w, b, "stranger");
  w->ring = remember_ring;
  uint64_t list = world_many_new(w, 16);
  world_many_pipe(w, list, 0, (uint32_t)p, 0);
  world_many_queue(w, list, 1, (uint32_t)q);
  world_many_process(w, list, 2, actor_slot(stranger));
  for (int what = 0; what < 3; what++) {
    WorldCall c = many_call(a, list, 3);
    assert_int_equal(world_step(w, &c), VERB_BLOCKED);
    world_wait_begin(w, &c);
    assert_int_equal(world_step(w, &c), VERB_BLOCKED);
    WorldWaiting who[4];
    assert_int_equal(world_waiting(w, (uint32_t)p, 0, who, 4), 1);
    assert_int_equal(world_waiting(w, (uint32_t)q, 0, who, 4), 1);
    uint32_t bell = world_bell(w, actor_slot(a));
    if (what == 0) send_n(a, p, 1, 1, NULL);
    WorldCall feed = call(b, VERB_FEED, q, 1, 0);
    if (what == 1) world_step(w, &feed);
    if (what == 2) act(w, stranger, VERB_EXIT, actor_slot(stranger), 0, 0);
    assert_true(world_bell(w, actor_slot(a)) != bell);
    assert_int_equal(world_step(w, &c), VERB_DONE);
    assert_int_equal(c.result, 1);
    for (int i = 0; i < 3; i++) assert_int_equal(((char *)c.out)[i], i == what);
    free(c.out);
    world_wait_end(w, actor_slot(a), 0);
    assert_int_equal(world_waiting(w, (uint32_t)p, 0, who, 4), 0);
    if (what == 0) receive(a, p, 0, NULL);
    if (what == 1) act(w, a, VERB_GET_NOWAIT, q, 0, 0);
  }
  w->ring = NULL;
}

static void test_closing_rings(void **state) {
  int p = new_pipe(w, a, 1);
  world_pipe_give(w, (uint32_t)p, 1, actor_slot(b));
  close_end(a, p, 1);
  w->ring = remember_ring;
  WorldCall c = call(a, VERB_PIPE_RECV, p, 0, 0);
  world_wait_begin(w, &c);
  uint32_t bell = world_bell(w, actor_slot(a));
  close_end(b, p, 1);
  assert_true(world_bell(w, actor_slot(a)) != bell);
  assert_true(verb_guard(w, &c));
  world_wait_end(w, actor_slot(a), 0);
  w->ring = NULL;
}

// ---- what depends on what ----

static bool depend(const WorldCall *x, const WorldCall *y) {
  VerbFootprint f = verb_footprint(w, x), g = verb_footprint(w, y);
  return verb_conflict(&f, &g);
}

static void test_footprints(void **state) {
  int p = new_pipe(w, a, 2), q = new_pipe(w, a, 1);
  world_pipe_give(w, (uint32_t)p, 1, actor_slot(b));
  WorldCall send0 = send_call(a, p, 0, "", 0), send1 = send_call(b, p, 1, "", 0),
            recv0 = call(a, VERB_PIPE_RECV, p, 0, 0), recv1 = call(b, VERB_PIPE_RECV, p, 1, 0);
  WorldCall close1 = call(b, VERB_PIPE_CLOSE, p, 1, 0), exits = call(b, VERB_EXIT, 0, 0, 0),
            kills = call(a, VERB_KILL, actor_slot(b), 9, 0), other = call(a, VERB_PIPE_RECV, q, 0, 0);
  assert_false(depend(&send0, &send1));
  assert_true(depend(&send0, &recv1));
  assert_false(depend(&send0, &recv0));
  assert_false(depend(&recv0, &recv1));
  assert_false(depend(&recv0, &close1));  // a has that end open too: it stays open
  assert_false(depend(&recv0, &exits));
  close_end(a, p, 1);
  assert_true(depend(&recv0, &close1));  // the last that has it: the end of file
  assert_true(depend(&recv0, &exits));
  assert_true(depend(&recv0, &kills));
  WorldCall starts = call(b, VERB_START, 0, METHOD_FORK, 0);
  assert_true(depend(&starts, &kills));  // who is killed before it starts another, starts none
  assert_false(depend(&other, &exits));
  uint64_t list = world_many_new(w, 32);
  for (uint32_t i = 0; i < 32; i++) world_many_process(w, list, i, actor_slot(a));
  WorldCall few = many_call(a, list, 2), many = many_call(a, list, 32);
  assert_false(depend(&few, &send1));
  WorldCall ends = call(a, VERB_EXIT, 0, 0, 0), few_of_b = few;
  few_of_b.actor = b;
  assert_true(depend(&few_of_b, &ends));
  assert_false(depend(&few_of_b, &starts));
  assert_true(depend(&many, &send1));  // too many to name: it meets every change
  assert_false(depend(
      &many, &(WorldCall){.verb = VERB_LOAD, .actor = b, .object = (uint32_t)new_object(w, a, KIND_RAWVALUE, -1, 1)}));
}

// ---- who is stuck ----

static void fall_asleep(Actor who, WorldCall *c) {
  world_wait_begin(w, c);
  WorldProcess *p = world_process(w, actor_slot(who));
  atomic_store(&p->asleep_on, atomic_load(&p->bell));
  atomic_store(&p->asleep, 1);
}

static void test_stuck(void **state) {
  int p = new_pipe(w, a, 1);
  Actor c = new_process(w, a, "C");
  WorldStuck stuck;
  WorldCall recv = call(a, VERB_PIPE_RECV, p, 0, 0), join = call(b, VERB_JOIN, actor_slot(a), 0, 0);
  fall_asleep(a, &recv);  // and has the other end open itself
  fall_asleep(b, &join);
  world_stuck(w, &stuck);
  assert_int_equal(stuck.n, 2);  // c runs, but cannot send
  assert_false(stuck.all);
  world_pipe_give(w, (uint32_t)p, 1, actor_slot(c));
  world_stuck(w, &stuck);
  assert_int_equal(stuck.n, 0);
  world_process_died(w, actor_slot(c), 0, a);
  world_stuck(w, &stuck);
  assert_true(stuck.all);
}

static void test_shown(void **state) {
  int p = new_pipe(w, a, 2);
  world_pipe_give(w, (uint32_t)p, 1, actor_slot(b));
  close_end(a, p, 1);
  send_n(b, p, 1, 7, NULL);
  WorldObjectView v;
  assert_true(world_object_read(w, (uint32_t)p, &v));
  assert_true(v.two_way && v.steady);
  assert_int_equal(v.nopen[0], 1);
  assert_int_equal(v.open[1][0], actor_slot(b));
  assert_int_equal(v.sent[1], 1);
  assert_int_equal(v.sent_bytes[1], 7);
  assert_int_equal(v.sent[0], 0);
  WorldItem items[2];
  char text[64], sentence[80];
  assert_int_equal(world_pipe_items(w, (uint32_t)p, 1, 0, items, 2, text, sizeof text), 1);
  assert_int_equal(items[0].size, 7);
  world_name(w, (uint32_t)p, "conn");
  WorldCall c = call(a, VERB_PIPE_RECV, p, 0, 0);
  verb_sentence(w, &c, sentence, sizeof sentence);
  assert_string_equal(sentence, "receive from conn");
}

// What waits in a pipe or a queue: each message's bytes, first come first, cut to what there is room for; a large
// one lies in a block of its own.
static void test_items_that_wait(void **state) {
  static const uint32_t sizes[] = {0, 1, 5, 16, 17, 300};
  enum { SIZES = sizeof sizes / sizeof *sizes, LARGE = 2 * WORLD_PIPE };
  static char bytes[LARGE], text[400];
  int p = new_pipe(w, a, 2), q = new_object(w, a, KIND_QUEUE, -1, 0);
  for (int i = 0; i < LARGE; i++) bytes[i] = (char)('A' + i % 23);
  for (int large = 0; large < 2; large++) {
    int sent = large ? 1 : SIZES;
    for (int i = 0; i < sent; i++) {
      WorldCall c = send_call(a, p, 0, bytes + i, large ? LARGE : sizes[i]);
      assert_int_equal(world_step(w, &c), VERB_DONE);
      c = call(a, VERB_FEED, q, 0, 0);
      c.bytes = bytes + i, c.nbytes = large ? LARGE : sizes[i];
      assert_int_equal(world_step(w, &c), VERB_DONE);
    }
    for (int max = 0; max < 10; max++)
      for (int of_queue = 0; of_queue < 2; of_queue++) {
        WorldItem items[10];
        memset(text, 0, sizeof text);
        int n = of_queue ? world_queue_items(w, (uint32_t)q, 0, items, max, text, sizeof text)
                         : world_pipe_items(w, (uint32_t)p, 0, 0, items, max, text, sizeof text);
        assert_int_equal(n, max < sent ? max : sent);
        for (int i = 0; i < n; i++) {
          uint32_t each = (uint32_t)(sizeof text / (size_t)max), size = large ? LARGE : sizes[i];
          assert_int_equal(items[i].size, size);
          assert_int_equal(items[i].copied, size < each ? size : each);
          assert_int_equal(actor_slot(items[i].maker), actor_slot(a));
          assert_memory_equal(items[i].bytes, bytes + i, items[i].copied);
        }
      }
    assert_int_equal(world_pipe_items(w, (uint32_t)p, 1, 0, (WorldItem[1]){0}, 1, text, sizeof text), 0);
    for (int i = 0; i < sent; i++) {
      assert_int_equal(ask(w, b, VERB_PIPE_RECV, p, 1, 0), 1);
      assert_int_equal(ask(w, b, VERB_GET_NOWAIT, q, 0, 0), 1);
    }
  }
}

// Who is born has no end open that the slot's last process had, however it came by it.
static void test_a_slot_that_comes_again(void **state) {
  int p = new_pipe(w, a, 2), slot = world_process_new(w, a, METHOD_FORK, false, "short", 1);
  world_process_running(w, slot, 4242);
  Actor self = world_actor(w, slot, 0);
  assert_int_equal(act(w, self, VERB_EXIT, slot, 0, 0), VERB_DONE);
  world_process_died(w, slot, 0, world_actor(w, WORLD_SUPERVISOR, 0));
  for (int end = 0; end < 2; end++) {
    assert_false(world_pipe_open_in(w, (uint32_t)p, end, slot));
    world_pipe_give(w, (uint32_t)p, end, slot);
  }
  world_process_reaped(w, slot);
  for (int born = 0; born < WORLD_SLOTS; born++) {
    int next = world_process_new(w, a, METHOD_SPAWN, false, "next", 1);
    if (next < 0) break;
    for (int end = 0; end < 2 && next == slot; end++) assert_false(world_pipe_open_in(w, (uint32_t)p, end, slot));
    if (next == slot) return;
  }
  fail_msg("slot %d did not come again", slot);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
int main(void) {
  const struct CMUnitTest tests[] = {T(test_end_of_file),
                                     T(test_nobody_reads),
                                     T(test_bytes_come_as_they_went),
                                     T(test_fork_and_death),
                                     T(test_lent),
                                     T(test_the_last_one_lent),
                                     T(test_room),
                                     T(test_contents),
                                     T(test_larger),
                                     T(test_many),
                                     T(test_closing_rings),
                                     T(test_footprints),
                                     T(test_stuck),
                                     T(test_shown),
                                     T(test_items_that_wait),
                                     T(test_a_slot_that_comes_again)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
