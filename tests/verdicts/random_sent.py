# verdict ends
# caveat random
from multiprocessing import Process, Queue
from random import randint
def work(q): q.put(randint(1, 1000))
if __name__ == "__main__":
    q = Queue()
    p = Process(target=work, args=(q,))
    p.start()
    print(q.get() > 0)
    p.join()
