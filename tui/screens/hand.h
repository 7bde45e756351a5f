// The bench driven without a terminal, by the names of commands: what plays a lesson's pages, what speaks them in a
// dialogue, and what draws them as pictures. The commands are given as keys to the real workbench.
#ifndef TUI_SCREENS_HAND_H
#define TUI_SCREENS_HAND_H

#include "app.h"

enum { HAND_LONGEST = 60000 };  // ms: no command is given more

typedef struct Hand {
  App app;
  char why[300];  // the last command that could not be given: why
} Hand;

// progress is the hand's, until hand_end. false: `why`. hand_end is to be called all the same.
bool hand_begin(Hand *h, Lab *lab, Course *course, Progress *progress, int rows, int cols);
// page -1: where the learner begins: the first one; of a review as bench_open_review says
bool hand_open(Hand *h, const Lesson *l, int page);
void hand_end(Hand *h);

void hand_key(Hand *h, uint32_t key);
void hand_keys(Hand *h, const char *text);     // each character is a key
bool hand_give(Hand *h, const char *command);  // of a page's "play" (tui/course/lesson.h). false: `why`
void hand_look(Hand *h);                       // lets the lab work, and draws a picture
bool hand_goes_on(const Hand *h);              // a run, a search or steps are under way
bool hand_lives(const Hand *h);                // … a run that nobody holds
// Until nothing goes on; what lives by itself is given so many ms. until_reached: or the page's goal is reached.
void hand_wait(Hand *h, int ms, bool until_reached);

#endif
