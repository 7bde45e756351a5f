// The parts of a state's key (state.h): sums over words, which may be added up in any order.
#ifndef EXPLORE_STATE_INNER_H
#define EXPLORE_STATE_INNER_H

#include "inner.h"
#include "state.h"

__extension__ typedef unsigned __int128 StateWide;

// A word at its place, as two words that say nothing about it. 0 is nothing: memory that was never written.
static inline void state_add_word(ImageSum *s, uint64_t at, uint64_t word) {
  if (word == 0) return;
  StateWide a = (StateWide)(word ^ 0x9e3779b97f4a7c15u) * ((at * 0xbf58476d1ce4e5b9u) ^ 0x94d049bb133111ebu);
  StateWide b = (StateWide)(word ^ 0xd6e8feb86659fd93u) * ((at * 0xff51afd7ed558ccdu) ^ 0xc4ceb9fe1a85ec53u);
  s->word[0] += (uint64_t)a ^ (uint64_t)(a >> 64);
  s->word[1] += (uint64_t)b ^ (uint64_t)(b >> 64);
}

// The next word of a list: its place counts.
static inline void state_mix(StateKey *k, uint64_t word) {
  StateWide a = (StateWide)(k->word[0] ^ word) * 0x9e3779b97f4a7c15u;
  StateWide b = (StateWide)(k->word[1] ^ word) * 0xd6e8feb86659fd93u;
  k->word[0] = (uint64_t)a ^ (uint64_t)(a >> 64) ^ (k->word[0] << 23 | k->word[0] >> 41);
  k->word[1] = (uint64_t)b ^ (uint64_t)(b >> 64) ^ (k->word[1] << 23 | k->word[1] >> 41);
}

// state_private.c: of a process's private memory; kept with its image.
typedef struct StateLoad {  // a load that the compiler says a store may be stale by
  uint32_t object, index;
  uint64_t place, version;
} StateLoad;
typedef struct StatePrivate {
  ImageSum sum;
  int n;
  StateLoad load[];
} StatePrivate;
void state_private_begin(Explore *x);
const StatePrivate *state_private(Explore *x, int slot);  // NULL: no memory. The process lives

void state_free(Explore *x);  // state.c: what keys have kept

// … of what is in the window, which has run since its last save or load. false: no memory
bool state_window_sum(Explore *x, ImageSum *sum);

// Of an object: where the words are that do not count, and how many they are; 0: there are none.
size_t state_volatile_words(const void *object, size_t *words);
// May some words of a raw block not count? And a word of such a block, or of the root, as it counts.
bool state_has_volatiles(const Explore *x, const char *at, size_t size);
uint64_t state_counted_word(const Explore *x, const char *at, uint64_t word);

// state_graph.c: of what is in the window, wherever its blocks lie. false: no memory
bool state_graph_sum(const Explore *x, ImageSum *sum);

// state_past.c
// Is that load's cell unchanged since? 0: an object in which a store has been stale already; 1: it is; 2: it is not.
int state_unchanged(World *w, uint32_t object, uint32_t index, uint64_t version);
// A store, or a change of what a manager serves, is about to be taken: from now on loads that it may be stale by count.
void state_note_store(Explore *x, int slot, const PendingStep *p, const WorldCall *c);
// Adds what a process's past means for staleness. false: no memory
bool state_add_past(Explore *x, int slot, ImageSum *s);

// state_loads.c: what hangs on a load, other than its whole past
// A strand is about to store to that cell, or to cells of that object (index STATE_CELLS): what stands there now.
enum { STATE_CELLS = UINT32_MAX };
void state_note_stood(Explore *x, uint32_t object, uint32_t index);
// next: the step that its strand came to by it. hash is then all that counts; else it stays as it is.
void state_load_fates(Explore *x, const Past *load, const PastStep *next, uint64_t hash[2]);

#endif
