"""How a shelf is counted. Whoever counts first finds a piece more, behind the others: that shows only when it is done.
`counted` says how many shelves were counted, `by_main` how many of them in the main process, `found` what was found."""

from multiprocessing import Array, Value, parent_process

counted = Value("i", 0)
by_main = Value("i", 0)
found = Array("i", 4)


def count(shelf):
    with counted.get_lock():
        counted.value += 1
        pieces = sum(shelf) + (counted.value == 1)
        if parent_process() is None:
            by_main.value += 1
    found[len(shelf)] = pieces
    return pieces
