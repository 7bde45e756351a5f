# verdict not proved
# caveat threads 8
# seconds 20
import threading
n = 0
def add():
    global n
    for _ in range(100): n += 1
ts = [threading.Thread(target=add) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
