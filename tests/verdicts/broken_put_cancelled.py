# verdict broken
# kind deadlock
# pattern nobody puts
from multiprocessing import Process, Queue

def child(q):
    q.put("hello")
    q.cancel_join_thread()

if __name__ == "__main__":
    q = Queue()
    p = Process(target=child, args=(q,))
    p.start()
    print(q.get())
    p.join()
