// Far: what stands on the wall of a room. The page's numbers large, the lines it speaks of, the lanes, its question
// with the votes that were counted, the keys as they are pressed. No PID and no seed; a blank row between things.
#ifndef TUI_PANELS_FAR_H
#define TUI_PANELS_FAR_H

#include "view.h"

enum { FAR_PRESSED = 8 };

typedef struct Far {
  bool on;
  const LessonPage *page;  // whose votes these are
  int votes[ASK_OPTIONS];
  char pressed[FAR_PRESSED][16];  // the latest last
} Far;

void far_draw(View *v, const Far *f, Area a);  // below the header
void far_press(Far *f, const char *key);       // a key, as it is shown
// A vote for the option that is shown as the i'th. false: the page asks nothing that a room votes on
bool far_vote(const View *v, Far *f, int i);
// The option that most were for; -1: nobody has voted, or two have as many
int far_favourite(const View *v, const Far *f);

#endif
