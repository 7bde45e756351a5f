# verdict proved
# The reader says by a Value that it has the item.
from multiprocessing import Process, Queue, Value
def f(q, got):
    x = [1]
    q.put(x)
    while not got.value: pass
    x.append(2)
if __name__ == "__main__":
    q, got = Queue(), Value("i", 0)
    p = Process(target=f, args=(q, got)); p.start()
    print(q.get()); got.value = 1; p.join()
