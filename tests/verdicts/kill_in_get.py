# verdict broken
# kind exception
from multiprocessing import Process, Queue
def f(q): q.get()
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,))
    p.start()
    p.terminate(); p.join()
    q.put(1)
    print(q.get(timeout=1))
