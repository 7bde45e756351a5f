// The record of a run: a row of moments, each with the picture that the snapshot gave and with what happened since the
// one before. Whoever looks back sees that picture, whole.
//
// A moment is what there is after a step (of a run at a pace), or at the end of a cell of time (of one that goes at
// full speed: there only the last step of the cell is known). Pictures are kept as what differs from the picture
// before; every so many one is whole. When they take more than RECORD_MOST bytes every second one of the older half
// goes, and what was noted of it is its successor's.
#ifndef TUI_PANELS_RECORD_H
#define TUI_PANELS_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/lab.h"

enum { RECORD_MOST = 32 << 20 };

// Of note: what n and p go to.
enum {
  NOTE_STALE = 1,    // a store fell on what it had not seen
  NOTE_RING = 2,     // a ring of waits closed, or nobody can ever go on
  NOTE_WAIT = 4,     // somebody began to wait (step by step)
  NOTE_END = 8,      // a process ended
  NOTE_KILL = 16,    // … by a signal
  NOTE_SWITCH = 32,  // a switch was turned
  NOTE_PRINT = 64,   // something was printed
  NOTE_OVER = 128,   // the run was over
};

// A bit each; what has no bit of its own shares the last one.
enum { TOUCHED_SLOTS = 256, TOUCHED_OBJECTS = 512, TOUCHED_LINES = 512 };
typedef struct Touched {
  uint64_t slots[TOUCHED_SLOTS / 64], objects[TOUCHED_OBJECTS / 64], lines[TOUCHED_LINES / 64];
} Touched;

typedef struct Moment {
  int64_t time;      // as the lanes count it
  uint64_t steps;    // that had been taken
  uint64_t listed;   // … and that the lanes have in their list
  int order;         // … and that the lab has kept (lab_step_kept); -1 none
  unsigned notes;    // NOTE_ bits
  int64_t lost;      // record_lost then
  Touched touched;   // since the moment before
  LabEvent last;     // the last step; verb NULL: there was none
  size_t at, bytes;  // record.c: its picture
  bool whole;
  uint64_t output;
} Moment;

typedef struct Record Record;

Record *record_new(void);  // NULL: no memory
void record_free(Record *r);
void record_clear(Record *r);
void record_events(Record *r, const LabEvent *events, int n);  // of the moment that is to come
void record_note(Record *r, unsigned notes);                   // likewise
void record_order(Record *r, int kept);                        // likewise: Moment.order
// Puts a moment. by_step: a step is over, and everybody is at rest.
void record_take(Record *r, const LabSnapshot *s, int64_t time, uint64_t listed, bool by_step);
// How much was lost up to then, as the header says it: lost updates; of updates that are not all +1, how many fell on
// what had not been seen.
int64_t record_lost(const LabSnapshot *s);
int record_count(const Record *r);
const Moment *record_moment(const Record *r, int i);
const LabSnapshot *record_show(Record *r, int i);  // its picture, until the next call of record_show
const LabSnapshot *record_last(Record *r);         // that of the last moment, beside the one that is shown; NULL: none
int record_at_step(const Record *r, uint64_t steps);  // the first moment that has so many; the last one if none has
int record_at_time(const Record *r, int64_t time);
int record_at_listed(const Record *r, uint64_t listed);
size_t record_bytes(const Record *r);
bool record_touches_slot(const Moment *m, int slot);
bool record_touches_object(const Moment *m, int object);
bool record_touches_line(const Moment *m, uint32_t line);

#endif
