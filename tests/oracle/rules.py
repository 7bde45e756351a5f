"""What the steps do: who must wait, what changes, what is answered.

A state is a dict that is never changed, only replaced. Its keys:

    ("process", name)       (the node of its history, its exit code or None while it lives)
    ("object", number)      a tuple, whose first element is the kind
    ("buffer", name, number)  what that process has put into that queue and its feeder has not fed yet; () is left out
    ("raised", name)        the last line of its traceback, once it is written
    ("gone", name)          True once its parent has seen its end: its PID is nobody's
    ("pending", name)       signals whose handlers have not run yet (only with --late)

A rule is a function of a step's name: rule(state, who, *arguments) with the question's arguments. It returns None when
who must wait, else (answer, changes): the state's entries that become others; None takes an entry away.
"""
import signal

from life import HANDLE, IGNORE
from shared import Late, Pickled, TIMED_OUT

RULES = {}
NOTHING = {}


def rule(function):
    RULES[function.__name__] = function
    return function


def of(state, number):
    return state["object", number]


def becomes(number, *state):
    return {("object", number): state}


# ---- locks ----

@rule
def acquire(s, who, number, how, depth):
    kind, first, second = of(s, number)
    if kind == "Semaphore":
        free, after = first > 0, (first - 1, second)
    elif kind == "RLock":
        free, after = first in (None, who), (who, second + depth)
    else:
        free, after = first is None, (who, 1)
    if free:
        return True, becomes(number, kind, *after)
    return None if how == "ever" else (False, NOTHING)


@rule
def release(s, who, number):
    kind, first, second = of(s, number)
    if kind == "Semaphore":
        if second is not None and first >= second:
            return False, NOTHING
        return True, becomes(number, kind, first + 1, second)
    if kind == "RLock":
        if first != who:
            return False, NOTHING
        return True, becomes(number, kind, who if second > 1 else None, second - 1)
    return (True, becomes(number, kind, None, 0)) if first is not None else (False, NOTHING)


@rule
def depth(s, who, number):
    """How deep who holds a lock. Nobody else can change that."""
    _, holder, deep = of(s, number)
    return deep if holder == who else 0, NOTHING


@rule
def places(s, who, number):
    return of(s, number)[1], NOTHING


# ---- cells ----

def shut(s, who, number):
    """Is the cells' own lock held so that who cannot get it? Taking and giving it back are one step with the access."""
    lock = of(s, number)[2]
    if lock is None:
        return False
    kind, holder, _ = of(s, lock)
    return holder <= 0 if kind == "Semaphore" else holder is not None and (kind == "Lock" or holder != who)


@rule
def load(s, who, number, i):
    return None if shut(s, who, number) else (of(s, number)[1][i], NOTHING)


@rule
def store(s, who, number, i, x):
    return store_all(s, who, number, (i,), (x,))


@rule
def load_all(s, who, number, start, stop, step):
    values = of(s, number)[1]
    return None if shut(s, who, number) else (tuple(values[i] for i in range(start, stop, step)), NOTHING)


@rule
def store_all(s, who, number, at, xs):
    if shut(s, who, number):
        return None
    kind, values, lock = of(s, number)
    values = list(values)
    for i, x in zip(at, xs, strict=True):
        values[i] = type(values[i])(x)
    return None, becomes(number, kind, tuple(values), lock)


# ---- conditions: the sleepers in the order in which they went to sleep, each with whether it was notified ----

@rule
def sleep(s, who, number):
    kind, lock, sleepers = of(s, number)
    of_lock, holder, depth = of(s, lock)
    if holder != who:
        return 0, NOTHING
    return depth, becomes(number, kind, lock, (*sleepers, (who, False))) | becomes(lock, of_lock, None, 0)


@rule
def woken(s, who, number, how):
    kind, lock, sleepers = of(s, number)
    notified = (who, True) in sleepers
    if not notified and how == "ever":
        return None
    return notified, becomes(number, kind, lock, tuple(x for x in sleepers if x[0] != who))


@rule
def notify(s, who, number, n):
    kind, lock, sleepers = of(s, number)
    if of(s, lock)[1] != who:
        return False, NOTHING
    after = []
    for name, notified in sleepers:
        chosen = not notified and n > 0
        n -= chosen
        after.append((name, notified or chosen))
    return True, becomes(number, kind, lock, tuple(after))


# ---- events: the flag, who waits, and who was woken by a set() and has not looked yet ----

@rule
def is_set(s, who, number):
    return of(s, number)[1], NOTHING


@rule
def expect(s, who, number):
    kind, flag, waiting, awake = of(s, number)
    return flag, NOTHING if flag else becomes(number, kind, flag, waiting | {who}, awake)


@rule
def wait(s, who, number, how):
    kind, flag, waiting, awake = of(s, number)
    if who not in awake and how == "ever":
        return None
    return flag, becomes(number, kind, flag, waiting - {who}, awake - {who})


@rule
def set(s, who, number):
    kind, _, waiting, awake = of(s, number)
    return None, becomes(number, kind, True, frozenset(), awake | waiting)


@rule
def clear(s, who, number):
    kind, _, waiting, awake = of(s, number)
    return None, becomes(number, kind, False, waiting, awake)


# ---- barriers: parties, state, how many are inside ----

def one_out(number, kind, parties, state, inside):
    """One leaves; after the last one the next round may begin."""
    if inside == 1 and state in ("open", "resetting"):
        state = "filling"
    return becomes(number, kind, parties, state, inside - 1)


@rule
def arrive(s, who, number, has_action):
    kind, parties, state, inside = of(s, number)
    if state == "broken":
        return None, NOTHING
    if state != "filling":
        return None
    if inside + 1 < parties:
        return inside, becomes(number, kind, parties, state, inside + 1)
    if has_action:
        return inside, becomes(number, kind, parties, "acting", inside + 1)
    return inside, one_out(number, kind, parties, "open", inside + 1)


@rule
def leave(s, who, number, how):
    kind, parties, state, inside = of(s, number)
    if state in ("filling", "acting"):
        if how == "ever" or state == "acting":
            return None
        return False, becomes(number, kind, parties, "broken", inside - 1)
    return state == "open", one_out(number, kind, parties, state, inside)


@rule
def acted(s, who, number, well):
    kind, parties, _, inside = of(s, number)
    return None, one_out(number, kind, parties, "open" if well else "broken", inside)


@rule
def abort(s, who, number):
    kind, parties, state, inside = of(s, number)
    return None if state == "acting" else (None, becomes(number, kind, parties, "broken", inside))


@rule
def reset(s, who, number):
    kind, parties, state, inside = of(s, number)
    if state == "acting":
        return None
    if inside == 0:
        state = "filling"
    elif state in ("filling", "broken"):
        state = "resetting"
    return None, becomes(number, kind, parties, state, inside)


@rule
def parties(s, who, number):
    _, _, state, inside = of(s, number)
    return (inside if state in ("filling", "acting") else 0, state == "broken"), NOTHING


# ---- queues: bound (0: none), places taken, what lies in the pipe, who keeps the reading lock while it waits ----

@rule
def put(s, who, number, how, item):
    answer = take_place(s, who, number, how)
    if answer is None or not answer[0]:
        return answer
    return True, answer[1] | buffer(s, who, number, item)[1]


@rule
def take_place(s, who, number, how):
    kind, bound, taken, pipe, reader = of(s, number)
    if bound and taken >= bound:
        return None if how == "ever" else (False, NOTHING)
    return True, becomes(number, kind, bound, taken + 1, pipe, reader)


@rule
def go_on(s, who):
    """Whoever has put a list may be overtaken by the feeder before it goes on."""
    return None, NOTHING


@rule
def buffer(s, who, number, item):
    key = ("buffer", who, number)
    return None, {key: (*s.get(key, ()), item)}


@rule
def feed(s, who, number, item):
    """Into the pipe: a SimpleQueue's put. What a feeder does is below, in feed_next."""
    kind, bound, taken, pipe, reader = of(s, number)
    return None, becomes(number, kind, bound, taken, (*pipe, item), reader)


def feed_next(s, who, number):
    """The feeder of a process's queue writes the first of what was put. A list is pickled first, as it is by then."""
    key = ("buffer", who, number)
    first, *rest = s[key]
    if isinstance(first, Late):
        return {key: (Pickled(s["process", who][0].late[first.which]), *rest)}
    return feed(s, who, number, first)[1] | {key: tuple(rest) or None}


@rule
def fed(s, who, number):
    return None if ("buffer", who, number) in s else (None, NOTHING)


def take_first(s, number):
    kind, bound, taken, pipe, _ = of(s, number)
    return (pipe[0],), becomes(number, kind, bound, max(taken - 1, 0), pipe[1:], None)


@rule
def get(s, who, number, how):
    """Takes the reading lock; takes an item, and gives the lock back, if there is one. Else it may wait: None."""
    kind, bound, taken, pipe, reader = of(s, number)
    if reader is not None:
        return None if how == "ever" else (TIMED_OUT, NOTHING)
    if pipe:
        return take_first(s, number)
    if how == "not":
        return TIMED_OUT, NOTHING
    return None, becomes(number, kind, bound, taken, pipe, who)


@rule
def receive_next(s, who, number, how):
    kind, bound, taken, pipe, _ = of(s, number)
    if pipe:
        return take_first(s, number)
    return None if how == "ever" else (TIMED_OUT, becomes(number, kind, bound, taken, pipe, None))


@rule
def empty(s, who, number):
    return not of(s, number)[3], NOTHING


@rule
def places_taken(s, who, number):
    return of(s, number)[2], NOTHING


@rule
def full(s, who, number):
    _, bound, taken, _, _ = of(s, number)
    return bool(bound) and taken >= bound, NOTHING


@rule
def forsake(s, who, number):
    """An exception takes who away from where it waits."""
    kind, *rest = of(s, number)
    if kind == "Condition":
        rest[1] = tuple(x for x in rest[1] if x[0] != who)
    elif kind == "Event":
        rest[1:] = [names - {who} for names in rest[1:]]
    elif kind == "Queue":
        rest[3] = None
    elif kind == "Barrier":
        return None, one_out(number, kind, *rest)
    return None, becomes(number, kind, *rest)


# ---- pipes: two-way or not, what each end has sent, who has each end open, which end was told of a reset ----

def with_end(pair, end, what):
    return (what, pair[1]) if end == 0 else (pair[0], what)


@rule
def send(s, who, number, end, item):
    kind, duplex, lanes, open_in, told = of(s, number)
    if not open_in[1 - end]:
        return False, NOTHING
    return True, becomes(number, kind, duplex, with_end(lanes, end, (*lanes[end], item)), open_in, told)


@rule
def receive(s, who, number, end):
    kind, duplex, lanes, open_in, told = of(s, number)
    other = 1 - end
    if lanes[other]:
        first, rest = lanes[other][0], lanes[other][1:]
        return (first,), becomes(number, kind, duplex, with_end(lanes, other, rest), open_in, told)
    if open_in[other]:
        return None
    # The other end was closed with messages of ours unread: a socket says so, once.
    if duplex and lanes[end] and end not in told:
        return "reset", becomes(number, kind, duplex, lanes, open_in, told | {end})
    return "end", NOTHING


def readable(s, number, end):
    _, _, lanes, open_in, _ = of(s, number)
    return bool(lanes[1 - end] or not open_in[1 - end])


@rule
def poll_end(s, who, number, end, how):
    ready = readable(s, number, end)
    return (ready, NOTHING) if ready or how != "ever" else None


@rule
def wait_any(s, who, ends, how):
    ready = tuple(i for i, (number, end) in enumerate(ends) if readable(s, number, end))
    return (ready, NOTHING) if ready or how != "ever" else None


@rule
def close(s, who, number, end):
    kind, duplex, lanes, open_in, told = of(s, number)
    return None, becomes(number, kind, duplex, lanes, with_end(open_in, end, open_in[end] - {who}), told)


# ---- processes ----

@rule
def join(s, who, name, how):
    return poll(s, who, name) if s["process", name][1] is not None or how != "ever" else None


@rule
def poll(s, who, name):
    return s["process", name][1], buried(s, [name])


def buried(s, names):
    """Those of them that have ended have been seen by their parent."""
    return {("gone", name): True for name in names if s["process", name][1] is not None}


@rule
def set_handler(s, who, number):
    """The process does it to itself; what matters is which signals come before."""
    return None, NOTHING


@rule
def report(s, who, text):
    return None, {("raised", who): text}


def inherited(s, parent, child):
    """A fork has each end of a pipe open that its parent has."""
    changes = {}
    for key, o in s.items():
        if key[0] == "object" and o[0] == "Pipe":
            kind, duplex, lanes, open_in, told = o
            open_in = tuple(has | {child} if parent in has else has for has in open_in)
            changes[key] = kind, duplex, lanes, open_in, told
    return changes


def dead(s, name, code):
    """What an end changes besides: open ends, what was not fed, places among those who wait. Locks stay held."""
    changes = {("process", name): (None, code)}
    for key, o in s.items():
        if key[0] in ("buffer", "pending") and key[1] == name:
            changes[key] = None
        elif key[0] == "object" and o[0] == "Pipe":
            changes[key] = (*o[:3], tuple(has - {name} for has in o[3]), o[4])
        elif key[0] == "object" and o[0] == "Event":
            changes[key] = (*o[:2], o[2] - {name}, o[3] - {name})
        elif key[0] == "object" and o[0] == "Condition":
            changes[key] = (*o[:2], tuple(x for x in o[2] if x[0] != name))
    return changes


HARMLESS = {signal.SIGCHLD, signal.SIGURG, signal.SIGWINCH}
DIES, NOTHING_HAPPENS = "dies", "nothing"


def fate(handlers, number):
    """What a signal does to a process that has set these handlers: DIES, HANDLE, NOTHING_HAPPENS."""
    has = None if number == signal.SIGKILL else handlers.get(number)
    if has == HANDLE:
        return HANDLE
    return NOTHING_HAPPENS if has == IGNORE or number in HARMLESS else DIES
