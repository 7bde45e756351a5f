import signal
import sys
from multiprocessing import Event, Process

CLOSED = 4                                   #: knob 4..9


def close(number, frame):
    sys.exit(CLOSED)                         #: mark close


def keep_shop():
    signal.signal(signal.SIGTERM, close)     #: mark ready
    Event().wait()                           #: mark stay


if __name__ == "__main__":
    shop = Process(target=keep_shop)
    shop.start()
    shop.terminate()                         #: mark term
    shop.join()
    print("the shop's exit code:", shop.exitcode)  #: mark code
