// Windows and images: see image.h.
//
// An image is a tree: a top as long as needed, uppers of 64 nodes, nodes of 16 pages, pages of 16 blocks of 256 bytes.
// All of it is reference-counted; what is shared is copied before it is changed, so a save copies the path to each
// changed block and nothing else. A page that no save has found written is not there: it is zeros. Blocks are smaller
// than the processor's pages because most writes are a few words (a reference count): a switch between processes copies
// a tenth of the pages that differ. A block with the same contents as a recent one in the same place is shared with it.
//
// The shadow is a flat copy of the current image, so that a page is compared with one piece of memory.
//
// The invariant: a read-only page of the window is equal to the current image. A writable page is equal to it, too, as
// long as the program has not run since (ran). Loading writes through a second mapping (alias), so it need not change
// protections.
#include "image_inner.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static void page_drop(Window *w, Page *p);

void image_forget_recent(Window *w) {
  for (size_t page = 0; page < (size_t)w->most_uppers * UPPER_PAGES && page < w->npages; page++)
    for (int i = 0; i < RECENT; i++) {
      page_drop(w, w->recent[page].page[i]);
      w->recent[page].page[i] = NULL;
    }
}

// ---- memory ----

bool image_more_memory(Window *w) {
  if (!memory_left(SLAB)) return false;
  Slab *s = mmap(NULL, SLAB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (s == MAP_FAILED) return false;
  *s = (Slab){.left = SLAB - sizeof *s};
  *w->last_slab = s;
  w->last_slab = &s->next;
  if (!w->slab) w->slab = s;
  return true;
}

static void *carve(Window *w, size_t bytes, size_t align) {
  while (w->slab && w->slab->left < bytes + align) w->slab = w->slab->next;
  if (!w->slab && !image_more_memory(w)) return NULL;
  Slab *s = w->slab;
  s->left = (s->left - bytes) & ~(align - 1);
  return (char *)(s + 1) + s->left;
}

void image_free_slabs(Window *w) {
  for (Slab *s = w->slabs, *next; s; s = next) {
    next = s->next;
    munmap(s, SLAB);
  }
}

// A page, node or upper, empty and with one reference.
static void *new_part(Window *w, Free **list, size_t size) {
  void *p = *list;
  if (p) *list = (*list)->next;
  else if (!(p = carve(w, size, sizeof(void *)))) return NULL;
  memset(p, 0, size);
  *(uint32_t *)p = 1;
  return p;
}

static void free_part(Free **list, void *p) {
  Free *f = p;
  f->next = *list;
  *list = f;
}

// ---- blocks ----

static uint64_t mix(uint64_t h) {
  h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
  return h ^ h >> 29;
}

// Four independent hashes, so that the processor overlaps the multiplications.
static uint64_t hash_block(const char *data) {
  uint64_t h[4] = {1, 2, 3, 4}, word[4];
  for (int i = 0; i < BLOCK; i += (int)sizeof word) {
    memcpy(word, data + i, sizeof word);
    for (int k = 0; k < 4; k++) h[k] = (h[k] ^ word[k]) * 0x9e3779b97f4a7c15u, h[k] ^= h[k] >> 31;
  }
  return mix(h[0] + 3 * h[1]) ^ mix(h[2] + 5 * h[3]);
}

static bool more_blocks(Window *w) {
  char *data = carve(w, TOGETHER * (BLOCK + sizeof(Block)), 64);
  if (!data) return false;
  Block *b = (Block *)(void *)(data + (size_t)TOGETHER * BLOCK);
  for (int i = TOGETHER - 1; i >= 0; i--) {
    b[i] = (Block){.data = data + (size_t)i * BLOCK, .next = w->free};
    w->free = &b[i];
  }
  return true;
}

static Block *block_copy(Window *w, const char *data) {
  if (w->bytes >= w->limit) image_forget_recent(w);
  if (w->bytes >= w->limit || (!w->free && !more_blocks(w))) return NULL;
  Block *b = w->free;
  w->free = b->next;
  w->bytes += BLOCK;
  b->refs = 1;
  b->hash = hash_block(data);
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
  free_part(&w->free_pages, p);
}

static void node_drop(Window *w, Node *n) {
  if (!n || --n->refs) return;
  for (int i = 0; i < NODE; i++) page_drop(w, n->page[i]);
  free_part(&w->free_nodes, n);
}

static void upper_drop(Window *w, Upper *u) {
  if (!u || --u->refs) return;
  for (int i = 0; i < UPPER; i++) node_drop(w, u->node[i]);
  free_part(&w->free_uppers, u);
}

Image *image_keep(Image *i) { return i->refs++, i; }

void image_drop(Window *w, Image *i) {
  if (!i || --i->refs) return;
  for (uint32_t k = 0; k < i->n; k++) upper_drop(w, i->upper[k]);
  free(i->extra);
  free(i);
}

static Image *image_copy(const Window *w, const Image *of) {
  Image *i = malloc(sizeof *i + w->most_uppers * sizeof *i->upper);
  if (!i) return NULL;
  i->refs = 1;
  i->extra = NULL;
  i->n = of ? of->n : 0;
  i->hash = of ? of->hash : 0;
  for (uint32_t k = 0; k < i->n; k++)
    if ((i->upper[k] = of->upper[k])) i->upper[k]->refs++;
  return i;
}

// Copy on write: a node or upper with one reference, this tree's. NULL: no memory.
static Node *own_node(Window *w, Node **at) {
  Node *old = *at;
  if (old && old->refs == 1) return old;
  Node *n = new_part(w, &w->free_nodes, sizeof *n);
  if (!n) return NULL;
  if (old) {
    memcpy(n->page, old->page, sizeof n->page);
    for (int i = 0; i < NODE; i++)
      if (n->page[i]) n->page[i]->refs++;
    old->refs--;
  }
  *at = n;
  return n;
}

static Upper *own_upper(Window *w, Upper **at) {
  Upper *old = *at;
  if (old && old->refs == 1) return old;
  Upper *u = new_part(w, &w->free_uppers, sizeof *u);
  if (!u) return NULL;
  if (old) {
    memcpy(u->node, old->node, sizeof u->node);
    for (int i = 0; i < UPPER; i++)
      if (u->node[i]) u->node[i]->refs++;
    old->refs--;
  }
  *at = u;
  return u;
}

static inline const Page *page_of(const Image *i, size_t page) {
  const size_t upper = page / UPPER_PAGES;
  const Upper *u = i && upper < i->n ? i->upper[upper] : NULL;
  const Node *n = u ? u->node[page / NODE % UPPER] : NULL;
  return n ? n->page[page % NODE] : NULL;
}

static bool same(const Block *b, const char *data) { return memcmp(b->data, data, BLOCK) == 0; }

// The block that holds data: a recent one of the same place, or a new one.
static Block *block_for(Window *w, const RecentPages *recent, int k, const char *data) {
  for (int i = 0; i < RECENT; i++) {
    const Page *p = recent->page[i];
    if (p && same(p->block[k], data)) return p->block[k]->refs++, p->block[k];
  }
  return block_copy(w, data);
}

static Page *known_recent(Window *w, RecentPages *recent, Page *p) {
  for (int i = 0; i < RECENT; i++)
    if (recent->page[i] && memcmp(recent->page[i]->block, p->block, sizeof p->block) == 0) {
      page_drop(w, p);
      recent->page[i]->refs++;
      return recent->page[i];
    }
  page_drop(w, recent->page[recent->turn]);
  recent->page[recent->turn] = p;
  recent->turn = (uint8_t)((recent->turn + 1) % RECENT);
  p->refs++;
  return p;
}

static Page *page_now(Window *w, size_t at, const Page *old) {
  const char *data = w->base + at * IMAGE_PAGE;
  char *shadow = w->shadow + at * IMAGE_PAGE;
  Page *p = new_part(w, &w->free_pages, sizeof *p);
  if (!p) return NULL;
  for (int k = 0; k < BLOCKS; k++, data += BLOCK, shadow += BLOCK) {
    if (old && memcmp(shadow, data, BLOCK) == 0) {
      p->block[k] = old->block[k];
      p->block[k]->refs++;
    } else {
      if (!(p->block[k] = block_for(w, &w->recent[at], k, data))) return page_drop(w, p), NULL;
      memcpy(shadow, data, BLOCK);
    }
    p->hash += mix(p->block[k]->hash + (uint64_t)k);
  }
  return known_recent(w, &w->recent[at], p);
}

static uint64_t hash_in_image(size_t page, const Page *p) { return p ? mix(p->hash + page * 0xbf58476d1ce4e5b9u) : 0; }

static bool put_page(Window *w, Image *i, size_t page) {
  uint32_t upper = (uint32_t)(page / UPPER_PAGES);
  while (i->n <= upper) i->upper[i->n++] = NULL;
  Upper *u = own_upper(w, &i->upper[upper]);
  Node *n = u ? own_node(w, &u->node[page / NODE % UPPER]) : NULL;
  Page *p = n ? page_now(w, page, n->page[page % NODE]) : NULL;
  if (!p) return false;
  i->hash += hash_in_image(page, p) - hash_in_image(page, n->page[page % NODE]);
  page_drop(w, n->page[page % NODE]);
  n->page[page % NODE] = p;
  return true;
}

// ---- saving ----

static bool is_unchanged(const Window *w, size_t page) {
  return memcmp(w->base + page * IMAGE_PAGE, w->shadow + page * IMAGE_PAGE, IMAGE_PAGE) == 0;
}

static bool save_changed(Window *w, Image *to) {
  bool good = true, idle = false;
  size_t haste = 1 + w->nwritable / FEW;
  w->nwritable = 0;
  for (size_t page = window_next_writable(w, 0); page < w->npages; page = window_next_writable(w, page + 1)) {
    w->nwritable++;
    if (is_unchanged(w, page)) {
      w->idle[page] = (uint8_t)(w->idle[page] + haste < IDLE ? w->idle[page] + haste : IDLE);
      idle |= w->idle[page] == IDLE;
      continue;
    }
    w->idle[page] = 0;
    good = good && put_page(w, to, page);
  }
  if (idle && good) window_close_idle(w);
  return good;
}

// The first save: all used pages, and all written ones beyond them.
static bool save_all(Window *w, Image *to) {
  bool good = true;
  for (size_t page = 0; good && page < w->used; page++) good = put_page(w, to, page);
  for (size_t page = window_next_writable(w, w->used); good && page < w->npages;
       page = window_next_writable(w, page + 1))
    good = put_page(w, to, page);
  return good;
}

// After a failed save, which has changed a part of the shadow.
static void mend_shadow(Window *w) {
  for (size_t page = window_next_writable(w, 0); page < w->npages; page = window_next_writable(w, page + 1)) {
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

// Page from becomes to: only blocks that differ are copied.
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
  for (size_t page = window_next_writable(w, 0); page < w->npages; page = window_next_writable(w, page + 1))
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

static const uint64_t *words_of(const Page *p, int k) {
  return p ? (const uint64_t *)(const void *)p->block[k]->data : nothing;
}

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

static bool compare_upper(const Window *w, size_t first, const Upper *a, const Upper *b, Different different,
                          void *data) {
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

uint64_t image_hash(const Image *i) { return i->hash; }
void **image_extra(Image *i) { return &i->extra; }

ImageSum image_sum(Window *w, size_t pages, ImagePart *part, void *data) {
  ImageSum all = {{0, 0}};
  uint32_t inside = 0;  // pages that still belong to what began before
  for (size_t page = 0; page < pages && page < w->npages; page++) {
    Page *p = (Page *)(uintptr_t)page_of(w->current, page);
    if (!p) {
      inside -= inside > 0;
      continue;
    }
    uint8_t as = inside ? 2 : 1;
    if (p->summed != as) {
      p->sum = (ImageSum){{0, 0}};
      p->stands = part(data, w->base + page * IMAGE_PAGE, inside > 0, &p->sum);
      p->summed = as;
    }
    all.word[0] += p->sum.word[0];
    all.word[1] += p->sum.word[1];
    inside = inside ? inside - 1 : p->stands - 1;
  }
  return all;
}

static bool never(void *data, void *at, uint64_t in_a, uint64_t in_b) { return false; }

bool image_equal(const Window *w, const Image *a, const Image *b) {
  return a == b || (a->hash == b->hash && image_compare(w, a, b, never, NULL));
}

void image_adopt(Window *w, Image *same) {
  if (same == w->current) return;
  image_drop(w, w->current);
  w->current = image_keep(same);
}
