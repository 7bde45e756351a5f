# finds ok
# finds deadlock
import threading
from multiprocessing import Process, SimpleQueue


def leave(q):
    threading.Thread(target=q.get, daemon=True).start()


# The thread waits for a message as its process ends: it may have had the reading lock.
if __name__ == "__main__":
    q = SimpleQueue()
    p = Process(target=leave, args=(q,))
    p.start()
    p.join()
    q.put(1)
    q.get()
