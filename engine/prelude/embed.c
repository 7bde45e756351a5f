// The prelude's texts, taken into the binary as they stand. The Makefile lists the files in
// prelude_files.h: a row F(symbol, file, module) each, such as F(json_decoder, "json/decoder", "json.decoder").
#include "prelude.h"

#include <string.h>

#define F(name, file, module)                        \
  __asm__(".section .rodata\n"                       \
          ".global prelude_" #name "\n"              \
          "prelude_" #name ":\n"                     \
          ".incbin \"engine/prelude/" file ".py\"\n" \
          ".global prelude_end_" #name "\n"          \
          "prelude_end_" #name ":\n"                 \
          ".byte 0\n"                                \
          ".previous\n");                            \
  extern const char prelude_##name[], prelude_end_##name[];
#include "prelude_files.h"
#undef F

static const struct {
  const char *name, *text, *end;
} files[] = {
#define F(name, file, module) {module, prelude_##name, prelude_end_##name},
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
