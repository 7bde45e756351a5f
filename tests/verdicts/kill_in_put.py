# verdict broken
# kind deadlock
# pattern the holder was killed
from multiprocessing import Process, Queue
def f(q): q.put(1)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,))
    p.start()
    p.kill(); p.join()
    q.put(2)
