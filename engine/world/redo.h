// How several words are changed so that a SIGKILL at any instruction leaves nothing or all of it.
//
// The changer takes the latch of what it changes (the latch then names it), decides, and writes what the words will be
// into its own redo record. One store then commits: from that moment the change has happened, whoever carries it out.
// It copies the words over and lets the latch go. Whoever comes to a latch whose taker is dead carries out the
// committed record (or none) and frees the latch.
//
//   Redoing is safe because a record counts only while its latch is still the dead one's, and the words are the latch's
//   until then.
//   A word that others may change without the latch (a lock's) goes in by redo_set_if: it is changed only if it still
//   is what it was.
//
//   Txn t;
//   redo_begin(&t, w, c->actor, &o->latch);
//   if (!guard…) { redo_abort(&t); return VERB_BLOCKED; }
//   redo_set(&t, &o->word[0], …);       words keep their old contents until redo_commit
//   redo_commit(&t);
//
// A latch is version << 32 | taker; the version grows with each commit, so that those who only look can see a change
// (view.c). At most one latch is held at a time; under it: no system call, no waiting for anybody.
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
// Somebody (holder) is in the middle of something that will take him nanoseconds: waits a little, or recovers for him
// if he is dead. Then look again.
void redo_turn(World *w, Actor holder, Actor by, unsigned *turns);

static inline Redo *redo_of(World *w, Actor a) { return &w->processes[actor_slot(a)].redo; }

#endif
