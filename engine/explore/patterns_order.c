// Patterns in orders that do not break (see patterns_order.h).
#include "patterns_order.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "order.h"
#include "sync.h"

enum { FOUND_MOST = 64, MESSAGE_HEAD = 4 };  // CPython writes a message's length before it, in 4 bytes

typedef struct Found {
  ExplorePattern pattern;
  char object[2 * WORLD_NAME];
  uint32_t line[2];
} Found;

// Of those that are told at the end. polled: one strand read it there more than once, so it looks again and again.
typedef struct Candidate {
  ExplorePattern pattern;
  char object[2 * WORLD_NAME];
  uint32_t line;
  bool polled;
  char said[CAVEAT_SAID];
} Candidate;

typedef struct PipeUse {  // the largest message, or the last receive, of a strand at an end since it was alone there
  uint32_t pipe;
  int end, strand, event;
  uint32_t epoch;
  bool receives;
} PipeUse;

struct Patterns {
  Sync *sync;
  Found found[FOUND_MOST];
  int nfound;
  Candidate *candidate;
  int ncandidates, candidate_room;
  PipeUse *use;
  int nuses, use_room;
};

Patterns *patterns_new(void) {
  Patterns *p = calloc(1, sizeof *p);
  if (p) p->sync = sync_new();
  if (p && p->sync) return p;
  free(p);
  return NULL;
}

void patterns_free(Patterns *p) {
  if (p == NULL) return;
  sync_free(p->sync);
  free(p->candidate);
  free(p->use);
  free(p);
}

// One pattern, one object, two lines: one caveat, whoever did it.
static bool is_new(Patterns *p, ExplorePattern pattern, const char *object, uint32_t a, uint32_t b) {
  uint32_t low = a < b ? a : b, high = a < b ? b : a;
  for (int i = 0; i < p->nfound; i++) {
    const Found *f = &p->found[i];
    if (f->pattern == pattern && f->line[0] == low && f->line[1] == high && strcmp(f->object, object) == 0)
      return false;
  }
  if (p->nfound == FOUND_MOST) return false;
  Found *f = &p->found[p->nfound++];
  *f = (Found){.pattern = pattern, .line = {low, high}};
  saying_copy(object, f->object, sizeof f->object);
  return true;
}

// ---- two at one end of a pipe ----

static bool of_program(World *w, uint32_t pipe) {
  return pipe < WORLD_OBJECTS && world_object(w, pipe)->role == ROLE_OTHER && world_object(w, pipe)->owner < 0;
}

static bool is_use(World *w, const ExploreEvent *e) {
  if (e->choice.kind != CHOICE_STEP || e->failed || !of_program(w, e->choice.object)) return false;
  return e->choice.verb == VERB_PIPE_RECV || (e->choice.verb == VERB_PIPE_SEND && e->result);
}

static bool in_pieces(const ExploreEvent *e) { return e->nbytes + MESSAGE_HEAD > PIPE_BUF; }

// Two sends are mixed if one of them is written in pieces; two receives if one of them has got something.
static bool mixes(const ExploreEvent *a, const ExploreEvent *b) {
  if (a->choice.verb == VERB_PIPE_SEND) return in_pieces(a) || in_pieces(b);
  return a->result > 0 || b->result > 0;
}

static bool say_two(Patterns *p, World *w, const ExploreEvent *event, int n, int first, int second, Caveats *to) {
  const ExploreEvent *a = &event[first], *b = &event[second];
  ExplainCase c = {.world = w, .event = event, .n = n};
  bool sends = a->choice.verb == VERB_PIPE_SEND;
  ExplorePattern pattern = sends ? PATTERN_TWO_SENDERS : PATTERN_TWO_RECEIVERS;
  Name pipe = what(&c, a->choice.object);
  if (!is_new(p, pattern, pipe.text, a->choice.line, b->choice.line)) return true;
  char said[CAVEAT_SAID];
  Saying s = saying_in(said, sizeof said);
  const ExploreEvent *large = a->nbytes >= b->nbytes ? a : b;
  say_form(&s, sends ? FORM_TWO_SENDERS : FORM_TWO_RECEIVERS, "one", who(&c, a).text, "first",
           say_int(a->choice.line).text, "two", who(&c, b).text, "second", say_int(b->choice.line).text, "pipe",
           pipe.text, "bytes", say_int(large->nbytes).text, NULL);
  return caveats_add(to, CAVEAT_PATTERN, b->choice.line, said);
}

// A strand's uses that were ordered before are still there: the next one may be unordered with them.
static bool use_pipe(Patterns *p, World *w, const ExploreEvent *event, int n, int me, int at, Caveats *to) {
  const ExploreEvent *e = &event[at];
  PipeUse now = {.pipe = e->choice.object,
                 .end = (int)e->arg & 1,
                 .strand = me,
                 .event = at,
                 .epoch = sync_epoch(p->sync, me),
                 .receives = e->choice.verb == VERB_PIPE_RECV};
  PipeUse *mine = NULL;
  for (int i = 0; i < p->nuses; i++) {
    PipeUse *u = &p->use[i];
    if (u->pipe != now.pipe || u->end != now.end || u->receives != now.receives) continue;
    bool same = u->strand == me && in_pieces(&event[u->event]) == in_pieces(e);
    if (same) mine = u;
    if (sync_ordered(p->sync, me, u->strand, u->epoch) || !mixes(&event[u->event], e)) continue;
    if (!say_two(p, w, event, n, u->event, at, to)) return false;
  }
  if (mine) return *mine = now, true;
  if (!GROW(p->use, p->use_room, p->nuses + 1, 16)) return false;
  p->use[p->nuses++] = now;
  return true;
}

static bool any_use(World *w, const ExploreEvent *event, int n) {
  for (int i = 0; i < n; i++)
    if (is_use(w, &event[i])) return true;
  return false;
}

static bool find_two(Patterns *p, World *w, const ExploreEvent *event, int n, Caveats *to) {
  if (!any_use(w, event, n)) return true;
  p->nuses = 0;
  sync_begin(p->sync, w, event, n, SYNC_LOCKS | SYNC_WORDS, SYNC_NO_EXCEPTION);
  for (int i = 0; i < n && !sync_no_memory(p->sync); i++) {
    int me = sync_enter(p->sync, i);
    if (me < 0) return true;  // more strands than there is room for: what was found is still true
    if (is_use(w, &event[i]) && !use_pipe(p, w, event, n, me, i, to)) return false;
    sync_leave(p->sync, me, i);
  }
  return !sync_no_memory(p->sync);
}

// ---- used before ready, not read together, not changed under the lock of its test ----

static Candidate *candidate_of(Patterns *p, ExplorePattern pattern, const char *object, uint32_t line) {
  for (int i = 0; i < p->ncandidates; i++) {
    Candidate *c = &p->candidate[i];
    if (c->pattern == pattern && c->line == line && strcmp(c->object, object) == 0) return c;
  }
  return NULL;
}

static bool add_candidate(Patterns *p, ExplorePattern pattern, const char *object, uint32_t line, const char *said) {
  if (p->ncandidates == FOUND_MOST || candidate_of(p, pattern, object, line)) return true;
  if (!GROW(p->candidate, p->candidate_room, p->ncandidates + 1, 8)) return false;
  Candidate *c = &p->candidate[p->ncandidates++];
  *c = (Candidate){.pattern = pattern, .line = line};
  snprintf(c->object, sizeof c->object, "%s", object);
  saying_copy(said, c->said, sizeof c->said);
  return true;
}

// Did it start the other one?
static bool started(const ExplainCase *c, int slot, int other) {
  int birth = birth_of(c, other);
  return birth >= 0 && c->event[birth].choice.slot == slot;
}

static bool holds_nothing(const ExplainCase *c, const ExploreEvent *at) {
  Held h;
  held_at(c, (int)(at - c->event), &h);
  for (int i = 0; i < h.n; i++)
    if (by_strand(at, h.one[i].slot, h.one[i].strand)) return false;
  return true;
}

static bool note_early(Patterns *p, const ExplainCase *c) {
  Early e;
  if (!find_early(c, -1, &e) || !holds_nothing(c, e.load)) return true;
  if (!e.sleep && !started(c, e.load->choice.slot, e.store->choice.slot)) return true;
  char said[CAVEAT_SAID];
  Saying s = saying_in(said, sizeof said);
  say_early(c, &s, &e);
  return add_candidate(p, PATTERN_ORDER_VIOLATION, cell(c, e.load).text, e.load->choice.line, said);
}

static bool note_torn(Patterns *p, const ExplainCase *c) {
  Torn t;
  if (!find_torn(c, -1, &t) || t.lock < 0) return true;
  char said[CAVEAT_SAID];
  Saying s = saying_in(said, sizeof said);
  say_torn(c, &s, &t);
  const ExploreEvent *load = &c->event[t.load[0]];
  return add_candidate(p, PATTERN_TORN_PAIR, cell(c, load).text, load->choice.line, said);
}

// Tested, and changed by what was seen, and another one came between: harmless where all orders come to one end.
static bool note_lockings(Patterns *p, const ExplainCase *c) {
  for (int act = 0; act < c->n; act++) {
    TwoLockings l;
    if (!two_lockings_at(c, act, &l)) continue;
    char said[CAVEAT_SAID];
    Saying s = saying_in(said, sizeof said);
    say_two_lockings(c, &s, &l);
    const ExploreEvent *e = &c->event[act];
    if (!add_candidate(p, PATTERN_CHECK_THEN_ACT, cell(c, e).text, e->choice.line, said)) return false;
  }
  return true;
}

// A line that one strand comes to more than once looks again and again.
static void note_polls(Patterns *p, const ExplainCase *c) {
  for (int i = 0; i < c->n; i++) {
    const ExploreEvent *e = &c->event[i];
    if (!is_step(e, VERB_LOAD)) continue;
    for (int k = 0; k < p->ncandidates; k++) {
      Candidate *one = &p->candidate[k];
      if (one->line != e->choice.line || one->polled || one->pattern == PATTERN_CHECK_THEN_ACT) continue;
      for (int j = i + 1; j < c->n && !one->polled; j++)
        one->polled = is_step(&c->event[j], VERB_LOAD) && same_strand(e, &c->event[j]) && same_cell(e, &c->event[j]) &&
                      c->event[j].choice.line == e->choice.line;
    }
  }
}

static bool find_candidates(Patterns *p, World *w, const ExploreEvent *event, int n) {
  static const Outcome none;  // nothing has failed
  ExplainCase c = {.world = w, .event = event, .n = n, .outcome = &none};
  if (!note_early(p, &c) || !note_torn(p, &c) || !note_lockings(p, &c)) return false;
  note_polls(p, &c);
  return true;
}

// ---- the whole ----

bool patterns_order(Patterns *p, World *w, const ExploreEvent *event, int n, Caveats *to) {
  return find_two(p, w, event, n, to) && find_candidates(p, w, event, n);
}

void patterns_ends(const Patterns *p, Caveats *to) {
  for (int i = 0; i < p->ncandidates; i++)
    if (!p->candidate[i].polled) caveats_add(to, CAVEAT_PATTERN, p->candidate[i].line, p->candidate[i].said);
}
