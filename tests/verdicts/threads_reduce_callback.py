# verdict broken
# kind exception
import threading
from functools import reduce
l = [0, 0]
r = None
def longer(row, x): return row + [x]
def copies():
    global r
    r = reduce(longer, l, [])
def changes(): l[0] = 1; l[1] = 1
ts = [threading.Thread(target=t) for t in (copies, changes)]
for t in ts: t.start()
for t in ts: t.join()
assert r != [0, 1]
