// The page's question on the bench: how it is answered, and how it is found out what is right. While it is open the
// page's settings stand still; a lab of its own tries every order of them in the background.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "tui/course/day.h"
#include "tui/words/keys.h"

static const Ask *ask_of(const Bench *b) { return b->view.lesson ? b->view.lesson->pages[b->view.page].ask : NULL; }
static const LessonPage *page_of(const Bench *b) { return &b->view.lesson->pages[b->view.page]; }
static const char *say(const Bench *b, Word w) { return view_say(&b->view, w); }
static bool is_judged(const View *v) { return v->predicted == PREDICTED_RIGHT || v->predicted == PREDICTED_WRONG; }

bool bench_frozen(const Bench *b) {
  const View *v = &b->view;
  return ask_of(b) && (v->predicted == PREDICTED_NOT || (v->predicted == PREDICTED_OPEN && b->searching));
}

// ---- every order of the page's settings ----

static void copy_settings(Lab *to, const LabProgram *from) {
  char why[200];
  for (int i = 0; i < from->nswitches; i++) lab_set_switch(to, i, from->switches[i].on);
  for (int i = 0; i < from->nknobs; i++) {
    const LabKnob *k = &from->knobs[i];
    char small[40];
    snprintf(small, sizeof small, "%lld", (long long)k->explore);
    if (k->is_choice) lab_set_knob(to, i, k->choices[k->choice], why, sizeof why);
    else lab_set_explore_knob(to, i, small, why, sizeof why);
  }
}

// Begun as soon as the page is open, so that it is there when the learner has answered.
void bench_search(Bench *b) {
  const Ask *ask = ask_of(b);
  const double most = 60;  // seconds
  LabExploreOptions options = {.explore_values = true, .unreplayed = true, .seconds = most};
  LabRefusal refusal;
  char why[300];
  b->searching = b->searched = false;
  if (b->judge) lab_explore_clear(b->judge);
  if (!ask || ask->judge != BY_ORDERS) return;
  if (!b->judge && !(b->judge = lab_new())) return;
  if (!lab_open(b->judge, page_of(b)->program, &refusal)) return;
  copy_settings(b->judge, b->view.program);
  b->searching = lab_explore(b->judge, &options, why, sizeof why);
}

static Facts facts_of_search(Bench *b) {
  return (Facts){.program = lab_program(b->judge),
                 .snap = b->none,
                 .small = true,
                 .explore = lab_explore_report(b->judge),
                 .explore_counts = true};
}

bool bench_look_at_search(Bench *b) {
  if (!b->searching) return false;
  lab_tick(b->judge);
  if (lab_explore_report(b->judge)->running) return false;
  b->searching = false;
  b->searched = true;
  bench_settle(b, true);
  return true;
}

// ---- settling ----

static void show_lesson(View *v) {
  v->opened = PANEL_LESSON + 1;
  v->scroll[PANEL_LESSON] = 1 << 20;  // to its end, where the judgement stands; drawing clips it
}

static bool truth_now(Bench *b, bool ended, char *to, size_t size) {
  const Ask *ask = ask_of(b);
  if (ask->judge != BY_ORDERS) return ask_truth(ask, &b->facts, ended, to, size);
  if (!b->searched) return false;
  Facts f = facts_of_search(b);
  return ask_truth(ask, &f, true, to, size);
}

const char *bench_round_says(const Bench *b, char *to, size_t size) {
  const Lesson *l = b->view.lesson;
  char day[DAY_TEXT];
  int right;
  *to = 0;
  if (!bench_round_is_over(b)) return to;
  review_judged(l, b->progress, b->round, &right);
  ReviewPlan plan = review_plan(l, b->progress, true, day_today());
  if (plan.state == REVIEW_LATER)
    snprintf(to, size, say(b, WORD_ROUND_DONE_NEXT), right, l->npages, day_write(plan.day, day));
  else snprintf(to, size, say(b, WORD_ROUND_DONE), right, l->npages);
  return to;
}

// The last of a review's questions is answered.
static void finish_round(Bench *b) {
  const Lesson *l = b->view.lesson;
  char before[sizeof b->tell], round[200];
  int right;
  if (!l->review || review_judged(l, b->progress, b->round, &right) < l->npages) return;
  progress_finish_round(b->progress, l->name, b->round, day_today());
  snprintf(before, sizeof before, "%s", b->tell);
  bench_tell(b, "%s %s", before, bench_round_says(b, round, sizeof round));
}

static void settled(Bench *b) {
  View *v = &b->view;
  char key[REVIEW_KEY];
  bool right = ask_is_right(ask_of(b), v->answer, v->truth);
  v->predicted = right ? PREDICTED_RIGHT : PREDICTED_WRONG;
  show_lesson(v);
  progress_predict(b->progress, v->lesson->name, bench_page_key(b, key), v->answer, v->predicted);
  bench_tell(b, "%s", say(b, right ? WORD_WAS_RIGHT : WORD_WAS_WRONG));  // the page says the rest
  finish_round(b);
}

// ended: what judges it is over. What was judged before this start has no truth yet.
void bench_settle(Bench *b, bool ended) {
  View *v = &b->view;
  const Ask *ask = ask_of(b);
  if (!ask || v->predicted == PREDICTED_NOT) return;
  if (is_judged(v)) {
    if (!*v->truth && ask->judge != BY_RUN) truth_now(b, ended, v->truth, sizeof v->truth);
    return;
  }
  if (ask->judge == BY_RUN && ask->kind != ASK_WHO && !b->armed) return;
  if (truth_now(b, ended, v->truth, sizeof v->truth)) {
    settled(b);
  } else if (ended && ask->kind != ASK_WHO) {
    b->armed = false;
    bench_tell(b, "%s", say(b, ask->judge == BY_RUN ? WORD_WAS_NEITHER : WORD_NOT_FOUND_OUT));
  }
}

void bench_recall(Bench *b) {
  View *v = &b->view;
  const char *answer = "";
  char key[REVIEW_KEY];
  v->answer[0] = v->truth[0] = v->draft[0] = 0;
  v->predicted = PREDICTED_NOT;
  if (!ask_of(b)) return;
  v->predicted = progress_predicted(b->progress, v->lesson->name, bench_page_key(b, key), &answer);
  snprintf(v->answer, sizeof v->answer, "%s", answer);
  bool known = ask_of(b)->kind != ASK_CHOICE || ask_option(ask_of(b), answer, strlen(answer)) >= 0;
  if (!*answer || !known) v->predicted = PREDICTED_NOT;
  if (v->predicted == PREDICTED_RIGHT) snprintf(v->truth, sizeof v->truth, "%s", answer);
  if (is_judged(v) && ask_of(b)->judge == BY_LESSON) bench_settle(b, true);
}

// ---- answering ----

void bench_answer(Bench *b, const char *answer) {
  View *v = &b->view;
  const Ask *ask = ask_of(b);
  char key[REVIEW_KEY];
  if (!ask || is_judged(v)) return;
  if (b->armed && ask->judge == BY_RUN && view_running(v)) return;  // a prediction cannot change during its run
  snprintf(v->answer, sizeof v->answer, "%s", answer);
  if (ask->kind == ASK_WHO && !truth_now(b, true, v->truth, sizeof v->truth)) {
    v->answer[0] = 0;
    bench_tell(b, "%s", say(b, WORD_NOBODY_YET));
    return;
  }
  b->asking = b->armed = false;
  v->predicted = PREDICTED_OPEN;
  show_lesson(v);
  bench_settle(b, ask->judge == BY_LESSON || b->searched);
  if (v->predicted == PREDICTED_OPEN)
    progress_predict(b->progress, v->lesson->name, bench_page_key(b, key), v->answer, PREDICTED_OPEN);
}

static void append(char *to, const char *id, size_t length) {
  size_t n = strlen(to);
  if (n + length + 2 > ASK_ANSWER) return;
  if (n) to[n++] = ' ';
  memcpy(to + n, id, length);
  to[n + length] = 0;
}

// Marks the option, or takes its mark away; of an order it is put at the end, or taken out.
static void draft(View *v, const Ask *ask, int option) {
  char now[ASK_ANSWER] = "";
  for (const char *s = v->draft; ask->kind == ASK_ORDER && *s; s += strcspn(s, " "), s += *s == ' ')
    if (ask_option(ask, s, strcspn(s, " ")) != option) append(now, s, strcspn(s, " "));
  for (int i = 0; i < ask->noptions; i++) {
    bool there = ask_marked(ask, v->draft, i), added = i == option && !there;
    if (added || (ask->kind == ASK_MANY && there && i != option))
      append(now, ask->options[i].id, strlen(ask->options[i].id));
  }
  memcpy(v->draft, now, sizeof now);
}

void bench_predict(Bench *b, int option) {
  View *v = &b->view;
  const Ask *ask = ask_of(b);
  char slot[16];
  if (!ask || is_judged(v)) return;
  if (option < 0 && ask->kind != ASK_LINE) bench_tell(b, "%s", say(b, WORD_NOTHING_NUMBERED));
  if (ask->kind == ASK_WHO && option >= 0 && option < v->snap->nprocesses) {
    snprintf(slot, sizeof slot, "%d", v->snap->processes[option].slot);
    bench_answer(b, slot);
  }
  if (ask->kind == ASK_LINE) bench_tell(b, "%s", say(b, WORD_POINT_AT_LINE));
  if (ask->kind == ASK_NUMBER || ask->kind == ASK_LINE || ask->kind == ASK_WHO || option < 0) return;
  int at = view_option_at(v, option);
  if (ask->kind == ASK_CHOICE) bench_answer(b, ask->options[at].id);
  else draft(v, ask, at);
  v->opened = PANEL_LESSON + 1;
}

static int marked(const Ask *ask, const char *draft) {
  int n = 0;
  for (int i = 0; i < ask->noptions; i++) n += ask_marked(ask, draft, i);
  return n;
}

bool bench_answers(Bench *b) {
  View *v = &b->view;
  const Ask *ask = ask_of(b);
  char line[16];
  if (!ask || !view_asks(v) || v->predicted == PREDICTED_OPEN) return false;
  switch (ask->kind) {
  case ASK_MANY:
    if (!*v->draft && b->confirms != key_rows[KEY_ENTER].key) {  // none of them is an answer, too: said twice
      bench_tell(b, "%s", say(b, WORD_NOTHING_MARKED));
      b->confirms = key_rows[KEY_ENTER].key;
      return true;
    }
    bench_answer(b, *v->draft ? v->draft : "-");
    return true;
  case ASK_ORDER:
    if (marked(ask, v->draft) == ask->noptions) bench_answer(b, v->draft);
    else bench_tell(b, "%s", say(b, WORD_ORDER_ALL));
    return true;
  case ASK_LINE:
    if (v->focus != PANEL_PROGRAM) {
      bench_tell(b, "%s", say(b, WORD_POINT_AT_LINE));
      return true;
    }
    snprintf(line, sizeof line, "%u", v->line);
    bench_answer(b, line);
    return true;
  default: return false;
  }
}

// Asks once for an open prediction before what judges it begins.
bool bench_asks(Bench *b, bool explore) {
  View *v = &b->view;
  const Ask *ask = ask_of(b);
  if (!ask || ask->kind == ASK_WHO || v->predicted != PREDICTED_NOT || b->asked_once) return false;
  if (ask->judge == BY_LESSON || (ask->judge == BY_RUN && explore)) return false;  // one may look first
  b->asked_once = b->asking = true;
  v->focus = PANEL_LESSON;
  v->opened = PANEL_LESSON + 1;
  v->scroll[PANEL_LESSON] = v->most[PANEL_LESSON];
  uint32_t again = key_rows[explore ? KEY_EXPLORE : KEY_RUN].key;
  if (ask->kind != ASK_CHOICE) bench_tell(b, say(b, WORD_ANSWER_FIRST), (int)again);
  else bench_tell(b, say(b, ask->noptions == 2 ? WORD_PREDICT_OF_TWO : WORD_PREDICT_FIRST), ask->noptions, (int)again);
  return true;
}
