# verdict ends
# ends 4
# caveat clock
# Each may be slow or not, whatever the other is.
from multiprocessing import Array, Process
import time
def work(slow, i):
    t = time.perf_counter()
    sum(range(100))
    if time.perf_counter() - t > 5: slow[i] = 1
if __name__ == "__main__":
    slow = Array("i", 2)
    ps = [Process(target=work, args=(slow, i)) for i in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
