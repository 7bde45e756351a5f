// How much of its time a process waits, however short each wait is and whoever else wants the processors: it is counted
// where a wait ends, not sampled.
#include "lab_help.h"

// A holds the lock nearly always, and lets it go for a moment after each millisecond or so: B's waits are many, and all
// that B does. A sleeps while it holds it: work would take as long as the machine is busy, and B's own, too.
static const char program[] = "import time\n"
                              "from multiprocessing import Lock, Process, Value\n"
                              "def holds(lock):\n"
                              "    while True:\n"
                              "        with lock:\n"
                              "            time.sleep(0.001)\n"
                              "def waits(lock):\n"
                              "    while True:\n"
                              "        with lock: pass\n"
                              "if __name__ == '__main__':\n"
                              "    lock = Lock()\n"
                              "    ps = [Process(target=f, args=(lock,)) for f in (holds, waits)]\n"
                              "    for p in ps: p.start()\n"
                              "    for p in ps: p.join()\n";

static int most;  // percent that the second child was seen to wait

static bool mostly(const LabSnapshot *s) {
  if (s->nprocesses == 3 && s->processes[2].waits > most) most = s->processes[2].waits;
  return most > 60;
}

static void who_waits_in_short_waits_is_known_to(void **state) {
  (void)state;
  Lab *lab = help_open(program);
  LabSnapshot *s = lab_snapshot_new();
  help_run(lab, &(LabOptions){0});
  if (!help_until(lab, s, mostly, 20)) fail_msg("%d %% at most", most);
  lab_snapshot_free(s);
  lab_free(lab);
}

int main(void) {
  lab_start();
  const struct CMUnitTest tests[] = {cmocka_unit_test(who_waits_in_short_waits_is_known_to)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
