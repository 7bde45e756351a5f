# verdict proved
import threading, heapq
got = [0, 0]
def f(i):
    h = []
    for x in (i, 5): heapq.heappush(h, x)
    got[i] = h[0]
ts = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
