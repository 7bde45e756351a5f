# verdict broken
# kind exception
# The list is pickled late. What the child puts back nobody else has: it is pickled at once, on real processes too.
from multiprocessing import Process, Queue
def back(q, r):
    r.put(q.get())
if __name__ == "__main__":
    q, r = Queue(), Queue()
    p = Process(target=back, args=(q, r)); p.start()
    items = [1]
    q.put(items)
    r.put(0)
    items.append(2)
    assert [1] in (r.get(), r.get())
    p.join()
