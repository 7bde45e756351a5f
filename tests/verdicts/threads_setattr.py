# verdict ends
# ends 2
import threading
class A: pass
a = A()
def f(i): setattr(a, "n", i)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(a.n)
