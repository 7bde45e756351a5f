# verdict proved
from multiprocessing import Process, Manager
def put(d, k): d[k] = k * k
if __name__ == "__main__":
    with Manager() as m:
        d = m.dict()
        ps = [Process(target=put, args=(d, k)) for k in (1, 2)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(sorted(d.items()))
