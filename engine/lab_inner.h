// The lab's own inside, shared by its files alone.
#ifndef LAB_INNER_H
#define LAB_INNER_H

#include <sys/stat.h>

#include "hosts/config.h"
#include "hosts/metronome.h"
#include "hosts/proc.h"
#include "hosts/supervisor.h"
#include "lab.h"
#include "world/stuck.h"
#include "world/verbs.h"
#include "world/view.h"

enum { LAB_READERS = 4, LAB_OBJECTS_SHOWN = 4096 };

typedef struct Seen {                    // what /proc said of a process, and when
  ProcStat stat;
  int64_t at;                            // CLOCK_MONOTONIC ns; 0 never
  uint32_t generation;
  uint64_t events;                       // steps it had made when the last picture was taken
} Seen;

typedef struct History {                 // a Value's samples, oldest first
  double sample[LAB_HISTORY];
  int n;
} History;

typedef struct Reader {                  // one caller of lab_events: where it stands in each ring
  uint64_t next[WORLD_SLOTS];
  int64_t last[WORLD_SLOTS];             // time of the last event given out
  int first;                             // the slot that is served first next time
  WorldEvent raw[WORLD_EVENTS];
} Reader;

struct Lab {
  Supervisor *supervisor;
  World *world;
  // the program
  char *path, *text;
  size_t size;
  char **lines;
  LabProgram program;
  bool opened;
  struct stat file;                      // as it was when it was read
  // the run
  LabRunState state;
  LabLimits limits;
  bool limit_output;                     // output is kept here, so it is limited
  uint64_t seed;
  uint64_t run;                          // number of the run; grows
  Metronome metronome;
  int64_t began;                         // CLOCK_MONOTONIC ns
  int64_t ended;                         // the run's clock when it was over, -1 not yet
  int64_t ended_wall;                    // and the real time then
  int64_t next_check, next_sample;
  WorldStuck stuck;                      // as of the last check
  bool stuck_before;
  char message[LAB_TEXT * 2];
  // what was read off it
  char *kept;                            // output, the last part
  size_t nkept, kept_room;
  uint64_t output_cursor, output_dropped;
  History *history; int nhistory;        // by object
  Seen seen[WORLD_SLOTS];
  Reader *reader[LAB_READERS];
  int next_reader;
};

int64_t lab_monotonic(void);
void lab_say(Lab *lab, const char *format, ...) __attribute__((format(printf, 2, 3)));  // the message; the first one stays

// lab_watch.c: what is sampled while a run lasts
void watch_reset(Lab *lab);
void watch_output(Lab *lab);
void watch_history(Lab *lab);
const ProcStat *watch_proc(Lab *lab, int slot);          // at most some times a second; NULL: there is no such process

// lab_value.c: words as Python shows them
void value_text(const WorldObjectView *v, int64_t word, char *out, size_t size);      // one cell
void value_texts(World *w, const WorldObjectView *v, char *out, size_t size);         // a Value, or an Array cut to size with …
double value_number(const WorldObjectView *v, int64_t word);
void number_grouped(int64_t n, char *out, size_t size);  // 41,203

// lab_objects.c
void objects_snapshot(Lab *lab, LabObject *out, int n);

#endif
