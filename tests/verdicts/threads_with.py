# verdict broken
# kind exception
import threading
n = 0
class Nothing:
    def __enter__(self): pass
    def __exit__(self, *how): pass
def add():
    global n
    x = n
    with Nothing(): n = x + 1
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2, n
