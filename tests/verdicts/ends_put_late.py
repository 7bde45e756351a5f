# verdict ends
# ends 2
# differs w ends as 1 or 2
from multiprocessing import Process, Queue, Value
def write(q, v):
    items = [1]
    q.put(items)
    v.value = 1
    items.append(2)
if __name__ == "__main__":
    q = Queue(); v = Value("i", 0); w = Value("i", 0)
    p = Process(target=write, args=(q, v)); p.start()
    w.value = len(q.get())
    p.join()
