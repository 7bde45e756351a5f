// Does an answer take the frame's names for its own? (See frame.h.)
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bound.h"
#include "frame.h"
#include "names.h"
#include "base/out_of_memory.h"

// They reach what has a name without naming it.
static const char *const unseen[] = {"globals", "setattr", "delattr", "vars", "__dict__", "__main__", NULL};

enum { BOUNDS_MOST = 400 };

typedef struct BoundList {
  Bound of[BOUNDS_MOST];
  int n;
  bool more;  // than there is room for
} BoundList;

static void keep_bound(void *data, const Bound *b) {
  BoundList *l = data;
  if (l->n < BOUNDS_MOST) l->of[l->n++] = *b;
  else l->more = true;
}

static bool in_part(const Framed *f, const Bound *b) {
  for (int i = 0; i < f->nparts; i++)
    if (b->line >= f->parts[i].in_frame && b->line < f->parts[i].in_frame + f->parts[i].lines) return true;
  return false;
}

static bool given(const BoundList *starters, const Framed *f, const Bound *b) {
  for (int i = 0; i < starters->n; i++)
    if (in_part(f, &starters->of[i]) && same_piece(starters->of[i].name, b->name)) return true;
  return false;
}

static bool is_known(const Bound *b) { return b->how == BOUND_DEFINED || b->how == BOUND_IMPORTED; }

// A constant: set in the first column, by a name without small letters. Another variable may be the learner's to set.
static bool is_constant(const Bound *b) {
  if (b->how != BOUND_ASSIGNED || !b->first_column) return false;
  for (size_t i = 0; i < b->name.size; i++)
    if (b->name.at[i] >= 'a' && b->name.at[i] <= 'z') return false;
  return true;
}

// The same import twice is one.
static bool is_taken(const Bound *frame, const Bound *own) {
  if (!same_piece(frame->name, own->name)) return false;
  if (own->how == BOUND_PATCHED) return is_known(frame);
  if (own->how == BOUND_IMPORTED && frame->how == BOUND_IMPORTED)
    return !same_piece(frame->module, own->module) || !same_piece(frame->original, own->original);
  return is_known(frame) || is_constant(frame);
}

// What is imported is everybody's, whoever imports it.
static bool takes(const BoundList *all, const Framed *f, const Bound *own) {
  for (int i = 0; i < all->n; i++) {
    const Bound *b = &all->of[i];
    bool patches_import = own->how == BOUND_PATCHED && b->how == BOUND_IMPORTED;
    if ((!in_part(f, b) || patches_import) && is_taken(b, own)) return true;
  }
  return false;
}

static bool say_taken(const Framed *f, const Bound *b, char *why, size_t size) {
  snprintf(why, size,
           b->how == BOUND_PATCHED ? "line %u: %.*s does not belong to your part: what is in it stays as it is"
                                   : "line %u: %.*s belongs to the frame: what is yours needs another name",
           frame_line(f, b->line), (int)b->name.size, b->name.at);
  return true;
}

bool frame_taken(Keep *keep, const char *starter, const Framed *f, char *why, size_t size) {
  for (int i = 0; unseen[i]; i++)
    if (names_has(f->own, unseen[i]) && !names_has(f->given, unseen[i]))
      return snprintf(why, size, "%s can change the frame: it is not for an answer", unseen[i]), true;
  Framed first;
  char none[200];
  if (!frame_put(keep, starter, starter, NULL, NULL, 0, &first, none, sizeof none)) return false;
  BoundList *all = keep_get(keep, sizeof *all), *starters = keep_get(keep, sizeof *starters);
  char *bare = not_null(names_bare(f->text)), *of_starter = not_null(names_bare(first.text));
  bound_each(bare, keep_bound, all);
  bound_each(of_starter, keep_bound, starters);
  bool taken = all->more && snprintf(why, size, "it gives names to more things than are looked at");
  for (int i = 0; i < all->n && !taken; i++) {
    const Bound *b = &all->of[i];
    if (in_part(f, b) && !given(starters, &first, b) && takes(all, f, b)) taken = say_taken(f, b, why, size);
  }
  free(bare);
  free(of_starter);
  return taken;
}
