// Playing a page (see play.h).
#include "play.h"

#include <stdio.h>

#include "commands.h"
#include "hand.h"

enum { ROWS = 24, COLS = 80, RUNS = 3, GIVEN = 500, LAST = 8000 };  // ms: what a command is given, …

static bool give_all(Hand *h, const LessonPage *page) {
  for (int i = 0; i < page->nplay; i++) {
    if (!hand_give(h, page->play[i])) return false;
    hand_wait(h, GIVEN, false);
  }
  hand_wait(h, LAST, true);
  return true;
}

// Who presses what is there to be pressed, and reads nothing. A question alone needs no run.
static void give_blindly(Hand *h, bool goal) {
  static const char *const blind[] = {"r", "tt", "r", "x", "tt", "x"};
  const LabProgram *program = h->app.bench.view.program;
  for (size_t i = 0; goal && i < sizeof blind / sizeof *blind; i++) {
    if (*blind[i] == 't' && program->nswitches) hand_keys(h, program->nswitches > 1 ? "tt" : "t");
    else if (*blind[i] != 't') hand_keys(h, blind[i]);
    hand_wait(h, 2 * GIVEN, true);
  }
  if (h->app.screen != &screen_bench) app_back(&h->app);
  const Ask *ask = view_ask(&h->app.bench.view);
  if (!ask || ask->kind == ASK_LINE || ask->kind == ASK_NUMBER) return;
  hand_key(h, '0' + (uint32_t)view_option_digit(&h->app.bench.view, 0));
  if (ask->kind != ASK_CHOICE) hand_key(h, K_ENTER);
  hand_wait(h, HAND_LONGEST, true);
}

// ---- a page ----

static bool begin(Hand *h, Lab *lab, Course *course, const Lesson *l, int page) {
  Progress *kept_nowhere = progress_load("", NULL, 0);
  return hand_begin(h, lab, course, kept_nowhere, ROWS, COLS) && hand_open(h, l, page);
}

void play_page(Lab *lab, Course *course, const Lesson *l, int page, bool blind, Played *played) {
  static Hand h;
  const LessonPage *what = &l->pages[page];
  *played = (Played){.runs = 0};
  while (played->runs < (blind ? 1 : RUNS) && !*played->why && !(played->reached && played->answered)) {
    played->runs++;
    bool begun = begin(&h, lab, course, l, page);
    if (begun && blind) give_blindly(&h, what->goal != NULL);
    if (begun && !blind) give_all(&h, what);
    played->reached = !what->goal || h.app.bench.view.reached;
    played->answered = !what->ask || h.app.bench.view.predicted == PREDICTED_RIGHT;
    if (begun && !blind && !played->answered && *h.app.bench.view.truth)
      snprintf(h.why, sizeof h.why, "the answer of its play is not right: that is %s", h.app.bench.view.truth);
    snprintf(played->why, sizeof played->why, "%s", h.why);
    hand_end(&h);
  }
}
