"""Packing a crate takes its time and needs nobody's lock."""


def pack(size):
    tape = 0
    for turn in range(3000):
        tape += turn
    return "o" * size
