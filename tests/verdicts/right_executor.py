# verdict proved
from concurrent.futures import ProcessPoolExecutor
def f(x): return x * 2
if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as ex:
        print(sum(ex.map(f, [1, 2])))
