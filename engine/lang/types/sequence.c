// tuple and slice: constructors and methods. Their items are in item.c.
#include "collections.h"

// ---- tuple ----

static Value tuple_make(Machine *m, const Value *args, int nargs) {
  if (nargs > 2) return raisef(m, m->e_TypeError, "tuple expected at most 1 argument, got %d", nargs - 1);
  if (nargs < 2) return tuple_new(m, 0);
  if (is_kind(args[1], K_TUPLE) && !is_own(args[1])) return incref(args[1]);
  bool python = false;
  Value list = iter_all(m, args[1], &python);
  return list == V_UNBOUND && python ? prelude(m, "_tuple", 1, args[1]) : list_to_tuple(m, list);
}

static Value tuple_count(Machine *m, const Value *args, int nargs) {
  const Tuple *t = as_tuple(args[0]);
  int64_t n = 0;
  for (uint32_t i = 0; i < t->count; i++) {
    Answer a = value_equal(m, t->items[i], args[1]);
    if (a == RAISED) return V_UNBOUND;
    if (a == NEEDS_PYTHON) return prelude(m, "_seq_count", 2, args[0], args[1]);
    n += a == YES;
  }
  return from_int(n);
}

static Value tuple_index(Machine *m, const Value *args, int nargs) {
  const Tuple *t = as_tuple(args[0]);
  int64_t from = 0, to = INT32_MAX;
  if (nargs > 2 && !arg_index(m, args[2], &from)) return V_UNBOUND;
  if (nargs > 3 && !arg_index(m, args[3], &to)) return V_UNBOUND;
  for (int64_t i = index_clamp(from, t->count); i < index_clamp(to, t->count); i++) {
    Answer a = value_equal(m, t->items[i], args[1]);
    if (a == RAISED) return V_UNBOUND;
    if (a == NEEDS_PYTHON) return prelude(m, "_seq_index", 4, args[0], args[1], from_int(from), from_int(to));
    if (a == YES) return from_int(i);
  }
  return raisef(m, m->e_ValueError, "tuple.index(x): x not in tuple");
}

static const NativeDef tuple_methods[] = {{"count", tuple_count, 2, 2, NULL}, {"index", tuple_index, 2, 4, NULL}, {0}};
static const NativeDef tuple_def = {"tuple", tuple_make, 1, -1, NULL};

// ---- slice ----

static Value slice_make(Machine *m, const Value *args, int nargs) {
  if (nargs < 2) return raisef(m, m->e_TypeError, "slice expected at least 1 argument, got 0");
  if (nargs > 4) return raisef(m, m->e_TypeError, "slice expected at most 3 arguments, got %d", nargs - 1);
  if (nargs == 2) return slice_new(m, V_NONE, args[1], V_NONE);
  return slice_new(m, args[1], args[2], nargs > 3 ? args[3] : V_NONE);
}

static bool slice_part(Machine *m, Value v, int64_t *i) {
  if (is_integer(v)) return arg_index(m, v, i);
  raisef(m, m->e_TypeError, "slice indices must be integers or None or have an __index__ method");
  return false;
}

static int64_t bound_into(int64_t i, int64_t length, bool forwards) {
  if (i < 0) {
    i += length;
    if (i < 0) i = forwards ? 0 : -1;
  } else if (i >= length) {
    i = forwards ? length : length - 1;
  }
  return i;
}

bool slice_bounds(Machine *m, Value slice, int64_t length, int64_t *start, int64_t *stop, int64_t *step,
                  int64_t *count) {
  const Slice *s = (const Slice *)as_obj(slice);
  *step = 1;
  if (s->step != V_NONE && !slice_part(m, s->step, step)) return false;
  if (!*step) {
    raisef(m, m->e_ValueError, "slice step cannot be zero");
    return false;
  }
  bool forwards = *step > 0;
  if (s->start == V_NONE) *start = forwards ? 0 : length - 1;
  else if (!slice_part(m, s->start, start)) return false;
  else *start = bound_into(*start, length, forwards);
  if (s->stop == V_NONE) *stop = forwards ? length : -1;
  else if (!slice_part(m, s->stop, stop)) return false;
  else *stop = bound_into(*stop, length, forwards);
  *count = 0;
  if (forwards && *start < *stop) *count = (*stop - *start - 1) / *step + 1;
  if (!forwards && *stop < *start) *count = (*start - *stop - 1) / -*step + 1;
  return true;
}

static Value slice_indices(Machine *m, const Value *args, int nargs) {
  int64_t length, start, stop, step, count;
  if (!arg_index(m, args[1], &length)) return V_UNBOUND;
  if (has_index(m, args[0])) return prelude(m, "_slice_indices", 2, args[0], args[1]);
  if (length < 0) return raisef(m, m->e_ValueError, "length should not be negative");
  if (!slice_bounds(m, args[0], length, &start, &stop, &step, &count)) return V_UNBOUND;
  return tuple_of(m, 3, from_int(start), from_int(stop), from_int(step));
}

static Value slice_start(Machine *m, Value v) { return incref(((Slice *)as_obj(v))->start); }
static Value slice_stop(Machine *m, Value v) { return incref(((Slice *)as_obj(v))->stop); }
static Value slice_step(Machine *m, Value v) { return incref(((Slice *)as_obj(v))->step); }
static const GetSetDef slice_attrs[] = {
    {"start", slice_start, NULL}, {"stop", slice_stop, NULL}, {"step", slice_step, NULL}, {0}};
static const NativeDef slice_methods[] = {{"indices", slice_indices, 2, 2, NULL}, {0}};
static const NativeDef slice_def = {"slice", slice_make, 1, -1, NULL};

void sequence_boot(Machine *m) {
  m->t_tuple->make = &tuple_def;
  m->t_slice->make = &slice_def;
  m->t_range->head.flags |= TYPE_NO_SUBCLASS;
  m->t_slice->head.flags |= TYPE_NO_SUBCLASS;
  type_add(m, m->t_tuple, tuple_methods, NULL);
  range_boot(m);
  type_add(m, m->t_slice, slice_methods, slice_attrs);
}
