# verdict ends
# caveat threads 8
# random.shuffle() is Python in CPython: another thread may see the list half shuffled.
import random, threading
random.seed(1)
l = [1, 2, 3]
r = None
def mixes(): random.shuffle(l)
def copies():
    global r
    r = list(l)
ts = [threading.Thread(target=t) for t in (mixes, copies)]
for t in ts: t.start()
for t in ts: t.join()
