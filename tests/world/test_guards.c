// A guard is true exactly when the effect does not wait: of every step that may come next, in the states of the
// commutation test's worlds. And what waits or fails has changed nothing.
#include <stdio.h>

#include "commute_worlds.h"

enum { KEPT = 120 };

typedef struct State {
  Image *world;
  Cast cast;
  uint64_t key;
} State;

static State all[KEPT];
static int nall;
static Stage g;
static long waited, went, failed;

static uint64_t key_now(void) {
  const WorldCanonical *form = stage_form(&g);
  uint64_t h = form->hash[0] ^ form->hash[1] * 31;
  for (int i = 0; i < g.cast.n; i++) h = (h ^ (uint64_t)g.cast.of[i].comes_back) * 0x9e3779b97f4a7c15u;
  return h;
}

static void keep(void) {
  uint64_t key = key_now();
  for (int i = 0; i < nall; i++)
    if (all[i].key == key) return;
  if (nall < KEPT) all[nall++] = (State){stage_save(&g), g.cast, key};
}

static void load(const State *s) {
  stage_load(&g, s->world);
  g.cast = s->cast;
}

static void tell(const WorldOf *of, const WorldCall *c, const char *what) {
  fail_msg("%s: %s of %u (%lld, %lld): %s", of->name, verb_name(c->verb), c->object, (long long)c->arg,
           (long long)c->arg2, what);
}

static void try_step(const WorldOf *of, const State *s, int actor, const WorldCall *call) {
  WorldCall c = *call;
  if (c.verb == VERB_SLEEP_UNTIL) return;  // by the clock
  load(s);
  // a dead one's lock of the object's own holds up whoever comes, whatever the verb's own guard says (inside.h)
  Actor dead;
  bool may = verb_guard(g.w, &c), kept = world_kept(g.w, &c, &dead);
  c.room = out_room;
  VerbEnd end = verb_try(g.w, &c);
  if (may == (end == VERB_BLOCKED)) tell(of, call, may ? "its guard is true, but it waits" : "its guard is false");
  if (!verb_blocks(c.verb) && !kept && end == VERB_BLOCKED) tell(of, call, "it never waits, but did");
  waited += end == VERB_BLOCKED, went += end == VERB_DONE, failed += end == VERB_FAILED;
  if (end != VERB_DONE && key_now() != s->key) tell(of, call, "it changed something");
  if (!may && call->deadline < 0) return;
  load(s);
  stage_take(&g, actor, call);
  keep();
}

static void look_at_world(const WorldOf *of) {
  static Offers offers;
  uint64_t list[2] = {0, 0};
  nall = 0;
  make_world(&g, of, list);
  keep();
  for (int at = 0; at < nall; at++) {
    load(&all[at]);
    offer_all(&offers, &g, of, list);
    for (int i = 0; i < offers.n; i++) try_step(of, &all[at], offers.actor[i], &offers.call[i]);
  }
  for (int i = 0; i < nall; i++) image_drop(g.window, all[i].world);
  stage_close(&g);
}

static void test_a_guard_is_true_when_the_effect_does_not_wait(void **state) {
  memset(large_message, 'x', sizeof large_message);
  for (int i = 0; i < WORLDS; i++) look_at_world(&worlds[i]);
  printf("%ld went, %ld waited, %ld failed\n", went, waited, failed);
  assert_true(went > 1000 && waited > 1000 && failed > 100);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_guard_is_true_when_the_effect_does_not_wait),
  };
  return cmocka_run_group_tests_name("guards", tests, NULL, NULL);
}
