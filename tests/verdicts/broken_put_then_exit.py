# verdict broken
# kind deadlock
# pattern nobody puts
from multiprocessing import Process, Queue
import os

def child(q):
    q.put("hello")
    os._exit(0)

if __name__ == "__main__":
    q = Queue()
    p = Process(target=child, args=(q,))
    p.start()
    print(q.get())
    p.join()
