# verdict proved
from multiprocessing import Pool
def f(x): return 1 // x
if __name__ == "__main__":
    with Pool(1) as p:
        try: p.map(f, [1, 0])
        except ZeroDivisionError as e: print("caught", e)
