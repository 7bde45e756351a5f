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
  SLAB = 1 << 18,  // bytes that are mapped at a time, with all pages present: several times cheaper than a page fault
                   // for each
  TOGETHER = 8,    // blocks that are allocated together
  RECENT = 4,      // recent pages that are kept for each place
  IDLE = 128,      // saves without a change before a page is made read-only again: a page fault costs about as much as
                   // so many comparisons …
  FEW = 64,        // … sooner when more pages than this are writable, in proportion: all of them are compared at each
                   // save
};

typedef struct Block {
  uint32_t refs;
  uint64_t hash;       // of the data
  char *data;          // BLOCK bytes
  struct Block *next;  // among the free ones
} Block;
typedef struct Page {
  uint32_t refs;
  uint8_t summed;   // what sum was made of it as (image_sum): 0 nothing yet
  uint32_t stands;  // … and how many pages begin here
  uint64_t hash;
  ImageSum sum;
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
  void *extra;
  Upper *upper[];
};  // hash: a sum over its pages

// a mapping that memory is taken from: the bytes after this head, the last ones first; left: bytes not yet taken
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
  uint32_t most_uppers;  // uppers that the window's image may need by now
  uint64_t *writable;    // a bit a page: it is writable
  uint64_t *some;        // a bit a word of writable: it is not 0
  uint8_t *idle;         // by page, for writable ones: saves since it was last found changed
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
// makes pages read-only that were not written to for a while
void window_close_idle(Window *w);
void image_forget_recent(Window *w);
bool image_more_memory(Window *w);
void image_free_slabs(Window *w);

#endif
