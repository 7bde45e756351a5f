# verdict broken
# kind exception
import threading
from itertools import takewhile
l = [0, 0]
r = None
def small(x): return x < 2
def copies():
    global r
    r = list(takewhile(small, l))
def changes(): l[0] = 1; l[1] = 1
ts = [threading.Thread(target=t) for t in (copies, changes)]
for t in ts: t.start()
for t in ts: t.join()
assert r != [0, 1]
