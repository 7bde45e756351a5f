# orders 6
# finds ok v=12
# finds ok v=2
# finds stale v=2
# caveat signal
from multiprocessing import Process, Value
import os
import signal

v = Value("i", 0, lock=False)


def handle(number, frame):
    v.value += 10


def work():
    v.value += 1
    v.value += 1


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, handle)
    p = Process(target=work)
    p.start()
    os.kill(p.pid, signal.SIGUSR1)
    p.join()
