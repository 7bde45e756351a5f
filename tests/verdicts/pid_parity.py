# verdict not proved
# caveat pid
from multiprocessing import Process, Value
import os
def f(v): v.value = os.getpid() % 2
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,))
    p.start(); p.join()
