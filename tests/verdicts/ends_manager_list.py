# verdict ends
# ends 2
from multiprocessing import Process, Manager
def put(l, n): l.append(n)
if __name__ == "__main__":
    with Manager() as m:
        l = m.list()
        ps = [Process(target=put, args=(l, n)) for n in (1, 2)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(len(l))
