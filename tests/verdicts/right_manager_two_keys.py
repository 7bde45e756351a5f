# verdict proved
from multiprocessing import Process, Manager
def add(d, k): d[k] += 1
if __name__ == "__main__":
    with Manager() as m:
        d = m.dict(a=0, b=0)
        ps = [Process(target=add, args=(d, k)) for k in "ab"]
        for p in ps: p.start()
        for p in ps: p.join()
        print(d["a"], d["b"])
