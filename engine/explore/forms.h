// Every form of sentence that explore says, in English: outcomes, what an order shows, why it breaks, why not all were
// tried. Its sayings hold forms of the world's too. See world/saying.h.
#ifndef EXPLORE_FORMS_H
#define EXPLORE_FORMS_H

#include "world/saying.h"

// One row each, not to be folded.
// clang-format off
#define EXPLORE_FORMS(F) \
  /* who */ \
  F(FEEDER, "{process}'s feeder") \
  F(A_CHILD, "a child") \
  /* between sentences */ \
  F(NEXT, "; ") \
  F(NEXT_VALUE, ", ") \
  F(STOP, ".") \
  F(SPACE, " ") \
  /* what came of a step */ \
  F(TIMED_OUT, ": timed out") \
  F(INSIDE_STEP, " inside its step ({step}[, line {line}])") \
  F(AFTER_STEP, " at the end of its step ({step}[, line {line}])") \
  /* an outcome */ \
  F(DEADLOCK, "deadlock: ") \
  F(LIVELOCK, "livelock: ") \
  F(WAITS_FOR, "{who} waits for {object}[, held by {holder}]") \
  F(WAITS_FOR_SIGNAL, "{who} waits for {object}, which nobody releases") \
  F(WAITS_FOR_END, "{who} waits for {process} to end") \
  F(WAITS, "{who} waits") \
  F(WAITS_TO, "{who} waits: {step}") \
  F(WAITS_FOR_ROOM, "{who}'s feeder waits for room in {queue}'s pipe") \
  F(WAITS_TO_SEND, "{who} waits for room in {object}") \
  F(WAITS_FOR_TASKS, "{who} waits for {object}'s tasks to be done") \
  F(RAISED, "{who}: {exception}") \
  F(VALUE, "{name} = {value}") \
  F(MORE_VALUES, "and {n} more values") \
  F(MORE_VALUE, "and 1 more value") \
  /* in what ends differ */ \
  F(MAIN, "main") \
  F(TEXT, "{text}") \
  F(QUOTED, "\"{text}\"") \
  F(OR, " or ") \
  F(OR_NOTHING, " or nothing") \
  F(OR_MORE, " or one of {n} more") \
  F(END_VALUE, "{what} ends as {texts}") \
  F(END_PRINTED, "{what} prints {texts}[ in line {line}]") \
  F(END_EXIT, "{what} ends with exit code {texts}") \
  F(END_EXCEPTION, "{what} ends by {texts}") \
  /* the facts of an order */ \
  F(NOBODY_GETS_FURTHER, "Nobody gets any further:") \
  F(NOBODY_CAN_GO_ON, "Nobody can go on:") \
  F(FACT_NEXT, ";") \
  F(FACT_WAITS_FOR_END, " {who} waits for {process} to end[ (line {line})]") \
  F(FACT_READS, " {who} reads {object} again and again[ (line {line})]") \
  F(FACT_WAITS, " {who} waits: {step}[ (line {line})][, held by {holder}]") \
  F(FACT_SIGNAL, " {who} waits for {object}[ (line {line})], which nobody releases any more (releases so far: {given}, acquires: {used})") \
  F(FACT_NO_SIGNAL, " {who} waits for {object}[ (line {line})], which nobody has released") \
  F(FACT_OTHER_END, " {who} waits: {step}[ (line {line})][, whose other end {holder} has]") \
  F(FACT_MORE, "; and {n} more.") \
  F(ENDED_BY, "{who} ended by {exception}") \
  F(THREAD_ENDED_BY, "a thread of {who} ended by {exception}") \
  F(STORES_FELL, "{n} stores fell on what their process had not seen.") \
  F(STORE_FELL, "1 store fell on what its process had not seen.") \
  F(PARTING, " At step {n}, {who}: {step}. The nearest order that does not break lets {other} go there: {good}.") \
  /* updates that are lost, and locks */ \
  F(DIFFERENT_LOCKS, "{one} goes to {cell} under {first} (line {line}), {two} under {second} (line {other}): two different locks do not keep each other out.") \
  F(OWN_LOCKS, "{one} goes to {cell} under {first} (line {line}), {two} under {second} (line {other}): each process has a lock of its own there, which " \
      "keeps out nobody else. Make one, multiprocessing's, before they start, and hand it to both.") \
  F(WITHOUT_LOCK, "{one} goes to {cell} under {lock} (line {line}), but {two} does so without it (line {other}): a lock keeps out only those who ask for it.") \
  F(FELL_ON, " {loser}'s {value} fell on top of {other}'s {over}.") \
  F(LOST_UPDATE, "{loser} read {cell} = {read} before {other} had written {over}, so {loser}'s {value} fell on top of {other}'s {over}: ") \
  F(UPDATES_LOST, "{n} updates are lost[, together {sum}].") \
  F(UPDATE_LOST, "one update[ of {sum}] is lost.") \
  F(LOST_IN_ALL, "the updates that are lost come to {sum} together.") \
  F(OVERWRITTEN, "what {other} had written was overwritten by what does not know of it.") \
  F(LOST_NOTHING, "it had not seen that, though in the end nothing is missing.") \
  F(LINE_NOT_ONE_STEP, " Line {line} is not one step: it loads, then stores.") \
  F(LINES_NOT_ONE_STEP, " Lines {line} and {other} are not one step.") \
  F(LET_GO_BETWEEN, " {lock} is let go in between: it must be held from the load to the store.") \
  /* check then act */ \
  F(CHECKED_CELL, \
    "{who} looked at {cell} (line {looked}: it was {saw}), then {other} made it {made} (line {line}), and {who} acted on what it had seen (line " \
      "{acted}: it stored {stored}). Looking and acting are two steps: both must be under one lock.") \
  F(TWO_LOCKINGS, \
    "{who} tested {cell} under {lock} (line {looked}: it was {saw}) and let {lock} go, {other} made it {made} (line {line}), and {who} took {lock} " \
      "again and acted on what it had seen (line {acted}[: it stored {stored}][: it found {found}]). Testing and acting must be under one holding of " \
      "{lock}.") \
  F(SERVED_TWO_LOCKINGS, \
    "{who} looked at {object} under {lock} (line {looked}) and let {lock} go, {other} changed it (line {line}), and {who} took {lock} again and " \
      "changed it by what it had seen (line {acted}). Looking and changing must be under one holding of {lock}.") \
  F(SERVED_CHECKED, \
    "{who} looked at {object} (line {looked}), then {other} changed it (line {line}), and {who} acted on what it had seen (line {acted}): the answer " \
      "was old when it was used. Looking and acting are two steps: both must be under one lock.") \
  F(CHECKED_GET, \
    "{who} asked whether it could ({queue}.{question}(), line {asked}), then {other} took the item (line {line}), so {who}'s get[ (line {act})] found " \
      "nothing there: the answer was old when it was used.") \
  F(CHECKED_PUT, \
    "{who} asked whether it could ({queue}.{question}(), line {asked}), then {other} took the place (line {line}), so {who}'s put[ (line {act})] " \
      "found no place: the answer was old when it was used.") \
  F(SERVED_LOST, "{who} read {object}[ (line {looked})][ before {other} changed it (line {line})], and put there what it made of that (line {acted}): ") \
  F(THAT_IS_LOST, "what the other one wrote is lost.") \
  F(CALLS_ARE_STEPS, " Each call of a proxy is a step of its own: both must be under one lock.") \
  /* rings, and holders that are gone */ \
  F(RING_WAITS, "{who} [holds {lock} (line {since}) and ]waits for {wanted}[ (line {line})]") \
  F(RING_JOINS, "{who} [holds {lock} (line {since}) and ]waits for {process} to end[ (line {line})]") \
  F(RING_MORE, "; and so on") \
  F(RING_OF_TWO, ": each waits for what the other will not let go.") \
  F(RING_OF_MANY, ": each waits for what the next one will not let go, a ring of {n}.") \
  F(TAKEN_TWICE, "{who} holds {lock}, taken on line {since}, and waits for it again[ (line {line})]: a {kind} is not given twice, not even to the one " \
      "who has it.") \
  F(HOLDING, "holding {lock}, which it had taken on line {line}") \
  F(READING, "waiting in {lock}, whose reading lock it had taken on line {line}") \
  F(HOLDER_KILLED, "{who} was killed by {signal}[ ({killer}, line {killed})] while it was {holding}: the dead give nothing back, and {victim} waits " \
      "for it[ (line {line})] for ever.") \
  F(OWN_LOCK, "{object}'s own lock") \
  F(READING_LOCK, "{object}'s lock for reading") \
  F(WRITING_LOCK, "{object}'s lock for writing") \
  F(KILLED_HOLDING, "{who} was killed by {signal}[ ({killer}, line {killed})]: killed while it held {lock}, inside a call that takes it for a " \
      "moment. The dead give nothing back, and {victim} waits for it[ (line {line})] for ever.") \
  F(KILLED_ASLEEP, "{who} was killed by {signal}[ ({killer}, line {killed})] while it slept in {object}: {victim} wakes it[ (line {line})], and waits " \
      "for ever that it says it has woken.") \
  F(HOLDER_RAISED, "{who}, {holding}, ended by {exception}: nobody gives it back, and {victim} waits for it[ (line {line})] for ever.") \
  F(HOLDER_EXITED, "{who}, {holding}, ended with exit code {n}: nobody gives it back, and {victim} waits for it[ (line {line})] for ever.") \
  F(NOT_GIVEN_BACK, "{who} took {lock} on line {since} and came to its end without giving it back: {victim} waits for it[ (line {line})] for ever.") \
  F(JOIN_NO_PLACE, "{joins} waits for {who} to end[ (line {line})] before what it has put in {queue} was got: {queue} has no free place, so {who} " \
      "cannot end. Get first, then join.") \
  F(JOIN_NO_ROOM, "{joins} waits for {who} to end[ (line {line})] before what it has put in {queue} was got: {queue} has no room in its pipe, so " \
      "{who} cannot end. Get first, then join.") \
  F(KEPT_ITSELF, "{who} waits for more from {object}[ (line {line})], but {who} itself still has the other end of {object} open, so the end of file " \
      "never comes.") \
  F(KEPT_BY, "{who} waits for more from {object}[ (line {line})], but {holder} still has the other end of {object} open and waits for {who} to end[ " \
      "(line {joined})], so the end of file never comes.") \
  F(BOTH_FULL, "{who} sends to {object}[ (line {line})], and {other} sends to it from the other end[ (line {second})]: both ways are full, and nobody reads.") \
  F(TASK_OPEN, "{queue}.join()[ (line {line})] waits for 1 task_done() that nobody will call: 1 item is not yet done.") \
  F(TASKS_OPEN, "{queue}.join()[ (line {line})] waits for {n} task_done() that nobody will call: {n} items are not yet done.") \
  /* sleepers */ \
  F(NOTIFIED_ONE, "{who}'s notify (line {line}) woke {woken} alone, though {n} slept on {condition}: {sleeper} sleeps on[ (line {asleep})], and " \
      "nobody notifies it again. notify_all wakes everybody.") \
  F(NOTIFIED_SOME, "{who}'s notify (line {line}) woke {woken} of them, though {n} slept on {condition}: {sleeper} sleeps on[ (line {asleep})], and " \
      "nobody notifies it again. notify_all wakes everybody.") \
  F(NOTIFIED_EARLY, \
    "{who} notified {condition} (line {line}) when nobody slept there yet; {sleeper} went to sleep afterwards (line {asleep}), and nobody notifies it " \
      "again. A notify is not kept for those who come later.") \
  F(SET_AND_CLEARED, "{who} set {event} (line {line}) and then cleared it (line {cleared}) before {waiter} had begun to wait[ (line {waits})]: nobody " \
      "sets it again.") \
  F(SET_AND_CLEARED_BY, "{who} set {event} (line {line}) and {other} cleared it (line {cleared}) before {waiter} had begun to wait[ (line {waits})]: " \
      "nobody sets it again.") \
  F(CELL_WAS, "{cell} was {value}") \
  F(WHAT_IT_SAW, "of what it saw of {object}") \
  F(THIEF, "before it had the lock back {other} changed {object} (line {line})[ to {value}]") \
  F(STILL_WAS, "{cell} was still {value}") \
  F(IF_FOR_WHILE, "{who} slept (line {asleep}) because {because} (line {looked}). {other} notified it (line {line}), but {but}, and it went on " \
      "without looking again: this `if` must be a `while`.") \
  /* items that nobody puts */ \
  F(NEVER_FED, "{who} put an item in {queue} (line {line}) and was over before its feeder had written it: the item is gone with it, and {waiter} waits " \
      "for it for ever[ (line {waits})]. os._exit, a kill and cancel_join_thread() do not wait for the feeder.") \
  F(LAST_TAKEN, "{other} took the last item of {queue} (line {line}); {waiter} waits for one more[ (line {waits})], which nobody puts: a sign to stop " \
      "must be put once for each of those who take.") \
  F(NONE_PUT, "{waiter} waits for an item of {queue}[ (line {waits})] that nobody puts (taken so far: {n}).") \
  F(LOST_TASK, "{worker} was over[ by {signal}][ with exit code {n}] when it had a task of {pool} (taken at step {step}): its result never comes, and " \
      "{who} waits for it for ever[ (line {line})]. A Pool begins a new worker, but not the task; a ProcessPoolExecutor raises BrokenProcessPool.") \
  /* signals */ \
  F(MISSED_KILL, "{who} sent {signal} to {waiter} (line {line}) before {waiter} had begun to wait for it[ (line {waits})]: a signal that is not " \
      "blocked is not kept. Block it first and take it with sigwait, or use an Event.") \
  F(KEPT_ONCE, "{who} sent {signal} to {waiter} again (line {line}) before {waiter} had taken the one before: a signal that is to be taken is kept " \
      "once, however often it is sent, and {waiter} waits for another for ever[ (line {waits})]. To count, use a Semaphore.") \
  F(MISSED_FLAG, "{who} made {cell} {value} (line {line}) and {other} made it {back} again (line {again}) before {waiter} had looked[ (line {waits})]: " \
      "a flag that is taken back is not seen by those who come later. Use an Event or a Semaphore.") \
  F(MISSED_RELEASE, "{who} released {lock} (line {line}) before anybody had taken it: a {kind} does not keep a release. As a signal use a Semaphore(0).") \
  F(NOT_GOT, "{who} asked for {lock} without waiting (line {tried}), did not get it, and went on as if it had: it released what it did not hold " \
      "(line {line}). acquire() returns False then: look at that.") \
  F(NOT_GOT_IN_TIME, "{who} gave up waiting for {lock} when its time was up (line {tried}), and went on as if it had it: it released what it did not hold " \
      "(line {line}). acquire() returns False then: look at that.") \
  F(SIGNALS_OF_TWO, ": each waits for what the other does only after its own wait. One of them must not wait first.") \
  F(SIGNALS_OF_MANY, ": each waits for what the next one does only after its own wait, a ring of {n}. One of them must not wait first.") \
  /* used too early, not read together, two at one end */ \
  F(READ_EARLY, "{who} read {cell} = {value} (line {line}) before {other} had made it {made} (line {stored}): nothing makes {who} wait for that[; the " \
      "sleep on line {sleep} orders nothing]. Join {other} first, or wait for an Event or a Queue.") \
  F(LOOKED_EARLY, "{who} looked at {object} (line {line}) before {other} had changed it (line {stored}): nothing makes {who} wait for that[; the sleep " \
      "on line {sleep} orders nothing]. Join {other} first, or wait for an Event or a Queue.") \
  F(TWO_SENDERS, "{one} (line {first}) and {two} (line {second}) send to the same end of {pipe}, and nothing orders the two. CPython does not write a " \
      "message of {bytes} bytes at once: the two can be mixed, which is not among these orders. Send under one lock, or use a Queue.") \
  F(TWO_RECEIVERS, "{one} (line {first}) and {two} (line {second}) receive from the same end of {pipe}, and nothing orders the two. CPython reads a " \
      "message in two pieces: each can get a part of the other's, which is not among these orders. Receive under one lock, or use a Queue.") \
  F(TORN_PAIR, "{who} read {first} = {one} (line {line}) and {second} = {two} (line {other}) while {writer} was changing both (lines {stored} and " \
      "{then}[, under {lock}]): one is from before, the other from after. Two that belong together must be changed and read under one lock.") \
  /* caveats */ \
  F(SLICE_LOADS, "line {line} loads a slice of {object} in a step or two here, one element after another in CPython: what line {other} stores can come " \
      "in between, and nothing orders the two") \
  F(SLICE_STORES, "line {line} stores a slice of {object} in a step or two here, one element after another in CPython: line {other} can see half of it, " \
      "and nothing orders the two") \
  F(USED_INSIDE, "line {line}: used without the lock, by get_obj() or by repr: CPython does not wait there for who holds it, these orders do") \
  F(KILLED_INSIDE, \
    "[line {line}: ]{who} is killed when it may be inside a step ({step}[, line {at}]): what CPython leaves behind there is not known, and {object} " \
      "is used afterwards") \
  F(KILLED_AFTER, \
    "[line {line}: ]{who} is killed when it has just written a message[ (line {at})] and may still hold {object}'s lock for writing, and others write " \
      "to {object} afterwards") \
  F(KILLED_ASKED, "[line {at}: ]{who} is seen as gone[, though it was killed (line {line}) and] nobody has joined it yet: in CPython it may still be " \
      "there for a moment") \
  F(HANDLED_LATE, "[line {line}: ]a signal comes to {who} when it is about to {step}[ (line {at})]: its handler runs before that step here; in CPython " \
      "the step may come first, as Python runs a handler when the call that it is in has returned") \
  F(HANDLED_INSIDE, "[line {line}: ]a signal's handler runs in {who} inside a step ({step}[, line {at}]) and goes to the same object: it is not known " \
      "what CPython holds there") \
  F(GET_REFUSED, "line {line} may raise Empty although an item is there: CPython's get_nowait gives up while another reads[ (line {other})]") \
  F(REAPED_AT_START, "line {line} may find that {who} is gone: in CPython the start in line {other} reaps children that have ended") \
  F(CHANGED_ITEM, "line {line} puts, or hands to a pool, what is changed afterwards: CPython pickles it later, and what arrives may be the changed one") \
  /* data races */ \
  F(RACE_LOADS, "{who} loads it on line {line}[, holding {lock}]") \
  F(RACE_STORES, "{who} stores to it on line {line}[, holding {lock}]") \
  F(RACE, "{object}: {first}; {second}; nothing orders the two") \
  F(RACE_NO_LOCK, ", and neither holds a lock") \
  F(RACE_LACKS, ": line {line} lacks {lock}") \
  F(RACE_DIFFERENT_LOCKS, ": they hold different locks") \
  /* the link between a lock and data */ \
  F(GUARDED, "{object} is guarded by {lock} on {lines}") \
  F(GUARDED_BUT_NOT, ", but not on {lines}") \
  F(GUARDED_IN_PIECES, ", but let go between two accesses that belong together") \
  F(GUARDED_BY_SOME, ", but not by all who come there") \
  F(ON_LINE, "line {n}") \
  F(ON_LINES, "lines {lines} and {n}") \
  /* caveats: what an order rests on */ \
  F(THE_CLOCK, "the clock") \
  F(A_PID, "a PID") \
  F(AN_ADDRESS, "an address (id, or a hash made of it)") \
  F(LOTS, "what is drawn by lot (random)") \
  F(A_HASH, "the hash seed (hash of a text, or the order of a set)") \
  F(OTHER_CLOCK, "with another clock") \
  F(OTHER_PIDS, "with other PIDs") \
  F(OTHER_ADDRESSES, "at other addresses") \
  F(OTHER_SEED, "with another seed") \
  F(RESTS_STORED, "[line {line}: ]what is stored in {object} rests on {what}[: it is {was} here, {with} it would be {now}]") \
  F(RESTS_SENT, "[line {line}: ]what {who} sends to {object} rests on {what}: {with} it would send something else") \
  F(RESTS_PRINTED, "[line {line}: ]what {who} prints rests on {what}: {with} it would print other words, or its numbers in another order") \
  F(RESTS_EXIT, "[line {line}: ]with which exit code {who} ends rests on {what}: it is {was} here, {with} it would be {now}") \
  F(RESTS_STEP, "[line {line}: ]what {who} does here rests on {what}[: {with} its next step would be to {other}]") \
  F(THREADS_SHARE, \
    "[line {line}: ]two threads of {who} share private data[, {name}][ (also line {other})], one writes, and nothing orders them: CPython changes " \
      "threads between any two instructions, here they change at steps") \
  F(THREADS_UNBROKEN, \
    "[line {line}: ]two threads of {who} read private data[, {name}], and write it back[ (also line {other})], and nothing orders them: CPython 3.11 " \
      "does not change threads in between, nor do these orders; nothing in the language says so, and other versions may. Hold a lock") \
  F(THREADS_TOO_OFTEN, \
    "[line {line}: ]two threads of {who} share private data[, {name}][ (also line {other})], one writes, and nothing orders them: they change places " \
      "here as in CPython 3.11, but no more once a thread has come there often. Let the loops go round less often") \
  F(THREADS_ENTER, \
    "[line {line}: ]two threads of {who} put keys into the same dict[ (also line {other})], and nothing orders them: the dict shows its keys in the " \
      "order in which they came, and the program rests on it") \
  F(THREADS_DRAW, \
    "[line {line}: ]two threads of {who} draw from the same seeded generator[ (also line {other})], and nothing orders them: each may get the other's " \
      "number, and the program rests on it") \
  /* why not every order was tried */ \
  F(STOPPED_SECONDS, "stopped after {n} s") \
  F(STOPPED_MEMORY, "the memory limit of {n} MB was reached") \
  F(STOPPED_ORDERS, "stopped after {n} orders") \
  F(STOPPED_STEPS, "stopped after {n} steps") \
  F(STOPPED_ORDER, "stopped after 1 order") \
  F(RANDOM_PROVES_NOTHING, "random orders prove nothing") \
  F(GOES_ROUND, "{who} on {lines}") \
  F(TOO_MANY_STEPS, "an order has more than {n} steps[, the last ones of {who}]: let its loops go round less often (a smaller " \
      "range), or see whether one can end at all") \
  F(RUN_WITHOUT_END, "an order comes back to a state that it was in: it can go on without end[ ({who})]") \
  F(TOO_MANY_STRANDS, "more than {n} strands in one order") \
  F(TOO_MANY_STRANDS_AT_ONCE, "more than {n} strands at once") \
  F(TOO_MANY_OUTCOMES, "more than {n} different outcomes") \
  F(COMPUTES_FOR_EVER, "a process runs on without coming to a step") \
  F(NO_MEMORY, "no memory") \
  F(NO_IMAGE, "no memory for another image") \
  F(NO_MARK, "no memory for another mark") \
  F(ONLY_BY_LOT, "an end that was found before its turn was not found in its turn: an error of mplab's own") \
  F(NOT_THE_SAME_AGAIN, "an order did not come out the same when it was taken again") \
  F(ON_WITHOUT_STEP, "line {line}: a process goes on without a step") \
  F(NO_EXPLORING, "line {line}: {what} cannot be explored") \
  F(AN_OUTSIDER, "a client from outside, for {address},") \
  F(NO_EXPLORE_MEMORY, "there is no memory to explore in") \
  F(NO_PROGRAM_MEMORY, "there is no memory for the program") \
  /* … of a program that is run again (rerun.h) */ \
  F(OUTSIDE, "waits for the outside: {call}[ of descriptor {fd}][ ({what})]") \
  F(COMES_TO_NO_STEP, "{who} comes to no step[: it {what}]") \
  F(NO_RUN, "python3 cannot be started") \
  F(LED_OTHERWISE, "step {n} did not come out as before when an order was led again ({who}, {what}[, line {line}]): the program's course depends " \
      "on time, on addresses, on files or on chance") \
  F(MAY_GO_ROUND, "{who} goes round[ on line {n}] and only looks: whether it ends by itself is not known, and it was taken as waiting") \
  F(ALARM_MAY_COME, "all wait, but an alarm is set") \
  F(HANDLER_BETWEEN, "a signal's handler runs[ in {who}][ (line {line})]: it comes between two steps alone here") \
  F(KILL_BETWEEN, "{who} is killed[ (line {line})]: what it leaves behind in the midst of a call was not tried") \
  F(MINGLES, "[line {line}: ]memory that processes share and that is no object: its reads and writes are not seen, and come between steps alone") \
  F(STARTS_PROGRAM, "{who} starts another program[ (line {line})], whose steps are not held") \
  F(HAS_SOCKET, "{who} has a socket[ (line {line})]: what passes there is no step") \
  F(NOT_SEEN_BETWEEN, "orders by lot came to an end that the search did not come to: something passes between the processes that is no step") \
  F(PRIVATE_IS_PYTHONS, "private work is python3's own: clock, files, PIDs and addresses are not followed, and threads change places only at steps") \
  F(MAIN_COMPUTES, "main computes too long without a step to be explored")
// clang-format on

#define F(id, english) extern const char FORM_##id[];
EXPLORE_FORMS(F)
#undef F
extern const FormSet explore_forms;

// In words; damaged: out is "". Returns the length as snprintf.
int explore_english(const char *said, char *out, size_t size);

#endif
