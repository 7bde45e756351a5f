# bench: manager call | reach 10 | bare socket | because a link's two messages take 3 µs of the 7; the rest is the
#     Python of proxy and server, some thirty lines a call on either side
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
