# verdict broken
# kind stale
# pattern lost update
from multiprocessing import Process
from multiprocessing.sharedctypes import Value
from ctypes import Structure, c_int, c_double
class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_double)]
def work(p):
    p.x += 1
    p.y += 0.5
if __name__ == "__main__":
    p = Value(Point, 0, 0.0)
    ps = [Process(target=work, args=(p,)) for _ in range(2)]
    for q in ps: q.start()
    for q in ps: q.join()
    print("done")
