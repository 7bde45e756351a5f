# verdict ends
# caveat threads 10
# heapq.merge() is Python in CPython, and not written as here.
import heapq, threading
l = [0, 0]
r = None
def copies():
    global r
    r = list(heapq.merge(l, [5]))
def changes(): l[0] = 1; l[1] = 1
ts = [threading.Thread(target=t) for t in (copies, changes)]
for t in ts: t.start()
for t in ts: t.join()
