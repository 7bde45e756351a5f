# verdict ends
# ends 2
from multiprocessing import Process
import time
def work(n, q):
    time.sleep(n)
    q.put(n)
if __name__ == "__main__":
    from multiprocessing import Queue
    q = Queue()
    ps = [Process(target=work, args=(n, q)) for n in (0.2, 0.1)]
    for p in ps: p.start()
    print([q.get() for _ in ps])
    for p in ps: p.join()
