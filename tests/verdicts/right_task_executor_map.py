# verdict proved
from concurrent.futures import ProcessPoolExecutor
def f(x): return 1
if __name__ == "__main__":
    with ProcessPoolExecutor(1) as p:
        x = [1]
        r = p.map(f, [x])
        print(list(r))
        x.append(2)
