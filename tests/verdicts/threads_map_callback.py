# verdict broken
# kind exception
# list() and map() are in C, what they call for each element is not: another may come between.
import threading
l = [0, 0]
r = None
def same(x): return x
def copies():
    global r
    r = list(map(same, l))
def changes(): l[0] = 1; l[1] = 1
ts = [threading.Thread(target=t) for t in (copies, changes)]
for t in ts: t.start()
for t in ts: t.join()
assert r != [0, 1]
