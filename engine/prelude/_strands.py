# What the strands of one process use among themselves: a mailbox, and one bell for all futures.
#
# Private state is passed on behind a step of the world (a semaphore's release and acquire, a bell's ring and look), so
# that a host sees who made whom go on. Between two steps, and where nothing is called, a strand is not interrupted.
import threading
import _mp
import _pool
import _thread
from queue import Empty


class Mailbox:
    # A queue between strands: nothing is pickled, put never waits.
    def __init__(self, owner, what='work'):
        self._items = []
        self._head = 0
        self._count = _mp.Semaphore(0)
        _mp.own(self._count, owner, what)

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


_bell = _going = None
_bell_of = None


def _of_this_process():
    global _bell, _going, _bell_of
    if _bell_of != _mp.slot():
        _bell = _pool.Bell('Event')
        _mp.own(_bell, _bell, 'futures')
        _going = None
        _bell_of = _mp.slot()


def bell():
    # This process's bell for what has no owner of its own; a child makes its own.
    _of_this_process()
    return _bell


def going():
    # The bell for what begins, where that is told apart from what ends.
    global _going
    _of_this_process()
    if _going is None:
        _going = _pool.Bell('Event')
        _mp.own(_going, _going, 'going')
    return _going


# ---- strands that are apart ----
#
# Where orders are compared (lean), a strand of ours is apart: whatever it shares with another strand, either touches
# only right after a step on one and the same object, before its next step and with one of the two steps a change. So
# the search need not try every order of these strands' steps. Where that cannot be kept up, strands_share() says so,
# and all orders are tried. The program's own code on such a strand is seen by the machine.

def lean():
    return _pool.timeless()


class Handler(threading.Thread):
    def start(self):
        self._begun = True
        self._done = _mp.Event()
        _mp.own(self._done, self._done, 'end')
        threading._threads[self] = True
        self._alive = True
        _thread.start(_apart, (self,), self)

    def join(self, timeout=None):
        self._done.wait(timeout)

    def is_alive(self):
        return not self._done.is_set()


def _apart(thread):
    _thread.apart()
    threading._bootstrap(thread)


_ROOM = 100            # what a task takes beside its arguments


def weight(v):
    # How many bytes v may take in a pickle, and never changes; huge: it may change, or is too much.
    kind = type(v)
    if kind is tuple:
        return sum([weight(x) for x in v], _ROOM)
    if kind is str:
        return 4 * len(v) + 16
    if kind is bytes:
        return len(v) + 16
    if kind is int:
        return 16 if -1 << 63 <= v < 1 << 63 else 1 << 40
    return 16 if v is None or kind is bool or kind is float else 1 << 40
