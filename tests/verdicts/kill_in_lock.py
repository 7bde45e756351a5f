# verdict broken
# kind deadlock
# pattern the holder was killed
from multiprocessing import Process, Lock
def f(lock):
    with lock: pass
if __name__ == "__main__":
    lock = Lock()
    p = Process(target=f, args=(lock,)); p.start()
    p.terminate(); p.join()
    with lock: print("mine")
