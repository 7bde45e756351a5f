# verdict ends
# ends 2
# differs Process-1 ends with exit code -12 or 0
import os, signal
from multiprocessing import Process
def f():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    signal.sigwait([signal.SIGUSR2])
if __name__ == "__main__":
    p = Process(target=f); p.start()
    os.kill(p.pid, signal.SIGUSR2)
    p.join()
