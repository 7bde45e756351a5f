# verdict ends
# ends 2
import threading
xs = [3, 1, 2]
def f(i): xs.sort(reverse=i == 3)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(xs)
