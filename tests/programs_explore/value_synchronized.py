# orders 14
# finds ok v=4
# finds stale v=2
# finds stale v=3
from multiprocessing import Process, Value


def work(v):
    v.value += 1
    with v.get_lock():
        v.value += 1


if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=work, args=(v,)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
