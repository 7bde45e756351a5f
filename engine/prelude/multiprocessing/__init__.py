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


def get_logger():
    from multiprocessing import util
    return util.get_logger()


def log_to_stderr(level=None):
    from multiprocessing import util
    return util.log_to_stderr(level)


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
set_executable = _default_context.set_executable
set_forkserver_preload = _default_context.set_forkserver_preload
allow_connection_pickling = _default_context.allow_connection_pickling

__all__ = ['Array', 'AuthenticationError', 'Barrier', 'BoundedSemaphore', 'BufferTooShort', 'Condition', 'Event',
           'JoinableQueue', 'Lock', 'Manager', 'Pipe', 'Pool', 'Process', 'ProcessError', 'Queue', 'RLock', 'RawArray',
           'RawValue', 'Semaphore', 'SimpleQueue', 'TimeoutError', 'Value', 'active_children',
           'allow_connection_pickling', 'cpu_count', 'current_process', 'freeze_support', 'get_all_start_methods',
           'get_context', 'get_logger', 'get_start_method', 'log_to_stderr', 'parent_process', 'set_executable',
           'set_forkserver_preload', 'set_start_method']
