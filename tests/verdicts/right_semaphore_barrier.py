# verdict proved
from multiprocessing import Process, Semaphore, Lock, Value
N = 3
def f(n, lock, gate):
    with lock:
        n.value += 1
        if n.value == N:
            gate.release()
    gate.acquire()
    gate.release()
    assert n.value == N
if __name__ == "__main__":
    n, lock, gate = Value("i", 0), Lock(), Semaphore(0)
    ps = [Process(target=f, args=(n, lock, gate)) for _ in range(N)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("all through")
