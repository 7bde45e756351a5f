// Sorting: a stable merge sort, from the bottom up, over runs that are in order already. It compares what CPython
// compares first (the later element with the earlier), so that the error for a mixed list names the same two types.
#include "numbers.h"

enum { RUN = 8 };  // shorter runs are filled up by insertion

typedef enum Simple { MIXED, WORDS, TEXTS, FLOATS } Simple;

typedef struct Sort {
  Machine *m;
  Value *keys, *items;  // sorted together; items NULL: the keys alone
  Value *other, *other_items;
  bool rows;       // all keys are tuples, and it is their first items that are
  Simple simple;   // all of this kind: no need to ask what a comparison is
  Answer trouble;  // RAISED or NEEDS_PYTHON, once it has happened
} Sort;

// Negative: a is less. 0: equal, or a nan is among them.
static int order_simple(Simple kind, Value a, Value b) {
  if (kind == TEXTS) return str_compare(a, b);
  if (kind == WORDS) return ((int64_t)a > (int64_t)b) - ((int64_t)a < (int64_t)b);
  double x = float_of(a), y = float_of(b);
  return (x > y) - (x < y);
}

static bool less(Sort *s, Value a, Value b) {
  if (s->simple != MIXED) {
    int order = s->rows ? order_simple(s->simple, as_tuple(a)->items[0], as_tuple(b)->items[0])
                        : order_simple(s->simple, a, b);
    if (order || !s->rows) return order < 0;
  }
  Answer answer = value_less(s->m, a, b);
  if (answer > YES) s->trouble = answer;
  return answer == YES;
}

static void move(Sort *s, size_t to, Value key, Value item) {
  s->keys[to] = key;
  if (s->items) s->items[to] = item;
}

static void insert_run(Sort *s, size_t from, size_t sorted, size_t to) {
  for (size_t i = sorted; i < to && s->trouble == NO; i++) {
    Value key = s->keys[i], item = s->items ? s->items[i] : V_NONE;
    size_t low = from, high = i;
    while (low < high) {
      size_t mid = low + (high - low) / 2;
      if (less(s, key, s->keys[mid])) high = mid;
      else low = mid + 1;
    }
    for (size_t j = i; j > low; j--) move(s, j, s->keys[j - 1], s->items ? s->items[j - 1] : V_NONE);
    move(s, low, key, item);
  }
}

static void turn(Value *v, size_t from, size_t to) {
  for (; v && from + 1 < to; from++, to--) {
    Value x = v[from];
    v[from] = v[to - 1];
    v[to - 1] = x;
  }
}

// The end of the run that begins at from; a falling one is turned round.
static size_t run_end(Sort *s, size_t from, size_t n) {
  size_t to = from + 1;
  if (to >= n) return n;
  if (less(s, s->keys[to], s->keys[from])) {
    while (to < n && s->trouble == NO && less(s, s->keys[to], s->keys[to - 1])) to++;
    turn(s->keys, from, to);
    turn(s->items, from, to);
  } else {
    while (to < n && s->trouble == NO && !less(s, s->keys[to], s->keys[to - 1])) to++;
  }
  return to;
}

// keys[from..middle) and keys[middle..to) become one run.
static void merge(Sort *s, size_t from, size_t middle, size_t to) {
  size_t left = middle - from, i = 0, j = middle, at = from;
  memcpy(s->other, s->keys + from, left * sizeof(Value));
  if (s->items) memcpy(s->other_items, s->items + from, left * sizeof(Value));
  while (i < left && j < to) {
    bool right = s->trouble == NO && less(s, s->keys[j], s->other[i]);  // in trouble: put back, complete, in any order
    if (right) move(s, at, s->keys[j], s->items ? s->items[j] : V_NONE), j++;
    else move(s, at, s->other[i], s->items ? s->other_items[i] : V_NONE), i++;
    at++;
  }
  for (; i < left; i++, at++) move(s, at, s->other[i], s->items ? s->other_items[i] : V_NONE);
}

static void sort_all(Sort *s, size_t n) {
  size_t ends[64], starts[64];  // a stack of runs, each at least as long as the ones after it together
  int depth = 0;
  for (size_t from = 0; from < n && s->trouble == NO;) {
    size_t to = run_end(s, from, n), least = from + RUN < n ? from + RUN : n;
    if (to < least) insert_run(s, from, to, least), to = least;
    starts[depth] = from;
    ends[depth++] = to;
    while (depth > 1 && s->trouble == NO &&
           ends[depth - 2] - starts[depth - 2] <= 2 * (ends[depth - 1] - starts[depth - 1])) {
      merge(s, starts[depth - 2], starts[depth - 1], ends[depth - 1]);
      ends[depth - 2] = ends[depth - 1];
      depth--;
    }
    from = to;
  }
  for (; depth > 1 && s->trouble == NO; depth--) {
    merge(s, starts[depth - 2], starts[depth - 1], ends[depth - 1]);
    ends[depth - 2] = ends[depth - 1];
  }
}

static Simple simple_of(Value v) {
  return is_own(v) ? MIXED : is_int(v) ? WORDS : is_kind(v, K_STR) ? TEXTS : is_float(v) ? FLOATS : MIXED;
}

static Value first_of(const Sort *s, Value v) {
  if (!s->rows) return v;
  return is_kind(v, K_TUPLE) && !is_own(v) && as_tuple(v)->count ? as_tuple(v)->items[0] : V_NONE;
}

static void look_at_keys(Sort *s, size_t n) {
  s->rows = is_kind(s->keys[0], K_TUPLE);
  s->simple = simple_of(first_of(s, s->keys[0]));
  for (size_t i = 1; i < n && s->simple != MIXED; i++)
    if (simple_of(first_of(s, s->keys[i])) != s->simple) s->simple = MIXED;
}

Answer list_sort_plain(Machine *m, Value *keys, Value *items, size_t n) {
  if (n < 2) return YES;
  Sort s = {.m = m, .keys = keys, .items = items, .trouble = NO};
  look_at_keys(&s, n);
  size_t size = n * sizeof(Value);
  s.other = heap_alloc(m->heap, size);
  s.other_items = items ? heap_alloc(m->heap, size) : NULL;
  if (s.other && (!items || s.other_items)) sort_all(&s, n);
  else raise_memory(m), s.trouble = RAISED;
  if (s.other) heap_free(m->heap, s.other, size);
  if (s.other_items) heap_free(m->heap, s.other_items, size);
  return s.trouble == NO ? YES : s.trouble;
}
