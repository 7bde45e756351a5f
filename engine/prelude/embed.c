// The prelude's texts, taken into the binary as they stand: one row a file of this folder.
#include "lang/machine.h"

#include <string.h>

#define FILES(F) F(builtins) F(_main) F(time) F(signal) F(multiprocessing) F(multiprocessing_process) F(multiprocessing_synchronize) F(multiprocessing_queues) F(multiprocessing_context) F(multiprocessing_sharedctypes)

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
FILES(F)
#undef F

static const struct { const char *name, *text, *end; } files[] = {
#define F(name) {#name, prelude_##name, prelude_end_##name},
    FILES(F)
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
