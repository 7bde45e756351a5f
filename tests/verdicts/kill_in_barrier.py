# verdict broken
# kind deadlock
# pattern the holder was killed
from multiprocessing import Process, Barrier
def f(b):
    try: b.wait()
    except Exception: pass
if __name__ == "__main__":
    b = Barrier(2)
    p = Process(target=f, args=(b,)); p.start()
    p.kill(); p.join()
    b.abort()
