// Faults of order, as steps show them: what was read too early, two values that were not read together, what was tested
// under a lock and changed after it was let go. Criteria of explain_order.c and explain_lockings.c (orders that break)
// and of patterns_order.c (others).
#ifndef EXPLORE_ORDER_H
#define EXPLORE_ORDER_H

#include "explain_parts.h"

// A load of a cell, or a look at what a manager serves, and the other process's store to it that came too late. served:
// load and store are the two clients' calls. sleep: the reader slept before, after the other process had begun; NULL:
// it did not.
typedef struct Early {
  const ExploreEvent *load, *store, *sleep;
  uint32_t object;
  bool served;
} Early;
// Of a process (-1: of any), its last reads first.
bool find_early(const ExplainCase *c, int slot, Early *e);

// Two loads of a strand, the first one first, and the two stores that another strand made together to the same cells,
// one of them before its load and one after.
typedef struct Torn {
  int load[2], store[2];
  int lock;  // held from the first store to the second; -1: none
} Torn;
bool find_torn(const ExplainCase *c, int slot, Torn *t);

// A store whose strand had tested the cell before, had held no lock from there on, and would not have come here with
// what another one has stored since (explain_lockings.c).
typedef struct TwoLockings {
  int check, other, act;  // events
  int lock;               // held at the test, let go, and held again; -1: the test was under none that is held here
} TwoLockings;
bool two_lockings_at(const ExplainCase *c, int act, TwoLockings *found);

void say_early(const ExplainCase *c, Saying *s, const Early *e);
void say_torn(const ExplainCase *c, Saying *s, const Torn *t);
void say_two_lockings(const ExplainCase *c, Saying *s, const TwoLockings *l);

#endif
