# verdict ends
# caveat step 8
from multiprocessing import Pool
def f(x): return 1
if __name__ == "__main__":
    with Pool(1) as p:
        x = [1]
        r = p.apply_async(f, (x,))
        x.append(2)
        print(r.get())
