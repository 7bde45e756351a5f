# threading: threads are strands of their process; one runs at a time, as in CPython.
import sys
import time
import _thread
import _mp

Lock = _thread.lock
RLock = _thread.RLock
TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError


class BrokenBarrierError(RuntimeError):
    pass


def get_ident():
    return _ident_of(_thread.number())


def _ident_of(number):
    return 0x7f0000000000 + 4096 * number


def get_native_id():
    # The main thread's is the process's PID, as the kernel has it.
    return _mp.pid() + _thread.number()


def _deprecated(old, new):
    import warnings
    warnings.warn(f'{old}() is deprecated, {new} instead', DeprecationWarning)


_count = 0


def _next_name(form):
    global _count
    _count += 1
    return form % _count


class _Lock:
    # What a Thread has of locks, for those who would pickle it.
    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread.lock' object")


_the_lock = _Lock()


class Thread:
    _left_behind = False    # by a fork: its end is not to be seen here

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if name:
            name = str(name)
        else:
            name = _next_name('Thread-%d')
            if target is not None and hasattr(target, '__name__'):
                name += f' ({target.__name__})'
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._alive = False
        self._stopped = False
        self._begun = None
        self._done = None
        self._waiter = None
        self._tstate_lock = _the_lock

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def start(self):
        if self._begun is not None:
            raise RuntimeError('threads can only be started once')
        self._begun = _mp.Event()
        self._done = _mp.Event()
        _mp.own(self._begun, self._done, 'begin')
        _mp.own(self._done, self._done, 'end')
        _threads[self] = True
        self._alive = True
        _thread.start(_bootstrap, (self,), self)
        self._begun.wait()

    def join(self, timeout=None):
        if self._begun is None and self._ident is None:
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        if self._alive:
            if self._done is None:    # the main thread's: it ends where it begins to wait for the others
                self._done = _mp.Event()
                _mp.own(self._done, self._done, 'end')
            self._done.wait(timeout)

    def is_alive(self):
        if self._done is None or self._left_behind:
            return self._alive
        return not self._done.is_set()

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        if self is _main:
            return _mp.pid()
        return None if self._ident is None else _mp.pid() + (self._ident - _ident_of(0)) // 4096

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._alive:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def getName(self):
        _deprecated('getName', 'get the name attribute')
        return self.name

    def setName(self, name):
        _deprecated('setName', 'set the name attribute')
        self.name = name

    def isDaemon(self):
        _deprecated('isDaemon', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated('setDaemon', 'set the daemon attribute')
        self.daemon = daemonic

    def __repr__(self):
        status = 'initial' if self._begun is None and self is not _main else 'stopped' if self._stopped else 'started'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += ' %s' % self._ident
        return '<%s(%s, %s)>' % (type(self).__name__, self._name, status)


class _MainThread(Thread):
    def __init__(self):
        self._name = 'MainThread'
        self._daemonic = False
        self._ident = get_ident()
        self._alive = True
        self._stopped = False
        self._begun = None
        self._done = None
        self._waiter = None


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def _bootstrap(thread):
    thread._ident = get_ident()
    _thread.named(thread._done, thread._name)
    if thread._begun is not True:
        thread._begun.set()
    try:
        thread.run()
    except SystemExit:
        pass
    except BaseException as e:
        sys.stderr.write('Exception in thread %s:\n' % thread._name)
        import _main
        _main.said(e)
        sys.stderr.write(_mp.uncaught(e))
    for function in _at_thread_end:
        function(thread)
    thread._alive = False
    thread._stopped = True
    thread._done.set()
    _threads.pop(thread, None)


_threads = {}
_main = _MainThread()
_threads[_main] = True
if _thread.number() == 0 or _thread.current() is None:
    _thread.adopt(_main)


def current_thread():
    thread = _thread.current()
    return _main if thread is None else thread


def currentThread():
    _deprecated('currentThread', 'use current_thread()')
    return current_thread()


def main_thread():
    return _main


def enumerate():
    _thread.strands_share()
    return [t for t in list(_threads) if t.is_alive()]


def active_count():
    return len(enumerate())


def activeCount():
    _deprecated('activeCount', 'use active_count()')
    return active_count()


_at_shutdown = []          # what must be done before the threads are waited for
_at_thread_end = []        # … by a thread that ends, with itself as the argument
_at_fork = []              # … in a child that multiprocessing (not os.fork) has forked, before it runs


def _register_atexit(function):
    _at_shutdown.append(function)


def _shutdown():
    _main._alive = False
    _main._stopped = True
    if _main._done is not None:
        _main._done.set()
    for function in reversed(_at_shutdown):
        function()
    while True:
        left = [t for t in _threads if t is not current_thread() and not t._daemonic and t._alive and t is not _main]
        if not left:
            return
        left[0].join()


def _after_fork():
    # In a child only the thread that forked lives on: it is the main thread there. The others have ended. Locks stay as
    # they are: what one of those held is never released.
    global _main
    _main = current_thread()
    _main._waiter = None
    if _main._done is not None:
        _main._done = _mp.Event()
        _mp.own(_main._done, _main._done, 'end')
    for thread in _threads:
        if thread is not _main:
            thread._alive = False
            thread._stopped = True
            thread._left_behind = True
    _threads.clear()
    _threads[_main] = True


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return '<Condition(%s, %d)>' % (self._lock, len(self._waiters))

    def _is_owned(self):
        return self._lock._is_owned() if isinstance(self._lock, RLock) else self._lock._is_held()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        thread = current_thread()
        waiter = thread._waiter
        if waiter is None:
            waiter = _mp.Event()
            waiter._home = _mp.slot()
            _mp.own(waiter, waiter, 'notice')
        thread._waiter = None
        waiter.clear()
        self._waiters.append(waiter)
        depth = self._lock._depth() if isinstance(self._lock, RLock) else 1
        for i in range(depth):
            self._lock.release()
        got = False
        try:
            got = waiter.wait(timeout)
            return got
        finally:
            for i in range(depth):
                self._lock.acquire()
            if not got and waiter in self._waiters:
                self._waiters.remove(waiter)
            thread._waiter = waiter

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        result = predicate()
        while not result:
            left = None
            if end is not None:
                left = end - time.monotonic()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        for i in range(min(n, len(self._waiters))):
            waiter = self._waiters.pop(0)
            if waiter._home == _mp.slot():    # else its thread was not copied by the fork: a notify is lost on it
                waiter.set()

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()
        self._waiters.clear()

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated('notifyAll', 'use notify_all()')
        self.notify_all()


def _stands(o, how):
    return f'<{type(o).__module__}.{type(o).__qualname__} at {id(o):#x}: {how}>'


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        return _stands(self, f'value={self._value}')

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not blocking and self._value == 0:
                return False
            if not self._cond.wait_for(lambda: self._value > 0, timeout):
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        Semaphore.__init__(self, value)
        self._initial_value = value

    def __repr__(self):
        return _stands(self, f'value={self._value}/{self._initial_value}')

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return f"<threading.Event at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        _deprecated('isSet', 'use is_set()')
        return self.is_set()

    def _at_fork_reinit(self):
        self._cond._at_fork_reinit()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if not self._flag:
                self._cond.wait(timeout)
            return self._flag


class Barrier:
    # Who comes while it drains, or while those whom a reset sends away leave, waits for the next round.
    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 'filling'
        self._count = 0     # those inside, until they have left

    def __repr__(self):
        return _stands(self, 'broken' if self.broken else f'waiters={self.n_waiting}/{self._parties}')

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._cond.wait_for(lambda: self._state in ('filling', 'broken'))
            if self._state == 'broken':
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._open()
                elif not self._cond.wait_for(lambda: self._state != 'filling', timeout):
                    self._become('broken')
                if self._state != 'draining':
                    raise BrokenBarrierError
                return index
            finally:
                self._leave()

    def _open(self):
        try:
            if self._action:
                self._action()
        except:
            self._become('broken')
            raise
        self._become('draining')

    def _leave(self):
        self._count -= 1
        if self._count == 0 and self._state in ('draining', 'resetting'):
            self._become('filling')

    def _become(self, state):
        self._state = state
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count == 0:
                self._become('filling')
            elif self._state != 'draining':
                self._become('resetting')

    def abort(self):
        with self._cond:
            self._become('broken')

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        return self._state == 'broken'


class local:
    # Attributes of each thread's own.
    def __init__(self):
        object.__setattr__(self, '_of', {})

    def __reduce_ex__(self, protocol):
        name = '_thread._local' if type(self) is local else type(self).__name__
        raise TypeError(f"cannot pickle '{name}' object")

    def _mine(self):
        return self._of.setdefault(_thread.number(), {})

    def __getattr__(self, name):
        try:
            return self._mine()[name]
        except KeyError:
            raise AttributeError(f"'_thread._local' object has no attribute '{name}'") from None

    def __setattr__(self, name, v):
        self._mine()[name] = v

    def __delattr__(self, name):
        try:
            del self._mine()[name]
        except KeyError:
            raise AttributeError(name) from None
