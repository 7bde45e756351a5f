// The moves of heapq within a list, as far as its items compare without Python; heapq.py goes on where they do not.
//
// An item moves by exchanging places, so whatever comes in between (an exception, a comparison in Python) the list has
// all its items.
#include "collections.h"

static void exchange(Value *items, int64_t i, int64_t j) {
  Value v = items[i];
  items[i] = items[j];
  items[j] = v;
}

// Moves item at towards first; *at: where it stands in the end. YES: there it stays.
static Answer move_up(Machine *m, const List *l, int64_t first, int64_t *at) {
  while (*at > first) {
    int64_t parent = (*at - 1) / 2;
    Answer less = value_less(m, l->items[*at], l->items[parent]);
    if (less != YES) return less == NO ? YES : less;
    exchange(l->items, *at, parent);
    *at = parent;
  }
  return YES;
}

static bool place_in(Machine *m, const Value *args, int64_t *at) {
  if (!is_kind(args[0], K_LIST)) {
    raisef(m, m->e_TypeError, "heap argument must be a list, not %T", args[0]);
    return false;
  }
  *at = is_int(args[1]) ? as_int(args[1]) : -1;
  if (*at >= 0 && *at < as_list(args[0])->count) return true;
  raisef(m, m->e_IndexError, "list index out of range");
  return false;
}

// Where Python has to go on, None if it need not.
static Value left_at(Answer a, int64_t at) { return a == YES ? V_NONE : a == RAISED ? V_UNBOUND : from_int(at); }

// heap_up(list, at)
static Value heap_up(Machine *m, const Value *args, int nargs) {
  int64_t at;
  if (!place_in(m, args, &at)) return V_UNBOUND;
  Answer done = move_up(m, as_list(args[0]), 0, &at);
  return left_at(done, at);
}

// heap_down(list, at): the smaller child goes up to the very leaf, then the item goes up from there. -1: nothing was
// done.
static Value heap_down(Machine *m, const Value *args, int nargs) {
  int64_t first, at;
  if (!place_in(m, args, &first)) return V_UNBOUND;
  const List *l = as_list(args[0]);
  at = first;
  for (int64_t child = 2 * at + 1; child < l->count; child = 2 * at + 1) {
    if (child + 1 < l->count) {
      Answer less = value_less(m, l->items[child], l->items[child + 1]);
      if (less == NEEDS_PYTHON)
        for (; at > first; at = (at - 1) / 2) exchange(l->items, at, (at - 1) / 2);
      if (less == NEEDS_PYTHON) return from_int(-1);
      if (less == RAISED) return V_UNBOUND;
      child += less == NO;
    }
    exchange(l->items, at, child);
    at = child;
  }
  Answer done = move_up(m, l, first, &at);
  return left_at(done, at);
}

const NativeDef heap_functions[] = {{"heap_up", heap_up, 2, 2, "=li"}, {"heap_down", heap_down, 2, 2, "=li"}, {0}};
