# verdict broken
# kind exception
# ends 48
import threading
g = (x for x in range(4))
got = {1: [], 3: []}
def f(i):
    for x in g: got[i].append(x)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
