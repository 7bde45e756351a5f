// The patterns of orders that break: one row each, its name. Which one fits is found in explain.c; a screen has a word
// for each. Some are found in orders that do not break, too: there they are caveats (patterns_order.h).
#ifndef EXPLORE_PATTERNS_H
#define EXPLORE_PATTERNS_H

// clang-format off
#define EXPLORE_PATTERNS(P) \
  P(HOLDER_KILLED, "the holder was killed") \
  P(HOLDER_ENDED, "the holder ended") \
  P(FORGOTTEN_RELEASE, "forgotten release") \
  P(CIRCULAR_WAIT, "circular wait") \
  P(JOIN_BEFORE_DRAIN, "join before drain") \
  P(BOTH_FULL, "both pipes are full") \
  P(KEPT_END, "kept end of a pipe") \
  P(OPEN_TASKS, "forgotten task_done") \
  P(NOBODY_PUTS, "nobody puts") \
  P(LOST_TASK, "lost task") \
  P(NOT_GOT, "went on without the lock") \
  P(NOTIFY_TOO_FEW, "notify too few") \
  P(LOST_WAKEUP, "lost wake-up") \
  P(MISSED_SIGNAL, "missed signal") \
  P(EACH_SIGNALS, "each waits for the other's signal") \
  P(ORDER_VIOLATION, "order violation") \
  P(TORN_PAIR, "torn pair") \
  P(TWO_SENDERS, "two senders at one end") \
  P(TWO_RECEIVERS, "two receivers at one end") \
  P(CHECK_THEN_ACT, "check then act") \
  P(IF_FOR_WHILE, "if where while is needed") \
  P(WRONG_LOCK, "wrong lock") \
  P(LOST_UPDATE, "lost update")
// clang-format on

typedef enum ExplorePattern {
  PATTERN_NONE,  // none fits
#define P(id, name) PATTERN_##id,
  EXPLORE_PATTERNS(P)
#undef P
      PATTERNS
} ExplorePattern;

#endif
