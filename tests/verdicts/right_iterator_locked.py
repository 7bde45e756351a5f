# verdict proved
import threading
it = iter(range(4))
lock = threading.Lock()
total = [0, 0]
def f(i):
    with lock: next(it)
ts = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(next(it))
