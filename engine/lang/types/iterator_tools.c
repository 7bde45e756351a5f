// The next values of itertools' iterators that need no Python: rows of a pool's items (product, permutations,
// combinations), count, repeat, cycle over a tuple, zip_longest over iterators in C. library/itertools.c makes them;
// the rest of itertools is generators of the prelude.
//
// What the fields of Iterator mean here:
//   IT_ROWS     source: a tuple of pools (tuples), one for all but product; more: a tuple of the places in the pools,
//               which is this iterator's own and is changed in place; stop: how long a row is; step: RowsOf; at: 1 if
//               the first row was given. Of permutations more has a place for each item of the pool, then r countdowns
//   IT_COUNT    source: the next number; more: the step
//   IT_REPEAT   source: the value; more: it, too; stop: how often it is still to come, -1 without end
//   IT_CYCLE    source: a tuple; at: the next item's place
//   IT_LONGEST  source: a list of iterators, of which those that ended are None; more: what stands for them; stop: how
//               many have not ended
#include "collections.h"

static int64_t place(const Tuple *at, int64_t k) { return as_int(at->items[k]); }

// ---- the next row's places; false: that was the last ----

static bool advance_product(const Iterator *it, Tuple *at) {
  for (int64_t k = it->stop - 1; k >= 0; k--) {
    int64_t next = place(at, k) + 1;
    bool over = next == as_tuple(as_tuple(it->source)->items[k])->count;
    at->items[k] = from_int(over ? 0 : next);
    if (!over) return true;
  }
  return false;
}

// The last place that can still move is moved, and those after it begin anew behind (or at) it.
static bool advance_combination(const Iterator *it, Tuple *at, int64_t n, bool again) {
  int64_t k = it->stop - 1;
  while (k >= 0 && place(at, k) == (again ? n - 1 : k + n - it->stop)) k--;
  if (k < 0) return false;
  int64_t next = place(at, k) + 1;
  for (; k < it->stop; k++) at->items[k] = from_int(again ? next : next++);
  return true;
}

// As itertools' documentation describes it: position k of the row has countdown[k] more items to meet.
static bool advance_permutation(const Iterator *it, Tuple *at, int64_t n) {
  Value *items = at->items, *countdown = items + n;
  for (int64_t k = it->stop - 1; k >= 0; k--) {
    int64_t left = as_int(countdown[k]) - 1;
    if (left == 0) {
      Value first = items[k];
      for (int64_t j = k; j < n - 1; j++) items[j] = items[j + 1];
      items[n - 1] = first;
      countdown[k] = from_int(n - k);
    } else {
      countdown[k] = from_int(left);
      Value other = items[k];
      items[k] = items[n - left];
      items[n - left] = other;
      return true;
    }
  }
  return false;
}

static bool advance(const Iterator *it) {
  Tuple *at = as_tuple(it->more);
  int64_t n = it->step == ROWS_PRODUCT ? 0 : as_tuple(as_tuple(it->source)->items[0])->count;
  switch ((RowsOf)it->step) {
  case ROWS_PRODUCT: return advance_product(it, at);
  case ROWS_PERMUTATIONS: return advance_permutation(it, at, n);
  default: return advance_combination(it, at, n, it->step == ROWS_WITH_REPLACEMENT);
  }
}

static Value ended(Machine *m, Iterator *it) {
  Value source = it->source;
  it->source = V_UNBOUND;
  decref(m, source);
  return V_UNBOUND;
}

static Value next_row(Machine *m, Iterator *it) {
  if (it->at++ && !advance(it)) return ended(m, it);
  it->at = 1;
  Value row = tuple_new(m, (uint32_t)it->stop);
  if (row == V_UNBOUND) return row;
  const Tuple *pools = as_tuple(it->source), *at = as_tuple(it->more);
  for (int64_t k = 0; k < it->stop; k++) {
    const Tuple *pool = as_tuple(pools->items[it->step == ROWS_PRODUCT ? k : 0]);
    as_tuple(row)->items[k] = incref(pool->items[place(at, k)]);
  }
  return row;
}

static Value next_count(Machine *m, Iterator *it) {
  Value next = number_binary(m, B_ADD, it->source, it->more), now = it->source;
  if (next == V_UNBOUND) return next;
  it->source = next;
  return now;
}

static Value next_repeated(Machine *m, Iterator *it) {
  if (it->stop == 0) return V_UNBOUND;
  if (it->stop > 0) it->stop--;
  return incref(it->source);
}

static Value next_in_cycle(Machine *m, Iterator *it) {
  const Tuple *all = as_tuple(it->source);
  if (!all->count) return ended(m, it);
  Value v = incref(all->items[it->at]);
  it->at = it->at + 1 == all->count ? 0 : it->at + 1;
  return v;
}

static Value next_longest(Machine *m, Iterator *it) {
  List *all = as_list(it->source);
  if (!it->stop) return ended(m, it);
  Value row = tuple_new(m, all->count);
  for (uint32_t i = 0; row != V_UNBOUND && i < all->count; i++) {
    Value v = all->items[i] == V_NONE ? V_UNBOUND : iter_next(m, (Iterator *)as_obj(all->items[i]));
    if (v == V_UNBOUND && all->items[i] != V_NONE) {
      Value over = all->items[i];
      all->items[i] = V_NONE;
      decref(m, over);
      it->stop -= !raised(m);
      if (raised(m) || !it->stop) {
        decref(m, row);
        return V_UNBOUND;
      }
    }
    as_tuple(row)->items[i] = v == V_UNBOUND ? incref(it->more) : v;
  }
  return row;
}

Value tool_next(Machine *m, Iterator *it) {
  switch ((IterKind)it->head.flags) {
  case IT_ROWS: return next_row(m, it);
  case IT_COUNT: return next_count(m, it);
  case IT_REPEAT: return next_repeated(m, it);
  case IT_CYCLE: return next_in_cycle(m, it);
  default: return next_longest(m, it);
  }
}
