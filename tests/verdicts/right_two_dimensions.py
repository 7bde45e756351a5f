# verdict proved
from multiprocessing import Process, Array
N = 2
def work(a, r):
    for c in range(N): a[r * N + c] = r * 10 + c
if __name__ == "__main__":
    a = Array("i", N * N)
    ps = [Process(target=work, args=(a, r)) for r in range(N)]
    for p in ps: p.start()
    for p in ps: p.join()
    print([a[r * N:r * N + N] for r in range(N)])
