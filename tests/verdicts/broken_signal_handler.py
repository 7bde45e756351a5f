# verdict broken
# caveat signal
# kind stale
import os, signal
from multiprocessing import Process, Value, Event
def f(v, e):
    def h(s, fr): v.value += 1
    signal.signal(signal.SIGUSR1, h)
    e.set()
    v.value += 1
if __name__ == "__main__":
    v, e = Value("i", 0), Event()
    p = Process(target=f, args=(v, e)); p.start()
    e.wait()
    os.kill(p.pid, signal.SIGUSR1)
    p.join()
    print(v.value)
