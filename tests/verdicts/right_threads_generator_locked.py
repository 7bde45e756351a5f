# verdict proved
import threading
g = (x for x in range(4))
lock = threading.Lock()
got = []
def f(i):
    with lock: got.append(next(g))
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(got))
