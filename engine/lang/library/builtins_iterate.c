// Builtin functions over iterables: len, iter, next, sum, min, max, any, all, sorted.
//
// Over what needs no Python they run here from beginning to end. When an element turns up that does, the prelude takes
// over the iterator where it stands, with what has been found so far.
#include "builtins.h"
#include "modules.h"

static Value builtin_len(Machine *m, const Value *args, int nargs) {
  Value v = args[0];
  if (is_subclassed(v) && method_is_python(m, v, n_len)) return prelude(m, "_len", 1, v);
  if (is_kind(v, K_RANGE)) return range_len(m, v);
  int64_t n = value_length(m, v);
  if (n >= 0) return from_int(n);
  if (method_of(m, v, n_len) != V_UNBOUND) return tail_special(m, v, n_len, 0, NULL);
  return raisef(m, m->e_TypeError, "object of type '%T' has no len()", v);
}

static Value builtin_iter(Machine *m, const Value *args, int nargs) {
  if (nargs == 2) return prelude(m, "_call_iter", 2, args[0], args[1]);
  if (is_kind(args[0], K_INSTANCE) && method_of(m, args[0], n_iter) != V_UNBOUND)
    return prelude(m, "_iter", 1, args[0]);
  return iter_new(m, args[0]);
}

static Value builtin_next(Machine *m, const Value *args, int nargs) {
  Value it = args[0];
  if (is_kind(it, K_ITERATOR)) {
    Value v = iter_next(m, (Iterator *)as_obj(it));
    if (v != V_UNBOUND || raised(m)) return v;
    return nargs > 1 ? incref(args[1]) : raise_stop(m, V_NONE);
  }
  if (is_kind(it, K_TYPE) || method_of(m, it, n_next) == V_UNBOUND)
    return raisef(m, m->e_TypeError, "'%T' object is not an iterator", it);
  if (nargs > 1) return prelude(m, "_next", 2, it, args[1]);
  return is_kind(it, K_GENERATOR) ? machine_resume(m, (Generator *)as_obj(it), V_NONE, V_UNBOUND)
                                  : tail_special(m, it, n_next, 0, NULL);
}

// Ends a walk by handing its iterator to the prelude function: name(…, iterator).
static Value hand_over(Machine *m, Walk *w, const char *name, int n, Value a, Value b, Value c) {
  Value args[] = {a, b, c, V_UNBOUND};
  args[n] = w->iterator;
  Value tail = machine_tail_prelude(m, name, n + 1, args);
  walk_end(w);
  return tail;
}

// ---- sum ----

static bool sum_start(Machine *m, Value start) {
  const char *kind = is_kind(start, K_STR)         ? "strings [use ''.join(seq) instead]"
                     : is_kind(start, K_BYTES)     ? "bytes [use b''.join(seq) instead]"
                     : is_kind(start, K_BYTEARRAY) ? "bytearray [use b''.join(seq) instead]"
                                                   : NULL;
  if (kind) raisef(m, m->e_TypeError, "sum() can't sum %s", kind);
  return !kind;
}

static Value builtin_sum(Machine *m, const Value *args, int nargs) {
  Value start = is_given(args, nargs, 1) ? args[1] : from_int(0);
  if (!sum_start(m, start)) return V_UNBOUND;
  if (!iterates_in_c(m, args[0])) return prelude(m, "_sum", 2, args[0], start);
  Walk w;
  if (!walk_begin(&w, m, args[0])) return V_UNBOUND;
  Value total = incref(start), item;
  while ((item = walk_next(&w)) != V_UNBOUND) {
    Value next = value_binary(m, B_ADD, total, item, false);
    if (next == V_TAIL) tail_drop(m), next = V_NOTIMPLEMENTED;
    if (next == V_NOTIMPLEMENTED) {
      Value tail = hand_over(m, &w, "_sum_on", 2, total, item, V_NONE);
      decref(m, total);
      decref(m, item);
      return tail;
    }
    decref(m, total);
    decref(m, item);
    total = next;
    if (total == V_UNBOUND) break;
  }
  walk_end(&w);
  if (!raised(m)) return total;
  decref(m, total);
  return V_UNBOUND;
}

// ---- min and max ----

typedef struct Best {
  const char *name;
  int op;
  Value key, fallback;
} Best;

static bool best_keywords(Machine *m, const Value *values, Best *b) {
  const Tuple *names = as_tuple(m->kwnames);
  for (uint32_t i = 0; i < names->count; i++) {
    const char *name = str_data(names->items[i]);
    if (!strcmp(name, "key")) b->key = values[i];
    else if (!strcmp(name, "default")) b->fallback = values[i];
    else {
      keyword_refused(m, names->items[i], b->name);
      return false;
    }
  }
  return true;
}

static Value best_of(Machine *m, const Best *b, Value from) {
  Walk w;
  if (!walk_begin(&w, m, from)) return V_UNBOUND;
  Value best = walk_next(&w), item;
  while (best != V_UNBOUND && (item = walk_next(&w)) != V_UNBOUND) {
    Value better = value_compare(m, b->op, item, best);
    if (better == V_NOTIMPLEMENTED || better == V_TAIL) {
      if (better == V_TAIL) tail_drop(m);
      Value tail = hand_over(m, &w, "_best_on", 3, from_int(b->op), best, item);
      decref(m, best);
      decref(m, item);
      return tail;
    }
    decref(m, better == V_TRUE ? best : item);
    if (better == V_TRUE) best = item;
    if (better == V_UNBOUND) break;
  }
  walk_end(&w);
  if (raised(m)) {
    decref(m, best);
    return V_UNBOUND;
  }
  if (best != V_UNBOUND) return best;
  return b->fallback != V_UNBOUND ? incref(b->fallback)
                                  : raisef(m, m->e_ValueError, "%s() arg is an empty sequence", b->name);
}

static Value best(Machine *m, Best b, const Value *args, int nargs) {
  int named = m->kwnames == V_UNBOUND ? 0 : (int)as_tuple(m->kwnames)->count, n = nargs - named;
  if (named && !best_keywords(m, args + n, &b)) return V_UNBOUND;
  if (n < 1) return raisef(m, m->e_TypeError, "%s expected at least 1 argument, got 0", b.name);
  if (n > 1 && b.fallback != V_UNBOUND)
    return raisef(m, m->e_TypeError, "Cannot specify a default for %s() with multiple positional arguments", b.name);
  Value from = n == 1 ? incref(args[0]) : tuple_from(m, args, (uint32_t)n), v;
  if (from == V_UNBOUND) return from;
  if (b.key == V_NONE && iterates_in_c(m, from)) v = best_of(m, &b, from);
  else
    v = prelude(m, "_best", 5, from_int(b.op), from, b.key, from_bool(b.fallback != V_UNBOUND),
                b.fallback == V_UNBOUND ? V_NONE : b.fallback);
  decref(m, from);
  return v;
}

static Value builtin_min(Machine *m, const Value *args, int nargs) {
  return best(m, (Best){"min", C_LT, V_NONE, V_UNBOUND}, args, nargs);
}
static Value builtin_max(Machine *m, const Value *args, int nargs) {
  return best(m, (Best){"max", C_GT, V_NONE, V_UNBOUND}, args, nargs);
}

// ---- any and all ----

// Does the walk meet an element whose truth is wanted?
static Value find_truth(Machine *m, Value from, bool wanted) {
  if (!iterates_in_c(m, from)) return prelude(m, wanted ? "_any" : "_all", 1, from);
  Walk w;
  if (!walk_begin(&w, m, from)) return V_UNBOUND;
  Value item, result = from_bool(!wanted);
  while ((item = walk_next(&w)) != V_UNBOUND) {
    Answer a = value_truth(m, item);
    if (a == NEEDS_PYTHON) {
      Value tail = hand_over(m, &w, wanted ? "_any_on" : "_all_on", 1, item, V_NONE, V_NONE);
      decref(m, item);
      return tail;
    }
    decref(m, item);
    if (a == RAISED) break;
    if ((a == YES) == wanted) {
      result = from_bool(wanted);
      break;
    }
  }
  walk_end(&w);
  return raised(m) ? V_UNBOUND : result;
}

static Value builtin_any(Machine *m, const Value *args, int nargs) { return find_truth(m, args[0], true); }
static Value builtin_all(Machine *m, const Value *args, int nargs) { return find_truth(m, args[0], false); }

// ---- sorted ----

static Value builtin_sorted(Machine *m, const Value *args, int nargs) {
  int named = m->kwnames == V_UNBOUND ? 0 : (int)as_tuple(m->kwnames)->count, n = nargs - named;
  if (n != 1) return raisef(m, m->e_TypeError, "sorted expected 1 argument, got %d", n);
  Value key = V_NONE, back = V_FALSE;
  for (int i = 0; i < named; i++) {
    Value name = as_tuple(m->kwnames)->items[i];
    if (!strcmp(str_data(name), "key")) key = args[n + i];
    else if (!strcmp(str_data(name), "reverse")) back = args[n + i];
    else return keyword_refused(m, name, "sort");
  }
  int64_t backwards;
  if (!arg_index(m, back, &backwards)) return V_UNBOUND;
  if (key != V_NONE || !iterates_in_c(m, args[0]))
    return prelude(m, "_sorted", 3, args[0], key, from_bool(backwards != 0));
  bool python = false;
  Value list = iter_all(m, args[0], &python);
  if (list == V_UNBOUND) return list;
  Value done = list_sort_all(m, list, backwards != 0);
  if (done == V_NONE) return list;
  if (done == V_TAIL) {
    tail_drop(m);
    done = prelude(m, "_sorted", 3, list, key, from_bool(backwards != 0));
  }
  decref(m, list);
  return done;
}

// ---- map and filter: generators of the prelude that go by another class ----

static Value map_make(Machine *m, const Value *args, int nargs) {
  if (nargs < 3) return raisef(m, m->e_TypeError, "map() must have at least two arguments.");
  Value iterables = tuple_from(m, args + 2, (uint32_t)nargs - 2);
  if (iterables == V_UNBOUND) return iterables;
  Value tail = prelude(m, "_map", 3, args[0], args[1], iterables);
  decref(m, iterables);
  return tail;
}

static Value filter_make(Machine *m, const Value *args, int nargs) {
  if (nargs != 3) return raisef(m, m->e_TypeError, "filter expected 2 arguments, got %d", nargs - 1);
  return prelude(m, "_filter", 3, args[0], args[1], args[2]);
}

// _become(generator, class)
static Value become(Machine *m, const Value *args, int nargs) {
  Object *g = as_obj(args[0]);
  Type *old = g->type;
  g->type = as_type(incref(args[1]));
  DECREF_OBJ(m, old);
  return incref(args[0]);
}

static const NativeDef become_helpers[] = {{"_become", become, 2, 2, "=gc"}, {0}};
static const NativeDef map_def = {"map", map_make, 1, -1, NULL}, filter_def = {"filter", filter_make, 1, -1, NULL};

static void add_class(Machine *m, const NativeDef *make) {
  Type *t = type_new_native(m, make->name, "builtins", m->t_object, K_INSTANCE, iterator_methods, NULL);
  if (!t) return;
  t->make = make;
  t->layout = K_INSTANCE;  // a class whose own __repr__ is asked: neither of a builtin layout nor TYPE_IMMUTABLE
  t->head.flags = TYPE_NO_SUBCLASS;
  dict_set_name(m, m->builtins, t->name, from_obj(t));
}

static const NativeDef iterate_functions[] = {
    {"len", builtin_len, 1, 1, NULL},        {"iter", builtin_iter, 1, 2, NULL},
    {"next", builtin_next, 1, 2, NULL},      {"sum", builtin_sum, 1, 2, "iterable / start"},
    {"min", builtin_min, 0, -1, "**"},       {"max", builtin_max, 0, -1, "**"},
    {"any", builtin_any, 1, 1, NULL},        {"all", builtin_all, 1, 1, NULL},
    {"sorted", builtin_sorted, 0, -1, "**"}, {0}};

void builtins_iterate_boot(Machine *m) {
  builtins_add(m, iterate_functions);
  helpers_add(m, become_helpers);
  add_class(m, &map_def);
  add_class(m, &filter_def);
}
