# verdict ends
from multiprocessing import Process, Semaphore
def hold(s):
    s.acquire()
    s.release()
if __name__ == "__main__":
    s = Semaphore(1)
    p = Process(target=hold, args=(s,)); p.start()
    if s.acquire(timeout=1):
        print("got it")
        s.release()
    p.join()
