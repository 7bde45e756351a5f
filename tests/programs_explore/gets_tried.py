# finds ok n=12
# finds ok n=21
# finds ok n=1
# caveat step
# feeders
from multiprocessing import Process, Queue, SimpleQueue, Value
from queue import Empty


def wait(q, n):
    n.value = n.value * 10 + q.get()


# Process-1 waits with the reading lock: two messages lie there, and main gets none of them.
if __name__ == "__main__":
    q, n = Queue(), Value("i", 0)
    p = Process(target=wait, args=(q, n))
    p.start()
    q.put(1)
    q.put(2)
    while q.empty():
        pass
    try:
        other = q.get_nowait()
    except Empty:
        other = None
    p.join()
    if other:
        n.value = n.value * 10 + other
