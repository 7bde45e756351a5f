// What a step is to the one who draws it: the verb's row names one (verbs.h). A new verb takes one of these, and no
// screen has to know its name.
#ifndef WORLD_MARK_H
#define WORLD_MARK_H

typedef enum VerbMark {
  MARK_OTHER,  // drawn by its name
  MARK_LOAD,   // of one cell: its word is shown
  MARK_STORE,
  MARK_ACQUIRE,
  MARK_RELEASE,
  MARK_PUT,
  MARK_GET,
  MARK_START,  // of a process
  MARK_END,
  MARK_PRINT,
  MARK_SLEEP,  // it waits for the clock and for nobody
} VerbMark;

#endif
