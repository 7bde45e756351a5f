# verdict ends
from multiprocessing import Pool
def f(x): return x
if __name__ == "__main__":
    p = Pool(1)
    p.map_async(f, [1])
    p.terminate()
    p.join()
