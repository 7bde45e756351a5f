// A paced run's order depends on its seed and its program alone: the same in every run, however busy the machine is.
//
// Two processes that do nothing but compute take the processors away at moments that nobody chose.
#include "lab_help.h"
#include "paced_programs.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#ifndef RUNS
#define RUNS 10
#endif
#ifndef BUSY
#define BUSY 2
#endif
enum { EVENTS = 4000 };

// ---- the load ----

static int busy[BUSY + 1];

static void make_busy(void) {
  for (int i = 0; i < BUSY; i++) {
    busy[i] = fork();
    if (busy[i] != 0) continue;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (volatile unsigned n = 0;; n++) {
    }
  }
}

static void make_idle(void) {
  for (int i = 0; i < BUSY; i++) {
    kill(busy[i], SIGKILL);
    waitpid(busy[i], NULL, 0);
  }
}

// ---- the order ----

static LabSnapshot *snap;

// Its steps, a line each, by process: what each did, and where in the whole order.
static char *order_of(Lab *lab, uint64_t seed) {
  static LabEvent events[EVENTS];
  LabOptions o = {.has_seed = true, .seed = seed, .pace = 1000};
  uint64_t cursor = 0, dropped;
  help_run(lab, &o);
  if (!help_until(lab, snap, help_over, 60)) fail_msg("it does not end");
  assert_int_equal(snap->state, LAB_ENDED);
  int n = lab_events(lab, &cursor, events, EVENTS, &dropped);
  char *text = NULL;
  size_t size;
  FILE *f = open_memstream(&text, &size);
  assert_non_null(f);
  for (int i = 0; i < n; i++)
    fprintf(f, "%d %s %d line %u%s\n", events[i].slot, events[i].verb, events[i].object, events[i].line,
            events[i].waits ? " waits" : "");
  fputs(snap->output, f);
  fclose(f);
  return text;
}

static void test_same_seed_same_order(void **state) {
  int bad = 0;
  make_busy();
  for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
    Lab *lab = help_open(programs[i]);
    char *first = order_of(lab, i + 1);
    int differ = 0;
    for (int run = 1; run < RUNS; run++) {
      char *again = order_of(lab, i + 1);
      if (strcmp(first, again) != 0 && differ++ == 0)
        print_message("---- %zu ----\n%s---- and ----\n%s", i, first, again);
      free(again);
    }
    if (differ) print_message("program %zu: %d of %d in another order\n", i, differ, RUNS - 1);
    bad += differ;
    free(first);
    lab_free(lab);
  }
  make_idle();
  assert_int_equal(bad, 0);
}

// ---- somebody computes ----

static bool awaits_the_child(const LabSnapshot *s) { return s->awaits && s->awaited == 1; }
static bool is_paused(const LabSnapshot *s) { return s->state == LAB_PAUSED; }

// Nobody else goes on meanwhile, and whoever watches can do as always: hold it, steer it, end it.
static void test_who_computes_is_waited_for(void **state) {
  Lab *lab = help_open("from multiprocessing import Process, Value\n"
                       "def spin():\n"
                       "    n = 0\n"
                       "    while True: n += 1\n"
                       "if __name__ == '__main__':\n"
                       "    v = Value('i', 0)\n"
                       "    p = Process(target=spin)\n"
                       "    p.start()\n"
                       "    for i in range(10): v.value += 1\n"
                       "    p.join()\n");
  help_run(lab, &(LabOptions){.has_seed = true, .seed = 1, .pace = 1000});
  assert_true(help_until(lab, snap, awaits_the_child, 20));
  uint64_t steps = snap->steps;
  assert_int_equal(steps, 1);
  lab_pause(lab, true);
  assert_true(help_until(lab, snap, is_paused, 1));
  assert_false(snap->awaits);
  lab_pause(lab, false);
  assert_true(help_until(lab, snap, awaits_the_child, 20));
  assert_int_equal(snap->steps, steps);
  lab_kill(lab, 1, SIGKILL);
  assert_true(help_until(lab, snap, help_over, 20));
  assert_int_equal(snap->state, LAB_ENDED);
  assert_true(snap->steps > 20 && !snap->awaits);
  lab_free(lab);
}

static int start(void **state) {
  lab_start();
  snap = lab_snapshot_new();
  return 0;
}
static int end(void **state) {
  lab_snapshot_free(snap);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_same_seed_same_order),
      cmocka_unit_test(test_who_computes_is_waited_for),
  };
  return cmocka_run_group_tests(tests, start, end);
}
