// Refusals in Chinese: the engine's message is translated, file, line and caret stay; a message without a row stays
// English.
#include "tests/lab/lab_help.h"

#include "tui/words/refused.h"

// headline: the first line after the path. way_out: the last line.
typedef struct Case {
  const char *text, *headline, *way_out;
} Case;

static const Case cases[] = {
    {"x = 1\nprint \"hello\"\n", ":2:1: SyntaxError: 调用 'print' 缺少括号。是不是要写 print(...)？",
     "这是 Python 2：在 Python 3 里 print 是函数，写 print(x)"},
    {"import asyncio\n", ":1:8: mplab 没有模块 asyncio", "用 Process、Pool 或 threading：mplab 没有协程"},
    {"import numpy\n", ":1:8: mplab 没有模块 numpy", "用列表，或 multiprocessing.Array"},
    {"f = open('x')\n", ":1:5: mplab 没有 open", "mplab 的程序没有文件：只能计算、与自己的进程通信、打印"},
    {"async def f():\n    pass\n", ":1:1: mplab 没有 async", "写普通函数；要同时运行的，用 Process 或 Thread"},
    {"for i in xrange(3):\n    pass\n", ":1:10: Python 3 没有 xrange", "这是 Python 2：写 range"},
    {"x = (1,\n", ":1:5: SyntaxError: '(' 没有配对的右括号", "^"},
    {"if 1\n    pass\n", ":1:5: SyntaxError: 这里应有冒号 ':'", "^"},
    {"def f():\nx = 1\n", ":2:1: IndentationError: function definition（第 1 行）后面应有缩进的块", "^"},
    {"f(a=1, a=2)\n", ":1:8: SyntaxError: 关键字参数重复：a", "^"},
    {"x = *a\n", NULL, NULL},
};

static void test_said_in_chinese(void **state) {
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const Case *c = &cases[i];
    const char *path = help_program(c->text);
    char text[2400], headline[800];
    LabRefusal why;
    Lab *lab = lab_new();
    assert_false(lab_open(lab, path, &why));
    assert_string_equal(refused_message(ENGLISH, &why, text, sizeof text), why.message);
    refused_message(CHINESE, &why, text, sizeof text);
    refused_headline(CHINESE, &why, headline, sizeof headline);
    assert_memory_equal(text, headline, strlen(headline));
    if (c->headline) {
      assert_string_equal(headline + strlen(path), c->headline);
      const char *end = text + strlen(text) - strlen(c->way_out);
      assert_string_equal(end, c->way_out);
    } else {
      assert_string_equal(text, why.message);
    }
    lab_free(lab);
  }
}

static void test_a_form_is_filled(void **state) {
  char text[100];
  assert_true(refused_zh("Python 2: write repr(x) for `x`", text, sizeof text));
  assert_string_equal(text, "这是 Python 2：写 repr(x)，不写 `x`");
  assert_false(refused_zh("something else", text, sizeof text));
  assert_string_equal(text, "something else");
  assert_true(refused_zh("the module xyz is not in mplab", text, 10));  // cut, not overrun
  assert_int_equal(strlen(text), 9);
}

static int start(void **state) {
  lab_start();
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_said_in_chinese), cmocka_unit_test(test_a_form_is_filled)};
  return cmocka_run_group_tests(tests, start, NULL);
}
