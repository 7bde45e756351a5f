# verdict ends
# ends 2
# differs a[299] ends as 1 or 2
from multiprocessing import Process, RawArray
def put(a, n): a[299] = n
if __name__ == "__main__":
    a = RawArray("i", 300)
    ps = [Process(target=put, args=(a, n)) for n in (1, 2)]
    for p in ps: p.start()
    for p in ps: p.join()
