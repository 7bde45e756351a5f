# verdict ends
# ends 2
import threading
got = []
def f(i):
    add = got.append
    add(i)
ts = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
