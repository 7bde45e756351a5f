# verdict ends
# caveat clock 7
# One key or two.
import time
d = {}
for i in range(2): d[int(time.time())] = i
print(sorted(d.values()))
