# multiprocessing.pool: Pool and ThreadPool.
#
# Workers read tasks from one SimpleQueue and write results to another (poolwork.py); two strands of the parent stand
# between these queues and who waits for a result (crew.py, poolresults.py).
import os
import threading
import _mp
import _pool
import _thread
from _strands import weight
from multiprocessing import TimeoutError, get_context, process
from multiprocessing.crew import CLOSE, RUN, TERMINATE, ProcessCrew, ThreadCrew, batches, tasks
from multiprocessing.poolresults import ApplyResult, AsyncResult, IMapIterator, IMapUnorderedIterator, MapResult
from multiprocessing.poolwork import (ExceptionWithTraceback, MaybeEncodingError, RemoteTraceback,
                                      _helper_reraises_exception, rebuild_exc, worker)

INIT = 'INIT'


def _never_changing(items):
    # As a tuple; None: asking for them may do something.
    if type(items) is tuple:
        return items
    return tuple(items) if type(items) is list or (type(items) is range and len(items) < 1000) else None


class Pool:
    _crew_type = ProcessCrew

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._pool = []
        self._state = INIT
        self._ctx = context or get_context()
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None:
            if not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0:
                raise ValueError('maxtasksperchild must be a positive int or None')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        self._shared = _pool.Bell(type(self).__name__ if type(self) is ThreadPool else 'Pool')
        crew = self._crew = self._crew_type(self._shared, processes)
        crew.set_up(self._ctx, initializer, initargs, maxtasksperchild)
        self._pool = crew.workers
        self._cache = crew.cache
        try:
            crew.begin()
        except Exception:
            crew.state = TERMINATE
            crew.dismiss()
            crew.join_workers()
            raise
        threading._next_name('Thread-%d (_handle_workers)')
        crew.task_handler_name = threading._next_name('Thread-%d (_handle_tasks)')
        if not crew.lean:
            crew.start_task_handler()
        crew.start_result_handler(threading._next_name('Thread-%d (_handle_results)'))
        self._state = RUN
        self._at_exit = (15, crew.terminate)
        process._exiting.append(self._at_exit)

    def __del__(self):
        if self._state in (RUN, CLOSE):
            if self._crew.lean and not self._crew.joined and _mp.pid() == self._crew.home:
                _thread.strands_share()  # whoever lets go of it last
            self.terminate()

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>'

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    # ---- one call ----

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        crew = self._crew
        result = ApplyResult(self, callback, error_callback)
        _pool.ask(self._shared, result._job, 1, func, args, kwds)
        if crew.lean:
            self._calls_back(callback, error_callback)
            if not kwds and type(args) is tuple and crew.light(func, weight(args), 1):
                crew.hand_over(((result._job, 0, func, args, kwds),), None)
                return result
        crew.ask(crew.late((func, args, kwds)), crew.hand_over, ((result._job, 0, func, args, kwds),), None)
        return result

    def _calls_back(self, *functions):
        # On the result handler's strand: a function that is not Python's is not seen there.
        if functions != (None, None):
            _thread.strands_share()

    # ---- many ----

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, False, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, True, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, False, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, True, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, star, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        if not hasattr(iterable, '__len__'):
            iterable = list(iterable)
        n = len(iterable)
        if chunksize is None:
            chunksize, extra = divmod(n, len(self._pool) * 4)
            if extra:
                chunksize += 1
        if n == 0:
            chunksize = 0
        result = MapResult(self, func, chunksize, n, callback, error_callback)
        crew = self._crew
        if crew.lean:
            self._calls_back(callback, error_callback)
            items = _never_changing(iterable)
            if items is not None and (n == 0 or crew.light(func, weight(items), n)):
                crew.at_once(crew.late(iterable), crew.hand_over_map, result._job, func, items, chunksize, star)
                return result
        crew.ask(crew.late((func, iterable)), crew.hand_over_map, result._job, func, iterable, chunksize, star)
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, iterator, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize}')
        result = iterator(self)
        if type(iterable) in (list, tuple, range) and type(chunksize) is int:
            result._total = (len(iterable) + chunksize - 1) // chunksize
        _pool.ask(self._shared, result._job, 0, func, -1 if result._total is None else len(iterable))
        crew = self._crew
        made = (lambda items: tasks(result._job, func, items) if chunksize == 1
                else batches(result._job, func, items, chunksize, False))
        late = self._each_late(func, iterable, chunksize)
        items = _never_changing(iterable) if crew.lean else None
        if items is not None and type(chunksize) is int and crew.light(func, weight(items), len(items)):
            result._set_length((len(items) + chunksize - 1) // chunksize)
            _pool.more(self._shared, (len(items) + chunksize - 1) // chunksize)
            crew.at_once(crew.late(iterable, True), crew.hand_over, made(items), None, late)
        else:
            crew.ask(crew.late(iterable, True), crew.hand_over, made(iterable), result._set_length, late)
        if chunksize == 1:
            return result
        return (item for chunk in result for item in chunk)

    def _each_late(self, func, items, size):
        # The task handler comes to one batch after the other.
        if type(items) not in (list, tuple) or not self._crew.pickles or not _pool.late_watched():
            return ()
        return [_pool.late((func, *items[i:i + size])) for i in range(0, len(items), size)]

    # ---- the end ----

    def close(self):
        if self._state == RUN:
            self._state = CLOSE
            self._crew.close()

    def terminate(self):
        self._state = TERMINATE
        if self._at_exit in process._exiting:
            process._exiting.remove(self._at_exit)
        self._crew.terminate()

    def join(self):
        if self._state == RUN:
            raise ValueError('Pool is still running')
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError('In unknown state')
        self._crew.join()
        self._crew.joined = True

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class ThreadPool(Pool):
    _crew_type = ThreadCrew

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)
