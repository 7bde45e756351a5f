# feeders
# finds ok d=2
# finds stale d=1
from multiprocessing import Process, Manager, Lock


def work(d, k, i):
    d.set(d.get() + 1)


if __name__ == '__main__':
    with Manager() as m:
        d, k = m.Value('i', 0), Lock()
        ps = [Process(target=work, args=(d, k, i)) for i in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
