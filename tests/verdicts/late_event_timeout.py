# verdict ends
from multiprocessing import Process, Event
def wait(e): print(e.wait(1))
if __name__ == "__main__":
    e = Event()
    p = Process(target=wait, args=(e,)); p.start()
    e.set()
    p.join()
