# verdict ends
# differs rows[1].y ends as 1.0 or 2.0
import ctypes
from multiprocessing import Process, Array
class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_double)]
def f(rows, k): rows[1].y = k
if __name__ == "__main__":
    rows = Array(Point, 2)
    ps = [Process(target=f, args=(rows, k)) for k in (1, 2)]
    for p in ps: p.start()
    for p in ps: p.join()
