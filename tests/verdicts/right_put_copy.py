# verdict proved
# What is put is a copy, or cannot change: no step is needed to pickle it.
from multiprocessing import Process, Queue, Value
def write(q, v):
    items = [1]
    q.put(list(items))
    q.put(tuple(items))
    v.value = 1
    items.append(2)
if __name__ == "__main__":
    q = Queue(); v = Value("i", 0)
    p = Process(target=write, args=(q, v)); p.start()
    print(len(q.get()), len(q.get()))
    p.join()
