// The compiler: the code it emits for the important forms, what it refuses and where, and that all code passes
// code_check. Whether programs run as under python3 is tested by tests/programs.
#include <stdio.h>
#include <stdlib.h>

#include "refused_help.h"

// The disassembly of the text's first function, without its heading, line numbers and inner codes.
static char *listing(const char *text) {
  const Code *module = must_compile(text);
  const Code *code = module;
  for (int i = module->nconsts - 1; i >= 0; i--)
    if (is_kind(module->consts[i], K_CODE)) code = (const Code *)as_obj(module->consts[i]);
  char *all = NULL, *out = NULL;
  size_t size = 0, out_size = 0;
  FILE *f = open_memstream(&all, &size);
  code_print(code, f);
  fclose(f);
  f = open_memstream(&out, &out_size);
  uint32_t lines = code->nins + code->nhandlers;
  char *line = strchr(all, '\n') + 1;
  for (uint32_t i = 0; i < lines; i++) {
    char *end = strchr(line, '\n');
    fprintf(f, "%.*s\n", (int)(end - line - 7), line + 7);
    line = end + 1;
  }
  fclose(f);
  free(all);
  return out;
}

static void expect(const char *text, const char *listed) {
  char *have = listing(text);
  if (strcmp(have, listed) != 0) fail_msg("%s\ngives\n%swanted\n%s", text, have, listed);
  free(have);
}

static void operands_in_place(void **state) {
  expect("def f(a, b):\n x = a + b\n return x * 2\n", "   0  ADD x a b\n"
                                                      "   1  MUL t0 x 2\n"
                                                      "   2  RETURN t0 xa\n");
  expect("def f(a, b):\n a, b = b, a + b\n", "   0  MOVE t0 b\n"
                                             "   1  ADD b a b\n"
                                             "   2  MOVE a t0 xb\n"
                                             "   3  RETURN None\n");
  expect("def f(x):\n return x + (x := 3)\n", "   0  MOVE t0 x\n"
                                              "   1  MOVE x 3\n"
                                              "   2  ADD t0 t0 x xb\n"
                                              "   3  RETURN t0 xa\n");
}

static void tight_loops(void **state) {
  expect("def f(n):\n for i in range(3, n, 2):\n  if n % i == 0:\n   return False\n", "   0  GETGLOBAL t0 'range'\n"
                                                                                      "   1  MOVE t1 3\n"
                                                                                      "   2  MOVE t2 n\n"
                                                                                      "   3  MOVE t3 2\n"
                                                                                      "   4  CALL t0 #3\n"
                                                                                      "   5  ITER t0 t0 xb\n"
                                                                                      "   6  FOR i t0 -> 11\n"
                                                                                      "   7  MOD t1 n i\n"
                                                                                      "   8  JEQ t1 0 -> 10 xa\n"
                                                                                      "   9  RETURN False\n"
                                                                                      "  10  JMP -> 6\n"
                                                                                      "  11  RETURN None\n");
  expect("def f(x, k):\n while x < 10 and not k:\n  x += 1\n", "   0  JMP -> 2\n"
                                                               "   1  ADD x x 1 inplace\n"
                                                               "   2  JLT x 10 -> 4\n"
                                                               "   3  JF k -> 1\n"
                                                               "   4  RETURN None\n");
}

static void calls_and_names(void **state) {
  expect("def f(self, a):\n self.q = a.make(1, size=2)\n", "   0  METHOD t0 a 'make'\n"
                                                           "   1  MOVE t2 1\n"
                                                           "   2  MOVE t3 2\n"
                                                           "   3  CALLKW t0 #2 ('size') method\n"
                                                           "   4  NAMED t0 'q'\n"
                                                           "   5  SETATTR self 'q' t0 xc\n"
                                                           "   6  RETURN None\n");
  expect("def f(*a, **k):\n return g(1, *a, **k)\n", "   0  GETGLOBAL t0 'g'\n"
                                                     "   1  LIST t1 t1 #0\n"
                                                     "   2  LISTADD t1 1\n"
                                                     "   3  LISTEXTEND t1 a 'g' star\n"
                                                     "   4  DICT t2 t3 #0\n"
                                                     "   5  DICTMERGE t2 k t0\n"
                                                     "   6  CALLEX t0\n"
                                                     "   7  RETURN t0 xa\n");
}

static void unbound_is_checked_where_it_may_be(void **state) {
  expect("def f(c):\n if c: x = 1\n return x + x\n", "   0  JF c -> 2\n"
                                                     "   1  MOVE x 1\n"
                                                     "   2  CHECK x\n"
                                                     "   3  ADD t0 x x\n"
                                                     "   4  RETURN t0 xa\n");
}

static void with_and_finally(void **state) {
  expect("def f(l):\n with l:\n  return g()\n", "   0  MOVE t0 l\n"
                                                "   1  WITHENTER t1 t0\n"
                                                "   2  CLEAR t1\n"
                                                "   3  GETGLOBAL t1 'g'\n"
                                                "   4  CALL t1 #0\n"
                                                "   5  WITHEXIT t0\n"
                                                "   6  RETURN t1 xa\n"
                                                "   7  PUSHEXC t2 t1\n"
                                                "   8  WITHEXC t3 t0 t1\n"
                                                "   9  JT t3 -> 13 xa\n"
                                                "  10  RERAISE t1 xa\n"
                                                "  11  POPEXC t2\n"
                                                "  12  RERAISE t3 xa\n"
                                                "  13  POPEXC t2\n"
                                                "  14  CLEAR t1\n"
                                                "  15  RETURN None\n"
                                                "[2, 5) -> 7, t1\n"
                                                "[8, 11) -> 11, t3\n");
  expect("def f(x):\n try:\n  return x\n finally:\n  x = 1\n", "   0  MOVE t0 x\n"
                                                               "   1  MOVE x 1\n"
                                                               "   2  RETURN t0 xa\n"
                                                               "   3  PUSHEXC t1 t0\n"
                                                               "   4  MOVE x 1\n"
                                                               "   5  RERAISE t0 xa\n"
                                                               "   6  POPEXC t1\n"
                                                               "   7  RERAISE t2 xa\n"
                                                               "[0, 1) -> 3, t0\n"
                                                               "[4, 6) -> 6, t2\n");
}

static void switches(void **state) {
  expect("def f(q):\n q.put(1)  #: switch p\n", "   0  JSWOFF #0 -> 5\n"
                                                "   1  METHOD t0 q 'put'\n"
                                                "   2  MOVE t2 1\n"
                                                "   3  CALL t0 #1 method\n"
                                                "   4  CLEAR t0\n"
                                                "   5  RETURN None\n");
}

static void loops_look_at_their_switch_again(void **state) {
  expect("def f(q, w):\n while q:  #: switch again -> if q:\n  w()\n", "   0  JSWOFF #0 -> 8\n"
                                                                       "   1  JMP -> 6\n"
                                                                       "   2  MOVE t0 w\n"
                                                                       "   3  CALL t0 #0\n"
                                                                       "   4  CLEAR t0\n"
                                                                       "   5  JSWOFF #0 -> 7\n"
                                                                       "   6  JT q -> 2\n"
                                                                       "   7  JMP -> 12\n"
                                                                       "   8  JF q -> 12\n"
                                                                       "   9  MOVE t0 w\n"
                                                                       "  10  CALL t0 #0\n"
                                                                       "  11  CLEAR t0\n"
                                                                       "  12  RETURN None\n");
}

static void refusals(void **state) {
  static const struct {
    const char *text;
    uint32_t line, col;
    const char *what;
  } rows[] = {
      {"return 1", 1, 1, "'return' outside function"},
      {"class A:\n  return 1", 2, 3, "'return' outside function"},
      {"def f():\n  break", 2, 3, "'break' outside loop"},
      {"for i in x:\n  def g():\n    continue", 3, 5, "'continue' not properly in loop"},
      {"x = yield", 1, 5, "'yield' outside function"},
      {"def f(a):\n  global a", 2, 3, "name 'a' is parameter and global"},
      {"def f():\n  x = 1\n  global x", 3, 3, "name 'x' is assigned to before global declaration"},
      {"def f():\n  print(x)\n  nonlocal x", 3, 3, "name 'x' is used prior to nonlocal declaration"},
      {"nonlocal x", 1, 1, "nonlocal declaration not allowed at module level"},
      {"def f():\n  nonlocal zz", 2, 3, "no binding for nonlocal 'zz' found"},
      {"def f(a, a): pass", 1, 10, "duplicate argument 'a' in function definition"},
      {"é = f(a=1, a=2)", 1, 12, "keyword argument repeated: a"},
      {"def f():\n  from m import *", 2, 17, "import * only allowed at module level"},
      {"[(yield 1) for x in y]", 1, 3, "'yield' inside list comprehension"},
      {"[x := 1 for x in y]", 1, 2, "assignment expression cannot rebind comprehension iteration variable 'x'"},
      {"class A:\n  [y := 1 for x in z]", 2, 4,
       "assignment expression within a comprehension cannot be used in a class body"},
      {"*a, *b = c", 1, 1, "multiple starred expressions in assignment"},
      {"*a = 1", 1, 1, "starred assignment target must be in a list or tuple"},
      {"x = *a", 1, 5, "can't use starred expression here"},
      {"try:\n  pass\nexcept:\n  pass\nexcept E:\n  pass", 3, 1, "default 'except:' must be last"},
      {"def g():\n  b = 1\n  def f():\n    nonlocal b\n    global b", 4, 5, "name 'b' is nonlocal and global"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    Refusal r;
    assert_null(compile_text(rows[i].text, &r));
    assert_string_equal(r.what, rows[i].what);
    assert_int_equal(r.line, rows[i].line);
    assert_int_equal(r.col, rows[i].col);
    assert_true(r.syntax);
  }
}

static void scopes_of_all_kinds(void **state) {
  must_compile(
      "def f():\n n = 0\n def g():\n  nonlocal n\n  n += 1\n  return lambda: n\n return [g() for _ in range(n)]\n");
  must_compile("class A:\n x = 1\n y = [x for x in range(3)]\n def m(self): return super().m(__class__, self.__p)\n "
               "class B:\n  def k(self): return super()\n");
  must_compile("def f(x):\n class C:\n  y = x\n  x = 2\n  def g(self): return x\n return C\n");
  must_compile("print([(y := i, z) for i in range(3) for z in (i, y)], y)\n");
  must_compile("def f():\n global g\n def g(): pass\n try: pass\n except E as g: print(g)\n del g\n");
}

static void private_names_are_mangled(void **state) {
  expect("def f(self): return self.__x\n", "   0  GETATTR t0 self '__x'\n   1  RETURN t0 xa\n");
  const Code *module = must_compile("class _A:\n def f(self, __y): return self.__x + __y\n");
  char *text = NULL;
  size_t size = 0;
  FILE *f = open_memstream(&text, &size);
  code_print(module, f);
  fclose(f);
  assert_non_null(strstr(text, "GETATTR t0 self '_A__x'"));
  assert_non_null(strstr(text, "ADD t0 t0 _A__y xb"));
  free(text);
}

static void constants_are_folded_and_kept_apart(void **state) {
  expect("def f(): return 60 * 60 * 24 - -1\n", "   0  RETURN 86401\n");
  expect("def f(): return (1, 1.0, True, -2.5)\n", "   0  RETURN (1, 1, True, -2.5)\n");
  expect("def f(): return 1 // 0\n", "   0  FLOORDIV t0 1 0\n   1  RETURN t0 xa\n");
  const Code *module = must_compile("x = 1; y = 1.0; z = True; w = 0.0; v = -0.0; u = 1\n");
  assert_int_equal(module->nconsts, 5 + 6 + 1);  // five values, six names, None
}

static void large_and_deep(void **state) {
  enum { MANY = 400 };
  char *text = malloc(MANY * 8 + 64), *p = text;
  p += sprintf(p, "x = a");
  for (int i = 0; i < MANY; i++) p += sprintf(p, " + b");
  must_compile(text);
  p = text + sprintf(text, "x = a");
  for (int i = 0; i < MANY; i++) p += sprintf(p, ".b()");
  must_compile(text);
  p = text + sprintf(text, "x = [a");
  for (int i = 0; i < MANY; i++) p += sprintf(p, ", b");
  sprintf(p, "]");
  assert_in_range(must_compile(text)->nregs, 1, 20);
  free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(operands_in_place),
      cmocka_unit_test(tight_loops),
      cmocka_unit_test(calls_and_names),
      cmocka_unit_test(unbound_is_checked_where_it_may_be),
      cmocka_unit_test(with_and_finally),
      cmocka_unit_test(switches),
      cmocka_unit_test(loops_look_at_their_switch_again),
      cmocka_unit_test(refusals),
      cmocka_unit_test(scopes_of_all_kinds),
      cmocka_unit_test(private_names_are_mangled),
      cmocka_unit_test(constants_are_folded_and_kept_apart),
      cmocka_unit_test(large_and_deep),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
