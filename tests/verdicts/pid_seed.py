# verdict ends
# caveat pid
import os, random
from multiprocessing import Process, Value
def f(v):
    random.seed(os.getpid())
    v.value = random.randint(1, 100)
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,)); p.start(); p.join()
