# verdict ends
# ends 2
from multiprocessing import Process, Value
def put(v, n): v.value = n
if __name__ == "__main__":
    vs = []
    vs.append(Value("i", 0))
    ps = [Process(target=put, args=(vs[0], n)) for n in (1, 2)]
    for p in ps: p.start()
    for p in ps: p.join()
