# verdict ends
# caveat threads
# Counter.update() counts in C, but not always.
import threading
from collections import Counter
c = Counter()
def a(): c.update(["x"])
def b(): c.update(["x"])
ts = [threading.Thread(target=t) for t in (a, b)]
for t in ts: t.start()
for t in ts: t.join()
assert c["x"] == 2
