# verdict ends
# ends 2
# differs Process-1 ends with exit code -10 or 0
# caveat signal
import os, signal
from multiprocessing import Process
def f():
    signal.signal(signal.SIGUSR1, lambda n, frame: None)
if __name__ == "__main__":
    p = Process(target=f); p.start()
    os.kill(p.pid, signal.SIGUSR1)
    p.join()
