# verdict broken
# kind stale
from multiprocessing import Process, Manager
def add(l): l[0] = l[0] + 1
if __name__ == "__main__":
    with Manager() as m:
        l = m.list([0])
        ps = [Process(target=add, args=(l,)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
