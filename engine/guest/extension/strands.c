// The strands of a guest (see strands.h).
#include "strands.h"

#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

struct GuestLock {
  bool held;
  int waiting;
};

enum { FREE, RUN, STEP, PRIVATE, READY };

typedef struct Strand {
  int state;
  uint64_t since;    // when it began to wait or became ready, in this process's own count
  WorldCall *call;   // STEP: of the thread's own stack
  bool waits;        // … it has a wait record in the world,
  bool posted;       // … in the gate
  StepEnd end;       // … how it came out
  GuestLock *wants;  // PRIVATE: NULL when it has been handed over
  int64_t until;     // … at the latest; -1: never
  _Atomic uint32_t wake;
  void *bytes;  // what its last step put out
  size_t room;
} Strand;

static World *world;
static int own_slot = -1, births_fd = -1, fork_slot = -1;
static Strand strands[WORLD_STRANDS];
static int used = 1;              // places 0 .. used-1 may be other than FREE
static int running, leader = -1;  // leader: who sleeps on the bell for all
static uint64_t serial;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;  // of all above
static _Atomic bool signalled;
static void (*on_birth)(void);
static _Thread_local int place = -1;
static _Thread_local sigset_t mask_before;  // of a thread that is not main

World *guest_world(void) { return world; }
int guest_slot(void) { return own_slot; }
bool guest_gated(void) {
  bool inside = world && own_slot >= 0;
  return inside && atomic_load_explicit(&world->head->mode, memory_order_relaxed) != WORLD_LIVE;
}

// ---- whose turn it is ----

static int place_of(const Strand *s) { return (int)(s - strands); }

static void wake(Strand *s) {
  atomic_fetch_add(&s->wake, 1);
  syscall(SYS_futex, &s->wake, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

// A thread that waits for a moment of this process's own clock will run by itself.
static uint32_t run_besides(void) {
  uint32_t n = (uint32_t)running;
  for (const Strand *s = strands; s < strands + used; s++) n += s->state == PRIVATE && s->until >= 0;
  return n;
}

// While the leader sleeps: whoever looks for a deadlock must know of those that do not wait.
static void say_besides(void) {
  if (leader >= 0) atomic_store(&world_process(world, own_slot)->besides, run_besides());
}

static void run_now(Strand *s) {
  s->state = RUN;
  running++;
  say_besides();
  if (place_of(s) == leader) world_ring(world, own_slot);
  else wake(s);
}

static Strand *first_in(int state, const GuestLock *wants) {
  Strand *first = NULL;
  for (Strand *s = strands; s < strands + used; s++)
    if (s->state == state && (!wants || s->wants == wants) && (!first || s->since < first->since)) first = s;
  return first;
}

static bool may_lead(void) {
  if (!world || own_slot < 0) return false;
  return !guest_gated() || (running == 0 && !first_in(READY, NULL));
}

static bool waits(const Strand *s) { return s->state == STEP || s->state == PRIVATE; }

// After somebody has stopped running: who is ready runs, and somebody leads.
static void dispatch(void) {
  for (Strand *s; !(guest_gated() && running > 0) && (s = first_in(READY, NULL));) run_now(s);
  if (leader >= 0 || !may_lead()) return;
  for (Strand *s = strands; s < strands + used; s++)
    if (waits(s) && place_of(s) != place) {
      wake(s);
      return;
    }
}

// ---- trying the steps that wait ----

static void withdraw(Strand *s) {
  if (s->waits) world_wait_end(world, own_slot, place_of(s));
  s->waits = s->posted = false;
}

static bool finish(Strand *s, VerbEnd end) {
  withdraw(s);
  s->end = end == VERB_FAILED ? STEP_FAILED : STEP_DONE;
  run_now(s);
  return true;
}

static void post(Strand *s) {
  world_post(world, s->call);
  s->waits = s->posted = true;
}

static bool try_gated(Strand *s) {
  if (!s->posted) {
    withdraw(s);
    post(s);
    return false;
  }
  WaitState state = world_granted(world, own_slot, place_of(s));
  if (state == WAIT_POSTED) return false;
  withdraw(s);
  if (state == WAIT_GRANTED_TIMEOUT) {
    world_step_expired(world, s->call);
    return finish(s, VERB_DONE);
  }
  VerbEnd end = world_step(world, s->call);
  if (end != VERB_BLOCKED) return finish(s, end);
  post(s);
  return false;
}

static bool try_live(Strand *s) {
  if (s->posted) withdraw(s);
  VerbEnd end = world_step(world, s->call);
  if (end == VERB_BLOCKED && s->call->deadline >= 0 && world_now(world) >= s->call->deadline) {
    world_step_expired(world, s->call);
    end = VERB_DONE;
  }
  if (end == VERB_BLOCKED && !s->waits) {
    world_wait_begin(world, s->call);
    s->waits = true;
    end = world_step(world, s->call);  // test again: from now on a change rings us
  }
  return end != VERB_BLOCKED && finish(s, end);
}

static bool try_step(Strand *s) { return guest_gated() ? try_gated(s) : try_live(s); }

static void sooner(int64_t *earliest, int64_t deadline) {
  if (deadline >= 0 && (*earliest < 0 || deadline < *earliest)) *earliest = deadline;
}

// May one of those that wait go on? Behind the gate one at a time.
static bool try_all(int64_t *earliest) {
  bool any = false;
  *earliest = -1;
  for (Strand *s = strands; s < strands + used; s++) {
    if (any && guest_gated()) break;
    if (s->state == PRIVATE && s->until >= 0 && world_now(world) >= s->until) {
      *s = (Strand){
          .state = READY, .since = serial++, .end = STEP_BLOCKED, .wake = s->wake, .bytes = s->bytes, .room = s->room};
      any = true;
    } else if (s->state == PRIVATE) {
      sooner(earliest, s->until);
    } else if (s->state == STEP) {
      if (try_step(s)) any = true;
      else sooner(earliest, s->call->deadline);
    }
  }
  return any;
}

// ---- waiting ----

static void lead(void) {
  leader = place;
  uint32_t bell = world_bell(world, own_slot);
  int64_t earliest;
  if (!try_all(&earliest) && may_lead()) {
    say_besides();
    pthread_mutex_unlock(&mutex);
    if (place != 0 || !atomic_load(&signalled)) world_sleep(world, own_slot, bell, guest_gated() ? -1 : earliest);
    pthread_mutex_lock(&mutex);
  }
  leader = -1;
  dispatch();
}

static void sleep_alone(Strand *me) {
  uint32_t seen = atomic_load(&me->wake);
  if (place == 0 && atomic_load(&signalled)) return;
  pthread_mutex_unlock(&mutex);
  syscall(SYS_futex, &me->wake, FUTEX_WAIT_PRIVATE, seen, NULL, NULL, 0);
  pthread_mutex_lock(&mutex);
}

// Until the strand runs again. false: main, and a signal came first.
static bool wait_turn(Strand *me) {
  while (me->state != RUN) {
    if (place == 0 && waits(me) && atomic_exchange(&signalled, false)) return false;
    if (leader < 0 && may_lead()) lead();
    else sleep_alone(me);
  }
  return true;
}

static void runs_after_all(Strand *me) {
  me->state = RUN;
  running++;
  say_besides();
}

static void stop_running(Strand *me, int state) {
  me->state = state;
  me->since = serial++;
  running--;
  say_besides();
}

void guest_signalled(void) {
  if (!world || own_slot < 0) return;
  atomic_store(&signalled, true);
  wake(&strands[0]);
  world_ring(world, own_slot);
}

// ---- steps ----

static void *room(void *data, uint32_t size) {
  Strand *s = data;
  if (s->room < size || !s->bytes) {
    void *more = realloc(s->bytes, (size_t)size + 64);
    if (!more) return NULL;
    s->bytes = more;
    s->room = (size_t)size + 64;
  }
  return s->bytes;
}

// Forked past os.fork (by a C library), a process is of no world: it takes no step.
static bool is_outside(WorldCall *c) {
  if (world && own_slot >= 0) return false;
  c->error = ERROR_BAD;
  return true;
}

static Strand *prepare(WorldCall *c) {
  Strand *s = &strands[guest_place()];
  c->actor = world_actor(world, own_slot, place);
  c->room = room;
  c->room_data = s;
  return s;
}

StepEnd guest_try(WorldCall *c) {
  if (is_outside(c)) return STEP_FAILED;
  prepare(c);
  if (guest_gated()) return STEP_BLOCKED;
  atomic_store_explicit(&world_process(world, own_slot)->line, c->line, memory_order_relaxed);
  VerbEnd end = world_step(world, c);
  return end == VERB_BLOCKED ? STEP_BLOCKED : end == VERB_FAILED ? STEP_FAILED : STEP_DONE;
}

StepEnd guest_step(WorldCall *c) {
  if (is_outside(c)) return STEP_FAILED;
  Strand *me = prepare(c);
  atomic_store_explicit(&world_process(world, own_slot)->line, c->line, memory_order_relaxed);
  pthread_mutex_lock(&mutex);
  stop_running(me, STEP);
  me->call = c;
  me->waits = me->posted = false;
  // Who leads may be asleep, and does not know of this step.
  if (guest_gated()) post(me);
  else if (leader >= 0 && !try_step(me) && c->deadline >= 0) world_ring(world, own_slot);
  dispatch();
  bool ran = wait_turn(me);
  StepEnd end = me->end;
  if (!ran) {
    withdraw(me);
    runs_after_all(me);
    world_ring(world, own_slot);  // who looks whether we are at rest looks again
    end = STEP_SIGNALLED;
  }
  me->call = NULL;
  pthread_mutex_unlock(&mutex);
  return end;
}

// ---- threads ----

int guest_strand_new(void) {
  pthread_mutex_lock(&mutex);
  int found = 1;
  while (found < WORLD_STRANDS && strands[found].state != FREE) found++;
  if (found < WORLD_STRANDS) {
    Strand *s = &strands[found];
    *s = (Strand){.state = READY, .since = serial++, .wake = s->wake, .bytes = s->bytes, .room = s->room};
    if (found >= used) used = found + 1;
  }
  pthread_mutex_unlock(&mutex);
  return found < WORLD_STRANDS ? found : -1;
}

void guest_strand_drop(int dropped) {
  pthread_mutex_lock(&mutex);
  if (strands[dropped].state == RUN) running--;
  strands[dropped].state = FREE;
  say_besides();
  dispatch();
  pthread_mutex_unlock(&mutex);
}

// Signals are main's: a thread that took one could not end main's wait.
void guest_strand_begin(int begun) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &mask_before);
  place = begun;
  pthread_mutex_lock(&mutex);
  dispatch();
  wait_turn(&strands[place]);
  pthread_mutex_unlock(&mutex);
}

void guest_strand_end(void) { guest_strand_drop(place); }

// A thread that nobody announced is C code's.
int guest_place(void) {
  if (place < 0) {
    int found = guest_strand_new();
    if (found < 0) found = WORLD_STRANDS - 1;  // more threads than the world can tell apart: two look like one
    guest_strand_begin(found);
  }
  return place;
}

// ---- locks that only this process knows ----

GuestLock *guest_lock_new(void) { return calloc(1, sizeof(GuestLock)); }
void guest_lock_free(GuestLock *l) { free(l); }
bool guest_lock_held(const GuestLock *l) { return l->held; }
void guest_lock_reset(GuestLock *l) { *l = (GuestLock){0}; }

bool guest_lock_acquire(GuestLock *l, bool block, int64_t until, bool *by_signal) {
  *by_signal = false;
  Strand *me = &strands[guest_place()];
  pthread_mutex_lock(&mutex);
  bool got = !l->held;
  if (got) {
    l->held = true;
  } else if (block) {
    me->wants = l;
    me->until = until;
    me->end = STEP_DONE;
    stop_running(me, PRIVATE);
    l->waiting++;
    if (until >= 0 && leader >= 0) world_ring(world, own_slot);
    dispatch();
    *by_signal = !wait_turn(me);
    if (*by_signal) runs_after_all(me);
    got = !*by_signal && me->end == STEP_DONE;
    me->wants = NULL;
    l->waiting--;
  }
  pthread_mutex_unlock(&mutex);
  return got;
}

bool guest_lock_release(GuestLock *l) {
  pthread_mutex_lock(&mutex);
  bool held = l->held;
  Strand *next = l->waiting ? first_in(PRIVATE, l) : NULL;
  if (!next) {
    l->held = false;
  } else {  // handed over
    next->wants = NULL;
    next->since = serial++;
    next->state = READY;
    if (!guest_gated()) run_now(next);
  }
  pthread_mutex_unlock(&mutex);
  return held;
}

// ---- who am I ----

void guest_tell_bench(void) {
  uint64_t one = 1;
  if (births_fd >= 0 && write(births_fd, &one, sizeof one) < 0) errno = 0;  // the bench looks by itself, later
}

static void only_main(void) {
  for (Strand *s = strands; s < strands + used; s++)
    *s = (Strand){.state = s == strands ? RUN : FREE, .bytes = s->bytes, .room = s->room};
  used = running = 1;
  leader = -1;
  place = 0;
  atomic_store(&signalled, false);
}

static void before_fork(void) { pthread_mutex_lock(&mutex); }
static void in_parent(void) { pthread_mutex_unlock(&mutex); }
static void in_child(void) {
  pthread_mutex_init(&mutex, NULL);
  if (!world) return;
  if (place > 0) pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
  only_main();
  own_slot = fork_slot;
  if (own_slot < 0) return;
  if (on_birth) on_birth();
  world_process_running(world, own_slot, getpid());
  guest_tell_bench();
}

void guest_on_birth(void (*f)(void)) { on_birth = f; }
void guest_fork_into(int slot) { fork_slot = slot; }

void guest_enter(World *w, int slot, int births) {
  static bool hooked;
  if (!hooked) pthread_atfork(before_fork, in_parent, in_child);
  hooked = true;
  world = w;
  own_slot = slot;
  births_fd = births;
  only_main();
  if (slot < 0) return;
  world_process_running(w, slot, getpid());
  guest_tell_bench();
}
