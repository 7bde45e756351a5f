// _itertools: makes the iterators of types/iterator_tools.c, and gives the classes of itertools.py what an iterator's
// class has in C.
#include "lang/machine/machine.h"
#include "lang/object/names.h"
#include "lang/types/collections.h"
#include "modules.h"

static Type *class_arg(Value v) { return (Type *)as_obj(v); }

// An iterator of class cls; a reference of more is taken over.
static Value make(Machine *m, Value cls, IterKind kind, Value source, Value more, int64_t stop, int64_t step) {
  if (more == V_UNBOUND) return more;
  Value it = iterator_of(m, class_arg(cls), kind, source, more);
  decref(m, more);
  if (it == V_UNBOUND) return it;
  ((Iterator *)as_obj(it))->stop = stop;
  ((Iterator *)as_obj(it))->step = step;
  return it;
}

static bool are_tuples(const Tuple *all) {
  for (uint32_t i = 0; i < all->count; i++)
    if (!is_kind(all->items[i], K_TUPLE)) return false;
  return true;
}

// The places of the first row.
static Value first_places(Machine *m, RowsOf which, int64_t n, int64_t r) {
  Value at = tuple_new(m, (uint32_t)(which == ROWS_PERMUTATIONS ? n + r : r));
  if (at == V_UNBOUND) return at;
  Value *items = as_tuple(at)->items;
  bool same = which == ROWS_PRODUCT || which == ROWS_WITH_REPLACEMENT;
  for (int64_t k = 0; k < (which == ROWS_PERMUTATIONS ? n : r); k++) items[k] = from_int(same ? 0 : k);
  for (int64_t k = 0; which == ROWS_PERMUTATIONS && k < r; k++) items[n + k] = from_int(n - k);
  return at;
}

// rows(cls, RowsOf, pools, r): r of product is the number of pools.
static Value rows(Machine *m, const Value *args, int nargs) {
  const Tuple *pools = as_tuple(args[2]);
  int64_t which = as_int(args[1]), r = as_int(args[3]), most = INT32_MAX / 2;
  if (which < 0 || which > ROWS_WITH_REPLACEMENT || r < 0 || r > most || !are_tuples(pools) ||
      pools->count != (which == ROWS_PRODUCT ? r : 1))
    return raisef(m, m->e_SystemError, "mplab: these are no pools");
  int64_t n = which == ROWS_PRODUCT ? 0 : as_tuple(pools->items[0])->count;
  bool none = which == ROWS_WITH_REPLACEMENT ? r && !n : which != ROWS_PRODUCT && r > n;
  for (uint32_t i = 0; which == ROWS_PRODUCT && i < pools->count; i++) none |= !as_tuple(pools->items[i])->count;
  Value it = make(m, args[0], IT_ROWS, args[2], none ? tuple_new(m, 0) : first_places(m, (RowsOf)which, n, r), r,
                  which);
  if (it == V_UNBOUND || !none) return it;
  decref(m, ((Iterator *)as_obj(it))->source);
  ((Iterator *)as_obj(it))->source = V_UNBOUND;
  return it;
}

static Value no_bool(Value v) { return is_bool(v) ? from_int(v == V_TRUE) : v; }

// count(cls, start, step): of two builtin numbers; else NotImplemented
static Value count(Machine *m, const Value *args, int nargs) {
  for (int i = 1; i < 3; i++)
    if (is_own(args[i]) || !is_number(args[i])) return V_NOTIMPLEMENTED;
  bool ints = is_integer(args[1]) && is_integer(args[2]);
  return make(m, args[0], IT_COUNT, ints ? no_bool(args[1]) : args[1], incref(ints ? no_bool(args[2]) : args[2]), 0, 0);
}

// repeat(cls, value, times): -1 without end
static Value repeat(Machine *m, const Value *args, int nargs) {
  return make(m, args[0], IT_REPEAT, args[1], incref(args[1]), as_int(args[2]), 0);
}

// cycle(cls, tuple)
static Value cycle(Machine *m, const Value *args, int nargs) {
  return make(m, args[0], IT_CYCLE, args[1], V_NONE, 0, 0);
}

// longest(cls, list of iterators, fill): NotImplemented if one of them needs Python. The list is the iterator's then.
static Value longest(Machine *m, const Value *args, int nargs) {
  const List *all = as_list(args[1]);
  for (uint32_t i = 0; i < all->count; i++)
    if (!is_kind(all->items[i], K_ITERATOR)) return V_NOTIMPLEMENTED;
  return make(m, args[0], IT_LONGEST, args[1], incref(args[2]), all->count, 0);
}

// dress(cls, generator): the generator, which is of class cls from now on
static Value dress(Machine *m, const Value *args, int nargs) {
  Object *g = as_obj(args[1]);
  Type *old = g->type;
  g->type = class_arg(incref(args[0]));
  DECREF_OBJ(m, old);
  return incref(args[1]);
}

// ---- the classes' methods ----

// tool(cls): it is an iterator's class in C. new: cls itself
static Value tool(Machine *m, const Value *args, int nargs) {
  Type *t = class_arg(args[0]);
  type_add(m, t, iterator_methods, NULL);
  type_attribute_changed(t);
  t->head.flags |= TYPE_IMMUTABLE;
  return incref(args[0]);
}

static const NativeDef functions[] = {{"rows", rows, 4, 4, "=citi"},      {"count", count, 3, 3, "=c.."},
                                      {"repeat", repeat, 3, 3, "=c.i"},   {"cycle", cycle, 2, 2, "=ct"},
                                      {"longest", longest, 3, 3, "=cl."}, {"dress", dress, 2, 2, "=cg"},
                                      {"tool", tool, 1, 1, "=c"},         {0}};
const ModuleDef itertools_modules[] = {{"_itertools", functions, NULL}, {0}};
