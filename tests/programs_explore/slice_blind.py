# orders 4
# finds ok a=[1, 2]
from multiprocessing import Process, Array, Lock


def work(a, k, i):
    print(a[:])
    a[:] = [1, 2]


if __name__ == '__main__':
    a, k = Array('i', 2, lock=False), Lock()
    ps = [Process(target=work, args=(a, k, i)) for i in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
