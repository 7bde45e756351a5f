# verdict proved
# What is drawn is only slept.
import random, threading, time
random.seed(7)
got = [0] * 4
def f(k):
    time.sleep(random.random() / 1000)
    got[k] = k
ts = [threading.Thread(target=f, args=(k,)) for k in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(got)
