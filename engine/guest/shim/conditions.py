"""Condition and Event of multiprocessing, as the world has them."""
import _mplab
from mplab_guest import frames
from mplab_guest.steps import step
from multiprocessing import context, synchronize

ALL = -1
LEAVES = 1  # arg2 of a wait that an exception ends


@frames.stands_for(synchronize.Condition)
class Condition(synchronize.Condition):

    def __init__(self, lock=None, *, ctx):
        self._lock = lock or ctx.RLock()
        self._lock.acquire, self._lock.release
        self._object = frames.new(_mplab.KIND_CONDITION, lock=self._lock._semlock.handle)
        if lock is None:
            _mplab.owns(self._object, self._lock._semlock.handle)
        self._make_methods()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._lock, self._object

    def __setstate__(self, state):
        self._lock, self._object = state
        self._make_methods()

    def __repr__(self):
        return '<%s(%s, %d)>' % (type(self).__name__, self._lock, _mplab.sleepers(self._object))

    def wait(self, timeout=None):
        assert self._lock._semlock._is_mine(), 'must acquire() condition before using wait()'
        semlock = self._lock._semlock
        asleep = step(_mplab.VERB_SLEEP, self._object)
        depth = semlock._count()
        semlock._taken(0)
        try:
            return step(_mplab.VERB_WOKEN, self._object, asleep.result, timeout=timeout).result == 1
        except BaseException:
            step(_mplab.VERB_WOKEN, self._object, asleep.result, LEAVES)
            raise
        finally:
            step(_mplab.VERB_ACQUIRE, semlock.handle, 1, depth)
            semlock._taken(depth)

    def notify(self, n=1):
        assert self._lock._semlock._is_mine(), 'lock is not owned'
        step(_mplab.VERB_NOTIFY, self._object, n)

    def notify_all(self):
        self.notify(ALL)


@frames.stands_for(synchronize.Event)
class Event(synchronize.Event):

    def __init__(self, *, ctx):
        self._object = frames.new(_mplab.KIND_EVENT)

    def __getstate__(self):
        context.assert_spawning(self)
        return self._object

    def __setstate__(self, state):
        self._object = state

    def is_set(self):
        return step(_mplab.VERB_IS_SET, self._object).result == 1

    def set(self):
        step(_mplab.VERB_SET, self._object)

    def clear(self):
        step(_mplab.VERB_CLEAR, self._object)

    def wait(self, timeout=None):
        seen = step(_mplab.VERB_IS_SET, self._object)
        if seen.result:
            return True
        return step(_mplab.VERB_WAIT, self._object, seen.result2, timeout=timeout).result == 1


def install():
    synchronize.Condition, synchronize.Event = Condition, Event
