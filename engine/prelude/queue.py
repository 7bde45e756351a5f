# queue: Empty and Full, which multiprocessing raises too, and the queues between threads.
from _queue import Empty


class Full(Exception):
    pass


class Queue:
    def __init__(self, maxsize=0):
        import threading
        self.maxsize = maxsize
        self._lock = threading.Lock()
        self._not_empty = threading.Condition(self._lock)
        self._not_full = threading.Condition(self._lock)
        self._all_done = threading.Condition(self._lock)
        self.unfinished_tasks = 0
        self.queue = []

    def _add(self, item):
        self.queue.append(item)

    def _take(self):
        return self.queue.pop(0)

    def _is_full(self):
        return 0 < self.maxsize <= len(self.queue)

    def qsize(self):
        with self._lock:
            return len(self.queue)

    def empty(self):
        with self._lock:
            return not self.queue

    def full(self):
        with self._lock:
            return self._is_full()

    def put(self, item, block=True, timeout=None):
        with self._lock:
            if self._is_full():
                if not block:
                    raise Full
                if timeout is not None and timeout < 0:
                    raise ValueError("'timeout' must be a non-negative number")
                if not self._not_full.wait_for(lambda: not self._is_full(), timeout):
                    raise Full
            self._add(item)
            self.unfinished_tasks += 1
            self._not_empty.notify()

    def get(self, block=True, timeout=None):
        with self._lock:
            if not self.queue:
                if not block:
                    raise Empty
                if timeout is not None and timeout < 0:
                    raise ValueError("'timeout' must be a non-negative number")
                if not self._not_empty.wait_for(lambda: len(self.queue) > 0, timeout):
                    raise Empty
            item = self._take()
            self._not_full.notify()
            return item

    def put_nowait(self, item):
        self.put(item, False)

    def get_nowait(self):
        return self.get(False)

    def task_done(self):
        with self._lock:
            if self.unfinished_tasks <= 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self._all_done.notify_all()

    def join(self):
        with self._lock:
            self._all_done.wait_for(lambda: self.unfinished_tasks == 0)


class LifoQueue(Queue):
    def _take(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    def _take(self):
        least = min(self.queue)
        self.queue.remove(least)
        return least


class SimpleQueue(Queue):
    def __init__(self):
        Queue.__init__(self)
