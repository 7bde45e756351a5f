# verdict ends
# ends 2
# caveat threads 9
import threading
xs = []
first = [0, 0, 0, 0]
def f(i):
    first[i] = not xs
    xs.append(0)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(first)
