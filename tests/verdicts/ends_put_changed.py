# verdict ends
# ends 2
# CPython pickles an item later than put returns.
from multiprocessing import Process, Queue
def work(q):
    items = [1]
    q.put(items)
    items.append(2)
if __name__ == "__main__":
    q = Queue()
    p = Process(target=work, args=(q,))
    p.start()
    print(len(q.get()))
    p.join()
