# verdict ends
# ends 1
# caveat threads 9
import threading
n = 0
def up(): return n + 1
def add():
    global n
    n = up()
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert n == 2, n
