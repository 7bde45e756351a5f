// The search on real programs: the first lines of each in tests/programs_explore say what it must find.
//
//   # finds KIND NAME=VALUE…     an outcome; all outcomes are listed, no other may be found
//   # orders N                   the number of different orders
//
//   # feeders                  what happens before a feeder's step is known only in part: the plain and the random
//                              search may count equal orders as different
//   # apart                  the same of a strand that is apart: what it does right before its process ends leaves
//                              nothing behind, and the reduced search takes it once
//   # pattern NAME, # caveat KIND   what is said of its orders: tests/explore/explore_patterns
//
// The reduced search must be complete and find exactly these, with a get of one step and of two. The plain one, if it
// ends soon, must find the same orders and outcomes; the random one no others.
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "bind/ops.h"
#include "explore/search.h"

static const char folder[] = "tests/programs_explore";
// orders that the plain search may take; that are drawn by lot
enum { TEXT = 8192, LINES = 64, LINE = 256, ORACLE = 500, LOTS = 100, HALVES = 2 };
static int half;  // the programs of this process: every second one, from here

typedef struct Lines {
  char line[LINES][LINE];
  int n;
} Lines;

static bool has_line(const Lines *l, const char *line) {
  for (int i = 0; i < l->n; i++)
    if (!strcmp(l->line[i], line)) return true;
  return false;
}

static void add_line(Lines *l, const char *line) {
  if (has_line(l, line)) return;
  assert_true(l->n < LINES);
  snprintf(l->line[l->n++], LINE, "%s", line);
}

static void read_program(const char *name, char *text) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *f = fopen(path, "r");
  assert_non_null(f);
  size_t n = fread(text, 1, TEXT - 1, f);
  fclose(f);
  text[n] = '\0';
}

typedef struct Expected {
  Lines finds;
  long orders;
  bool counts_more;  // the plain and the random search
} Expected;

static void read_expected(const char *text, Expected *e) {
  *e = (Expected){.orders = -1};
  for (const char *p = text; *p == '#'; p = strchr(p, '\n') + 1) {
    char line[LINE];
    snprintf(line, sizeof line, "%.*s", (int)strcspn(p, "\n"), p);
    if (!strncmp(line, "# finds ", 8)) add_line(&e->finds, line + 8);
    else if (!strncmp(line, "# orders ", 9)) e->orders = strtol(line + 9, NULL, 10);
    else if (!strcmp(line, "# feeders") || !strcmp(line, "# apart")) e->counts_more = true;
    else if (!strncmp(line, "# pattern ", 10) || !strncmp(line, "# caveat ", 9)) continue;
    else fail_msg("not understood: %s", line);
  }
}

static void outcome_line(const Outcome *o, char *line) {
  int n = snprintf(line, LINE, "%s", outcome_kind_name(o->kind));
  for (int i = 0; i < o->nvalues && n < LINE; i++)
    n += snprintf(line + n, LINE - (size_t)n, " %s=%s", o->value[i].name, o->value[i].text);
}

static Explore *open_with(const char *text, const ExploreSetup *setup) {
  static const char *const argv[] = {"program.py"};
  char why[300];
  RunConfig config = {.path = "program.py", .text = text, .size = strlen(text), .argv = argv, .argc = 1, .births = -1};
  Explore *x = explore_new(&bind_ops, &config, setup, why, sizeof why);
  if (!x) fail_msg("%s", why);
  return x;
}

static Explore *open_program(const char *text, bool checked) {
  return open_with(text, &(ExploreSetup){.seed = 1, .check_memo = checked});
}

static const SearchFinding *with_key(const Search *s, uint64_t key) {
  for (int i = 0; i < s->nfindings; i++)
    if (s->finding[i].outcome.key == key) return &s->finding[i];
  return NULL;
}

static void print_findings(const char *what, const Search *s) {
  printf("  %s: %llu orders, %llu given up, %s%s\n", what, (unsigned long long)s->orders,
         (unsigned long long)s->redundant, s->complete ? "complete" : "incomplete: ", s->incomplete);
  for (int i = 0; i < s->nfindings; i++) {
    char line[LINE];
    outcome_line(&s->finding[i].outcome, line);
    printf("    %s: %llu orders\n", line, (unsigned long long)s->finding[i].orders);
    for (int k = 0; k < s->finding[i].n && s->finding[i].outcome.kind != OUTCOME_OK; k++)
      printf("      %d.%d %s\n", s->finding[i].event[k].choice.slot, s->finding[i].event[k].choice.strand,
             s->finding[i].sentence[k]);
  }
}

// Every order and its sentences are there, and the nearest good one does what it says.
static bool is_told(const SearchFinding *f) {
  if (!f->n || !f->event || !f->sentence || !f->sentence[f->n - 1][0]) return false;
  if (!f->ngood) return f->good == NULL;
  return f->outcome.kind != OUTCOME_OK && f->good_outcome.kind == OUTCOME_OK && f->parts < f->n &&
         f->parts < f->ngood && f->good_sentence;
}

static bool as_expected(const Search *s, const Expected *e) {
  Lines found = {.n = 0};
  if (!s->complete || (e->orders >= 0 && s->orders != (uint64_t)e->orders)) return false;
  for (int i = 0; i < s->nfindings; i++) {
    char line[LINE];
    outcome_line(&s->finding[i].outcome, line);
    add_line(&found, line);
    if (!has_line(&e->finds, line) || !is_told(&s->finding[i])) return false;
  }
  return found.n == e->finds.n;
}

// some: orders found another way; all of them, if it is complete.
static bool agree(const Search *dpor, const Search *some, bool counts_more) {
  for (int i = 0; i < some->nfindings; i++)
    if (!with_key(dpor, some->finding[i].outcome.key)) return false;
  if (some->complete && some->nfindings != dpor->nfindings) return false;
  return counts_more || (some->complete ? some->orders == dpor->orders : some->orders <= dpor->orders);
}

static int lines_of(const Search *s, Lines *l) {
  l->n = 0;
  for (int i = 0; i < s->nfindings; i++) {
    char line[LINE];
    outcome_line(&s->finding[i].outcome, line);
    add_line(l, line);
  }
  return l->n;
}

// The same with a get of one step and with one of two. Which of those who wait for a message has the reading lock is
// only told of the second.
static bool same_ends(const Search *a, const Search *b) {
  static Lines of_a, of_b;
  bool same = lines_of(a, &of_a) == lines_of(b, &of_b);
  for (int i = 0; i < of_a.n; i++) same &= has_line(&of_b, of_a.line[i]);
  return same;
}

// checked: what is remembered of private work is looked at each time, whether it is so.
static void search_program(Search *s, const char *text, bool checked) {
  Explore *x = open_program(text, checked);
  assert_true(search_run(s, x));
  explore_free(x);
}

static void search_in_two(Search *s, const char *text) {
  Explore *x = open_with(text, &(ExploreSetup){.seed = 1, .kinds = &(StepKinds){.whole_gets = false}});
  assert_true(search_run(s, x));
  explore_free(x);
}

static void try_program(const char *name) {
  static char text[TEXT];
  static Expected expected;
  read_program(name, text);
  read_expected(text, &expected);
  Search dpor = {.method = SEARCH_DPOR, .breaks_first = true}, two = dpor,
         all = {.method = SEARCH_ALL, .max_orders = ORACLE},
         lots = {.method = SEARCH_RANDOM, .seed = 7, .max_orders = LOTS};
  search_program(&dpor, text, false);
  search_in_two(&two, text);
  search_program(&all, text, true);
  search_program(&lots, text, true);
  printf("%-24s %5llu orders, %3llu given up; of all %s%llu\n", name, (unsigned long long)dpor.orders,
         (unsigned long long)dpor.redundant, all.complete ? "" : "the first ",
         (unsigned long long)(all.orders + all.redundant));
  if (!as_expected(&dpor, &expected) || !agree(&dpor, &all, expected.counts_more) ||
      !agree(&dpor, &lots, expected.counts_more) || !two.complete || !same_ends(&dpor, &two)) {
    print_findings("reduced", &dpor);
    print_findings("with gets of two steps", &two);
    print_findings("all", &all);
    print_findings("by lot", &lots);
    fail_msg("%s: not what was expected", name);
  }
  search_free(&dpor);
  search_free(&two);
  search_free(&all);
  search_free(&lots);
}

static void test_programs(void **state) {
  struct dirent **list;
  int n = scandir(folder, &list, NULL, alphasort), tried = 0;
  assert_true(n > 0);
  for (int i = 0; i < n; i++) {
    size_t length = strlen(list[i]->d_name);
    if (length > 3 && !strcmp(list[i]->d_name + length - 3, ".py") && tried++ % HALVES == half)
      try_program(list[i]->d_name);
    free(list[i]);
  }
  free(list);
  assert_true(tried > 20);
}

// What is found by lot is among what there is.
static void test_random(void **state) {
  static char text[TEXT];
  read_program("dining3_ring.py", text);
  Explore *x = open_program(text, false);
  Search s = {.method = SEARCH_RANDOM, .seed = 5, .max_orders = 300};
  assert_true(search_run(&s, x));
  assert_int_equal(s.orders, 7);
  assert_int_equal(s.nfindings, 2);
  assert_false(s.complete);
  search_free(&s);
  explore_free(x);
}

// Both halves side by side: it is the longest of the unit tests.
int main(void) {
  const struct CMUnitTest first[] = {cmocka_unit_test(test_programs)};
  const struct CMUnitTest second[] = {cmocka_unit_test(test_programs), cmocka_unit_test(test_random)};
  setvbuf(stdout, NULL, _IOLBF, 0);
  pid_t child = fork();
  if (child < 0) return 1;
  half = child == 0;
  if (half) _exit(cmocka_run_group_tests_name("the other half", second, NULL, NULL));
  int failed = cmocka_run_group_tests_name("one half", first, NULL, NULL), status;
  return waitpid(child, &status, 0) != child || status != 0 || failed;
}
