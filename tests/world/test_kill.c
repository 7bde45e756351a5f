// Kill-safety: a worker is killed at every single instruction of every effect, and the others go on. Pipes:
// test_kill_pipe.c.
#include "killing.h"
#include "world/quick.h"

static char big[70000];

// ---- cells ----

static void set_stale(Scene *s) { say(s->w, s->main, VERB_STORE, s->cells, 10, 0); }
static void do_stale(Scene *s) {
  WorldCall c = call(s->worker, VERB_STORE, s->cells, 4, 0);  // it had read 3 before somebody made it 10
  c.seen = true;
  c.seen_value = 3;
  c.seen_version = 0;
  world_step(s->w, &c);
}
static void check_stale(Scene *s) {
  int64_t value = say(s->w, s->main, VERB_LOAD, s->cells, 0, 0).result;
  WorldObjectView v = look(s, s->cells);
  // 10 - 3: one increment and 7
  bool before = value == 10 && v.lost == 0 && v.stale == 0, after = value == 4 && v.lost == 7;
  assert_true(before || after);
  if (s->finished) assert_true(after);
  assert_int_equal(v.stores, before ? 1 : 2);
  say(s->w, s->main, VERB_STORE, s->cells, 5, 0);
  assert_int_equal(say(s->w, s->main, VERB_LOAD, s->cells, 0, 0).result, 5);
  assert_int_equal(say(s->w, s->main, VERB_ACQUIRE, s->rlock, 0, 0).result, 1);  // held for a moment only
}

// The same while its lock is held for real: nobody else can look, the cell is whole all the same.
static void set_stale_held(Scene *s) {
  set_stale(s);
  say(s->w, s->worker, VERB_ACQUIRE, s->rlock, 1, 0);
}
static void check_stale_held(Scene *s) {
  int64_t value = 0;
  WorldObjectView v = look(s, s->cells);
  world_cells_read(s->w, (uint32_t)s->cells, 0, 1, &value);
  assert_true((value == 10 && v.lost == 0 && v.stale == 0) || (value == 4 && v.lost == 7 && v.stale == 1));
  if (s->finished) assert_int_equal(value, 4);
  assert_true(look(s, s->rlock).holder_dead);
}

// Without a call's form, where it is that simple: 11 over the 10 that it had read.
static void do_store_quickly(Scene *s) {
  WorldSelf self = world_self(s->w, s->worker);
  assert_true(world_store(s->w, &self, 0, (uint32_t)s->cells, 0, 11, &(WorldSeen){.version = 1, .value = 10}));
}
static void check_stored(Scene *s, int64_t value) {
  WorldObjectView v = look(s, s->cells);
  assert_true(value == 10 || value == 11);
  if (s->finished) assert_int_equal(value, 11);
  assert_int_equal(v.stale, 0);
  assert_int_equal(v.lost, 0);
  assert_int_equal(v.stores, value == 10 ? 1 : 2);
}
static void check_store_quickly(Scene *s) {
  check_stored(s, say(s->w, s->main, VERB_LOAD, s->cells, 0, 0).result);
  assert_int_equal(say(s->w, s->main, VERB_ACQUIRE, s->rlock, 0, 0).result, 1);  // held for a moment only
}
static void check_store_held_quickly(Scene *s) {
  int64_t value = 0;
  world_cells_read(s->w, (uint32_t)s->cells, 0, 1, &value);
  check_stored(s, value);
  assert_true(look(s, s->rlock).holder_dead);
}

static void do_load(Scene *s) { say(s->w, s->worker, VERB_LOAD, s->cells, 0, 0); }
static void check_load(Scene *s) {
  assert_int_equal(say(s->w, s->main, VERB_LOAD, s->cells, 0, 0).result, 10);
  assert_int_equal(say(s->w, s->main, VERB_ACQUIRE, s->rlock, 0, 0).result, 1);
}

static const int64_t words[3] = {7, 8, 9};
static void do_slice(Scene *s) {
  WorldCall c = call(s->worker, VERB_STORE_ALL, s->array, 1 | (int64_t)3 << 32, 1);
  c.bytes = words;
  c.nbytes = sizeof words;
  world_step(s->w, &c);
}
static void check_slice(Scene *s) {
  int64_t got[4];
  say(s->w, s->main, VERB_STORE, s->array, 1, 0);
  for (int i = 0; i < 4; i++) got[i] = say(s->w, s->main, VERB_LOAD, s->array, i, 0).result;
  bool before = got[1] == 0 && got[2] == 0 && got[3] == 0, after = got[1] == 7 && got[2] == 8 && got[3] == 9;
  assert_true(before || after);
  if (s->finished) assert_true(after);
  s->worker = s->main;
  do_slice(s);
  assert_int_equal(say(s->w, s->main, VERB_LOAD, s->array, 3, 0).result, 9);
}
static void do_load_slice(Scene *s) {
  WorldCall c = call(s->worker, VERB_LOAD_ALL, s->array, 0 | (int64_t)4 << 32, 1);
  c.room = fixed_room;
  world_step(s->w, &c);
}
static void check_load_slice(Scene *s) {
  s->finished = false;
  check_slice(s);
}
static void set_nothing(Scene *s) { (void)s; }

// ---- locks ----

static void do_acquire(Scene *s) { say(s->w, s->worker, VERB_ACQUIRE, s->lock, 1, 0); }
static void check_acquire(Scene *s) {
  WorldObjectView v = look(s, s->lock);
  assert_true(v.holder == 0 || v.holder_dead);
  if (s->finished) assert_true(v.holder_dead);
  assert_int_equal(say(s->w, s->main, VERB_ACQUIRE, s->lock, 0, 0).result, v.holder == 0);
}
static void set_release(Scene *s) {
  say(s->w, s->worker, VERB_ACQUIRE, s->lock, 1, 0);
  say(s->w, s->worker, VERB_ACQUIRE, s->rlock, 1, 2);
}
static void do_acquire_quickly(Scene *s) {
  WorldSelf self = world_self(s->w, s->worker);
  assert_true(world_acquire(s->w, &self, 0, (uint32_t)s->lock));
}
static void do_release_quickly(Scene *s) {
  WorldSelf self = world_self(s->w, s->worker);
  assert_true(world_release(s->w, &self, 0, (uint32_t)s->lock));
}
static void do_release(Scene *s) { say(s->w, s->worker, VERB_RELEASE, s->lock, 0, 0); }
static void do_release_twice(Scene *s) {
  say(s->w, s->worker, VERB_RELEASE, s->rlock, 0, 0);
  say(s->w, s->worker, VERB_RELEASE, s->rlock, 0, 0);
}
static void check_release_twice(Scene *s) {
  WorldObjectView v = look(s, s->rlock);
  assert_true(v.holder == 0 || (v.holder_dead && (v.depth == 1 || v.depth == 2)));
  assert_int_equal(say(s->w, s->main, VERB_ACQUIRE, s->rlock, 0, 0).result, v.holder == 0);
  if (s->finished) assert_int_equal(v.depth, 0);
}
static void check_release(Scene *s) {
  WorldObjectView v = look(s, s->lock);
  assert_true(v.holder == 0 || v.holder_dead);
  if (s->finished) assert_int_equal(v.holder, 0);
  assert_int_equal(say(s->w, s->main, VERB_ACQUIRE, s->lock, 0, 0).result, v.holder == 0);
}

// Somebody really sleeps until the lock is free: he must hear of it even if the releaser dies in the middle of ringing.
static void set_sleeper(Scene *s) {
  set_release(s);
  int slot = world_process_new(s->w, s->main, METHOD_FORK, false, "Sleeper", 0);
  s->sleeper = fork();
  if (s->sleeper == 0) {
    alarm(20);
    world_process_running(s->w, slot, getpid());
    WorldCall c = call(world_actor(s->w, slot, 0), VERB_ACQUIRE, s->lock, 1, 0);
    live_step(s->w, &c);
    _exit(0);
  }
  while (!atomic_load(&world_process(s->w, slot)->asleep)) usleep(20);
}
static void check_sleeper(Scene *s) {
  int status;
  if (look(s, s->lock).holder == 0 || s->finished || waitpid(s->sleeper, &status, WNOHANG) == 0) {
    WorldObjectView v = look(s, s->lock);
    // wedged: its alarm, and status tells
    if (v.holder == 0 || !actor_same_process(v.holder, s->worker)) waitpid(s->sleeper, &status, 0);
    else {
      kill(s->sleeper, SIGKILL);
      waitpid(s->sleeper, &status, 0);
      return;
    }
  }
  assert_int_equal(status, 0);
}

// The worker is one of those who wait: its going must not lose the ring that was meant for it.
static void do_wait(Scene *s) {
  WorldCall c = call(s->worker, VERB_LOAD, s->cells, 0, 0);
  world_wait_begin(s->w, &c);
  world_step(s->w, &c);
  world_wait_end(s->w, actor_slot(s->worker), 0);
}
static void check_wait(Scene *s) {
  WorldWaiting who[4];
  assert_int_equal(world_waiting(s->w, (uint32_t)s->rlock, 0, who, 4), 0);
  check_load(s);
}

// ---- conditions ----

static void set_sleep(Scene *s) { say(s->w, s->worker, VERB_ACQUIRE, s->rlock, 1, 2); }
static void do_sleep(Scene *s) { say(s->w, s->worker, VERB_SLEEP, s->cond, 0, 0); }
static void check_sleep(Scene *s) {
  WorldObjectView v = look(s, s->rlock);
  assert_true(v.holder == 0 || v.holder_dead);
  if (s->finished) assert_int_equal(v.holder, 0);
  if (v.holder) return;
  assert_int_equal(say(s->w, s->main, VERB_ACQUIRE, s->rlock, 0, 0).result, 1);
  assert_int_equal(say(s->w, s->main, VERB_NOTIFY, s->cond, 1, 0).result, 0);  // the dead are passed over
  WorldCall c = say(s->w, s->main, VERB_SLEEP, s->cond, 0, 0);
  assert_int_equal(c.error, ERROR_NONE);
  c = call(s->main, VERB_WOKEN, s->cond, c.result, 0);
  verb_expire(s->w, &c);
  assert_true(c.timed_out);
}
static void set_woken(Scene *s) {
  set_sleep(s);
  s->ticket = say(s->w, s->worker, VERB_SLEEP, s->cond, 0, 0).result;
  say(s->w, s->main, VERB_ACQUIRE, s->rlock, 1, 0);
  say(s->w, s->main, VERB_NOTIFY, s->cond, 1, 0);
  say(s->w, s->main, VERB_RELEASE, s->rlock, 0, 0);
}
static void do_woken(Scene *s) { say(s->w, s->worker, VERB_WOKEN, s->cond, s->ticket, 0); }
static void set_notify(Scene *s) {
  say(s->w, s->main, VERB_ACQUIRE, s->rlock, 1, 1);
  s->ticket = say(s->w, s->main, VERB_SLEEP, s->cond, 0, 0).result;
  set_sleep(s);
}
static void do_notify(Scene *s) { say(s->w, s->worker, VERB_NOTIFY, s->cond, 1, 0); }
static void check_notify(Scene *s) {
  WorldCall c = call(s->main, VERB_WOKEN, s->cond, s->ticket, 0);
  verb_expire(s->w, &c);
  if (s->finished) assert_int_equal(c.result, 1);
  assert_int_equal(c.result, !c.timed_out);
}

// ---- queues ----

static bool feed(World *w, Actor a, int q, const void *bytes, uint32_t n) {
  WorldCall c = call(a, VERB_FEED, q, 0, 0);
  c.bytes = bytes;
  c.nbytes = n;
  return world_step(w, &c) == VERB_DONE;
}
static void set_one(Scene *s) {
  say(s->w, s->main, VERB_PUT, s->queue, 1, 0);
  assert_true(feed(s->w, s->main, s->queue, "one", 3));
}
static void check_queue(Scene *s) {
  WorldObjectView v = look(s, s->queue);
  assert_true(v.reader == 0 || v.reader_dead);
  if (v.reader) {  // killed with the reading lock: unreadable, as in CPython
    assert_int_equal(say(s->w, s->main, VERB_GET_NOWAIT, s->queue, 0, 0).result, 0);
    return;
  }
  uint32_t messages = v.messages;
  for (uint32_t i = 0; i < messages; i++)
    assert_int_equal(say(s->w, s->main, VERB_GET_NOWAIT, s->queue, 0, 0).result, 1);
  v = look(s, s->queue);
  assert_int_equal(v.bytes, 0);
  assert_int_equal(v.messages, 0);
  assert_true(feed(s->w, s->main, s->queue, big, sizeof big));
  assert_int_equal(say(s->w, s->main, VERB_GET_NOWAIT, s->queue, 0, 0).result, 1);
}
static void do_put(Scene *s) { say(s->w, s->worker, VERB_PUT, s->queue, 1, 0); }
static void check_put(Scene *s) {
  int64_t size = say(s->w, s->main, VERB_QSIZE, s->queue, 0, 0).result;
  assert_in_range(size, s->finished, 1);
  for (; size < 3; size++) assert_int_equal(say(s->w, s->main, VERB_PUT, s->queue, 0, 0).result, 1);
  assert_int_equal(say(s->w, s->main, VERB_PUT, s->queue, 0, 0).result, 0);
}
static void do_feed(Scene *s) { feed(s->w, s->worker, s->queue, "two", 3); }
static void check_feed(Scene *s) {
  WorldObjectView v = look(s, s->queue);
  assert_in_range(v.messages, s->finished ? 2 : 1, 2);
  assert_int_equal(v.bytes, v.messages * 7);
  check_queue(s);
}
static void do_feed_big(Scene *s) { feed(s->w, s->worker, s->queue, big, sizeof big); }
static void check_feed_big(Scene *s) {
  WorldObjectView v = look(s, s->queue);
  assert_int_equal(v.bytes, v.messages ? sizeof big + 4 : 0);
  if (s->finished) assert_int_equal(v.messages, 1);
  check_queue(s);
}
static void get(Scene *s, int verb) {
  WorldCall c = call(s->worker, verb, s->queue, 0, 0);
  c.room = fixed_room;
  world_step(s->w, &c);
}
static void do_get(Scene *s) { get(s, VERB_GET); }
static void check_get(Scene *s) {
  WorldObjectView v = look(s, s->queue);
  assert_int_equal(v.size, v.messages);
  if (s->finished) assert_int_equal(v.messages, 0);
  check_queue(s);
}
static void set_reading(Scene *s) {
  say(s->w, s->worker, VERB_GET, s->queue, 0, 0);
  set_one(s);
}
static void do_recv(Scene *s) { get(s, VERB_RECV); }
static void set_reading_big(Scene *s) {
  say(s->w, s->worker, VERB_GET, s->queue, 0, 0);
  say(s->w, s->main, VERB_PUT, s->queue, 1, 0);
  feed(s->w, s->main, s->queue, big, sizeof big);
}
static void do_seize(Scene *s) { say(s->w, s->worker, VERB_SEIZE, s->queue, 0, 0); }
static void check_seize(Scene *s) {
  WorldObjectView v = look(s, s->queue);
  if (s->finished) assert_true(v.reader && v.messages == 0);
  assert_int_equal(v.messages, v.reader ? 0 : 1);  // all of it, or nothing
  assert_int_equal(v.bytes, v.reader ? 0 : s->ticket ? sizeof big + 4 : 7);
  check_queue(s);
}
static void set_one_big(Scene *s) {
  say(s->w, s->main, VERB_PUT, s->queue, 1, 0);
  s->ticket = feed(s->w, s->main, s->queue, big, sizeof big);
}
static void set_reading_none(Scene *s) { say(s->w, s->worker, VERB_GET, s->queue, 0, 0); }
static void do_give_up(Scene *s) {
  WorldCall c = call(s->worker, VERB_RECV, s->queue, 0, 0);
  world_step_expired(s->w, &c);
}

// Those who put and those who get have a latch each: what one side does before the other side's killed one is known
// must not be undone when that is carried out once more.
static bool is_free(Word *latch) { return (Actor)atomic_load(latch) == 0; }
static void get_whole(Scene *s, char first, uint32_t size) {
  WorldCall c = call(s->main, VERB_GET_NOWAIT, s->queue, 0, 0);
  assert_int_equal(world_step(s->w, &c), VERB_DONE);
  assert_int_equal(c.result, 1);
  assert_int_equal(c.out_size, size);
  assert_int_equal(*(char *)c.out, first);
  free(c.out);
}
static void feed_another(Scene *s) {
  if (!is_free(&s->w->head->latch) || !is_free(&world_object(s->w, (uint32_t)s->queue)->latch)) return;
  memset(big, '2', sizeof big);
  s->ticket = feed(s->w, s->main, s->queue, big, sizeof big);
}
static void set_fed_again(Scene *s) {
  memset(big, '1', sizeof big);
  set_reading_big(s);
  s->meanwhile = feed_another;
}
static void check_fed_again(Scene *s) {
  WorldObjectView v = look(s, s->queue);
  if (s->finished) assert_true(s->ticket && !v.reader);
  if (v.reader) return;
  assert_int_equal(v.messages, s->ticket ? 1 : 0);
  if (s->ticket) get_whole(s, '2', sizeof big);
  assert_true(feed(s->w, s->main, s->queue, "3", 1));
  get_whole(s, '3', 1);
}
static void get_it(Scene *s) {
  if (!is_free(&s->w->head->latch) || say(s->w, s->main, VERB_EMPTY, s->queue, 0, 0).result) return;
  get_whole(s, '1', sizeof big);
  s->ticket = 1;
}
static void set_got_at_once(Scene *s) {
  memset(big, '1', sizeof big);
  s->meanwhile = get_it;
}
static void check_got_at_once(Scene *s) {
  if (!s->ticket && look(s, s->queue).messages) get_it(s);
  if (s->finished) assert_true(s->ticket);
  assert_int_equal(look(s, s->queue).messages, 0);
  assert_true(feed(s->w, s->main, s->queue, "3", 1));
  get_whole(s, '3', 1);
}

// ---- barriers: of two ----

static int64_t there(Scene *s) { return look(s, s->barrier).n; }

static void do_arrive(Scene *s) { say(s->w, s->worker, VERB_ARRIVE, s->barrier, 0, 0); }
static void check_arrived(Scene *s) {
  int64_t n = there(s);
  assert_in_range(n, s->finished ? 1 : 0, 1);
  assert_int_equal(say(s->w, s->main, VERB_ARRIVE, s->barrier, 0, 0).result, n);
}

// The last one opens it: what was there stays until it leaves.
static void set_one_there(Scene *s) { say(s->w, s->main, VERB_ARRIVE, s->barrier, 0, 0); }
static void check_opened(Scene *s) {
  WorldCall c = call(s->main, VERB_LEAVE, s->barrier, 0, 0);
  bool open = world_step(s->w, &c) == VERB_DONE;
  if (s->finished) assert_true(open);
  assert_int_equal(there(s), open ? 0 : 1);
  if (open) assert_int_equal(say(s->w, s->main, VERB_ARRIVE, s->barrier, 0, 0).result, 0);
}

static void do_break(Scene *s) { say(s->w, s->worker, VERB_BREAK, s->barrier, 0, 0); }
static void check_broken(Scene *s) {
  assert_int_equal(there(s), 1);
  if (s->finished) assert_true(look(s, s->barrier).stands == STANDS_BARRIER_BROKEN);
}

// ---- events, output, births ----

static void do_set(Scene *s) { say(s->w, s->worker, VERB_SET, s->event, 0, 0); }
static void check_set(Scene *s) {
  WorldCall c = say(s->w, s->main, VERB_IS_SET, s->event, 0, 0);
  assert_int_equal(c.result, c.result2);
  if (s->finished) assert_int_equal(c.result, 1);
}

static void write_text(World *w, Actor a, const char *text) {
  WorldCall c = call(a, VERB_WRITE, 0, 1, 0);
  c.bytes = text;
  c.nbytes = (uint32_t)strlen(text);
  world_step(w, &c);
}
static void do_write(Scene *s) { write_text(s->w, s->worker, "worker\n"); }
static void check_write(Scene *s) {
  write_text(s->w, s->main, "main\n");
  uint64_t cursor = 0, dropped = 0;
  WorldOutput chunk;
  char text[WORLD_WRITE];
  int chunks = 0;
  while (world_output_next(s->w, &cursor, &chunk, text, &dropped)) {
    chunks++;
    assert_true(memcmp(text, "worker\n", 7) == 0 || memcmp(text, "main\n", 5) == 0);
  }
  assert_in_range(chunks, s->finished ? 3 : 2, 3);  // the worker had written once before
  assert_int_equal(dropped, 0);
  assert_int_equal(atomic_load(&s->w->head->output_bytes), 5 + 7 * (chunks - 1));
}

static void do_start(Scene *s) { say(s->w, s->worker, VERB_START, 0, METHOD_FORK, 0); }
static void check_start(Scene *s) {
  uint64_t alive = 0;
  for (int i = 0; i < world_processes(s->w); i++)
    alive += world_process_state(s->w, i) <= PROCESS_EXITING && world_process_state(s->w, i) != PROCESS_FREE;
  assert_int_equal(alive, 1);  // main alone: the worker's unborn children are given up
  assert_int_equal(atomic_load(&s->w->head->alive), 1);
  assert_true(say(s->w, s->main, VERB_START, 0, METHOD_FORK, 0).result > 0);
}

static void do_exit(Scene *s) { say(s->w, s->worker, VERB_EXIT, actor_slot(s->worker), 3, 0); }
static void check_exit(Scene *s) {
  int code;
  assert_true(world_process_exit(s->w, actor_slot(s->worker), &code));
  assert_int_equal(code, -SIGKILL);  // how it really ended
  assert_int_equal(say(s->w, s->main, VERB_JOIN, actor_slot(s->worker), 0, 0).result, 1);
  assert_int_equal(atomic_load(&s->w->head->alive), 1);
}

static const Scenario scenarios[] = {
    {"store, stale", set_stale, do_stale, check_stale, NULL, 1},
    {"store, quickly", set_stale, do_store_quickly, check_store_quickly, NULL, 1},
    {"store, its lock held", set_stale_held, do_stale, check_stale_held, NULL, 1},
    {"store, its lock held, quickly", set_stale_held, do_store_quickly, check_store_held_quickly, NULL, 1},
    {"load", set_stale, do_load, check_load, NULL, 1},
    {"store_all", set_nothing, do_slice, check_slice, NULL, 1},
    {"load_all", set_nothing, do_load_slice, check_load_slice, NULL, 1},
    {"acquire", set_nothing, do_acquire, check_acquire, NULL, 1},
    {"acquire, quickly", set_nothing, do_acquire_quickly, check_acquire, NULL, 1},
    {"release", set_release, do_release, check_release, NULL, 1},
    {"release, quickly", set_release, do_release_quickly, check_release, NULL, 1},
    {"release, with a sleeper, quickly", set_sleeper, do_release_quickly, check_sleeper, set_release, 1},
    {"release, an RLock held twice", set_release, do_release_twice, check_release_twice, NULL, 1},
    {"release, with a sleeper", set_sleeper, do_release, check_sleeper, set_release, 1},
    {"wait and leave", set_stale, do_wait, check_wait, NULL, 1},
    {"sleep", set_sleep, do_sleep, check_sleep, NULL, 1},
    {"woken", set_woken, do_woken, check_sleep, NULL, 1},
    {"notify", set_notify, do_notify, check_notify, NULL, 1},
    {"put", set_nothing, do_put, check_put, NULL, 1},
    {"feed", set_one, do_feed, check_feed, NULL, 1},
    {"feed, larger than the pipe", set_nothing, do_feed_big, check_feed_big, NULL, 1},
    {"get", set_one, do_get, check_get, NULL, 1},
    {"get, nothing there", set_nothing, do_get, check_queue, NULL, 1},
    {"recv", set_reading, do_recv, check_get, NULL, 1},
    {"seize", set_one, do_seize, check_seize, NULL, 1},
    {"seize, larger than the pipe", set_one_big, do_seize, check_seize, NULL, 1},
    {"recv, larger than the pipe", set_reading_big, do_recv, check_get, NULL, 1},
    {"recv, given up", set_reading_none, do_give_up, check_queue, NULL, 1},
    {"recv, and another is fed", set_fed_again, do_recv, check_fed_again, NULL, 1},
    {"feed, and it is got", set_got_at_once, do_feed_big, check_got_at_once, NULL, 1},
    {"set", set_nothing, do_set, check_set, NULL, 1},
    {"arrive", set_nothing, do_arrive, check_arrived, NULL, 1},
    {"arrive, the last one", set_one_there, do_arrive, check_opened, NULL, 1},
    {"break", set_one_there, do_break, check_broken, NULL, 1},
    {"write", set_nothing, do_write, check_write, NULL, 1},
    {"exit", set_nothing, do_exit, check_exit, NULL, 1},
    {"start", set_nothing, do_start, check_start, NULL, 1},
};

int main(void) { return kill_in_all(scenarios, sizeof scenarios / sizeof *scenarios); }
