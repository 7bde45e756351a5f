# concurrent.futures._base: Future, what waits for futures, and Executor.
#
# A future's state is private to its process; the process's bell (_strands) is rung after each change of one, and asked
# before each look. A look and the change that rests on it have no call between them, so no other strand comes in
# between. Where orders are compared (lean, see _strands) it is rung before the change instead: a change belongs to the
# step before it. There a future that begins (running, or cancelled before that) rings a bell of its own kind, so that
# who waits for its end has nothing to do with that: _state changes from PENDING behind that bell, to its last word
# behind the other.
import collections
import sys
import time
import _main
import _mp
import _pool
import _thread
from _strands import bell, going, lean

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING, RUNNING, FINISHED = 'PENDING', 'RUNNING', 'FINISHED'
CANCELLED, CANCELLED_AND_NOTIFIED = 'CANCELLED', 'CANCELLED_AND_NOTIFIED'
_WORDS = {PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled', CANCELLED_AND_NOTIFIED: 'cancelled',
          FINISHED: 'finished'}

TimeoutError = TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


def _log(text, e):
    # What CPython's logging says on stderr when nobody has set it up.
    _main.said(e)
    sys.stderr.write(text + '\n' + _mp.traceback(e))


class Future:
    _at = None                        # (bell, number): where an executor's board has it

    def __init__(self):
        self._lean = lean()
        self._state = PENDING
        self._told = not self._lean   # a cancel is seen
        self._result = None
        self._exception = None
        self._waiters = []            # _Waiters that are told when it is done
        self._done_callbacks = []

    def __repr__(self):
        bell().look()
        _thread.strands_share()
        text = f'<{type(self).__name__} at {id(self):#x} state={_WORDS[self._state]}'
        if self._state == FINISHED:
            if self._exception:
                text += f' raised {type(self._exception).__name__}'
            else:
                text += f' returned {type(self._result).__name__}'
        return text + '>'

    # ---- looking ----

    def cancelled(self):
        bell().look()
        return self._told and self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        if self._lean:
            going().look()
            if self._state not in (RUNNING, FINISHED):
                return False
        bell().look()
        return self._state == RUNNING

    def done(self):
        bell().look()
        return self._state == FINISHED or self._told and self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def _wait(self, timeout):
        mine = bell()
        end = None if timeout is None else time.monotonic() + timeout
        late = False
        while True:
            pulse = mine.look()
            if self._state == FINISHED:
                return
            if self._told and self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                raise CancelledError()
            if late:
                raise TimeoutError()
            late = not mine.wait(pulse, None if end is None else end - time.monotonic())

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def add_done_callback(self, fn):
        bell().look()
        _thread.strands_share()   # it may not be Python's
        if self._state in (PENDING, RUNNING):
            self._done_callbacks.append(fn)
        else:
            self._call(fn)

    # ---- changing ----

    def _call(self, fn):
        try:
            fn(self)
        except Exception as e:
            _log(f'exception calling callback for {self!r}', e)

    def _changed(self):
        if not self._told:
            bell().ring()
            self._told = True
        elif not self._lean:
            bell().ring()
        for fn in self._done_callbacks:
            self._call(fn)

    def cancel(self):
        bell().look()
        if self._lean and self._state != FINISHED:
            going().ring()
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state == PENDING:
            self._state = CANCELLED
            if self._at:
                _pool.tell(*self._at, _pool.CANCELLED, _pool.WAITING)
            self._changed()
        return True

    def set_running_or_notify_cancel(self):
        if self._lean:
            going().ring()
        if self._state == PENDING:
            self._state = RUNNING
            if self._at:
                _pool.tell(*self._at, _pool.RUNNING, _pool.WAITING)
            return True
        if self._state != CANCELLED:
            sys.stderr.write(f'Future {id(self)} in unexpected state: {self._state}\n')
            raise RuntimeError('Future in unexpected state')
        if self._lean:
            bell().ring()
        self._state = CANCELLED_AND_NOTIFIED
        for waiter in self._waiters:
            waiter.told.append(self)
        if not self._lean:
            bell().ring()
        return False

    def _finish(self, result, exception):
        if self._lean:
            bell().ring()
            self._told = True
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
            raise InvalidStateError(f'{self._state}: {self!r}')
        if self._at:
            _pool.tell(*self._at, _pool.DONE if exception is None else _pool.FAILED,
                       _pool.RUNNING if self._state == RUNNING else _pool.WAITING)
        self._result = result
        self._exception = exception
        self._state = FINISHED
        for waiter in self._waiters:
            waiter.told.append(self)
        self._changed()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)


# ---- waiting for several ----

class _Waiter:
    def __init__(self, fs):
        self.told = []                # futures that are done, in that order; those that were so before stand first
        bell().look()
        for f in fs:
            f._waiters.append(self)
        self.told[0:0] = [f for f in fs if f._state in (CANCELLED_AND_NOTIFIED, FINISHED)]

    def leave(self, fs):
        for f in fs:
            f._waiters.remove(self)


def as_completed(fs, timeout=None):
    end = None if timeout is None else time.monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    mine = bell()
    waiter = _Waiter(fs)
    told = waiter.told
    at = 0
    late = False
    try:
        while fs:
            pulse = mine.look()
            if at < len(told):
                f = told[at]
                told[at] = None
                at += 1
                if f in fs:
                    f._waiters.remove(waiter)
                    fs.discard(f)
                    yield f
                f = None
            elif late:
                raise TimeoutError('%d (of %d) futures unfinished' % (len(fs), total))
            else:
                late = not mine.wait(pulse, None if end is None else end - time.monotonic())
    finally:
        waiter.leave(fs)


DoneAndNotDoneFutures = collections.namedtuple('DoneAndNotDoneFutures', 'done not_done')


def _enough(new, left, return_when):
    if left == 0:
        return True
    if return_when == FIRST_COMPLETED:
        return len(new) > 0
    if return_when == FIRST_EXCEPTION:
        return any([f._state == FINISHED and f._exception is not None for f in new])
    if return_when != ALL_COMPLETED:
        raise ValueError('Invalid return condition: %r' % return_when)
    return False


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    end = None if timeout is None else time.monotonic() + timeout
    fs = set(fs)
    mine = bell()
    waiter = _Waiter(fs)
    done = set()
    late = False
    try:
        while True:
            pulse = mine.look()
            new, waiter.told = waiter.told, []
            done.update(new)
            if _enough(new, len(fs) - len(done), return_when) or late:
                break
            late = not mine.wait(pulse, None if end is None else end - time.monotonic())
    finally:
        waiter.leave(fs)
    return DoneAndNotDoneFutures(done, fs - done)


# ---- executors ----

def _result_or_cancel(f, timeout=None):
    try:
        return f.result(timeout)
    finally:
        f.cancel()


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else time.monotonic() + timeout
        fs = [self.submit(fn, *args) for args in zip(*iterables)]
        return _results(fs, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


def _results(fs, end):
    try:
        fs.reverse()
        while fs:
            if end is None:
                yield _result_or_cancel(fs.pop())
            else:
                yield _result_or_cancel(fs.pop(), end - time.monotonic())
    finally:
        for f in fs:
            f.cancel()
