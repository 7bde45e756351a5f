// The names that a program gives to its lines, for the texts and pages that speak of them: a text never says the number
// of a line, so that a new line changes no text.
//
//   counter.value += 1           #: mark add          a line's own name: a word
//   with lock:                   #: switch lock       a switch's name is its line's, too (all of its lines')
//   WORKERS = 4                  #: knob 1..16 explore 2
#ifndef TUI_COURSE_ANCHORS_H
#define TUI_COURSE_ANCHORS_H

#include "json.h"
#include "lab/lab.h"

enum { ANCHOR_LINES = 8 };

typedef enum AnchorKind { ANCHOR_MARK, ANCHOR_SWITCH, ANCHOR_KNOB } AnchorKind;

typedef struct Anchor {
  AnchorKind kind;
  const char *name;
  uint32_t lines[ANCHOR_LINES];  // from the top
  int nlines;
  LabKnob knob;  // of a knob: as the file has it
} Anchor;

typedef struct Anchors {
  const char *file;  // for complaints
  const char *text;  // the whole program
  Anchor *list;
  int n;
} Anchors;

bool anchors_read(Reading *r, const char *path, Anchors *a);          // false: r->why
const Anchor *anchors_find(const Anchors *a, const char *name);       // NULL: none has that name
void anchors_names(const Anchors *a, char *to, size_t size);          // "add, lock, WORKERS", for complaints
bool anchors_has_word(const Anchors *a, const char *word, size_t n);  // stands it in the program's text, whole

#endif
