"""Who is killed inside a call: what CPython holds there, and what that does to the others.

A kill may find its victim before its next step; or inside it, with nothing done but the object's own lock taken; or at
its end, with all done and that lock not given back. Likewise each of its feeders. Who is killed asleep in a wait stays
counted: who wakes it waits for ever that it says it has woken.

Further keys of a state:

    ("kept", number)     somebody died with the object's own lock, or with the queue's lock for writing
    ("asleep", number)   so many died asleep there
"""
import rules
from rules import RULES, becomes, of
from shared import Late

CELLS = {"load", "store", "load_all", "store_all"}
READS = {"get", "receive_next"}
OWN = {"is_set", "expect", "wait", "set", "clear", "arrive", "leave", "acted", "abort", "reset"}
SLEEPS = {"wait", "leave", "woken"}
WAKES = {"set", "acted", "abort", "reset"}


def taken(state, who, verb, arguments):
    """What taking the lock of that call's own changes; None: the call has none, or it cannot have it now."""
    number = arguments[0] if arguments else None
    if verb in CELLS:
        lock = of(state, number)[2]
        if lock is None:
            return None
        kind, first, second = of(state, lock)
        if kind == "Semaphore":
            return becomes(lock, kind, first - 1, second) if first > 0 else None
        return becomes(lock, kind, who, 1) if first is None else None
    if verb in READS:
        kind, bound, places, pipe, reader = of(state, number)
        free = reader is None or (verb == "receive_next" and reader == who)
        return becomes(number, kind, bound, places, pipe, who) if free else None
    if verb in OWN or verb == "feed":
        return None if ("kept", number) in state else {("kept", number): True}
    return None


def is_asleep(state, who, verb, arguments):
    """Does it sleep, if it is a call that can?"""
    if verb not in SLEEPS:
        return False
    kind, *rest = of(state, arguments[0])
    if kind == "Condition":
        return (who, True) not in rest[1]
    return who not in rest[2] if kind == "Event" else rest[1] in ("filling", "acting")


def kept(state, who, verb, arguments):
    """Must that call wait for ever, because of somebody who died?"""
    number = arguments[0] if arguments else None
    if (verb in OWN or verb == "feed") and ("kept", number) in state:
        return True
    dead = state.get(("asleep", number), 0) if verb in OWN or verb == "notify" else 0
    if not dead:
        return False
    if verb == "notify":
        kind, _, sleepers = of(state, number)
        return arguments[1] > sum(not notified for _, notified in sleepers)
    if verb == "arrive":
        _, parties, at, inside = of(state, number)
        return at == "filling" and inside + 1 == parties
    return verb in WAKES or (verb == "leave" and is_asleep(state, who, verb, arguments))


def is_late(item):
    return isinstance(item, Late)


def ways(state, victim):
    """The states in which a kill may find the victim: as it is, or inside a call."""
    yield state
    verb, *arguments = state["process", victim][0].question
    yield from _inside(state, victim, verb, arguments)
    for key in list(state):
        if key[0] == "buffer" and key[1] == victim and ("kept", key[2]) not in state and not is_late(state[key][0]):
            yield {**state, ("kept", key[2]): True}
            yield _with(_with(state, rules.feed_next(state, *key[1:])), {("kept", key[2]): True})


def _inside(state, victim, verb, arguments):
    first = taken(state, victim, verb, arguments)
    if first is None or is_asleep(state, victim, verb, arguments) or kept(state, victim, verb, arguments):
        return
    could = RULES[verb](state, victim, *arguments)
    if could is None:
        return
    if verb != "receive_next":
        yield _with(state, first)
    got = verb not in READS or isinstance(could[0], tuple)
    if (verb in ("store", "store_all", "feed") or verb in READS) and got:
        after = _with(state, could[1])
        yield _with(after, taken(after, victim, verb, arguments))


def _with(state, changes):
    new = {**state, **changes}
    return {key: value for key, value in new.items() if value is not None}


def left_by(state, victim):
    """What its death changes besides, by a signal."""
    verb, *arguments = state["process", victim][0].question
    if not is_asleep(state, victim, verb, arguments):
        return {}
    key = "asleep", arguments[0]
    return {key: state.get(key, 0) + 1}
