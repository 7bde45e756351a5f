// libFuzzer's way in: any bytes end in a tree or a refusal; parser and subset check never crash.
#include "lang/syntax/ast.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Refusal r;
  char said[2048];
  Tree *t = parse("fuzz.py", "__main__", (const char *)data, size, NULL, 0, &r);
  if (!t || !check_subset(t, &r)) refusal_print(&r, said, sizeof said);
  tree_free(t);
  return 0;
}
