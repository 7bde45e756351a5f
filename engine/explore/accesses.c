// What an instruction of a thread accesses (see threads.h).
#include <string.h>

#include "threads.h"

#include "base/grow.h"
#include "base/hash.h"
#include "base/one_of.h"
#include "hosts/process.h"
#include "lang/compile/opcodes.h"
#include "lang/object/dict.h"
#include "lang/object/frame.h"
#include "lang/object/native.h"
#include "lang/object/text.h"
#include "lang/types/containers.h"

enum { MOST = 1 << 16 };  // accesses of one order: a longer one is looked at up to there

typedef struct Watching {
  Threads *t;
  Machine *m;
  const Strand *s;
  const Frame *f;
  int slot, place, step;
  bool elsewhere;  // CPython does this in Python that is not written as the prelude's: it may change threads elsewhere
} Watching;

uint64_t private_key(int what, uint64_t v) { return mix((uint64_t)what, v) | 1; }  // never PRIVATE_WHOLE

// A stamp tells an object from one that is made later in its memory: new memory has none.
static uint64_t identity(Threads *t, Object *o) {
  if (o->spare == 0) {
    if (++t->stamp == 0) t->stamp = 1;
    o->spare = t->stamp;
  }
  return (uint64_t)(uintptr_t)o ^ (uint64_t)o->spare << 48;
}

static void note(const Watching *w, Object *o, uint64_t key, int how, Value name) {
  Threads *t = w->t;
  if (t->n == MOST || !GROW(t->access, t->room, t->n + 1, 256)) return;
  PrivateAccess *a = &t->access[t->n++];
  *a = (PrivateAccess){.object = identity(t, o),
                       .key = key,
                       .step = w->step,
                       .line = (uint32_t)machine_line(w->s, NULL),
                       .block = finer_passed(),
                       .slot = (uint16_t)w->slot,
                       .strand = (uint8_t)w->place,
                       .apart = w->s->apart || w->elsewhere,
                       .in_c = w->f->code->flags & CODE_PRELUDE,
                       .how = (uint8_t)how};
  if (is_kind(name, K_STR)) strncpy(a->name, str_data(name), sizeof a->name - 1);
  threads_turn_access(t, t->n - 1, o);
}

// ---- items ----

static bool is_container(Value v) {
  return is_ptr(v) && (as_obj(v)->kind == K_LIST || as_obj(v)->kind == K_DICT || as_obj(v)->kind == K_SET ||
                       as_obj(v)->kind == K_DEQUE || as_obj(v)->kind == K_BYTEARRAY);
}

static bool is_iterator(Value v) { return is_kind(v, K_ITERATOR) || is_kind(v, K_GENERATOR); }

// Neither its hash nor its equality is the program's.
static bool is_plain(Value v) {
  if (!is_ptr(v) || is_kind(v, K_STR) || is_kind(v, K_FLOAT) || is_complex(v) || is_kind(v, K_BYTES)) return true;
  const Tuple *t = is_kind(v, K_TUPLE) ? (const Tuple *)as_obj(v) : NULL;
  for (uint32_t i = 0; t && i < t->count; i++)
    if (!is_plain(t->items[i])) return false;
  return t != NULL;
}

static uint64_t key_of_item(const Watching *w, Value container, Value key) {
  uint64_t hash;
  if (is_kind(container, K_LIST)) {
    if (!is_int(key)) return PRIVATE_WHOLE;
    return private_key(
        2, (uint64_t)(as_int(key) < 0 ? as_int(key) + ((const List *)as_obj(container))->count : as_int(key)));
  }
  if (!is_kind(container, K_DICT) || !is_plain(key)) return PRIVATE_WHOLE;
  return value_hash(w->m, key, &hash) == YES ? private_key(3, hash) : PRIVATE_WHOLE;
}

static void at_item(const Watching *w, Value container, Value key, int how) {
  Value there;
  if (!is_container(container)) return;
  uint64_t at = key_of_item(w, container, key);
  note(w, as_obj(container), at, how, V_NONE);
  bool enters = how == PRIVATE_WRITE && is_kind(container, K_DICT) && at != PRIVATE_WHOLE &&
                dict_get(w->m, (const Dict *)as_obj(container), key, &there) == NO;
  if (enters) note(w, as_obj(container), at, PRIVATE_ENTER, V_NONE);
}
static void at_whole(const Watching *w, Value container, int how) {
  if (is_container(container)) note(w, as_obj(container), PRIVATE_WHOLE, how, V_NONE);
}

// Who iterates over it. An iterator goes on.
static void at_iterated(const Watching *w, Value v) {
  at_whole(w, v, PRIVATE_READ);
  if (is_iterator(v)) note(w, as_obj(v), PRIVATE_WHOLE, PRIVATE_WRITE, V_NONE);
}

// ---- variables and attributes ----

static uint64_t key_of_name(Value name) { return private_key(1, str_hash(name)); }

// threading.local: the prelude's own __setattr__ gives each thread attributes of its own.
static bool is_threads_own(const Watching *w, const Object *o) {
  Value set = type_lookup_str(w->m, o->type, "__setattr__");
  return is_kind(set, K_FUNCTION) && ((const Function *)as_obj(set))->code->flags & CODE_PRELUDE;
}

// A class's own attribute, if the instance has none of that name.
static void at_attribute(const Watching *w, Value o, Value name, int how) {
  if (!is_ptr(o) || is_kind(o, K_DICT)) return;  // a method of a dict
  Object *of = as_obj(o);
  if (of->kind == K_INSTANCE && how == PRIVATE_WRITE && is_threads_own(w, of)) return;
  if (of->kind == K_INSTANCE && how == PRIVATE_READ && dict_get_name(((const Instance *)of)->dict, name) == V_UNBOUND)
    of = &of->type->head;
  if (of->kind == K_MODULE) of = &((const Module *)of)->dict->head;
  if (of->kind == K_INSTANCE || of->kind == K_TYPE || of->kind == K_DICT || of->kind == K_FUNCTION)
    note(w, of, key_of_name(name), how, name);
}

// vars(o) shows attributes in the order in which they came.
static void at_new_attribute(const Watching *w, Value o, Value name) {
  Dict *d = is_kind(o, K_INSTANCE) && w->place > 0 ? ((Instance *)as_obj(o))->dict : NULL;
  if (d && dict_get_name(d, name) == V_UNBOUND) note(w, &d->head, private_key(3, str_hash(name)), PRIVATE_ENTER, name);
}

static void at_global(const Watching *w, Dict *d, Value name, int how) {
  if (d && dict_get_name(d, name) == V_UNBOUND && how == PRIVATE_READ) return;  // a builtin
  if (d) note(w, &d->head, key_of_name(name), how, name);
}

// ---- whose code it is ----

// ANOTHERS: what it does is not followed; its module's own state is none of the program's.
typedef enum Whose { THE_PROGRAMS, A_LIBRARYS, THE_THREADS, ANOTHERS } Whose;

static Whose whose_code(const Code *code) {
  static const char *const threads[] = {"threading", "concurrent.futures._base", "concurrent.futures.thread",
                                        "multiprocessing.poolresults", "multiprocessing.poolwork"};
  static const char *const libraries[] = {"operator", "itertools", "heapq", "bisect",           "collections",
                                          "io",       "array",     "copy",  "_user_containers", "statistics"};
  static const char *const of_functools[] = {"reduce", "partial", "cmp_to_key", "_Cached.__call__"};
  if (!(code->flags & CODE_PRELUDE)) return THE_PROGRAMS;
  const char *module = code->source->module, *name = str_data(code->qualname);
  if (IS_ONE_OF(module, threads)) return THE_THREADS;
  if (IS_ONE_OF(module, libraries) || strncmp(module, "builtins", 8) == 0) return A_LIBRARYS;
  for (size_t i = 0; i < sizeof of_functools / sizeof *of_functools && strcmp(module, "functools") == 0; i++)
    if (strncmp(name, of_functools[i], strlen(of_functools[i])) == 0) return A_LIBRARYS;
  return ANOTHERS;
}

static Whose whose(const Frame *f) { return whose_code(f->code); }

// ---- calls ----

static bool only_looks(const char *method) {
  static const char *const looking[] = {"get",      "index",        "count",      "copy",      "keys",
                                        "values",   "items",        "union",      "find",      "decode",
                                        "issubset", "issuperset",   "isdisjoint", "hex",       "split",
                                        "join",     "intersection", "difference", "startswith"};
  static const char *const changing[] = {"__setitem__", "__delitem__", "__iadd__", "__ior__", "__next__", "__init__"};
  if (IS_ONE_OF(method, looking)) return true;
  return strncmp(method, "__", 2) == 0 && !IS_ONE_OF(method, changing);
}

// The key that a method of a dict is about; V_UNBOUND: none, or all.
static Value key_of_method(Value self, const char *method, const Value *args, int n) {
  static const char *const of_a_key[] = {"get",         "setdefault",  "pop",         "__getitem__",
                                         "__setitem__", "__delitem__", "__contains__"};
  return is_kind(self, K_DICT) && n && IS_ONE_OF(method, of_a_key) ? args[0] : V_UNBOUND;
}

// Two that add equal values come to the same, whoever is first.
static bool adds_plain(const char *method, const Value *args, int n) {
  bool plain = n == 1 && (!is_ptr(args[0]) || is_kind(args[0], K_STR) || is_float(args[0]));
  return plain && (strcmp(method, "append") == 0 || strcmp(method, "add") == 0);
}

// A method in C of a builtin container. args: without self.
static void at_method(const Watching *w, Value self, const char *method, const Value *args, int n) {
  uint64_t hash;
  if (is_iterator(self)) note(w, as_obj(self), PRIVATE_WHOLE, PRIVATE_WRITE, V_NONE);
  if (!is_container(self)) return;
  Value key = key_of_method(self, method, args, n);
  int how = only_looks(method) ? PRIVATE_READ : PRIVATE_WRITE;
  if (key != V_UNBOUND) at_item(w, self, key, how);
  else if (adds_plain(method, args, n) && value_hash(w->m, args[0], &hash) == YES)
    note(w, as_obj(self), private_key(4, hash), PRIVATE_ADD, V_NONE);
  else at_whole(w, self, how);
}

// heapq's, bisect's and random's functions change their argument, in C where they can.
static bool changes_argument(Value callee) {
  static const char *const changing[] = {"heappush", "heappop",     "heapify",      "heapreplace", "heappushpop",
                                         "insort",   "insort_left", "insort_right", "shuffle"};
  if (is_kind(callee, K_METHOD)) callee = ((const Method *)as_obj(callee))->function;
  if (!is_kind(callee, K_FUNCTION) || !(((const Function *)as_obj(callee))->code->flags & CODE_PRELUDE)) return false;
  return IS_ONE_OF(str_data(((const Function *)as_obj(callee))->name), changing);
}

// A function in C that is no method. What an instance's own __next__ does is noted there.
static void at_builtin(const Watching *w, const char *name, const Value *args, int n) {
  static const char *const indifferent[] = {"isinstance", "issubclass", "id", "callable", "hasattr", "getattr"};
  if (n >= 2 && is_kind(args[1], K_STR) && (strcmp(name, "setattr") == 0 || strcmp(name, "delattr") == 0))
    at_attribute(w, args[0], args[1], PRIVATE_WRITE);
  for (int i = 0; i < n && !IS_ONE_OF(name, indifferent); i++) at_iterated(w, args[i]);
}

// A builtin class: list(it), dict(d), zip(a, b).
static void at_class(const Watching *w, const Type *t, const Value *args, int n) {
  bool iterates = t->head.flags & TYPE_IMMUTABLE && t != w->m->t_type;
  for (int i = 0; i < n && iterates; i++) at_iterated(w, args[i]);
}

// What starts, sends and waits keeps its arguments for later, or sends them: others look at these (late_changes.h).
static bool is_plumbing(const char *module) {
  static const char *const begins[] = {"_", "multiprocessing", "threading", "concurrent", "queue", "builtins"};
  for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
    if (strncmp(module, begins[i], strlen(begins[i])) == 0) return true;
  return false;
}

enum { DEEPEST = 20, MOST_INSIDE = 1000 };

static void at_all_inside(const Watching *w, Value v, int depth, int *left) {
  Value key, item;
  if (depth > DEEPEST || --*left < 0) return;
  at_whole(w, v, PRIVATE_READ);
  if (is_kind(v, K_LIST) || is_kind(v, K_TUPLE)) {
    const Value *items = is_kind(v, K_LIST) ? ((const List *)as_obj(v))->items : ((const Tuple *)as_obj(v))->items;
    uint32_t n = is_kind(v, K_LIST) ? ((const List *)as_obj(v))->count : ((const Tuple *)as_obj(v))->count;
    for (uint32_t i = 0; i < n; i++) at_all_inside(w, items[i], depth + 1, left);
  } else if (is_kind(v, K_DICT)) {
    for (uint32_t at = 0; dict_next((const Dict *)as_obj(v), &at, &key, &item);)
      at_all_inside(w, item, depth + 1, left);
  }
}

// The program calls a function or a class of the library that is not followed: it reads all that it is given. CPython
// may change threads meanwhile.
static void at_library(const Watching *w, Value callee, const Value *args, int n) {
  const Function *f = is_kind(callee, K_FUNCTION) ? (const Function *)as_obj(callee) : NULL;
  const Type *t = is_kind(callee, K_TYPE) ? (const Type *)as_obj(callee) : NULL;
  if (f ? whose_code(f->code) != ANOTHERS : !t || !(t->head.flags & TYPE_PRELUDE) || !is_kind(t->module, K_STR)) return;
  if (is_plumbing(f ? f->code->source->module : str_data(t->module))) return;
  Watching by = *w;
  int left = MOST_INSIDE;
  by.elsewhere = true;
  for (int i = 0; i < n; i++) at_all_inside(&by, args[i], 0, &left);
}

static void at_called(const Watching *w, Value callee, const Value *args, int n) {
  if (is_kind(callee, K_METHOD)) {
    const Method *bound = (const Method *)as_obj(callee);
    if (is_kind(bound->function, K_NATIVE)) {
      at_method(w, bound->self, ((const Native *)as_obj(bound->function))->def->name, args, n);
      for (int i = 0; i < n; i++) at_iterated(w, args[i]);
    }
    at_library(w, bound->function, args, n);
  } else if (is_kind(callee, K_FUNCTION)) {
    at_library(w, callee, args, n);
  } else if (is_kind(callee, K_TYPE)) {
    at_class(w, (const Type *)as_obj(callee), args, n);
    at_library(w, callee, args, n);
  } else if (is_kind(callee, K_NATIVE)) {
    const Native *native = (const Native *)as_obj(callee);
    bool method = native->owner && n;
    if (method) at_method(w, args[0], native->def->name, args + 1, n - 1);
    if (method)
      for (int i = 1; i < n; i++) at_iterated(w, args[i]);
    else at_builtin(w, native->def->name, args, n);
  }
}

// The arguments of the instruction's call: of CALLEX those that are in its tuple or list.
static int arguments_of(const Frame *f, Ins i, const Value **args) {
  const Value *r = f->r;
  if (i.op != OP_CALLEX) {
    bool bound = i.x & XMETHOD && r[i.a + 1] == V_UNBOUND;
    *args = &r[i.a + 1 + bound];
    return i.b + (i.x & XMETHOD ? 1 : 0) - bound;
  }
  Value all = r[i.a + 1];
  if (is_kind(all, K_LIST)) return *args = ((const List *)as_obj(all))->items, (int)((const List *)as_obj(all))->count;
  if (!is_kind(all, K_TUPLE)) return 0;
  *args = ((const Tuple *)as_obj(all))->items;
  return (int)((const Tuple *)as_obj(all))->count;
}

static bool is_shuffle(Value callee) {
  if (is_kind(callee, K_METHOD)) callee = ((const Method *)as_obj(callee))->function;
  return is_kind(callee, K_FUNCTION) && strcmp(str_data(((const Function *)as_obj(callee))->name), "shuffle") == 0;
}

static void at_call(const Watching *w, Ins i) {
  const Value *args = NULL;
  int n = arguments_of(w->f, i, &args);
  if (n && changes_argument(w->f->r[i.a])) {
    Watching by = *w;
    by.elsewhere |= is_shuffle(w->f->r[i.a]);
    at_whole(&by, args[0], PRIVATE_WRITE);
  }
  at_called(w, w->f->r[i.a], args, n);
}

// ---- instructions ----

static void at_variable(const Watching *w, Ins i) {
  const Frame *f = w->f;
  const Value *r = f->r;
  switch ((Op)i.op) {
  case OP_GETGLOBAL: at_global(w, f->globals, r[i.b], PRIVATE_READ); return;
  case OP_SETGLOBAL:
  case OP_DELGLOBAL: at_global(w, f->globals, r[i.b], PRIVATE_WRITE); return;
  case OP_GETCELL: note(w, as_obj(r[i.b]), PRIVATE_WHOLE, PRIVATE_READ, V_NONE); return;
  case OP_SETCELL:
  case OP_DELCELL: note(w, as_obj(r[i.a]), PRIVATE_WHOLE, PRIVATE_WRITE, V_NONE); return;
  default: return;
  }
}

// A generator that runs cannot be asked to go on: all that it does is a change to it. Noted where threads may change.
static void at_running_generator(const Watching *w, Ins i) {
  bool turns = i.op == OP_FOR || i.op == OP_YIELD || i.op == OP_JMP || i.op == OP_CALL ||
               w->f->pc - 1 == w->f->code->ins;
  if (turns && w->f->flags & FRAME_GENERATOR) note(w, (Object *)w->f->generator, PRIVATE_WHOLE, PRIVATE_WRITE, V_NONE);
}

// A class pattern reads the attributes that it asks for; those by position are named by the class.
static void at_class_pattern(const Watching *w, Value subject, Value cls, const Tuple *asked) {
  Value names = is_kind(cls, K_TYPE) ? type_lookup_str(w->m, (Type *)as_obj(cls), "__match_args__") : V_UNBOUND;
  const Tuple *by_position = is_kind(names, K_TUPLE) ? (const Tuple *)as_obj(names) : NULL;
  for (uint32_t i = 0; by_position && i < by_position->count && i < (uint32_t)as_int(asked->items[0]); i++)
    if (is_kind(by_position->items[i], K_STR)) at_attribute(w, subject, by_position->items[i], PRIVATE_READ);
  for (uint32_t i = 1; i < asked->count; i++) at_attribute(w, subject, asked->items[i], PRIVATE_READ);
}

static void at_instruction(const Watching *w, Ins i) {
  const Value *r = w->f->r;
  switch ((Op)i.op) {
  case OP_GETATTR:
  case OP_METHOD: at_attribute(w, r[i.b], r[i.c], PRIVATE_READ); return;
  case OP_SETATTR: at_new_attribute(w, r[i.a], r[i.b]);  // fallthrough
  case OP_DELATTR: at_attribute(w, r[i.a], r[i.b], PRIVATE_WRITE); return;
  case OP_GETITEM: at_item(w, r[i.b], r[i.c], PRIVATE_READ); return;
  case OP_SETITEM:
  case OP_DELITEM: at_item(w, r[i.a], r[i.b], PRIVATE_WRITE); return;
  case OP_IN:
  case OP_NOTIN:
    if (is_kind(r[i.c], K_DICT)) at_item(w, r[i.c], r[i.b], PRIVATE_READ);
    else at_iterated(w, r[i.c]);
    return;
  case OP_MATCHCLASS: at_class_pattern(w, r[i.b], r[i.b + 1], (const Tuple *)as_obj(r[i.c])); return;
  case OP_LEN:
  case OP_MATCHKEYS:
  case OP_NOT:
  case OP_ITER:
  case OP_FORMAT: at_whole(w, r[i.b], PRIVATE_READ); return;
  case OP_JT:
  case OP_JF: at_whole(w, r[i.a], PRIVATE_READ); return;
  case OP_FOR:
  case OP_YIELDFROM:
  case OP_UNPACK:
  case OP_UNPACKEX:
  case OP_LISTEXTEND:
  case OP_SETUPDATE:
  case OP_DICTUPDATE:
  case OP_DICTMERGE: at_iterated(w, r[i.b]); return;
  case OP_EQ:
  case OP_NE:
  case OP_LT:
  case OP_LE:
  case OP_GT:
  case OP_GE: at_whole(w, r[i.b], PRIVATE_READ), at_whole(w, r[i.c], PRIVATE_READ); return;
  case OP_JEQ:
  case OP_JNE:
  case OP_JLT:
  case OP_JLE:
  case OP_JGT:
  case OP_JGE: at_whole(w, r[i.a], PRIVATE_READ), at_whole(w, r[i.b], PRIVATE_READ); return;
  case OP_ADD:
  case OP_SUB:
  case OP_AND:
  case OP_OR:
  case OP_XOR:
  case OP_MUL:
    at_whole(w, r[i.b], i.x & XINPLACE ? PRIVATE_WRITE : PRIVATE_READ);
    at_iterated(w, r[i.c]);
    return;
  case OP_CALL:
  case OP_CALLKW:
  case OP_CALLEX: at_call(w, i); return;
  default: return;
  }
}

// Where threads wait for each other: what one thread writes, and another finds by asking; what of the program's it
// calls (a thread's target, a callback).
static void at_signal(const Watching *w, Ins i) {
  const Value *r = w->f->r, *args = NULL;
  bool bound = i.op == OP_CALL && is_kind(r[i.a], K_METHOD);
  if (bound || i.op == OP_CALLEX) {
    int n = arguments_of(w->f, i, &args);
    at_called(w, r[i.a], args, n);
  }
  if (i.op == OP_SETATTR && is_kind(r[i.a], K_INSTANCE))
    note(w, as_obj(r[i.a]), key_of_name(r[i.b]), PRIVATE_GIVE, V_NONE);
  if (i.op == OP_GETATTR && is_kind(r[i.b], K_INSTANCE))
    note(w, as_obj(r[i.b]), key_of_name(r[i.c]), PRIVATE_TAKE, V_NONE);
}

// ---- random ----

static bool is_seeded(const Threads *t, uint64_t generator) {
  for (unsigned i = 0; i < THREADS_SEEDED; i++)
    if (t->seeded[i] == generator) return true;
  return false;
}

static void seed_now(Threads *t, uint64_t generator) {
  if (!is_seeded(t, generator)) t->seeded[t->nseeded++ % THREADS_SEEDED] = generator;
}

// What random.py asks of the generator in C. One that was never seeded draws something else in each run anyway.
static void at_generator(const Watching *w, Ins i) {
  static const char *const draws[] = {"random", "getrandbits", "below"};
  const Value *args = NULL;
  int n = i.op == OP_CALL ? arguments_of(w->f, i, &args) : 0;
  Value callee = w->f->r[i.a];
  if (n == 0 || !is_kind(callee, K_NATIVE) || !is_kind(args[0], K_BYTEARRAY)) return;
  const char *name = ((const Native *)as_obj(callee))->def->name;
  uint64_t generator = identity(w->t, as_obj(args[0]));
  if (strcmp(name, "seed") == 0) {
    seed_now(w->t, generator);
    note(w, as_obj(args[0]), PRIVATE_WHOLE, PRIVATE_SEED, V_NONE);
  } else if (IS_ONE_OF(name, draws) && is_seeded(w->t, generator)) {
    note(w, as_obj(args[0]), PRIVATE_WHOLE, PRIVATE_DRAW, V_NONE);
  }
}

static bool is_randoms(const Frame *f) { return strcmp(f->code->source->module, "random") == 0; }

// A library works for whoever called it.
static bool works_for_program(const Frame *f) {
  Whose by = A_LIBRARYS;
  for (; f && by == A_LIBRARYS; f = f->back) by = whose(f);
  return by != ANOTHERS;
}

// In a function of a library that CPython has in Python, or in part, whatever that calls in the prelude.
static bool is_elsewhere(const Frame *f) {
  static const char *const modules[] = {"copy", "statistics"}, *const of_heapq[] = {"merge", "nsmallest", "nlargest"};
  for (; f && f->code->flags & CODE_PRELUDE; f = f->back) {
    const char *module = f->code->source->module;
    if (IS_ONE_OF(module, modules)) return true;
    if (strcmp(module, "heapq") == 0 && IS_ONE_OF(str_data(f->code->qualname), of_heapq)) return true;
    if (strcmp(module, "collections") == 0 && strncmp(str_data(f->code->qualname), "Counter.", 8) == 0) return true;
  }
  return false;
}

void threads_watch(Threads *t, Machine *m, const Strand *s, int slot, int place, int step) {
  const Frame *f = s->top;
  Watching w = {t, m, s, f, slot, place, step, is_elsewhere(f)};
  threads_turn_before(t, m, slot);
  Ins i = f->pc[-1];
  switch (whose(f)) {
  case THE_PROGRAMS: at_variable(&w, i), at_running_generator(&w, i), at_instruction(&w, i); return;
  case A_LIBRARYS:
    if (works_for_program(f)) at_instruction(&w, i);
    return;
  case THE_THREADS: at_signal(&w, i); return;
  case ANOTHERS:
    if (is_randoms(f)) at_generator(&w, i);
    return;
  }
}
