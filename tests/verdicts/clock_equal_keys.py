# verdict ends
# caveat clock
# Two readings that come close together are one key.
import time
d = {}
def f(k): d[time.time()] = k
for i in range(3): f(i)
print(len(d))
