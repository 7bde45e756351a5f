// The panel of shared objects with pools, executors, managers and meetings on it, as text: wide and narrow, ASCII,
// Chinese.
#include "screen_help.h"

static LabBoard boards[3];

static LabHand *hand(LabBoard *b, int slot, const char *text, int64_t done) {
  LabHand *h = &b->hands[b->nhands++];
  *h = (LabHand){.slot = slot, .client = -1, .working = *text, .done = done, .since = *text ? 12000000 : 0};
  snprintf(h->text, sizeof h->text, "%s", text);
  return h;
}

static void task(LabBoard *b, LabTaskState state, int slot, int64_t total, int64_t left, const char *text) {
  LabTask *t = &b->tasks[b->ntasks];
  *t = (LabTask){.number = b->ntasks++, .state = state, .slot = slot, .total = total, .left = left};
  snprintf(t->text, sizeof t->text, "%s", text);
}

static void fill(Scene *s) {
  help_scene(s);
  s->snap.state = LAB_RUNNING;
  for (int i = 0; i < 4; i++) help_process(s, LAB_RUNS, 9, "");
  memset(boards, 0, sizeof boards);
  LabObject *o = help_object(s, LAB_KIND_POOL, "p");
  LabBoard *b = &boards[0];
  o->board = b;
  *b = (LabBoard){.state = LAB_BOARD_CLOSED,
                  .asked = 9,
                  .waiting = 2,
                  .working = 1,
                  .done = 5,
                  .failed = 1,
                  .lost = 1,
                  .server = -1,
                  .nqueue = 2,
                  .nqueue_all = 2,
                  .nresults = 1,
                  .nresults_all = 1};
  strcpy(b->queue[0], "f(7)"), strcpy(b->queue[1], "g('x')"), strcpy(b->results[0], "36");
  hand(b, 1, "f(6)", 3);
  hand(b, 2, "", 2);
  LabHand *lost = hand(b, 3, "f(5)", 0);
  lost->working = false, lost->lost = lost->over = true;
  task(b, LAB_TASK_LOST, 3, 8, 3, "f × 8");
  task(b, LAB_TASK_WAITING, -1, 1, 1, "g('x')");

  o = help_object(s, LAB_KIND_EXECUTOR, "ex");
  b = &boards[1];
  o->board = b;
  *b = (LabBoard){.state = LAB_BOARD_OPEN, .asked = 4, .waiting = 1, .working = 1, .done = 1, .server = -1};
  b->rows[LAB_TASK_CANCELLED] = 1;
  hand(b, 2, "is_prime(97)", 1);
  task(b, LAB_TASK_DONE, -1, 1, 0, "is_prime(2)");
  task(b, LAB_TASK_RUNNING, 2, 1, 1, "is_prime(97)");
  task(b, LAB_TASK_WAITING, -1, 1, 1, "is_prime(99)");
  task(b, LAB_TASK_CANCELLED, -1, 1, 1, "is_prime(100)");

  o = help_object(s, LAB_KIND_MANAGER, "m");
  b = &boards[2];
  o->board = b;
  *b = (LabBoard){.state = LAB_BOARD_SERVING, .done = 153, .server = 1};
  hand(b, 1, "dict.update({'k': 1})", 10)->client = 2;
  hand(b, 1, "", 30)->client = 0;
  task(b, LAB_TASK_SERVED, -1, 2, 2, "dict");

  o = help_object(s, LAB_KIND_SEMAPHORE, "sem");
  o->count = 1, o->places = 3, o->takers[0] = 2, o->ntakers = 1;
}

static void expect(Scene *s, int rows, int cols, bool ascii, const char *expected) {
  s->grid.ascii = ascii;
  grid_size(&s->grid, rows, cols);
  panel_shared.draw(&s->view, grid_area(&s->grid));
  help_expect(&s->grid, expected);
}

static void boards_wide(void **state) {
  Scene s;
  fill(&s);
  expect(&s, 17, 76, false,
         " p          Pool          ✗ 1 lost  2 waiting  1 running  4 done  1 failed …\n"
         "   tasks │f(7)│g('x')│\n"
         "   A ▸ f(6)                     12 ms  ✗ C f(5) is lost\n"
         "   ┄ idle  B 2\n"
         "   results │36│\n"
         "   ✗ f × 8            5/8  ○ g('x')\n"
         " ex         Executor      1 waiting  1 running  1 done  1 cancelled\n"
         "   B ▸ is_prime(97)                                                  12 ms\n"
         "   ✓ is_prime(2)           ▸ B is_prime(97)        ○ is_prime(99)\n"
         "   – is_prime(100)\n"
         " m          Manager       server A 48214  153 calls\n"
         "   B ▸ dict.update({'k': 1})                                         12 ms\n"
         "   ┄ idle  M 30\n"
         "   ● dict              ×2\n"
         " sem        Semaphore     │B│●│ │ 1 of 3 free\n"
         "\n"
         "\n");
  help_free(&s);
}

// The header's number; whose change is gone is not known, and its rows stay as they are.
// A task that is lost stands once, with its worker; of many tasks the row says how many came back.
static void a_lost_task_stands_once(void **state) {
  (void)state;
  Scene s;
  help_scene(&s);
  s.snap.state = LAB_RUNNING;
  for (int i = 0; i < 3; i++) help_process(&s, LAB_RUNS, 9, "");
  memset(boards, 0, sizeof boards);
  LabObject *o = help_object(&s, LAB_KIND_POOL, "p");
  LabBoard *b = &boards[0];
  o->board = b;
  *b = (LabBoard){.asked = 10, .done = 8, .lost = 2, .server = -1};
  task(b, LAB_TASK_DONE, -1, 1, 0, "f(1)");
  task(b, LAB_TASK_LOST, 1, 1, 1, "f(2)");
  task(b, LAB_TASK_LOST, 2, 8, 3, "f × 8");
  for (int i = 1; i < 3; i++) {
    LabHand *h = hand(b, i, i == 1 ? "f(2)" : "f(7)", 0);
    h->working = false, h->lost = h->over = true, h->task = i;
  }
  expect(&s, 4, 60, false,
         " p          Pool          ✗ 2 lost  8 done\n"
         "   ✗ A f(2) is lost            ✗ B f(7) is lost\n"
         "   ✓ f(1)                      ✗ f × 8                5/8\n"
         "\n");
  help_free(&s);
}

static void a_manager_that_lost_updates(void **state) {
  Scene s;
  fill(&s);
  LabObject *o = &s.objects[0];
  *o = s.objects[2];
  o->stale = 2, o->lost = 5, o->last_lost_by = 2, o->last_lost_line = 10;
  s.snap.nobjects = 1;
  expect(&s, 6, 76, false,
         " m          Manager       server A 48214  ✗ 5 lost  153 calls\n"
         "   B ▸ dict.update({'k': 1})                                         12 ms\n"
         "   ┄ idle  M 30\n"
         "   ● dict              ×2\n"
         "\n"
         "\n");
  help_free(&s);
}

static void boards_narrow_in_ascii(void **state) {
  Scene s;
  fill(&s);
  expect(&s, 20, 44, true,
         " p          x 1 lost  2 waiting  1 running ~\n"
         "   tasks |f(7)|g('x')|\n"
         "   A > f(6)                          12 ms\n"
         "   x C f(5) is lost\n"
         "   . idle  B 2\n"
         "   results |36|\n"
         "   x f x 8                             5/8\n"
         "   o g('x')\n"
         " ex         1 waiting  1 running  1 done  1~\n"
         "   B > is_prime(97)                  12 ms\n"
         "   > B is_prime(97)\n"
         "   o is_prime(99)\n"
         " m          server A 48214  153 calls\n"
         "   B > dict.update({'k': 1})         12 ms\n"
         "   . idle  M 30\n"
         "   * dict                               x2\n"
         " sem        |B|*| | 1 of 3 free\n"
         "\n"
         "\n"
         "\n");
  help_free(&s);
}

static void boards_in_chinese(void **state) {
  Scene s;
  fill(&s);
  s.view.language = CHINESE;
  expect(&s, 17, 76, false,
         " p          Pool          ✗ 1 个丢失  2 个等待  1 个运行  4 个完成  1 个失败\n"
         "   任务 │f(7)│g('x')│\n"
         "   A ▸ f(6)                     12 ms  ✗ C f(5) 丢失了\n"
         "   ┄ 空闲  B 2\n"
         "   结果 │36│\n"
         "   ✗ f × 8            5/8  ○ g('x')\n"
         " ex         Executor      1 个等待  1 个运行  1 个完成  1 个取消\n"
         "   B ▸ is_prime(97)                                                  12 ms\n"
         "   ✓ is_prime(2)           ▸ B is_prime(97)        ○ is_prime(99)\n"
         "   – is_prime(100)\n"
         " m          Manager       服务进程 A 48214  153 次调用\n"
         "   B ▸ dict.update({'k': 1})                                         12 ms\n"
         "   ┄ 空闲  M 30\n"
         "   ● dict              ×2\n"
         " sem        Semaphore     │B│●│ │ 空位 1 / 3\n"
         "\n"
         "\n");
  help_free(&s);
}

// An Event, a Barrier that waits for one more, one that is broken.
static void meetings(void **state) {
  Scene s;
  help_scene(&s);
  s.snap.state = LAB_RUNNING;
  for (int i = 0; i < 4; i++) help_process(&s, LAB_RUNS, 9, "");
  LabObject *o = help_object(&s, LAB_KIND_EVENT, "go");
  o->stands = STANDS_EVENT_CLEAR;
  o->waiting[0].slot = 1, o->waiting[1].slot = 2, o->nwaiting = 2;
  help_object(&s, LAB_KIND_EVENT, "stop")->stands = STANDS_EVENT_SET;
  o = help_object(&s, LAB_KIND_BARRIER, "meet");
  o->stands = STANDS_BARRIER_FILLS, o->count = 2, o->bound = 3;
  o->waiting[0].slot = 1, o->waiting[1].slot = 3, o->nwaiting = 2;
  help_object(&s, LAB_KIND_BARRIER, "late")->stands = STANDS_BARRIER_BROKEN;
  expect(&s, 4, 60, false,
         " go         Event         ○ not set  ┄ waiting A B\n"
         " stop       Event         ● set\n"
         " meet       Barrier       ●●○ 2 of 3 are there: A C\n"
         " late       Barrier       ✗ broken\n");
  help_free(&s);
}

// A Barrier that all have met at, one whose action runs, one that was reset: who waits there is not who is there.
static void barriers(void **state) {
  Scene s;
  help_scene(&s);
  s.snap.state = LAB_RUNNING;
  for (int i = 0; i < 4; i++) help_process(&s, LAB_RUNS, 9, "");
  LabObject *o = help_object(&s, LAB_KIND_BARRIER, "met");
  o->stands = STANDS_BARRIER_DRAINS, o->count = 1, o->bound = 3, o->waiting[0].slot = 2, o->nwaiting = 1;
  o = help_object(&s, LAB_KIND_BARRIER, "acts");
  o->stands = STANDS_BARRIER_ACTS, o->count = o->bound = 3;
  o = help_object(&s, LAB_KIND_BARRIER, "again");
  o->stands = STANDS_BARRIER_RESET, o->count = 2, o->bound = 3;
  expect(&s, 3, 60, false,
         " met        Barrier       all have met, 1 yet to leave\n"
         " acts       Barrier       ●●● all are there, its action runs\n"
         " again      Barrier       reset, 2 yet to leave\n");
  help_free(&s);
}

// Nobody holds a signal: what counts is whether it was released.
static void signals(void **state) {
  Scene s;
  help_scene(&s);
  s.snap.state = LAB_RUNNING;
  for (int i = 0; i < 4; i++) help_process(&s, LAB_RUNS, 9, "");
  LabObject *o = help_object(&s, LAB_KIND_SEMAPHORE, "go");
  o->signal = true, o->waiting[0].slot = 2, o->nwaiting = 1;
  o = help_object(&s, LAB_KIND_SEMAPHORE, "items");
  o->signal = true, o->count = 3;
  o = help_object(&s, LAB_KIND_SEMAPHORE, "slots");
  o->signal = true, o->count = 1, o->places = 2;
  o = help_object(&s, LAB_KIND_LOCK, "done");
  o->signal = true, o->holder = -1, o->depth = 1, o->waiting[0].slot = 0, o->nwaiting = 1;
  expect(&s, 4, 60, false,
         " go         Semaphore     ○ not released  ┄ waiting B\n"
         " items      Semaphore     ●●● released 3 times\n"
         " slots      Semaphore     │●│ │ 1 of 2 free\n"
         " done       Lock          ○ not released  ┄ waiting M\n");
  s.view.language = CHINESE;
  s.objects[0].count = 1, s.objects[0].nwaiting = 0, s.objects[3].depth = 0, s.objects[3].nwaiting = 0;
  expect(&s, 4, 60, false,
         " go         Semaphore     ● 已 release\n"
         " items      Semaphore     ●●● 已 release 3 次\n"
         " slots      Semaphore     │●│ │ 空位 1 / 2\n"
         " done       Lock          ● 已 release\n");
  help_free(&s);
}

// A page says which of them stand first, by a name or a list's; the others keep their order.
static void what_a_page_wants_first(void **state) {
  static LessonPage page;
  static Lesson lesson = {.pages = &page, .npages = 1};
  Scene s;
  help_scene(&s);
  s.snap.state = LAB_RUNNING;
  help_process(&s, LAB_RUNS, 9, "");
  help_object(&s, LAB_KIND_LOCK, "forks");
  help_object(&s, LAB_KIND_LOCK, "fork[0]");
  help_object(&s, LAB_KIND_LOCK, "room");
  help_object(&s, LAB_KIND_LOCK, "fork[1]");
  page.screen.first[0] = "room", page.screen.first[1] = "fork", page.screen.nfirst = 2;
  s.view.lesson = &lesson;
  expect(&s, 4, 60, false,
         " room       Lock          ◇ free\n"
         " fork[0]    Lock          ◇ free\n"
         " fork[1]    Lock          ◇ free\n"
         " forks      Lock          ◇ free\n");
  char strip[100];
  panel_shared.strip(&s.view, strip, sizeof strip);
  assert_string_equal(strip, "room ");
  page.screen.nfirst = 0;
  expect(&s, 4, 60, false,
         " forks      Lock          ◇ free\n"
         " fork[0]    Lock          ◇ free\n"
         " room       Lock          ◇ free\n"
         " fork[1]    Lock          ◇ free\n");
  help_free(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(boards_wide),
                                     cmocka_unit_test(a_lost_task_stands_once),
                                     cmocka_unit_test(a_manager_that_lost_updates),
                                     cmocka_unit_test(boards_narrow_in_ascii),
                                     cmocka_unit_test(boards_in_chinese),
                                     cmocka_unit_test(meetings),
                                     cmocka_unit_test(barriers),
                                     cmocka_unit_test(signals),
                                     cmocka_unit_test(what_a_page_wants_first)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
