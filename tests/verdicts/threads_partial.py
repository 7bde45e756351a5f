# verdict ends
# ends 2
import threading, functools
xs = []
add = functools.partial(xs.insert, 0)
def f(i): add(i)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(xs)
