# orders 4
# finds ok v=2 w=0
# finds stale v=1 w=0
from multiprocessing import Process, Value, Lock


g = 0
def keep(v):
    global g
    g = v.value


def work(v, w, k):
    keep(v)
    v.value = g + 1


if __name__ == '__main__':
    v, w, k = Value('i', 0, lock=False), Value('i', 0, lock=False), Lock()
    ps = [Process(target=work, args=(v, w, k)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
