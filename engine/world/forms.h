// Every form of sentence that the world says, in English; a verb's is in verbs.h. See saying.h for what {parts} and
// [brackets] mean. A name is said in no other place, and another language's table has the same parts.
#ifndef WORLD_FORMS_H
#define WORLD_FORMS_H

// One row each, not to be folded.
// clang-format off
#define WORLD_FORMS(F) \
  /* what things are called */ \
  F(OWNED, "{owner}'s {kind}") \
  F(THE_TASKS, "{owner}'s tasks") \
  F(THE_RESULTS, "{owner}'s results") \
  F(THE_WORK, "{owner}'s list of work") \
  F(THE_DOOR, "{owner}'s door") \
  F(A_LINK, "{owner}'s connection") \
  F(A_SERVED, "{owner}'s {type}") \
  F(LOCK_INSIDE, "{object}'s lock") \
  F(THE_TABLE, "{owner}'s table of objects") \
  F(THREAD, "{process}'s thread {n}") \
  F(LEFT_THREAD, "a thread that is not in {process}: its fork copied the lock as it stood") \
  F(NAMED_THREAD, "{process}'s {thread}") \
  F(THE_THREAD, "the thread of line {line}") \
  F(THE_FUTURES, "the futures") \
  F(A_WAITER, "who waits on line {line}") \
  F(THE_UNFINISHED, "{owner}'s count of open tasks") \
  /* what is done to the bells of pools, executors, managers, threads */ \
  F(BRING_RESULT, "bring {object} a result") \
  F(LOOK_RESULT, "look for a result of {object}") \
  F(AWAIT_RESULT, "wait for a result of {object}") \
  F(BRING_FUTURE, "say that a future is done") \
  F(LOOK_FUTURE, "look whether a future is done") \
  F(AWAIT_FUTURE, "wait for a future") \
  F(BRING_CALL, "say that a call begins") \
  F(LOOK_CALL, "look whether a call has begun") \
  F(AWAIT_CALL, "wait for a call to begin") \
  F(CHANGE_SERVED, "change {object}") \
  F(LOOK_SERVED, "look at {object}") \
  F(AWAIT_SERVED, "wait for {object}") \
  F(BRING_THREAD, "end {object}") \
  F(LOOK_THREAD, "ask whether {object} has ended") \
  F(AWAIT_THREAD, "wait for {object} to end") \
  F(BEGIN_THREAD, "begin {object}") \
  F(LOOK_BEGUN, "ask whether {object} has begun") \
  F(AWAIT_BEGUN, "wait for {object} to begin") \
  F(WAKE_WAITER, "wake {object}") \
  F(LOOK_WAITER, "ask whether it was notified") \
  F(AWAIT_WAITER, "wait to be notified") \
  F(ADD_TASK, "add one to {object}") \
  F(TAKE_TASK, "take one from {object}") \
  F(LOOK_TASKS, "look at {object}") \
  F(MADE_ON_LINE, "{kind}@{line}") \
  F(KIND_OF_LINE, "the {kind} of line {line}") \
  F(SIGNAL, "signal {n}") \
  F(IGNORE_SIGNAL, "ignore {signal} from now on") \
  F(DEFAULT_SIGNAL, "leave {signal} its default action") \
  F(PRINT, "print \"{text}\"") \
  F(AWAIT_CLOCK, "wait on the clock {time}") \
  F(BEFORE_SIGNAL, "see whether a signal has come") \
  F(LATE, "ask for the time, when much of it has gone by") \
  F(UNTIL, "until {seconds} s") \
  F(ALL, "all") \
  /* what one who waits for ever waits for */ \
  F(FULL_PIPE, "send to {object}: its pipe is full, and nobody reads the other end") \
  F(AWAIT_TASKS, "wait for {n} task_done() of {object}")
// clang-format on

// A form is known by its name: FORM_OWNED is "OWNED".
#define F(id, english) extern const char FORM_##id[];
WORLD_FORMS(F)
#undef F

#endif
