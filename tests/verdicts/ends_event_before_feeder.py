# verdict ends
# ends 2
from multiprocessing import Process, Queue, Event

def work(q, e):
    q.put(1)
    e.set()

if __name__ == "__main__":
    q, e = Queue(), Event()
    p = Process(target=work, args=(q, e))
    p.start()
    e.wait()
    print(q.empty())
    q.get()
    p.join()
