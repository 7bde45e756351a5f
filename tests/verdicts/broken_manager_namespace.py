# verdict broken
# kind stale
from multiprocessing import Process, Manager
def add(n): n.x += 1
if __name__ == "__main__":
    with Manager() as m:
        n = m.Namespace(x=0)
        ps = [Process(target=add, args=(n,)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
