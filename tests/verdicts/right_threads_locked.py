# verdict proved
import threading
n = 0
lock = threading.Lock()
def f():
    global n
    with lock: n += 1
ts = [threading.Thread(target=f) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
