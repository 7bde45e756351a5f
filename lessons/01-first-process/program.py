import os
import sys
from multiprocessing import Process

WORKERS = 2                                     #: knob 1..6 explore 1
CODE = 3                                        #: knob 0..99


def work(number):
    print("worker", number, "has PID", os.getpid())
    sys.exit(CODE)                              #: mark exit


if __name__ == "__main__":
    workers = [Process(target=work, args=(n,)) for n in range(WORKERS)]
    for w in workers:
        w.start()                               #: mark start
    for w in workers:
        w.join()                                #: switch join
    print("exit codes:", [w.exitcode for w in workers])  #: mark codes
