// Texts that are refused: a row says of what kind, with which words and where; and a text as code, or why not.
#ifndef REFUSED_HELP_H
#define REFUSED_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "lang/compile/compile.h"

typedef struct Wrong {
  const char *text, *kind, *what;
  uint32_t line, col;
} Wrong;

static inline void check_refusal(const Wrong *w, const Refusal *r) {
  if (strcmp(r->kind, w->kind) != 0 || strcmp(r->what, w->what) != 0 || r->line != w->line || r->col != w->col)
    fail_msg("%s\ngot  %s: %s at %u:%u\nwant %s: %s at %u:%u", w->text, r->kind, r->what, r->line, r->col, w->kind,
             w->what, w->line, w->col);
}

// NULL: refused.
static inline Code *compile_text(const char *text, Refusal *r) {
  memset(r, 0, sizeof *r);
  Tree *tree = parse("test.py", "__main__", text, strlen(text), NULL, 0, r);
  if (!tree) return NULL;
  Code *code = compile(tree, r);
  tree_free(tree);
  return code;
}

static inline Code *must_compile(const char *text) {
  Refusal r;
  char why[256];
  Code *code = compile_text(text, &r);
  if (!code) fail_msg("refused: %u:%u %s\n%s", r.line, r.col, r.what, text);
  if (!code_check(code, why, sizeof why)) fail_msg("%s\n%s", why, text);
  return code;
}

#endif
