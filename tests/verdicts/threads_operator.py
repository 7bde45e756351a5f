# verdict ends
# ends 2
import threading, operator
xs = []
def f(i): operator.iadd(xs, [i])
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(xs)
