# verdict ends
from multiprocessing import Process, Manager
def hold(l):
    with l: pass
if __name__ == "__main__":
    with Manager() as m:
        l = m.Lock()
        p = Process(target=hold, args=(l,)); p.start()
        if l.acquire(True, 1):
            print("got it")
            l.release()
        p.join()
