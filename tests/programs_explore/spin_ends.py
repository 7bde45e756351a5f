# finds ok u=2
# orders 6
from multiprocessing import Process
from multiprocessing.sharedctypes import RawValue


def work(u):
    u.value += 1


if __name__ == "__main__":
    u = RawValue("i", 0)
    for i in range(2):
        p = Process(target=work, args=(u,))
        p.start()
        while p.is_alive():
            pass
        p.join()
