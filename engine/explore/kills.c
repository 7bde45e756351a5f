// Signals that come at a bad moment (see kills.h).
#include "kills.h"

#include "explain.h"
#include "sync.h"
#include "world/inside.h"

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
  WorldCall other = {.verb = e->choice.verb, .object = e->choice.object};
  WorldFamily family = verb_family(c->verb);
  if (family == FAMILY_CELLS && verb_family(other.verb) == FAMILY_LOCK)
    return (int)other.object == world_object(w, c->object)->lock;
  bool messages = family == FAMILY_QUEUE || family == FAMILY_PIPE;
  if (messages && !reads_messages(c->verb) && waits_for(e, c->object)) return true;
  if (other.object != c->object || verb_family(other.verb) != family) return false;
  return messages ? meets_message(c, e) : verb_inside(w, &other);
}

// After the kill, or where nothing says that it comes before: then it comes after in another order that counts as this.
static bool is_met(World *w, const WorldCall *c, const ExploreEvent *event, int n, const ExploreKill *k) {
  for (int i = 0; i < n; i++) {
    if (event[i].choice.slot == k->slot || !meets(w, c, &event[i])) continue;
    if (i > k->step || !sync_before(w, event, i, k->step, SYNC_LOCKS | SYNC_WORDS, SYNC_NO_EXCEPTION)) return true;
  }
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

// ---- what is asked of one that was killed, before anybody has joined it ----
// In CPython a signal arrives a little later than kill returns: for a moment the process may still be there.

static bool joins(const ExploreEvent *e, int slot) {
  return e->choice.verb == VERB_JOIN && (int)e->choice.object == slot && e->choice.kind == CHOICE_STEP;
}

static bool asks_whether_it_lives(const ExploreEvent *e, int slot) {
  if (e->choice.verb == VERB_IS_ALIVE) return (int)e->choice.object == slot;
  return e->choice.verb == VERB_PIPE_SEND && e->failed;  // nobody reads any more
}

static bool asked_too_soon(Caveats *c, World *w, const ExploreEvent *event, int n, const ExploreKill *k) {
  for (int i = k->step + 1; i < n && !joins(&event[i], k->slot); i++) {
    if (event[i].choice.line == 0 || !asks_whether_it_lives(&event[i], k->slot)) continue;  // line 0: at main's end
    char said[CAVEAT_SAID];
    Saying s = saying_in(said, sizeof said);
    say_form(&s, FORM_KILLED_ASKED, "line", say_line(event[k->step].choice.line).text, "who",
             world_process(w, k->slot)->name, "at", say_line(event[i].choice.line).text, NULL);
    return caveats_add(c, CAVEAT_KILL, event[i].choice.line, said);
  }
  return true;
}

// ---- a signal whose handler runs ----
// Here the handler runs before the next step. In CPython the signal arrives when it does, and the handler runs between
// two instructions after that: where its process was about to take a step, that step may come first. A process that
// waits or sleeps is woken by it, and before a pause both ways are tried; there the one danger is that the handler goes
// to the very object that is waited for.

static bool is_at_rest(const WorldCall *c, bool go) {
  return !go || c->verb == VERB_SLEEP_UNTIL || c->verb == VERB_PAUSE || (c->verb == VERB_RESUME && c->arg);
}

// A step of the handler on the object whose step it interrupts: what CPython holds there is not known.
static bool enters_again(World *w, const WorldCall *c, const ExploreEvent *event, int n, const ExploreKill *k) {
  if (!verb_inside(w, c)) return false;
  for (int i = k->step + 1; i < n; i++) {
    const ExploreEvent *e = &event[i];
    if (e->choice.slot != k->slot || e->choice.strand != 0) continue;
    if (e->choice.verb == c->verb && e->choice.line == c->line) return false;
    WorldCall own = {.verb = e->choice.verb, .object = e->choice.object, .nbytes = UINT32_MAX};  // a short message, too
    if (own.object == c->object && verb_family(own.verb) == verb_family(c->verb) && verb_inside(w, &own)) return true;
  }
  return false;
}

static bool handled(Caveats *c, World *w, const ExploreEvent *event, int n, const ExploreKill *k) {
  const WorldCall *at = NULL;
  bool go = false;
  for (int s = 0; s < k->n; s++)
    if (k->at[s].python && actor_strand(k->at[s].call.actor) == 0) at = &k->at[s].call, go = k->at[s].go;
  if (at == NULL) return true;
  bool rests = is_at_rest(at, go);
  if (rests && !enters_again(w, at, event, n, k)) return true;
  char said[CAVEAT_SAID], step[CAVEAT_SAID / 2];
  Saying s = saying_in(said, sizeof said), doing = saying_in(step, sizeof step);
  verb_said(w, at, &doing);
  say_form(&s, rests ? FORM_HANDLED_INSIDE : FORM_HANDLED_LATE, "line", say_line(event[k->step].choice.line).text,
           "who", world_process(w, k->slot)->name, "step", step, "at", say_line(at->line).text, NULL);
  return caveats_add(c, CAVEAT_SIGNAL, event[k->step].choice.line, said);
}

// Of a kill that was aimed at it alone all ways have been tried (insides.c).
static bool is_unknown(World *w, const ExploreEvent *event, const ExploreKill *k, int s) {
  const WorldCall *at = &k->at[s].call;
  const Choice *by = &event[k->step].choice;
  bool aimed = by->verb == VERB_KILL && (int)by->object == k->slot && world_insides(w);
  return aimed ? inside_die_is_unknown(w, at, k->at[s].go) : verb_inside(w, at) != IN_NONE;
}

bool kills_order(Caveats *c, World *w, const ExploreEvent *event, int n, const ExploreKill *kill, int nkills) {
  bool good = true;
  for (int i = 0; i < nkills; i++) {
    const ExploreKill *k = &kill[i];
    if (k->by_prelude || k->step < 0 || k->step >= n) continue;
    if (k->handled) {
      good &= handled(c, w, event, n, k);
      continue;
    }
    for (int s = 0; s < k->n; s++) {
      const WorldCall *at = &k->at[s].call;
      if (is_unknown(w, event, k, s) && is_met(w, at, event, n, k))
        good &= say(c, w, event, k, FORM_KILLED_INSIDE, at, k->at[s].python);
    }
    good &= tails(c, w, event, n, k) && asked_too_soon(c, w, event, n, k);
  }
  return good;
}
