# verdict broken
# ends 2
# kind exception
# caveat clock
from multiprocessing import Process, Value
import time
def f(v): v.value = 1
if __name__ == "__main__":
    v = Value("i", 0)
    t = time.monotonic()
    p = Process(target=f, args=(v,)); p.start()
    p.join()
    assert time.monotonic() - t < 60
