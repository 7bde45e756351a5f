# orders 8
# finds ok v=4 w=0
from multiprocessing import Process, Value, Lock


log = []
def note(x):
    log.append(x)


def work(v, w, k):
    note(v.value)
    v.value = 4
    note(v.value)


if __name__ == '__main__':
    v, w, k = Value('i', 0, lock=False), Value('i', 0, lock=False), Lock()
    ps = [Process(target=work, args=(v, w, k)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
