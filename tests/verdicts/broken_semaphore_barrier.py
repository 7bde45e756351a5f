# verdict broken
# kind deadlock
from multiprocessing import Process, Semaphore, Lock, Value
N = 2
def f(n, lock, gate):
    with lock:
        n.value += 1
    if n.value == N:
        gate.release()
    gate.acquire()
if __name__ == "__main__":
    n, lock, gate = Value("i", 0), Lock(), Semaphore(0)
    ps = [Process(target=f, args=(n, lock, gate)) for _ in range(N)]
    for p in ps: p.start()
    for p in ps: p.join()
    print("all through")
