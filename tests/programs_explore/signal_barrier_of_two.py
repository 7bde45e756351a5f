# finds ok a=[1, 2]
# orders 2
from multiprocessing import Array, Barrier, Process


def work(b, a, i):
    a[i] = i + 1
    b.wait()
    assert a[0] + a[1] == 3


if __name__ == "__main__":
    b, a = Barrier(2), Array("i", 2)
    ps = [Process(target=work, args=(b, a, i)) for i in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
