// Kills inside something (see kills.h).
#include "kills.h"

#include "explain.h"

static bool reads_messages(int verb) {
  return verb == VERB_GET || verb == VERB_RECV || verb == VERB_GET_NOWAIT || verb == VERB_PIPE_RECV;
}

static bool looks_for_messages(int verb) { return verb == VERB_PIPE_POLL || verb == VERB_EMPTY; }

static bool waits_for(const ExploreEvent *e, uint32_t object) {
  for (int i = 0; e->choice.verb == VERB_WAIT_ANY && i < e->footprint.n; i++)
    if (e->footprint.place[i].object == object) return true;
  return false;
}

// A queue or a pipe: half a message is met by those who read or look for one, the lock for writing by those who write,
// a message of which half is read by those who read from the same end.
static bool meets_message(const WorldCall *c, const ExploreEvent *e) {
  int verb = e->choice.verb;
  bool pipe = verb_family(c->verb) == FAMILY_PIPE, same_end = !pipe || e->arg == c->arg, other_end = !pipe || !same_end;
  if (reads_messages(c->verb)) return reads_messages(verb) && same_end;
  return ((reads_messages(verb) || looks_for_messages(verb)) && other_end) || verb == VERB_FEED;
}

// Does that step of another meet what was left behind inside c?
static bool meets(World *w, const WorldCall *c, const ExploreEvent *e) {
  WorldCall other = {.verb = e->choice.verb, .object = e->choice.object, .nbytes = UINT32_MAX};
  WorldFamily family = verb_family(c->verb);
  if (family == FAMILY_CELLS && verb_family(other.verb) == FAMILY_LOCK)
    return (int)other.object == world_object(w, c->object)->lock;
  bool messages = family == FAMILY_QUEUE || family == FAMILY_PIPE;
  if (messages && !reads_messages(c->verb) && waits_for(e, c->object)) return true;
  if (other.object != c->object || verb_family(other.verb) != family) return false;
  return messages ? meets_message(c, e) : verb_inside(w, &other);
}

static bool is_met(World *w, const WorldCall *c, const ExploreEvent *event, int n, const ExploreKill *k) {
  for (int i = k->step + 1; i < n; i++)
    if (event[i].choice.slot != k->slot && meets(w, c, &event[i])) return true;
  return false;
}

static bool say(Caveats *c, World *w, const ExploreEvent *event, const ExploreKill *k, const char *form,
                const WorldCall *at, bool python) {
  char said[CAVEAT_SAID], step[CAVEAT_SAID / 2], who[160], object[160];
  Saying s = saying_in(said, sizeof said), doing = saying_in(step, sizeof step);
  uint32_t line = event[k->step].choice.line;
  verb_said(w, at, &doing);
  explain_process(w, k->slot, actor_strand(at->actor), python, who, sizeof who);
  explain_object(w, at->object, object, sizeof object);
  say_form(&s, form, "line", say_line(line).text, "who", who, "step", step, "at", say_line(at->line).text, "object",
           object, NULL);
  return caveats_add(c, CAVEAT_KILL, line, said);
}

// The last step of each of its feeders, if it has written a message: it may still hold the queue's lock for writing.
static bool tails(Caveats *c, World *w, const ExploreEvent *event, int n, const ExploreKill *k) {
  uint64_t seen = 0;
  for (int i = k->step - 1; i >= 0; i--) {
    const ExploreEvent *e = &event[i];
    uint64_t bit = (uint64_t)1 << e->choice.strand % 64;
    if (e->choice.slot != k->slot || e->python || seen & bit) continue;
    seen |= bit;
    WorldCall at = {.verb = e->choice.verb, .object = e->choice.object, .line = e->choice.line, .deadline = -1};
    at.actor = world_actor(w, k->slot, e->choice.strand);
    for (int later = k->step + 1; at.verb == VERB_FEED && later < n; later++) {
      const ExploreEvent *o = &event[later];
      bool writes = o->choice.verb == VERB_FEED && o->choice.object == at.object && o->choice.slot != k->slot;
      if (writes) return say(c, w, event, k, FORM_KILLED_AFTER, &at, false);
    }
  }
  return true;
}

bool kills_order(Caveats *c, World *w, const ExploreEvent *event, int n, const ExploreKill *kill, int nkills) {
  bool good = true;
  for (int i = 0; i < nkills; i++) {
    const ExploreKill *k = &kill[i];
    if (k->by_prelude || k->step < 0 || k->step >= n) continue;
    for (int s = 0; s < k->n; s++) {
      const WorldCall *at = &k->at[s].call;
      if (verb_inside(w, at) && is_met(w, at, event, n, k))
        good &= say(c, w, event, k, FORM_KILLED_INSIDE, at, k->at[s].python);
    }
    good &= tails(c, w, event, n, k);
  }
  return good;
}
