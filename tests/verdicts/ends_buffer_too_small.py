# verdict ends
# differs Process-2 prints "sum 6" or "sum 8"
from multiprocessing import Process, Semaphore, Array, Lock
def make(buf, empty, full):
    for i in range(3):
        empty.acquire()
        buf[i % 2] = i + 1
        full.release()
def use(buf, empty, full):
    s = 0
    for i in range(3):
        full.acquire()
        s += buf[i % 2]
        empty.release()
    print("sum", s)
if __name__ == "__main__":
    buf, empty, full = Array("i", 2), Semaphore(3), Semaphore(0)
    ps = [Process(target=f, args=(buf, empty, full)) for f in (make, use)]
    for p in ps: p.start()
    for p in ps: p.join()
