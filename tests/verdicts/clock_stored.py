# verdict ends
# caveat clock
from multiprocessing import Process, Value
import time
def f(v): v.value = time.monotonic()
if __name__ == "__main__":
    v = Value("d", 0)
    p = Process(target=f, args=(v,))
    p.start(); p.join()
