# verdict proved
import threading, heapq
h = []
def f(i): heapq.heappush(h, i)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(h)
