# verdict ends
# ends 2
# differs main prints b'xb' or b'ab'
from multiprocessing import Process, Queue
def f(q):
    x = bytearray(b"ab")
    q.put(x)
    x[0] = 120
if __name__ == "__main__":
    q = Queue()
    p = Process(target=f, args=(q,)); p.start()
    print(bytes(q.get())); p.join()
