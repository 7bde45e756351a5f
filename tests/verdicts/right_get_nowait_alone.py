# verdict proved
from multiprocessing import Process, Queue
from queue import Empty
def fill(q): q.put(1); q.put(2)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=fill, args=(q,)); p.start(); p.join()
    xs = []
    try:
        while True: xs.append(q.get_nowait())
    except Empty: pass
    print(xs)
