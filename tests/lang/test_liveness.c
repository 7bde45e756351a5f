// Liveness of temporaries: of a function's instructions, which temporaries may still be read there.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "lang/boot.h"
#include "lang/compile/compile.h"
#include "lang/compile/liveness.h"
#include "lang/compile/opcodes.h"

static const char *const names[] = {
#define OP(name, format, what) #name,
    OPCODES(OP)
#undef OP
};

static const Code *function_of(const char *text) {
  Refusal r;
  Tree *t = parse("p.py", "__main__", text, strlen(text), NULL, 0, &r);
  assert_non_null(t);
  const Code *code = compile(t, &r);
  tree_free(t);
  assert_non_null(code);
  for (int i = 0; i < code->nconsts; i++)
    if (is_kind(code->consts[i], K_CODE)) return (const Code *)(const void *)as_obj(code->consts[i]);
  fail_msg("no function");
  return NULL;
}

// Of each instruction its name and the numbers of the temporaries that are live before it.
static void expect(const char *text, const char *listed) {
  const Code *code = function_of(text);
  char have[2000] = "";
  for (uint32_t pc = 0; pc < code->nins; pc++) {
    const uint64_t *live = code_live(code, &code->ins[pc]);
    size_t n = strlen(have);
    n += (size_t)snprintf(have + n, sizeof have - n, "%s", names[code->ins[pc].op]);
    for (uint32_t i = 0; live && i < code_temporaries(code); i++)
      if (live[i / 64] >> i % 64 & 1) n += (size_t)snprintf(have + n, sizeof have - n, " %u", i);
    snprintf(have + n, sizeof have - n, "\n");
  }
  if (strcmp(have, listed) != 0) fail_msg("%s\ngives\n%swanted\n%s", text, have, listed);
}

static void until_their_one_use(void **state) {
  expect("def f(v):\n v.n += g(2, v.n)\n", "GETATTR\nGETGLOBAL 0\nMOVE 0 1\nGETATTR 0 1 2\nCALL 0 1 2 3\nADD 0 1\n"
                                           "SETATTR 0\nRETURN\n");
}

// The iterator is live all around the loop.
static void around_a_loop(void **state) {
  expect("def f(a, v):\n for x in a:\n  v.n = v.n\n", "ITER\nFOR 0\nGETATTR 0\nSETATTR 0 1\nJMP 0\nRETURN\n");
}

// What lies below the handler's level may be read there, whatever raises.
static void in_a_handler(void **state) {
  expect("def f(a):\n for x in a:\n  try:\n   g(1)\n  except:\n   pass\n",
         "ITER\nFOR 0\nGETGLOBAL 0\nMOVE 0 1\nCALL 0 1 2\nCLEAR 0\nJMP 0\nPUSHEXC 0 1\nCLEAR 0 2\nPOPEXC 0 2\nJMP 0\n"
         "POPEXC 2 3\nRERAISE 3\nJMP 0\nRETURN\n");
}

// Several results may be there in part.
static void several_at_once(void **state) {
  expect("def f(a, v):\n v.x, v.y = a\n", "UNPACK 0 1\nSETATTR 0 1\nSETATTR 1\nRETURN\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(until_their_one_use), cmocka_unit_test(around_a_loop),
                                     cmocka_unit_test(in_a_handler), cmocka_unit_test(several_at_once)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
