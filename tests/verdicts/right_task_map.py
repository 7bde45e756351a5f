# verdict proved
from multiprocessing import Pool
def f(x): return 1
if __name__ == "__main__":
    with Pool(1) as p:
        x = [1]
        r = p.map_async(f, [x, 0])
        print(r.get())
        x.append(2)
