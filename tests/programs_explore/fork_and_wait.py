# orders 12
# finds ok v=3
# finds stale v=1
# finds stale v=2
from multiprocessing import Value
import os

v = Value("i", 0, lock=False)
for i in range(2):
    if os.fork() == 0:
        v.value += i + 1
        os._exit(i)
a = os.wait()
b = os.wait()
print(a[1], b[1])
