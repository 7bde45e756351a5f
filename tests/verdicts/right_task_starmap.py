# verdict proved
from multiprocessing import Pool
def f(x): return 1
if __name__ == "__main__":
    with Pool(1) as p:
        x = bytearray(b"a")
        r = p.starmap_async(f, [(x,)])
        print(r.get())
        x.append(98)
