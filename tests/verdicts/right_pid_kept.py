# verdict proved
# Which of the two grandchildren gets which PID differs; who keeps which does not.
import os
from multiprocessing import Process, Value
def leaf(v): v.value = os.getpid()
def f(v):
    p = Process(target=leaf, args=(v,), name="leaf of " + str(v.value))
    p.start()
    p.join()
if __name__ == "__main__":
    vs = [Value("i", 1), Value("i", 2)]
    ps = [Process(target=f, args=(v,)) for v in vs]
    for p in ps: p.start()
    for p in ps: p.join()
