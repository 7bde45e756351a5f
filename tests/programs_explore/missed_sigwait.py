# finds ok
# orders 1
import os
import signal
from multiprocessing import Event, Process


def wait(ready):
    signal.sigwait([signal.SIGUSR1])


if __name__ == "__main__":
    ready = Event()
    ps = [Process(target=wait, args=(ready,))]
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    for p in ps:
        p.start()
    os.kill(ps[0].pid, signal.SIGUSR1)
    for p in ps:
        p.join()
