// The extension and the shim, taken into the binary as they stand. The Makefile lists the shim's files in
// guest_files.h: a row F(name) each.
#include "embedded.h"

#define EMBED(symbol, path)                 \
  __asm__(".section .rodata\n"              \
          ".global guest_" #symbol "\n"     \
          "guest_" #symbol ":\n"            \
          ".incbin \"" path "\"\n"          \
          ".global guest_end_" #symbol "\n" \
          "guest_end_" #symbol ":\n"        \
          ".byte 0\n"                       \
          ".previous\n");                   \
  extern const char guest_##symbol[], guest_end_##symbol[];

EMBED(extension, GUEST_EXTENSION)
#define F(name) EMBED(name, "engine/guest/shim/" #name ".py")
#include "guest_files.h"
#undef F

static GuestFile file(const char *name, const char *text, const char *end) {
  return (GuestFile){name, text, (size_t)(end - text)};
}

GuestFile guest_extension_file(void) { return file("_mplab", guest_extension, guest_end_extension); }

GuestFile guest_shim_file(int i) {
  const GuestFile files[] = {
#define F(name) file(#name, guest_##name, guest_end_##name),
#include "guest_files.h"
#undef F
  };
  return i >= 0 && i < (int)(sizeof files / sizeof *files) ? files[i] : (GuestFile){0};
}
