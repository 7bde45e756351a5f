# verdict proved
# A handler, and a blocked signal, that a child inherits are there from its beginning.
import os, signal
from multiprocessing import Process
def f():
    signal.sigwait([signal.SIGUSR1])
if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    p = Process(target=f); p.start()
    p.terminate()
    os.kill(p.pid, signal.SIGUSR1)
    p.join()
    print(p.exitcode)
