# bench: Pool.map of 100,000, default chunks | reach 3 | because what is left is python3's own cost too: a call of the
#     function for each item, and numbers on their way through two queues
from multiprocessing import Pool
from time import perf_counter
N = 100000
def nothing(x): return x
if __name__ == "__main__":
    with Pool(2) as pool:
        pool.map(nothing, range(10))
        t = perf_counter()
        pool.map(nothing, range(N))
        print(N / (perf_counter() - t))
