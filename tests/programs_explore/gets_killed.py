# finds ok
# finds deadlock
from multiprocessing import Process, SimpleQueue


def wait(q):
    q.get()


# Process-1 is killed as it waits: it may have had the reading lock, and then main gets nothing.
if __name__ == "__main__":
    q = SimpleQueue()
    p = Process(target=wait, args=(q,))
    p.start()
    p.terminate()
    p.join()
    q.put(1)
    q.get()
