# verdict ends
from multiprocessing import Process, Queue
from queue import Full
def put(q):
    try: q.put(2, timeout=1)
    except Full: print("full")
if __name__ == "__main__":
    q = Queue(1); q.put(1)
    p = Process(target=put, args=(q,)); p.start()
    print(q.get())
    p.join()
