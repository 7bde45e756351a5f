// How far a search has come and what it comes to, in words: what stands above the outcomes on explore's screen.
#include <stdio.h>
#include <string.h>

#include "explore_view.h"
#include "tui/words/said.h"

ExploreBeginning explore_beginning(const View *v) {
  ExploreBeginning b;
  int n = v->explore->from_steps;
  snprintf(b.text, sizeof b.text, view_say(v, n == 1 ? WORD_THIS_STEP : WORD_THESE_STEPS), n);
  return b;
}

// ---- how far it has come ----

static double search_seconds(const LabExplore *e) { return e->cpu > 0 ? e->cpu : e->seconds > 0 ? e->seconds : 1e-9; }

// explored 4 different orders (1 redundant) · 0.001 s · 21,400 orders/s
static void count_orders(const View *v, char *text, size_t size) {
  const LabExplore *e = v->explore;
  char number[32];
  int n = snprintf(text, size, view_say(v, e->orders == 1 ? WORD_EXPLORED_ONE : WORD_EXPLORED),
                   say_number(number, sizeof number, (int64_t)e->orders));
  if (e->running && e->estimate > (double)e->orders)
    n += snprintf(text + n, size - (size_t)n, view_say(v, WORD_OF_ABOUT),
                  say_number(number, sizeof number, e->estimate < 9e18 ? (int64_t)e->estimate : INT64_MAX));
  if (e->redundant)
    n += snprintf(text + n, size - (size_t)n, view_say(v, WORD_REDUNDANT),
                  say_number(number, sizeof number, (int64_t)e->redundant));
  snprintf(text + n, size - (size_t)n, view_say(v, WORD_ORDERS_RATE), e->seconds,
           say_number(number, sizeof number, (int64_t)((double)e->orders / search_seconds(e))));
}

// every order covered: 2,878 states, 11 ends (met again: 6,148) · 0.040 s · 225,600 steps/s
static void count_states(const View *v, char *text, size_t size) {
  const LabExplore *e = v->explore;
  char number[32];
  bool whole = !e->running && (e->complete || e->from_complete);
  int ends = e->running ? e->noutcomes : e->nends;
  Word which = !whole ? WORD_STATES_SO_FAR : ends == 1 ? WORD_COVERED_ONE : WORD_COVERED;
  int n = snprintf(text, size, view_say(v, which), say_number(number, sizeof number, (int64_t)e->states), ends);
  if (e->matched)
    n += snprintf(text + n, size - (size_t)n, view_say(v, WORD_MET_AGAIN),
                  say_number(number, sizeof number, (int64_t)e->matched));
  snprintf(text + n, size - (size_t)n, view_say(v, WORD_STEPS_RATE), e->seconds,
           say_number(number, sizeof number, (int64_t)((double)e->steps / search_seconds(e))));
}

void explore_counts_text(const View *v, char *to, size_t size) {
  if (v->explore->by_states) count_states(v, to, size);
  else count_orders(v, to, size);
}

// ---- what it comes to ----

// In what they differ: the first places.
static void add_differs(const View *v, char *to, size_t size) {
  const LabExplore *e = v->explore;
  enum { PLACES = 3 };
  char text[LAB_TEXT * 3];
  size_t n;
  for (int i = 0; i < e->ndiffers && i < PLACES; i++) {
    n = strlen(to);
    const char *said = said_in(v->language, e->differs[i].said, e->differs[i].text, text, sizeof text);
    snprintf(to + n, size - n, "%s%s", i == 0 ? "" : v->language == CHINESE ? "；" : "; ", said);
  }
  n = strlen(to);
  if (e->ndiffers > PLACES) snprintf(to + n, size - n, view_say(v, WORD_VERDICT_MORE), e->ndiffers - PLACES);
}

// More than one end says in what they differ; one end with a caveat, what it rests on.
static void open_text(const View *v, char *to, size_t size) {
  const LabExplore *e = v->explore;
  char text[CAVEAT_SAID];
  if (e->nends <= 1) {
    const LabCaveat *c = &e->caveats[0];
    snprintf(to, size, "%s%s", view_say(v, WORD_VERDICT_CAVEAT),
             said_in(v->language, c->said, c->text, text, sizeof text));
    return;
  }
  snprintf(to, size, view_say(v, WORD_VERDICT_ENDS), e->nends);
  add_differs(v, to, size);
}

// Nothing breaks of the orders that begin so.
static void from_text(const View *v, char *to, size_t size) {
  const LabExplore *e = v->explore;
  if (e->nends <= 1) {
    snprintf(to, size, view_say(v, WORD_VERDICT_FROM), explore_beginning(v).text);
    return;
  }
  snprintf(to, size, view_say(v, WORD_VERDICT_FROM_ENDS), explore_beginning(v).text, e->nends);
  add_differs(v, to, size);
}

static void broken_text(const View *v, char *to, size_t size) {
  const LabExplore *e = v->explore;
  uint64_t bad = 0, all = 0;
  int outcomes = 0;
  char number[32], total[32];
  for (int i = 0; i < e->noutcomes; i++) {
    all += e->outcomes[i].orders;
    bad += e->outcomes[i].breaks ? e->outcomes[i].orders : 0;
    outcomes += e->outcomes[i].breaks;
  }
  say_number(number, sizeof number, (int64_t)bad);
  say_number(total, sizeof total, (int64_t)all);
  if (e->by_states) snprintf(to, size, view_say(v, WORD_VERDICT_BREAKS_STATES), outcomes, e->noutcomes);
  else if (bad == 0) snprintf(to, size, view_say(v, WORD_VERDICT_BREAKS_AHEAD), total);
  else if (e->from_complete && bad == all)
    snprintf(to, size, view_say(v, WORD_VERDICT_ALL_FROM), explore_beginning(v).text);
  else if (e->from_steps && all == 1)
    snprintf(to, size, view_say(v, WORD_VERDICT_ONLY_FROM), explore_beginning(v).text);
  else if (all == 1) snprintf(to, size, "%s", view_say(v, e->complete ? WORD_VERDICT_ONLY : WORD_VERDICT_ONLY_TRIED));
  else if (e->from_steps)
    snprintf(to, size, view_say(v, bad == 1 ? WORD_VERDICT_BREAKS_FROM_ONE : WORD_VERDICT_BREAKS_FROM), number, total,
             explore_beginning(v).text);
  else snprintf(to, size, view_say(v, bad == 1 ? WORD_VERDICT_BREAKS_ONE : WORD_VERDICT_BREAKS), number, total);
  size_t n = strlen(to);
  if (e->running && e->first_bad >= 0) snprintf(to + n, size - n, "%s", view_say(v, WORD_SEARCHING_ON));
}

Style explore_verdict_text(const View *v, char *to, size_t size) {
  const LabExplore *e = v->explore;
  LabVerdict verdict = lab_verdict(e);
  if (*e->error) {
    said_in(v->language, e->error_said, e->error, to, size);
    return STYLE_BAD;
  }
  if (verdict == LAB_BROKEN) {
    broken_text(v, to, size);
    return STYLE_BAD | STYLE_BOLD;
  }
  if (verdict == LAB_OPEN || e->from_complete) {
    if (e->from_complete) from_text(v, to, size);
    else open_text(v, to, size);
    return STYLE_PLAIN | STYLE_BOLD;
  }
  bool proved = verdict == LAB_PROVED;
  snprintf(to, size, "%s",
           view_say(v, e->running ? WORD_VERDICT_SO_FAR
                       : proved   ? WORD_VERDICT_PROVED
                                  : WORD_VERDICT_NOT_PROVED));
  return e->running ? STYLE_FAINT : proved ? STYLE_GOOD | STYLE_BOLD : STYLE_WARN | STYLE_BOLD;
}
