// The world's output: the last megabyte of what the processes printed, each piece with its writer and descriptor.
//
// A ring of chunks: {size, slot << 8 | fd}, the text, padded to 8. The writer moves the tail past what it will
// overwrite, writes, then moves the head. Each move is one store, so a killed writer leaves a consistent log. A reader
// copies, then tests whether the tail has passed its place.
#include "families.h"

#include <string.h>

typedef struct Chunk {
  uint32_t size, who;
} Chunk;

static uint64_t chunk_span(uint32_t size) { return sizeof(Chunk) + (((uint64_t)size + 7) & ~(uint64_t)7); }

static void ring_write(World *w, uint64_t at, const void *bytes, size_t n) {
  size_t start = at % WORLD_OUTPUT_LOG, first = n < WORLD_OUTPUT_LOG - start ? n : WORLD_OUTPUT_LOG - start;
  if (n == 0) return;
  memcpy(w->output + start, bytes, first);
  memcpy(w->output, (const char *)bytes + first, n - first);
}
static void ring_read(const World *w, uint64_t at, void *out, size_t n) {
  size_t start = at % WORLD_OUTPUT_LOG, first = n < WORLD_OUTPUT_LOG - start ? n : WORLD_OUTPUT_LOG - start;
  if (n == 0) return;
  memcpy(out, w->output + start, first);
  memcpy((char *)out + first, w->output, n - first);
}

// The tail moves by whole chunks, so that it always points at one.
static void make_room(World *w, uint64_t head, uint64_t span) {
  uint64_t tail = atomic_load(&w->head->output_tail);
  while (head + span - tail > WORLD_OUTPUT_LOG) {
    Chunk c;
    ring_read(w, tail, &c, sizeof c);
    tail += chunk_span(c.size);
  }
  atomic_store(&w->head->output_tail, tail);
}

VerbEnd output_write(World *w, WorldCall *c) {
  if (c->nbytes > WORLD_WRITE) return verb_fail(c, ERROR_BAD);
  Chunk chunk = {.size = c->nbytes, .who = (uint32_t)actor_slot(c->actor) << 8 | ((uint32_t)c->arg & 0xff)};
  Txn t;
  redo_begin(&t, w, c->actor, &w->head->output_latch);
  uint64_t head = atomic_load(&w->head->output_head);
  make_room(w, head, chunk_span(chunk.size));
  ring_write(w, head, &chunk, sizeof chunk);
  ring_write(w, head + sizeof chunk, c->bytes, c->nbytes);
  redo_set(&t, &w->head->output_head, head + chunk_span(chunk.size));
  redo_set(&t, &w->head->output_bytes, atomic_load(&w->head->output_bytes) + c->nbytes);
  redo_commit(&t);
  c->result = c->nbytes;
  return VERB_DONE;
}

bool world_output_next(World *w, uint64_t *cursor, WorldOutput *chunk, char *text, uint64_t *dropped) {
  enum { TRIES = 64 };
  for (int i = 0; i < TRIES; i++) {
    uint64_t tail = atomic_load(&w->head->output_tail), head = atomic_load(&w->head->output_head);
    if (*cursor < tail) {
      *dropped += tail - *cursor;
      *cursor = tail;
    }
    if (*cursor >= head) return false;
    if (head - *cursor > WORLD_OUTPUT_LOG) {  // no writer leaves such a head: what is there is not a chunk
      *cursor = head;
      return false;
    }
    Chunk c;
    ring_read(w, *cursor, &c, sizeof c);
    uint32_t size = c.size <= WORLD_WRITE ? c.size : 0;  // nonsense only if it was overwritten just now
    ring_read(w, *cursor + sizeof c, text, size);
    atomic_thread_fence(memory_order_seq_cst);
    if (atomic_load(&w->head->output_tail) > *cursor) continue;
    *chunk = (WorldOutput){.slot = (int)(c.who >> 8), .fd = (int)(c.who & 0xff), .size = size};
    *cursor += chunk_span(size);
    return true;
  }
  return false;
}
