# verdict ends
# ends 2
import threading
it = iter(range(4))
got = [0, 0]
def f(i): got[i] = next(it)
ts = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
