"""Queues: CPython's own buffer and feeder over a queue of the world. What was a pipe, two locks and a semaphore is one
object here, so the parts below stand where Queue's methods expect those."""
import os
import sys

import _mplab
from mplab_guest import frames
from mplab_guest.steps import step
from multiprocessing import context, queues, synchronize, util

LEAVES = 1  # arg2 of a wait that an exception ends
MOST = synchronize.SEM_VALUE_MAX


class Places:
    """The semaphore that counts a queue's free places. A get gives its place back itself."""

    def __init__(self, queue, bound):
        self._queue, self._bound, self._semlock = queue, bound, self

    def acquire(self, block=True, timeout=None):
        waits = block and (timeout is None or timeout > 0)
        done = step(_mplab.VERB_PUT, self._queue, int(waits), timeout=timeout if waits else None)
        return done.result == 1 and not done.timed_out

    def release(self):
        pass

    def _get_value(self):
        return self._bound - step(_mplab.VERB_QSIZE, self._queue).result

    def _is_zero(self):
        return step(_mplab.VERB_FULL, self._queue).result == 1


class FeedersPlaces:
    """The same to the feeder, which gives the place of what it could not pickle back."""

    def __init__(self, places):
        self._queue = places._queue

    def release(self):
        step(_mplab.VERB_GIVE_BACK, self._queue)


class Reader:
    """A queue's reading lock and its reading end in one: to take the lock is to get, and to wait for a message is to
    get on with it."""

    def __init__(self, queue):
        self._queue, self._place = queue, self  # what wait takes it for
        self._got = {}  # thread → its message; None: it has the lock, and waits for one

    def acquire(self, block=True, timeout=None):
        if not block or (timeout is not None and timeout <= 0):
            done = step(_mplab.VERB_GET_NOWAIT, self._queue)
        else:
            done = step(_mplab.VERB_GET, self._queue, timeout=timeout)
            if not done.result and not done.timed_out:
                self._got[_mplab.actor()] = None
                return True
        if not done.result or done.timed_out:
            return False
        self._got[_mplab.actor()] = done.data or b''
        return True

    def release(self):
        me = _mplab.actor()
        if me in self._got and self._got.pop(me) is None:
            step(_mplab.VERB_RECV, self._queue, 0, LEAVES)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()

    def poll(self, timeout=0.0):
        me = _mplab.actor()
        if me not in self._got:
            return step(_mplab.VERB_EMPTY, self._queue).result == 0
        if self._got[me] is None:
            done = step(_mplab.VERB_RECV, self._queue, timeout=timeout)
            if done.timed_out:
                del self._got[me]
                return False
            self._got[me] = done.data or b''
        return True

    def recv_bytes(self, maxlength=None):
        self.poll(None)
        return self._got.pop(_mplab.actor())

    def close(self):
        pass


class Writer:
    """A queue's writing lock and its writing end in one."""

    def __init__(self, queue, simple):
        self._queue, self._simple = queue, simple

    def acquire(self, block=True, timeout=None):
        return True

    def release(self):
        pass

    def __enter__(self):
        return True

    def __exit__(self, *error):
        pass

    def send_bytes(self, data, offset=0, size=None):
        fed = step(_mplab.VERB_FEED, self._queue, int(self._simple), data=bytes(data))
        if fed.result == 1:
            step(_mplab.VERB_DRAINED, self._queue, fed.result2)

    def close(self):
        pass


_Queue = queues.Queue


@frames.stands_for(queues.Queue)
class Queue(queues.Queue):
    KIND = _mplab.KIND_QUEUE

    def __init__(self, maxsize=0, *, ctx):
        bound = maxsize if 0 < maxsize < MOST else 0
        self._maxsize, self._opid, self._ignore_epipe = maxsize if maxsize > 0 else MOST, os.getpid(), False
        self._stand_on(frames.new(self.KIND, bound=bound))
        self._reset()
        util.register_after_fork(self, queues.Queue._after_fork)

    def _stand_on(self, number):
        self._object = number
        self._reader = self._rlock = Reader(number)
        self._writer = self._wlock = Writer(number, simple=False)
        self._sem = Places(number, self._maxsize)

    def __getstate__(self):
        context.assert_spawning(self)
        return self._ignore_epipe, self._maxsize, self._object, self._opid

    def __setstate__(self, state):
        self._ignore_epipe, self._maxsize, number, self._opid = state
        self._stand_on(number)
        self._reset()

    def qsize(self):
        return step(_mplab.VERB_QSIZE, self._object).result

    @staticmethod
    def _feed(*args):
        *others, places = args
        _Queue._feed(*others, FeedersPlaces(places))


@frames.stands_for(queues.JoinableQueue)
class JoinableQueue(Queue, queues.JoinableQueue):
    KIND = _mplab.KIND_JOINABLEQUEUE

    def __init__(self, maxsize=0, *, ctx):
        Queue.__init__(self, maxsize, ctx=ctx)
        self._unfinished_tasks, self._cond = ctx.Semaphore(0), ctx.Condition()
        for part in (self._unfinished_tasks._semlock.handle, self._cond._object):
            _mplab.owns(self._object, part)

    def __getstate__(self):
        return Queue.__getstate__(self) + (self._cond, self._unfinished_tasks)

    def __setstate__(self, state):
        Queue.__setstate__(self, state[:-2])
        self._cond, self._unfinished_tasks = state[-2:]

    put, task_done, join = queues.JoinableQueue.put, queues.JoinableQueue.task_done, queues.JoinableQueue.join


@frames.stands_for(queues.SimpleQueue)
class SimpleQueue(queues.SimpleQueue):
    """One that a library makes for itself is CPython's own, on a pipe and locks of the world: it closes its ends."""

    def __init__(self, *, ctx):
        self._object = None
        if by_library(sys._getframe(1)):
            super().__init__(ctx=ctx)
        else:
            self._stand_on(frames.new(_mplab.KIND_SIMPLEQUEUE))

    def _stand_on(self, number):
        self._object = number
        self._reader = self._rlock = Reader(number)
        self._writer = self._wlock = Writer(number, simple=True)
        self._poll = self._reader.poll

    def __getstate__(self):
        if self._object is None:
            return super().__getstate__()
        context.assert_spawning(self)
        return self._object

    def __setstate__(self, state):
        self._object = None
        if isinstance(state, tuple):
            super().__setstate__(state)
        else:
            self._stand_on(state)


def by_library(frame):
    """Is what is made there made by a library, whatever context it asks for it?"""
    while frame.f_back is not None and frame.f_code.co_filename.endswith('context.py'):
        frame = frame.f_back
    return frames.kind(frame.f_code) == frames.LIBRARY


def install():
    queues.Queue, queues.JoinableQueue, queues.SimpleQueue = Queue, JoinableQueue, SimpleQueue
