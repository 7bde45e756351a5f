# verdict proved
from multiprocessing import Process, RawArray
def fill(a): a[:] = [1, 1]
if __name__ == "__main__":
    a = RawArray("i", 2)
    p = Process(target=fill, args=(a,))
    p.start()
    p.join()
    assert a[:] == [1, 1]
