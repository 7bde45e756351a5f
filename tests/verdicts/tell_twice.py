# verdict ends
# Stores that depend on nothing are not stale.
from multiprocessing import Process, Value
def f(v, w):
    w.value = v.value
    v.value = 1
if __name__ == "__main__":
    v, w = Value("i", 0, lock=False), Value("i", 0, lock=False)
    p = Process(target=f, args=(v, w))
    p.start()
    v.value = 2
    p.join()
