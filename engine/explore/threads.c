// What threads share (see threads.h): reading instructions, and finding unordered pairs.
#include "threads.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/hash.h"
#include "lang/compile/opcodes.h"
#include "lang/object/dict.h"
#include "lang/object/frame.h"
#include "lang/object/native.h"
#include "lang/object/text.h"
#include "lang/types/containers.h"

enum { MOST = 1 << 16 };  // accesses of one order: a longer one is looked at up to there

// ---- what an instruction accesses ----

typedef struct Watching {
  Threads *t;
  Machine *m;
  const Strand *s;
  const Frame *f;
  int slot, place, step;
} Watching;

static uint64_t key_of(uint64_t h, uint64_t v) { return mix(h, v) | 1; }  // never PRIVATE_WHOLE

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
                       .slot = (uint16_t)w->slot,
                       .strand = (uint8_t)w->place,
                       .how = (uint8_t)how};
  if (is_kind(name, K_STR)) strncpy(a->name, str_data(name), sizeof a->name - 1);
}

static uint64_t key_of_name(Value name) { return key_of(1, str_hash(name)); }

static bool is_container(Value v) {
  return is_ptr(v) && (as_obj(v)->kind == K_LIST || as_obj(v)->kind == K_DICT || as_obj(v)->kind == K_SET ||
                       as_obj(v)->kind == K_DEQUE || as_obj(v)->kind == K_BYTEARRAY);
}

static uint64_t key_of_item(const Watching *w, Value container, Value key) {
  uint64_t hash;
  if (is_kind(container, K_LIST)) {
    if (!is_int(key)) return PRIVATE_WHOLE;
    return key_of(2,
                  (uint64_t)(as_int(key) < 0 ? as_int(key) + ((const List *)as_obj(container))->count : as_int(key)));
  }
  if (!is_kind(container, K_DICT) || (!is_int(key) && !is_kind(key, K_STR))) return PRIVATE_WHOLE;
  return value_hash(w->m, key, &hash) == YES ? key_of(3, hash) : PRIVATE_WHOLE;
}

static void at_item(const Watching *w, Value container, Value key, int how) {
  if (is_container(container)) note(w, as_obj(container), key_of_item(w, container, key), how, V_NONE);
}
static void at_whole(const Watching *w, Value container, int how) {
  if (is_container(container)) note(w, as_obj(container), PRIVATE_WHOLE, how, V_NONE);
}

// threading.local: the prelude's own __setattr__ gives each thread attributes of its own.
static bool is_threads_own(const Watching *w, const Object *o) {
  Value set = type_lookup_str(w->m, o->type, "__setattr__");
  return is_kind(set, K_FUNCTION) && ((const Function *)as_obj(set))->code->flags & CODE_PRELUDE;
}

// A class's own attribute, if the instance has none of that name.
static void at_attribute(const Watching *w, Value o, Value name, int how) {
  if (!is_ptr(o)) return;
  Object *of = as_obj(o);
  if (of->kind == K_INSTANCE && how == PRIVATE_WRITE && is_threads_own(w, of)) return;
  if (of->kind == K_INSTANCE && how == PRIVATE_READ && dict_get_name(((const Instance *)of)->dict, name) == V_UNBOUND)
    of = &of->type->head;
  if (of->kind == K_MODULE) of = &((const Module *)of)->dict->head;
  if (of->kind == K_INSTANCE || of->kind == K_TYPE || of->kind == K_DICT || of->kind == K_FUNCTION)
    note(w, of, key_of_name(name), how, name);
}

static void at_global(const Watching *w, Dict *d, Value name, int how) {
  if (d && dict_get_name(d, name) == V_UNBOUND && how == PRIVATE_READ) return;  // a builtin
  if (d) note(w, &d->head, key_of_name(name), how, name);
}

static bool is_one_of(const char *name, const char *const *names, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(names[i], name) == 0) return true;
  return false;
}

static bool only_looks(const char *method) {
  static const char *const looking[] = {"get",      "index",        "count",      "copy",      "keys",
                                        "values",   "items",        "union",      "find",      "decode",
                                        "issubset", "issuperset",   "isdisjoint", "hex",       "split",
                                        "join",     "intersection", "difference", "startswith"};
  if (is_one_of(method, looking, sizeof looking / sizeof *looking)) return true;
  return strncmp(method, "__", 2) == 0 && strcmp(method, "__setitem__") != 0 && strcmp(method, "__delitem__") != 0;
}

// `add = list.append` is called.
static void at_bound(const Watching *w, Value callee) {
  const Method *bound = is_kind(callee, K_METHOD) ? (const Method *)as_obj(callee) : NULL;
  if (bound == NULL || !is_kind(bound->function, K_NATIVE)) return;
  at_whole(w, bound->self,
           only_looks(((const Native *)as_obj(bound->function))->def->name) ? PRIVATE_READ : PRIVATE_WRITE);
}

// heapq's, bisect's and random's functions are the prelude's, which is not noted: what they change is their argument.
static bool changes_argument(Value callee) {
  static const char *const changing[] = {"heappush", "heappop",     "heapify",      "heapreplace", "heappushpop",
                                         "insort",   "insort_left", "insort_right", "shuffle"};
  if (is_kind(callee, K_METHOD)) callee = ((const Method *)as_obj(callee))->function;
  if (!is_kind(callee, K_FUNCTION) || !(((const Function *)as_obj(callee))->code->flags & CODE_PRELUDE)) return false;
  return is_one_of(str_data(((const Function *)as_obj(callee))->name), changing, sizeof changing / sizeof *changing);
}

// setattr and next: what a statement or a loop would do. What an instance's own __next__ does is noted there.
static void at_builtin(const Watching *w, const char *name, const Value *args, int n) {
  if (n >= 2 && is_kind(args[1], K_STR) && (strcmp(name, "setattr") == 0 || strcmp(name, "delattr") == 0))
    at_attribute(w, args[0], args[1], PRIVATE_WRITE);
  if (n >= 1 && strcmp(name, "next") == 0 && is_ptr(args[0]) && !is_kind(args[0], K_INSTANCE))
    note(w, as_obj(args[0]), PRIVATE_WHOLE, PRIVATE_WRITE, V_NONE);
}

static void at_call(const Watching *w, Ins i) {
  const Value *r = w->f->r, *args = &r[i.a + 1];
  int n = i.b + (i.x & XMETHOD ? 1 : 0);
  at_bound(w, r[i.a]);
  if (i.b && changes_argument(r[i.a])) at_whole(w, args[i.x & XMETHOD ? 1 : 0], PRIVATE_WRITE);
  if (!is_kind(r[i.a], K_NATIVE)) return;
  const Native *native = (const Native *)as_obj(r[i.a]);
  if (!native->owner) at_builtin(w, native->def->name, args + (i.x & XMETHOD ? 1 : 0), i.b);
  for (int k = 0; k < n; k++) {
    bool self = k == 0 && i.x & XMETHOD && native->owner;
    at_whole(w, args[k], self && !only_looks(native->def->name) ? PRIVATE_WRITE : PRIVATE_READ);
  }
}

static void at_instruction(const Watching *w, Ins i) {
  const Frame *f = w->f;
  const Value *r = f->r;
  switch ((Op)i.op) {
  case OP_GETGLOBAL: at_global(w, f->globals, r[i.b], PRIVATE_READ); return;
  case OP_SETGLOBAL:
  case OP_DELGLOBAL: at_global(w, f->globals, r[i.b], PRIVATE_WRITE); return;
  case OP_GETCELL: note(w, as_obj(r[i.b]), PRIVATE_WHOLE, PRIVATE_READ, V_NONE); return;
  case OP_SETCELL:
  case OP_DELCELL: note(w, as_obj(r[i.a]), PRIVATE_WHOLE, PRIVATE_WRITE, V_NONE); return;
  case OP_GETATTR:
  case OP_METHOD: at_attribute(w, r[i.b], r[i.c], PRIVATE_READ); return;
  case OP_SETATTR:
  case OP_DELATTR: at_attribute(w, r[i.a], r[i.b], PRIVATE_WRITE); return;
  case OP_GETITEM: at_item(w, r[i.b], r[i.c], PRIVATE_READ); return;
  case OP_SETITEM:
  case OP_DELITEM: at_item(w, r[i.a], r[i.b], PRIVATE_WRITE); return;
  case OP_IN:
  case OP_NOTIN: at_whole(w, r[i.c], PRIVATE_READ); return;
  case OP_ITER:
  case OP_UNPACK:
  case OP_UNPACKEX:
  case OP_LISTEXTEND:
  case OP_SETUPDATE:
  case OP_DICTUPDATE:
  case OP_DICTMERGE:
  case OP_FORMAT: at_whole(w, r[i.b], PRIVATE_READ); return;
  case OP_LT:
  case OP_LE:
  case OP_EQ:
  case OP_NE:
  case OP_GT:
  case OP_GE:
  case OP_ADD:
  case OP_SUB:
  case OP_AND:
  case OP_OR:
  case OP_XOR:
  case OP_MUL:
    at_whole(w, r[i.b], i.x & XINPLACE ? PRIVATE_WRITE : PRIVATE_READ);
    at_whole(w, r[i.c], PRIVATE_READ);
    return;
  case OP_CALL: at_call(w, i); return;
  default: return;
  }
}

// In the prelude's code: what one thread writes, and another finds by asking; what of the program's it calls.
static void at_signal(const Watching *w, Ins i) {
  const Value *r = w->f->r;
  if (i.op == OP_CALL || i.op == OP_CALLEX) at_bound(w, r[i.a]);  // a thread's target, a callback
  if (i.op == OP_SETATTR && is_kind(r[i.a], K_INSTANCE))
    note(w, as_obj(r[i.a]), key_of_name(r[i.b]), PRIVATE_GIVE, V_NONE);
  if (i.op == OP_GETATTR && is_kind(r[i.b], K_INSTANCE))
    note(w, as_obj(r[i.b]), key_of_name(r[i.c]), PRIVATE_TAKE, V_NONE);
}

static bool tells_threads(const Frame *f) {
  static const char *const modules[] = {"threading", "concurrent.futures._base", "multiprocessing.poolresults"};
  return is_one_of(f->code->source->module, modules, sizeof modules / sizeof *modules);
}

void threads_watch(Threads *t, Machine *m, const Strand *s, int slot, int place, int step) {
  const Frame *f = s->top;
  Watching w = {t, m, s, f, slot, place, step};
  if (!(f->code->flags & CODE_PRELUDE)) at_instruction(&w, f->pc[-1]);
  else if (tells_threads(f)) at_signal(&w, f->pc[-1]);
}

// ---- pairs that nothing orders ----

typedef struct Earlier {  // an access that has been, of a strand in an epoch
  const PrivateAccess *at;
  int strand;
  uint32_t epoch;
  int next;  // the one before it on the same object; -1
} Earlier;

typedef struct Walk {
  const Threads *t;
  int at;  // accesses before this one have been
  Earlier *earlier;
  int nearlier, earlier_room;
  int *head;  // by object: the last access; a table by hash
  uint64_t *object;
  int room;  // a power of two, more than twice as many as there are accesses
  ThreadsFound *found;
  void *data;
} Walk;

static int *head_of(Walk *w, uint64_t object, uint16_t slot) {
  uint64_t key = (object ^ (uint64_t)slot << 40) | 1;
  unsigned mask = (unsigned)w->room - 1, i = (unsigned)((key * 0x9e3779b97f4a7c15u) >> 32) & mask;
  while (w->object[i] && w->object[i] != key) i = (i + 1) & mask;
  if (!w->object[i]) w->object[i] = key, w->head[i] = -1;
  return &w->head[i];
}

static uint32_t thing_of(const PrivateAccess *a) {
  return (uint32_t)(mix(mix(a->object, a->key), a->slot) >> 32) & 0x7fffffff;
}

static bool meet(const PrivateAccess *a, const PrivateAccess *b) {
  return (a->how == PRIVATE_WRITE || b->how == PRIVATE_WRITE) &&
         (a->key == b->key || a->key == PRIVATE_WHOLE || b->key == PRIVATE_WHOLE);
}

static void access_now(Walk *w, Sync *r, int me, const PrivateAccess *a) {
  int *head = head_of(w, a->object, a->slot);
  for (int i = *head; i >= 0; i = w->earlier[i].next) {
    assert(w->earlier != NULL);  // a head is set when its access is there
    const Earlier *p = &w->earlier[i];
    if (meet(p->at, a) && !sync_ordered(r, me, p->strand, p->epoch)) w->found(w->data, p->at, a);
    bool again = p->strand == me && p->epoch == sync_epoch(r, me) && p->at->key == a->key && p->at->how == a->how;
    if (again) return;
  }
  if (!GROW(w->earlier, w->earlier_room, w->nearlier + 1, 256)) return;
  w->earlier[w->nearlier] = (Earlier){a, me, sync_epoch(r, me), *head};
  *head = w->nearlier++;
}

static void after(Walk *w, Sync *r, int step) {
  for (; w->at < w->t->n && w->t->access[w->at].step <= step; w->at++) {
    const PrivateAccess *a = &w->t->access[w->at];
    int me = sync_strand(r, a->slot, a->strand, step);
    if (me < 0) continue;
    if (a->how == PRIVATE_GIVE) sync_give(r, me, thing_of(a));
    else if (a->how == PRIVATE_TAKE) sync_take(r, me, thing_of(a));
    else access_now(w, r, me, a);
  }
}

static bool walk_order(Walk *walk, Sync *r, World *w, const ExploreEvent *event, int n) {
  sync_begin(r, w, event, n, SYNC_LOCKS, SYNC_NO_EXCEPTION);
  after(walk, r, -1);
  for (int i = 0; i < n && !sync_no_memory(r); i++) {
    int me = sync_enter(r, i);
    if (me < 0) return true;
    sync_leave(r, me, i);
    after(walk, r, i);
  }
  return !sync_no_memory(r);
}

bool threads_order(const Threads *t, Sync *r, World *w, const ExploreEvent *event, int n, ThreadsFound *found,
                   void *data) {
  Walk walk = {.t = t, .found = found, .data = data, .room = 64};
  while (walk.room < 3 * t->n) walk.room *= 2;
  walk.head = calloc((size_t)walk.room, sizeof *walk.head);
  walk.object = calloc((size_t)walk.room, sizeof *walk.object);
  bool good = walk.head && walk.object && walk_order(&walk, r, w, event, n);
  free(walk.head);
  free(walk.object);
  free(walk.earlier);
  return good;
}
