# verdict ends
# caveat threads 6
import random, threading
random.seed(7)
got = {}
def f(k): got[k] = random.randrange(1000)
ts = [threading.Thread(target=f, args=(k,)) for k in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got[1], got[3])
