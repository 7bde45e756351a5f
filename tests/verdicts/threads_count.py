# verdict ends
# ends 2
import threading
import itertools
c = itertools.count()
got = {}
def f(i): got[i] = next(c)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got[1], got[3])
