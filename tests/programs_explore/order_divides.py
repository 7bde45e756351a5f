# finds exception v=4
# finds ok v=4
# orders 2
# pattern order violation
from multiprocessing import Process, Value


def setup(v):
    v.value = 4


def use(v):
    print(100 // v.value)


if __name__ == "__main__":
    v = Value("i", 0)
    ps = [Process(target=setup, args=(v,)), Process(target=use, args=(v,))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
