// Orders that are taken again under each variant (variants.h), to see whether they part: in a step's line, verb or
// object, in what it stores or sends, in more than the numbers of what it prints. Where they part is a caveat's line;
// an order that never parts rests on nothing.
//
// Only variants of what the program has looked at, in any order so far, are tried: others would be the same order. An
// order is taken again from the start of the run. Which orders: retake_is_due counts them.
//
//   Retake *r = retake_new(x, start);                  start: explore_mark where the search began
//   if (retake_wants(r) && retake_is_due(r)) …         at the end of an order
//     here = explore_mark(x);
//     retake_order(r, event, n, &caveats, &printed);   the state is anywhere afterwards
//     explore_back(x, here);
//
// What two versions of a printed line differ in is learned on the way (printed.h).
#ifndef EXPLORE_RETAKE_H
#define EXPLORE_RETAKE_H

#include "caveats.h"
#include "explore.h"
#include "printed.h"

// Orders that are taken again: those with a new outcome, the first so many since the program looked at something, then
// the one after twice as many, and so on. Variants of a kind of which so many lines were found are tried no more.
enum { RETAKE_FIRST = 64, RETAKE_LINES = 4 };

typedef struct Retake Retake;

Retake *retake_new(Explore *x, const ExploreMark *start);  // NULL: no memory
void retake_free(Retake *r);
bool retake_wants(const Retake *r);  // there is a variant to be tried
bool retake_is_due(Retake *r);       // counts one more order
// true: a printed line has been learned
bool retake_order(Retake *r, const ExploreEvent *event, int n, Caveats *caveats, PrintedTable *printed);

#endif
