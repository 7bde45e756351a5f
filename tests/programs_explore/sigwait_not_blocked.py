# orders 3
# finds ok
import os
import signal
from multiprocessing import Process


# Until sigwait has begun a signal that is not blocked acts as it does: here it ends main.
def ring(host):
    os.kill(host, signal.SIGUSR1)


if __name__ == "__main__":
    p = Process(target=ring, args=(os.getpid(),))
    p.start()
    print("the kettle is on")
    signal.sigwait({signal.SIGUSR1})
    print("somebody is there")
    p.join()
