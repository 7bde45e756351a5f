# verdict not proved
# caveat pattern
from multiprocessing import Process, Pipe, Value
def f(r, lock_free): r.recv()
if __name__ == "__main__":
    r, w = Pipe(False)
    ps = [Process(target=f, args=(r, 0)) for _ in range(2)]
    for p in ps: p.start()
    for _ in ps: w.send("x" * 70000)
    for p in ps: p.join()
