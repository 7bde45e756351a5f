# verdict broken
# kind exception
import threading
n = 0
class One:
    @property
    def value(self): return 1
one = One()
def add():
    global n
    n = n + one.value
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2, n
