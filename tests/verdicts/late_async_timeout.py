# verdict ends
from multiprocessing import Pool, TimeoutError
def f(x): return x
if __name__ == "__main__":
    with Pool(1) as pool:
        r = pool.apply_async(f, (1,))
        try: print(r.get(timeout=1))
        except TimeoutError: print("late")
