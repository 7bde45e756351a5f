# finds exception v=2
# finds ok v=2
# orders 3
# pattern order violation
from multiprocessing import Process, Value


def work(v):
    with v.get_lock():
        v.value += 1


if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=work, args=(v,)), Process(target=work, args=(v,))]
    for p in ps:
        p.start()
    ps[0].join()
    n = v.value
    ps[1].join()
    assert n == 2, n
