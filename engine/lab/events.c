// The steps that happened, read from every process's own ring (see lab.h).
//
// A caller's cursor names a Reader (where it stands in each ring) and the run it was made for; a new run begins anew.
#include <stdlib.h>
#include <string.h>

#include "inner.h"

enum { READER_BITS = 8 };

static Reader *reader_of(Lab *lab, uint64_t *cursor) {
  uint64_t i = (*cursor & ((1 << READER_BITS) - 1)) - 1;
  if (*cursor != 0 && *cursor >> READER_BITS == lab->run && i < LAB_READERS && lab->reader[i]) return lab->reader[i];
  if (*cursor == 0 || i >= LAB_READERS) i = (uint64_t)(lab->next_reader++ % LAB_READERS);
  if (lab->reader[i] == NULL) lab->reader[i] = malloc(sizeof(Reader));
  if (lab->reader[i] == NULL) return NULL;
  memset(lab->reader[i], 0, sizeof(Reader));
  *cursor = lab->run << READER_BITS | (i + 1);
  return lab->reader[i];
}

// World ticks to ns since the run began, by one scale for all events of a reading.
typedef struct Scale {
  uint64_t base;
  double ns_per_tick;
} Scale;

static Scale scale_now(const World *w) {
  uint64_t now = world_ticks(), base = w->head->ticks_base;
  return (Scale){base, now > base ? (double)world_ticks_ns(w, now) / (double)(now - base) : 0};
}

static void take_event(const Scale *scale, int slot, uint64_t number, const WorldEvent *e, int64_t *last,
                       LabEvent *out) {
  int64_t time = (int64_t)((double)(int64_t)(e->ticks - scale->base) * scale->ns_per_tick);
  // the world stamps only some of a fast process's events: the others lie in between
  if (time < *last) time = *last;
  *last = time;
  *out = (LabEvent){
      .number = number,
      .time = time,
      .slot = slot,
      .verb = verb_name(e->verb),
      .object = verb_object(e->verb, e->object),
      .line = e->line,
      .value = e->value,
      .stale = (e->flags & EVENT_STALE) != 0,
      .waits = (e->flags & EVENT_WAITS) != 0,
      .mark = e->flags & (EVENT_TIMED_OUT | EVENT_FAILED | EVENT_REFUSED) ? MARK_OTHER : verb_mark(e->verb),
  };
}

static int compare(uint64_t x, uint64_t y) { return (x > y) - (x < y); }

static int by_time(const void *a, const void *b) {
  const LabEvent *x = a, *y = b;
  // its own order is certain, whatever its clock's grain
  if (x->slot == y->slot) return compare(x->number, y->number);
  return x->time != y->time ? compare((uint64_t)x->time, (uint64_t)y->time)
                            : compare((uint64_t)x->slot, (uint64_t)y->slot);
}

int lab_events(Lab *lab, uint64_t *cursor, LabEvent *out, int max, uint64_t *dropped) {
  *dropped = 0;
  if (lab->state == LAB_NONE) return 0;
  Reader *r = reader_of(lab, cursor);
  int n = world_processes(lab->world), got = 0;
  if (r == NULL || n == 0) return 0;
  Scale scale = scale_now(lab->world);
  int share = max / n > 0 ? max / n : 1;  // so that nobody's are crowded out by a faster one's
  for (int k = 0; k < n && got < max; k++) {
    int slot = (r->first + k) % n;
    int want = max - got < share ? max - got : share;
    int taken = world_events(lab->world, slot, &r->next[slot], r->raw, want < WORLD_EVENTS ? want : WORLD_EVENTS,
                             dropped);
    for (int i = 0; i < taken; i++)
      take_event(&scale, slot, r->next[slot] - (uint64_t)(taken - i), &r->raw[i], &r->last[slot], &out[got++]);
  }
  r->first = (r->first + 1) % n;
  qsort(out, (size_t)got, sizeof *out, by_time);
  return got;
}
