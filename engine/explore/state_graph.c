// A sum over a process's private memory that does not depend on where its blocks lie (state.h).
//
// Strands of one process take blocks in the order in which they go on. So in a manager's server, where each client has
// a strand, equal objects lie elsewhere after another order, and their addresses with them. Here each block is named by
// when it is found: from the root on, breadth first, word by word. A word that points into a block counts as that
// block's name and the offset. Blocks that are not found from the root (cycles that the collector has not come to) are
// found after these, by their addresses: these still count.
//
// A word counts as a pointer by its value alone. A number of the program that looks like an address within its memory
// would have to be one (LOOKED_ADDRESS: then memory counts as it is).
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "state_inner.h"

enum { GRANULE = 16 };  // blocks are aligned so

typedef struct Block {
  const char *at;
  uint32_t size;
  bool objects;
} Block;

// Scratch, kept between two sums.
static struct {
  uint32_t *name;  // by granule: of the block that begins there, from 1; 0: not found yet
  size_t granules, name_room;
  uint32_t *head;  // by page: the first page of its run
  size_t pages, head_room;
  Block *block;  // in the order in which they were found
  uint32_t n, room;
} found;

static bool begin(const char *heap, size_t first, size_t used) {
  found.granules = used / GRANULE;
  found.pages = used / HEAP_PAGE;
  found.n = 0;
  if (!GROW(found.name, found.name_room, found.granules, 1 << 12)) return false;
  if (!GROW(found.head, found.head_room, found.pages, 1 << 8)) return false;
  memset(found.name, 0, found.granules * sizeof *found.name);
  for (size_t p = first / HEAP_PAGE; p < found.pages;) {
    uint32_t n = heap_page(heap + p * HEAP_PAGE).pages;
    for (uint32_t i = 0; i < n && p + i < found.pages; i++) found.head[p + i] = (uint32_t)p;
    p += n;
  }
  return true;
}

static bool add_block(const char *heap, const char *at, uint32_t size, bool objects) {
  if (!GROW(found.block, found.room, found.n + 1, 1 << 10)) return false;
  found.block[found.n++] = (Block){at, size, objects};
  found.name[(size_t)(at - heap) / GRANULE] = found.n;
  return true;
}

// What a word counts as. false: no memory.
static bool rename_word(const char *heap, size_t first, uint64_t *word) {
  uint64_t offset = *word - (uint64_t)(uintptr_t)heap;
  if (offset < first || offset >= found.pages * HEAP_PAGE) return true;
  const char *page = heap + (size_t)found.head[offset / HEAP_PAGE] * HEAP_PAGE;
  HeapPage p = heap_page(page);
  size_t in = (size_t)(heap + offset - page);
  if (p.use == HEAP_PAGE_FREE || in < p.first) return true;
  size_t size = p.size ? p.size : (size_t)p.pages * HEAP_PAGE - p.first;
  const char *at = page + p.first + (in - p.first) / size * size;
  if (p.size && (at + size > page + HEAP_PAGE || heap_block_is_free(at, p.use))) return true;
  uint32_t *name = &found.name[(size_t)(at - heap) / GRANULE];
  if (!*name && !add_block(heap, at, (uint32_t)size, p.use == HEAP_PAGE_OBJECTS)) return false;
  *word = (uint64_t)*name << 32 | (uint64_t)(heap + offset - at) | (uint64_t)1 << 63;
  return true;
}

typedef struct Sum {
  const Explore *x;
  const char *heap;
  size_t first;
  StateKey key;
} Sum;

static bool add_word(Sum *s, uint64_t word) {
  if (!rename_word(s->heap, s->first, &word)) return false;
  state_mix(&s->key, word);
  return true;
}

static bool add_block_of(Sum *s, Block b) {
  size_t words, skip = b.objects ? state_volatile_words(b.at, &words) : 0;
  bool may = !b.objects && state_has_volatiles(s->x, b.at, b.size);
  state_mix(&s->key, (uint64_t)b.size << 1 | b.objects);
  for (size_t at = 0; at < b.size; at += 8) {
    uint64_t word = *(const uint64_t *)(const void *)(b.at + at);
    if (skip && at >= skip && at < skip + 8 * words) word = 0;
    else if (may) word = state_counted_word(s->x, b.at + at, word);
    if (!add_word(s, word)) return false;
  }
  return true;
}

static bool drain(Sum *s, uint32_t *done) {
  for (; *done < found.n; ++*done)
    if (!add_block_of(s, found.block[*done])) return false;
  return true;
}

static bool add_those_left(Sum *s, uint32_t *done) {
  for (size_t p = s->first / HEAP_PAGE; p < found.pages;) {
    const char *page = s->heap + p * HEAP_PAGE;
    HeapPage head = heap_page(page);
    size_t size = head.size ? head.size : (size_t)head.pages * HEAP_PAGE - head.first;
    size_t end = head.size ? HEAP_PAGE : (size_t)head.pages * HEAP_PAGE;
    p += head.pages;
    if (head.use == HEAP_PAGE_FREE) continue;
    for (size_t at = head.first; at + size <= end; at += size) {
      uint64_t word = (uint64_t)(uintptr_t)(page + at);
      if (found.name[(size_t)(page + at - s->heap) / GRANULE]) continue;
      if (head.size && heap_block_is_free(page + at, head.use)) continue;
      state_mix(&s->key, word);
      if (!rename_word(s->heap, s->first, &word) || !drain(s, done)) return false;
    }
  }
  return true;
}

bool state_graph_sum(const Explore *x, ImageSum *sum) {
  const char *heap = (const char *)x->machine->heap;
  Sum s = {.x = x, .heap = heap, .first = heap_first_page(x->machine->heap), .key = {{7, 8}}};
  uint32_t done = 0;
  if (!begin(heap, s.first, heap_used(x->machine->heap))) return false;
  for (size_t at = heap_head_size(); at < s.first; at += 8)
    if (!add_word(&s, state_counted_word(x, heap + at, *(const uint64_t *)(const void *)(heap + at)))) return false;
  if (!drain(&s, &done) || !add_those_left(&s, &done)) return false;
  *sum = (ImageSum){{s.key.word[0], s.key.word[1]}};
  return true;
}
