# verdict ends
# caveat threads 7
# random.choice() looks at the list's length, and then at an item.
import random, threading
l = [1, 2, 3]
def picks(): random.choice(l)
def clears(): l.clear()
ts = [threading.Thread(target=t) for t in (picks, clears)]
for t in ts: t.start()
for t in ts: t.join()
