// Atomic change of several words: after a SIGKILL at any instruction all of the words are changed, or none.
//
// A redo log of one record a process. The changer takes the latch of the object (the latch then holds its actor), and
// writes the new words into its redo record. One store commits: from then on the change has happened. It copies the
// words and releases the latch. Whoever finds a latch with a dead taker carries out the record, if it is committed, and
// frees the latch.
//
//   A redo is safe: a record is valid only while the dead process still has the latch, and nobody else changes the
//   words meanwhile.
//   A word that others may change without the latch (a lock's) is set by redo_set_if: only if it still is the old one.
//
//   Txn t;
//   redo_begin(&t, w, c->actor, &o->latch);
//   if (!guard…) { redo_abort(&t); return VERB_BLOCKED; }
//   redo_set(&t, &o->word[0], …);       words keep their old contents until redo_commit
//   redo_commit(&t);
//
// A latch is version << 32 | taker; the version grows with each commit, so that readers notice a change (view.c). At
// most one latch is held at a time; under it no system call and no wait.
#ifndef WORLD_REDO_H
#define WORLD_REDO_H

#include "world.h"

typedef struct Txn {
  World *w;
  Redo *redo;
  Word *latch;
  uint64_t held;  // the latch as it stands while it is ours
  uint32_t n;
} Txn;

void redo_begin(Txn *t, World *w, Actor a, Word *latch);
void redo_set(Txn *t, Word *word, uint64_t value);
void redo_set_if(Txn *t, Word *word, uint64_t old, uint64_t value);
// also: store the object's staging words (cells.c)
void redo_slice(Txn *t, uint32_t object, uint32_t start, int32_t step, uint32_t count);
void redo_commit(Txn *t);
void redo_abort(Txn *t);  // nothing has changed

// Finishes or undoes what a dead process was in the middle of. Any number of times, from anybody; false: somebody else
// is at it.
bool redo_recover(World *w, int dead, Actor by);
// Another process (holder) is in a critical section of nanoseconds: waits a little, or recovers it if it is dead. The
// caller then tests again.
void redo_turn(World *w, Actor holder, Actor by, unsigned *turns);
// The bench does not wait for ever: after seconds of turns the word is none that a process has left in good faith.
enum { REDO_TURNS_MOST = 20000 };
static inline bool redo_gave_up(const World *w, unsigned turns) { return w->gone && turns > REDO_TURNS_MOST; }

static inline Redo *redo_of(World *w, Actor a) { return &world_process(w, actor_slot(a))->redo; }

#endif
