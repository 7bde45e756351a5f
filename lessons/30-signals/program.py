import os
import signal
from multiprocessing import Process

GUESTS = 4                                     #: knob 1..8 explore 2
CALL = {signal.SIGCONT}


def guest(room):
    print("room", room, "goes to bed")         #: mark bed
    signal.sigwait(CALL)                       #: mark wait
    print("room", room, "is up")               #: mark up


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, CALL)   #: switch block
    guests = [Process(target=guest, args=(n + 1,)) for n in range(GUESTS)]
    for g in guests:
        g.start()
    for g in reversed(guests):
        os.kill(g.pid, signal.SIGCONT)         #: mark call
    for g in guests:
        g.join()
    print("all are up")                        #: mark all
