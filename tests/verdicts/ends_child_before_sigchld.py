# verdict ends
# ends 2
# differs main prints 0 or 1
import signal
from multiprocessing import Process
told = []
def f():
    pass
if __name__ == "__main__":
    p = Process(target=f); p.start()
    signal.signal(signal.SIGCHLD, lambda n, frame: told.append(n))
    p.join()
    print(len(told))
