// The canonical form of a world (see canonical.h): names first, then processes, objects, pending steps, word by word.
#include "canonical.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "canonical_inner.h"
#include "families.h"

enum { NOBODY = 0, SOMEBODY_GONE = 0xffffff };  // names of processes begin at 1

typedef struct Written {
  uint64_t text, bytes;  // a hash of all it wrote, and how much
} Written;

struct Form {
  World *w;
  WorldCanonical *c;
  int nprocesses, nnumbers, nobjects, nsteps;  // nobjects: existing objects
  uint32_t *slots;                             // by name - 1
  uint32_t *name;                              // by slot
  uint32_t *objects;                           // numbers, by name - 1
  uint32_t *called;                            // by number; 0: it is not there
  uint32_t *steps;                             // indices into pending, in the order of the form
  uint64_t *pairs;                             // scratch of form_pairs
  Written *written;                            // by slot
  const WorldCall *pending;
  bool failed;
};

bool form_is_stored(const Form *f) { return f->c->stored; }

// ---- words ----

__extension__ typedef unsigned __int128 Wide;

static uint64_t mix(uint64_t h, uint64_t v, uint64_t by) {
  Wide product = (Wide)(h ^ v) * by;
  return (uint64_t)product ^ (uint64_t)(product >> 64) ^ (h << 23 | h >> 41);
}

static void keep_word(Form *f, uint64_t v) {
  WorldCanonical *c = f->c;
  if (!GROW(c->word, c->room, c->n + 1, 256)) {
    f->failed = true;
    return;
  }
  c->word[c->n++] = v;
}

void form_put(Form *f, uint64_t v) {
  f->c->hash[0] = mix(f->c->hash[0], v, 0x9e3779b97f4a7c15u);
  f->c->hash[1] = mix(f->c->hash[1], v, 0xd6e8feb86659fd93u);
  if (f->c->keeps_words) keep_word(f, v);
}

void form_put_bytes(Form *f, const void *bytes, size_t n) {
  const char *at = bytes;
  form_put(f, n);
  for (uint64_t v; n >= sizeof v; at += sizeof v, n -= sizeof v) {
    memcpy(&v, at, sizeof v);
    form_put(f, v);
  }
  if (n == 0) return;  // bytes may be NULL then
  uint64_t rest = 0;
  memcpy(&rest, at, n);
  form_put(f, rest);
}

// ---- names ----

static bool is_child_of(const WorldProcess *p, World *w, int parent) {
  return p->parent == parent && (p->parent_generation & 0x7ff) == actor_generation(world_actor(w, parent, 0));
}

static bool has_parent(World *w, const WorldProcess *p) { return p->parent >= 0 && is_child_of(p, w, p->parent); }

// Inserts slot into the list, at slots[first ..], by birth.
static void name_next(Form *f, int slot, int first, int *n) {
  int at = (*n)++;
  for (; at > first && world_process(f->w, (int)f->slots[at - 1])->birth > world_process(f->w, slot)->birth; at--)
    f->slots[at] = f->slots[at - 1];
  f->slots[at] = (uint32_t)slot;
}

// Breadth first: processes without a parent in the table, then the children of each process in the list.
static void name_processes(Form *f) {
  int n = 0;
  for (int i = 0; i < f->nprocesses; i++)
    if (!has_parent(f->w, world_process(f->w, i))) name_next(f, i, 0, &n);
  for (int k = 0; k < n; k++)
    for (int i = 0, first = n; i < f->nprocesses; i++)
      if (is_child_of(world_process(f->w, i), f->w, (int)f->slots[k])) name_next(f, i, first, &n);
  for (int k = 0; k < n; k++) f->name[f->slots[k]] = (uint32_t)k + 1;
}

static uint32_t process_name(const Form *f, int slot) {
  return slot >= 0 && slot < f->nprocesses ? f->name[slot] : SOMEBODY_GONE;
}

uint64_t form_strand(const Form *f, Actor a) {
  if (a == 0) return NOBODY;
  int slot = actor_slot(a);
  bool is_now = actor_generation(world_actor(f->w, slot, 0)) == actor_generation(a);
  return (uint64_t)(is_now ? process_name(f, slot) : SOMEBODY_GONE) << 8 | (uint64_t)actor_strand(a);
}

static uint64_t object_name(const Form *f, int64_t object) {
  return object >= 0 && object < f->nnumbers ? f->called[object] : NOBODY;
}

static bool is_there(const WorldObject *o) { return *(const volatile uint8_t *)&o->kind != KIND_NONE; }

// By creator, then in the order of creation. An insertion sort: mostly they are in that order already.
static void name_objects(Form *f) {
  int n = 0;
  for (int i = 0; i < f->nnumbers; i++) {
    f->called[i] = NOBODY;
    if (!is_there(world_object(f->w, (uint32_t)i))) continue;
    uint64_t maker = form_strand(f, world_object(f->w, (uint32_t)i)->creator);
    int at = n++;
    for (; at > 0 && form_strand(f, world_object(f->w, f->objects[at - 1])->creator) > maker; at--)
      f->objects[at] = f->objects[at - 1];
    f->objects[at] = (uint32_t)i;
  }
  for (int k = 0; k < n; k++) f->called[f->objects[k]] = (uint32_t)k + 1;
  f->nobjects = n;
}

// In the stored form.
static void keep_numbers(Form *f) {
  for (int i = 0; i < f->nprocesses; i++) f->slots[i] = (uint32_t)i, f->name[i] = (uint32_t)i + 1;
  f->nobjects = 0;
  for (int i = 0; i < f->nnumbers; i++) {
    bool there = is_there(world_object(f->w, (uint32_t)i));
    f->called[i] = there ? (uint32_t)i + 1 : NOBODY;
    if (there) f->objects[f->nobjects++] = (uint32_t)i;
  }
}

// ---- processes ----

// Hashes each process's output; the log holds the pieces of all processes in the order of their writes.
static void read_written(Form *f) {
  static _Thread_local char text[WORLD_WRITE];
  uint64_t cursor = 0, dropped = 0;
  WorldOutput chunk;
  memset(f->written, 0, (size_t)f->nprocesses * sizeof *f->written);
  if (atomic_load(&f->w->head->output_head) == 0) return;
  while (world_output_next(f->w, &cursor, &chunk, text, &dropped)) {
    if (chunk.slot >= f->nprocesses) continue;
    Written *it = &f->written[chunk.slot];
    for (uint32_t i = 0; i < chunk.size; i++)
      it->text = mix(it->text, (uint64_t)chunk.fd << 8 | (unsigned char)text[i], 0x9e3779b97f4a7c15u);
    it->bytes += chunk.size;
  }
}

static void put_process(Form *f, int slot) {
  WorldProcess *p = world_process(f->w, slot);
  ProcessState state = world_process_state(f->w, slot);
  bool lives = state < PROCESS_ENDED;
  form_put(f, (uint64_t)state | (uint64_t)p->method << 8 | (uint64_t)p->daemon << 16);
  form_put(f, has_parent(f->w, p) ? process_name(f, p->parent) : NOBODY);
  form_put(f, atomic_load(&p->exit));
  form_put(f, lives ? atomic_load(&p->signals) : 0);
  form_put(f, lives ? atomic_load(&p->seed) : 0);
  form_put_bytes(f, p->name, strnlen(p->name, sizeof p->name));
  form_put(f, f->written[slot].text);
  form_put(f, f->written[slot].bytes);
}

// ---- objects ----

// Pairs sorted by their first word; how many is put too.
void form_put_sorted(Form *f, uint64_t *pairs, uint64_t n) {
  form_put(f, n);
  for (uint64_t i = 1; i < n; i++) {
    uint64_t key = pairs[2 * i], value = pairs[2 * i + 1], at = i;
    for (; at > 0 && pairs[2 * at - 2] > key; at--) memcpy(&pairs[2 * at], &pairs[2 * at - 2], 2 * sizeof *pairs);
    pairs[2 * at] = key;
    pairs[2 * at + 1] = value;
  }
}

uint64_t *form_pairs(Form *f) { return f->pairs; }

int form_slot(const Form *f, int k) { return k < f->nprocesses ? (int)f->slots[k] : -1; }

static void put_message(Form *f, Actor maker, const char *bytes, uint32_t size) {
  form_put(f, form_strand(f, maker));
  form_put_bytes(f, bytes, size);
}

void form_put_messages(Form *f, const WorldObject *o, int lane, uint64_t at, uint64_t n, bool padded, FormCopy *copy) {
  static _Thread_local char text[PIPE_TWO_WAY_RING];
  form_put(f, n);
  for (; n > 0; n--) {
    Message m;
    copy(f->w, o, lane, at, &m, sizeof m);
    uint32_t size = m.size < sizeof text ? m.size : sizeof text;
    copy(f->w, o, lane, at + sizeof m, text, size);
    put_message(f, m.maker, text, size);
    at += sizeof m + (padded ? ((uint64_t)m.size + 7) & ~(uint64_t)7 : m.size);
  }
}

void form_put_big(Form *f, uint64_t block, uint64_t who) {
  form_put(f, 1);
  put_message(f, (Actor)who, world_at(f->w, block), (uint32_t)(who >> 32));
}

void form_nothing(Form *f, World *w, uint32_t id) {}

static void (*const form_of[])(Form *, World *, uint32_t) = {
#define F(id, is_object, view, form, ...) form,
    WORLD_FAMILIES(F)
#undef F
};

static void put_object(Form *f, uint32_t id) {
  const WorldObject *o = world_object(f->w, id);
  form_put(f, (uint64_t)o->kind | (uint64_t)(uint8_t)o->typecode << 8 | (uint64_t)(uint8_t)o->role << 16 |
                  (uint64_t)o->line << 32);
  form_put(f, form_strand(f, o->creator));
  form_put(f, object_name(f, o->owner) << 32 | object_name(f, o->lock));
  form_put(f, o->count);
  form_put(f, (uint64_t)o->bound);
  form_put_bytes(f, o->type, strnlen(o->type, sizeof o->type));
  form_put_bytes(f, o->name, o->named == 2 ? strcspn(o->name, "#") : 0);
  form_of[world_kind_family(o->kind)](f, f->w, id);
}

// ---- pending steps ----

// What a store remembers of its cell: nothing; that it is unchanged since the load; or the value loaded before a
// change.
static void put_seen(Form *f, const WorldCall *c) {
  const WorldObject *o = world_object(f->w, c->object);
  bool is_cell = c->seen && c->object < WORLD_OBJECTS && o->family == FAMILY_CELLS && (uint64_t)c->arg2 < o->count;
  bool same = is_cell && meta_version(atomic_load(&cells_of(f->w, o)[c->arg2].meta)) == c->seen_version;
  if (form_is_stored(f)) {
    form_put(f, !c->seen || (is_cell && word_of(o, CELLS_STALE)) ? 0 : same ? 1 : 2);
    return;
  }
  form_put(f, !c->seen ? 0 : same ? 1 : 2);
  form_put(f, c->seen && !same ? (uint64_t)c->seen_value : 0);
}

static void put_things(Form *f, const WorldCall *c) {
  uint32_t n = many_count(f->w, c);
  ManyThing thing;
  form_put(f, (uint64_t)n << 1 | ((c->arg2 >> 32) != 0));
  for (uint32_t i = 0; i < n; i++) {
    if (!many_thing(f->w, c, i, &thing)) thing = (ManyThing){.what = 0};
    uint64_t name = thing.what == MANY_PROCESS ? process_name(f, (int)thing.object)
                    : thing.what               ? object_name(f, thing.object)
                                               : NOBODY;
    form_put(f, name << 8 | (uint64_t)thing.what << 1 | (uint64_t)thing.end);
  }
}

static uint64_t still_to_come(uint64_t number, uint64_t got) { return number > got ? number - got : 0; }

static uint64_t got_of(const Form *f, const WorldCall *c) {
  const WorldObject *o = world_object(f->w, c->object);
  if (o->family == FAMILY_QUEUE) return word_of(o, QUEUE_GOT);
  return o->family == FAMILY_PIPE ? atomic_load(&pipe_block(f->w, o)->lane[c->arg & 1].got) : 0;
}

static void put_arguments(Form *f, const WorldCall *c) {
  switch (c->verb) {
  case VERB_WOKEN: return;
  case VERB_WAIT: form_put(f, word_of(world_object(f->w, c->object), EVENT_PULSE) > (uint64_t)c->arg); return;
  case VERB_DRAINED: form_put(f, still_to_come((uint64_t)c->arg, got_of(f, c))); return;
  case VERB_PIPE_SENT:
    form_put(f, (uint64_t)c->arg), form_put(f, still_to_come((uint64_t)c->arg2, got_of(f, c)));
    return;
  case VERB_PIPE_LEND: form_put(f, (uint64_t)c->arg), form_put(f, form_strand(f, (Actor)c->arg2)); return;
  case VERB_WAIT_ANY: put_things(f, c); return;
  default: form_put(f, (uint64_t)c->arg), form_put(f, (uint64_t)c->arg2); return;
  }
}

static void put_step(Form *f, const WorldCall *c) {
  WorldFamily family = verb_family(c->verb);
  form_put(f, c->verb);
  form_put(f, form_strand(f, c->actor));
  form_put(f, family_is_object(family)   ? object_name(f, c->object)
              : family == FAMILY_PROCESS ? process_name(f, (int)c->object)
                                         : 0);
  bool fits = !family_is_object(family) || object_name(f, c->object) != NOBODY;
  if (fits) put_arguments(f, c);
  if (fits && c->verb == VERB_STORE) put_seen(f, c);
  form_put(f, c->deadline >= 0);
  form_put_bytes(f, c->bytes, c->bytes ? c->nbytes : 0);
}

static void put_steps(Form *f) {
  for (int i = 0; i < f->nsteps; i++) {
    uint64_t who = form_strand(f, f->pending[i].actor);
    int at = i;
    for (; at > 0 && form_strand(f, f->pending[f->steps[at - 1]].actor) > who; at--) f->steps[at] = f->steps[at - 1];
    f->steps[at] = (uint32_t)i;
  }
  form_put(f, (uint64_t)f->nsteps);
  for (int i = 0; i < f->nsteps; i++) put_step(f, &f->pending[f->steps[i]]);
}

// ---- the whole ----

static bool make_room(Form *f) {
  WorldCanonical *c = f->c;
  size_t np = (size_t)f->nprocesses, no = (size_t)f->nnumbers, ns = (size_t)f->nsteps;
  size_t size = 2 * FORM_PAIRS * sizeof *f->pairs + np * sizeof *f->written + (2 * np + 2 * no + ns) * sizeof *f->slots;
  if (size > c->nnames) {
    free(c->names);
    c->names = malloc(2 * size);
    c->nnames = c->names ? 2 * size : 0;
  }
  if (!c->names) return false;
  f->pairs = c->names;
  f->written = (Written *)(f->pairs + 2 * FORM_PAIRS);
  f->slots = (uint32_t *)(f->written + np);
  f->name = f->slots + np;
  f->objects = f->name + np;
  f->called = f->objects + no;
  f->steps = f->called + no;
  return true;
}

bool world_canonical(World *w, const WorldCall *pending, int npending, WorldCanonical *c) {
  Form f = {.w = w,
            .c = c,
            .nprocesses = world_processes(w),
            .nnumbers = world_objects(w),
            .nsteps = npending,
            .pending = pending};
  c->n = 0;
  c->hash[0] = 1;
  c->hash[1] = 2;
  if (!make_room(&f)) return false;
  if (c->stored) {
    keep_numbers(&f);
  } else {
    name_processes(&f);
    name_objects(&f);
  }
  read_written(&f);
  form_put(&f, (uint64_t)f.nprocesses << 32 | (uint64_t)f.nobjects);
  for (int i = 0; i < f.nprocesses; i++) put_process(&f, (int)f.slots[i]);
  for (int i = 0; i < f.nobjects; i++) put_object(&f, f.objects[i]);
  put_steps(&f);
  return !f.failed;
}

void world_canonical_free(WorldCanonical *c) {
  free(c->word);
  free(c->names);
  *c = (WorldCanonical){.keeps_words = c->keeps_words};
}
