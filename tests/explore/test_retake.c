// Orders that are taken again: what is learned of printed lines, and that the search goes on as if nothing had been.
#include "explore/retake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "bind/ops.h"
#include "explore/search.h"

static Explore *x;
static Retake *retake;
static Caveats caveats;
static PrintedTable printed;
static int news;

static bool on_new(Search *s, const ExploreEvent *event, int n) {
  (void)s;
  ExploreMark *here = explore_mark(x);
  assert_non_null(here);
  news++;
  bool learned = retake_wants(retake) && retake_order(retake, event, n, &caveats, &printed);
  explore_back(x, here);
  explore_drop(x, here);
  return learned;
}

static Search search(const char *text, bool again) {
  static const char *const argv[] = {"program.py"};
  static RunConfig config;
  char why[300];
  config = (RunConfig){.path = "program.py", .text = text, .size = strlen(text), .argv = argv, .argc = 1, .births = -1};
  x = explore_new(&bind_ops, &config, &(ExploreSetup){.seed = 1}, why, sizeof why);
  if (!x) fail_msg("%s", why);
  ExploreMark *start = explore_mark(x);
  retake = retake_new(x, start);
  Search s = {.method = SEARCH_DPOR, .on_new = again ? on_new : NULL};
  assert_true(search_run(&s, x));
  retake_free(retake);
  explore_drop(x, start);
  explore_free(x);
  return s;
}

static void forget(void) {
  caveats_free(&caveats);
  printed_free(&printed);
  news = 0;
}

#define HEAD "from multiprocessing import *\nimport os, time\n"

static void printed_times_are_learned(void **state) {
  (void)state;
  char out[80];
  Search s = search(HEAD "t = time.time()\nprint('took %.1f s, %d' % (time.time() - t, 7))\n", true);
  assert_int_equal(caveats.n, 0);
  printed_mask(&printed, "MainProcess", "took 0.0 s, 7", out, sizeof out);
  assert_string_equal(out, "took # s, 7");
  search_free(&s);
  forget();
}

// A PID stays: it is told apart by the name of its process. What is made of it does not.
static void printed_pids_are_not(void **state) {
  (void)state;
  char out[80];
  Search s = search(HEAD "print('I am', os.getpid(), os.getpid() % 1000)\n", true);
  printed_mask(&printed, "MainProcess", "I am 1000000 0", out, sizeof out);
  assert_string_equal(out, "I am 1000000 #");
  search_free(&s);
  forget();
}

static void who_looks_at_nothing_is_left_alone(void **state) {
  (void)state;
  Search s = search(HEAD "v = Value('i', 0)\nv.value = 1\nprint(v.value)\n", true);
  assert_int_equal(news, 1);
  assert_int_equal(caveats.n + printed.n, 0);
  search_free(&s);
  forget();
}

static void the_search_finds_the_same(void **state) {
  (void)state;
  static const char text[] = HEAD "def f(v):\n    v.value += 1\n    print(os.getpid(), time.time())\n"
                                  "if __name__ == '__main__':\n    v = Value('i', 0)\n"
                                  "    ps = [Process(target=f, args=(v,)) for _ in range(2)]\n"
                                  "    for p in ps: p.start()\n    for p in ps: p.join()\n"
                                  "    if os.getpid() % 2: v.value = 9\n";
  Search with = search(text, true);
  assert_int_equal(caveats.n, 1);
  assert_int_equal(caveats.list[0].kind, CAVEAT_PID);
  forget();
  Search without = search(text, false);
  assert_int_equal(with.orders, without.orders);
  assert_int_equal(with.nfindings, without.nfindings);
  for (int i = 0; i < with.nfindings; i++) assert_true(with.finding[i].outcome.key == without.finding[i].outcome.key);
  search_free(&with);
  search_free(&without);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(printed_times_are_learned),
      cmocka_unit_test(printed_pids_are_not),
      cmocka_unit_test(who_looks_at_nothing_is_left_alone),
      cmocka_unit_test(the_search_finds_the_same),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
