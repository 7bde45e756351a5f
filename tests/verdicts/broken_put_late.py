# verdict broken
# kind exception
# The list is pickled by the feeder, before or after the putter goes on with it.
from multiprocessing import Process, Queue, Value
def write(q, v):
    items = [1]
    q.put(items)
    v.value = 1
    items.append(2)
if __name__ == "__main__":
    q = Queue(); v = Value("i", 0)
    p = Process(target=write, args=(q, v)); p.start()
    assert len(q.get()) == 1
    p.join()
