// In what the ends of a program differ: "main prints 2 or 3", "balances[1] ends as 9, 10 or 11".
//
// Places are compared: a value (of a list an element, of a dict a key), a process's text line by line, an exit code, an
// exception. A place where all ends have the same is no difference. Which process's line comes first on the screen is
// no place.
#ifndef EXPLORE_ENDS_H
#define EXPLORE_ENDS_H

#include "outcome.h"

typedef enum EndPlace { END_VALUE, END_PRINTED, END_EXIT, END_EXCEPTION } EndPlace;

typedef struct EndDifference {
  EndPlace place;
  char name[WORLD_NAME + 64];  // of the value ("balances[1]", "d['k']"), or of the process
  int line;                    // printed: of the process's text, from 1 on; 0: its text has but one line
  const char **text;           // one for each outcome; NULL: there is none there. Texts of `texts`
} EndDifference;

typedef struct EndDifferences {
  EndDifference *list;
  int n, room;
  int outcomes;
  Texts texts;
  bool no_memory;  // some may be missing
} EndDifferences;

// How many different ends they have.
int ends_count(const Outcome *const *o, int n);
// The outcomes' texts are copied. d: zeroed, or freed by ends_free
void ends_differ(const Outcome *const *o, int n, EndDifferences *d);
void ends_free(EndDifferences *d);
// "main prints 2 or 3". Long texts from where they differ.
void end_difference_said(const EndDifference *d, int outcomes, Saying *s);

#endif
