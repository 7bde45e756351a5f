# verdict proved
from multiprocessing import Pool
got = []
def f(x): return x
def cb(x): got.append(x)
if __name__ == "__main__":
    p = Pool(1)
    p.apply_async(f, (1,), callback=cb)
    p.close(); p.join()
    print(got)
