# verdict broken
# kind deadlock
# pattern the holder was killed
from multiprocessing import Process, Event
def f(e): e.wait()
if __name__ == "__main__":
    e = Event()
    p = Process(target=f, args=(e,)); p.start()
    p.kill(); p.join()
    e.set()
    print("set")
