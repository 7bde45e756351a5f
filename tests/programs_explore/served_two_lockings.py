# feeders
# finds ok d={'n': 2}
# finds stale d={'n': 1}
from multiprocessing import Process, Manager


def work(d, k):
    with k:
        n = d['n']
    with k:
        d['n'] = n + 1


if __name__ == '__main__':
    with Manager() as m:
        d, k = m.dict(n=0), m.Lock()
        ps = [Process(target=work, args=(d, k)) for _ in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
