# feeders
# finds ok d={'a': 1, 'b': 1}
from multiprocessing import Process, Manager, Lock


def work(d, k, i):
    k = 'ab'[i]
    d[k] += 1


if __name__ == '__main__':
    with Manager() as m:
        d, k = m.dict(a=0, b=0), Lock()
        ps = [Process(target=work, args=(d, k, i)) for i in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
