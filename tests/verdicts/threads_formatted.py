# verdict ends
# ends 1
# caveat threads 10
import threading
n = 0
def add():
    global n
    x = n
    f"{x:5}"
    n = x + 1
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2, n
