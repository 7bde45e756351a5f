# verdict ends
# caveat threads 7
import threading
from multiprocessing import SimpleQueue
got, q = {}, SimpleQueue()
def f(k):
    got[k] = 10 * k
ts = [threading.Thread(target=f, args=(k,)) for k in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
q.put([v for v in got.values()])
