# verdict broken
# kind deadlock
# pattern nobody puts
from multiprocessing import Process, Queue
def work(q):
    for x in iter(q.get, None): pass
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=work, args=(q,)) for _ in range(2)]
    for p in ps: p.start()
    q.put(1)
    q.put(None)
    for p in ps: p.join()
