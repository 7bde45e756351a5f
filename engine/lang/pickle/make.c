// Reading the opcodes that make and change objects: lists, dicts, sets, names, calls, instances and their state.
//
// Calls of the program's own code are not made here: the prelude is asked to make them.
#include "lang/types/collections.h"
#include "parts.h"

#include <string.h>

static Outcome ask(Unpickler *u, bool push_answer, Value function, int n, const Value *args, bool helper) {
  Value tuple = tuple_new(u->m, (uint32_t)n), call = V_UNBOUND;
  if (tuple != V_UNBOUND) {
    for (int i = 0; i < n; i++) ((Tuple *)as_obj(tuple))->items[i] = incref(args[i]);
    call = tuple_of(u->m, 4, function, tuple, V_NONE, from_bool(helper));
    decref(u->m, tuple);
  }
  if (call == V_UNBOUND) return FAILED;
  u->call = call;
  u->push_answer = push_answer;
  return ASKS;
}

static Outcome ask_call(Unpickler *u, Value function, int n, const Value *args) {
  return ask(u, true, function, n, args, false);
}

// A function of the prelude's _pickler.py, by name.
static Outcome ask_helper(Unpickler *u, bool push_answer, const char *name, int n, const Value *args) {
  return ask(u, push_answer, str_constant(name, strlen(name)), n, args, true);
}

static Outcome pushed(Unpickler *u, Value v) { return v != V_UNBOUND && unpickler_push(u, v) ? DONE : FAILED; }

static Outcome type_error(Unpickler *u, const char *text) {
  raisef(u->m, u->m->e_TypeError, "%s", text);
  return FAILED;
}

// The n last values as a new List, taken off the stack.
static Value take_list(Unpickler *u, uint32_t n) {
  Value list = list_new(u->m, n);
  if (list == V_UNBOUND) return list;
  List *l = (List *)as_obj(list);
  u->nstack -= n;
  if (n) memcpy(l->items, u->stack + u->nstack, n * sizeof(Value));
  l->count = n;
  return list;
}

// ---- containers ----

// The n last values go into the container below them, which stays.
static Outcome add_to(Unpickler *u, uint32_t n, const char *slow) {
  Value items = take_list(u, n);
  if (items == V_UNBOUND) return FAILED;
  Value *container = unpickler_top(u, 1);
  Outcome o = container ? ask_helper(u, false, slow, 2, (Value[]){*container, items}) : FAILED;
  decref(u->m, items);
  return o;
}

static Outcome append(Unpickler *u, uint32_t n) {
  Value *below = unpickler_top(u, n + 1);
  if (!below) return FAILED;
  if (n == 0) return DONE;  // whatever it is that nothing is appended to
  if (!is_kind(*below, K_LIST) || as_obj(*below)->type != u->m->t_list) return add_to(u, n, "append");
  List *list = (List *)as_obj(*below);
  if (!list_reserve(u->m, list, list->count + (size_t)n)) return FAILED;
  memcpy(list->items + list->count, below + 1, n * sizeof(Value));
  list->count += n;
  u->nstack -= n;
  return DONE;
}

static Outcome set_pairs(Unpickler *u, uint32_t n) {
  if (n % 2) return unpickler_bad(u, "odd number of items for SETITEMS");
  Value *below = unpickler_top(u, n + 1);
  if (!below) return FAILED;
  if (!is_kind(*below, K_DICT) || as_obj(*below)->type != u->m->t_dict) return add_to(u, n, "set_pairs");
  for (uint32_t i = 0; i < n; i += 2) {
    Answer a = dict_set(u->m, (Dict *)as_obj(*below), below[1 + i], below[2 + i]);
    if (a == NEEDS_PYTHON) return add_to(u, n, "set_pairs");
    if (a != YES) return FAILED;
  }
  unpickler_drop(u, n);
  return DONE;
}

static Outcome add_items(Unpickler *u, uint32_t n) {
  Value *below = unpickler_top(u, n + 1);
  if (!below) return FAILED;
  if (!is_kind(*below, K_SET)) return add_to(u, n, "add");
  for (uint32_t i = 0; i < n; i++) {
    Answer a = dict_set(u->m, ((Set *)as_obj(*below))->dict, below[1 + i], V_NONE);
    if (a == NEEDS_PYTHON) return add_to(u, n, "add");
    if (a != YES) return FAILED;
  }
  unpickler_drop(u, n);
  return DONE;
}

static Value new_set(Unpickler *u, Kind kind) {
  Set *s = object_alloc(u->m, sizeof *s, kind, kind == K_SET ? u->m->t_set : u->m->t_frozenset);
  if (!s) return V_UNBOUND;
  s->attrs = V_UNBOUND;
  s->dict = dict_new(u->m);
  if (s->dict) {
    u->m->own.objects++;
    return from_obj(s);
  }
  DECREF_OBJ(u->m, s);
  return V_UNBOUND;
}

static Outcome load_frozenset(Unpickler *u) {
  uint32_t at;
  if (!unpickler_pop_mark(u, &at)) return FAILED;
  Value s = new_set(u, K_FROZENSET);
  if (s == V_UNBOUND) return FAILED;
  for (uint32_t i = at; i < u->nstack; i++) {
    Answer a = dict_set(u->m, ((Set *)as_obj(s))->dict, u->stack[i], V_NONE);
    if (a == YES) continue;
    decref(u->m, s);
    if (a != NEEDS_PYTHON) return FAILED;
    Value list = take_list(u, u->nstack - at);
    Outcome o = list == V_UNBOUND ? FAILED : ask_call(u, from_obj(u->m->t_frozenset), 1, &list);
    decref(u->m, list);
    return o;
  }
  unpickler_drop(u, u->nstack - at);
  return pushed(u, s);
}

static Outcome load_dict(Unpickler *u) {
  uint32_t at;
  if (!unpickler_pop_mark(u, &at)) return FAILED;
  uint32_t n = u->nstack - at;
  if (n % 2) return unpickler_bad(u, "odd number of items for DICT");
  Dict *d = dict_new(u->m);
  if (!d || !unpickler_push(u, from_obj(d))) return FAILED;
  memmove(u->stack + at + 1, u->stack + at, n * sizeof(Value));
  u->stack[at] = from_obj(d);
  return set_pairs(u, n);
}

static Outcome load_list(Unpickler *u) {
  uint32_t at;
  return unpickler_pop_mark(u, &at) ? pushed(u, take_list(u, u->nstack - at)) : FAILED;
}

// To the mark: how many values; the container lies below it.
static Outcome to_mark(Unpickler *u, Outcome (*add)(Unpickler *, uint32_t)) {
  uint32_t at;
  return unpickler_pop_mark(u, &at) ? add(u, u->nstack - at) : FAILED;
}

// ---- names ----

static Outcome found(Unpickler *u, Value module, Value name, const unsigned char *again, uint32_t drop) {
  bool ask;
  Value v = pickle_find(u->m, module, name, &ask);
  if (ask) {
    u->p = again;  // the opcode is read once more when the module is there
    return ask_helper(u, false, "load_module", 1, &module);
  }
  if (v == V_UNBOUND) return FAILED;
  incref(v);
  unpickler_drop(u, drop);
  return pushed(u, v);
}

static Outcome load_stack_global(Unpickler *u) {
  Value *v = unpickler_top(u, 2);
  if (!v) return FAILED;
  if (!is_kind(v[0], K_STR) || !is_kind(v[1], K_STR)) return unpickler_bad(u, "STACK_GLOBAL requires str");
  return found(u, v[0], v[1], u->p - 1, 2);
}

static Value take_line(Unpickler *u) {
  const unsigned char *end = memchr(u->p, '\n', (size_t)(u->end - u->p));
  if (!end || !utf8_valid((const char *)u->p, (size_t)(end - u->p))) {
    unpickler_bad(u, "pickle data was truncated");
    return V_UNBOUND;
  }
  Value line = str_new(u->m, (const char *)u->p, (size_t)(end - u->p));
  u->p = end + 1;
  return line;
}

static Outcome load_global(Unpickler *u) {
  const unsigned char *again = u->p - 1;
  Value module = take_line(u), name = module == V_UNBOUND ? V_UNBOUND : take_line(u);
  Outcome o = name == V_UNBOUND ? FAILED : found(u, module, name, again, 0);
  decref(u->m, module);
  decref(u->m, name);
  return o;
}

// ---- instances ----

// A class whose making runs nothing of the program's.
static bool is_native_class(Machine *m, Type *t) {
  Value init = type_lookup_str(m, t, "__init__"), make = type_lookup_str(m, t, "__new__");
  Value plain = dict_get_name(m->t_object->dict, str_constant("__new__", 7));
  return is_kind(init, K_NATIVE) && make == plain;
}

static Outcome load_reduce(Unpickler *u) {
  Value *v = unpickler_top(u, 2);
  if (!v) return FAILED;
  if (!is_kind(v[1], K_TUPLE)) return type_error(u, "argument list must be a tuple");
  Value function = v[0], args = v[1];
  const Tuple *t = (const Tuple *)as_obj(args);
  Value made = V_UNBOUND;
  Outcome o;
  if (is_kind(function, K_TYPE) && ((Type *)as_obj(function))->layout == K_EXCEPTION &&
      is_native_class(u->m, (Type *)as_obj(function)) && t->count < 16) {
    Value all[17] = {function};
    memcpy(all + 1, t->items, t->count * sizeof(Value));
    made = ((Type *)as_obj(function))->make->fn(u->m, all, (int)t->count + 1);
    o = made == V_UNBOUND ? FAILED : DONE;
  } else if (function == from_obj(u->m->t_bytearray) && t->count == 1 && is_kind(t->items[0], K_BYTES)) {
    const Bytes *b = (const Bytes *)as_obj(t->items[0]);
    made = bytearray_new(u->m, b->data, b->size);
    o = made == V_UNBOUND ? FAILED : DONE;
  } else if (function == dict_get_name(u->m->builtins, str_constant("getattr", 7)) &&
             (t->count < 2 || !pickle_may_get(t->items[1])))
    o = unpickler_bad(u, "mplab: a pickle may not get that attribute");
  else o = ask_call(u, function, (int)t->count, t->items);
  if (o == FAILED) return o;
  unpickler_drop(u, 2);
  return o == DONE ? pushed(u, made) : o;
}

static Outcome load_new(Unpickler *u, bool extended) {
  uint32_t n = extended ? 3 : 2;
  Value *v = unpickler_top(u, n);
  if (!v) return FAILED;
  const char *op = extended ? "NEWOBJ_EX" : "NEWOBJ";
  if (!is_kind(v[0], K_TYPE)) {
    raisef(u->m, pickle_error(u->m, "_UnpicklingError"), "%s class argument must be a type, not %T", op, v[0]);
    return FAILED;
  }
  if (!is_kind(v[1], K_TUPLE)) {
    raisef(u->m, pickle_error(u->m, "_UnpicklingError"), "%s expected an arg tuple.", op);
    return FAILED;
  }
  if (extended && !is_kind(v[2], K_DICT)) return unpickler_bad(u, "NEWOBJ_EX kwargs argument must be a dict");
  Type *t = (Type *)as_obj(v[0]);
  Value object_new = dict_get_name(u->m->t_object->dict, str_constant("__new__", 7));
  bool plain = !extended && t->layout == K_INSTANCE && !t->make && !((Tuple *)as_obj(v[1]))->count &&
               type_lookup_str(u->m, t, "__new__") == object_new;
  if (!plain) {
    Value args[3] = {v[0], v[1], extended ? v[2] : V_NONE};
    Outcome o = ask_helper(u, true, "new", 3, args);
    if (o == ASKS) unpickler_drop(u, n);
    return o;
  }
  Value object_make = ((Wrapper *)as_obj(object_new))->function;
  Value made = ((Native *)as_obj(object_make))->def->fn(u->m, v, 1);
  if (made == V_UNBOUND) return FAILED;
  unpickler_drop(u, n);
  return pushed(u, made);
}

static Outcome update_dict(Unpickler *u, Value v, Value state) {
  if (!is_kind(state, K_DICT)) return unpickler_bad(u, "state is not a dictionary");
  Dict *own = attr_dict(u->m, v, true);
  if (!own) {
    if (!raised(u->m)) raisef(u->m, u->m->e_AttributeError, "'%T' object has no attribute '__dict__'", v);
    return FAILED;
  }
  uint32_t at = 0;
  Value key, x;
  while (dict_next((Dict *)as_obj(state), &at, &key, &x)) {
    if (!is_kind(key, K_STR)) return unpickler_bad(u, "state keys are not strings");
    if (own == (Dict *)as_obj(state)) break;
    if (!dict_set_name(u->m, own, key, x)) return FAILED;
  }
  return DONE;
}

static Outcome load_build(Unpickler *u) {
  Value *v = unpickler_top(u, 2);
  if (!v) return FAILED;
  Value object = v[0], state = v[1];
  Outcome o;
  Value hook = is_kind(object, K_TYPE) ? V_UNBOUND : type_lookup_str(u->m, type_of(u->m, object), "__setstate__");
  bool pair = is_kind(state, K_TUPLE) && ((Tuple *)as_obj(state))->count == 2;
  bool native = is_kind(hook, K_NATIVE) && ((Native *)as_obj(hook))->owner == u->m->e_BaseException;
  if (state == V_NONE && (hook == V_UNBOUND || native)) o = DONE;
  else if (is_kind(object, K_TYPE) || is_kind(object, K_MODULE) || is_kind(object, K_FUNCTION))
    o = unpickler_bad(u, "mplab: a pickle may not change classes, functions or modules");
  else if ((hook != V_UNBOUND && !native) || pair) o = ask_helper(u, false, "build", 2, (Value[]){object, state});
  else o = update_dict(u, object, state);
  if (o != FAILED) unpickler_drop(u, 1);
  return o;
}

Outcome unpickler_make(Unpickler *u, int op) {
  switch (op) {
  case PK_EMPTY_LIST: return pushed(u, list_new(u->m, 0));
  case PK_LIST: return load_list(u);
  case PK_APPEND: return append(u, 1);
  case PK_APPENDS: return to_mark(u, append);
  case PK_EMPTY_DICT: {
    Dict *d = dict_new(u->m);
    return d ? pushed(u, from_obj(d)) : FAILED;
  }
  case PK_DICT: return load_dict(u);
  case PK_SETITEM: return set_pairs(u, 2);
  case PK_SETITEMS: return to_mark(u, set_pairs);
  case PK_EMPTY_SET: return pushed(u, new_set(u, K_SET));
  case PK_FROZENSET: return load_frozenset(u);
  case PK_ADDITEMS: return to_mark(u, add_items);
  case PK_GLOBAL: return load_global(u);
  case PK_STACK_GLOBAL: return load_stack_global(u);
  case PK_REDUCE: return load_reduce(u);
  case PK_NEWOBJ: return load_new(u, false);
  case PK_NEWOBJ_EX: return load_new(u, true);
  default: return load_build(u);
  }
}
