# What the strands of one process use among themselves: a mailbox, and one bell for all futures.
#
# Private state is passed on behind a step of the world (a semaphore's release and acquire, a bell's ring and look), so that a host
# sees who made whom go on. Between two steps, and where nothing is called, a strand is not interrupted.
import _mp
import _pool
from queue import Empty


class Mailbox:
    # A queue between strands: nothing is pickled, put never waits.
    def __init__(self, owner):
        self._items = []
        self._head = 0
        self._count = _mp.Semaphore(0)
        _mp.own(self._count, owner)

    def put(self, item):
        self._items.append(item)
        self._count.release()

    def get(self):
        self._count.acquire()
        return self._take()

    def get_nowait(self):
        if not self._count.acquire(False):
            raise Empty
        return self._take()

    def _take(self):
        items, head = self._items, self._head
        item = items[head]
        items[head] = None
        head += 1
        if head == len(items):
            items.clear()
            head = 0
        elif head > 256 and head * 2 > len(items):
            del items[:head]
            head = 0
        self._head = head
        return item


_bell = None
_bell_of = None


def bell():
    # This process's bell for what has no owner of its own; a child makes its own.
    global _bell, _bell_of
    if _bell_of != _mp.slot():
        _bell = _pool.Bell('Event')
        _bell_of = _mp.slot()
    return _bell
