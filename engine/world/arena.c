// The arena: the shared memory, and its allocation.
//
// One memfd (or private memory of the same layout), reserved whole but sparse: an untouched page costs nothing. Regions
// have fixed places; the rest is blocks, allocated from blocks_used upwards. Blocks for large messages are freed to
// lists by powers of two.
#include "families.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"

#define WORLD_MAGIC 0x646c726f7762616cu  // "labworld"
enum { PAGE = 4096 };
static const size_t arena_size = (size_t)3 << 30;  // room for 2.5 GiB of cells and messages

typedef struct Region {
  size_t offset;
} Region;
enum {
  R_HEAD,
  R_PROCESSES,
  R_OBJECTS,
  R_WAITS,
  R_WAITERS,
  R_EVENTS,
  R_OUTPUT,
  R_CONFIG,
  R_HELD,
  R_NAMES,
  R_BLOCKS,
  R_COUNT
};

static void regions(size_t *at) {
  const size_t sizes[R_COUNT] = {
      [R_HEAD] = sizeof(WorldHeader),
      [R_PROCESSES] = sizeof(WorldProcess) * (WORLD_SLOTS + 1),
      [R_OBJECTS] = sizeof(WorldObject) * (WORLD_OBJECTS + 1),
      [R_WAITS] = sizeof(WorldWait) * (WORLD_SLOTS + 1) * WORLD_STRANDS,
      [R_WAITERS] = sizeof(WorldWaiters) * (WORLD_OBJECTS + 1),
      [R_EVENTS] = sizeof(WorldEvent) * (WORLD_SLOTS + 1) * WORLD_EVENTS,
      [R_OUTPUT] = WORLD_OUTPUT_LOG,
      [R_CONFIG] = WORLD_CONFIG,
      [R_HELD] = sizeof(WorldHeld) * (WORLD_SLOTS + 1),
      [R_NAMES] = sizeof(WorldNameHashes),
  };
  size_t next = 0;
  for (int i = 0; i < R_COUNT; i++) {
    at[i] = next;
    next += (sizes[i] + PAGE - 1) & ~(size_t)(PAGE - 1);
  }
}

static World *view(char *base, size_t size, int fd) {
  World *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  size_t at[R_COUNT];
  regions(at);
  w->base = base;
  w->size = size;
  w->fd = fd;
  w->head = (WorldHeader *)(base + at[R_HEAD]);
  w->processes = (WorldProcess *)(base + at[R_PROCESSES]);
  w->objects = (WorldObject *)(base + at[R_OBJECTS]);
  w->waits = (WorldWait *)(base + at[R_WAITS]);
  w->waiters = (WorldWaiters *)(base + at[R_WAITERS]);
  w->events = (WorldEvent *)(base + at[R_EVENTS]);
  w->output = base + at[R_OUTPUT];
  w->config = base + at[R_CONFIG];
  w->held = (WorldHeld *)(base + at[R_HELD]);
  w->names = (WorldNameHashes *)(base + at[R_NAMES]);
  w->ring = fd >= 0 ? world_ring : NULL;
  return w;
}

static void begin(World *w) {
  size_t at[R_COUNT];
  regions(at);
  WorldHeader *h = w->head;
  h->size = w->size;
  h->ticks_base = world_ticks();
  h->monotonic_base = clock_monotonic();
  atomic_store(&h->clock_base, (uint64_t)h->monotonic_base);
  atomic_store(&h->clock_held, w->fd >= 0 ? (uint64_t)-1 : 0);
  atomic_store(&h->blocks_used, at[R_BLOCKS]);
  for (int i = 0; i < WORLD_SWITCHES; i++) atomic_store(&h->switches[i], 1);
  atomic_store(&w->processes[WORLD_SUPERVISOR].life, (uint64_t)1 << 8 | PROCESS_RUNNING);
  atomic_thread_fence(memory_order_seq_cst);
  h->magic = WORLD_MAGIC;
}

static World *create(int fd) {
  int flags = fd >= 0 ? MAP_SHARED | MAP_NORESERVE : MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  void *base = mmap(NULL, arena_size, PROT_READ | PROT_WRITE, flags, fd, 0);
  if (base == MAP_FAILED) return NULL;
  World *w = view(base, arena_size, fd);
  if (!w) munmap(base, arena_size);
  return w;
}

World *world_create(void) {
  int fd = memfd_create("mplab-world", MFD_CLOEXEC);
  if (fd < 0) return NULL;
  World *w = ftruncate(fd, (off_t)arena_size) == 0 ? create(fd) : NULL;
  if (!w) return close(fd), NULL;
  begin(w);
  return w;
}

World *world_create_private(void) {
  World *w = create(-1);
  if (w) begin(w);
  return w;
}

World *world_attach(int fd) {
  struct stat st;
  if (fstat(fd, &st) < 0 || (size_t)st.st_size != arena_size) return errno = EINVAL, NULL;
  World *w = create(fd);
  if (w && (w->head->magic != WORLD_MAGIC || w->head->size != arena_size)) {
    w->fd = -1;
    world_free(w);
    return errno = EINVAL, NULL;
  }
  return w;
}

int world_fd(const World *w) { return w->fd; }

void world_reset(World *w) {
  w->head->magic = 0;
  if (w->fd >= 0) fallocate(w->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, (off_t)w->size);
  else madvise(w->base, w->size, MADV_DONTNEED);
  begin(w);
}

void world_free(World *w) {
  if (!w) return;
  munmap(w->base, w->size);
  if (w->fd >= 0) close(w->fd);
  free(w);
}

// ---- blocks ----

uint64_t block_take(World *w, size_t size) {
  size = (size + 63) & ~(size_t)63;
  uint64_t at = atomic_load(&w->head->blocks_used);
  do {
    if (at > w->size - WORLD_END || size > w->size - WORLD_END - at) return 0;
  } while (!atomic_compare_exchange_weak(&w->head->blocks_used, &at, at + size));
  return at;
}

static int block_class(size_t size) {
  int c = 16;  // 64 KiB: smaller messages fit the pipe
  while (((size_t)1 << c) < size) c++;
  return c;
}

uint64_t block_alloc(World *w, Actor a, size_t size) {
  int c = block_class(size);
  if (c > 31) return 0;
  Txn t;
  redo_begin(&t, w, a, &w->head->latch);
  uint64_t block = atomic_load(&w->head->free_blocks[c]);
  if (!block) return redo_abort(&t), block_take(w, (size_t)1 << c);
  redo_set(&t, &w->head->free_blocks[c], atomic_load((Word *)world_at(w, block)));
  redo_commit(&t);
  return block;
}

void block_free(World *w, Actor a, uint64_t block, size_t size) {
  int c = block_class(size);
  Txn t;
  redo_begin(&t, w, a, &w->head->latch);
  redo_set(&t, (Word *)world_at(w, block), atomic_load(&w->head->free_blocks[c]));
  redo_set(&t, &w->head->free_blocks[c], block);
  redo_commit(&t);
}
