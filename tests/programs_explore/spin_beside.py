# finds ok v=1 u=3
# orders 3
from multiprocessing import Process
from multiprocessing.sharedctypes import RawValue


def poll(v, u):
    while not v.value:
        pass


def work(v, u):
    for i in range(3):
        u.value = i + 1
    v.value = 1


if __name__ == "__main__":
    v, u = RawValue("i", 0), RawValue("i", 0)
    ps = [Process(target=f, args=(v, u)) for f in (poll, work)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
