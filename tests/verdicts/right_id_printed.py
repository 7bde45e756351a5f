# verdict proved
from multiprocessing import Process
class Box: pass
def f(b): print("it lies at", id(b), hex(id(b)), b)
if __name__ == "__main__":
    b = Box()
    p = Process(target=f, args=(b,))
    p.start(); p.join()
