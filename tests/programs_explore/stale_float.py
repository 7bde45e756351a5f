# orders 4
# finds ok v=3.0
# finds stale v=1.5
from multiprocessing import Process, Value


def half(v):
    return v.value / 2


def work(v):
    v.value = half(v) * 2 + 1.5


if __name__ == '__main__':
    v = Value('d', 0.0, lock=False)
    ps = [Process(target=work, args=(v,)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
