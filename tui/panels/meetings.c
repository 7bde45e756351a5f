// Where processes meet: an Event with who waits for it, a Barrier with who is there, a Semaphore as a row of places
// with who took them. One row each.
#include <stdio.h>
#include <string.h>

#include "shared.h"

enum { PLACES_SHOWN = 16 };

void meeting_draw_event(View *v, Area a, int row, int col, const LabObject *o) {
  bool on = o->set;
  col = area_print(a, row, col, on ? STYLE_GOOD : STYLE_PLAIN, "%s %s", on ? "●" : "○",
                   view_say(v, on ? WORD_EVENT_SET : WORD_EVENT_CLEAR));
  shared_put_waiting(v, a, row, col + 2, o);
}

static int draw_parties(Area a, int row, int col, const LabObject *o) {
  for (int64_t i = 0; i < o->bound && i < PLACES_SHOWN; i++)
    col = area_put(a, row, col, i < o->count ? STYLE_GOOD : STYLE_FAINT, i < o->count ? "●" : "○");
  return col + 1;
}

// ●●○ 2 of 3 are there: A · B        Only while it fills are those who wait at it those who are there.
void meeting_draw_barrier(View *v, Area a, int row, int col, const LabObject *o) {
  switch (o->barrier) {
  case LAB_BARRIER_FILLS:
    col = draw_parties(a, row, col, o);
    col = area_print(a, row, col, STYLE_PLAIN, view_say(v, WORD_BARRIER_THERE), (long long)o->count,
                     (long long)o->bound);
    if (!o->nwaiting) break;
    col = area_put(a, row, col, STYLE_PLAIN, ": ");
    shared_put_waiters(a, row, col, o);
    break;
  case LAB_BARRIER_DRAINS:
    area_print(a, row, col, STYLE_GOOD, view_say(v, WORD_BARRIER_DRAINS), (long long)o->count);
    break;
  case LAB_BARRIER_RESET:
    area_print(a, row, col, STYLE_BAD, view_say(v, WORD_BARRIER_RESET), (long long)o->count);
    break;
  case LAB_BARRIER_BROKEN: area_print(a, row, col, STYLE_BAD, "✗ %s", view_say(v, WORD_BARRIER_BROKEN)); break;
  case LAB_BARRIER_ACTS:
    area_put(a, row, draw_parties(a, row, col, o), STYLE_PLAIN, view_say(v, WORD_BARRIER_ACTS));
    break;
  }
}

// ●● 2 signals: releases that nobody has acquired yet.
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
