# verdict ends
# ends 2
import threading, io
b = io.StringIO()
def f(i): print(i, file=b)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(b.getvalue())
