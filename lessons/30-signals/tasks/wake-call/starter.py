import os
import signal
import time
from multiprocessing import Process, Semaphore, Value

BAKERS = 3  #: knob 1..4 explore 2
CALL = {signal.SIGCONT}


def call(n, bakers, called):
    called[n].value = 1
    os.kill(bakers[n].pid, signal.SIGCONT)


def bake(n, called, ovens):
    ovens[n].value = 1 if called[n].value else -1


#: edit
def baker(n, called, ovens):
    signal.sigwait(CALL)
    bake(n, called, ovens)


def shift(bakers, called):
    for b in bakers:
        b.start()
    time.sleep(1)
    for n in range(BAKERS):
        call(n, bakers, called)
#: end


if __name__ == "__main__":
    called = [Value("i", 0) for _ in range(BAKERS)]
    ovens = [Value("i", 0) for _ in range(BAKERS)]
    bakers = [Process(target=baker, args=(n, called, ovens)) for n in range(BAKERS)]
    shift(bakers, called)
    for b in bakers:
        b.join()
    print("ovens:", [oven.value for oven in ovens])
