# verdict ends
from multiprocessing import Process, Queue
from queue import Empty
def get(q):
    try: print(q.get(timeout=1))
    except Empty: print("none")
if __name__ == "__main__":
    q = Queue()
    p = Process(target=get, args=(q,)); p.start()
    q.put(1)
    p.join()
