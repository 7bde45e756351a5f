# verdict ends
# ends 2
import threading
d = {}
def f(i): d.update(k=i)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(d)
