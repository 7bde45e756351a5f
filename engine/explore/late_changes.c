// Changes after a put, held against what the order says of the item (see late_changes.h).
#include "late_changes.h"

#include "explain.h"
#include "sync.h"

static bool is_feed(const ExploreEvent *e) { return e->choice.verb == VERB_FEED && e->choice.kind == CHOICE_STEP; }

// The step by which the process wrote its message of that number. -1: it is not there
static int feed_of(const ExploreEvent *event, int n, int slot, uint64_t number) {
  for (int i = 0; i < n; i++)
    if (event[i].choice.slot == slot && is_feed(&event[i]) && --number == 0) return i;
  return -1;
}

static bool takes_from(World *w, const ExploreEvent *e, uint32_t object) {
  VerbDone done = explore_done(e);
  VerbMoves m = verb_moves(w, &done);
  for (int i = 0; i < m.n; i++)
    if (!m.move[i].gives && m.move[i].thing == THING_ITEM && m.move[i].object == object) return true;
  return false;
}

// Messages are got in the order in which they were written. -1: nobody got it
static int got_of(World *w, const ExploreEvent *event, int n, int feed) {
  uint32_t object = event[feed].choice.object;
  int before = 0;
  for (int i = 0; i < feed; i++) before += is_feed(&event[i]) && event[i].choice.object == object;
  for (int i = 0; i < n; i++)
    if (takes_from(w, &event[i], object) && before-- == 0) return i;
  return -1;
}

static bool is_sure(World *w, const ExploreEvent *event, int n, const ExploreChange *c) {
  int feed = c->item.fed ? feed_of(event, n, c->slot, c->item.fed) : -1;
  int got = feed >= 0 ? got_of(w, event, n, feed) : -1;
  if (feed < 0) return c->item.fed;  // not known
  if (got < 0) return true;          // nobody sees what it is
  int first = c->item.task ? got : feed;
  return first <= c->step && sync_before_work(w, event, first, c->step, c->slot, SYNC_LOCKS | SYNC_WORDS);
}

int late_changes_met(World *w, const ExploreEvent *event, int n, const ExploreChange *c) {
  int feed = c->item.fed ? feed_of(event, n, c->slot, c->item.fed) : -1;
  bool got = feed >= 0 && got_of(w, event, n, feed) >= 0;
  return (feed >= 0) + got + (got && is_sure(w, event, n, c));
}

bool late_changes_matter(World *w, const ExploreEvent *event, int n, const ExploreChange *change, int nchanges) {
  for (int i = 0; i < nchanges; i++)
    if (!change[i].item.task && !is_sure(w, event, n, &change[i])) return true;
  return false;
}

bool late_changes_order(Caveats *c, World *w, const ExploreEvent *event, int n, const ExploreChange *change,
                        int nchanges) {
  bool good = true;
  for (int i = 0; i < nchanges; i++) {
    uint32_t line = change[i].item.line;
    if (caveats_has(c, CAVEAT_STEP, line) || is_sure(w, event, n, &change[i])) continue;
    char said[CAVEAT_SAID];
    Saying s = saying_in(said, sizeof said);
    say_form(&s, FORM_CHANGED_ITEM, "line", say_line(line).text, NULL);
    good &= caveats_add(c, CAVEAT_STEP, line, said);
  }
  return good;
}
