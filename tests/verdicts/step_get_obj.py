# verdict ends
# caveat step 4
from multiprocessing import Process, Array
def fill(a): a.get_obj()[:] = [1, 1]
if __name__ == "__main__":
    a = Array("i", 2)
    p = Process(target=fill, args=(a,))
    p.start()
    assert len(set(a[:])) == 1
    p.join()
