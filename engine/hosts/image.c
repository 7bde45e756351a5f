// Windows and images: see image.h.
//
// An image is a tree: a top as long as needed, uppers of 64 nodes, nodes of 16 pages, pages of 16 blocks of 256 bytes. Everything in it is counted; what is shared is
// copied before it is changed, so a save copies the path to each changed block and nothing else. A page that no save has found written is not there: it is
// zeros. Blocks are smaller than what the processor protects because most writes are of a few words (a reference count): going from one process to another
// copies a tenth of the pages that differ. And a block that is the same again as one seen lately in that place is that block.
//
// The shadow is a plain copy of what the current image holds, so that a page is compared with one piece of memory.
//
// The rule that all rests on: a page of the window that is read-only holds what the current image holds there. A writable one holds it too as long as
// the program has not run since (ran). Loading writes through a second mapping, so that it need not change protections.
#include "image.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
  BLOCK = 256, BLOCKS = IMAGE_PAGE / BLOCK, NODE = 16, UPPER = 64, UPPER_PAGES = UPPER * NODE,
  WINDOWS = 4,
  CHUNK = 4096,       // blocks that are allocated together
  LATELY = 4,         // pages that are remembered of each place
  IDLE = 24,          // saves without a change before a page is made read-only again: a fault costs about what so many comparisons do …
  FEW = 64,           // … sooner when so many are writable, and as many times sooner as there are times as many: all are compared at each save
  STREAK = 3,         // so many faults in a row, page after page: the program fills memory, more pages are opened at once …
  MOST_AHEAD = 64,    // … up to so many
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

static Window *windows[WINDOWS];           // the signal handler's
static struct sigaction before_us;         // who had the signal

static bool is_writable(const Window *w, size_t page) { return w->writable[page / 64] >> page % 64 & 1; }

// The first writable page from here on; npages: none.
static size_t next_writable(const Window *w, size_t page) {
  for (; page < w->npages; page = (page / 64 + 1) * 64) {
    uint64_t bits = w->writable[page / 64] >> page % 64;
    if (bits) return page + (size_t)__builtin_ctzll(bits);
    size_t word = page / 64 + 1;
    uint64_t rest = w->some[word / 64] >> word % 64;
    while (!rest && (word = (word / 64 + 1) * 64) <= w->npages / 64) rest = w->some[word / 64];
    if (!rest) return w->npages;
    page = (word + (size_t)__builtin_ctzll(rest) - 1) * 64;
  }
  return w->npages;
}

// ---- write faults ----

static bool open_pages(Window *w, size_t first, size_t n) {
  if (mprotect(w->base + first * IMAGE_PAGE, n * IMAGE_PAGE, PROT_READ | PROT_WRITE) != 0) {
    // The kernel has no more ranges to give: everything is opened, which is slow but right.
    first = 0, n = w->npages;
    if (mprotect(w->base, w->size, PROT_READ | PROT_WRITE) != 0) return false;
  }
  for (size_t p = first; p < first + n; p++) {
    w->writable[p / 64] |= (uint64_t)1 << p % 64;
    w->some[p / 64 / 64] |= (uint64_t)1 << p / 64 % 64;
    w->idle[p] = 0;
  }
  uint32_t uppers = (uint32_t)((first + n - 1) / UPPER_PAGES + 1);
  if (w->most_uppers < uppers) w->most_uppers = uppers;
  return true;
}

static size_t how_many(Window *w, size_t page) {
  bool in_a_row = page == w->last_fault + 1;
  w->streak = in_a_row ? w->streak + 1 : 0;
  if (!in_a_row) w->ahead = 1;
  else if (w->streak >= STREAK && w->ahead < MOST_AHEAD) w->ahead *= 2;
  size_t n = 1;
  while (n < w->ahead && page + n < w->npages && !is_writable(w, page + n)) n++;
  w->last_fault = page + n - 1;
  return n;
}

static Window *window_at(const void *at) {
  for (int i = 0; i < WINDOWS; i++)
    if (windows[i] && (size_t)((const char *)at - windows[i]->base) < windows[i]->size) return windows[i];
  return NULL;
}

// Only memory of our own and mprotect: what a handler may do. It comes from an ordinary store, never from inside a library call that minds.
static void on_fault(int sig, siginfo_t *info, void *context) {
  Window *w = window_at(info->si_addr);
  size_t page = w ? (size_t)((char *)info->si_addr - w->base) / IMAGE_PAGE : 0;
  if (!w || is_writable(w, page)) {   // a fault like any other: it happens again, to whoever had the signal before us
    sigaction(SIGSEGV, &before_us, NULL);
    return;
  }
  int error = errno;
  if (!open_pages(w, page, how_many(w, page))) abort();
  errno = error;
}

static bool watch(Window *w) {
  int used = 0, at = -1;
  for (int i = 0; i < WINDOWS; i++) {
    if (windows[i]) used++;
    else at = i;
  }
  if (at < 0) return false;
  windows[at] = w;
  struct sigaction a = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
  sigemptyset(&a.sa_mask);
  return used || sigaction(SIGSEGV, &a, &before_us) == 0;
}

static void unwatch(const Window *w) {
  int used = 0;
  for (int i = 0; i < WINDOWS; i++) {
    if (windows[i] == w) windows[i] = NULL;
    used += windows[i] != NULL;
  }
  if (!used) sigaction(SIGSEGV, &before_us, NULL);
}

// ---- opening ----

static char *map(int fd, void *at, size_t size, int protection) {
  void *p = mmap(at, size, protection, MAP_SHARED | MAP_NORESERVE | (at ? MAP_FIXED : 0), fd, 0);
  return p == MAP_FAILED ? NULL : p;
}

static bool take_over(Window *w) {
  void *shadow = mmap(NULL, w->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (shadow == MAP_FAILED) return false;
  w->shadow = shadow;
  int fd = memfd_create("mplab-window", MFD_CLOEXEC);
  if (fd < 0) return false;
  bool good = ftruncate(fd, (off_t)w->size) == 0 && (w->alias = map(fd, NULL, w->size, PROT_READ | PROT_WRITE));
  if (good) {
    memcpy(w->alias, w->base, w->used * IMAGE_PAGE);
    good = map(fd, w->base, w->size, PROT_READ) != NULL;
  }
  close(fd);
  return good;
}

static void free_window(Window *w) {
  if (w->alias) munmap(w->alias, w->size);
  if (w->shadow) munmap(w->shadow, w->size);
  free(w->writable);
  free(w->some);
  free(w->idle);
  free(w->lately);
  free(w);
}

Window *window_open(void *base, size_t size, size_t used) {
  Window *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  *w = (Window){.base = base, .size = size, .npages = size / IMAGE_PAGE, .used = (used + IMAGE_PAGE - 1) / IMAGE_PAGE, .limit = (size_t)2 << 30, .ran = true};
  w->writable = calloc(w->npages / 64 + 2, sizeof *w->writable);
  w->some = calloc(w->npages / 64 / 64 + 2, sizeof *w->some);
  w->idle = calloc(w->npages + 1, 1);
  w->last_fault = w->npages;
  w->most_uppers = (uint32_t)(w->used / UPPER_PAGES + 1);
  w->lately = calloc(w->npages, sizeof *w->lately);
  if (w->lately && w->writable && w->some && w->idle && take_over(w) && watch(w)) return w;
  free_window(w);
  return NULL;
}

void window_limit(Window *w, size_t bytes) { w->limit = bytes; }
size_t window_bytes(const Window *w) { return w->bytes; }
void window_ran(Window *w) { w->ran = true; }
Image *window_image(const Window *w) { return w->current; }

static void page_drop(Window *w, Page *p);

static void forget_lately(Window *w) {
  for (size_t page = 0; page < (size_t)w->most_uppers * UPPER_PAGES && page < w->npages; page++)
    for (int i = 0; i < LATELY; i++) {
      page_drop(w, w->lately[page].page[i]);
      w->lately[page].page[i] = NULL;
    }
}

// ---- blocks ----

static bool more_blocks(Window *w) {
  Chunk *c = malloc(sizeof *c);
  char *data = c ? mmap(NULL, (size_t)CHUNK * BLOCK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) : MAP_FAILED;
  if (data == MAP_FAILED) return free(c), false;
  c->next = w->chunks;
  c->data = data;
  w->chunks = c;
  for (int i = CHUNK - 1; i >= 0; i--) {
    c->block[i] = (Block){.data = data + (size_t)i * BLOCK, .next = w->free};
    w->free = &c->block[i];
  }
  return true;
}

static Block *block_copy(Window *w, const char *data) {
  if (w->bytes >= w->limit) forget_lately(w);
  if (w->bytes >= w->limit || (!w->free && !more_blocks(w))) return NULL;
  Block *b = w->free;
  w->free = b->next;
  w->bytes += BLOCK;
  b->refs = 1;
  memcpy(b->data, data, BLOCK);
  return b;
}

static void block_drop(Window *w, Block *b) {
  if (!b || --b->refs) return;
  b->next = w->free;
  w->free = b;
  w->bytes -= BLOCK;
}

// ---- trees ----

static void page_drop(Window *w, Page *p) {
  if (!p || --p->refs) return;
  for (int i = 0; i < BLOCKS; i++) block_drop(w, p->block[i]);
  free(p);
}

static void node_drop(Window *w, Node *n) {
  if (!n || --n->refs) return;
  for (int i = 0; i < NODE; i++) page_drop(w, n->page[i]);
  free(n);
}

static void upper_drop(Window *w, Upper *u) {
  if (!u || --u->refs) return;
  for (int i = 0; i < UPPER; i++) node_drop(w, u->node[i]);
  free(u);
}

Image *image_keep(Image *i) { return i->refs++, i; }

void image_drop(Window *w, Image *i) {
  if (!i || --i->refs) return;
  for (uint32_t k = 0; k < i->n; k++) upper_drop(w, i->upper[k]);
  free(i);
}

static Image *image_copy(const Window *w, const Image *of) {
  Image *i = malloc(sizeof *i + w->most_uppers * sizeof *i->upper);
  if (!i) return NULL;
  i->refs = 1;
  i->n = of ? of->n : 0;
  for (uint32_t k = 0; k < i->n; k++)
    if ((i->upper[k] = of->upper[k])) i->upper[k]->refs++;
  return i;
}

// A node or upper that is this tree's alone: what was shared is copied. NULL: no memory.
static Node *own_node(Node **at) {
  Node *old = *at;
  if (old && old->refs == 1) return old;
  Node *n = calloc(1, sizeof *n);
  if (!n) return NULL;
  if (old) {
    memcpy(n->page, old->page, sizeof n->page);
    for (int i = 0; i < NODE; i++)
      if (n->page[i]) n->page[i]->refs++;
    old->refs--;
  }
  n->refs = 1;
  return *at = n;
}

static Upper *own_upper(Upper **at) {
  Upper *old = *at;
  if (old && old->refs == 1) return old;
  Upper *u = calloc(1, sizeof *u);
  if (!u) return NULL;
  if (old) {
    memcpy(u->node, old->node, sizeof u->node);
    for (int i = 0; i < UPPER; i++)
      if (u->node[i]) u->node[i]->refs++;
    old->refs--;
  }
  u->refs = 1;
  return *at = u;
}

static inline const Page *page_of(const Image *i, size_t page) {
  const size_t upper = page / UPPER_PAGES;
  const Upper *u = i && upper < i->n ? i->upper[upper] : NULL;
  const Node *n = u ? u->node[page / NODE % UPPER] : NULL;
  return n ? n->page[page % NODE] : NULL;
}

static bool same(const Block *b, const char *data) { return memcmp(b->data, data, BLOCK) == 0; }

// The block that holds data: one that stood in its place lately, or a new one.
static Block *block_for(Window *w, const Lately *lately, int k, const char *data) {
  for (int i = 0; i < LATELY; i++) {
    const Page *p = lately->page[i];
    if (p && same(p->block[k], data)) return p->block[k]->refs++, p->block[k];
  }
  return block_copy(w, data);
}

static Page *known_lately(Window *w, Lately *lately, Page *p) {
  for (int i = 0; i < LATELY; i++)
    if (lately->page[i] && memcmp(lately->page[i]->block, p->block, sizeof p->block) == 0) {
      page_drop(w, p);
      lately->page[i]->refs++;
      return lately->page[i];
    }
  page_drop(w, lately->page[lately->turn]);
  lately->page[lately->turn] = p;
  lately->turn = (uint8_t)((lately->turn + 1) % LATELY);
  p->refs++;
  return p;
}

static Page *page_now(Window *w, size_t at, const Page *old) {
  const char *data = w->base + at * IMAGE_PAGE;
  char *shadow = w->shadow + at * IMAGE_PAGE;
  Page *p = calloc(1, sizeof *p);
  if (!p) return NULL;
  p->refs = 1;
  for (int k = 0; k < BLOCKS; k++, data += BLOCK, shadow += BLOCK) {
    if (old && memcmp(shadow, data, BLOCK) == 0) {
      p->block[k] = old->block[k];
      p->block[k]->refs++;
    } else {
      if (!(p->block[k] = block_for(w, &w->lately[at], k, data))) return page_drop(w, p), NULL;
      memcpy(shadow, data, BLOCK);
    }
  }
  return known_lately(w, &w->lately[at], p);
}

static bool put_page(Window *w, Image *i, size_t page) {
  uint32_t upper = (uint32_t)(page / UPPER_PAGES);
  while (i->n <= upper) i->upper[i->n++] = NULL;
  Upper *u = own_upper(&i->upper[upper]);
  Node *n = u ? own_node(&u->node[page / NODE % UPPER]) : NULL;
  Page *p = n ? page_now(w, page, n->page[page % NODE]) : NULL;
  if (!p) return false;
  page_drop(w, n->page[page % NODE]);
  n->page[page % NODE] = p;
  return true;
}

void window_close(Window *w) {
  if (!w) return;
  forget_lately(w);
  if (w->current) image_drop(w, w->current);
  unwatch(w);
  mprotect(w->base, w->size, PROT_READ | PROT_WRITE);
  for (Chunk *c = w->chunks, *next; c; c = next) {
    next = c->next;
    munmap(c->data, (size_t)CHUNK * BLOCK);
    free(c);
  }
  free_window(w);
}

// ---- saving ----

// Those that have not been written to for a while, by runs.
static void close_idle(Window *w) {
  for (size_t page = next_writable(w, 0), end; page < w->npages; page = next_writable(w, end)) {
    for (end = page; end < w->npages && is_writable(w, end) && w->idle[end] >= IDLE;) end++;
    if (end == page) {
      end++;
    } else if (mprotect(w->base + page * IMAGE_PAGE, (end - page) * IMAGE_PAGE, PROT_READ) == 0) {
      for (size_t p = page; p < end; p++) {
        w->writable[p / 64] &= ~((uint64_t)1 << p % 64);
        if (!w->writable[p / 64]) w->some[p / 64 / 64] &= ~((uint64_t)1 << p / 64 % 64);
      }
    }
  }
}

static bool is_unchanged(const Window *w, size_t page) {
  return memcmp(w->base + page * IMAGE_PAGE, w->shadow + page * IMAGE_PAGE, IMAGE_PAGE) == 0;
}

static bool save_changed(Window *w, Image *to) {
  bool good = true, idle = false;
  size_t haste = 1 + w->nwritable / FEW;
  w->nwritable = 0;
  for (size_t page = next_writable(w, 0); page < w->npages; page = next_writable(w, page + 1)) {
    w->nwritable++;
    if (is_unchanged(w, page)) {
      w->idle[page] = (uint8_t)(w->idle[page] + haste < IDLE ? w->idle[page] + haste : IDLE);
      idle |= w->idle[page] == IDLE;
      continue;
    }
    w->idle[page] = 0;
    good = good && put_page(w, to, page);
  }
  if (idle && good) close_idle(w);
  return good;
}

// Nothing is known of what came before the first save.
static bool save_all(Window *w, Image *to) {
  bool good = true;
  for (size_t page = 0; good && page < w->used; page++) good = put_page(w, to, page);
  for (size_t page = next_writable(w, w->used); good && page < w->npages; page = next_writable(w, page + 1)) good = put_page(w, to, page);
  return good;
}

// A save that failed has begun to change it.
static void mend_shadow(Window *w) {
  for (size_t page = next_writable(w, 0); page < w->npages; page = next_writable(w, page + 1)) {
    const Page *p = page_of(w->current, page);
    char *at = w->shadow + page * IMAGE_PAGE;
    if (!p) memset(at, 0, IMAGE_PAGE);
    for (int k = 0; p && k < BLOCKS; k++) memcpy(at + k * BLOCK, p->block[k]->data, BLOCK);
  }
}

Image *image_save(Window *w) {
  if (w->current && !w->ran) return image_keep(w->current);
  Image *i = image_copy(w, w->current);
  if (!i) return NULL;
  if (!(w->current ? save_changed(w, i) : save_all(w, i))) {
    image_drop(w, i);
    mend_shadow(w);
    return NULL;
  }
  if (w->current) image_drop(w, w->current);
  w->current = i;
  w->ran = false;
  return image_keep(i);
}

// ---- loading ----

// The page becomes to; what that has in common with from is there already.
static void load_page(Window *w, size_t page, const Page *from, const Page *to) {
  char *at = w->alias + page * IMAGE_PAGE, *shadow = w->shadow + page * IMAGE_PAGE;
  if (!to) {
    memset(at, 0, IMAGE_PAGE);
    memset(shadow, 0, IMAGE_PAGE);
    return;
  }
  for (int k = 0; k < BLOCKS; k++) {
    if (from && from->block[k] == to->block[k]) continue;
    memcpy(at + k * BLOCK, to->block[k]->data, BLOCK);
    memcpy(shadow + k * BLOCK, to->block[k]->data, BLOCK);
  }
}

static void load_node(Window *w, size_t first, const Node *from, const Node *to) {
  for (size_t i = 0; i < NODE; i++) {
    const Page *old = from ? from->page[i] : NULL, *new = to ? to->page[i] : NULL;
    if (old != new) load_page(w, first + i, old, new);
  }
}

static void load_upper(Window *w, size_t first, const Upper *from, const Upper *to) {
  for (size_t i = 0; i < UPPER; i++) {
    const Node *old = from ? from->node[i] : NULL, *new = to ? to->node[i] : NULL;
    if (old != new) load_node(w, first + i * NODE, old, new);
  }
}

// Puts back what the current image holds where the program may have written since.
static void undo_writes(Window *w) {
  for (size_t page = next_writable(w, 0); page < w->npages; page = next_writable(w, page + 1))
    if (!is_unchanged(w, page)) memcpy(w->base + page * IMAGE_PAGE, w->shadow + page * IMAGE_PAGE, IMAGE_PAGE);
}

void image_load(Window *w, Image *to) {
  const Image *from = w->current;
  if (w->ran) undo_writes(w);
  w->ran = false;
  if (to == from) return;
  uint32_t n = from->n > to->n ? from->n : to->n;
  for (uint32_t k = 0; k < n; k++) {
    const Upper *old = k < from->n ? from->upper[k] : NULL, *new = k < to->n ? to->upper[k] : NULL;
    if (old != new) load_upper(w, (size_t)k * UPPER_PAGES, old, new);
  }
  image_keep(to);
  image_drop(w, w->current);
  w->current = to;
}

// ---- looking ----

void image_read(const Window *w, const Image *i, const void *at, void *out, size_t size) {
  size_t offset = (size_t)((const char *)at - w->base);
  for (char *to = out; size > 0;) {
    size_t in_block = offset % BLOCK, n = BLOCK - in_block < size ? BLOCK - in_block : size;
    const Page *p = page_of(i, offset / IMAGE_PAGE);
    if (p) memcpy(to, p->block[offset % IMAGE_PAGE / BLOCK]->data + in_block, n);
    else memset(to, 0, n);
    to += n, offset += n, size -= n;
  }
}

typedef bool (*Different)(void *data, void *at, uint64_t in_a, uint64_t in_b);
static const uint64_t nothing[BLOCK / 8];

static const uint64_t *words_of(const Page *p, int k) { return p ? (const uint64_t *)(const void *)p->block[k]->data : nothing; }

static bool compare_page(const Window *w, size_t page, const Page *a, const Page *b, Different different, void *data) {
  for (int k = 0; k < BLOCKS; k++) {
    const uint64_t *x = words_of(a, k), *y = words_of(b, k);
    char *at = w->base + page * IMAGE_PAGE + k * BLOCK;
    for (size_t i = 0; x != y && i < BLOCK / 8; i++)
      if (x[i] != y[i] && !different(data, at + i * 8, x[i], y[i])) return false;
  }
  return true;
}

static bool compare_node(const Window *w, size_t first, const Node *a, const Node *b, Different different, void *data) {
  for (size_t i = 0; i < NODE; i++) {
    const Page *x = a ? a->page[i] : NULL, *y = b ? b->page[i] : NULL;
    if (x != y && !compare_page(w, first + i, x, y, different, data)) return false;
  }
  return true;
}

static bool compare_upper(const Window *w, size_t first, const Upper *a, const Upper *b, Different different, void *data) {
  for (size_t i = 0; i < UPPER; i++) {
    const Node *x = a ? a->node[i] : NULL, *y = b ? b->node[i] : NULL;
    if (x != y && !compare_node(w, first + i * NODE, x, y, different, data)) return false;
  }
  return true;
}

bool image_compare(const Window *w, const Image *a, const Image *b, Different different, void *data) {
  uint32_t n = a->n > b->n ? a->n : b->n;
  for (uint32_t k = 0; k < n; k++) {
    const Upper *x = k < a->n ? a->upper[k] : NULL, *y = k < b->n ? b->upper[k] : NULL;
    if (x != y && !compare_upper(w, (size_t)k * UPPER_PAGES, x, y, different, data)) return false;
  }
  return true;
}
