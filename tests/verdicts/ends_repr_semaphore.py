# verdict ends
# ends 2
from multiprocessing import Process, Semaphore

def f(s):
    s.acquire()

if __name__ == "__main__":
    s = Semaphore(2)
    p = Process(target=f, args=(s,))
    p.start()
    print("value=2" in repr(s))
    p.join()
