// The canonical form of a world (see canonical.h): names first, then processes, objects, pending steps, word by word.
#include "canonical.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "families.h"

enum { NOBODY = 0, SOMEBODY_GONE = 0xffffff };  // names of processes begin at 1

typedef struct Written {
  uint64_t text, bytes;  // a hash of all it wrote, and how much
} Written;

typedef struct Form {
  World *w;
  WorldCanonical *c;
  int nprocesses, nnumbers, nobjects, nsteps;  // nobjects: existing objects
  uint32_t *slots;                             // by name - 1
  uint32_t *name;                              // by slot
  uint32_t *objects;                           // numbers, by name - 1
  uint32_t *called;                            // by number; 0: it is not there
  uint32_t *steps;                             // indices into pending, in the order of the form
  uint64_t *sleepers;                          // scratch of a condition: [2 * COND_SLEEPERS]
  Written *written;                            // by slot
  const WorldCall *pending;
  bool failed;
} Form;

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

static void put(Form *f, uint64_t v) {
  f->c->hash[0] = mix(f->c->hash[0], v, 0x9e3779b97f4a7c15u);
  f->c->hash[1] = mix(f->c->hash[1], v, 0xd6e8feb86659fd93u);
  if (f->c->keeps_words) keep_word(f, v);
}

static void put_bytes(Form *f, const void *bytes, size_t n) {
  const char *at = bytes;
  put(f, n);
  for (uint64_t v; n >= sizeof v; at += sizeof v, n -= sizeof v) {
    memcpy(&v, at, sizeof v);
    put(f, v);
  }
  if (n == 0) return;  // bytes may be NULL then
  uint64_t rest = 0;
  memcpy(&rest, at, n);
  put(f, rest);
}

static uint64_t word(const WorldObject *o, int i) { return atomic_load(&((WorldObject *)o)->word[i]); }

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

static uint64_t strand_name(const Form *f, Actor a) {
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
    uint64_t maker = strand_name(f, world_object(f->w, (uint32_t)i)->creator);
    int at = n++;
    for (; at > 0 && strand_name(f, world_object(f->w, f->objects[at - 1])->creator) > maker; at--)
      f->objects[at] = f->objects[at - 1];
    f->objects[at] = (uint32_t)i;
  }
  for (int k = 0; k < n; k++) f->called[f->objects[k]] = (uint32_t)k + 1;
  f->nobjects = n;
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
  put(f, (uint64_t)state | (uint64_t)p->method << 8 | (uint64_t)p->daemon << 16);
  put(f, has_parent(f->w, p) ? process_name(f, p->parent) : NOBODY);
  put(f, atomic_load(&p->exit));
  put(f, lives ? atomic_load(&p->signals) : 0);
  put(f, lives ? atomic_load(&p->seed) : 0);
  put_bytes(f, p->name, strnlen(p->name, sizeof p->name));
  put(f, f->written[slot].text);
  put(f, f->written[slot].bytes);
}

// ---- objects ----

static void put_cells(Form *f, const WorldObject *o) {
  WorldCell *cells = cells_of(f->w, o);
  uint64_t stale = 0;
  for (uint32_t i = 0; i < o->count; i++) {
    put(f, atomic_load(&cells[i].value));
    stale += atomic_load(&cells[i].stale) != 0;
  }
  put(f, stale);
  for (uint32_t i = 0; stale && i < o->count; i++) {
    put(f, atomic_load(&cells[i].stale));
    put(f, atomic_load(&cells[i].lost));
  }
}

static void put_lock(Form *f, const WorldObject *o) {
  uint64_t s = word(o, LOCK_STATE);
  if (!lock_is_mutex(o)) {
    put(f, s);
    return;
  }
  bool held = lock_holder_of(s) && !(s & LOCK_MOMENT);
  put(f, held ? strand_name(f, lock_holder_of(s)) : NOBODY);
  put(f, held ? word(o, LOCK_DEPTH) : 0);
}

static void put_sorted(Form *f, uint64_t *pairs, uint64_t n) {
  put(f, n);
  for (uint64_t i = 1; i < n; i++) {
    uint64_t key = pairs[2 * i], value = pairs[2 * i + 1], at = i;
    for (; at > 0 && pairs[2 * at - 2] > key; at--) memcpy(&pairs[2 * at], &pairs[2 * at - 2], 2 * sizeof *pairs);
    pairs[2 * at] = key;
    pairs[2 * at + 1] = value;
  }
}

// The notified ones sorted by name; the sleeping ones sorted by ticket, without the ticket.
static void put_sleepers(Form *f, const WorldObject *o, bool notified) {
  Sleeper *s = cond_sleepers(f->w, o);
  uint64_t n = 0;
  for (uint64_t i = 0, used = word(o, COND_USED); i < used && i < COND_SLEEPERS; i++) {
    uint64_t who = atomic_load(&s[i].who), ticket = atomic_load(&s[i].ticket);
    if (!who || world_actor_dead(f->w, (Actor)who) || notified != (ticket < word(o, COND_CURSOR))) continue;
    uint64_t name = strand_name(f, (Actor)who) << 32 | who >> 32;
    f->sleepers[2 * n] = notified ? name : ticket;
    f->sleepers[2 * n++ + 1] = name;
  }
  put_sorted(f, f->sleepers, n);
  for (uint64_t i = 0; i < n; i++) put(f, f->sleepers[2 * i + 1]);
}

static void put_message(Form *f, Actor maker, const char *bytes, uint32_t size) {
  put(f, strand_name(f, maker));
  put_bytes(f, bytes, size);
}

typedef void CopyOut(const Form *f, const WorldObject *o, int lane, uint64_t at, void *out, size_t n);

static void out_of_queue(const Form *f, const WorldObject *o, int lane, uint64_t at, void *out, size_t n) {
  queue_copy_out(f->w, o, at, out, n);
}
static void out_of_lane(const Form *f, const WorldObject *o, int lane, uint64_t at, void *out, size_t n) {
  pipe_first_bytes(f->w, o, lane, at, out, n);
}

// The messages of a ring from at on; padded: each begins at a multiple of 8.
static void put_messages(Form *f, const WorldObject *o, int lane, uint64_t at, uint64_t n, bool padded, CopyOut *copy) {
  static _Thread_local char text[PIPE_TWO_WAY_RING];
  put(f, n);
  for (; n > 0; n--) {
    Message m;
    copy(f, o, lane, at, &m, sizeof m);
    uint32_t size = m.size < sizeof text ? m.size : sizeof text;
    copy(f, o, lane, at + sizeof m, text, size);
    put_message(f, m.maker, text, size);
    at += sizeof m + (padded ? ((uint64_t)m.size + 7) & ~(uint64_t)7 : m.size);
  }
}

// A message too large for the ring is alone.
static void put_big(Form *f, uint64_t block, uint64_t who) {
  put(f, 1);
  put_message(f, (Actor)who, world_at(f->w, block), (uint32_t)(who >> 32));
}

static void put_queue(Form *f, const WorldObject *o) {
  uint64_t n = queue_messages(o);
  put(f, strand_name(f, (Actor)word(o, QUEUE_READER)));
  put(f, queue_places(o));
  if (n && word(o, QUEUE_BIG)) put_big(f, word(o, QUEUE_BIG), word(o, QUEUE_BIG_WHO));
  else put_messages(f, o, 0, word(o, QUEUE_HEAD), n, true, out_of_queue);
}

static void put_openers(Form *f, uint32_t pipe, int end) {
  uint64_t bits = 0;
  for (int k = 0; k < f->nprocesses; k++) {
    if (world_pipe_open_in(f->w, pipe, end, (int)f->slots[k])) bits |= (uint64_t)1 << k % 64;
    if (k % 64 == 63 || k == f->nprocesses - 1) put(f, bits), bits = 0;
  }
}

static void put_lent(Form *f, const PipeBlock *b) {
  uint64_t n = 0;
  for (uint64_t i = 0; i < PIPE_LENDS; i++) {
    uint64_t l = atomic_load(&((PipeBlock *)b)->lent[i]);
    if (!l || world_actor_dead(f->w, (Actor)l)) continue;
    f->sleepers[2 * n] = (l >> 33) * PIPE_LENDS + i;
    f->sleepers[2 * n++ + 1] = strand_name(f, (Actor)l) << 1 | (l >> 32 & 1);
  }
  put_sorted(f, f->sleepers, n);
  for (uint64_t i = 0; i < 2 * n; i++) put(f, f->sleepers[i]);
}

static void put_pipe(Form *f, uint32_t id, const WorldObject *o) {
  PipeBlock *b = pipe_block(f->w, o);
  put(f, word(o, PIPE_TOLD));
  put(f, word(o, PIPE_SERIAL));
  for (int lane = 0; lane < 2; lane++) {
    PipeLane *l = &b->lane[lane];
    if (atomic_load(&l->big)) put_big(f, atomic_load(&l->big), atomic_load(&l->big_who));
    else put_messages(f, o, lane, atomic_load(&l->head), atomic_load(&l->messages), false, out_of_lane);
    put_openers(f, id, lane);
  }
  put_lent(f, b);
}

static void put_event(Form *f, uint32_t id, const WorldObject *o) {
  size_t size = 0;
  const char *shown = world_shown(f->w, id, &size);
  put(f, word(o, EVENT_FLAG));
  put(f, word(o, SERVED_STALE));
  put(f, word(o, SERVED_LOST));
  put_bytes(f, shown ? shown : "", size);
}

static void put_object(Form *f, uint32_t id) {
  const WorldObject *o = world_object(f->w, id);
  put(f, (uint64_t)o->kind | (uint64_t)(uint8_t)o->typecode << 8 | (uint64_t)(uint8_t)o->role << 16 |
             (uint64_t)o->line << 32);
  put(f, strand_name(f, o->creator));
  put(f, object_name(f, o->owner) << 32 | object_name(f, o->lock));
  put(f, o->count);
  put(f, (uint64_t)o->bound);
  put_bytes(f, o->type, strnlen(o->type, sizeof o->type));
  put_bytes(f, o->name, o->named == 2 ? strcspn(o->name, "#") : 0);
  switch ((WorldFamily)o->family) {
  case FAMILY_CELLS: put_cells(f, o); break;
  case FAMILY_LOCK: put_lock(f, o); break;
  case FAMILY_COND: put_sleepers(f, o, true), put_sleepers(f, o, false); break;
  case FAMILY_QUEUE: put_queue(f, o); break;
  case FAMILY_EVENT: put_event(f, id, o); break;
  case FAMILY_BARRIER: put(f, word(o, BARRIER_WORD)); break;
  case FAMILY_PIPE:
    put_pipe(f, id, o);
    break;
    CASE_NO_OBJECT;
  }
}

// ---- pending steps ----

// What a store remembers of its cell: nothing; that it is unchanged since the load; or the value loaded before a
// change.
static void put_seen(Form *f, const WorldCall *c) {
  const WorldObject *o = world_object(f->w, c->object);
  bool is_cell = c->seen && c->object < WORLD_OBJECTS && o->family == FAMILY_CELLS && (uint64_t)c->arg2 < o->count;
  bool same = is_cell && meta_version(atomic_load(&cells_of(f->w, o)[c->arg2].meta)) == c->seen_version;
  put(f, !c->seen ? 0 : same ? 1 : 2);
  put(f, c->seen && !same ? (uint64_t)c->seen_value : 0);
}

static void put_things(Form *f, const WorldCall *c) {
  uint32_t n = many_count(f->w, c);
  ManyThing thing;
  put(f, (uint64_t)n << 1 | ((c->arg2 >> 32) != 0));
  for (uint32_t i = 0; i < n; i++) {
    if (!many_thing(f->w, c, i, &thing)) thing = (ManyThing){.what = 0};
    uint64_t name = thing.what == MANY_PROCESS ? process_name(f, (int)thing.object)
                    : thing.what               ? object_name(f, thing.object)
                                               : NOBODY;
    put(f, name << 8 | (uint64_t)thing.what << 1 | (uint64_t)thing.end);
  }
}

static uint64_t still_to_come(uint64_t number, uint64_t got) { return number > got ? number - got : 0; }

static uint64_t got_of(const Form *f, const WorldCall *c) {
  const WorldObject *o = world_object(f->w, c->object);
  if (o->family == FAMILY_QUEUE) return word(o, QUEUE_GOT);
  return o->family == FAMILY_PIPE ? atomic_load(&pipe_block(f->w, o)->lane[c->arg & 1].got) : 0;
}

static void put_arguments(Form *f, const WorldCall *c) {
  switch (c->verb) {
  case VERB_WOKEN: return;
  case VERB_WAIT: put(f, word(world_object(f->w, c->object), EVENT_PULSE) > (uint64_t)c->arg); return;
  case VERB_DRAINED: put(f, still_to_come((uint64_t)c->arg, got_of(f, c))); return;
  case VERB_PIPE_SENT: put(f, (uint64_t)c->arg), put(f, still_to_come((uint64_t)c->arg2, got_of(f, c))); return;
  case VERB_PIPE_LEND: put(f, (uint64_t)c->arg), put(f, strand_name(f, (Actor)c->arg2)); return;
  case VERB_WAIT_ANY: put_things(f, c); return;
  default: put(f, (uint64_t)c->arg), put(f, (uint64_t)c->arg2); return;
  }
}

static void put_step(Form *f, const WorldCall *c) {
  WorldFamily family = verb_family(c->verb);
  put(f, c->verb);
  put(f, strand_name(f, c->actor));
  put(f, family_is_object(family)   ? object_name(f, c->object)
         : family == FAMILY_PROCESS ? process_name(f, (int)c->object)
                                    : 0);
  bool fits = !family_is_object(family) || object_name(f, c->object) != NOBODY;
  if (fits) put_arguments(f, c);
  if (fits && c->verb == VERB_STORE) put_seen(f, c);
  put(f, c->deadline >= 0);
  put_bytes(f, c->bytes, c->bytes ? c->nbytes : 0);
}

static void put_steps(Form *f) {
  for (int i = 0; i < f->nsteps; i++) {
    uint64_t who = strand_name(f, f->pending[i].actor);
    int at = i;
    for (; at > 0 && strand_name(f, f->pending[f->steps[at - 1]].actor) > who; at--) f->steps[at] = f->steps[at - 1];
    f->steps[at] = (uint32_t)i;
  }
  put(f, (uint64_t)f->nsteps);
  for (int i = 0; i < f->nsteps; i++) put_step(f, &f->pending[f->steps[i]]);
}

// ---- the whole ----

static bool make_room(Form *f) {
  WorldCanonical *c = f->c;
  size_t np = (size_t)f->nprocesses, no = (size_t)f->nnumbers, ns = (size_t)f->nsteps;
  size_t size = 2 * COND_SLEEPERS * sizeof *f->sleepers + np * sizeof *f->written +
                (2 * np + 2 * no + ns) * sizeof *f->slots;
  if (size > c->nnames) {
    free(c->names);
    c->names = malloc(2 * size);
    c->nnames = c->names ? 2 * size : 0;
  }
  if (!c->names) return false;
  f->sleepers = c->names;
  f->written = (Written *)(f->sleepers + 2 * COND_SLEEPERS);
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
  name_processes(&f);
  name_objects(&f);
  read_written(&f);
  put(&f, (uint64_t)f.nprocesses << 32 | (uint64_t)f.nobjects);
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
