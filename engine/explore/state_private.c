// The part of a state's key that stands for a process's private memory (state.h).
//
// A sum over the words of its image, so each page keeps its part of it (image_sum), and a new image costs what it
// changed. A page of small blocks is added up block by block: free blocks are left out, and of an object what is
// volatile. What is volatile in blocks that are no objects lies at few addresses, the same in all processes (the
// machine's root, the host's and the binding's blocks), and in the strands, whose blocks come and go: theirs is taken
// out of the sum again.
#include <stdlib.h>

#include "lang/object/frame.h"
#include "state_inner.h"

static uint64_t place_of(const void *at) { return (uint64_t)(uintptr_t)at; }

// ---- what counts ----

static bool is_left_out(const Explore *x, const void *at) {
  const char *heap = (const char *)x->machine->heap;
  for (int i = 0; i < x->nvolatile; i++)
    if ((size_t)((const char *)at - (const char *)x->volatiles[i].at) < x->volatiles[i].size) return true;
  return (size_t)((const char *)at - heap) < heap_head_size();
}

static void add_words(const Explore *x, const char *at, size_t size, bool may_be_volatile, ImageSum *sum) {
  for (const char *end = at + size / 8 * 8; at < end; at += 8) {
    uint64_t word = *(const uint64_t *)(const void *)at;
    if (word && !(may_be_volatile && is_left_out(x, at))) state_add_word(sum, place_of(at), word);
  }
}

// A function's frames that are kept for its next call are two words.
size_t state_volatile_words(const void *object, size_t *words) {
  *words = 1;
  switch (((const Object *)object)->kind) {
  case K_FRAME: return offsetof(Frame, serial);
  case K_DICT: return offsetof(Dict, version);
  case K_TYPE: return offsetof(Type, version);
  case K_STR: return offsetof(Str, hash);
  case K_BYTES: return offsetof(Bytes, hash);
  case K_FUNCTION: *words = 2; return offsetof(Function, spare);
  default: return 0;
  }
}

static void add_object(const Explore *x, const char *at, size_t size, ImageSum *sum) {
  size_t words, skip = state_volatile_words(at, &words);
  if (!skip) {
    add_words(x, at, size, false, sum);
    return;
  }
  add_words(x, at, skip, false, sum);
  add_words(x, at + skip + 8 * words, size - skip - 8 * words, false, sum);
}

static bool meets_volatiles(const Explore *x, const char *page) {
  for (int i = 0; i < x->nvolatile; i++) {
    const char *at = x->volatiles[i].at;
    if (at < page + HEAP_PAGE && at + x->volatiles[i].size > page) return true;
  }
  return false;
}

static uint32_t add_page(void *data, const void *bytes, bool inside, ImageSum *sum) {
  const Explore *x = data;
  const char *page = bytes;
  bool may = meets_volatiles(x, page);
  size_t offset = (size_t)(page - (const char *)x->machine->heap);
  if (offset < heap_first_page(x->machine->heap)) {  // the root
    add_words(x, page, HEAP_PAGE, true, sum);
    return 1;
  }
  if (inside) {
    add_words(x, page, HEAP_PAGE, may, sum);
    return 1;
  }
  HeapPage p = heap_page(page);
  if (p.use == HEAP_PAGE_FREE) return p.pages;
  state_add_word(sum, place_of(page), (uint64_t)p.use << 32 | p.size);
  size_t size = p.size ? p.size : HEAP_PAGE - (size_t)p.first;
  for (size_t at = p.first; at + size <= HEAP_PAGE; at += size) {
    if (p.size && heap_block_is_free(page + at, p.use)) continue;
    if (p.use == HEAP_PAGE_OBJECTS) add_object(x, page + at, size, sum);
    else add_words(x, page + at, size, may, sum);
  }
  return p.pages;
}

// ---- a strand's step ----

// What a pending step remembers of its cell is in the key as what it means now.
static void take_out(ImageSum *sum, const uint64_t *at) {
  ImageSum one = {{0, 0}};
  state_add_word(&one, place_of(at), *at);
  sum->word[0] -= one.word[0];
  sum->word[1] -= one.word[1];
}

// A strand's words that do not count.
enum { OUT = 4 };
static void words_out(const Strand *s, const void *out[OUT]) {
  out[0] = &s->step.seen_version;
  out[1] = &s->step.seen_value;
  out[2] = &s->step.deadline;
  out[3] = &s->stops;
}

static void take_out_steps(const Explore *x, ImageSum *sum) {
  const void *out[OUT];
  for (const Strand *s = x->machine->strands; s; s = s->next) {
    words_out(s, out);
    for (int i = 0; i < OUT; i++) take_out(sum, out[i]);
  }
}

// ---- a block by itself (state_graph.c) ----

static bool is_within(const char *at, size_t size, const void *what) {
  return (size_t)((const char *)what - at) < size;
}

bool state_has_volatiles(const Explore *x, const char *at, size_t size) {
  for (int i = 0; i < x->nvolatile; i++) {
    const char *from = x->volatiles[i].at;
    if (from < at + size && from + x->volatiles[i].size > at) return true;
  }
  for (const Strand *s = x->machine->strands; s; s = s->next)
    if (is_within(at, size, s)) return true;
  return false;
}

static uint64_t half_counted(const char *at, const void *counter, uint64_t word) {
  if (!is_within(at, 8, counter)) return word;
  return word & ((uintptr_t)counter & 4 ? 0xffffffffu : ~(uint64_t)0xffffffffu);
}

uint64_t state_counted_word(const Explore *x, const char *at, uint64_t word) {
  const Machine *m = x->machine;
  if (is_left_out(x, at)) return 0;
  for (const Strand *s = m->strands; s; s = s->next) {
    const void *out[OUT];
    words_out(s, out);
    for (int i = 0; i < OUT; i++)
      if (at == out[i]) return 0;
  }
  return half_counted(at, &m->own.objects, half_counted(at, &m->slice, word));
}

// ---- the whole ----

typedef struct Loads {
  StatePrivate *to;
  int room;
} Loads;

static void add_load(void *data, uint32_t object, uint32_t index, uint64_t place, uint64_t version) {
  Loads *l = data;
  if (l->to && l->to->n == l->room) {
    int room = 2 * l->room + 2;
    StatePrivate *more = realloc(l->to, sizeof *more + (size_t)room * sizeof *more->load);
    if (!more) free(l->to);
    l->to = more;
    l->room = room;
  }
  if (l->to) l->to->load[l->to->n++] = (StateLoad){object, index, place, version};
}

void state_private_begin(Explore *x) {
  Machine *m = x->machine;
  x->nvolatile = 0;
#define LEAVE_OUT(field) x->volatiles[x->nvolatile++] = (StateVolatile){&(field), sizeof(field)}
  LEAVE_OUT(m->own.frame_serial);
  LEAVE_OUT(m->own.old_keep);
#undef LEAVE_OUT
  size_t size;
  const void *at = x->process->binding->volatiles(m, &size);
  x->volatiles[x->nvolatile++] = (StateVolatile){at, size};
}

// Two that share a word with what counts.
static void take_out_counters(const Machine *m, ImageSum *sum) {
  const int32_t *counters[] = {&m->slice, (const int32_t *)&m->own.objects};
  for (int i = 0; i < 2; i++) {
    const uint64_t *word = (const uint64_t *)((uintptr_t)counters[i] & ~(uintptr_t)7);
    uint64_t rest = *word & ((uintptr_t)counters[i] & 4 ? 0xffffffffu : ~(uint64_t)0xffffffffu);
    take_out(sum, word);
    state_add_word(sum, place_of(word), rest);
  }
}

static ImageSum sum_of_window(const Explore *x) {
  ImageSum graph;
  if (x->machine->had_apart && state_graph_sum(x, &graph)) return graph;
  ImageSum sum = image_sum(x->private, heap_used(x->machine->heap) / HEAP_PAGE, add_page, (void *)(uintptr_t)x);
  take_out_steps(x, &sum);
  take_out_counters(x->machine, &sum);
  return sum;
}

bool state_window_sum(Explore *x, ImageSum *sum) {
  Image *now = image_save(x->private);
  if (!now) return false;
  *sum = sum_of_window(x);
  image_drop(x->private, now);
  return true;
}

const StatePrivate *state_private(Explore *x, int slot) {
  Image *image = explore_settle(x, slot);
  if (!image) return NULL;
  void **extra = image_extra(image);
  const StatePrivate *known = *extra;
  if (known) return known;
  if (!explore_bring(x, slot)) return NULL;
  ImageSum sum = sum_of_window(x);
  Loads l = {.to = malloc(sizeof *l.to)};
  if (l.to) *l.to = (StatePrivate){.sum = sum};
  x->process->binding->remembered(x->machine, add_load, &l);
  return *extra = l.to;
}
