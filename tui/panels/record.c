// Moments in a row, their pictures as differences.
#include "record.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

enum { WHOLE_EVERY = 32, GAP = 8, OUTPUT_MOST = 1 << 20 };

// A picture in parts: what can be compared with the same part of the picture before.
typedef enum Section { HEAD, PROCESS, OBJECT, STUCK, BOARD, SECTIONS } Section;
static const size_t part_size[SECTIONS] = {sizeof(LabSnapshot), sizeof(LabProcess), sizeof(LabObject), sizeof(LabStuck),
                                           sizeof(LabBoard)};

typedef struct Picture {
  int n[SECTIONS];
  int room[SECTIONS];
  unsigned char *part[SECTIONS];
} Picture;

struct Record {
  Moment *moments;
  int n, room;
  unsigned char *bytes;
  size_t nbytes, bytes_room;
  Picture last, shown;  // the picture of the last moment; the one that is shown
  int shown_at;         // -1: none
  struct Given {        // what record_show gives, and record_last
    LabSnapshot head;
    LabObject *objects;
    int room;
  } show, end;
  char *output;  // all that is known of it
  size_t noutput, output_room;
  uint64_t output_from;  // … begins after so many bytes
  size_t seen;           // bytes of the snapshot's output that are in it
  // of the moment that is to come
  unsigned notes;
  int order;
  Touched touched;
  LabEvent event;
};

// ---- room ----

static bool picture_room(Picture *p, Section s, int n) {
  size_t had = (size_t)p->room[s];
  if ((size_t)n <= had) return true;
  size_t bytes = had * part_size[s], want = grow_room(had, INT32_MAX, (size_t)n, s == HEAD ? 1 : 8);
  unsigned char *part = realloc(p->part[s], want * part_size[s]);
  if (!part) return false;
  memset(part + bytes, 0, want * part_size[s] - bytes);
  p->part[s] = part;
  p->room[s] = (int)want;
  return true;
}

static void picture_free(Picture *p) {
  for (Section s = 0; s < SECTIONS; s++) free(p->part[s]);
  *p = (Picture){0};
}

static void picture_zero(Picture *p) {
  for (Section s = 0; s < SECTIONS; s++) {
    if (p->room[s]) memset(p->part[s], 0, (size_t)p->room[s] * part_size[s]);
    p->n[s] = 0;
  }
}

static unsigned char *part_of(const Picture *p, Section s, int i) { return p->part[s] + (size_t)i * part_size[s]; }

Record *record_new(void) {
  Record *r = calloc(1, sizeof *r);
  if (r) record_clear(r);
  return r;
}

void record_clear(Record *r) {
  r->n = 0;
  r->nbytes = r->noutput = r->seen = 0;
  r->output_from = 0;
  r->shown_at = -1;
  r->notes = 0;
  r->touched = (Touched){0};
  r->event = (LabEvent){0};
  picture_zero(&r->last);
  picture_zero(&r->shown);
}

void record_free(Record *r) {
  if (!r) return;
  picture_free(&r->last);
  picture_free(&r->shown);
  free(r->moments);
  free(r->bytes);
  free(r->output);
  free(r->show.objects);
  free(r->end.objects);
  free(r);
}

size_t record_bytes(const Record *r) { return r->nbytes + (size_t)r->n * sizeof *r->moments + r->noutput; }

// ---- what happens until the next moment ----

static int bit(int64_t i, int most) { return i < 0 || i >= most ? most - 1 : (int)i; }

static void touch(uint64_t *set, int64_t i, int most) { set[bit(i, most) / 64] |= (uint64_t)1 << bit(i, most) % 64; }

static bool touched(const uint64_t *set, int64_t i, int most) {
  return set[bit(i, most) / 64] >> bit(i, most) % 64 & 1;
}

void record_events(Record *r, const LabEvent *events, int n) {
  for (int i = 0; i < n; i++) {
    const LabEvent *e = &events[i];
    touch(r->touched.slots, e->slot, TOUCHED_SLOTS);
    if (e->object >= 0) touch(r->touched.objects, e->object, TOUCHED_OBJECTS);
    if (e->line) touch(r->touched.lines, e->line, TOUCHED_LINES);
    if (e->mark == MARK_END) r->notes |= NOTE_END;
    if (!e->waits) r->event = *e;
  }
}

void record_note(Record *r, unsigned notes) { r->notes |= notes; }

void record_order(Record *r, int kept) { r->order = kept; }

// ---- taking a picture ----

static bool put_bytes(Record *r, const void *from, size_t n) {
  if (!GROW(r->bytes, r->bytes_room, r->nbytes + n, 65536)) return false;
  memcpy(r->bytes + r->nbytes, from, n);
  r->nbytes += n;
  return true;
}

static bool put_number(Record *r, uint32_t n) { return put_bytes(r, &n, sizeof n); }

// Where a differs from b, in runs: bytes to skip, bytes that follow, these bytes; 0 0 ends them.
static bool put_runs(Record *r, const unsigned char *a, const unsigned char *b, size_t size) {
  for (size_t at = 0, from = 0; at < size;) {
    while (at < size && a[at] == b[at]) at++;
    if (at == size) break;
    size_t end = at + 1;
    for (size_t same = 0; end + same < size && same < GAP;) {
      if (a[end + same] != b[end + same]) end += same + 1, same = 0;
      else same++;
    }
    if (!put_number(r, (uint32_t)(at - from)) || !put_number(r, (uint32_t)(end - at)) ||
        !put_bytes(r, b + at, end - at))
      return false;
    from = at = end;
  }
  bool ended = put_number(r, 0);
  return ended && put_number(r, 0);
}

// The snapshot's part i; an object's board is its number among the boards, from 1, since a pointer does not last.
static const void *part_from(const LabSnapshot *s, Section section, int i, void *copy) {
  switch (section) {
  case HEAD: {
    LabSnapshot *head = memcpy(copy, s, sizeof *s);
    head->processes = NULL;
    head->objects = NULL;
    head->stuck = NULL;
    head->output = NULL;
    return head;
  }
  case PROCESS: return &s->processes[i];
  case OBJECT: {
    LabObject *o = memcpy(copy, &s->objects[i], sizeof *o);
    uintptr_t number = 0;
    for (int k = 0; o->board && k <= i; k++) number += s->objects[k].board != NULL;  // few have one
    if (o->board) o->board = (const LabBoard *)number;  // NOLINT(performance-no-int-to-ptr)
    return o;
  }
  case STUCK: return &s->stuck[i];
  case BOARD:
    for (int k = 0; k < s->nobjects; k++)
      if (s->objects[k].board && !i--) return s->objects[k].board;
    break;
  case SECTIONS: break;
  }
  return NULL;
}

static int parts_of(const LabSnapshot *s, Section section) {
  int boards = 0;
  for (int i = 0; section == BOARD && i < s->nobjects; i++) boards += s->objects[i].board != NULL;
  const int n[SECTIONS] = {1, s->nprocesses, s->nobjects, s->nstuck, boards};
  return n[section];
}

static bool put_part(Record *r, Section s, int i, const void *now) {
  unsigned char *before = part_of(&r->last, s, i);
  if (!memcmp(before, now, part_size[s])) return true;
  if (!put_number(r, (uint32_t)s) || !put_number(r, (uint32_t)i) || !put_runs(r, before, now, part_size[s]))
    return false;
  memcpy(before, now, part_size[s]);
  return true;
}

static bool put_picture(Record *r, const LabSnapshot *s, bool whole) {
  static LabSnapshot head;
  static LabObject object;
  if (whole) picture_zero(&r->last);
  for (Section section = 0; section < SECTIONS; section++) {
    int n = parts_of(s, section);
    if (!picture_room(&r->last, section, n) || !put_number(r, (uint32_t)n)) return false;
    r->last.n[section] = n;
  }
  for (Section section = 0; section < SECTIONS; section++)
    for (int i = 0; i < r->last.n[section]; i++) {
      const void *now = part_from(s, section, i, section == HEAD ? (void *)&head : (void *)&object);
      if (now && !put_part(r, section, i, now)) return false;
    }
  return put_number(r, SECTIONS);
}

// The output grows at its end; when its beginning was cut, what is left of it is all that is known.
static void take_output(Record *r, const LabSnapshot *s) {
  size_t from = r->seen;
  if (s->output_size < from) {
    r->output_from += r->noutput;
    r->noutput = from = 0;
  }
  size_t more = s->output_size - from;
  if (more && GROW(r->output, r->output_room, r->noutput + more, 4096)) {
    memcpy(r->output + r->noutput, s->output + from, more);
    r->noutput += more;
    r->notes |= NOTE_PRINT;
  }
  r->seen = s->output_size;
}

// ---- what is of note ----

static unsigned notes_of(const Picture *before, const LabSnapshot *s, bool by_step) {
  const LabSnapshot *head = (const LabSnapshot *)(const void *)before->part[HEAD];
  unsigned notes = 0;
  bool first = !before->n[HEAD];
  if (!first && ((s->ring && !head->ring) || (s->state == LAB_DEADLOCK && head->state != LAB_DEADLOCK)))
    notes |= NOTE_RING;
  if (s->stale > (first ? 0 : head->stale)) notes |= NOTE_STALE;
  if (!first && s->state != head->state && (s->state == LAB_ENDED || s->state == LAB_STOPPED)) notes |= NOTE_OVER;
  for (int i = 0; i < s->nprocesses && i < before->n[PROCESS]; i++) {
    const LabProcess *was = (const LabProcess *)(const void *)part_of(before, PROCESS, i), *is = &s->processes[i];
    if (by_step && is->doing == LAB_WAITS && was->doing != LAB_WAITS) notes |= NOTE_WAIT;
    if (is->ended && !was->ended) notes |= is->exitcode < 0 ? NOTE_KILL : NOTE_END;
  }
  return notes;
}

// ---- forgetting ----

static void join_set(uint64_t *into, const uint64_t *gone, int most) {
  for (int i = 0; i < most / 64; i++) into[i] |= gone[i];
}

static void join(Moment *into, const Moment *gone) {
  into->notes |= gone->notes;
  join_set(into->touched.slots, gone->touched.slots, TOUCHED_SLOTS);
  join_set(into->touched.objects, gone->touched.objects, TOUCHED_OBJECTS);
  join_set(into->touched.lines, gone->touched.lines, TOUCHED_LINES);
}

static bool take(Record *r, const LabSnapshot *s, Moment m) {
  m.whole = r->n % WHOLE_EVERY == 0;
  m.at = r->nbytes;
  if (!GROW(r->moments, r->room, r->n + 1, 256) || !put_picture(r, s, m.whole)) {
    r->nbytes = m.at;
    return false;
  }
  m.bytes = r->nbytes - m.at;
  r->moments[r->n++] = m;
  return true;
}

// All pictures are written anew, without every second one of the older half.
static void thin(Record *r) {
  Record *all = record_new();
  if (!all) return;
  for (int i = 0; i < r->n; i++) {
    Moment m = r->moments[i];
    if (i < r->n / 2 && i % 2 == 0 && i + 1 < r->n) {
      join(&r->moments[i + 1], &m);
      continue;
    }
    if (!take(all, record_show(r, i), m)) break;
  }
  Record old = *r;
  *r = *all;
  r->output = old.output, r->noutput = old.noutput, r->output_room = old.output_room;
  r->output_from = old.output_from, r->seen = old.seen;
  r->shown_at = -1;
  *all = old;
  all->output = NULL;
  record_free(all);
}

int64_t record_lost(const LabSnapshot *s) {
  bool counts = s->lost > 0 && (!s->updates || (uint64_t)s->lost <= s->updates);
  return counts ? s->lost : (int64_t)s->stale;
}

void record_take(Record *r, const LabSnapshot *s, int64_t time, uint64_t listed, bool by_step) {
  take_output(r, s);
  Moment m = {.time = time,
              .steps = s->steps,
              .listed = listed,
              .order = r->order,
              .notes = r->notes | notes_of(&r->last, s, by_step),
              .lost = record_lost(s),
              .touched = r->touched,
              .last = r->event,
              .output = r->output_from + r->noutput};
  if (!take(r, s, m)) return;
  r->notes = 0;
  r->touched = (Touched){0};
  r->event = (LabEvent){0};
  if (r->nbytes > RECORD_MOST) thin(r);
}

// ---- looking ----

int record_count(const Record *r) { return r ? r->n : 0; }

const Moment *record_moment(const Record *r, int i) { return i >= 0 && i < record_count(r) ? &r->moments[i] : NULL; }

int record_at_step(const Record *r, uint64_t steps) {
  for (int i = 0; i < r->n; i++)
    if (r->moments[i].steps >= steps) return i;
  return r->n - 1;
}

int record_at_time(const Record *r, int64_t time) {
  for (int i = 0; i < r->n; i++)
    if (r->moments[i].time >= time) return i;
  return r->n - 1;
}

int record_at_listed(const Record *r, uint64_t listed) {
  for (int i = 0; i < r->n; i++)
    if (r->moments[i].listed >= listed) return i;
  return r->n - 1;
}

static uint32_t number_at(const Record *r, size_t *at) {
  uint32_t n;
  memcpy(&n, r->bytes + *at, sizeof n);
  *at += sizeof n;
  return n;
}

// Puts what a moment's picture has that the one before has not.
static bool apply(const Record *r, const Moment *m, Picture *p) {
  size_t at = m->at;
  if (m->whole) picture_zero(p);
  for (Section s = 0; s < SECTIONS; s++) {
    p->n[s] = (int)number_at(r, &at);
    if (!picture_room(p, s, p->n[s])) return false;
  }
  for (uint32_t s; (s = number_at(r, &at)) < SECTIONS;) {
    unsigned char *to = part_of(p, (Section)s, (int)number_at(r, &at));
    for (;;) {
      uint32_t skip = number_at(r, &at), n = number_at(r, &at);
      if (!skip && !n) break;
      memcpy(to + skip, r->bytes + at, n);
      to += skip + n;
      at += n;
    }
  }
  return true;
}

static void show_output(const Record *r, const Moment *m, LabSnapshot *s) {
  s->output = r->output ? r->output : "";
  s->output_size = m->output > r->output_from ? (size_t)(m->output - r->output_from) : 0;
  if (s->output_size > r->noutput) s->output_size = r->noutput;
}

// The parts stay as they were written: the next difference is to them.
static const LabSnapshot *fill(const Record *r, const Picture *p, const Moment *m, struct Given *to) {
  if (!GROW_EXACTLY(to->objects, to->room, p->n[OBJECT] + 1)) return NULL;
  memcpy(&to->head, p->part[HEAD], sizeof to->head);
  to->head.processes = (LabProcess *)(void *)p->part[PROCESS];
  to->head.stuck = (LabStuck *)(void *)p->part[STUCK];
  to->head.objects = to->objects;
  for (int k = 0; k < p->n[OBJECT]; k++) {
    LabObject *o = memcpy(&to->objects[k], part_of(p, OBJECT, k), sizeof *o);
    uintptr_t board = (uintptr_t)o->board;
    if (board) o->board = (const LabBoard *)(const void *)part_of(p, BOARD, (int)board - 1);
  }
  show_output(r, m, &to->head);
  return &to->head;
}

const LabSnapshot *record_last(Record *r) { return r->n ? fill(r, &r->last, &r->moments[r->n - 1], &r->end) : NULL; }

const LabSnapshot *record_show(Record *r, int i) {
  if (i < 0 || i >= r->n) return NULL;
  int from = r->shown_at >= 0 && r->shown_at <= i ? r->shown_at + 1 : 0;
  for (int k = i; k >= from; k--)
    if (r->moments[k].whole) {
      from = k;
      break;
    }
  for (int k = from; k <= i; k++)
    if (!apply(r, &r->moments[k], &r->shown)) return NULL;
  r->shown_at = i;
  return fill(r, &r->shown, &r->moments[i], &r->show);
}

bool record_touches_slot(const Moment *m, int slot) { return touched(m->touched.slots, slot, TOUCHED_SLOTS); }
bool record_touches_object(const Moment *m, int object) { return touched(m->touched.objects, object, TOUCHED_OBJECTS); }
bool record_touches_line(const Moment *m, uint32_t line) { return touched(m->touched.lines, line, TOUCHED_LINES); }
