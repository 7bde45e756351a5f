# verdict broken
# kind exception
# caveat threads
# Both may miss what the other one is about to keep.
import threading
from functools import lru_cache
calls = 0
@lru_cache
def five(i):
    global calls
    calls += 1
    return 5
def f(): five(1)
ts = [threading.Thread(target=f) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert calls == 1
