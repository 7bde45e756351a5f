// The search on a model small enough to try every order: the reduced search finds what all orders find, and tries no
// order twice.
#include "search_model.h"
#include "base/grow.h"

// ---- one program ----

typedef struct Hashes {
  uint64_t *hash;
  int n, room;
  bool twice;
} Hashes;

static bool collect(Search *s, const ExploreEvent *event, int n, const Outcome *o) {
  Hashes *h = s->data;
  Clocks c;
  assert_true(clocks_init(&c));
  for (int i = 0; i < n; i++) {
    ClockStep step = clocks_taken(&event[i]);
    step.strand = (uint16_t)clocks_strand(&c, step.slot, step.place);
    assert_true(clocks_push(&c, &step));
  }
  uint64_t hash = clocks_hash(&c);
  clocks_free(&c);
  for (int i = 0; i < h->n; i++) h->twice |= h->hash[i] == hash;
  assert_true(GROW(h->hash, h->room, h->n + 1, 64));
  h->hash[h->n++] = hash;
  return true;
}

static void search_model(Search *s, const ModelProgram *program) {
  Model m;
  SearchGround g = model_ground(&m, program);
  assert_true(search_run_on(s, &g));
}

static const SearchFinding *with_key(const Search *s, uint64_t key) {
  for (int i = 0; i < s->nfindings; i++)
    if (s->finding[i].outcome.key == key) return &s->finding[i];
  return NULL;
}

static int of_kind(const Search *s, OutcomeKind kind) {
  int n = 0;
  for (int i = 0; i < s->nfindings; i++) n += s->finding[i].outcome.kind == kind;
  return n;
}

static const SearchFinding *first_of(const Search *s, OutcomeKind kind) {
  for (int i = 0; i < s->nfindings; i++)
    if (s->finding[i].outcome.kind == kind) return &s->finding[i];
  fail_msg("no outcome of this kind was found");
  return NULL;
}

// ---- thousands of programs ----

static uint64_t dice_state;
static int dice(int n) {
  dice_state ^= dice_state >> 12;
  dice_state ^= dice_state << 25;
  dice_state ^= dice_state >> 27;
  return (int)((dice_state * 0x2545f4914f6cdd1du >> 33) % (uint64_t)n);
}

// counts: the numbers of orders must be equal too. given_up: so many orders of these programs are found to be equal to
// others when they are half done; fewer is better.
typedef struct Family {
  const char *name;
  int processes, least, most;
  const uint8_t *ops;
  int nops;
  bool counts, begins;
  uint64_t given_up;
} Family;

static Op random_op(const Family *f, int processes) {
  Op o = {f->ops[dice(f->nops)], 0, 0};
  switch (o.op) {
  case M_LOAD:
  case M_SPIN:
    o.a = (uint8_t)dice(2);
    o.b = (int8_t)(1 + dice(2));
    break;
  case M_ADD:
    o.a = (uint8_t)dice(2);
    o.b = 1;
    break;
  case M_SET:
    o.a = (uint8_t)dice(2);
    o.b = (int8_t)dice(3);
    break;
  case M_SPIN_ONE: o.b = 1; break;
  case M_GUARDED:
    o.a = (uint8_t)dice(2);
    o.b = 0;
    break;
  case M_ACQUIRE:
  case M_RELEASE:
  case M_TRY:
  case M_TIMED:
  case M_DOWN:
  case M_UP: o.a = (uint8_t)dice(2); break;
  case M_IF: o.b = (int8_t)dice(2); break;
  case M_BEGIN: o.a = (uint8_t)(processes - 1); break;
  case M_JOIN:
  case M_KILL:
  case M_INTERRUPT: o.a = (uint8_t)dice(processes); break;
  case M_WOKEN: o.b = (int8_t)dice(2); break;
  default: break;
  }
  return o;
}

static ModelProgram random_program(const Family *f) {
  ModelProgram p = {.first = f->processes};
  for (int i = 0; i < f->processes; i++) {
    int n = f->least + dice(f->most - f->least + 1), k = 0;
    while (k < n) {
      Op o = random_op(f, f->processes);
      bool begins = o.op == M_BEGIN, begun = p.first < f->processes;
      if (begins && (i > 0 || begun)) continue;  // the first process begins the last one, once
      bool later = f->begins && o.a == f->processes - 1 && (o.op == M_JOIN || o.op == M_KILL);
      if (later && (i == 1 || (i == 0 && !begun))) continue;  // who does not know it can do nothing to it
      p.op[i][k++] = o;
      if (begins) p.first--;
      if (o.op == M_SLEEP) p.op[i][k++] = (Op){M_WOKEN, 0, (int8_t)dice(2)};
    }
    if (k && p.op[i][k - 1].op == M_IF) k--;
    p.op[i][k] = (Op){M_END, 0, 0};
  }
  return p;
}

static void show(const ModelProgram *p) {
  for (int i = 0; i < M_PROCESSES; i++) {
    printf("  process %d%s:", i, i < p->first ? "" : " (later)");
    for (int k = 0; p->op[i][k].op; k++) printf(" {%d,%d,%d}", p->op[i][k].op, p->op[i][k].a, p->op[i][k].b);
    printf("\n");
  }
}

static bool agree(const Search *all, const Search *dpor, bool counts) {
  if (!dpor->complete || dpor->nfindings != all->nfindings) return false;
  for (int i = 0; i < all->nfindings; i++) {
    const SearchFinding *f = with_key(dpor, all->finding[i].outcome.key);
    if (!f || (counts && f->orders != all->finding[i].orders)) return false;
  }
  return !counts || dpor->orders == all->orders;
}

typedef struct Sums {
  uint64_t programs, all_runs, orders, redundant, steps;
} Sums;

static void try_program(const Family *f, Sums *sums) {
  ModelProgram p = random_program(f);
  Search all = {.method = SEARCH_ALL, .max_orders = 2000};
  search_model(&all, &p);
  if (all.complete) {
    Hashes h = {0};
    Search dpor = {.method = SEARCH_DPOR, .on_order = collect, .data = &h};
    search_model(&dpor, &p);
    if (!agree(&all, &dpor, f->counts) || (f->counts && h.twice)) {
      printf("%s: all %llu orders, %d outcomes; reduced %llu orders, %d outcomes%s %s\n", f->name,
             (unsigned long long)all.orders, all.nfindings, (unsigned long long)dpor.orders, dpor.nfindings,
             h.twice ? ", one twice" : "", dpor.incomplete);
      show(&p);
      fail();
    }
    sums->programs++;
    sums->all_runs += all.orders + all.redundant;
    sums->orders += dpor.orders;
    sums->redundant += dpor.redundant;
    sums->steps += dpor.steps;
    free(h.hash);
    search_free(&dpor);
  }
  search_free(&all);
}

static void try_family(const Family *f, int programs) {
  Sums sums = {0};
  // another seed: other programs
  dice_state = getenv("SEED") ? strtoull(getenv("SEED"), NULL, 10) * 0x9e3779b97f4a7c15u | 1 : 0x1234567u;
  for (int i = 0; i < programs; i++) try_program(f, &sums);
  printf("%-12s %5llu programs, %8llu orders in all, %7llu different, %6llu given up\n", f->name,
         (unsigned long long)sums.programs, (unsigned long long)sums.all_runs, (unsigned long long)sums.orders,
         (unsigned long long)sums.redundant);
  assert_true(sums.programs > (uint64_t)programs / 2);
  if (!getenv("SEED")) assert_int_equal(sums.redundant, f->given_up);
}

static const uint8_t plain[] = {M_LOAD, M_ADD, M_SET, M_LOAD, M_ADD};
static const uint8_t locks[] = {M_ACQUIRE, M_RELEASE, M_ACQUIRE, M_RELEASE, M_LOAD, M_ADD, M_GUARDED, M_IF};
static const uint8_t tries[] = {M_TRY, M_TIMED, M_ACQUIRE, M_RELEASE, M_IF, M_SET, M_LOAD};
static const uint8_t sems[] = {M_DOWN, M_UP, M_UP, M_LOAD, M_ADD};
static const uint8_t conds[] = {M_ACQUIRE, M_RELEASE, M_SLEEP, M_NOTIFY, M_SET, M_LOAD, M_IF};
static const uint8_t lives[] = {M_BEGIN, M_JOIN, M_KILL, M_LOAD, M_ADD, M_ACQUIRE, M_RELEASE};
static const uint8_t signals[] = {M_INTERRUPT, M_LOAD, M_ADD, M_SET, M_ACQUIRE, M_RELEASE};
static const uint8_t queues[] = {M_PUT, M_PUT, M_GET, M_GET, M_SET, M_LOAD};
static const uint8_t spins[] = {M_SPIN, M_SET, M_SPIN_ONE, M_SET, M_LOAD, M_ADD};
static const uint8_t mixed[] = {M_LOAD, M_ADD, M_ACQUIRE, M_RELEASE, M_DOWN, M_UP,    M_TIMED,
                                M_IF,   M_PUT, M_GET,     M_KILL,    M_JOIN, M_SLEEP, M_NOTIFY};
#define OPS(x) x, (int)sizeof(x)

static void test_words(void **state) { try_family(&(Family){"words", 3, 1, 3, OPS(plain), true, false, 0}, 150); }
static void test_two(void **state) { try_family(&(Family){"two", 2, 2, 5, OPS(plain), true, false, 0}, 150); }
static void test_locks(void **state) { try_family(&(Family){"locks", 3, 1, 4, OPS(locks), true, false, 17}, 150); }
static void test_tries(void **state) { try_family(&(Family){"tries", 3, 1, 3, OPS(tries), true, false, 6}, 150); }
static void test_semaphores(void **state) {
  try_family(&(Family){"semaphores", 3, 1, 4, OPS(sems), true, false, 0}, 150);
}
static void test_conditions(void **state) {
  try_family(&(Family){"conditions", 3, 1, 4, OPS(conds), true, false, 7}, 150);
}
static void test_lives(void **state) { try_family(&(Family){"lives", 3, 1, 3, OPS(lives), true, true, 14}, 150); }
static void test_signals(void **state) {
  try_family(&(Family){"signals", 3, 1, 3, OPS(signals), true, false, 17}, 150);
}
static void test_queues(void **state) { try_family(&(Family){"queues", 3, 1, 3, OPS(queues), true, false, 17}, 150); }
static void test_spins(void **state) { try_family(&(Family){"spins", 3, 1, 3, OPS(spins), false, false, 0}, 150); }
static void test_mixed(void **state) { try_family(&(Family){"mixed", 3, 1, 4, OPS(mixed), true, false, 15}, 150); }

// ---- known answers ----

static const ModelProgram lost_update = {.first = 2,
                                         .op = {{{M_LOAD, 0, 0}, {M_ADD, 0, 1}}, {{M_LOAD, 0, 0}, {M_ADD, 0, 1}}}};

static void test_lost_update(void **state) {
  Search s = {.method = SEARCH_DPOR};
  search_model(&s, &lost_update);
  assert_true(s.complete);
  assert_int_equal(s.orders, 4);
  assert_int_equal(s.redundant, 0);
  assert_int_equal(s.nfindings, 3);  // both registers are part of what it ends with
  const SearchFinding *bad = first_of(&s, OUTCOME_STALE);
  assert_int_equal(bad->n, 6);
  assert_string_equal(bad->sentence[0], "0.0 load 10");
  assert_true(bad->ngood > 0);
  assert_int_equal(bad->good_outcome.kind, OUTCOME_OK);
  assert_true(s.spent >= 0 && s.spent < 600);  // seconds
  // it parts where the second process loads before the first has stored
  assert_int_equal(bad->parts, 1);
  assert_string_equal(bad->good_sentence[1], "0.0 store 10");
  search_free(&s);
}

// Two locks in two orders.
static void test_ring(void **state) {
  ModelProgram p = {.first = 2,
                    .op = {{{M_ACQUIRE, 0, 0}, {M_ACQUIRE, 1, 0}, {M_RELEASE, 1, 0}, {M_RELEASE, 0, 0}},
                           {{M_ACQUIRE, 1, 0}, {M_ACQUIRE, 0, 0}, {M_RELEASE, 0, 0}, {M_RELEASE, 1, 0}}}};
  Search s = {.method = SEARCH_DPOR};
  search_model(&s, &p);
  assert_int_equal(s.nfindings, 2);
  const SearchFinding *bad = first_of(&s, OUTCOME_DEADLOCK);
  assert_int_equal(bad->n, 2);
  assert_int_equal(bad->orders, 1);
  assert_int_equal(bad->parts, 1);
  search_free(&s);
  memcpy(p.op[1], p.op[0], sizeof p.op[0]);
  search_model(&s, &p);
  assert_true(s.complete);
  assert_int_equal(s.nfindings, 1);
  assert_int_equal(s.orders, 2);
  assert_int_equal(s.redundant, 0);
  search_free(&s);
}

// A flag that is waited for by looking again and again, and one that is never set.
static void test_spinning(void **state) {
  ModelProgram p = {.first = 2, .op = {{{M_SPIN, 0, 1}}, {{M_SET, 0, 1}}}};
  Search s = {.method = SEARCH_DPOR};
  search_model(&s, &p);
  assert_int_equal(s.orders, 2);
  assert_int_equal(s.nfindings, 1);
  search_free(&s);
  p.op[1][0].b = 2;
  search_model(&s, &p);
  assert_int_equal(of_kind(&s, OUTCOME_LIVELOCK), s.nfindings);
  search_free(&s);
}

// A step that was posted before e and could not go then, could not have come first: nothing is tried for it. Here both
// spinners are parked until word 0 is set.
static void test_who_was_parked_could_not_come_first(void **state) {
  ModelProgram p = {.first = 3, .op = {{{M_SET, 0, 1}, {M_SPIN, 0, 1}}, {{M_ADD, 1, 1}}, {{M_SPIN_ONE, 0, 1}}}};
  Search s = {.method = SEARCH_DPOR};
  search_model(&s, &p);
  assert_true(s.complete);
  assert_int_equal(s.orders, 3);
  assert_int_equal(s.redundant, 0);
  search_free(&s);
}

// ---- bounds ----

static const ModelProgram wide = {.first = 3,
                                  .op = {{{M_LOAD, 0, 0}, {M_ADD, 0, 1}, {M_ADD, 0, 2}},
                                         {{M_LOAD, 0, 0}, {M_ADD, 0, 1}, {M_ADD, 0, 2}},
                                         {{M_LOAD, 0, 0}, {M_ADD, 0, 1}, {M_ADD, 0, 2}}}};

static bool stop_at_once(Search *s, const ExploreEvent *e, int n, const Outcome *o) { return s->orders < 7; }

static void test_bounds(void **state) {
  Search s = {.method = SEARCH_DPOR, .max_orders = 5};
  search_model(&s, &wide);
  assert_int_equal(s.orders, 5);
  assert_false(s.complete);
  assert_string_equal(s.incomplete, "stopped after 5 orders");
  assert_true(s.finding[0].sentence != NULL);
  search_free(&s);
  s = (Search){.method = SEARCH_DPOR, .on_order = stop_at_once};
  search_model(&s, &wide);
  assert_int_equal(s.orders, 7);
  assert_string_equal(s.incomplete, "stopped after 7 orders");
  search_free(&s);
  s = (Search){.method = SEARCH_DPOR, .max_steps = 11};
  search_model(&s, &wide);
  assert_int_equal(s.orders, 0);
  assert_string_equal(s.incomplete, "an order has more than 11 steps: let its loops go round less often (a smaller "
                                    "range), or see whether one can end "
                                    "at all");
  search_free(&s);
  s = (Search){.method = SEARCH_DPOR, .max_steps = 12};  // each order has twelve
  search_model(&s, &wide);
  assert_true(s.complete);
  uint64_t orders = s.orders;
  search_free(&s);
  s = (Search){.method = SEARCH_DPOR, .max_orders = orders};  // reached, but nothing is left
  search_model(&s, &wide);
  assert_true(s.complete);
  assert_int_equal(s.estimate, orders);
  search_free(&s);
}

static void test_random(void **state) {
  Search s = {.method = SEARCH_RANDOM, .seed = 3, .max_orders = 200}, again = s, all = {.method = SEARCH_ALL};
  search_model(&s, &lost_update);
  assert_int_equal(s.orders, 4);
  assert_int_equal(s.redundant, 196);
  assert_false(s.complete);
  assert_string_equal(s.incomplete, "random orders prove nothing");
  search_free(&s);
  s = again;
  search_model(&s, &wide);
  search_model(&again, &wide);
  assert_int_equal(s.orders, again.orders);
  search_model(&all, &wide);
  for (int i = 0; i < s.nfindings; i++) assert_non_null(with_key(&all, s.finding[i].outcome.key));
  search_free(&s);
  search_free(&again);
  search_free(&all);
}

// The number of all orders as it is guessed when one more has been found: what was first said of it then.
typedef struct Guesses {
  double guess[16];
  volatile sig_atomic_t hurry;  // set: it says how far it is after each step
} Guesses;

static bool note_guess(Search *s) {
  Guesses *g = s->data;
  if (s->orders < 16 && g->guess[s->orders] == 0) g->guess[s->orders] = s->estimate;
  return true;
}

// Two processes of three dependent steps each have 14 orders.
static void test_how_many_there_will_be(void **state) {
  static const double guess[] = {0, 4, 6.4, 10, 11.4, 16, 17.5, 18.7, 18.3, 19.2, 20, 14.7, 14.8, 14.9, 0};
  ModelProgram p = wide;
  p.first = 2;
  Guesses g = {.hurry = 1};
  Search s = {.method = SEARCH_DPOR, .on_progress = note_guess, .data = &g, .hurry = &g.hurry};
  search_model(&s, &p);
  assert_true(s.complete);
  assert_int_equal(s.orders, 14);
  for (int i = 0; i <= 14; i++)
    if (g.guess[i] < guess[i] - 0.1 || g.guess[i] > guess[i] + 0.1) fail_msg("after %d orders: %.2f", i, g.guess[i]);
  search_free(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lost_update), cmocka_unit_test(test_ring),
      cmocka_unit_test(test_spinning),    cmocka_unit_test(test_who_was_parked_could_not_come_first),
      cmocka_unit_test(test_bounds),      cmocka_unit_test(test_random),
      cmocka_unit_test(test_words),       cmocka_unit_test(test_two),
      cmocka_unit_test(test_locks),       cmocka_unit_test(test_tries),
      cmocka_unit_test(test_semaphores),  cmocka_unit_test(test_conditions),
      cmocka_unit_test(test_lives),       cmocka_unit_test(test_signals),
      cmocka_unit_test(test_queues),      cmocka_unit_test(test_spins),
      cmocka_unit_test(test_mixed),       cmocka_unit_test(test_how_many_there_will_be),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
