# verdict proved
from multiprocessing import Pool
def f(x): return x + 1
if __name__ == "__main__":
    pool = Pool(1)
    r = pool.apply_async(f, (1,))
    pool.close()
    pool.join()
    print(r.get())
