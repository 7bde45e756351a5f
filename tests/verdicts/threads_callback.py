# verdict ends
# caveat threads 6
from multiprocessing import Pool
got = []
def f(x): return x
def cb(x): got.append(x)
if __name__ == "__main__":
    with Pool(1) as p:
        r = p.apply_async(f, (1,), callback=cb)
        print(len(got))
        r.wait()
