// Where processes meet: what stands somehow (an Event, a Barrier) as its sentence, with who waits for it or is there; a
// Semaphore as a row of places with who took them. One row each.
#include <stdio.h>
#include <string.h>

#include "shared.h"
#include "tui/words/said.h"

enum { PLACES_SHOWN = 16 };

static const struct {
  const char *mark;
  int look;
} looks[] = {[STANDS_NONE] = {"", 0},
#define S(id, mark, look, english) [STANDS_##id] = {mark, look},
             WORLD_STANDS(S)
#undef S
};

static int draw_dots(Area a, int row, int col, const LabObject *o) {
  for (int64_t i = 0; i < o->bound && i < PLACES_SHOWN; i++)
    col = area_put(a, row, col, i < o->count ? STYLE_GOOD : STYLE_FAINT, i < o->count ? "●" : "○");
  return col + 1;
}

// ● set  ┄ waiting A · B        ●●○ 2 of 3 are there: A · B
void meeting_draw_standing(View *v, Area a, int row, int col, const LabObject *o) {
  char text[LAB_TEXT];
  int look = looks[o->stands].look;
  if (look & LOOKS_DOTS) col = draw_dots(a, row, col, o);
  col = area_print(a, row, col,
                   look & LOOKS_GOOD  ? STYLE_GOOD
                   : look & LOOKS_BAD ? STYLE_BAD
                                      : STYLE_PLAIN,
                   "%s%s", looks[o->stands].mark, said_stands(v->language, o, text, sizeof text));
  if (look & LOOKS_THERE && o->nwaiting) shared_put_waiters(a, row, area_put(a, row, col, STYLE_PLAIN, ": "), o);
  if (look & LOOKS_WAITERS) shared_put_waiting(v, a, row, col + 2, o);
}

// ●● released 2 times: releases that nobody has acquired yet.
static void draw_signals(View *v, Area a, int row, int col, const LabObject *o) {
  for (int64_t i = 0; i < o->count && i < PLACES_SHOWN; i++) col = area_put(a, row, col, STYLE_GOOD, "●");
  if (o->count == 0) col = area_put(a, row, col, STYLE_PLAIN, "○");
  if (o->count == 1) col = area_print(a, row, col, STYLE_PLAIN, " %s", view_say(v, WORD_SIGNAL_THERE));
  else if (o->count) col = area_print(a, row, col + 1, STYLE_PLAIN, view_say(v, WORD_SIGNALS), (long long)o->count);
  else col = area_print(a, row, col, STYLE_PLAIN, " %s", view_say(v, WORD_NO_SIGNAL));
  shared_put_waiting(v, a, row, col + 2, o);
}

// │A│B│ │ 1 of 3 free: a place that is taken has the letter of who took it, ● where that is not known. Of one that was
// made without a place the releases are counted.
void meeting_draw_semaphore(View *v, Area a, int row, int col, const LabObject *o) {
  if (o->signal && o->places == 0) {
    draw_signals(v, a, row, col, o);
    return;
  }
  int64_t places = o->places, taken = places - o->count;
  if (places > 0 && places <= PLACES_SHOWN && taken >= 0) {
    col = area_put(a, row, col, STYLE_FRAME, "│");
    for (int64_t i = 0; i < places; i++) {
      if (i < o->ntakers) col = view_put_letter(a, row, col, o->takers[i]);
      else col = area_put(a, row, col, STYLE_PLAIN, i < taken ? "●" : " ");
      col = area_put(a, row, col, STYLE_FRAME, "│");
    }
    col++;
  }
  col = taken >= 0 ? area_print(a, row, col, STYLE_PLAIN, view_say(v, WORD_PLACES_FREE), (long long)o->count,
                                (long long)places)
                   // released more often than acquired
                   : area_print(a, row, col, STYLE_PLAIN, view_say(v, WORD_PLACES_MORE), (long long)o->count,
                                (long long)places);
  shared_put_waiting(v, a, row, col + 2, o);
}
