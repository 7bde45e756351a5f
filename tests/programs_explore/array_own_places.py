# orders 1
# finds ok a=[1, 1]
from multiprocessing import Process, Array


def at(a, i):
    return a[i]


def work(a, i):
    a[i] = at(a, i) + 1


if __name__ == '__main__':
    a = Array('i', 2, lock=False)
    ps = [Process(target=work, args=(a, i)) for i in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
