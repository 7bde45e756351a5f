# verdict proved
from multiprocessing import Process, Queue
def work(q, rows):
    for row in rows: q.put(row)
    for i in range(2):
        row = [i]
        q.put(row)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=work, args=(q, [[1], [2]]))
    p.start()
    print([q.get() for _ in range(4)])
    p.join()
