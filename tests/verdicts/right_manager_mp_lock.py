# verdict proved
from multiprocessing import Process, Manager, Lock
def add(d, lock):
    with lock:
        d["n"] += 1
if __name__ == "__main__":
    lock = Lock()
    with Manager() as m:
        d = m.dict(n=0)
        ps = [Process(target=add, args=(d, lock)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(d["n"])
