# verdict broken
# kind deadlock
# pattern the holder was killed
from multiprocessing import Process, Condition, Event
def f(cond, here):
    with cond:
        here.set()
        cond.wait()
if __name__ == "__main__":
    cond = Condition(); here = Event()
    p = Process(target=f, args=(cond, here)); p.start()
    here.wait()
    with cond: pass
    p.terminate(); p.join()
    with cond: cond.notify_all()
