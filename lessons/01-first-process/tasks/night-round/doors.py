"""What a guard does at a door: the exit code says 1 if it is open, else 0. `looked` says how often each door was looked
at, `most` how many guards were on their way at once, `by_main` how often main went itself."""
import sys
from multiprocessing import Array, Lock, Value, parent_process

looked = Array("i", 2)
by_main = Value("i", 0)
out = Value("i", 0)
most = Value("i", 0)
_gate = Lock()


def look(door, is_open):
    with _gate:
        out.value += 1
        most.value = max(most.value, out.value)
        if parent_process() is None:
            by_main.value += 1
    with _gate:
        out.value -= 1
        looked[door] += 1
    sys.exit(1 if is_open else 0)
