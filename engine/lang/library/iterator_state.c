// What iterators' classes have in C: __next__ and the rest; and the natives (_iterators) by which the prelude pickles
// and copies them: what one consists of, and how one is put where another was.
//
// An iterator is one of types/ (K_ITERATOR), or a generator of the prelude that goes by an iterator's class.
#include "builtins.h"
#include "modules.h"
#include "lang/machine/machine.h"
#include "lang/object/frame.h"
#include "lang/types/collections.h"

static bool is_dressed(const Machine *m, Value v) {
  return is_kind(v, K_GENERATOR) && as_obj(v)->type != m->t_generator;
}

// ---- methods ----

static Value itself(Machine *m, const Value *args, int nargs) { return incref(args[0]); }

static Value next_method(Machine *m, const Value *args, int nargs) {
  if (is_kind(args[0], K_GENERATOR)) return machine_resume(m, (Generator *)as_obj(args[0]), V_NONE, V_UNBOUND);
  if (!is_kind(args[0], K_ITERATOR)) return raisef(m, m->e_TypeError, "'%T' object is not an iterator", args[0]);
  Value v = iter_next(m, (Iterator *)as_obj(args[0]));
  return v != V_UNBOUND || raised(m) ? v : raise_stop(m, V_NONE);
}

static Value length_hint(Machine *m, const Value *args, int nargs) {
  return from_int(is_kind(args[0], K_ITERATOR) ? iterator_left(m, (Iterator *)as_obj(args[0])) : 0);
}

// ---- its parts ----

// A str's iterator is at a byte; outside it is at a character.
static int64_t characters_before(const Iterator *it) {
  const Str *s = (const Str *)as_obj(it->source);
  int64_t n = 0;
  for (const char *p = s->data; p < s->data + it->at; p++) n += (*p & 0xc0) != 0x80;
  return n;
}

// What is still to come of a dict or a set.
static Value rest_of(Machine *m, const Iterator *it) {
  Value copy = iterator_of(m, it->head.type, (IterKind)it->head.flags, it->source, it->more);
  if (copy == V_UNBOUND) return copy;
  Iterator *c = (Iterator *)as_obj(copy);
  c->at = it->at, c->stop = it->stop, c->step = it->step, c->mark = it->mark;
  bool python;
  Value list = iter_all(m, copy, &python);
  decref(m, copy);
  return list;
}

static Value parts_of_iterator(Machine *m, const Iterator *it) {
  bool entries = it->source != V_UNBOUND && (it->head.flags == IT_DICT || it->head.flags == IT_SET ||
                                             (it->head.flags == IT_REVERSED && is_kind(it->source, K_DICT)));
  Value source = entries ? rest_of(m, it) : incref(it->source == V_UNBOUND ? V_NONE : it->source);
  if (source == V_UNBOUND) return source;
  bool text = it->head.flags == IT_STR && it->source != V_UNBOUND, rows = it->head.flags == IT_ROWS;
  Value at = int_new(m, text ? characters_before(it) : it->at), stop = int_new(m, it->stop),
        step = int_new(m, it->step);
  Value more = rows ? tuple_from(m, as_tuple(it->more)->items, as_tuple(it->more)->count)  // changed in place
                    : incref(it->more == V_UNBOUND ? V_NONE : it->more);
  Value parts = tuple_of(m, 7, from_int(it->head.flags), source, at, stop, step, more, from_bool(it->mark != 0));
  decref(m, more);
  decref(m, source);
  decref(m, at);
  decref(m, stop);
  decref(m, step);
  return parts;
}

// (function's name, has it begun, its variables); one that has ended has no name.
static Value parts_of_generator(Machine *m, const Generator *g) {
  Dict *d = dict_new(m);
  const Frame *f = g->frame;
  for (uint32_t k = 0; d && f && k < f->code->nlocals; k++) {
    uint32_t i = code_local(f->code, k);
    Value v = f->r[f->code->nconsts + i];
    if (is_kind(v, K_CELL)) v = ((Cell *)as_obj(v))->value;
    if (v != V_UNBOUND && !dict_set_name(m, d, f->code->varnames[i], v)) return V_UNBOUND;
  }
  if (!d) return V_UNBOUND;
  Value parts = tuple_of(m, 3, f ? g->name : V_NONE, from_bool(g->started), from_obj(d));
  DECREF_OBJ(m, d);
  return parts;
}

// parts(v): (kind, source, at, stop, step, more, mark) of one in C, or of a generator its function; None: it is neither
static Value parts(Machine *m, const Value *args, int nargs) {
  if (is_kind(args[0], K_ITERATOR)) return parts_of_iterator(m, (const Iterator *)as_obj(args[0]));
  return is_dressed(m, args[0]) ? parts_of_generator(m, (const Generator *)as_obj(args[0])) : V_NONE;
}

// ---- and back ----

static int64_t between(int64_t low, int64_t at, int64_t high) { return at < low ? low : at > high ? high : at; }

static void set_place(Machine *m, Iterator *it, int64_t at) {
  int64_t n = value_length(m, it->source);
  switch ((IterKind)it->head.flags) {
  case IT_STR:
    for (it->at = 0; at > 0 && it->source != V_UNBOUND; at--) decref(m, iter_next(m, it));
    break;
  case IT_RANGE:
    at = between(0, at, it->stop);
    it->at += at * it->step;
    it->stop -= at;
    break;
  case IT_REVERSED: it->at = between(-1, at, n - 1); break;
  default: it->at = between(0, at, n);
  }
}

static bool are_places(Value v, const Iterator *it) {
  const Tuple *old = as_tuple(it->more), *new = is_kind(v, K_TUPLE) ? as_tuple(v) : NULL;
  if (!new || new->count != old->count) return false;
  for (uint32_t k = 0; k < new->count; k++)
    if (!is_int(new->items[k]) || as_int(new->items[k]) < 0) return false;
  return true;
}

// Each place of a row is one of its pool; of a permutation's, each is there once, and its countdowns are possible.
static bool fits(Value v, const Iterator *it) {
  const Tuple *at = as_tuple(v), *pools = as_tuple(it->source);
  bool product = it->step == ROWS_PRODUCT, permutes = it->step == ROWS_PERMUTATIONS;
  uint32_t n = permutes ? as_tuple(pools->items[0])->count : 0;
  for (uint32_t k = 0; k < (permutes ? n : at->count); k++)
    if (as_int(at->items[k]) >= (int64_t)as_tuple(pools->items[product ? k : 0])->count) return false;
  for (uint32_t k = n; permutes && k < at->count; k++)
    if (as_int(at->items[k]) < 1 || as_int(at->items[k]) > n - (k - n)) return false;
  return true;
}

// A permutation's are two tuples.
static Value flat(Machine *m, Value state) {
  const Tuple *t = is_kind(state, K_TUPLE) ? as_tuple(state) : NULL;
  if (!t || t->count != 2 || !is_kind(t->items[0], K_TUPLE) || !is_kind(t->items[1], K_TUPLE)) return V_NONE;
  const Tuple *a = as_tuple(t->items[0]), *b = as_tuple(t->items[1]);
  Value all = tuple_new(m, a->count + b->count);
  if (all == V_UNBOUND) return all;
  for (uint32_t k = 0; k < a->count + b->count; k++)
    as_tuple(all)->items[k] = incref(k < a->count ? a->items[k] : b->items[k - a->count]);
  return all;
}

static Value set_places(Machine *m, Iterator *it, Value state) {
  Value places = it->step == ROWS_PERMUTATIONS ? flat(m, state)
                 : is_kind(state, K_TUPLE)     ? tuple_from(m, as_tuple(state)->items, as_tuple(state)->count)
                                               : V_NONE;
  if (places == V_UNBOUND) return places;
  if (!are_places(places, it) || !fits(places, it)) {
    decref(m, places);
    return raisef(m, m->e_ValueError, "invalid state");
  }
  Value old = it->more;
  it->more = places;
  it->at = 1;
  decref(m, old);
  return V_NONE;
}

// __setstate__: where it stands. Of rows: the places of the row that was given last; of zip_longest: what fills up
static Value set_state(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[0], K_ITERATOR)) return machine_tail_prelude(m, "_iterator_resume", 2, args);
  Iterator *it = (Iterator *)as_obj(args[0]);
  int64_t at;
  if (it->source == V_UNBOUND) return V_NONE;
  switch ((IterKind)it->head.flags) {
  case IT_ROWS: return set_places(m, it, args[1]);
  case IT_LONGEST: {
    Value old = it->more;
    it->more = incref(args[1]);
    decref(m, old);
    return V_NONE;
  }
  case IT_LIST:
  case IT_TUPLE:
  case IT_STR:
  case IT_BYTES:
  case IT_RANGE:
  case IT_REVERSED:
  case IT_CYCLE:
  case IT_DEQUE:
    if (!arg_index(m, args[1], &at)) return V_UNBOUND;
    if (it->head.flags != IT_REVERSED || !is_kind(it->source, K_DICT)) set_place(m, it, at);
    return V_NONE;
  default: return V_NONE;
  }
}

// take_over(it, generator): a generator that goes by an iterator's class goes on where the other one would
static Value take_over(Machine *m, const Value *args, int nargs) {
  if (!is_dressed(m, args[0])) return raisef(m, m->e_TypeError, "'%T' object has no state", args[0]);
  Generator *a = (Generator *)as_obj(args[0]), *b = (Generator *)as_obj(args[1]);
  if (a->running || b->running) return raisef(m, m->e_ValueError, "generator already executing");
  Frame *f = a->frame;
  uint8_t started = a->started;
  Value name = a->name;
  a->frame = b->frame, a->started = b->started, a->name = b->name;
  b->frame = f, b->started = started, b->name = name;
  if (a->frame) a->frame->generator = a;
  if (b->frame) b->frame->generator = b;
  return V_NONE;
}

static const NativeDef functions[] = {{"parts", parts, 1, 1, "=."}, {"take_over", take_over, 2, 2, "=.g"}, {0}};
const ModuleDef iterator_modules[] = {{"_iterators", functions, NULL}, {0}};

static const NativeDef methods[] = {{"__iter__", itself, 1, 1, NULL},
                                    {"__next__", next_method, 1, 1, NULL},
                                    {"__length_hint__", length_hint, 1, 1, NULL},
                                    {"__setstate__", set_state, 2, 2, NULL},
                                    {0}};
const NativeDef *const iterator_methods = methods;

static Value class_of(Machine *m, const Value *args, int nargs) {
  return tuple_of(m, 3, from_obj(m->t_iterator), from_obj(m->t_callable_iterator), from_obj(m->t_range_iterator));
}
static const NativeDef helpers[] = {{"_iterator_classes", class_of, 0, 0, NULL}, {0}};

void iterator_state_boot(Machine *m) {
#define T(name) \
  if (m->t_##name->layout == K_ITERATOR) type_add(m, m->t_##name, methods, NULL);
  TYPES(T)
#undef T
  helpers_add(m, helpers);
}
