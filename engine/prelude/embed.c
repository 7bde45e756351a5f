// The prelude's texts, taken into the binary as they stand. The Makefile lists this folder's files in prelude_files.h: a row F(name) each.
#include "lang/machine.h"

#include <string.h>

#define F(name) \
  __asm__(".section .rodata\n" \
          ".global prelude_" #name "\n" \
          "prelude_" #name ":\n" \
          ".incbin \"engine/prelude/" #name ".py\"\n" \
          ".global prelude_end_" #name "\n" \
          "prelude_end_" #name ":\n" \
          ".byte 0\n" \
          ".previous\n"); \
  extern const char prelude_##name[], prelude_end_##name[];
#include "prelude_files.h"
#undef F

static const struct { const char *name, *text, *end; } files[] = {
#define F(name) {#name, prelude_##name, prelude_end_##name},
#include "prelude_files.h"
#undef F
};

const char *prelude_source(const char *name, size_t *size) {
  for (size_t i = 0; i < sizeof files / sizeof *files; i++)
    if (!strcmp(files[i].name, name)) {
      *size = (size_t)(files[i].end - files[i].text);
      return files[i].text;
    }
  return NULL;
}
