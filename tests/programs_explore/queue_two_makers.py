# feeders
# finds ok got=[1, 2]
# finds ok got=[2, 1]
from multiprocessing import Array, Process, Queue


def make(q, n):
    q.put(n)


if __name__ == "__main__":
    q = Queue()
    got = Array("i", 2, lock=False)
    ps = [Process(target=make, args=(q, n)) for n in (1, 2)]
    for p in ps:
        p.start()
    for i in range(2):
        got[i] = q.get()
    for p in ps:
        p.join()
