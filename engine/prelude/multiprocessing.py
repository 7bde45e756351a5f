# The package multiprocessing: contexts, and what they make.
#
# Locks, values and queues are natives of _mp whose every touch is a step of the world; processes are in multiprocessing_process.py.
import os
import queue
import _mp
from multiprocessing import process
from multiprocessing.process import current_process, parent_process, active_children, _exit_function
from multiprocessing.synchronize import Condition as _Condition, Barrier as _Barrier

SUBDEBUG = 5
SUBWARNING = 25


class ProcessError(Exception):
    __module__ = 'multiprocessing.context'


class BufferTooShort(ProcessError):
    __module__ = 'multiprocessing.context'


class TimeoutError(ProcessError):
    __module__ = 'multiprocessing.context'


class AuthenticationError(ProcessError):
    __module__ = 'multiprocessing.context'


# ---- what natives call back ----

def _walk(array):
    i = 0
    while True:
        try:
            v = array[i]
        except IndexError:
            return
        yield v
        i += 1


def _feed_slowly(q, item):
    # A strand of its own: pickles what needs Python to be pickled.
    import pickle
    try:
        data = pickle.dumps(item)
    except BaseException as e:
        import _main
        _main.report(e, False)
        _mp.item_failed(q)
    else:
        _mp.feed(q, data)
        _mp.item_fed(q)


def _put_simple(q, item):
    import pickle
    _mp.feed(q, pickle.dumps(item))


def _send_slowly(connection, obj):
    import pickle
    _mp.send_pickled(connection, pickle.dumps(obj))


def _rebuild_connection(pipe, flags, ticket):
    return _mp.take_connection(pipe, flags, ticket)


def _close_and_raise(connection, e):
    connection.close()
    raise e


# ---- contexts ----

def _lock_for(lock):
    if lock is True or lock is None:
        return True
    if lock is False:
        return False
    if not hasattr(lock, 'acquire'):
        raise AttributeError('%r has no method \'acquire\'' % (lock,))
    return lock


def _initial(args):
    if len(args) > 1:
        raise TypeError(f'__init__ expected at most 1 argument, got {len(args)}')
    return list(args)


def _array_of(typecode_or_type, size_or_initializer, lock):
    if isinstance(size_or_initializer, int):
        n = int(size_or_initializer)
        if n < 0:
            raise ValueError('Array length must be >= 0, not %d' % n)
        return _mp.cells(True, typecode_or_type, n, [], lock)
    len(size_or_initializer)
    values = list(size_or_initializer)
    return _mp.cells(True, typecode_or_type, len(values), values, lock)


class BaseContext:
    __module__ = 'multiprocessing.context'

    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    current_process = staticmethod(current_process)
    parent_process = staticmethod(parent_process)
    active_children = staticmethod(active_children)

    def cpu_count(self):
        return os.cpu_count()

    def Lock(self):
        return _mp.Lock()

    def RLock(self):
        return _mp.RLock()

    def Condition(self, lock=None):
        return _Condition(lock)

    def Semaphore(self, value=1):
        return _mp.Semaphore(value)

    def BoundedSemaphore(self, value=1):
        return _mp.BoundedSemaphore(value)

    def Event(self):
        return _mp.Event()

    def Barrier(self, parties, action=None, timeout=None):
        return _Barrier(parties, action, timeout)

    def Queue(self, maxsize=0):
        return _mp.Queue(maxsize)

    def JoinableQueue(self, maxsize=0):
        from multiprocessing.queues import JoinableQueue
        return JoinableQueue(maxsize)

    def SimpleQueue(self):
        return _mp.SimpleQueue()

    def RawValue(self, typecode_or_type, *args):
        return _mp.cells(False, typecode_or_type, 1, _initial(args), False)

    def RawArray(self, typecode_or_type, size_or_initializer):
        return _array_of(typecode_or_type, size_or_initializer, False)

    def Value(self, typecode_or_type, *args, lock=True):
        return _mp.cells(False, typecode_or_type, 1, _initial(args), _lock_for(lock))

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        return _array_of(typecode_or_type, size_or_initializer, _lock_for(lock))

    def freeze_support(self):
        pass

    def get_context(self, method=None):
        if method is None:
            return self
        try:
            return _contexts[method]
        except KeyError:
            pass
        if method in ('spawn', 'forkserver'):
            raise NotImplementedError(f"mplab: the start method '{method}' is not in yet; use 'fork'")
        raise ValueError('cannot find context for %r' % method) from None

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError('cannot set start method of concrete context')

    def _not_yet(self, what):
        raise NotImplementedError(f'mplab: multiprocessing.{what} is not in yet')

    def Pipe(self, duplex=True):
        return _mp.pipe(duplex)

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        from multiprocessing.pool import Pool
        return Pool(processes, initializer, initargs, maxtasksperchild, context=self.get_context())

    def Manager(self):
        from multiprocessing.managers import SyncManager
        m = SyncManager(ctx=self.get_context())
        m.start()
        return m


class Process(process.BaseProcess):
    __module__ = 'multiprocessing.context'
    _start_method = None


class ForkProcess(process.BaseProcess):
    __module__ = 'multiprocessing.context'
    _start_method = 'fork'


class ForkContext(BaseContext):
    __module__ = 'multiprocessing.context'
    _name = 'fork'
    Process = ForkProcess


class DefaultContext(BaseContext):
    __module__ = 'multiprocessing.context'
    Process = Process

    def __init__(self, context):
        self._default_context = context
        self._actual_context = None

    def get_context(self, method=None):
        if method is None:
            if self._actual_context is None:
                self._actual_context = self._default_context
            return self._actual_context
        return BaseContext.get_context(self, method)

    def set_start_method(self, method, force=False):
        if self._actual_context is not None and not force:
            raise RuntimeError('context has already been set')
        if method is None and force:
            self._actual_context = None
            return
        self._actual_context = self.get_context(method)

    def get_start_method(self, allow_none=False):
        if self._actual_context is None:
            if allow_none:
                return None
            self._actual_context = self._default_context
        return self._actual_context._name

    def get_all_start_methods(self):
        return ['fork', 'spawn', 'forkserver']


_contexts = {'fork': ForkContext()}
_default_context = DefaultContext(_contexts['fork'])

cpu_count = _default_context.cpu_count
Lock = _default_context.Lock
RLock = _default_context.RLock
Condition = _default_context.Condition
Semaphore = _default_context.Semaphore
BoundedSemaphore = _default_context.BoundedSemaphore
Event = _default_context.Event
Barrier = _default_context.Barrier
Queue = _default_context.Queue
JoinableQueue = _default_context.JoinableQueue
SimpleQueue = _default_context.SimpleQueue
RawValue = _default_context.RawValue
RawArray = _default_context.RawArray
Value = _default_context.Value
Array = _default_context.Array
Pipe = _default_context.Pipe
Pool = _default_context.Pool
Manager = _default_context.Manager
freeze_support = _default_context.freeze_support
get_context = _default_context.get_context
get_start_method = _default_context.get_start_method
set_start_method = _default_context.set_start_method
get_all_start_methods = _default_context.get_all_start_methods

__all__ = ['Array', 'AuthenticationError', 'Barrier', 'BoundedSemaphore', 'BufferTooShort', 'Condition', 'Event', 'JoinableQueue', 'Lock',
           'Manager', 'Pipe', 'Pool', 'Process', 'ProcessError', 'Queue', 'RLock', 'RawArray', 'RawValue', 'Semaphore', 'SimpleQueue',
           'TimeoutError', 'Value', 'active_children', 'cpu_count', 'current_process', 'freeze_support', 'get_all_start_methods',
           'get_context', 'get_start_method', 'parent_process', 'set_start_method']
