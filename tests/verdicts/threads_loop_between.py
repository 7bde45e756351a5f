# verdict broken
# kind exception
import threading
n = 0
def add():
    global n
    x = n
    for _ in range(2): pass
    n = x + 1
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2, n
