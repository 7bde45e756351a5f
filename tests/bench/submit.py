# bench: executor.submit to result | reach 10 | because a future goes through three strands and two queues there and
#     back
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter
N = 5000
def nothing(x): return x
if __name__ == "__main__":
    with ProcessPoolExecutor(2) as ex:
        ex.submit(nothing, 0).result()
        t = perf_counter()
        for i in range(N): ex.submit(nothing, i).result()
        print(N / (perf_counter() - t))
