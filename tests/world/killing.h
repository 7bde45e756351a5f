// For test_kill*.c: kills a worker at every instruction of an effect.
//
// Each scenario is single-stepped once (PTRACE_SINGLESTEP) to know its instructions. Then, for each instruction: in a
// new world a real process does the effect, is stopped before that instruction (by a breakpoint, and steps within
// loops) and killed by SIGKILL. The world is told of its death. This process checks that the change has happened wholly
// or not at all, and does the same itself. An alarm ends the test if it hangs.
#ifndef TESTS_KILLING_H
#define TESTS_KILLING_H

#include <assert.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stepping.h"
#include "world_help.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { STRIDE = 97 };  // the sanitizers' own instructions are many
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
enum { STRIDE = 97 };
#else
enum { STRIDE = 1 };
#endif
#else
enum { STRIDE = 1 };
#endif

typedef struct Scene Scene;
struct Scene {
  World *w;
  Actor main, worker;
  int lock, rlock, cells, array, cond, queue, event, barrier, pipe;
  int64_t ticket;
  int sleeper;                        // pid of a third process that really sleeps, 0 none
  bool finished;                      // the worker came to the effect's end
  void (*meanwhile)(struct Scene *);  // what others do after it was killed and before anybody knows; NULL: nothing
};

typedef struct Scenario {
  const char *name;
  void (*set)(Scene *), (*effect)(Scene *), (*check)(Scene *);
  // instead of set, for the effect's first run, which is only there for the linker and the kernel
  void (*warm)(Scene *);
  int stride;  // every so many instructions: 1, but for the longest
} Scenario;

static inline WorldCall say(World *w, Actor a, int verb, int object, int64_t arg, int64_t arg2) {
  WorldCall c = call(a, verb, object, arg, arg2);
  world_step(w, &c);
  free(c.out);
  return c;
}

static inline void objects(Scene *s) {
  s->lock = new_object(s->w, s->main, KIND_LOCK, -1, 0);
  s->rlock = new_object(s->w, s->main, KIND_RLOCK, -1, 0);
  s->cells = new_object(s->w, s->main, KIND_VALUE, s->rlock, 1);
  s->array = new_object(s->w, s->main, KIND_ARRAY, s->rlock, 4);
  s->cond = new_object(s->w, s->main, KIND_CONDITION, s->rlock, 0);
  s->queue = new_object(s->w, s->main, KIND_QUEUE, -1, 3);
  s->event = new_object(s->w, s->main, KIND_EVENT, -1, 0);
  s->barrier = new_object(s->w, s->main, KIND_BARRIER, -1, 2);
  s->pipe = new_pipe(s->w, s->main, 2);
}

static inline WorldObjectView look(Scene *s, int object) {
  WorldObjectView v;
  assert_true(world_object_read(s->w, (uint32_t)object, &v));
  assert_true(v.steady);
  return v;
}

static inline void *fixed_room(void *data, uint32_t size) {
  static char room[300000];
  return size <= sizeof room ? room : NULL;
}

// ---- the killing ----

_Noreturn static inline void run_worker(const Scenario *sc, Scene *warm, Scene *s) {
  ptrace(PTRACE_TRACEME, 0, NULL, NULL);
  sc->effect(warm);  // the linker's and the kernel's first-time work is not what we test
  raise(SIGSTOP);
  sc->effect(s);
  int *volatile nowhere = (int *)(uintptr_t)16;
  *nowhere = 0;  // the end: a fault is one instruction, and the tracer sees it before anybody handles it
  _exit(0);
}

// A fresh world, and a worker that is stopped before its effect: its pid.
static inline int begin_worker(World *w, const Scenario *sc, Scene *s) {
  world_reset(w);
  *s = (Scene){.w = w};
  s->main = new_process(w, 0, "MainProcess");
  s->worker = new_process(w, s->main, "Worker");
  Scene warm = *s;
  objects(&warm);
  (sc->warm ? sc->warm : sc->set)(&warm);
  objects(s);
  sc->set(s);
  int pid = fork(), status;
  if (pid == 0) run_worker(sc, &warm, s);
  waitpid(pid, &status, 0);
  assert_true(WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP);
  return pid;
}

// k < 0: to the end, recording the path.
static inline void try_once(World *w, const Scenario *sc, Path *path, int k) {
  Scene s;
  alarm(30);
  int pid = begin_worker(w, sc, &s);
  if (k < 0) record(pid, path);
  s.finished = k < 0 ? path->n < PATH : !bring_to(pid, path, k);
  end_worker(pid);
  if (s.meanwhile) s.meanwhile(&s);
  world_process_died(w, actor_slot(s.worker), -SIGKILL, s.main);
  sc->check(&s);
  alarm(0);
}

static inline void test_scenario(void **state) {
  static Path path;
  const Scenario *sc = *state;
  World *w = world_create();
  try_once(w, sc, &path, -1);
#if defined(__SANITIZE_ADDRESS__)
  if (path.n >= PATH) {  // with the sanitizer's own copying in it the way is too long to be gone step by step
    world_free(w);
    skip();
  }
#endif
  for (int k = 0; k < path.n; k += STRIDE * sc->stride) try_once(w, sc, &path, k);
  print_message("  %-30s killed at %d of %d instructions\n", sc->name, path.n / (STRIDE * sc->stride), path.n);
  assert_in_range(path.n, 10, PATH - 1);
  world_free(w);
}

static inline int kill_in_all(const Scenario *scenarios, size_t count) {
  struct CMUnitTest tests[64];
  assert(count <= 64);
  for (size_t i = 0; i < count; i++)
    tests[i] = (struct CMUnitTest){
        .name = scenarios[i].name, .test_func = test_scenario, .initial_state = (void *)(uintptr_t)&scenarios[i]};
  return _cmocka_run_group_tests("kills", tests, count, NULL, NULL);
}

#endif
