# concurrent.futures.process: ProcessPoolExecutor.
#
# A manager strand reads results and fills the call queue up to one call more than there are workers: what went in
# counts as running and cannot be cancelled any more. A feeder strand pickles each call late, as it goes into the pipe.
# That a worker has ended is seen when all its results are there. What these strands share is a Crew, which knows
# nothing of the executor, so that an executor nobody holds ends when it is idle.
#
# Where orders are compared a crew of forked workers is lean (_strands): the manager is apart, hears of each call and of
# the end by messages, and puts calls that are small and cannot change into the call queue itself, which nobody can tell
# from a feeder that is quick.
import functools
import itertools
import multiprocessing as mp
import os
import threading
import _main
import _mp
import _pool
import _thread
from _strands import Handler, Mailbox, lean, weight
from concurrent.futures import _base
from multiprocessing.poolwork import sent_as

EXTRA_QUEUED_CALLS = 1
_LOOK = -1               # the work id of a message that is no result: look again


class BrokenProcessPool(_base.BrokenExecutor):
    pass


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    def __init__(self, exc):
        self.tb = _quoted(exc)
        self.exc = exc

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _quoted(exc):
    _main.said(exc)
    return '\n"""\n%s"""' % _mp.traceback(exc)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


# ---- a worker's life ----

def _send(put, work_id, good, value, last):
    try:
        put((work_id, good, value, last))
    except BaseException as e:
        put((work_id, False, _ExceptionWithTraceback(e), last))


def _process_worker(call_queue, result_queue, initializer, initargs, max_tasks=None):
    get, put = call_queue.get, result_queue.put
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as e:
            _base._log('Exception in initializer:', e)
            return
    hand = _pool.hand(call_queue, -1)
    try:
        _work(hand, get, put, max_tasks)
    finally:
        hand.leave()


def _work(hand, get, put, max_tasks):
    begin, end = hand.begin, hand.end
    left = max_tasks
    while True:
        call = get()
        if call is None:
            return
        begin(call)
        work_id, fn, args, kwargs = call
        if left is not None:
            left -= 1
        last = _mp.pid() if left == 0 else None
        try:
            result = fn(*args, **kwargs)
        except BaseException as e:
            _send(put, work_id, False, _ExceptionWithTraceback(e), last)
            end(False)
        else:
            _send(put, work_id, True, result, last)
            end(True)
        call = fn = args = kwargs = result = None
        if last is not None:
            return


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


# ---- what the parent's strands share ----

class _Crew:
    def __init__(self, bell, size, ctx, initializer, initargs, max_tasks):
        self.bell = bell
        self.size = size
        self.on_demand = ctx.get_start_method() != 'fork'
        self.call_queue, self.result_queue = ctx.SimpleQueue(), ctx.SimpleQueue()
        _mp.own(self.call_queue, bell, 'tasks')
        _mp.own(self.result_queue, bell, 'results')
        self.new_worker = functools.partial(ctx.Process, target=_process_worker,
                                            args=(self.call_queue, self.result_queue, initializer, initargs, max_tasks))
        self.calls = Mailbox(bell)    # what the feeder is to pickle; None: no more
        self.processes = {}           # pid: the worker
        self.ids = itertools.count()
        self.pending = {}             # work id: its future, until the result is there
        # (work id, future, function, args, keywords, late) not yet handed to the feeder, from first on
        self.works = []
        self.first = 0
        self.on_way = 0               # calls handed to the feeder and not yet in the call queue
        self.idle = 0                 # workers that have nothing to do, where they are started on demand
        self.shutdown = False
        self.cancel = False           # cancel what is pending
        self.broken = False
        self.manager = None
        self.feeder = None
        self.home = _mp.slot()
        self.lean = lean() and not self.on_demand
        self.told = 0                 # lean: calls the manager has heard of,
        self.over = 0                 # results it has got,
        self.closing = False          # and whether it has heard of the end
        self.ending = self.joined = False  # lean: it has been told; it has been seen to end
        self.room = 32000             # lean: bytes that may still be put in at once; the pipe holds twice as many

    # ---- on whichever strand ----

    def begin(self):
        if not self.on_demand:
            for i in range(self.size):
                self.hire()
        if not self.lean:
            self.start_feeder()
        self.manager = Handler(target=self.manage_apart) if self.lean else threading.Thread(target=self.manage)
        self.manager.start()
        _crews[self] = True

    def start_feeder(self):
        self.feeder = threading.Thread(target=self.feed, daemon=True)
        self.feeder.start()

    def light(self, fn, args, kwargs):
        size = weight(args) + 300
        if kwargs or size > self.room or type(sent_as(_function_in(fn))) is not str:
            return False
        self.room -= size
        return True

    def add(self, future, fn, args, kwargs):
        if self.lean and self.feeder is None and not self.light(fn, args, kwargs):
            _thread.strands_share()
            self.start_feeder()
        work_id = next(self.ids)
        future._at = (self.bell, work_id)
        _pool.ask(self.bell, work_id, 1, fn, args, kwargs)
        self.pending[work_id] = future
        # a call that may change is pickled by the feeder
        late = None if self.lean and self.feeder is None else _pool.late((fn, args, kwargs))
        self.works.append((work_id, future, fn, args, kwargs, late))
        if self.manager is None:
            self.begin()
        if self.on_demand:
            if self.idle:
                self.idle -= 1
            elif len(self.processes) < self.size:
                self.hire()
        self.look_again()

    def hire(self):
        w = self.new_worker()
        w.start()
        self.processes[w._popen.pid] = w

    def look_again(self, unsent=False):
        # There is another call; or one is over that could not be sent.
        self.result_queue.put((_LOOK, None, unsent, None))

    def stop(self, wait):
        self.shutdown = True
        _pool.state(self.bell, _pool.CLOSED)
        if self.lean:
            return self.stop_lean(wait)
        if self.manager is not None and self.home == _mp.slot() and self in _crews:
            self.look_again()
            if wait:
                self.manager.join()

    def stop_lean(self, wait):
        if self.manager is None or self.home != _mp.slot():
            return
        if not self.ending or self.cancel:
            self.ending = True
            self.result_queue.put((_LOOK, self.cancel, None, None))
            self.cancel = False
        if wait and not self.joined:
            self.manager.join()
            self.joined = True
            _crews.pop(self, None)

    # ---- the feeder's strand ----

    def feed(self):
        while True:
            call = self.calls.get()
            if call is None:
                return
            try:
                self.call_queue.put(call[:4])
                self.on_way -= 1
                _pool.late_done(call[4])
            except Exception as e:
                self.on_way -= 1
                e.__cause__ = _RemoteTraceback(_quoted(e))
                _pool.tell(self.bell, call[0], _pool.UNSENT, 0)
                future = self.pending.pop(call[0], None)
                if future is not None:
                    future.set_exception(e)
                self.look_again(unsent=True)
            call = None

    # ---- the manager's strand ----

    def manage(self):
        while True:
            self.fill()
            try:
                message = self.next_message()
            except Exception as e:
                _main.said(e)
                return self.break_down(_mp.traceback(e))
            if message is None:
                return self.break_down(None)
            if message[0] != _LOOK:
                self.settle(*message)
            message = None
            if self.shutdown:
                self.cancel_pending(self.cancel, len(self.works))
                if not self.pending:
                    return self.end()

    def manage_apart(self):
        while True:
            self.fill_apart()
            try:
                message = self.next_message_apart()
            except Exception as e:
                _thread.strands_share()
                _main.said(e)
                return self.break_down(_mp.traceback(e))
            if message is None:
                return self.break_down(None)
            cancel = False
            if message[0] != _LOOK:
                self.over += 1
                self.settle(*message)
            elif message[2]:
                self.over += 1
            elif message[1] is None:
                self.told += 1
            else:
                self.closing = True
                cancel = message[1]
            message = None
            if self.closing:
                self.cancel_pending(cancel, self.told)
                if not self.pending:
                    return self.end()

    def next_message_apart(self):
        if 0 in _mp.wait_any([self.result_queue] + [w.sentinel for w in self.processes.values()], None):
            return self.result_queue.get()
        _thread.strands_share()

    def fill_apart(self):
        while self.first < self.told and self.has_room():
            work_id, future, fn, args, kwargs, late = self.works[self.first]
            self.works[self.first] = None
            self.first += 1
            if not future.set_running_or_notify_cancel():
                del self.pending[work_id]
                self.over += 1
                _pool.late_done(late)
            elif self.feeder is None:
                self.call_queue.put((work_id, fn, args, kwargs))
            else:
                self.on_way += 1
                self.calls.put((work_id, fn, args, kwargs, late))

    def has_room(self):
        # It is asked how many are in the call queue only when that may be too many.
        room = self.size + EXTRA_QUEUED_CALLS
        return self.first - self.over < room or self.on_way + _pool.qsize(self.call_queue) < room

    def next_message(self):
        # None: a worker has ended that should not have, and all its results are there
        ended = False
        while True:
            message = _pool.collect(self.result_queue, _no_maps)
            if message is not ...:
                return message
            if ended:
                return None
            ended = 0 not in _mp.wait_any([self.result_queue] + [w.sentinel for w in self.processes.values()], None)

    def fill(self):
        while (self.first < len(self.works)
               and self.on_way + _pool.qsize(self.call_queue) < self.size + EXTRA_QUEUED_CALLS):
            work_id, future, fn, args, kwargs, late = self.works[self.first]
            self.works[self.first] = None
            self.first += 1
            if self.first > 256 and self.first * 2 > len(self.works):
                del self.works[:self.first]
                self.first = 0
            if future.set_running_or_notify_cancel():
                self.on_way += 1
                self.calls.put((work_id, fn, args, kwargs, late))
            else:
                del self.pending[work_id]
                _pool.late_done(late)

    def settle(self, work_id, good, value, last):
        future = self.pending.pop(work_id, None)
        if last is None:
            self.idle += 1
        else:
            w = self.processes.pop(last)
            w.join()
            if not self.shutdown or self.pending:
                self.hire()
        if future is not None:
            if good:
                future.set_result(value)
            else:
                future.set_exception(value)

    def cancel_pending(self, cancel, works):
        if cancel:
            self.cancel = False
            self.over += works - self.first
            self.first = works
            for work_id, future in list(self.pending.items()):
                if future.cancel():
                    del self.pending[work_id]

    def break_down(self, cause):
        self.broken = 'A child process terminated abruptly, the process pool is not usable anymore'
        self.shutdown = True
        _pool.state(self.bell, _pool.BROKEN)
        error = BrokenProcessPool(
            'A process in the process pool was terminated abruptly while the future was running or pending.')
        if cause is not None:
            error.__cause__ = _RemoteTraceback(f"\n'''\n{cause}'''")
        for future in list(self.pending.values()):
            if not future.done():
                future.set_exception(error)
        self.pending.clear()
        for w in self.processes.values():
            w.terminate()
        self.end()

    def end(self):
        if not self.lean:
            _crews.pop(self, None)
        workers = list(self.processes.values())
        self.processes.clear()
        self.calls.put(None)
        if not self.broken:
            for w in workers:
                self.call_queue.put(None)
        for w in workers:
            w.join()


def _function_in(fn):
    # map's: of a chunk
    return fn.args[0] if type(fn) is functools.partial and fn.func is _process_chunk and not fn.keywords else fn


_no_maps = {}
_crews = {}            # those that have begun and not ended
_ending = False


def _at_shutdown():
    # The process is about to end: what was submitted is done first.
    global _ending
    _ending = True
    for crew in list(_crews):
        crew.stop(True)


threading._register_atexit(_at_shutdown)


# ---- the executor ----

def _from_the_end(chunks):
    for chunk in chunks:
        chunk.reverse()
        while chunk:
            yield chunk.pop()


def _chunks(iterables, size):
    it = zip(*iterables)
    while True:
        chunk = tuple(itertools.islice(it, size))
        if not chunk:
            return
        yield chunk


class ProcessPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            max_workers = os.cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        self._max_workers = max_workers
        if mp_context is None:
            mp_context = mp.get_context() if max_tasks_per_child is None else mp.get_context('spawn')
        self._mp_context = mp_context
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError('max_tasks_per_child must be an integer')
            if max_tasks_per_child <= 0:
                raise ValueError('max_tasks_per_child must be >= 1')
            if mp_context.get_start_method() == 'fork':
                raise ValueError("max_tasks_per_child is incompatible with the 'fork' multiprocessing start method; "
                                 "supply a different mp_context.")
        self._shared = _pool.Bell('ProcessPoolExecutor')
        self._crew = _Crew(self._shared, max_workers, mp_context, initializer, initargs, max_tasks_per_child)
        self._pending_work_items = self._crew.pending
        self._processes = self._crew.processes

    def __del__(self):
        crew = getattr(self, '_crew', None)
        if crew is not None:
            crew.stop(False)

    def submit(self, fn, /, *args, **kwargs):
        crew = self._crew
        if crew.broken:
            raise BrokenProcessPool(crew.broken)
        if crew.shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        if _ending:
            raise RuntimeError('cannot schedule new futures after interpreter shutdown')
        future = _base.Future()
        crew.add(future, fn, args, kwargs)
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError('chunksize must be >= 1.')
        chunks = _chunks(iterables, chunksize)
        return _from_the_end(_base.Executor.map(self, functools.partial(_process_chunk, fn), chunks, timeout=timeout))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._crew.cancel = cancel_futures
        self._crew.stop(wait)
        self._processes = None
