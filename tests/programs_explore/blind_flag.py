# orders 18
# finds ok v=0 w=0
from multiprocessing import Process, Value, Lock


def busy(v):
    return v.value == 1


def work(v, w, k):
    n = 0
    while busy(v) and n < 2:
        n += 1
    v.value = 1
    v.value = 0


if __name__ == '__main__':
    v, w, k = Value('i', 0, lock=False), Value('i', 0, lock=False), Lock()
    ps = [Process(target=work, args=(v, w, k)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
