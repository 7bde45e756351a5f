// What the files of goals share (see goal.h): goal.c has goals as a whole, goal_words.c the words, a row each.
#ifndef TUI_COURSE_GOAL_INNER_H
#define TUI_COURSE_GOAL_INNER_H

#include <cjson/cJSON.h>

#include "compare.h"
#include "goal.h"
#include "rules.h"

typedef struct GoalTest GoalTest;
typedef struct GoalKey GoalKey;

typedef struct GoalAsking {  // what a word's reader is given
  Keep *keep;
  Goal *goal;
  const GoalKey *key;
  const cJSON *json;
  char *why;
  size_t size;
} GoalAsking;

// What a test is about. RUN: the present run, so it holds only if that run was alive on this page. SINCE: what came
// after the last toggle, which goes on.
enum About {
  RUN = 1,
  STATE = 2,
  LOST = 4,
  EXPLORE = 8,
  NAMES_SWITCH = 16,
  NAMES_KNOB = 32,
  NAMES_SETTING = 64,
  SINCE = 128
};

struct GoalKey {  // a row of the words
  const char *word;
  bool (*read)(const GoalAsking *a);                 // adds its tests; false: why says what is wrong
  bool (*holds)(const GoalTest *t, const Facts *f);  // f->snap is there when it is about the run
  unsigned about;
  unsigned evidence;  // EVIDENCE_ bits: where on the screen it is seen that it holds
};

struct GoalTest {
  GoalTest *next;
  const GoalKey *key;
  const char *name;  // by name: whose
  const char *text;  // a text asked for. Several texts are several tests: all must hold (of states: one)
  int which;         // … of a list of words: its number
  Compare compare;
  const Rule *rule;
};

struct Goal {
  bool constant, holds;
  GoalTest *tests;
  // of an array: its tests, and how many have held
  Goal **then;
  int nthen;
  int *held;
};

extern const GoalKey goal_keys[];
extern const int ngoal_keys;

#endif
