// Footprints: what a step's guard looks at and its effect touches, and whether two steps' order may matter.
#include "families.h"


typedef enum Foot {
  FOOT_nothing, FOOT_cell_read, FOOT_cell_write, FOOT_cells_read, FOOT_cells_write, FOOT_object_read, FOOT_object_write, FOOT_cond_sleep, FOOT_cond_notify,
  FOOT_queue_places, FOOT_queue_feed, FOOT_queue_look, FOOT_queue_see, FOOT_queue_all, FOOT_process_self, FOOT_process_read, FOOT_process_write,
  FOOT_process_any, FOOT_output_write,
} Foot;

static const uint8_t foot_of[VERB_COUNT] = {
#define V(id, name, family, mark, guard, effect, expire, footprint, sentence) [VERB_##id] = FOOT_##footprint,
    VERBS(V)
#undef V
};

static void add(VerbFootprint *f, uint32_t object, int32_t part, bool write) { f->place[f->n++] = (VerbPlace){object, part, write}; }

static void add_lock(World *w, VerbFootprint *f, uint32_t object, bool write) {
  int lock = object < WORLD_OBJECTS ? world_object(w, object)->lock : -1;
  if (lock >= 0) add(f, (uint32_t)lock, PART_WHOLE, write);
}

VerbFootprint verb_footprint(World *w, const WorldCall *c) {
  VerbFootprint f = {0};
  Foot foot = c->verb < VERB_COUNT ? (Foot)foot_of[c->verb] : FOOT_nothing;
  uint32_t o = c->object, self = PLACE_PROCESS + (uint32_t)actor_slot(c->actor);
  switch (foot) {
  case FOOT_nothing: break;
  case FOOT_cell_read: add(&f, o, (int32_t)c->arg, false), add_lock(w, &f, o, false); break;
  case FOOT_cell_write: add(&f, o, (int32_t)c->arg2, true), add_lock(w, &f, o, false); break;
  case FOOT_cells_read: add(&f, o, PART_WHOLE, false), add_lock(w, &f, o, false); break;
  case FOOT_cells_write: add(&f, o, PART_WHOLE, true), add_lock(w, &f, o, false); break;
  case FOOT_object_read: add(&f, o, PART_WHOLE, false); break;
  case FOOT_object_write: add(&f, o, PART_WHOLE, true); break;
  case FOOT_cond_sleep: add(&f, o, PART_WHOLE, true), add_lock(w, &f, o, true); break;
  case FOOT_cond_notify: add(&f, o, PART_WHOLE, true), add_lock(w, &f, o, false); break;
  case FOOT_queue_places: add(&f, o, PART_PLACES, true); break;
  case FOOT_queue_feed:
    add(&f, o, PART_PIPE, true);
    if (c->arg) add(&f, o, PART_PLACES, true);
    break;
  case FOOT_queue_look: add(&f, o, PART_PIPE, false); break;
  case FOOT_queue_see: add(&f, o, PART_PLACES, false); break;
  case FOOT_queue_all: add(&f, o, PART_WHOLE, true); break;
  case FOOT_process_self: add(&f, self, PART_WHOLE, true); break;
  case FOOT_process_read: add(&f, PLACE_PROCESS + o, PART_WHOLE, false); break;
  case FOOT_process_write: add(&f, PLACE_PROCESS + o, PART_WHOLE, true); break;
  case FOOT_process_any: add(&f, PLACE_ANY_PROCESS, PART_WHOLE, false); break;
  case FOOT_output_write: add(&f, PLACE_OUTPUT, PART_WHOLE, true); break;
  }
  return f;
}

static bool is_process(uint32_t place) { return place >= PLACE_PROCESS && place <= PLACE_ANY_PROCESS; }

static bool meet(const VerbPlace *a, const VerbPlace *b) {
  if (!a->write && !b->write) return false;
  bool any = (a->object == PLACE_ANY_PROCESS && is_process(b->object)) || (b->object == PLACE_ANY_PROCESS && is_process(a->object));
  if (a->object != b->object && !any) return false;
  return a->part == b->part || a->part == PART_WHOLE || b->part == PART_WHOLE;
}

bool verb_conflict(const VerbFootprint *a, const VerbFootprint *b) {
  for (int i = 0; i < a->n; i++)
    for (int j = 0; j < b->n; j++)
      if (meet(&a->place[i], &b->place[j])) return true;
  return false;
}
