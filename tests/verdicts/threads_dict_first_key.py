# verdict ends
# caveat threads 6
# A dict shows its keys in the order in which they came.
import threading
got = {}
def f(k): got.setdefault((k, "x"), []).append(k)
ts = [threading.Thread(target=f, args=(k,)) for k in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
assert next(iter(got)) == (3, "x")
