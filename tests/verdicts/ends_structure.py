# verdict ends
# differs v.e ends as 1 or 2
# Every field of a structure is compared, not the first alone.
import ctypes
from multiprocessing import Process, Value
class Five(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in "abcde"]
def f(v, k): v.e = k
if __name__ == "__main__":
    v = Value(Five)
    ps = [Process(target=f, args=(v, k)) for k in (1, 2)]
    for p in ps: p.start()
    for p in ps: p.join()
