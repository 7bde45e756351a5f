"""What the workers do: slow work that needs no lock. `most` remembers how many did it at the same time."""
from multiprocessing import Lock, Value

inside = Value("i", 0)
most = Value("i", 0)
done = Value("i", 0)
_gate = Lock()


def work():
    with _gate:
        inside.value += 1
        most.value = max(most.value, inside.value)
    heat = 0
    for degree in range(2000):
        heat += degree
    with _gate:
        inside.value -= 1
        done.value += 1
