// The learner's answers to tasks: answers/NAME.py in the state folder, and beside each its last twenty versions,
// NAME.py~1, NAME.py~2 …, the highest number the newest.
//
// An answer is never overwritten but by the learner's own word. Each file is written whole or not at all, and a new
// version before an old one goes: a crash at any instant loses nothing.
#ifndef TUI_COURSE_ANSWERS_H
#define TUI_COURSE_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

enum { ANSWER_VERSIONS = 20, ANSWER_BYTES = 1 << 20 };

typedef struct Answer {
  char path[4096];
  char *text;  // malloc'd; NULL: it was not begun
  size_t size;
  int versions;  // different texts among those that are kept and this one
  time_t begun;  // of the oldest version that is kept, else of the file
} Answer;

// false: why. A file that is not there is no error.
bool answer_read(const char *task, Answer *a, char *why, size_t size);
void answer_free(Answer *a);
// Writes the starter, and keeps what stood there as a version. begun again: also if it is there.
bool answer_begin(Answer *a, const char *starter, char *why, size_t size);
// Keeps the present text as a version, unless it is the newest one already.
bool answer_keep(Answer *a, char *why, size_t size);

#endif
