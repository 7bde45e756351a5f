// Windows and images: see image.h.
//
// An image is a tree of three levels: a top as long as needed, nodes of 32 leaves, leaves of 16 pages. Everything in it is counted; what is shared is copied
// before it is changed, so a save copies the path to each changed page and nothing else. A page that no save has found written is not there: it is zeros.
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
  LEAF = 16, NODE = 32, NODE_PAGES = LEAF * NODE,
  WINDOWS = 4,
  CHUNK = 256,        // pages that are allocated together
  IDLE = 40,          // saves without a change before a page is made read-only again: a fault costs about what 40 comparisons do
  STREAK = 3,         // so many faults in a row, page after page: the program fills memory, more pages are opened at once …
  MOST_AHEAD = 64,    // … up to so many
};

typedef struct Page {
  uint32_t refs;
  char *data;                 // IMAGE_PAGE bytes
  struct Page *next;          // among the free ones
} Page;
typedef struct Leaf { uint32_t refs; Page *page[LEAF]; } Leaf;
typedef struct Node { uint32_t refs; Leaf *leaf[NODE]; } Node;
struct Image { uint32_t refs; uint32_t n; Node *node[]; };

typedef struct Chunk { struct Chunk *next; char *data; Page page[CHUNK]; } Chunk;

struct Window {
  char *base;
  char *alias;                // the same memory, always writable
  size_t size, npages;
  size_t used;                // pages 0 .. used-1 held something when it was opened
  uint32_t most_nodes;        // that the window's image may need by now
  uint64_t *writable;         // a bit a page: a write does not fault
  uint64_t *some;             // a bit a word of writable: it is not 0
  uint8_t *idle;              // saves since it was last found changed, of writable ones
  Image *current;
  bool ran;                   // the program may have written since current was saved or loaded
  size_t last_fault; uint32_t streak, ahead;
  Page *free; Chunk *chunks;
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
  uint32_t nodes = (uint32_t)((first + n - 1) / NODE_PAGES + 1);
  if (w->most_nodes < nodes) w->most_nodes = nodes;
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
  free(w->writable);
  free(w->some);
  free(w->idle);
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
  w->most_nodes = (uint32_t)(w->used / NODE_PAGES + 1);
  if (w->writable && w->some && w->idle && take_over(w) && watch(w)) return w;
  free_window(w);
  return NULL;
}

void window_limit(Window *w, size_t bytes) { w->limit = bytes; }
size_t window_bytes(const Window *w) { return w->bytes; }
void window_ran(Window *w) { w->ran = true; }
Image *window_image(const Window *w) { return w->current; }

void window_close(Window *w) {
  if (!w) return;
  if (w->current) image_drop(w, w->current);
  unwatch(w);
  mprotect(w->base, w->size, PROT_READ | PROT_WRITE);
  for (Chunk *c = w->chunks, *next; c; c = next) {
    next = c->next;
    munmap(c->data, (size_t)CHUNK * IMAGE_PAGE);
    free(c);
  }
  free_window(w);
}

// ---- pages ----

static bool more_pages(Window *w) {
  Chunk *c = malloc(sizeof *c);
  char *data = c ? mmap(NULL, (size_t)CHUNK * IMAGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) : MAP_FAILED;
  if (data == MAP_FAILED) return free(c), false;
  *c = (Chunk){.next = w->chunks, .data = data};
  w->chunks = c;
  for (int i = CHUNK - 1; i >= 0; i--) {
    c->page[i] = (Page){.data = data + (size_t)i * IMAGE_PAGE, .next = w->free};
    w->free = &c->page[i];
  }
  return true;
}

static Page *page_copy(Window *w, const char *data) {
  if (w->bytes >= w->limit || (!w->free && !more_pages(w))) return NULL;
  Page *p = w->free;
  w->free = p->next;
  w->bytes += IMAGE_PAGE;
  p->refs = 1;
  memcpy(p->data, data, IMAGE_PAGE);
  return p;
}

static void page_drop(Window *w, Page *p) {
  if (!p || --p->refs) return;
  p->next = w->free;
  w->free = p;
  w->bytes -= IMAGE_PAGE;
}

// ---- trees ----

static void leaf_drop(Window *w, Leaf *l) {
  if (!l || --l->refs) return;
  for (int i = 0; i < LEAF; i++) page_drop(w, l->page[i]);
  free(l);
}

static void node_drop(Window *w, Node *n) {
  if (!n || --n->refs) return;
  for (int i = 0; i < NODE; i++) leaf_drop(w, n->leaf[i]);
  free(n);
}

Image *image_keep(Image *i) { return i->refs++, i; }

void image_drop(Window *w, Image *i) {
  if (!i || --i->refs) return;
  for (uint32_t k = 0; k < i->n; k++) node_drop(w, i->node[k]);
  free(i);
}

static Image *image_copy(const Window *w, const Image *of) {
  Image *i = malloc(sizeof *i + w->most_nodes * sizeof *i->node);
  if (!i) return NULL;
  i->refs = 1;
  i->n = of ? of->n : 0;
  for (uint32_t k = 0; k < i->n; k++)
    if ((i->node[k] = of->node[k])) i->node[k]->refs++;
  return i;
}

// A leaf or node that is this tree's alone: what was shared is copied. NULL: no memory.
static Leaf *own_leaf(Leaf **at) {
  Leaf *old = *at;
  if (old && old->refs == 1) return old;
  Leaf *l = calloc(1, sizeof *l);
  if (!l) return NULL;
  if (old) {
    memcpy(l->page, old->page, sizeof l->page);
    for (int i = 0; i < LEAF; i++)
      if (l->page[i]) l->page[i]->refs++;
    old->refs--;
  }
  l->refs = 1;
  return *at = l;
}

static Node *own_node(Node **at) {
  Node *old = *at;
  if (old && old->refs == 1) return old;
  Node *n = calloc(1, sizeof *n);
  if (!n) return NULL;
  if (old) {
    memcpy(n->leaf, old->leaf, sizeof n->leaf);
    for (int i = 0; i < NODE; i++)
      if (n->leaf[i]) n->leaf[i]->refs++;
    old->refs--;
  }
  n->refs = 1;
  return *at = n;
}

static inline const Page *page_of(const Image *i, size_t page) {
  const size_t node = page / NODE_PAGES;
  const Node *n = i && node < i->n ? i->node[node] : NULL;
  const Leaf *l = n ? n->leaf[page / LEAF % NODE] : NULL;
  return l ? l->page[page % LEAF] : NULL;
}

static bool put_page(Window *w, Image *i, size_t page) {
  uint32_t node = (uint32_t)(page / NODE_PAGES);
  while (i->n <= node) i->node[i->n++] = NULL;
  Node *n = own_node(&i->node[node]);
  Leaf *l = n ? own_leaf(&n->leaf[page / LEAF % NODE]) : NULL;
  Page *p = l ? page_copy(w, w->base + page * IMAGE_PAGE) : NULL;
  if (!p) return false;
  page_drop(w, l->page[page % LEAF]);
  l->page[page % LEAF] = p;
  return true;
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

static bool save_changed(Window *w, Image *to) {
  bool good = true, idle = false;
  for (size_t page = next_writable(w, 0); page < w->npages; page = next_writable(w, page + 1)) {
    const Page *old = page_of(w->current, page);
    if (old && memcmp(old->data, w->base + page * IMAGE_PAGE, IMAGE_PAGE) == 0) {
      if (w->idle[page] < IDLE && ++w->idle[page] == IDLE) idle = true;
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

Image *image_save(Window *w) {
  if (w->current && !w->ran) return image_keep(w->current);
  Image *i = image_copy(w, w->current);
  if (!i) return NULL;
  if (!(w->current ? save_changed(w, i) : save_all(w, i))) {
    image_drop(w, i);
    return NULL;
  }
  if (w->current) image_drop(w, w->current);
  w->current = i;
  w->ran = false;
  return image_keep(i);
}

// ---- loading ----

static void load_page(Window *w, size_t page, const Page *p) {
  if (p) memcpy(w->alias + page * IMAGE_PAGE, p->data, IMAGE_PAGE);
  else memset(w->alias + page * IMAGE_PAGE, 0, IMAGE_PAGE);
}

static void load_leaf(Window *w, size_t first, const Leaf *from, const Leaf *to) {
  for (size_t i = 0; i < LEAF; i++) {
    const Page *old = from ? from->page[i] : NULL, *new = to ? to->page[i] : NULL;
    if (old != new) load_page(w, first + i, new);
  }
}

static void load_node(Window *w, size_t first, const Node *from, const Node *to) {
  for (size_t i = 0; i < NODE; i++) {
    const Leaf *old = from ? from->leaf[i] : NULL, *new = to ? to->leaf[i] : NULL;
    if (old != new) load_leaf(w, first + i * LEAF, old, new);
  }
}

// What the program wrote since the current image goes; where the two images differ the walk along the trees puts in what it should be.
static void undo_writes(Window *w, const Image *to) {
  for (size_t page = next_writable(w, 0); page < w->npages; page = next_writable(w, page + 1)) {
    const Page *p = page_of(to, page);
    if (p == page_of(w->current, page)) load_page(w, page, p);
  }
}

void image_load(Window *w, Image *to) {
  const Image *from = w->current;
  if (w->ran) undo_writes(w, to);
  w->ran = false;
  if (to == from) return;
  uint32_t n = from->n > to->n ? from->n : to->n;
  for (uint32_t k = 0; k < n; k++) {
    const Node *old = k < from->n ? from->node[k] : NULL, *new = k < to->n ? to->node[k] : NULL;
    if (old != new) load_node(w, (size_t)k * NODE_PAGES, old, new);
  }
  image_keep(to);
  image_drop(w, w->current);
  w->current = to;
}

// ---- looking ----

void image_read(const Window *w, const Image *i, const void *at, void *out, size_t size) {
  size_t offset = (size_t)((const char *)at - w->base);
  for (char *to = out; size > 0;) {
    size_t in_page = offset % IMAGE_PAGE, n = IMAGE_PAGE - in_page < size ? IMAGE_PAGE - in_page : size;
    const Page *p = page_of(i, offset / IMAGE_PAGE);
    if (p) memcpy(to, p->data + in_page, n);
    else memset(to, 0, n);
    to += n, offset += n, size -= n;
  }
}

static bool compare_page(const Window *w, size_t page, const Page *a, const Page *b, bool (*different)(void *, void *, uint64_t, uint64_t), void *data) {
  static const uint64_t nothing[IMAGE_PAGE / 8];
  const uint64_t *x = a ? (const uint64_t *)(const void *)a->data : nothing, *y = b ? (const uint64_t *)(const void *)b->data : nothing;
  for (size_t i = 0; i < IMAGE_PAGE / 8; i++)
    if (x[i] != y[i] && !different(data, w->base + page * IMAGE_PAGE + i * 8, x[i], y[i])) return false;
  return true;
}

bool image_compare(const Window *w, const Image *a, const Image *b, bool (*different)(void *data, void *at, uint64_t in_a, uint64_t in_b), void *data) {
  uint32_t n = a->n > b->n ? a->n : b->n;
  for (uint32_t k = 0; k < n; k++) {
    const Node *x = k < a->n ? a->node[k] : NULL, *y = k < b->n ? b->node[k] : NULL;
    if (x == y) continue;
    for (int l = 0; l < NODE; l++) {
      const Leaf *p = x ? x->leaf[l] : NULL, *q = y ? y->leaf[l] : NULL;
      if (p == q) continue;
      for (int i = 0; i < LEAF; i++) {
        const Page *old = p ? p->page[i] : NULL, *new = q ? q->page[i] : NULL;
        size_t page = ((size_t)k * NODE + (size_t)l) * LEAF + (size_t)i;
        if (old != new && !compare_page(w, page, old, new, different, data)) return false;
      }
    }
  }
  return true;
}
