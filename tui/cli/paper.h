// A lesson on paper or on a wall: its questions with their answers, told without the bench.
#ifndef TUI_CLI_PAPER_H
#define TUI_CLI_PAPER_H

#include "tui/course/html.h"
#include "tui/course/task.h"

typedef struct Paper {
  FILE *f;
  const Lesson *lesson;
  Language language;
  Lab *lab;            // the page's program stands open in it
  const char *open;    // path of that program; NULL: none yet
  const Tasks *tasks;  // of all lessons
} Paper;

// Opens the page's program. NULL: it cannot be, and cli_bad has spoken.
const LabProgram *paper_program(Paper *p, const LessonPage *page);
// The right answer as the page's play gives it ("one two"); NULL: nothing is asked.
const char *paper_answer(const LessonPage *page);
bool paper_is_right(const LessonPage *page, int option);
// An option in words, or as the number that it is.
void paper_put_option(const Paper *p, const LessonPage *page, int option);
// The right answer in words: the options', a number, a line's number, a process.
void paper_put_answer(const Paper *p, const LessonPage *page);
// The keys of the page's play, but for the answer.
void paper_put_play(const Paper *p, const LessonPage *page);
void paper_put(const Paper *p, const char *en, const char *zh);
// A lesson's text; NULL: there is none.
void paper_marked(const Paper *p, const char *s, bool paragraphs);

#endif
