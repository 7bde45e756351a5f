# What Pool's methods return. The result handler's strand sets these and rings the pool's bell; whoever looks at one
# asks the bell first. A handler that is apart (_strands) rings before it sets them: the change belongs to that step.
import time
import _pool
from multiprocessing import TimeoutError


class ApplyResult:
    __module__ = 'multiprocessing.pool'

    def __init__(self, pool, callback, error_callback):
        crew = pool._crew
        self._pool = pool             # keeps the pool while something is expected of it
        self._bell = crew.bell
        self._cache = crew.cache
        self._lean = crew.lean
        self._job = next(crew.jobs)
        self._callback = callback
        self._error_callback = error_callback
        self._ready = False
        self._cache[self._job] = self

    def ready(self):
        self._bell.look()
        return self._ready

    def successful(self):
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._success

    def wait(self, timeout=None):
        bell = self._bell
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            pulse = bell.look()
            if self._ready or not bell.wait(pulse, None if end is None else end - time.monotonic()):
                return

    def get(self, timeout=None):
        self.wait(timeout)
        if not self._ready:
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _done(self):
        if self._lean:
            self._bell.ring()
        _pool.tell(self._bell, self._job, _pool.DONE if self._success else _pool.FAILED, _pool.WAITING)
        self._ready = True
        self._cache.pop(self._job, None)
        self._pool = None
        if not self._lean:
            self._bell.ring()

    def _set(self, i, success, value):
        self._success, self._value = success, value
        if self._success:
            if self._callback:
                self._callback(self._value)
        elif self._error_callback:
            self._error_callback(self._value)
        self._done()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    __module__ = 'multiprocessing.pool'

    def __init__(self, pool, func, chunksize, length, callback, error_callback):
        ApplyResult.__init__(self, pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        # [chunks left, chunk size, values]: where the chunks that went well may be put at once
        self._tally = [0 if chunksize <= 0 else (length + chunksize - 1) // chunksize, chunksize, self._value]
        _pool.ask(self._bell, self._job, self._tally[0], func, length)
        if chunksize <= 0:
            self._done()

    def _set(self, i, success, value):
        # The first error is the one that counts, but nobody hears of it before all chunks are done.
        left, size, values = self._tally
        self._tally[0] = left - 1
        _pool.left(self._bell, self._job, left - 1)
        if success:
            values[i * size:(i + 1) * size] = value
        elif self._success:
            self._success = False
            self._value = value
        if left == 1:
            callback = self._callback if self._success else self._error_callback
            if callback:
                callback(self._value)
            self._done()


class IMapIterator:
    __module__ = 'multiprocessing.pool'

    def __init__(self, pool):
        crew = pool._crew
        self._pool = pool
        self._bell = crew.bell
        self._cache = crew.cache
        self._lean = crew.lean
        self._job = next(crew.jobs)
        self._items = []              # what has come, from _next on; None: already given
        self._next = 0
        self._index = 0               # how many have come in order
        self._early = {}
        self._length = None
        self._total = None            # how many they will be, if it is known at the start
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        bell = self._bell
        end = None if timeout is None else time.monotonic() + timeout
        late = False
        while True:
            pulse = bell.look()
            if self._next < len(self._items):
                success, value = self._items[self._next]
                self._items[self._next] = None
                self._next += 1
                if success:
                    return value
                raise value
            if self._index == self._length:
                self._pool = None
                raise StopIteration
            if late:
                raise TimeoutError
            late = not bell.wait(pulse, None if end is None else end - time.monotonic())

    __next__ = next

    def _set(self, i, success, value):
        outcome = (success, value)
        if i != self._index:
            self._early[i] = outcome
            return
        if self._lean:
            self._bell.ring()
        while outcome is not None:
            self._items.append(outcome)
            self._index += 1
            outcome = self._early.pop(self._index, None)
        self._told()

    def _set_length(self, length):
        if self._lean:
            self._bell.ring()
        self._length = length
        self._told()

    def _told(self):
        _pool.left(self._bell, self._job, 0 if self._total is None else self._total - self._index)
        if self._index == self._length:
            _pool.tell(self._bell, self._job, _pool.DONE, _pool.WAITING)
            self._cache.pop(self._job, None)
            self._pool = None
        if not self._lean:
            self._bell.ring()


class IMapUnorderedIterator(IMapIterator):
    __module__ = 'multiprocessing.pool'

    def _set(self, i, success, value):
        if self._lean:
            self._bell.ring()
        self._items.append((success, value))
        self._index += 1
        self._told()
