"""multiprocessing's locks and semaphores, below their Python classes: a lock of the world each."""
import operator
import sys

import _multiprocessing
import _mplab
from mplab_guest import frames
from mplab_guest.steps import step

RECURSIVE, SEMAPHORE = 0, 1  # synchronize.py's kinds
OLD = sys.version_info < (3, 12)  # there block had to be an integer
MOST = _multiprocessing.SemLock.SEM_VALUE_MAX


def kind_of(kind, value, most):
    if kind == RECURSIVE:
        return _mplab.KIND_RLOCK
    if value == most == 1:
        return _mplab.KIND_LOCK
    return _mplab.KIND_SEMAPHORE if most == MOST else _mplab.KIND_BOUNDED


@frames.stands_for(_multiprocessing.SemLock)
class SemLock(_mplab.Sem):
    SEM_VALUE_MAX = MOST
    name = None  # nothing that a resource tracker would have to remove

    def __new__(cls, *args, **kwargs):
        return _mplab.Sem.__new__(cls)

    def __init__(self, kind, value, maxvalue, name, unlink, _object=None):
        value = operator.index(value)
        if _object is None and not 0 <= value <= MOST:
            raise OSError(22, 'Invalid argument')
        if _object is None:
            _object = frames.new(kind_of(kind, value, maxvalue), count=value, value=value, bound=maxvalue)
        self.kind, self.maxvalue, self.handle = kind, maxvalue, _object
        self._be(_object, kind == RECURSIVE, 0)

    @classmethod
    def _rebuild(cls, handle, kind, maxvalue, name):
        return cls(kind, 0, maxvalue, name, False, handle)

    def acquire(self, block=True, timeout=None):
        if block.__class__ is not bool and OLD:
            block = operator.index(block)
        return _mplab.Sem.acquire(self, block, timeout)

    def _get_value(self):
        seen = step(_mplab.VERB_HOLDER, self.handle)
        if self.kind == SEMAPHORE and self.maxvalue > 1:
            return seen.result2
        return 0 if seen.result else 1

    def _is_zero(self):
        return self._get_value() == 0

    def _after_fork(self):
        self._taken(0)

    def _taken(self, count):
        """The calling thread has taken it so often."""
        self._be(self.handle, self.kind == RECURSIVE, count)


def install():
    _multiprocessing.SemLock = SemLock
    from multiprocessing import synchronize
    synchronize._multiprocessing.SemLock = SemLock
