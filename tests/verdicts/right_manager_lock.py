# verdict proved
from multiprocessing import Process, Manager
def add(d, lock):
    with lock:
        d["n"] += 1
if __name__ == "__main__":
    with Manager() as m:
        d, lock = m.dict(n=0), m.Lock()
        ps = [Process(target=add, args=(d, lock)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
        assert d["n"] == 2
        print(d["n"])
