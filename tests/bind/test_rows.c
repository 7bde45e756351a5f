// The rows of mplab's own natives: each says of what kinds its arguments must be, and is not called with others.
// They trust what they are given: a row without kinds would be a door for whoever gets at the native. What a program
// can reach is swept (tests/cli/sweep.py).
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "bind/bind.h"
#include "bind/ops.h"
#include "explore/inner.h"
#include "lang/machine/call.h"

static Machine *m;
static int rows, refused, bare;

// A main process before its first step, so that every module can be made.
static Explore *open_machine(void) {
  static const char text[] = "import multiprocessing\nmultiprocessing.Value('i').value\n", *const argv[] = {"p.py"};
  char why[300];
  RunConfig config = {.path = "p.py", .text = text, .size = strlen(text), .argv = argv, .argc = 1, .births = -1};
  Explore *x = explore_new(&bind_ops, &config, &(ExploreSetup){.seed = 1}, why, sizeof why);
  if (!x) fail_msg("%s", why);
  m = x->machine;
  return x;
}

static const char *first_kind(const NativeDef *d) {
  const char *kinds = d->params + 1;
  return kinds + strspn(kinds, ".");
}

// A float is of no kind but "anything".
static bool refuses(Native *n) {
  Value args[16], float_value = float_new(m, 1.5);
  for (int i = 0; i < 16; i++) args[i] = float_value;
  Value v = native_call(m, n, args, n->def->min, V_UNBOUND);
  bool good = v == V_UNBOUND && raised(m) && is_instance(m, m->strand->exc, m->e_TypeError);
  decref(m, m->strand->exc);
  m->strand->exc = V_UNBOUND;
  decref(m, float_value);
  return good;
}

static void look_at(const char *module, Value v) {
  if (!is_kind(v, K_NATIVE)) return;
  Native *n = (Native *)as_obj(v);
  const NativeDef *d = n->def;
  if (d->max == 0 || n->owner) return;  // a method asks for its class
  rows++;
  bool closed = d->params && d->params[0] == '=', named = d->params && !closed && strcmp(d->params, "**") != 0;
  if (named) return;  // a public function, called by keywords: it asks for itself
  if (!closed || d->max < 0 || strlen(d->params) != (size_t)d->max + 1) {
    print_error("%s.%s: its row has no kinds for its %d arguments\n", module, d->name, d->max);
    bare++;
  } else if (first_kind(d) < d->params + 1 + d->min) {
    refused++;
    if (!refuses(n)) fail_msg("%s.%s was called with arguments that are not of its kinds", module, d->name);
  }
}

static void each_of(const char *module, const Dict *d) {
  Value key, v;
  for (uint32_t at = 0; dict_next(d, &at, &key, &v);) look_at(module, v);
}

static void each_inner_module(void *data, const ModuleDef *def) {
  if (!machine_is_inner(def->name)) return;
  Value module = machine_module(m, def->name);
  if (is_kind(module, K_MODULE)) {
    each_of(def->name, ((Module *)as_obj(module))->dict);
    return;
  }
  for (const NativeDef *d = def->functions; d && d->name; d++)  // of C and Python: the rows of its C half
    look_at(def->name, native_new(m, d, NULL, V_UNBOUND));
}

static void each_row_says_its_kinds(void **state) {
  Explore *x = open_machine();
  each_of("prelude", m->prelude);
  machine_each_module(each_inner_module, NULL);
  assert_int_equal(bare, 0);
  assert_true(rows > 80 && refused > 50);
  explore_free(x);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_row_says_its_kinds)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
