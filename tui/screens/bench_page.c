// The lesson's pages on the bench: what a page sets, the prediction and its judgement, the goal, the hints.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "base/clock.h"
#include "tui/words/keys.h"

static const LessonPage *page_of(const Bench *b) {
  return b->view.lesson ? &b->view.lesson->pages[b->view.page] : NULL;
}
static const char *say(const Bench *b, Word w) { return view_say(&b->view, w); }

const char *bench_page_key(const Bench *b, char to[REVIEW_KEY]) {
  return review_key(b->view.lesson, page_of(b), b->round, to);
}

static bool knob_stands(const LabKnob *k, const char *value) {
  return k->is_choice ? !strcmp(k->choices[k->choice], value) : k->value == strtoll(value, NULL, 10);
}

static void apply(Bench *b, const ClaimSet *s) {
  char why[200];
  const LabProgram *p = b->view.program;
  int sw = program_switch(p, s->name), knob = program_knob(p, s->name);
  if (sw >= 0) {
    bool on = !strcmp(s->value, "on");
    if (p->switches[sw].on != on) bench_set_switch(b, sw, on);
  } else if (knob >= 0) {
    if (knob_stands(&p->knobs[knob], s->value)) return;
    if (view_running(&b->view) && !b->view.explore_values) bench_tell(b, say(b, WORD_PAGE_SETS), s->name, s->value);
    if (!lab_set_knob(b->lab, knob, s->value, why, sizeof why)) bench_tell(b, "%s", why);
  } else {
    b->view.pace = strcmp(s->value, "flat") ? strtod(s->value, NULL) : 0;
    if (view_running(&b->view)) lab_pace(b->lab, b->view.pace);
  }
}

// A run that began with other values shows nothing of what the page asks: it goes on, and does not count.
static bool knobs_turned(const View *v) {
  Settings now = view_settings(v);
  return v->ran.known && memcmp(now.value, v->ran.value, sizeof now.value) != 0;
}

static void apply_all(Bench *b, const LessonPage *page) {
  char why[200];
  bench_forget_turned(b);
  for (int i = 0; i < page->nsets; i++) apply(b, &page->sets[i]);
  for (int i = 0; i < page->nsmalls; i++)
    if (!bench_set_explore(b, program_knob(b->view.program, page->smalls[i].name), page->smalls[i].value, why,
                           sizeof why))
      bench_tell(b, "%s", why);
}

void bench_enter_page(Bench *b, bool apply_sets) {
  View *v = &b->view;
  const LessonPage *page = page_of(b);
  char key[REVIEW_KEY];
  if (!page) return;
  v->scroll[PANEL_LESSON] = 0;
  b->asked_once = b->asking = b->armed = false;
  b->watching = 0;
  b->goal_at = 0;
  progress_see(b->progress, v->lesson->name, bench_page_key(b, key));
  v->hints = v->played = 0;
  v->reached = progress_reached(b->progress, v->lesson->name, page->id);
  if (apply_sets) apply_all(b, page);
  bench_recall(b);
  bench_search(b);
  b->facts.runs = b->facts.paced = b->facts.watched = 0;
  b->facts.explore_counts = false;
  goal_begin(page->goal);
  b->facts.any_toggle = false;
  memset(b->facts.toggled, 0, sizeof b->facts.toggled);
  b->facts.run_counts = b->ran && view_running(v) && !knobs_turned(v);
  if (!page->nlines) return;
  panel_program.move(v, (int)page->lines[0].first - (int)v->line);
  v->scroll[PANEL_PROGRAM] = (int)page->lines[0].first -
                             3;  // what it speaks of stands high, two lines of context above
}

static void go_page(Bench *b, int page) {
  View *v = &b->view;
  LabRefusal why;
  if (!v->lesson || page < 0 || page >= v->lesson->npages || page == v->page) return;
  if (strcmp(v->lesson->pages[page].program, b->path) != 0) {  // it brings another program
    if (!bench_open_page(b, v->lesson, page, &why)) bench_tell(b, "%s", why.headline);
    return;
  }
  v->page = page;
  v->focus = PANEL_LESSON;
  v->opened = 0;
  memset(v->wanted, 0, sizeof v->wanted);
  bench_enter_page(b, true);
  if (view_asks(v)) v->opened = PANEL_LESSON + 1;  // what is asked comes before the run that was
}

void bench_turn_page(Bench *b, int by) {
  View *v = &b->view;
  int to = v->page + by;
  if (!v->lesson) return;
  if (to < 0 || to >= v->lesson->npages) bench_tell(b, "%s", say(b, to < 0 ? WORD_FIRST_PAGE : WORD_LAST_PAGE));
  else go_page(b, to);
}

void bench_look_at_goal(Bench *b) {
  const LessonPage *page = page_of(b);
  b->view.lapsed = page && page->goal && b->view.reached && goal_lapsed(page->goal, &b->facts);
}

void bench_judge(Bench *b) {
  View *v = &b->view;
  const LessonPage *page = page_of(b);
  const LabExplore *e = b->facts.explore;
  bool explored = e && b->facts.explore_counts && !e->running;
  if (!page || (!b->ran && !explored)) return;
  b->facts.pace = v->pace;
  bool ended = explored || b->snap->state == LAB_ENDED || b->snap->state == LAB_DEADLOCK;
  if (page->ask && page->ask->judge == BY_RUN) bench_settle(b, ended);
  if (page->goal && !v->reached && !b->goal_at && goal_met(page->goal, &b->facts)) b->goal_at = clock_monotonic();
}

// Brings to sight the first panel whose evidence is missing; false: it is opened already, or no panel has it.
static bool open_evidence(View *v, unsigned missing) {
  for (PanelId id = 0; id < PANELS; id++) {
    if (!(bench_evidence[id] & missing) || (v->opened == (int)id + 1 && !v->zoom)) continue;
    v->opened = (int)id + 1;
    v->zoom = false;
    return true;
  }
  return false;
}

bool bench_drawn(Bench *b, int64_t now) {
  const int64_t long_enough = 500000000;  // ns: for an eye
  View *v = &b->view;
  const LessonPage *page = page_of(b);
  if (b->standing || !page || !page->goal || v->reached || !b->goal_at || !v->drawn) return false;
  unsigned evidence = goal_evidence(goal_present(page->goal)), missing = evidence & ~v->drawn;
  if (missing) {
    b->goal_at = now;
    return open_evidence(v, missing);
  }
  bool live = b->snap->state == LAB_RUNNING && !view_stepping(v) && !(evidence & EVIDENCE_ENDS);
  if (live && now - b->goal_at < long_enough) return false;
  v->reached = true;
  progress_reach(b->progress, v->lesson->name, page->id);
  return true;
}

// The page's own hints, then its keys.
void bench_hint(Bench *b) {
  View *v = &b->view;
  const LessonPage *page = page_of(b);
  if (!page) return;
  int all = view_hints(v);
  v->opened = PANEL_LESSON + 1;
  if (v->hints == all) bench_tell(b, "%s", say(b, all ? WORD_NO_MORE_HINTS : WORD_NO_HINTS));
  else v->hints++;
  v->scroll[PANEL_LESSON] = 1 << 20;
}
