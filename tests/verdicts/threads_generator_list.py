# verdict broken
# kind exception
import threading
g = (x for x in range(4))
got = {}
def f(i): got[i] = list(g)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got[1], got[3])
