// libFuzzer's way in: whatever text is accepted becomes code that passes code_check, or is refused when names are
// resolved. Code space is never given back, so run_fuzz starts this one anew now and then (-fork).
#include "lang/compile/compile.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Refusal r;
  char why[256];
  Tree *t = parse("fuzz.py", "__main__", (const char *)data, size, NULL, 0, &r);
  if (!t) return 0;
  memset(&r, 0, sizeof r);
  Code *code = compile(t, &r);
  if (!code && !*r.what) abort();
  if (code && !code_check(code, why, sizeof why)) {
    fprintf(stderr, "%s\n", why);
    abort();
  }
  tree_free(t);
  return 0;
}
