# verdict ends
from multiprocessing import Pool
def f(x): return x
if __name__ == "__main__":
    with Pool(1) as p:
        p.apply_async(f, (1,))
