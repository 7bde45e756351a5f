# verdict proved
from multiprocessing import Process, Queue
def work(q): q.put(hash("a"))
if __name__ == "__main__":
    q = Queue()
    p = Process(target=work, args=(q,))
    p.start()
    print(q.get() == hash("a"))
    p.join()
