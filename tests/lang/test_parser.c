// Parser, markers and subset check: text becomes a tree or is refused. Expected trees are written as text.
#include <stdio.h>
#include <stdlib.h>

#include "lang/machine/machine.h"
#include "lang/syntax/ast.h"
#include "lang/syntax/markers.h"
#include "refused_help.h"

static Tree *read_with(const char *text, const KnobSetting *settings, int n, Refusal *r) {
  memset(r, 0, sizeof *r);
  return parse("t.py", "__main__", text, strlen(text), settings, n, r);
}

static Tree *good(const char *text) {
  Refusal r;
  Tree *t = read_with(text, NULL, 0, &r);
  if (!t) fail_msg("%s\nrefused: %u:%u %s", text, r.line, r.col, r.what);
  return t;
}

// ---- a short form of trees, enough to tell one from another ----

typedef struct Out {
  char text[4096];
  size_t size;
} Out;

__attribute__((format(printf, 2, 3))) static void put(Out *o, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int n = vsnprintf(o->text + o->size, sizeof o->text - o->size, format, args);
  va_end(args);
  if (n > 0) o->size += (size_t)n;
  assert_true(o->size < sizeof o->text);
}

static void show(Out *o, const Node *n);

static void show_list(Out *o, Nodes list) {
  for (int i = 0; i < list.count; i++) {
    if (i) put(o, " ");
    show(o, list.at[i]);
  }
}

static void show_value(Out *o, Value v) {
  if (is_int(v)) put(o, "%lld", (long long)as_int(v));
  else if (is_kind(v, K_STR)) put(o, "'%s'", str_data(v));
  else if (is_float(v)) put(o, "%g", float_of(v));
  else if (is_kind(v, K_BIGINT)) put(o, "big");
  else if (is_kind(v, K_BYTES)) put(o, "b'%s'", ((Bytes *)as_obj(v))->data);
  else put(o, "%s", v == V_NONE ? "None" : v == V_TRUE ? "True" : v == V_FALSE ? "False" : "...");
}

static void show_binary(Out *o, const Node *n) {
  static const char *const ops[] = {"+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"};
  put(o, "(");
  show(o, n->u.bin.left);
  put(o, "%s", ops[n->u.bin.op]);
  show(o, n->u.bin.right);
  put(o, ")");
}

static void show_compare(Out *o, const Node *n) {
  static const char *const ops[] = {"<", "<=", "==", "!=", ">", ">=", " in ", " not in ", " is ", " is not "};
  show(o, n->u.compare.left);
  for (int i = 0; i < n->u.compare.right.count; i++) {
    put(o, "%s", ops[n->u.compare.ops[i]]);
    show(o, n->u.compare.right.at[i]);
  }
}

static void show(Out *o, const Node *n) {
  static const char *const unary[] = {"-", "+", "~", "not "};
  switch (n->kind) {
  case N_EXPR: show(o, n->u.value); break;
  case N_PASS: put(o, "pass"); break;
  case N_ASSIGN:
    show_list(o, n->u.assign.targets);
    put(o, "=");
    show(o, n->u.assign.value);
    break;
  case N_AUGASSIGN:
    show(o, n->u.aug.target);
    put(o, "?=");
    show(o, n->u.aug.value);
    break;
  case N_IF:
  case N_WHILE:
    put(o, n->kind == N_IF ? "if " : "while ");
    show(o, n->u.cond.test);
    put(o, "{");
    show_list(o, n->u.cond.body);
    put(o, "}else{");
    show_list(o, n->u.cond.orelse);
    put(o, "}");
    break;
  case N_WITH:
    put(o, "with ");
    show(o, n->u.with.items[0].context);
    put(o, "{");
    show_list(o, n->u.with.body);
    put(o, "}");
    break;
  case N_SWITCHED:
    put(o, "#%d[", n->u.switched.number);
    show(o, n->u.switched.on);
    put(o, "|");
    if (n->u.switched.off) show(o, n->u.switched.off);
    put(o, "]");
    break;
  case N_NAME: put(o, "%s", str_data(n->u.name)); break;
  case N_CONSTANT: show_value(o, n->u.constant); break;
  case N_BINOP: show_binary(o, n); break;
  case N_UNARYOP:
    put(o, "(%s", unary[n->u.unary.op]);
    show(o, n->u.unary.operand);
    put(o, ")");
    break;
  case N_COMPARE: show_compare(o, n); break;
  case N_BOOLOP:
    put(o, n->u.boolop.is_or ? "or(" : "and(");
    show_list(o, n->u.boolop.values);
    put(o, ")");
    break;
  case N_TUPLE:
    put(o, "(");
    show_list(o, n->u.list);
    put(o, ",)");
    break;
  case N_LIST:
    put(o, "[");
    show_list(o, n->u.list);
    put(o, "]");
    break;
  case N_STARRED:
    put(o, "*");
    show(o, n->u.value);
    break;
  case N_ATTRIBUTE:
    show(o, n->u.attribute.value);
    put(o, ".%s", str_data(n->u.attribute.attr));
    break;
  case N_CALL:
    show(o, n->u.call.func);
    put(o, "(");
    show_list(o, n->u.call.args);
    put(o, ")");
    break;
  case N_JOINED:
    put(o, "f\"");
    show_list(o, n->u.joined.parts);
    put(o, "\"");
    break;
  case N_FORMATTED:
    put(o, "{");
    show(o, n->u.formatted.value);
    if (n->u.formatted.conversion) put(o, "!%c", n->u.formatted.conversion);
    if (n->u.formatted.spec) put(o, ":"), show(o, n->u.formatted.spec);
    put(o, "}");
    break;
  default: put(o, "<%d>", n->kind); break;
  }
}

static void test_trees(void **state) {
  static const struct {
    const char *text, *tree;
  } cases[] = {
      {"1 + 2 * 3 ** -4", "(1+(2*(3**(-4))))"},
      {"-2 ** 2", "(-(2**2))"},
      {"a - b - c", "((a-b)-c)"},
      {"1 | 2 ^ 3 & 4 << 5 + 6", "(1|(2^(3&(4<<(5+6)))))"},
      {"not a or b and not c", "or((not a) and(b (not c)))"},
      {"a < b <= c is not d not in e", "a<b<=c is not d not in e"},
      {"a, *b = 1, 2", "(a *b,)=(1 2,)"},
      {"a = b = c", "a b=c"},
      {"0x_ff + 0b101 + 0o17 + 1_000", "(((255+5)+15)+1000)"},
      {"99999999999999999999999 + .5 + 1e3", "((big+0.5)+1000)"},
      {"'a' \"b\" '''c\n'''", "'abc\n'"},
      {"'\\x41\\101' r'\\n'", "'AA\\n'"},
      {"b'a\\x00'", "b'a'"},
      {"f'{a}{b!r:>{w}} {{x}}'", "f\"{a} {b!r:f\"'>' {w}\"} ' {x}'\""},
      {"f'{a + 1 = }'", "f\"'a + 1 = ' {(a+1)!r}\""},
      {"if a: pass\nelif b: pass\nelse: pass", "if a{pass}else{if b{pass}else{pass}}"},
      {"f(a, *b)(c).d", "f(a *b)(c).d"},
      {"(a)\n[b]\n(c,)\n()", "a [b] (c,) (,)"},
      {"# only a comment", ""},
      {"x = \\\n  1", "x=1"},
      {"\xe6\x95\xb0 = 1", "\xe6\x95\xb0=1"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Tree *t = good(cases[i].text);
    Out o = {0};
    show_list(&o, t->body);
    assert_string_equal(o.text, cases[i].tree);
    tree_free(t);
  }
}

static void test_positions(void **state) {
  Tree *t = good("x = 1\nprint(f'{x.y}',\n      (a + b))\n");
  const Node *call = t->body.at[1]->u.value;
  assert_int_equal(call->pos.line, 2);
  assert_int_equal(call->pos.end_line, 3);
  assert_int_equal(call->pos.end_col, 14);
  const Node *sum = call->u.call.args.at[1];
  assert_int_equal(sum->pos.col, 7);
  assert_int_equal(sum->pos.end_col, 12);
  const Node *field = call->u.call.args.at[0]->u.joined.parts.at[0]->u.formatted.value;
  assert_int_equal(field->pos.col, 9);
  assert_int_equal(field->pos.end_col, 12);
  tree_free(t);
}

// ---- refusals ----

static void refused(const Wrong *w, bool subset) {
  Refusal r;
  Tree *t = read_with(w->text, NULL, 0, &r);
  if (subset && t && !check_subset(t, &r)) tree_free(t), t = NULL;
  if (t) fail_msg("accepted: %s", w->text);
  check_refusal(w, &r);
  if (!*w->kind) assert_true(*r.instead || strchr(r.what, '='));
}

static void test_syntax_errors(void **state) {
  static const char S[] = "SyntaxError", I[] = "IndentationError";
  static const Wrong cases[] = {
      {"x = ", S, "invalid syntax", 1, 5},
      {"print 'x'", S, "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1},
      {"if x\n  y\n", S, "expected ':'", 1, 5},
      {"if x:\ny", I, "expected an indented block after 'if' statement on line 1", 2, 1},
      {"def f():\n    x\n   y", I, "unindent does not match any outer indentation level", 3, 5},
      {"x = 1\n  y = 2", I, "unexpected indent", 2, 2},
      {"if x:\n\ty\n        z\n", "TabError", "inconsistent use of tabs and spaces in indentation", 3, 1},
      {"foo(a\ndef f():\n  pass\n", S, "'(' was never closed", 1, 4},
      {"x = [1,2)", S, "closing parenthesis ')' does not match opening parenthesis '['", 1, 9},
      {"x = 1)", S, "unmatched ')'", 1, 6},
      {"x = 'abc", S, "unterminated string literal (detected at line 1)", 1, 5},
      {"f(1 2)", S, "invalid syntax. Perhaps you forgot a comma?", 1, 3},
      {"1 = x", S, "cannot assign to literal here. Maybe you meant '==' instead of '='?", 1, 1},
      {"x = f() = 3", S, "cannot assign to function call", 1, 5},
      {"if x = 3: pass", S, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 4},
      {"f(a=1, 2)", S, "positional argument follows keyword argument", 1, 9},
      {"f(a=1, a=2)", S, "keyword argument repeated: a", 1, 8},
      {"def f(a=1, b): pass", S, "non-default argument follows default argument", 1, 12},
      {"try:\n  x\n", S, "expected 'except' or 'finally' block", 2, 4},
      {"try:\n  x\nexcept E, e:\n  y", S, "multiple exception types must be parenthesized", 3, 8},
      {"0777", S, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", 1,
       1},
      {"x\xef\xbc\x8c"
       "y",
       S, "invalid character '\xef\xbc\x8c' (U+FF0C)", 1, 2},
      {"x = 1 # \xc3\xa9\ny = \xc3\xa9 \xc3\xa9", S, "invalid syntax", 2, 7},
      {"f'{a b}'", S, "f-string: invalid syntax. Perhaps you forgot a comma?", 1, 4},
      {"f'{}'", S, "f-string: empty expression not allowed", 1, 4},
      {"'\\x4'", S, "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape",
       1, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) refused(&cases[i], false);
}

static void test_subset(void **state) {
  static const Wrong cases[] = {
      {"async def f(): pass", "", "async is not in mplab", 1, 1},
      {"import numpy as np", "", "the module numpy is not in mplab", 1, 8},
      {"import os\nif 1:\n    os.listdir()", "", "os.listdir is not in mplab", 3, 5},
      {"from multiprocessing import shared_memory", "", "the module multiprocessing.shared_memory is not in mplab", 1,
       29},
      {"x = open('f')", "", "open is not in mplab", 1, 5},
      {"for i in xrange(3): pass", "", "xrange is not in Python 3", 1, 10},
      {"from . import x", "", "attempted relative import with no known parent package", 1, 6},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) refused(&cases[i], true);
  static const char *const fine[] = {"def open(x): return x\nopen(1)", "import os, time\nos.getpid()\ntime.sleep(1)",
                                     "match = 1\nprint(match)\nmatch[0]", "os = 1\nos.listdir"};
  for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
    Refusal r;
    Tree *t = good(fine[i]);
    assert_true(check_subset(t, &r));
    tree_free(t);
  }
}

static void test_refusal_printed(void **state) {
  Refusal r;
  char said[1024];
  assert_null(read_with("if 1:\n\tprint(\"\xe4\xb8\xad\", 1 2)\n", NULL, 0, &r));
  refusal_print(&r, said, sizeof said);
  assert_string_equal(said, "t.py:2:13: SyntaxError: invalid syntax. Perhaps you forgot a comma?\n"
                            "    \tprint(\"\xe4\xb8\xad\", 1 2)\n"
                            "    \t            ^");
}

static void test_deep_nesting(void **state) {
  enum { N = 100000 };
  static const char *const openings[] = {"(",  "[",  "{",     "-",   "not ",   "lambda: ", "x if y else ",
                                         "f(", "x[", "a ** ", "{1:", "(yield "};
  char *text = malloc(16 * N);
  for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
    size_t size = strlen(openings[i]);
    for (size_t k = 0; k < N; k++) memcpy(text + k * size, openings[i], size);
    text[N * size] = 0;
    Refusal r;
    assert_null(read_with(text, NULL, 0, &r));
  }
  strcpy(text, "x = 1");
  for (size_t k = 0; k < N; k++) memcpy(text + 5 + 2 * k, "+1", 3);
  Refusal r;
  assert_null(read_with(text, NULL, 0, &r));
  assert_string_equal(r.kind, "");
  free(text);
}

// ---- markers ----

static const char lesson[] = "WORKERS = 4     #: knob 1..16 explore 2\n"
                             "METHOD = \"fork\" #: knob fork|spawn\n"
                             "#: an ordinary comment\n"
                             "with lock:  #: switch lock\n"
                             "    x = 1\n"
                             "while a:    #: switch recheck -> if b:\n"
                             "    x = 2\n"
                             "l.acquire() #: switch pair\n"
                             "f(1)        #: switch lock -> f(2)\n"
                             "print('#: switch no')\n";

static void test_markers(void **state) {
  Tree *t = good(lesson);
  Out o = {0};
  show_list(&o, t->body);
  assert_string_equal(o.text, "WORKERS=4 METHOD='fork' #0[with lock{x=1}|] #1[while a{x=2}else{}|if b{x=2}else{}] "
                              "#2[l.acquire()|] #0[f(1)|f(2)] "
                              "print('#: switch no')");
  assert_int_equal(t->nswitches, 3);
  assert_string_equal(t->switches[0].name, "lock");
  assert_int_equal(t->switches[0].line, 4);
  assert_true(t->switches[2].paired && !t->switches[0].paired);
  assert_int_equal(t->nknobs, 2);
  assert_int_equal(t->knobs[0].max, 16);
  assert_int_equal(t->knobs[0].explore, 2);
  assert_int_equal(t->knobs[1].nchoices, 2);
  size_t size;
  assert_memory_equal(marker_line_shown(t, 1, &size), "WORKERS = 4", 11);
  assert_int_equal(size, 11);
  marker_line_shown(t, 10, &size);
  assert_int_equal(size, strlen("print('#: switch no')"));
  tree_free(t);
}

static void test_knob_settings(void **state) {
  const KnobSetting settings[] = {{"WORKERS", "7"}, {"METHOD", "spawn"}, {"OTHER", "1"}};
  Refusal r;
  Tree *t = read_with(lesson, settings, 3, &r);
  assert_non_null(t);
  assert_int_equal(as_int(t->body.at[0]->u.assign.value->u.constant), 7);
  assert_string_equal(str_data(t->body.at[1]->u.assign.value->u.constant), "spawn");
  tree_free(t);
  assert_null(read_with(lesson, &(KnobSetting){"WORKERS", "17"}, 1, &r));
  assert_null(read_with(lesson, &(KnobSetting){"METHOD", "thread"}, 1, &r));
}

static void test_bad_markers(void **state) {
  static const Wrong cases[] = {
      {"x = 1 #: swich a", "", "a marker that is neither a switch nor a knob", 1, 10},
      {"#: switch a", "", "a marker (#:) that belongs to no statement", 1, 1},
      {"x = 1 #: knob 3..1", "", "a knob's range that is empty", 1, 15},
      {"x = 9 #: knob 1..3", "", "the knob x stands outside its own range", 1, 5},
      {"x = y #: knob 1..3", "", "a knob with a range needs a whole number as its constant", 1, 5},
      {"a; b #: switch c", "", "a marker behind several statements", 1, 6},
      {"if x: y #: switch c", "", "a marker on a line that holds a header and its block", 1, 7},
      {"x = 1 #: switch a -> y z", "", "a switch's other wording: invalid syntax", 1, 22},
      {"x = 1 #: switch a b", "", "something that does not belong in a marker", 1, 19},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Refusal r;
    assert_null(read_with(cases[i].text, NULL, 0, &r));
    assert_string_equal(r.what, cases[i].what);
    assert_int_equal(r.line, cases[i].line);
    assert_int_equal(r.col, cases[i].col);
    assert_false(r.syntax);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_trees),   cmocka_unit_test(test_positions),       cmocka_unit_test(test_syntax_errors),
      cmocka_unit_test(test_subset),  cmocka_unit_test(test_refusal_printed), cmocka_unit_test(test_deep_nesting),
      cmocka_unit_test(test_markers), cmocka_unit_test(test_knob_settings),   cmocka_unit_test(test_bad_markers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
