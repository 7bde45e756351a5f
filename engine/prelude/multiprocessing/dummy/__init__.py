# multiprocessing.dummy: the names of multiprocessing over threads.
import queue as _queue
import threading
from threading import Lock, RLock, Semaphore, BoundedSemaphore, Event, Condition, Barrier
from queue import Queue
from multiprocessing.dummy.connection import Pipe


class DummyProcess(threading.Thread):
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}):
        threading.Thread.__init__(self, group, target, name, args, kwargs)
        self._pid = None
        self._children = {}
        self._start_called = False
        self._parent = current_process()

    def start(self):
        if self._parent is not current_process():
            raise RuntimeError(f'Parent is {self._parent!r} but current_process is {current_process()!r}')
        self._start_called = True
        if hasattr(self._parent, '_children'):
            self._parent._children[self] = None
        threading.Thread.start(self)

    @property
    def exitcode(self):
        return 0 if self._start_called and not self.is_alive() else None


Process = DummyProcess
current_process = threading.current_thread
current_process()._children = {}
JoinableQueue = Queue
dict, list = dict, list


def active_children():
    children = current_process()._children
    for p in [*children]:
        if not p.is_alive():
            children.pop(p, None)
    return [*children]


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        return 'Namespace(' + ', '.join(
            sorted([f'{name}={value!r}' for name, value in self.__dict__.items() if not name.startswith('_')])) + ')'


def Array(typecode, sequence, lock=True):
    import array
    return array.array(typecode, sequence)


class Value:
    def __init__(self, typecode, value, lock=True):
        self._typecode, self._value = typecode, value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value

    def __repr__(self):
        return f'<{type(self).__name__}({self._typecode!r}, {self._value!r})>'


def Manager():
    import sys
    return sys.modules[__name__]


def shutdown():
    pass


def freeze_support():
    pass


def Pool(processes=None, initializer=None, initargs=()):
    from multiprocessing.pool import ThreadPool
    return ThreadPool(processes, initializer, initargs)


__all__ = ['Process', 'current_process', 'active_children', 'freeze_support', 'Lock', 'RLock', 'Semaphore',
           'BoundedSemaphore', 'Condition', 'Event', 'Barrier', 'Queue', 'Manager', 'Pipe', 'Pool', 'JoinableQueue']
