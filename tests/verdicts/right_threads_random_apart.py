# verdict proved
# Each thread has a generator of its own.
import random, threading
got = [0] * 4
def f(k): got[k] = random.Random(k).randrange(1000)
ts = [threading.Thread(target=f, args=(k,)) for k in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
