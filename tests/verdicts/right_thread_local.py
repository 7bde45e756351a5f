# verdict proved
import threading
loc = threading.local()
def f(i):
    loc.x = i
    assert loc.x == i
ts = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print("ok")
