# verdict proved
from multiprocessing import Pool
class Job: n = 0
def f(x): return 1
if __name__ == "__main__":
    with Pool(1) as p:
        x = Job()
        r = p.apply_async(f, (x,))
        print(r.get())
        x.n = 2
