// What a learner has done of a lesson or of a review, by the progress file.
#ifndef TUI_COURSE_DONE_H
#define TUI_COURSE_DONE_H

#include "lesson.h"
#include "progress.h"

typedef struct LessonRecord {
  int seen, pages, judged, right, reached, goals;  // judged: questions with an answer that was judged; of a review …
  int rounds;                                      // … in the last round; and how many rounds were finished
  bool done;  // all seen and reached, and a task of it passed if it has any; of a review: a round was finished
} LessonRecord;

// passed: a task of it is, or it has none.
LessonRecord lesson_record(const Lesson *l, const Progress *p, bool passed);

// What was answered last on a page; of a review's page in its last round.
Predicted lesson_predicted(const Lesson *l, const LessonPage *page, const Progress *p, const char **answer);

#endif
