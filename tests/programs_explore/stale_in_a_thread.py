# finds ok v=2
# finds stale v=1
from multiprocessing import Process, Value
from threading import Thread


def get(v):
    return v.value


def work(v):
    v.value = get(v) + 1


def both(v):
    t = Thread(target=work, args=(v,))
    t.start()
    t.join()


if __name__ == '__main__':
    v = Value('i', 0, lock=False)
    p = Process(target=both, args=(v,))
    p.start()
    work(v)
    p.join()
