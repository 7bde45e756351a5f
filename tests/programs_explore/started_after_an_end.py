# orders 2
# finds ok v=1
from multiprocessing import Process, Value


def work(v):
    v.value = 1


if __name__ == "__main__":
    v = Value("i", 0, lock=False)
    p, q = Process(target=work, args=(v,)), Process(target=work, args=(v,))
    p.start()
    q.start()
    p.join()
    q.join()
