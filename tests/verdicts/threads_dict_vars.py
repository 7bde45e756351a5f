# verdict ends
# caveat threads 7
import threading
class Result: pass
got = Result()
def g(k): got.x = k
def h(k): got.y = k
ts = [threading.Thread(target=t, args=(1,)) for t in (g, h)]
for t in ts: t.start()
for t in ts: t.join()
print(vars(got))
