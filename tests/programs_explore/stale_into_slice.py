# orders 4
# finds ok a=[2, 0]
# finds stale a=[1, 0]
from multiprocessing import Process, Array, Lock


def work(a, k, i):
    x = a[0]
    a[:] = [x + 1, 0]


if __name__ == '__main__':
    a, k = Array('i', 2, lock=False), Lock()
    ps = [Process(target=work, args=(a, k, i)) for i in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
