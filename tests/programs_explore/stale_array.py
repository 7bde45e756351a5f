# finds ok a=[3, 0]
# finds stale a=[1, 0]
# finds stale a=[2, 0]
from multiprocessing import Process, Array


def first(a):
    return a[0]


def work(a, by):
    x = first(a)
    a[0] = x + by


if __name__ == '__main__':
    a = Array('i', 2, lock=False)
    ps = [Process(target=work, args=(a, by)) for by in (1, 2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
