# feeders
# finds ok d={'a': [0, 1, 1]}
# finds stale d={'a': [0, 1]}
from multiprocessing import Process, Manager, Lock


def work(d, k, i):
    l = d['a']
    l.append(1)
    d['a'] = l


if __name__ == '__main__':
    with Manager() as m:
        d, k = m.dict(a=[0]), Lock()
        ps = [Process(target=work, args=(d, k, i)) for i in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
