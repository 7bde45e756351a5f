// What is tried before its turn (search_first.c, search_steer.c), and searches from a given beginning.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "bind/ops.h"
#include "explore/search.h"

static Explore *open_program(const char *text) {
  static const char *const argv[] = {"program.py"};
  char why[300];
  RunConfig config = {.path = "program.py", .text = text, .size = strlen(text), .argv = argv, .argc = 1, .births = -1};
  Explore *x = explore_new(&bind_ops, &config, &(ExploreSetup){.seed = 1}, why, sizeof why);
  if (!x) fail_msg("%s", why);
  return x;
}

static void search_program(Search *s, const char *text) {
  Explore *x = open_program(text);
  assert_true(search_run(s, x));
  explore_free(x);
}

static const SearchFinding *first_bad(const Search *s) {
  for (int i = 0; i < s->nfindings; i++)
    if (outcome_breaks(&s->finding[i].outcome)) return &s->finding[i];
  return NULL;
}

#define MAIN "\nif __name__ == '__main__':\n"
#define START_AND_JOIN "    for p in ps: p.start()\n    for p in ps: p.join()\n"

// Philosophers at a round table: only the order in which all take their first fork is stuck.
static const char *ring(int n) {
  static char text[1024];
  snprintf(text, sizeof text,
           "from multiprocessing import *\n"
           "def f(a, b):\n"
           "    with a:\n"
           "        with b: pass\n" MAIN "    k = [Lock() for _ in range(%d)]\n"
           "    ps = [Process(target=f, args=(k[i], k[(i + 1) %% %d])) for i in range(%d)]\n" START_AND_JOIN,
           n, n, n);
  return text;
}

// Each sets its place only when the one before it, which was started later, has: rare in the tree, likely in a sample.
static const char chain[] =
    "from multiprocessing import *\n"
    "def f(i, a, noise):\n"
    "    for _ in range(2): noise.value = i\n"
    "    if i == 0 or a[i - 1] == 1: a[i] = 1\n"
    "    for _ in range(2): noise.value = i\n" MAIN
    "    a = Array('i', 4, lock=False); noise = Value('i', 0, lock=False)\n"
    "    ps = [Process(target=f, args=(i, a, noise)) for i in reversed(range(4))]\n" START_AND_JOIN
    "    assert a[3] == 0, 'chain'\n";

// 1,680 orders, and none breaks.
static const char locked[] = "from multiprocessing import *\n"
                             "def f(v, l):\n"
                             "    for _ in range(3):\n"
                             "        with l: v.value += 1\n" MAIN "    v = Value('i', 0, lock=False); l = Lock()\n"
                             "    ps = [Process(target=f, args=(v, l)) for _ in range(3)]\n" START_AND_JOIN;

static void test_cycle_of_locks(void **state) {
  for (int n = 2; n <= 20; n += 6) {
    Search s = {.method = SEARCH_DPOR, .seed = 1, .breaks_first = true, .max_orders = 20};
    search_program(&s, ring(n));
    const SearchFinding *bad = first_bad(&s);
    assert_non_null(bad);
    assert_int_equal(bad->outcome.kind, OUTCOME_DEADLOCK);
    assert_int_equal(s.broke_after, 2);
    assert_int_equal(s.lots, 1);
    assert_non_null(bad->sentence);
    search_free(&s);
  }
}

static void test_no_cycle(void **state) {
  Search s = {.method = SEARCH_DPOR, .seed = 1, .breaks_first = true};
  search_program(&s, "from multiprocessing import *\n"
                     "def f(a, b):\n"
                     "    with a:\n"
                     "        with b: pass\n" MAIN "    a, b = Lock(), Lock()\n"
                     "    ps = [Process(target=f, args=(a, b)) for _ in range(2)]\n" START_AND_JOIN);
  assert_true(s.complete);
  assert_int_equal(s.lots, 0);
  search_free(&s);
}

// A cycle that cannot come true costs one order and changes nothing.
static void test_guarded_cycle(void **state) {
  Search s = {.method = SEARCH_DPOR, .seed = 1, .breaks_first = true};
  search_program(&s,
                 "from multiprocessing import *\n"
                 "def f(g, a, b):\n"
                 "    with g:\n"
                 "        with a:\n"
                 "            with b: pass\n" MAIN "    g, a, b = Lock(), Lock(), Lock()\n"
                 "    ps = [Process(target=f, args=(g, a, b)), Process(target=f, args=(g, b, a))]\n" START_AND_JOIN);
  assert_true(s.complete);
  assert_int_equal(s.lots, 1);
  assert_int_equal(s.orders, 2);
  assert_int_equal(s.nfindings, 1);
  assert_null(first_bad(&s));
  search_free(&s);
}

static void test_rare(void **state) {
  Search s = {.method = SEARCH_DPOR, .seed = 1, .breaks_first = true, .max_orders = 2000};
  search_program(&s, chain);
  const SearchFinding *bad = first_bad(&s);
  assert_non_null(bad);
  assert_int_equal(bad->outcome.kind, OUTCOME_EXCEPTION);
  assert_int_equal(bad->orders, 0);  // not in its turn
  assert_true(s.broke_after > 0 && s.broke_after < 2000);
  uint64_t counted = 0;
  for (int i = 0; i < s.nfindings; i++) counted += s.finding[i].orders;
  assert_int_equal(counted, s.orders);
  search_free(&s);
}

static void test_counts_are_as_without(void **state) {
  Search with = {.method = SEARCH_DPOR, .seed = 1, .breaks_first = true}, without = {.method = SEARCH_DPOR, .seed = 1};
  search_program(&with, locked);
  search_program(&without, locked);
  assert_int_equal(with.lots, 500);
  assert_int_equal(without.lots, 0);
  assert_true(with.complete && without.complete);
  assert_int_equal(with.orders, without.orders);
  assert_int_equal(with.redundant, without.redundant);
  assert_int_equal(with.nfindings, without.nfindings);
  assert_int_equal(with.finding[0].orders, without.finding[0].orders);
  search_free(&with);
  search_free(&without);
}

static void count_break(Search *s, const SearchFinding *f) {
  assert_true(outcome_breaks(&f->outcome));
  assert_non_null(f->sentence);
  assert_true(f->ngood > 0);
  ++*(int *)s->data;
}

// Once, when the search goes on; not in a search that ends soon.
static void test_first_break_is_told(void **state) {
  int told = 0;
  Search s = {.method = SEARCH_DPOR, .seed = 1, .breaks_first = true, .on_break = count_break, .data = &told};
  search_program(&s, ring(10));
  assert_int_equal(told, 1);
  assert_int_equal(s.orders, 1023);
  assert_int_equal(first_bad(&s)->orders, 1);
  search_free(&s);
  told = 0;
  search_program(&s, ring(3));
  assert_int_equal(told, 0);
  search_free(&s);
}

// ---- from a given beginning ----

static const char race[] = "from multiprocessing import *\n"
                           "def f(v):\n"
                           "    for _ in range(2): v.value += 1\n" MAIN "    v = Value('i', 0, lock=False)\n"
                           "    ps = [Process(target=f, args=(v,)) for _ in range(2)]\n" START_AND_JOIN;

enum { ORDERS = 400, STEPS = 40 };
typedef struct Order {
  Choice step[STEPS];
  int n;
  uint64_t key;
} Order;
typedef struct Orders {
  Order order[ORDERS];
  int n;
} Orders;

static bool collect(Search *s, const ExploreEvent *event, int n, const Outcome *o) {
  Orders *all = s->data;
  assert_true(all->n < ORDERS && n <= STEPS);
  Order *to = &all->order[all->n++];
  to->n = n;
  to->key = o->key;
  for (int i = 0; i < n; i++) to->step[i] = event[i].choice;
  return true;
}

static bool begins_with(const Choice *a, const Choice *with, int n) {
  for (int i = 0; i < n; i++)
    if (!choice_same(&a[i], &with[i])) return false;
  return true;
}

static bool has_key(const Search *s, uint64_t key) {
  for (int i = 0; i < s->nfindings; i++)
    if (s->finding[i].outcome.key == key) return true;
  return false;
}

static void check_finding(const SearchFinding *f, const Order *o, int k) {
  Choice step[STEPS];
  for (int e = 0; e < f->n; e++) step[e] = f->event[e].choice;
  assert_true(begins_with(step, o->step, k));
  for (int e = 0; e < f->ngood; e++) step[e] = f->good[e].choice;
  assert_true(!f->ngood || begins_with(step, o->step, k));
  assert_int_not_equal(f->sentence[f->n - 1][0], 0);
}

// From the first k steps of an order: what the plain search finds from there, and only orders that begin so.
static void search_from(const Order *o, int k) {
  static Orders found;
  found.n = 0;
  Search s = {.method = SEARCH_DPOR, .seed = 1, .from = o->step, .nfrom = k, .on_order = collect, .data = &found},
         all = {.method = SEARCH_ALL, .from = o->step, .nfrom = k};
  search_program(&s, race);
  search_program(&all, race);
  assert_true(s.complete && all.complete);
  assert_int_equal(s.orders, all.orders);
  assert_int_equal(s.nfindings, all.nfindings);
  for (int i = 0; i < found.n; i++) assert_true(begins_with(found.order[i].step, o->step, k));
  for (int i = 0; i < s.nfindings; i++) {
    assert_true(has_key(&all, s.finding[i].outcome.key));
    check_finding(&s.finding[i], o, k);
  }
  assert_true(has_key(&s, o->key));
  if (k == o->n) assert_int_equal(s.orders, 1);
  search_free(&s);
  search_free(&all);
}

static void test_from(void **state) {
  static Orders every;
  Search s = {.method = SEARCH_DPOR, .on_order = collect, .data = &every};
  search_program(&s, race);
  assert_true(s.complete);
  search_free(&s);
  for (int i = 0; i < every.n; i += 7)
    for (int k = 0; k <= every.order[i].n; k++) search_from(&every.order[i], k);
}

// The beginning is that of another program.
static void test_from_elsewhere(void **state) {
  static Orders every;
  every.n = 0;
  Search s = {.method = SEARCH_DPOR, .on_order = collect, .data = &every};
  search_program(&s, race);
  search_free(&s);
  s = (Search){.method = SEARCH_DPOR, .from = every.order[0].step, .nfrom = every.order[0].n};
  search_program(&s, ring(2));
  assert_false(s.complete);
  assert_int_equal(s.orders, 0);
  search_free(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cycle_of_locks),
      cmocka_unit_test(test_no_cycle),
      cmocka_unit_test(test_guarded_cycle),
      cmocka_unit_test(test_rare),
      cmocka_unit_test(test_counts_are_as_without),
      cmocka_unit_test(test_first_break_is_told),
      cmocka_unit_test(test_from),
      cmocka_unit_test(test_from_elsewhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
