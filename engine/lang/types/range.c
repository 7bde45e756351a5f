// range. What fits 63 bits, its length too, is counted in words. Any other is wide: its numbers are ints of any size,
// and what is asked of it is computed with those.
#include "numbers.h"

static Value arithmetic(Machine *m, int op, Value a, Value b) {  // takes over a, which may be V_UNBOUND
  Value v = a == V_UNBOUND ? a : number_binary(m, op, a, b);
  decref(m, a);
  return v;
}

bool range_is_wide(const Range *r) { return r->length < 0; }

static Value range_of(Machine *m, Value start, Value stop, Value step, int64_t length) {
  Range *r = object_alloc(m, sizeof *r, K_RANGE, m->t_range);
  if (!r) return V_UNBOUND;
  r->start = incref(start);
  r->stop = incref(stop);
  r->step = incref(step);
  r->length = length;
  return from_obj(r);
}

Value range_new(Machine *m, int64_t start, int64_t stop, int64_t step) {
  int64_t length = 0;
  if (step > 0 && start < stop) length = (int64_t)(((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step + 1);
  if (step < 0 && start > stop) length = (int64_t)(((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) + 1);
  bool wide = !int_fits(start) || !int_fits(stop) || !int_fits(step) || length < 0 || !int_fits(length);
  Value parts[] = {int_new(m, start), int_new(m, stop), int_new(m, step)}, v = V_UNBOUND;
  if (parts[0] != V_UNBOUND && parts[1] != V_UNBOUND && parts[2] != V_UNBOUND)
    v = range_of(m, parts[0], parts[1], parts[2], wide ? -1 : length);
  for (int i = 0; i < 3; i++) decref(m, parts[i]);
  return v;
}

// An int itself, or what __index__ makes of it; new.
static Value argument(Machine *m, Value v) {
  int64_t i;
  if (is_big(v)) return integer_plain(m, v);
  return arg_index(m, v, &i) ? from_int(i) : V_UNBOUND;
}

static Value range_from(Machine *m, Value start, Value stop, Value step) {
  if (is_int(start) && is_int(stop) && is_int(step)) return range_new(m, as_int(start), as_int(stop), as_int(step));
  return range_of(m, start, stop, step, -1);
}

static Value range_make(Machine *m, const Value *args, int nargs) {
  if (nargs < 2) return raisef(m, m->e_TypeError, "range expected at least 1 argument, got 0");
  if (nargs > 4) return raisef(m, m->e_TypeError, "range expected at most 3 arguments, got %d", nargs - 1);
  Value parts[] = {from_int(0), V_UNBOUND, from_int(1)}, v = V_UNBOUND;
  int first = nargs == 2, n = 0;
  for (; n < nargs - 1; n++)
    if ((parts[first + n] = argument(m, args[1 + n])) == V_UNBOUND) break;
  if (n == nargs - 1) {
    if (parts[2] == from_int(0)) raisef(m, m->e_ValueError, "range() arg 3 must not be zero");
    else v = range_from(m, parts[0], parts[1], parts[2]);
  }
  for (int i = 0; i < 3; i++) decref(m, parts[i]);
  return v;
}

// ---- how many, and which ----

Value range_count(Machine *m, const Range *r) {
  if (!range_is_wide(r)) return int_new(m, r->length);
  bool up = integer_sign(r->step) > 0;
  if (number_compare(r->start, r->stop) * (up ? 1 : -1) >= 0) return from_int(0);
  Value gap = number_binary(m, B_SUB, r->stop, r->start);
  gap = arithmetic(m, up ? B_SUB : B_ADD, gap, from_int(1));
  return arithmetic(m, B_ADD, arithmetic(m, B_FLOORDIV, gap, r->step), from_int(1));
}

// start + i * step
static Value number_at(Machine *m, const Range *r, Value i) {
  Value away = number_binary(m, B_MUL, i, r->step);
  return arithmetic(m, B_ADD, away, r->start);
}

Value range_item(Machine *m, const Range *r, Value i) {
  Value n = range_count(m, r), at = V_UNBOUND, v = V_UNBOUND;
  if (n == V_UNBOUND) return n;
  at = integer_sign(i) < 0 ? number_binary(m, B_ADD, n, i) : incref(i);
  if (at != V_UNBOUND && (integer_sign(at) < 0 || number_compare(at, n) >= 0))
    raisef(m, m->e_IndexError, "range object index out of range");
  else if (at != V_UNBOUND) v = number_at(m, r, at);
  decref(m, n);
  decref(m, at);
  return v;
}

// The place of a number; V_NONE: it is none of them.
static Value place_of(Machine *m, const Range *r, Value number) {
  Value n = range_count(m, r), away = number_binary(m, B_SUB, number, r->start), i = V_UNBOUND, rest = V_UNBOUND;
  if (n != V_UNBOUND && away != V_UNBOUND && integer_divide(m, away, r->step, &i, &rest)) {
    bool among = integer_sign(rest) == 0 && integer_sign(i) >= 0 && number_compare(i, n) < 0;
    if (!among) decref(m, i), i = V_NONE;
  }
  decref(m, n);
  decref(m, away);
  decref(m, rest);
  return i;
}

Answer range_has(Machine *m, const Range *r, Value number) {
  Value i = place_of(m, r, number);
  Answer a = i == V_UNBOUND ? RAISED : i == V_NONE ? NO : YES;
  decref(m, i);
  return a;
}

static bool same_number(Value a, Value b) { return number_compare(a, b) == 0; }

bool range_equal(Machine *m, const Range *a, const Range *b) {
  Value n = range_count(m, a), k = range_count(m, b);
  bool same = n != V_UNBOUND && k != V_UNBOUND && same_number(n, k);
  if (same && n != from_int(0))
    same = same_number(a->start, b->start) && (n == from_int(1) || same_number(a->step, b->step));
  decref(m, n);
  decref(m, k);
  return same;
}

// The same numbers, the last first.
Value range_turned(Machine *m, const Range *r) {
  Value n = range_count(m, r), last = V_UNBOUND, before = V_UNBOUND, back = V_UNBOUND, v = V_UNBOUND;
  if (n != V_UNBOUND) {
    Value i = number_binary(m, B_SUB, n, from_int(1));
    last = i == V_UNBOUND ? i : number_at(m, r, i);
    decref(m, i);
    before = number_binary(m, B_SUB, r->start, r->step);
    back = integer_negate(m, r->step);
  }
  if (last != V_UNBOUND && before != V_UNBOUND && back != V_UNBOUND) v = range_from(m, last, before, back);
  decref(m, n);
  decref(m, last);
  decref(m, before);
  decref(m, back);
  return v;
}

// ---- methods ----

static Value not_among(Machine *m, Value number) { return raisef(m, m->e_ValueError, "%R is not in range", number); }

static Value range_index(Machine *m, const Value *args, int nargs) {
  Answer a = value_contains(m, args[0], args[1]);
  if (a == RAISED) return V_UNBOUND;
  if (a != YES) return not_among(m, args[1]);
  if (!is_integer(args[1])) return raisef(m, m->e_ValueError, "sequence.index(x): x not in sequence");
  return place_of(m, (const Range *)as_obj(args[0]), args[1]);
}

static Value range_counts(Machine *m, const Value *args, int nargs) {
  Answer a = value_contains(m, args[0], args[1]);
  return a == RAISED ? V_UNBOUND : from_int(a == YES);
}

static Value range_start(Machine *m, Value v) { return incref(((Range *)as_obj(v))->start); }
static Value range_stop(Machine *m, Value v) { return incref(((Range *)as_obj(v))->stop); }
static Value range_step(Machine *m, Value v) { return incref(((Range *)as_obj(v))->step); }
static const GetSetDef range_attrs[] = {
    {"start", range_start, NULL}, {"stop", range_stop, NULL}, {"step", range_step, NULL}, {0}};
static const NativeDef range_methods[] = {{"index", range_index, 2, 2, NULL}, {"count", range_counts, 2, 2, NULL}, {0}};
static const NativeDef range_def = {"range", range_make, 1, -1, NULL};

void range_boot(Machine *m) {
  m->t_range->make = &range_def;
  type_add(m, m->t_range, range_methods, range_attrs);
}
