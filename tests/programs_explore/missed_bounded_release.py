# finds deadlock
# finds ok
# orders 2
# pattern missed signal
from multiprocessing import BoundedSemaphore, Process


def work(s):
    s.acquire()
    s.acquire()


if __name__ == "__main__":
    s = BoundedSemaphore(1)
    p = Process(target=work, args=(s,))
    p.start()
    s.release()
    p.join()
