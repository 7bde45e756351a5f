# verdict proved
import signal, sys
from multiprocessing import Process, Event
def f(e):
    def h(s, fr):
        print("cleanup"); sys.exit(0)
    signal.signal(signal.SIGTERM, h)
    e.set()
    while True: signal.pause()
if __name__ == "__main__":
    e = Event()
    p = Process(target=f, args=(e,)); p.start()
    e.wait()
    p.terminate(); p.join()
    print(p.exitcode)
