// The last word (see out_of_memory.h).
#include "out_of_memory.h"

#include <stddef.h>
#include <unistd.h>

static void (*before)(void);

void out_of_memory_before(void (*last)(void)) { before = last; }

void out_of_memory(void) {
  static const char words[] = "mplab: out of memory\n";
  void (*last)(void) = before;
  before = NULL;
  if (last) last();
  ssize_t n = write(STDERR_FILENO, words, sizeof words - 1);
  (void)n;
  _exit(1);
}
