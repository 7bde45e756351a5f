"""Programs whose orders under CPython end otherwise than mplab finds, and why.

Each is a fault or a limit of mplab that is known. Who mends it takes it out of here: the test says so, too.
"""
_BURIED = "start() also waits for children that have ended: their PIDs are nobody's then; mplab does so too early"

ALWAYS = {
    "sibling_kills_1": _BURIED,
    "sibling_kills_2": _BURIED,
}

# In finer steps only (finer.py).
_SLEPT_FIRST = "any sleeper may be the one that a notify() wakes; in mplab it is who slept first"
_COUNTED = "who comes last to a barrier is counted before it opens; in mplab both are one step"
_TURN = "a getter about to take an item holds the reading lock, another finds nothing then; in mplab both are one step"
_OWN = "set() waits until a sleeper has woken, and a handler that calls it stands above the sleeper; in mplab it ends"

FINER = {
    "first_to_sleep_1": _SLEPT_FIRST,
    "broken_asked_3": _COUNTED,
    "enough_for_both_2": _TURN,
    "enough_for_both_3": _TURN,
    "told_asleep_3": _OWN,
    "told_asleep_4": _OWN,
}


def gap_of(name, finer):
    return ALWAYS.get(name) or (finer and FINER.get(name))
