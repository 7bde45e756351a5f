# orders 3
# finds ok a=[1, 1]
from multiprocessing import Process, Array, Lock


def work(a, k, i):
    s = a[:]
    a[i] = s[i] + 1


if __name__ == '__main__':
    a, k = Array('i', 2, lock=False), Lock()
    ps = [Process(target=work, args=(a, k, i)) for i in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
