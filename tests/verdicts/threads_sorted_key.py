# verdict ends
# ends 6
import threading
seen = []
def key(x):
    seen.append(x)
    return x
def f(i): sorted([i, i + 1], key=key)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(seen)
