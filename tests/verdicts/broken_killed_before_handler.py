# verdict broken
# kind exception
# kind deadlock
# pattern missed signal
import os, signal
from multiprocessing import Process
def f():
    signal.signal(signal.SIGUSR1, lambda number, frame: None)
    signal.pause()
if __name__ == "__main__":
    p = Process(target=f); p.start()
    os.kill(p.pid, signal.SIGUSR1)
    p.join()
    assert p.exitcode == 0, "killed"
