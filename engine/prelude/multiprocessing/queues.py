# multiprocessing.queues: Queue and SimpleQueue are natives; a JoinableQueue counts what is unfinished.
import _mp
from _mp import Queue, SimpleQueue
from queue import Empty, Full
from multiprocessing.synchronize import Condition


class JoinableQueue(_mp.Queue):
    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)
        self._unfinished_tasks = _mp.Semaphore(0)
        self._cond = Condition()
        _mp.own(self._unfinished_tasks, self, 'unfinished')
        _mp.own(self._cond, self)

    def put(self, obj, block=True, timeout=None):
        self._place(block, timeout)
        with self._cond:
            self._append(obj)
            self._unfinished_tasks.release()

    def put_nowait(self, obj):
        self.put(obj, False)

    def task_done(self):
        with self._cond:
            if not self._unfinished_tasks.acquire(False):
                raise ValueError('task_done() called too many times')
            if self._unfinished_tasks.get_value() == 0:
                self._cond.notify_all()

    def join(self):
        with self._cond:
            if self._unfinished_tasks.get_value() != 0:
                self._cond.wait()
