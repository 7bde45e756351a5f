// What a family's form function (kinds.h) writes the canonical form with. Private to world/; see canonical.h for what
// is state, and what is left out.
//
//   void barrier_form(Form *f, World *w, uint32_t id) { form_put(f, word_of(world_object(w, id), BARRIER_WORD)); }
#ifndef WORLD_CANONICAL_INNER_H
#define WORLD_CANONICAL_INNER_H

#include "families.h"

void form_put(Form *f, uint64_t word);
bool form_is_stored(const Form *f);                         // WorldCanonical.stored
void form_put_bytes(Form *f, const void *bytes, size_t n);  // their number too
uint64_t form_strand(const Form *f, Actor a);               // its name in the form: no actor is put as it is
int form_slot(const Form *f, int k);  // the slot of the k'th process of the form, -1 after the last

// Scratch for pairs of words, and how they are put in order: sorted by their first word. How many there are is put;
// the pairs are not yet.
enum { FORM_PAIRS = COND_SLEEPERS };
uint64_t *form_pairs(Form *f);  // [2 * FORM_PAIRS]
void form_put_sorted(Form *f, uint64_t *pairs, uint64_t n);

// The n messages of a ring from at on: makers and bytes, not where they lie. padded: each begins at a multiple of 8.
typedef void FormCopy(World *w, const WorldObject *o, int lane, uint64_t at, void *out, size_t n);
void form_put_messages(Form *f, const WorldObject *o, int lane, uint64_t at, uint64_t n, bool padded, FormCopy *copy);
void form_put_big(Form *f, uint64_t block, uint64_t who);  // a message too large for the ring: it is alone

#endif
