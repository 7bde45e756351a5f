# verdict proved
import time
from multiprocessing import Process, Value
def f(start): print("started after %.3f" % (time.time() - start.value))
if __name__ == "__main__":
    start = Value("d", time.time())
    p = Process(target=f, args=(start,))
    p.start(); p.join()
