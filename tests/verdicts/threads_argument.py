# verdict broken
# kind exception
import threading
n = 0
def up(x): return x + 1
def add():
    global n
    n = up(n)
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2, n
