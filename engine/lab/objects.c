// The shared objects of a snapshot, read from the memory that the processes share, without a lock.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inner.h"

enum { NEAR = 4, FIELDS = 32 };  // objects made right after another one that may be its parts; of a structure

_Static_assert((int)LAB_KIND_STRUCTURE == (int)KIND_COUNT, "lab.h has the kinds of world/kinds.h, then its own");

const char *lab_kind_label(LabKind kind) {
  static const char *const own[] = {"Structure"};
  _Static_assert(sizeof own / sizeof *own == LAB_KINDS - KIND_COUNT, "a kind of the lab's own without a label");
  if ((int)kind < KIND_COUNT) return world_kind_label((int)kind);
  return kind < LAB_KINDS ? own[(int)kind - KIND_COUNT] : "";
}

static void name_of(World *w, int slot, char *out, size_t size) {
  snprintf(out, size, "%s", world_process_shown(w, slot).text);
}

static void fill_cells(Lab *lab, const WorldObjectView *v, LabObject *o) {
  World *w = lab->world;
  snprintf(o->typecode, sizeof o->typecode, "%.7s", v->type);
  value_texts(w, v, o->value, sizeof o->value);
  o->stores = v->stores;
  o->stale = v->stale;
  o->lost = v->lost;
  o->lost_real = v->lost_real;
  o->last_lost_by = v->last_by;
  o->last_lost_over = v->last_over;
  o->last_lost_line = v->last_line;
  if (v->last_by >= 0) {
    char by[WORLD_NAME], over[WORLD_NAME], wrote[40], was[40];
    name_of(w, v->last_by, by, sizeof by);
    name_of(w, v->last_over, over, sizeof over);
    if (v->real) {
      value_text(v, v->last_wrote, wrote, sizeof wrote);
      value_text(v, v->last_was, was, sizeof was);
    } else {
      number_grouped(v->last_wrote, wrote, sizeof wrote);
      number_grouped(v->last_was, was, sizeof was);
    }
    snprintf(o->last_wrote, sizeof o->last_wrote, "%s", wrote);
    snprintf(o->last_was, sizeof o->last_was, "%s", was);
    snprintf(o->last_lost, sizeof o->last_lost,
             v->last_by == v->last_over ? "%s wrote %s over its own %s%s" : "%s wrote %s over %s's %s", by, wrote,
             v->last_by == v->last_over ? was : over, v->last_by == v->last_over ? "" : was);
  }
  if (v->kind != KIND_VALUE && v->kind != KIND_RAWVALUE) return;
  int64_t word;
  o->is_number = v->typecode != 'c' && v->typecode != 'u' && world_cells_read(w, (uint32_t)v->id, 0, 1, &word) == 1;
  if (!o->is_number) return;
  o->number = value_number(v, word);
  if (v->id >= lab->nhistory) return;
  const History *h = &lab->history[v->id];
  o->nhistory = h->n;
  memcpy(o->history, h->sample, (size_t)h->n * sizeof *h->sample);
}

// A shared structure, (1.5, 2.5): its first field's cell owns the cells of the others, made right after it.
static bool next_field(World *w, uint32_t id, uint32_t *at, WorldObjectView *v) {
  for (uint32_t i = *at + 1, n = (uint32_t)world_objects(w); i < n && i <= id + FIELDS; i++) {
    const WorldObject *o = world_object(w, i);
    if (o->owner != (int32_t)id || world_kind_family(o->kind) != FAMILY_CELLS || o->role != ROLE_OTHER) continue;
    *at = i;
    return world_object_read(w, i, v);
  }
  return false;
}

static void fill_structure(World *w, LabObject *o) {
  WorldObjectView v;
  uint32_t at = (uint32_t)o->id;
  char text[LAB_TEXT] = "(";
  size_t n = 1;
  while (next_field(w, (uint32_t)o->id, &at, &v)) {
    char field[LAB_TEXT / 2];
    value_texts(w, &v, field, sizeof field);
    if (n == 1) n += (size_t)snprintf(text + n, sizeof text - n, "%.*s", (int)sizeof field, o->value);
    if (n < sizeof text) n += (size_t)snprintf(text + n, sizeof text - n, ", %s", field);
    if (n >= sizeof text) n = sizeof text - 1;
  }
  if (n == 1) return;
  snprintf(o->value, sizeof o->value, "%.*s)", (int)sizeof text - 2, text);
  o->kind = LAB_KIND_STRUCTURE;
  o->typecode[1] = '\0', o->typecode[0] = ' ';
  o->is_number = false;
}

static int take_slots(const Actor *from, int n, int *to) {
  for (int i = 0; i < n && i < LAB_WAITERS && i < VIEW_LIST; i++) to[i] = actor_slot(from[i]);
  return n;
}

// Its waiters, from the world's records. holder: who was seen to hold it.
static void take_waiting(World *w, uint32_t id, Actor holder, LabObject *o) {
  WorldWaiting who[LAB_WAITERS];
  o->nwaiting = world_waiting(w, id, holder, who, LAB_WAITERS);
  for (int i = 0; i < o->nwaiting && i < LAB_WAITERS; i++)
    o->waiting[i] = (LabWaiter){who[i].slot, who[i].strand, verb_name(who[i].verb)};
}

// A condition's own list of sleepers: they are on it before they begin to wait for the notify.
static void take_sleeping(const WorldObjectView *v, LabObject *o) {
  o->nwaiting = v->nsleeping;
  for (int i = 0; i < v->nsleeping && i < LAB_WAITERS && i < VIEW_LIST; i++)
    o->waiting[i] = (LabWaiter){actor_slot(v->sleeping[i]), actor_strand(v->sleeping[i]), verb_name(VERB_WOKEN)};
}

static void fill_queue(Lab *lab, const WorldObjectView *v, LabObject *o) {
  char text[LAB_ITEMS * 256];
  WorldItem items[LAB_ITEMS];
  o->size = v->size;
  o->maxsize = v->maxsize;
  o->bytes = v->bytes;
  o->unfed = v->unfed;
  o->holder = v->reader ? actor_slot(v->reader) : -1;
  o->holder_dead = v->reader_dead;
  o->nitems = world_queue_items(lab->world, (uint32_t)v->id, 0, items, LAB_ITEMS, text, sizeof text);
  for (int i = 0; i < o->nitems; i++) {
    o->items[i].maker = actor_slot(items[i].maker);
    item_text(lab, (uint32_t)v->id, &items[i], o->items[i].text, sizeof o->items[i].text);
  }
}

static void fill_end(Lab *lab, const WorldObjectView *v, LabObject *o, int end, int room) {
  char text[LAB_ITEMS * 256];
  WorldItem items[LAB_ITEMS];
  LabEnd *e = &o->end[end];
  e->nopen = v->nopen[end];
  for (int i = 0; i < e->nopen && i < LAB_WAITERS && i < VIEW_LIST; i++) e->open[i] = v->open[end][i];
  e->lent = v->lent[end];
  e->messages = v->sent[end];
  e->bytes = v->sent_bytes[end];
  e->nitems = world_pipe_items(lab->world, (uint32_t)v->id, end, 0, items, room, text, sizeof text);
  for (int i = 0; i < e->nitems; i++) {
    LabItem *to = &o->items[o->nitems++];
    to->maker = actor_slot(items[i].maker);
    item_text(lab, (uint32_t)v->id, &items[i], to->text, sizeof to->text);
  }
}

static void fill_pipe(Lab *lab, const WorldObjectView *v, LabObject *o) {
  o->two_way = v->two_way;
  o->bytes = v->bytes;
  o->size = v->messages;
  fill_end(lab, v, o, 1, v->two_way ? LAB_ITEMS / 2 : LAB_ITEMS);
  if (v->two_way) fill_end(lab, v, o, 0, LAB_ITEMS / 2);
  else
    o->end[0].nopen = v->nopen[0], o->end[0].lent = v->lent[0],
    memcpy(o->end[0].open, v->open[0], sizeof o->end[0].open);
}

// A JoinableQueue counts in a semaphore of its own, made right after it.
static void fill_unfinished(World *w, uint32_t id, LabObject *o) {
  WorldObjectView v;
  for (uint32_t i = id + 1; i < (uint32_t)world_objects(w) && i <= id + NEAR; i++)
    if (world_object(w, i)->owner == (int32_t)id && world_object(w, i)->role == ROLE_UNFINISHED &&
        world_object_read(w, i, &v))
      o->unfinished = v.places;
}

static void fill_lock(World *w, const WorldObjectView *v, LabObject *o) {
  Actor holder = v->signal ? 0 : v->holder;
  take_waiting(w, (uint32_t)v->id, holder, o);
  o->signal = v->signal;
  o->depth = v->depth;
  o->holder = holder ? actor_slot(holder) : -1;
  o->holder_strand = holder ? actor_strand(holder) : 0;
  o->holder_dead = holder && v->holder_dead;
  o->count = v->places;
  o->places = v->count;
  // else it is released by others than those who acquire it
  if (!v->signal && v->places + v->ntakers <= v->count) o->ntakers = take_slots(v->taker, v->ntakers, o->takers);
  o->bound = v->bound;
}

static void fill_standing(const WorldObjectView *v, LabObject *o) {
  o->stands = v->stands;
  o->count = v->n;
  o->bound = v->all;
  if (!o->owned) lab_stands(o, NULL, o->value, sizeof o->value);
}

static void fill(Lab *lab, uint32_t id, LabObject *o) {
  memset(o, 0, sizeof *o);
  o->id = (int)id;
  o->owner = o->holder = o->last_lost_by = o->last_lost_over = -1;
  WorldObjectView v;
  if (!world_object_read(lab->world, id, &v)) return;
  o->kind = (int)v.kind < KIND_COUNT ? (LabKind)v.kind : LAB_KIND_NONE;  // the word is the program's: not believed
  snprintf(o->name, sizeof o->name, "%s", v.name);
  o->line = v.line;
  o->owned = v.owner >= 0;
  o->owner = v.owner;
  if (world_kind_family(v.kind) != FAMILY_LOCK) take_waiting(lab->world, id, 0, o);
  switch (world_kind_family(v.kind)) {
  case FAMILY_CELLS:
    fill_cells(lab, &v, o);
    if (v.kind == KIND_RAWVALUE) fill_structure(lab->world, o);
    break;
  case FAMILY_LOCK: fill_lock(lab->world, &v, o); break;
  case FAMILY_COND:
    take_sleeping(&v, o);
    o->nwoken = take_slots(v.woken, v.nwoken, o->woken);
    break;
  case FAMILY_QUEUE:
    fill_queue(lab, &v, o);
    if (v.kind == KIND_JOINABLEQUEUE) fill_unfinished(lab->world, id, o);
    break;
  case FAMILY_PIPE: fill_pipe(lab, &v, o); break;
  case FAMILY_EVENT:
    o->stale = v.stale;
    o->lost = v.lost;
    o->last_lost_by = v.last_by;
    o->last_lost_line = v.last_line;
    fill_standing(&v, o);
    break;
  default: fill_standing(&v, o); break;
  }
}

void objects_snapshot(Lab *lab, LabObject *out, int n) {
  guarding_look(lab);
  for (int i = 0; i < n; i++) {
    fill(lab, (uint32_t)i, &out[i]);
    guarding_of(lab, i, &out[i].guarding);
  }
}

LabLosses lab_served_losses(const LabSnapshot *s, const LabObject *manager) {
  LabLosses all = {(int64_t)manager->stale, manager->lost};
  for (int i = 0; i < s->nobjects; i++) {
    const LabObject *o = &s->objects[i];
    if (o == manager || !o->owned || o->owner != manager->id) continue;
    all.stale += (int64_t)o->stale;
    all.lost += o->lost;
  }
  return all;
}
