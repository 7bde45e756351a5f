# verdict broken
# kind exception
from multiprocessing import Process, Array
def fill(a): a[::2] = [1, 1]
if __name__ == "__main__":
    a = Array("i", 4, lock=False)
    p = Process(target=fill, args=(a,))
    p.start()
    assert a[2] <= a[0]
    assert a[0] == 0 or a[2] == 1, "half of it"
    p.join()
