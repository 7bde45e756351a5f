# verdict proved
from concurrent.futures import ProcessPoolExecutor
class Job: n = 0
def f(x): return 1
if __name__ == "__main__":
    with ProcessPoolExecutor(1) as p:
        x = Job()
        r = p.submit(f, x)
        print(r.result())
        x.n = 2
