# orders 6
# finds ok v=1 w=0
# finds ok v=1 w=1
from multiprocessing import Process, Value, Lock


def work(v, w, k):
    w.value = v.value
    v.value = 1


if __name__ == '__main__':
    v, w, k = Value('i', 0, lock=False), Value('i', 0, lock=False), Lock()
    ps = [Process(target=work, args=(v, w, k)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
