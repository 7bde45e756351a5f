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


_FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2


class Barrier:
    # Its state and how many wait are two shared words under one Condition.
    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        self._cond = Condition()
        self._words = _mp.cells(True, 'i', 2, [], False)
        _mp.own(self._words, self._cond, 'parties', parties)
        self._shared = self._cond
        self._action = action
        self._timeout = timeout
        self._parties = parties

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
            index = self._words[1]
            self._words[1] = index + 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._words[1] = self._words[1] - 1
                self._exit()

    def _enter(self):
        while self._words[0] in (_DRAINING, _RESETTING):
            self._cond.wait()
        if self._words[0] == _BROKEN:
            raise _broken()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._words[0] = _DRAINING
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._words[0] != _FILLING, timeout):
            self._break()
            raise _broken()
        if self._words[0] < 0:
            raise _broken()

    def _exit(self):
        if self._words[1] == 0 and self._words[0] in (_DRAINING, _RESETTING):
            self._words[0] = _FILLING
            self._cond.notify_all()

    def _break(self):
        self._words[0] = _BROKEN
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._words[1] > 0:
                if self._words[0] in (_FILLING, _BROKEN):
                    self._words[0] = _RESETTING
            else:
                self._words[0] = _FILLING
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._words[1] if self._words[0] == _FILLING else 0

    @property
    def broken(self):
        return self._words[0] == _BROKEN

    def __repr__(self):
        if self.broken:
            return f'<multiprocessing.synchronize.Barrier at {id(self):#x}: broken>'
        return f'<multiprocessing.synchronize.Barrier at {id(self):#x}: waiters={self.n_waiting}/{self.parties}>'


def _broken():
    import threading
    return threading.BrokenBarrierError()
