# verdict ends
# caveat pid 5
import os
from multiprocessing import Process, Array
def f(a): a[os.getpid() % 2] = 1
if __name__ == "__main__":
    a = Array("i", 2)
    p = Process(target=f, args=(a,)); p.start(); p.join()
