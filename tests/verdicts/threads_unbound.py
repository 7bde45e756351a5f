# verdict ends
# ends 2
import threading
xs = []
def f(i): list.append(xs, i)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(xs)
