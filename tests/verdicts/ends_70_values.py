# verdict ends
# ends 2
# differs vs[69] ends as 1 or 2
from multiprocessing import Process, Value
def put(v, n): v.value = n
if __name__ == "__main__":
    vs = [Value("i", 0, lock=False) for _ in range(70)]
    ps = [Process(target=put, args=(vs[69], n)) for n in (1, 2)]
    for p in ps: p.start()
    for p in ps: p.join()
