# verdict broken
# kind exception
# caveat step
from multiprocessing import Process, RawArray
def fill(a): a[:] = [1] * len(a)
if __name__ == "__main__":
    a = RawArray("i", 12)
    p = Process(target=fill, args=(a,))
    p.start()
    assert len(set(a[:])) == 1
    p.join()
