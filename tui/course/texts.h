// A lesson's texts: what stands in braces is put in, and what must not stand in them is found.
//
//   {key:run}            stays: the key is put in when the text is drawn (tui/words/keys.h)
//   {line:add}           the number of the line that has this name (anchors.h); {line:recheck.2} a switch's second
//   {WORKERS}            a knob's value on this page; also sums and products: {WORKERS * ROUNDS}
//   {small:WORKERS}      … when stepping and exploring
//   {claim:free.orders}  what the claim with the id "free" states: a number, or the values of an object, as
//                        {claim:free.counter}: "1 or 2". {claim:free} where it states but one thing
//   {{ }}                braces
//
// A key, a line's number or a number above 2 that stands bare in a text is a fault: `mplab check` tells it. So are
// texts that are too long to be read.
#ifndef TUI_COURSE_TEXTS_H
#define TUI_COURSE_TEXTS_H

#include "anchors.h"
#include "claims.h"
#include "tui/words/words.h"

typedef struct Texts {  // of one page in one language
  Language language;
  const char *file, *place;  // for complaints: "…/en.md", "## hand"
  const Anchors *anchors;
  const ClaimSet *sets, *smalls;  // what the page sets
  int nsets, nsmalls;
  const Claim *claims;
  int nclaims;
  char **faults;  // what is found is put at its end, a line each
} Texts;

// The text with all but keys put in. NULL: r->why says what it names that is not there.
const char *text_filled(Reading *r, const Texts *t, const char *text);
// A page's text before its question: its length, too.
void text_length(Reading *r, const Texts *t, const char *text);

#endif
