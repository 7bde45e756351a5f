# orders 5
# finds ok v=12
# finds stale v=2
from multiprocessing import Process, Value
import signal

v = Value("i", 0, lock=False)


def ended(number, frame):
    v.value += 10


def work():
    pass


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, ended)
    p = Process(target=work)
    p.start()
    v.value += 1
    v.value += 1
    p.join()
