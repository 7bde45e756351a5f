// Every form of sentence that the lab says, in English: what came of a step, why an order could not be followed, what
// mplab did on its own. Its sayings hold forms of explore's and the world's too. See world/saying.h.
#ifndef LAB_FORMS_H
#define LAB_FORMS_H

#include "explore/forms.h"

// One row each, not to be folded.
// clang-format off
#define LAB_FORMS(F) \
  /* what came of a step */ \
  F(RESULT, " → {value}") \
  F(REFUSED, ": refused") \
  F(NOTHING_YET, ": nothing there yet") \
  F(WOKE, ": {n} woken") \
  F(WOKE_NOBODY, ": nobody slept") \
  F(STARTED, ": {process}") \
  F(SWITCHED_ON, "switch {name} on") \
  F(SWITCHED_OFF, "switch {name} off") \
  /* an outcome */ \
  F(AND_VALUE, "; {name} = {value}") \
  F(ALL_END, "all come to their end") \
  F(EXIT_CODE, "; {who}: exit code {n}") \
  F(PRINTS, "; prints {text}") \
  F(ANOTHER_PRINTS, "; {who} prints {text}") \
  F(TWIN, " (a different end, {n})") \
  /* a ring of waits in a run that goes on */ \
  F(LIVE_WAITS, "{who} waits for[ {object}, held by] {holder}") \
  F(LIVE_WHO_WAITS, ", who waits for[ {object}, held by] {holder}") \
  F(LIVE_BREAKERS, "; outside it: {who}[ and {n} more] (a Lock can be released by any process that has it)") \
  F(LIVE_NO_BREAKER, "; nobody else can break it") \
  /* an order that could not be followed */ \
  F(AT_STEP, "step {n}: ") \
  F(HAS_NO_STEP, "{who} was to {step} (line {line}), but it has ended or has no step to take") \
  F(CAME_TO_ANOTHER, \
    "{who} was to {step} (line {line}), but it has come to {now} (line {at}){why}: its course depends on a PID or on time, or this is an error of " \
      "mplab's own") \
  F(TOOK_NO_STEP, "{who} was let go, but it did not take its step") \
  F(ENDED_ONE_EARLY, "the run has ended, though 1 more step is written down") \
  F(ENDED_EARLY, "the run has ended, though {n} more steps are written down") \
  F(WOULD_TIME_OUT, ", which would time out") \
  F(CANNOT_GO_ON, ", which cannot go on") \
  /* why not every order was tried */ \
  F(STOPPED_EARLY, "stopped before all orders were tried") \
  F(ONLY_FROM, "only orders that begin with these {n} steps were tried") \
  F(BEGINS_OTHERWISE, "step {n} of the order that it is to begin with is not what the program does there") \
  F(NOT_EXPLORABLE, "this program cannot be explored") \
  F(NO_SEARCH_MEMORY, "no memory for the search") \
  F(UNREADABLE, "the explorer said something that cannot be read: an error of mplab's own") \
  F(EXPLORER_KILLED, "the explorer was killed by {signal}: an error of mplab's own") \
  F(EXPLORER_NO_MEMORY, "the explorer was killed by {signal} (out of memory?)") \
  F(EXPLORER_ENDED, "the explorer ended too early: an error of mplab's own") \
  /* what mplab did on its own */ \
  F(LIMIT_PROCESSES, "{n} processes at once is the limit (--limit processes=N raises it)") \
  F(STOPPED_FORKING, "stopped: it went on forking when {n} processes at once were there, which is the limit (--limit processes=N raises it)") \
  F(STOPPED_PRINTING, "stopped: it printed more than {n} bytes (--limit output=N raises it: {times} times N)") \
  F(STOPPED_TOTAL, "stopped: its processes had more than {n} MB in all, which is the limit (--limit total=N raises it)") \
  F(STOPPED_TIME, "stopped: it ran for {n} s, which is the limit (--limit seconds=N raises it)") \
  F(NURSERY_KILLED, "stopped: the process that programs are forked from was killed") \
  F(REFUSED_CALL, "{who} was ended by the wall around it: it asked for the system call {call}, which no program needs[ (line {line})]") \
  F(NO_PROC, "there is no /proc here: a deadlock is not noticed, and nothing can be stepped through (mplab --doctor)") \
  F(CANNOT_START, "cannot start a process: {error}")
// clang-format on

#define F(id, english) extern const char FORM_##id[];
LAB_FORMS(F)
#undef F

// In words; damaged: out is "". Returns the length as snprintf.
int lab_english(const char *said, char *out, size_t size);

// Who takes a step (say_strand), in words.
void lab_strand(World *w, int slot, int strand, char *out, size_t size);

// What a step gave, behind its sentence, in stepping and in orders alike: "notify 1 of c: nobody slept". Of a load its
// word and of a start the child: those who know them say them.
void lab_say_answer(int verb, int64_t value, Saying *s);

#endif
