// The memory that the processes share is theirs: each can write every word of it. Ten thousand words are overwritten,
// by seed, while a program runs, is paced, is stepped through there and back, is killed in part, is seen value by
// value, and orders are tried from where it stands: the bench does not crash, does not hang, and signals nobody outside
// the run. HOSTILE_SEED=n is one round, HOSTILE_ROUNDS=n so many.
#include "gate_help.h"

#include <errno.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "hosts/config.h"
#include "lab/inner.h"
#include "world/view.h"

static const char program[] =
    "from multiprocessing import Process, Value, Array, Lock, RLock, Condition, Event, Semaphore, Barrier, Queue\n"
    "from multiprocessing import JoinableQueue, Pipe, Pool, Manager\n"
    "import threading, time\n"
    "def square(x): return x * x\n"
    "def work(v, a, lock, r, c, e, s, q, j, p):\n"
    "    t = threading.Thread(target=lambda: e.wait(0.01))\n"
    "    t.start()\n"
    "    for i in range(1000000):\n"
    "        with lock:\n"
    "            v.value += 1\n"
    "        with r, s:\n"
    "            a[i % 8] = i\n"
    "        with c:\n"
    "            c.notify_all()\n"
    "        e.set() if i % 2 else e.clear()\n"
    "        q.put(('item', i))\n"
    "        q.get()\n"
    "        j.put(i); j.get(); j.task_done()\n"
    "        p.send(i); p.recv()\n"
    "if __name__ == '__main__':\n"
    "    v, a, lock, r, c, e = Value('i', 0), Array('i', 8), Lock(), RLock(), Condition(), Event()\n"
    "    s, q, j = Semaphore(2), Queue(), JoinableQueue()\n"
    "    x, y = Pipe()\n"
    "    ps = [Process(target=work, args=(v, a, lock, r, c, e, s, q, j, end)) for end in (x, y)]\n"
    "    for p in ps:\n"
    "        p.start()\n"
    "    with Pool(2) as pool, Manager() as m:\n"
    "        d = m.dict()\n"
    "        while True:\n"
    "            d[1] = pool.map(square, range(4))\n"
    "            with c:\n"
    "                c.wait(0.001)\n";

enum { ROUNDS = 105, WORDS = 100, MODES = 7, SECONDS = 60 };  // SECONDS: of one round, a limit and no delay

static uint64_t dice;
static uint64_t drawn(uint64_t below) {
  dice ^= dice << 13, dice ^= dice >> 7, dice ^= dice << 17;
  return dice % below;
}

static int bystander;

// What a clever program would write there.
static uint64_t evil(uint64_t was) {
  const uint64_t words[] = {0,
                            1,
                            (uint64_t)-1,
                            (uint64_t)INT64_MIN,
                            INT32_MAX,
                            (uint32_t)INT32_MIN,
                            UINT32_MAX,
                            (uint64_t)bystander,
                            (uint64_t)bystander << 32 | (uint32_t)bystander,
                            (uint64_t)(uint32_t)-bystander,
                            (uint64_t)getpid(),
                            WORLD_SLOTS,
                            WORLD_OBJECTS,
                            was + 1,
                            was - 1,
                            ~was,
                            was << 32,
                            was >> 32,
                            was ^ (uint64_t)1 << drawn(64),
                            (uint64_t)drawn(256) << 8 | drawn(8),
                            (uint64_t)drawn((uint64_t)3 << 30) & ~(uint64_t)7,
                            drawn(1 << 14),
                            drawn(UINT64_MAX)};
  return words[drawn(sizeof words / sizeof *words)];
}

// A word of what is in use: the head, a process, an object, a wait, an event, a block.
static uint64_t *somewhere(World *w) {
  size_t slot = drawn(8), object = drawn(40), size;
  char *at;
  switch (drawn(7)) {
  case 0: at = (char *)w->head, size = sizeof *w->head; break;
  case 1: at = (char *)&w->processes[slot], size = sizeof *w->processes; break;
  case 2: at = (char *)&w->objects[object], size = sizeof *w->objects; break;
  case 3: at = (char *)&w->waits[slot * WORLD_STRANDS + drawn(3)], size = sizeof *w->waits; break;
  case 4: at = (char *)&w->waiters[object], size = sizeof *w->waiters; break;
  case 5: at = (char *)&w->events[slot * WORLD_EVENTS + drawn(WORLD_EVENTS)], size = sizeof *w->events; break;
  default: at = w->config + WORLD_CONFIG, size = 1 << 22; break;
  }
  return (uint64_t *)(void *)(at + (drawn(size / 8) * 8));
}

static LabEvent events[4096];

// Any part of any object, whole.
static void look_closely(Lab *lab) {
  char text[200];
  size_t offset = drawn(3) ? 0 : drawn(1 << 20);
  for (int i = 0; i < 4; i++)
    lab_value(lab, (int)drawn(48), (LabPart)drawn(4), (int)drawn(5), offset, text, sizeof text);
  lab_asks_input(lab);
}

static void look(Lab *lab, uint64_t *cursor) {
  uint64_t dropped = 0;
  one_turn(lab);
  lab_snapshot(lab, snap);
  lab_events(lab, cursor, events, sizeof events / sizeof *events, &dropped);
  look_closely(lab);
}

// There and back, along another way, with signals; the order is kept, and real processes stand there again.
static void wander(Lab *lab) {
  char why[300];
  const LabGate *g = lab_gate(lab);
  if (!g->on) return;
  switch (drawn(9)) {
  case 0: lab_step_to(lab, (int)drawn((uint64_t)g->nhistory + 1)); break;
  case 1: lab_step_signal(lab, (int)drawn(8), drawn(2) ? SIGTERM : SIGKILL); break;
  case 2: lab_step_grain(lab, (LabGrain)drawn(LAB_GRAINS)); break;
  case 3:
    if (g->nways) lab_step_way(lab, (int)drawn((uint64_t)g->nways), drawn(2) ? 1 : -1);
    break;
  case 4: {
    LabOrder *order = drawn(4) ? NULL : lab_step_keep(lab);
    if (order) lab_step_again(lab, order, why, sizeof why);
    lab_order_free(order);
    break;
  }
  default:
    if (g->settled && g->nchoices) lab_step(lab, (int)drawn((uint64_t)g->nchoices));
  }
}

// 0 runs, 1 is paced and paused, 2 is stepped through, 3 is killed and stopped, 4 changes its pace, 5 is stepped there
// and back, 6 as well, and then explored.
static bool steps_through(int mode) { return mode == 2 || mode == 5 || mode == 6; }

static void act(Lab *lab, int mode) {
  if (mode == 2 && lab_gate(lab) && lab_gate(lab)->settled && lab_gate(lab)->nchoices)
    lab_step(lab, (int)drawn((uint64_t)lab_gate(lab)->nchoices));
  if (mode == 5 || mode == 6) wander(lab);
  if (mode == 3 && drawn(20) == 0) lab_kill(lab, (int)drawn(8), drawn(2) ? SIGKILL : SIGTERM);
  if (mode == 3 && drawn(20) == 0) lab_halt(lab, (int)drawn(8), drawn(2));
  if (mode == 1 && drawn(20) == 0) lab_pause(lab, drawn(2));
  if (mode == 4 && drawn(10) == 0) lab_pace(lab, drawn(2) ? 0 : 1000);
}

// Every order that begins with the steps taken, of which a few are tried.
static void explore(Lab *lab) {
  char why[300];
  LabExploreOptions o = {.from_here = true, .max_orders = 3, .seconds = 2, .explore_values = true};
  if (!lab_explore(lab, &o, why, sizeof why)) return;
  while (lab_explore_report(lab)->running) one_turn(lab);
  lab_explore_clear(lab);
}

// In a process of its own, so that the seed of one that crashes or hangs can be told.
static void one_round(uint64_t seed) {
  char why[300];
  uint64_t cursor = 0;
  int mode = (int)(seed % MODES);
  dice = seed * 0x9e3779b97f4a7c15u + 1;
  lab_start();
  Lab *lab = help_open(program);
  LabOptions o = {.has_seed = true, .seed = seed, .pace = mode == 1 ? 500 : 0};
  bool began = steps_through(mode) ? lab_step_begin(lab, &o, true, why, sizeof why) : lab_run(lab, &o, why, sizeof why);
  if (!began) fail_msg("%s", why);
  for (int i = 0, n = 10 + (int)drawn(60); i < n; i++) look(lab, &cursor), act(lab, mode);
  for (int i = 0; i < WORDS; i++) {
    uint64_t *word = somewhere(lab->world);
    *(volatile uint64_t *)word = evil(*word);
    if (i % 4 == 0) look(lab, &cursor), act(lab, mode);
  }
  for (int i = 0; i < 5; i++) look(lab, &cursor), act(lab, mode);
  if (mode == 6) explore(lab);
  lab_stop(lab);
  lab_snapshot(lab, snap);
  help_run(lab, &(LabOptions){.has_seed = true, .seed = 1});  // and the next run is as any other
  lab_stop(lab);
  lab_free(lab);
  lab_end();
}

static void the_bench_survives(void **state) {
  const char *only = getenv("HOSTILE_SEED");
  const char *rounds = getenv("HOSTILE_ROUNDS");
  uint64_t first = only ? strtoull(only, NULL, 10) : 1;
  uint64_t last = only ? first : rounds ? strtoull(rounds, NULL, 10) : ROUNDS;
  int faults = 0;
  (void)state;
  help_program("");  // the folder is this process's
  for (uint64_t seed = first; seed <= last; seed++) {
    int status, pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
      const int deadly[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};  // whose handlers are the other process's
      for (size_t i = 0; i < sizeof deadly / sizeof *deadly; i++) signal(deadly[i], SIG_DFL);
      alarm(SECONDS);
      one_round(seed);
      _exit(0);
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    if (status != 0) print_error("HOSTILE_SEED=%llu: status 0x%x\n", (unsigned long long)seed, status);
    faults += status != 0;
    assert_int_equal(waitpid(bystander, &status, WNOHANG), 0);
  }
  assert_int_equal(faults, 0);
}

static bool has_ended(const LabSnapshot *s) { return s->state == LAB_ENDED; }

// What a process leaves that dies of the wall, and the signal itself.
static void a_refused_call_is_named(void **state) {
  int status, pid = fork();
  (void)state;
  if (pid == 0) {
    lab_start();
    Lab *lab = help_open("import time\ntime.sleep(60)\n");
    help_run(lab, &(LabOptions){0});
    while (!lab_kill(lab, 0, SIGCONT)) one_turn(lab);
    atomic_store(&world_process(lab->world, 0)->host[PROCESS_WORD_REFUSED], SYS_socket + 1);
    lab_kill(lab, 0, SIGSYS);
    bool good = help_until(lab, snap, has_ended, SECONDS) && strstr(snap->message, "the system call socket");
    if (!good) print_error("%d: %s\n", snap->state, snap->message);
    lab_free(lab);
    lab_end();
    _exit(good ? 0 : 1);
  }
  assert_int_equal(waitpid(pid, &status, 0), pid);
  assert_int_equal(status, 0);
}

static int set_up(void **state) {
  (void)state;
  snap = lab_snapshot_new();
  bystander = fork();
  if (bystander == 0)
    for (;;) pause();  // any signal ends it
  return bystander > 0 && snap ? 0 : -1;
}

static int tear_down(void **state) {
  (void)state;
  kill(bystander, SIGKILL);
  waitpid(bystander, NULL, 0);
  lab_snapshot_free(snap);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(the_bench_survives), cmocka_unit_test(a_refused_call_is_named)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
