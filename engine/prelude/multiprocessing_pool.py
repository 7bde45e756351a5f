# multiprocessing.pool: Pool and ThreadPool.
#
# Workers read tasks from one SimpleQueue and write results to another. In the parent a task handler pickles tasks late, as they go into the
# pipe, a result handler gives results to who waits for them, and a watcher for each worker hires another when it ends. What these strands
# share is a Crew; it knows nothing of the Pool object, so that a pool nobody holds any more is terminated.
import functools
import itertools
import os
import pickle
import queue
import threading
import types
import _main
import _mp
import _pool
import _thread
from _strands import Mailbox
from multiprocessing import TimeoutError, get_context, process
from multiprocessing.poolresults import ApplyResult, AsyncResult, IMapIterator, IMapUnorderedIterator, MapResult

INIT, RUN, CLOSE, TERMINATE = 'INIT', 'RUN', 'CLOSE', 'TERMINATE'


# ---- errors on their way from a worker ----

class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    def __init__(self, exc, tb):
        _main.said(exc)
        self.exc = exc
        self.tb = '\n"""\n%s"""' % _mp.traceback(exc)

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f'<{type(self).__name__}: {self}>'


def _helper_reraises_exception(ex):
    raise ex


# ---- tasks ----
#
# (job, i, function, args, keywords)   a call
# (job, i, function, batch)            a call for each item of the batch
# (job, i, function, batch, True)      … whose items are the arguments
#
# A function of a module is sent as its name: a worker looks it up once, not once a task.

def sent_as(func):
    if not isinstance(func, (types.FunctionType, types.BuiltinFunctionType)):
        return func
    try:
        pickle.dumps(func)
    except Exception:
        return func       # its task will say why
    return f'{func.__module__}:{func.__qualname__}' if isinstance(func.__module__, str) else func


def found(name, known):
    module, qualname = name.split(':')
    func = known[name] = pickle.loads(b'\x80\x04' + _text(module) + _text(qualname) + b'\x93.')
    return func


def _text(word):
    data = word.encode()
    return b'X' + len(data).to_bytes(4, 'little') + data


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    get, put = inqueue.get, outqueue.put
    if initializer is not None:
        initializer(*initargs)
        put(())
    left = maxtasks
    known = {}
    while left is None or left > 0:
        task = get()
        if task is None:
            break
        job, i, func, args = task[:4]
        if type(func) is str:
            func = known.get(func) or found(func, known)
        try:
            if len(task) == 4:
                result = (job, i, True, [func(x) for x in args])
            elif task[4] is True:
                result = (job, i, True, [func(*x) for x in args])
            else:
                result = (job, i, True, func(*args, **task[4]))
        except Exception as e:
            if wrap_exception and func is not _helper_reraises_exception:
                e = ExceptionWithTraceback(e, None)
            result = (job, i, False, e)
        try:
            put(result)
        except Exception as e:
            put((job, i, False, MaybeEncodingError(e, result[3])))
        task = result = func = args = None
        if left is not None:
            left -= 1


# ---- what the parent's strands share ----

class Crew:
    def __init__(self, bell, size):
        self.bell = bell
        self.size = size
        self.state = RUN
        self.cache = {}               # job: the result that is waited for
        self.jobs = itertools.count()
        self.workers = []
        self.beginning = 0            # workers that are still in the initializer
        self.tasks = Mailbox(bell)    # (method, *arguments) for the task handler, or None: no more
        self.task_handler = self.result_handler = None
        self.home = os.getpid()

    def wanted(self):
        return self.state == RUN or (self.state == CLOSE and len(self.cache) > 0)

    def hire(self, place):
        w = self.new_worker()
        w.name = w.name.replace('Process', 'PoolWorker')
        w.daemon = True
        if place == len(self.workers):
            self.workers.append(w)
        else:
            self.workers[place] = w
        self.beginning += self.begins
        w.start()

    def settle(self, job, i, success, value):
        result = self.cache.get(job)
        if result is not None:
            result._set(i, success, value)

    def look_again(self):
        # The result handler ends a closed pool that has nothing left; it may be waiting.
        if self.state == CLOSE and not self.cache:
            self.outqueue.put(None)

    # ---- the task handler's strand; False: the pool was terminated meanwhile ----

    def hand_over(self, tasks, set_length):
        put = self.inqueue.put
        n = 0
        for task in tasks:
            if self.state == TERMINATE:
                return False
            try:
                put(task)
            except Exception as e:
                self.settle(task[0], task[1], False, e)
            n += 1
        if set_length is not None:
            set_length(n)
        return True

    def hand_over_map(self, job, func, items, size, star):
        func = sent_as(func)
        if type(items) is range:
            items = tuple(items)
        if type(items) not in (list, tuple) or type(size) is not int or size < 1 or not self.pickles:
            return self.hand_over(_batches(job, func, items, size, star), None)
        i = 0
        while i * size < len(items):
            if self.state == TERMINATE:
                return False
            try:
                i = _pool.hand_over(self.inqueue, job, func, items, size, star, i)
                if i < 0:
                    i = -1 - i
                    batch = tuple(items[i * size:(i + 1) * size])
                    self.inqueue.put((job, i, func, batch, True) if star else (job, i, func, batch))
                    i += 1
            except Exception as e:
                self.settle(job, i, False, e)
                i += 1
        return True

    def handle_tasks(self):
        while True:
            request = self.tasks.get()
            if request is None or not request[0](*request[1:]):
                break
            request = None
            self.look_again()
        for w in self.workers:
            self.inqueue.put(None)

    # ---- the result handler's strand ----

    def handle_results(self):
        outqueue, cache = self.outqueue, self.cache
        while True:
            message = _pool.collect(outqueue, cache) if self.pickles else outqueue.get()
            if self.state == TERMINATE:
                return
            if message is NotImplemented:
                continue
            if message is not None and len(message) == 4:
                self.settle(*message)
            elif message == ():
                self.beginning -= 1       # a worker is ready
            message = None
            if self.state == CLOSE and not cache:
                self.tasks.put(None)
                return

    def close(self):
        if self.state == RUN:
            self.state = CLOSE
            self.outqueue.put(None)

    def terminate(self):
        # When nothing is left to do, the workers get their end from the task handler and go in good order; else they are killed, and what they had
        # not yet begun is lost. A task handler that is held up by a full pipe is left behind: nobody will read it.
        if self.state == TERMINATE or os.getpid() != self.home:
            return
        idle = not self.cache and self.beginning == 0
        self.state = TERMINATE
        self.tasks.put(None)
        if self.result_handler.is_alive():
            self.outqueue.put(None)
        if not idle:
            self.drain()
            self.dismiss()
        if threading.current_thread() is not self.result_handler:
            self.result_handler.join()
        self.join_workers()

    def join(self):
        if self.state != TERMINATE:
            self.task_handler.join()
        self.result_handler.join()
        self.join_workers()


class ProcessCrew(Crew):
    pickles = True
    def set_up(self, ctx, initializer, initargs, maxtasks):
        self.inqueue, self.outqueue = ctx.SimpleQueue(), ctx.SimpleQueue()
        _mp.own(self.inqueue, self.bell)
        _mp.own(self.outqueue, self.bell)
        self.begins = initializer is not None
        self.new_worker = functools.partial(ctx.Process, target=worker, args=(self.inqueue, self.outqueue, initializer, initargs, maxtasks, True))

    def watch(self, place):
        while True:
            w = self.workers[place]
            _mp.await_end(w._popen.slot, None)
            w.join()
            if not self.wanted():
                return
            self.hire(place)

    def begin(self):
        for place in range(self.size):
            self.hire(place)
        for place in range(self.size):
            _thread.start(self.watch, (place,), None)

    def drain(self):
        _pool.drain(self.inqueue)

    def dismiss(self):
        for w in self.workers:
            if w._popen is not None and w.exitcode is None:
                w.terminate()

    def join_workers(self):
        for w in self.workers:
            if w._popen is not None:
                w.join()


class _ThreadWorker(threading.Thread):
    exitcode = None


class ThreadCrew(Crew):
    pickles = False
    begins = False
    def set_up(self, ctx, initializer, initargs, maxtasks):
        self.inqueue, self.outqueue = Mailbox(self.bell), Mailbox(self.bell)
        self.new_worker = functools.partial(_ThreadWorker, target=worker, args=(self.inqueue, self.outqueue, initializer, initargs, maxtasks, False))

    def begin(self):
        for place in range(self.size):
            self.hire(place)

    def drain(self):
        # Whatever was handed over and not begun is taken back.
        try:
            while True:
                self.inqueue.get_nowait()
        except queue.Empty:
            pass

    def dismiss(self):
        for w in self.workers:
            self.inqueue.put(None)

    def join_workers(self):
        if self.state != TERMINATE:
            for w in self.workers:
                w.join()


# ---- the pool ----

def _tasks(job, func, iterable):
    # Called with each item alone. An iterable that fails is a task that fails.
    func = sent_as(func)
    i = 0
    try:
        for x in iterable:
            yield (job, i, func, (x,), {})
            i += 1
    except Exception as e:
        yield (job, i, _helper_reraises_exception, (e,), {})


def _batches(job, func, iterable, size, star):
    # star: the items are arguments
    func = sent_as(func)
    i = 0
    try:
        it = iter(iterable)
        while True:
            batch = tuple(itertools.islice(it, size))
            if not batch:
                return
            yield (job, i, func, batch, True) if star else (job, i, func, batch)
            i += 1
    except Exception as e:
        yield (job, i, _helper_reraises_exception, (e,), {})


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
        crew.task_handler = self._strand(crew.handle_tasks, '_handle_tasks')
        crew.result_handler = self._strand(crew.handle_results, '_handle_results')
        self._state = RUN
        self._at_exit = (15, crew.terminate)
        process._exiting.append(self._at_exit)

    def _strand(self, function, name):
        thread = threading.Thread(target=function, name=threading._next_name('Thread-%d (' + name + ')'), daemon=True)
        thread.start()
        return thread

    def __del__(self):
        if self._state in (RUN, CLOSE):
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
        result = ApplyResult(self, callback, error_callback)
        crew = self._crew
        crew.tasks.put((crew.hand_over, ((result._job, 0, func, args, kwds),), None))
        return result

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
        result = MapResult(self, chunksize, n, callback, error_callback)
        crew = self._crew
        crew.tasks.put((crew.hand_over_map, result._job, func, iterable, chunksize, star))
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
        crew = self._crew
        if chunksize == 1:
            crew.tasks.put((crew.hand_over, _tasks(result._job, func, iterable), result._set_length))
            return result
        crew.tasks.put((crew.hand_over, _batches(result._job, func, iterable, chunksize, False), result._set_length))
        return (item for chunk in result for item in chunk)

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

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class ThreadPool(Pool):
    _crew_type = ThreadCrew

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)
