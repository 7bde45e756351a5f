import os
import signal
from multiprocessing import Process


def visitor(host):
    os.kill(host, signal.SIGUSR1)              #: mark ring


if __name__ == "__main__":
    p = Process(target=visitor, args=(os.getpid(),))
    p.start()
    print("the kettle is on")                  #: mark kettle
    signal.sigwait({signal.SIGUSR1})           #: mark wait
    print("somebody is at the door")
    p.join()
