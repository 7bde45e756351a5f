# verdict ends
# caveat threads 10
# copy.deepcopy() is Python in CPython, and not written as here.
import copy, threading
l = [0, 0]
r = None
def copies():
    global r
    r = copy.deepcopy(l)
def changes(): l[0] = 1; l[1] = 1
ts = [threading.Thread(target=t) for t in (copies, changes)]
for t in ts: t.start()
for t in ts: t.join()
