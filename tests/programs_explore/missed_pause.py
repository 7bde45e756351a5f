# finds deadlock
# finds ok
# orders 4
# pattern missed signal
# caveat signal
import os
import signal
from multiprocessing import Event, Process


def note(number, frame):
    pass


def wait(ready):
    signal.signal(signal.SIGUSR1, note)
    ready.set()
    signal.pause()


if __name__ == "__main__":
    ready = Event()
    ps = [Process(target=wait, args=(ready,))]
    signal.signal(signal.SIGUSR1, note)
    for p in ps:
        p.start()
    os.kill(ps[0].pid, signal.SIGUSR1)
    for p in ps:
        p.join()
