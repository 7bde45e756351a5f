// Why a step is blocked: one row each, its name and its English text. The verb's row names one (verbs.h); verb_why
// (traits.h) finds the one that is true now, and which process it is about. Another language has a text for each row.
#ifndef WORLD_WHY_H
#define WORLD_WHY_H

// clang-format off
#define VERB_WHYS(Y) \
  Y(HELD, "it is held") \
  Y(HELD_DEAD, "it is held by a process that has ended") \
  Y(DIED_ASLEEP, "it waits for one that was killed asleep there") \
  Y(NO_PLACE, "no place is free") \
  Y(NOT_RELEASED, "nobody has released it") \
  Y(NOT_ENDED, "it has not ended") \
  Y(EMPTY, "nothing is in it") \
  Y(FULL, "no place is left in it") \
  Y(PIPE_FULL, "its pipe is full") \
  Y(NOT_GOT, "nobody has got it yet") \
  Y(NOT_NOTIFIED, "nobody has notified it") \
  Y(NOT_SET, "nobody has set it") \
  Y(NO_ROOM, "it does not fit in yet") \
  Y(NOT_RECEIVED, "nobody has received it yet") \
  Y(NONE_READY, "none of them is ready") \
  Y(NO_CHILD, "no child has ended") \
  Y(NO_SIGNAL, "no such signal has come") \
  Y(NOT_ALL, "not all are there") \
  Y(NOT_LEFT, "some have yet to leave it") \
  Y(ACTING, "its action is running") \
  Y(NOT_YET, "its time has not come")
// clang-format on

typedef enum VerbWhy {
  WHY_NONE,  // its guard is never false
#define Y(id, english) WHY_##id,
  VERB_WHYS(Y)
#undef Y
      WHY_COUNT
} VerbWhy;

const char *verb_why_text(VerbWhy why);  // the row's English; "" for WHY_NONE. Static

#endif
