// The steps that happened, read from every process's own ring (see lab.h).
//
// A caller's cursor names a Reader (where it stands in each ring) and the run it was made for; a new run begins anew.
#include <stdlib.h>
#include <string.h>

#include "lab_inner.h"

enum { READER_BITS = 8, AT_ONCE = 256 };  // AT_ONCE: events taken from one ring before the next has its turn

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

static void take_event(Lab *lab, int slot, uint64_t number, const WorldEvent *e, LabEvent *out) {
  WorldFamily family = verb_family(e->verb);
  *out = (LabEvent){
      .number = number,
      .time = world_ticks_ns(lab->world, e->ticks),
      .slot = slot,
      .verb = verb_name(e->verb),
      .object = family < FAMILY_PROCESS ? (int)e->object : -1,
      .line = e->line,
      .value = e->value,
      .stale = (e->flags & EVENT_STALE) != 0,
      .mark = e->flags & EVENT_WAITS ? 'w' : verb_mark(e->verb),
  };
  if (e->flags & (EVENT_TIMED_OUT | EVENT_FAILED | EVENT_REFUSED)) out->mark = e->flags & EVENT_WAITED ? 'g' : ' ';
  else if (out->mark == ' ' && e->flags & EVENT_WAITED) out->mark = 'g';
}

static int by_time(const void *a, const void *b) {
  int64_t x = ((const LabEvent *)a)->time, y = ((const LabEvent *)b)->time;
  return (x > y) - (x < y);
}

int lab_events(Lab *lab, uint64_t *cursor, LabEvent *out, int max, uint64_t *dropped) {
  *dropped = 0;
  if (lab->state == LAB_NONE) return 0;
  Reader *r = reader_of(lab, cursor);
  int n = world_processes(lab->world), got = 0;
  if (r == NULL || n == 0) return 0;
  WorldEvent raw[AT_ONCE];
  bool more = true;
  while (more && got < max) {
    more = false;
    for (int k = 0; k < n && got < max; k++) {
      int slot = (r->first + k) % n, want = max - got < AT_ONCE ? max - got : AT_ONCE;
      int taken = world_events(lab->world, slot, &r->next[slot], raw, want, dropped);
      for (int i = 0; i < taken; i++) take_event(lab, slot, r->next[slot] - (uint64_t)(taken - i), &raw[i], &out[got++]);
      more |= taken == want;
    }
    r->first = (r->first + 1) % n;
  }
  qsort(out, (size_t)got, sizeof *out, by_time);
  return got;
}
