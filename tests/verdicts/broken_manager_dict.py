# verdict broken
# kind stale
# pattern lost update
from multiprocessing import Process, Manager
def add(d): d["n"] += 1
if __name__ == "__main__":
    with Manager() as m:
        d = m.dict(n=0)
        ps = [Process(target=add, args=(d,)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
