# verdict proved
# What arrives may be [1] or [1, 2], and nobody looks.
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
