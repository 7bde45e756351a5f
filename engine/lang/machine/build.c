// Instructions that build: containers, unpacking, functions, classes, argument lists; and the names of world objects.
#include "lang/types/collections.h"
#include "loop.h"

#include "lang/object/names.h"

#include <string.h>

static void put(Machine *m, Value *slot, Value v) {
  Value old = *slot;
  *slot = v;
  decref(m, old);
}

static void empty(Machine *m, Value *r, uint32_t from, uint32_t n) {
  for (uint32_t k = 0; k < n; k++) put(m, &r[from + k], V_UNBOUND);
}

static CallEnd of_answer(Machine *m, Answer a, const char *slow, int n, const Value *args, Value *v) {
  if (a == YES || a == NO) return CALL_DONE;
  if (a == RAISED) return CALL_ERROR;
  return call_prelude(m, slow, n, args, v);
}

static CallEnd build_set(Machine *m, Value *r, Ins i, Value *v) {
  Value list = list_new(m, i.c);
  if (list == V_UNBOUND) return CALL_ERROR;
  for (uint32_t k = 0; k < i.c; k++) list_append(m, list, r[i.b + k]);
  empty(m, r, i.b, i.c);
  CallEnd end = call_value(m, from_obj(m->t_set), &list, 1, V_UNBOUND, v);
  decref(m, list);
  return end;
}

static CallEnd build_dict(Machine *m, Value *r, Ins i, Value *v) {
  Dict *d = dict_new(m);
  if (!d) return CALL_ERROR;
  for (uint32_t k = 0; k < i.c; k++) {
    Answer a = dict_set(m, d, r[i.b + 2 * k], r[i.b + 2 * k + 1]);
    if (a == YES || a == NO) continue;
    if (a == RAISED) {
      DECREF_OBJ(m, d);
      return CALL_ERROR;
    }
    Value pairs = list_new(m, i.c * 2u);  // a key with Python's __hash__ or __eq__: the prelude builds it whole
    for (uint32_t n = 0; pairs != V_UNBOUND && n < i.c * 2u; n++) list_append(m, pairs, r[i.b + n]);
    DECREF_OBJ(m, d);
    empty(m, r, i.b, i.c * 2u);
    CallEnd end = call_prelude(m, "_dict_of", 1, &pairs, v);
    decref(m, pairs);
    return end;
  }
  empty(m, r, i.b, i.c * 2u);
  *v = from_obj(d);
  return CALL_DONE;
}

static CallEnd concat(Machine *m, Value *r, Ins i, Value *v) {
  Buffer b;
  buffer_init(&b, m);
  for (uint32_t k = 0; k < i.c; k++) buffer_add(&b, str_data(r[i.b + k]), str_size(r[i.b + k]));
  empty(m, r, i.b, i.c);
  *v = buffer_str(&b);
  return *v == V_UNBOUND ? CALL_ERROR : CALL_DONE;
}

static CallEnd extend(Machine *m, Value *r, Ins i) {
  Value list = r[i.a], from = r[i.b], ignored;
  const Object *o = is_ptr(from) ? as_obj(from) : NULL;
  CallEnd end = CALL_DONE;
  if (o && o->kind == K_TUPLE && !is_own(from)) {
    for (uint32_t k = 0; k < ((Tuple *)o)->count && end == CALL_DONE; k++)
      if (!list_append(m, list, ((Tuple *)o)->items[k])) end = CALL_ERROR;
  } else if (o && o->kind == K_LIST && o->type == m->t_list) {
    uint32_t n = ((List *)o)->count;
    for (uint32_t k = 0; k < n && end == CALL_DONE; k++)
      if (!list_append(m, list, ((List *)o)->items[k])) end = CALL_ERROR;
  } else {
    end = call_prelude(m, "_extend", 4, (Value[]){list, from, from_bool(i.x & XSTAR), i.x & XALONE ? r[i.c] : V_NONE},
                       &ignored);
    if (end == CALL_DONE) decref(m, ignored);
  }
  if (i.x & XB) put(m, &r[i.b], V_UNBOUND);
  return end;
}

static CallEnd update(Machine *m, Value *r, Ins i, const char *name, int n) {
  Value ignored, args[3] = {r[i.a], r[i.b], V_NONE};
  if (n == 3) args[2] = r[i.c];
  CallEnd end = call_prelude(m, name, n, args, &ignored);
  if (end == CALL_DONE) decref(m, ignored);
  if (i.x & XB) put(m, &r[i.b], V_UNBOUND);
  return end;
}

// {1, 2, 3}: CPython's compiler makes a frozenset of the constants, then a second one from its items in their order. A
// set is filled from that one's table; a loop walks it directly (whole). The order of iteration depends on both steps.
static CallEnd add_constants(Machine *m, Value set, const Tuple *items, bool whole) {
  Value first = set_new(m, m->t_frozenset), from = set_new(m, m->t_frozenset), item, ignored;
  Answer a = first == V_UNBOUND || from == V_UNBOUND ? RAISED : YES;
  for (uint32_t k = 0; a == YES && k < items->count; k++) a = set_add(m, first, items->items[k]);
  for (uint32_t at = 0; a == YES && dict_next(as_set(first)->dict, &at, &item, &ignored);) a = set_add(m, from, item);
  if (a == YES && whole) table_swap(as_set(set)->dict, as_set(from)->dict);
  else if (a == YES) a = table_merge(m, as_set(set)->dict, as_set(from)->dict);
  decref(m, first);
  decref(m, from);
  return a == YES ? CALL_DONE : CALL_ERROR;
}

CallEnd do_build(Machine *m, Frame *f, Ins i, Value *v) {
  Value *r = f->r, ignored = V_NONE;
  CallEnd end;
  *v = V_UNBOUND;
  switch ((Op)i.op) {
  case OP_SET: return build_set(m, r, i, v);
  case OP_DICT: return build_dict(m, r, i, v);
  case OP_CONCAT: return concat(m, r, i, v);
  case OP_LISTADD:
    end = list_append(m, r[i.a], r[i.b]) ? CALL_DONE : CALL_ERROR;
    if (i.x & XB) put(m, &r[i.b], V_UNBOUND);
    return end;
  case OP_SETADD: {
    Set *s = (Set *)as_obj(r[i.a]);
    Value args[] = {r[i.a], r[i.b]};
    end = of_answer(m, dict_set(m, s->dict, r[i.b], V_NONE), "_set_add", 2, args, &ignored);
    if (i.x & XB) put(m, &r[i.b], V_UNBOUND);
    return end;
  }
  case OP_DICTADD: {
    Value args[] = {r[i.a], r[i.b], r[i.b + 1]};
    end = of_answer(m, dict_set(m, (Dict *)as_obj(r[i.a]), r[i.b], r[i.b + 1]), "_setitem", 3, args, &ignored);
    empty(m, r, i.b, 2);
    return end;
  }
  case OP_LISTEXTEND: return extend(m, r, i);
  case OP_SETUPDATE:
    return i.x & XALONE ? add_constants(m, r[i.a], (const Tuple *)as_obj(r[i.b]), i.x & XSTAR)
                        : update(m, r, i, "_set_update", 2);
  case OP_DICTUPDATE: return update(m, r, i, "_dict_update", 2);
  case OP_DICTMERGE: return update(m, r, i, "_dict_merge", 3);
  case OP_LISTTUPLE: {
    List *l = (List *)as_obj(r[i.b]);
    *v = tuple_new(m, l->count);
    if (*v == V_UNBOUND) return CALL_ERROR;
    for (uint32_t k = 0; k < l->count; k++) ((Tuple *)as_obj(*v))->items[k] = incref(l->items[k]);
    if (i.x & XB) put(m, &r[i.b], V_UNBOUND);
    return CALL_DONE;
  }
  default: raisef(m, m->e_SystemError, "unknown instruction"); return CALL_ERROR;
  }
}

// ---- unpacking ----

CallEnd unpack_tuple(Machine *m, Value *r, Ins i, Value tuple) {
  const Tuple *t = (const Tuple *)as_obj(tuple);
  for (uint32_t k = 0; k < t->count; k++) put(m, &r[i.a + k], incref(t->items[k]));
  decref(m, tuple);
  return CALL_DONE;
}

CallEnd do_unpack(Machine *m, Value *r, Ins i) {
  Value from = r[i.b], answer;
  if (i.op == OP_UNPACK && is_ptr(from) &&
      ((as_obj(from)->kind == K_TUPLE && !is_own(from)) ||
       (as_obj(from)->kind == K_LIST && as_obj(from)->type == m->t_list))) {
    bool list = as_obj(from)->kind == K_LIST;
    uint32_t n = list ? ((List *)as_obj(from))->count : ((Tuple *)as_obj(from))->count;
    const Value *items = list ? ((List *)as_obj(from))->items : ((Tuple *)as_obj(from))->items;
    if (n == i.c) {
      incref(from);
      if (i.x & XB) put(m, &r[i.b], V_UNBOUND);
      for (uint32_t k = 0; k < n; k++) put(m, &r[i.a + k], incref(items[k]));
      decref(m, from);
      return CALL_DONE;
    }
    if (n > i.c) raisef(m, m->e_ValueError, "too many values to unpack (expected %d)", (int)i.c);
    else raisef(m, m->e_ValueError, "not enough values to unpack (expected %d, got %u)", (int)i.c, n);
    return CALL_ERROR;
  }
  Value args[] = {from, from_int(i.op == OP_UNPACK ? i.c : i.c & 255), from_int(i.c >> 8)};
  CallEnd end = call_prelude(m, i.op == OP_UNPACK ? "_unpack" : "_unpackex", i.op == OP_UNPACK ? 2 : 3, args, &answer);
  if (i.x & XB) put(m, &r[i.b], V_UNBOUND);
  return end == CALL_DONE ? unpack_tuple(m, r, i, answer) : end;
}

// ---- functions and classes ----

Value do_function(Machine *m, Frame *f, Ins i) {
  Value *r = f->r;
  Function *fn = object_alloc(m, sizeof *fn, K_FUNCTION, m->t_function);
  if (!fn) return V_UNBOUND;
  Code *code = (Code *)as_obj(r[i.b]);
  Object head = fn->head;
  Value module = dict_get_name(f->globals, name_name);
  *fn = (Function){.head = head,
                   .code = code,
                   .globals = f->globals,
                   .name = code->name,
                   .qualname = code->qualname,
                   .doc = code->doc,
                   .module = module == V_UNBOUND ? V_NONE : incref(module),
                   .attrs = V_UNBOUND,
                   .defaults = r[i.c],
                   .kwdefaults = r[i.c + 1],
                   .closure = r[i.c + 2]};
  INCREF_OBJ(f->globals);
  r[i.c] = r[i.c + 1] = r[i.c + 2] = V_UNBOUND;
  m->own.objects++;
  Value annotations = r[i.c + 3];
  r[i.c + 3] = V_UNBOUND;
  if (annotations != V_UNBOUND) {
    Dict *d = attr_dict(m, from_obj(fn), true);
    if (d) dict_set_name(m, d, name_annotations, annotations);
    decref(m, annotations);
  }
  return from_obj(fn);
}

CallEnd do_class(Machine *m, Frame *f, Ins i) {
  Value *r = f->r;
  Value extra = tuple_of(m, 3, r[i.b + 1], r[i.b + 2], r[i.b + 3] == V_UNBOUND ? V_NONE : r[i.b + 3]);
  Dict *ns = dict_new(m);
  Frame *body = extra != V_UNBOUND && ns ? frame_push(m, (Function *)as_obj(r[i.b])) : NULL;
  empty(m, r, i.b, 4);
  if (!body) {
    decref(m, extra);
    if (ns) DECREF_OBJ(m, ns);
    return CALL_ERROR;
  }
  body->flags |= FRAME_CLASS;
  body->extra = extra;
  body->ns = ns;
  return CALL_PUSHED;
}

// Has the new class hooks that must be called: a base's __init_subclass__, an attribute's __set_name__, keywords?
static bool has_hooks(Machine *m, Type *t, Value keywords) {
  Value plain = dict_get_name(m->t_object->dict, name_init_subclass);
  if (keywords != V_NONE || type_lookup(m, t->base, name_init_subclass) != plain) return true;
  const Tuple *bases = (const Tuple *)as_obj(t->bases);
  for (uint32_t k = 1; k < bases->count; k++)
    if (type_lookup(m, (Type *)as_obj(bases->items[k]), name_init_subclass) != plain) return true;
  Value key, v;
  for (uint32_t at = 0; dict_next(t->dict, &at, &key, &v);)
    if (is_kind(v, K_INSTANCE) && type_lookup(m, as_obj(v)->type, name_set_name) != V_UNBOUND) return true;
  return false;
}

Value class_made(Machine *m, Type *meta, Value name, Value bases, Dict *ns, Value keywords, bool prelude) {
  Value cell_name = str_constant("__classcell__", 13), cell = dict_get_name(ns, cell_name);
  incref(cell);
  if (cell != V_UNBOUND) dict_del_name(m, ns, cell_name);
  Value made = type_build(m, name, bases, ns);
  if (made != V_UNBOUND && is_kind(cell, K_CELL)) put(m, &((Cell *)as_obj(cell))->value, incref(made));
  decref(m, cell);
  if (made == V_UNBOUND) return V_UNBOUND;
  Type *t = (Type *)as_obj(made), *old = t->head.type;
  if (meta && meta != old && type_is_subclass(meta, old)) {
    t->head.type = (Type *)as_obj(INCREF_OBJ(meta));
    DECREF_OBJ(m, old);
  }
  if (prelude) t->head.flags |= TYPE_PRELUDE;
  if (!has_hooks(m, t, keywords)) return made;
  Value tail = machine_tail_prelude(m, "_class_made", 2, (Value[]){made, keywords});
  decref(m, made);
  return tail;
}

// Must a metaclass that is Python be called to make the class? Then that is what does it.
static bool is_made_by(Machine *m, Type *meta, Value given) {
  if (meta == m->t_type) return false;
  if (given != V_UNBOUND) return true;
  Value make = type_lookup(m, meta, name_new);
  return is_kind(type_lookup(m, meta, name_init), K_FUNCTION) || is_kind(make, K_FUNCTION) ||
         (is_kind(make, K_STATICMETHOD) && is_kind(((Wrapper *)as_obj(make))->function, K_FUNCTION));
}

// A base that is no class may say which ones stand for it: class C(List[int]).
static bool stands_for_others(Machine *m, Value bases) {
  const Tuple *t = is_kind(bases, K_TUPLE) ? (const Tuple *)as_obj(bases) : NULL;
  for (uint32_t i = 0; t && i < t->count; i++) {
    Value base = t->items[i];
    if (is_kind(base, K_INSTANCE) && type_lookup_str(m, type_of(m, base), "__mro_entries__") != V_UNBOUND) return true;
    const Dict *own = is_kind(base, K_FUNCTION) ? attr_dict(m, base, false) : NULL;
    if (own && dict_get_name(own, str_constant("__mro_entries__", 15)) != V_UNBOUND) return true;
  }
  return false;
}

CallEnd class_build(Machine *m, Frame *body, Value *result) {
  const Tuple *extra = (const Tuple *)as_obj(body->extra);
  if (stands_for_others(m, extra->items[1]))
    return call_prelude(m, "_class_of_others", 4,
                        (Value[]){extra->items[0], extra->items[1], from_obj(body->ns), extra->items[2]}, result);
  Value given = is_kind(extra->items[2], K_DICT)
                    ? dict_get_name((const Dict *)as_obj(extra->items[2]), str_constant("metaclass", 9))
                    : V_UNBOUND;
  Type *meta = is_kind(extra->items[1], K_TUPLE) ? type_metaclass(m, given, (const Tuple *)as_obj(extra->items[1]))
                                                 : m->t_type;
  if (is_made_by(m, meta, given) || (given != V_UNBOUND && given != from_obj(m->t_type)))
    return call_prelude(m, "_class_by", 5,
                        (Value[]){given == V_UNBOUND || is_kind(given, K_TYPE) ? from_obj(meta) : given,
                                  extra->items[0], extra->items[1], from_obj(body->ns), extra->items[2]},
                        result);
  return call_native_result(m,
                            class_made(m, NULL, extra->items[0], extra->items[1], body->ns, extra->items[2],
                                       body->code->flags & CODE_PRELUDE),
                            result);
}

// ---- f(*args, **kwargs) ----

CallEnd do_callex(Machine *m, Value *r, Ins i, Value *v) {
  Value args = r[i.a + 1], kwargs = r[i.a + 2];
  Value tuple;
  if (is_kind(args, K_TUPLE)) {
    tuple = incref(args);
  } else {
    const List *l = (const List *)as_obj(args);
    tuple = tuple_new(m, l->count);
    if (tuple == V_UNBOUND) return CALL_ERROR;
    for (uint32_t k = 0; k < l->count; k++) ((Tuple *)as_obj(tuple))->items[k] = incref(l->items[k]);
  }
  machine_tail(m, r[i.a], tuple, incref(kwargs));
  return call_tail(m, v);
}

// ---- names of world objects ----

// How far it is looked for shared objects: nested containers, and values that were none since the last one that was.
enum { NAMED_DEEPEST = 4, NAMED_LOOKS = 64 };

static void name_shared(Machine *m, Value v, Value name, int *looks) {
  if (!is_kind(v, K_SHARED) || !m->host || !m->host->name) return;
  m->host->name(m->host, m, v, name);
  *looks = NAMED_LOOKS;
}

// Also of a class that was made at run time from one of the prelude's: a proxy's.
static bool is_of_prelude(const Type *t) {
  while (t && !(t->head.flags & TYPE_PRELUDE)) t = t->base;
  return t != NULL;
}

static bool name_value(Machine *m, Value v, Value name, int *looks) {
  name_shared(m, v, name, looks);
  if (!is_kind(v, K_INSTANCE) || !is_of_prelude(as_obj(v)->type)) return true;
  name_shared(m, dict_get_name(((Instance *)as_obj(v))->dict, str_constant("_shared", 7)), name, looks);
  return true;
}

static bool name_parts(Machine *m, Value v, Value name, int depth, int *looks);

// The part's own name is made only where it is needed. false: an exception, which is dropped.
static bool name_part(Machine *m, Value container, Value key, Value item, int depth, int *looks) {
  bool nested = is_kind(item, K_LIST) || is_kind(item, K_TUPLE) || is_kind(item, K_DICT);
  --*looks;
  if (!is_kind(item, K_SHARED) && !is_kind(item, K_INSTANCE) && !(nested && depth < NAMED_DEEPEST)) return true;
  Buffer b;
  buffer_init(&b, m);
  buffer_add(&b, str_data(container), str_size(container));
  buffer_putc(&b, '[');
  value_repr_plain(m, key, &b);
  buffer_putc(&b, ']');
  Value name = buffer_str(&b);
  if (name == V_UNBOUND) return false;
  bool good = nested ? name_parts(m, item, name, depth + 1, looks) : name_value(m, item, name, looks);
  decref(m, name);
  return good;
}

static bool name_parts(Machine *m, Value v, Value name, int depth, int *looks) {
  if (is_kind(v, K_DICT)) {
    Value key, value;
    for (uint32_t at = 0; *looks > 0 && dict_next((const Dict *)as_obj(v), &at, &key, &value);)
      if ((is_int(key) || is_kind(key, K_STR)) && !name_part(m, name, key, value, depth, looks)) return false;
    return true;
  }
  bool list = is_kind(v, K_LIST);
  for (uint32_t i = 0; *looks > 0 && i < (list ? ((List *)as_obj(v))->count : ((Tuple *)as_obj(v))->count); i++) {
    Value item = list ? ((List *)as_obj(v))->items[i] : ((Tuple *)as_obj(v))->items[i];
    if (!name_part(m, name, from_int(i), item, depth, looks)) return false;
  }
  return true;
}

void do_named(Machine *m, Value v, Value name) {
  int looks = NAMED_LOOKS;
  // the program's names are the ones that are shown
  if (!is_ptr(v) || m->strand->top->code->flags & CODE_PRELUDE) return;
  bool container = is_kind(v, K_LIST) || is_kind(v, K_TUPLE) || is_kind(v, K_DICT);
  if (container && !name_parts(m, v, name, 1, &looks)) decref(m, exception_take(m));
  if (!container) name_value(m, v, name, &looks);
}
