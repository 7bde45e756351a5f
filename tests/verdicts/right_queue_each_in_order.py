# verdict proved
from multiprocessing import Process, Queue

def work(q, n):
    q.put((n, 1))
    q.put((n, 2))

if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=work, args=(q, n)) for n in (1, 2)]
    for p in ps: p.start()
    got = [q.get() for _ in range(4)]
    for p in ps: p.join()
    print([x for x in got if x[0] == 1], [x for x in got if x[0] == 2])
