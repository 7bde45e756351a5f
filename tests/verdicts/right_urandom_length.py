# verdict proved
import os
from multiprocessing import Process, Value
def work(v): v.value = len(os.urandom(4))
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=work, args=(v,))
    p.start(); p.join()
    print(v.value)
