// Rounds of a review: when they are due, and in what order its pages come (see review.h).
#include "review.h"

#include <stdio.h>
#include <stdlib.h>

static const int days_after[] = {1, 7, 21};

// A round on that day or later, but for the first, from which the days are counted.
static bool was_made(const Lesson *l, const Progress *p, int rounds, int day) {
  for (int i = 2; i <= rounds; i++)
    if (progress_round_day(p, l->name, i) >= day) return true;
  return false;
}

ReviewPlan review_plan(const Lesson *l, const Progress *p, bool part_done, int today) {
  ReviewPlan plan = {.rounds = progress_rounds(p, l->name), .day = today};
  plan.state = part_done ? REVIEW_DUE : REVIEW_EARLY;
  if (!plan.rounds) return plan;
  plan.state = REVIEW_OVER;
  for (size_t i = 0; i < sizeof days_after / sizeof *days_after; i++) {
    int day = progress_round_day(p, l->name, 1) + days_after[i];
    if (was_made(l, p, plan.rounds, day)) continue;
    plan.state = day <= today ? REVIEW_DUE : REVIEW_LATER;
    plan.day = day;
    return plan;
  }
  return plan;
}

const char *review_key(const Lesson *l, const LessonPage *page, int round, char to[REVIEW_KEY]) {
  if (l->review && round > 1) snprintf(to, REVIEW_KEY, "%s#%d", page->id, round);
  else snprintf(to, REVIEW_KEY, "%s", page->id);
  return to;
}

int review_next_round(const Lesson *l, const Progress *p) { return l->review ? progress_rounds(p, l->name) + 1 : 0; }

static Predicted predicted(const Lesson *l, const Progress *p, int page, int round) {
  char key[REVIEW_KEY];
  return progress_predicted(p, l->name, review_key(l, &l->pages[page], round, key), NULL);
}

static bool is_judged(Predicted how) { return how == PREDICTED_RIGHT || how == PREDICTED_WRONG; }

int review_judged(const Lesson *l, const Progress *p, int round, int *right) {
  int judged = 0;
  *right = 0;
  for (int i = 0; i < l->npages; i++) {
    Predicted how = predicted(l, p, i, round);
    judged += is_judged(how);
    *right += how == PREDICTED_RIGHT;
  }
  return judged;
}

int review_last_round(const Lesson *l, const Progress *p) {
  int right, round = review_next_round(l, p);
  while (round > 1 && !review_judged(l, p, round, &right)) round--;
  return round;
}

int review_first_open(const Lesson *l, const Progress *p, int round) {
  for (int i = 0; i < l->npages; i++)
    if (!is_judged(predicted(l, p, i, round))) return i;
  return 0;
}

bool review_close_round(const Lesson *l, Progress *p, int today) {
  int right, round = review_next_round(l, p);
  if (review_judged(l, p, round, &right) < l->npages) return false;
  progress_finish_round(p, l->name, round, today);
  return true;
}

// ---- the order of the pages ----

static bool was_wrong(const Course *c, const Progress *p, const char *name) {
  const Lesson *l = course_lesson(c, name);
  for (int i = 0; l && i < l->npages; i++)
    if (progress_predicted(p, l->name, l->pages[i].id, NULL) == PREDICTED_WRONG) return true;
  return false;
}

static int by_rank(const void *a, const void *b) {
  const LessonPage *x = a, *y = b;
  return x->rank != y->rank ? x->rank - y->rank : x->place - y->place;
}

void review_arrange(Lesson *l, const Course *c, const Progress *p) {
  int before = review_next_round(l, p) - 1;
  for (int i = 0; i < l->npages; i++) {
    bool again = before > 0 && predicted(l, p, i, before) == PREDICTED_WRONG;
    l->pages[i].rank = again ? 0 : was_wrong(c, p, l->pages[i].of) ? 1 : 2;
  }
  qsort(l->pages, (size_t)l->npages, sizeof *l->pages, by_rank);
  l->program = l->pages[0].program;
}
