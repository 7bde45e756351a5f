# concurrent.futures.thread: ThreadPoolExecutor, on strands of this process.
import itertools
import os
import threading
import _mp
import _pool
from _strands import Mailbox
from queue import Empty
from concurrent.futures import _base


class BrokenThreadPool(_base.BrokenExecutor):
    pass


class _Crew:
    def __init__(self, bell, size, prefix, initializer, initargs):
        self.size = size
        self.prefix = prefix
        self.initializer = initializer
        self.initargs = initargs
        self.bell = bell
        self.ids = itertools.count()
        # (future, function, args, keywords), or None: look whether this is the end
        self.works = Mailbox(bell, 'tasks')
        self.threads = []
        self.idle = 0
        self.shutdown = False
        self.broken = False
        self.home = _mp.slot()

    def add(self, work):
        future = work[0]
        future._at = (self.bell, next(self.ids))
        _pool.ask(*future._at, 1, *work[1:])
        self.works.put(work)
        if self.idle:
            self.idle -= 1
        elif len(self.threads) < self.size:
            thread = threading.Thread(name='%s_%d' % (self.prefix, len(self.threads)), target=self.work)
            self.threads.append(thread)
            thread.start()
            _crews[self] = True

    def work(self):
        if self.initializer is not None:
            try:
                self.initializer(*self.initargs)
            except BaseException as e:
                _base._log('Exception in initializer:', e)
                self.break_down()
                return
        hand = _pool.hand(self.bell, -1)
        try:
            self.do_all(hand)
        finally:
            hand.leave()

    def do_all(self, hand):
        while True:
            work = self.works.get()
            if work is not None:
                _do(*work, hand)
                work = None
                self.idle += 1
            elif self.shutdown or _ending:
                self.works.put(None)
                return

    def take_back(self):
        works = []
        try:
            while True:
                work = self.works.get_nowait()
                if work is not None:
                    works.append(work)
        except Empty:
            return works

    def break_down(self):
        self.broken = 'A thread initializer failed, the thread pool is not usable anymore'
        for work in self.take_back():
            work[0].set_exception(BrokenThreadPool(self.broken))

    def stop(self, wait):
        self.shutdown = True
        _pool.state(self.bell, _pool.CLOSED)
        if self.home == _mp.slot():
            self.works.put(None)
            if wait:
                for thread in self.threads:
                    thread.join()
                _crews.pop(self, None)


def _do(future, fn, args, kwargs, hand):
    if not future.set_running_or_notify_cancel():
        return
    hand.begin((future._at[1], fn, args, kwargs))
    try:
        result = fn(*args, **kwargs)
    except BaseException as e:
        hand.end(False)
        future.set_exception(e)
    else:
        hand.end(True)
        future.set_result(result)


_crews = {}
_ending = False
_counter = itertools.count()


def _at_shutdown():
    global _ending
    _ending = True
    for crew in list(_crews):
        crew.stop(True)


threading._register_atexit(_at_shutdown)


class ThreadPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        prefix = thread_name_prefix or 'ThreadPoolExecutor-%d' % next(_counter)
        self._shared = _pool.Bell('ThreadPoolExecutor')
        self._crew = _Crew(self._shared, max_workers, prefix, initializer, initargs)

    def __del__(self):
        crew = getattr(self, '_crew', None)
        if crew is not None:
            crew.stop(False)

    @property
    def _threads(self):
        return set(self._crew.threads)

    def submit(self, fn, /, *args, **kwargs):
        crew = self._crew
        if crew.broken:
            raise BrokenThreadPool(crew.broken)
        if crew.shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        if _ending:
            raise RuntimeError('cannot schedule new futures after interpreter shutdown')
        future = _base.Future()
        crew.add((future, fn, args, kwargs))
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        if cancel_futures:
            for work in self._crew.take_back():
                work[0].cancel()
        self._crew.stop(wait)
