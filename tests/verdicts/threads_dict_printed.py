# verdict ends
# caveat threads 5
import threading
got = {}
def f(k): got[k] = k
ts = [threading.Thread(target=f, args=(k,)) for k in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
