# verdict ends
# caveat step 8
# What it has taken says nothing of the item.
from multiprocessing import Process, Queue
def f(a, q):
    x = [1]
    a.get()
    q.put(x)
    a.get()
    x.append(2)
if __name__ == "__main__":
    a, q = Queue(), Queue()
    p = Process(target=f, args=(a, q)); p.start()
    a.put(1); a.put(2)
    q.get(); p.join()
