// Which steps of an order are inside a call (explore/fold.h): they can be taken as soon as they are enabled, or as late
// as somebody waits for them, and the order comes to the same end. What somebody else could see is not inside.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "bind/ops.h"
#include "explore/fold.h"
#include "explore/search.h"
#include "world/view.h"

enum { ORDERS = 40, LONGEST = 600 };

static Explore *x;
static ExploreMark *start;
static struct Taken {
  ExploreEvent event[LONGEST];
  FoldStep fold[LONGEST];
  bool gone[LONGEST];
  int n;
  uint64_t key;
} taken[ORDERS];
static int ntaken;

static bool keep(Search *s, const ExploreEvent *event, int n, const Outcome *o) {
  if (ntaken == ORDERS || n > LONGEST) return true;
  struct Taken *t = &taken[ntaken++];
  memcpy(t->event, event, (size_t)n * sizeof *event);
  t->n = n;
  t->key = o->key;
  return true;
}

// Orders by lot, each with its folds.
static void open_orders(const char *text) {
  static const char *const argv[] = {"program.py"};
  static RunConfig config;
  char why[300];
  config = (RunConfig){.path = "program.py", .text = text, .size = strlen(text), .argv = argv, .argc = 1, .births = -1};
  x = explore_new(&bind_ops, &config, &(ExploreSetup){.seed = 1}, why, sizeof why);
  if (!x) fail_msg("%s", why);
  start = explore_mark(x);
  ntaken = 0;
  Search s = {.method = SEARCH_RANDOM, .max_orders = ORDERS, .seed = 3, .rough = true, .on_order = keep};
  assert_true(search_run(&s, x));
  search_free(&s);
  assert_true(ntaken > 0);
  for (int i = 0; i < ntaken; i++) {
    explore_back(x, start);
    for (int k = 0; k < taken[i].n; k++) {
      ExploreEvent e;
      const Choice *c = &taken[i].event[k].choice;
      assert_int_equal(explore_take(x, c->slot, choice_place(c), &e), EXPLORE_TAKEN);
    }
    fold_order(x, start, taken[i].event, taken[i].n, taken[i].fold);
  }
}

static void close_orders(void) {
  explore_drop(x, start);
  explore_free(x);
}

// ---- the same order, its inside moved ----

static bool is_next(const struct Taken *t, int i) {
  for (int k = 0; k < i; k++)
    if (!t->gone[k] && t->event[k].choice.slot == t->event[i].choice.slot &&
        t->event[k].choice.strand == t->event[i].choice.strand)
      return false;
  return !t->gone[i];
}

// false: it cannot go now
static bool try(struct Taken *t, int i) {
  static ExplorePending pending[256];
  const Choice *c = &t->event[i].choice;
  if (!is_next(t, i)) return false;
  int n = explore_pending(x, pending, 256);
  for (int k = 0; k < n; k++) {
    if (pending[k].slot != c->slot || pending[k].strand != choice_place(c)) continue;
    if (!pending[k].go && !pending[k].timeout) return false;
    ExploreEvent e;
    assert_int_equal(explore_take(x, c->slot, choice_place(c), &e), EXPLORE_TAKEN);
    if (!choice_same(&e.choice, c)) fail_msg("step %d is another one now", i + 1);
    return t->gone[i] = true;
  }
  return false;
}

static bool take_inside(struct Taken *t, int most) {
  for (int i = 0; i < t->n && i < most; i++)
    if (t->fold[i].inside && !t->gone[i] && try(t, i)) return true;
  return false;
}

static void ends_the_same(const struct Taken *t) {
  static Outcome o;
  explore_outcome(x, &o);
  assert_true(o.key == t->key);
}

static void as_soon_as_possible(struct Taken *t) {
  explore_back(x, start);
  memset(t->gone, 0, sizeof t->gone);
  for (int i = 0; i < t->n; i++) {
    while (take_inside(t, t->n)) continue;
    if (!t->fold[i].inside && !try(t, i)) fail_msg("step %d cannot go", i + 1);
  }
  while (take_inside(t, t->n)) continue;
  ends_the_same(t);
}

static void as_late_as_possible(struct Taken *t) {
  explore_back(x, start);
  memset(t->gone, 0, sizeof t->gone);
  for (int i = 0; i < t->n; i++) {
    if (t->fold[i].inside) continue;
    while (!try(t, i))
      if (!take_inside(t, i)) fail_msg("step %d cannot go", i + 1);
  }
  while (take_inside(t, t->n)) continue;
  ends_the_same(t);
}

static int count_inside(const struct Taken *t) {
  int n = 0;
  for (int i = 0; i < t->n; i++) n += t->fold[i].inside;
  return n;
}

static void moves(const char *text, int least) {
  open_orders(text);
  for (int i = 0; i < ntaken; i++) {
    if (count_inside(&taken[i]) < least) fail_msg("only %d steps are inside", count_inside(&taken[i]));
    as_soon_as_possible(&taken[i]);
    as_late_as_possible(&taken[i]);
  }
  close_orders();
}

#define MAIN(body) "if __name__ == '__main__':\n" body
#define SERVED(body, rest)                                                                                      \
  "from multiprocessing import *\n" body MAIN("    with Manager() as m:\n" rest                                 \
                                              "        ps = [Process(target=f, args=(d,)) for _ in range(2)]\n" \
                                              "        for p in ps: p.start()\n"                                \
                                              "        for p in ps: p.join()\n")

static void test_managers(void **state) {
  moves(SERVED("def f(d): d['x'] = d['x'] + 1\n", "        d = m.dict(x=0)\n"), 20);
  moves(SERVED("def f(d): d.append(len(d))\n", "        d = m.list()\n"), 20);
  moves(SERVED("def f(d):\n    with d[0]: d[1].value += 1\n", "        d = m.Lock(), m.Value('i', 0)\n"), 20);
  moves(SERVED("def f(d):\n    d.put(1)\n    d.get()\n", "        d = m.Queue()\n"), 10);
}

static void test_pools(void **state) {
  moves("from multiprocessing import Pool\ndef f(x): return x\n" MAIN("    with Pool(2) as p: p.map(f, range(3), 1)\n"),
        2);
  moves("from multiprocessing import Pool\ndef f(x): return x\n" MAIN(
            "    with Pool(2) as p:\n        r = p.apply_async(f, (1,))\n        print(r.ready(), r.get())\n"),
        0);
  moves("from concurrent.futures import ProcessPoolExecutor\ndef f(x): return x\n" MAIN(
            "    with ProcessPoolExecutor(2) as p: print([a.result() for a in [p.submit(f, i) for i in range(2)]])\n"),
        2);
}

// A step that could be seen is none of them.
static void test_what_is_in_sight(void **state) {
  open_orders(SERVED("def f(d): d['x'] = d['x'] + 1\n", "        d = m.dict(x=0)\n"));
  World *w = explore_world(x);
  for (int i = 0; i < ntaken; i++)
    for (int k = 0; k < taken[i].n; k++) {
      const Choice *c = &taken[i].event[k].choice;
      bool on_object = c->verb == VERB_SET && world_object(w, c->object)->role == ROLE_SERVED;
      bool process = c->verb == VERB_START || c->verb == VERB_EXIT || c->verb == VERB_JOIN;
      if (on_object || process || taken[i].event[k].stale) assert_false(taken[i].fold[k].inside);
    }
  close_orders();
}

// The poll of a result may come before the bell is rung for it, or after: the ring is in sight where it races.
static void test_a_poll_keeps_the_bell_in_sight(void **state) {
  open_orders("from multiprocessing import Pool\ndef f(x): return x\n" MAIN(
      "    with Pool(1) as p:\n        r = p.apply_async(f, (1,))\n        while not r.ready(): pass\n"));
  int rings = 0;
  World *w = explore_world(x);
  for (int i = 0; i < ntaken; i++)
    for (int k = 0; k < taken[i].n; k++) {
      const Choice *c = &taken[i].event[k].choice;
      if (c->verb != VERB_SET || world_object(w, c->object)->kind != KIND_POOL) continue;
      rings++;
      assert_false(taken[i].fold[k].inside);
    }
  assert_true(rings > 0);
  close_orders();
}

static void test_the_programs_own_pipe(void **state) {
  open_orders("from multiprocessing import *\ndef f(c): c.send(c.recv())\n" MAIN(
      "    a, b = Pipe()\n    with Pool(1): pass\n    p = Process(target=f, args=(b,))\n    p.start()\n"
      "    a.send(1)\n    a.recv()\n    p.join()\n"));
  for (int i = 0; i < ntaken; i++)
    for (int k = 0; k < taken[i].n; k++)
      if (verb_family(taken[i].event[k].choice.verb) == FAMILY_PIPE) assert_false(taken[i].fold[k].inside);
  close_orders();
}

// A step of the server is in the call of the client whose message it has received.
static void test_whose_call_it_is(void **state) {
  open_orders(SERVED("def f(d): d['x'] = 1\n", "        d = m.dict()\n"));
  World *w = explore_world(x);
  int calls = 0;
  for (int i = 0; i < ntaken; i++)
    for (int k = 0; k < taken[i].n; k++) {
      const Choice *c = &taken[i].event[k].choice;
      if (c->verb != VERB_SET || world_object(w, c->object)->role != ROLE_SERVED) continue;
      const FoldStep *s = &taken[i].fold[k];
      assert_true(s->served && s->slot > 1 && s->strand == 0);
      assert_int_equal(s->line, 2);
      calls++;
    }
  assert_int_equal(calls, 2 * ntaken);
  close_orders();
}

// A kill that finds its target inside a step is one of several ways that the kill has: the order is taken again by it.
static void test_a_kill_inside_a_step(void **state) {
  open_orders("from multiprocessing import *\ndef f(v):\n    for i in range(3): v.value = i\n" MAIN(
      "    v = Value('i', 0)\n    with Manager() as m:\n        d = m.dict()\n        d['x'] = 1\n"
      "        p = Process(target=f, args=(v,))\n        p.start()\n        p.kill()\n        p.join()\n"));
  int kills = 0;
  for (int i = 0; i < ntaken; i++)
    for (int k = 0; k < taken[i].n; k++) {
      const Choice *c = &taken[i].event[k].choice;
      if (c->verb != VERB_KILL || c->arg == 0) continue;
      kills++;
      assert_true(count_inside(&taken[i]) > 10);
    }
  assert_true(kills > 0);
  close_orders();
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_managers),
      cmocka_unit_test(test_pools),
      cmocka_unit_test(test_what_is_in_sight),
      cmocka_unit_test(test_a_poll_keeps_the_bell_in_sight),
      cmocka_unit_test(test_the_programs_own_pipe),
      cmocka_unit_test(test_whose_call_it_is),
      cmocka_unit_test(test_a_kill_inside_a_step),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
