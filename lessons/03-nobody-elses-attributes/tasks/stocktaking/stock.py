"""How a shelf is counted. `counted` says how many shelves were, `by_main` how many of them in the main process."""
from multiprocessing import Value, parent_process

counted = Value("i", 0)
by_main = Value("i", 0)


def count(shelf):
    with counted.get_lock():
        counted.value += 1
    if parent_process() is None:
        by_main.value += 1
    return sum(shelf)
