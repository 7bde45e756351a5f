// The heap image: see heap.h. The Heap itself is the image's first bytes, so that a copy of the image holds
// its free lists too. A page is 4 KiB and begins with a PageHead; a run of pages has one PageHead, in its first page.
#include "heap.h"

#include "base/out_of_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(p, n)                                \
  do {                                              \
    if (poisoning) ASAN_POISON_MEMORY_REGION(p, n); \
  } while (0)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#else
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

enum {
  PAGE = 4096,
  SMALL_MAX = 2032,  // a page less its head holds two of these
  CLASSES = 27,
  GIVE_BACK = 1 << 20,  // freed runs from this size on go back to the kernel; for smaller ones the call costs more
};

typedef enum PageUse { PAGE_RUN_FREE, PAGE_RUN, PAGE_RUN_OBJECT, PAGE_RAW, PAGE_OBJECTS } PageUse;

typedef struct PageHead {
  uint32_t pages;  // of the run; 1 for pages of small blocks
  uint8_t use;     // PageUse
  uint8_t class;   // size class of small blocks
  uint16_t spare;
  struct PageHead *next;  // PAGE_RUN_FREE: the next free run, by address
} PageHead;

typedef struct FreeBlock {
  uint64_t head;  // of an object: reads as an Object of kind K_FREE; of a raw buffer: RAW_FREE
  struct FreeBlock *next;
} FreeBlock;

// The first word of a raw block that nobody has: never that of one in use, which begins with 0 or with what its owner
// wrote.
static const uint64_t RAW_FREE = 0xf4eeb10cdeadf4eeu;

typedef struct SizeClass {
  FreeBlock *free;
  char *fresh, *end;  // the part of the newest page that was never handed out
} SizeClass;

struct Heap {
  char *brk;    // end of the used part of the image
  char *limit;  // brk may not pass it
  size_t reserved;
  size_t root;                    // size of the root block
  bool forgets;                   // heap_forget_freed
  PageHead *runs;                 // free runs, by address
  SizeClass classes[2][CLASSES];  // [0] raw, [1] objects
};

static const uint16_t class_size[CLASSES] = {16,  32,  48,  64,  80,  96,  112, 128, 144, 160,  176,  192,  208, 224,
                                             240, 256, 320, 384, 448, 512, 640, 768, 896, 1024, 1360, 1696, 2032};
static long fail_after = -1;
#if defined(__SANITIZE_ADDRESS__)
static bool poisoning = true;
#endif

void heap_fail_after(long n) { fail_after = n; }

static bool told_to_fail(void) {
  if (fail_after < 0) return false;
  if (fail_after == 0) return true;
  fail_after--;
  return false;
}

static size_t round_up(size_t n, size_t to) { return (n + to - 1) / to * to; }

static int size_class(size_t size) {
  if (size <= 256) return (int)((size + 15) / 16) - (size > 0);
  int c = 16;
  while (class_size[c] < size) c++;
  return c;
}

Heap *heap_create(size_t limit) {
  size_t reserve = round_up(limit < 64 * PAGE ? 64 * PAGE : limit, PAGE);
  void *p = mmap(NULL, reserve, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) return NULL;
  Heap *h = p;
  h->reserved = reserve;
  h->limit = (char *)p + reserve;
  h->brk = (char *)p + round_up(sizeof *h, 16);
  return h;
}

void heap_destroy(Heap *h) {
  UNPOISON(h, (size_t)(h->brk - (char *)h));
  munmap(h, h->reserved);
}

void *heap_root(Heap *h, size_t size) {
  char *root = h->brk;
  h->root = size;
  h->brk = (char *)h + round_up((size_t)(root - (char *)h) + size, PAGE);
  memset(root, 0, size);
  return root;
}

size_t heap_used(const Heap *h) { return (size_t)(h->brk - (const char *)h); }
size_t heap_limit(const Heap *h) { return (size_t)(h->limit - (const char *)h); }

static char *first_page(const Heap *h) {
  size_t root = round_up(sizeof *h, 16);
  return (char *)(uintptr_t)h + round_up(root + h->root, PAGE);
}

static PageHead *take_run(Heap *h, uint32_t pages) {
  for (PageHead **link = &h->runs; *link; link = &(*link)->next) {
    PageHead *run = *link;
    if (run->pages < pages) continue;
    if (run->pages > pages) {
      PageHead *rest = (PageHead *)((char *)run + (size_t)pages * PAGE);
      UNPOISON(rest, sizeof *rest);
      *rest = (PageHead){.pages = run->pages - pages, .use = PAGE_RUN_FREE, .next = run->next};
      *link = rest;
    } else {
      *link = run->next;
    }
    run->pages = pages;
    return run;
  }
  if ((size_t)(h->limit - h->brk) / PAGE < pages) return NULL;
  PageHead *run = (PageHead *)h->brk;
  h->brk += (size_t)pages * PAGE;
  UNPOISON(run, (size_t)pages * PAGE);
  run->pages = pages;
  return run;
}

static void give_run(Heap *h, PageHead *run) {
  size_t bytes = (size_t)run->pages * PAGE;
  run->use = PAGE_RUN_FREE;
  if (bytes >= GIVE_BACK) {
    uint32_t pages = run->pages;
    madvise((char *)run + PAGE, bytes - PAGE, MADV_DONTNEED);
    run->pages = pages;
  }
  PageHead **link = &h->runs, *before = NULL;
  while (*link && *link < run) {
    before = *link;
    link = &(*link)->next;
  }
  run->next = *link;
  *link = run;
  if (run->next && (char *)run + bytes == (char *)run->next) {
    run->pages += run->next->pages;
    run->next = run->next->next;
  }
  if (before && (char *)before + (size_t)before->pages * PAGE == (char *)run) {
    before->pages += run->pages;
    before->next = run->next;
    run = before;
  }
  POISON(run + 1, (size_t)run->pages * PAGE - sizeof *run);
  if ((char *)run + (size_t)run->pages * PAGE == h->brk) {  // the last one: the image shrinks
    for (link = &h->runs; *link != run; link = &(*link)->next) {
    }
    *link = NULL;
    h->brk = (char *)run;
  }
}

static void *alloc_large(Heap *h, size_t size, bool object) {
  size_t pages = (size + sizeof(PageHead) + PAGE - 1) / PAGE;
  if (pages > UINT32_MAX) return NULL;
  PageHead *run = take_run(h, (uint32_t)pages);
  if (!run) return NULL;
  UNPOISON(run, pages * PAGE);
  if (h->forgets) memset(run + 1, 0, pages * PAGE - sizeof *run);
  run->use = object ? PAGE_RUN_OBJECT : PAGE_RUN;
  return run + 1;
}

static bool refill(Heap *h, int c, int object) {
  PageHead *page = take_run(h, 1);
  if (!page) return false;
  UNPOISON(page, PAGE);
  page->use = object ? PAGE_OBJECTS : PAGE_RAW;
  page->class = (uint8_t)c;
  SizeClass *sc = &h->classes[object][c];
  sc->fresh = (char *)(page + 1);
  sc->end = sc->fresh + (PAGE - sizeof *page) / class_size[c] * class_size[c];
  // unused cells must read as K_FREE
  if (object || h->forgets) memset(sc->fresh, 0, PAGE - sizeof *page);
  for (char *p = sc->fresh; !object && p < sc->end; p += class_size[c]) ((FreeBlock *)p)->head = RAW_FREE;
  POISON(sc->fresh, (size_t)(sc->end - sc->fresh));
  return true;
}

static void *alloc_block(Heap *h, size_t size, int object) {
  if (fail_after >= 0 && told_to_fail()) return NULL;
  if (size > SMALL_MAX) return alloc_large(h, size, object);
  int c = size_class(size);
  SizeClass *sc = &h->classes[object][c];
  FreeBlock *b = sc->free;
  if (b) {
    sc->free = b->next;
    UNPOISON(b, class_size[c]);
    b->head = 0;
    if (h->forgets) b->next = NULL;
    return b;
  }
  if (sc->fresh == sc->end && !refill(h, c, object)) return NULL;
  void *p = sc->fresh;
  sc->fresh += class_size[c];
  UNPOISON(p, class_size[c]);
  ((FreeBlock *)p)->head = 0;
  return p;
}

static void free_block(Heap *h, void *p, size_t size, int object) {
  if (!p) return;
  if (size > SMALL_MAX) {
    give_run(h, (PageHead *)p - 1);
    return;
  }
  int c = size_class(size);
  FreeBlock *b = p;
  if (h->forgets) memset(p, 0, class_size[c]);
  b->head = object ? 0 : RAW_FREE;
  b->next = h->classes[object][c].free;
  h->classes[object][c].free = b;
  POISON(b + 1, class_size[c] - sizeof *b);
}

void *heap_alloc(Heap *h, size_t size) { return alloc_block(h, size, 0); }
void heap_free(Heap *h, void *p, size_t size) { free_block(h, p, size, 0); }
void *heap_alloc_object(Heap *h, size_t size) { return alloc_block(h, size, 1); }
void heap_free_object(Heap *h, void *p, size_t size) { free_block(h, p, size, 1); }

bool heap_has_room(size_t size, size_t wanted) {
  if (size <= SMALL_MAX || wanted <= SMALL_MAX)
    return size <= SMALL_MAX && wanted <= SMALL_MAX && size_class(size) == size_class(wanted);
  return (size + sizeof(PageHead) + PAGE - 1) / PAGE == (wanted + sizeof(PageHead) + PAGE - 1) / PAGE;
}

static void *forget_rest(Heap *h, void *p, size_t old_size, size_t size) {
  if (h->forgets && old_size > size) memset((char *)p + size, 0, old_size - size);
  return p;
}

void *heap_resize(Heap *h, void *p, size_t old_size, size_t size) {
  if (!p) return heap_alloc(h, size);
  bool small = old_size <= SMALL_MAX && size <= SMALL_MAX;
  if (small && size_class(old_size) == size_class(size)) return forget_rest(h, p, old_size, size);
  if (old_size > SMALL_MAX && size > SMALL_MAX) {
    PageHead *run = (PageHead *)p - 1;
    size_t pages = (size + sizeof *run + PAGE - 1) / PAGE;
    if (pages == run->pages) return forget_rest(h, p, old_size, size);
    bool last = (char *)run + (size_t)run->pages * PAGE == h->brk;
    if (last && pages > run->pages && (size_t)(h->limit - h->brk) / PAGE >= pages - run->pages && pages <= UINT32_MAX) {
      if (fail_after >= 0 && told_to_fail()) return NULL;
      UNPOISON(h->brk, (pages - run->pages) * PAGE);
      if (h->forgets) memset(h->brk, 0, (pages - run->pages) * PAGE);
      h->brk += (pages - run->pages) * PAGE;
      run->pages = (uint32_t)pages;
      return p;
    }
  }
  void *q = heap_alloc(h, size);
  if (!q) return NULL;
  memcpy(q, p, old_size < size ? old_size : size);
  heap_free(h, p, old_size);
  return q;
}

void heap_walk(Heap *h, void (*visit)(void *data, Object *o), void *data) {
  for (char *at = first_page(h); at < h->brk;) {
    PageHead *page = (PageHead *)at;
    at += (size_t)page->pages * PAGE;
    if (page->use == PAGE_RUN_OBJECT) visit(data, (Object *)(page + 1));
    if (page->use != PAGE_OBJECTS) continue;
    size_t size = class_size[page->class];
    SizeClass *sc = &h->classes[1][page->class];
    char *p = (char *)(page + 1), *end = p + (PAGE - sizeof *page) / size * size;
    if (sc->end == end) end = sc->fresh;
    for (; p < end; p += size)
      if (((Object *)p)->kind != K_FREE) visit(data, (Object *)p);
  }
}

void heap_stop_poisoning(Heap *h) {
#if defined(__SANITIZE_ADDRESS__)
  poisoning = false;
#endif
  UNPOISON(h, (size_t)(h->brk - (char *)h));
}

void heap_forget_freed(Heap *h) { h->forgets = true; }

#if defined(__SANITIZE_ADDRESS__)
// Word by word: memcpy would be told of each poisoned byte.
__attribute__((no_sanitize_address)) void heap_copy(const Heap *h, void *to) {
  const volatile uint64_t *word = (const volatile uint64_t *)(const void *)h;
  for (size_t i = 0; i < heap_used(h) / sizeof *word; i++) ((volatile uint64_t *)to)[i] = word[i];
}
#else
void heap_copy(const Heap *h, void *to) { memcpy(to, h, heap_used(h)); }
#endif

bool heap_find(const Heap *h, const void *at, char **start, size_t *size, bool *objects) {
  char *p = first_page(h), *next = p;
  while (next <= (const char *)at && next < h->brk) {
    p = next;
    next += (size_t)((PageHead *)p)->pages * PAGE;
  }
  if ((const char *)at < p + sizeof(PageHead) || (const char *)at >= next) return false;
  const PageHead *page = (const PageHead *)p;
  bool small = page->use == PAGE_RAW || page->use == PAGE_OBJECTS;
  *size = small ? class_size[page->class] : (size_t)(next - p) - sizeof *page;
  *start = p + sizeof *page;
  *start += (size_t)((const char *)at - *start) / *size * *size;
  *objects = page->use == PAGE_OBJECTS || page->use == PAGE_RUN_OBJECT;
  return page->use != PAGE_RUN_FREE;
}

// ---- pages, wherever they are ----

size_t heap_first_page(const Heap *h) { return (size_t)(first_page(h) - (const char *)h); }
size_t heap_head_size(void) { return sizeof(Heap); }

HeapPage heap_page(const void *head) {
  const PageHead *page = head;
  HeapPage p = {.pages = page->pages, .first = sizeof *page, .use = HEAP_PAGE_FREE};
  bool small = page->use == PAGE_RAW || page->use == PAGE_OBJECTS;
  if (page->use != PAGE_RUN_FREE)
    p.use = page->use == PAGE_RAW || page->use == PAGE_RUN ? HEAP_PAGE_RAW : HEAP_PAGE_OBJECTS;
  p.size = small ? class_size[page->class] : 0;
  return p;
}

bool heap_block_is_free(const void *block, HeapPageUse use) {
  if (use == HEAP_PAGE_OBJECTS) return ((const Object *)block)->kind == K_FREE;
  return ((const FreeBlock *)block)->head == RAW_FREE;
}

// ---- code space ----

enum { CHUNK = 256 * 1024 };  // one mapping serves a whole lesson's code
static char *chunk, *chunk_end;

void *code_space_alloc(size_t size) {
  size = round_up(size ? size : 1, 16);
  if (size > (size_t)(chunk_end - chunk)) {
    size_t want = size > CHUNK ? round_up(size, PAGE) : CHUNK;
    void *p = mmap(NULL, want, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) out_of_memory();
    if (want > CHUNK) return p;
    chunk = p;
    chunk_end = chunk + want;
  }
  void *p = chunk;
  chunk += size;
  return p;
}
