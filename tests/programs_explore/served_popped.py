# feeders
# finds ok d=[1, 4]
# finds ok d=[2, 3]
# finds ok d=[3, 2]
from multiprocessing import Process, Manager, Lock


def work(d, k, i):
    x = d.pop()
    d.append(x + 1)


if __name__ == '__main__':
    with Manager() as m:
        d, k = m.list([1, 2]), Lock()
        ps = [Process(target=work, args=(d, k, i)) for i in range(2)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
