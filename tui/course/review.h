// A review: five questions on new programs, after a part of the course. It is a lesson whose pages all ask, and it is
// gone through again and again: a round is one answer to each page. The first is due when the part is done, the others
// 1, 7 and 21 days after the day on which the first was finished. Whoever was late makes up for the days that have
// passed by one round; a round may be gone through on any other day as well.
#ifndef TUI_COURSE_REVIEW_H
#define TUI_COURSE_REVIEW_H

#include "lesson.h"
#include "progress.h"

enum { REVIEW_PAGES = 5, REVIEW_KEY = 120 };

// EARLY: its part is not done; OVER: all rounds that are offered are finished
typedef enum ReviewState { REVIEW_EARLY, REVIEW_DUE, REVIEW_LATER, REVIEW_OVER } ReviewState;

typedef struct ReviewPlan {
  ReviewState state;
  int rounds;  // that are finished
  int day;     // LATER: when it is due
} ReviewPlan;

// today: a day (day.h); part_done: all lessons of its part are done
ReviewPlan review_plan(const Lesson *l, const Progress *p, bool part_done, int today);

// What a page is called in the progress file: its id; in a review's further rounds its id and the round, "ring#2".
const char *review_key(const Lesson *l, const LessonPage *page, int round, char to[REVIEW_KEY]);

int review_next_round(const Lesson *l, const Progress *p);  // from 1; of a lesson that is no review 0
int review_last_round(const Lesson *l, const Progress *p);  // the last one in which anything was judged, else 1
// How many of its pages have an answer in that round that was judged; how many of them were right.
int review_judged(const Lesson *l, const Progress *p, int round, int *right);
int review_first_open(const Lesson *l, const Progress *p, int round);  // the first page that has none; 0: all have

// Two workbenches may have answered the pages of a round between them: then it is finished, on that day. true: it was.
bool review_close_round(const Lesson *l, Progress *p, int today);

// Puts the pages in the order of a new round: first those that the learner got wrong in the round before, then those
// about lessons in which a prediction was wrong, then the others.
void review_arrange(Lesson *l, const Course *c, const Progress *p);

#endif
