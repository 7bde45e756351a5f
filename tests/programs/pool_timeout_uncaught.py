from multiprocessing import Pool
from time import sleep
def f(x):
    return x * x
if __name__ == '__main__':
    with Pool(processes=4) as pool:
        print(pool.map(f, range(10)))
        for i in sorted(pool.imap_unordered(f, range(10))):
            print(i)
        res = pool.apply_async(f, [10])
        print(res.get(timeout=10))
        res = pool.apply_async(sleep, [10])
        print(res.get(timeout=0.1))
