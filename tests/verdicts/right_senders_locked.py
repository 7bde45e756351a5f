# verdict proved
from multiprocessing import Process, Pipe, Lock
def f(w, lock):
    with lock: w.send("same")
if __name__ == "__main__":
    (r, w), lock = Pipe(False), Lock()
    ps = [Process(target=f, args=(w, lock)) for _ in range(2)]
    for p in ps: p.start()
    print(r.recv(), r.recv())
    for p in ps: p.join()
