# verdict proved
from multiprocessing import Process, Barrier, Array
def f(b, a, i):
    a[i] = i + 1
    b.wait()
    assert sum(a[:]) == 3
if __name__ == "__main__":
    b, a = Barrier(2), Array("i", 2)
    ps = [Process(target=f, args=(b, a, i)) for i in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(a[:])
