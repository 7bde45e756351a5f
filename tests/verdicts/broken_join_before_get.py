# verdict broken
# kind deadlock
# pattern join before drain
from multiprocessing import Process, Queue
def work(q): q.put("x" * 200000)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=work, args=(q,))
    p.start()
    p.join()
    print(len(q.get()))
