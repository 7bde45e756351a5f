# verdict proved
# The threads take turns: the second waits for the first.
import threading
got, first = {}, threading.Event()
def f(k):
    if k == 1: first.wait()
    got[k] = k
    if k == 3: first.set()
ts = [threading.Thread(target=f, args=(k,)) for k in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
