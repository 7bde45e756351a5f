# verdict broken
# kind stale
from multiprocessing import Process, Manager
def add(v): v.value += 1
if __name__ == "__main__":
    with Manager() as m:
        v = m.Value("i", 0)
        ps = [Process(target=add, args=(v,)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
