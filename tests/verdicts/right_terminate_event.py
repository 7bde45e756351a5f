# verdict proved
from multiprocessing import Process, Event
import time
def server(ready):
    ready.set()
    while True:
        time.sleep(1)
if __name__ == "__main__":
    ready = Event()
    p = Process(target=server, args=(ready,))
    p.start()
    ready.wait()
    p.terminate()
    p.join()
    print(p.exitcode)
