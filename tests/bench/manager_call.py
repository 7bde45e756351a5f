# bench: manager call | reach 10 | bare socket
from multiprocessing import Manager
from time import perf_counter
N = 20000
if __name__ == "__main__":
    with Manager() as m:
        d = m.dict(a=1)
        d["a"]
        t = perf_counter()
        for i in range(N): d["a"]
        print(N / (perf_counter() - t))
