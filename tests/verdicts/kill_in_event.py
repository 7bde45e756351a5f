# verdict broken
# kind deadlock
# pattern the holder was killed
from multiprocessing import Process, Event
def f(e): e.is_set()
if __name__ == "__main__":
    e = Event()
    p = Process(target=f, args=(e,)); p.start()
    p.terminate(); p.join()
    e.set()
