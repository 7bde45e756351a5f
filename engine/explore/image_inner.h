// The insides of windows and images, shared by image.c (trees, saving, loading) and image_window.c (write faults,
// opening and closing).
#ifndef EXPLORE_IMAGE_INNER_H
#define EXPLORE_IMAGE_INNER_H

#include "image.h"

enum {
  BLOCK = 256,
  BLOCKS = IMAGE_PAGE / BLOCK,
  NODE = 16,
  UPPER = 64,
  UPPER_PAGES = UPPER * NODE,
  SLAB = 1 << 18,  // bytes that the kernel is asked for at a time; it gives them all at once, which is several times
                   // cheaper than fault by fault
  TOGETHER = 8,    // blocks that are made together
  RECENT = 4,      // pages that are remembered of each place
  IDLE = 128,      // saves without a change before a page is made read-only again: a fault costs about what so many
                   // comparisons do …
  FEW = 64,        // … sooner when so many are writable, and as many times sooner as there are times as many: all
                   // are compared at each save
};

typedef struct Block {
  uint32_t refs;
  uint64_t hash;       // of the data
  char *data;          // BLOCK bytes
  struct Block *next;  // among the free ones
} Block;
typedef struct Page {
  uint32_t refs;
  uint64_t hash;
  Block *block[BLOCKS];
} Page;
typedef struct Node {
  uint32_t refs;
  Page *page[NODE];
} Node;
typedef struct Upper {
  uint32_t refs;
  Node *node[UPPER];
} Upper;
struct Image {
  uint32_t refs;
  uint32_t n;
  uint64_t hash;
  Upper *upper[];
};  // hash: a sum over its pages

// the bytes that follow it are given out, the last ones first; left: not yet
typedef struct Slab {
  _Alignas(64) struct Slab *next;
  size_t left;
} Slab;
// a page, node or upper that is not in use
typedef struct Free {
  struct Free *next;
} Free;
typedef struct RecentPages {
  Page *page[RECENT];
  uint8_t turn;
} RecentPages;

struct Window {
  char *base;
  char *alias;   // the same memory, always writable
  char *shadow;  // what the current image holds
  size_t size, npages;
  size_t used;           // pages 0 .. used-1 held something when it was opened
  uint32_t most_uppers;  // that the window's image may need by now
  uint64_t *writable;    // a bit a page: a write does not fault
  uint64_t *some;        // a bit a word of writable: it is not 0
  uint8_t *idle;         // saves since it was last found changed, of writable ones
  size_t nwritable;      // as of the last save
  RecentPages *recent;   // by page
  Image *current;
  bool ran;  // the program may have written since current was saved or loaded
  size_t last_fault;
  uint32_t streak, ahead;
  Slab *slabs, **last_slab;  // the oldest first
  Slab *slab;                // the one that memory is taken from; NULL: all are used up
  Block *free;
  Free *free_pages, *free_nodes, *free_uppers;
  size_t bytes, limit;
};

static inline bool window_is_writable(const Window *w, size_t page) { return w->writable[page / 64] >> page % 64 & 1; }
size_t window_next_writable(const Window *w, size_t page);  // the first writable page from here on; npages: none
// pages that have not been written to for a while are read-only again
void window_close_idle(Window *w);
void image_forget_recent(Window *w);
bool image_more_memory(Window *w);
void image_free_slabs(Window *w);

#endif
