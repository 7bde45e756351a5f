// Data flow within a function (flow.h): which store may be made of which load, and that a branch is no flow.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lang/compile/compile.h"
#include "lang/compile/flow.h"
#include "lang/compile/opcodes.h"

static const Code *function_of(const char *text) {
  Refusal r;
  memset(&r, 0, sizeof r);
  Tree *tree = parse("test.py", "__main__", text, strlen(text), NULL, 0, &r);
  if (!tree) fail_msg("refused: %s\n%s", r.what, text);
  Code *module = compile(tree, &r);
  tree_free(tree);
  assert_non_null(module);
  for (int i = module->nconsts - 1; i >= 0; i--)
    if (is_kind(module->consts[i], K_CODE)) return (const Code *)as_obj(module->consts[i]);
  return module;
}

static bool is_at(const Code *code, uint32_t pc, uint8_t op, uint32_t line) {
  return code->ins[pc].op == op && code->pos[pc].line == line;
}

// Does what an instruction `load` of that line gives flow into an instruction `store` of that line?
static bool flows(const char *text, uint8_t load, uint32_t from, uint8_t store, uint32_t to) {
  const Code *code = function_of(text);
  bool found = false, any = false;
  for (uint32_t i = 0; i < code->nins; i++)
    for (uint32_t j = 0; is_at(code, i, load, from) && j < code->nins; j++)
      if (is_at(code, j, store, to)) any = true, found |= code_flows(code, code->ins + i, code->ins + j);
  if (!any) fail_msg("no such instructions\n%s", text);
  return found;
}
static bool value_flows(const char *text, uint32_t from, uint32_t to) {
  return flows(text, OP_GETATTR, from, OP_SETATTR, to);
}

static void flow_within_a_line(void **state) {
  assert_true(value_flows("def f(v):\n v.value += 1\n", 2, 2));
  assert_true(value_flows("def f(v):\n v.value = min(v.value + 1, 9)\n", 2, 2));
  assert_true(value_flows("def f(v):\n v.value = int(f'{v.value}') << 1\n", 2, 2));
  assert_true(value_flows("def f(v):\n v.value = -v.value if v else 3\n", 2, 2));
  assert_true(value_flows("def f(v):\n v.value = [v.value, 1][0]\n", 2, 2));
  assert_true(value_flows("def f(v):\n v.value = sum(x + 1 for x in (v.value, 2))\n", 2, 2));
  assert_false(value_flows("def f(v):\n v.value = 1 if v.value else 2\n", 2, 2));
}

static void flow_through_variables(void **state) {
  assert_true(value_flows("def f(v, w):\n old = v.value\n w.value = 7\n v.value = old + 1\n", 2, 4));
  assert_false(value_flows("def f(v, w):\n old = v.value\n w.value = 7\n v.value = old + 1\n", 2, 3));
  assert_true(value_flows("def f(v):\n a, b = v.value, 0\n v.value = a\n", 2, 3));
  assert_false(value_flows("def f(v):\n a = v.value\n a = 5\n v.value = a\n", 2, 4));
  assert_true(value_flows("def f(v):\n global g\n g = v.value\n v.value = g + 1\n", 3, 4));
  assert_true(value_flows("def f(v):\n a = v.value\n def inner():\n  return a\n v.value = a\n", 2, 5));
}

static void flow_round_a_loop(void **state) {
  const char *sum = "def f(v):\n t = 0\n for i in range(3):\n  t += v.value\n v.value = t\n";
  assert_true(value_flows(sum, 4, 5));
  const char *later = "def f(v):\n x = 0\n while True:\n  v.value = x\n  x = v.value + 1\n";
  assert_true(value_flows(later, 5, 4));
}

static void flow_over_an_exception(void **state) {
  const char *text = "def f(v):\n x = 0\n try:\n  x = v.value\n  f()\n except ValueError:\n  pass\n v.value = x\n";
  assert_true(value_flows(text, 4, 8));
}

static void a_branch_is_no_flow(void **state) {
  assert_false(value_flows("def f(v):\n if v.value > 0:\n  v.value = 1\n", 2, 3));
  assert_false(value_flows("def f(v, me):\n while v.value != me:\n  pass\n v.value = 1 - me\n", 2, 4));
  assert_false(value_flows("def f(v):\n assert v.value == 1\n v.value = 0\n", 2, 3));
}

static void flow_of_items(void **state) {
  assert_true(flows("def f(a):\n a[0] += 1\n", OP_GETITEM, 2, OP_SETITEM, 2));
  assert_false(flows("def f(a):\n i = a[0]\n a[i] = 1\n", OP_GETITEM, 2, OP_SETITEM, 3));
  assert_true(flows("def f(a):\n h = a[0]\n a[0] = a[h]\n", OP_GETITEM, 2, OP_SETITEM, 3));
  assert_true(flows("def f(a):\n a[:] = [x + 1 for x in a[:]]\n", OP_GETITEM, 2, OP_SETITEM, 2));
}

static void flow_into_calls(void **state) {
  assert_true(flows("def f(v):\n setattr(v, 'value', v.value + 1)\n", OP_GETATTR, 2, OP_CALL, 2));
  assert_true(flows("def f(d):\n d.set(d.get() + 1)\n", OP_CALL, 2, OP_CALL, 2));
  assert_false(flows("def f(d):\n if d.get():\n  d.set(1)\n", OP_CALL, 2, OP_CALL, 3));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(flow_within_a_line),  cmocka_unit_test(flow_through_variables),
      cmocka_unit_test(flow_round_a_loop),   cmocka_unit_test(flow_over_an_exception),
      cmocka_unit_test(a_branch_is_no_flow), cmocka_unit_test(flow_of_items),
      cmocka_unit_test(flow_into_calls),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
