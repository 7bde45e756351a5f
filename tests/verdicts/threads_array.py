# verdict ends
# ends 2
import threading
from array import array
xs = array('i')
def f(i): xs.append(i)
ts = [threading.Thread(target=f, args=(i,)) for i in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(xs)
