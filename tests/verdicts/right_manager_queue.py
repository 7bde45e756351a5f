# verdict proved
from multiprocessing import Process, Manager
def work(q, i):
    q.put(i)
if __name__ == "__main__":
    with Manager() as m:
        q = m.Queue()
        ps = [Process(target=work, args=(q, i)) for i in range(2)]
        for p in ps: p.start()
        print(sum(q.get() for _ in ps))
        for p in ps: p.join()
