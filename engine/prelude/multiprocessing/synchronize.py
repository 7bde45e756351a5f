# multiprocessing.synchronize: the locks are natives; what is a loop or a meeting is here.
import time
import _mp
from _mp import Lock, RLock, Semaphore, BoundedSemaphore, Event

SemLock = Lock.__mro__[1]
SEM_VALUE_MAX = 2147483647


class Condition(_mp.Condition):
    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if result:
            return result
        deadline = None
        if timeout is not None:
            deadline = time.monotonic() + timeout
        while not result:
            left = None
            if deadline is not None:
                left = deadline - time.monotonic()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result


class Barrier:
    # The meeting itself is the world's: one step to arrive, one to leave.
    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        self._shared = _mp.Barrier(_whole(parties))
        self._action = action
        self._timeout = timeout
        self._parties = parties

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        index = self._shared.arrive(self._action is not None)
        if index < 0:
            raise _broken()
        if index + 1 != self._parties:
            end = self._shared.leave(timeout)
            if end > 0:
                end = self._shared.leave(None)
            if end < 0:
                raise _broken()
        elif self._action:
            self._act()
        return index

    def _act(self):
        try:
            self._action()
        except:
            self._shared.break_(True)
            raise
        self._shared.open()

    def reset(self):
        self._shared.reset()

    def abort(self):
        self._shared.break_(False)

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._shared.n_waiting()

    @property
    def broken(self):
        return self._shared.is_broken()

    def __repr__(self):
        if self.broken:
            return f'<multiprocessing.synchronize.Barrier at {id(self):#x}: broken>'
        return f'<multiprocessing.synchronize.Barrier at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>'


def _whole(parties):
    # What is no number of parties, nobody ever completes.
    if isinstance(parties, (int, float)) and parties == int(parties):
        return int(parties)
    return -1


def _broken():
    import threading
    return threading.BrokenBarrierError()
