"""A table at which guests eat. `sitting` is how many are there now, `most` how many were there at once."""
from multiprocessing import Lock, Value

sitting = Value("i", 0, lock=False)
most = Value("i", 0, lock=False)
_gate = Lock()


def eat():
    with _gate:
        sitting.value += 1
        most.value = max(most.value, sitting.value)
    with _gate:
        sitting.value -= 1
