// What hangs on a load that a later store may be asked about (state_past.c), without its whole past.
//
// A later store is asked about with the words that stand in the cell then. Of each word that ever stood there when the
// cell was stored to, it is tried right away what the load would have led to. Most often it was for a branch: with such
// a word the strand comes to another step at once, or it is where it is now, and its memory, too. Then no later
// question can come to anything else: for such a word the answer is known for ever, and how the strand came to the
// load, what it loaded and what it did since is no part of the state.
//
// What is known of another step is that the load was a test whose act comes later (ExploreEvent.tested). From that
// follows whether the object's lock guards it (guards.h). Once that is known to fail it is told, and counts no more.
//
// With a new word the keys of states with such a load are others: a state that was stored before had no store with that
// word below it.
#include <stdlib.h>

#include "base/grow.h"
#include "base/hash.h"
#include "explain.h"
#include "guards.h"
#include "state_inner.h"
#include "world/view.h"

enum { WORDS = 16 };  // of a cell; where there are more the past counts

typedef struct StateStood {
  uint32_t object, index;
  int n;  // WORDS + 1: too many
  int64_t word[WORDS];
} StateStood;

static StateStood *stood_at(const Explore *x, uint32_t object, uint32_t index) {
  for (int i = 0; i < x->nstood; i++)
    if (x->stood[i].object == object && x->stood[i].index == index) return &x->stood[i];
  return NULL;
}

static StateStood *new_stood(Explore *x, uint32_t object, uint32_t index) {
  if (!GROW(x->stood, x->stood_room, x->nstood + 1, 16)) {
    x->stores_lost = true;
    return NULL;
  }
  x->stood[x->nstood] = (StateStood){.object = object, .index = index};
  return &x->stood[x->nstood++];
}

void state_note_stood(Explore *x, uint32_t object, uint32_t index) {
  WorldSeen now = {0, 0};
  bool all = index == STATE_CELLS;
  if (!all && !world_cell_now(x->world, object, index, &now)) return;
  StateStood *s = stood_at(x, object, index);
  if (!s && !(s = new_stood(x, object, index))) return;
  for (int i = 0; i < s->n && i < WORDS; i++)
    if (s->word[i] == now.value) return;
  if (s->n > WORDS) return;
  if (s->n < WORDS) s->word[s->n] = now.value;
  s->n++;
  x->stood_words++;
}

static bool is_told(const Explore *x, uint32_t object) {
  char name[2 * WORLD_NAME];
  if (!x->guards || !x->guards->nunsafe) return false;
  explain_object(x->world, object, name, sizeof name);
  return guards_is_unsafe(x->guards, name);
}

void state_load_fates(Explore *x, const Past *load, const PastStep *next, uint64_t hash[2]) {
  const PastStep *l = &load->step;
  const StateStood *s = stood_at(x, l->object, (uint32_t)l->arg);
  if (!s || s->n > WORDS || stood_at(x, l->object, STATE_CELLS)) return;
  StateKey k = {{5, 6}};
  state_mix(&k, (uint64_t)l->strand << 32 | l->object);
  state_mix(&k, (uint64_t)l->line << 32 | (uint32_t)l->arg);
  state_mix(&k, (uint64_t)s->n);
  bool told = is_told(x, l->object);
  for (int i = 0; i < s->n; i++) {
    LoadFate fate = load_fate(x, load, next, s->word[i]);
    if (fate == FATE_OPEN) return;
    state_mix(&k, !told && fate == FATE_ELSEWHERE);
  }
  hash[0] = k.word[0];
  hash[1] = k.word[1];
}
