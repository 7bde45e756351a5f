// match: what the parser and the compiler refuse of it, in CPython's words and at its places (the rows are what
// CPython 3.11 says of these texts), and code that passes code_check for what they take. What such programs do is in
// tests/programs/match_….py.
#include "refused_help.h"

static const char S[] = "SyntaxError", I[] = "IndentationError";

// clang-format off
static const Wrong wrong[] = {
    {"match x:\n case 1+2:\n  pass\n", S, "imaginary number required in complex literal", 2, 9},
    {"match x:\n case -1 - 2:\n  pass\n", S, "imaginary number required in complex literal", 2, 12},
    {"match x:\n case 1 + x:\n  pass\n", S, "invalid syntax", 2, 11},
    {"match (x)\na b\n", S, "expected ':'", 2, 3},
    {"match x:\n  case 1\n    pass\n", S, "expected ':'", 2, 9},
    {"match x\n  case 1:\n    pass\n", S, "expected ':'", 1, 8},
    {"match x:\npass\n", I, "expected an indented block after 'match' statement on line 1", 2, 1},
    {"match x:\n  case 1:\n  pass\n", I, "expected an indented block after 'case' statement on line 2", 3, 3},
    {"match x:\n  case a as _:\n    pass\n", S, "cannot use '_' as a target", 2, 13},
    {"match x:\n  case a as b.c:\n    pass\n", S, "invalid syntax", 2, 14},
    {"match x:\n case A(x=1, 2):\n  pass\n", S, "positional patterns follow keyword patterns", 2, 14},
    {"match x:\n case f'a':\n  pass\n", S, "patterns may only match literals and attribute lookups", 2, 7},
    {"match x:\n case a:\n  pass\n case b:\n  pass\n", S, "name capture 'a' makes remaining patterns unreachable", 2, 7},
    {"match x:\n case _:\n  pass\n case b:\n  pass\n", S, "wildcard makes remaining patterns unreachable", 2, 7},
    {"match x:\n case a|1:\n  pass\n", S, "name capture 'a' makes remaining patterns unreachable", 2, 7},
    {"match x:\n case a|b:\n  pass\n", S, "name capture 'a' makes remaining patterns unreachable", 2, 7},
    {"match x:\n case [a]|[b]:\n  pass\n", S, "alternative patterns bind different names", 2, 12},
    {"match x:\n case [a,a]:\n  pass\n", S, "multiple assignments to name 'a' in pattern", 2, 10},
    {"match x:\n case [*a,*b]:\n  pass\n", S, "multiple starred names in sequence pattern", 2, 7},
    {"match x:\n case {'a':1,'a':2}:\n  pass\n", S, "mapping pattern checks duplicate key ('a')", 2, 7},
    {"match x:\n case A(x=1,x=2):\n  pass\n", S, "attribute name repeated in class pattern: x", 2, 15},
    {"match x:\n case {f'a':1}:\n  pass\n", S, "mapping pattern keys may only match literals and attribute lookups", 2, 7},
    {"match x:\n case {**_}:\n  pass\n", S, "invalid syntax", 2, 10},
    {"match x:\n case {**r, 'a': 1}:\n  pass\n", S, "invalid syntax", 2, 13},
    {"match x:\n case -x:\n  pass\n", S, "invalid syntax", 2, 8},
    {"match x:\n case 1 if 2:\n  pass\n x=3\n", S, "invalid syntax", 4, 2},
    {"match x:\n case *a:\n  pass\n", S, "invalid syntax", 2, 9},
    {"match *a:\n case *a, b:\n  pass\n", S, "invalid syntax", 1, 9},
    {"match x:\n case (*a):\n  pass\n", S, "invalid syntax", 2, 10},
    {"match x:\n case {a: 1}:\n  pass\n", S, "invalid syntax", 2, 9},
    {"match x:\n case __debug__:\n  pass\n", S, "cannot assign to __debug__", 2, 7},
    {"match x:\n case [x, y if y]: pass\n", S, "invalid syntax", 2, 13},
    {"match x:\n case 1 | 2 as y | 3: pass\n", S, "invalid syntax", 2, 18},
    {"match x:\n case x := 3: pass\n", S, "invalid syntax", 2, 9},
    {"match x:\n case A(1)(2): pass\n", S, "invalid syntax", 2, 11},
    {"match x:\n else:\n  pass\n", S, "invalid syntax", 2, 2},
    {"case 1: pass\n", S, "invalid syntax", 1, 6},
    {"match x: pass\n", S, "invalid syntax", 1, 10},
    {"match x:\n case 1: pass\n else: pass\n", S, "invalid syntax", 3, 2},
    {"match x:\n case -'a': pass\n", S, "invalid syntax", 2, 8},
    {"match x:\n case None|True|...:\n  pass\n", S, "invalid syntax", 2, 17},
    {"match x:\n case a.b|c.d|e:\n  pass\n", S, "alternative patterns bind different names", 2, 15},
    {"match x:\n case (1|a)|2:\n  pass\n", S, "name capture 'a' makes remaining patterns unreachable", 2, 10},
    {"match x:\n case [_, *_, _, *_]:\n  pass\n", S, "multiple starred names in sequence pattern", 2, 7},
    {"match x:\n case {1:_, 1.0:_}:\n  pass\n", S, "mapping pattern checks duplicate key (1.0)", 2, 7},
    {"match x:\n case _ as y:\n  pass\n case _: pass\n", S, "wildcard makes remaining patterns unreachable", 2, 7},
    {"match x:\n case A(**k):\n  pass\n", S, "invalid syntax", 2, 9},
    {"match x:\n case A(*k):\n  pass\n", S, "invalid syntax", 2, 9},
    {"match x:\n case A(a=):\n  pass\n", S, "invalid syntax", 2, 11},
    {"match x:\n case A(1,a=2,3,b=4):\n  pass\n", S, "positional patterns follow keyword patterns", 2, 15},
    {"match x:\n case {**a.b}:\n  pass\n", S, "invalid syntax", 2, 11},
    {"match x:\n case {'a'}:\n  pass\n", S, "invalid syntax", 2, 11},
    {"if 1:\n match x:\n  case 1: pass\n   x\n", I, "unexpected indent", 4, 3},
    {"match x:\n case 1 : \n", I, "expected an indented block after 'case' statement on line 2", 2, 11},
    {"match (x:\n case 1: pass\n", S, "invalid syntax", 1, 9},
    {"match x:\n case (1,2:\n  pass\n", S, "invalid syntax", 2, 11},
    {"match x\n", S, "expected ':'", 1, 8},
    {"match print x:\n case 1: pass\n", S, "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 7},
    {"match x y:\n case 1: pass\n", S, "invalid syntax", 1, 9},
    {"match x:\n case 1 2: pass\n", S, "invalid syntax", 2, 9},
    {"match x:\n case a b: pass\n", S, "invalid syntax", 2, 9},
    {"match x:\n case 1 if x = 2: pass\n", S, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 2, 12},
    {"match x:\n case 1 if: pass\n", S, "invalid syntax", 2, 11},
    {"match:\n case 1: pass\n", S, "invalid syntax", 1, 7},
    {"match x:\n case: pass\n", S, "invalid syntax", 2, 6},
    {"match x:\n case 1: pass\nelse: pass\n", S, "invalid syntax", 3, 1},
    {"match x:\n case 1:\n  pass\n  case 2: pass\n", S, "invalid syntax", 4, 8},
};

static const char *const right[] = {
    "match x:\n case a.b.c():\n  pass\n",
    "match x:\n case *a, b:\n  pass\n",
    "match *a, b:\n case *a, b:\n  pass\n",
    "match x:\n case (a):\n  pass\n",
    "match = 3\nmatch[1]\nmatch: int = 4\nprint(match)\n",
    "match x, y:\n case 1,2: pass\n",
    "match x:\n case 'a' 'b': pass\n",
    "match x:\n case a.b as c, *_ if c: pass\n",
    "match x:\n case a if a:\n  pass\n case _: pass\n",
    "match x:\n case (a as b) as c:\n  pass\n",
    "match x:\n case []|():\n  pass\n case 1,: pass\n",
    "match x:\n case a.b.c:\n  pass\n case a.b.c(): pass\n case a(b=c): pass\n",
    "match x:\n case A(\n  1,\n  b=2): pass\n",
    "def f():\n match x:\n  case [a]: return a\n  case _: return\n yield\n",
    "match(x):\n case 1: pass\n",
    "match(x)\n",
    "match -1:\n case -1: print(7)\n",
    "match [x]:\n case 1: pass\n",
    "match x:\n\n # c\n case 1:\n  pass\n\n case 2: pass\n",
};
// clang-format on

static void test_refused(void **state) {
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    const Wrong *w = &wrong[i];
    Refusal r;
    if (compile_text(w->text, &r)) fail_msg("not refused: %s", w->text);
    check_refusal(w, &r);
  }
}

static void test_compiled(void **state) {
  for (size_t i = 0; i < sizeof right / sizeof *right; i++) must_compile(right[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_refused), cmocka_unit_test(test_compiled)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
