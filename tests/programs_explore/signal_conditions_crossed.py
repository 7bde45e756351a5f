# finds deadlock
# orders 1
# pattern each waits for the other's signal
from multiprocessing import Condition, Process


def one(a, b):
    with a:
        a.wait()
    with b:
        b.notify()


if __name__ == "__main__":
    a, b = Condition(), Condition()
    ps = [Process(target=one, args=(a, b)), Process(target=one, args=(b, a))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
