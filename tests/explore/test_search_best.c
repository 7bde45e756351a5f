// After the search: the order that is shown for an outcome is a real one, short and with few switches; the good one
// beside it is real, too, and parts from it where it is said to. On models small enough to try every order.
#include "search_model.h"

// ---- the best there is, of all orders ----

typedef struct Score {
  int n, stale, switches;
} Score;

static int compare(Score a, Score b) {
  if (a.n != b.n) return a.n - b.n;
  return a.stale != b.stale ? a.stale - b.stale : a.switches - b.switches;
}

typedef struct Known {
  uint64_t key;
  Score best;
  bool ok;
} Known;

enum { OUTCOMES = 4000, STEPS = 40, BUDGET = 60000 };
static Known known[OUTCOMES];
static int nknown, budget;
static ExploreEvent path[STEPS];

static Score score(const ExploreEvent *e, int n) {
  Score s = {.n = n};
  for (int i = 0; i < n; i++) {
    s.stale += e[i].stale;
    s.switches += i && (e[i].choice.slot != e[i - 1].choice.slot || e[i].choice.strand != e[i - 1].choice.strand);
  }
  return s;
}

static void note(Model *m, int n) {
  Outcome o;
  model_outcome(m, &o);
  Score s = score(path, n);
  int i = 0;
  while (i < nknown && known[i].key != o.key) i++;
  if (i == nknown) {
    assert_true(nknown < OUTCOMES);
    known[nknown++] = (Known){o.key, s, o.kind == OUTCOME_OK};
  } else if (compare(s, known[i].best) < 0) {
    known[i].best = s;
  }
}

static bool every_order(Model *m, int depth) {
  ExplorePending p[M_PROCESSES * M_STRANDS];
  int n = model_pending(m, p, M_PROCESSES * M_STRANDS), can = 0;
  if (budget-- <= 0 || depth == STEPS) return false;
  ModelState here = m->s;
  for (int i = 0; i < n; i++) {
    if (!p[i].go && !p[i].timeout) continue;
    can++;
    model_take(m, p[i].slot, p[i].strand, &path[depth]);
    if (!every_order(m, depth + 1)) return false;
    m->s = here;
  }
  if (!can) note(m, depth);
  return true;
}

static const Known *best_of(uint64_t key) {
  for (int i = 0; i < nknown; i++)
    if (known[i].key == key) return &known[i];
  fail_msg("an outcome that no order has");
  return NULL;
}

// ---- what was found ----

// It is an order of the program, ends so, and its sentences say its steps.
static void is_real(const ModelProgram *program, const ExploreEvent *e, int n, char (*sentence)[OUTCOME_TEXT],
                    uint64_t key) {
  Model m;
  SearchGround g = model_ground(&m, program);
  for (int k = 0; k < n; k++) {
    ExplorePending p[M_PROCESSES * M_STRANDS];
    ExploreEvent taken;
    int np = g.pending(&m, p, M_PROCESSES * M_STRANDS), i = 0;
    while (i < np && (p[i].slot != e[k].choice.slot || p[i].strand != e[k].choice.strand)) i++;
    assert_true(i < np && (p[i].go || p[i].timeout));
    char text[OUTCOME_TEXT];
    model_sentence(&m, &p[i], text, sizeof text);
    if (sentence) assert_string_equal(sentence[k], text);
    g.take(&m, p[i].slot, p[i].strand, &taken);
    assert_memory_equal(&taken.choice, &e[k].choice, sizeof taken.choice);
    assert_int_equal(taken.cause, e[k].cause);
    assert_int_equal(taken.stale, e[k].stale);
  }
  Outcome o;
  assert_true(model_state(&m) != EXPLORE_GOING);
  model_outcome(&m, &o);
  assert_int_equal(o.key, key);
}

typedef struct Sums {
  int findings, best, switches, least, bad, with_good, good_switches, parts;
} Sums;

static void look_at(const ModelProgram *program, const SearchFinding *f, bool any_ok, Sums *sums) {
  is_real(program, f->event, f->n, f->sentence, f->outcome.key);
  Score is = score(f->event, f->n), least = best_of(f->outcome.key)->best;
  assert_true(compare(is, least) >= 0);
  sums->findings++;
  sums->best += compare(is, least) == 0;
  sums->switches += is.switches;
  sums->least += least.switches;
  if (f->outcome.kind == OUTCOME_OK) {
    assert_int_equal(f->ngood, 0);
    assert_null(f->good);
    return;
  }
  sums->bad++;
  if (f->ngood == 0) return;
  assert_true(any_ok);
  sums->with_good++;
  is_real(program, f->good, f->ngood, f->good_sentence, f->good_outcome.key);
  assert_int_equal(f->good_outcome.kind, OUTCOME_OK);
  sums->good_switches += score(f->good, f->ngood).switches;
  sums->parts += f->parts;
  for (int i = 0; i <= f->parts; i++) {
    assert_true(i < f->n && i < f->ngood);
    const Choice *a = &f->event[i].choice, *b = &f->good[i].choice;
    assert_int_equal(a->slot == b->slot && a->strand == b->strand && a->kind == b->kind, i < f->parts);
  }
}

static void look_at_program(const ModelProgram *program, SearchMethod method, Sums *sums) {
  Model m;
  SearchGround g = model_ground(&m, program);
  nknown = 0, budget = BUDGET;
  if (!every_order(&m, 0)) return;
  bool any_ok = false;
  for (int i = 0; i < nknown; i++) any_ok |= known[i].ok;
  Search s = {.method = method, .max_orders = method == SEARCH_RANDOM ? 60 : 0};
  g = model_ground(&m, program);
  assert_true(search_run_on(&s, &g));
  if (method != SEARCH_RANDOM) assert_int_equal(s.nfindings, nknown);
  for (int i = 0; i < s.nfindings; i++) look_at(program, &s.finding[i], any_ok, sums);
  search_free(&s);
}

// ---- programs by lot ----

static uint64_t dice_state;
static int dice(int n) {
  dice_state ^= dice_state >> 12;
  dice_state ^= dice_state << 25;
  dice_state ^= dice_state >> 27;
  return (int)((dice_state * 0x2545f4914f6cdd1du >> 33) % (uint64_t)n);
}

enum { BLOCK = 4 };
static const Op blocks[][BLOCK] = {
    {{M_LOAD, 0, 0}, {M_ADD, 0, 1}},
    {{M_LOAD, 1, 0}, {M_ADD, 1, 2}},
    {{M_ACQUIRE, 0, 0}, {M_LOAD, 0, 0}, {M_ADD, 0, 1}, {M_RELEASE, 0, 0}},
    {{M_ACQUIRE, 0, 0}, {M_ACQUIRE, 1, 0}, {M_RELEASE, 1, 0}, {M_RELEASE, 0, 0}},
    {{M_ACQUIRE, 1, 0}, {M_ACQUIRE, 0, 0}, {M_RELEASE, 0, 0}, {M_RELEASE, 1, 0}},
    {{M_LOAD, 0, 0}, {M_IF, 0, 0}, {M_ADD, 0, 1}},
    {{M_TRY, 0, 0}, {M_IF, 0, 1}, {M_RELEASE, 0, 0}},
    {{M_TIMED, 0, 0}, {M_SET, 1, 1}},
    {{M_SET, 0, 1}},
    {{M_PUT, 0, 0}},
    {{M_GET, 0, 0}},
    {{M_UP, 0, 0}, {M_DOWN, 0, 0}},
    {{M_DOWN, 0, 0}},
    {{M_SPIN, 0, 1}},
    {{M_JOIN, 0, 0}},
    {{M_KILL, 1, 0}},
};

static ModelProgram by_lot(int processes) {
  ModelProgram p = {.first = processes};
  int all = sizeof blocks / sizeof *blocks, first = dice(all - 1), range = 2 + dice(all - first - 1);
  for (int i = 0; i < processes; i++)
    for (int k = 0, n = 1 + dice(processes == 2 ? 2 : 1), at = 0; k < n; k++) {
      const Op *block = blocks[first + dice(range)];
      for (int j = 0; j < BLOCK && block[j].op; j++) p.op[i][at++] = block[j];
    }
  return p;
}

// The sums as they were measured: what is found is exact, how good it is may only become better.
static void of_programs(SearchMethod method, int processes, int programs, Sums measured) {
  Sums sums = {0};
  dice_state = 0x1234567u;
  for (int i = 0; i < programs; i++) {
    ModelProgram p = by_lot(processes);
    look_at_program(&p, method, &sums);
  }
  printf("%d findings, %d as good as can be; %d switches, %d would do; %d bad, %d with a good one of %d switches, that "
         "part at %d\n",
         sums.findings, sums.best, sums.switches, sums.least, sums.bad, sums.with_good, sums.good_switches, sums.parts);
  assert_int_equal(sums.findings, measured.findings);
  assert_int_equal(sums.bad, measured.bad);
  assert_true(sums.best >= measured.best);
  assert_true(sums.switches <= measured.switches);
  assert_true(sums.with_good >= measured.with_good);
  assert_true(sums.good_switches <= measured.good_switches);
  assert_true(sums.parts >= measured.parts);
}

static void orders_are_short_and_have_few_switches(void **state) {
  of_programs(SEARCH_DPOR, 2, 400, (Sums){599, 574, 578, 553, 282, 76, 140, 195});
  of_programs(SEARCH_DPOR, 3, 300, (Sums){570, 563, 1007, 1000, 290, 81, 200, 198});
}
static void so_they_are_whatever_order_was_found_first(void **state) {
  of_programs(SEARCH_ALL, 2, 400, (Sums){599, 573, 579, 553, 282, 76, 140, 195});
  of_programs(SEARCH_RANDOM, 3, 100, (Sums){170, 170, 283, 283, 87, 19, 49, 47});
}

// ---- which of two is better ----

static ExploreEvent *order_of(ExploreEvent *e, const char *slots, const char *stale) {
  for (int i = 0; slots[i]; i++)
    e[i] = (ExploreEvent){
        .choice = {.slot = (uint16_t)(slots[i] >= 'a' ? slots[i] - 'a' : slots[i] - '0'), .strand = slots[i] >= 'a'},
        .stale = stale[i] == 's'};
  return e;
}

// Digits: a process's first strand; letters: its second. s: a stale store.
static void the_better_of_two(void **state) {
  static const struct {
    const char *a, *stale_a, *b, *stale_b;
    bool better, other;  // a than b, b than a
  } rows[] = {
      {"012", "   ", "0123", "    ", true, false},    {"012", "sss", "0000", "    ", true, false},
      {"0101", " s  ", "0101", "  ss", true, false},  {"0101", "    ", "0011", "s   ", true, false},
      {"0011", "    ", "0101", "    ", true, false},  {"0011", "s   ", "0101", "   s", true, false},
      {"0110", "    ", "0110", "    ", false, false}, {"0110", "    ", "1001", "    ", true, false},
      {"0011", "    ", "1100", "    ", true, false},  {"00aa", "    ", "aa00", "    ", true, false},
      {"0022", "    ", "0011", "    ", false, true},  {"0bb1", "    ", "011b", "    ", false, true},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    ExploreEvent a[8], b[8];
    int na = (int)strlen(rows[i].a), nb = (int)strlen(rows[i].b);
    order_of(a, rows[i].a, rows[i].stale_a);
    order_of(b, rows[i].b, rows[i].stale_b);
    int of_a = score(a, na).switches, of_b = score(b, nb).switches;
    assert_int_equal(search_is_better(a, na, of_a, b, nb, of_b), rows[i].better);
    assert_int_equal(search_is_better(b, nb, of_b, a, na, of_a), rows[i].other);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_better_of_two),
      cmocka_unit_test(orders_are_short_and_have_few_switches),
      cmocka_unit_test(so_they_are_whatever_order_was_found_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
