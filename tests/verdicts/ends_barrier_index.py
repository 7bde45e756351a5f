# verdict ends
# ends 2
from multiprocessing import Process, Barrier
def f(b, n):
    if b.wait() == 0: print(n, "is chosen")
if __name__ == "__main__":
    b = Barrier(2)
    ps = [Process(target=f, args=(b, n)) for n in "ab"]
    for p in ps: p.start()
    for p in ps: p.join()
