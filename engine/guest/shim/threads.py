"""Threads are strands. A lock that the program makes is one of the world; one that a library makes for itself is known
to this process alone, and is no step."""
import _thread
import sys
import threading

import _mplab
from mplab_guest import frames
from mplab_guest.steps import Refused, step

_start_new_thread = _thread.start_new_thread
_forks = 0  # how often this process's memory has been forked: a lock of the world is not shared with the copy


def forked():
    global _forks
    _forks += 1


def _no_pickle(self):
    raise TypeError("cannot pickle '_thread.lock' object")


def _seconds(blocking, timeout):
    """The checks of a lock's acquire."""
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError('timeout value must be a non-negative number')
    if timeout > threading.TIMEOUT_MAX:
        raise OverflowError('timeout value is too large')
    return timeout


class PrivateLock(_mplab.Lock):
    __slots__ = ('__weakref__',)
    __reduce__ = _no_pickle

    def acquire(self, blocking=True, timeout=-1):
        return self._acquire(blocking, _seconds(blocking, timeout))

    def __enter__(self):
        return self._acquire(True, -1)

    def __exit__(self, *error):
        self.release()

    acquire_lock, release_lock, locked_lock = acquire, _mplab.Lock.release, _mplab.Lock.locked


class _OfWorld:
    """A lock of the world that stands for one of threading. A fork's child has a copy of its own, held if it was."""

    __slots__ = ('_object', '_name', '_line', '_forks', '_depth', '__weakref__')
    KIND = None
    __reduce__ = _no_pickle

    def __init__(self):
        self._depth = 0
        frame = frames.user_frame(sys._getframe(1))
        self._name = frames.target_name(frame)
        self._object = frames.made(self.KIND, count=1, value=1, bound=1, name=self._name)
        self._forks = _forks

    def _mine(self):
        if self._forks != _forks:
            self._forks = _forks
            self._object = frames.made(self.KIND, count=1, value=1, bound=1, name=self._name)
            if self._depth:
                step(_mplab.VERB_ACQUIRE, self._object, 1, self._depth)
        return self._object

    def acquire(self, blocking=True, timeout=-1):
        _seconds(blocking, timeout)
        done = step(_mplab.VERB_ACQUIRE, self._mine(), 1 if blocking and timeout != 0 else 0,
                    timeout=timeout if timeout > 0 else None)
        got = done.result == 1 and not done.timed_out
        self._depth += got
        return got

    def release(self):
        try:
            step(_mplab.VERB_RELEASE, self._mine())
        except Refused:
            raise RuntimeError(self.NOT_HELD) from None
        self._depth -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()

    def _at_fork_reinit(self):
        self._depth, self._forks = 0, -1


class Lock(_OfWorld):
    __slots__ = ()
    KIND = _mplab.KIND_LOCK
    NOT_HELD = 'release unlocked lock'

    def locked(self):
        return self._depth > 0

    acquire_lock, release_lock, locked_lock = _OfWorld.acquire, _OfWorld.release, locked


class RLock(_OfWorld):
    __slots__ = ()
    KIND = _mplab.KIND_RLOCK
    NOT_HELD = 'cannot release un-acquired lock'

    def _is_owned(self):
        return step(_mplab.VERB_HOLDER, self._mine()).result == _mplab.actor()

    def _release_save(self):
        depth = self._depth
        for _ in range(depth):
            self.release()
        return depth

    def _acquire_restore(self, depth):
        step(_mplab.VERB_ACQUIRE, self._mine(), 1, depth)
        self._depth = depth


class PrivateRLock(threading._PyRLock):
    __qualname__, __module__ = 'RLock', '_thread'

    def acquire(self, blocking=True, timeout=-1):
        return bool(super().acquire(blocking, timeout))

    __enter__ = acquire

    def __reduce__(self):
        raise TypeError("cannot pickle '_thread.RLock' object")


def by_program():
    return frames.kind(sys._getframe(2).f_code) != frames.LIBRARY


def allocate_lock():
    return Lock() if by_program() and _mplab.slot() >= 0 else PrivateLock()


def rlock():
    return RLock() if by_program() and _mplab.slot() >= 0 else PrivateRLock()


# ---- threads ----

_at_end = {}  # thread → the lock by which threading knows that it is over (until 3.12)


def start_new_thread(function, args=(), kwargs={}, /):
    place = _mplab.strand()
    if place < 0:
        raise RuntimeError("can't start new thread")

    def run():
        _mplab.strand_begin(place)
        try:
            function(*args, **kwargs)
        finally:
            lock = _at_end.pop(_thread.get_ident(), None)
            if lock is not None and lock.locked():
                lock.release()
            _mplab.strand_end()

    try:
        return _start_new_thread(run, ())
    except RuntimeError:
        _mplab.strand_drop(place)
        raise


def set_sentinel():
    lock = _at_end[_thread.get_ident()] = PrivateLock()
    return lock


class Handle:
    """A thread's handle (from 3.13 on)."""

    def __init__(self):
        self.ident, self._done, self._lock = None, False, PrivateLock()

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True

    def join(self, timeout=None):
        if not self._done and self._lock.acquire(True, -1 if timeout is None else max(0, timeout)):
            self._lock.release()


_to_join = set()  # handles of threads that Python waits for at its end


def start_joinable_thread(function, handle=None, daemon=True):
    handle = handle or Handle()
    handle._lock.acquire()
    if not daemon:
        _to_join.add(handle)

    def run():
        handle.ident = _thread.get_ident()
        try:
            function()
        finally:
            handle._done = True
            _to_join.discard(handle)
            handle._lock.release()

    handle.ident = start_new_thread(run)
    return handle


def make_thread_handle(ident):
    handle = Handle()
    handle.ident = ident
    return handle


def shutdown():
    while _to_join:
        next(iter(_to_join)).join()


def install():
    import queue
    replaced = dict(start_new_thread=start_new_thread, start_new=start_new_thread, allocate_lock=allocate_lock,
                    allocate=allocate_lock, _set_sentinel=set_sentinel, start_joinable_thread=start_joinable_thread,
                    _ThreadHandle=Handle, _make_thread_handle=make_thread_handle, _shutdown=shutdown)
    for name, value in replaced.items():
        if hasattr(_thread, name):
            setattr(_thread, name, value)
    here = dict(_start_new_thread=start_new_thread, _set_sentinel=set_sentinel, _allocate_lock=allocate_lock,
                _start_joinable_thread=start_joinable_thread, _ThreadHandle=Handle,
                _make_thread_handle=make_thread_handle, _thread_shutdown=shutdown)
    for name, value in here.items():
        if hasattr(threading, name):
            setattr(threading, name, value)
    threading.Lock, threading.RLock, threading._CRLock = allocate_lock, rlock, None
    threading._active_limbo_lock = PrivateLock()
    if hasattr(threading, '_shutdown_locks_lock'):
        threading._shutdown_locks_lock = PrivateLock()
    if hasattr(queue, '_PySimpleQueue'):
        queue.SimpleQueue = queue._PySimpleQueue
