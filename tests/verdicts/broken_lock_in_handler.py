# verdict broken
# kind deadlock
# pattern circular wait
import signal, os
from multiprocessing import Lock

lock = Lock()

def on(s, f):
    with lock:
        print("handler")

if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, on)
    with lock:
        os.kill(os.getpid(), signal.SIGUSR1)
        print("in")
