// Waiters of an object on the screen: real runs, drawn by the panel of shared objects and read as text. The gate holds
// the run where the order matters; of a paced and a live run every picture is checked.
#include "tests/lab/gate_help.h"

#include "tui/panels/view.h"

static Grid grid;

// The row of the object of that name, and the one below it.
static const char *rows_of(Lab *lab, const char *name) {
  static char rows[1000];
  View v = {.program = lab_program(lab), .snap = snap, .gate = lab_gate(lab), .line = 1};
  grid_size(&grid, 20, 90);
  grid_clear(&grid);
  panel_shared.draw(&v, grid_area(&grid));
  char *text = grid_text(&grid), start[60];
  snprintf(start, sizeof start, " %s ", name);
  rows[0] = '\0';
  for (char *row = strtok(text, "\n"); row; row = strtok(NULL, "\n")) {
    if (strncmp(row, start, strlen(start)) && strncmp(row + strlen("▸"), name, strlen(name))) continue;
    char *below = strtok(NULL, "\n");
    snprintf(rows, sizeof rows, "%s\n%s\n", row, below && below[3] == ' ' ? below : "");
    break;
  }
  free(text);
  return rows;
}

static void shows(Lab *lab, const char *name, const char *what) {
  const char *rows = rows_of(lab, name);
  if (strstr(rows, what) == NULL) fail_msg("%s: no \"%s\" in\n%s", name, what, rows);
}

static void shows_not(Lab *lab, const char *name, const char *what) {
  const char *rows = rows_of(lab, name);
  if (strstr(rows, what)) fail_msg("%s: \"%s\" in\n%s", name, what, rows);
}

// Lets a process take its steps until it stands before that one.
static void up_to(Lab *lab, int slot, const char *verb, const char *object) {
  for (int i = 0; i < 60; i++) {
    const LabChoice *c = held(lab, slot);
    bool there = strcmp(c->verb, verb) == 0 &&
                 (object == NULL || (c->object >= 0 && strcmp(snap->objects[c->object].name, object) == 0));
    if (there) return;
    step(lab, slot);
  }
  fail_msg("process %d never comes to %s", slot, verb);
}

static Lab *begin(const char *text, int workers) {
  Lab *lab = step_open(text, true);
  for (int i = 0; i < 60 && snap->nprocesses <= workers; i++) step(lab, 0);
  assert_int_equal(snap->nprocesses, workers + 1);
  return lab;
}

// ---- held by the gate ----

#define TWO(args, body)                                                     \
  "from multiprocessing import *\n"                                         \
  "def work(n, " args "):\n" body "if __name__ == '__main__':\n"            \
  "    lock, rlock, cond, q = Lock(), RLock(), Condition(), Queue(1)\n"     \
  "    ps = [Process(target=work, args=(n, " args ")) for n in range(2)]\n" \
  "    for p in ps:\n"                                                      \
  "        p.start()\n"                                                     \
  "    for p in ps:\n"                                                      \
  "        p.join()\n"

static void a_lock(void **state) {
  Lab *lab = begin(TWO("lock", "    with lock:\n        print(n)\n"), 2);
  up_to(lab, 1, "acquire", "lock");
  up_to(lab, 2, "acquire", "lock");
  shows(lab, "lock", "◇ free");
  shows_not(lab, "lock", "waiting");  // both stand before it, and both could take it
  step(lab, 1);
  shows(lab, "lock", "◆ A  ┄ waiting B\n");
  up_to(lab, 1, "release", "lock");
  shows(lab, "lock", "◆ A  ┄ waiting B\n");  // A stands before its release
  step(lab, 1);
  shows(lab, "lock", "◇ free");
  shows_not(lab, "lock", "waiting");
  step(lab, 2);
  shows(lab, "lock", "◆ B");
  shows_not(lab, "lock", "waiting");
  lab_free(lab);
}

static void an_rlock(void **state) {
  Lab *lab = begin(TWO("rlock", "    with rlock:\n        with rlock:\n            print(n)\n"), 2);
  up_to(lab, 1, "acquire", "rlock");
  up_to(lab, 2, "acquire", "rlock");
  step(lab, 1);
  said(held(lab, 1)->verb, "acquire");  // once more
  shows(lab, "rlock", "◆ A  ┄ waiting B\n");
  step(lab, 1);
  shows(lab, "rlock", "◆ A ×2  ┄ waiting B\n");
  up_to(lab, 1, "release", "rlock");
  step(lab, 1);
  said(held(lab, 1)->verb, "release");
  shows(lab, "rlock", "◆ A  ┄ waiting B\n");
  step(lab, 1);
  shows(lab, "rlock", "◇ free");
  shows_not(lab, "rlock", "waiting");
  lab_free(lab);
}

// A Value of its own lock: who has the lock and stands before a load does not wait for it.
static void a_lock_of_a_value(void **state) {
  Lab *lab = help_open("from multiprocessing import *\n"
                       "def work(v, lock):\n"
                       "    with lock:\n"
                       "        v.value += 1\n"
                       "if __name__ == '__main__':\n"
                       "    lock = RLock()\n"
                       "    v = Value('i', 0, lock=lock)\n"
                       "    ps = [Process(target=work, args=(v, lock)) for n in range(2)]\n"
                       "    for p in ps: p.start()\n"
                       "    for p in ps: p.join()\n");
  char why[200];
  assert_true(lab_step_begin(lab, &(LabOptions){0}, true, why, sizeof why));
  settle(lab);
  while (snap->nprocesses < 3) step(lab, 0);
  up_to(lab, 1, "load", "v");
  up_to(lab, 2, "acquire", "lock");
  shows(lab, "lock", "◆ A  ┄ waiting B\n");
  step(lab, 1);
  said(held(lab, 1)->verb, "store");
  shows(lab, "lock", "◆ A  ┄ waiting B\n");
  lab_free(lab);
}

// Asleep on it, woken, then waiting for its lock: each in its own place.
static void a_condition(void **state) {
  Lab *lab = begin(TWO("cond", "    with cond:\n"
                               "        if n == 0:\n"
                               "            cond.wait()\n"
                               "        else:\n"
                               "            cond.notify()\n"),
                   2);
  up_to(lab, 1, "woken", "cond");
  shows(lab, "cond", "◇ free");
  shows(lab, "cond", "┄ asleep A");
  up_to(lab, 2, "notify", "cond");
  shows(lab, "cond", "◆ B\n");  // nobody waits for the lock
  shows(lab, "cond", "┄ asleep A");
  step(lab, 2);
  shows(lab, "cond", "◆ B\n");
  shows(lab, "cond", "┄ asleep –  ▸ woken A");
  step(lab, 1);  // it wakes up, and would have the lock again
  said(held(lab, 1)->verb, "acquire");
  shows(lab, "cond", "◆ B  ┄ waiting A\n");
  shows(lab, "cond", "┄ asleep –");
  shows_not(lab, "cond", "woken");
  up_to(lab, 2, "release", NULL);
  step(lab, 2);
  shows(lab, "cond", "◇ free");
  shows_not(lab, "cond", "waiting");
  lab_free(lab);
}

static void a_queue(void **state) {
  Lab *lab = begin(TWO("q", "    if n == 0:\n"
                            "        q.get()\n"
                            "    else:\n"
                            "        q.put(1)\n"
                            "        q.put(2)\n"),
                   2);
  up_to(lab, 1, "get", "q");
  shows(lab, "q", "┄ waiting A");  // for a message
  up_to(lab, 2, "put", "q");
  shows(lab, "q", "┄ waiting A\n");
  step(lab, 2);
  up_to(lab, 2, "put", "q");
  shows(lab, "q", "waiting A B\n");  // full
  lab_free(lab);
}

// A Lock that its holder acquires once more: that one does wait for itself, and the lab says so.
static void a_lock_that_waits_for_itself(void **state) {
  Lab *lab = help_open("from multiprocessing import Lock\nlock = Lock()\nlock.acquire()\nlock.acquire()\n");
  for (int paced = 0; paced < 2; paced++) {
    help_run(lab, &(LabOptions){.pace = paced ? 500 : 0});
    assert_true(help_until(lab, snap, help_over, 20));
    assert_int_equal(snap->state, LAB_DEADLOCK);
    shows(lab, "lock", "◆ M  ┄ waiting M\n");
  }
  lab_free(lab);
}

// ---- every picture of a run ----

// Mostly locks, so that a live run changes hands as fast as it can; the other two now and then.
static const char busy[] = "from multiprocessing import *\n"
                           "WORKERS = 5     #: knob 1..200\n"
                           "RARE = 3     #: knob 1..1000\n"
                           "def work(lock, rlock, cond, q):\n"
                           "    for i in range(10 ** 9):\n"
                           "        with lock:\n"
                           "            pass\n"
                           "        with rlock:\n"
                           "            with rlock:\n"
                           "                pass\n"
                           "        if i % RARE:\n"
                           "            continue\n"
                           "        with cond:\n"
                           "            cond.notify()\n"
                           "            cond.wait(0.001)\n"
                           "        q.put(i)\n"
                           "        q.get()\n"
                           "if __name__ == '__main__':\n"
                           "    lock, rlock, cond, q = Lock(), RLock(), Condition(), Queue(2)\n"
                           "    ps = [Process(target=work, args=(lock, rlock, cond, q)) for _ in range(WORKERS)]\n"
                           "    for p in ps:\n"
                           "        p.start()\n"
                           "    for p in ps:\n"
                           "        p.join()\n";

// In the snapshot: the holder is not among those who wait. Returns how many do.
static int waits_in(const LabObject *o) {
  for (int i = 0; o->holder >= 0 && i < o->nwaiting && i < LAB_WAITERS; i++)
    if (o->waiting[i].slot == o->holder && o->kind != LAB_KIND_QUEUE)
      fail_msg("%s: process %d holds it and waits to %s it", o->name, o->holder, o->waiting[i].verb);
  return o->nwaiting;
}

// On the screen: "◆ A  ┄ waiting B C".
static int waits_on(Lab *lab, const char *name) {
  const char *rows = rows_of(lab, name), *holder = strstr(rows, "◆ "), *waiting = strstr(rows, "waiting ");
  if (waiting == NULL) return 0;
  char letter = holder ? holder[strlen("◆ ")] : 0;
  for (const char *c = waiting + strlen("waiting "); *c && *c != '\n' && *c != '+'; c++)
    if (*c == letter) fail_msg("the holder waits for what it holds:\n%s", rows);
  return 1;
}

static void every_picture(double pace, const char *workers, double seconds, bool read) {
  static const char *const names[] = {"lock", "rlock", "cond", "q"};
  char why[200];
  int waits = 0, seen = 0;
  Lab *lab = help_open(busy);
  assert_true(lab_set_knob(lab, 0, workers, why, sizeof why));
  assert_true(lab_set_knob(lab, 1, pace > 0 ? "2" : "1000", why, sizeof why));
  help_run(lab, &(LabOptions){.pace = pace});
  for (double until = now() + seconds; now() < until || waits < 20 || (read && seen == 0);) {
    if (now() > until + 60) fail_msg("nobody ever waits: %d", waits);
    one_turn(lab);
    for (int turn = 0; turn < 40; turn++) {
      lab_snapshot(lab, snap);
      for (int i = 0; i < snap->nobjects; i++) waits += waits_in(&snap->objects[i]) > 0;
      for (int i = 0; read && snap->nobjects > 4 && i < 4; i++) seen += waits_on(lab, names[i]);
    }
  }
  if (read) assert_true(seen > 0);
  lab_free(lab);
}

static void paced(void **state) { every_picture(2000, "5", 2, true); }
static void live(void **state) { every_picture(0, "5", 2, true); }
static void with_120_processes(void **state) {  // letters come again from the 52nd on: the snapshot is looked at
  every_picture(0, "120", 2, false);
  every_picture(3000, "120", 2, false);
}

static int end_of_all(void **state) {
  grid_free(&grid);
  return end(state);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_lock),      cmocka_unit_test(an_rlock), cmocka_unit_test(a_lock_of_a_value),
      cmocka_unit_test(a_condition), cmocka_unit_test(a_queue),  cmocka_unit_test(a_lock_that_waits_for_itself),
      cmocka_unit_test(paced),       cmocka_unit_test(live),     cmocka_unit_test(with_120_processes)};
  return cmocka_run_group_tests(tests, start, end_of_all);
}
