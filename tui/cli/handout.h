// The two pages that are made of a lesson (paper.h). false: a program of the lesson cannot be opened.
#ifndef TUI_CLI_HANDOUT_H
#define TUI_CLI_HANDOUT_H

#include "paper.h"

// For paper: program, pages, questions with room for answers, tasks; on sheets of their own the teacher's answers.
bool handout_put(Paper *p);
// For a wall: of each question three slides, vote, run and discuss.
bool slides_put(Paper *p);

#endif
