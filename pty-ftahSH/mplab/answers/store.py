"""A shelf: put() lays one piece on it. Whoever calls it holds the shelf's lock. Of shelves that are watched `most`
remembers how many helpers did it at the same time."""

from multiprocessing import Lock, Value

inside = Value("i", 0)
most = Value("i", 0)
_gate = Lock()


class Shelf:
    def __init__(self, watched):
        self.watched = watched
        self.count = Value("i", 0)
        self.lock = Lock()

    def put(self):
        if self.watched:
            with _gate:
                inside.value += 1
                most.value = max(most.value, inside.value)
        self.count.value += 1
        if self.watched:
            with _gate:
                inside.value -= 1
