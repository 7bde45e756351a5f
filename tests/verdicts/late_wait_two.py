# verdict ends
from multiprocessing import Process, Pipe
from multiprocessing.connection import wait
def say(c, n): c.send(n)
if __name__ == "__main__":
    pairs = [Pipe(False) for _ in range(2)]
    ps = [Process(target=say, args=(w, i)) for i, (r, w) in enumerate(pairs)]
    for p in ps: p.start()
    print([r.recv() for r in wait([r for r, w in pairs])])
    for p in ps: p.join()
