# verdict broken
# kind exception
import threading
n = 0
class Thing: pass
def add():
    global n
    x = n
    Thing()
    n = x + 1
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2, n
