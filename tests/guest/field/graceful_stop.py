"""SIGTERM ends a loop at its next turn, not in its midst."""
import os
import signal
import time
from multiprocessing import Event, Process, Value

def work(ready, turns):
    stop = False
    def handler(number, frame):
        nonlocal stop
        stop = True
    signal.signal(signal.SIGTERM, handler)
    ready.set()
    while not stop:
        time.sleep(0.005)
        turns.value += 1
    print('stopped in order', flush=True)

if __name__ == '__main__':
    ready, turns = Event(), Value('i', 0)
    p = Process(target=work, args=(ready, turns))
    p.start()
    ready.wait()
    while turns.value < 3:
        time.sleep(0.005)
    p.terminate()
    p.join()
    print(p.exitcode, turns.value >= 3)
