# verdict ends
# ends 2
# differs main prints -15 or 3
import signal, sys
from multiprocessing import Process
def leave(number, frame):
    sys.exit(3)
def f():
    signal.signal(signal.SIGTERM, leave)
    signal.pause()
if __name__ == "__main__":
    p = Process(target=f); p.start()
    p.terminate()
    p.join()
    print(p.exitcode)
