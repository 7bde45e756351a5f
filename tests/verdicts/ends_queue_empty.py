# verdict ends
# differs main prints 0 or 1
from multiprocessing import Process, Queue
def work(q): q.put("x")
if __name__ == "__main__":
    q = Queue()
    p = Process(target=work, args=(q,))
    p.start()
    n = 0
    while not q.empty():
        q.get()
        n += 1
    p.join()
    print(n)
