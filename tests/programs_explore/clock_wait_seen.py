# finds ok v=1
# finds exception v=1
# orders 5
# caveat clock
import time
from multiprocessing import Process, Value

# A loop that waits on the clock and for a value: the value comes, or the time is up.
def f(v):
    v.value = 1

if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,))
    p.start()
    end = time.time() + 1
    while time.time() < end and v.value == 0:
        pass
    assert v.value == 1, "gave up"
    p.join()
