# queue.Queue as one that is inherited from: mutex, conditions, and what a subclass replaces.
import queue


class Unique(queue.Queue):
    def _init(self, maxsize):
        self.queue = set()

    def _put(self, item):
        self.queue.add(item)

    def _get(self):
        return self.queue.pop()


q = Unique(5)
for i in 1, 1, 1:
    q.put(i)
print(q.qsize(), q.get(), q.empty(), q.maxsize)
for kind in queue.Queue, queue.LifoQueue, queue.PriorityQueue:
    q = kind(4)
    for i in 5, 2, 4, 1:
        q.put(i)
    print(kind.__name__, q.queue, q.full(), q.unfinished_tasks, [q.get() for i in range(4)], q.empty())
    with q.mutex:
        print(q.mutex.locked(), q.not_empty.acquire(False), q.not_full._lock is q.mutex, q.all_tasks_done._is_owned())
    for word in 'put', 'get':
        try:
            getattr(q, word)(*[1][:word == 'put'], timeout=-1)
        except (ValueError, queue.Empty, queue.Full) as e:
            print(type(e).__name__, e)
for f in lambda: q.put(1, timeout=0.001), lambda: q.get(timeout=0.001), q.get_nowait:
    try:
        print(f())
    except queue.Empty as e:
        print('empty', repr(e))
for i in range(4):
    q.task_done()
try:
    q.task_done(), q.task_done()
except ValueError as e:
    print(e)
q.join()
