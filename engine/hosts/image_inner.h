// The insides of windows and images, shared by image.c (trees, saving, loading) and image_window.c (write faults, opening and closing).
#ifndef HOSTS_IMAGE_INNER_H
#define HOSTS_IMAGE_INNER_H

#include "image.h"

enum {
  BLOCK = 256, BLOCKS = IMAGE_PAGE / BLOCK, NODE = 16, UPPER = 64, UPPER_PAGES = UPPER * NODE,
  CHUNK = 4096,       // blocks that are allocated together
  LATELY = 4,         // pages that are remembered of each place
  IDLE = 32,          // saves without a change before a page is made read-only again: a fault costs about what so many comparisons do …
  FEW = 64,           // … sooner when so many are writable, and as many times sooner as there are times as many: all are compared at each save
};

typedef struct Block {
  uint32_t refs;
  char *data;                 // BLOCK bytes
  struct Block *next;         // among the free ones
} Block;
typedef struct Page { uint32_t refs; Block *block[BLOCKS]; } Page;
typedef struct Node { uint32_t refs; Page *page[NODE]; } Node;
typedef struct Upper { uint32_t refs; Node *node[UPPER]; } Upper;
struct Image { uint32_t refs; uint32_t n; Upper *upper[]; };

typedef struct Chunk { struct Chunk *next; char *data; Block block[CHUNK]; } Chunk;
typedef struct Lately { Page *page[LATELY]; uint8_t turn; } Lately;

struct Window {
  char *base;
  char *alias;                // the same memory, always writable
  char *shadow;               // what the current image holds
  size_t size, npages;
  size_t used;                // pages 0 .. used-1 held something when it was opened
  uint32_t most_uppers;       // that the window's image may need by now
  uint64_t *writable;         // a bit a page: a write does not fault
  uint64_t *some;             // a bit a word of writable: it is not 0
  uint8_t *idle;              // saves since it was last found changed, of writable ones
  size_t nwritable;           // as of the last save
  Lately *lately;             // by page
  Image *current;
  bool ran;                   // the program may have written since current was saved or loaded
  size_t last_fault; uint32_t streak, ahead;
  Block *free; Chunk *chunks;
  size_t bytes, limit;
};

static inline bool window_is_writable(const Window *w, size_t page) { return w->writable[page / 64] >> page % 64 & 1; }
size_t window_next_writable(const Window *w, size_t page);  // the first writable page from here on; npages: none
void window_close_idle(Window *w);                          // pages that have not been written to for a while are read-only again
void image_forget_lately(Window *w);

#endif
