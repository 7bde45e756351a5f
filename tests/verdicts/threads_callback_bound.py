# verdict ends
# caveat threads 9
from multiprocessing import Pool
got = []
def f(x): return x
if __name__ == "__main__":
    with Pool(1) as p:
        r = p.apply_async(f, (1,), callback=got.append)
        print(len(got))
        r.wait()
