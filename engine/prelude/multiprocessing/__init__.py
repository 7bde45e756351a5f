# The package multiprocessing: what its contexts make, by name, and what natives call back.
#
# Locks, values, queues and connections are natives of _mp whose every touch is a step of the world; processes are in
# process.py.
import sys
import _mp
from multiprocessing import process
from multiprocessing.process import current_process, parent_process, active_children, _exit_function
from multiprocessing import context
from multiprocessing.context import (AuthenticationError, BaseContext, BufferTooShort, DefaultContext, ForkContext,
                                     ForkProcess, Process, ProcessError, TimeoutError, _default_context)

SUBDEBUG = 5
SUBWARNING = 25

if '__main__' in sys.modules:
    sys.modules['__mp_main__'] = sys.modules['__main__']   # as a spawned child knows it


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
    # A strand of its own: pickles what needs Python to be pickled. Whatever comes of it, the feeder goes on.
    import pickle
    try:
        _mp.feed(q, pickle.dumps(item))
    except BaseException as e:
        import _main
        try:
            _main.report(e, False)
        finally:
            _mp.item_failed(q)
    else:
        _mp.item_fed(q)


def _put_simple(q, item):
    import pickle
    _mp.feed(q, pickle.dumps(item))


def _send_slowly(connection, obj):
    import pickle
    _mp.send_pickled(connection, pickle.dumps(obj))


def _send_array(connection, array, offset, size):
    connection.send_bytes(array.tobytes(), offset or 0, size)


def _recv_into_array(connection, array, offset):
    data = bytearray(array.tobytes())
    n = connection.recv_bytes_into(data, offset or 0)
    array._put_bytes(0, data)
    return n


def _rebuild_connection(pipe, flags, ticket):
    return _mp.take_connection(pipe, flags, ticket)


def _close_and_raise(connection, e):
    connection.close()
    raise e


# What a context makes, the package makes by its default one.
__all__ = []
for _name in dir(_default_context):
    if _name[0] != '_':
        globals()[_name] = getattr(_default_context, _name)
        __all__.append(_name)
