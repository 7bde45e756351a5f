"""What a boy does in a shop. `visits` says how often each shop was visited, `most` how many boys were out at once."""
from multiprocessing import Array, Lock, Value

visits = Array("i", 2)
out = Value("i", 0)
most = Value("i", 0)
_gate = Lock()


def deliver(shop, first):
    with _gate:
        out.value += 1
        most.value = max(most.value, out.value)
    with _gate:
        out.value -= 1
        visits[shop] += 1
    return first + shop
