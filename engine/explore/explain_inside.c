// Kills inside a call (world/inside.h), and deadlocks by them: the dead one has a lock of the object's own, or died
// asleep.
#include "explain_parts.h"

#include "world/inside.h"
#include "world/view.h"

typedef struct Died {
  int stuck;      // who waits for it
  int slot;       // who was killed
  VerbInside in;  // inside of what
} Died;

static WorldCall call_of_stuck(const ExplainCase *c, const OutcomeStuck *s) {
  return (WorldCall){.verb = (uint16_t)s->verb,
                     .object = (uint32_t)s->object,
                     .arg = s->verb == VERB_NOTIFY ? -1 : 0,  // a notify that waits is one of more than live
                     .actor = world_actor(c->world, s->slot, s->strand),
                     .deadline = -1};
}

// The kill that ended the process. -1: none
static int kill_of(const ExplainCase *c, int slot, bool inside) {
  for (int i = c->n - 1; i >= 0; i--)
    if (is_step(&c->event[i], VERB_KILL) && c->event[i].ended == slot)
      return inside && !c->event[i].choice.arg ? -1 : i;
  return -1;
}

// A process that was killed, whose last step was on that object.
static int asleep_in(const ExplainCase *c, uint32_t object) {
  uint64_t seen[OUTCOME_PROCESSES / 64 + 1] = {0};
  for (int i = c->n - 1; i >= 0; i--) {
    const ExploreEvent *e = &c->event[i];
    int slot = e->choice.slot;
    if (slot >= OUTCOME_PROCESSES || seen[slot / 64] >> slot % 64 & 1) continue;
    const OutcomeProcess *p = process_of_slot(c, slot);
    bool killed = p && p->ended && p->exitcode < 0;
    if (killed && verb_object(e->choice.verb, e->choice.object) == (int)object) return slot;
    if (e->python) seen[slot / 64] |= (uint64_t)1 << slot % 64;
  }
  return -1;
}

static bool find_died(const ExplainCase *c, Died *d) {
  for (int i = 0; i < c->outcome->nstuck; i++) {
    const OutcomeStuck *s = &c->outcome->stuck[i];
    if (s->object < 0) continue;
    WorldCall call = call_of_stuck(c, s);
    Actor who;
    VerbInside in = world_kept_inside(c->world, &call);
    if (in == IN_NONE) continue;
    if (!world_kept(c->world, &call, &who)) who = world_holder(c->world, (uint32_t)verb_lock(c->world, &call));
    int slot = in == IN_SLEEP ? asleep_in(c, call.object) : actor_slot(who);
    *d = (Died){i, slot, in};
    if (slot >= 0 && kill_of(c, slot, in != IN_SLEEP) >= 0) return true;
  }
  return false;
}

static Name lock_name(const ExplainCase *c, const Died *d) {
  Name said;
  Saying s = saying_in(said.text, sizeof said.text);
  const char *form = d->in == IN_READ ? FORM_READING_LOCK : d->in == IN_WRITE ? FORM_WRITING_LOCK : FORM_OWN_LOCK;
  say_form(&s, form, "object", what(c, (uint32_t)c->outcome->stuck[d->stuck].object).text, NULL);
  return said;
}

bool killed_inside(const ExplainCase *c, Saying *t) {
  Died d;
  if (!find_died(c, &d)) return false;
  const OutcomeStuck *victim = &c->outcome->stuck[d.stuck];
  const OutcomeProcess *p = process_of_slot(c, d.slot);
  int by = kill_of(c, d.slot, false);
  if (!p || !p->ended) return false;
  Name signal;
  Saying s = saying_in(signal.text, sizeof signal.text);
  say_signal_name(&s, -p->exitcode);
  say_form(t, d.in == IN_SLEEP ? FORM_KILLED_ASLEEP : FORM_KILLED_HOLDING, "who", p->name, "signal", signal.text,
           "killer", who(c, &c->event[by]).text, "killed", say_line(c->event[by].choice.line).text, "lock",
           d.in == IN_SLEEP ? "" : lock_name(c, &d).text, "object", what(c, (uint32_t)victim->object).text, "victim",
           who_is(c, victim->slot, victim->strand).text, "line", say_line(stuck_line(c, d.stuck)).text, NULL);
  return true;
}

// ---- a kill itself ----

void explain_inside(World *w, const WorldCall *c, WorldInside way, Saying *s) {
  char step[OUTCOME_TEXT];
  Saying doing = saying_in(step, sizeof step);
  verb_said(w, c, &doing);
  say_form(s, way == WORLD_INSIDE ? FORM_INSIDE_STEP : FORM_AFTER_STEP, "step", step, "line", say_line(c->line).text,
           NULL);
}
