# verdict proved
# A SimpleQueue's put pickles at once.
from multiprocessing import Process, SimpleQueue
def f(q):
    xs = []
    for i in range(2):
        xs.append(i)
        q.put(xs)
if __name__ == "__main__":
    q = SimpleQueue()
    p = Process(target=f, args=(q,)); p.start()
    print(q.get(), q.get()); p.join()
