// Memory that is given back all at once: a list of blocks, nothing cleverer, since the course is read once.
#include "keep.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Block {
  struct Block *next;
  max_align_t data[];
} Block;

struct Keep {
  Block *blocks;
};

static void *sure(void *p) {
  if (!p) {
    fputs("mplab: out of memory\n", stderr);
    exit(1);
  }
  return p;
}

Keep *keep_new(void) { return sure(calloc(1, sizeof(Keep))); }

void keep_free(Keep *k) {
  if (!k) return;
  for (Block *b = k->blocks, *next; b; b = next) {
    next = b->next;
    free(b);
  }
  free(k);
}

void *keep_get(Keep *k, size_t size) {
  Block *b = sure(calloc(1, sizeof(Block) + size));
  b->next = k->blocks;
  k->blocks = b;
  return b->data;
}

char *keep_text(Keep *k, const char *text) {
  size_t size = strlen(text) + 1;
  return memcpy(keep_get(k, size), text, size);
}

char *keep_printf(Keep *k, const char *form, ...) {
  va_list args, again;
  va_start(args, form);
  va_copy(again, args);
  int size = vsnprintf(NULL, 0, form, args);
  char *text = keep_get(k, (size_t)size + 1);
  vsnprintf(text, (size_t)size + 1, form, again);
  va_end(again);
  va_end(args);
  return text;
}
