// Kill-safety of pipes: a worker is killed at every instruction of every effect. A message arrives whole or not at all,
// and a process that waits for the end of a pipe gets it.
#include "killing.h"

static char huge[260000];

enum { MAINS, WORKERS };  // whose end

// The worker has its end alone, main the other.
static void set_pipe(Scene *s) {
  world_pipe_give(s->w, (uint32_t)s->pipe, WORKERS, actor_slot(s->worker));
  say(s->w, s->main, VERB_PIPE_CLOSE, s->pipe, WORKERS, 0);
}
static void send_it(Scene *s, Actor a, int end, const void *bytes, uint32_t n) {
  WorldCall c = send_call(a, s->pipe, end, bytes, n);
  world_step(s->w, &c);
}
static int64_t receive(Scene *s, Actor a, int end, uint32_t *size) {
  WorldCall c = call(a, VERB_PIPE_RECV, s->pipe, end, 0);
  c.room = fixed_room;
  assert_int_equal(world_step(s->w, &c), VERB_DONE);
  *size = c.out_size;
  return c.result;
}
static void do_send_small(Scene *s) { send_it(s, s->worker, WORKERS, "two", 3); }
static void do_send_big(Scene *s) { send_it(s, s->worker, WORKERS, huge, sizeof huge); }
// Everything that was sent comes whole, then the end; the pipe is of use to others.
static void check_sent(Scene *s, uint32_t before, uint32_t size) {
  WorldObjectView v = look(s, s->pipe);
  uint32_t got;
  assert_in_range(v.sent[WORKERS], before + s->finished, before + 1);
  for (uint32_t i = 0; i < v.sent[WORKERS]; i++) {
    assert_int_equal(receive(s, s->main, MAINS, &got), 1);
    assert_int_equal(got, i < before ? 3 : size);
  }
  assert_int_equal(receive(s, s->main, MAINS, &got), 0);
  v = look(s, s->pipe);
  assert_int_equal(v.bytes, 0);
  assert_int_equal(v.nopen[WORKERS], 0);
}
static void check_send_small(Scene *s) { check_sent(s, 0, 3); }
static void check_send_big(Scene *s) { check_sent(s, 0, sizeof huge); }
static void set_sent(Scene *s) {
  set_pipe(s);
  send_it(s, s->main, MAINS, "one", 3);
}
static void set_sent_big(Scene *s) {
  set_pipe(s);
  send_it(s, s->main, MAINS, huge, sizeof huge);
}
static void do_receive(Scene *s) {
  uint32_t size;
  receive(s, s->worker, WORKERS, &size);
}
static void check_receive(Scene *s) {
  WorldObjectView v = look(s, s->pipe);
  uint32_t size;
  assert_in_range(v.sent[MAINS], 0, s->finished ? 0 : 1);
  assert_int_equal(v.nopen[WORKERS], 0);
  // what was not received is lost: said once
  assert_int_equal(receive(s, s->main, MAINS, &size), v.sent[MAINS] ? -1 : 0);
  assert_int_equal(receive(s, s->main, MAINS, &size), 0);
  WorldCall c = send_call(s->main, s->pipe, MAINS, "no", 2);
  assert_int_equal(world_step(s->w, &c), VERB_DONE);
  assert_int_equal(c.result, 0);
}

// Somebody really sleeps until something comes or nobody can send: he must hear of the end.
static void set_reader(Scene *s) {
  set_pipe(s);
  int slot = world_process_new(s->w, s->main, METHOD_FORK, false, "Reader", 0);
  world_pipe_give(s->w, (uint32_t)s->pipe, MAINS, slot);
  s->sleeper = fork();
  if (s->sleeper == 0) {
    alarm(20);
    world_process_running(s->w, slot, getpid());
    WorldCall c = call(world_actor(s->w, slot, 0), VERB_PIPE_RECV, s->pipe, MAINS, 0);
    live_step(s->w, &c);
    _exit((int)c.result);
  }
  while (!atomic_load(&world_process(s->w, slot)->asleep)) usleep(20);
}
static void do_close(Scene *s) { say(s->w, s->worker, VERB_PIPE_CLOSE, s->pipe, WORKERS, 0); }
// A first run would close the ends of the scene itself: they are the same process's.
static void do_exit(Scene *s) {
  s->sleeper ? say(s->w, s->worker, VERB_EXIT, actor_slot(s->worker), 3, 0)
             : say(s->w, s->worker, VERB_PIPE_CLOSE, s->pipe, WORKERS, 0);
}
static void check_reader(Scene *s) {
  int status;
  waitpid(s->sleeper, &status, 0);  // wedged: its alarm, and status tells
  assert_int_equal(status, 0);
  assert_int_equal(look(s, s->pipe).nopen[WORKERS], 0);
}

static void do_lend(Scene *s) { s->ticket = say(s->w, s->worker, VERB_PIPE_LEND, s->pipe, WORKERS, 0).result; }
static void check_lend(Scene *s) {  // it dies with its lender
  assert_false(world_pipe_open(s->w, (uint32_t)s->pipe, WORKERS));
  int64_t ticket = say(s->w, s->main, VERB_PIPE_LEND, s->pipe, MAINS, 0).result;
  assert_int_equal(say(s->w, s->main, VERB_PIPE_TAKE, s->pipe, MAINS, ticket).result, 1);
  assert_int_equal(say(s->w, s->main, VERB_PIPE_TAKE, s->pipe, MAINS, ticket).result, 0);
}
static void set_lent(Scene *s) { s->ticket = say(s->w, s->main, VERB_PIPE_LEND, s->pipe, WORKERS, 0).result; }
static void do_take(Scene *s) { say(s->w, s->worker, VERB_PIPE_TAKE, s->pipe, WORKERS, s->ticket); }
static void check_take(Scene *s) {  // taken or not, the dead one does not have it
  assert_false(world_pipe_open_in(s->w, (uint32_t)s->pipe, WORKERS, actor_slot(s->worker)));
  int64_t again = say(s->w, s->main, VERB_PIPE_TAKE, s->pipe, WORKERS, s->ticket).result;
  if (s->finished) assert_int_equal(again, 0);
  say(s->w, s->main, VERB_PIPE_CLOSE, s->pipe, WORKERS, 0);
  assert_false(world_pipe_open(s->w, (uint32_t)s->pipe, WORKERS));
}

static void do_wait_any(Scene *s) {
  static uint64_t list;
  list = world_many_new(s->w, 3);
  world_many_pipe(s->w, list, 0, (uint32_t)s->pipe, WORKERS);
  world_many_queue(s->w, list, 1, (uint32_t)s->queue);
  world_many_process(s->w, list, 2, actor_slot(s->main));
  WorldCall c = call(s->worker, VERB_WAIT_ANY, 0, (int64_t)list, 3 | (int64_t)1 << 32);
  world_wait_begin(s->w, &c);
  world_step(s->w, &c);
  world_wait_end(s->w, actor_slot(s->worker), 0);
}
static void check_wait_any(Scene *s) {
  WorldWaiting who[4];
  assert_int_equal(world_waiting(s->w, (uint32_t)s->pipe, 0, who, 4), 0);
  assert_int_equal(world_waiting(s->w, (uint32_t)s->queue, 0, who, 4), 0);
  check_lend(s);
}

static void do_start_with_ends(Scene *s) { say(s->w, s->worker, VERB_START, 0, METHOD_FORK, 0); }
static void check_start_with_ends(Scene *s) {
  WorldObjectView v = look(s, s->pipe);
  assert_int_equal(v.nopen[WORKERS], 0);  // an unborn child has nothing open
  assert_int_equal(v.nopen[MAINS], 1);
}

static const Scenario scenarios[] = {
    {"send", set_pipe, do_send_small, check_send_small, NULL, 1},
    {"send, larger than the pipe", set_pipe, do_send_big, check_send_big, NULL, 3},
    {"receive", set_sent, do_receive, check_receive, NULL, 1},
    {"receive, larger than the pipe", set_sent_big, do_receive, check_receive, NULL, 3},
    {"close, with a reader", set_reader, do_close, check_reader, set_pipe, 3},
    {"exit, with a reader", set_reader, do_exit, check_reader, set_pipe, 3},
    {"lend", set_pipe, do_lend, check_lend, NULL, 1},
    {"take", set_lent, do_take, check_take, NULL, 1},
    {"wait for one of many", set_pipe, do_wait_any, check_wait_any, NULL, 3},
    {"start, with ends open", set_pipe, do_start_with_ends, check_start_with_ends, NULL, 3},
};

int main(void) { return kill_in_all(scenarios, sizeof scenarios / sizeof *scenarios); }
