"""Programs whose orders under CPython come to more than mplab finds, and why.

Each is a fault or a limit of mplab that is known. Who mends it takes it out of here: the test says so, too.
"""
COARSE = {
    "torn_pair_4": "a slice of a RawArray is read element by element; mplab reads it in one step",
    "torn_pair_5": "a slice of a RawArray is read and written element by element; mplab does each in one step",
    "torn_pair_6": "a slice of a RawArray is read element by element; mplab reads it in one step",
    "sibling_kills_1": "start() also waits for children that have ended: their PIDs are nobody's then",
    "sibling_kills_2": "start() also waits for children that have ended: their PIDs are nobody's then",
}


# In finer steps only (finer.py).
_TURN = ("a getter that is about to take an item has the reading lock, and another finds nothing then; in mplab both "
         "are one step")
_OWN = ("set() waits until a sleeper has woken, and a handler that calls it interrupts the very sleeper; in mplab it "
        "ends")
FINER = {
    "first_to_sleep_1": "any sleeper may be the one that a notify() wakes; in mplab it is who slept first",
    "broken_asked_3": "who comes last to a barrier is counted before it opens; in mplab both are one step",
    "enough_for_both_2": _TURN,
    "enough_for_both_3": _TURN,
    "told_asleep_3": _OWN,
    "told_asleep_4": _OWN,
}


def gap_of(name, finer):
    return COARSE.get(name) or (finer and FINER.get(name))
