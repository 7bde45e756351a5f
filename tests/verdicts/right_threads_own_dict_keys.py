# verdict proved
import threading
got = {}
def f(i): got[i] = got.get(i, 0) + 1
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got[1], got[3])
