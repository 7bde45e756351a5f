// Lost updates of an array by slices: many words are read, or written, in one step.
#include "explain_parts.h"

static bool is_on_array(const ExploreEvent *e, uint32_t object, int one, int many) {
  return is_on(e, one, object) || is_on(e, many, object);
}

// ---- lost update, by a slice ----
// Criterion: a store that was stale, where it or the read that it was made of is a slice.

static int stored_before(const ExplainCase *c, int at) {
  const ExploreEvent *e = &c->event[at];
  for (int i = at - 1; i >= 0; i--)
    if (is_on_array(&c->event[i], e->choice.object, VERB_STORE, VERB_STORE_ALL) && !same_strand(&c->event[i], e))
      return i;
  return -1;
}

static int read_before(const ExplainCase *c, int before, const ExploreEvent *by) {
  for (int i = before - 1; i >= 0; i--)
    if (is_on_array(&c->event[i], by->choice.object, VERB_LOAD, VERB_LOAD_ALL) && same_strand(&c->event[i], by))
      return i;
  return -1;
}

bool slice_lost(const ExplainCase *c, Saying *t) {
  for (int at = 0; at < c->n; at++) {
    const ExploreEvent *e = &c->event[at];
    if (!e->stale || !(is_step(e, VERB_STORE) || is_step(e, VERB_STORE_ALL))) continue;
    int other = stored_before(c, at), read = other < 0 ? -1 : read_before(c, other, e);
    if (read < 0 || (is_step(e, VERB_STORE) && is_step(&c->event[read], VERB_LOAD))) continue;
    say_form(t, FORM_SERVED_LOST, "who", who(c, e).text, "object",
             is_step(e, VERB_STORE) ? cell(c, e).text : what(c, e->choice.object).text, "looked",
             say_int(c->event[read].choice.line).text, "other", who(c, &c->event[other]).text, "line",
             say_int(c->event[other].choice.line).text, "acted", say_int(e->choice.line).text, NULL);
    const WorldObject *o = world_object(c->world, e->choice.object);
    if (world_cells_real(o) || o->typecode == 'c' || !e->lost) say_form(t, FORM_THAT_IS_LOST, NULL);
    else if (e->lost == 1 || e->lost == -1) say_form(t, FORM_UPDATE_LOST, NULL);
    else say_form(t, FORM_LOST_IN_ALL, "sum", say_change(e->lost).text, NULL);
    return true;
  }
  return false;
}
