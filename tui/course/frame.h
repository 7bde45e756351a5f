// The learner's part of a task's program, and the frame around it.
//
// In the starter the learner's parts stand between two comments; there may be several, and none means the whole file:
//
//   #: edit
//   def withdraw(balance, lock, paid, amount): …
//   #: end
//
// Before an answer is judged, its parts are put into the starter's frame: what the learner has changed in the frame, a
// deleted assert or another main, does not count.
#ifndef TUI_COURSE_FRAME_H
#define TUI_COURSE_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "keep.h"

enum { FRAME_PARTS = 16 };

typedef struct FramePart {
  uint32_t line, lines;  // in the answer: its first line, how many
  uint32_t in_frame;     // its first line in the whole
} FramePart;

typedef struct Framed {
  char *text;   // the whole: the starter's frame with the answer's parts
  char *own;    // the answer's parts alone
  char *given;  // the starter's parts alone
  FramePart parts[FRAME_PARTS];
  int nparts;
  uint32_t outside;  // the answer's first line outside its parts that is not the starter's; 0: there is none
} Framed;

// false: why says what is wrong with the answer's marks ("line 3: …"). names: of the frame, each is replaced by its
// other; nnames 0: as it stands.
bool frame_put(Keep *keep, const char *starter, const char *answer, const char *const *names, const char *const *others,
               int nnames, Framed *f, char *why, size_t size);
bool frame_sound(const char *starter, char *why, size_t size);  // are its own marks in pairs
// Does the answer take from the frame? Its parts bind anew what the frame defines or imports, or a constant of the
// frame (SIZE = 3), or assign an attribute of what is imported or defined there, or name what can do that unseen. Then
// the frame would call the learner's. why says it, with its line in the answer. What the starter's own parts bind is
// the learner's.
bool frame_taken(Keep *keep, const char *starter, const Framed *f, char *why, size_t size);
uint32_t frame_line(const Framed *f, uint32_t line);  // a line of the whole, as it is numbered in the answer
// How many lines of b are not a's, in a's order (a line that was changed counts once; lines left out count, too).
int lines_changed(const char *a, const char *b);

#endif
