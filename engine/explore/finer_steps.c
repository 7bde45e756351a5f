// Readers that meet, and children that a start reaps (see finer_steps.h).
#include "finer_steps.h"

#include "explain.h"
#include "sync.h"

static bool is_before(World *w, const ExploreEvent *event, int a, int b) {
  return a < b && sync_before(w, event, a, b, SYNC_LOCKS | SYNC_WORDS, SYNC_NO_EXCEPTION);
}

static bool are_ordered(World *w, const ExploreEvent *event, int a, int b) {
  return a < b ? is_before(w, event, a, b) : is_before(w, event, b, a);
}

// ---- readers ----

static bool gets(const ExploreEvent *e) {
  int verb = e->choice.verb;
  bool taken = e->choice.kind == CHOICE_STEP && !e->failed && e->result;
  return taken && (verb == VERB_GET || verb == VERB_RECV || verb == VERB_GET_NOWAIT);
}

static bool gives_up(const ExploreEvent *e) {
  return gets(e) && e->choice.verb == VERB_GET_NOWAIT && e->choice.line && e->python;
}

// Another reader of the same queue that it may meet. -1: none
static int other_reader(World *w, const ExploreEvent *event, int n, int at) {
  for (int i = 0; i < n; i++) {
    bool other = event[i].choice.slot != event[at].choice.slot || event[i].choice.strand != event[at].choice.strand;
    if (other && gets(&event[i]) && event[i].choice.object == event[at].choice.object && !are_ordered(w, event, i, at))
      return i;
  }
  return -1;
}

static bool readers(Caveats *c, World *w, const ExploreEvent *event, int n) {
  bool good = true;
  for (int i = 0; i < n; i++) {
    uint32_t line = event[i].choice.line;
    int other = gives_up(&event[i]) && !caveats_has(c, CAVEAT_STEP, line) ? other_reader(w, event, n, i) : -1;
    if (other < 0) continue;
    uint32_t by = event[other].choice.line;
    char said[CAVEAT_SAID];
    Saying s = saying_in(said, sizeof said);
    say_form(&s, FORM_GET_REFUSED, "line", say_line(line).text, "other", by && by != line ? say_line(by).text : "",
             NULL);
    good &= caveats_add(c, CAVEAT_STEP, line, said);
  }
  return good;
}

// ---- children ----

// Made by Process.start, not by os.fork.
static bool starts(const ExploreEvent *e, int slot) {
  return e->choice.verb == VERB_START && e->created >= 0 && e->choice.slot == slot && !(e->arg & PROCESS_BY_FORK);
}

static bool asks(const ExploreEvent *e) {
  int verb = e->choice.verb;
  bool of_one = verb == VERB_JOIN || verb == VERB_IS_ALIVE || verb == VERB_KILL;
  return e->choice.line && (verb == VERB_WAIT_CHILD || (of_one && e->arg2 == PROCESS_ASKED_BY_OS));
}

static bool asks_for(const ExploreEvent *e, int child) {
  return e->choice.verb == VERB_WAIT_CHILD || (int)e->choice.object == child;
}

static bool sees_end(const ExploreEvent *e, int child) {
  return e->choice.verb == VERB_JOIN && e->arg2 != PROCESS_ASKED_BY_OS && (int)e->choice.object == child;
}

static int end_of(const ExploreEvent *event, int n, int child) {
  for (int i = 0; i < n; i++)
    if (event[i].ended == child) return i;
  return -1;
}

// A start that comes after the child's own, before the step `at`, and may come after the child's end. -1: none
static int reaping_start(World *w, const ExploreEvent *event, int n, int born, int at) {
  int child = event[born].created, end = end_of(event, n, child), found = -1;
  for (int i = born + 1; i < at && end >= 0; i++) {
    if (sees_end(&event[i], child)) return -1;  // it has been joined
    if (starts(&event[i], event[born].choice.slot) && !is_before(w, event, i, end)) found = i;
  }
  return found;
}

static bool children(Caveats *c, World *w, const ExploreEvent *event, int n) {
  bool good = true;
  for (int at = 0; at < n; at++) {
    uint32_t line = event[at].choice.line;
    if (!asks(&event[at]) || caveats_has(c, CAVEAT_STEP, line)) continue;
    for (int born = 0; born < at; born++) {
      if (!starts(&event[born], event[at].choice.slot) || !asks_for(&event[at], event[born].created)) continue;
      int start = reaping_start(w, event, n, born, at);
      if (start < 0) continue;
      char said[CAVEAT_SAID], who[3 * WORLD_NAME];
      Saying s = saying_in(said, sizeof said);
      explain_process(w, event[born].created, 0, true, who, sizeof who);
      say_form(&s, FORM_REAPED_AT_START, "line", say_line(line).text, "who", who, "other",
               say_line(event[start].choice.line).text, NULL);
      good &= caveats_add(c, CAVEAT_STEP, line, said);
      break;
    }
  }
  return good;
}

bool finer_steps_inside(Caveats *c, const Explore *x) {
  uint32_t line = explore_used_inside(x);
  char said[CAVEAT_SAID];
  Saying s = saying_in(said, sizeof said);
  if (!line) return true;
  say_form(&s, FORM_USED_INSIDE, "line", say_line(line).text, NULL);
  return caveats_add(c, CAVEAT_STEP, line, said);
}

bool finer_steps_order(Caveats *c, World *w, const ExploreEvent *event, int n) {
  return readers(c, w, event, n) && children(c, w, event, n);
}
