// Calls of natives: their arguments are bound to the names of the row (NativeDef.params), counted, their kinds looked
// at, before the C function runs; one that wanted an int of an argument with __index__ is called again with that int.
#include "call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Is its first argument implicit: a method's self, or the class that is being made (then it is n->self too)?
static int has_first(const Native *n) { return n->owner || is_kind(n->self, K_TYPE); }

// The name in CPython's messages: list.append, math.sqrt, len. Some modules have the name of their C part there.
static void full_name(const Native *n, char *out, size_t size) {
  static const char *const c_parts[][2] = {{"os", "posix"}, {"signal", "_signal"}, {"builtins", ""}};
  const char *where = n->owner                     ? str_data(n->owner->name)
                      : is_kind(n->self, K_MODULE) ? str_data(((Module *)as_obj(n->self))->name)
                                                   : "";
  if (!n->owner)
    for (size_t i = 0; i < sizeof c_parts / sizeof *c_parts; i++)
      if (!strcmp(where, c_parts[i][0])) where = c_parts[i][1];
  snprintf(out, size, "%s%s%s", where, *where ? "." : "", n->def->name);
}

static Value native_arity(Machine *m, const Native *n, int nargs) {
  const NativeDef *d = n->def;
  int self = has_first(n), given = nargs - self, min = d->min - self, max = d->max < 0 ? -1 : d->max - self;
  char name[128];
  full_name(n, name, sizeof name);
  if (nargs < self) return raisef(m, m->e_TypeError, "unbound method %s() needs an argument", name);
  if (max == 0) return raisef(m, m->e_TypeError, "%s() takes no arguments (%d given)", name, given);
  if (min == max && max == 1)
    return raisef(m, m->e_TypeError, "%s() takes exactly one argument (%d given)", name, given);
  if (min == max) return raisef(m, m->e_TypeError, "%s expected %d arguments, got %d", d->name, max, given);
  if (given < min)
    return raisef(m, m->e_TypeError, "%s expected at least %d argument%s, got %d", d->name, min, min == 1 ? "" : "s",
                  given);
  return raisef(m, m->e_TypeError, "%s expected at most %d argument%s, got %d", d->name, max, max == 1 ? "" : "s",
                given);
}

enum { MAX_NATIVE_PARAMS = 24 };

// Walks the names in def->params: the i-th name's text and length, and whether it may be given by position and by name.
static const char *next_param(const char *p, size_t *n) {
  while (*p == ' ') p++;
  *n = strcspn(p, " ");
  return p;
}

static bool is_written(const Native *n) { return n->owner && n->owner->head.flags & TYPE_WRITTEN; }

static Value native_bound(Machine *m, const Native *n, const Value *args, int nargs, Value kwnames) {
  const NativeDef *d = n->def;
  Value bound[MAX_NATIVE_PARAMS];
  if (kwnames == V_UNBOUND && nargs >= d->min && nargs <= d->max && !strchr(d->params, '*')) {  // the common call
    for (int i = 0; i < d->max; i++) bound[i] = i < nargs ? args[i] : V_UNBOUND;
    return d->fn(m, bound, d->max);
  }
  const char *names[MAX_NATIVE_PARAMS];
  size_t lengths[MAX_NATIVE_PARAMS];
  int count = 0, npositional = -1, nposonly = 0;
  size_t len;
  for (const char *p = next_param(d->params, &len); len && count < MAX_NATIVE_PARAMS; p = next_param(p + len, &len)) {
    if (len == 1 && *p == '*') npositional = count;
    else if (len == 1 && *p == '/') nposonly = count;
    else names[count] = p, lengths[count++] = len;
  }
  if (npositional < 0) npositional = count;
  int nkw = kwnames == V_UNBOUND ? 0 : (int)((Tuple *)as_obj(kwnames))->count, npos = nargs - nkw;
  if (npos > npositional) {
    if (is_written(n)) return native_misfit(m, n, nargs, kwnames);
    int self = has_first(n);
    return raisef(m, m->e_TypeError, "%s() takes at most %d argument%s (%d given)", d->name, npositional - self,
                  npositional - self == 1 ? "" : "s", nargs - self);
  }
  for (int i = 0; i < MAX_NATIVE_PARAMS; i++) bound[i] = i < npos && i < count ? args[i] : V_UNBOUND;
  for (int k = 0; k < nkw; k++) {
    Value name = ((Tuple *)as_obj(kwnames))->items[k];
    int at = -1;
    for (int i = nposonly; i < count && at < 0; i++)
      if (lengths[i] == str_size(name) && !memcmp(names[i], str_data(name), lengths[i])) at = i;
    if ((at < 0 || bound[at] != V_UNBOUND) && is_written(n)) return native_misfit(m, n, nargs, kwnames);
    if (at < 0) return raisef(m, m->e_TypeError, "'%V' is an invalid keyword argument for %s()", name, d->name);
    if (bound[at] != V_UNBOUND)
      return raisef(m, m->e_TypeError, "argument for %s() given by name ('%V') and position (%d)", d->name, name,
                    at + 1 - has_first(n));
    bound[at] = args[npos + k];
  }
  for (int i = 0; i < d->min; i++)
    if (bound[i] == V_UNBOUND) {
      if (is_written(n)) return native_misfit(m, n, nargs, kwnames);
      int needed = (d->min < nposonly ? d->min : nposonly) - has_first(n), given = npos - has_first(n);
      if (i < nposonly)
        return raisef(m, m->e_TypeError, "%s() takes at least %d positional argument%s (%d given)", d->name, needed,
                      needed == 1 ? "" : "s", given);
      char missing[64];
      snprintf(missing, sizeof missing, "%.*s", (int)lengths[i], names[i]);
      return raisef(m, m->e_TypeError, "%s() missing required argument '%s' (pos %d)", d->name, missing,
                    i + 1 - has_first(n));
    }
  return d->fn(m, bound, count);
}

static Value no_keywords(Machine *m, const Native *n, Value first) {
  char name[128];
  if (is_kind(first, K_EXCEPTION) && !strcmp(n->def->name, "__init__"))
    return raisef(m, m->e_TypeError, "%T() takes no keyword arguments", first);
  full_name(n, name, sizeof name);
  return raisef(m, m->e_TypeError, "%s() takes no keyword arguments", name);
}

// The kinds of arguments that a row may ask for (NativeDef.params).
//   .  anything            i  an int of 63 bits       n  such an int, or None      b  bytes         y  bytearray
//   s  str                 l  list                    q  list or tuple             t  tuple         d  dict
//   o  dict or a set       c  a class                 e  an exception              D  deque         w  any int
//   g  a generator         x  str, bytes, bytearray   h  a handle that is filled    H  a handle, filled or not
//   T  a tuple, B bytes, that a native made for itself (OF_SEALED)
static bool is_of_kind(Value v, char kind) {
  switch (kind) {
  case '.': return true;
  case 'i': return is_int(v);
  case 'n': return is_int(v) || v == V_NONE;
  case 'w': return is_integer(v);
  case 'b': return is_kind(v, K_BYTES);
  case 'y': return is_kind(v, K_BYTEARRAY);
  case 's': return is_kind(v, K_STR);
  case 'l': return is_kind(v, K_LIST);
  case 'q': return is_kind(v, K_LIST) || is_kind(v, K_TUPLE);
  case 't': return is_kind(v, K_TUPLE);
  case 'd': return is_kind(v, K_DICT);
  case 'o': return is_kind(v, K_DICT) || is_kind(v, K_SET) || is_kind(v, K_FROZENSET);
  case 'c': return is_kind(v, K_TYPE);
  case 'e': return is_kind(v, K_EXCEPTION);
  case 'D': return is_kind(v, K_DEQUE);
  case 'g': return is_kind(v, K_GENERATOR);
  case 'x': return is_kind(v, K_STR) || is_kind(v, K_BYTES) || is_kind(v, K_BYTEARRAY);
  case 'h': return is_kind(v, K_SHARED) && ((const Shared *)as_obj(v))->id != SHARED_UNFILLED;
  case 'H': return is_kind(v, K_SHARED);
  case 'T': return is_kind(v, K_TUPLE) && as_obj(v)->flags & OF_SEALED;
  case 'B': return is_kind(v, K_BYTES) && as_obj(v)->flags & OF_SEALED;
  default: abort();  // a row of ours
  }
}

// false: raised
static bool native_fits(Machine *m, const NativeDef *d, const Value *args, int nargs) {
  for (int i = 0; i < nargs; i++) {
    if (is_of_kind(args[i], d->params[1 + i])) continue;
    raisef(m, m->e_TypeError, "mplab: argument %d of %s() may not be of type %T", i + 1, d->name, args[i]);
    return false;
  }
  return true;
}

Value native_with_index(Machine *m, Native *n, const Value *args, int nargs, Value kwnames) {
  Value wanted = m->own.no_index;
  m->own.no_index = V_UNBOUND;
  bool makes = !n->owner && is_kind(n->self, K_TYPE);  // its first argument is the class
  int at = nargs - 1, first = makes;
  while (at >= first && args[at] != wanted) at--;
  if (at < first) return V_UNBOUND;
  decref(m, exception_take(m));
  Value all = tuple_new(m, (uint32_t)(nargs - first));
  if (all == V_UNBOUND) return V_UNBOUND;
  for (int i = first; i < nargs; i++) ((Tuple *)as_obj(all))->items[i - first] = incref(args[i]);
  Value parts[] = {makes ? n->self : from_obj(n), from_int(at - first), all, kwnames == V_UNBOUND ? V_NONE : kwnames};
  Value tail = machine_tail_prelude(m, "_with_index", 4, parts);
  decref(m, all);
  return tail;
}

static Value native_once(Machine *m, Native *n, const Value *args, int nargs, Value kwnames) {
  const NativeDef *d = n->def;
  if (n->owner && nargs > 0 && !is_instance(m, args[0], n->owner))
    return raisef(m, m->e_TypeError, "descriptor '%s' for '%V' objects doesn't apply to a '%T' object", d->name,
                  n->owner->name, args[0]);
  bool closed = d->params && d->params[0] == '=';
  if (d->params && !closed && strcmp(d->params, "**") != 0) return native_bound(m, n, args, nargs, kwnames);
  bool named = kwnames != V_UNBOUND && ((Tuple *)as_obj(kwnames))->count;
  if (!d->params && is_written(n) && d->max == 1 && (named || nargs != 1)) return native_misfit(m, n, nargs, kwnames);
  if (named && (!d->params || closed)) return no_keywords(m, n, nargs ? args[0] : V_NONE);
  if (nargs < d->min || (d->max >= 0 && nargs > d->max)) return native_arity(m, n, nargs);
  if (!d->params) return d->fn(m, args, nargs);
  if (closed) return native_fits(m, d, args, nargs) ? d->fn(m, args, nargs) : V_UNBOUND;
  m->kwnames = named ? kwnames : V_UNBOUND;
  Value v = d->fn(m, args, nargs);
  m->kwnames = V_UNBOUND;
  return v;
}

Value native_call(Machine *m, Native *n, const Value *args, int nargs, Value kwnames) {
  Value v = native_once(m, n, args, nargs, kwnames);
  return v == V_UNBOUND && m->own.no_index != V_UNBOUND ? native_with_index(m, n, args, nargs, kwnames) : v;
}
