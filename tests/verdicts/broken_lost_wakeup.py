# verdict broken
# kind deadlock
# pattern lost wake-up
from multiprocessing import Process, Condition
def wait(c):
    with c:
        c.wait()
if __name__ == "__main__":
    c = Condition()
    p = Process(target=wait, args=(c,))
    p.start()
    with c: c.notify()
    p.join()
