# finds exception a=[2, 1]
# finds ok a=[2, 1]
# orders 3
# pattern torn pair
from multiprocessing import Array, Process


def swap(a):
    with a.get_lock():
        a[0], a[1] = a[1], a[0]


def look(a):
    x, y = a[0], a[1]
    assert {x, y} == {1, 2}, (x, y)


if __name__ == "__main__":
    a = Array("i", [1, 2])
    ps = [Process(target=swap, args=(a,)), Process(target=look, args=(a,))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
