// A machine's private memory: one image, reserved once, that can be copied out and put back.
//
// The image is one range of addresses. Everything private lives in it (the Machine itself is its first
// block), nothing else does, and no pointer leads out of it but to code space and static tables,
// which never change. So a copy of the first heap_used() bytes, put back at the same address, is the process again:
// that is what fork inside explore and undo rest on. In live, fork(2) copies it as it copies everything.
//
// Blocks of up to 2 KiB come from pages of one size class, one free list a class; larger ones are runs of
// pages. Objects and raw buffers have pages of their own, so that all objects can be walked (the cycle
// collector does). Blocks are 16-aligned. Sizes are given back by the caller: no block has a header.
#ifndef LANG_OBJECT_HEAP_H
#define LANG_OBJECT_HEAP_H

#include <stdbool.h>
#include <stddef.h>

#include "object.h"

typedef struct Heap Heap;

// Reserves limit bytes, rounded up to pages. NULL: the kernel said no.
Heap *heap_create(size_t limit);
void heap_destroy(Heap *h);
void *heap_root(Heap *h, size_t size);  // the one root block (the Machine), zeroed; call it once, first
size_t heap_used(const Heap *h);        // bytes of the image in use, from its start
size_t heap_limit(const Heap *h);

void *heap_alloc(Heap *h, size_t size);         // a raw buffer, not zeroed; NULL when the limit is reached
void heap_free(Heap *h, void *p, size_t size);  // size as it was asked for; p NULL: nothing
void *heap_resize(Heap *h, void *p, size_t old_size, size_t size);  // NULL: no room, p unchanged
// As heap_alloc, on object pages. Its head must be filled before the next walk.
void *heap_alloc_object(Heap *h, size_t size);
void heap_free_object(Heap *h, void *p, size_t size);
// Does a block that was asked for with `size` also hold `wanted` bytes? Then it may be freed with that size.
bool heap_has_room(size_t size, size_t wanted);
void heap_walk(Heap *h, void (*visit)(void *data, Object *o), void *data);  // every live object

// Under AddressSanitizer: stops the poisoning of freed blocks, in all heaps. For hosts that put memory back: a
// freed block may then be in use again.
void heap_stop_poisoning(Heap *h);
// From now on blocks begin as zeros, also what of them is more than was asked for, and freed ones hold none of what
// they held. For hosts that compare images: old bytes make no difference.
void heap_forget_freed(Heap *h);
// Copies the image's first heap_used() bytes, freed blocks too.
void heap_copy(const Heap *h, void *to);
// The block, free or not, that contains `at`. false: none.
bool heap_find(const Heap *h, const void *at, char **start, size_t *size, bool *objects);

// A page of the image, read in a copy of it: what it holds, in blocks of size bytes from first on. Of a run: as many
// pages as the run has, one block, size 0; only its first page may be asked about.
typedef enum HeapPageUse { HEAP_PAGE_FREE, HEAP_PAGE_RAW, HEAP_PAGE_OBJECTS } HeapPageUse;
typedef struct HeapPage {
  uint32_t pages;
  HeapPageUse use;
  uint16_t first, size;
} HeapPage;
enum { HEAP_PAGE = 4096 };
HeapPage heap_page(const void *head);
// A block of small ones that is not in use. Its first 16 bytes may be read; what else it holds means nothing.
bool heap_block_is_free(const void *block, HeapPageUse use);
size_t heap_first_page(const Heap *h);  // bytes from the image's start: before it are the heap's own words and the root
size_t heap_head_size(void);            // the heap's own words, at the image's start

// Immortal memory for code, constants, types made at boot: never freed, never changed once a program runs,
// outside every image, so shared by all processes of explore and inherited by fork.
void *code_space_alloc(size_t size);  // zeroed, 16-aligned; aborts when the OS has no memory
// For tests: the nth allocation from now on fails, and all after it. -1: never.
void heap_fail_after(long n);

#endif
