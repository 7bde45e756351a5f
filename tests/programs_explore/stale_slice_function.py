# orders 4
# finds ok a=[2, 0]
# finds stale a=[1, 0]
from multiprocessing import Process, Array, Lock


def snap(a):
    return a[:]


def work(a, k, i):
    s = snap(a)
    a[0] = sum(s) + 1


if __name__ == '__main__':
    a, k = Array('i', 2, lock=False), Lock()
    ps = [Process(target=work, args=(a, k, i)) for i in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
