"""Programs by hand: families of small programs, a file for each subject.

A family is one program with places where it can be other: which lock, how many rounds, what is left out. Each
combination is a program, and each does something else (programs of the same text are taken once).
"""
from . import barriers, cells, conditions, ends, events, locks, pipes, polls, queues, signals

SUBJECTS = (cells, locks, conditions, events, barriers, queues, pipes, ends, signals, polls)


def programs(most=1000):
    """(name, text) of each, in a fixed order; most: of a family."""
    known = set()
    for subject in SUBJECTS:
        for family in subject.FAMILIES:
            for name, text in family.programs(most):
                if text not in known:
                    known.add(text)
                    yield name, text
