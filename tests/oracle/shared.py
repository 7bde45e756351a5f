"""The shared objects as a program sees them: what it calls, and which questions that comes to.

Each class has the methods of its namesake in multiprocessing. A method is written as the sequence of steps it is: one
question for each thing that it does in sight of other processes. What the answer to a question is, and who must wait
for it, is in rules.py; here is only what the asking process makes of it.

An object knows nothing but its number. `now()` is the run that is being made.
"""
import collections
import queue
import threading

from life import Stop

TIMED_OUT = "timed out"
Late = collections.namedtuple("Late", "which")        # a list in a feeder's buffer: the process's which-th
Pickled = collections.namedtuple("Pickled", "items")  # what it was when its feeder pickled it
_lives = []


def now():
    return _lives[-1]


def ask(*question):
    return _lives[-1].ask(*question)


def live(life, program):
    """Makes a run: program() with this life as the one that asks."""
    _lives.append(life)
    try:
        program()
    finally:
        _lives.pop()


def ask_or_leave(*question):
    """The same; when a signal's handler raises meanwhile, the process is no more among those who wait there."""
    try:
        return ask(*question)
    except Stop:
        raise
    except BaseException:
        ask("forsake", question[1])
        raise


def patience(block, timeout):
    """How long a call waits: "ever", "while" (until a timeout), "not"."""
    if not block or (timeout is not None and timeout <= 0):
        return "not"
    return "ever" if timeout is None else "while"


class Shared:
    def frozen(self):
        return [self.number[0], self.number[1]]


# ---- locks ----

class Lock(Shared):
    kind = "Lock"
    wrong_release = ValueError, "semaphore or lock released too many times"

    def __init__(self):
        self.number = now().make(self.kind, None, 0)

    def acquire(self, block=True, timeout=None):
        return ask("acquire", self.number, patience(block, timeout), 1)

    def release(self):
        if not ask("release", self.number):
            error, text = self.wrong_release
            raise error(text)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()


class RLock(Lock):
    kind = "RLock"
    wrong_release = AssertionError, "attempt to release recursive lock not owned by thread"


class Semaphore(Lock):
    def __init__(self, value=1):
        self.number = now().make("Semaphore", value, None)

    def get_value(self):
        return ask("places", self.number)


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self.number = now().make("Semaphore", value, value)


# ---- cells ----

class _Cells(Shared):
    """Numbers in shared memory. lock: the lock that each access takes for itself, None: no lock."""

    def _make(self, values, lock):
        self.lock = RLock() if lock in (True, None) else lock or None
        self.number = now().make("Cells", tuple(values), self.lock.number if self.lock else None)
        if self.lock:   # raw ones have no such methods
            self.get_lock = lambda: self.lock
            self.acquire, self.release = self.lock.acquire, self.lock.release

    def __enter__(self):
        return self.lock.__enter__()

    def __exit__(self, *_):
        self.lock.release()


def _first(typecode):
    return 0.0 if typecode in "fd" else 0


class Value(_Cells):
    def __init__(self, typecode, *first, lock=True):
        self._make(first or [_first(typecode)], lock)

    @property
    def value(self):
        return ask("load", self.number, 0)

    @value.setter
    def value(self, x):
        ask("store", self.number, 0, x)


class Array(_Cells):
    def __init__(self, typecode, size_or_first, *, lock=True):
        self.size = size_or_first if isinstance(size_or_first, int) else len(size_or_first)
        self._make([_first(typecode)] * self.size if isinstance(size_or_first, int) else size_or_first, lock)

    def __len__(self):
        return self.size

    def _place(self, i):
        i = i + self.size if i < 0 else i
        if not 0 <= i < self.size:
            raise IndexError("invalid index")
        return i

    def __getitem__(self, i):
        if not isinstance(i, slice):
            return ask("load", self.number, self._place(i))
        places = range(*i.indices(self.size))
        if self.lock:
            return list(ask("load_all", self.number, places.start, places.stop, places.step))
        return [ask("load", self.number, at) for at in places]

    def __setitem__(self, i, x):
        if not isinstance(i, slice):
            ask("store", self.number, self._place(i), x)
            return
        places = range(*i.indices(self.size))
        if self.lock:
            ask("store_all", self.number, tuple(places), tuple(x))
        else:
            for at, one in zip(places, x, strict=True):
                ask("store", self.number, at, one)


def RawValue(typecode, *first):
    return Value(typecode, *first, lock=False)


def RawArray(typecode, size_or_first):
    return Array(typecode, size_or_first, lock=False)


# ---- waiting for others ----

class Condition(Shared):
    def __init__(self, lock=None):
        self.lock = lock or RLock()
        self.acquire, self.release = self.lock.acquire, self.lock.release
        self.number = now().make("Condition", self.lock.number, ())

    def __enter__(self):
        return self.lock.__enter__()

    def __exit__(self, *_):
        self.lock.release()

    def wait(self, timeout=None):
        depth = ask("sleep", self.number)
        if not depth:
            raise AssertionError("must acquire() condition before using wait()")
        try:
            return ask_or_leave("woken", self.number, patience(True, timeout))
        finally:
            ask("acquire", self.lock.number, "ever", depth)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        while not result:
            woken = self.wait(timeout)
            result = predicate()
            if not woken:
                break
        return result

    def notify(self, n=1):
        if not ask("notify", self.number, n):
            raise AssertionError("lock is not owned")

    def notify_all(self):
        self.notify(1 << 30)


class Event(Shared):
    def __init__(self):
        self.number = now().make("Event", False, frozenset(), frozenset())

    def is_set(self):
        return ask("is_set", self.number)

    def set(self):
        ask("set", self.number)

    def clear(self):
        ask("clear", self.number)

    def wait(self, timeout=None):
        return ask("expect", self.number) or ask_or_leave("wait", self.number, patience(True, timeout))


class Barrier(Shared):
    def __init__(self, parties, action=None, timeout=None):
        self.parties, self.action, self.timeout = parties, action, timeout
        self.number = now().make("Barrier", parties, "filling", 0)

    def wait(self, timeout=None):
        place = ask("arrive", self.number, self.action is not None)
        if place is None:
            raise threading.BrokenBarrierError
        if place == self.parties - 1:
            if self.action:
                self._act()
        else:
            how = patience(True, self.timeout if timeout is None else timeout)
            if not ask_or_leave("leave", self.number, how):
                raise threading.BrokenBarrierError
        return place

    def _act(self):
        try:
            self.action()
        except Exception:
            ask("acted", self.number, False)
            raise
        ask("acted", self.number, True)

    def abort(self):
        ask("abort", self.number)

    def reset(self):
        ask("reset", self.number)

    @property
    def n_waiting(self):
        return ask("parties", self.number)[0]

    @property
    def broken(self):
        return ask("parties", self.number)[1]


# ---- queues ----

class Queue(Shared):
    def __init__(self, maxsize=0):
        self.closed = False
        self.number = now().make("Queue", max(maxsize, 0), 0, (), None)

    def frozen(self):
        return [Shared.frozen(self), self.closed]

    def __repr__(self):   # as it stands in messages, where mplab leaves addresses out
        return f"<multiprocessing.queues.{type(self).__name__} object at 0x…>"

    def _check_open(self):
        if self.closed:
            raise ValueError(f"Queue {self!r} is closed")

    def put(self, item, block=True, timeout=None):
        self._check_open()
        self._put("put", patience(block, timeout), item)

    def _put(self, step, how, *item):
        life = now()
        if item and isinstance(item[0], list):
            life.late.append(item[0])
            item = Late(len(life.late) - 1),
        if not life.ask(step, self.number, how, *item):
            raise queue.Full
        if self.number not in life.feeding:
            life.feeding.append(self.number)
        if item and isinstance(item[0], Late):
            life.ask("go_on")

    def put_nowait(self, item):
        self.put(item, False)

    def get(self, block=True, timeout=None):
        self._check_open()
        how = patience(block, timeout)
        got = ask("get", self.number, how)
        if got is None:
            got = ask_or_leave("receive_next", self.number, how)
        if got == TIMED_OUT:
            raise queue.Empty
        return list(got[0].items) if isinstance(got[0], Pickled) else got[0]

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return ask("places_taken", self.number)

    def empty(self):
        return ask("empty", self.number)

    def full(self):
        return ask("full", self.number)

    def close(self):
        self.closed = True

    def join_thread(self):
        assert self.closed, f"Queue {self!r} not closed"
        if self.number in now().feeding:
            ask("fed", self.number)

    def cancel_join_thread(self):
        now().forgotten.add(self.number)


class JoinableQueue(Queue):
    """A Queue, a semaphore that counts what is unfinished, and a condition that its joiners sleep on."""

    def __init__(self, maxsize=0):
        Queue.__init__(self, maxsize)
        self.unfinished = Semaphore(0)
        self.condition = Condition()

    def put(self, item, block=True, timeout=None):
        self._check_open()
        self._put("take_place", patience(block, timeout))
        with self.condition:
            ask("buffer", self.number, item)
            self.unfinished.release()

    def task_done(self):
        with self.condition:
            if not self.unfinished.acquire(False):
                raise ValueError("task_done() called too many times")
            if self.unfinished.get_value() == 0:
                self.condition.notify_all()

    def join(self):
        with self.condition:
            if self.unfinished.get_value() != 0:
                self.condition.wait()


class SimpleQueue(Shared):
    def __init__(self):
        self.number = now().make("Queue", 0, 0, (), None)

    def put(self, item):
        ask("feed", self.number, item)

    def get(self):
        return (ask("get", self.number, "ever") or ask_or_leave("receive_next", self.number, "ever"))[0]

    def empty(self):
        return ask("empty", self.number)

    def close(self):
        pass


# ---- pipes ----

class Connection(Shared):
    def __init__(self, number, end, duplex):
        self.number, self.end, self.closed = number, end, False
        self.readable, self.writable = duplex or end == 0, duplex or end == 1

    def frozen(self):
        return [Shared.frozen(self), self.end, self.closed]

    def _check(self, able, what):
        if self.closed:
            raise OSError("handle is closed")
        if not able:
            raise OSError(f"connection is {what}-only")

    def send(self, item):
        self._check(self.writable, "read")
        if not ask("send", self.number, self.end, item):
            raise BrokenPipeError(32, "Broken pipe")

    def recv(self):
        self._check(self.readable, "write")
        got = ask("receive", self.number, self.end)
        if got == "reset":
            raise ConnectionResetError(104, "Connection reset by peer")
        if got == "end":
            raise EOFError
        return got[0]

    def poll(self, timeout=0.0):
        self._check(self.readable, "write")
        return ask("poll_end", self.number, self.end, patience(True, timeout))

    def close(self):
        if not self.closed:
            self.closed = True
            ask("close", self.number, self.end)


def Pipe(duplex=True):
    life = now()
    number = life.make("Pipe", duplex, ((), ()), (frozenset([life.name]), frozenset([life.name])), frozenset())
    return Connection(number, 0, duplex), Connection(number, 1, duplex)


def wait(things, timeout=None):
    """connection.wait, for Connections."""
    things = list(things)
    ready = ask("wait_any", tuple((c.number, c.end) for c in things), patience(True, timeout))
    return [things[i] for i in ready]
