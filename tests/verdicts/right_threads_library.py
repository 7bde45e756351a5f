# verdict proved
import threading, functools, json, re, enum
@functools.lru_cache
def g(x): return x * x
class E(enum.Enum):
    A = 1
def f(i): return g(2), json.dumps([i]), re.match('a', 'a').group(), E(1)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(g(2))
