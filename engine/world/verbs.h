// The verbs: everything that a process can do and another can see, one row each.
//
// A verb is a guarded transition. Its guard says whether it is enabled; its effect is the change and the result. This
// one table has both, and its name in traces, its mark on the timeline, its sentence on the screen, and its footprint.
// A verb is written once; live, gate and explore perform it.
//
//   WorldCall c = { .verb = VERB_ACQUIRE, .object = lock, .actor = me, .arg = 1, .deadline = -1 };
//   switch (world_step(w, &c)) {          // or verb_try: the same without trace and counters
//     case VERB_DONE:    …                // c.result, c.result2, c.out
//     case VERB_BLOCKED: …                // its guard is false: nothing was changed; see world.h on waiting
//     case VERB_FAILED:  … c.error        // WorldError: the world said no; nothing was changed
//   }
//
// A call that waits in between is several verbs: Condition.wait is sleep, woken, acquire; Queue.get is get, recv. The
// only system call of a verb is a ring (World.ring). All are safe against SIGKILL at any instruction.
#ifndef WORLD_VERBS_H
#define WORLD_VERBS_H

#include "mark.h"
#include "world.h"

// The columns. First line of a row: what it is.
//   id, name, family
//   mark       what it is to the one who draws it (mark.h)
//   guard      may it happen now; `always`: it never waits
//   effect     the change and the result
//   expire     what giving up does (a deadline, an exception instead)
//   sentence   {object} {value} {index} {count} {process} {signal} {time} {n} are filled in
// Second line: what it means when it is watched, explored and explained (traits.h, world/traits.c). Every column must
// be filled; tests/world/test_traits.c checks them against each other.
//   foot       footprint: what the guard reads and the effect reads or writes (footprint.c)
//   ends       who could end its wait (could_end.c); ends_nobody: it never waits
//   why        why it is blocked, while its guard is false (why.h)
//   moves      what it gives and takes: a lock, a place, an item, …
//   change     did it change nothing, or only whose turn it is
//   spins      may it be part of a cycle that changes nothing
//   answer     what its result is to a reader
//   inside     what CPython holds while the call is under way: who is killed there leaves it so (inside.h)
//   flags      REFUSES: result 0 is a refusal. LETS: it may enable others. TELLS_ARG: its event has the argument, not
//              the result. DATA: it reads or changes data that a lock may guard. LEFT: arg2 1: an exception takes its
//              strand away. It never waits then, and does what expire does
//
// What goes in and comes out (arguments not named are 0; "waits" says when the guard is false):
//
//   load        arg: index.                         result: the word, result2: its version. Waits while another holds
//               the object's lock
//   store       arg: the word, arg2: index; seen, seen_version, seen_value: what this strand last loaded there. result:
//               1 if stale. Waits as load
//   load_all    arg: start | count << 32, arg2: step. out: count words of 8 bytes. One step whatever the count. Waits
//               as load
//   store_all   the same, bytes: the words (nbytes = 8 * count); seen_each: for each word what it was made of. result:
//               1 if one of them is stale, result2: what that lost (not of reals). Waits as load
//   acquire     arg: 1 waits, 0 does not; arg2: depth to take an RLock with (0 is 1; a Condition's way back). result: 1
//               got it, 0 not. Waits while it is held by another (an RLock), by anybody (a Lock), while there is no
//               place (semaphores)
//   release     fails: ERROR_NOT_HELD (a Lock or bounded semaphore released too many times), ERROR_NOT_OWNER (an RLock
//               of another), ERROR_OVERFLOW (a semaphore at its very end)
//   holder      result: the holder's actor or 0; result2: an RLock's depth, a semaphore's places. For repr; never waits
//   sleep       joins the condition's sleepers and lets its lock go, whatever its depth. result: ticket, 0 in explore;
//               result2: depth. Fails: ERROR_NOT_OWNER, ERROR_FULL
//   woken       arg: ticket. Waits until notified. result: 1 notified, 0 not (only by verb_expire: it leaves the
//               sleepers; a notify that had chosen it before still counts as 1)
//   notify      arg: how many, -1 all; first come, first woken. result: how many it chose. Fails: ERROR_NOT_OWNER
//   put         takes a place. arg: 1 waits, 0 does not. result: 1 got it, 0 full. Waits while there is no place
//   give_back   gives a place back whose item could not be fed (it cannot be pickled)
//   pickle      of what can still change: its feeder does it now, and feeds it next. Where orders are compared and that
//               matters (WorldHeader.late_pickles). It depends on all that other strands of its process do
//   feed        bytes: the message; arg: 1 for a SimpleQueue (it takes the place itself). result: 1 if it is larger
//               than the pipe and the feeder must go on with drained; result2: its number. Waits for room in the pipe;
//               a message larger than the pipe waits until it is empty. result: -1 nobody will ever read it (a
//               pool's results, and the process with the pool is over). Fails: ERROR_MEMORY
//   drained     arg: number of a message. Waits until somebody has got it
//   get         takes the reading lock. If a message is there it is taken and the lock given back: result 1, out: the
//               bytes, result2: its maker's actor. Else the reading lock is kept, result 0: go on with recv. Waits
//               while another holds the reading lock; where a get is one step (WorldHeader.whole_gets) until a message
//               is there as well. Fails: ERROR_MEMORY (out has no room)
//   recv        having the reading lock: takes a message, gives the lock back. result 1, out, result2 as get; 0 nothing
//               more will come (a pool's tasks, and the process with the pool is over). Waits for a message. Expired:
//               gives the lock back
//   get_nowait  result: 1 got one (out), 0 not: no message, or another holds the reading lock
//   seize       takes the reading lock and keeps it; all messages are discarded. result: how many. Waits as get. A
//               pool's end: from then on nobody reads its tasks
//   qsize       result: places taken
//   empty       result: 1 if no message is in the pipe (what was put may not have been fed yet)
//   full        result: 1 if no place is left
//   is_set      an event. result: 1 set; result2: its pulse, for wait
//   wait        arg: pulse. Waits until the event was set after that pulse. result: 1 if it (still) is set
//   set         sets it, wakes all
//   clear
//   stale       of what a manager serves, by a client that has changed it; bytes: by what (a host asks whether the
//               change was made of it). seen: it was made of what another has changed since; seen_value: what that
//               comes to. Counts it, result 1; else does nothing
//   arrive      at a barrier. arg: 1 its last party has an action to run first. result: how many were there before;
//               the last one (as many as the barrier's bound, less one) opens it, or, with an action, must open or
//               break it. -1: it is broken. Waits while those of the round before have not all left
//   leave       result: 0 all were there, -1 it was broken or reset. Waits until it is open, broken or reset. Expired:
//               it is broken, result -1; 1 if the last one's action runs: go on waiting
//   open        by the last one, after its action: it leaves, and the others may
//   break       arg: 1 by the last one, whose action failed, and who leaves; else waits while an action runs
//   reset       who is there leaves with an error. Waits while an action runs
//   parties     result: how many are there while it fills, else 0; result2: 1 it is broken
//   send        a pipe's verbs have in arg the end (0, 1) that acts. bytes: the message. result: 1 sent, 2 it is larger
//               than the pipe and the sender must go on with sent, 0 nobody has the other end open; result2: its
//               number. Waits while it does not fit. Fails: ERROR_MEMORY
//   sent        arg2: number of a message. Waits until somebody has received it. result: 1, 0 nobody ever will
//   receive     result: 1 and out, result2: its maker's actor; 0 nothing more can come, -1 the same and what we sent
//               was lost (said once). Waits for a message, or until nobody has the other end open. Fails: ERROR_MEMORY
//   poll        arg2: 1 waits, 0 does not. result: 1 if receive would not wait. Waits as receive
//   close       the process has that end open no more
//   lend        an end is put into a message: it stays open until it is taken or the lender dies; arg2: until that
//               actor's process dies. result: ticket. Fails: ERROR_FULL
//   take        arg2: ticket. The process has that end open now. result: 1, 0 the lender has died
//   wait_any    arg: offset of a list of things (many.c); arg2: how many | 1 << 32 waits. result: how many of them are
//               ready; out: a byte for each, 1 ready. Waits until one is
//   start       arg: ProcessMethod | daemon << 8; bytes: the name; arg2: its seed. result: the new slot, BORN: fork
//               next, then world_process_running or world_process_unborn. A fork has open what its parent has. Fails:
//               ERROR_LIMIT, ERROR_FULL
//   exit        arg: exit code as Python's. The process's last step; its parent is rung
//   join        object: a child's slot. Waits until it has ended or published its exit code. result: 1
//   wait_child  waits until any child of this process has ended and was not reaped. result: its slot, -1 if it has no
//               child. arg 1: does not wait; result -2 if none has ended
//   kill        object: a slot, arg: the signal. result: its pid, 0 if it has ended. The host makes the system call
//               after it. A deadline: not before that (an alarm)
//   is_alive    object: a slot. result: 1 alive
//   pause       waits for a signal of the set arg (bit n-1). result: the signals that are there; the host clears them
//   handle      arg: a signal | HandleHow << 8: what it does to this process from now on. The host sees to it after the
//               step
//   mask        arg: the set, arg2: how, as pthread_sigmask. The same of which signals are blocked
//   sleep_until waits until the deadline; done by its deadline, not timed out. arg 1: a loop waits on the clock
//               (bind/clock_wait.c), and may look again before
//   resume      before an instruction of a thread that shares private objects with others: they may go first
//               (hosts/finer.h)
//   clock       before a reading of the clock on whose answer the program rests (hosts/finer.h). arg: 1 much time has
//               gone by (WORLD_LATE). A host that grants it moves the clock instead, and leaves arg 0.
//               result: how many times WORLD_LATE it is (sleeps and deadlines are small beside it)
//   write       bytes: text; arg: 1 stdout, 2 stderr. Appends it to the world's output; at most WORLD_WRITE bytes
//
// Rows of two lines, not to be folded.
// clang-format off
#define VERBS(V) \
  V(LOAD,        "load",        FAMILY_CELLS,   MARK_LOAD,    cells_open,          cells_load,         nothing,         "load {object}{index}", \
    foot_cell_read,     ends_lock,        WHY_HELD,         moves_nothing,    change_looks,      spins_always, ANSWER_WORD,   IN_LOCK,  DATA) \
  V(STORE,       "store",       FAMILY_CELLS,   MARK_STORE,   cells_open,          cells_store,        nothing,         "store {object}{index} ← {value}", \
    foot_cell_write,    ends_lock,        WHY_HELD,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_LOCK,  DATA | TELLS_ARG) \
  V(LOAD_ALL,    "load_all",    FAMILY_CELLS,   MARK_OTHER,   cells_open,          cells_load_all,     nothing,         "load {count} of {object}", \
    foot_cells_read,    ends_lock,        WHY_HELD,         moves_nothing,    change_looks,      spins_always, ANSWER_NONE,   IN_LOCK,  DATA) \
  V(STORE_ALL,   "store_all",   FAMILY_CELLS,   MARK_OTHER,   cells_open,          cells_store_all,    nothing,         "store {count} to {object}", \
    foot_cells_write,   ends_lock,        WHY_HELD,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_LOCK,  DATA) \
  V(ACQUIRE,     "acquire",     FAMILY_LOCK,    MARK_ACQUIRE, lock_free,           lock_acquire,       nothing,         "acquire {object}", \
    foot_object_write,  ends_lock,        WHY_HELD,         moves_acquire,    change_tries_turn, spins_always, ANSWER_NONE,   IN_NONE,  REFUSES) \
  V(RELEASE,     "release",     FAMILY_LOCK,    MARK_RELEASE, always,              lock_release,       nothing,         "release {object}", \
    foot_release,       ends_nobody,      WHY_NONE,         moves_release,    change_turn,       spins_always, ANSWER_NONE,   IN_NONE,  LETS) \
  V(HOLDER,      "holder",      FAMILY_LOCK,    MARK_OTHER,   always,              lock_holder,        nothing,         "look who holds {object}", \
    foot_object_read,   ends_nobody,      WHY_NONE,         moves_nothing,    change_looks,      spins_always, ANSWER_NONE,   IN_NONE,  0) \
  V(SLEEP,       "sleep",       FAMILY_COND,    MARK_RELEASE, always,              cond_sleep,         nothing,         "sleep on {object}", \
    foot_cond_sleep,    ends_nobody,      WHY_NONE,         moves_sleep,      change_turn,       spins_always, ANSWER_NONE,   IN_NONE,  LETS) \
  V(WOKEN,       "woken",       FAMILY_COND,    MARK_OTHER,   cond_notified,       cond_woken,         cond_give_up,    "wait to be notified by {object}", \
    foot_object_write,  ends_anybody,     WHY_NOT_NOTIFIED, moves_woken,      change_woken,      spins_timed,  ANSWER_NONE,   IN_SLEEP, LEFT) \
  V(NOTIFY,      "notify",      FAMILY_COND,    MARK_OTHER,   always,              cond_notify,        nothing,         "notify {n} of {object}", \
    foot_cond_notify,   ends_nobody,      WHY_NONE,         moves_notify,     change_always,     spins_never,  ANSWER_WOKE,   IN_NONE,  LETS) \
  V(PUT,         "put",         FAMILY_QUEUE,   MARK_PUT,     queue_has_place,     queue_put,          nothing,         "put in {object}", \
    foot_queue_places,  ends_anybody,     WHY_FULL,         moves_put,        change_tries,      spins_tried,  ANSWER_NONE,   IN_NONE,  REFUSES | LETS | DATA) \
  V(GIVE_BACK,   "give_back",   FAMILY_QUEUE,   MARK_OTHER,   always,              queue_give_back,    nothing,         "give a place of {object} back", \
    foot_queue_places,  ends_nobody,      WHY_NONE,         moves_give_back,  change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  0) \
  V(PICKLE,      "pickle",      FAMILY_QUEUE,   MARK_OTHER,   always,              queue_pickle,       nothing,         "pickle what was put in {object}", \
    foot_nothing,       ends_nobody,      WHY_NONE,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  0) \
  V(FEED,        "feed",        FAMILY_QUEUE,   MARK_OTHER,   queue_can_feed,      queue_feed,         nothing,         "feed {object}'s pipe", \
    foot_queue_feed,    ends_anybody,     WHY_PIPE_FULL,    moves_feed,       change_always,     spins_never,  ANSWER_NONE,   IN_WRITE, LETS) \
  V(DRAINED,     "drained",     FAMILY_QUEUE,   MARK_OTHER,   queue_was_got,       queue_drained,      nothing,         "see {object}'s pipe drained", \
    foot_queue_look,    ends_anybody,     WHY_NOT_GOT,      moves_nothing,    change_looks,      spins_never,  ANSWER_NONE,   IN_PART,  0) \
  V(GET,         "get",         FAMILY_QUEUE,   MARK_GET,     queue_can_get,       queue_get,          nothing,         "get from {object}", \
    foot_queue_get,     ends_get,         WHY_HELD,         moves_get,        change_get,        spins_always, ANSWER_NONE,   IN_READ,  REFUSES | DATA) \
  V(RECV,        "recv",        FAMILY_QUEUE,   MARK_GET,     queue_can_recv,      queue_recv,         queue_give_up,   "get from {object}", \
    foot_queue_recv,    ends_anybody,     WHY_EMPTY,        moves_recv,       change_recv,       spins_timed,  ANSWER_NONE,   IN_READ,  DATA | LEFT) \
  V(GET_NOWAIT,  "get_nowait",  FAMILY_QUEUE,   MARK_GET,     always,              queue_get_nowait,   nothing, "get from {object} if something is there", \
    foot_queue_all,     ends_nobody,      WHY_NONE,         moves_get_nowait, change_tries,      spins_always, ANSWER_NONE,   IN_READ,  REFUSES | DATA) \
  V(SEIZE,       "seize",       FAMILY_QUEUE,   MARK_OTHER,   queue_may_read,      queue_seize,        nothing, "empty {object} and keep its reading lock", \
    foot_object_write,  ends_reader,      WHY_HELD,         moves_seize,      change_always,     spins_never,  ANSWER_NUMBER, IN_PART,  DATA) \
  V(QSIZE,       "qsize",       FAMILY_QUEUE,   MARK_OTHER,   always,              queue_size,         nothing,         "ask {object}'s size", \
    foot_queue_see,     ends_nobody,      WHY_NONE,         moves_nothing,    change_looks,      spins_always, ANSWER_NUMBER, IN_NONE,  DATA) \
  V(EMPTY,       "empty",       FAMILY_QUEUE,   MARK_OTHER,   always,              queue_empty,        nothing,         "ask whether {object} is empty", \
    foot_queue_look,    ends_nobody,      WHY_NONE,         moves_nothing,    change_looks,      spins_always, ANSWER_YES_NO, IN_NONE,  DATA) \
  V(FULL,        "full",        FAMILY_QUEUE,   MARK_OTHER,   always,              queue_full,         nothing,         "ask whether {object} is full", \
    foot_queue_see,     ends_nobody,      WHY_NONE,         moves_nothing,    change_looks,      spins_always, ANSWER_YES_NO, IN_NONE,  DATA) \
  V(IS_SET,      "is_set",      FAMILY_EVENT,   MARK_OTHER,   always,              event_is_set,       nothing,         "ask whether {object} is set", \
    foot_object_read,   ends_nobody,      WHY_NONE,         moves_see_flag,   change_looks,      spins_always, ANSWER_YES_NO, IN_OWN,   0) \
  V(WAIT,        "wait",        FAMILY_EVENT,   MARK_OTHER,   event_pulsed,        event_wait,         event_give_up,   "wait for {object}", \
    foot_object_read,   ends_anybody,     WHY_NOT_SET,      moves_see_flag,   change_looks,      spins_timed,  ANSWER_YES_NO, IN_OWN,   0) \
  V(SET,         "set",         FAMILY_EVENT,   MARK_OTHER,   always,              event_set,          nothing,         "set {object}", \
    foot_object_write,  ends_nobody,      WHY_NONE,         moves_set,        change_always,     spins_never,  ANSWER_NONE,   IN_OWN,   LETS) \
  V(CLEAR,       "clear",       FAMILY_EVENT,   MARK_OTHER,   always,              event_clear,        nothing,         "clear {object}", \
    foot_object_write,  ends_nobody,      WHY_NONE,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_OWN,   0) \
  V(STALE,       "stale",       FAMILY_EVENT,   MARK_OTHER,   always,              event_stale,        nothing,         "compare {object} with what was read", \
    foot_nothing,       ends_nobody,      WHY_NONE,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  0) \
  V(ARRIVE,      "arrive",      FAMILY_BARRIER, MARK_OTHER,   barrier_fills,       barrier_arrive,     nothing,         "arrive at {object}", \
    foot_object_write,  ends_anybody,     WHY_NOT_LEFT,     moves_arrive,     change_arrive,     spins_never,  ANSWER_NUMBER, IN_OWN,   LETS) \
  V(LEAVE,       "leave",       FAMILY_BARRIER, MARK_OTHER,   barrier_lets_go,     barrier_leave,      barrier_give_up, "wait at {object} for the others", \
    foot_barrier_leave, ends_anybody,     WHY_NOT_ALL,      moves_leave,      change_always,     spins_never,  ANSWER_NONE,   IN_OWN,   LEFT) \
  V(OPEN,        "open",        FAMILY_BARRIER, MARK_OTHER,   always,              barrier_open,       nothing,         "open {object}", \
    foot_object_write,  ends_nobody,      WHY_NONE,         moves_let_leave,  change_always,     spins_never,  ANSWER_NONE,   IN_OWN,   LETS) \
  V(BREAK,       "break",       FAMILY_BARRIER, MARK_OTHER,   barrier_rests,       barrier_break,      nothing,         "break {object}", \
    foot_object_write,  ends_anybody,     WHY_ACTING,       moves_let_leave,  change_always,     spins_never,  ANSWER_NONE,   IN_OWN,   LETS) \
  V(RESET,       "reset",       FAMILY_BARRIER, MARK_OTHER,   barrier_rests,       barrier_reset,      nothing,         "reset {object}", \
    foot_object_write,  ends_anybody,     WHY_ACTING,       moves_let_leave,  change_always,     spins_never,  ANSWER_NONE,   IN_OWN,   LETS) \
  V(PARTIES,     "parties",     FAMILY_BARRIER, MARK_OTHER,   always,              barrier_look,       nothing,         "ask who is at {object}", \
    foot_object_read,   ends_nobody,      WHY_NONE,         moves_nothing,    change_looks,      spins_always, ANSWER_NUMBER, IN_NONE,  0) \
  V(PIPE_SEND,   "send",        FAMILY_PIPE,    MARK_PUT,     pipe_can_send,       pipe_send,          nothing,         "send to {object}", \
    foot_pipe_send,     ends_other_end,   WHY_NO_ROOM,      moves_send,       change_given_up,   spins_timed,  ANSWER_NONE,   IN_PART,  LETS) \
  V(PIPE_SENT,   "sent",        FAMILY_PIPE,    MARK_OTHER,   pipe_was_received,   pipe_sent,          nothing, "see what was sent to {object} received", \
    foot_pipe_sent,     ends_other_end,   WHY_NOT_RECEIVED, moves_nothing,    change_looks,      spins_never,  ANSWER_NONE,   IN_PART,  0) \
  V(PIPE_RECV,   "receive",     FAMILY_PIPE,    MARK_GET,     pipe_can_recv,       pipe_recv,          nothing,         "receive from {object}", \
    foot_pipe_recv,     ends_other_end,   WHY_EMPTY,        moves_receive,    change_given_up,   spins_timed,  ANSWER_NONE,   IN_PART,  0) \
  V(PIPE_POLL,   "poll",        FAMILY_PIPE,    MARK_OTHER,   pipe_can_poll,       pipe_poll,          nothing,         "ask whether {object} has something", \
    foot_pipe_look,     ends_other_end,   WHY_EMPTY,        moves_nothing,    change_looks,      spins_always, ANSWER_YES_NO, IN_NONE,  0) \
  V(PIPE_CLOSE,  "close",       FAMILY_PIPE,    MARK_OTHER,   always,              pipe_close,         nothing,         "close an end of {object}", \
    foot_pipe_close,    ends_nobody,      WHY_NONE,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  0) \
  V(PIPE_LEND,   "lend",        FAMILY_PIPE,    MARK_OTHER,   always,              pipe_lend,          nothing,         "send an end of {object}", \
    foot_pipe_lend,     ends_nobody,      WHY_NONE,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  0) \
  V(PIPE_TAKE,   "take",        FAMILY_PIPE,    MARK_OTHER,   always,              pipe_take,          nothing,         "take an end of {object}", \
    foot_pipe_take,     ends_nobody,      WHY_NONE,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  0) \
  V(WAIT_ANY,    "wait_any",    FAMILY_MANY,    MARK_OTHER,   many_guard,          many_wait,          nothing,         "wait for one of {many}", \
    foot_many,          ends_any_of_them, WHY_NONE_READY,   moves_nothing,    change_looks,      spins_always, ANSWER_NONE,   IN_NONE,  0) \
  V(START,       "start",       FAMILY_PROCESS, MARK_START,   always,              process_start,      nothing,         "start a process", \
    foot_process_start, ends_nobody,      WHY_NONE,         moves_start,      change_always,     spins_never,  ANSWER_CHILD,  IN_NONE,  LETS) \
  V(EXIT,        "exit",        FAMILY_PROCESS, MARK_END,     always,              process_exit,       nothing,         "end", \
    foot_process_end,   ends_nobody,      WHY_NONE,         moves_exit,       change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  LETS | TELLS_ARG) \
  V(JOIN,        "join",        FAMILY_PROCESS, MARK_OTHER,   process_ended,       process_join,       nothing,         "join {process}", \
    foot_process_read,  ends_process,     WHY_NOT_ENDED,    moves_join,       change_looks,      spins_timed,  ANSWER_NONE,   IN_NONE,  0) \
  V(WAIT_CHILD,  "wait_child",  FAMILY_PROCESS, MARK_OTHER,   process_child_ended, process_wait_child, nothing,         "wait for a child", \
    foot_process_any,   ends_children,    WHY_NO_CHILD,     moves_wait_child, change_wait_child, spins_asked,  ANSWER_NONE,   IN_NONE,  0) \
  V(KILL,        "kill",        FAMILY_PROCESS, MARK_OTHER,   process_may_kill,    process_kill,       process_kills,   "send {signal} to {process}", \
    foot_process_ended, ends_anybody,     WHY_NOT_YET,      moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  0) \
  V(IS_ALIVE,    "is_alive",    FAMILY_PROCESS, MARK_OTHER,   always,              process_is_alive,   nothing,         "ask whether {process} is alive", \
    foot_process_read,  ends_nobody,      WHY_NONE,         moves_see_end,    change_looks,      spins_always, ANSWER_YES_NO, IN_NONE,  0) \
  V(PAUSE,       "pause",       FAMILY_PROCESS, MARK_OTHER,   process_signalled,   process_pause,      nothing,         "wait for a signal", \
    foot_process_self,  ends_anybody,     WHY_NO_SIGNAL,    moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  0) \
  V(HANDLE,      "handle",      FAMILY_PROCESS, MARK_OTHER,   always,              process_handle,     nothing,         "install a handler for {signal}", \
    foot_handle,        ends_nobody,      WHY_NONE,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  TELLS_ARG) \
  V(MASK,        "mask",        FAMILY_PROCESS, MARK_OTHER,   always,              process_handle,     nothing,         "change which signals are blocked", \
    foot_mask,          ends_nobody,      WHY_NONE,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  TELLS_ARG) \
  V(SLEEP_UNTIL, "sleep_until", FAMILY_CLOCK,   MARK_SLEEP,   clock_passed,        clock_sleep,        clock_rang,      "sleep {time}", \
    foot_nothing,       ends_anybody,     WHY_NOT_YET,      moves_nothing,    change_looks,      spins_always, ANSWER_NONE,   IN_NONE,  0) \
  V(RESUME,      "resume",      FAMILY_PROCESS, MARK_OTHER,   always,              process_handle,     nothing,         "go on: threads may change here", \
    foot_nothing,       ends_nobody,      WHY_NONE,         moves_nothing,    change_looks,      spins_always, ANSWER_NONE,   IN_NONE,  0) \
  V(CLOCK,       "clock",       FAMILY_PROCESS, MARK_OTHER,   always,              clock_ask,          nothing,         "ask for the time", \
    foot_clock,         ends_nobody,      WHY_NONE,         moves_nothing,    change_looks,      spins_always, ANSWER_NONE,   IN_NONE,  0) \
  V(WRITE,       "write",       FAMILY_OUTPUT,  MARK_PRINT,   always,              output_write,       nothing,         "print {count} bytes", \
    foot_output_write,  ends_nobody,      WHY_NONE,         moves_nothing,    change_always,     spins_never,  ANSWER_NONE,   IN_NONE,  0)
// clang-format on

typedef enum Verb {
  VERB_NONE,
#define V(id, ...) VERB_##id,
  VERBS(V)
#undef V
      VERB_COUNT
} Verb;

typedef enum HandleHow { HANDLE_BY_FUNCTION, HANDLE_BY_NOTHING, HANDLE_BY_DEFAULT } HandleHow;

typedef enum VerbEnd { VERB_DONE, VERB_BLOCKED, VERB_FAILED } VerbEnd;

// clang-format off
#define WORLD_ERRORS(E) \
  E(NONE, "") \
  E(NOT_HELD, "released too many times") \
  E(NOT_OWNER, "not held by the one who lets it go") \
  E(OVERFLOW, "the count is at its end") \
  E(LIMIT, "the limit of processes is reached") \
  E(FULL, "no room for one more") \
  E(MEMORY, "no memory") \
  E(BAD, "no such object, or the verb does not fit it")
// clang-format on
typedef enum WorldError {
#define E(id, text) ERROR_##id,
  WORLD_ERRORS(E)
#undef E
} WorldError;
const char *world_error_text(WorldError e);

struct WorldCall {
  uint16_t verb;
  Actor actor;      // who: world_actor(w, slot, strand)
  uint32_t object;  // its number; a slot for a process's verbs
  uint32_t line;    // the program's line, for the trace
  int64_t arg, arg2;
  const void *bytes;  // borrowed for the call
  uint32_t nbytes;
  bool seen;  // a store, stale: see above
  uint64_t seen_version;
  int64_t seen_value;
  const struct WorldSeen *seen_each;  // store_all: a WorldSeen a word, version WORLD_UNSEEN: of nothing. NULL: none
  int64_t deadline;                   // the world's time, ns; -1 never. Only the waiting looks at it, and sleep_until
  // called at most once, before the effect, where bytes come out: memory for them, NULL: ERROR_MEMORY. Must not call
  // the world
  void *(*room)(void *data, uint32_t size);
  void *room_data;
  // filled in:
  int64_t result, result2;
  void *out;  // what room returned, filled; the caller's
  uint32_t out_size;
  bool timed_out;  // by verb_expire
  bool stale;
  WorldError error;  // when VERB_FAILED
};

bool verb_guard(World *w, const WorldCall *c);  // may it happen now. Changes nothing
// guard and effect together, atomically for everybody else; then rings those whose guards have come true
VerbEnd verb_try(World *w, WorldCall *c);
// it is given up (deadline, or an exception instead): what its timing out does. Always DONE; timed_out unless it turned
// out to be done after all (woken: result 1; sleep_until)
VerbEnd verb_expire(World *w, WorldCall *c);
bool verb_blocks(int verb);  // can its guard ever be false

typedef struct VerbPlace {
  uint32_t object;
  int32_t part;
  bool write;
} VerbPlace;
// object: an object's number, PLACE_PROCESS + slot, PLACE_ANY_PROCESS, PLACE_OUTPUT, PLACE_CLOCK (is it late),
// PLACE_MEMORY (that processes share and that is no object);
// PLACE_EVERYTHING meets every place (there were too many to name). part: a cell's index, a queue's PART_…, of a pipe
// what end 0 or 1 sends (PART_LANE + end) and who has it open (PART_END + end); PART_WHOLE meets every part
enum {
  PART_WHOLE = -1,
  PART_PLACES = 0,
  PART_PIPE = 1,
  PART_LANE = 0,
  PART_END = 2,
  PLACE_PROCESS = 0x100000,
  PLACE_ANY_PROCESS = 0x1fffff,
  PLACE_OUTPUT = 0x200000,
  PLACE_CLOCK = 0x200001,
  PLACE_MEMORY = 0x200002,
  PLACE_EVERYTHING = 0x3fffff,
  PLACES = 12
};
typedef struct VerbFootprint {
  int n;
  VerbPlace place[PLACES];
} VerbFootprint;
VerbFootprint verb_footprint(World *w, const WorldCall *c);
bool verb_conflict(const VerbFootprint *a, const VerbFootprint *b);  // may their order matter
// adds the death of one that waits in a get of one step: it may have had the queue's reading lock
void verb_leaves_reader(VerbFootprint *f, uint32_t queue);
void verb_leaves_writer(VerbFootprint *f, uint32_t queue);  // … of one that has its lock for writing

const char *verb_name(int verb);  // "acquire"; "" for VERB_NONE. Static
VerbMark verb_mark(int verb);
WorldFamily verb_family(int verb);
int verb_object(int verb, uint32_t object);  // the object that a step is about, -1: it is about none of the table
// "store counter ← 41203"; returns its length as snprintf
int verb_sentence(World *w, const WorldCall *c, char *out, int size);

// A step as live and gate take it: verb_try, and when it is done (or failed) its event in the actor's trace and its
// count.
VerbEnd world_step(World *w, WorldCall *c);
void world_step_expired(World *w, WorldCall *c);  // verb_expire and its event

// For the steps that quick programs are made of (quick.h).
#define WORLD_UNSEEN UINT64_MAX
typedef struct WorldSeen {
  uint64_t version;
  int64_t value;
} WorldSeen;  // what a strand last loaded from a cell
bool world_cell_now(World *w, uint32_t object, uint32_t index, WorldSeen *now);  // what stands there; false: no cell
typedef struct WorldSelf {  // who takes them; constant while its process lives
  WorldProcess *process;
  WorldEvent *ring;  // its trace
  Actor actor;
} WorldSelf;

#endif
