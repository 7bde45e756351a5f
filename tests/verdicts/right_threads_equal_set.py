# verdict proved
import threading
xs = set()
def f(i): xs.add('done')
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(xs)
