# multiprocessing.context: start methods, and what each context makes.
#
# What has semaphores of its own in CPython (locks, conditions, queues) can be given to a spawned child only if its
# context was not fork's: such a handle is marked (_mp.heritable).
import os
import _mp
from multiprocessing import process


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


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


def sharedctypes():
    from multiprocessing import sharedctypes as module
    return module


def _is_compound(kind):
    # A structure or an array type: only then is it worth looking further.
    return (isinstance(kind, type) and (hasattr(kind, '_names_') or hasattr(kind, '_length_'))
            and sharedctypes().is_compound(kind))


class BaseContext:
    ProcessError = ProcessError
    BufferTooShort = BufferTooShort
    TimeoutError = TimeoutError
    AuthenticationError = AuthenticationError

    current_process = staticmethod(process.current_process)
    parent_process = staticmethod(process.parent_process)
    active_children = staticmethod(process.active_children)

    def _made(self, *handles):
        if self.get_context()._name != 'fork':
            for handle in handles:
                _mp.heritable(handle)
        return handles[0]

    def get_logger(self):
        from multiprocessing import util
        return util.get_logger()

    def log_to_stderr(self, level=None):
        from multiprocessing import util
        return util.log_to_stderr(level)

    def cpu_count(self):
        return os.cpu_count()

    def Lock(self):
        from multiprocessing.synchronize import Lock
        return self._made(Lock())

    def RLock(self):
        from multiprocessing.synchronize import RLock
        return self._made(RLock())

    def Condition(self, lock=None):
        from multiprocessing.synchronize import Condition
        made = Condition(lock)
        return self._made(made, made._lock) if lock is None else self._made(made)

    def Semaphore(self, value=1):
        from multiprocessing.synchronize import Semaphore
        return self._made(Semaphore(value))

    def BoundedSemaphore(self, value=1):
        from multiprocessing.synchronize import BoundedSemaphore
        return self._made(BoundedSemaphore(value))

    def Event(self):
        from multiprocessing.synchronize import Event
        return self._made(Event())

    def Barrier(self, parties, action=None, timeout=None):
        from multiprocessing.synchronize import Barrier
        made = Barrier(parties, action, timeout)
        self._made(made._shared)
        return made

    def Queue(self, maxsize=0):
        from multiprocessing.queues import Queue
        return self._made(Queue(maxsize))

    def JoinableQueue(self, maxsize=0):
        from multiprocessing.queues import JoinableQueue
        made = JoinableQueue(maxsize)
        return self._made(made, made._unfinished_tasks, made._cond, made._cond._lock)

    def SimpleQueue(self):
        from multiprocessing.queues import SimpleQueue
        return self._made(SimpleQueue())

    def RawValue(self, typecode_or_type, *args):
        if _is_compound(typecode_or_type):
            return sharedctypes().raw_value(typecode_or_type, *args)
        return _mp.cells(False, typecode_or_type, 1, _initial(args), False)

    def RawArray(self, typecode_or_type, size_or_initializer):
        if _is_compound(typecode_or_type):
            return sharedctypes().raw_array(typecode_or_type, size_or_initializer)
        return _array_of(typecode_or_type, size_or_initializer, False)

    def _wrapped(self, raw, lock):
        lock = _lock_for(lock)
        return raw if lock is False else sharedctypes().synchronized(raw, None if lock is True else lock, self)

    def _with_lock(self, made, lock):
        if lock is True or lock is None:
            self._made(made.get_lock())
        return made

    def Value(self, typecode_or_type, *args, lock=True):
        if _is_compound(typecode_or_type):
            return self._wrapped(self.RawValue(typecode_or_type, *args), lock)
        return self._with_lock(_mp.cells(False, typecode_or_type, 1, _initial(args), _lock_for(lock)), lock)

    def Array(self, typecode_or_type, size_or_initializer, *, lock=True):
        if _is_compound(typecode_or_type):
            return self._wrapped(self.RawArray(typecode_or_type, size_or_initializer), lock)
        return self._with_lock(_array_of(typecode_or_type, size_or_initializer, _lock_for(lock)), lock)

    def Pipe(self, duplex=True):
        from multiprocessing.connection import Pipe
        return Pipe(duplex)

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        from multiprocessing.pool import Pool
        return Pool(processes, initializer, initargs, maxtasksperchild, context=self.get_context())

    def Manager(self):
        from multiprocessing.managers import SyncManager
        m = SyncManager(ctx=self.get_context())
        m.start()
        return m

    def freeze_support(self):
        pass

    def allow_connection_pickling(self):
        pass

    def set_executable(self, executable):
        pass

    def set_forkserver_preload(self, module_names):
        pass

    def get_context(self, method=None):
        if method is None:
            return self
        try:
            return _concrete_contexts[method]
        except KeyError:
            raise ValueError('cannot find context for %r' % method) from None

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError('cannot set start method of concrete context')


class Process(process.BaseProcess):
    _start_method = None

    def _method(self):
        return _default_context.get_context()._name


class DefaultContext(BaseContext):
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


class ForkProcess(process.BaseProcess):
    _start_method = 'fork'


class SpawnProcess(process.BaseProcess):
    _start_method = 'spawn'


class ForkServerProcess(process.BaseProcess):
    _start_method = 'forkserver'


class ForkContext(BaseContext):
    _name = 'fork'
    Process = ForkProcess


class SpawnContext(BaseContext):
    _name = 'spawn'
    Process = SpawnProcess


class ForkServerContext(BaseContext):
    _name = 'forkserver'
    Process = ForkServerProcess


_concrete_contexts = {'fork': ForkContext(), 'spawn': SpawnContext(), 'forkserver': ForkServerContext()}
_default_context = DefaultContext(_concrete_contexts['fork'])


def _force_start_method(method):
    _default_context._actual_context = _concrete_contexts[method]


def get_spawning_popen():
    # Not None while a child is being spawned: what is pickled then may be inherited.
    return True if _mp.is_spawning() else None


def assert_spawning(obj):
    if get_spawning_popen() is None:
        raise RuntimeError(
            '%s objects should only be shared between processes through inheritance' % type(obj).__name__)
