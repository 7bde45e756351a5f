# verdict ends
# caveat threads 6
import random, threading
lots = random.Random(7)
got = [0] * 4
def f(k): got[k] = lots.choice("abcdefgh")
ts = [threading.Thread(target=f, args=(k,)) for k in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
