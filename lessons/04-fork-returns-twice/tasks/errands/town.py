"""What a boy does in a shop. Whoever comes first gets a larger number: that shows only when he is there. `visits` says
how often each shop was visited, `most` how many boys were out at once, `by_main` how often main went itself, `given`
which number was given in which shop."""

import os
from multiprocessing import Array, Lock, Value

visits = Array("i", 2)
given = Array("i", 2)
out = Value("i", 0)
most = Value("i", 0)
by_main = Value("i", 0)
_gate = Lock()
_main = os.getpid()


def deliver(shop, first):
    with _gate:
        out.value += 1
        most.value = max(most.value, out.value)
        if os.getpid() == _main:
            by_main.value += 1
    with _gate:
        out.value -= 1
        number = first + shop + (10 if visits[0] + visits[1] == 0 else 0)
        visits[shop] += 1
        given[shop] = number
    return number
