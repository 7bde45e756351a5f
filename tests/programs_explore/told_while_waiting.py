# finds deadlock v=0
# finds deadlock v=1
"""The child waits for the lock, its handler does nothing that others see, and it waits for the same lock again: that it
could have had the lock first must not be forgotten."""
import os
import signal
from multiprocessing import Lock, Process, Value

v = Value("i", 0, lock=False)
lock = Lock()


def handle(number, frame):
    pass


def work():
    lock.acquire()
    v.value = 1


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, handle)
    p = Process(target=work)
    p.start()
    lock.acquire()
    os.kill(p.pid, signal.SIGUSR1)
    p.join()
