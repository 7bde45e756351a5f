# feeders
# finds ok d={'n': 2}
# finds stale d={'n': 1}
from multiprocessing import Process, Manager, Lock


def get(d):
    return d['n']


def work(d, k, i):
    x = get(d)
    d['n'] = x + 1


if __name__ == '__main__':
    with Manager() as m:
        d, k = m.dict(n=0), Lock()
        ps = [Process(target=work, args=(d, k, i)) for i in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
