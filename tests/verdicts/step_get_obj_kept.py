# verdict ends
# caveat step 8
# The object is taken under the lock, and used without it.
from multiprocessing import Array, Process
def fill(a):
    with a.get_lock():
        inside = a.get_obj()
    inside[:] = [1, 1]
if __name__ == "__main__":
    a = Array("i", 2)
    p = Process(target=fill, args=(a,)); p.start()
    with a.get_lock():
        assert len(set(a[:])) == 1
    p.join()
