# verdict ends
# ends 1
# caveat pattern
from multiprocessing import Process, Pipe, Queue

def work(c, q):
    q.put(c.recv())

if __name__ == "__main__":
    r, w = Pipe(duplex=False)
    q = Queue()
    ps = [Process(target=work, args=(r, q)) for _ in range(2)]
    for p in ps: p.start()
    w.send("a"); w.send("a")
    print(q.get(), q.get())
    for p in ps: p.join()
