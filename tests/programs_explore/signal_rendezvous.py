# finds ok x=1 y=1
# orders 1
from multiprocessing import Process, Semaphore, Value


def one(a, b, x, y):
    x.value = 1
    a.release()
    b.acquire()
    assert y.value == 1


def two(a, b, x, y):
    y.value = 1
    b.release()
    a.acquire()
    assert x.value == 1


if __name__ == "__main__":
    a, b = Semaphore(0), Semaphore(0)
    x, y = Value("i", 0), Value("i", 0)
    ps = [Process(target=one, args=(a, b, x, y)), Process(target=two, args=(a, b, x, y))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
