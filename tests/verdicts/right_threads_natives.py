# verdict proved
import threading, functools
xs = [1, 2, 3]
g = functools.partial(max, 2)
def f(i): return sum(xs), list(map(str, xs)), sorted(xs, key=lambda x: -x), g(i), dict(enumerate('ab'))
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(xs)
