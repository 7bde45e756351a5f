// Explore relies on footprints: independent steps commute. This is tried for all pairs of steps in small worlds of
// every kind of object. And each place of a footprint must matter to some pair.
#include <stdio.h>

#include "commute_places.h"
#include "commute_worlds.h"

// ---- one state, and all that may come next ----

typedef struct Pair {  // first step i, then the other has come to j
  ClockStep later;     // j as it is told then
  bool able, done;     // j may be taken then; was, and what follows is known
  Taken taken;         // j
  uint64_t form[2];    // of the world then
  uint64_t guards;     // who of the others may go then
} Pair;

typedef struct State {
  Image *world;
  Cast cast;
  int from, by;  // the state before, the step that led here
  Image *twin;   // the same state as another way led to it; NULL: none was met
  Cast twin_cast;
} State;

typedef struct Around {
  Offers *offers;
  int n;
  bool able[OFFERS];
  ClockStep pending[OFFERS], first[OFFERS];  // as it is told before; as it was taken
  Taken taken[OFFERS];
  Image *after[OFFERS];
  Cast cast[OFFERS];
  uint64_t key[OFFERS];  // of the state after it
  Pair *pair;            // [OFFERS][OFFERS]
} Around;

typedef struct Run {  // one world
  Stage g;
  const WorldOf *of;
  uint64_t list[2];
  int nstates;
  State state[STATES];
  uint64_t known[STATES];
  int at;  // which state
  Around a;
  uint64_t pairs, free_pairs, thirds, twins, wrong;
  bool told[VERB_COUNT][VERB_COUNT];  // what was wrong, once for two verbs
} Run;

static Pair *pair_of(Around *a, int i, int j) { return &a->pair[i * OFFERS + j]; }

static uint64_t mix(uint64_t h, uint64_t v) {
  h = (h ^ v) * 0x9e3779b97f4a7c15u;
  return h ^ h >> 29;
}

static uint64_t key_of(Run *r) {
  const WorldCanonical *form = stage_form(&r->g);
  uint64_t h = mix(form->hash[0], form->hash[1]);
  for (int i = 0; i < r->g.cast.n; i++) {
    const Remembered *me = &r->g.cast.of[i];
    h = mix(mix(h, me->comes_back), me->comes_back ? (uint64_t)me->depth : 0);
  }
  for (int i = 0; i < SLOTS; i++) h = mix(h, (uint64_t)r->g.cast.owed[i]);
  return h;
}

// Where somebody was started two ways may have given out the slots in another order: not compared step by step.
static void add_twin(Run *r, State *s, Image *world) {
  if (s->twin || r->g.cast.n > r->state[0].cast.n || image_equal(r->g.window, s->world, world)) return;
  s->twin = image_keep(world);
  s->twin_cast = r->g.cast;
}

static uint64_t add_state(Run *r, Image *world, int by) {
  uint64_t key = key_of(r);
  for (int i = 0; i < r->nstates; i++) {
    if (r->known[i] != key) continue;
    if (i > r->at) add_twin(r, &r->state[i], world);
    return key;
  }
  if (r->nstates == r->of->states) return key;
  r->known[r->nstates] = key;
  r->state[r->nstates++] = (State){.world = image_keep(world), .cast = r->g.cast, .from = r->at, .by = by};
  return key;
}

// A step whose row says that it changed nothing left the world as it was: its strand alone is somewhere else. What a
// join changes, whom its process may wait for, the host does after it; its process's own memory says so, too.
static void hold_against_row(Run *r, const WorldCall *c, const Taken *t, const uint64_t before[2]) {
  VerbDone d = {.verb = c->verb,
                .object = c->object,
                .arg2 = c->arg2,
                .result = t->result,
                .failed = t->end == VERB_FAILED,
                .timed_out = t->expired};
  if (verb_change(&d) != CHANGED_NOTHING || t->expired || c->verb == VERB_SLEEP_UNTIL || c->verb == VERB_JOIN) return;
  const Cast now = r->g.cast;
  r->g.cast = r->state[r->at].cast;
  const WorldCanonical *form = stage_form(&r->g);
  r->g.cast = now;
  if (form->hash[0] == before[0] && form->hash[1] == before[1]) return;
  print_message("  %s: its row says that it changes nothing\n", verb_name(c->verb));
  r->wrong++;
}

static void take_each(Run *r) {
  Around *a = &r->a;
  const State *s = &r->state[r->at];
  stage_load(&r->g, s->world);
  r->g.cast = s->cast;
  const WorldCanonical *form = stage_form(&r->g);
  const uint64_t before[2] = {form->hash[0], form->hash[1]};
  for (int i = 0; i < a->n; i++) {
    stage_load(&r->g, s->world);
    r->g.cast = s->cast;
    a->pending[i] = stage_pending(&r->g, a->offers->actor[i], &a->offers->call[i]);
    a->able[i] = may_be_taken(r->g.w, &a->offers->call[i]);
    a->first[i] = a->pending[i];
    if (!a->able[i]) continue;
    a->taken[i] = stage_take(&r->g, a->offers->actor[i], &a->offers->call[i]);
    a->first[i] = stage_taken(&a->pending[i], &a->offers->call[i], &a->taken[i]);
    hold_against_row(r, &a->offers->call[i], &a->taken[i], before);
    a->after[i] = stage_save(&r->g);
    a->cast[i] = r->g.cast;
    a->key[i] = add_state(r, a->after[i], i);
  }
}

// The others: who lives still and is neither's.
static uint64_t guards_of_others(Run *r, int i, int j) {
  const Offers *o = r->a.offers;
  uint64_t h = 1;
  for (int k = 0; k < r->a.n; k++) {
    bool other = o->actor[k] != o->actor[i] && o->actor[k] != o->actor[j];
    if (other && !world_actor_dead(r->g.w, o->call[k].actor)) h = mix(h, may_be_taken(r->g.w, &o->call[k]));
  }
  return h;
}

static void take_second(Run *r, int i, int j) {
  Around *a = &r->a;
  Pair *p = pair_of(a, i, j);
  const WorldCall *c = &a->offers->call[j];
  stage_load(&r->g, a->after[i]);
  r->g.cast = a->cast[i];
  p->later = stage_pending(&r->g, a->offers->actor[j], c);
  p->able = may_be_taken(r->g.w, c);
  p->done = p->able && !world_actor_dead(r->g.w, c->actor);
  if (!p->done) return;
  p->taken = stage_take(&r->g, a->offers->actor[j], c);
  const WorldCanonical *form = stage_form(&r->g);
  memcpy(p->form, form->hash, sizeof p->form);
  p->guards = guards_of_others(r, i, j);
}

// ---- what must hold ----

// With which of a step's forms is it asked: before the other (both are to come), after it (it was taken second).
typedef enum When { BEFORE, AFTER } When;

static bool both_ways_alike(Around *a, int i, int j) {
  Pair *p = pair_of(a, i, j), *q = pair_of(a, j, i);
  return p->done && q->done && same_taken(&a->taken[i], &q->taken) && same_taken(&a->taken[j], &p->taken) &&
         memcmp(p->form, q->form, sizeof p->form) == 0 && p->guards == q->guards;
}

// If i and j are told to be independent: does it hold?
static bool holds(Around *a, int i, int j, When when) {
  Pair *p = pair_of(a, i, j);
  if (a->able[j] != p->able) return false;
  return when == AFTER && !p->able ? true : !a->able[j] || both_ways_alike(a, i, j);
}

static const ClockStep *second(Around *a, int i, int j, When when) {
  return when == BEFORE ? &a->pending[j] : &pair_of(a, i, j)->later;
}

// ---- telling ----

static void print_step(Run *r, int state, const WorldCall *c) {
  char text[200];
  stage_load(&r->g, r->state[state].world);
  verb_sentence(r->g.w, c, text, sizeof text);
  print_message("    %s %d.%d: %s (%s %lld %lld, %u bytes%s)\n", world_process(r->g.w, actor_slot(c->actor))->name,
                actor_slot(c->actor), actor_strand(c->actor), text, verb_name(c->verb), (long long)c->arg,
                (long long)c->arg2, c->nbytes, c->deadline >= 0 ? ", deadline" : "");
}

static void print_way(Run *r, int state) {
  static Offers o;
  const State *s = &r->state[state];
  if (s->from < 0) return;
  print_way(r, s->from);
  stage_load(&r->g, r->state[s->from].world);
  r->g.cast = r->state[s->from].cast;
  offer_all(&o, &r->g, r->of, r->list);
  print_step(r, s->from, &o.call[s->by]);
}

static void print_taken(const char *what, const Taken *t) {
  print_message("    %s: end %d%s result %lld %lld out %llx%s%s error %d\n", what, t->end, t->expired ? " expired" : "",
                (long long)t->result, (long long)t->result2, (unsigned long long)t->out,
                t->timed_out ? " timed out" : "", t->stale ? " stale" : "", t->error);
}

static void print_footprint(const ClockStep *s) {
  print_message("      ");
  for (int i = 0; i < s->footprint.n; i++)
    print_message("%x.%x%s ", s->footprint.place[i].object, (unsigned)s->footprint.place[i].part,
                  s->footprint.place[i].write ? "w" : "");
  print_message("\n");
}

static void tell_wrong(Run *r, int i, int j, When when) {
  Around *a = &r->a;
  Pair *p = pair_of(a, i, j), *q = pair_of(a, j, i);
  r->wrong++;
  bool *told = &r->told[a->offers->call[i].verb][a->offers->call[j].verb];
  if (*told) return;
  *told = true;
  print_message("  %s: told to be independent (%s):\n", r->of->name,
                when == BEFORE ? "both to come" : "one after the other");
  print_way(r, r->at);
  print_message("   then\n");
  print_step(r, r->at, &a->offers->call[i]);
  print_footprint(&a->first[i]);
  print_step(r, r->at, &a->offers->call[j]);
  print_footprint(second(a, i, j, when));
  print_message("    the second may go before %d, after %d; done %d %d, same world %d, same guards %d\n", a->able[j],
                p->able, p->done, q->done, memcmp(p->form, q->form, sizeof p->form) == 0, p->guards == q->guards);
  if (p->done && q->done) {
    print_taken("first, first ", &a->taken[i]);
    print_taken("first, second", &q->taken);
    print_taken("other, first ", &a->taken[j]);
    print_taken("other, second", &p->taken);
  }
}

static void tell_wrong_third(Run *r, int i, int j, int k, const ClockStep *third) {
  Around *a = &r->a;
  r->wrong++;
  bool *told = &r->told[a->offers->call[i].verb][a->offers->call[k].verb];
  if (*told) return;
  *told = true;
  print_message("  %s: the first looks different after the second, and is told to be independent of the third:\n",
                r->of->name);
  print_way(r, r->at);
  print_message("   then\n");
  print_step(r, r->at, &a->offers->call[i]);
  print_footprint(&a->first[i]);
  print_footprint(&pair_of(a, j, i)->later);
  print_step(r, r->at, &a->offers->call[j]);
  print_step(r, r->at, &a->offers->call[k]);
  print_footprint(third);
}

// ---- a step that looks different after another it has nothing to do with ----
//
// What was recorded of i is how it looked at its own time. If it would look different after j, though the two commute,
// a third step that comes after both is held against the wrong one: unless what it meets says the same.

static bool looks_the_same(const ClockStep *a, const ClockStep *b) {
  if (a->footprint.n != b->footprint.n) return false;
  for (int i = 0; i < a->footprint.n; i++) {
    const VerbPlace *p = &a->footprint.place[i], *q = &b->footprint.place[i];
    if (p->object != q->object || p->part != q->part || p->write != q->write) return false;
  }
  return true;
}

// From the state where it is: i then k, and k then i, come to the same.
static bool swaps(Run *r, Image *here, const Cast *cast, int i, int k) {
  Offers *o = r->a.offers;
  Taken taken[2][2];
  uint64_t form[2][2];
  for (int way = 0; way < 2; way++) {
    stage_load(&r->g, here);
    r->g.cast = *cast;
    for (int step = 0; step < 2; step++) {
      int at = way == step ? i : k;
      if (world_actor_dead(r->g.w, o->call[at].actor) || !may_be_taken(r->g.w, &o->call[at])) return false;
      taken[way][at == k] = stage_take(&r->g, o->actor[at], &o->call[at]);
    }
    memcpy(form[way], stage_form(&r->g)->hash, sizeof form[way]);
  }
  return same_taken(&taken[0][0], &taken[1][0]) && same_taken(&taken[0][1], &taken[1][1]) &&
         memcmp(form[0], form[1], sizeof form[0]) == 0;
}

static void look_at_thirds(Run *r, int i, int j) {
  static ClockStep third[OFFERS];
  static bool able[OFFERS];
  Around *a = &r->a;
  const ClockStep *before = &a->first[i], *after = &pair_of(a, j, i)->later;
  if (!pair_of(a, i, j)->done || !pair_of(a, j, i)->done || looks_the_same(before, after)) return;
  stage_load(&r->g, a->after[i]);
  r->g.cast = a->cast[i];
  stage_take(&r->g, a->offers->actor[j], &a->offers->call[j]);
  for (int k = 0; k < a->n; k++) {
    const WorldCall *c = &a->offers->call[k];
    able[k] = a->offers->actor[k] != a->offers->actor[i] && a->offers->actor[k] != a->offers->actor[j] &&
              !world_actor_dead(r->g.w, c->actor) && may_be_taken(r->g.w, c);
    if (able[k]) third[k] = stage_pending(&r->g, a->offers->actor[k], c);
  }
  for (int k = 0; k < a->n; k++) {
    if (!able[k] || swaps(r, a->after[j], &a->cast[j], i, k)) continue;
    r->thirds++;
    if (clocks_depend(before, &third[k])) note_dependence(r->g.w, before, &third[k]);
    else tell_wrong_third(r, i, j, k, &third[k]);
  }
}

// ---- two worlds with one form ----

// Numbers that only count may differ.
static bool same_but_for_numbers(int verb, Taken a, Taken b) {
  if (verb == VERB_LOAD || verb == VERB_IS_SET || verb == VERB_FEED || verb == VERB_PIPE_SEND)
    a.result2 = b.result2 = 0;
  if (verb == VERB_PIPE_LEND) a.result = b.result = 0;
  return same_taken(&a, &b);
}

// A state that another way led to is the same only if all that may be done there is the same, and leads to the same.
static void look_at_twin(Run *r) {
  static Offers twins;
  Around *a = &r->a;
  const State *s = &r->state[r->at];
  if (!s->twin) return;
  r->twins++;
  stage_load(&r->g, s->twin);
  r->g.cast = s->twin_cast;
  offer_all(&twins, &r->g, r->of, r->list);
  assert_int_equal(twins.n, a->n);
  for (int i = 0; i < a->n; i++) {
    stage_load(&r->g, s->twin);
    r->g.cast = s->twin_cast;
    assert_int_equal(twins.call[i].verb, a->offers->call[i].verb);
    assert_int_equal(may_be_taken(r->g.w, &twins.call[i]), a->able[i]);
    if (!a->able[i]) continue;
    Taken t = stage_take(&r->g, twins.actor[i], &twins.call[i]);
    if (same_but_for_numbers(twins.call[i].verb, t, a->taken[i]) && key_of(r) == a->key[i]) continue;
    r->wrong++;
    print_message("  %s: two worlds have one form, but not what follows:\n", r->of->name);
    print_way(r, r->at);
    print_step(r, r->at, &a->offers->call[i]);
    print_taken("in one  ", &a->taken[i]);
    print_taken("in other", &t);
  }
}

// ---- all pairs of a state, all states of a world ----

static void look_at_pair(Run *r, int i, int j, When when) {
  Around *a = &r->a;
  const ClockStep *x = &a->first[i], *y = second(a, i, j, when);
  bool good = holds(a, i, j, when), depend = clocks_depend(x, y);
  r->pairs++;
  r->free_pairs += !depend;
  if (good) return;
  if (depend) note_dependence(r->g.w, x, y);
  else tell_wrong(r, i, j, when);
}

// A child's steps come after its birth: no other order has them.
static void look_at_child(Run *r, int i) {
  Around *a = &r->a;
  if (!a->able[i] || a->taken[i].created < 0) return;
  stage_load(&r->g, a->after[i]);
  r->g.cast = a->cast[i];
  WorldCall c = call(world_actor(r->g.w, a->taken[i].created, 0), VERB_EXIT, a->taken[i].created, 0, 0);
  ClockStep step = stage_pending(&r->g, r->g.cast.n - 1, &c);
  assert_true(clocks_depend(&a->first[i], &step));
  note_dependence(r->g.w, &a->first[i], &step);
}

static void look_at_state(Run *r) {
  Around *a = &r->a;
  stage_load(&r->g, r->state[r->at].world);
  r->g.cast = r->state[r->at].cast;
  offer_all(a->offers, &r->g, r->of, r->list);
  a->n = a->offers->n;
  take_each(r);
  look_at_twin(r);
  for (int i = 0; i < a->n; i++)
    for (int j = 0; j < a->n; j++)
      if (a->able[i] && a->offers->actor[i] != a->offers->actor[j]) take_second(r, i, j);
  for (int i = 0; i < a->n; i++) {
    note_step(r->g.w, &a->first[i]);
    look_at_child(r, i);
    for (int j = 0; j < a->n; j++) {
      if (!a->able[i] || a->offers->actor[i] == a->offers->actor[j]) continue;
      look_at_pair(r, i, j, BEFORE);
      look_at_pair(r, i, j, AFTER);
      if (!clocks_depend(&a->first[i], &pair_of(a, i, j)->later)) look_at_thirds(r, i, j);
    }
  }
  for (int i = 0; i < a->n; i++)
    if (a->able[i]) image_drop(r->g.window, a->after[i]);
}

static uint64_t look_at_world(const WorldOf *of) {
  static Run r;
  static Offers offers;
  static Pair pairs[OFFERS * OFFERS];
  r = (Run){.of = of, .at = -1, .a = {.offers = &offers, .pair = pairs}};
  make_world(&r.g, of, r.list);
  Image *first = stage_save(&r.g);
  add_state(&r, first, -1);
  image_drop(r.g.window, first);
  for (r.at = 0; r.at < r.nstates; r.at++) look_at_state(&r);
  print_message("%-40s %4d states %4llu twins %8llu pairs %8llu independent %6llu thirds%s\n", of->name, r.nstates,
                (unsigned long long)r.twins, (unsigned long long)r.pairs, (unsigned long long)r.free_pairs,
                (unsigned long long)r.thirds, r.wrong ? "  WRONG" : "");
  for (int i = 0; i < r.nstates; i++) image_drop(r.g.window, r.state[i].world), image_drop(r.g.window, r.state[i].twin);
  stage_close(&r.g);
  return r.wrong;
}

static void test_independent_steps_commute(void **state) {
  uint64_t wrong = 0;
  const char *only = getenv("COMMUTE");
  for (int i = 0; i < WORLDS; i++)
    if (!only || strstr(worlds[i].name, only)) wrong += look_at_world(&worlds[i]);
  assert_int_equal(wrong, 0);
}

// Of what was met in all the worlds: so after the first test, and only if that saw them all.
static void test_every_place_matters(void **state) {
  if (getenv("COMMUTE")) skip();
  int wrong = 0;
  for (int verb = 0; verb < VERB_COUNT; verb++) wrong += check_verb(verb);
  wrong += check_list();
  assert_int_equal(wrong, 0);
}

// A new verb is not held against anything before a world offers it (commute_worlds.h).
static void test_every_verb_is_taken(void **state) {
  if (getenv("COMMUTE")) skip();
  for (int verb = 1; verb < VERB_COUNT; verb++)
    if (!is_taken[verb]) fail_msg("%s: no world of commute_worlds.h offers it", verb_name(verb));
}

int main(void) {
  memset(large_message, 'x', sizeof large_message);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_independent_steps_commute),
      cmocka_unit_test(test_every_place_matters),
      cmocka_unit_test(test_every_verb_is_taken),
  };
  return cmocka_run_group_tests_name("commute", tests, NULL, NULL);
}
