// A moment of a record, and a step of it, in words.
#include "moments.h"

#include <stdio.h>
#include <string.h>

void event_text(const View *v, const LabEvent *e, char *to, size_t size) {
  const LabObject *o = view_object(v, e->object);
  char number[32];
  bool load = e->mark == MARK_LOAD, store = e->mark == MARK_STORE;
  if (load || store) {
    double real;
    memcpy(&real, &e->value, sizeof real);
    bool is_real = o && (o->typecode[0] == 'd' || o->typecode[0] == 'f');
    if (is_real) snprintf(number, sizeof number, "%.4g", real);
    else say_number(number, sizeof number, e->value);
    snprintf(to, size, "%s%s", load ? "→" : e->stale ? "✗" : "←", number);
  } else {
    snprintf(to, size, "%s", e->mark == MARK_ACQUIRE ? "◆" : e->mark == MARK_RELEASE ? "◇" : e->verb ? e->verb : "");
  }
}

// step 26: A store counter ← 7, line 10, ✗ over what it had not seen
// Of a cell with more steps it says that the numbers are the cell's own: the header's are those of the whole run.
void moment_text(const View *v, int at, char *to, size_t size) {
  const Moment *m = record_moment(v->record, at);
  char step[40], name[LAB_NAME + 16], number[32];
  const LabObject *o = view_object(v, m->last.object);
  const Moment *before = record_moment(v->record, at - 1);
  uint64_t steps = m->steps - (before ? before->steps : 0);
  int64_t lost = m->lost - (before ? before->lost : 0);
  size_t n = 0;
  *to = 0;
  if (steps == 1 && m->last.verb) {
    event_text(v, &m->last, step, sizeof step);
    bool word = m->last.mark == MARK_LOAD || m->last.mark == MARK_STORE || m->last.mark == MARK_ACQUIRE ||
                m->last.mark == MARK_RELEASE;
    n = (size_t)snprintf(to, size, "%s %s%s%s%s%s", view_letter(m->last.slot), m->last.verb, o ? " " : "",
                         o ? view_object_name(o, name, sizeof name) : "", word ? " " : "", word ? step : "");
    if (m->last.line && n < size) n += (size_t)snprintf(to + n, size - n, view_say(v, WORD_IN_LINE), m->last.line);
    if (m->last.stale && n < size) snprintf(to + n, size - n, " · ✗ %s", view_say(v, WORD_OVER_UNSEEN));
    return;
  }
  n = (size_t)snprintf(to, size, view_say(v, steps == 1 ? WORD_CELL_STEP : WORD_CELL_STEPS),
                       say_number(number, sizeof number, (int64_t)steps));
  if (lost > 0 && n < size)
    snprintf(to + n, size - n, view_say(v, WORD_CELL_LOST), say_number(number, sizeof number, lost));
}
