# orders 2
# finds ok
# finds deadlock
import os
import signal
from multiprocessing import Process


# The wait is the child's first step, and the signal may still come before it.
def wait():
    signal.sigwait({signal.SIGCONT})


if __name__ == "__main__":
    p = Process(target=wait)
    p.start()
    os.kill(p.pid, signal.SIGCONT)
    p.join()
