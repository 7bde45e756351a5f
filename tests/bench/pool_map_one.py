# bench: Pool.map of 100,000, chunks of 1 | reach 8 | because each task is a message there and one back, taken by two
#     workers from one lock in turn
from multiprocessing import Pool
from time import perf_counter
N = 100000
def nothing(x): return x
if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(nothing, range(10))
        t = perf_counter()
        pool.map(nothing, range(N), chunksize=1)
        print(N / (perf_counter() - t))
