"""Conditions, events, barriers and queues in CPython's own, finer steps.

mplab takes a call such as Event.set, or the taking of an item from a queue, as one step. CPython builds each of them
from semaphores, so that another process can come in between. Here they are built so, too. With `run --finer` the
enumeration uses these instead of shared.py's: where its outcomes are still mplab's, the coarser steps lose nothing.

Programs that kill are left out: what a kill finds inside a call is in insides.py.
"""
import queue
import threading

import shared
from shared import Array, Lock, RLock, Semaphore, SimpleQueue, TIMED_OUT, ask, now, patience

PLENTY = 1 << 20


class Condition(shared.Condition):
    """Who sleeps, who has woken, and tokens: whoever takes one first was notified."""

    def __init__(self, lock=None):
        self.lock = lock or RLock()
        self.acquire, self.release = self.lock.acquire, self.lock.release
        self.sleeping, self.woken, self.tokens = Semaphore(0), Semaphore(0), Semaphore(0)
        self.number = self.tokens.number

    def _depth(self, message):
        depth = ask("depth", self.lock.number)
        if not depth:
            raise AssertionError(message)
        return depth

    def wait(self, timeout=None):
        depth = self._depth("must acquire() condition before using wait()")
        self.sleeping.release()
        for _ in range(depth):
            self.lock.release()
        try:
            return self.tokens.acquire(True, timeout)
        finally:
            self.woken.release()
            for _ in range(depth):
                self.lock.acquire()

    def notify(self, n=1):
        self._depth("lock is not owned")
        while self.woken.acquire(False):           # those that gave up since the last notify
            self.sleeping.acquire(False)
        told = 0
        while told < n and self.sleeping.acquire(False):
            self.tokens.release()
            told += 1
        for _ in range(told):
            self.woken.acquire()
        while told and self.tokens.acquire(False):  # meant for one who gave up meanwhile
            pass


class Event(shared.Shared):
    def __init__(self):
        self.condition, self.flag = Condition(Lock()), Semaphore(0)
        self.number = self.flag.number

    def _look(self):
        if self.flag.acquire(False):
            self.flag.release()
            return True
        return False

    def is_set(self):
        with self.condition:
            return self._look()

    def set(self):
        with self.condition:
            self.flag.acquire(False)
            self.flag.release()
            self.condition.notify_all()

    def clear(self):
        with self.condition:
            self.flag.acquire(False)

    def wait(self, timeout=None):
        with self.condition:
            return self._look() or (self.condition.wait(timeout), self._look())[1]


class Barrier(shared.Shared):
    """A condition, and two numbers under its lock: the state, and how many are inside."""
    FILLING, OPEN, RESETTING, BROKEN = 0, 1, -1, -2

    def __init__(self, parties, action=None, timeout=None):
        self.parties, self.action, self.timeout = parties, action, timeout
        self.condition = Condition()
        self.cells = Array("i", 2, lock=False)
        self.number = self.condition.number

    def wait(self, timeout=None):
        timeout = self.timeout if timeout is None else timeout
        cells = self.cells
        with self.condition:
            while cells[0] in (self.RESETTING, self.OPEN):
                self.condition.wait()
            if cells[0] == self.BROKEN:
                raise threading.BrokenBarrierError
            place = cells[1]
            cells[1] = place + 1
            try:
                if place + 1 == self.parties:
                    self._open()
                else:
                    self._await_others(timeout)
                return place
            finally:
                cells[1] -= 1
                if cells[1] == 0 and cells[0] in (self.RESETTING, self.OPEN):
                    cells[0] = self.FILLING
                    self.condition.notify_all()

    def _open(self):
        try:
            if self.action:
                self.action()
            self.cells[0] = self.OPEN
            self.condition.notify_all()
        except Exception:
            self._break()
            raise

    def _await_others(self, timeout):
        if not self.condition.wait_for(lambda: self.cells[0] != self.FILLING, timeout):
            self._break()
            raise threading.BrokenBarrierError
        if self.cells[0] != self.OPEN:
            raise threading.BrokenBarrierError

    def _break(self):
        self.cells[0] = self.BROKEN
        self.condition.notify_all()

    def abort(self):
        with self.condition:
            self._break()

    def reset(self):
        with self.condition:
            if self.cells[1] == 0:
                self.cells[0] = self.FILLING
            elif self.cells[0] in (self.FILLING, self.BROKEN):
                self.cells[0] = self.RESETTING
            self.condition.notify_all()

    @property
    def n_waiting(self):
        return self.cells[1] if self.cells[0] == self.FILLING else 0

    @property
    def broken(self):
        return self.cells[0] == self.BROKEN


class Queue(shared.Queue):
    """A semaphore of places, the pipe, and a lock that getters take turns with."""

    def __init__(self, maxsize=0):
        shared.Queue.__init__(self)
        self.bound = max(maxsize, 0)
        self.places, self.reading = Semaphore(self.bound or PLENTY), Lock()

    def put(self, item, block=True, timeout=None):
        self._check_open()
        self._place(block, timeout)
        self._append(item)

    def _place(self, block, timeout):
        if not self.places.acquire(block, timeout):
            raise queue.Full

    def _append(self, item):
        life = now()
        if self.number not in life.feeding:
            life.feeding.append(self.number)
        life.ask("buffer", self.number, item)

    def get(self, block=True, timeout=None):
        self._check_open()
        if not self.reading.acquire(block, timeout):
            raise queue.Empty
        try:
            got = ask("receive_next", self.number, patience(block, timeout))
            if got == TIMED_OUT:
                raise queue.Empty
            self.places.release()
            return got[0]
        finally:
            self.reading.release()

    def qsize(self):
        return (self.bound or PLENTY) - self.places.get_value()

    def full(self):
        return self.places.get_value() == 0


class JoinableQueue(Queue):
    def __init__(self, maxsize=0):
        Queue.__init__(self, maxsize)
        self.unfinished, self.condition = Semaphore(0), Condition()

    def put(self, item, block=True, timeout=None):
        self._check_open()
        self._place(block, timeout)
        with self.condition:
            self._append(item)
            self.unfinished.release()

    task_done, join = shared.JoinableQueue.task_done, shared.JoinableQueue.join


class FinerSimpleQueue(SimpleQueue):
    def __init__(self):
        SimpleQueue.__init__(self)
        self.reading = Lock()

    def get(self):
        with self.reading:
            return ask("receive_next", self.number, "ever")[0]


NAMES = {"Condition": Condition, "Event": Event, "Barrier": Barrier, "Queue": Queue, "JoinableQueue": JoinableQueue,
         "SimpleQueue": FinerSimpleQueue}
