// What a learner has done (see done.h).
#include "done.h"

#include "review.h"

static LessonRecord review_record(const Lesson *l, const Progress *p) {
  LessonRecord r = {.pages = l->npages, .rounds = progress_rounds(p, l->name)};
  r.judged = review_judged(l, p, review_last_round(l, p), &r.right);
  r.seen = r.judged;
  r.done = r.rounds > 0;
  return r;
}

LessonRecord lesson_record(const Lesson *l, const Progress *p, bool passed) {
  if (l->review) return review_record(l, p);
  LessonRecord r = {.pages = l->npages};
  for (int i = 0; i < l->npages; i++) {
    const LessonPage *page = &l->pages[i];
    Predicted how = page->ask ? progress_predicted(p, l->name, page->id, NULL) : PREDICTED_NOT;
    r.seen += progress_seen(p, l->name, page->id);
    r.judged += how == PREDICTED_RIGHT || how == PREDICTED_WRONG;
    r.right += how == PREDICTED_RIGHT;
    r.goals += page->goal != NULL;
    r.reached += page->goal && progress_reached(p, l->name, page->id);
  }
  r.done = r.seen == r.pages && r.reached == r.goals && passed;
  return r;
}

Predicted lesson_predicted(const Lesson *l, const LessonPage *page, const Progress *p, const char **answer) {
  char key[REVIEW_KEY];
  int round = l->review ? review_last_round(l, p) : 0;
  return progress_predicted(p, l->name, review_key(l, page, round, key), answer);
}
