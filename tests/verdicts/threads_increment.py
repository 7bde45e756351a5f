# verdict ends
# ends 1
# caveat threads 8
import threading
n = 0
def add():
    global n
    n += 1
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2, n
