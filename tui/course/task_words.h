// A task's words, one file a language, en.md and zh.md, with the same headings:
//
//   # The bank ring             the title
//   ## story                    what the program is for, what goes wrong, what is asked
//   ## hints                    a list of three: where to look, what must hold, which construct
//   ## fail-right               for each check: what is wrong, in the story's words
//   ## solved                   said when it is passed: the pattern in one line
#ifndef TUI_COURSE_TASK_WORDS_H
#define TUI_COURSE_TASK_WORDS_H

#include "json.h"
#include "tui/words/words.h"

enum { TASK_HINTS = 3 };

typedef struct TaskWords {
  const char *title, *story, *solved, *hints[TASK_HINTS];
  const char **fails;  // by check
} TaskWords;

bool task_words_read(Reading *r, const char *folder, const char *file, const char *const *checks, int nchecks,
                     TaskWords *w);

#endif
