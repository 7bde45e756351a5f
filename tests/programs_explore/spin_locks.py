# finds ok v=1 u=2
# orders 3
from multiprocessing import Condition, Lock, Process
from multiprocessing.sharedctypes import RawValue


def poll(v, u, l, c):
    while True:
        with c:
            if v.value:
                break


def work(v, u, l, c):
    for i in range(2):
        with l:
            u.value += 1
    with c:
        v.value = 1


if __name__ == "__main__":
    v, u, l, c = RawValue("i", 0), RawValue("i", 0), Lock(), Condition()
    ps = [Process(target=f, args=(v, u, l, c)) for f in (poll, work)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
