# feeders
# finds ok d={'n': []}
from multiprocessing import Process, Manager, Lock


def work(d, k, i):
    d.setdefault('n', []).append(1)


if __name__ == '__main__':
    with Manager() as m:
        d, k = m.dict(), Lock()
        ps = [Process(target=work, args=(d, k, i)) for i in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
