# verdict proved
import os
from multiprocessing import Process, Value
parent = os.getpid()
def f(v):
    if os.getppid() == parent: v.value = 1
    assert os.getpid() != parent
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,)); p.start(); p.join()
    print(v.value)
