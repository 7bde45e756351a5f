// The explorer's process: what its files share (see explore.h).
//
//   explorer.c           its life: what it makes the search from, what it looks at in each order, how it ends
//   explorer_report.c    the search, so far or whole, as a report; what it says is sent to the bench
//   explorer_outcome.c   the outcomes found: in words, and in what they differ
//   explorer_from.c     the steps that every order begins with
//   explorer_rule.c      what is asked of every order besides
//   explorer_return.c   the point of no return of an order that ends in a deadlock
//   explorer_order.c     an order that came to one of them: its steps, who is stuck on what, why
//
// The process is one search and then ends. Where memory is missing for what it wants to say, it ends at once: the bench
// tells that from its exit code.
#ifndef LAB_EXPLORER_H
#define LAB_EXPLORER_H

#include "explore.h"
#include "explore/caveats.h"
#include "explore/guards.h"
#include "explore/patterns_order.h"
#include "explore/races.h"
#include "explore/rerun.h"
#include "explore/retake.h"
#include "explore/search.h"

// Orders that guards and waits are collected from: they hardly differ from order to order.
enum { LOOKED_AT = 256 };

// An outcome in words, taken while its world was there.
typedef struct SaidOutcome {
  uint64_t key;
  char text[LAB_TEXT * 2], said[LAB_TEXT * 4];
} SaidOutcome;

typedef struct Explorer {
  Explore *x;           // our own machine's; NULL: a guest's
  Rerun *rerun;         // a guest's; NULL: our own
  SearchGround ground;  // of either
  void *start;          // a mark
  Search search;
  int to;
  Races *races;
  Guards guards;
  Caveats caveats;
  Patterns *patterns;
  Retake *retake;
  PrintedTable printed;
  bool retaken;  // the order that has just come to its end
  SaidOutcome *told;
  int ntold, told_room;
  char left[LAB_TEXT];  // processes that are left behind
  double next;
  bool broken;  // an order that breaks has been told
  // The first order that broke, when the search goes on: what reports have of it, and the key of its outcome.
  bool has_first;
  uint64_t first_key;
  LabOutcome first;
  ExploreOrder first_order;
  Schedule begin;   // every order begins so
  int64_t began;    // CLOCK_MONOTONIC ns
  uint64_t probes;  // orders that may still be tried to find points of no return
  int64_t late_at;  // CLOCK_MONOTONIC ns: from then on findings are reported without their steps
} Explorer;

// explorer.c: the ground of either
static inline World *explorer_world(const Explorer *e) { return e->ground.world(e->ground.self); }
static inline void explorer_back(const Explorer *e) { e->ground.back(e->ground.self, e->start); }

// explorer_guest.c
void explorer_begin_guest(Explorer *e, const RerunSetup *setup, char *why, size_t size);
bool explorer_search(Explorer *e, Search *s);  // from the present state on; false: no memory

// explorer_report.c
void explorer_send(int to, const ExploreReport *r);  // as a line; the process ends if it cannot
void explorer_say_so_far(Explorer *e);
// The last report. stopped: the bench asked for it.
void explorer_report(Explorer *e, bool stopped);

// explorer_outcome.c
// Takes an outcome down in words, if it is a new one; the world stands where its order ended.
void explorer_tell(Explorer *e, const Outcome *o);
// The outcomes of findings, which are sorted: those that break nothing come first.
const SearchFinding **explorer_sorted(const Search *s);
void explorer_put_ends(const SearchFinding **f, int n, LabExplore *pub);  // how many, and in what they differ
void explorer_put_outcomes(const Explorer *e, const SearchFinding **f, int n, ExploreReport *r);

// Keeps what is known of the first order that broke; it is in the reports from then on.
void explorer_keep_first(Explorer *e, const SearchFinding *f);

// explorer_rule.c: the rule as the search asks it (NULL: none is asked for); and what main wrote, "" nothing
const ExploreRule *explorer_rule(const LabRule *rule);
const char *explorer_prints(const Outcome *o);

// explorer_from.c: takes the steps that every order begins with, and keeps them in e->begin. Returns the number of the
// first one, from 1, that the program does not take there; 0: it takes them all.
int explorer_take_begin(Explorer *e, const Schedule *given);

// explorer_return.c: fills in no_return of each deadlock, as far as that is soon found
void explorer_put_returns(Explorer *e, const SearchFinding **f, ExploreReport *r);

// explorer_order.c
void explorer_put_finding(Explorer *e, const SearchFinding *f, LabOutcome *out, ExploreOrder *order);
// Processes that are left behind by an order that has just come to its end.
void explorer_note_left(Explorer *e, World *w, const ExploreEvent *event, int n);

#endif
