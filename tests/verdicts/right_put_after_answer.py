# verdict proved
# The item changes only after it has arrived.
from multiprocessing import Process, Queue
def work(q, back):
    item = {"n": 0}
    for i in range(2):
        item["n"] = i
        q.put(item)
        back.get()
if __name__ == "__main__":
    q, back = Queue(), Queue()
    p = Process(target=work, args=(q, back))
    p.start()
    for i in range(2):
        assert q.get() == {"n": i}
        back.put(1)
    p.join()
