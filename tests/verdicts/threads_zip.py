# verdict ends
# ends 2
import threading
g = iter('abcd')
got = {}
def f(i): got[i] = list(zip(g, range(2)))
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got[1], got[3])
