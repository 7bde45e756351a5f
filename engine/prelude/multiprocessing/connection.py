# multiprocessing.connection: Pipe and wait. A Connection is a native of _mp, an end of a pipe of the world.
import _mp
from _mp import Connection
from multiprocessing import AuthenticationError, BufferTooShort

__all__ = ['Client', 'Listener', 'Pipe', 'wait']


def Pipe(duplex=True):
    return _mp.pipe(duplex)


def _number(thing):
    # What else may be waited for is known by its number: a sentinel, or an object with fileno().
    if isinstance(thing, int):
        return thing
    try:
        return int(thing.fileno())
    except (AttributeError, TypeError, ValueError):
        raise ValueError('Invalid file object: {!r}'.format(thing)) from None


_KNOWN = (Connection, _mp.Queue, _mp.SimpleQueue)


def wait(object_list, timeout=None):
    things = list(object_list)
    if timeout is not None:
        0.0 + timeout
    ready = _mp.wait_any([o if isinstance(o, _KNOWN) else _number(o) for o in things], timeout)
    return [things[i] for i in ready]


from _listener import Client, Listener
