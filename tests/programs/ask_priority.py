import heapq, queue, threading, itertools
from dataclasses import dataclass, field
@dataclass(order=True)
class Item:
    priority: int
    name: str = field(compare=False)
pq = queue.PriorityQueue(); lq = queue.LifoQueue()
for p, n in ((3, 'c'), (1, 'a'), (2, 'b')): pq.put(Item(p, n)); lq.put(n)
print([pq.get().name for _ in range(3)], [lq.get() for _ in range(3)], pq.empty())
h = []; c = itertools.count()
for pri, n in ((5, 'x'), (1, 'y')): heapq.heappush(h, (pri, next(c), n))
print(heapq.heappop(h), heapq.nsmallest(2, [3, 1, 2]), heapq.nlargest(1, [3, 1, 2]),
      heapq.merge([1, 3], [2]).__class__.__name__, list(heapq.merge([1, 3], [2])))
q = queue.Queue(2)
def prod():
    for i in range(5): q.put(i)
    q.put(None)
t = threading.Thread(target=prod); t.start(); got = []
while (x := q.get()) is not None: got.append(x); q.task_done()
q.task_done(); q.join(); t.join(); print(got, q.unfinished_tasks)
